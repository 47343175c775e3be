from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QListView, QMenu, QPushButton

from studyapp.domain.changes import Changes, Topic
from studyapp.ui.library.opening import Opening
from studyapp.ui.library.panel import LibraryPanel
from tests.formats.hostile_files import hostile
from tests.robots import LibraryRobot

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.ui.house import House

TIDES = "The tides of Osby rise twice a day, and the harbour waits for them."


@pytest.fixture
def library(qtbot: QtBot, house: House) -> LibraryRobot:
    panel = LibraryPanel(house.app.library, house.shell, house.window)
    panel.resize(260, 600)
    house.window.show()
    qtbot.waitExposed(house.window)
    house.window.activateWindow()
    return LibraryRobot(qtbot, panel)


def refresh(house: House) -> None:
    house.shell.signals.changed.emit(Changes(Topic.DOCUMENTS))


def test_an_empty_library_says_what_to_do(house: House, library: LibraryRobot):
    heard: list[str] = []
    house.shell.signals.action_requested.connect(heard.append)
    assert library.sees("empty_state")
    for name in ("library_file_open", "library_file_paste", "library_file_sample"):
        library.click(name)
    assert heard == ["file.open", "file.paste", "file.sample"]


def test_documents_are_listed_and_opened(house: House, library: LibraryRobot):
    document_id = house.add_example()
    heard: list[object] = []
    house.shell.signals.document_requested.connect(heard.append)
    refresh(house)
    library.open("The Harbour Wall")
    assert heard == [document_id]


def test_the_filter_hides_what_does_not_match(house: House, library: LibraryRobot):
    house.add_example()
    house.app.library.import_text(TIDES, title="Tides")
    refresh(house)
    library.wait(lambda: len(library.titles()) == 2)
    library.type_into("library_filter", "tid")
    assert library.titles() == ["Tides"]


def test_a_title_is_changed_in_place(house: House, library: LibraryRobot):
    house.add_example()
    refresh(house)
    library.rename("The Harbour Wall", "A wall in Osby")
    library.wait(lambda: library.titles() == ["A wall in Osby"])
    assert house.app.history.undo_name() == "library.rename"


def test_a_blank_title_is_refused_with_a_sentence(house: House, library: LibraryRobot):
    house.add_example()
    refresh(house)
    library.rename("The Harbour Wall", "   ")
    library.wait(lambda: "at least one letter" in house.shell.messages.text)
    assert library.titles() == ["The Harbour Wall"]


def test_what_is_removed_can_come_back(house: House, library: LibraryRobot):
    house.add_example()
    refresh(house)
    library.remove("The Harbour Wall")
    library.wait(lambda: "Removed" in house.shell.messages.text)
    library.wait(lambda: library.titles() == [])
    house.shell.jobs.write(house.app.history.undo)
    library.wait(lambda: library.titles() == ["The Harbour Wall"])


def test_the_menu_of_a_document_offers_what_the_keys_do(house: House, library: LibraryRobot):
    house.add_example()
    refresh(house)
    library.choose("The Harbour Wall")
    view = library.find(QListView, "library_list")
    view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
    menu = library.widget.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [
        "Open",
        "Rename (F2)",
        "Open a new edition…",
        "Remove (Del)",
    ]
    menu.hide()


def test_the_model_keeps_qts_rules(house: House, library: LibraryRobot, qtmodeltester: ModelTester):
    house.add_example()
    refresh(house)
    library.wait(library.titles)
    qtmodeltester.check(library.list.model(), force_py=True)


def test_a_line_is_spoken_in_full(house: House, library: LibraryRobot):
    house.add_example()
    refresh(house)
    library.choose("The Harbour Wall")
    spoken = library.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "The Harbour Wall" in spoken
    assert "6 May 2019" in spoken


@pytest.fixture
def opening(house: House) -> Opening:
    house.window.show()
    return Opening(house.app.library, house.shell, house.window)


def titles(house: House) -> list[str]:
    return [summary.title for summary in house.app.library.documents()]


def test_a_pasted_text_becomes_a_document(qtbot: QtBot, house: House, opening: Opening):
    QGuiApplication.clipboard().setText(TIDES)
    with qtbot.waitSignal(house.shell.signals.document_requested):
        opening.paste()
    assert len(titles(house)) == 1


