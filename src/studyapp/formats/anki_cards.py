"""Where a card stands in Anki's schedule: the numbers of a row of its table of cards.

Everything counts in milliseconds since 1970 UTC on our side, in days since the collection was made on Anki's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.domain.card import CardState
from studyapp.domain.schedule import MemoryPhase

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from studyapp.domain.exchange import ToldCard
    from studyapp.domain.exchange_out import OutCard, PlainCard

type DayOf = Callable[[int], int]
"""Returns the number of the study day (of `date.toordinal`) of a moment in milliseconds since 1970 UTC."""

type Row = tuple[int, int, int, int, int, int, int, int, int, int, int, str]
"""Type, queue, due, interval, ease, answers, lapses, steps left, original due and deck, flags, data."""

NEW, LEARNING, REVIEW, RELEARNING = range(4)
SUSPENDED, SCHEDULER_BURIED, BURIED = -1, -2, -3
DAY_LEARNING = 3
"""The queue of learning cards that are due on a later day."""
_TYPES = {
    MemoryPhase.NEW.value: NEW,
    MemoryPhase.LEARNING.value: LEARNING,
    MemoryPhase.REVIEW.value: REVIEW,
    MemoryPhase.RELEARNING.value: RELEARNING,
}
_STARTING_EASE = 2500
_STEPS = 2
_COLOUR = 7


class Schedules:
    """Tells rows for one collection."""

    def __init__(self, day_of: DayOf, now_ms: int, *, scheduling: bool) -> None:
        self._day_of = day_of
        self._now_ms = now_ms
        self._today = day_of(now_ms)
        self._scheduling = scheduling

    def plain(self, card: PlainCard, position: int) -> Row:
        """Return the row of a card; `position` is its place among the new ones."""
        if not self._scheduling:
            return (NEW, NEW, position, 0, 0, 0, 0, 0, 0, 0, card.flag, "{}")
        suspended = card.state == CardState.SUSPENDED.value
        buried = card.buried_ms is not None and card.buried_ms > self._now_ms
        waiting = SUSPENDED if suspended else BURIED if buried else None
        kind = NEW if card.phase is None else _TYPES[card.phase]
        if kind == NEW:
            return (NEW, NEW if waiting is None else waiting, position, 0, 0, 0, 0, 0, 0, 0, card.flag, "{}")
        day_of, due_ms = self._day_of, card.due_ms
        known = _data(card.stability, card.difficulty, card.last_ms)
        if kind == REVIEW:
            day = day_of(due_ms)
            days = max(1, day - day_of(card.last_ms)) if card.last_ms is not None else 1
            due, queue, left = day - self._today, REVIEW, 0
        else:
            days, due, queue = 0, due_ms // 1000, LEARNING
            left = max(1, _STEPS - (card.step or 0)) * 1001
        told = (card.reviews, card.lapses, left, 0, 0, card.flag, known)
        return (kind, queue if waiting is None else waiting, due, days, _STARTING_EASE, *told)

    def of(self, out: OutCard, row: PlainCard, position: int) -> Row:
        """Return the row of a card, which is what another program kept of it where that still holds."""
        if out.told is None or not self._scheduling:
            return self.plain(row, position)
        return self._told(out.told, row)

    def _told(self, told: ToldCard, card: PlainCard) -> Row:
        queue = told.queue
        was_suspended, was_buried = queue == SUSPENDED, queue in {BURIED, SCHEDULER_BURIED}
        buried = card.buried_ms is not None and card.buried_ms > self._now_ms
        if card.state == CardState.SUSPENDED.value:
            queue = SUSPENDED
        elif buried and not was_buried:
            queue = BURIED
        elif was_suspended or (was_buried and not buried):
            queue = REVIEW if told.kind == REVIEW else NEW if told.kind == NEW else _learning(told)
        due = self._day_of(told.due * 1000) - self._today if told.in_days else told.due
        flags = told.flags & ~_COLOUR | card.flag
        counts = (told.reviews, told.lapses, told.left, 0, 0, flags, told.data)
        return (told.kind, queue, due, told.days, told.factor, *counts)


def _learning(told: ToldCard) -> int:
    return DAY_LEARNING if told.in_days else LEARNING


def in_ms(moment: datetime | None) -> int | None:
    """Return milliseconds since 1970 UTC."""
    return None if moment is None else int(moment.timestamp() * 1000)


def _data(stability: float | None, difficulty: float | None, last_ms: int | None) -> str:
    if stability is None or difficulty is None:
        return "{}"
    last = "" if last_ms is None else f',"lrt":{last_ms // 1000}'
    return f'{{"s":{stability:.4f},"d":{difficulty:.3f}{last}}}'
