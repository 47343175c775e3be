"""Which card is asked next: a short list of ids is kept ahead, so that most questions read one row by its key.

The lists hold good as long as nobody but an answer has written to the file, which SQLite's own count of changed rows
tells; an answer takes its card and the siblings that it buried off them, and puts a card in learning back in its place.
"""

from __future__ import annotations

from bisect import insort
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from studyapp.domain.document import DocumentId
from studyapp.domain.schedule import MemoryPhase, StudyKind
from studyapp.store.card_rows import CARD_NAMES, MEMORY_NAMES, WORDING_NAMES, card_of, memory_of
from studyapp.store.values import to_ms

if TYPE_CHECKING:
    import sqlite3
    from datetime import date, datetime

    from studyapp.domain.card import Card, CardId
    from studyapp.domain.schedule import Memory
    from studyapp.store.values import Value

_STEPS = frozenset({MemoryPhase.LEARNING, MemoryPhase.RELEARNING})
AHEAD = 200
"""How many ids are read at once."""


@dataclass(frozen=True, slots=True)
class DueCard:
    """A card with its memory."""

    card: Card
    memory: Memory


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for.

    Attributes:
        document_id: one document's cards, or all.
        ahead_until: learning cards that are due until then come when nothing else is left.
        day, day_ends: the study day, and the moment up to which cards count as due on it.
        new_per_day, reviews_per_day: how many first answers and other answers the day may have, in all documents.
    """

    document_id: DocumentId | None
    kind: StudyKind
    now: datetime
    ahead_until: datetime
    day: date
    day_ends: datetime
    new_per_day: int
    reviews_per_day: int


@dataclass(frozen=True, slots=True)
class Answered:
    """How much was answered on one day; `new` of the `reviews` were first answers."""

    reviews: int
    new: int
    duration_ms: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many cards wait within the limits of the day."""

    new: int
    learning: int
    due: int


@dataclass(frozen=True, slots=True)
class Written:
    """What an answer did: the counts of changed rows around it, the siblings that it put off, the memory it left.

    Attributes:
        counted: whether it counts for its day; `is_new` if it was the card's first.
    """

    before: int
    after: int
    card_id: CardId
    document_id: DocumentId
    put_off: tuple[CardId, ...]
    memory: Memory
    day: date
    counted: bool
    is_new: bool
    duration_ms: int


