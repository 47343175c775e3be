"""Which card is asked next: a short list of ids is kept ahead, so that most questions read one row by its key.

The list holds good as long as nobody but an answer has written to the file, which SQLite's own count of changed rows
tells; an answer takes its card and the siblings that it buried off the list.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from studyapp.domain.schedule import StudyKind
from studyapp.store.card_rows import CARD_NAMES, MEMORY_NAMES, WORDING_NAMES, card_of, memory_of
from studyapp.store.values import to_ms

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import date, datetime

    from studyapp.domain.card import Card, CardId
    from studyapp.domain.document import DocumentId
    from studyapp.domain.schedule import Memory
    from studyapp.store.values import Value

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


class CardQueue:
    """The cards to come. To be used inside the database's own methods, which let one thread in at a time."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str | None, int], deque[str]] = {}
        self._changes = -1

    def next(self, driver: sqlite3.Connection, asked: Asked) -> DueCard | None:
        """Return the card to ask now, or None when nothing is left for today; the same one until it is answered."""
        if driver.total_changes != self._changes:
            self._ids.clear()
            self._changes = driver.total_changes
        if asked.kind is StudyKind.PRACTICE:
            return self._first(driver, _PRACTICE, asked)
        found = _learning(driver, asked, asked.now)
        if found is None and asked.kind is StudyKind.LEARN and answered_on(driver, asked.day).new < asked.new_per_day:
            found = self._first(driver, _NEW, asked)
        if found is None and asked.kind is StudyKind.REVIEW:
            done = answered_on(driver, asked.day)
            if done.reviews - done.new < asked.reviews_per_day:
                found = self._first(driver, _REVIEW, asked)
        return found or _learning(driver, asked, asked.ahead_until)

    def answered(self, card_ids: Iterable[CardId], *, before: int, after: int) -> None:
        """Take cards off the list; `before` and `after` are the counts of changed rows around the answer."""
        if before != self._changes:
            return
        self._changes = after
        gone = frozenset(card_ids)
        for key, ids in self._ids.items():
            if ids and (len(gone) > 1 or ids[0] not in gone):
                self._ids[key] = deque(card_id for card_id in ids if card_id not in gone)
            elif ids:
                ids.popleft()

    def _first(self, driver: sqlite3.Connection, queries: tuple[str, str], asked: Asked) -> DueCard | None:
        query = queries[asked.document_id is not None]
        key = (query, asked.document_id, to_ms(asked.day_ends))
        ids = self._ids.get(key)
        if not ids:
            values = {
                "document_id": asked.document_id,
                "until": to_ms(asked.day_ends),
                "now": to_ms(asked.now),
                "limit": AHEAD,
            }
            ids = self._ids[key] = deque(str(row[0]) for row in driver.execute(query, values))
        return _due_card(driver, ids[0]) if ids else None


def answered_on(driver: sqlite3.Connection, day: date) -> Answered:
    """Return how much was answered on a study day, in all documents."""
    row = cast("tuple[int, ...]", driver.execute(_ANSWERED, (day.isoformat(),)).fetchone())
    return Answered(*row)


def waiting(driver: sqlite3.Connection, asked: Asked) -> Waiting:
    """Return how many cards wait; new and due ones are counted up to the limits, so that it takes no time."""
    done = answered_on(driver, asked.day)
    values = {
        "document_id": asked.document_id,
        "until": to_ms(asked.day_ends),
        "now": to_ms(asked.now),
        "new_limit": max(0, asked.new_per_day - done.new),
        "review_limit": max(0, asked.reviews_per_day - (done.reviews - done.new)),
    }
    row = cast("tuple[int, int, int]", driver.execute(_COUNTS[asked.document_id is not None], values).fetchone())
    return Waiting(*row)


def suggested(driver: sqlite3.Connection, document_id: DocumentId | None) -> int:
    """Return how many generated cards nobody decided about."""
    values = {"document_id": document_id}
    return int(driver.execute(_SUGGESTED[document_id is not None], values).fetchone()[0])


def _learning(driver: sqlite3.Connection, asked: Asked, until: datetime) -> DueCard | None:
    """Return the learning card whose step ended first."""
    values = {
        "document_id": asked.document_id,
        "until": to_ms(until),
        "now": to_ms(asked.now),
    }
    found = driver.execute(_LEARNING[asked.document_id is not None], values).fetchone()
    return None if found is None else _due_card(driver, str(found[1]))


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


def _waiting(condition: str, order: str) -> tuple[str, str]:
    """Return the query for all documents, and the one for a single document."""
    all_of, one_of = (
        f"SELECT m.due_at, c.id FROM {source} WHERE {condition} AND {_ASKABLE} ORDER BY {order}" for source in _TABLES
    )
    return all_of, one_of


def _ids(queries: tuple[str, str]) -> tuple[str, str]:
    all_of, one_of = (f"{query.replace('m.due_at, c.id', 'c.id', 1)} LIMIT :limit" for query in queries)
    return all_of, one_of


def _either(first: tuple[str, str], second: tuple[str, str]) -> tuple[str, str]:
    """Return the earliest of two phases: each by its own stretch of the index, so that nothing is sorted."""
    all_of, one_of = (
        f"SELECT * FROM (SELECT * FROM ({one} LIMIT 1) UNION ALL SELECT * FROM ({other} LIMIT 1)) ORDER BY 1, 2 LIMIT 1"
        for one, other in zip(first, second, strict=True)
    )
    return all_of, one_of


_BY_DUE = "m.due_at, m.card_id"
_LEARNING = _either(
    _waiting("m.phase = 'learning' AND m.due_at <= :until", _BY_DUE),
    _waiting("m.phase = 'relearning' AND m.due_at <= :until", _BY_DUE),
)
_REVIEW = _ids(_waiting("m.phase = 'review' AND m.due_at < :until", _BY_DUE))
_NEW = _ids(_waiting("m.phase = 'new'", "c.own DESC, c.rank DESC, c.id"))
_LAST_ASKED = "(SELECT max(r.answered_at) FROM review AS r WHERE r.card_id = c.id)"
_PRACTICE = _ids(_waiting("TRUE", f"{_LAST_ASKED} ASC NULLS FIRST, c.rank DESC, c.id"))
_ANSWERED = (
    "SELECT ifnull(sum(reviews), 0), ifnull(sum(new), 0), ifnull(sum(duration_ms), 0) FROM day_stat WHERE day = ?"
)

_SUGGESTED = tuple(
    f"""
    SELECT count(*) FROM document AS d CROSS JOIN card AS c ON c.document_id = d.id AND c.state = 'suggested'
    WHERE d.removed_at IS NULL AND c.tier <> 'off' {condition}
    """
    for condition in ("", "AND d.id = :document_id")
)


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
