"""What analysing a text yields: findings. Plain data, because it crosses a process boundary.

Findings are replaced as a whole by the next analysis; what a person made of them lives in `entity`, `event` and `card`.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from datetime import date, datetime

    from studyapp.domain.document import Block, DateSource, Mode
    from studyapp.domain.span import Span

EntityKey = NewType("EntityKey", str)
EventKey = NewType("EventKey", str)
CardKey = NewType("CardKey", str)


class EntityType(StrEnum):
    """OntoNotes' name types, and TERM for a concept that a textbook defines."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    NORP = "NORP"
    EVENT = "EVENT"
    WORK_OF_ART = "WORK_OF_ART"
    PRODUCT = "PRODUCT"
    LAW = "LAW"
    LANGUAGE = "LANGUAGE"
    TERM = "TERM"


class TimexType(StrEnum):
    """The four types of TIMEX3 (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Precision(StrEnum):
    """How exactly the text places an event."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"
    UNKNOWN = "unknown"


class CardType(StrEnum):
    """The forms a card can take."""

    CLOZE = "cloze"
    QUESTION = "question"
    DEFINITION = "definition"
    CHOICE = "choice"
    TRUE_FALSE = "true_false"
    WHO_SAID = "who_said"
    MATCH = "match"
    ORDER = "order"
    REVERSE = "reverse"


class NoteKind(StrEnum):
    """What an `OptionNote` tells of its option.

    INSTEAD: the card says the option, the text says `value` in its place. DEFINED: the text says that the option is
    `value`. ELSEWHERE: the text names the option in another sentence, `value`, about something else. UNNAMED: the text
    does not name the option at all. DATED: the option is a happening, `value` its date. PAIRED: the option is the left
    side of a pair, `value` the right one.
    """

    INSTEAD = "instead"
    DEFINED = "defined"
    ELSEWHERE = "elsewhere"
    UNNAMED = "unnamed"
    DATED = "dated"
    PAIRED = "paired"


class LinkKind(StrEnum):
    """How two entries belong together.

    DEMONYM leads from a word for a people or its things to the country, ROLE from a person to what the person serves.
    """

    DEMONYM = "demonym"
    ROLE = "role"


class Tier(StrEnum):
    """How far the generator trusts a card: ticked at once, offered, or kept back."""

    AUTO = "auto"
    SUGGESTED = "suggested"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is meant; `named` is False for "she" or "the ambassador"."""

    start: int
    end: int
    named: bool = True


@dataclass(frozen=True, slots=True)
class Definition:
    """What the text says an entity is; `start`/`end` span the passage that proves `text`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EntityFinding:
    """A cluster of mentions.

    Attributes:
        key: `entity_key(name)`, with "-2", "-3" … behind it where two clusters bear one name.
        salience: 0..1.
        aliases: other names in the text, the most frequent first; `name` is not among them.
        mentions: in text order.
    """

    key: EntityKey
    name: str
    type: EntityType
    salience: float
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    definition: Definition | None = None


