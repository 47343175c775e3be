from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLabel, QLineEdit, QTabWidget

from studyapp.domain.class_tables import Sheet
from studyapp.domain.progress_file import ProgressFile
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.formats.progress_file import read_progress, write_progress
from studyapp.ui.classes.arrival import Arrival
from studyapp.ui.classes.class_name import ClassName
from studyapp.ui.classes.hand_in import HandIn
from studyapp.ui.classes.together import Together
from studyapp.ui.classes.window import ClassWindow
from studyapp.ui.classes.work import ClassWork
from tests.progress_samples import asked_cards, class_file
from tests.robots import Robot
from tests.ui.house import House, opened_house

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from studyapp.domain.document import DocumentId, Place


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    with opened_house(qtbot, tmp_path / "data") as house:
        yield house


@pytest.fixture
def document_id(house: House) -> DocumentId:
    document_id = house.add_example()
    cards = house.app.quiz.cards(document_id)
    house.app.quiz.approve([card.id for card in cards])
    question = house.app.quiz.next_question(None, StudyKind.LEARN)
    assert question is not None
    house.app.quiz.answer(question.card.id, Grade.AGAIN, kind=StudyKind.LEARN, duration_ms=900)
    return document_id


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(7):
        (folder / f"{number}.studyprogress").write_bytes(write_progress(class_file(number, 25, cards=asked_cards(6))))
    return folder


def work_of(house: House) -> ClassWork:
    return ClassWork(house.app.classes, house.app.machines, house.app.library, house.shell, house.window)


def class_window(qtbot: QtBot, house: House) -> tuple[ClassWindow, Robot]:
    work_of(house).open_class()
    window = house.window.findChild(ClassWindow)
    assert window is not None
    return window, Robot(qtbot, window)


def filled(qtbot: QtBot, house: House, paths: tuple[Path, ...], learners: int) -> tuple[ClassWindow, Robot]:
    house.app.classes.create("Form 9b")
    window, robot = class_window(qtbot, house)
    window.add_paths(paths)
    robot.wait(lambda: window.report is not None and len(window.report.learners) == learners)
    return window, robot


def test_an_empty_view_explains_and_makes_the_first_class(qtbot: QtBot, house: House) -> None:
    window, robot = class_window(qtbot, house)
    assert robot.sees("class_first")
    robot.click("class_first")
    robot.find(QLineEdit, "class_name").setText("Form 9b")
    robot.click("class_name_save")

    robot.wait(lambda: [each.name for each in house.app.classes.classes()] == ["Form 9b"])
    robot.settle()
    window.close()


def test_files_that_are_dropped_make_the_tables_and_bad_ones_are_named(qtbot: QtBot, house: House, files: Path) -> None:
    (files / "bad.studyprogress").write_bytes(b"PK")
    house.app.classes.create("Form 9b")
    window, robot = class_window(qtbot, house)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(files))])
    none = Qt.MouseButton.NoButton
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, none, Qt.KeyboardModifier.NoModifier))

    robot.wait(lambda: window.report is not None and len(window.report.learners) == 7)

    assert "bad.studyprogress" in robot.find(QLabel, "class_faults").text()
    assert len(window.view(Sheet.LEARNERS).shown_texts()) == 7
    window.close()


def test_names_keep_room_however_narrow_the_window_is(qtbot: QtBot, house: House, files: Path) -> None:
    window, _ = filled(qtbot, house, (files,), 7)
    view = window.view(Sheet.LEARNERS)
    for width, scrolls in ((700, True), (1500, False)):
        window.resize(width, 500)
        qtbot.waitUntil(lambda wanted=width: window.width() >= wanted)
        qtbot.waitUntil(lambda wanted=scrolls: (view.horizontalScrollBar().maximum() > 0) is wanted)
        assert view.columnWidth(0) >= 160
    window.close()


def number(text: str) -> float | str:
    """What a cell of the screen says, as the number that it is."""
    plain = text.replace("−", "-")
    if re.fullmatch(r"[-+]?[\d.]+( %)?", plain):
        return float(plain.removesuffix(" %")) / (100 if plain.endswith("%") else 1)
    return "" if text == "–" else text


def field(text: str) -> float | str:
    return float(text) if re.fullmatch(r"-?[\d.]+", text) else text


