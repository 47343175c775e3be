"""What passes between this program and others: cards with their history, decks and notes of Anki, and reports.

A foreign note belongs to one document, so that each of its cards keeps a passage there.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from studyapp.domain.analysis import CardType
    from studyapp.domain.card import CardId, CardState, Wording
    from studyapp.domain.changes import Changes
    from studyapp.domain.document import DocumentId
    from studyapp.domain.layout import Image
    from studyapp.domain.schedule import Grade, Memory, StudyKind


class ExchangeFormat(StrEnum):
    """Forms that cards or a timeline can be written in."""

    ANKI = "apkg"
    CSV = "csv"
    MARKDOWN = "markdown"
    GIFT = "gift"
    MOODLE = "moodle"
    QTI = "qti"
    TIMELINEJS = "timelinejs"

    @property
    def suffix(self) -> str:
        """The usual ending of such a file, with the dot."""
        return _SUFFIXES[self]

    @property
    def scheduled(self) -> bool:
        """Whether schedule and history can go along."""
        return self is ExchangeFormat.ANKI

    @property
    def of_events(self) -> bool:
        """Whether it holds events, and no cards."""
        return self is ExchangeFormat.TIMELINEJS


_SUFFIXES = {
    ExchangeFormat.ANKI: ".apkg",
    ExchangeFormat.CSV: ".csv",
    ExchangeFormat.MARKDOWN: ".md",
    ExchangeFormat.GIFT: ".gift.txt",
    ExchangeFormat.MOODLE: ".xml",
    ExchangeFormat.QTI: ".zip",
    ExchangeFormat.TIMELINEJS: ".json",
}
DECK_SUFFIXES = (".apkg", ".csv", ".tsv")
"""Files of cards that can be taken in."""


@dataclass(frozen=True, slots=True)
class NoteTemplate:
    """How one card of a note looks, in Anki's template language."""

    name: str
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteModel:
    """A note type of Anki. `id` is its creation time in milliseconds and identifies it everywhere.

    Attributes:
        look: fonts and the like, as `formats.anki_options` keeps them; no part of what a note says.
    """

    id: int
    name: str
    cloze: bool
    fields: tuple[str, ...]
    templates: tuple[NoteTemplate, ...]
    css: str = ""
    look: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class ForeignNote:
    """A note of another program, whole, so that it can be given back as it was.

    Attributes:
        deck: its full name, parts divided by "::".
        fields: HTML, one for each field of the model.
        modified: seconds since 1970 UTC.
        number: its id in the collection it came from; 0 where that is not known.
    """

    guid: str
    model: NoteModel
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    deck: str
    modified: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class ToldCard:
    """What another program kept of a card's schedule, to be given back as it was.

    Attributes:
        kind, queue, days, factor, reviews, lapses, left, data: as Anki writes them.
        due: the day (as a second since 1970 UTC near its noon) where `in_days`, else as Anki writes it.
        flags: with more in them than the colour.
    """

    kind: int
    queue: int
    due: int
    in_days: bool
    days: int
    factor: int
    reviews: int
    lapses: int
    left: int
    flags: int
    data: str


MANUAL = 4
"""The kind of a line of Anki's log that a person caused by hand; without a factor, the card was made new."""


class InLine(NamedTuple):
    """A line of another program's review log that is no answer: a card was rescheduled or forgotten by hand.

    Attributes:
        forgets: the card begins anew: answers before it say nothing of what is remembered.
        raw: ease, interval, interval before, factor, milliseconds taken, and kind, to be given back.
    """

    at_ms: int
    forgets: bool
    raw: tuple[int, int, int, int, int, int]


class InAnswer(NamedTuple):
    """A line of another program's review log; a tuple, because there are millions.

    Attributes:
        grade: 1..4, see `schedule.Grade`.
        kind: a value of `schedule.StudyKind`.
        interval_s, before_s: until the next showing, after and before the answer.
        raw: interval, interval before, factor and kind as the other program wrote them, to be given back.
    """

    at_ms: int
    grade: int
    kind: str
    interval_s: int
    before_s: int
    duration_ms: int
    raw: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class InMemory:
    """What another program knows of a card's memory; None for stability and difficulty where it knows no FSRS."""

    due_at: datetime
    learning: bool
    interval_days: int
    reviews: int
    lapses: int
    stability_days: float | None = None
    difficulty: float | None = None


