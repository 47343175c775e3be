"""What study modes read: cards for a test or a round of practice, what waits tomorrow, the text about a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, func, or_, select, text

from studyapp.domain.analysis import Tier
from studyapp.domain.card import CardId, CardState
from studyapp.domain.errors import UnknownCardError
from studyapp.domain.headings import chain
from studyapp.domain.schedule import MemoryPhase
from studyapp.domain.study import LEECH_LAPSES, Selection
from studyapp.store import tables
from studyapp.store.card_queue import DueCard
from studyapp.store.card_rows import CARD_COLUMNS, MEMORY_COLUMNS, WORDING_COLUMNS, to_card, to_memory
from studyapp.store.document_rows import read_language
from studyapp.store.pack_locks import Locks
from studyapp.store.values import to_ms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from studyapp.domain.card import Card
    from studyapp.domain.document import DocumentId
    from studyapp.domain.pack import PackCard
    from studyapp.store.database import Database

_c, _m, _w, _d, _r = tables.card.c, tables.memory.c, tables.wording.c, tables.document.c, tables.revision.c
_MOST_OTHERS = 400
_CARD_WITH_WORDING = tables.card.join(tables.wording, and_(_w.card_id == _c.id, _w.revision == _c.wording_revision))

_MEMORIES = tables.memory.join(tables.card, _c.id == _m.card_id).join(tables.document, _d.id == _c.document_id)
_PAGE = text(
    "SELECT json_extract(page.value, '$[1]') FROM document"
    " JOIN layout ON layout.revision_id = document.revision_id, json_each(layout.value, '$.pages') AS page"
    " WHERE document.id = :id AND json_extract(page.value, '$[0]') <= :position"
    " ORDER BY json_extract(page.value, '$[0]') DESC LIMIT 1"
)
"""The layout of a long book is megabytes of JSON, of which SQLite finds the one label."""
_HEADINGS = text(
    "SELECT json_extract(block.value, '$[3]'), json_extract(block.value, '$[1]'), json_extract(block.value, '$[2]')"
    " FROM document JOIN revision ON revision.id = document.revision_id, json_each(revision.blocks) AS block"
    " WHERE document.id = :id AND json_extract(block.value, '$[0]') = 'heading'"
    " AND json_extract(block.value, '$[1]') <= :position ORDER BY block.key"
)


class StudyStore:
    """Reads for study modes; writes nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._locks = Locks()

    def approved(self, document_id: DocumentId | None, selection: Selection = Selection.ALL) -> tuple[CardId, ...]:
        """Return the approved cards, of one document or of all: WEAK ones the most forgotten first, else by id."""
        query = select(_c.id).select_from(_MEMORIES).where(*_conditions(selection))
        if selection is Selection.WEAK:
            query = query.order_by(_m.lapses.desc(), _m.difficulty.desc())
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(_c.id), {"document_id": document_id}).scalars().all()
        return tuple(CardId(row) for row in rows)

    def language(self, document_id: DocumentId) -> str:
        """Return the language that the document is in. Raises UnknownDocumentError."""
        with self._database.read() as connection:
            return read_language(connection, document_id)

    def locked(self, document_id: DocumentId | None) -> tuple[PackCard, ...]:
        """Return what the authors of installed courses locked, in their order and as they word it."""
        with self._database.read() as connection:
            return self._locks.of(connection, document_id)

    def count(self, document_id: DocumentId | None, selection: Selection) -> int:
        """Return how many cards `approved` would return."""
        with self._database.read() as connection:
            query = select(func.count()).select_from(_MEMORIES).where(*_conditions(selection))
            return int(connection.execute(query, {"document_id": document_id}).scalar_one())

    def card(self, card_id: CardId) -> DueCard:
        """Return an approved card with its memory. Raises UnknownCardError."""
        columns = (*CARD_COLUMNS, *WORDING_COLUMNS, *MEMORY_COLUMNS)
        joined = _CARD_WITH_WORDING.join(tables.memory, _m.card_id == _c.id)
        query = select(*columns).select_from(joined).where(_c.id == card_id)
        with self._database.read() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            raise UnknownCardError(card_id)
        return DueCard(to_card(row), to_memory(row))

    def of_fact(self, card: Card) -> tuple[Card, ...]:
        """Return every card of the same fact, those that are kept back among them."""
        query = select(*CARD_COLUMNS, *WORDING_COLUMNS).select_from(_CARD_WITH_WORDING)
        query = query.where(_c.document_id == card.document_id, _c.fact_key == card.fact_key).order_by(_c.id)
        with self._database.read() as connection:
            return tuple(to_card(row) for row in connection.execute(query).mappings())

    def answers(self, document_id: DocumentId, *, but: CardId) -> tuple[str, ...]:
        """Return other answers of the document's cards, those of the best cards first, a few hundred at most."""
        query = (
            select(_w.answer)
            .select_from(_CARD_WITH_WORDING)
            .where(_c.document_id == document_id, _c.id != but, _c.tier != Tier.OFF, _c.state != CardState.REJECTED)
            .order_by(_c.rank.desc(), _c.id)
            .limit(_MOST_OTHERS)
        )
        with self._database.read() as connection:
            return tuple(dict.fromkeys(connection.execute(query).scalars().all()))

    def due_before(self, moment: datetime) -> int:
        """Return how many approved cards of all documents, new ones left out, are due before a moment."""
        query = (
            select(func.count())
            .select_from(_MEMORIES)
            .where(
                _c.state == CardState.APPROVED,
                _d.removed_at.is_(None),
                _m.phase != MemoryPhase.NEW,
                _m.due_at < to_ms(moment),
            )
        )
        with self._database.read() as connection:
            return int(connection.execute(query).scalar_one())

    def leeches(self, document_id: DocumentId | None) -> frozenset[CardId]:
        """Return the cards that were forgotten so often that they do not work as they are."""
        query = (
            select(_c.id)
            .select_from(tables.memory.join(tables.card, _c.id == _m.card_id))
            .where(_m.lapses >= LEECH_LAPSES, _c.state.in_((CardState.APPROVED, CardState.SUSPENDED)), _wanted())
        )
        with self._database.read() as connection:
            found: Sequence[str] = connection.execute(query, {"document_id": document_id}).scalars().all()
        return frozenset(CardId(each) for each in found)

    def text(self, document_id: DocumentId, start: int, end: int) -> str:
        """Return a stretch of the document's text, in code points."""
        query = (
            select(func.substr(_r.text, start + 1, max(0, end - start)))
            .select_from(tables.document.join(tables.revision, _r.id == _d.revision_id))
            .where(_d.id == document_id)
        )
        with self._database.read() as connection:
            return str(connection.execute(query).scalar_one_or_none() or "")

    def headings(self, document_id: DocumentId, position: int) -> tuple[str, ...]:
        """Return the document's title and the headings above a code point, outermost first."""
        with self._database.read() as connection:
            title = connection.execute(select(_d.title).where(_d.id == document_id)).scalar_one_or_none()
            rows = connection.execute(_HEADINGS, {"id": document_id, "position": position}).all()
        places = chain((int(level), (int(start), int(end))) for level, start, end in rows)
        words = (" ".join(self.text(document_id, start, end).split()) for start, end in places)
        return tuple(dict.fromkeys((str(title or ""), *words)))

    def page(self, document_id: DocumentId, position: int) -> str:
        """Return the label of the printed page on which a code point stands; "" where none is known."""
        with self._database.read() as connection:
            found = connection.execute(_PAGE, {"id": document_id, "position": position}).scalar_one_or_none()
        return str(found or "")


def _conditions(selection: Selection) -> list[ColumnElement[bool]]:
    found = [_c.state == CardState.APPROVED, _d.removed_at.is_(None), _wanted()]
    if selection is Selection.FLAGGED:
        found.append(_c.flag > 0)
    if selection is Selection.WEAK:
        found.append(_m.reviews > 0)
    return found


def _wanted() -> ColumnElement[bool]:
    document = bindparam("document_id", type_=_c.document_id.type)
    return or_(document.is_(None), _c.document_id == document)
