"""One table of the class report: sortable, with bars behind shares, so that one looks instead of reads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, QSortFilterProxyModel, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from studyapp.domain.class_tables import COLUMNS, Cell, Heading, Sheet, SheetColumn, SheetTable, Unit, shown
from studyapp.ui.classes.words import heading_tips, heading_words, sheet_words
from studyapp.ui.table_model import ITEM_ROLE, SORT_ROLE, Column, TableModel
from studyapp.ui.theme import SPACE_S

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from studyapp.ui.look import Look

type _Index = QModelIndex | QPersistentModelIndex
type _Line = tuple[int, tuple[Cell, ...]]

_BAD = frozenset({Heading.WRONG, Heading.WRONG_FIRST})
_ROW = 34
_BAR = 4
_WIDE = frozenset({Heading.CARD, Heading.PASSAGE, Heading.LEARNER})
_WIDTHS = {Heading.ANSWER: 130, Heading.WRONG_OPTION: 110, Heading.DOCUMENT: 150, Heading.LAST_DAY: 100}
_ROOM = 22
_LEAST_WIDE = 160


class SheetView(QTableView):
    """A table of the report.

    Signals:
        row_chosen: a row was chosen (its index in the report, -1 for none).
        row_opened: Return or a double click on a row (its index in the report).
    """

    row_chosen = Signal(int)
    row_opened = Signal(int)

    def __init__(self, sheet: Sheet, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"class_{sheet}")
        self.setAccessibleName(sheet_words()[sheet])
        self._table = SheetTable(sheet, COLUMNS[sheet], ())
        self._rows: TableModel[_Line] = TableModel([_column(at, each) for at, each in enumerate(COLUMNS[sheet])], self)
        self._sorted = _Sorted(COLUMNS[sheet], self)
        self._sorted.setSourceModel(self._rows)
        self._sorted.setSortRole(SORT_ROLE)
        self.setModel(self._sorted)
        self.setItemDelegate(_Bars(sheet, look, self))
        self._lay_out()
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.activated.connect(self._on_activated)
        look.changed.connect(self.viewport().update)

    def _lay_out(self) -> None:
        self.setShowGrid(False)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(56)
        for at, column in enumerate(self._table.columns):
            if column.heading not in _WIDE:
                wanted = header.fontMetrics().horizontalAdvance(heading_words()[column.heading]) + _ROOM
                header.resizeSection(at, _WIDTHS.get(column.heading, wanted))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what the numbers leave of the width, but never so little that nobody can be told by them."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        wide = next(at for at, column in enumerate(self._table.columns) if column.heading in _WIDE)
        rest = header.length() - header.sectionSize(wide)
        header.resizeSection(wide, max(_LEAST_WIDE, self.viewport().width() - rest))

    def set_table(self, table: SheetTable) -> None:
        """Show this table."""
        self._table = table
        self._rows.set_rows(tuple(enumerate(table.rows)))

    def shown_table(self) -> SheetTable:
        """Return the table with its rows in the order in which they are shown: what CSV and paper take."""
        return replace(self._table, rows=tuple(self._line(row)[1] for row in range(self._sorted.rowCount())))

    def shown_texts(self) -> list[list[str]]:
        """Return what stands in the cells, row by row."""
        return [
            [str(self._sorted.index(row, at).data()) for at in range(self._sorted.columnCount())]
            for row in range(self._sorted.rowCount())
        ]

    def chosen(self) -> int:
        """Return the chosen row's index in the report; -1 for none."""
        index = self.currentIndex()
        return self._line(index.row())[0] if index.isValid() else -1

    def _line(self, row: int) -> _Line:
        line: _Line = self._sorted.index(row, 0).data(ITEM_ROLE)
        return line

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.row_chosen.emit(self._line(current.row())[0] if current.isValid() else -1)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.row_opened.emit(self._line(index.row())[0])


def _column(at: int, column: SheetColumn) -> Column[_Line]:
    def text(line: _Line) -> str:
        return shown(line[1][at], column.unit)

    def key(line: _Line) -> str | float:
        cell = line[1][at]
        if isinstance(cell, str):
            return cell.casefold()
        return float("-inf") if cell is None else cell

    def tip(line: _Line) -> str:
        return text(line) if column.unit is Unit.TEXT else heading_tips().get(column.heading, "")

    return Column(heading_words()[column.heading], text, key, tip, numeric=column.unit is not Unit.TEXT)


class _Sorted(QSortFilterProxyModel):
    """Sorts by the cells, and sets headings above numbers as these are set."""

    def __init__(self, columns: tuple[SheetColumn, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = columns

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            numeric = self._columns[section].unit is not Unit.TEXT
            side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)


class _Bars(QStyledItemDelegate):
    """Draws a bar below each share: red for what is wrong, else the accent."""

    def __init__(self, sheet: Sheet, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = COLUMNS[sheet]
        self._look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), _ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        column = self._columns[index.column()]
        cell = index.data(SORT_ROLE)
        if column.unit is not Unit.SHARE or not isinstance(cell, float) or not 0 <= cell <= 1:
            return
        theme = self._look.theme
        ink = theme.danger if column.heading in _BAD else theme.accent
        area = option.rect
        whole = QRect(area.left() + SPACE_S, area.bottom() - _BAR - 2, area.width() - 2 * SPACE_S, _BAR)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.tint(ink))
        painter.drawRoundedRect(whole, _BAR / 2, _BAR / 2)
        whole.setWidth(round(whole.width() * cell))
        painter.setBrush(QColor(ink))
        painter.drawRoundedRect(whole, _BAR / 2, _BAR / 2)
        painter.restore()
