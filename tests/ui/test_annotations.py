from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QProgressDialog, QPushButton, QToolButton

from studyapp.domain.annotation import AnnotationId, AnnotationKind
from studyapp.domain.document import Place
from studyapp.domain.span import Span
from studyapp.ui.annotations.edition_view import EditionView
from studyapp.ui.annotations.edition_work import EditionWork
from studyapp.ui.marker import mark_format
from studyapp.ui.reader.highlights import Highlights
from studyapp.ui.reader.tooltips import describe_annotation
from tests.examples import TEXT, example_document, span_of
from tests.robots import Robot
from tests.robots_annotations import MarkingRobot, MarksRobot
from tests.ui.house import opened_house

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from studyapp.domain.annotation import Annotation
    from studyapp.ui.reader.panel import ReaderPanel
    from tests.ui.house import House

LONG = " ".join(
    f"In year {year} the keeper of lamp {year % 7} wrote {year * 3} lines about ships." for year in range(90)
)
WALL, FOLLY = AnnotationId("wall"), AnnotationId("folly")


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    with opened_house(qtbot, tmp_path) as made:
        made.add_example()
        yield made


@pytest.fixture
def article(qtbot: QtBot, house: House) -> MarkingRobot:
    panel = cast("ReaderPanel", house.panel("reader"))
    panel.annotate_with(house.app.annotations)
    panel.resize(700, 600)
    panel.show()
    house.window.show()
    qtbot.waitExposed(house.window)
    house.window.activateWindow()
    panel.open_document(example_document().id)
    robot = MarkingRobot(qtbot, panel)
    robot.wait(lambda: house.shell.signals.document_id is not None)
    return robot


@pytest.fixture
def panel(qtbot: QtBot, house: House) -> MarksRobot:
    add = house.app.annotations.add
    document_id = example_document().id
    add(document_id, span_of("opened the new wall"), color=2, note="Which wall?", tags=["wall"], annotation_id=WALL)
    add(document_id, span_of("a folly"), kind=AnnotationKind.NOTE, color=5, annotation_id=FOLLY)
    house.shell.signals.set_document(document_id)
    made = house.panel("annotations")
    made.resize(440, 680)
    made.show()
    house.window.show()
    qtbot.waitExposed(house.window)
    return MarksRobot(qtbot, made)


def marks(house: House) -> tuple[Annotation, ...]:
    return house.app.annotations.of_document(example_document().id)


def test_h_highlights_the_selection_and_a_digit_gives_it_a_colour(house: House, article: MarkingRobot):
    article.select("opened the new wall")
    article.strike(Qt.Key.Key_H)
    article.wait(lambda: article.drawn == ["opened the new wall"])
    assert marks(house)[0].color == 1
    article.strike(Qt.Key.Key_4)
    article.wait(lambda: marks(house)[0].color == 4)
    article.select("a folly")
    article.strike(Qt.Key.Key_7)
    article.wait(lambda: len(marks(house)) == 2)
    assert [(one.selector.quote, one.color) for one in marks(house)] == [("opened the new wall", 4), ("a folly", 7)]


def test_a_opens_the_note_of_a_new_mark_and_return_that_of_an_old_one(
    qtbot: QtBot, house: House, article: MarkingRobot
):
    article.select("a folly")
    with qtbot.waitSignal(house.shell.signals.annotation_requested) as asked:
        article.strike(Qt.Key.Key_A)
    made = marks(house)[0]
    assert asked.args == [made.id, True]
    assert made.kind is AnnotationKind.NOTE
    article.wait(lambda: article.drawn == ["a folly"])
    article.put_cursor("folly")
    with qtbot.waitSignal(house.shell.signals.annotation_requested) as asked:
        article.strike(Qt.Key.Key_Return)
    assert asked.args == [made.id, True]


def test_del_deletes_the_mark_at_the_cursor_and_escape_leaves_the_selection(house: House, article: MarkingRobot):
    article.select("a folly")
    article.strike(Qt.Key.Key_2)
    article.wait(lambda: article.drawn == ["a folly"])
    article.put_cursor("folly")
    article.strike(Qt.Key.Key_Delete)
    article.wait(lambda: article.drawn == [])
    assert marks(house) == ()
    article.select("a folly")
    article.strike(Qt.Key.Key_Escape)
    assert article.text.selected_span() is None