def test_pasted_rich_text_keeps_its_headings(qtbot: QtBot, house: House, opening: Opening):
    data = QMimeData()
    data.setHtml("<h2>High water</h2><p>The tide <b>rises</b> twice a day.</p><ul><li>Moon</li></ul>")
    data.setText("High water The tide rises twice a day. Moon")
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(house.shell.signals.document_requested, timeout=20_000):
        opening.paste()
    (summary,) = house.app.library.documents()
    document = house.app.reader.document(summary.id)
    assert document.title == "High water"
    assert document.text == "High water\n\nThe tide rises twice a day.\n\n• Moon"
    assert len(house.app.reader.layout(summary.id).marks) == 1


def test_an_empty_clipboard_is_told_about(house: House, opening: Opening):
    QGuiApplication.clipboard().setText("  \n ")
    opening.paste()
    assert "no text" in house.shell.messages.text
    assert titles(house) == []


def test_the_same_text_twice_is_told_about(qtbot: QtBot, house: House, opening: Opening):
    for _ in range(2):
        with qtbot.waitSignal(house.shell.signals.document_requested):
            opening.import_text(TIDES)
    assert "already" in house.shell.messages.text
    assert len(titles(house)) == 1


def dropped(house: House, data: QMimeData) -> QDropEvent:
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(house.window, QDragEnterEvent(QPointF(5, 5), copy, data, left, plain))
    event = QDropEvent(QPointF(5, 5), copy, data, left, plain)
    QApplication.sendEvent(house.window, event)
    return event


@pytest.mark.usefixtures("opening")
def test_text_dropped_on_the_window_becomes_a_document(qtbot: QtBot, house: House):
    data = QMimeData()
    data.setText(TIDES)
    with qtbot.waitSignal(house.shell.signals.document_requested):
        assert dropped(house, data).isAccepted()


@pytest.mark.usefixtures("opening")
def test_files_dropped_on_the_window_are_read_and_the_bad_one_is_told_about(qtbot: QtBot, house: House, tmp_path: Path):
    good, bad = tmp_path / "tides.txt", tmp_path / "picture.txt"
    good.write_text(TIDES)
    bad.write_bytes(bytes(range(256)) * 40)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (bad, good)])
    with qtbot.waitSignal(house.shell.signals.document_requested, timeout=20_000):
        dropped(house, data)
    robot = LibraryRobot(qtbot, house.window)
    assert robot.find(QLabel, "import_text").text() == "1 of 2 documents are in your library"
    assert "“picture.txt” is not a text" in robot.find(QLabel, "import_result_0").text()
    assert "“tides.txt” was added" in robot.find(QLabel, "import_result_1").text()
    assert titles(house) == ["tides"]
    robot.click("import_close")
    assert not robot.sees("import_card")


@pytest.mark.usefixtures("opening")
def test_what_holds_neither_file_nor_text_is_not_taken(house: House):
    assert not dropped(house, QMimeData()).isAccepted()
    link = QMimeData()
    link.setUrls([QUrl("https://example.org/article.txt")])
    link.setText("https://example.org/article.txt")
    assert not dropped(house, link).isAccepted()


def slow_file(folder: Path, *, mib: int) -> Path:
    path = folder / f"long-{mib}.txt"
    path.write_text(f"{mib} parts.\n\n" + "\n\n".join([TIDES * 4] * (mib * 4000)))
    return path


def test_a_long_import_shows_how_it_goes_and_can_be_cancelled(
    qtbot: QtBot, house: House, opening: Opening, tmp_path: Path
):
    robot = LibraryRobot(qtbot, house.window)
    opening.import_files([slow_file(tmp_path, mib=12), slow_file(tmp_path, mib=1)])
    robot.wait(lambda: robot.sees("import_progress"), 20_000)
    assert "(1 of 2)" in robot.find(QLabel, "import_text").text()
    robot.click("import_cancel")
    assert not robot.find(QPushButton, "import_cancel").isEnabled()
    robot.wait(lambda: robot.sees("import_result_1"), 20_000)
    assert "you stopped it" in robot.find(QLabel, "import_result_0").text()
    assert titles(house) == []
    assert house.shell.messages.text == ""


