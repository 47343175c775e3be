"""What a new edition of a text did to everything that hangs on its passages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from studyapp.domain.anchoring import Fate

if TYPE_CHECKING:
    from datetime import datetime

    from studyapp.domain.document import DocumentId
    from studyapp.domain.span import Span


class ItemKind(StrEnum):
    """What hangs on a passage."""

    ANNOTATION = "annotation"
    CARD = "card"
    EVENT = "event"
    """An event that a person wrote."""
    EVENT_CORRECTION = "event_correction"
    GLOSSARY_CORRECTION = "glossary_correction"


@dataclass(frozen=True, slots=True)
class EditionItem:
    """One thing and what became of its passage.

    Attributes:
        item_id: annotation's or card's id, own event's key, or the target of a correction.
        label: what to call it: the note, the card's prompt, the event, the name.
        before: the words of the passage in the old edition.
        after: in the new one; "" for GONE.
        span: in the new edition; None for GONE, and for what hangs on no place of its own.
        score: 0..1.
        settled: re-attached or given up by a person since.
    """

    kind: ItemKind
    item_id: str
    label: str
    fate: Fate
    before: str
    after: str
    span: Span | None
    score: float
    settled: bool = False


@dataclass(frozen=True, slots=True)
class EditionReport:
    """The latest new edition of a document; items as they stood in the old text."""

    document_id: DocumentId
    source_name: str
    created_at: datetime
    items: tuple[EditionItem, ...]

    def count(self, fate: Fate, kind: ItemKind | None = None) -> int:
        """Return how many items (of a kind) had this fate."""
        return sum(item.fate is fate and kind in (None, item.kind) for item in self.items)

    @property
    def open_items(self) -> tuple[EditionItem, ...]:
        """What is gone and waits for a person."""
        return tuple(item for item in self.items if item.fate is Fate.GONE and not item.settled)
