from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QPushButton, QToolTip, QTreeWidget

from studyapp.domain.analysis import EntityType, TimexType
from studyapp.domain.document import (
    Block,
    BlockKind,
    DateSource,
    Document,
    ImportedText,
    Origin,
    Place,
)
from studyapp.domain.errors import AnalysisFailedError
from studyapp.domain.span import Span
from studyapp.settings import Settings
from studyapp.ui.reader.date_button import DateButton
from studyapp.ui.reader.panel import ReaderPanel
from studyapp.ui.reader.tooltips import describe_mark
from tests.examples import example_analysis, example_document, span_of

if TYPE_CHECKING:
    from tests.robots import ReaderRobot
    from tests.ui.house import House

NOTHING_FOUND = replace(example_analysis(), entities=(), time_expressions=(), events=(), cards=())
LINE = "Seven words are in this short paragraph."


def document_of(text: str, *, language: str = "en", blocks: tuple[Block, ...] | None = None) -> Document:
    if blocks is None:
        blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    origin = Origin("text", 1, "made.txt", "0" * 64, "utf-8")
    return Document.create(ImportedText("Made", text, blocks, None, DateSource.NONE, language, origin))


def long_document(lines: int) -> Document:
    text = "\n\n".join(f"{LINE} {number}." for number in range(lines))
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(line)))
        at += len(line) + 2
    return document_of(text, blocks=tuple(blocks))


def do(reader: ReaderRobot, action: str) -> None:
    panel = reader.widget
    assert isinstance(panel, ReaderPanel)
    panel.handlers()[action]()


def test_without_a_document_the_panel_says_what_to_do(house: House, reader: ReaderRobot):
    heard: list[str] = []
    house.shell.signals.action_requested.connect(heard.append)
    reader.click("reader_file_sample")
    assert heard == ["file.sample"]
    for action in ("reader.find", "reader.back", "reader.forward", "reader.analyse", "reader.contents"):
        do(reader, action)


def test_the_head_tells_title_date_and_length(marked: ReaderRobot):
    assert marked.label("reader_title") == "The Harbour Wall"
    assert "words" in marked.label("reader_facts")
    assert "6 May 2019" in marked.find(DateButton, "document_date").text()


def test_names_and_dates_are_marked(marked: ReaderRobot):
    mara, day = marked.mark_under("Mara Lindqvist"), marked.mark_under("3 May 2019")
    assert mara is not None
    assert mara.entity is not None
    assert mara.entity.type is EntityType.PERSON
    assert day is not None
    assert day.time is not None
    assert day.time.type is TimexType.DATE
    assert marked.mark_under("opened the new wall") is None


def test_clicking_a_name_asks_for_its_entry(house: House, marked: ReaderRobot):
    heard: list[object] = []
    house.shell.signals.entity_requested.connect(lambda document_id, key: heard.append((document_id, key)))
    marked.click_on("Osby")
    entry = next(e for e in house.app.glossary.entries(example_document().id) if e.name == "Osby")
    assert heard == [(example_document().id, entry.key)]
    marked.click_on("3 May 2019")
    assert len(heard) == 1


def test_the_key_g_asks_for_the_entry_under_the_cursor(house: House, marked: ReaderRobot):
    heard: list[object] = []
    house.shell.signals.entity_requested.connect(lambda _document_id, key: heard.append(key))
    marked.text.setFocus()
    marked.text.go_to(span_of("Mara"))
    marked.qtbot.keyClick(marked.text, Qt.Key.Key_G)
    assert len(heard) == 1


def test_marks_can_be_switched_off(marked: ReaderRobot):
    do(marked, "reader.marks")
    assert marked.mark_under("Mara Lindqvist") is None
    do(marked, "reader.marks")
    assert marked.mark_under("Mara Lindqvist") is not None


def test_a_hidden_entry_leaves_no_mark(house: House, marked: ReaderRobot):
    document_id = example_document().id
    key = house.app.glossary.entries(document_id)[0].key
    house.shell.jobs.write(lambda: house.app.glossary.hide(document_id, key, hidden=True))
    marked.wait(lambda: marked.mark_under("Mara Lindqvist") is None)


def test_tooltips_tell_name_type_and_definition_and_escape_the_text(marked: ReaderRobot):
    mark = marked.mark_under("Mara Lindqvist")
    assert mark is not None
    assert mark.entity is not None
    told = describe_mark(mark)
    assert "<b>Mara Lindqvist</b> · Person" in told
    assert "the harbour master of Osby" in told
    odd = replace(mark, entity=replace(mark.entity, name="<img src=x>"))
    assert "<img" not in describe_mark(odd)
    day = marked.mark_under("3 May 2019")
    assert day is not None
    assert "Friday, 3 May 2019" in describe_mark(day)
    assert "2019-05-03" in describe_mark(day)


def test_a_tooltip_event_is_answered(marked: ReaderRobot):
    view = marked.text.viewport()
    point = QPoint(2, 2)
    event = QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point))
    assert QApplication.sendEvent(view, event)
    QToolTip.hideText()


