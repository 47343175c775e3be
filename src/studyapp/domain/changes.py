"""What a write touched, so that each view can decide whether to read again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.domain.document import DocumentId


class Topic(Flag):
    """Kinds of stored data that a view may show."""

    NOTHING = 0
    DOCUMENTS = auto()
    FINDINGS = auto()
    """Entities, events, time expressions: replaced by an analysis or corrected by a person."""
    CARDS = auto()
    REVIEWS = auto()
    SETTINGS = auto()
    ANNOTATIONS = auto()
    """Marks and notes, tags, what the colours mean."""
    TEXT = auto()
    """Another revision of a document is the current one: nothing that was read of it holds any more."""
    EVERYTHING = DOCUMENTS | FINDINGS | CARDS | REVIEWS | SETTINGS | ANNOTATIONS | TEXT


@dataclass(frozen=True, slots=True)
class Changes:
    """Result of a write; `document_id` is None where several documents, or none, are meant."""

    topics: Topic
    document_id: DocumentId | None = None

    def touches(self, topics: Topic, document_id: DocumentId | None = None) -> bool:
        """Tell whether a view of these topics (and of this document, where given) may be stale."""
        if not self.topics & topics:
            return False
        return document_id is None or self.document_id is None or self.document_id == document_id


NO_CHANGES = Changes(Topic.NOTHING)
