"""Makes units of words as they come: white space, invisible code points, marks, anchors, tables.

What is decided here, once for every format with markup:

- white space runs are one space, no-break and other fixed spaces among them; a line end between two CJK signs is none;
- soft hyphens, zero-width spaces, word joiners and byte-order marks go; joiners (emoji, Persian) and direction marks
  stay;
- two line breaks in a row end a paragraph; verbatim text (code, poems) keeps its lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from studyapp.domain.document import BlockKind, canonical
from studyapp.domain.layout import Cell, MarkKind
from studyapp.formats.open_block import OpenBlock
from studyapp.formats.units import Unit, UnitMark

if TYPE_CHECKING:
    from collections.abc import Iterable

_GONE = "\u00ad\u200b\u2060\ufeff\ufffc"
_SPACES = "\u00a0\u202f\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u3000"
_BREAKS = "\r\u0085\u2028\u2029\ufdd0\ufdd1\v\f"
_CONTROLS = "".join(map(chr, [*range(1, 9), *range(0x0E, 0x20), 0x7F]))
_CLEAN = str.maketrans(
    {
        **dict.fromkeys(_GONE + _CONTROLS),
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_BREAKS, "\n"),
        "\0": "\ufffd",
    }
)
_UNCLEAN = re.compile(f"[{re.escape(_GONE + _CONTROLS + _SPACES + _BREAKS)}\0]")
_SPACE = re.compile(r"[ \t\n]+")
_CJK = "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_CJK_BREAK = re.compile(f"(?<=[{_CJK}])[ \t]*\n[ \t\n]*(?=[{_CJK}])")
_SPLITTING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.FOOTNOTE})

_MARKED = frozenset({BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})


def one_line(words: str) -> str:
    """Return words as they can stand in a text by themselves: canonical, on one line, without invisible signs."""
    return canonical(" ".join(words.translate(_CLEAN).split()))


@dataclass(frozen=True, slots=True)
class Setting:
    """What a block becomes that begins here; `zone` and `group` as in `Unit`."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 1
    zone: int = 0
    group: int = 0
    verbatim: bool = False


@dataclass(slots=True)
class _OpenMark:
    kind: MarkKind
    start: int
    words: str
    key: str


