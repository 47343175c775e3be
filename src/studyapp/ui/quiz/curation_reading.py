"""Reads what the cards window shows. Runs on the job thread, and hands over values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.domain.budget import Budget
    from studyapp.domain.card import Card
    from studyapp.domain.coverage import Coverage, Section
    from studyapp.domain.document import Document, DocumentId
    from studyapp.domain.layout import Page
    from studyapp.domain.regeneration import Regeneration
    from studyapp.services.curation import Curation
    from studyapp.services.reader import Reader


@dataclass(frozen=True, slots=True)
class Standing:
    """How the cards of a document stand."""

    document_id: DocumentId
    cards: tuple[Card, ...]
    queue: tuple[Card, ...]
    regeneration: Regeneration
    coverage: Coverage
    budget: Budget


@dataclass(frozen=True, slots=True)
class Opened:
    """A document whose cards are looked at from now on."""

    document: Document
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    standing: Standing


def standing_of(curation: Curation, document_id: DocumentId) -> Standing:
    """Return how the cards of a document stand at the moment."""
    return Standing(
        document_id,
        curation.every_card(document_id),
        curation.queue(document_id),
        curation.regeneration(document_id),
        curation.coverage(document_id),
        curation.budget(document_id),
    )


def opened(curation: Curation, reader: Reader, document_id: DocumentId) -> Opened:
    """Return everything that the window begins with."""
    return Opened(
        reader.document(document_id),
        reader.layout(document_id).pages,
        curation.sections(document_id),
        standing_of(curation, document_id),
    )
