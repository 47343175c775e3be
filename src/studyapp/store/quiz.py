"""Cards, their memories, and the log of answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, func, literal, or_, select

from studyapp.domain.analysis import Tier
from studyapp.domain.card import Card, CardId, CardState
from studyapp.domain.changes import Changes, Topic
from studyapp.domain.document import DocumentId
from studyapp.domain.errors import UnknownCardError
from studyapp.domain.progress import MATURE_DAYS
from studyapp.domain.schedule import Grade, Memory, MemoryPhase
from studyapp.store import history, tables
from studyapp.store.card_rows import (
    CARD_COLUMNS,
    MEMORY_COLUMNS,
    WORDING_COLUMNS,
    memory_values,
    to_card,
    to_memory,
    wording_values,
)
from studyapp.store.values import to_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Connection, Select

    from studyapp.domain.card import Wording
    from studyapp.domain.schedule import StudyKind
    from studyapp.store.database import Database
    from studyapp.store.history import Journal

_CARDS = Topic.CARDS | Topic.REVIEWS
_c, _m, _w, _r, _d = tables.card.c, tables.memory.c, tables.wording.c, tables.review.c, tables.document.c


@dataclass(frozen=True, slots=True)
class Due:
    """What is asked for: one document's cards, or all; the moments up to which cards count as due."""

    document_id: DocumentId | None
    learning_until: datetime
    review_until: datetime
    now: datetime


@dataclass(frozen=True, slots=True)
class DueCard:
    """A card with its memory."""

    card: Card
    memory: Memory


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to be logged; siblings are left alone when `bury_siblings_until` is None."""

    card_id: CardId
    grade: Grade
    kind: StudyKind
    answered_at: datetime
    day: date
    duration_ms: int
    bury_siblings_until: datetime | None


@dataclass(frozen=True, slots=True)
class Limits:
    """How many more cards may be asked today."""

    new: int
    reviews: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many cards wait within the limits."""

    new: int
    learning: int
    due: int


@dataclass(frozen=True, slots=True)
class Answered:
    """How much was answered on one day; `new` of the `reviews` were first answers."""

    reviews: int
    new: int
    duration_ms: int = 0


class QuizStore:
    """Cards and answers. Each method is one transaction; writes that a person makes are undoable steps."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cards(self, document_id: DocumentId, *, states: Sequence[CardState]) -> tuple[Card, ...]:
        """Return the document's cards in these states, best first; suggestions that are switched off left out."""
        query = (
            _card_query()
            .where(_c.document_id == document_id, _c.state.in_(states))
            .where(or_(_c.tier != Tier.OFF, _c.state != CardState.SUGGESTED))
            .order_by(_c.own.desc(), _c.rank.desc(), _c.id)
        )
        with self._database.read() as connection:
            return tuple(to_card(row) for row in connection.execute(query).mappings())

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

    def waiting(self, due: Due, limits: Limits) -> Waiting:
        """Return how many cards wait; new and due ones are counted up to the limits, so that it takes no time."""
        values = {**_moments(due), "new_limit": limits.new, "review_limit": limits.reviews}
        with self._database.read() as connection:
            return Waiting(*(int(connection.execute(query, values).scalar_one()) for query in _WAITING))

    def suggested(self, document_id: DocumentId | None) -> int:
        """Return how many generated cards nobody decided about."""
        with self._database.read() as connection:
            return int(connection.execute(_SUGGESTED, {"document_id": document_id}).scalar_one())

    def answered_on(self, day: date) -> Answered:
        """Return how much was answered on a study day, in all documents."""
        with self._database.read() as connection:
            row = connection.execute(_ANSWERED, {"day": day.isoformat()}).one()
        return Answered(*(int(number or 0) for number in row))

    def next_learning(self, due: Due) -> DueCard | None:
        """Return the learning card whose step ended first."""
        return self._first(_NEXT_LEARNING, due)

    def next_review(self, due: Due) -> DueCard | None:
        """Return the review card that has waited longest."""
        return self._first(_NEXT_REVIEW, due)

    def next_new(self, due: Due) -> DueCard | None:
        """Return the best card that was never answered."""
        return self._first(_NEXT_NEW, due)

    def next_practice(self, due: Due) -> DueCard | None:
        """Return the approved card that was answered longest ago, never answered ones first."""
        return self._first(_NEXT_PRACTICE, due)

    def answer(self, answer: Answer, after: Callable[[Memory], Memory]) -> Changes:
        """Log the answer and set the memory to what `after` makes of it, in one transaction and one step.

        Raises UnknownCardError when the card is gone or was never approved.
        """
        with self._database.transaction() as connection:
            row = connection.execute(_ASKED, {"card_id": answer.card_id}).mappings().first()
            if row is None:
                raise UnknownCardError(answer.card_id)
            document_id, before = DocumentId(row["document_id"]), to_memory(row)
            memory = after(before)
            with history.step(connection, "quiz.answer", _CARDS, document_id, answer.answered_at) as journal:
                _log(journal, int(row["wording_revision"]), answer, before, memory)
                if answer.kind.schedules:
                    key, known = {"card_id": answer.card_id}, memory_values(before)
                    journal.update(tables.memory, key, memory_values(memory), known=known)
                    _add_to_day(connection, journal, document_id, answer, before)
                    _bury_siblings(connection, journal, document_id, str(row["fact_key"]), answer)
        return Changes(_CARDS, document_id)

    def _update(self, name: str, card_id: CardId, values: dict[str, int], now: datetime) -> Changes:
        with self._database.transaction() as connection:
            card = _card(connection, card_id)
            with history.step(connection, name, _CARDS, card.document_id, now) as journal:
                journal.update(tables.card, {"id": card_id}, values)
        return Changes(_CARDS, card.document_id)

    def _first(self, query: Select[*tuple[object, ...]], due: Due) -> DueCard | None:
        with self._database.read() as connection:
            row = connection.execute(query, _moments(due)).mappings().first()
        return None if row is None else DueCard(to_card(row), to_memory(row))


