"""One analysis of one document: asks for it, reports progress on the GUI thread, and has the result stored."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from studyapp.domain.changes import NO_CHANGES
from studyapp.domain.errors import AnalysisCancelledError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from studyapp.domain.analysis import Analysis
    from studyapp.domain.changes import Changes
    from studyapp.domain.document import DocumentId
    from studyapp.services.reader import Reader
    from studyapp.ui.jobs import Jobs


class AnalysisRun(QObject):
    """Runs at most one analysis; a new one ends the one before.

    Attributes:
        document_id: what is being analysed; None when nothing is.

    Signals:
        told: how far the analysis of a document is (DocumentId, a share 0..1), or that it ended (DocumentId, None).
        progressed: a share 0..1.
        finished: the result was stored.
        failed: it ended without a result (the exception); not emitted when it was cancelled.
        cancelled: a person stopped it.
    """

    told = Signal(object, object)
    progressed = Signal(float)
    finished = Signal()
    failed = Signal(object)
    cancelled = Signal()
    _heard_progress = Signal(object, float)
    _heard_partial = Signal(object, object)

    def __init__(self, reader: Reader, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._jobs = jobs
        self._storing_partial = False
        self._attempt = 0
        self._kept_attempt = -1
        self._watching = False
        self._stale = 0  # futures of cancelled attempts that have not ended yet; they end before newer ones
        self.document_id: DocumentId | None = None
        queued = Qt.ConnectionType.QueuedConnection
        self._heard_progress.connect(self._on_progress, queued)
        self._heard_partial.connect(self._on_partial, queued)

    def start(self, document_id: DocumentId) -> None:
        """Analyse this document; what runs for another one, or for an older date, is ended."""
        self._drop()
        self.document_id = document_id
        self._attempt += 1
        self._tell(0.0)
        self._jobs.run(partial(self._requested, document_id, self._attempt), self._on_requested, self._on_refused)

    def cancel(self) -> None:
        """End what runs; what was found so far stays stored."""
        if self.document_id is not None:
            self._drop()
            self.cancelled.emit()

    def _drop(self) -> None:
        if self.document_id is None:
            return
        self._forget()
        self._stale += self._watching
        self._watching = False
        self._jobs.run(self._reader.cancel_analysis)

    def _tell(self, share: float) -> None:
        self.told.emit(self.document_id, share)
        self.progressed.emit(share)

    def _forget(self) -> None:
        document_id, self.document_id = self.document_id, None
        if document_id is not None:
            self.told.emit(document_id, None)

    def _requested(self, document_id: DocumentId, attempt: int) -> tuple[int, Future[Analysis]]:
        """On the job thread: starting the child may take a moment."""
        future = self._reader.request_analysis(
            document_id,
            on_progress=partial(self._heard_progress.emit, document_id),
            on_partial=partial(self._heard_partial.emit, document_id),
        )
        return attempt, future

    def _on_requested(self, requested: tuple[int, Future[Analysis]]) -> None:
        attempt, future = requested
        if attempt == self._attempt and self.document_id is not None:
            self._watching = True
            self._jobs.watch(future, self._on_analysed, self._on_ended)

    @Slot(object, float)
    def _on_progress(self, document_id: DocumentId, share: float) -> None:
        if document_id == self.document_id:
            self._tell(share)

    @Slot(object, object)
    def _on_partial(self, document_id: DocumentId, analysis: Analysis) -> None:
        if document_id == self.document_id and not self._storing_partial:
            self._storing_partial = True
            self._jobs.write(
                partial(self._reader.keep_analysis, document_id, analysis), self._on_partial_kept, self._on_refused
            )

    def _on_partial_kept(self, _changes: Changes) -> None:
        self._storing_partial = False

    def _on_analysed(self, analysis: Analysis) -> None:
        if self._was_stale() or self.document_id is None:
            return
        self._kept_attempt = self._attempt
        work = partial(self._reader.keep_analysis, self.document_id, analysis)
        self._jobs.write(work, self._on_kept, self._on_refused)

    def _on_ended(self, error: Exception) -> None:
        if self._was_stale():
            return
        if isinstance(error, AnalysisCancelledError):
            self._forget()
            self.cancelled.emit()
        else:
            self._on_refused(error)

    def _was_stale(self) -> bool:
        if self._stale:
            self._stale -= 1
            return True
        self._watching = False
        return False

    def _on_kept(self, changes: Changes) -> None:
        if changes == NO_CHANGES and self._attempt == self._kept_attempt:  # of a text that is no longer there
            self._forget()
            self.cancelled.emit()
        if changes.document_id == self.document_id:
            self._forget()
            self.finished.emit()

    def _on_refused(self, error: Exception) -> None:
        self._storing_partial = False
        if self.document_id is not None:
            self._drop()
            self.failed.emit(error)
