"""What a learner made beside cards, part by part, so that two machines can be united whatever the order.

Each part that a person decides by itself (a mark's colour, its note, one of its tags, a correction) has the moment of
the last decision; what was decided last holds. A part that was taken away is known as such: it does not come back from
a machine that has not heard of it, unless somebody decided about it there later. Deciding counts on from what the
machine knows, so that a clock that is slow never loses against what was seen on the screen.
"""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from studyapp.domain.annotation import COLORS, AnnotationKind
from studyapp.domain.annotation_exchange import LONGEST_NOTE, LONGEST_QUOTE
from studyapp.domain.document import DateSource
from studyapp.domain.event_corrections import EventCorrectionKind, Passage
from studyapp.domain.plain_values import to_text
from studyapp.domain.selector import Selector

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from studyapp.domain.document import DocumentId, Mode
    from studyapp.domain.entity import Correction
    from studyapp.domain.span import Span

SEPARATOR: Final = "\x1f"
"""Stands between the parts of a key."""
_MOST: Final = 1 << 52


class MadeKind(StrEnum):
    """Parts that are decided about by themselves; the parts of one mark share its id as the beginning of their key."""

    MARK = "mark"
    LOOK = "look"
    NOTE = "note"
    PLACE = "place"
    TAG = "tag"
    LABEL = "label"
    GLOSSARY_RULE = "glossary-rule"
    EVENT_RULE = "event-rule"
    OWN_EVENT = "own-event"
    TITLE = "title"
    DATE = "date"
    MODE = "mode"
    POSITION = "position"
    BUDGET = "budget"
    LINE = "line"


_LABEL_KEYS: Final = frozenset(map(str, COLORS))
FACTS: Final = frozenset({MadeKind.TITLE, MadeKind.DATE, MadeKind.MODE, MadeKind.POSITION})
"""Of a document; always there."""
MARK_PARTS: Final = (MadeKind.LOOK, MadeKind.NOTE, MadeKind.PLACE)


@dataclass(frozen=True, slots=True)
class MarkMade:
    """That a mark is there; moments in milliseconds."""

    document_id: DocumentId
    created_at: int
    modified_at: int
    author: str = ""


@dataclass(frozen=True, slots=True)
class LookMade:
    """How a mark looks."""

    kind: AnnotationKind
    color: int


@dataclass(frozen=True, slots=True)
class WordsMade:
    """A note, a tag's spelling, or what a colour means."""

    words: str


@dataclass(frozen=True, slots=True)
class RuleMade:
    """A correction of the glossary; milliseconds."""

    rule: Correction
    created_at: int


@dataclass(frozen=True, slots=True)
class EventRuleMade:
    """A correction of an event; its target and kind are its key."""

    value: str
    label: str
    quote: str
    created_at: int


@dataclass(frozen=True, slots=True)
class OwnEventMade:
    """An event that the learner wrote."""

    label: str
    edtf: str
    passage: Passage | None
    entities: tuple[str, ...]
    created_at: int


@dataclass(frozen=True, slots=True)
class TitleMade:
    """A document's title; `own` when the learner gave it."""

    title: str
    own: bool


@dataclass(frozen=True, slots=True)
class DateMade:
    """A document's date."""

    day: date | None
    source: DateSource
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ModeMade:
    """What times count from; None lets the analysis decide."""

    mode: Mode | None


@dataclass(frozen=True, slots=True)
class PositionMade:
    """Where the reader stopped, in the text with this SHA-256."""

    position: int
    text_sha256: str


@dataclass(frozen=True, slots=True)
class BudgetMade:
    """How many cards the learner wants of a section, whose key is the part's key."""

    cards: int


@dataclass(frozen=True, slots=True)
class LineMade:
    """A line of another program's log that is no answer, as that program wrote it (see `exchange.InLine`).

    The card and the moment in milliseconds are the part's key.
    """

    ease: int
    interval: int
    before: int
    factor: int
    duration_ms: int
    kind: int


type MadeValue = (
    MarkMade
    | LookMade
    | WordsMade
    | Selector
    | RuleMade
    | EventRuleMade
    | OwnEventMade
    | TitleMade
    | DateMade
    | ModeMade
    | PositionMade
    | BudgetMade
    | LineMade
)

VALUE_TYPES: Final[Mapping[MadeKind, type[MadeValue]]] = {
    MadeKind.MARK: MarkMade,
    MadeKind.LOOK: LookMade,
    MadeKind.NOTE: WordsMade,
    MadeKind.PLACE: Selector,
    MadeKind.TAG: WordsMade,
    MadeKind.LABEL: WordsMade,
    MadeKind.GLOSSARY_RULE: RuleMade,
    MadeKind.EVENT_RULE: EventRuleMade,
    MadeKind.OWN_EVENT: OwnEventMade,
    MadeKind.TITLE: TitleMade,
    MadeKind.DATE: DateMade,
    MadeKind.MODE: ModeMade,
    MadeKind.POSITION: PositionMade,
    MadeKind.BUDGET: BudgetMade,
    MadeKind.LINE: LineMade,
}