class Composer:
    """Collects units. Words go to the open block; blank ones do not open one.

    Attributes:
        marker: what stands before the next list item or footnote.
    """

    def __init__(self) -> None:
        self.marker = ""
        self._units: list[Unit] = []
        self._block: OpenBlock | None = None
        self._marks: list[_OpenMark] = []
        self._anchors: list[str] = []
        self._pages: list[str] = []
        self._after: list[Unit] = []
        self._in_table = False

    @property
    def in_table(self) -> bool:
        """Whether words go to a table."""
        return self._in_table

    @property
    def last(self) -> str:
        """The code point before the next one; "" at the start of a block."""
        return self._block.last if self._block is not None and self._block.length else ""

    def words(self, words: str, setting: Setting) -> None:
        """Add words to the open block, or else to a new one."""
        if _UNCLEAN.search(words):
            words = words.replace("\r\n", "\n").translate(_CLEAN)
        if not setting.verbatim or self._in_table:
            words = _SPACE.sub(" ", _CJK_BREAK.sub("", words) if "\n" in words else words)
        block = self._block
        if block is None:
            if not words.strip():
                return
            block = self._begin(setting)
        if block.length == 0 and block.verbatim:
            words = words.lstrip("\n")
        elif not block.verbatim and block.last in " \n\t":
            words = words.lstrip(" ")
        block.append(words)

    def line_break(self) -> None:
        """Break the line; the second break in a row ends the paragraph. Without an open block it is nothing."""
        block = self._block
        if block is None or not block.length:
            return
        if self._in_table:
            self._part_words(block)
            return
        block.trim()
        if block.last == "\n" and block.kind in _SPLITTING and not block.verbatim:
            self.close()
            return
        block.append("\n")

    def begin_mark(self, kind: MarkKind, *, words: str = "", key: str = "") -> None:
        """Mark what comes from here on; marks end in the reverse order. A `key` names the anchor it leads to."""
        start = self._block.length if self._block is not None else 0
        self._marks.append(_OpenMark(kind, start, words, key))

    def end_mark(self, *, words: str = "") -> None:
        """End the mark that was begun last; `words` replaces its own where given."""
        mark = self._marks.pop()
        if self._block is not None:
            found = UnitMark(mark.kind, mark.start, self._block.length, words or mark.words, mark.key)
            self._block.marks.append(found)

    def note(self, number: str, key: str) -> None:
        """Set the mark of a note after the last word; its number does not become text."""
        if self._block is not None and self._block.length:
            at = self._block.length - (self._block.last == " ")
            self._block.marks.append(UnitMark(MarkKind.NOTE, at, at, number, key))

    def anchor(self, key: str) -> None:
        """Name this place; without an open block, the start of the next one."""
        if self._block is not None and self._block.length:
            self._block.anchors.append((key, self._block.length))
        else:
            self._anchors.append(key)

    def page(self, label: str) -> None:
        """Begin a page of the printed edition here."""
        if self._block is not None and self._block.length:
            self._block.pages.append((self._block.length, label))
        else:
            self._pages.append(label)

    def add(self, unit: Unit) -> None:
        """Add a finished unit (a picture): after the block that has words already, where one is open."""
        if self._block is not None and (self._in_table or self._block.length):
            self._after.append(unit)
        else:
            self._keep(unit)

    def begin_table(self, *, zone: int = 0) -> None:
        """Open a table; until its end all words go to its cells, wherever blocks begin or end."""
        self.close()
        self._begin(Setting(BlockKind.TABLE, zone=zone))
        self._in_table = True

    def begin_cell(self, cell: Cell) -> None:
        """Open a cell; its offsets do not count. A row begins where the number of the row is another one."""
        block = self._block
        if block is None:
            return
        block.end_cell()
        if block.cells:
            block.append("\t" if block.cells[-1].row == cell.row else "\n")
        block.cells.append(replace(cell, start=block.length, end=block.length))

    def end_table(self) -> None:
        """Close the table; what was added meanwhile comes after it."""
        if self._block is not None:
            self._block.end_cell()
        self._in_table = False
        self.close()

    def close(self) -> None:
        """End the open block; in a table it only parts words."""
        block = self._block
        if block is None:
            return
        if self._in_table:
            self._part_words(block)
            return
        for mark in self._marks:
            block.marks.append(UnitMark(mark.kind, mark.start, block.length, mark.words, mark.key))
            mark.start = 0
        self._block = None
        marker = self.marker if block.kind in _MARKED else ""
        unit = block.finished(marker)
        if unit is None:
            self._anchors.extend(key for key, _ in block.anchors)
            self._pages.extend(label for _, label in block.pages)
        else:
            self.marker = "" if marker else self.marker
            self._keep(unit)
        after, self._after = self._after, []
        for picture in after:
            self._keep(picture)

    def finish(self) -> tuple[Unit, ...]:
        """Return all units; what was named after the last of them is named at its end."""
        self.close()
        if self._units and (self._anchors or self._pages):
            self._units[-1] = _named(self._units[-1], self._anchors, self._pages, len(self._units[-1].text))
        return tuple(self._units)

    @staticmethod
    def _part_words(block: OpenBlock) -> None:
        if block.last not in " \n\t":
            block.append(" ")

    def _begin(self, setting: Setting) -> OpenBlock:
        for mark in self._marks:
            mark.start = 0
        self._block = OpenBlock(setting.kind, setting.level, setting.zone, setting.group, setting.verbatim)
        return self._block

    def _keep(self, unit: Unit) -> None:
        if self._anchors or self._pages:
            unit = _named(unit, self._anchors, self._pages, 0)
            self._anchors.clear()
            self._pages.clear()
        self._units.append(unit)


def _named(unit: Unit, anchors: Iterable[str], pages: Iterable[str], at: int) -> Unit:
    """Return the unit with names and pages at one place of it."""
    names = [(key, at) for key in anchors]
    labels = [(at, label) for label in pages]
    return replace(
        unit,
        anchors=tuple(sorted([*unit.anchors, *names], key=lambda pair: pair[1])),
        pages=tuple(sorted([*unit.pages, *labels], key=lambda pair: pair[0])),
    )
