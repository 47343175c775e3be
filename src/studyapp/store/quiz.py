"""Cards, their memories, and the log of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, func, select

from studyapp.domain.card import Card, CardId, CardState
from studyapp.domain.changes import Changes, Topic
from studyapp.domain.errors import UnknownCardError
from studyapp.store import history, tables
from studyapp.store.card_answers import found_before, write_answer
from studyapp.store.card_queue import CardQueue, Written, answered_on, budgeted, suggested, waiting
from studyapp.store.card_rows import (
    CARD_COLUMNS,
    MEMORY_COLUMNS,
    WORDING_COLUMNS,
    memory_values,
    to_card,
    to_memory,
    wording_values,
)
from studyapp.store.curation import read_deck
from studyapp.store.values import to_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from sqlalchemy import Connection, Select

    from studyapp.domain.card import Wording
    from studyapp.domain.document import DocumentId
    from studyapp.domain.schedule import Memory
    from studyapp.store.card_answers import Answer
    from studyapp.store.card_queue import Answered, Asked, DueCard, Waiting
    from studyapp.store.curation import Deck
    from studyapp.store.database import Database

_CARDS = Topic.CARDS | Topic.REVIEWS
_c, _m, _w = tables.card.c, tables.memory.c, tables.wording.c


class QuizStore:
    """Cards and answers. Each method is one transaction; writes that a person makes are undoable steps."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._queue = CardQueue()

    def deck(self, document_id: DocumentId) -> Deck:
        """Return the document with all of its cards and its budget. Raises UnknownDocumentError."""
        with self._database.read() as connection:
            return read_deck(connection, document_id)

    def card(self, card_id: CardId) -> Card:
        """Return one card. Raises UnknownCardError."""
        with self._database.read() as connection:
            return _card(connection, card_id)

    def set_state(
        self, name: str, card_ids: Sequence[CardId], state: CardState, memory: Memory, *, now: datetime
    ) -> Changes:
        """Put the cards into a state, as one step; a card approved for the first time gets `memory`."""
        with self._database.transaction() as connection:
            cards = [_card(connection, card_id) for card_id in card_ids]
            documents = {card.document_id for card in cards}
            changes = Changes(_CARDS, documents.pop() if len(documents) == 1 else None)
            with history.step(connection, name, _CARDS, changes.document_id, now) as journal:
                for card in cards:
                    journal.update(tables.card, {"id": card.id}, {"state": state})
                    if state is CardState.APPROVED and _memory(connection, card.id) is None:
                        journal.insert(tables.memory, {"card_id": card.id, **memory_values(memory)})
        return changes

    def bury(self, card_id: CardId, *, until: datetime, now: datetime) -> Changes:
        """Hide the card until a moment."""
        return self._update("quiz.bury", card_id, {"buried_until": to_ms(until)}, now)

    def flag(self, card_id: CardId, flag: int, *, now: datetime) -> Changes:
        """Give the card a flag, 0 to 7."""
        return self._update("quiz.flag", card_id, {"flag": flag}, now)

    def edit(self, card_id: CardId, wording: Wording, *, now: datetime) -> Changes:
        """Add a revision of the wording and make it the card's."""
        with self._database.transaction() as connection:
            card = _card(connection, card_id)
            with history.step(connection, "quiz.edit", Topic.CARDS, card.document_id, now) as journal:
                last = connection.execute(select(func.max(_w.revision)).where(_w.card_id == card_id)).scalar_one()
                key = {"card_id": card_id, "revision": int(last) + 1}
                journal.insert(tables.wording, {**key, **wording_values(wording), "created_at": to_ms(now)})
                journal.update(tables.card, {"id": card_id}, {"wording_revision": key["revision"], "edited": 1})
        return Changes(Topic.CARDS, card.document_id)

    def waiting(self, asked: Asked) -> Waiting:
        """Return how many cards wait within the limits of the day; the kind does not matter."""
        with self._database.reading() as driver:
            return waiting(driver, asked)

    def suggested(self, document_id: DocumentId | None) -> int:
        """Return how many cards the generator offers, in documents without a budget of a person's."""
        with self._database.reading() as driver:
            return suggested(driver, document_id)

    def budgeted(self, document_id: DocumentId | None) -> tuple[DocumentId, ...]:
        """Return the documents, of one or of all, that have a budget of a person's."""
        with self._database.reading() as driver:
            return budgeted(driver, document_id)

    def answered_on(self, day: date) -> Answered:
        """Return how much was answered on a study day, in all documents."""
        with self._database.reading() as driver:
            return answered_on(driver, day)

    def next_card(self, asked: Asked) -> DueCard | None:
        """Return the card to ask now, or None when nothing is left for today.

        LEARN: learning cards whose step is over, then new ones, a person's own and the best first. REVIEW: learning
        cards, then what has waited longest. PRACTICE: what was answered longest ago, never answered ones first.
        """
        with self._database.reading() as driver:
            return self._queue.next(driver, asked)

    def answer(self, answer: Answer, after: Callable[[Memory], Memory]) -> Changes:
        """Log the answer and set the memory to what `after` makes of it, in one transaction and one step.

        Raises UnknownCardError when the card is gone or was never approved.
        """
        try:
            with self._database.writing() as driver:
                changes = driver.total_changes
                before = found_before(driver, answer)
                with history.step(driver, "quiz.answer", _CARDS, before.document_id, answer.answered_at) as journal:
                    memory, put_off = write_answer(driver, journal, before, answer, after)
                written = Written(
                    before=changes,
                    after=driver.total_changes,
                    card_id=answer.card_id,
                    document_id=before.document_id,
                    put_off=put_off,
                    memory=memory,
                    day=answer.day,
                    counted=answer.kind.schedules,
                    is_new=before.memory.reviews == 0,
                    duration_ms=answer.duration_ms,
                )
                self._queue.answered(written)
        except BaseException:
            self._queue.forget()
            raise
        return Changes(_CARDS, before.document_id)

    def _update(self, name: str, card_id: CardId, values: dict[str, int], now: datetime) -> Changes:
        with self._database.transaction() as connection:
            card = _card(connection, card_id)
            with history.step(connection, name, _CARDS, card.document_id, now) as journal:
                journal.update(tables.card, {"id": card_id}, values)
        return Changes(_CARDS, card.document_id)


def _card(connection: Connection, card_id: CardId) -> Card:
    row = connection.execute(_ONE_CARD, {"card_id": card_id}).mappings().first()
    if row is None:
        raise UnknownCardError(card_id)
    return to_card(row)


def _memory(connection: Connection, card_id: CardId) -> Memory | None:
    row = connection.execute(_ONE_MEMORY, {"card_id": card_id}).mappings().first()
    return None if row is None else to_memory(row)


def _card_query() -> Select[*tuple[object, ...]]:
    joined = tables.card.join(tables.wording, and_(_w.card_id == _c.id, _w.revision == _c.wording_revision))
    return select(*CARD_COLUMNS, *WORDING_COLUMNS).select_from(joined)


_ONE_CARD = _card_query().where(_c.id == bindparam("card_id"))
_ONE_MEMORY = select(*MEMORY_COLUMNS).where(_m.card_id == bindparam("card_id"))