def test_a_quick_import_shows_no_card(qtbot: QtBot, house: House, opening: Opening):
    with qtbot.waitSignal(house.shell.signals.document_requested):
        opening.import_text(TIDES)
    assert not LibraryRobot(qtbot, house.window).sees("import_card")


def test_answers_need_not_wait_for_an_import(qtbot: QtBot, house: House, opening: Opening, tmp_path: Path):
    heard: list[object] = []
    opening.import_files([slow_file(tmp_path, mib=12)])
    house.shell.jobs.run(lambda: "done", heard.append)
    qtbot.waitUntil(lambda: heard == ["done"])
    assert titles(house) == []
    opening.close()


def test_the_last_of_several_is_opened_and_the_list_tells_what_was_there(
    qtbot: QtBot, house: House, opening: Opening, tmp_path: Path
):
    paths = [tmp_path / f"{name}.txt" for name in ("ebb", "flood", "spring")]
    for path in paths:
        path.write_text(f"{TIDES} {path.stem}")
    house.app.library.import_file(paths[0])
    heard: list[object] = []
    house.shell.signals.document_requested.connect(heard.append)
    opening.import_files(paths)
    robot = LibraryRobot(qtbot, house.window)
    robot.wait(lambda: heard, 20_000)
    assert heard == [house.app.library.find("spring")]
    assert "already" in robot.find(QLabel, "import_result_2").text()
    assert robot.find(QLabel, "import_detail").text() == "2 added · 1 in your library already"
    robot.click("import_copy")
    assert "- “flood.txt” was added" in QGuiApplication.clipboard().text()


def test_a_folder_is_opened_and_each_file_is_told_of(qtbot: QtBot, house: House, opening: Opening, tmp_path: Path):
    folder = tmp_path / "term"
    (folder / "week 2").mkdir(parents=True)
    (folder / "week 2" / "tides.txt").write_text(TIDES)
    (folder / "locked.pdf").write_bytes(b"%PDF-1.7 torn")
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    opening.import_files([folder])
    robot = LibraryRobot(qtbot, house.window)
    robot.wait(lambda: robot.sees("import_result_2"), 20_000)
    assert robot.find(QLabel, "import_text").text() == "1 of 3 documents are in your library"
    said = [robot.find(QLabel, f"import_result_{row}").text() for row in range(3)]
    assert "“locked.pdf” is damaged" in said[0]
    assert "“old.doc” is of a kind that cannot be opened yet" in said[1]
    assert said[2] == "“tides.txt” was added"
    assert any("left alone: 1" in each.text() for each in house.window.findChildren(QLabel))


def test_a_hostile_file_leaves_window_and_library_as_they_were(
    qtbot: QtBot, house: House, opening: Opening, tmp_path: Path
):
    house.add_example()
    before = house.app.library.documents()
    bomb = tmp_path / "bomb.docx"
    bomb.write_bytes(dict(hostile(".docx"))["bomb.docx"])
    ticks: list[float] = []
    timer = QTimer(house.window)
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start(10)
    opening.import_files([bomb])
    qtbot.waitUntil(lambda: "unpack to far more" in house.shell.messages.text, timeout=30_000)
    timer.stop()
    assert max(after - tick for tick, after in pairwise(ticks)) < 0.5
    assert house.app.library.documents() == before


def test_a_folder_without_documents_is_told_about(qtbot: QtBot, house: House, opening: Opening, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    opening.import_files([tmp_path / "empty"])
    qtbot.waitUntil(lambda: "no document" in house.shell.messages.text)


def test_the_dialog_opens_without_blocking(qtbot: QtBot, house: House, opening: Opening):
    from PySide6.QtWidgets import QFileDialog

    opening.choose()
    dialog = house.window.findChild(QFileDialog, "open_dialog")
    assert dialog is not None
    dialog.filesSelected.emit([])
    dialog.reject()
    opening.choose_folder()
    folders = house.window.findChild(QFileDialog, "open_folder_dialog")
    assert folders is not None
    assert folders.fileMode() is QFileDialog.FileMode.Directory
    folders.reject()
    qtbot.wait(0)
