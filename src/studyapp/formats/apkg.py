"""Writes Anki packages: a ZIP file with a collection of schema 11 in it, which every Anki since 2.1 reads.

The same library gives the same notes, cards and GUIDs each time, so that a second import adds nothing.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.domain.card import CardState
from studyapp.domain.exchange import Numbers, Written
from studyapp.domain.schedule import MemoryPhase
from studyapp.formats.anki_fields import plain
from studyapp.formats.anki_notes import OutNote, joined, note_of
from studyapp.formats.anki_schema import (
    INDEXES,
    SCHEMA,
    SEPARATOR,
    VERSION,
    conf_json,
    dconf_json,
    decks_json,
    models_json,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from studyapp.domain.exchange import LogLine, NoteModel, OutCard, OutChunk

type DayOf = Callable[[int], int]
"""Returns the number of the study day (of `date.toordinal`) of a moment in milliseconds since 1970 UTC."""

_NEW, _LEARNING, _REVIEW, _RELEARNING = range(4)
_SUSPENDED = -1
_TYPES = {
    MemoryPhase.NEW: _NEW,
    MemoryPhase.LEARNING: _LEARNING,
    MemoryPhase.REVIEW: _REVIEW,
    MemoryPhase.RELEARNING: _RELEARNING,
}
_STARTING_EASE = 2500
_OPTIONS = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536; PRAGMA locking_mode=EXCLUSIVE;"


def write_apkg(path: Path, chunks: Iterable[OutChunk], *, day_of: DayOf, scheduling: bool, now_ms: int) -> Written:
    """Write the cards, with their schedule and history where `scheduling`; what stood at the path is replaced.

    Raises OSError.
    """
    with tempfile.TemporaryDirectory(prefix="studyapp-") as folder:
        inner = Path(folder) / "collection.anki2"
        try:
            with closing(sqlite3.connect(inner)) as driver:
                writer = _Collection(driver, day_of, now_ms, scheduling=scheduling)
                for chunk in chunks:
                    writer.add(chunk)
                written = writer.finish()
        except sqlite3.Error as error:
            raise OSError(str(error)) from error
        part = path.with_name(f".{path.name}.part")
        try:
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                archive.write(inner, inner.name)
                archive.writestr("media", "{}")
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    return written


class _Collection:
    """A collection that is being filled."""

    def __init__(self, driver: sqlite3.Connection, day_of: DayOf, now_ms: int, *, scheduling: bool) -> None:
        self._driver = driver
        self._day_of = day_of
        self._now_ms = now_ms
        self._scheduling = scheduling
        self._notes: dict[str, tuple[int, OutNote]] = {}
        self._decks: dict[str, int] = {}
        self._models: dict[int, NoteModel] = {}
        self._numbers = Numbers()
        self._cards = 0
        self._answers = 0
        self._today = day_of(now_ms)
        driver.isolation_level = None
        driver.executescript(_OPTIONS + SCHEMA)
        driver.execute("BEGIN")

    def add(self, chunk: OutChunk) -> None:
        self._driver.executemany(f"INSERT INTO cards VALUES ({','.join('?' * 18)})", map(self._card, chunk.cards))
        self._cards += len(chunk.cards)
        if chunk.log:
            self._log(chunk.log)
            self._answers += len(chunk.log)

    def finish(self) -> Written:
        driver = self._driver
        rows = (_note_row(note_id, note) for note_id, note in self._notes.values())
        driver.executemany(f"INSERT INTO notes VALUES ({','.join('?' * 11)})", rows)
        decks = [(number, name) for name, number in self._decks.items()]
        head = (1, self._created(), self._now_ms, 0, VERSION, 0, 0, 0, conf_json())
        kinds = (models_json(self._models.values()), decks_json(decks), dconf_json(), "{}")
        driver.execute(f"INSERT INTO col VALUES ({','.join('?' * 13)})", (*head, *kinds))
        driver.execute("COMMIT")
        driver.executescript(INDEXES)
        return Written(self._cards, self._answers)

    def _created(self) -> int:
        """Return the second on which the collection's day 0 begins: today, so that a due day is the days from now."""
        day = self._now_ms
        while self._day_of(day - 3_600_000) == self._today:
            day -= 3_600_000
        hour_ms = 3_600_000
        return (
            (day // hour_ms) * hour_ms // 1000 if self._day_of(day // hour_ms * hour_ms) == self._today else day // 1000
        )

    def _card(self, out: OutCard) -> tuple[int | str, ...]:
        note = note_of(out)
        note_id, before = self._notes.get(note.guid, (0, None))
        if before is None:
            note_id = self._numbers.take(out.created_ms)
        self._notes[note.guid] = (note_id, note if before is None else joined(before, note))
        self._models.setdefault(note.model.id, note.model)
        deck = self._decks.setdefault(note.deck, _deck_id(note.deck))
        head = (out.number, note_id, deck, note.ordinal, note.modified, -1)
        return (*head, *self._schedule(out), 0, 0, out.card.flag, _data(out) if self._scheduling else "{}")

    def _schedule(self, out: OutCard) -> tuple[int, ...]:
        """Return type, queue, due, interval, ease, answers, lapses and steps left."""
        memory = out.memory if self._scheduling else None
        suspended = self._scheduling and out.card.state is CardState.SUSPENDED
        if memory is None or memory.phase is MemoryPhase.NEW:
            return (_NEW, _SUSPENDED if suspended else _NEW, self._cards + 1, 0, 0, 0, 0, 0)
        kind = _TYPES[memory.phase]
        due_ms = int(memory.due_at.timestamp() * 1000)
        last_ms = int(memory.last_review_at.timestamp() * 1000) if memory.last_review_at else due_ms
        is_review = kind == _REVIEW
        due = self._day_of(due_ms) - self._today if is_review else due_ms // 1000
        days = max(1, self._day_of(due_ms) - self._day_of(last_ms)) if is_review else 0
        queue = _SUSPENDED if suspended else _REVIEW if is_review else _LEARNING
        left = 0 if is_review else max(1, 2 - (memory.step or 0))
        return (kind, queue, due, days, _STARTING_EASE, memory.reviews, memory.lapses, left * 1001)

    def _log(self, lines: Sequence[LogLine]) -> None:
        """Add lines; Anki identifies a line by its millisecond, so that a second one in it moves by one."""
        statement = f"INSERT INTO revlog VALUES ({','.join('?' * 9)})"
        self._driver.execute("SAVEPOINT log")
        try:
            self._driver.executemany(statement, lines)
        except sqlite3.IntegrityError:
            self._driver.execute("ROLLBACK TO log")
            self._log_singly(statement, lines)
        self._driver.execute("RELEASE log")

    def _log_singly(self, statement: str, lines: Sequence[LogLine]) -> None:
        for at, *rest in lines:
            number = at
            while self._driver.execute("SELECT 1 FROM revlog WHERE id = ?", (number,)).fetchone():
                number += 1
            self._driver.execute(statement, (number, *rest))


def _note_row(number: int, note: OutNote) -> tuple[int | str, ...]:
    first = plain(note.fields[0]).text
    checksum = int(hashlib.sha1(first.encode(), usedforsecurity=False).hexdigest()[:8], 16)
    tags = f" {' '.join(note.tags)} " if note.tags else ""
    return (
        number,
        note.guid,
        note.model.id,
        note.modified,
        -1,
        tags,
        SEPARATOR.join(note.fields),
        first,
        checksum,
        0,
        "",
    )


def _data(out: OutCard) -> str:
    memory = out.memory
    if memory is None or memory.stability_days is None or memory.difficulty is None:
        return "{}"
    known: dict[str, float] = {"s": round(memory.stability_days, 4), "d": round(memory.difficulty, 3)}
    if memory.last_review_at is not None:
        known["lrt"] = int(memory.last_review_at.timestamp())
    return json.dumps(known, separators=(",", ":"))


def _deck_id(name: str) -> int:
    """Return an id from the name, in the range of Anki's own: the same in every export."""
    return 1_400_000_000_000 + int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest())