def test_an_unread_document_is_analysed_and_the_result_is_stored(house: House, reader: ReaderRobot):
    house.shell.signals.document_requested.emit(house.add(example_document()))
    reader.wait(lambda: house.analyser.requests)
    assert house.analyser.on_progress is not None
    house.analyser.on_progress(0.4)
    reader.wait(lambda: "40" in reader.label("analysis_text"))
    house.analyser.future.set_result(example_analysis())
    reader.wait(lambda: not reader.sees("analysis_bar"))
    reader.wait(lambda: reader.mark_under("Mara Lindqvist"))
    assert house.app.glossary.entries(example_document().id)


def test_partial_results_are_shown_at_once(house: House, reader: ReaderRobot):
    house.shell.signals.document_requested.emit(house.add(example_document()))
    reader.wait(lambda: house.analyser.requests)
    assert house.analyser.on_partial is not None
    house.analyser.on_partial(replace(example_analysis(), complete=False))
    reader.wait(lambda: reader.mark_under("Mara Lindqvist"))
    assert reader.sees("analysis_bar")
    house.analyser.future.set_result(example_analysis())
    reader.wait(lambda: not reader.sees("analysis_bar"))


def test_an_analysis_can_be_cancelled_and_tried_again(house: House, reader: ReaderRobot):
    house.shell.signals.document_requested.emit(house.add(example_document()))
    reader.wait(lambda: house.analyser.requests)
    reader.click("analysis_cancel")
    reader.wait(house.analyser.future.done)
    assert "Stopped" in reader.label("analysis_text")
    reader.click("analysis_again")
    reader.wait(lambda: len(house.analyser.requests) == 2)
    house.analyser.future.set_result(example_analysis())
    reader.wait(lambda: reader.mark_under("Mara Lindqvist"))


def test_a_failed_analysis_is_told_and_can_be_tried_again(house: House, reader: ReaderRobot):
    house.shell.signals.document_requested.emit(house.add(example_document()))
    reader.wait(lambda: house.analyser.requests)
    house.analyser.future.set_exception(AnalysisFailedError("exit code 7"))
    reader.wait(lambda: "could not be analysed" in reader.label("analysis_text"))
    assert reader.sees("analysis_again")
    assert "Mara Lindqvist" in reader.text.toPlainText()


def test_a_text_in_another_language_is_not_analysed_unasked(house: House, reader: ReaderRobot):
    text = "Der Hafen von Osby hat eine neue Mauer bekommen."
    house.shell.signals.document_requested.emit(house.add(document_of(text, language="de")))
    reader.wait_for("Hafen")
    assert "This text is in German. " in reader.label("analysis_text")
    assert reader.find(QPushButton, "analysis_again").text() == "Analyse anyway"
    assert house.analyser.requests == []
    reader.click("analysis_again")
    reader.wait(lambda: house.analyser.requests)


def test_another_date_is_kept_and_the_text_analysed_again(house: House, marked: ReaderRobot):
    marked.click("document_date")
    marked.find(QCalendarWidget, "date_calendar").setSelectedDate(QDate(2020, 2, 29))
    marked.click("date_use")
    marked.wait(lambda: house.analyser.requests)
    assert house.analyser.requests[-1].document_date == date(2020, 2, 29)
    assert house.analyser.requests[-1].date_source is DateSource.GIVEN
    house.analyser.future.set_result(example_analysis())
    marked.wait(lambda: not marked.sees("analysis_bar"))


def test_a_document_can_be_said_to_have_no_date(house: House, marked: ReaderRobot):
    marked.click("document_date")
    marked.click("date_none")
    marked.wait(lambda: house.analyser.requests)
    assert house.analyser.requests[-1].document_date is None
    marked.wait(lambda: "No date" in marked.find(DateButton, "document_date").text())
    house.analyser.future.set_result(example_analysis())
    marked.wait(lambda: not marked.sees("analysis_bar"))


def test_a_passage_is_shown_flashed_and_left_again(house: House, marked: ReaderRobot):
    document_id = house.add(long_document(200), NOTHING_FOUND)
    house.shell.signals.document_requested.emit(document_id)
    marked.wait_for("paragraph. 199.")
    text = house.app.reader.document(document_id).text
    start = text.index("paragraph. 150.")
    house.shell.signals.place_requested.emit(Place(document_id, Span(start, start + 10)))
    marked.wait(marked.text.extraSelections)
    assert marked.text.first_visible() <= start <= marked.text.last_visible()
    do(marked, "reader.back")
    marked.wait(lambda: marked.text.first_visible() == 0)
    do(marked, "reader.back")
    marked.wait_for("Mara Lindqvist")
    do(marked, "reader.forward")
    marked.wait_for("paragraph. 199.")


