"""File › Export and Import Marks and Notes: asks where, lets the service do it, and shows the report."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from studyapp.domain.annotation import AnnotationFilter
from studyapp.domain.annotation_exchange import AnnotationFormat, ItemFate
from studyapp.formats.annotation_files import READ_SUFFIXES
from studyapp.ui.annotations.exchange_dialogs import ExportDialog, ReportDialog, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from studyapp.domain.annotation_exchange import ImportReport
    from studyapp.services.annotation_exchange import AnnotationExchange
    from studyapp.services.reader import Reader
    from studyapp.ui.shell import Shell


class MarksExchange(QObject):
    """Stands between the dialogs and the service."""

    def __init__(self, exchange: AnnotationExchange, reader: Reader, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._exchange = exchange
        self._reader = reader
        self._shell = shell
        self._window = window
        self._format = AnnotationFormat.WEB_ANNOTATION
        self._chosen = AnnotationFilter()
        self._path = Path()

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the menu entries do."""
        return {"annotations.export": self.open_export, "annotations.import": self.choose_import}

    @Slot()
    def open_export(self) -> None:
        """Ask for the form of the file."""
        document_id = self._shell.signals.document_id
        dialog = ExportDialog(self._reader.document(document_id).title if document_id else "", self._window)
        dialog.wanted.connect(self._on_wanted)
        dialog.open()

    @Slot(object, bool)
    def _on_wanted(self, form: AnnotationFormat, everywhere: bool) -> None:
        document_id = self._shell.signals.document_id
        title = self._reader.document(document_id).title if document_id and not everywhere else self.tr("Marks")
        name = " ".join("".join(c if c.isalnum() or c in "-_" else " " for c in title).split())[:60]
        self._format = form
        self._chosen = AnnotationFilter(None if everywhere else document_id)
        dialog = QFileDialog(self._window, self.tr("Export marks and notes"), str(Path.home() / f"{name}{form.suffix}"))
        dialog.setObjectName("marks_export_file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form.suffix.lstrip("."))
        dialog.fileSelected.connect(self.export_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def export_to(self, name: str) -> None:
        """Write what was chosen into this file."""
        self._path = Path(name)
        self._shell.jobs.run(
            partial(self._exchange.export_file, self._path, self._format, self._chosen), self._on_exported
        )

    def _on_exported(self, count: int) -> None:
        words = self.tr("1 mark was written to “{1}”.") if count == 1 else self.tr("{0} marks were written to “{1}”.")
        self._shell.messages.tell(words.format(count, self._path.name))

    @Slot()
    def choose_import(self) -> None:
        """Ask for the file."""
        dialog = QFileDialog(self._window, self.tr("Import marks and notes"), str(Path.home()))
        dialog.setObjectName("marks_import_file")
        kinds = " ".join(f"*{suffix}" for suffix in READ_SUFFIXES)
        dialog.setNameFilters([self.tr("Annotations ({0})").format(kinds), self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.import_from)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def import_from(self, name: str) -> None:
        """Ask whose marks they are, and take them in."""
        self._path = Path(name)
        box = QMessageBox(self._window)
        box.setObjectName("marks_whose")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("Whose marks are in “{0}”?").format(self._path.name))
        box.setInformativeText(self.tr("Marks of somebody else are shown with their name, apart from your own."))
        box.addButton(QMessageBox.StandardButton.Cancel)
        theirs = box.addButton(self.tr("As the file says"), QMessageBox.ButtonRole.ActionRole)
        mine = box.addButton(self.tr("They are mine"), QMessageBox.ButtonRole.AcceptRole)
        theirs.clicked.connect(self._on_theirs)
        mine.clicked.connect(self._on_mine)
        box.setDefaultButton(mine)
        box.open()

    @Slot()
    def _on_mine(self) -> None:
        self._take_in(as_own=True)

    @Slot()
    def _on_theirs(self) -> None:
        self._take_in(as_own=False)

    def _take_in(self, *, as_own: bool) -> None:
        document_id = self._shell.signals.document_id
        work = partial(self._exchange.import_file, self._path, document_id=document_id, as_own=as_own)
        self._shell.jobs.run_aside(work, self._on_imported)

    def _on_imported(self, report: ImportReport) -> None:
        self._shell.signals.changed.emit(report.changes)
        if report.count(ItemFate.REFUSED) or report.count(ItemFate.ORPHANED):
            ReportDialog(self._path.name, report, self._shell.look, self._window).open()
        else:
            can_undo = report.count(ItemFate.NEW) + report.count(ItemFate.UPDATED) > 0
            words = self.tr("“{0}”: {1}").format(self._path.name, summary(report))
            self._shell.messages.tell(words, undo=can_undo)
