"""Reads the notes, cards and history of an Anki package. One bad note never refuses the others."""

from __future__ import annotations

import json
import tempfile
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from studyapp.domain.errors import ExchangeError, ExchangeFault
from studyapp.domain.exchange import (
    MANUAL,
    ForeignDeck,
    ForeignNote,
    InAnswer,
    InCard,
    InFile,
    InLine,
    InMemory,
    InPicture,
    Refused,
    RefusedWhy,
    ToldCard,
)
from studyapp.domain.schedule import StudyKind
from studyapp.formats.anki_cards import (
    BURIED,
    DAY_LEARNING,
    LEARNING,
    NEW,
    RELEARNING,
    REVIEW,
    SCHEDULER_BURIED,
    SUSPENDED,
)
from studyapp.formats.anki_fields import plain
from studyapp.formats.anki_package import Package, deck_options, decks_of, filtered_decks, models_of
from studyapp.formats.anki_schema import SEPARATOR
from studyapp.formats.anki_words import words_of
from studyapp.formats.pictures import is_ornament, picture

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from studyapp.domain.ports import OnProgress

_DAY_S = 86_400
_LEAST_MOMENT = 1_000_000_000
"""A due number below this counts days, also for a learning card."""
_MOST_DAYS = 36_500
_MOST_PICTURES = 64 << 20
_FILTERED = 3
_HALF_DAY_S = 43_200


_UNTOLD = ToldCard(
    kind=NEW, queue=NEW, due=0, in_days=False, days=0, factor=0, reviews=0, lapses=0, left=0, flags=0, data="{}"
)


@dataclass(frozen=True, slots=True)
class _Schedule:
    """A row of the table of cards."""

    number: int
    ordinal: int
    deck: int
    memory: InMemory | None
    told: ToldCard


def read_apkg(path: Path, on_progress: OnProgress) -> ForeignDeck:
    """Read a package in this process; raises UnreadableFileError or ExchangeError."""
    with closing(Package(path)) as package, tempfile.TemporaryDirectory(prefix="studyapp-") as folder:
        on_progress(0.05)
        with package.collection(Path(folder)) as driver:
            reader = _Reader(package, driver, on_progress)
            found = reader.read(path.stem)
    if not found.notes and not found.refused:
        raise ExchangeError(path.name, ExchangeFault.EMPTY)
    return found


