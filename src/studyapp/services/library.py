"""The library: documents come in, are named and dated, and go (to come back, if wanted)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.backup_plan import BackupReason
from studyapp.domain.changes import NO_CHANGES, Changes
from studyapp.domain.document import Document, DocumentId
from studyapp.domain.errors import BadEdit, BadEditError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from studyapp.domain.document import DocumentSummary, ImportedText
    from studyapp.domain.ports import Clock, Importer, OnProgress
    from studyapp.store.library import LibraryStore


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of an import.

    Attributes:
        is_new: False when the library showed this text already.
    """

    document_id: DocumentId
    is_new: bool
    changes: Changes


class Library:
    """Everything that can be done with documents as wholes.

    `sample` is the article that comes with the program; `back_up` is called before each import that adds something to
    a library.
    """

    def __init__(
        self,
        store: LibraryStore,
        importer: Importer,
        clock: Clock,
        *,
        sample: Path,
        back_up: Callable[[BackupReason], object],
    ) -> None:
        self._store = store
        self._importer = importer
        self._clock = clock
        self._sample = sample
        self._back_up = back_up

    def documents(self) -> tuple[DocumentSummary, ...]:
        """Return the documents, the newest opened first; one that was never opened counts from when it was added."""
        return self._store.summaries(self._clock())

    def import_file(self, path: Path, *, encoding: str = "", on_progress: OnProgress | None = None) -> ImportOutcome:
        """Read a file and add it. An `encoding` of "" is found out. Raises UnreadableFileError."""
        return self._add(self._importer.read_file(path, encoding=encoding, on_progress=on_progress or _ignore))

    def import_text(self, text: str, *, title: str = "", on_progress: OnProgress | None = None) -> ImportOutcome:
        """Add pasted text. A `title` of "" is found in it. Raises UnreadableFileError when there is nothing in it."""
        return self._add(self._importer.read_text(text, title=title, on_progress=on_progress or _ignore))

    def import_html(
        self, html: str, *, plain: str = "", title: str = "", on_progress: OnProgress | None = None
    ) -> ImportOutcome:
        """Add rich text from the clipboard; `plain` is taken where the markup holds none. Raises as `import_text`."""
        hear = on_progress or _ignore
        return self._add(self._importer.read_html(html, plain=plain, title=title, on_progress=hear))

    def import_sample(self, *, on_progress: OnProgress | None = None) -> ImportOutcome:
        """Add the article that comes with the program."""
        return self.import_file(self._sample, on_progress=on_progress)

    def rename(self, document_id: DocumentId, title: str) -> Changes:
        """Give the document a title. Raises BadEditError when it is blank."""
        title = " ".join(title.split())
        if not title:
            raise BadEditError(BadEdit.EMPTY_NAME)
        return self._store.rename(document_id, title, self._clock())

    def remove(self, document_id: DocumentId) -> Changes:
        """Take the document out of the list. Nothing of it is deleted: undo, or the same text again, brings it back."""
        return self._store.remove(document_id, self._clock())

    def set_date(self, document_id: DocumentId, day: date | None) -> Changes:
        """Keep the date that a person gave, or that there is none. The findings stay until the next analysis."""
        return self._store.set_date(document_id, day, self._clock())

    def find(self, prefix_or_title: str) -> DocumentId:
        """Return the one document whose id or title begins so. Raises UnknownDocumentError, also when several do."""
        return self._store.find(prefix_or_title)

    def _add(self, imported: ImportedText) -> ImportOutcome:
        document = Document.create(imported)
        if self._store.shows(document):
            return ImportOutcome(document.id, is_new=False, changes=NO_CHANGES)
        self._back_up(BackupReason.IMPORT)
        is_new, changes = self._store.add(document, self._clock(), layout=imported.layout, images=imported.images)
        return ImportOutcome(document.id, is_new, changes)


def _ignore(_share: float) -> None:
    return
