"""One card's own history: its answers in the log, the undone ones left out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from studyapp.domain.progress import Review
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.store import tables
from studyapp.store.card_rows import to_memory
from studyapp.store.values import from_ms

if TYPE_CHECKING:
    from studyapp.domain.card import CardId
    from studyapp.domain.schedule import Memory
    from studyapp.store.database import Database

_r, _v = tables.review.c, tables.review_void.c
_REVIEWS = (
    select(tables.review)
    .outerjoin(tables.review_void, _v.review_id == _r.id)
    .where(_r.card_id == bindparam("card_id"), _v.review_id.is_(None))
    .order_by(_r.id)
)
_MEMORY = select(tables.memory).where(tables.memory.c.card_id == bindparam("card_id"))


class CardLogStore:
    """Reads what happened to one card; writes nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def memory(self, card_id: CardId) -> Memory | None:
        """Return what is known of the card now; None before it was approved."""
        with self._database.read() as connection:
            row = connection.execute(_MEMORY, {"card_id": card_id}).mappings().first()
        return None if row is None else to_memory(row)

    def reviews(self, card_id: CardId) -> tuple[Review, ...]:
        """Return the card's answers, oldest first."""
        with self._database.read() as connection:
            rows = connection.execute(_REVIEWS, {"card_id": card_id}).mappings().all()
        return tuple(
            Review(
                id=int(row["id"]),
                card_id=card_id,
                wording_revision=int(row["wording_revision"]),
                kind=StudyKind(str(row["kind"])),
                grade=Grade(int(row["grade"])),
                answered_at=from_ms(int(row["answered_at"])),
                day=date.fromisoformat(str(row["day"])),
                duration_ms=int(row["duration_ms"]),
                before=to_memory(row, prefix="before_"),
                after=to_memory(row, prefix="after_"),
            )
            for row in rows
        )
