"""What the times of the open document count from: shows it in the head, keeps a choice, and tells when it matters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from datetime import date

    from studyapp.domain.analysis import AnalysisInfo
    from studyapp.domain.document import Document, DocumentId, Mode
    from studyapp.domain.span import Span
    from studyapp.services.library import Library
    from studyapp.services.reader import Reader
    from studyapp.ui.jobs import Jobs
    from studyapp.ui.reader.head import Head


class Counting(QObject):
    """Joins the two buttons of the head with the services.

    Signals:
        outdated: the findings were counted otherwise than is wanted now, by a new choice or by undoing one.
        proof_wanted: show where the date stands in the text (DocumentId, Span).
    """

    outdated = Signal()
    proof_wanted = Signal(object, object)

    def __init__(self, reader: Reader, library: Library, jobs: Jobs, head: Head, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._library = library
        self._jobs = jobs
        self._head = head
        self._document_id: DocumentId | None = None
        self._span: Span | None = None
        self._told: tuple[DocumentId, date | None, Mode | None] | None = None
        head.date.chosen.connect(self._on_date_chosen)
        head.date.proof_requested.connect(self._on_proof)
        head.mode.chosen.connect(self._on_mode_chosen)

    def show_document(self, document: Document, info: AnalysisInfo | None) -> None:
        """Show what counts for this document, and tell once when its findings say otherwise."""
        self._document_id = document.id
        self._span = info.date_span if info else None
        self._head.date.show_date(document.date, document.date_source)
        self._head.show_mode(
            info.mode if info else None, given=document.mode is not None, has_date=document.date is not None
        )
        wanted = document.id, document.date, document.mode
        if info is None or not _is_outdated(document, info):
            self._told = None
        elif self._told != wanted:  # an analysis that failed is not begun again and again
            self._told = wanted
            self.outdated.emit()

    @Slot(object)
    def _on_date_chosen(self, day: date | None) -> None:
        if self._document_id is not None:
            self._jobs.write(partial(self._library.set_date, self._document_id, day))

    @Slot(object)
    def _on_mode_chosen(self, mode: Mode | None) -> None:
        if self._document_id is not None:
            self._jobs.write(partial(self._reader.set_mode, self._document_id, mode))

    @Slot()
    def _on_proof(self) -> None:
        if self._document_id is not None and self._span is not None:
            self.proof_wanted.emit(self._document_id, self._span)


def _is_outdated(document: Document, info: AnalysisInfo) -> bool:
    wanted = document.mode if document.date is not None else None
    return info.document_date != document.date or wanted is not (info.mode if info.mode_given else None)
