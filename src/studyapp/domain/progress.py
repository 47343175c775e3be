"""Figures about progress: everything that can be told from the review log and the memory states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from studyapp.domain.card import CardId
    from studyapp.domain.schedule import Grade, Memory, StudyKind

MATURE_DAYS = 21
"""A card is mature when its stability reaches this (Anki's threshold)."""


@dataclass(frozen=True, slots=True)
class Review:
    """One line of the append-only log.

    Attributes:
        wording_revision: which wording of the card was seen.
        duration_ms: from showing the prompt to the grade.
        day: the study day in the learner's local time.
    """

    id: int
    card_id: CardId
    wording_revision: int
    kind: StudyKind
    grade: Grade
    answered_at: datetime
    day: date
    duration_ms: int
    before: Memory
    after: Memory


@dataclass(frozen=True, slots=True)
class DayFigures:
    """The answers of one study day; `passed` counts everything but Again."""

    day: date
    reviews: int
    passed: int
    new: int
    mature: int
    mature_passed: int
    duration_ms: int

    @property
    def retention(self) -> float | None:
        """Share passed, 0..1; None on a day without answers."""
        return self.passed / self.reviews if self.reviews else None


@dataclass(frozen=True, slots=True)
class Counts:
    """What waits now, within the daily limits."""

    new: int
    learning: int
    due: int


@dataclass(frozen=True, slots=True)
class CardCounts:
    """How many cards stand where."""

    suggested: int
    new: int
    learning: int
    young: int
    mature: int
    suspended: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that the progress panel draws.

    Attributes:
        days: one entry for each study day with answers, oldest first, at most 365 days back.
        forecast: cards due on today + index; index 0 holds what is overdue too.
        streak_days: study days in a row with at least one answer, up to today or yesterday.
    """

    today: date
    days: tuple[DayFigures, ...]
    forecast: tuple[int, ...]
    cards: CardCounts
    streak_days: int


def streak(days: tuple[DayFigures, ...], today: date) -> int:
    """Count the study days in a row that end today or yesterday."""
    with_answers = {figures.day.toordinal() for figures in days if figures.reviews}
    at = today.toordinal()
    if at not in with_answers:
        at -= 1
    length = 0
    while at in with_answers:
        length += 1
        at -= 1
    return length
