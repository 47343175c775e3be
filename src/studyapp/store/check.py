"""The check of the database: the file, rows without owner, texts that changed by themselves, the daily figures.

SQLite's own check does not notice a flipped byte inside a row, so that each text is compared with its hash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import Integer, and_, case, func, select

from studyapp.domain.check import CheckReport
from studyapp.domain.document import DocumentId, sha256_of
from studyapp.domain.errors import DatabaseDamagedError
from studyapp.domain.progress import MATURE_DAYS
from studyapp.domain.schedule import Grade, MemoryPhase, StudyKind
from studyapp.store import tables
from studyapp.store.search_index import Indexer

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Executable

    from studyapp.store.database import Database
    from studyapp.store.values import Row

type _DayKey = tuple[str, str]
type _Figures = tuple[int, ...]

_d, _r, _v, _c, _w, _m = (
    tables.document.c,
    tables.revision.c,
    tables.review.c,
    tables.card.c,
    tables.wording.c,
    tables.memory.c,
)
_FIGURES = ("reviews", "passed", "new", "mature", "mature_passed", "duration_ms")


class CheckStore:
    """Looks through the whole database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def check(self) -> CheckReport:
        """Check everything, and make the daily figures anew where they do not agree with the review log.

        The index of the search is emptied, and fills again before the next search. Others wait while SQLite looks at
        the file (half a second for 300 MB), not while texts are compared.
        """
        try:
            damage = self._damage()
            if damage:
                return CheckReport(damage, (), (), 0)
            Indexer(self._database).forget()
            return CheckReport((), self._orphans(), self._altered_texts(), self._rebuild_days())
        except DatabaseDamagedError as error:
            return CheckReport((error.details,), (), (), 0)

    def _damage(self) -> tuple[str, ...]:
        with self._database.driver() as connection:
            lines = [str(row[0]) for row in connection.execute("PRAGMA quick_check")]
        return () if lines == ["ok"] else tuple(lines)

    def _orphans(self) -> tuple[str, ...]:
        with self._database.driver() as connection:
            rows = connection.execute("PRAGMA foreign_key_check").fetchall()
        counts: dict[str, int] = {}
        for row in rows:
            counts[str(row[0])] = counts.get(str(row[0]), 0) + 1
        with self._database.read() as connection:
            for name, query in _UNTIED.items():
                counts[name] = counts.get(name, 0) + int(connection.execute(query).scalar_one())
        return tuple(f"{name} ({count})" for name, count in sorted(counts.items()) if count)

    def _altered_texts(self) -> tuple[DocumentId, ...]:
        with self._database.read() as connection:
            ids = connection.execute(select(_r.id).order_by(_r.id)).scalars().all()
        altered: dict[DocumentId, None] = {}
        for revision_id in ids:
            with self._database.read() as connection:
                query = select(_r.document_id, _r.text, _r.text_sha256).where(_r.id == revision_id)
                row = connection.execute(query).one()
            if sha256_of(row.text) != row.text_sha256:
                altered[DocumentId(row.document_id)] = None
        return tuple(altered)

    def _rebuild_days(self) -> int:
        with self._database.transaction() as connection:
            return rebuild_days(connection)


def rebuild_days(connection: Connection) -> int:
    """Make the daily figures agree with the log; return how many days did not."""
    wrong, stat = wrong_days(connection), tables.day_stat
    for (day, document_id), figures in wrong.items():
        connection.execute(stat.delete().where(stat.c.day == day, stat.c.document_id == document_id))
        if figures is not None:
            connection.execute(stat.insert(), {"day": day, "document_id": document_id, **figures})
    return len({day for day, _ in wrong})


def wrong_days(connection: Connection) -> dict[_DayKey, Row | None]:
    """Return what the log says of days and documents whose figures say otherwise; None where it says nothing."""
    wanted, present = _days(connection, _FROM_LOG), _days(connection, _STORED)
    wrong = sorted(key for key in wanted.keys() | present.keys() if wanted.get(key) != present.get(key))
    return {key: dict(zip(_FIGURES, wanted[key], strict=True)) if key in wanted else None for key in wrong}


def _days(connection: Connection, query: Executable) -> dict[_DayKey, _Figures]:
    rows = cast("list[tuple[str, str, *tuple[int, ...]]]", connection.execute(query).all())
    found: dict[_DayKey, _Figures] = {(row[0], row[1]): tuple(row[2:]) for row in rows}
    return {key: figures for key, figures in found.items() if any(figures)}  # a day undone to nothing counts as none


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0), type_=Integer)


_SCHEDULING = tuple(kind for kind in StudyKind if kind.schedules)
_PASSED = _v.grade > int(Grade.AGAIN)
_MATURE = and_(_v.before_phase == MemoryPhase.REVIEW, func.coalesce(_v.before_stability_days, 0) >= MATURE_DAYS)
_FROM_LOG = (
    select(
        _v.day,
        _c.document_id,
        func.count(),
        _count(_PASSED),
        _count(_v.before_reviews == 0),
        _count(_MATURE),
        _count(and_(_MATURE, _PASSED)),
        func.sum(_v.duration_ms),
    )
    .select_from(
        tables.review.join(tables.card, _c.id == _v.card_id).outerjoin(
            tables.review_void, tables.review_void.c.review_id == _v.id
        )
    )
    .where(tables.review_void.c.review_id.is_(None), _v.kind.in_(_SCHEDULING))
    .group_by(_v.day, _c.document_id)
)
_STORED = select(tables.day_stat.c.day, tables.day_stat.c.document_id, *(tables.day_stat.c[name] for name in _FIGURES))
# Ties that no foreign key keeps, because the two rows point to one another.
_UNTIED = {
    "document": select(func.count())
    .select_from(tables.document)
    .where(~select(_r.id).where(_r.id == _d.revision_id, _r.document_id == _d.id).correlate(tables.document).exists()),
    "card": select(func.count())
    .select_from(tables.card)
    .where(
        ~select(_w.card_id)
        .where(_w.card_id == _c.id, _w.revision == _c.wording_revision)
        .correlate(tables.card)
        .exists()
    ),
}
