"""Has the language model read what is typed in the card editor, away from the GUI thread."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from studyapp.domain.errors import StudyError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

    from studyapp.domain.card_check import Claim
    from studyapp.ui.jobs import Jobs
    from studyapp.ui.quiz.editor import CardEditor

    type Read = Callable[[Claim], Future[tuple[tuple[str, ...], ...]]]

logger = logging.getLogger(__name__)


class WordingReader(QObject):
    """Answers one editor, and goes with it. A reading that fails says nothing: the other doubts stand."""

    def __init__(self, editor: CardEditor, read: Read, jobs: Jobs) -> None:
        super().__init__(editor)
        self._editor = editor
        self._read = read
        self._jobs = jobs
        self._asked: list[Claim] = []
        editor.read_requested.connect(self._on_requested)

    @Slot(object)
    def _on_requested(self, claim: Claim) -> None:
        self._asked.append(claim)
        self._jobs.watch(self._read(claim), self._on_read, self._on_failed)

    def _on_read(self, doubts: Sequence[Sequence[str]]) -> None:
        self._editor.show_read(self._asked.pop(0), doubts[0])  # one child answers in the order of asking

    def _on_failed(self, error: Exception) -> None:
        self._asked.pop(0)
        if not isinstance(error, StudyError):
            logger.error("A wording could not be read", exc_info=error)
