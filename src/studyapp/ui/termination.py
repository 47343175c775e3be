"""Whoever ends the program by a signal (`kill`, the end of a session, Ctrl+C) ends it as closing its window does.

Python runs its handlers between two lines of Python, and a window at rest runs none: each signal comes through a socket
that Qt watches.
"""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

if TYPE_CHECKING:
    from types import FrameType

NAMES = ("SIGTERM", "SIGINT", "SIGHUP")
"""Windows knows no SIGHUP, and ends the windows of a session with a message that Qt understands."""
_SIZE = 64


class Termination(QObject):
    """Listens from now on until `end`, on the main thread.

    Signals:
        asked: the program is to end.
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ours, self._theirs = socket.socketpair()
        self._ours.setblocking(False)
        self._theirs.setblocking(False)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        self._fd_before = signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        numbers = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
        self._before = {number: signal.signal(number, _hear) for number in numbers}

    def end(self) -> None:
        """Leave signals to whoever had them before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._fd_before)
        self._notifier.setEnabled(False)
        self._ours.close()
        self._theirs.close()

    @Slot()
    def _on_signal(self) -> None:
        self._ours.recv(_SIZE)
        self.asked.emit()


def _hear(_number: int, _frame: FrameType | None) -> None:
    """Keep the system from ending the process: what is to be done comes through the socket."""
