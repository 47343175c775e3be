"""Laws of the schedule on a real file: what the button shows is what is stored, and everything can be taken back."""

from __future__ import annotations

import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.app import App, build
from studyapp.domain.card import CardId, CardState
from studyapp.domain.schedule import Grade, MemoryPhase, StudyKind
from studyapp.store.library import LibraryStore
from studyapp.store.quiz import QuizStore
from tests.examples import SetClock, example_analysis, example_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyapp.domain.schedule import Memory

NAMES = ("opened", "ships", "who", "cost")


@dataclass(frozen=True)
class Answer:
    """One answer: which card, what grade, how long the learner thought, and how many days went by before."""

    name: str
    grade: Grade
    thought_s: int
    days_before: int
    kind: StudyKind


answers = st.lists(
    st.builds(
        Answer,
        st.sampled_from(NAMES),
        st.sampled_from(Grade),
        st.integers(0, 200_000),
        st.integers(0, 120),
        st.sampled_from([StudyKind.REVIEW, StudyKind.REVIEW, StudyKind.PRACTICE, StudyKind.TEST]),
    ),
    min_size=1,
    max_size=12,
)


def opened(folder: Path, clock: SetClock) -> App:
    app = build(None, folder, clock=clock)
    document = example_document()
    if not app.library.documents():
        LibraryStore(app.database).add(document, clock())
        app.reader.keep_analysis(document.id, example_analysis())
        app.quiz.approve([card_id(name) for name in NAMES])
    return app


def card_id(name: str) -> CardId:
    return CardId(f"{example_document().id}-{name}")


def memory_of(app: App, name: str) -> Memory:
    memory = app.quiz.history(card_id(name)).memory
    assert memory is not None
    return memory


def given_all(app: App, clock: SetClock, todo: list[Answer]) -> Iterator[tuple[Answer, Memory]]:
    """Give the answers one after the other; yield each with the memory that its button had promised."""
    for answer in todo:
        clock.move(days=answer.days_before)
        question = app.study.question(card_id(answer.name), answer.kind)
        clock.move(seconds=answer.thought_s)
        app.quiz.answer(
            card_id(answer.name), answer.grade, kind=answer.kind, duration_ms=1000, asked_at=question.asked_at
        )
        yield answer, question.previews[answer.grade - 1].memory


@settings(max_examples=25, deadline=None)
@given(answers)
def test_the_interval_that_is_stored_is_the_one_on_the_button_however_long_the_learner_thought(todo: list[Answer]):
    clock = SetClock()
    with tempfile.TemporaryDirectory() as folder, closing(opened(Path(folder), clock)) as app:
        before = {name: memory_of(app, name) for name in NAMES}
        for answer, promised in given_all(app, clock, todo):
            after = memory_of(app, answer.name)
            if not answer.kind.schedules:
                assert after == before[answer.name]
                continue
            assert promised.last_review_at is not None
            assert after.due_at - clock() == promised.due_at - promised.last_review_at
            assert (after.stability_days, after.difficulty) == (promised.stability_days, promised.difficulty)
            assert (after.phase, after.step, after.lapses) == (promised.phase, promised.step, promised.lapses)
            assert after.due_at > clock()
            before[answer.name] = after


@settings(max_examples=15, deadline=None)
@given(answers, st.integers(0, 12))
def test_every_answer_can_be_taken_back_after_a_restart(todo: list[Answer], restart_after: int):
    clock = SetClock()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with closing(opened(folder, clock)) as app:
            first = {name: memory_of(app, name) for name in NAMES}
            days = app.progress.figures().days
            assert list(given_all(app, clock, todo))
        app = opened(folder, clock)
        for number in range(len(todo)):
            if number == restart_after:
                app.close()
                app = opened(folder, clock)
            assert app.history.undo_name() == "quiz.answer"
            app.history.undo()
        with closing(app):
            assert {name: memory_of(app, name) for name in NAMES} == first
            assert app.progress.figures().days == days
            assert all(app.quiz.history(card_id(name)).reviews == () for name in NAMES)
            assert app.history.undo_name() == "quiz.approve"


def test_the_same_history_gives_the_same_schedule_in_another_file(tmp_path: Path):
    todo = [Answer("who", grade, 5, 9, StudyKind.REVIEW) for grade in (Grade.EASY, Grade.GOOD, Grade.AGAIN, Grade.GOOD)]
    memories = []
    for name in ("one", "two"):
        clock = SetClock()
        with closing(opened(tmp_path / name, clock)) as app:
            assert list(given_all(app, clock, todo))
            memories.append(memory_of(app, "who"))
    assert memories[0] == memories[1]
    assert memories[0].phase is not MemoryPhase.NEW


def test_suspending_burying_and_flags_are_taken_back_after_a_restart(tmp_path: Path):
    clock = SetClock()
    with closing(opened(tmp_path, clock)) as app:
        app.quiz.suspend(card_id("who"))
        app.quiz.bury(card_id("ships"))
        app.quiz.flag(card_id("cost"), 5)
    with closing(opened(tmp_path, clock)) as app:
        store = QuizStore(app.database)
        assert store.card(card_id("who")).state is CardState.SUSPENDED
        assert store.card(card_id("ships")).buried_until is not None
        for _ in range(3):
            app.history.undo()
        assert store.card(card_id("who")).state is CardState.APPROVED
        assert store.card(card_id("ships")).buried_until is None
        assert store.card(card_id("cost")).flag == 0


def test_siblings_are_buried_until_the_next_study_day_begins(tmp_path: Path):
    clock = SetClock()
    with closing(opened(tmp_path, clock)) as app:
        app.quiz.approve([card_id("when")])
        app.quiz.answer(card_id("opened"), Grade.EASY, kind=StudyKind.LEARN, duration_ms=1)
        until = QuizStore(app.database).card(card_id("when")).buried_until
        assert until is not None
        assert timedelta() < until - clock() <= timedelta(days=1)
        assert until.astimezone().hour == app.settings_file.current.day_start_hour
