from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import fsrs
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.schedule import Grade, Memory, MemoryPhase
from studyapp.services.long_term import LongTerm
from studyapp.services.scheduling import MAXIMUM_DAYS, FsrsScheduler

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
histories = st.lists(st.tuples(st.sampled_from(Grade), st.integers(0, 400)), max_size=12)


def studied(scheduler: FsrsScheduler, history: list[tuple[Grade, int]], seed: str = "card") -> tuple[Memory, datetime]:
    now = NOW
    memory = scheduler.new_memory(now)
    for grade, days in history:
        now += timedelta(days=days, minutes=11)
        memory = scheduler.answer(memory, grade, now, seed=seed)
    return memory, now


def test_a_new_card_is_due_at_once_and_has_no_memory_yet() -> None:
    memory = FsrsScheduler().new_memory(NOW)
    assert memory.phase is MemoryPhase.NEW
    assert memory.due_at == NOW
    assert FsrsScheduler().retrievability(memory, NOW) == 0


def test_the_first_answers_walk_the_learning_steps() -> None:
    again, hard, good, easy = FsrsScheduler().preview(FsrsScheduler().new_memory(NOW), NOW, seed="a")
    assert [p.interval for p in (again, hard, good)] == [timedelta(minutes=m) for m in (1, 5.5, 10)]
    assert easy.memory.phase is MemoryPhase.REVIEW
    assert easy.interval >= timedelta(days=2)


@given(histories, st.sampled_from(Grade), st.integers(0, 900), st.text(max_size=8))
def test_the_answer_is_what_the_button_said(
    history: list[tuple[Grade, int]], grade: Grade, days: int, seed: str
) -> None:
    scheduler = FsrsScheduler()
    memory, now = studied(scheduler, history, seed)
    now += timedelta(days=days)
    shown = scheduler.preview(memory, now, seed=seed)[grade - 1]
    assert scheduler.answer(memory, grade, now, seed=seed) == shown.memory
    assert shown.memory.due_at == now + shown.interval


@given(histories)
def test_no_card_is_ever_due_in_the_past(history: list[tuple[Grade, int]]) -> None:
    scheduler = FsrsScheduler()
    memory, now = studied(scheduler, history)
    assert all(preview.memory.due_at > now for preview in scheduler.preview(memory, now, seed="x"))


@given(histories)
def test_review_intervals_rise_from_hard_to_easy(history: list[tuple[Grade, int]]) -> None:
    scheduler = FsrsScheduler()
    memory, now = studied(scheduler, history)
    previews = scheduler.preview(memory, now, seed="x")[1:]
    days = [p.interval.days for p in previews if p.memory.phase is MemoryPhase.REVIEW]
    assert days == sorted(days)
    assert len(set(days)) == len(days) or max(days) >= 36500


def test_a_clock_that_went_back_does_no_harm() -> None:
    scheduler = FsrsScheduler()
    memory, now = studied(scheduler, [(Grade.EASY, 0), (Grade.GOOD, 9)])
    after = scheduler.answer(memory, Grade.GOOD, now - timedelta(days=40), seed="x")
    assert after.stability_days is not None
    assert after.stability_days >= memory.stability_days


def test_forgetting_a_review_card_counts_as_a_lapse() -> None:
    scheduler = FsrsScheduler()
    memory, now = studied(scheduler, [(Grade.EASY, 0), (Grade.GOOD, 9)])
    after = scheduler.answer(memory, Grade.AGAIN, now + timedelta(days=30), seed="x")
    assert (after.lapses, after.phase) == (1, MemoryPhase.RELEARNING)


def test_memory_states_are_those_of_the_fsrs_library() -> None:
    chance = random.Random(7)
    ours = FsrsScheduler()
    theirs = fsrs.Scheduler(enable_fuzzing=False)
    for _ in range(100):
        memory, card, now = ours.new_memory(NOW), fsrs.Card(card_id=1, due=NOW), NOW
        for _ in range(8):
            grade = chance.choice(list(Grade))
            memory = ours.answer(memory, grade, now, seed="s")
            card, _log = theirs.review_card(card, fsrs.Rating(int(grade)), now)
            assert (memory.stability_days, memory.difficulty) == (card.stability, card.difficulty)
            now += timedelta(days=chance.choice((0, 1, 3, 10, 40)), minutes=11)


def test_a_higher_desired_retention_asks_earlier() -> None:
    history = [(Grade.EASY, 0), (Grade.GOOD, 9), (Grade.GOOD, 30)]
    relaxed, now = studied(FsrsScheduler(desired_retention=0.8), history)
    strict, _ = studied(FsrsScheduler(desired_retention=0.97), history)
    assert strict.due_at - now < relaxed.due_at - now


@given(
    st.floats(0.001, 40000),
    st.floats(1, 10),
    st.integers(1, 5000),
    st.floats(0.7, 0.99),
    st.sampled_from(Grade),
)
def test_a_review_card_gets_from_the_short_way_what_the_library_gives_it_to_the_last_bit(
    stability: float, difficulty: float, elapsed_days: int, retention: float, grade: Grade
) -> None:
    library = fsrs.Scheduler(desired_retention=retention, maximum_interval=MAXIMUM_DAYS, enable_fuzzing=False)
    last = NOW - timedelta(days=elapsed_days)
    state = fsrs.State.Review
    asked = fsrs.Card(1, state, stability=stability, difficulty=difficulty, due=NOW, last_review=last)
    card, _log = library.review_card(asked, fsrs.Rating(int(grade)), NOW)
    short = LongTerm(library.parameters, retention, MAXIMUM_DAYS)
    reached = short.stabilities(stability, difficulty, elapsed_days)[grade - 1]
    assert (reached, short.difficulty(difficulty, grade)) == (card.stability, card.difficulty)
    if card.state is state:
        assert short.days(reached) == (card.due - NOW).days
