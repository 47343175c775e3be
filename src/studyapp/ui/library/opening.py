"""How documents come in: chosen, pasted, dropped, or the sample. Reading happens on the job thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QClipboard, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from studyapp.domain.errors import BadEdit, BadEditError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtCore import QMimeData

    from studyapp.services.library import ImportOutcome, Library
    from studyapp.ui.shell import Shell


class Opening(QObject):
    """Takes documents into the library and shows the one that came last."""

    def __init__(self, library: Library, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._shell = shell
        self._window = window
        self._folder = str(Path.home())
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the menu entries do."""
        return {"file.open": self.choose, "file.paste": self.paste, "file.sample": self.open_sample}

    @Slot()
    def choose(self) -> None:
        """Let the learner choose files."""
        dialog = QFileDialog(self._window, self.tr("Open documents"), self._folder)
        dialog.setObjectName("open_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Texts (*.txt *.md *.markdown *.text)"), self.tr("All files (*)")])
        dialog.filesSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def paste(self) -> None:
        """Make a document of the text on the clipboard."""
        text = QGuiApplication.clipboard().text(QClipboard.Mode.Clipboard)
        if text.strip():
            self.import_text(text)
        else:
            self._shell.messages.show_error(BadEditError(BadEdit.EMPTY_TEXT))

    @Slot()
    def open_sample(self) -> None:
        """Open the article that comes with the program."""
        self._shell.jobs.run(self._library.import_sample, self._on_imported)

    def import_files(self, paths: Iterable[Path]) -> None:
        """Take these files in, one after the other; each that cannot be read is told about."""
        for path in paths:
            self._shell.jobs.run(partial(self._library.import_file, path), self._on_imported)

    def import_text(self, text: str) -> None:
        """Make a document of this text."""
        self._shell.jobs.run(partial(self._library.import_text, text), self._on_imported)

    @Slot(list)
    def _on_chosen(self, names: list[str]) -> None:
        paths = [Path(name) for name in names]
        if paths:
            self._folder = str(paths[-1].parent)
        self.import_files(paths)

    def _on_imported(self, outcome: ImportOutcome) -> None:
        self._shell.signals.changed.emit(outcome.changes)
        if not outcome.is_new:
            self._shell.messages.tell(self.tr("This text is in your library already."))
        self._shell.signals.document_requested.emit(outcome.document_id)

    def _take(self, data: QMimeData) -> None:
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.import_files(paths)
        elif data.hasText() and data.text().strip():
            self.import_text(data.text())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # QDragEnterEvent is one too
            data = event.mimeData()
            wanted = any(url.isLocalFile() for url in data.urls()) or data.hasText()
            if wanted:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.Drop:
                    self._take(data)
                return True
        return False
