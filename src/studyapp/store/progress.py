"""Figures over the log of answers and the memories, read from roll-ups and indexes, never from the whole log."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, func, literal, or_, select

from studyapp.domain.analysis import Tier
from studyapp.domain.card import CardState
from studyapp.domain.progress import MATURE_DAYS, CardCounts, DayFigures
from studyapp.domain.schedule import MemoryPhase
from studyapp.store import tables
from studyapp.store.values import to_ms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement, Join

    from studyapp.domain.document import DocumentId
    from studyapp.store.database import Database

DAY_MS = 86_400_000
_c, _m, _d, _s = tables.card.c, tables.memory.c, tables.document.c, tables.day_stat.c


class ProgressStore:
    """Reads what progress panels draw; writes nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def days(self, document_id: DocumentId | None, *, since: date) -> tuple[DayFigures, ...]:
        """Return one line for each study day with answers, oldest first; removed documents count: they were learned."""
        figures = (_s.reviews, _s.passed, _s.new, _s.mature, _s.mature_passed, _s.duration_ms)
        query = (
            select(_s.day, *(func.sum(column) for column in figures))
            .where(_s.day >= since.isoformat(), _wanted(_s.document_id))
            .group_by(_s.day)
            .order_by(_s.day)
        )
        with self._database.read() as connection:
            rows = connection.execute(query, {"document_id": document_id}).all()
        found = ((date.fromisoformat(str(day)), [int(number) for number in numbers]) for day, *numbers in rows)
        return tuple(DayFigures(day, *numbers) for day, numbers in found if numbers[0])

    def forecast(self, document_id: DocumentId | None, *, tomorrow: datetime, days: int) -> tuple[int, ...]:
        """Return how many cards come due on each of the next `days` study days; the first holds the overdue too.

        `tomorrow` is when the next study day starts; each day is taken to be 24 hours long.
        """
        later = (_m.due_at - bindparam("tomorrow") + literal(DAY_MS)) / literal(DAY_MS)
        offset = func.max(0, func.floor(later))
        query = (
            select(offset, func.count())
            .select_from(_memories())
            .where(_c.state == CardState.APPROVED, _m.phase != MemoryPhase.NEW, _d.removed_at.is_(None))
            .where(_wanted(_c.document_id))
            .group_by(offset)
        )
        with self._database.read() as connection:
            rows = connection.execute(query, {"document_id": document_id, "tomorrow": to_ms(tomorrow)}).all()
        found: Mapping[int, int] = {int(row[0]): int(row[1]) for row in rows}
        return tuple(found.get(day, 0) for day in range(days))

    def card_counts(self, document_id: DocumentId | None) -> CardCounts:
        """Return how many cards stand where."""
        approved = _c.state == CardState.APPROVED
        in_review = and_(approved, _m.phase == MemoryPhase.REVIEW)
        mature = _m.stability_days >= MATURE_DAYS
        query = (
            select(
                func.count().filter(_c.state == CardState.SUGGESTED, _c.tier != Tier.OFF),
                func.count().filter(approved, _m.phase == MemoryPhase.NEW),
                func.count().filter(approved, _m.phase.in_((MemoryPhase.LEARNING, MemoryPhase.RELEARNING))),
                func.count().filter(in_review, ~mature),
                func.count().filter(in_review, mature),
                func.count().filter(_c.state == CardState.SUSPENDED),
            )
            .select_from(
                tables.card.join(tables.document, _d.id == _c.document_id).outerjoin(tables.memory, _m.card_id == _c.id)
            )
            .where(_d.removed_at.is_(None), _wanted(_c.document_id))
        )
        with self._database.read() as connection:
            row = connection.execute(query, {"document_id": document_id}).one()
        return CardCounts(*(int(number or 0) for number in row))


def _memories() -> Join:
    return tables.memory.join(tables.card, _c.id == _m.card_id).join(tables.document, _d.id == _c.document_id)


def _wanted(column: ColumnElement[str]) -> ColumnElement[bool]:
    document = bindparam("document_id", type_=column.type)
    return or_(document.is_(None), column == document)