@dataclass(frozen=True, slots=True)
class InCard:
    """A card of a foreign file.

    Attributes:
        card_id: of ours, where the file says that we wrote it; else "".
        memory: None for a card that was never answered there, or was forgotten by hand.
        flag: 0..7.
        lines: of the log that are no answers.
        deck: its full name.
        created_ms: since 1970 UTC; 0 where the file does not say.
    """

    guid: str
    ordinal: int
    type: CardType
    wording: Wording
    card_id: str = ""
    suspended: bool = False
    buried: bool = False
    flag: int = 0
    memory: InMemory | None = None
    answers: tuple[InAnswer, ...] = ()
    lines: tuple[InLine, ...] = ()
    told: ToldCard | None = None
    deck: str = ""
    created_ms: int = 0


@dataclass(frozen=True, slots=True)
class InPicture:
    """A picture that a note shows."""

    guid: str
    image: Image
    words: str = ""


@dataclass(frozen=True, slots=True)
class InFile:
    """A picture or sound as it came, by the name that the fields of a note use.

    `guid` is "" for one that templates name: it belongs to all notes.
    """

    guid: str
    name: str
    data: bytes


class RefusedWhy(StrEnum):
    """Why one item of a file was not taken."""

    EMPTY = "empty"
    NO_ANSWER = "no_answer"
    BROKEN = "broken"
    NO_NOTE_TYPE = "no_note_type"
    TWICE = "twice"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Refused:
    """An item that was not taken while the others were.

    Attributes:
        name: its GUID or line number: what finds it in the file.
        words: what it begins with, for people; "" where it says nothing.
    """

    name: str
    why: RefusedWhy
    words: str = ""


@dataclass(frozen=True, slots=True)
class ForeignDeck:
    """Everything a foreign file holds, in its order; what is wrong with single items is in `refused`.

    Attributes:
        files: pictures and sounds that notes name.
        left_out: names of what is not kept: media that is missing or too large, and decks made by a filter.
        options: what is kept of each deck for the way back, by its full name.
    """

    name: str
    notes: tuple[ForeignNote, ...]
    cards: tuple[InCard, ...]
    pictures: tuple[InPicture, ...] = ()
    refused: tuple[Refused, ...] = ()
    files: tuple[InFile, ...] = ()
    left_out: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict[str, str])


class ItemFate(StrEnum):
    """What became of an item of a file."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ImportedItem:
    """A line of the report; `why` is there for a refused item only."""

    label: str
    fate: ItemFate
    why: RefusedWhy | None = None


@dataclass(frozen=True, slots=True)
class ExchangeReport:
    """What became of a file of cards.

    Attributes:
        items: one for each note, in the order of the file, refused ones last.
        answers: lines of history that came in, those that are no answers among them.
        left_out: names of media and filtered decks that were not kept.
        options: how many decks have options, which are kept for the way back and not used here.
        documents: where the cards are now.
    """

    name: str
    items: tuple[ImportedItem, ...]
    answers: int
    left_out: tuple[str, ...]
    documents: tuple[DocumentId, ...]
    changes: Changes
    options: int = 0

    def count(self, fate: ItemFate) -> int:
        """Return how many items came to this end."""
        return sum(item.fate is fate for item in self.items)


@dataclass(frozen=True, slots=True)
class PlannedCard:
    """A foreign card as it will be stored; `log` has the memories before and after each answer.

    `told`, `deck`, `created_ms` and `lines` as in `InCard`; `buried` until the next study day.
    """

    id: CardId
    ordinal: int
    type: CardType
    wording: Wording
    state: CardState
    flag: int
    memory: Memory | None
    log: tuple[PlannedAnswer, ...] = ()
    lines: tuple[InLine, ...] = ()
    told: ToldCard | None = None
    deck: str = ""
    buried: bool = False
    created_ms: int = 0


@dataclass(frozen=True, slots=True)
class PlannedAnswer:
    """A line for our log; `day` is the study day, ISO 8601; `raw` as in `InAnswer`."""

    at_ms: int
    grade: Grade
    kind: StudyKind
    day: str
    duration_ms: int
    before: Memory
    after: Memory
    raw: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class PlannedNote:
    """A foreign note with its cards and the text it will have in the document."""

    note: ForeignNote
    cards: tuple[PlannedCard, ...]
    text: str
    pictures: tuple[InPicture, ...] = ()
    files: tuple[InFile, ...] = ()


def guid_of(card_id: CardId) -> str:
    """Return the GUID under which other programs know a card of ours; the same in every export."""
    return f"sa-{_hash(card_id)}"


def pair_guid(document_id: DocumentId, fact_key: str) -> str:
    """Return the GUID of a definition and its reverse, which are one note."""
    return f"sp-{_hash(f'{document_id}/{fact_key}')}"


def foreign_card_id(guid: str, ordinal: int) -> str:
    """Return our id of a foreign card: the same in every import of its note."""
    return f"anki-{_hash(f'{guid}/{ordinal}')}"


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=10).hexdigest()
