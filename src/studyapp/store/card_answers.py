"""Logging an answer: the log, the memory, the day's roll-up, the siblings and the undo step, in one transaction.

Plain SQL, since a learner waits for it after every card.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from studyapp.domain.card import CardId
from studyapp.domain.document import DocumentId
from studyapp.domain.errors import UnknownCardError
from studyapp.domain.progress import MATURE_DAYS
from studyapp.domain.schedule import Grade, MemoryPhase
from studyapp.store import tables
from studyapp.store.card_rows import MEMORY_NAMES, WORDING_NAMES, memory_of, memory_values, wording_values
from studyapp.store.values import to_ms

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from datetime import date, datetime

    from studyapp.domain.card import Wording
    from studyapp.domain.schedule import Memory, StudyKind
    from studyapp.store.history import Journal
    from studyapp.store.values import Row, Value

_DAY = ("reviews", "passed", "new", "mature", "mature_passed", "duration_ms")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to be logged; siblings are left alone when `bury_siblings_until` is None.

    Attributes:
        chosen: the option that was taken; None for a card without options.
        worded: what was asked; None for the card's own wording.
    """

    card_id: CardId
    grade: Grade
    kind: StudyKind
    answered_at: datetime
    day: date
    duration_ms: int
    bury_siblings_until: datetime | None
    chosen: str | None = None
    worded: Wording | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """What an answer finds; `day_stat` is None before the document's first answer of the day."""

    document_id: DocumentId
    fact_key: str
    wording_revision: int
    memory: Memory
    day_stat: Row | None


def found_before(driver: sqlite3.Connection, answer: Answer) -> Before:
    """Read what the answer changes. Raises UnknownCardError when the card is gone or was never approved."""
    values = (answer.day.isoformat(), answer.card_id)
    row = cast("tuple[Value, ...] | None", driver.execute(_BEFORE, values).fetchone())
    if row is None:
        raise UnknownCardError(answer.card_id)
    document_id, fact_key, revision, *rest = row
    stat = rest[len(MEMORY_NAMES) :]
    return Before(
        DocumentId(cast("str", document_id)),
        cast("str", fact_key),
        cast("int", revision),
        memory_of(rest[: len(MEMORY_NAMES)]),
        None if stat[0] is None else dict(zip(_DAY, stat, strict=True)),
    )


def write_answer(
    driver: sqlite3.Connection, journal: Journal, before: Before, answer: Answer, after: Callable[[Memory], Memory]
) -> tuple[Memory, tuple[CardId, ...]]:
    """Log the answer and set the memory to what `after` makes of it; return that, and the siblings put off."""
    memory = after(before.memory)
    values_before, values_after = memory_values(before.memory), memory_values(memory)
    log: Row = {
        "card_id": answer.card_id,
        "wording_revision": _revision(driver, before, answer),
        "kind": answer.kind.value,
        "grade": answer.grade.value,
        "answered_at": to_ms(answer.answered_at),
        "day": answer.day.isoformat(),
        "duration_ms": answer.duration_ms,
        "chosen": answer.chosen,
    }
    for prefix, values in (("before_", values_before), ("after_", values_after)):
        log.update({prefix + name: value for name, value in values.items()})
    journal.log(log)
    if not answer.kind.schedules:
        return memory, ()
    journal.update(tables.memory, {"card_id": answer.card_id}, values_after, known=values_before)
    _add_to_day(journal, before, answer)
    return memory, _bury_siblings(driver, journal, before, answer)


def _revision(driver: sqlite3.Connection, before: Before, answer: Answer) -> int:
    """Return the revision that was asked; an author's words that the card never had become one, beside its own."""
    if answer.worded is None:
        return before.wording_revision
    kept = wording_values(answer.worded)
    values = [kept[name] for name in WORDING_NAMES]
    known = cast("list[tuple[Value, ...]]", driver.execute(_WORDINGS, (answer.card_id,)).fetchall())
    same = [cast("int", revision) for revision, *words in known if words == values]
    if same:
        return before.wording_revision if before.wording_revision in same else same[0]
    fresh = cast("int", known[0][0]) + 1
    driver.execute(_ADD_WORDING, (answer.card_id, fresh, to_ms(answer.answered_at), *values))
    return fresh


def _add_to_day(journal: Journal, before: Before, answer: Answer) -> None:
    key = {"day": answer.day.isoformat(), "document_id": before.document_id}
    passed = answer.grade is not Grade.AGAIN
    mature = before.memory.phase is MemoryPhase.REVIEW and (before.memory.stability_days or 0) >= MATURE_DAYS
    added = {
        "reviews": 1,
        "passed": int(passed),
        "new": int(before.memory.reviews == 0),
        "mature": int(mature),
        "mature_passed": int(mature and passed),
        "duration_ms": answer.duration_ms,
    }
    present = before.day_stat
    if present is None:
        journal.insert(tables.day_stat, {**key, **added})
        return
    total = {name: cast("int", present[name]) + more for name, more in added.items()}
    journal.update(tables.day_stat, key, total, known=present)


def _bury_siblings(driver: sqlite3.Connection, journal: Journal, before: Before, answer: Answer) -> tuple[CardId, ...]:
    """Leave other cards of the same fact out for today, learning cards excepted: their steps are short."""
    if answer.bury_siblings_until is None or not before.fact_key:
        return ()
    values = (before.document_id, before.fact_key, answer.card_id)
    rows = cast("list[tuple[str, int | None]]", driver.execute(_SIBLINGS, values).fetchall())
    until = to_ms(answer.bury_siblings_until)
    for card_id, buried_until in rows:
        journal.update(tables.card, {"id": card_id}, {"buried_until": until}, known={"buried_until": buried_until})
    return tuple(CardId(card_id) for card_id, _ in rows)


_BEFORE = f"""
    SELECT c.document_id, c.fact_key, c.wording_revision,
        {", ".join(f"m.{name}" for name in MEMORY_NAMES)}, {", ".join(f"s.{name}" for name in _DAY)}
    FROM memory AS m CROSS JOIN card AS c ON c.id = m.card_id
    LEFT JOIN day_stat AS s ON s.day = ? AND s.document_id = c.document_id
    WHERE m.card_id = ?
"""
_WORDINGS = f"SELECT revision, {', '.join(WORDING_NAMES)} FROM wording WHERE card_id = ? ORDER BY revision DESC"
_ADD_WORDING = f"""
    INSERT INTO wording (card_id, revision, created_at, {", ".join(WORDING_NAMES)})
    VALUES (?, ?, ?, {", ".join("?" * len(WORDING_NAMES))})
"""
_SIBLINGS = """
    SELECT c.id, c.buried_until FROM card AS c CROSS JOIN memory AS m ON m.card_id = c.id
    WHERE c.document_id = ? AND c.fact_key = ? AND c.id <> ? AND c.state = 'approved' AND m.phase IN ('new', 'review')
"""
