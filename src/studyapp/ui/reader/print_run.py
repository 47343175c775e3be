"""Prints a whole document, however long: part by part, a few pages a turn, with a Cancel."""

from __future__ import annotations

import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QPainter

from studyapp.domain.errors import ExchangeError, ExchangeFault
from studyapp.ui.job_progress import JobProgress, StoppedError
from studyapp.ui.reader.paper import scale_to

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from studyapp.ui.jobs import Jobs
    from studyapp.ui.reader.paper import Paper

_TURN_S = 0.008
_END_OF_PDF = b"%%EOF"
_LAST_BYTES = 1024


class PrintRun(QObject):
    """One run. The next part is set on the job thread; the printer's own pages are drawn here, where it must be.

    Into a file it writes beside, and renames at the end: there is no half file.

    Signals:
        printed: it is done (number of pages).
        failed: it is not, and nothing is left behind (the exception; StoppedError after Cancel).
    """

    printed = Signal(int)
    failed = Signal(object)

    def __init__(self, paper: Paper, printer: QPrinter, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._paper = paper
        self._printer = printer
        self._jobs = jobs
        self._progress = JobProgress("print_progress", self.tr("Print"), window)
        self._path = Path(printer.outputFileName()) if printer.outputFileName() else None
        self._painter = QPainter()
        self._document: QTextDocument | None = None
        self._section = -1
        self._page = self._pages = 0
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._on_turn)

    def begin(self) -> None:
        """Begin with the first part; one of the signals tells the end."""
        self._tell = self._progress.begin(self.tr("Printing “{0}”…").format(self._paper.reading.document.title))
        self._printer.setDocName(self._paper.reading.document.title)
        if not self._begin_file() or not self._painter.begin(self._printer):
            self._fail(self._unwritable())
            return
        scale_to(self._painter, self._printer)
        self._next()

    @Slot()
    def stop(self) -> None:
        """Print no further."""
        self._progress.stop()

    def _begin_file(self) -> bool:
        """Tell whether there may be such a file, or none is wanted."""
        if self._path is None:
            return True
        part = self._part(self._path)
        self._printer.setOutputFileName(str(part))
        with suppress(OSError):
            part.write_bytes(b"")
            return True
        return False

    def _next(self) -> None:
        self._section += 1
        self._page = 0
        sections = self._paper.reading.sections
        if self._section == len(sections):
            self._end()
            return
        pieces = sections[self._section].pieces
        self._jobs.run_aside(partial(self._paper.set_pages, pieces), self._on_set, self._fail)

    def _on_set(self, document: QTextDocument) -> None:
        self._document = document
        self._turns.start()

    @Slot()
    def _on_turn(self) -> None:
        document = self._document
        if document is None:
            return
        until = time.perf_counter() + _TURN_S
        count, parts = document.pageCount(), len(self._paper.reading.sections)
        try:
            while self._page < count and time.perf_counter() < until:
                self._tell((self._section + self._page / count) / parts)
                if self._pages:
                    self._printer.newPage()
                self._pages += 1
                words = str(self._pages) if parts > 1 else self.tr("{0} of {1}").format(self._pages, count)
                self._paper.draw(self._painter, document, self._page, words)
                self._page += 1
        except StoppedError as stopped:
            self._fail(stopped)
            return
        if self._page == count:
            self._drop()
            self._next()

    def _end(self) -> None:
        self._painter.end()
        if self._path is not None:
            part = self._part(self._path)
            try:
                with part.open("rb") as file:
                    file.seek(-min(_LAST_BYTES, part.stat().st_size), 2)
                    is_whole = _END_OF_PDF in file.read()
                if is_whole:
                    part.replace(self._path)
            except OSError:
                is_whole = False
            if not is_whole:
                self._fail(self._unwritable())
                return
        self._progress.end()
        self.printed.emit(self._pages)

    def _fail(self, error: Exception) -> None:
        self._drop()
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()
        if self._path is not None:
            with suppress(OSError):  # there is no such folder
                self._part(self._path).unlink(missing_ok=True)
        self._progress.end()
        self.failed.emit(error)

    def _drop(self) -> None:
        self._turns.stop()
        if self._document is not None:
            self._document.deleteLater()
            self._document = None

    def _part(self, path: Path) -> Path:
        """Return the name to write under; without the suffix Qt would look for a printer."""
        return path.with_name(f".{path.stem}.part.pdf")

    def _unwritable(self) -> ExchangeError:
        name = self._path.name if self._path is not None else self._printer.printerName()
        return ExchangeError(name, ExchangeFault.UNWRITABLE)
