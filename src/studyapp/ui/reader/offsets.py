"""The only converter between code points of the canonical text and positions in a QTextDocument (UTF-16 units).

The two differ by characters beyond U+FFFF (two units each), by what is not shown (white space between blocks), and by
what is shown only (one separator after each paragraph on the screen).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.ui.reader.pieces import Piece

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """Maps positions for one run of pieces, shown one after the other as paragraphs of a QTextDocument."""

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        first, last = (pieces[0].start, pieces[-1].end) if pieces else (0, 0)
        astral = [match.start() for match in _ASTRAL.finditer(text, first, last)]
        self._astral = astral
        self._astral_units = [position + count for count, position in enumerate(astral)]
        self._starts = [piece.start for piece in pieces]
        self._ends = [piece.end for piece in pieces]
        self._qt_starts: list[int] = []
        at = 0
        for piece in pieces:
            self._qt_starts.append(at)
            at += self._units(piece.end) - self._units(piece.start) + 1
        self._qt_length = max(at - 1, 0)

    def to_qt(self, position: int) -> int:
        """Return the position in the QTextDocument; what is not shown goes to the end of what stands before it."""
        index = bisect_right(self._starts, position) - 1
        return self._inside(index, position)

    def to_canonical(self, qt_position: int) -> int:
        """Return the code point at a position of the QTextDocument; half of a pair counts as its character."""
        if not self._starts:
            return 0
        index = max(bisect_right(self._qt_starts, qt_position) - 1, 0)
        units = self._units(self._starts[index]) + max(qt_position, 0) - self._qt_starts[index]
        position = units - bisect_left(self._astral_units, units)
        return min(position, self._ends[index])

    def span_to_qt(self, span: Span) -> tuple[int, int]:
        """Return the positions that select the span: from its first shown to its last shown character."""
        start = self._start_to_qt(span.start)
        return start, max(self._end_to_qt(span.end), start)

    def span_to_canonical(self, qt_start: int, qt_end: int) -> Span:
        """Return the span that a selection covers."""
        return Span(self.to_canonical(qt_start), self.to_canonical(qt_end))

    def _start_to_qt(self, position: int) -> int:
        """As `to_qt`, but what is not shown goes to the beginning of what stands behind it."""
        index = bisect_right(self._starts, position) - 1
        if index + 1 < len(self._starts) and (index < 0 or position >= self._ends[index]):
            return self._qt_starts[index + 1]
        return self.to_qt(position)

    def _end_to_qt(self, position: int) -> int:
        """As `to_qt`, but where two paragraphs touch it is the end of the first, not the beginning of the second."""
        return self._inside(bisect_left(self._starts, position) - 1, position)

    def _inside(self, index: int, position: int) -> int:
        if index < 0:
            return 0
        inside = min(position, self._ends[index])
        return self._qt_starts[index] + self._units(inside) - self._units(self._starts[index])

    def _units(self, position: int) -> int:
        return position + bisect_left(self._astral, position)
