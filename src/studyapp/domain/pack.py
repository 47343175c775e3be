"""Study packs: a course in one file, with documents, what an author made of them, and a plan.

A pack has one id through all its editions. Its documents keep the id of the author's library, which is made of the
first text, so that an edition with a corrected text is about the same document.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NewType

from studyapp.domain.document import Document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from studyapp.domain.analysis import CardType, OptionNote, Tier
    from studyapp.domain.annotation import AnnotationId, AnnotationKind
    from studyapp.domain.card import Card, CardId, CardState, Wording
    from studyapp.domain.document import Block, DateSource, DocumentId, Mode, Origin
    from studyapp.domain.entity import Correction
    from studyapp.domain.event_corrections import EventCorrection, OwnEvent
    from studyapp.domain.layout import Image, Layout
    from studyapp.domain.merge import MaterialKind, Merged
    from studyapp.domain.selector import Selector
    from studyapp.domain.span import Span

PackId = NewType("PackId", str)
"""A UUID in its usual form."""

SUFFIX: Final = ".studypack"


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """Something to be studied by a day.

    Attributes:
        section: key of a section (`coverage.Section`); "" for the whole document.
        title: the section's heading, or the document's title, as the author saw it.
        due: None where it is part of the plan without a day.
    """

    document_id: DocumentId
    section: str
    title: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack says of itself.

    Attributes:
        edition: counts up from 1.
        licence: for people: an SPDX name or a sentence; "" where the author said nothing.
        plan: in the order of the course.
    """

    pack_id: PackId
    edition: int
    title: str
    author: str
    licence: str
    language: str
    plan: tuple[PlanEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class PackCard:
    """A card as an author hands it out.

    Attributes:
        source: the passage that proves it, in the pack's text.
        locked: the author wants it as it is, in every test and for everyone. Tests take it first and in the author's
            words, a sheet neither swaps it nor leaves it out; how a learner words it to study it is the learner's own.
    """

    id: CardId
    type: CardType
    wording: Wording
    state: CardState
    source: Selector
    answer_span: Span | None
    tier: Tier
    fact_key: str
    own: bool = False
    locked: bool = False
    option_notes: tuple[OptionNote, ...] = ()


@dataclass(frozen=True, slots=True)
class PackAnnotation:
    """A mark of the author's; `author` is "" for the pack's own."""

    id: AnnotationId
    selector: Selector
    kind: AnnotationKind
    color: int
    note: str = ""
    tags: tuple[str, ...] = ()
    author: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """What an author made of one document. Cards are in the order in which they shall be learned."""

    cards: tuple[PackCard, ...] = ()
    annotations: tuple[PackAnnotation, ...] = ()
    corrections: tuple[Correction, ...] = ()
    event_corrections: tuple[EventCorrection, ...] = ()
    own_events: tuple[OwnEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class PackDocument:
    """A document with everything that belongs to it.

    Attributes:
        date, mode: as the author's library has them.
        images: what `layout` shows, each once.
    """

    id: DocumentId
    title: str
    language: str
    date: date | None
    date_source: DateSource
    mode: Mode | None
    origin: Origin
    text: str
    blocks: tuple[Block, ...]
    layout: Layout | None = None
    images: tuple[Image, ...] = ()
    material: Material = field(default_factory=Material)


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature that holds.

    Attributes:
        name: what the author calls themselves; covered by the signature, proved by nothing.
        public_key: hexadecimal.
        fingerprint: what two people compare to be sure.
    """

    name: str
    public_key: str
    fingerprint: str


class ItemFaultReason(StrEnum):
    """Why one item of a pack was left out."""

    SCHEMA = "schema"
    WORDING = "wording"
    NO_PASSAGE = "no_passage"
    VALUE = "value"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class ItemFault:
    """An item that was left out, while the rest was taken.

    Attributes:
        number: its place among the items of its kind in the document, from 1.
    """

    document_id: DocumentId
    kind: MaterialKind
    number: int
    item_id: str
    reason: ItemFaultReason


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was checked wholly.

    Attributes:
        signed: None for an unsigned pack.
        sha256: of the file's bytes, hexadecimal; "" before it is written.
    """

    manifest: Manifest
    documents: tuple[PackDocument, ...]
    signed: Signed | None = None
    sha256: str = ""
    faults: tuple[ItemFault, ...] = ()


class PackStanding(StrEnum):
    """How a pack stands to the library."""

    NEW = "new"
    UPDATE = "update"
    SAME = "same"
    OLDER = "older"


class SignerStanding(StrEnum):
    """What the library knows of who signed a pack."""

    UNSIGNED = "unsigned"
    FIRST = "first"
    """Never seen: will be remembered."""
    KNOWN = "known"
    NAMESAKE = "namesake"
    """Another key with a name that is known: perhaps somebody else."""
    OTHER = "other"
    """The installed edition was signed with another key, and this one is not signed with that."""


@dataclass(frozen=True, slots=True)
class PackLook:
    """What a person sees before a pack is installed; nothing was stored.

    Attributes:
        installed_edition: 0 where the pack is not installed.
        items: what the merge would do, without what stays as it is.
    """

    pack: Pack
    standing: PackStanding
    signer: SignerStanding
    installed_edition: int = 0
    items: tuple[Merged, ...] = ()


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack of the library.

    Attributes:
        signed: as it was at the latest installation.
        documents: in the order of the course, also those that the learner removed.
    """

    manifest: Manifest
    signed: Signed | None
    sha256: str
    installed_at: datetime
    documents: tuple[DocumentId, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnWork:
    """What a learner did in one document of a pack; removal keeps it or names it.

    Attributes:
        answers: lines of the log.
        edits: cards whose wording is the learner's.
        cards: written by the learner.
        marks: highlights and notes of the learner.
    """

    document_id: DocumentId
    title: str
    answers: int
    edits: int
    cards: int
    marks: int

    @property
    def any(self) -> bool:
        """Whether there is anything."""
        return self.answers + self.edits + self.cards + self.marks > 0


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A card that an author chose; `locked` keeps it when cards are chosen anew."""

    id: CardId
    locked: bool = False


@dataclass(frozen=True, slots=True)
class DraftDocument:
    """A document of a course that is being made, with its cards in the order of learning.

    Attributes:
        left_out: approved cards that the author took out; they do not come back by themselves.
    """

    id: DocumentId
    cards: tuple[DraftCard, ...] = ()
    left_out: tuple[CardId, ...] = ()


@dataclass(frozen=True, slots=True)
class PackDraft:
    """A course that is being made; kept, so that the next edition begins where this one ended.

    Attributes:
        edition: of the file that was made last; 0 before the first.
        with_marks: the author's marks and notes go along.
        sha256: of the content of that file.
    """

    pack_id: PackId
    edition: int = 0
    title: str = ""
    author: str = ""
    licence: str = ""
    language: str = ""
    documents: tuple[DraftDocument, ...] = ()
    plan: tuple[PlanEntry, ...] = ()
    with_marks: bool = True
    signing: bool = False
    sha256: str = ""


def moved(cards: Sequence[DraftCard], index: int, by: int) -> tuple[DraftCard, ...]:
    """Return the cards with one moved up (negative) or down; the ends stop it."""
    order = list(cards)
    card = order.pop(index)
    order.insert(max(0, min(len(order), index + by)), card)
    return tuple(order)


def as_locked(card: Card, theirs: PackCard) -> Card:
    """Return the card in its author's words, which are the same for everyone."""
    if (card.type, card.wording) == (theirs.type, theirs.wording):
        return card
    return replace(card, type=theirs.type, wording=theirs.wording, option_notes=())


def as_document(packed: PackDocument) -> Document:
    """Return what a library keeps of the text of a packed document."""
    return Document(
        id=packed.id,
        title=packed.title,
        text=packed.text,
        blocks=packed.blocks,
        date=packed.date,
        date_source=packed.date_source,
        language=packed.language,
        origin=packed.origin,
        mode=packed.mode,
    )