@dataclass(frozen=True, slots=True)
class Made:
    """One part.

    Attributes:
        document_id: "" for marks and their parts, which name their document themselves, for labels, and for lines.
        at: when a person last decided, in milliseconds; 0 for what nobody decided (a pack brought it).
        value: None when it was taken away.
    """

    kind: MadeKind
    document_id: str
    key: str
    at: int
    value: MadeValue | None

    @property
    def part(self) -> tuple[MadeKind, str, str]:
        """What is decided about, the same on every machine."""
        return self.kind, self.document_id, self.key


def wins(theirs: Made, mine: Made | None) -> bool:
    """Tell whether the other machine's part takes the place of this one's: the later, else the greater one.

    Two that say the same are equal, though each machine has them at the place in its own text.
    """
    if mine is None:
        return True
    if theirs.at != mine.at:
        return theirs.at > mine.at
    return theirs.at > 0 and _said(theirs) > _said(mine)


def is_sound(made: Made) -> bool:
    """Tell whether a part from a file can be kept."""
    if not 0 <= made.at < _MOST or not _fits(made):
        return False
    match made.value:
        case MarkMade(created_at=created, modified_at=modified):
            return 0 <= created < _MOST and 0 <= modified < _MOST
        case LookMade(color=color):
            return color in COLORS
        case WordsMade(words=words):
            return len(words) <= LONGEST_NOTE
        case Selector(quote=quote, start=start, end=end):
            return bool(quote) and len(quote) <= LONGEST_QUOTE and 0 <= start <= end < _MOST
        case RuleMade(created_at=at) | EventRuleMade(created_at=at):
            return 0 <= at < _MOST
        case OwnEventMade(passage=passage, created_at=at):
            return 0 <= at < _MOST and (passage is None or 0 <= passage.start < _MOST)
        case DateMade(span=span):
            return span is None or 0 <= span.start <= span.end < _MOST
        case LineMade() as line:
            return all(abs(number) < _MOST for number in astuple(line))
        case PositionMade(position=number) | BudgetMade(cards=number):
            return 0 <= number < _MOST
        case _:
            return True


def _fits(made: Made) -> bool:
    """Tell whether a part's key can be one of its kind."""
    match made.kind, made.value:
        case MadeKind.LABEL, _:
            return made.key in _LABEL_KEYS
        case MadeKind.GLOSSARY_RULE, RuleMade(rule=rule, created_at=at):
            return made.key == rule_part(rule, at)
        case MadeKind.EVENT_RULE, _:
            return made.key.rpartition(SEPARATOR)[2] in set(EventCorrectionKind)
        case MadeKind.LINE, _:
            return re.fullmatch(rf".+{SEPARATOR}\d{{1,15}}", made.key, re.DOTALL) is not None
        case _:
            return made.value is not None or made.kind not in FACTS


def tag_part(annotation_id: str, key: str) -> str:
    """Return the key of a mark's tag, given the tag's key."""
    return f"{annotation_id}{SEPARATOR}{key}"


def rule_part(rule: Correction, created_at: int) -> str:
    """Return the key of a correction of the glossary: all of it, since it is never changed."""
    return SEPARATOR.join((rule.kind, rule.target, rule.value, str(created_at)))


def event_rule_part(target: str, kind: EventCorrectionKind) -> str:
    """Return the key of a correction of an event: there is one of each kind."""
    return f"{target}{SEPARATOR}{kind}"


def line_part(card_id: str, at_ms: int) -> str:
    """Return the key of a line of another program's log."""
    return f"{card_id}{SEPARATOR}{at_ms}"


def line_key(part: str) -> tuple[str, int]:
    """Return card and moment. Raises ValueError for a key of no such part."""
    card_id, _, at = part.rpartition(SEPARATOR)
    return card_id, int(at)


def event_rule_key(part: str) -> tuple[str, EventCorrectionKind]:
    """Return target and kind. Raises ValueError for a key of no such part."""
    target, _, kind = part.rpartition(SEPARATOR)
    return target, EventCorrectionKind(kind)


def _said(made: Made) -> str:
    """Return what was said as text, without what follows from the text of each machine; "" for what is gone."""
    match made.value:
        case None:
            return ""
        case EventRuleMade() as value:
            return to_text(replace(value, quote=""))
        case OwnEventMade() as value:
            return to_text(replace(value, passage=None))
        case DateMade() as value if value.source is not DateSource.GIVEN:
            return "{}"
        case Selector():
            return "{}"
        case PositionMade() as value:
            return f"{value.position:020}"
        case value:
            return to_text(value)
