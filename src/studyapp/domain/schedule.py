"""Scheduling: memory states, grades, and the seeded fuzz. FSRS itself is a library, behind `ports.Scheduler`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

FUZZ_RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))
"""(from days, to days, share): how far an interval may be spread, as in Anki and the fsrs library."""


class Grade(IntEnum):
    """The learner's answer."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class MemoryPhase(StrEnum):
    """Where a card stands in FSRS."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


class StudyKind(StrEnum):
    """What kind of session an answer was given in; only LEARN and REVIEW touch the schedule.

    Lines of the log hold these words. A new one needs a new minor version of the schema at least, and a major one as
    soon as a program was released that would stumble over it: TEST came before the first release, so none knows less.
    """

    LEARN = "learn"
    REVIEW = "review"
    PRACTICE = "practice"
    TEST = "test"

    @property
    def schedules(self) -> bool:
        """Whether an answer moves the card's schedule and counts for the day."""
        return self in {StudyKind.LEARN, StudyKind.REVIEW}


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS knows of one card.

    Attributes:
        step: index of the (re)learning step, None in review.
        stability_days, difficulty: FSRS-6; None before the first answer. Difficulty lies in 1..10.
        due_at, last_review_at: aware, UTC.
    """

    phase: MemoryPhase
    due_at: datetime
    step: int | None = 0
    stability_days: float | None = None
    difficulty: float | None = None
    last_review_at: datetime | None = None
    reviews: int = 0
    lapses: int = 0


def begun_at(memory: Memory, now: datetime) -> Memory:
    """Return a memory whose interval, unchanged, begins now: the learner thought a while before answering."""
    if memory.last_review_at is None:
        return memory
    now = now.astimezone(UTC)
    return Memory(
        memory.phase,
        now + (memory.due_at - memory.last_review_at),
        memory.step,
        memory.stability_days,
        memory.difficulty,
        now,
        memory.reviews,
        memory.lapses,
    )


@dataclass(frozen=True, slots=True)
class Preview:
    """What a grade would do; `interval` is the time from now until the card is due again."""

    grade: Grade
    memory: Memory
    interval: timedelta


def fuzzed_days(days: int, *, seed: str, maximum_days: int = 36500) -> int:
    """Spread an interval so that cards learned together do not stay together.

    The same seed gives the same days, so that the interval on the button is the interval that is stored.
    Intervals under 2.5 days are left alone; others move within the ranges of `FUZZ_RANGES`.
    """
    if days < FUZZ_RANGES[0][0]:
        return days
    delta = 1.0
    for start, to, share in FUZZ_RANGES:
        if days > start:
            delta += share * (min(days, to) - start)
    low, high = max(2, round(days - delta)), min(round(days + delta), maximum_days)
    low = min(low, high)
    number = int.from_bytes(hashlib.blake2b(seed.encode(), digest_size=8).digest(), "big")
    return low + number % (high - low + 1)


def study_day(moment: datetime, *, day_start_hour: int) -> date:
    """Return the study day of a moment given in the learner's local time: a day starts at `day_start_hour`."""
    return (moment - timedelta(hours=day_start_hour)).date()
