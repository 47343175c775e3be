"""A document before its reader: the text at once, then what the analysis finds in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.domain.analysis import AnalysisRequest
from studyapp.domain.backup_plan import BackupReason
from studyapp.domain.document import DateSource, readable

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from studyapp.domain.analysis import Analysis, AnalysisInfo, TimeExpression
    from studyapp.domain.changes import Changes
    from studyapp.domain.document import Document, DocumentId, Mode
    from studyapp.domain.layout import Image, ImageId, Layout
    from studyapp.domain.ports import Analyser, Clock, OnPartial, OnProgress
    from studyapp.store.reader import ReaderStore


class Reader:
    """Everything that can be done with an open document. `back_up` is called before findings are replaced."""

    def __init__(
        self,
        store: ReaderStore,
        analyser: Analyser,
        clock: Clock,
        *,
        back_up: Callable[[BackupReason], object],
    ) -> None:
        self._store = store
        self._analyser = analyser
        self._clock = clock
        self._back_up = back_up

    def document(self, document_id: DocumentId) -> Document:
        """Return the document. Raises UnknownDocumentError."""
        return self._store.document(document_id)

    def language(self, document_id: DocumentId) -> str:
        """Return the language that the document is in, see `domain.languages`."""
        return self._store.language(document_id)

    def layout(self, document_id: DocumentId) -> Layout:
        """Return what the document has beside its text; an empty layout where nothing is known."""
        return self._store.layout(document_id)

    def image(self, document_id: DocumentId, image_id: ImageId) -> Image:
        """Return a picture that the document shows, as its file holds it. Raises UnknownImageError."""
        return self._store.image(document_id, image_id)

    def image_sizes(self, document_id: DocumentId) -> dict[ImageId, tuple[int, int]]:
        """Return width and height of each picture that the document shows, in pixels."""
        return self._store.image_sizes(document_id)

    def open(self, document_id: DocumentId) -> Changes:
        """Remember that the document was opened now. Raises UnknownDocumentError."""
        return self._store.mark_opened(document_id, self._clock())

    def position(self, document_id: DocumentId) -> int:
        """Return the code point at which the reader stopped."""
        return self._store.position(document_id)

    def keep_position(self, document_id: DocumentId, position: int) -> Changes:
        """Remember the code point at which the reader stopped."""
        return self._store.keep_position(document_id, position, self._clock())

    def set_mode(self, document_id: DocumentId, mode: Mode | None) -> Changes:
        """Say what times count from: the document date (news) or the story told; None lets the analysis decide.

        The findings stay until the next analysis.
        """
        return self._store.set_mode(document_id, mode, self._clock())

    def request_analysis(
        self, document_id: DocumentId, *, on_progress: OnProgress | None = None, on_partial: OnPartial | None = None
    ) -> Future[Analysis]:
        """Have the document analysed in the child process; nothing is stored before `keep_analysis`.

        Both callbacks may come from any thread. The future fails with an AnalysisError.
        """
        document = self._store.document(document_id)
        found_in_text = document.date_source is DateSource.TEXT  # found by an earlier run: let this one find it again
        request = AnalysisRequest(
            title=document.title,
            text=document.text,
            blocks=readable(document.blocks),
            document_date=None if found_in_text else document.date,
            date_source=DateSource.NONE if found_in_text else document.date_source,
            language=document.language,
            mode=document.mode,
        )
        return self._analyser.submit(
            request, on_progress=on_progress or _ignore_share, on_partial=on_partial or _ignore_partial
        )

    def keep_analysis(self, document_id: DocumentId, analysis: Analysis) -> Changes:
        """Replace the findings and merge the cards: what a person approved, edited, rejected or answered stays.

        A date that the analysis found in the text becomes the document's, unless a person or the file gave one.
        NO_CHANGES where the document got another text since: the analysis is of no use to it.
        """
        if self._store.analysis_info(document_id) is not None:
            self._back_up(BackupReason.ANALYSIS)
        return self._store.keep_analysis(document_id, analysis, self._clock())

    def cancel_analysis(self) -> None:
        """Stop the analysis that runs; its future fails with AnalysisCancelledError."""
        self._analyser.cancel()

    def analysis_info(self, document_id: DocumentId) -> AnalysisInfo | None:
        """Tell how the stored findings came about; None when there are none for the current text."""
        return self._store.analysis_info(document_id)

    def time_expressions(self, document_id: DocumentId) -> tuple[TimeExpression, ...]:
        """Return the time expressions in text order."""
        return self._store.time_expressions(document_id)


def _ignore_share(_share: float) -> None:
    return


def _ignore_partial(_analysis: Analysis) -> None:
    return