def test_the_bar_over_a_selection_does_what_the_keys_do(house: House, article: MarkingRobot):
    article.select("the new wall")
    article.text.selection_ended.emit()
    assert article.bar.isVisible()
    article.find(QToolButton, "mark_color_6").click()
    article.wait(lambda: article.drawn == ["the new wall"])
    assert not article.bar.isVisible()
    article.text.annotation_clicked.emit(marks(house)[0])
    article.find(QToolButton, "mark_underline").click()
    article.wait(lambda: marks(house)[0].kind is AnnotationKind.UNDERLINE)
    article.text.annotation_clicked.emit(marks(house)[0])
    article.find(QToolButton, "mark_delete").click()
    article.wait(lambda: marks(house) == ())


def test_a_new_edition_is_shown_where_the_old_one_was(house: House, article: MarkingRobot):
    house.app.annotations.add(example_document().id, span_of("a folly"))
    text = "A foreword.\n\n" + TEXT
    house.shell.jobs.write(lambda: house.app.editions.open_text(example_document().id, text))
    article.wait(lambda: article.text.toPlainText().startswith("A foreword"))
    article.wait(lambda: article.drawn == ["a folly"])


def test_overlapping_marks_are_cut_where_they_begin_and_end(house: House):
    house.app.annotations.add(example_document().id, Span(0, 10), color=1)
    house.app.annotations.add(example_document().id, Span(6, 16), color=2, kind=AnnotationKind.UNDERLINE)
    highlights = Highlights(marks(house))
    stretches = [(found.span, [one.color for one in found.over]) for found in highlights.stretches(0, 30)]
    assert stretches == [(Span(0, 6), [1]), (Span(6, 10), [1, 2]), (Span(10, 16), [2])]
    look = house.shell.look
    outer, both, inner = (mark_format(found.over, look) for found in highlights.stretches(0, 30))
    assert (outer.fontOverline(), both.fontOverline(), inner.fontOverline()) == (False, True, False)
    assert outer.underlineStyle() != inner.underlineStyle() == both.underlineStyle()
    assert highlights.at(7) == marks(house)[1] or highlights.at(7) == marks(house)[0]
    assert highlights.at(29) is None


def test_a_tooltip_tells_the_note_and_whose_it_is_and_escapes_it(house: House):
    house.app.annotations.add(example_document().id, span_of("a folly"), note="<b>bold</b>", tags=["x"])
    words = describe_annotation(replace(marks(house)[0], author="A teacher"))
    assert "&lt;b&gt;bold" in words
    assert "A teacher" in words


def test_the_panel_lists_filters_and_leads_to_the_passage(qtbot: QtBot, house: House, panel: MarksRobot):
    assert panel.quotes == ["opened the new wall", "a folly"]
    assert panel.count() == "2 marks"
    with qtbot.waitSignal(house.shell.signals.place_requested) as asked:
        panel.choose(1)
    assert asked.args[0].span == span_of("a folly")
    panel.search("WHICH")
    assert panel.quotes == ["opened the new wall"]
    panel.search("")
    panel.toggle("annotation_color_5")
    assert panel.quotes == ["a folly"]
    panel.toggle("annotation_color_5")
    assert len(panel.quotes) == 2


def test_marks_of_all_documents_stand_in_one_list(house: House, panel: MarksRobot):
    other = house.app.library.import_text("Another harbour altogether.", title="Other").document_id
    house.app.annotations.add(other, Span(0, 7))
    panel.toggle("annotation_everywhere")
    assert sorted(panel.quotes) == ["Another", "a folly", "opened the new wall"]


def test_a_note_is_written_in_the_box_and_kept_when_another_mark_comes(house: House, panel: MarksRobot):
    panel.choose(0)
    panel.write("A *new* note", "wall, stone")
    panel.choose(1)
    panel.wait(lambda: marks(house)[0].note == "A *new* note")
    assert marks(house)[0].tags == ("stone", "wall")
    panel.toggle("annotation_set_color_8")
    panel.wait(lambda: marks(house)[1].color == 8)
    panel.toggle("annotation_set_underline")
    panel.wait(lambda: marks(house)[1].kind is AnnotationKind.UNDERLINE)


def test_a_mark_that_is_asked_for_is_shown_whatever_the_filter(house: House, panel: MarksRobot):
    panel.search("nothing has these words")
    assert panel.quotes == []
    house.shell.signals.annotation_requested.emit(FOLLY, False)
    assert panel.list.current_id() == FOLLY
    assert len(panel.quotes) == 2


