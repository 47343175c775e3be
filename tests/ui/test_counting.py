"""What times count from, in the head of the article; and what is selected in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from studyapp.domain.analysis import Mode
from studyapp.domain.document import DateSource, Place
from studyapp.ui.reader.mode_button import ModeButton
from studyapp.ui.reader.panel import ReaderPanel
from tests.examples import example_analysis, example_document, span_of
from tests.robots import ReaderRobot
from tests.ui.house import House, opened_house

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    with opened_house(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def reader(qtbot: QtBot, house: House) -> ReaderRobot:
    panel = ReaderPanel(house.app.reader, house.app.library, house.app.glossary, house.shell, house.window)
    panel.resize(800, 600)
    house.window.show()
    qtbot.waitExposed(house.window)
    return ReaderRobot(qtbot, panel)


@pytest.fixture
def opened(house: House, reader: ReaderRobot) -> ReaderRobot:
    """The example, open and marked."""
    house.shell.signals.document_requested.emit(house.add_example())
    reader.wait_for("Mara Lindqvist")
    reader.wait(lambda: reader.mark_under("Mara Lindqvist"))
    return reader


def choose_mode(reader: ReaderRobot, name: str) -> None:
    action = reader.widget.findChild(QAction, name)
    assert action is not None
    assert action.isEnabled()
    action.trigger()


def test_what_times_count_from_is_told_and_a_change_analyses_again(house: House, opened: ReaderRobot):
    mode = opened.find(ModeButton, "document_mode")
    assert mode.isVisibleTo(opened.widget)
    assert mode.text() == "Times counted from this date"
    choose_mode(opened, "mode_narrative")
    opened.wait(lambda: house.analyser.requests)
    assert house.analyser.requests[-1].mode is Mode.NARRATIVE
    house.analyser.future.set_result(replace(example_analysis(), mode=Mode.NARRATIVE, mode_given=True))
    opened.wait(lambda: mode.text() == "Times counted from the story")
    assert len(house.analyser.requests) == 1


def test_undoing_the_choice_of_mode_analyses_again(house: House, opened: ReaderRobot):
    choose_mode(opened, "mode_narrative")
    opened.wait(lambda: house.analyser.requests)
    house.analyser.future.set_result(replace(example_analysis(), mode=Mode.NARRATIVE, mode_given=True))
    mode = opened.find(ModeButton, "document_mode")
    opened.wait(lambda: mode.text() == "Times counted from the story")
    house.shell.signals.changed.emit(house.app.history.undo())
    opened.wait(lambda: len(house.analyser.requests) == 2)
    assert house.analyser.requests[-1].mode is None
    house.analyser.future.set_result(example_analysis())
    opened.wait(lambda: mode.text() == "Times counted from this date")


def test_an_analysis_that_does_not_heed_the_choice_is_not_begun_for_ever(house: House, opened: ReaderRobot):
    choose_mode(opened, "mode_narrative")
    opened.wait(lambda: house.analyser.requests)
    house.analyser.future.set_result(example_analysis())
    opened.wait(lambda: not opened.sees("analysis_bar"))
    opened.qtbot.wait(200)
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


def test_what_is_selected_is_known_to_the_other_panels(house: House, opened: ReaderRobot):
    signals, span = house.shell.signals, span_of("the storm of 1987")
    cursor = opened.text.document().find("the storm of 1987")
    opened.text.setTextCursor(cursor)
    assert signals.selection == Place(example_document().id, span)
    assert signals.selected_words == "the storm of 1987"
    cursor.clearSelection()
    opened.text.setTextCursor(cursor)
    assert (signals.selection, signals.selected_words) == (None, "")


@pytest.mark.parametrize(("width", "mode_words", "facts"), [(800, True, True), (500, True, False), (380, False, False)])
def test_in_a_narrow_window_the_head_leaves_out_what_matters_least(
    opened: ReaderRobot, width: int, mode_words: bool, facts: bool
):
    mode = opened.find(ModeButton, "document_mode")
    opened.wait(lambda: mode.isVisibleTo(opened.widget))
    opened.widget.resize(width, 600)
    opened.qtbot.wait(20)
    shows_words = mode.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert (shows_words, opened.sees("reader_facts")) == (mode_words, facts)
    assert mode.accessibleName() == "Times counted from the document date"
    assert mode.geometry().right() < width
