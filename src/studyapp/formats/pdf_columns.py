"""From the fragments of a page to its lines in reading order, one column after the other.

A gutter is a white strip that hardly any fragment crosses, with lines that fill their columns on both sides of it.
What crosses it (a headline, a wide table) parts the page into bands, which are read from top to bottom.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from studyapp.formats.pdf_words import Fragment, Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from studyapp.domain.layout import ImageId

_BIN = 2.0
"""Points: how finely white strips are looked for."""
_MIN_ROWS = 5
"""Lines that a column has at least."""
_MAX_CROSSING = 0.35
"""Share of the lines that may cross a gutter."""
_LIMITS = (0, 0.04, 0.08, 0.12, 0.18, 0.25, _MAX_CROSSING)
"""Shares at which strips are looked for: on a first page, authors and title stand across the gutter."""
_MAX_DEPTH = 2
"""Gutters within gutters: up to four columns."""
_MAX_BINS = 4000
_MAX_FRAGMENTS = 8000
"""A newspaper's page has a thousand."""
_MAX_KNOWN = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column.

    Attributes:
        x0: where it begins; in a column that is written from right to left, as a mirror would show it.
        x1: where it ends.
        gaps: offsets in `text` where a gap wider than a word's stands (table columns).
        left: where the column's lines begin.
        right: where they end.
        typed: all in a typewriter face, but for the number of the line.
        blanks: offsets in the text of such a line, and how many blanks would stand there beside the one that does.
        column: counts the columns and bands of its page in reading order.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    slanted: bool
    notes: tuple[Note, ...]
    gaps: tuple[int, ...]
    left: float
    right: float
    column: int
    image: ImageId | None = None
    typed: bool = False
    blanks: tuple[tuple[int, int], ...] = ()


type _Row = list[Fragment]


class Columns:
    """Finds the columns of one page after another; what it found helps with a page that is not full."""

    def __init__(self) -> None:
        self._known: list[float] = []

    def lines_of(self, fragments: Iterable[Fragment]) -> tuple[Line, ...]:
        """Return the lines of the next page in reading order."""
        columns = self._columns(list(fragments), 0)
        return tuple(line for number, column in enumerate(columns) for line in _lines(column, number))

    def _columns(self, fragments: list[Fragment], depth: int) -> list[list[Fragment]]:
        gutter = _gutter(fragments, self._known) if depth < _MAX_DEPTH else None
        if gutter is None:
            return [fragments] if fragments else []
        self._known = [gutter, *(known for known in self._known if abs(known - gutter) > _BIN)][:_MAX_KNOWN]
        columns: list[list[Fragment]] = []
        left: list[Fragment] = []
        right: list[Fragment] = []
        across: list[Fragment] = []
        for row in [*_rows(fragments), None]:
            if row is None or _crosses(row, gutter):
                columns.extend(self._columns(left, depth + 1))
                columns.extend(self._columns(right, depth + 1))
                left, right = [], []
                across.extend(row or ())
                continue
            if across:
                columns.append(across)
                across = []
            for fragment in row:
                (left if fragment.x0 + fragment.x1 < 2 * gutter else right).append(fragment)
        return [*columns, across] if across else columns


def _crosses(row: _Row, gutter: float) -> bool:
    return any(fragment.x0 + 1 < gutter < fragment.x1 - 1 for fragment in row)


def _gutter(fragments: list[Fragment], known: Sequence[float]) -> float | None:
    """Return the middle of the best gutter, or None; a known one needs less."""
    found = _new_gutter(fragments) if len(fragments) >= 2 * _MIN_ROWS else None
    if found is not None:
        return found
    return next((x for x in known if _is_known_gutter(fragments, x)), None)


def _is_known_gutter(fragments: list[Fragment], x: float) -> bool:
    sides = [f.x0 >= x - 1 for f in fragments if f.x1 <= x + 1 or f.x0 >= x - 1]
    crossing = len(fragments) - len(sides)
    return True in sides and False in sides and crossing <= _MAX_CROSSING * len(fragments)