@dataclass(frozen=True, slots=True)
class EntityLink:
    """Two entries that the text ties together; they stay two.

    Attributes:
        source: the person or the people; the country itself for an adjective that is no entry ("Danish ships").
        role: the words of the text: "director", "Danish".
        start, end: the passage that proves the link.
    """

    source: EntityKey
    target: EntityKey
    kind: LinkKind
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression with its TIMEX3 value.

    Attributes:
        edtf: EDTF level 1–2, or "" where the value names no time on the calendar (durations, sets, PRESENT_REF).
        earliest, latest: ISO 8601 days, years may be negative ("-0043" is 44 BCE); None where open.
        derivation: how the value follows ("Wednesday before the document date 2021-08-27"); "" if it stands there.
    """

    start: int
    end: int
    type: TimexType
    value: str
    edtf: str = ""
    earliest: str | None = None
    latest: str | None = None
    precision: Precision = Precision.UNKNOWN
    derivation: str = ""


@dataclass(frozen=True, slots=True)
class EventFinding:
    """An entry of the timeline.

    Attributes:
        key: stable under edits elsewhere in the text.
        event_key: the same for entries that tell one event twice.
        start, end: the clause that proves the entry.
        time_expression: index into `Analysis.time_expressions`; None when the document date places it.
        edtf: "" when undated; then `earliest` and `latest` are None.
        rank: 0..1, best first.
        main: shown by default.
    """

    key: EventKey
    event_key: EventKey
    edtf: str
    earliest: str | None
    latest: str | None
    precision: Precision
    label: str
    start: int
    end: int
    time_expression: int | None
    entities: tuple[EntityKey, ...]
    rank: float
    main: bool
    derivation: str = ""


@dataclass(frozen=True, slots=True)
class OptionNote:
    """Why an option is wrong, or what proves an item of an ordering or a matching.

    Attributes:
        option: as the card shows it.
        value: words of the text, see `NoteKind`; "" for UNNAMED.
        span: the passage that proves it; None for UNNAMED, and where a new text no longer holds it.
    """

    option: str
    kind: NoteKind
    value: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class CardFinding:
    """A card that passed the linter.

    Attributes:
        key: hash of fact, type and variant: neither offsets nor wording, so that a better wording keeps its history.
        fact_key: the same for all cards that ask for one fact; siblings are buried by it.
        prompt: the gap of a cloze is `_____`.
        hint: kind of answer ("person"), or "".
        accepted: further right answers.
        distractors: wrong options of a choice card, else empty.
        rank: 0..1, best first.
        source: the passage that proves the card.
        answer_span: where the answer stands in the text; None where it was put together.
        option_notes: one for each distractor of a choice, in their order; one for the change of a false statement; one
            for each item of an ordering or a matching.
        spare: good enough to be offered, and kept back (tier off) only because there are enough cards without it.
    """

    key: CardKey
    fact_key: str
    type: CardType
    prompt: str
    answer: str
    accepted: tuple[str, ...]
    distractors: tuple[str, ...]
    rank: float
    tier: Tier
    source: Span
    answer_span: Span | None = None
    hint: str = ""
    option_notes: tuple[OptionNote, ...] = ()
    spare: bool = False


@dataclass(frozen=True, slots=True)
class CardRefusal:
    """Why the linter made no card of a passage; `reason` is a name of `analysis.cards.linter.Reason`."""

    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class AnalysisRequest:
    """What the analysis needs to know.

    Attributes:
        document_date: None when it shall find one itself.
        mode: None when it shall decide; without a document date there is nothing but the story to count from.
    """

    title: str
    text: str
    blocks: tuple[Block, ...]
    document_date: date | None
    date_source: DateSource
    language: str = "en"
    mode: Mode | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything one run found, in text order unless said otherwise.

    Attributes:
        model: name and version of the language model, e.g. "en_core_web_md 3.8.0".
        entities, terms: highest salience first.
        time_expressions: in text order.
        events: by time, best `rank` first within a day, undated last.
        cards: best `rank` first.
        complete: False for a partial result.
        unread: blocks that were skipped because analysing them would not end (see pipeline).
        links: between entries.
        mode_given: a person chose `mode`.
        failed: stages that a fault of the program cost ("cards"); what the others found is here.
        refusals: why passages gave no card, or no further one; a book's are cut off at a few thousand.
        text_sha256: of the text that was read, so that it is not kept for another; "" where nobody knows.
    """

    model: str
    mode: Mode
    document_date: date | None
    date_source: DateSource
    date_span: Span | None
    entities: tuple[EntityFinding, ...]
    terms: tuple[EntityFinding, ...]
    time_expressions: tuple[TimeExpression, ...]
    events: tuple[EventFinding, ...]
    cards: tuple[CardFinding, ...]
    complete: bool = True
    unread: tuple[Span, ...] = ()
    links: tuple[EntityLink, ...] = ()
    mode_given: bool = False
    failed: tuple[str, ...] = ()
    refusals: tuple[CardRefusal, ...] = ()
    text_sha256: str = ""


@dataclass(frozen=True, slots=True)
class AnalysisInfo:
    """How the stored findings of a document came about.

    Attributes:
        document_date: what relative dates were counted from, which may differ from the document's date by now.
        unread_count: blocks that were skipped.
        mode_given: a person had chosen `mode`.
    """

    model: str
    mode: Mode
    created_at: datetime
    complete: bool
    document_date: date | None
    date_source: DateSource
    date_span: Span | None
    unread_count: int
    mode_given: bool = False


def fold(name: str) -> str:
    """Return the form under which names are compared: no case, no accents, single spaces."""
    if name.isascii():  # nearly always, and much faster
        return " ".join(name.casefold().split())
    decomposed = unicodedata.normalize("NFKD", name)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).casefold().split())


def entity_key(name: str) -> EntityKey:
    """Return the key of the entity that bears this name: content, never position."""
    return EntityKey("e" + digest(fold(name)))


def digest(*parts: str) -> str:
    """Return 12 hexadecimal digits over the parts, the same in every process (BLAKE2b)."""
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=6).hexdigest()
