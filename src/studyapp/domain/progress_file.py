"""What a `.studyprogress` file holds: a learner's answers for a class, or everything for the learner's other computer.

An answer's id is made of what it is, so that the same answer has the same id on every machine, old ones too. Cards
are known by their ids, which are made of the document's text and the fact: a pack's card has the same id everywhere.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from studyapp.domain.analysis import CardType, Tier
    from studyapp.domain.card import CardId, CardState, Wording
    from studyapp.domain.document import DocumentId
    from studyapp.domain.made import Made
    from studyapp.domain.schedule import Grade, Memory, StudyKind
    from studyapp.domain.span import Span

LearnerId = NewType("LearnerId", str)
"""A random UUID that says nothing of the person."""

MachineId = NewType("MachineId", str)
AnswerId = NewType("AnswerId", str)

SUFFIX: Final = ".studyprogress"


class Detail(StrEnum):
    """Whom a file is for."""

    CLASS = "class"
    """A teacher: answers and figures, no notes, no schedule."""
    WHOLE = "whole"
    """The learner's other computer: what is needed to go on there."""


@dataclass(frozen=True, slots=True)
class Machine:
    """Who this machine's files are from; `name` is what the learner wants to be called, or ""."""

    id: MachineId
    learner_id: LearnerId
    name: str = ""


@dataclass(frozen=True, slots=True)
class LoggedAnswer:
    """One answer.

    Attributes:
        chosen: the option that was taken; "" where there was none.
        before, after: the memory; None in files for a class.
        wording_revision: of the machine where it was answered; 0 in files for a class.
    """

    id: AnswerId
    card_id: CardId
    kind: StudyKind
    grade: Grade
    answered_at: datetime
    day: date
    duration_ms: int
    chosen: str = ""
    wording_revision: int = 0
    before: Memory | None = None
    after: Memory | None = None


@dataclass(frozen=True, slots=True)
class Undone:
    """An answer that was taken back at a moment, and perhaps given back at another; milliseconds, 0 for never."""

    answer_id: AnswerId
    undone_at: int
    restored_at: int = 0

    @property
    def is_void(self) -> bool:
        """Whether the answer does not count."""
        return self.undone_at > 0 and self.undone_at >= self.restored_at


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """How far a learner is with one entry of a course's plan.

    Attributes:
        section: "" for the whole document.
        cards, studied: cards of it in the schedule, and those answered at least once.
    """

    section: str
    title: str
    due: date | None
    cards: int
    studied: int


@dataclass(frozen=True, slots=True)
class DocumentStanding:
    """How far a learner is with one document when the file was made.

    Attributes:
        cards: in the schedule; `studied` of them answered at least once, `mature` for three weeks and more.
        due: waiting at that moment.
    """

    document_id: DocumentId
    title: str
    cards: int
    studied: int
    due: int
    mature: int
    plan: tuple[PlanStanding, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedCard:
    """A card that was answered, as a class needs it. Words of a learner's own are left out unless they chose."""

    id: CardId
    document_id: DocumentId
    type: CardType
    prompt: str
    answer: str
    source: Span | None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """When a person last decided about parts of a card; milliseconds since 1970 UTC, 0 for never."""

    state_at: int = 0
    worded_at: int = 0
    flag_at: int = 0
    gone_at: int = 0


@dataclass(frozen=True, slots=True)
class SharedCard:
    """A card with everything that another machine needs to have it too.

    Attributes:
        option_notes: JSON, as kept.
        new_due_at: when the card came into the schedule, in milliseconds; None for one outside it.
        memory: of a card that was learned elsewhere, without answers in the log.
        buried_until: in milliseconds; None for a card that was not put off.
        declined: the analysis's wording that the learner did not want instead of an edited one.
    """

    id: CardId
    document_id: DocumentId
    type: CardType
    state: CardState
    tier: Tier
    rank: float
    fact_key: str
    source: Span | None
    answer_span: Span | None
    quote: str
    prefix: str
    suffix: str
    edited: bool
    own: bool
    flag: int
    created_at: int
    option_notes: str
    wording: Wording
    decided: Decided
    new_due_at: int | None = None
    memory: Memory | None = None
    buried_until: int | None = None
    declined: Wording | None = None


@dataclass(frozen=True, slots=True)
class GoneCard:
    """A card that a person took back; `gone_at` in milliseconds."""

    id: CardId
    gone_at: int


@dataclass(frozen=True, slots=True)
class ProgressFile:
    """A file that was checked wholly.

    Attributes:
        undone: in a file for a class, answers that no longer count.
        cards: of a file for a class; `shared`, `gone` and `made` of a whole one.
        made: what the learner made beside cards; never in a file for a class.
        removed: documents that the learner took out of this machine's library.
    """

    machine: Machine
    detail: Detail
    made_at: datetime
    documents: tuple[DocumentStanding, ...]
    answers: tuple[LoggedAnswer, ...]
    undone: tuple[Undone, ...] = ()
    cards: tuple[AskedCard, ...] = ()
    shared: tuple[SharedCard, ...] = ()
    gone: tuple[GoneCard, ...] = ()
    made: tuple[Made, ...] = ()
    removed: tuple[DocumentId, ...] = ()


class ProgressFault(StrEnum):
    """Why a file is left aside."""

    UNREADABLE = "unreadable"
    DAMAGED = "damaged"
    TAMPERED = "tampered"
    """What is in it is not what it says of itself."""
    NEWER = "newer"
    TOO_LARGE = "too_large"
    OTHER_MATERIAL = "other_material"
    """It is about none of the documents of the class."""
    OTHER_LEARNER = "other_learner"
    """Of somebody else's computer."""
    NOT_FOR_A_CLASS = "not_for_a_class"
    """A whole file, with everything of a learner's."""
    NOT_WHOLE = "not_whole"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class FileFault:
    """A file that was left aside, while the others were taken; `details` is a version or a place, never content."""

    name: str
    fault: ProgressFault
    details: str = ""


def answer_ids(keys: Iterable[tuple[CardId, int, str, int, int]]) -> tuple[AnswerId, ...]:
    """Return the ids of answers, given as (card, moment in ms, kind, grade, duration in ms) in the order of the log.

    Equal answers are counted, so that each has its own id.
    """
    seen: Counter[tuple[CardId, int, str, int, int]] = Counter()
    found: list[AnswerId] = []
    for key in keys:
        text = "\x1f".join((*map(str, key), str(seen[key])))
        seen[key] += 1
        found.append(AnswerId(hashlib.blake2b(text.encode(), digest_size=12).hexdigest()))
    return tuple(found)


def united(answers: Iterable[LoggedAnswer]) -> tuple[LoggedAnswer, ...]:
    """Return each answer once, by moment: the same whatever the order they came in."""
    found: dict[AnswerId, LoggedAnswer] = {}
    for answer in answers:
        found.setdefault(answer.id, answer)
    return tuple(sorted(found.values(), key=by_time))


def by_time(answer: LoggedAnswer) -> tuple[datetime, AnswerId]:
    """Sort key: the order in which answers were given."""
    return answer.answered_at, answer.id
