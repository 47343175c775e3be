"""Brings packs in, from wherever they come, and opens the dialogs about them."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from studyapp.domain.pack import PackStanding
from studyapp.ui.packs.install_dialog import InstallDialog
from studyapp.ui.packs.installer_dialog import InstallerDialog
from studyapp.ui.packs.making_dialog import MakingDialog
from studyapp.ui.packs.packs_dialog import PacksDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from studyapp.app import App
    from studyapp.domain.pack import PackLook
    from studyapp.services.packs import Installed, Packs, Preloaded
    from studyapp.ui.shell import Shell

_SHOW_AFTER_MS = 500


class PackWork(QObject):
    """Packs are looked at one after the other; each is shown before anything is stored.

    Signals:
        closing: the window closes; dialogs keep what they hold.
    """

    closing = Signal()
    _heard = Signal(float)

    def __init__(self, app: App, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("pack_work")
        self._app = app
        self._shell = shell
        self._window = window
        self._folder = str(Path.home())
        self._waiting: list[Path] = []
        self._stop = threading.Event()
        self._progress: QProgressDialog | None = None
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the menu entries do."""
        return {
            "file.packs": self.show_packs,
            "file.make_pack": self.make_pack,
            "file.make_installer": self.make_installer,
        }

    def install_preloaded(self) -> None:
        """Install what an installer or a school put there, without asking; called once, when the window stands."""
        self._shell.jobs.run_aside(self._app.packs.install_preloaded, self._on_preloaded, self._on_no_preload)

    @Slot(list)
    def open_packs(self, paths: Iterable[Path]) -> None:
        """Show these packs, one after the other, to be installed."""
        idle = not self._waiting
        self._waiting += paths
        if idle:
            self._next()

    @Slot()
    def show_packs(self) -> None:
        """Show the packs of the library."""
        dialog = PacksDialog(self._app.packs, self._shell, self._window)
        dialog.open_requested.connect(self.choose)
        dialog.open()

    @Slot()
    def make_pack(self) -> None:
        """Let a teacher put a course together."""
        app = self._app
        dialog = MakingDialog(app.pack_making, app.library, app.curation, app.quiz, self._shell, self._window)
        self.closing.connect(dialog.close)
        dialog.open()

    @Slot()
    def make_installer(self) -> None:
        """Let a teacher put packs into installers."""
        InstallerDialog(self._app.installers, self._shell, self._window).open()

    @Slot()
    def choose(self) -> None:
        """Let the learner choose packs."""
        dialog = QFileDialog(self._window, self.tr("Open study packs"), self._folder)
        dialog.setObjectName("open_packs_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Study packs (*.studypack)")])
        dialog.filesSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def close(self) -> None:
        """Read nothing more; called when the window closes."""
        self._waiting.clear()
        self._stop.set()
        self.closing.emit()

    @Slot(list)
    def _on_chosen(self, names: list[str]) -> None:
        paths = [Path(name) for name in names]
        if paths:
            self._folder = str(paths[-1].parent)
        self.open_packs(paths)

    def _next(self) -> None:
        if not self._waiting:
            return
        path = self._waiting[0]
        self._stop = threading.Event()
        progress = self._progress = QProgressDialog(self._window)
        progress.setObjectName("pack_progress")
        progress.setWindowTitle(self.tr("Study pack"))
        progress.setLabelText(self.tr("Checking “{0}”…").format(path.name))
        progress.setRange(0, 100)
        progress.setMinimumDuration(_SHOW_AFTER_MS)
        progress.setAutoClose(False)
        progress.setAutoReset(False)
        progress.setValue(0)
        progress.canceled.connect(self._on_cancel)
        work = partial(_look, self._app.packs, path, self._stop, self._heard.emit)
        self._shell.jobs.run_aside(work, self._on_look, self._on_refused)

    @Slot(float)
    def _on_heard(self, share: float) -> None:
        if self._progress is not None and not self._stop.is_set():
            self._progress.setValue(round(share * 99))

    @Slot()
    def _on_cancel(self) -> None:
        self._stop.set()

    def _end_progress(self) -> Path:
        if self._progress is not None:
            self._progress.canceled.disconnect(self._on_cancel)
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None
        return self._waiting.pop(0) if self._waiting else Path()

    def _on_look(self, look: PackLook) -> None:
        path = self._end_progress()
        dialog = InstallDialog(self._app.packs, look, path, self._shell, self._window)
        dialog.installed.connect(self._on_installed)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_refused(self, error: Exception) -> None:
        self._end_progress()
        if not isinstance(error, _StoppedError):
            self._shell.messages.show_error(error)
        self._next()

    @Slot()
    def _on_closed(self) -> None:
        self._next()

    @Slot(object)
    def _on_installed(self, done: Installed) -> None:
        self._shell.signals.changed.emit(done.changes)
        title = done.pack.manifest.title
        if done.standing is PackStanding.UPDATE:
            text = self.tr("“{0}” is now edition {1}. What you did yourself stays.")
        else:
            text = self.tr("The study pack “{0}” is in your library.")
        self._shell.messages.tell(text.format(title, done.pack.manifest.edition), undo=True)
        self._shell.signals.document_requested.emit(done.document_ids[0])

    def _on_preloaded(self, found: Preloaded) -> None:
        for done in found.installed:
            self._shell.signals.changed.emit(done.changes)
        titles = ", ".join(done.pack.manifest.title for done in found.installed)
        if titles:
            self._shell.messages.tell(self.tr("Your course is in the library: {0}").format(titles))
            if self._shell.signals.document_id is None:
                self._shell.signals.document_requested.emit(found.installed[0].document_ids[0])
        for error in found.refused:
            self._shell.messages.show_error(error)

    def _on_no_preload(self, error: Exception) -> None:
        """A library that cannot be written says so elsewhere; a start is no time for it."""
        self._shell.messages.show_error(error)


class _StoppedError(Exception):
    """Ends the child that reads."""


def _look(packs: Packs, path: Path, stop: threading.Event, tell: Callable[[float], object]) -> PackLook:
    """On a thread of its own."""

    def hear(share: float) -> None:
        if stop.is_set():
            raise _StoppedError
        tell(share)

    return packs.look(path, on_progress=hear)
