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

from studyapp.domain.card import CardId
from studyapp.domain.exchange import guid_of
from studyapp.domain.exchange_out import Numbers, PlainCard, Written
from studyapp.formats.anki_cards import Schedules, in_ms
from studyapp.formats.anki_fields import plain
from studyapp.formats.anki_notes import OutNote, apart, deck_name, joined, note_of, plain_note
from studyapp.formats.anki_options import NOTHING_KEPT, kept_options
from studyapp.formats.anki_schema import (
    INDEXES,
    SCHEMA,
    SEPARATOR,
    VERSION,
    Deck,
    conf_json,
    dconf_json,
    decks_json,
    models_json,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from studyapp.domain.exchange import NoteModel
    from studyapp.domain.exchange_out import OutCard, OutChunk
    from studyapp.formats.anki_cards import DayOf

type Pour = Callable[[Path, Sequence[tuple[str, int]]], int]
"""Writes the log of cards, given with their numbers there, into the file of a collection; returns how many lines."""

_FAST = ("page_size=16384", "journal_mode=OFF", "synchronous=OFF", "cache_size=-2048", "temp_store=FILE")
_OPTIONS = "".join(f"PRAGMA {option};" for option in _FAST)
"""A small cache: SQLite sorts an index in parts of its size, and parts that fit into the processor's own are faster.
Large pages: fewer of them are to be filled."""
_CARD = f"INSERT INTO cards VALUES ({','.join('?' * 18)})"
_NOTE = f"INSERT INTO notes VALUES ({','.join('?' * 11)})"
_PACKED = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".mp3", ".ogg", ".m4a", ".mp4", ".webm"})
"""Media that would not become smaller."""


def write_apkg(
    path: Path,
    chunks: Iterable[OutChunk],
    *,
    day_of: DayOf,
    now_ms: int,
    pour: Pour | None,
    media: Mapping[str, bytes] | None = None,
    options: Mapping[str, str] | None = None,
) -> Written:
    """Write the cards, with their schedule, and their history by `pour`; without it, they go out as new ones.

    `options` is what was kept of decks, by name (`anki_options`). What stood at the path is replaced. Raises OSError.
    """
    with tempfile.TemporaryDirectory(prefix="studyapp-") as folder:
        inner = Path(folder) / "collection.anki2"
        try:
            with closing(sqlite3.connect(inner)) as driver:
                collection = _Collection(driver, Schedules(day_of, now_ms, scheduling=pour is not None))
                for chunk in chunks:
                    collection.add(chunk)
                collection.finish(now_ms, _created(day_of, now_ms), options or {})
            answers = pour(inner, collection.numbers) if pour is not None else 0
            with closing(sqlite3.connect(inner)) as driver:
                driver.executescript(_OPTIONS + INDEXES)
        except sqlite3.Error as error:
            raise OSError(str(error)) from error
        _pack(path, inner, media or {})
    return Written(len(collection.numbers), answers, apart=tuple(collection.apart))