def _log(journal: Journal, wording_revision: int, answer: Answer, before: Memory, after: Memory) -> None:
    journal.insert(
        tables.review,
        {
            "card_id": answer.card_id,
            "wording_revision": wording_revision,
            "kind": answer.kind,
            "grade": int(answer.grade),
            "answered_at": to_ms(answer.answered_at),
            "day": answer.day.isoformat(),
            "duration_ms": answer.duration_ms,
            **memory_values(before, prefix="before_"),
            **memory_values(after, prefix="after_"),
        },
    )


def _add_to_day(
    connection: Connection, journal: Journal, document_id: DocumentId, answer: Answer, before: Memory
) -> None:
    key = {"day": answer.day.isoformat(), "document_id": document_id}
    stat = tables.day_stat
    row = connection.execute(_DAY, key).mappings().first()
    passed = answer.grade is not Grade.AGAIN
    mature = before.phase is MemoryPhase.REVIEW and (before.stability_days or 0) >= MATURE_DAYS
    added = {
        "reviews": 1,
        "passed": int(passed),
        "new": int(before.reviews == 0),
        "mature": int(mature),
        "mature_passed": int(mature and passed),
        "duration_ms": answer.duration_ms,
    }
    if row is None:
        journal.insert(stat, {**key, **added})
        return
    present = {name: int(row[name]) for name in added}
    journal.update(stat, key, {name: present[name] + more for name, more in added.items()}, known=present)


def _bury_siblings(
    connection: Connection, journal: Journal, document_id: DocumentId, fact_key: str, answer: Answer
) -> None:
    """Leave other cards of the same fact out for today, learning cards excepted: their steps are short."""
    if answer.bury_siblings_until is None or not fact_key:
        return
    values = {"document_id": document_id, "fact_key": fact_key, "card_id": answer.card_id}
    for sibling_id in connection.execute(_SIBLINGS, values).scalars().all():
        journal.update(tables.card, {"id": sibling_id}, {"buried_until": to_ms(answer.bury_siblings_until)})


def _card(connection: Connection, card_id: CardId) -> Card:
    row = connection.execute(_ONE_CARD, {"card_id": card_id}).mappings().first()
    if row is None:
        raise UnknownCardError(card_id)
    return to_card(row)


def _memory(connection: Connection, card_id: CardId) -> Memory | None:
    row = connection.execute(_ONE_MEMORY, {"card_id": card_id}).mappings().first()
    return None if row is None else to_memory(row)


def _moments(due: Due) -> dict[str, str | int | None]:
    return {
        "document_id": due.document_id,
        "learning_until": to_ms(due.learning_until),
        "review_until": to_ms(due.review_until),
        "now": to_ms(due.now),
    }


def _card_query() -> Select[*tuple[object, ...]]:
    joined = tables.card.join(tables.wording, and_(_w.card_id == _c.id, _w.revision == _c.wording_revision))
    return select(*CARD_COLUMNS, *WORDING_COLUMNS).select_from(joined)


