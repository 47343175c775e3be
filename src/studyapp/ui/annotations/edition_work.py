"""Opens a file as the new edition of the document in the reader, and says what became of everything."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from studyapp.domain.anchoring import Fate
from studyapp.domain.changes import NO_CHANGES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from studyapp.domain.changes import Changes
    from studyapp.domain.document import DocumentId
    from studyapp.domain.edition_report import EditionReport
    from studyapp.services.editions import Editions
    from studyapp.ui.shell import Shell


class EditionWork(QObject):
    """The menu entry "Open a New Edition of This Document…"."""

    def __init__(self, editions: Editions, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._editions = editions
        self._shell = shell
        self._window = window
        self._document_id: DocumentId | None = None

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the menu entries do, by action id."""
        return {"file.edition": self.choose}

    @Slot()
    def choose(self) -> None:
        """Ask for the file."""
        self._document_id = self._shell.signals.document_id
        if self._document_id is None:
            self._shell.messages.tell(self.tr("Open the document first that this is a new edition of."))
            return
        dialog = QFileDialog(self._window, self.tr("Open a new edition"))
        dialog.setObjectName("edition_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_file(self, name: str) -> None:
        if self._document_id is not None:
            self.open_file(self._document_id, Path(name))

    def open_file(self, document_id: DocumentId, path: Path) -> None:
        """Replace the document's text by that of a file."""
        self._document_id = document_id
        self._shell.jobs.run_aside(partial(self._editions.open_file, document_id, path), self._on_opened)

    def _on_opened(self, changes: Changes) -> None:
        if changes == NO_CHANGES or self._document_id is None:
            self._shell.messages.tell(self.tr("This is the text that the document has already. Nothing was changed."))
            return
        self._shell.jobs.run(partial(self._editions.report, self._document_id), self._on_report)

    def _on_report(self, report: EditionReport | None) -> None:
        if report is None or not report.items:
            self._shell.messages.tell(self.tr("The new edition is open."), undo=True)
            return
        same, moved = report.count(Fate.SAME), report.count(Fate.MOVED)
        changed, gone = report.count(Fate.CHANGED), report.count(Fate.GONE)
        words = self.tr("The new edition is open. Passages: {0} the same, {1} moved, {2} changed, {3} gone.")
        self._shell.messages.tell(words.format(same, moved, changed, gone), undo=True)
        if changed or gone:
            self._shell.signals.panel_requested.emit("annotations")
