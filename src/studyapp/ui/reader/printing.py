"""Prints the article, with its title and page numbers: as the preview shows it, or a long one as a whole."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, Qt, Slot
from PySide6.QtGui import QPageLayout, QPainter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from studyapp.ui.job_progress import JobProgress, StoppedError
from studyapp.ui.reader.paper import Paper, room_of, scale_to
from studyapp.ui.reader.print_run import PrintRun

if TYPE_CHECKING:
    from studyapp.domain.ports import OnProgress
    from studyapp.services.reader import Reader
    from studyapp.ui.reader.journey import Journey
    from studyapp.ui.reader.pieces import Piece
    from studyapp.ui.reader.text_view import TextView
    from studyapp.ui.shell import Shell

_SIDE_MM = 18.0


class Printing(QObject):
    """Opens the preview; of a document in several parts it asks whether the one on the screen is meant, or all."""

    def __init__(self, journey: Journey, text: TextView, reader: Reader, shell: Shell, panel: QWidget) -> None:
        super().__init__(panel)
        self._journey = journey
        self._text = text
        self._reader = reader
        self._shell = shell
        self._printer: QPrinter | None = None
        self._paper: Paper | None = None
        self._pages: QTextDocument | None = None
        self._progress: JobProgress | None = None

    @Slot()
    def preview(self) -> None:
        """Show how the article will be printed; the window goes on working meanwhile."""
        reading = self._journey.reading
        if reading is None:
            return
        if len(reading.sections) > 1:
            self._ask(reading.document.title)
        else:
            self._set()

    @Slot(QPrinter)
    def print_on(self, printer: QPrinter) -> None:
        """Print what is on the screen, or the whole of a document that is in one part."""
        paper = self._paper_for(printer)
        if paper is None:
            return
        ready = self._paper is not None and self._paper.reading is paper.reading and self._paper.room == paper.room
        document = self._pages if ready and self._pages is not None else paper.set_pages(self._part())
        printer.setDocName(paper.reading.document.title)
        painter = QPainter(printer)
        scale_to(painter, printer)
        count = document.pageCount()
        for page in range(count):
            if page:
                printer.newPage()
            paper.draw(painter, document, page, self.tr("{0} of {1}").format(page + 1, count))
        painter.end()

    def print_all(self, printer: QPrinter) -> PrintRun | None:
        """Print every part; the run tells how it ends."""
        paper = self._paper_for(printer)
        if paper is None:
            return None
        self._printer = printer
        run = PrintRun(paper, printer, self._shell.jobs, self._window())
        run.printed.connect(self._on_printed)
        run.failed.connect(self._on_failed)
        run.begin()
        return run

    def _paper_for(self, printer: QPrinter) -> Paper | None:
        reading = self._journey.reading
        font = self._text.setting().font
        return Paper(self._reader, reading, font, room_of(printer)) if reading is not None else None

    def _part(self) -> tuple[Piece, ...]:
        reading = self._journey.reading
        return reading.sections[reading.section_at(self._text.first_visible())].pieces if reading is not None else ()

    def _window(self) -> QWidget:
        panel = self.parent()  # kept nowhere: it could not be freed
        assert isinstance(panel, QWidget)
        return panel.window()

    def _ask(self, title: str) -> None:
        box = QMessageBox(self._window())
        box.setObjectName("print_choice")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Print"))
        box.setText(self.tr("“{0}” is long").format(title))
        box.setInformativeText(self.tr("Print the part that is on the screen, or the whole document?"))
        part = box.addButton(self.tr("This part…"), QMessageBox.ButtonRole.AcceptRole)
        part.setObjectName("print_part")
        whole = box.addButton(self.tr("Everything…"), QMessageBox.ButtonRole.AcceptRole)
        whole.setObjectName("print_whole")
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(part)
        box.buttonClicked.connect(self._on_choice)
        box.open()

    @Slot(QAbstractButton)
    def _on_choice(self, chosen: QAbstractButton) -> None:
        if chosen.objectName() == "print_part":
            self._set()
        elif chosen.objectName() == "print_whole":
            self._printer = _new_printer()
            dialog = QPrintDialog(self._printer, self._window())
            dialog.setObjectName("print_dialog")
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.accepted.connect(self._on_accepted)
            dialog.setWindowModality(Qt.WindowModality.WindowModal)
            dialog.show()

    @Slot()
    def _on_accepted(self) -> None:
        if self._printer is not None:
            self.print_all(self._printer)

    def _set(self) -> None:
        """Set the pages on the job thread; the preview opens when they are there."""
        self._printer = _new_printer()
        paper = self._paper = self._paper_for(self._printer)
        if paper is None:
            return
        if self._progress is None:
            self._progress = JobProgress("print_setting", self.tr("Print"), self._window())  # it keeps its window
        tell = self._progress.begin(self.tr("Setting the pages…"))
        self._shell.jobs.run_aside(partial(_set_pages, paper, self._part(), tell), self._on_set, self._on_failed)

    def _on_set(self, pages: QTextDocument) -> None:
        self._end_progress()
        if self._printer is None:
            return
        self._drop()
        self._pages = pages
        dialog = QPrintPreviewDialog(self._printer, self._window())  # the dialog does not own the printer
        dialog.setObjectName("print_preview")
        dialog.setWindowTitle(self.tr("Print"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.resize(900, 720)
        dialog.paintRequested.connect(self.print_on)
        dialog.finished.connect(self._drop)
        dialog.open()

    @Slot()
    def _drop(self) -> None:
        if self._pages is not None:
            self._pages.deleteLater()
            self._pages = None

    @Slot(int)
    def _on_printed(self, pages: int) -> None:
        self._shell.messages.tell(self.tr("Printed: {0} pages.").format(pages))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end_progress()
        if not isinstance(error, StoppedError):
            self._shell.messages.show_error(error)

    def _end_progress(self) -> None:
        if self._progress is not None:
            self._progress.end()


def _new_printer() -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageMargins(QMarginsF(_SIDE_MM, _SIDE_MM, _SIDE_MM, _SIDE_MM), QPageLayout.Unit.Millimeter)
    return printer


def _set_pages(paper: Paper, pieces: tuple[Piece, ...], tell: OnProgress) -> QTextDocument:
    """On the job thread; after Cancel nobody wants them."""
    pages = paper.set_pages(pieces)
    tell(1.0)
    return pages
