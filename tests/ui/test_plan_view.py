from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QToolButton, QWidget

from studyapp.domain.card import CardId
from studyapp.domain.course_plan import CoursePlan, PlanStep
from studyapp.domain.pack import PlanEntry
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.ui.plan_view import headline, step_words
from studyapp.ui.quiz.deck_work import DeckWork
from studyapp.ui.quiz.editor import CardEditor
from studyapp.ui.quiz.panel import QuizPanel
from tests.examples import SetClock
from tests.pack_samples import DOCUMENT, pack_card, sample_pack
from tests.ui.opened import Opened, open_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

TODAY = date(2031, 3, 3)


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    opened = open_window(qtbot, tmp_path)
    yield opened
    opened.close()


def step(title: str, days: int | None, cards: int = 0, studied: int = 0) -> PlanStep:
    due = None if days is None else TODAY + timedelta(days=days)
    return PlanStep("Course", "Text", title, due, None, cards, studied)


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ((step("A", -1, 3, 1), step("B", 2, 4)), "Overdue: “A”. Cards left: 2."),
        ((step("A", -1, 3, 3), step("B", 0, 4, 1)), "By today: “B”. Cards done: 1 of 4."),
        ((step("A", 1, 2, 2), step("B", 2, 2)), "By 5 March 2031: “B”. Cards done: 0 of 2."),
        ((step("A", 1), step("B", 1), step("C", 1)), "By tomorrow: read “A”, “B” and 1 more."),
        ((step("A", -1, 3, 3), step("B", None, 2)), "Everything that the plan asks for is done."),
    ],
)
def test_one_sentence_says_what_to_do_next(steps: tuple[PlanStep, ...], words: str):
    assert headline(CoursePlan(TODAY, steps)) == words


def test_an_entry_says_by_when_and_how_much():
    assert step_words(step("A", -1, 3, 1), TODAY) == "was due on 2 March 2031 · cards done: 1 of 3"
    assert step_words(step("A", 4, 3, 3), TODAY) == "by 7 March 2031 · cards done: all 3"
    assert step_words(step("A", None), TODAY) == "to be read"


def test_the_editor_says_that_a_card_is_locked(qtbot: QtBot, opened: Opened):
    pack = sample_pack(replace(pack_card("own-1"), locked=True), pack_card("own-2", "Another?"))
    opened.window.shell.signals.changed.emit(opened.app.packs.install_pack(pack, name="course").changes)
    cards = {card.id: card for card in opened.app.curation.every_card(DOCUMENT.id)}
    panel = opened.robot.find(QuizPanel, "quiz_panel")
    for name, locked in (("own-1", True), ("own-2", False)):
        panel.findChild(DeckWork).edit(cards[CardId(name)])
        qtbot.waitUntil(lambda: panel.findChild(CardEditor) is not None)
        editor = panel.findChild(CardEditor)
        assert ("Locked" in editor.findChild(QLabel, "card_editor_note").text()) is locked
        editor.close()
        qtbot.waitUntil(lambda: panel.findChild(CardEditor) is None)


def test_the_plan_stands_where_learners_begin_and_counts_along(qtbot: QtBot, opened: Opened):
    app, window = opened.app, opened.window
    window.shell.signals.document_requested.emit(DOCUMENT.id)
    window.shell.signals.panel_requested.emit("quiz")
    opened.robot.find(QToolButton, "quiz_page_study").click()
    view = opened.robot.find(QWidget, "quiz_plan")
    card = view.findChildren(QFrame)[0]
    assert card.isHidden()
    pack = sample_pack()
    today = SetClock()().astimezone().date()
    entries = (PlanEntry(DOCUMENT.id, "", DOCUMENT.title, today), PlanEntry(DOCUMENT.id, "s-none", "Gone", None))
    done = app.packs.install_pack(replace(pack, manifest=replace(pack.manifest, plan=entries)), name="course")
    window.shell.signals.changed.emit(done.changes)
    qtbot.waitUntil(card.isVisible)
    text = opened.robot.find(QLabel, "quiz_plan_text")
    assert text.text() == f"By today: “{DOCUMENT.title}”. Cards done: 0 of 2."
    window.shell.signals.changed.emit(app.quiz.answer(CardId("own-1"), Grade.GOOD, kind=StudyKind.LEARN, duration_ms=1))
    qtbot.waitUntil(lambda: "1 of 2" in text.text())
    assert opened.robot.find(QProgressBar, "quiz_plan_bar").value() == 1
    more = opened.robot.find(QPushButton, "quiz_plan_more")
    more.click()
    ways = opened.robot.find(QWidget, "quiz_plan_row_0").findChildren(QToolButton)
    assert [way.isEnabled() for way in ways] == [True]
    assert not opened.robot.find(QWidget, "quiz_plan_row_1").findChildren(QToolButton)[0].isEnabled()
    with qtbot.waitSignal(window.shell.signals.place_requested):
        ways[0].click()
    assert more.text() == "Hide the sections"
    window.shell.signals.panel_requested.emit("progress")
    qtbot.waitUntil(lambda: window.findChild(QWidget, "progress_plan_row_1") is not None)
    window.shell.signals.changed.emit(app.packs.remove(pack.manifest.pack_id, keep_own_work=False))
    qtbot.waitUntil(opened.robot.find(QWidget, "progress_plan").findChildren(QFrame)[0].isHidden)
