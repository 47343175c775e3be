"""Two dialogs: in which form marks go out, and what became of each mark that came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from studyapp.domain.annotation_exchange import AnnotationFormat, ImportedItem, ImportReport, ItemFate, Why
from studyapp.ui.controls import button, give_size, label, line, scroll_area
from studyapp.ui.theme import ICON_SIZE, SPACE_L, SPACE_M, SPACE_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.ui.look import Look

_WIDTH, _REPORT_WIDTH, _REPORT_HEIGHT = 460, 620, 460
_INDENT = 26
_MOST = 300
_ORDER = (ItemFate.REFUSED, ItemFate.ORPHANED, ItemFate.UPDATED, ItemFate.NEW, ItemFate.SAME)
_ICONS = {
    ItemFate.REFUSED: ("warning", "danger"),
    ItemFate.ORPHANED: ("warning", "warning"),
    ItemFate.UPDATED: ("refresh", "accent"),
    ItemFate.NEW: ("check", "success"),
    ItemFate.SAME: ("check", "faint"),
}


class ExportDialog(QDialog):
    """Asks for the form and for the marks that are meant.

    Signals:
        wanted: write this (AnnotationFormat, whether marks of all documents are meant).
    """

    wanted = Signal(object, bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Offer the marks of the open document by its title; "" where none is open."""
        super().__init__(parent)
        self.setObjectName("marks_export")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export marks and notes"))
        self.setMinimumWidth(_WIDTH)
        self._scopes, self._forms = QButtonGroup(self), QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_S)
        layout.addWidget(label(self.tr("Which marks"), "strong", parent=self))
        here = self._choice(self._scopes, 0, self.tr("Those of this document"), title, "marks_here", layout)
        here.setEnabled(bool(title))
        everywhere = self._choice(self._scopes, 1, self.tr("Those of all documents"), "", "marks_everywhere", layout)
        (here if title else everywhere).setChecked(True)
        layout.addSpacing(SPACE_S)
        layout.addWidget(label(self.tr("In which form"), "strong", parent=self))
        for number, form in enumerate(AnnotationFormat):
            name, told = _form_words(form)
            self._choice(self._forms, number, name, told, f"marks_{form.value}", layout)
        self._forms.button(0).setChecked(True)
        layout.addSpacing(SPACE_S)
        layout.addLayout(self._buttons())

    def _choice(
        self, group: QButtonGroup, number: int, text: str, told: str, name: str, layout: QVBoxLayout
    ) -> QRadioButton:
        made = QRadioButton(text, self)
        made.setObjectName(name)
        made.setAccessibleName(text)
        made.setAccessibleDescription(told)
        group.addButton(made, number)
        pair = QVBoxLayout()
        pair.setSpacing(0)
        pair.addWidget(made)
        if told:
            below = label(told, "small", parent=self, wrap=True)
            below.setContentsMargins(_INDENT, 0, 0, 0)
            pair.addWidget(below)
        layout.addLayout(pair)
        return made

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        cancel = button(self.tr("Cancel"), "marks_cancel", parent=self)
        save = button(self.tr("Save…"), "marks_save", kind="primary", parent=self)
        cancel.clicked.connect(self.close)
        save.clicked.connect(self._on_save)
        save.setDefault(True)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(save)
        return row

    @Slot()
    def _on_save(self) -> None:
        form = tuple(AnnotationFormat)[self._forms.checkedId()]
        self.wanted.emit(form, self._scopes.checkedId() == 1)
        self.close()


