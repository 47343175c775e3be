"""What a person needs to choose and make cards: budgets, refusals, own cards, what a new analysis changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, func, select

from studyapp.domain.analysis import CardRefusal, Tier
from studyapp.domain.budget import WHOLE, Budget
from studyapp.domain.card import CardId, CardState
from studyapp.domain.changes import NO_CHANGES, Changes, Topic
from studyapp.domain.errors import UnknownCardError
from studyapp.domain.regeneration import CardChange, ChangeKind, Regeneration, Rival
from studyapp.domain.span import Span
from studyapp.store import card_tables, history, tables
from studyapp.store.card_rows import (
    CARD_COLUMNS,
    WORDING_COLUMNS,
    memory_values,
    to_card,
    to_wording,
    wording_values,
)
from studyapp.store.document_rows import read_document, require
from studyapp.store.found_cards import CONTEXT
from studyapp.store.values import to_ms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from studyapp.domain.card import Card
    from studyapp.domain.document import Document, DocumentId
    from studyapp.domain.own_card import OwnDraft
    from studyapp.domain.schedule import Memory
    from studyapp.store.database import Database
    from studyapp.store.values import Row

_c, _w, _b, _f, _g = (
    tables.card.c,
    tables.wording.c,
    card_tables.card_budget.c,
    card_tables.card_refusal.c,
    card_tables.card_change.c,
)
_WORDED = tables.card.join(tables.wording, and_(_w.card_id == _c.id, _w.revision == _c.wording_revision))
_CARDS = (
    select(*CARD_COLUMNS, *WORDING_COLUMNS, _c.spare, _c.found_revision, _c.declined_revision)
    .select_from(_WORDED)
    .where(_c.document_id == bindparam("id"))
    .order_by(_c.id)
)
_BUDGET = select(_b.section, _b.cards).where(_b.document_id == bindparam("id"))
_REFUSALS = select(_f.reason, _f.start, _f.end).where(_f.document_id == bindparam("id")).order_by(_f.ordinal)
_CHANGES = select(card_tables.card_change).where(_g.document_id == bindparam("id")).order_by(_g.ordinal)
_SAME = (
    select(func.count())
    .select_from(tables.card)
    .where(_c.document_id == bindparam("id"), _c.own == 0, _c.found == 1, _c.tier != Tier.OFF)
)
_FOUND = select(*WORDING_COLUMNS).where(_w.card_id == bindparam("card_id"), _w.revision == bindparam("revision"))


@dataclass(frozen=True, slots=True)
class Deck:
    """Everything about the cards of one document, the rejected and those kept back among them.

    Attributes:
        spare: good cards that are kept back only because there are enough without them.
    """

    document: Document
    cards: tuple[Card, ...]
    spare: frozenset[CardId]
    budget: Budget


class CurationStore:
    """Reads decks and keeps what a person chose. Each method is one transaction; writes are undoable steps."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def deck(self, document_id: DocumentId) -> Deck:
        """Return the document with all of its cards. Raises UnknownDocumentError."""
        with self._database.read() as connection:
            return read_deck(connection, document_id)

    def refusals(self, document_id: DocumentId) -> tuple[CardRefusal, ...]:
        """Return why the latest analysis made no card of some passages, in the order of the analysis."""
        with self._database.read() as connection:
            rows = connection.execute(_REFUSALS, {"id": document_id}).all()
        return tuple(CardRefusal(row.reason, Span(row.start, row.end)) for row in rows)

    def set_budget(self, document_id: DocumentId, section: str, cards: int | None, *, now: datetime) -> Changes:
        """Keep a number for a section, or for a thousand words with `WHOLE`; None forgets it."""
        key = {"document_id": document_id, "section": section}
        with self._database.transaction() as connection:
            require(connection, document_id)
            with history.step(connection, "quiz.budget", Topic.CARDS, document_id, now) as journal:
                if cards is None:
                    journal.delete(card_tables.card_budget, key)
                else:
                    journal.put(card_tables.card_budget, key, {"cards": cards})
        return Changes(Topic.CARDS, document_id) if journal.changes else NO_CHANGES

    def add_own(
        self, card_id: CardId, document_id: DocumentId, draft: OwnDraft, memory: Memory, *, now: datetime
    ) -> Changes:
        """Keep a card that a person wrote, approved at once, with what finds its passage again in a changed text."""
        topics = Topic.CARDS | Topic.REVIEWS
        with self._database.transaction() as connection:
            document = read_document(connection, document_id)
            with history.step(connection, "quiz.own_card", topics, document_id, now) as journal:
                journal.insert(
                    tables.card, {**_own_values(document.text, draft), **_own_head(card_id, document_id, now)}
                )
                wording = wording_values(draft.wording)
                journal.insert(tables.wording, {"card_id": card_id, "revision": 1, **wording, "created_at": to_ms(now)})
                journal.insert(tables.memory, {"card_id": card_id, **memory_values(memory)})
        return Changes(topics, document_id)

    def add_proposed(self, drafts: Mapping[CardId, OwnDraft], document_id: DocumentId, *, now: datetime) -> Changes:
        """Offer cards that a local generator proposed, as one step; those that are there already stay as they are.

        They are kept like a person's own: no analysis takes them away.
        """
        with self._database.transaction() as connection:
            document = read_document(connection, document_id)
            known = {row["id"] for row in connection.execute(_CARDS, {"id": document_id}).mappings()}
            with history.step(connection, "quiz.generate", Topic.CARDS, document_id, now) as journal:
                for card_id, draft in drafts.items():
                    if card_id in known:
                        continue
                    offered = {"state": CardState.SUGGESTED, "tier": Tier.SUGGESTED, "rank": 0.5, "edited": 0}
                    head = {**_own_head(card_id, document_id, now), **offered}
                    journal.insert(tables.card, {**head, **_own_values(document.text, draft)})
                    words = {**wording_values(draft.wording), "created_at": to_ms(now)}
                    journal.insert(tables.wording, {"card_id": card_id, "revision": 1, **words})
        return Changes(Topic.CARDS, document_id) if journal.changes else NO_CHANGES

    def regeneration(self, document_id: DocumentId) -> Regeneration:
        """Tell what the latest analysis changed, and which edited cards it words otherwise."""
        with self._database.read() as connection:
            rows = connection.execute(_CHANGES, {"id": document_id}).all()
            changes = tuple(
                CardChange(ChangeKind(r.kind), CardId(r.card_id), r.prompt, r.answer, r.prompt_before, r.answer_before)
                for r in rows
            )
            found = int(connection.execute(_SAME, {"id": document_id}).scalar_one())
            rivals = tuple(_rivals(connection, document_id))
        fresh = sum(change.kind is not ChangeKind.GONE for change in changes)
        return Regeneration(changes, rivals, max(0, found - fresh - len(rivals)))

    def take_found(self, card_ids: Sequence[CardId], *, now: datetime) -> Changes:
        """Let the generator's newest wording be the cards', as one step; what the person wrote stays a revision."""
        return self._decide("quiz.take_found", card_ids, now, taking=True)

    def decline_found(self, card_ids: Sequence[CardId], *, now: datetime) -> Changes:
        """Keep what the person wrote, and ask no more until the generator words the cards otherwise again."""
        return self._decide("quiz.keep_own", card_ids, now, taking=False)

    def _decide(self, name: str, card_ids: Sequence[CardId], now: datetime, *, taking: bool) -> Changes:
        documents: set[DocumentId] = set()
        with self._database.transaction() as connection:
            rows = [_row_of(connection, card_id) for card_id in card_ids]
            documents = {card.document_id for card, _ in rows}
            document_id = documents.pop() if len(documents) == 1 else None
            with history.step(connection, name, Topic.CARDS, document_id, now) as journal:
                for card, found_revision in rows:
                    if found_revision is None:
                        continue
                    taken = {"wording_revision": found_revision, "edited": 0}
                    values = taken if taking else {"declined_revision": found_revision}
                    journal.update(tables.card, {"id": card.id}, values)
        return Changes(Topic.CARDS, document_id)


