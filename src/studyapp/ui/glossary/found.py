"""Reads what the glossary shows. Runs on the job thread, and hands over values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.ui.glossary.context import Company

if TYPE_CHECKING:
    from collections.abc import Mapping

    from studyapp.domain.analysis import EntityKey
    from studyapp.domain.document import DocumentId
    from studyapp.domain.entity import Entity, LinkedEntry
    from studyapp.services.glossary import Glossary
    from studyapp.services.reader import Reader


@dataclass(frozen=True, slots=True)
class Found:
    """A document's glossary, ready to be shown.

    Attributes:
        text: the document's.
        company: who is named near whom.
        links: what the text ties together, by entry.
        analysed: the text was read to its end.
        language: that the text is in.
    """

    document_id: DocumentId | None
    text: str
    entries: tuple[Entity, ...]
    company: Company
    links: Mapping[EntityKey, tuple[LinkedEntry, ...]]
    analysed: bool
    language: str = ""


NOTHING = Found(None, "", (), Company(()), {}, analysed=False)


def read(glossary: Glossary, reader: Reader, document_id: DocumentId) -> Found:
    """Return the glossary of a document at the moment."""
    info = reader.analysis_info(document_id)
    entries = glossary.entries(document_id)
    document = reader.document(document_id)
    return Found(
        document_id,
        document.text,
        entries,
        Company(entries),
        glossary.links(document_id, entries),
        analysed=info is not None and info.complete,
        language=document.language,
    )
