"""New editions of a document: its text is replaced, and what a person made of it is found again in the new one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from studyapp.domain.backup_plan import BackupReason
from studyapp.domain.changes import NO_CHANGES, Changes
from studyapp.domain.document import Document
from studyapp.domain.edition import Edition
from studyapp.domain.sketch import LIKELY, resemblance
from studyapp.services.annotations import trimmed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from studyapp.domain.document import DocumentId, ImportedText
    from studyapp.domain.edition_report import EditionReport, ItemKind
    from studyapp.domain.layout import Image, Layout
    from studyapp.domain.ports import Clock, Importer, OnProgress
    from studyapp.domain.span import Span
    from studyapp.store.editions import EditionStore

_TRIES = 3
_READ = 0.5
"""Of the time for a new edition, what reading its file takes."""
_ALIGNED = 0.9


class Editions:
    """Everything that can be done with editions. `back_up` is called before a new one comes in."""

    def __init__(
        self,
        store: EditionStore,
        importer: Importer,
        clock: Clock,
        *,
        back_up: Callable[[BackupReason], object],
    ) -> None:
        self._store = store
        self._importer = importer
        self._clock = clock
        self._back_up = back_up

    def open_file(
        self, document_id: DocumentId, path: Path, *, encoding: str = "", on_progress: OnProgress | None = None
    ) -> Changes:
        """Read a file as the new edition of a document; NO_CHANGES when it holds the text that is there already.

        One undoable step: annotations, cards, own events and corrections go to their passages in the new text, and the
        reading position too. The old revision is kept; `report` tells what became of everything. The document wants a
        new analysis after it. `on_progress` hears the share 0..1, and by raising ends the work with nothing changed;
        1 means that the new edition is being stored. Raises UnreadableFileError and UnknownDocumentError.
        """
        self._store.document(document_id)
        hear = on_progress or _ignore
        imported = self._importer.read_file(path, encoding=encoding, on_progress=partial(_within, hear, 0.0, _READ))
        return self._open(document_id, imported, partial(_within, hear, _READ, 1.0))

    def open_text(self, document_id: DocumentId, text: str) -> Changes:
        """As `open_file`, for pasted text."""
        return self._open(document_id, self._importer.read_text(text, title="", on_progress=_ignore), _ignore)

    def merge(self, document_id: DocumentId, into: DocumentId, *, on_progress: OnProgress | None = None) -> Changes:
        """Make the text of a document that came in by itself the new edition of another; it leaves the list.

        `on_progress` as in `open_file`.
        """
        document = self._store.document(document_id)
        pictured = self._store.pictured(document_id)
        return self._replace(into, document, *pictured, hear=on_progress or _ignore, instead_of=document_id)

    def likely(self, document_id: DocumentId) -> DocumentId | None:
        """Return the other document of the library that this one seems to be an edition of, if there is one.

        The first call reads every text once: some 0.2 s for 100,000 words.
        """
        sketches = self._store.sketches()
        mine = sketches.pop(document_id, ())
        ranked = sorted((-resemblance(mine, sketch), other) for other, sketch in sketches.items())
        return ranked[0][1] if ranked and -ranked[0][0] >= LIKELY else None

    def report(self, document_id: DocumentId) -> EditionReport | None:
        """Return what the latest new edition did; None where there was none, or it was undone."""
        return self._store.report(document_id)

    def attach(self, document_id: DocumentId, kind: ItemKind, item_id: str, span: Span) -> Changes:
        """Give something that lost its passage another one. Raises BadEditError for a span without text."""
        text = self._store.document(document_id).text
        return self._store.attach(document_id, kind, item_id, trimmed(span, text), self._clock())

    def settle(self, document_id: DocumentId, kind: ItemKind, item_id: str, *, delete: bool) -> Changes:
        """Take something that lost its passage off the tray: as it is, or deleted (a card is rejected)."""
        return self._store.settle(document_id, kind, item_id, self._clock(), delete_it=delete)

    def _open(self, document_id: DocumentId, imported: ImportedText, hear: OnProgress) -> Changes:
        return self._replace(document_id, Document.create(imported), imported.layout, imported.images, hear=hear)

    def _replace(
        self,
        document_id: DocumentId,
        document: Document,
        layout: Layout | None,
        images: tuple[Image, ...],
        *,
        hear: OnProgress,
        instead_of: DocumentId | None = None,
    ) -> Changes:
        present = self._store.document(document_id)
        if present.text == document.text and instead_of is None:
            return NO_CHANGES
        aligning = partial(_within, hear, 0.0, _ALIGNED)
        for _ in range(_TRIES):  # aligning takes seconds for a book, so that it is done outside the transaction
            edition = Edition(self._store.document(document_id).text, document.text, on_progress=aligning)
            self._back_up(BackupReason.IMPORT)
            hear(1.0)
            changes = self._store.open(
                document_id, document, edition, self._clock(), layout=layout, images=images, instead_of=instead_of
            )
            if changes is not NO_CHANGES:
                return changes
        return NO_CHANGES


def _within(hear: OnProgress, low: float, high: float, share: float) -> None:
    """Tell the share of a part of the work as one of the whole."""
    hear(low + share * (high - low))


def _ignore(_share: float) -> None:
    return