def _new_gutter(fragments: list[Fragment]) -> float | None:
    start = min(fragment.x0 for fragment in fragments)
    end = max(fragment.x1 for fragment in fragments)
    bins = int((end - start) / _BIN)
    if not 50 <= bins <= _MAX_BINS or len(fragments) > _MAX_FRAGMENTS:
        return None
    covered = _covered(fragments, start, bins)
    low, high = bins // 5, bins - bins // 5
    places: set[float] = set()
    for limit in _LIMITS:
        for first, last in _strips(covered[low:high], limit * len(fragments)):
            places.add(start + (low + (first + last) / 2) * _BIN)
    worth = {place: _worth(fragments, place) for place in sorted(places) if _is_gutter(fragments, place)}
    best = max(worth, key=worth.__getitem__, default=None)
    return best if best is not None and worth[best] > 0 else None


def _worth(fragments: list[Fragment], x: float) -> int:
    """Return how many letters a gutter parts: those of the lesser side, without what it cuts.

    What crosses it alone in its row (a headline, an abstract) is not cut; a line with another one beside it is.
    """
    left = right = cut = 0
    for row in _rows(fragments):
        across = sum(len(fragment.text) for fragment in row if fragment.x0 + 1 < x < fragment.x1 - 1)
        cut += across if len(row) > 1 else 0
        left += sum(len(fragment.text) for fragment in row if fragment.x1 <= x + 1)
        right += sum(len(fragment.text) for fragment in row if fragment.x0 >= x - 1)
    return min(left, right) - 2 * cut


def _covered(fragments: list[Fragment], start: float, bins: int) -> list[int]:
    """Return for each strip of `_BIN` points how many fragments stand in it."""
    steps = [0] * (bins + 2)
    for fragment in fragments:
        steps[max(0, int((fragment.x0 - start) / _BIN))] += 1
        steps[min(bins, int((fragment.x1 - start) / _BIN)) + 1] -= 1
    covered: list[int] = []
    height = 0
    for step in steps[:bins]:
        height += step
        covered.append(height)
    return covered


def _strips(covered: Sequence[int], limit: float) -> list[tuple[int, int]]:
    """Return where runs of at least three bins with no more fragments than `limit` begin and end."""
    strips: list[tuple[int, int]] = []
    first = -1
    for number, height in enumerate([*covered, 1 << 30]):
        if height <= limit and first < 0:
            first = number
        elif height > limit and first >= 0:
            if number - first >= 3:
                strips.append((first, number))
            first = -1
    return strips


def _is_gutter(fragments: list[Fragment], x: float) -> bool:
    left = [f for f in fragments if f.x1 <= x + 1]
    right = [f for f in fragments if f.x0 >= x - 1]
    crossing = len(fragments) - len(left) - len(right)
    if crossing > _MAX_CROSSING * len(fragments):
        return False
    if not (_is_column(left) and _is_column(right)):
        return False
    top = min(max(f.y for f in left), max(f.y for f in right))
    bottom = max(min(f.y for f in left), min(f.y for f in right))
    return top - bottom > 3 * left[0].size


def _is_column(fragments: list[Fragment]) -> bool:
    """Tell whether these are lines of prose: several, most of them filling the width."""
    rows = _rows(fragments)
    if len(rows) < _MIN_ROWS:
        return False
    start, end = min(f.x0 for f in fragments), max(f.x1 for f in fragments)
    letters = sum(len(f.text) for f in fragments)
    filled = sum(max(f.x1 for f in row) - min(f.x0 for f in row) > 0.6 * (end - start) for row in rows)
    return filled >= 0.5 * len(rows) and letters >= 14 * len(rows)