@pytest.mark.parametrize("sheet", [Sheet.LEARNERS, Sheet.ITEMS])
def test_the_csv_and_the_page_equal_the_screen_however_it_is_sorted(
    qtbot: QtBot, house: House, files: Path, sheet: Sheet
) -> None:
    window, _ = filled(qtbot, house, (files,), 7)
    window.view(sheet).sortByColumn(3, Qt.SortOrder.DescendingOrder)
    screen = window.view(sheet).shown_texts()

    rows = list(csv.reader(io.StringIO(window.csv(sheet).removeprefix("\ufeff"))))[1:]
    assert [[field(cell) for cell in row] for row in rows] == [[number(cell) for cell in row] for row in screen]
    cells = [unescape(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", window.page())]
    flat = [cell for row in screen for cell in row]
    assert any(cells[at : at + len(flat)] == flat for at in range(len(cells)))
    window.close()


def test_the_page_becomes_a_pdf_and_a_table_a_file(qtbot: QtBot, house: House, files: Path, tmp_path: Path) -> None:
    window, robot = filled(qtbot, house, (files,), 7)
    for kind in ("csv", "pdf"):
        robot.click(f"class_{kind}")
        dialog = robot.find(QFileDialog, f"class_{kind}_dialog")
        path = tmp_path / f"report.{kind}"
        dialog.fileSelected.emit(str(path))
        dialog.close()
        robot.wait(path.exists)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "report.csv").read_bytes().startswith(window.csv(Sheet.LEARNERS).encode())
    window.close()


def test_the_passage_is_shown_and_can_be_gone_to(
    qtbot: QtBot, house: House, document_id: DocumentId, tmp_path: Path
) -> None:
    path = tmp_path / "ada.studyprogress"
    house.app.machines.write_for_class(path)
    window, robot = filled(qtbot, house, (path,), 1)
    robot.find(QTabWidget, "class_tabs").setCurrentIndex(2)
    window.view(Sheet.PASSAGES).selectRow(0)
    asked: list[Place] = []
    house.shell.signals.place_requested.connect(asked.append)

    robot.click("class_source")

    assert asked[0].document_id == document_id
    assert window.report is not None
    assert robot.find(QLabel, "class_passage_words").text() == window.report.passages[0].words
    window.close()


def test_a_class_is_removed_on_the_second_press(qtbot: QtBot, house: House, files: Path) -> None:
    window, robot = filled(qtbot, house, (files,), 7)
    robot.click("class_remove")
    assert house.app.classes.classes()

    robot.click("class_remove")

    assert house.app.classes.classes() == ()
    assert robot.sees("class_first")
    window.close()


def test_a_learner_hands_in_under_the_name_they_choose(
    qtbot: QtBot, house: House, document_id: DocumentId, tmp_path: Path
) -> None:
    house.shell.signals.set_document(document_id)
    work_of(house).handlers()["class.hand_in"]()
    dialog = house.window.findChild(HandIn)
    assert dialog is not None
    robot = Robot(qtbot, dialog)
    robot.type_into("hand_in_name", "Heron")
    path = tmp_path / "heron.studyprogress"
    robot.click("hand_in_save")
    robot.find(QFileDialog, "hand_in_dialog").fileSelected.emit(str(path))

    qtbot.waitUntil(path.exists)

    file = read_progress("x", path.read_bytes())
    assert isinstance(file, ProgressFile)
    assert (file.machine.name, len(file.answers)) == ("Heron", 1)


def test_two_computers_are_kept_together_from_the_dialog(
    qtbot: QtBot, house: House, document_id: DocumentId, tmp_path: Path
) -> None:
    assert document_id
    shared = tmp_path / "shared"
    shared.mkdir()
    dialog = Together(house.app.machines, house.shell, house.window)
    robot = Robot(qtbot, dialog)
    remembered: list[tuple[str, bool]] = []
    dialog.remembered.connect(lambda folder, by_itself: remembered.append((folder, by_itself)))
    dialog.use_folder(shared)
    robot.wait(lambda: "No other computer" in robot.find(QLabel, "together_state").text())
    robot.find(QCheckBox, "together_by_itself").setChecked(True)
    dialog.show()
    robot.click("together_go")
    robot.wait(lambda: "Done" in robot.find(QLabel, "together_state").text())

    assert len(list(shared.iterdir())) == 1
    assert remembered[-1] == (str(shared), True)
    dialog.close()


def test_computers_exchange_by_themselves_only_when_asked_to_and_the_folder_is_there(
    qtbot: QtBot, house: House, document_id: DocumentId, tmp_path: Path
) -> None:
    assert document_id
    shared = tmp_path / "shared"
    work = work_of(house)
    work.begin()
    house.shell.look.apply(replace(house.shell.look.settings, sync_folder=str(shared), sync_by_itself=True))
    work.begin()
    work.finish()
    assert not shared.exists()
    shared.mkdir()

    work.begin()

    qtbot.waitUntil(lambda: bool(list(shared.glob("*.studyprogress"))))
    work.finish()
    assert len(list(shared.iterdir())) == 1


def given(qtbot: QtBot, house: House, *paths: Path) -> tuple[ClassWork, Arrival, Robot]:
    work = work_of(house)
    work.add_files(paths)
    qtbot.waitUntil(lambda: house.window.findChild(Arrival) is not None)
    dialog = house.window.findChild(Arrival)
    assert dialog is not None
    return work, dialog, Robot(qtbot, dialog)


def test_a_progress_file_given_to_the_program_goes_into_the_class_that_is_chosen(
    qtbot: QtBot, house: House, files: Path
) -> None:
    older = house.app.classes.create("Form 9b")
    house.clock.move(minutes=1)
    house.app.classes.create("Form 9c")
    (files / "torn.studyprogress").write_bytes(b"PK")
    _, _, robot = given(qtbot, house, files / "1.studyprogress", files / "torn.studyprogress")
    said = [label.text() for label in robot.widget.findChildren(QLabel)]
    assert any(", made " in text for text in said)
    assert any(text.startswith("torn.studyprogress") for text in said)
    choice = robot.find(QComboBox, "arrival_class")
    assert [choice.itemText(row) for row in range(choice.count())] == ["Form 9c", "Form 9b", "A new class…"]
    choice.setCurrentIndex(1)
    robot.click("arrival_add")
    window = house.window.findChild(ClassWindow)
    assert window is not None
    qtbot.waitUntil(lambda: window.report is not None and len(window.report.learners) == 1)
    assert house.app.classes.report(older).learners
    window.close()


def test_a_progress_file_may_begin_a_new_class(qtbot: QtBot, house: House, files: Path) -> None:
    _, _, robot = given(qtbot, house, *(files / f"{number}.studyprogress" for number in range(7)), files)
    assert "and 6 more" in robot.find(QLabel, "arrival_files").text()
    robot.click("arrival_add")
    qtbot.waitUntil(lambda: house.window.findChild(ClassName) is not None)
    naming = Robot(qtbot, house.window.findChild(ClassName))
    naming.find(QLineEdit, "class_name").setText("Form 7a")
    naming.click("class_name_save")
    qtbot.waitUntil(lambda: (found := house.window.findChild(ClassWindow)) is not None and found.report is not None)
    window = house.window.findChild(ClassWindow)
    assert window is not None
    qtbot.waitUntil(lambda: window.report is not None and len(window.report.learners) == 7)
    window.close()


def test_a_file_of_the_other_computer_asks_whether_it_is_the_learners_own(
    qtbot: QtBot, house: House, document_id: DocumentId, tmp_path: Path
) -> None:
    with opened_house(qtbot, tmp_path / "other") as other:
        other.add_example()
        other.app.machines.leave(tmp_path)
    (path,) = tmp_path.glob("*.studyprogress")
    assert document_id
    work = work_of(house)
    with qtbot.waitSignal(work.settings_requested) as remembered:
        work.add_files([path])
        qtbot.waitUntil(lambda: house.window.findChild(Together) is not None)
        robot = Robot(qtbot, house.window.findChild(Together))
        qtbot.waitUntil(lambda: "Is it yours?" in robot.find(QLabel, "together_state").text())
        assert house.shell.look.settings.sync_folder == ""
        robot.click("together_go")
    assert remembered.args is not None
    assert remembered.args[0].sync_folder == str(tmp_path)
    qtbot.waitUntil(lambda: "Done." in robot.find(QLabel, "together_state").text())
    house.window.findChild(Together).close()


def test_a_file_that_cannot_be_used_is_named(qtbot: QtBot, house: House, tmp_path: Path) -> None:
    path = tmp_path / "torn.studyprogress"
    path.write_bytes(b"PK")
    house.window.show()
    work_of(house).add_files([path])
    qtbot.waitUntil(lambda: "torn.studyprogress is damaged" in house.shell.messages.text)
    house.window.hide()
