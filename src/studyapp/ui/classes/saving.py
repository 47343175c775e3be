"""Keeps what the class view shows as a file: a table as CSV, all of it as PDF; off the window's thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from studyapp.ui.job_progress import JobProgress, StoppedError
from studyapp.ui.pdf_file import Sheets, screen_dpi, write_file, write_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.ui.shell import Shell


class Saving(QObject):
    """One file after the other."""

    def __init__(self, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._shell = shell
        self._window = window
        self._text = ""
        self._progress = JobProgress("class_progress", self.tr("Class"), window)

    def ask_csv(self, name: str, text: str) -> None:
        """Let the teacher choose where to keep the text."""
        self._ask(self.tr("Save as CSV"), name, "csv", text, self._on_csv)

    def ask_pdf(self, name: str, html: str) -> None:
        """Let the teacher choose where to keep the page."""
        self._ask(self.tr("Save as PDF"), name, "pdf", html, self._on_pdf)

    def write_csv(self, text: str, path: Path) -> None:
        """Write UTF-8, line ends as they are."""
        self._shell.jobs.run_aside(partial(write_file, path, text.encode()), self._on_written, self._on_failed)

    def write_pdf(self, html: str, path: Path) -> None:
        """Write the page, A4 across."""
        hear = self._progress.begin(self.tr("Writing “{0}”…").format(path.name))
        sheets = Sheets(html, path.stem, screen_dpi(), is_across=True)
        self._shell.jobs.run_aside(partial(write_pdf, sheets, path, hear), self._on_written, self._on_failed)

    def close(self) -> None:
        """Go on with no file: the window is closed."""
        self._progress.stop()

    def _ask(self, title: str, name: str, suffix: str, text: str, then: Callable[[str], None]) -> None:
        self._text = text
        dialog = QFileDialog(self._window, title)
        dialog.setObjectName(f"class_{suffix}_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{name}.{suffix}")
        dialog.fileSelected.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_csv(self, name: str) -> None:
        self.write_csv(self._text, Path(name))

    @Slot(str)
    def _on_pdf(self, name: str) -> None:
        self.write_pdf(self._text, Path(name))

    def _on_written(self, path: Path) -> None:
        self._progress.end()
        self._shell.messages.tell(self.tr("Saved as “{0}”.").format(path.name))

    def _on_failed(self, error: Exception) -> None:
        self._progress.end()
        if not isinstance(error, StoppedError):
            self._shell.messages.show_error(error)