def read_deck(connection: Connection, document_id: DocumentId) -> Deck:
    """Return the document with all of its cards. Raises UnknownDocumentError."""
    document = read_document(connection, document_id)
    rows = connection.execute(_CARDS, {"id": document_id}).mappings().all()
    spare = frozenset(CardId(row["id"]) for row in rows if row["spare"])
    return Deck(document, tuple(map(to_card, rows)), spare, _budget(connection, document_id))


def _row_of(connection: Connection, card_id: CardId) -> tuple[Card, int | None]:
    columns = (*CARD_COLUMNS, *WORDING_COLUMNS, _c.found_revision)
    row = connection.execute(select(*columns).select_from(_WORDED).where(_c.id == card_id)).mappings().first()
    if row is None:
        raise UnknownCardError(card_id)
    return to_card(row), row["found_revision"]


def _rivals(connection: Connection, document_id: DocumentId) -> list[Rival]:
    """Return edited cards for which the generator has found another wording since."""
    found: list[Rival] = []
    for row in connection.execute(_CARDS, {"id": document_id}).mappings().all():
        revision = row["found_revision"]
        if not row["edited"] or row["own"] or revision is None or revision <= row["wording_revision"]:
            continue
        if revision == row["declined_revision"] or row["state"] == CardState.REJECTED:
            continue
        words = connection.execute(_FOUND, {"card_id": row["id"], "revision": revision}).mappings().one()
        theirs = to_wording(words)
        if theirs != to_card(row).wording:
            found.append(Rival(to_card(row), theirs))
    return found


def _budget(connection: Connection, document_id: DocumentId) -> Budget:
    numbers = {str(row.section): int(row.cards) for row in connection.execute(_BUDGET, {"id": document_id})}
    return Budget(numbers.pop(WHOLE, None), numbers)


def _own_head(card_id: CardId, document_id: DocumentId, now: datetime) -> Row:
    return {
        "id": card_id,
        "document_id": document_id,
        "state": CardState.APPROVED,
        "tier": Tier.AUTO,
        "rank": 1.0,
        "fact_key": "",
        "wording_revision": 1,
        "edited": 1,
        "own": 1,
        "flag": 0,
        "buried_until": None,
        "found": 1,
        "created_at": to_ms(now),
    }


def _own_values(text: str, draft: OwnDraft) -> Row:
    source, answer = draft.source, draft.answer_span
    return {
        "type": draft.type,
        "source_start": source.start,
        "source_end": source.end,
        "quote": source.of(text),
        "prefix": text[max(0, source.start - CONTEXT) : source.start],
        "suffix": text[source.end : source.end + CONTEXT],
        "answer_start": None if answer is None else answer.start,
        "answer_end": None if answer is None else answer.end,
    }
