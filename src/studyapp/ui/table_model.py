"""A read-only Qt table over frozen values: columns are data, the values stay what the service returned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

type Index = QModelIndex | QPersistentModelIndex
type SortKey = str | int | float

ROOT = QModelIndex()
ITEM_ROLE = Qt.ItemDataRole.UserRole
"""The value behind a row."""
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
"""What a QSortFilterProxyModel sorts by (setSortRole)."""


@dataclass(frozen=True, slots=True)
class Column[T]:
    """One column: what it is called, what it shows, what it sorts by.

    Attributes:
        tooltip: text for the pointer and for screen readers; None for none.
        numeric: right-aligned.
    """

    title: str
    text: Callable[[T], str]
    sort_key: Callable[[T], SortKey]
    tooltip: Callable[[T], str] | None = None
    numeric: bool = False


class TableModel[T](QAbstractTableModel):
    """Shows a sequence of values, one row each."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[T, ...] = ()

    @property
    def rows(self) -> tuple[T, ...]:
        """The values shown, in the order they were given."""
        return self._rows

    def set_rows(self, rows: Sequence[T]) -> None:
        """Replace everything shown."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def item(self, index: Index) -> T:
        """Return the value behind a valid index of this model (map proxies to their source first)."""
        return self._rows[index.row()]

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        item, column = self._rows[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return column.text(item)
            case Qt.ItemDataRole.ToolTipRole:
                return column.tooltip(item) if column.tooltip else None
            case Qt.ItemDataRole.TextAlignmentRole if column.numeric:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _ if role == SORT_ROLE:
                return column.sort_key(item)
            case _ if role == ITEM_ROLE:
                return item
            case _:
                return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return None