def test_words_are_found_counted_and_walked_through(marked: ReaderRobot):
    do(marked, "reader.find")
    marked.search("lindqvist")
    marked.wait(lambda: marked.label("find_count") == "1 of 3")
    do(marked, "reader.find_next")
    assert marked.label("find_count") == "2 of 3"
    do(marked, "reader.find_previous")
    do(marked, "reader.find_previous")
    assert marked.label("find_count") == "3 of 3"
    marked.search("nowhere to be seen")
    marked.wait(lambda: marked.label("find_count") == "Not found")
    marked.click("find_close")
    assert not marked.sees("find_bar")
    assert marked.text.extraSelections() == []


def test_the_contents_lead_to_a_heading(marked: ReaderRobot):
    do(marked, "reader.contents")
    tree = marked.find(QTreeWidget, "contents_tree")
    marked.wait(tree.isVisible)
    assert [tree.topLevelItem(at).text(0) for at in range(tree.topLevelItemCount())] == ["The Harbour Wall"]
    tree.itemClicked.emit(tree.topLevelItem(0), 0)
    assert marked.text.first_visible() == 0
    do(marked, "reader.contents")
    assert not tree.isVisible()


def test_the_place_is_kept_and_found_again(house: House, reader: ReaderRobot):
    document_id = house.add(long_document(200), NOTHING_FOUND)
    house.shell.signals.document_requested.emit(document_id)
    reader.wait_for("paragraph. 199.")
    bar = reader.text.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = reader.text.first_visible()
    reader.wait(lambda: house.app.reader.position(document_id) == place)
    panel = reader.widget
    assert isinstance(panel, ReaderPanel)
    panel.close_document()
    assert house.shell.signals.document_id is None
    house.shell.signals.document_requested.emit(document_id)
    reader.wait(lambda: abs(reader.text.first_visible() - place) < 200)


def test_a_whole_book_is_shown_in_parts(house: House, reader: ReaderRobot):
    house.shell.signals.document_requested.emit(house.add(long_document(9000), NOTHING_FOUND))
    reader.wait_for("paragraph. 10.")
    assert "Part 1 of" in reader.label("section_text")
    assert "paragraph. 8999." not in reader.text.toPlainText()
    reader.click("section_next")
    assert "Part 2 of" in reader.label("section_text")
    do(reader, "reader.find")
    reader.search("paragraph. 8999.")
    reader.wait_for("paragraph. 8999.")
    assert "Part 4 of 4" in reader.label("section_text")


def test_the_text_survives_a_change_of_theme_and_size_in_place(house: House, marked: ReaderRobot):
    before = marked.text.toPlainText()
    house.shell.look.apply(Settings(theme="dark", font_size_pt=20, column_width_chars=40))
    assert marked.text.toPlainText() == before
    assert marked.text.document().defaultFont().pointSize() == 20
    assert marked.mark_under("Mara Lindqvist") is not None
    house.shell.look.apply(Settings(theme="sepia"))


def test_the_column_is_never_wider_than_wanted(house: House, marked: ReaderRobot):
    house.shell.look.apply(Settings(theme="light", column_width_chars=40))
    marked.widget.resize(1600, 600)
    assert marked.text.viewport().width() < 700
    assert round(marked.text.document().textWidth()) == marked.text.viewport().width()


def test_ctrl_and_the_wheel_ask_for_another_size(house: House, marked: ReaderRobot):
    heard: list[str] = []
    house.shell.signals.action_requested.connect(heard.append)
    for turn in (120, -120):
        event = QWheelEvent(
            QPointF(50, 50),
            QPointF(50, 50),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(marked.text.viewport(), event)
    assert heard == ["view.zoom_in", "view.zoom_out"]


def test_nothing_is_fetched_for_the_text(marked: ReaderRobot):
    assert marked.text.loadResource(1, "file:///etc/hostname") is None
    field = marked.text.loadResource(2, "studyapp.svg")
    assert isinstance(field, QImage), "Qt would look for a file of this name"
    assert field.width() == 8


def test_a_document_that_is_removed_is_closed(house: House, marked: ReaderRobot):
    house.shell.jobs.write(lambda: house.app.library.remove(example_document().id))
    marked.wait(lambda: house.shell.signals.document_id is None)
    assert marked.sees("empty_state")


def test_a_new_title_is_shown_at_once(house: House, marked: ReaderRobot):
    house.shell.jobs.write(lambda: house.app.library.rename(example_document().id, "Walls"))
    marked.wait(lambda: marked.label("reader_title") == "Walls")


def test_everybody_hears_how_the_analysis_goes(house: House, reader: ReaderRobot):
    heard: list[tuple[object, object]] = []
    signals = house.shell.signals
    signals.analysis_changed.connect(lambda document_id, share: heard.append((document_id, share)))
    document_id = house.add(example_document())
    signals.document_requested.emit(document_id)
    reader.wait(lambda: house.analyser.on_progress)
    assert signals.analysing == document_id
    assert house.analyser.on_progress is not None
    house.analyser.on_progress(0.5)
    house.analyser.future.set_result(example_analysis())
    reader.wait(lambda: signals.analysing is None)
    assert heard == [(document_id, 0.0), (document_id, 0.5), (document_id, None)]
    do(reader, "reader.analyse")
    assert signals.analysing == document_id
    reader.click("analysis_cancel")
    assert signals.analysing is None
