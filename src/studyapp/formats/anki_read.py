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
    ForeignDeck,
    ForeignNote,
    InAnswer,
    InCard,
    InMemory,
    InPicture,
    Refused,
    RefusedWhy,
)
from studyapp.domain.schedule import StudyKind
from studyapp.formats.anki_fields import plain
from studyapp.formats.anki_package import Package, decks_of, models_of
from studyapp.formats.anki_schema import SEPARATOR
from studyapp.formats.anki_words import words_of
from studyapp.formats.pictures import is_ornament, picture

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from studyapp.domain.ports import OnProgress

_DAY_S = 86_400
_LEAST_MOMENT = 1_000_000_000
"""A due number below this counts days, also for a learning card."""
_MOST_DAYS = 36_500
_SUSPENDED = -1
_MOST_PICTURES = 64 << 20
_CRAM = 3


@dataclass(frozen=True, slots=True)
class _Schedule:
    """A row of the table of cards."""

    number: int
    ordinal: int
    deck: int
    queue: int
    flag: int
    memory: InMemory | None


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
        self._left_out = 0
        self._bytes = 0

    def read(self, name: str) -> ForeignDeck:
        driver = self._driver
        models, decks = models_of(driver), decks_of(driver)
        created = int(cast("tuple[int]", driver.execute("SELECT crt FROM col").fetchone())[0])
        schedules: dict[int, list[_Schedule]] = {}
        for note_id, schedule in _schedules(driver, created):
            schedules.setdefault(note_id, []).append(schedule)
        self._on_progress(0.2)
        answers = _answers(driver)
        self._on_progress(0.5)
        seen: set[str] = set()
        for number, guid, model_id, modified, tags, flds in driver.execute(_NOTES):
            key = guid if isinstance(guid, str) and guid else str(number)
            model = models.get(cast("int", model_id))
            if key in seen:
                self._refused.append(Refused(key, RefusedWhy.TWICE))
            elif not isinstance(flds, str) or not isinstance(tags, str) or not isinstance(modified, int):
                self._refused.append(Refused(key, RefusedWhy.BROKEN))
            elif model is None:
                self._refused.append(Refused(key, RefusedWhy.NO_NOTE_TYPE))
            else:
                found = schedules.get(cast("int", number), [])
                deck = decks.get(found[0].deck, name) if found else name
                note = _whole(
                    ForeignNote(key, model, tuple(flds.split(SEPARATOR)), tuple(tags.split()), deck, modified)
                )
                self._add(note, found, answers)
            seen.add(key)
        self._on_progress(0.9)
        return ForeignDeck(
            name,
            tuple(self._notes),
            tuple(self._cards),
            tuple(self._pictures),
            tuple(self._refused),
            self._left_out,
        )

    def _add(self, note: ForeignNote, schedules: list[_Schedule], answers: dict[int, list[InAnswer]]) -> None:
        cards: list[InCard] = []
        for schedule in schedules:
            words = words_of(note, schedule.ordinal)
            if words is None:
                continue
            cards.append(
                InCard(
                    guid=note.guid,
                    ordinal=schedule.ordinal,
                    type=words.type,
                    wording=words.wording,
                    card_id=words.card_id,
                    suspended=schedule.queue == _SUSPENDED,
                    flag=schedule.flag,
                    memory=schedule.memory,
                    answers=tuple(answers.get(schedule.number, ())),
                )
            )
        if not cards:
            empty = not any(plain(field).text for field in note.fields)
            self._refused.append(Refused(note.guid, RefusedWhy.EMPTY if empty else RefusedWhy.NO_ANSWER))
            return
        self._notes.append(note)
        self._cards.extend(cards)
        self._add_media(note)

    def _add_media(self, note: ForeignNote) -> None:
        for field in note.fields:
            if "<" not in field and "[" not in field:
                continue
            found = plain(field)
            self._left_out += found.sounds
            for name in found.pictures:
                data = self._package.media(name)
                image = picture(data) if data else None
                if image is None or self._bytes + len(image.data) > _MOST_PICTURES:
                    self._left_out += 1
                elif not is_ornament(image):
                    self._bytes += len(image.data)
                    self._pictures.append(InPicture(note.guid, image, Path(name).stem))


def _whole(note: ForeignNote) -> ForeignNote:
    """Return the note with exactly the fields of its note type."""
    count = len(note.model.fields)
    fields = (*note.fields[:count], *("",) * (count - len(note.fields)))
    return note if fields == note.fields else replace(note, fields=fields)


def _schedules(driver: sqlite3.Connection, created: int) -> Iterator[tuple[int, _Schedule]]:
    for number, note_id, deck, ordinal, flags, *rest in driver.execute(_CARDS):
        try:
            kind, queue, due, days, reps, lapses, odue, odid, data = rest
            memory = _memory(created, kind, odue if odid else due, days, (reps, lapses), data)
            yield note_id, _Schedule(number, int(ordinal), odid or deck, queue, int(flags) & 7, memory)
        except (TypeError, ValueError, OverflowError):
            yield note_id, _Schedule(number, ordinal if isinstance(ordinal, int) else 0, 0, 0, 0, None)


def _memory(created: int, kind: int, due: int, days: int, counts: tuple[int, int], data: str) -> InMemory | None:
    """Return what the collection knows of a card's memory; None for a new one."""
    if kind not in {1, 2, 3}:
        return None
    in_days = kind == 2 or due < _LEAST_MOMENT
    moment = created + due * _DAY_S if in_days else due
    known = _state(data)
    return InMemory(
        due_at=datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=moment),
        learning=kind != 2,
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


def _answers(driver: sqlite3.Connection) -> dict[int, list[InAnswer]]:
    """Return the answers of each card, oldest first; what is no answer (rescheduled by hand) is left out."""
    found: dict[int, list[InAnswer]] = {}
    kinds = (StudyKind.LEARN.value, StudyKind.REVIEW.value, StudyKind.REVIEW.value)
    for at, card, ease, interval, last, factor, time, sort in driver.execute(_REVLOG):
        if not (isinstance(at, int) and isinstance(ease, int) and 1 <= ease <= 4 and isinstance(sort, int)):
            continue
        kind = kinds[sort] if 0 <= sort < _CRAM else StudyKind.REVIEW.value if factor else StudyKind.PRACTICE.value
        taken = max(0, int(time or 0))
        raw = (int(interval), int(last), int(factor), sort)
        answer = InAnswer(at, ease, kind, _seconds(interval), _seconds(last), taken, raw)
        found.setdefault(card, []).append(answer)
    return found


def _seconds(interval: int) -> int:
    """Return an interval of the log in seconds: days where positive, seconds where negative."""
    return min(interval, _MOST_DAYS) * _DAY_S if interval > 0 else min(-interval, _MOST_DAYS * _DAY_S)


_NOTES = "SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id"
_CARDS = """
    SELECT id, nid, did, ord, flags, type, queue, due, ivl, reps, lapses, odue, odid, data
    FROM cards ORDER BY nid, ord
"""
_REVLOG = "SELECT id, cid, ease, ivl, lastIvl, factor, time, type FROM revlog ORDER BY id"
