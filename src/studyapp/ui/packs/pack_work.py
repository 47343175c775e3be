"""Brings packs in, from wherever they come, and opens the dialogs about them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from studyapp.domain.pack import PackStanding
from studyapp.ui.job_progress import JobProgress, StoppedError
from studyapp.ui.packs.install_dialog import InstallDialog
from studyapp.ui.packs.installer_dialog import InstallerDialog
from studyapp.ui.packs.making_dialog import MakingDialog
from studyapp.ui.packs.packs_dialog import PacksDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from studyapp.app import App
    from studyapp.domain.pack import PackLook
    from studyapp.services.packs import Installed, Preloaded
    from studyapp.ui.shell import Shell


class PackWork(QObject):
    """Packs are looked at one after the other; each is shown before anything is stored.

    Signals:
        closing: the window closes; dialogs keep what they hold.
    """

    closing = Signal()

    def __init__(self, app: App, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("pack_work")
        self._app = app
        self._shell = shell
        self._window = window
        self._folder = str(Path.home())
        self._waiting: list[Path] = []
        self._progress = JobProgress("pack_progress", self.tr("Study pack"), window)

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
        self._progress.stop()
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
        hear = self._progress.begin(self.tr("Checking “{0}”…").format(path.name))
        work = partial(self._app.packs.look, path, on_progress=hear)
        self._shell.jobs.run_aside(work, self._on_look, self._on_refused)

    def _on_look(self, look: PackLook) -> None:
        self._progress.end()
        path = self._waiting.pop(0) if self._waiting else Path()
        dialog = InstallDialog(self._app.packs, look, path, self._shell, self._window)
        dialog.installed.connect(self._on_installed)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_refused(self, error: Exception) -> None:
        self._progress.end()
        del self._waiting[:1]
        if not isinstance(error, StoppedError):
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
