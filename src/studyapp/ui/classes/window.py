"""The class view: learners' files are dropped here, and it shows who stands where and what was not understood."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QLocale, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from studyapp.domain.class_tables import Sheet, tables_of
from studyapp.domain.progress_file import SUFFIX
from studyapp.formats.class_report import csv_text, html_page
from studyapp.ui.classes.class_name import ClassName
from studyapp.ui.classes.passage_box import PassageBox
from studyapp.ui.classes.saving import Saving
from studyapp.ui.classes.sheet_view import SheetView
from studyapp.ui.classes.words import fault_words, heading_words, sheet_words
from studyapp.ui.controls import button, give_size, label, tool_button
from studyapp.ui.empty_state import EmptyState
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from studyapp.domain.class_report import ClassId, ClassReport, StudyClass
    from studyapp.domain.document import DocumentId, DocumentSummary, Place
    from studyapp.domain.progress_file import FileFault
    from studyapp.services.classes import Added, Classes
    from studyapp.services.library import Library
    from studyapp.ui.shell import Shell

_MOST_FAULTS = 6


class ClassWindow(QDialog):
    """A window beside the main one. Files and folders are dropped anywhere on it."""

    def __init__(self, classes: Classes, library: Library, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("class_window")
        self.setWindowTitle(self.tr("Class"))
        self.setAcceptDrops(True)
        give_size(self, 1200, 700)
        self._classes = classes
        self._library = library
        self._main = parent
        self._shell = shell
        self._known: tuple[StudyClass, ...] = ()
        self._report: ClassReport | None = None
        self._faults: tuple[FileFault, ...] = ()
        self._added = ""
        self._waiting: tuple[Path, ...] = ()
        self._sure = False
        self._saving = Saving(shell, self)
        self._build()
        self._connect()

    @property
    def report(self) -> ClassReport | None:
        """What is shown."""
        return self._report

    def view(self, sheet: Sheet) -> SheetView:
        """Return one of the three tables."""
        return self._views[sheet]

    def refresh(self, class_id: ClassId | None = None) -> None:
        """Read the classes anew, and the report of this one, or of the one that is shown."""
        chosen = class_id or self._class_id()
        self._known = self._classes.classes()
        self._choice.blockSignals(True)
        self._choice.clear()
        for each in self._known:
            self._choice.addItem(each.name, each.id)
        at = self._choice.findData(chosen)
        self._choice.setCurrentIndex(at if at >= 0 else len(self._known) - 1)
        self._choice.blockSignals(False)
        self._read()

    def add_paths(self, paths: tuple[Path, ...]) -> None:
        """Take files and folders into the chosen class; without a class, one is asked for first."""
        class_id = self._class_id()
        if class_id is None:
            self._waiting = paths
            self._on_new()
            return
        self._shell.jobs.run_aside(partial(self._classes.add, class_id, paths), self._on_added)

    def csv(self, sheet: Sheet) -> str:
        """Return a table, as it is shown, as CSV."""
        return csv_text(self._views[sheet].shown_table(), heading_words())

    def page(self) -> str:
        """Return the three tables, as they are shown, as a page for printing."""
        tables = [view.shown_table() for view in self._views.values()]
        return html_page(self._choice.currentText(), [self._summary.text()], tables, heading_words(), sheet_words())

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        if paths:
            event.acceptProposedAction()
            self.add_paths(paths)

    def _build(self) -> None:
        look = self._shell.look
        self._views = {sheet: SheetView(sheet, look, self) for sheet in Sheet}
        self._passage = PassageBox(look, self)
        self._tabs = QTabWidget(self)
        self._tabs.setObjectName("class_tabs")
        self._tabs.setAccessibleName(self.tr("Parts of the report"))
        self._tabs.setDocumentMode(True)
        for sheet, view in self._views.items():
            self._tabs.addTab(view, sheet_words()[sheet])
        self._summary = label("", "muted", parent=self, wrap=True)
        self._summary.setObjectName("class_summary")
        self._left_out = label("", "danger", parent=self, wrap=True)
        self._left_out.setObjectName("class_faults")
        self._empty = EmptyState(look, "group", "", "", self)
        self._first = self._empty.add_button(self.tr("Make a class"), "class_first", icon="plus", primary=True)
        content = QWidget(self)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE_S)
        inside.addWidget(self._tabs, 1)
        inside.addWidget(self._passage)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_S)
        layout.addLayout(self._build_head())
        for part in (self._summary, self._left_out):
            layout.addWidget(part)
        layout.addWidget(self._pages, 1)

    def _build_head(self) -> QHBoxLayout:
        look = self._shell.look
        self._choice = QComboBox(self)
        self._choice.setObjectName("class_choice")
        self._choice.setAccessibleName(self.tr("Class"))
        self._choice.setMinimumWidth(220)
        self._new = tool_button(look, "plus", self.tr("New class"), "class_new", parent=self)
        self._edit = tool_button(look, "edit", self.tr("Rename, or choose documents"), "class_edit", parent=self)
        self._remove = tool_button(
            look, "trash", self.tr("Remove this class and its files"), "class_remove", parent=self
        )
        self._add = button(self.tr("Add files…"), "class_add", look=look, icon="open", kind="primary", parent=self)
        self._folder = button(self.tr("Add a folder…"), "class_add_folder", parent=self)
        self._csv = button(self.tr("Save as CSV…"), "class_csv", parent=self)
        self._pdf = button(self.tr("Save as PDF…"), "class_pdf", parent=self)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for part in (self._choice, self._new, self._edit, self._remove):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self._csv, self._pdf, self._folder, self._add):
            row.addWidget(part)
        return row

    def _connect(self) -> None:
        self._choice.currentIndexChanged.connect(self._on_choice)
        self._new.clicked.connect(self._on_new)
        self._first.clicked.connect(self._on_first)
        self._edit.clicked.connect(self._on_edit)
        self._remove.clicked.connect(self._on_remove)
        self._add.clicked.connect(self._on_add)
        self._folder.clicked.connect(self._on_folder)
        self._csv.clicked.connect(self._on_csv)
        self._pdf.clicked.connect(self._on_pdf)
        self._tabs.currentChanged.connect(self._show_passage)
        self._passage.go.clicked.connect(self._on_go)
        for view in self._views.values():
            view.row_chosen.connect(self._show_passage)
            view.row_opened.connect(self._on_go)
        add_shortcut(self, "class.source", self._on_go)

    def _class_id(self) -> ClassId | None:
        at = self._choice.currentIndex()
        return self._known[at].id if 0 <= at < len(self._known) else None

    def _read(self) -> None:
        class_id = self._class_id()
        self._sure = False
        if class_id is None:
            self._show(None)
        else:
            self._shell.jobs.run_aside(partial(self._classes.report, class_id), self._show)

    def _show(self, report: ClassReport | None) -> None:
        self._report = report
        filled = report is not None and bool(report.learners)
        if report is not None:
            for table in tables_of(report):
                self._views[table.sheet].set_table(table)
        for part in (self._choice, self._new, self._edit, self._remove, self._folder, self._add):
            part.setVisible(report is not None)
        for part in (self._csv, self._pdf):
            part.setVisible(filled)
        self._pages.setCurrentIndex(int(filled))
        self._explain(has_class=report is not None)
        self._show_faults(report)
        self._show_passage()

    def _explain(self, *, has_class: bool) -> None:
        if has_class:
            self._empty.set_texts(
                self.tr("Drop your learners' files here"),
                self.tr(
                    "Each learner chooses Study › Hand In Your Progress and gives you the small file that this makes. "
                    "Drop thirty at once, or a whole folder, in any order and as often as you like."
                ),
            )
            self._first.setText(f" {self.tr('Add files…')}")
        else:
            self._empty.set_texts(
                self.tr("See what your class understood"),
                self.tr(
                    "Make a class, and drop your learners' progress files on it: who is where, which cards are hard, "
                    "and which paragraph was misunderstood. Nothing leaves this computer."
                ),
            )
            self._first.setText(f" {self.tr('Make a class')}")

    def _show_faults(self, report: ClassReport | None) -> None:
        faults = (*self._faults, *(report.faults if report is not None else ()))
        lines = [fault_words(fault) for fault in faults[:_MOST_FAULTS]]
        if len(faults) > _MOST_FAULTS:
            lines.append(self.tr("… and {0} more").format(len(faults) - _MOST_FAULTS))
        self._left_out.setText("\n".join(lines))
        self._left_out.setVisible(bool(lines))
        answers = sum(row.answers for row in report.learners) if report is not None else 0
        if report is not None and report.learners:
            text = self.tr("learners: {0} · answers: {1} · cards: {2}")
            number = QLocale().toString
            self._summary.setText(text.format(len(report.learners), number(answers), len(report.items)) + self._added)
        self._summary.setVisible(report is not None and bool(report.learners))

    def _place(self) -> Place | None:
        view = self._tabs.currentWidget()
        report = self._report
        if report is None or not isinstance(view, SheetView) or (at := view.chosen()) < 0:
            return None
        if view is self._views[Sheet.ITEMS] and at < len(report.items):
            return report.items[at].place
        return report.passages[at].place if view is self._views[Sheet.PASSAGES] and at < len(report.passages) else None

    @Slot()
    def _show_passage(self) -> None:
        place, words = self._place(), ""
        if self._report is not None and place is not None:
            words = next((row.words for row in self._report.passages if _holds(row.place, place)), "")
        self._passage.show_words(words)

    @Slot()
    def _on_go(self) -> None:
        place = self._place()
        if place is not None:
            self._shell.signals.place_requested.emit(place)
            self._main.activateWindow()

    @Slot()
    def _on_choice(self) -> None:
        self._faults, self._added = (), ""
        self._read()

    @Slot()
    def _on_first(self) -> None:
        if self._class_id() is None:
            self._on_new()
        else:
            self._on_add()

    @Slot()
    def _on_new(self) -> None:
        self._shell.jobs.run(self._library.documents, self._on_documents)

    def _on_documents(self, documents: tuple[DocumentSummary, ...]) -> None:
        self._ask(documents, None, self._on_named)

    @Slot()
    def _on_edit(self) -> None:
        self._shell.jobs.run(self._library.documents, self._on_documents_of_known)

    def _on_documents_of_known(self, documents: tuple[DocumentSummary, ...]) -> None:
        at = self._choice.currentIndex()
        if 0 <= at < len(self._known):
            self._ask(documents, self._known[at], self._on_changed)

    def _ask(self, documents: tuple[DocumentSummary, ...], known: StudyClass | None, then: object) -> None:
        dialog = ClassName(documents, known, self)
        dialog.chosen.connect(then)
        dialog.open()

    @Slot(str, object)
    def _on_named(self, name: str, documents: tuple[DocumentId, ...]) -> None:
        self._shell.jobs.run(partial(self._classes.create, name, documents), self._on_made)

    def _on_made(self, class_id: ClassId) -> None:
        self.refresh()
        self._choice.setCurrentIndex(self._choice.findData(class_id))
        paths, self._waiting = self._waiting, ()
        if paths:
            self.add_paths(paths)

    @Slot(str, object)
    def _on_changed(self, name: str, documents: tuple[DocumentId, ...]) -> None:
        class_id = self._class_id()
        if class_id is not None:
            self._shell.jobs.run(partial(self._classes.change, class_id, name, documents), self._on_settled)

    def _on_settled(self, _nothing: object) -> None:
        self.refresh()

    @Slot()
    def _on_remove(self) -> None:
        """Ask once, by the summary line: it cannot be undone, but the learners have their files."""
        class_id = self._class_id()
        if class_id is None:
            return
        if not self._sure:
            self._sure = True
            text = self.tr("Press the bin again to remove this class and its files for good.")
            self._summary.setText(text)
            self._summary.show()
            return
        self._faults = ()
        self._shell.jobs.run(partial(self._classes.remove, class_id), self._on_settled)

    @Slot()
    def _on_add(self) -> None:
        dialog = QFileDialog(self, self.tr("Add progress files"))
        dialog.setObjectName("class_add_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("Progress files") + f" (*{SUFFIX})")
        dialog.filesSelected.connect(self._on_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Add a folder"))
        dialog.setObjectName("class_folder_dialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(self._on_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(list)
    def _on_files(self, names: list[str]) -> None:
        self.add_paths(tuple(map(Path, names)))

    def _on_added(self, added: Added) -> None:
        self._faults = added.faults
        text = self.tr("files: {0} new, {1} here already, {2} left aside")
        self._added = " · " + text.format(added.new, added.known, len(added.faults))
        self._read()

    @Slot()
    def _on_csv(self) -> None:
        self._saving.ask_csv(self._choice.currentText(), self.csv(list(self._views)[self._tabs.currentIndex()]))

    @Slot()
    def _on_pdf(self) -> None:
        self._saving.ask_pdf(self._choice.currentText(), self.page())


def _holds(paragraph: Place, place: Place) -> bool:
    span = paragraph.span
    return paragraph.document_id == place.document_id and span.start <= place.span.start < span.end