def _pack(path: Path, inner: Path, media: Mapping[str, bytes]) -> None:
    part = path.with_name(f".{path.name}.part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.write(inner, inner.name)
            for number, (name, data) in enumerate(media.items()):
                packed = Path(name).suffix.lower() in _PACKED
                archive.writestr(str(number), data, zipfile.ZIP_STORED if packed else None)
            archive.writestr("media", json.dumps({str(number): name for number, name in enumerate(media)}))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _created(day_of: DayOf, now_ms: int) -> int:
    """Return the second on which the collection's day 0 begins: today, so that a due day is the days from now."""
    hour_ms, today, day = 3_600_000, day_of(now_ms), now_ms
    while day_of(day - hour_ms) == today:
        day -= hour_ms
    whole = day // hour_ms * hour_ms
    return (whole if day_of(whole) == today else day) // 1000


class _Collection:
    """A collection that is being filled.

    Attributes:
        numbers: each card with its number.
        apart: what cards ask that could not stay in another program's note.
    """

    def __init__(self, driver: sqlite3.Connection, schedules: Schedules) -> None:
        self._driver = driver
        self._schedules = schedules
        self._notes: dict[str, tuple[int, OutNote]] = {}
        self._decks: dict[str, int] = {}
        self._models: dict[int, NoteModel] = {}
        self.numbers: list[tuple[str, int]] = []
        self.apart: list[str] = []
        self._numbers = Numbers()
        driver.isolation_level = None
        driver.executescript(_OPTIONS + SCHEMA)
        driver.execute("BEGIN")

    def add(self, chunk: OutChunk) -> None:
        if chunk.plain:
            self._add_plain(chunk)
        if chunk.cards:
            self._driver.executemany(_CARD, [self._card(out) for out in chunk.cards])

    def finish(self, now_ms: int, created: int, options: Mapping[str, str]) -> None:
        driver = self._driver
        driver.executemany(_NOTE, (_note_row(number, note) for number, note in self._notes.values()))
        names = dict.fromkeys(above for name in self._decks for above in _with_parents(name, options))
        decks = [Deck(self._deck(name), name, *kept_options(options.get(name, NOTHING_KEPT))) for name in names]
        head = (1, created, now_ms, 0, VERSION, 0, 0, 0, conf_json())
        kinds = (models_json(self._models.values()), decks_json(decks), dconf_json(decks), "{}")
        driver.execute(f"INSERT INTO col VALUES ({','.join('?' * 13)})", (*head, *kinds))
        driver.execute("COMMIT")

    def _add_plain(self, chunk: OutChunk) -> None:
        """Add cards of one document that are nothing but words: each is a note of its own."""
        deck, at = self._deck(deck_name(chunk.title)), len(self.numbers) + 1
        notes = self._numbers.take_all(chunk.numbers)
        self._driver.executemany(_NOTE, self._plain_notes(chunk, notes))
        self._driver.executemany(_CARD, self._plain_cards(chunk, notes, deck, at))
        self.numbers.extend(zip([card.id for card in chunk.plain], chunk.numbers, strict=True))

    def _plain_notes(self, chunk: OutChunk, notes: Sequence[int]) -> Iterator[tuple[int | str, ...]]:
        models = self._models
        for card, number, place in zip(chunk.plain, notes, chunk.places, strict=True):
            model, first, words, tags = plain_note(card, place)
            models[model.id] = model
            guid, modified = guid_of(CardId(card.id)), card.modified_ms // 1000
            yield (number, guid, model.id, modified, -1, tags, words, first, _checksum(first), 0, "")

    def _plain_cards(
        self, chunk: OutChunk, notes: Sequence[int], deck: int, first: int
    ) -> Iterator[tuple[int | str, ...]]:
        schedule = self._schedules.plain
        for at, (card, number, note) in enumerate(zip(chunk.plain, chunk.numbers, notes, strict=True), first):
            yield (number, note, deck, 0, card.modified_ms // 1000, -1, *schedule(card, at))

    def _card(self, out: OutCard) -> tuple[int | str, ...]:
        note = self._note(out)
        number, _ = self._notes[note.guid]
        self._models.setdefault(note.model.id, note.model)
        self.numbers.append((out.card.id, out.number))
        head = (out.number, number, self._deck(out.deck or note.deck), note.ordinal, note.modified, -1)
        return (*head, *self._schedules.of(out, _row(out), len(self.numbers)))

    def _note(self, out: OutCard) -> OutNote:
        """Keep the note of a card, with what other cards said of it already."""
        note = note_of(out)
        number, before = self._notes.get(note.guid, (0, None))
        whole = note if before is None else joined(before, note)
        if whole is None:
            note = whole = apart(out)
            number = 0
        if whole.apart:
            self.apart.append(out.card.wording.prompt)
        self._notes[note.guid] = (number or self._numbers.take(note.number or out.number), whole)
        return note

    def _deck(self, name: str) -> int:
        return self._decks.setdefault(name, _deck_id(name))


def _with_parents(name: str, options: Mapping[str, str]) -> Iterator[str]:
    """Yield a deck's name after those of the decks above it of which something is kept."""
    parts = name.split("::")
    above = ("::".join(parts[:count]) for count in range(1, len(parts)))
    yield from (each for each in above if each in options)
    yield name


def _row(out: OutCard) -> PlainCard:
    """Return the schedule of a card as `Schedules` wants it."""
    card, memory = out.card, out.memory
    words = (card.wording.prompt, card.wording.answer, card.wording.hint, card.quote)
    head = (card.id, card.type.value, *words, card.source.start if card.source else None)
    state = (card.state.value, card.flag, in_ms(card.buried_until), out.created_ms, out.modified_ms)
    if memory is None:
        return PlainCard(*head, *state, None, None, None, None, 0, None, 0, 0)
    due, last = in_ms(memory.due_at) or 0, in_ms(memory.last_review_at)
    known = (memory.phase.value, memory.step, memory.stability_days, memory.difficulty, due, last)
    return PlainCard(*head, *state, *known, memory.reviews, memory.lapses)


def _note_row(number: int, note: OutNote) -> tuple[int | str, ...]:
    first = plain(note.fields[0]).text
    tags = f" {' '.join(note.tags)} " if note.tags else ""
    fields = SEPARATOR.join(note.fields)
    return (number, note.guid, note.model.id, note.modified, -1, tags, fields, first, _checksum(first), 0, "")


def _checksum(first: str) -> int:
    """Return what Anki finds equal first fields by."""
    return int.from_bytes(hashlib.sha1(first.encode(), usedforsecurity=False).digest()[:4])


def _deck_id(name: str) -> int:
    """Return an id from the name, in the range of Anki's own: the same in every export."""
    return 1_400_000_000_000 + int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest())
