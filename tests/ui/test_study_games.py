from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QListWidget

from studyapp.domain.analysis import Definition, EntityFinding, EntityType, EventKey, Mention, entity_key
from studyapp.store.reader import ReaderStore
from studyapp.ui.date_words import date_words
from studyapp.ui.quiz.wrapped_button import WrappedButton
from tests.examples import example_analysis, span_of
from tests.robots_quiz import StudyRobot
from tests.ui.desk import Desk, laid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

ALT = Qt.KeyboardModifier.AltModifier
MEANINGS = {"mole": "a wall of stone in the sea", "quay": "a place to land", "buoy": "a sign that swims"}


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with laid(qtbot, tmp_path) as ready:
        give_games(ready)
        yield ready


def give_games(desk: Desk) -> None:
    """Three terms with meanings and four events with dates."""
    analysis = example_analysis()
    at = span_of("Osby")
    terms = tuple(
        EntityFinding(
            entity_key(name), name, EntityType.TERM, 0.5, (), (Mention(at.start, at.end),), Definition(text, 0, 5)
        )
        for name, text in MEANINGS.items()
    )
    events = tuple(
        replace(
            analysis.events[0],
            key=EventKey(f"w{year}"),
            event_key=EventKey(f"w{year}"),
            edtf=str(year),
            earliest=f"{year}-01-01",
            latest=f"{year}-12-31",
            label=f"the wall was built for the {word} time",
        )
        for year, word in ((1900, "first"), (1920, "second"), (1950, "third"))
    )
    found = replace(analysis, terms=terms, events=(*analysis.events, *events))
    ReaderStore(desk.database).keep_analysis(desk.document_id, found, desk.clock())


def column(robot: StudyRobot, side: str) -> list[WrappedButton]:
    found = [each for each in robot.panel.findChildren(WrappedButton) if each.objectName().startswith(f"quiz_{side}_")]
    return sorted((each for each in found if each.isVisibleTo(robot.panel)), key=lambda each: each.objectName())


def partners(robot: StudyRobot) -> dict[str, str]:
    dates = {event.label: date_words(event) for event in robot.desk.games.dates(robot.desk.document_id)}
    return MEANINGS | dates


def digit_of(robot: StudyRobot, words: str) -> Qt.Key:
    place = [each.words for each in column(robot, "right")].index(words)
    return Qt.Key(Qt.Key.Key_1 + place)


def test_a_round_of_the_match_game_is_played_with_digits(qtbot: QtBot, desk: Desk):
    robot = StudyRobot(qtbot, desk)
    robot.begin("quiz_match", "quiz_left_1")
    pairs = partners(robot)
    for left in [each.words for each in column(robot, "left")]:
        robot.key(digit_of(robot, pairs[left]))
    assert "no slip" in robot.says("quiz_match_said")
    assert not robot.sees("quiz_match_clock")
    robot.key(Qt.Key.Key_Return)
    robot.wait(lambda: "Round 2" in robot.says("quiz_match_round"))


def test_what_does_not_belong_together_is_a_slip_and_can_be_tried_again(qtbot: QtBot, desk: Desk):
    robot = StudyRobot(qtbot, desk)
    robot.begin("quiz_match", "quiz_left_1")
    pairs = partners(robot)
    first, second = (each.words for each in column(robot, "left")[:2])
    robot.key(digit_of(robot, pairs[second]))
    assert "do not belong together" in robot.says("quiz_match_said")
    for left in [each.words for each in column(robot, "left")]:
        robot.key(digit_of(robot, pairs[left]))
    assert "slips: 1" in robot.says("quiz_match_said")
    assert first != second


def test_the_match_game_is_played_with_the_mouse_and_leads_to_the_article(qtbot: QtBot, desk: Desk):
    robot = StudyRobot(qtbot, desk)
    robot.begin("quiz_match", "quiz_left_1")
    pairs = partners(robot)
    last = column(robot, "left")[-1]
    last.click()
    next(each for each in column(robot, "right") if each.words == pairs[last.words]).click()
    assert last.property("verdict") == "right"
    assert not last.isEnabled()
    with qtbot.waitSignal(desk.shell.signals.place_requested):
        robot.key(Qt.Key.Key_G)


def test_seconds_are_counted_only_where_the_learner_asks(qtbot: QtBot, desk: Desk):
    robot = StudyRobot(qtbot, desk)
    robot.begin("quiz_match", "quiz_left_1")
    robot.find(QCheckBox, "quiz_match_timed").click()
    assert robot.says("quiz_match_clock") == "0:00"
    robot.key(Qt.Key.Key_Escape)
    assert robot.sees("quiz_home")


def test_events_are_ordered_with_the_keyboard_and_show_their_dates_afterwards(qtbot: QtBot, desk: Desk):
    robot = StudyRobot(qtbot, desk)
    robot.begin("quiz_order", "quiz_order_list")
    robot.wait(lambda: len(robot.rows("quiz_order_list")) >= 3)
    labels = robot.rows("quiz_order_list")
    wanted = [event.label for event in desk.games.dates(desk.document_id) if event.label in labels]
    found = robot.find(QListWidget, "quiz_order_list")
    assert robot.has_focus_in("quiz_order_list")
    assert labels != wanted
    for place, label in enumerate(wanted):
        found.setCurrentRow(robot.rows("quiz_order_list").index(label))
        while found.currentRow() > place:
            robot.key(Qt.Key.Key_Up, ALT)
    robot.key(Qt.Key.Key_Return)
    assert "All in order" in robot.says("quiz_order_said")
    assert all("\n" in row for row in robot.rows("quiz_order_list"))
    with qtbot.waitSignal(desk.shell.signals.place_requested):
        robot.key(Qt.Key.Key_G)
    robot.key(Qt.Key.Key_Return)
    assert "Round 2" in robot.says("quiz_order_round")


def test_events_out_of_place_say_where_they_belong(qtbot: QtBot, desk: Desk):
    robot = StudyRobot(qtbot, desk)
    robot.begin("quiz_order", "quiz_order_list")
    robot.wait(lambda: len(robot.rows("quiz_order_list")) >= 3)
    robot.key(Qt.Key.Key_Return)
    assert "in their place" in robot.says("quiz_order_said")
    assert any("(place " in row for row in robot.rows("quiz_order_list"))
    before = robot.rows("quiz_order_list")
    robot.key(Qt.Key.Key_Down, ALT)
    assert robot.rows("quiz_order_list") == before


def test_a_document_without_pairs_says_why_there_is_no_game(qtbot: QtBot, tmp_path: Path):
    with laid(qtbot, tmp_path) as desk:
        robot = StudyRobot(qtbot, desk, "opened")
        match, order = (robot.find(QAbstractButton, name) for name in ("quiz_match", "quiz_order"))
        robot.wait(lambda: not match.isEnabled() and not order.isEnabled())
        assert "too few pairs" in match.toolTip()
        assert "too few dates" in order.toolTip()


def test_another_document_ends_the_game(qtbot: QtBot, desk: Desk):
    robot = StudyRobot(qtbot, desk)
    robot.begin("quiz_match", "quiz_left_1")
    desk.shell.signals.set_document(None)
    assert not robot.sees("quiz_match_game")
