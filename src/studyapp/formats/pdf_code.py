"""Program listings of a PDF: lines in a typewriter face that stand by themselves stay as they are, one below the other.

Where most of a document is in such a face (manuscripts, old standards) it tells nothing, and prose is joined as ever.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from studyapp.formats.pdf_words import HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from studyapp.formats.pdf_columns import Line
    from studyapp.formats.pdf_paragraphs import Habits, Placed

_LARGE = 1.12
_APART = 1.2
"""Leadings above and below a line from which on it stands by itself."""
_EMPTY_LINE = 1.6
_WIDEST_GAP = 3.5
_SAME_SIZE = 0.07
_MOST_INDENT = 60


def has_listings(pages: Iterable[Sequence[Line]]) -> bool:
    """Tell whether a typewriter face means something: less than half of the letters are in it."""
    plain = typed = 0
    for lines in pages:
        for line in lines:
            if line.typed:
                typed += len(line.text)
            else:
                plain += len(line.text)
    return 0 < typed < plain


def listings_of(lines: Sequence[Placed], habits: Habits) -> dict[int, int]:
    """Return where listings begin and end (after the last line), as indices of lines."""
    found: dict[int, int] = {}
    if not habits.has_listings:
        return found
    start = 0
    while start < len(lines):
        end = start
        while (
            end < len(lines) and _may_be_code(lines[end].line, habits) and (end == start or _joined(lines, end, habits))
        ):
            end += 1
        if end - start > 1 or (end - start == 1 and _stands_alone(lines, start, habits)):
            found[start] = end
        start = max(end, start + 1)
    return found


def listing(lines: Sequence[Placed], habits: Habits) -> str:
    """Return the lines of a listing with their indents, and an empty line for each gap."""
    left = min(placed.line.x0 for placed in lines)
    width = median((placed.line.x1 - placed.line.x0) / max(1, len(placed.line.text)) for placed in lines)
    rows: list[str] = []
    for number, placed in enumerate(lines):
        line = placed.line
        if number and _gap(lines[number - 1].line, line) > _EMPTY_LINE * habits.leading:
            rows.append("")
        indent = round((line.x0 - left) / width) if width > 0 else 0
        rows.append(" " * min(indent, _MOST_INDENT) + _spaced(line).replace(HYPHEN, "-"))
    return "\n".join(rows).strip()


def _spaced(line: Line) -> str:
    """Return the line with the blanks between its columns."""
    text = line.text
    for at, more in reversed(line.blanks):
        text = text[:at] + " " * min(more, _MOST_INDENT) + text[at:]
    return text


def _may_be_code(line: Line, habits: Habits) -> bool:
    return line.typed and not line.image and line.size < _LARGE * habits.size


def _joined(lines: Sequence[Placed], at: int, habits: Habits) -> bool:
    before, placed = lines[at - 1], lines[at]
    last, line = before.line, placed.line
    if before.page != placed.page or last.column != line.column or last.y <= line.y:
        return False
    if abs(last.size - line.size) > _SAME_SIZE * line.size:
        return False
    return _gap(last, line) <= _WIDEST_GAP * habits.leading


def _stands_alone(lines: Sequence[Placed], at: int, habits: Habits) -> bool:
    """Tell whether one line in a typewriter face is set apart from what is above and below it."""
    placed = lines[at]
    if placed.line.bold:
        return False
    beside = [lines[number] for number in (at - 1, at + 1) if 0 <= number < len(lines)]
    near = [other.line for other in beside if other.page == placed.page and other.line.column == placed.line.column]
    return bool(near) and all(_is_apart(placed.line, other, habits) for other in near)


def _is_apart(line: Line, other: Line, habits: Habits) -> bool:
    indented = line.x0 - other.x0 > line.size
    return indented or _gap(line, other) > _APART * habits.leading


def _gap(one: Line, other: Line) -> float:
    """Return the distance of two base lines in type sizes."""
    return abs(one.y - other.y) / max(one.size, 1.0)