def test_selected_marks_are_deleted_together(house: House, panel: MarksRobot):
    panel.list.selectAll()
    panel.toggle("annotation_delete")
    panel.wait(lambda: marks(house) == ())
    house.shell.signals.changed.emit(house.app.history.undo())
    panel.wait(lambda: len(panel.quotes) == 2)


def test_what_a_new_edition_lost_is_attached_from_the_tray(house: House, panel: MarksRobot):
    document_id = example_document().id
    text = TEXT.replace(" Critics of Lindqvist called it a folly.", " The end.")
    house.shell.jobs.write(lambda: house.app.editions.open_text(document_id, text))
    panel.wait(lambda: panel.find(QPushButton, "annotation_report").isVisible())
    panel.click("annotation_report")
    view = panel.find(EditionView, "edition_view")
    assert view.isVisible()
    assert panel.find(QToolButton, "edition_gone").text() == "Gone 1"
    panel.click("edition_attach")
    assert "Nothing is selected" in " ".join(label.text() for label in view.findChildren(QLabel))
    start = text.index("The end.")
    house.shell.signals.set_selection(Place(document_id, Span(start, start + 8)), "The end.")
    panel.click("edition_attach")
    panel.wait(lambda: next(one for one in marks(house) if one.id == FOLLY).span == Span(start, start + 8))
    panel.wait(lambda: panel.find(QToolButton, "edition_gone").text() == "Gone 0")


def test_a_document_that_looks_like_a_new_edition_is_offered_as_one(qtbot: QtBot, house: House):
    old = house.app.library.import_text(LONG, title="Log").document_id
    house.app.annotations.add(old, Span(0, 10))
    work = EditionWork(house.app.editions, house.app.library, house.shell, house.window)
    newer = house.app.library.import_text("A foreword. " + LONG, title="Log, second")
    house.shell.signals.changed.emit(newer.changes)
    robot = Robot(qtbot, house.window)
    robot.wait(lambda: house.window.findChild(QMessageBox, "edition_offer"))
    box = robot.find(QMessageBox, "edition_offer")
    assert "Log, second" in box.text()
    take = next(one for one in box.buttons() if box.buttonRole(one) is QMessageBox.ButtonRole.AcceptRole)
    with qtbot.waitSignal(house.shell.signals.document_requested) as asked:
        take.click()
    assert asked.args == [old]
    assert house.app.reader.document(old).text.startswith("A foreword.")
    assert newer.document_id not in {summary.id for summary in house.app.library.documents()}
    work.deleteLater()


def test_a_file_is_opened_as_a_new_edition_of_a_document(qtbot: QtBot, house: House, tmp_path: Path):
    house.app.annotations.add(example_document().id, span_of("a folly"))
    work = EditionWork(house.app.editions, house.app.library, house.shell, house.window)
    path = tmp_path / "second.txt"
    path.write_text("A foreword.\n\n" + TEXT, encoding="utf-8")
    with qtbot.waitSignal(house.shell.signals.changed, timeout=20_000):
        work.open_file(example_document().id, path)
    robot = Robot(qtbot, house.window)
    robot.wait(lambda: "1 the same" in house.shell.messages.text or house.app.editions.report(example_document().id))
    assert house.app.reader.document(example_document().id).text.startswith("A foreword.")
    work.deleteLater()


def test_a_new_edition_is_stopped_and_the_document_is_as_it_was(qtbot: QtBot, house: House, tmp_path: Path):
    house.app.annotations.add(example_document().id, span_of("a folly"))
    work = EditionWork(house.app.editions, house.app.library, house.shell, house.window)
    path = tmp_path / "second.txt"
    path.write_text("A foreword.\n\n" + TEXT, encoding="utf-8")
    step, others_work = house.app.history.undo_name(), Event()
    house.window.show()
    house.shell.jobs.run_aside(others_work.wait)

    work.open_file(example_document().id, path)
    Robot(qtbot, house.window).find(QProgressDialog, "edition_progress").findChildren(QPushButton)[0].click()
    others_work.set()

    Robot(qtbot, house.window).wait(lambda: "is as it was" in house.shell.messages.text)
    assert house.app.reader.document(example_document().id).text == TEXT
    assert (house.app.editions.report(example_document().id), house.app.history.undo_name()) == (None, step)
    work.deleteLater()
