"""The numbers of lists, and the places of cells in tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from studyapp.formats.html_tree import attribute
from studyapp.formats.numerals import lettered, roman

if TYPE_CHECKING:
    from studyapp.formats.html_tree import Element

_MOST_ROWS, _MOST_COLUMNS, _WIDEST = 1000, 200, 500
_LARGEST_NUMBER = 100_000


class Numbers:
    """What stands before the items of one list."""

    def __init__(self, element: Element, tag: str) -> None:
        self._kind = attribute(element, "type")
        self._is_numbered = tag == "ol"
        self._next = _number(attribute(element, "start"), 1)

    def marker(self, item: Element, depth: int) -> str:
        """Return what stands before the next item; the outermost list has the depth 1."""
        indent = "  " * (min(max(depth, 1), 20) - 1)
        if not self._is_numbered:
            return f"{indent}• "
        number = _number(attribute(item, "value"), self._next)
        self._next = number + 1
        return f"{indent}{self._written(number)}. "

    def _written(self, number: int) -> str:
        match self._kind:
            case "a" | "A" if 1 <= number <= 26:
                text = lettered(number)
            case "i" | "I" if 1 <= number < 4000:
                text = roman(number)
            case _:
                return str(number)
        return text.upper() if self._kind.isupper() else text


@dataclass(slots=True)
class TableGrid:
    """Where the next cell of a table lies, with cells of rows above reaching down."""

    is_open: bool = False
    _row: int = -1
    _column: int = 0
    _until: dict[int, int] = field(default_factory=dict[int, int])

    def begin_row(self) -> None:
        """Go to the next row."""
        self._row += 1
        self._column = 0

    def place(self, rowspan: str, colspan: str) -> tuple[int, int, int, int]:
        """Return row, column, height and width of the next cell."""
        rows = max(1, min(_MOST_ROWS, _number(rowspan, 1)))
        columns = max(1, min(_MOST_COLUMNS, _number(colspan, 1)))
        row = max(0, self._row)
        while self._until.get(self._column, 0) > row and self._column < _WIDEST:
            self._column += 1
        column = self._column
        if rows > 1:
            self._until.update(dict.fromkeys(range(column, column + columns), row + rows))
        self._column += columns
        return row, column, rows, columns


def _number(said: str, otherwise: int) -> int:
    said = said.strip()
    if not said.removeprefix("-").isdecimal() or len(said) > 6:
        return otherwise
    return max(-_LARGEST_NUMBER, min(_LARGEST_NUMBER, int(said)))