class _Reader:
    def __init__(self, package: Package, driver: sqlite3.Connection, on_progress: OnProgress) -> None:
        self._package = package
        self._driver = driver
        self._on_progress = on_progress
        self._notes: list[ForeignNote] = []
        self._cards: list[InCard] = []
        self._pictures: list[InPicture] = []
        self._refused: list[Refused] = []
        self._files: list[InFile] = []
        self._left_out: dict[str, None] = {}
        self._bytes = 0
        self._file_bytes = 0

    def read(self, name: str) -> ForeignDeck:
        driver = self._driver
        models, decks = models_of(driver), decks_of(driver)
        schedules = self._read_schedules()
        self._on_progress(0.2)
        log, broken = _log(driver)
        self._refused.extend(Refused(f"revlog/{at}", RefusedWhy.BROKEN) for at in broken)
        self._on_progress(0.5)
        self._left_out.update(dict.fromkeys(filtered_decks(driver)))
        seen: set[str] = set()
        for number, guid, model_id, modified, tags, flds in driver.execute(_NOTES):
            key = guid if isinstance(guid, str) and guid else str(number)
            model = models.get(cast("int", model_id))
            if key in seen:
                self._refused.append(Refused(key, RefusedWhy.TWICE, _first(flds)))
            elif not isinstance(flds, str) or not isinstance(tags, str) or not isinstance(modified, int):
                self._refused.append(Refused(key, RefusedWhy.BROKEN))
            elif model is None:
                self._refused.append(Refused(key, RefusedWhy.NO_NOTE_TYPE, _first(flds)))
            else:
                found = schedules.get(cast("int", number), [])
                names = [decks.get(each.deck, name) for each in found]
                deck = names[0] if names else name
                note = _whole(
                    ForeignNote(key, model, tuple(flds.split(SEPARATOR)), tuple(tags.split()), deck, modified, number)
                )
                self._add(note, found, names, log)
            seen.add(key)
        self._on_progress(0.9)
        self._add_shared()
        return ForeignDeck(
            name,
            tuple(self._notes),
            tuple(self._cards),
            tuple(self._pictures),
            tuple(self._refused),
            tuple(self._files),
            tuple(self._left_out),
            self._options(),
        )

    def _read_schedules(self) -> dict[int, list[_Schedule]]:
        """Return the cards of each note; the report names those that lose a damaged schedule."""
        created = int(cast("tuple[int]", self._driver.execute("SELECT crt FROM col").fetchone())[0])
        schedules: dict[int, list[_Schedule]] = {}
        for note_id, schedule in _schedules(self._driver, created):
            schedules.setdefault(note_id, []).append(schedule)
            if schedule.told is _UNTOLD:
                self._refused.append(Refused(f"cards/{schedule.number}", RefusedWhy.BROKEN))
        return schedules

    def _add(self, note: ForeignNote, schedules: list[_Schedule], decks: list[str], log: _Log) -> None:
        cards: list[InCard] = []
        silent: list[int] = []
        for schedule, deck in zip(schedules, decks, strict=True):
            words = words_of(note, schedule.ordinal)
            if words is None:
                silent.append(schedule.ordinal + 1)
                continue
            answers, lines = log.get(schedule.number, ((), ()))
            told = schedule.told
            cards.append(
                InCard(
                    guid=note.guid,
                    ordinal=schedule.ordinal,
                    type=words.type,
                    wording=words.wording,
                    card_id=words.card_id,
                    suspended=told.queue == SUSPENDED,
                    buried=told.queue in {BURIED, SCHEDULER_BURIED},
                    flag=told.flags & 7,
                    memory=schedule.memory,
                    answers=tuple(answers),
                    lines=tuple(lines),
                    told=told,
                    deck=deck,
                    created_ms=schedule.number,
                )
            )
        if not cards:
            first = _first(SEPARATOR.join(note.fields))
            why = RefusedWhy.NO_ANSWER if first else RefusedWhy.EMPTY
            self._refused.append(Refused(note.guid, why, first))
            return
        first = _first(SEPARATOR.join(note.fields)) if silent else ""
        self._refused.extend(Refused(f"{note.guid}/{number}", RefusedWhy.NO_ANSWER, first) for number in silent)
        self._notes.append(note)
        self._cards.extend(cards)
        self._add_media(note)

    def _add_media(self, note: ForeignNote) -> None:
        for field in note.fields:
            if "<" not in field and "[" not in field:
                continue
            found = plain(field)
            for name in dict.fromkeys((*found.pictures, *found.sounds)):
                data = self._package.media(name)
                if data is None or self._file_bytes + len(data) > _MOST_PICTURES:
                    self._left_out[name] = None
                    continue
                self._file_bytes += len(data)
                self._files.append(InFile(note.guid, name, data))
                if name in found.pictures:
                    self._show(note, name, data)

    def _options(self) -> dict[str, str]:
        """Return what is kept of the decks that have cards, themselves or below."""
        filled = {card.deck for card in self._cards}
        found = deck_options(self._driver)
        return {name: kept for name, kept in found.items() if _is_above(name, filled)}

    def _add_shared(self) -> None:
        """Keep what templates name, and files that Anki keeps for them since their names begin with "_"."""
        models = {note.model.id: note.model for note in self._notes}.values()
        shown = "".join(text for model in models for text in (model.css, *(t.front + t.back for t in model.templates)))
        for name in self._package.media_names(shown):
            data = self._package.media(name)
            if data is not None and self._file_bytes + len(data) <= _MOST_PICTURES:
                self._file_bytes += len(data)
                self._files.append(InFile("", name, data))
            else:
                self._left_out[name] = None

    def _show(self, note: ForeignNote, name: str, data: bytes) -> None:
        image = picture(data)
        if image is None or self._bytes + len(image.data) > _MOST_PICTURES:
            self._left_out[name] = None
        elif not is_ornament(image):
            self._bytes += len(image.data)
            self._pictures.append(InPicture(note.guid, image, Path(name).stem))


def _is_above(deck: str, filled: Iterable[str]) -> bool:
    """Tell whether a deck has cards, in itself or in a deck below."""
    return any(f"{each}::".startswith(f"{deck}::") for each in filled)


def _first(flds: object) -> str:
    """Return the first words that a note has; "" where there are none."""
    parts = flds.split(SEPARATOR) if isinstance(flds, str) else []
    return next(filter(None, (plain(part).text for part in parts)), "")