def _rows(fragments: Iterable[Fragment]) -> list[_Row]:
    """Group what stands on one base line, from top to bottom."""
    rows: list[_Row] = []
    at = 0.0
    for fragment in sorted(fragments, key=lambda f: (-f.y, f.x0)):
        alone = fragment.image or (rows and rows[-1][0].image)
        if rows and not alone and at - fragment.y < 0.4 * max(rows[-1][0].size, fragment.size):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
            at = fragment.y
    return rows


def _lines(fragments: list[Fragment], column: int) -> list[Line]:
    words = [fragment for fragment in fragments if not fragment.image] or fragments
    left, right = _edge([f.x0 for f in words], lowest=True), _edge([f.x1 for f in words], lowest=False)
    lines = [_line(row, left, right, column) for row in _rows(fragments)]
    if 2 * sum(len(line.text) for line in lines if _is_rtl(line.text)) <= sum(len(line.text) for line in lines):
        return lines
    return [replace(line, x0=left + right - line.x1, x1=left + right - line.x0) for line in lines]


def _edge(ends: list[float], *, lowest: bool) -> float:
    """Return the outermost place where at least a fifth of the lines begin (or end), else the outermost of all."""
    counts = Counter(round(end / 3) for end in ends)
    many = [place for place, count in counts.items() if count >= max(2, len(ends) / 5)]
    chosen = (min if lowest else max)(many or counts)
    near = [end for end in ends if round(end / 3) == chosen]
    return min(near) if lowest else max(near)


def _line(row: _Row, left: float, right: float, column: int) -> Line:
    if len(row) == 1:  # nine of ten lines of a book
        only = row[0]
        return Line(
            text=only.text,
            x0=only.x0,
            x1=only.x1,
            y=only.y,
            size=only.size,
            bold=only.bold,
            slanted=only.slanted,
            notes=only.notes,
            gaps=(),
            left=left,
            right=right,
            column=column,
            image=only.image,
            typed=only.typed,
        )
    return _joined(row, left, right, column)


def _joined(row: _Row, left: float, right: float, column: int) -> Line:
    backwards = sum(_is_rtl(fragment.text) for fragment in row) * 2 > len(row)
    row.sort(key=lambda fragment: fragment.x0, reverse=backwards)
    main = max(row, key=lambda fragment: len(fragment.text))
    text = ""
    notes: list[Note] = []
    gaps: list[int] = []
    blanks: list[tuple[int, int]] = []
    for number, fragment in enumerate(row):
        if number:
            gap = max(fragment.x0 - row[number - 1].x1, row[number - 1].x0 - fragment.x1)
            if gap > 1.6 * main.size:
                gaps.append(len(text))
            if (
                fragment.typed
                and (more := round(gap * len(fragment.text) / max(fragment.x1 - fragment.x0, 1.0)) - 1) > 0
            ):
                blanks.append((len(text), more))
            text = text.removesuffix("\u00ad") + " "
        notes.extend(Note(len(text) + note.offset, note.number) for note in fragment.notes)
        text += fragment.text
    letters = sum(len(fragment.text) for fragment in row)
    return Line(
        text=text,
        x0=min(fragment.x0 for fragment in row),
        x1=max(fragment.x1 for fragment in row),
        y=main.y,
        size=main.size,
        bold=2 * sum(len(fragment.text) for fragment in row if fragment.bold) > letters,
        slanted=2 * sum(len(fragment.text) for fragment in row if fragment.slanted) > letters,
        notes=tuple(notes),
        gaps=tuple(gaps),
        left=left,
        right=right,
        column=column,
        image=row[0].image,
        typed=main.typed and all(fragment.typed or fragment.text.isdecimal() for fragment in row),
        blanks=tuple(blanks),
    )


def _is_rtl(text: str) -> bool:
    """Tell whether most letters are Hebrew, Arabic, Syriac or Thaana."""
    if text.isascii():
        return False
    rtl = sum("\u0590" <= sign <= "\u08ff" or "\ufb1d" <= sign <= "\ufefc" for sign in text)
    return 2 * rtl > sum(sign.isalpha() for sign in text)