def _wanted() -> tuple[ColumnElement[bool], ...]:
    """Approved cards of the wanted document, or of every one that was not removed, which are not buried."""
    document = bindparam("document_id", type_=_c.document_id.type)
    return (
        _c.state == CardState.APPROVED,
        or_(_c.buried_until.is_(None), _c.buried_until <= bindparam("now")),
        _d.removed_at.is_(None),
        or_(document.is_(None), _c.document_id == document),
    )


def _next(*conditions: ColumnElement[bool], order: Sequence[ColumnElement[object]]) -> Select[*tuple[object, ...]]:
    joined = (
        tables.memory.join(tables.card, _c.id == _m.card_id)
        .join(tables.wording, and_(_w.card_id == _c.id, _w.revision == _c.wording_revision))
        .join(tables.document, _d.id == _c.document_id)
    )
    columns = (*CARD_COLUMNS, *WORDING_COLUMNS, *MEMORY_COLUMNS)
    return select(*columns).select_from(joined).where(*_wanted(), *conditions).order_by(*order).limit(1)


def _counted(*conditions: ColumnElement[bool], limit: str = "") -> Select[int]:
    joined = tables.memory.join(tables.card, _c.id == _m.card_id).join(tables.document, _d.id == _c.document_id)
    found = select(literal(1)).select_from(joined).where(*_wanted(), *conditions)
    if limit:
        found = found.limit(bindparam(limit))
    return select(func.count()).select_from(found.subquery())


_LEARNING = _m.phase.in_((MemoryPhase.LEARNING, MemoryPhase.RELEARNING))
_REVIEW_DUE = and_(_m.phase == MemoryPhase.REVIEW, _m.due_at < bindparam("review_until"))
_NEXT_LEARNING = _next(_LEARNING, _m.due_at <= bindparam("learning_until"), order=(_m.due_at, _c.id))
_NEXT_REVIEW = _next(_REVIEW_DUE, order=(_m.due_at, _c.id))
_NEXT_NEW = _next(_m.phase == MemoryPhase.NEW, order=(_c.own.desc(), _c.rank.desc(), _c.id))
_LAST_ASKED = select(func.max(_r.answered_at)).where(_r.card_id == _c.id).correlate(tables.card).scalar_subquery()
_NEXT_PRACTICE = _next(order=(_LAST_ASKED.asc().nulls_first(), _c.rank.desc(), _c.id))
_ONE_CARD = _card_query().where(_c.id == bindparam("card_id"))
_ASKED = (
    select(_c.document_id, _c.fact_key, _c.wording_revision, *MEMORY_COLUMNS)
    .select_from(tables.memory.join(tables.card, _c.id == _m.card_id))
    .where(_m.card_id == bindparam("card_id"))
)
_ONE_MEMORY = select(*MEMORY_COLUMNS).where(_m.card_id == bindparam("card_id"))
_WAITING = (
    _counted(_m.phase == MemoryPhase.NEW, limit="new_limit"),
    _counted(_LEARNING, _m.due_at < bindparam("review_until")),
    _counted(_REVIEW_DUE, limit="review_limit"),
)
_SIBLINGS = (
    select(_c.id)
    .join(tables.memory, _m.card_id == _c.id)
    .where(
        _c.document_id == bindparam("document_id"),
        _c.fact_key == bindparam("fact_key"),
        _c.id != bindparam("card_id"),
        _c.state == CardState.APPROVED,
        _m.phase.in_((MemoryPhase.NEW, MemoryPhase.REVIEW)),
    )
)
_DAY = select(tables.day_stat).where(
    tables.day_stat.c.day == bindparam("day"), tables.day_stat.c.document_id == bindparam("document_id")
)
_ANSWERED = select(
    *(func.sum(tables.day_stat.c[name]) for name in ("reviews", "new", "duration_ms")),
).where(tables.day_stat.c.day == bindparam("day"))
_SUGGESTED = (
    select(func.count())
    .select_from(tables.card.join(tables.document, _d.id == _c.document_id))
    .where(
        _c.state == CardState.SUGGESTED,
        _c.tier != Tier.OFF,
        _d.removed_at.is_(None),
        or_(
            bindparam("document_id", type_=_c.document_id.type).is_(None),
            _c.document_id == bindparam("document_id", type_=_c.document_id.type),
        ),
    )
)
