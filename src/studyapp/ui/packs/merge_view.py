"""What a new edition does to each item, with both sides of the selected one, and the author's to be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from studyapp.ui.controls import label
from studyapp.ui.pack_words import fate_words, kind_words
from studyapp.ui.packs.item_words import side_words
from studyapp.ui.table_model import Column, TableModel
from studyapp.ui.theme import SPACE_M, SPACE_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.merge import ItemKey, Merged

_TABLE_HEIGHT = 160


class MergeView(QWidget):
    """A table of items, and the selected one side by side.

    Signals:
        taken_changed: another set of items shall be the author's.
    """

    taken_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("merge_view")
        self._taken: set[ItemKey] = set()
        self._any = False
        columns = (
            Column(self.tr("What"), _kind, _kind),
            Column(self.tr("Item"), _label, _label, _label),
            Column(self.tr("What happens"), self._fate, self._fate),
        )
        self._model: TableModel[Merged] = TableModel(columns, self)
        self._make_table()
        self._make_sides()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._sides)
        self._table.selectionModel().selectionChanged.connect(self._on_selected)
        self._take.toggled.connect(self._on_take)

    @property
    def taken(self) -> frozenset[ItemKey]:
        """The items in which the author's shall stand."""
        return frozenset(self._taken)

    def allow_any(self) -> None:
        """Let the author's be taken in every item that the author has, not only where both changed it."""
        self._any = True

    def set_items(self, items: Sequence[Merged]) -> None:
        """Show these, those that need a decision first."""
        self._taken.clear()
        self._model.set_rows(sorted(items, key=_needs_decision))
        if items:
            self._table.selectRow(0)
        self._on_selected()

    def _make_table(self) -> None:
        table = self._table = QTableView(self)
        table.setObjectName("merge_items")
        table.setAccessibleName(self.tr("What becomes of each item"))
        table.setModel(self._model)
        table.setShowGrid(False)
        table.setMinimumHeight(_TABLE_HEIGHT)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def _make_sides(self) -> None:
        self._sides = QFrame(self)
        self._sides.setProperty("role", "card")
        grid = QGridLayout(self._sides)
        grid.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        grid.setHorizontalSpacing(SPACE_M)
        grid.setColumnStretch(1, 1)
        self._mine = label("", parent=self._sides, wrap=True)
        self._mine.setObjectName("merge_mine")
        self._theirs = label("", parent=self._sides, wrap=True)
        self._theirs.setObjectName("merge_theirs")
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(label(self.tr("Yours"), "strong", parent=self._sides), 0, 0, top)
        grid.addWidget(self._mine, 0, 1)
        grid.addWidget(label(self.tr("The author's"), "strong", parent=self._sides), 1, 0, top)
        grid.addWidget(self._theirs, 1, 1)
        self._take = QCheckBox(self.tr("Take the author's"), self._sides)
        self._take.setObjectName("merge_take")
        self._take.setAccessibleName(self._take.text())
        grid.addWidget(self._take, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)

    def _selected(self) -> Merged | None:
        rows = self._table.selectionModel().selectedRows()
        return self._model.item(rows[0]) if rows else None

    @Slot()
    def _on_selected(self) -> None:
        item = self._selected()
        self._sides.setVisible(item is not None)
        if item is None:
            return
        self._mine.setText(side_words(item.mine))
        self._theirs.setText(side_words(item.theirs))
        self._take.setVisible(item.theirs is not None and (self._any or bool(item.rivals)))
        self._take.blockSignals(True)
        self._take.setChecked(item.key in self._taken)
        self._take.blockSignals(False)

    @Slot(bool)
    def _on_take(self, checked: bool) -> None:
        item = self._selected()
        if item is None:
            return
        if checked:
            self._taken.add(item.key)
        else:
            self._taken.discard(item.key)
        self._table.viewport().update()
        self.taken_changed.emit()

    def _fate(self, item: Merged) -> str:
        return self.tr("the author's is taken") if item.key in self._taken else fate_words(item.fate)


def _needs_decision(item: Merged) -> bool:
    return not item.rivals


def _kind(item: Merged) -> str:
    return kind_words(item.key.kind)


def _label(item: Merged) -> str:
    return item.label
