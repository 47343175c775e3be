"""What became of each item of a file of cards: what was refused and why first, then what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout

from studyapp.domain.exchange import ItemFate
from studyapp.ui.controls import button, give_size, label
from studyapp.ui.exchange.words import fate_name, summary, why_words
from studyapp.ui.table_model import Column, TableModel
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from studyapp.domain.exchange import ExchangeReport, ImportedItem

_SIZE = (780, 520)
_MOST_NAMES = 4
_ORDER = (ItemFate.REFUSED, ItemFate.UPDATED, ItemFate.NEW, ItemFate.SAME)


class ReportDialog(QDialog):
    """The report of one file; it can be copied whole.

    Signals:
        document_requested: the learner wants to see where the cards are (DocumentId).
    """

    document_requested = Signal(object)

    def __init__(self, report: ExchangeReport, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("exchange_report")
        self.setWindowTitle(self.tr("Cards from “{0}”").format(report.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_size(self, *_SIZE)
        self._report = report
        self._items = sorted(report.items, key=_place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        head = label(summary(report), "title", parent=self, wrap=True)
        head.setObjectName("exchange_summary")
        layout.addWidget(head)
        layout.addWidget(label(self._told(), "muted", parent=self, wrap=True))
        layout.addWidget(self._table(), 1)
        layout.addLayout(self._buttons())

    def _told(self) -> str:
        report = self._report
        lines = [self.tr("{0} answers of the history came in.").format(report.answers)] if report.answers else []
        if report.left_out:
            shown = ", ".join(report.left_out[:_MOST_NAMES])
            more = self.tr(" and {0} more").format(len(report.left_out) - _MOST_NAMES)
            names = shown + more * (len(report.left_out) > _MOST_NAMES)
            lines.append(self.tr("Not kept: {0} (missing, too large, no picture, or a filtered deck).").format(names))
        if report.options:
            lines.append(self.tr("Options of Anki's decks are kept for the way back; here your own settings count."))
        if report.count(ItemFate.NEW):
            lines.append(self.tr("Each deck is a document of your library, so that every card keeps its passage."))
        return " ".join(lines) or self.tr("Nothing had to be changed.")

    def _table(self) -> QTableView:
        columns = (
            Column(self.tr("What became of it"), fate_name, fate_name),
            Column(self.tr("Note"), _label, _label, _label),
            Column(self.tr("Why"), _why, _why, _why),
        )
        model: TableModel[ImportedItem] = TableModel(columns, self)
        model.set_rows(self._items)
        table = QTableView(self)
        table.setObjectName("exchange_items")
        table.setAccessibleName(self.tr("What became of each note"))
        table.setModel(model)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.setColumnHidden(2, not self._report.count(ItemFate.REFUSED))
        return table

    def _buttons(self) -> QHBoxLayout:
        copy = button(self.tr("Copy report"), "exchange_copy", parent=self)
        copy.clicked.connect(self._on_copy)
        show = button(self.tr("Open the document"), "exchange_open", parent=self)
        show.setVisible(bool(self._report.documents))
        show.clicked.connect(self._on_open)
        close = button(self.tr("Close"), "exchange_close", kind="primary", parent=self)
        close.setDefault(True)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(show)
        row.addWidget(close)
        return row

    @Slot()
    def _on_copy(self) -> None:
        lines = (" – ".join(filter(None, (fate_name(item), item.label, _why(item)))) for item in self._items)
        QGuiApplication.clipboard().setText("\n".join([self._report.name, summary(self._report), *lines]))

    @Slot()
    def _on_open(self) -> None:
        self.document_requested.emit(self._report.documents[0])
        self.close()


def _place(item: ImportedItem) -> int:
    return _ORDER.index(item.fate)


def _label(item: ImportedItem) -> str:
    if item.fate is ItemFate.REFUSED and item.label.isdigit():
        return QCoreApplication.translate("ReportDialog", "line {0}").format(item.label)
    return item.label


def _why(item: ImportedItem) -> str:
    return why_words(item.why)
