"""Reads what the article panel shows. Runs on the job thread, and hands over values only."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.document import word_count
from studyapp.domain.errors import UnknownImageError
from studyapp.ui.reader.marks import marks_of
from studyapp.ui.reader.matter import Matter
from studyapp.ui.reader.pictures import decoded
from studyapp.ui.reader.pieces import pieces_of, sections_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QImage

    from studyapp.domain.analysis import AnalysisInfo
    from studyapp.domain.document import Document, DocumentId
    from studyapp.domain.layout import Image, ImageId
    from studyapp.services.glossary import Glossary
    from studyapp.services.library import Library
    from studyapp.services.reader import Reader
    from studyapp.ui.reader.marks import Marks
    from studyapp.ui.reader.pieces import Section


@dataclass(frozen=True, slots=True)
class Reading:
    """An open document, ready to be shown.

    Attributes:
        position: the code point at which the learner stopped.
        info: how the stored findings came about; None when there are none yet.
    """

    document: Document
    sections: tuple[Section, ...]
    matter: Matter
    position: int
    info: AnalysisInfo | None

    def section_at(self, position: int) -> int:
        """Return the index of the section that shows a code point."""
        for index, section in enumerate(self.sections):
            if position < section.end:
                return index
        return len(self.sections) - 1


@dataclass(frozen=True, slots=True)
class Findings:
    """What is marked in a document, and whether it is all."""

    document: Document
    marks: Marks
    info: AnalysisInfo | None


def read(reader: Reader, document_id: DocumentId) -> Reading:
    """Return the document and where the learner stopped in it; it counts as opened now."""
    reader.open(document_id)
    document = reader.document(document_id)
    layout = reader.layout(document_id)
    return Reading(
        document,
        sections_of(document.text, pieces_of(document.text, document.blocks, layout)),
        Matter(layout, reader.image_sizes(document_id)),
        reader.position(document_id),
        reader.analysis_info(document_id),
    )


def count(document: Document) -> tuple[DocumentId, int]:
    """Return how many words a document has; nobody waits for it."""
    return document.id, word_count(document.text)


def read_pictures(
    reader: Reader, document_id: DocumentId, image_ids: Iterable[ImageId], paper: str
) -> tuple[DocumentId, dict[str, QImage]]:
    """Return pictures of the document by name, ready to be painted; one that is not kept any more is left out."""
    found: list[Image] = []
    for image_id in sorted(image_ids):
        with suppress(UnknownImageError):
            found.append(reader.image(document_id, image_id))
    return document_id, decoded(found, paper)


def title_of(library: Library, document_id: DocumentId) -> str | None:
    """Return the document's title at the moment; None when the library does not show it any more."""
    return next((summary.title for summary in library.documents() if summary.id == document_id), None)


def read_again(reader: Reader, library: Library, document_id: DocumentId) -> Reading | None:
    """Return the document whose text may be another one now; None when the library does not show it any more."""
    return None if title_of(library, document_id) is None else read(reader, document_id)


def read_findings(reader: Reader, glossary: Glossary, document_id: DocumentId) -> Findings:
    """Return what is marked in the document at the moment; its date may be another one than before."""
    document = reader.document(document_id)
    info = reader.analysis_info(document_id)
    if info is None:
        return Findings(document, marks_of((), ()), None)
    return Findings(document, marks_of(glossary.entries(document_id), reader.time_expressions(document_id)), info)
