"""Other programs log grades and intervals, not memories: FSRS goes through their answers again to find these."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import fsrs

from studyapp.domain.exchange import PlannedAnswer
from studyapp.domain.schedule import Grade, Memory, MemoryPhase, StudyKind, study_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.exchange import InAnswer, InMemory

_DAY_S = 86_400
_SCHEDULER = fsrs.Scheduler(enable_fuzzing=False)
_STATES = {
    MemoryPhase.NEW: fsrs.State.Learning,
    MemoryPhase.LEARNING: fsrs.State.Learning,
    MemoryPhase.REVIEW: fsrs.State.Review,
    MemoryPhase.RELEARNING: fsrs.State.Relearning,
}
_PHASES = {0: MemoryPhase.LEARNING, 1: MemoryPhase.REVIEW, 2: MemoryPhase.RELEARNING}
"""Kinds of Anki's log."""


def replayed(
    answers: Sequence[InAnswer], *, day_start_hour: int, forgotten: Sequence[int] = ()
) -> tuple[PlannedAnswer, ...]:
    """Return the answers with the memory before and after each; due dates are those that the other program gave.

    Args:
        answers: in any order.
        day_start_hour: of the learner.
        forgotten: moments (milliseconds) at which the card was made new by hand: its memory begins again.
    """
    found: list[PlannedAnswer] = []
    memory: Memory | None = None
    anew = sorted(forgotten)
    for answer in sorted(answers):
        while anew and anew[0] < answer.at_ms:
            memory, _ = None, anew.pop(0)
        now = datetime.fromtimestamp(answer.at_ms // 1000, UTC) + timedelta(milliseconds=answer.at_ms % 1000)
        before = _as_told(memory, answer) if memory is not None else Memory(MemoryPhase.NEW, due_at=now)
        kind = StudyKind(answer.kind)
        memory = _after(before, answer, now) if kind.schedules else before
        day = study_day(now.astimezone(), day_start_hour=day_start_hour).isoformat()
        found.append(
            PlannedAnswer(answer.at_ms, Grade(answer.grade), kind, day, answer.duration_ms, before, memory, answer.raw)
        )
    return tuple(found)


def memory_of(known: InMemory, log: Sequence[PlannedAnswer]) -> Memory:
    """Return what we keep of a card's memory: stability and difficulty as given, else as the replay found them."""
    last = log[-1].after if log else None
    lapsed = known.lapses > 0
    learning = MemoryPhase.RELEARNING if lapsed else MemoryPhase.LEARNING
    reviewed = last.last_review_at if last is not None else known.due_at - timedelta(days=known.interval_days)
    return Memory(
        phase=learning if known.learning else MemoryPhase.REVIEW,
        due_at=known.due_at,
        step=0 if known.learning else None,
        stability_days=known.stability_days or (last.stability_days if last else float(max(1, known.interval_days))),
        difficulty=known.difficulty or (last.difficulty if last else 5.0),
        last_review_at=reviewed,
        reviews=known.reviews,
        lapses=known.lapses,
    )


def _as_told(memory: Memory, answer: InAnswer) -> Memory:
    """Return the memory before an answer in the phase that the other program saw it in."""
    phase = _PHASES.get(answer.raw[3]) if answer.kind != StudyKind.PRACTICE else None
    return memory if phase is None else replace(memory, phase=phase, step=None if phase is MemoryPhase.REVIEW else 0)


def _after(before: Memory, answer: InAnswer, now: datetime) -> Memory:
    card = fsrs.Card(
        card_id=1,  # without an id the constructor sleeps
        state=_STATES[before.phase],
        step=None if before.phase is MemoryPhase.REVIEW else 0,
        stability=before.stability_days,
        difficulty=before.difficulty,
        due=before.due_at,
        last_review=before.last_review_at,
    )
    card, _log = _SCHEDULER.review_card(card, fsrs.Rating(answer.grade), now)
    was_known = before.phase in {MemoryPhase.REVIEW, MemoryPhase.RELEARNING}
    short = MemoryPhase.RELEARNING if was_known else MemoryPhase.LEARNING
    phase = MemoryPhase.REVIEW if answer.interval_s >= _DAY_S else short
    return Memory(
        phase=phase,
        due_at=now + timedelta(seconds=answer.interval_s),
        step=None if phase is MemoryPhase.REVIEW else 0,
        stability_days=card.stability,
        difficulty=card.difficulty,
        last_review_at=now,
        reviews=before.reviews + 1,
        lapses=before.lapses + (before.phase is MemoryPhase.REVIEW and answer.grade == Grade.AGAIN),
    )
