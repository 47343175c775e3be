"""How a part of the window reads: on the job thread, and only the answer to what was asked last is shown."""

from __future__ import annotations

from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from studyapp.domain.errors import UnknownDocumentError
from studyapp.ui.controls import label
from studyapp.ui.weakly import loosely

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget

    from studyapp.ui.shell import Shell

PATIENCE_MS = 150
"""So long what was shown before stays: an answer within it comes without a flicker."""


class Latest(QObject):
    """Asks one question at a time; a newer one makes the older one's answer worthless.

    With a stack it has a page there for the time between: `blank` shows it empty, and an answer about something else
    (`anew`) that takes longer than `PATIENCE_MS` is waited for with words on it.
    """

    def __init__(self, shell: Shell, parent: QObject, stack: QStackedWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._stack = stack
        self._question: _Question | None = None
        self._anew = False
        self._page = None
        if stack is not None:
            self._page = label("", "muted", parent=stack)
            self._page.setObjectName("waiting")
            self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
            stack.addWidget(self._page)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._on_slow)

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for."""
        return self._question is not None

    def ask[R](self, read: Callable[[], R], show: Callable[[R], object], *, anew: bool = False) -> None:
        """Call `read()` on the job thread and `show(what it returned)` here, unless something else is asked meanwhile.

        `show` is held weakly when it is a bound method. `anew`: what is on the screen is about something else.
        """
        self.drop()
        self._question = _Question(read, loosely(show))
        self._anew = anew
        self._patience.start()
        self._shell.jobs.run(self._question.answered, self._on_answer, self._on_failed)

    def drop(self) -> None:
        """Want no answer any more."""
        if self._question is not None:
            self._question.wanted = False
            self._question = None
        self._patience.stop()

    def blank(self) -> None:
        """Show an empty page: what was there is about something that nobody looks at any more."""
        self.drop()
        if self._stack is not None and self._page is not None:
            self._page.setText("")
            self._stack.setCurrentWidget(self._page)

    def _on_answer(self, answer: tuple[_Question, object]) -> None:
        question, result = answer
        if question.wanted:
            self.drop()
            question.show(result)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UnknownDocumentError):  # it was removed a moment ago: nobody shows it any more
            if error.document_id == self._shell.signals.document_id:
                self._shell.signals.set_document(None)
            return
        if self._question is not None and self._question.failed:
            self.drop()
            if self._page is not None:
                self._page.setText("")
        self._shell.jobs.report(error)

    @Slot()
    def _on_slow(self) -> None:
        if self._stack is None or self._page is None:
            return
        if self._anew or self._stack.currentWidget() is self._page:
            self._page.setText(self.tr("One moment…"))
            self._stack.setCurrentWidget(self._page)


@dataclass(slots=True, eq=False)
class _Question:
    read: Callable[[], object]
    show: Callable[..., None]
    wanted: bool = True
    failed: bool = False

    def answered(self) -> tuple[_Question, object]:
        """On the job thread."""
        if not self.wanted:
            raise CancelledError
        self.failed = True
        result = self.read()
        self.failed = False
        return self, result
