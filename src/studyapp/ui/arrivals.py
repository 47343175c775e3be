"""Files that come in while the window stands: from a second start of the program, or from macOS, which starts none."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, override

import shiboken6
from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from studyapp.services.entrance import Inbox

logger = logging.getLogger(__name__)


class Arrivals(QObject):
    """Looks at the inbox when something is put there, and when the window comes to the front (network drives are mute).

    Signals:
        arrived: open these (list of paths), as if they had been dropped on the window; never before `begin`.
    """

    arrived = Signal(list)

    def __init__(self, inbox: Inbox, application: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("arrivals")
        self._inbox = inbox
        self._window = window
        self._begun = False
        self._waiting: list[Path] = []
        self._watcher = QFileSystemWatcher(self)
        application.applicationStateChanged.connect(self._on_state)
        if sys.platform == "darwin":  # elsewhere a second process comes; a filter here hears each event of the program
            application.installEventFilter(self)

    @Slot()
    def begin(self) -> None:
        """Take what came while the program was starting, and whatever comes from now on."""
        self._begun = True
        try:
            self._inbox.open()
        except OSError as error:  # a full or read-only disk says so elsewhere
            logger.info("The inbox cannot be watched: %s", error.strerror)
        else:
            self._watcher.addPath(str(self._inbox.folder))
            self._watcher.directoryChanged.connect(self._on_changed)
            self._on_changed()
        waiting, self._waiting = self._waiting, []
        if waiting:
            self.arrived.emit(waiting)

    def end(self) -> None:
        """Watch no more, from this moment: the collector may come on a job's thread, where no watcher can be ended."""
        self._begun = False
        if shiboken6.isValid(self._watcher):
            shiboken6.delete(self._watcher)

    @Slot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        if self._begun and state is Qt.ApplicationState.ApplicationActive:
            self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        requests = self._inbox.take()
        paths = [path for request in requests for path in request]
        if requests:
            self._come_forward()
        if paths:
            self.arrived.emit(paths)

    def _come_forward(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)  # where the system does not let a window come forward by itself

    def _on_file(self, path: Path) -> None:
        if self._begun:
            self.arrived.emit([path])
        else:
            self._waiting.append(path)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self._on_file(Path(event.file()))
            return True
        return False