def _whole(note: ForeignNote) -> ForeignNote:
    """Return the note with exactly the fields of its note type."""
    count = len(note.model.fields)
    fields = (*note.fields[:count], *("",) * (count - len(note.fields)))
    return note if fields == note.fields else replace(note, fields=fields)


def _schedules(driver: sqlite3.Connection, created: int) -> Iterator[tuple[int, _Schedule]]:
    for number, note_id, deck, ordinal, *rest in driver.execute(_CARDS):
        try:
            flags, kind, queue, due, days, factor, reps, lapses, left, odue, odid, data = rest
            due = odue if odid and odue else due
            in_days = kind == REVIEW or (kind in {LEARNING, RELEARNING} and due < _LEAST_MOMENT)
            moment = created + due * _DAY_S if in_days else due
            if odid and queue >= 0:  # from a filtered deck back to where it came from
                queue = kind if kind in {NEW, REVIEW} else DAY_LEARNING if in_days else LEARNING
            told = ToldCard(
                int(kind), int(queue), int(moment + _HALF_DAY_S if in_days else due), in_days, int(days), int(factor),
                int(reps), int(lapses), int(left), int(flags), str(data),
            )  # fmt: skip
            memory = _memory(moment, kind, days, (reps, lapses), data)
            yield note_id, _Schedule(number, int(ordinal), odid or deck, memory, told)
        except (TypeError, ValueError, OverflowError):
            yield note_id, _Schedule(number, ordinal if isinstance(ordinal, int) else 0, 0, None, _UNTOLD)


def _memory(moment: int, kind: int, days: int, counts: tuple[int, int], data: str) -> InMemory | None:
    """Return what the collection knows of a card's memory that is due at a second; None for a new one."""
    if kind not in {LEARNING, REVIEW, RELEARNING}:
        return None
    known = _state(data)
    return InMemory(
        due_at=datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=moment),
        learning=kind != REVIEW,
        interval_days=max(0, min(int(days), _MOST_DAYS)),
        reviews=max(0, int(counts[0])),
        lapses=max(0, int(counts[1])),
        stability_days=known[0],
        difficulty=known[1],
    )


def _state(data: str) -> tuple[float | None, float | None]:
    """Return stability in days and difficulty, where the card knows both."""
    if '"s"' not in data:
        return None, None
    try:
        found = cast("dict[str, object]", json.loads(data))
        stability, difficulty = float(cast("float", found["s"])), float(cast("float", found["d"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None, None
    sane = 0.001 <= stability <= _MOST_DAYS and 1 <= difficulty <= 10
    return (stability, difficulty) if sane else (None, None)


type _Log = dict[int, tuple[list[InAnswer], list[InLine]]]


def _log(driver: sqlite3.Connection) -> tuple[_Log, list[int]]:
    """Return the answers of each card, and its other lines, oldest first; and the ids of lines that are damaged."""
    found: _Log = {}
    broken: list[int] = []
    rows = cast("Iterable[tuple[int, int, int, int, int, int, int, int]]", driver.execute(_REVLOG))
    for row in rows:
        at, card, ease, interval, last, factor, time, sort = row
        if set(map(type, row)) != _WHOLE:
            broken.append(at)
            continue
        answers, lines = found.setdefault(card, ([], []))
        kind = _KINDS.get(sort, "")
        if 1 <= ease <= 4 and kind:
            if sort == _FILTERED and not factor:
                kind = StudyKind.PRACTICE.value
            raw = (interval, last, factor, sort)
            answers.append(InAnswer(at, ease, kind, _seconds(interval), _seconds(last), max(0, time), raw))
        else:  # Anki forgets what was before such a line when it computes a memory
            lines.append(InLine(at, sort == MANUAL and factor == 0, (ease, interval, last, factor, time, sort)))
    return found, broken


def _seconds(interval: int) -> int:
    """Return an interval of the log in seconds: days where positive, seconds where negative."""
    return min(interval, _MOST_DAYS) * _DAY_S if interval > 0 else min(-interval, _MOST_DAYS * _DAY_S)


_WHOLE: set[type] = {int}
_KINDS = {
    0: StudyKind.LEARN.value,
    1: StudyKind.REVIEW.value,
    2: StudyKind.REVIEW.value,
    _FILTERED: StudyKind.REVIEW.value,
}
_NOTES = "SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id"
_CARDS = """
    SELECT id, nid, did, ord, flags, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, data
    FROM cards ORDER BY nid, ord
"""
_REVLOG = "SELECT id, cid, ease, ivl, lastIvl, factor, time, type FROM revlog ORDER BY id"
