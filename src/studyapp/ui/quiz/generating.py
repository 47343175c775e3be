"""Asks the local generator for cards about a passage, with progress and a way to stop it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from studyapp.domain.changes import Changes, Topic
from studyapp.domain.errors import GeneratorError, GeneratorFault
from studyapp.ui.quiz.reasons import reason_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.document import DocumentId
    from studyapp.domain.proposal import Generated
    from studyapp.domain.span import Span
    from studyapp.services.generation import Generation
    from studyapp.ui.shell import Shell


class Generating(QObject):
    """One run at a time.

    Signals:
        progressed: the share that is done, 0..1.
        ended: nothing is asked any more (what to say about it).
    """

    progressed = Signal(float)
    ended = Signal(str)

    def __init__(self, generation: Generation, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._generation = generation
        self._shell = shell
        self._document_id: DocumentId | None = None

    @property
    def running(self) -> bool:
        """Whether the generator is being asked."""
        return self._document_id is not None

    @property
    def allowed(self) -> bool:
        """Whether the person has turned the generator on."""
        return self._generation.allowed

    def ask(self, document_id: DocumentId, passages: Sequence[Span]) -> None:
        """Ask about the passages, one after the other."""
        if self.running or not passages:
            return
        self._document_id = document_id
        work = partial(self._generation.propose, document_id, tuple(passages), on_progress=self.progressed.emit)
        self._shell.jobs.run_aside(work, self._on_done, self._on_failed)

    @Slot()
    def stop(self) -> None:
        """End the request that runs; cards that were found before stay."""
        if self.running:
            self._generation.cancel()

    def _on_done(self, result: Generated) -> None:
        many = self.tr("{0} cards proposed, proven and offered.").format(result.kept)
        told = [self.tr("One card proposed, proven and offered.") if result.kept == 1 else many]
        if result.dropped:
            reasons = ", ".join(f"{count} × {_why(reason)}" for reason, count in sorted(result.dropped.items()))
            told.append(self.tr("Dropped: {0}").format(reasons))
        self._end(" ".join(told))

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, GeneratorError) and error.reason is GeneratorFault.CANCELLED:
            self._end(self.tr("Stopped. What was found before is kept."))
            return
        self._end("")
        self._shell.messages.show_error(error)

    def _end(self, text: str) -> None:
        document_id, self._document_id = self._document_id, None
        self._shell.signals.changed.emit(Changes(Topic.CARDS, document_id))
        self.ended.emit(text)


def _why(reason: str) -> str:
    return reason_text(reason).rstrip(".")