class CardQueue:
    """The cards to come. To be used inside the database's own methods, which let one thread in at a time."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str | None, int], deque[str]] = {}
        self._learning: dict[tuple[str | None, int], list[tuple[int, str]]] = {}
        self._done: dict[date, Answered] = {}
        self._given: str | None = None
        self._changes = -1

    def next(self, driver: sqlite3.Connection, asked: Asked) -> DueCard | None:
        """Return the card to ask now, or None when nothing is left for today; the same one until it is answered."""
        if driver.total_changes != self._changes:
            self.forget()
            self._changes = driver.total_changes
        self._given = self._next(driver, asked)
        return None if self._given is None else _due_card(driver, self._given)

    def forget(self) -> None:
        """Read everything anew at the next question."""
        self._ids.clear()
        self._learning.clear()
        self._done.clear()
        self._changes = -1

    def answered(self, written: Written) -> None:
        """Bring the lists to where the answer brought the file; forget them where it is not what was asked for."""
        if written.before != self._changes or written.card_id != self._given:
            self.forget()
            return
        self._changes = written.after
        gone = frozenset((written.card_id, *written.put_off))
        for key, ids in self._ids.items():
            if ids and ids[0] == written.card_id and not written.put_off:
                ids.popleft()
            else:
                self._ids[key] = deque(card_id for card_id in ids if card_id not in gone)
        if not written.counted:
            return
        for key, steps in self._learning.items():
            kept = [step for step in steps if step[1] not in gone]
            if written.memory.phase in _STEPS and key[0] in {None, written.document_id}:
                insort(kept, (to_ms(written.memory.due_at), written.card_id))
            self._learning[key] = kept
        done = self._done.pop(written.day, None)
        if done is not None:
            self._done[written.day] = Answered(
                done.reviews + 1, done.new + written.is_new, done.duration_ms + written.duration_ms
            )

    def _next(self, driver: sqlite3.Connection, asked: Asked) -> str | None:
        if asked.kind is StudyKind.PRACTICE:
            return self._first(driver, _PRACTICE, asked)
        found = self._step(driver, asked, asked.now)
        if found is None and asked.kind is StudyKind.LEARN and self._today(driver, asked).new < asked.new_per_day:
            found = self._first(driver, _NEW, asked)
        if found is None and asked.kind is StudyKind.REVIEW:
            done = self._today(driver, asked)
            if done.reviews - done.new < asked.reviews_per_day:
                found = self._first(driver, _REVIEW, asked)
        return found or self._step(driver, asked, asked.ahead_until)

    def _today(self, driver: sqlite3.Connection, asked: Asked) -> Answered:
        if asked.day not in self._done:
            self._done[asked.day] = answered_on(driver, asked.day)
        return self._done[asked.day]

    def _first(self, driver: sqlite3.Connection, queries: tuple[str, str], asked: Asked) -> str | None:
        query = queries[asked.document_id is not None]
        key = (query, asked.document_id, to_ms(asked.day_ends))
        ids = self._ids.get(key)
        if not ids:
            ids = self._ids[key] = deque(str(row[0]) for row in driver.execute(query, _bound(asked)))
        return ids[0] if ids else None

    def _step(self, driver: sqlite3.Connection, asked: Asked, until: datetime) -> str | None:
        """Return the learning card whose step ended first, if that was by a moment."""
        key = (asked.document_id, to_ms(asked.day_ends))
        steps = self._learning.get(key)
        if steps is None:
            query = _LEARNING[asked.document_id is not None]
            rows = cast("list[tuple[int, str]]", driver.execute(query, _bound(asked)).fetchall())
            steps = self._learning[key] = sorted(rows)
        return steps[0][1] if steps and steps[0][0] <= to_ms(until) else None


def answered_on(driver: sqlite3.Connection, day: date) -> Answered:
    """Return how much was answered on a study day, in all documents."""
    row = cast("tuple[int, ...]", driver.execute(_ANSWERED, (day.isoformat(),)).fetchone())
    return Answered(*row)


def waiting(driver: sqlite3.Connection, asked: Asked) -> Waiting:
    """Return how many cards wait; new and due ones are counted up to the limits, so that it takes no time."""
    done = answered_on(driver, asked.day)
    values = {
        **_bound(asked),
        "new_limit": max(0, asked.new_per_day - done.new),
        "review_limit": max(0, asked.reviews_per_day - (done.reviews - done.new)),
    }
    row = cast("tuple[int, int, int]", driver.execute(_COUNTS[asked.document_id is not None], values).fetchone())
    return Waiting(*row)


def suggested(driver: sqlite3.Connection, document_id: DocumentId | None) -> int:
    """Return how many generated cards nobody decided about, in documents without a budget of a person's."""
    values = {"document_id": document_id}
    return int(driver.execute(_SUGGESTED[document_id is not None], values).fetchone()[0])


def budgeted(driver: sqlite3.Connection, document_id: DocumentId | None) -> tuple[DocumentId, ...]:
    """Return the documents, of one or of all, that have a budget of a person's."""
    rows = cast("list[tuple[str]]", driver.execute(_BUDGETED, {"document_id": document_id}).fetchall())
    return tuple(DocumentId(row[0]) for row in rows)


def _bound(asked: Asked) -> dict[str, str | int | None]:
    return {
        "document_id": asked.document_id,
        "until": to_ms(asked.day_ends),
        "now": to_ms(asked.now),
        "limit": AHEAD,
    }