class ReportDialog(QDialog):
    """What became of each item of a file: what was refused first, and why."""

    def __init__(self, name: str, report: ImportReport, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("marks_report")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Imported marks and notes"))
        give_size(self, _REPORT_WIDTH, _REPORT_HEIGHT)
        self._look = look
        self._text = report_text(name, report)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addWidget(label(summary(report), "lead", parent=self, wrap=True))
        layout.addWidget(label(name, "muted", parent=self, wrap=True))
        layout.addWidget(line(self))
        page = self._page(_ordered(report))
        area = scroll_area(page, "marks_report_items", self.tr("What became of each mark"), parent=self)
        layout.addWidget(area, 1)
        row = QHBoxLayout()
        copy = button(
            self.tr("Copy the report"), "marks_report_copy", look=look, icon="copy", kind="quiet", parent=self
        )
        done = button(self.tr("Close"), "marks_report_close", kind="primary", parent=self)
        copy.clicked.connect(self._on_copy)
        done.clicked.connect(self.close)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(done)
        layout.addLayout(row)

    def _page(self, items: Sequence[ImportedItem]) -> QWidget:
        page = QWidget(self)
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, SPACE_M, 0)
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnStretch(1, 1)
        for row, item in enumerate(items[:_MOST]):
            icon, ink = _ICONS[item.fate]
            picture = QLabel(page)
            picture.setPixmap(self._look.pixmap(icon, ICON_SIZE, getattr(self._look.theme, ink)))
            grid.addWidget(picture, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(sentence(item), parent=page, wrap=True), row, 1)
        if len(items) > _MOST:
            more = self.tr("And {0} more; “Copy the report” has all of them.").format(len(items) - _MOST)
            grid.addWidget(label(more, "muted", parent=page, wrap=True), _MOST, 1)
        grid.setRowStretch(_MOST + 1, 1)
        return page

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)


def summary(report: ImportReport) -> str:
    """Return how many items had which fate."""
    words = {
        ItemFate.NEW: _tr("{0} new"),
        ItemFate.UPDATED: _tr("{0} updated"),
        ItemFate.SAME: _tr("{0} as they were"),
        ItemFate.ORPHANED: _tr("{0} without their passage"),
        ItemFate.REFUSED: _tr("{0} refused"),
    }
    counts = ((report.count(fate), text) for fate, text in words.items())
    return " · ".join(text.format(count) for count, text in counts if count) or _tr("There is nothing in the file.")


def sentence(item: ImportedItem) -> str:
    """Return what became of one item."""
    words = f"“{item.words}”" if item.words else _tr("Entry {0}").format(item.number)
    why = _why(item.why)
    return f"{words} – {why}" if why else words


def report_text(name: str, report: ImportReport) -> str:
    """Return the whole report, to be copied."""
    lines = (f"{item.number}. [{item.fate.value}] {sentence(item)}" for item in report.items)
    return "\n".join([f"{name}: {summary(report)}", *lines])


def _why(why: Why) -> str:
    return {
        Why.NOTHING: "",
        Why.NOT_AN_ANNOTATION: _tr("this is no annotation"),
        Why.NO_PASSAGE: _tr("it marks no passage (a bookmark, or a note on a whole page)"),
        Why.REPLY: _tr("it answers a note that is not in the file, or marks no passage"),
        Why.DELETED: _tr("it was deleted in the program it comes from"),
        Why.NO_DOCUMENT: _tr("nothing says which document it is about: open that first, then import again"),
        Why.NOT_FOUND: _tr(
            "its passage is not in the document, or in more than one place: it waits in the list of marks, where you "
            "can attach it"
        ),
        Why.TOO_LONG: _tr("it is longer than a mark may be"),
        Why.OLDER: _tr("kept as it is: yours is newer"),
        Why.ELSEWHERE: _tr("a mark of another document has the same id"),
    }[why]


def _form_words(form: AnnotationFormat) -> tuple[str, str]:
    return {
        AnnotationFormat.WEB_ANNOTATION: (
            _tr("W3C Web Annotation (.annotation)"),
            _tr("For studyapp and other reading programs; comes back exactly as it went."),
        ),
        AnnotationFormat.MARKDOWN: (
            _tr("Markdown (.md)"),
            _tr("For notes: quotations under their sections, with notes, tags and page."),
        ),
        AnnotationFormat.HTML: (
            _tr("Web page (.html)"),
            _tr("For reading and printing; one file that needs no other."),
        ),
        AnnotationFormat.CSV: (_tr("Table (.csv)"), _tr("For spreadsheets: a row for each mark.")),
    }[form]


def _ordered(report: ImportReport) -> list[ImportedItem]:
    return sorted(report.items, key=lambda item: (_ORDER.index(item.fate), item.number))


def _tr(text: str) -> str:
    return QCoreApplication.translate("marks_exchange", text)
