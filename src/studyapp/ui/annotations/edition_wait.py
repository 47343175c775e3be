"""What is seen while a new edition comes in: how far it is, and a button that stops it."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QProgressDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from studyapp.domain.ports import OnProgress

_SHOW_AFTER_MS = 500


class StoppedError(Exception):
    """A person stopped it; nothing was changed."""


class EditionWait(QObject):
    """One new edition at a time. What ends within half a second shows nothing."""

    _heard = Signal(float)

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._stop = threading.Event()
        self._progress: QProgressDialog | None = None
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)

    def begin(self, words: str) -> OnProgress:
        """Say what is being done; return what hears the share on any thread, and raises StoppedError when stopped."""
        self.end()
        self._stop = threading.Event()
        progress = self._progress = QProgressDialog(self._window)
        progress.setObjectName("edition_progress")
        progress.setWindowTitle(self.tr("New edition"))
        progress.setLabelText(words)
        progress.setRange(0, 100)
        progress.setMinimumDuration(_SHOW_AFTER_MS)
        progress.setAutoClose(False)
        progress.setAutoReset(False)
        progress.setValue(0)
        progress.canceled.connect(self._on_cancel)
        return partial(_hear, self._stop, self._heard.emit)

    def end(self) -> None:
        """Nothing is being done any more."""
        if self._progress is not None:
            self._progress.canceled.disconnect(self._on_cancel)
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None

    @Slot(float)
    def _on_heard(self, share: float) -> None:
        if self._progress is not None and not self._stop.is_set():
            self._progress.setValue(round(share * 99))

    @Slot()
    def _on_cancel(self) -> None:
        self._stop.set()


def _hear(stop: threading.Event, tell: Callable[[float], object], share: float) -> None:
    """On the thread that does the work."""
    if stop.is_set():
        raise StoppedError
    tell(share)
