"""What the library has of a foreign file, and what shall become of a document by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from studyapp.domain.analysis import CardType
    from studyapp.domain.card import CardId, CardState, Wording
    from studyapp.domain.document import Document, DocumentId
    from studyapp.domain.exchange import ForeignNote, InFile, PlannedCard, PlannedNote
    from studyapp.domain.layout import Image, Layout
    from studyapp.domain.span import Span


@dataclass(frozen=True, slots=True)
class KnownNote:
    """A note that the library has already; `shown` is False where its document was removed."""

    note: ForeignNote
    document_id: DocumentId
    text: str
    shown: bool


@dataclass(frozen=True, slots=True)
class KnownCard:
    """A card that the library has already, with the moments of all lines of its log (milliseconds)."""

    id: CardId
    document_id: DocumentId
    type: CardType
    wording: Wording
    state: CardState
    answered: frozenset[int]
    shown: bool


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """What shall become of one document.

    Attributes:
        document: as it will be; its id is that of the document that is there, if one is.
        notes: new and changed ones only; the passages of all are in `spans`.
        order: the GUIDs of all notes, as they stand in the text.
        tomorrow: when buried cards come again.
        files: that belong to all notes.
    """

    document: Document
    layout: Layout
    images: tuple[Image, ...]
    spans: dict[str, Span]
    order: tuple[str, ...]
    notes: tuple[PlannedNote, ...]
    cards: tuple[PlannedCard, ...] = ()
    is_new: bool = True
    tomorrow: datetime | None = None
    files: tuple[InFile, ...] = ()