def _due_card(driver: sqlite3.Connection, card_id: str) -> DueCard:
    row = cast("tuple[Value, ...]", driver.execute(_ROW, (card_id,)).fetchone())
    cut = len(CARD_NAMES) + len(WORDING_NAMES)
    return DueCard(card_of(row[:cut]), memory_of(row[cut:]))


_ASKABLE = """
    c.state = 'approved' AND (c.buried_until IS NULL OR c.buried_until <= :now)
    AND c.document_id NOT IN (SELECT id FROM document WHERE removed_at IS NOT NULL)
"""
_TABLES = (
    # CROSS JOIN keeps the order: the index of what is due first, where all documents are asked for ...
    "memory AS m CROSS JOIN card AS c ON c.id = m.card_id",
    # ... and the cards of the document first, where one is.
    "card AS c CROSS JOIN memory AS m ON m.card_id = c.id AND c.document_id = :document_id",
)


def _waiting(condition: str, order: str, columns: str = "c.id") -> tuple[str, str]:
    """Return the query for all documents, and the one for a single document."""
    all_of, one_of = (f"SELECT {columns} FROM {source} WHERE {condition} AND {_ASKABLE} {order}" for source in _TABLES)
    return all_of, one_of


_LEARNING = _waiting("m.phase IN ('learning', 'relearning')", "", "m.due_at, c.id")
_REVIEW = _waiting("m.phase = 'review' AND m.due_at < :until", "ORDER BY m.due_at, m.card_id LIMIT :limit")
_NEW = _waiting("m.phase = 'new'", "ORDER BY c.rank DESC, c.own DESC, c.id LIMIT :limit")
_LAST_ASKED = "(SELECT max(r.answered_at) FROM review AS r WHERE r.card_id = c.id)"
_PRACTICE = _waiting("TRUE", f"ORDER BY {_LAST_ASKED} ASC NULLS FIRST, c.rank DESC, c.id LIMIT :limit")
_ANSWERED = (
    "SELECT ifnull(sum(reviews), 0), ifnull(sum(new), 0), ifnull(sum(duration_ms), 0) FROM day_stat WHERE day = ?"
)

_SUGGESTED = tuple(
    f"""
    SELECT count(*) FROM document AS d CROSS JOIN card AS c ON c.document_id = d.id AND c.state = 'suggested'
    WHERE d.removed_at IS NULL AND c.tier <> 'off' {condition}
    AND NOT EXISTS (SELECT 1 FROM card_budget AS b WHERE b.document_id = d.id)
    """
    for condition in ("", "AND d.id = :document_id")
)

_BUDGETED = """
    SELECT DISTINCT b.document_id FROM card_budget AS b JOIN document AS d ON d.id = b.document_id
    WHERE d.removed_at IS NULL AND (:document_id IS NULL OR d.id = :document_id) ORDER BY 1
"""


def _counted() -> tuple[str, str]:
    """Return the query of all three counts, for all documents and for a single one."""
    all_of, one_of = (
        "SELECT "
        + ", ".join(
            f"(SELECT count(*) FROM (SELECT 1 FROM {source} WHERE {condition} AND {_ASKABLE} {limit}))"
            for condition, limit in (
                ("m.phase = 'new'", "LIMIT :new_limit"),
                ("m.phase IN ('learning', 'relearning') AND m.due_at < :until", ""),
                ("m.phase = 'review' AND m.due_at < :until", "LIMIT :review_limit"),
            )
        )
        for source in _TABLES
    )
    return all_of, one_of


_COUNTS = _counted()


def _listed(table: str, names: tuple[str, ...]) -> str:
    return ", ".join(f"{table}.{name}" for name in names)


_ROW = f"""
    SELECT {_listed("c", CARD_NAMES)}, {_listed("w", WORDING_NAMES)}, {_listed("m", MEMORY_NAMES)}
    FROM card AS c CROSS JOIN wording AS w ON w.card_id = c.id AND w.revision = c.wording_revision
    CROSS JOIN memory AS m ON m.card_id = c.id
    WHERE c.id = ?
"""
