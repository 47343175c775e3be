"""How far a job on another thread is, with a Cancel; it is shown only when the job takes long."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QProgressDialog, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.domain.ports import OnProgress

_SHOW_AFTER_MS = 500


class StoppedError(Exception):
    """Ends a job that was cancelled, where it tells its share."""


def hearing(stop: threading.Event, tell: Callable[[float], object]) -> OnProgress:
    """Return what a job tells its share; it raises StoppedError there once `stop` is set."""
    return partial(_hear, stop, tell)


class JobProgress(QObject):
    """One job after the other. `name` is the dialog's for tests."""

    _heard = Signal(float)

    def __init__(self, name: str, title: str, window: QWidget) -> None:
        super().__init__(window)
        self._name = name
        self._title = title
        self._window = window
        self._stop = threading.Event()
        self._dialog: QProgressDialog | None = None
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)

    def begin(self, words: str) -> OnProgress:
        """Return what the job tells its share (0 to 1) on its thread; after Cancel that raises StoppedError."""
        self.end()
        self._stop = threading.Event()
        dialog = self._dialog = QProgressDialog(self._window)
        dialog.setObjectName(self._name)
        dialog.setWindowTitle(self._title)
        dialog.setLabelText(words)
        dialog.setRange(0, 100)
        dialog.setMinimumDuration(_SHOW_AFTER_MS)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.setValue(0)
        dialog.canceled.connect(self.stop)
        return hearing(self._stop, self._heard.emit)

    def end(self) -> None:
        """Close what is shown: the job has ended."""
        if self._dialog is not None:
            self._dialog.canceled.disconnect(self.stop)
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None

    @Slot()
    def stop(self) -> None:
        """Cancel the job."""
        self._stop.set()

    @Slot(float)
    def _on_heard(self, share: float) -> None:
        if self._dialog is not None and not self._stop.is_set():
            self._dialog.setValue(round(share * 99))


def _hear(stop: threading.Event, tell: Callable[[float], object], share: float) -> None:
    if stop.is_set():
        raise StoppedError
    tell(share)
