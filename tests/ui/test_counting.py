"""What times count from, in the head of the article; and what is selected in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from studyapp.domain.document import DateSource, Mode, Place
from studyapp.ui.reader.mode_button import ModeButton
from tests.examples import example_analysis, example_document, span_of

if TYPE_CHECKING:
    from tests.robots import ReaderRobot
    from tests.ui.house import House


def choose_mode(reader: ReaderRobot, name: str) -> None:
    action = reader.widget.findChild(QAction, name)
    assert action is not None
    assert action.isEnabled()
    action.trigger()


def test_what_times_count_from_is_told_and_a_change_analyses_again(house: House, marked: ReaderRobot):
    mode = marked.find(ModeButton, "document_mode")
    assert mode.isVisibleTo(marked.widget)
    assert mode.text() == "Times counted from this date"
    choose_mode(marked, "mode_narrative")
    marked.wait(lambda: house.analyser.requests)
    assert house.analyser.requests[-1].mode is Mode.NARRATIVE
    house.analyser.future.set_result(replace(example_analysis(), mode=Mode.NARRATIVE, mode_given=True))
    marked.wait(lambda: mode.text() == "Times counted from the story")
    assert len(house.analyser.requests) == 1


def test_undoing_the_choice_of_mode_analyses_again(house: House, marked: ReaderRobot):
    choose_mode(marked, "mode_narrative")
    marked.wait(lambda: house.analyser.requests)
    house.analyser.future.set_result(replace(example_analysis(), mode=Mode.NARRATIVE, mode_given=True))
    mode = marked.find(ModeButton, "document_mode")
    marked.wait(lambda: mode.text() == "Times counted from the story")
    house.shell.signals.changed.emit(house.app.history.undo())
    marked.wait(lambda: len(house.analyser.requests) == 2)
    assert house.analyser.requests[-1].mode is None
    house.analyser.future.set_result(example_analysis())
    marked.wait(lambda: mode.text() == "Times counted from this date")


def test_an_analysis_that_does_not_heed_the_choice_is_not_begun_for_ever(house: House, marked: ReaderRobot):
    choose_mode(marked, "mode_narrative")
    marked.wait(lambda: house.analyser.requests)
    house.analyser.future.set_result(example_analysis())
    marked.wait(lambda: not marked.sees("analysis_bar"))
    marked.qtbot.wait(200)
    assert len(house.analyser.requests) == 1


def test_without_a_date_only_the_story_can_be_chosen(house: House, reader: ReaderRobot):
    undated = replace(example_analysis(), document_date=None, date_source=DateSource.NONE, mode=Mode.NARRATIVE)
    document = replace(example_document(), date=None, date_source=DateSource.NONE)
    house.shell.signals.document_requested.emit(house.add(document, undated))
    mode = reader.find(ModeButton, "document_mode")
    reader.wait(lambda: mode.text() == "Times counted from the story")
    news = reader.widget.findChild(QAction, "mode_news")
    assert news is not None
    assert not news.isEnabled()


def test_what_is_selected_is_known_to_the_other_panels(house: House, marked: ReaderRobot):
    signals, span = house.shell.signals, span_of("the storm of 1987")
    cursor = marked.text.document().find("the storm of 1987")
    marked.text.setTextCursor(cursor)
    assert signals.selection == Place(example_document().id, span)
    assert signals.selected_words == "the storm of 1987"
    cursor.clearSelection()
    marked.text.setTextCursor(cursor)
    assert (signals.selection, signals.selected_words) == (None, "")


@pytest.mark.parametrize(("width", "mode_words", "facts"), [(800, True, True), (500, True, False), (380, False, False)])
def test_in_a_narrow_window_the_head_leaves_out_what_matters_least(
    marked: ReaderRobot, width: int, mode_words: bool, facts: bool
):
    mode = marked.find(ModeButton, "document_mode")
    marked.wait(lambda: mode.isVisibleTo(marked.widget))
    marked.widget.resize(width, 600)
    style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if mode_words else Qt.ToolButtonStyle.ToolButtonIconOnly
    marked.wait(lambda: (mode.toolButtonStyle(), marked.sees("reader_facts")) == (style, facts))
    assert mode.accessibleName() == "Times counted from the document date"
    assert mode.geometry().right() < width
