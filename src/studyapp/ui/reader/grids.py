"""Tables as a grid without holes: the order of its cells is the order in which a QTextTable holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.domain.layout import Cell, Table

_MOST_CELLS = 1000
"""Qt lays a table out as a whole: 60 ms for as many."""
_MOST_COLUMNS = 16


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: row and column count from 0; a hole of the table is a cell without text."""

    row: int
    column: int
    rows: int
    columns: int
    start: int
    end: int
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that covers every place once; cells in the order of their upper left corners."""

    rows: int
    columns: int
    cells: tuple[GridCell, ...]


def grid_of(table: Table, text: str) -> Grid | None:
    """Return the grid of a table, or None when it cannot be shown as one: too large, overlapping, or out of order."""
    if not table.cells or len(table.cells) > _MOST_CELLS:
        return None
    rows = max(cell.row + cell.rows for cell in table.cells)
    columns = max(cell.column + cell.columns for cell in table.cells)
    if columns > _MOST_COLUMNS or rows * columns > _MOST_CELLS:
        return None
    taken: set[tuple[int, int]] = set()
    for cell in table.cells:
        places = {(cell.row + down, cell.column + right) for down in range(cell.rows) for right in range(cell.columns)}
        if not places or places & taken or not table.start <= cell.start <= cell.end <= table.end:
            return None
        taken |= places
    if not _is_in_order(table, text):
        return None
    return Grid(rows, columns, _filled(table, rows, columns, taken))


def _is_in_order(table: Table, text: str) -> bool:
    """Tell whether the cells follow one another, here and in the text, and leave nothing out but white space."""
    at, corner = table.start, (-1, -1)
    for cell in table.cells:
        if cell.start < at or (cell.row, cell.column) <= corner or text[at : cell.start].strip():
            return False
        at, corner = cell.end, (cell.row, cell.column)
    return not text[at : table.end].strip()


def _filled(table: Table, rows: int, columns: int, taken: set[tuple[int, int]]) -> tuple[GridCell, ...]:
    by_corner: dict[tuple[int, int], Cell] = {(cell.row, cell.column): cell for cell in table.cells}
    cells: list[GridCell] = []
    at = table.start
    for row in range(rows):
        for column in range(columns):
            cell = by_corner.get((row, column))
            if cell is not None:
                made = GridCell(row, column, cell.rows, cell.columns, cell.start, cell.end, is_header=cell.is_header)
                cells.append(made)
                at = cell.end
            elif (row, column) not in taken:
                cells.append(GridCell(row, column, 1, 1, at, at))
    return tuple(cells)
