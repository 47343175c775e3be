"""Units: blocks before they have a place in a text; and the joining of units to a text with everything beside it.

In between, whoever reads a web page can leave units out without breaking a single position.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from studyapp.domain.document import Block, BlockKind
from studyapp.domain.layout import PICTURE, Cell, ContentsEntry, Figure, Mark, MarkKind, Page, Table
from studyapp.domain.span import Span
from studyapp.formats.blocks import capped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from studyapp.domain.layout import ImageId


@dataclass(frozen=True, slots=True)
class UnitMark:
    """A mark that counts from the start of its unit; `key` names the anchor that it leads to, or is ""."""

    kind: MarkKind
    start: int
    end: int
    words: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A block before it has a place. Its text is canonical and bare at both ends.

    Attributes:
        marker: what stands before it in the text: the bullet or number of a list item, the number of a note.
        group: units of one figure share a number other than 0.
        zone: the part of the file it comes from, as its reader numbers them.
        image_id: of an IMAGE.
        image_words: what the picture shows.
    """

    kind: BlockKind
    text: str
    level: int = 1
    marker: str = ""
    group: int = 0
    zone: int = 0
    marks: tuple[UnitMark, ...] = ()
    anchors: tuple[tuple[str, int], ...] = ()
    pages: tuple[tuple[int, str], ...] = ()
    cells: tuple[Cell, ...] = ()
    image_id: ImageId | None = None
    image_words: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """The text of the units and what lies in it; `anchors` gives the position of every name."""

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    tables: tuple[Table, ...]
    figures: tuple[Figure, ...]
    pages: tuple[Page, ...]
    anchors: Mapping[str, int]

    def contents(self, lines: Iterable[tuple[str, str, int]]) -> tuple[ContentsEntry, ...]:
        """Return the lines (key, title, level) whose key is an anchor."""
        return tuple(
            ContentsEntry(self.anchors[key], title, level) for key, title, level in lines if key in self.anchors
        )


def picture_unit(image_id: ImageId, words: str, *, group: int = 0, zone: int = 0) -> Unit:
    """Return the unit of a picture."""
    return Unit(BlockKind.IMAGE, PICTURE, group=group, zone=zone, image_id=image_id, image_words=words)


def join(units: Sequence[Unit]) -> Joined:
    """Put the units one after another: a blank line between them, none between the items of a list."""
    joining = _Joining()
    before: Unit | None = None
    for unit in units:
        joining.add(unit, before)
        before = unit
    return joining.joined()


@dataclass(slots=True)
class _Joining:
    parts: list[str] = field(default_factory=list[str])
    length: int = 0
    blocks: list[Block] = field(default_factory=list[Block])
    marks: list[tuple[UnitMark, int, int]] = field(default_factory=list[tuple[UnitMark, int, int]])
    tables: list[Table] = field(default_factory=list[Table])
    figures: list[tuple[Figure, int]] = field(default_factory=list[tuple[Figure, int]])
    captions: dict[int, Span] = field(default_factory=dict[int, Span])
    pages: list[Page] = field(default_factory=list[Page])
    anchors: dict[str, int] = field(default_factory=dict[str, int])

    def add(self, unit: Unit, before: Unit | None) -> None:
        if before is not None:
            item = BlockKind.LIST_ITEM
            self._append("\n" if unit.kind is item and before.kind is item else "\n\n")
        self._append(unit.marker)
        start = self.length
        self._append(unit.text)
        parts = _parts(unit, start)
        self.blocks.extend(parts)
        for mark in unit.marks:
            self.marks.extend((mark, at, end) for at, end in _within(mark, start, parts))
        for key, at in unit.anchors:
            self.anchors.setdefault(key, start + at)
        self.pages.extend(Page(start + at, label) for at, label in unit.pages)
        if unit.cells:
            self.tables.append(Table(start, self.length, tuple(_moved(cell, start) for cell in unit.cells)))
        if unit.image_id is not None:
            self.figures.append((Figure(start, unit.image_id, unit.image_words), unit.group))
        if unit.kind is BlockKind.CAPTION and unit.group:
            self.captions.setdefault(unit.group, Span(start, self.length))

    def joined(self) -> Joined:
        starts = [block.start for block in self.blocks]
        marks = [
            Mark(mark.kind, start, end, mark.words, self._target(mark.key, starts)) for mark, start, end in self.marks
        ]
        return Joined(
            text="".join(self.parts),
            blocks=tuple(self.blocks),
            marks=tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))),
            tables=tuple(self.tables),
            figures=tuple(
                Figure(figure.start, figure.image_id, figure.words, self.captions.get(group))
                for figure, group in self.figures
            ),
            pages=tuple(sorted(self.pages, key=lambda page: page.start)),
            anchors=self.anchors,
        )

    def _target(self, key: str, starts: Sequence[int]) -> Span | None:
        """Return the block at an anchor."""
        at = self.anchors.get(key) if key else None
        if at is None or not starts:
            return None
        return self.blocks[max(0, bisect_right(starts, at) - 1)].span

    def _append(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)


def _parts(unit: Unit, start: int) -> list[Block]:
    """Return the blocks of a unit: several where it is very long."""
    whole = Block(unit.kind, 0, len(unit.text), unit.level)
    return [Block(part.kind, start + part.start, start + part.end, part.level) for part in capped(unit.text, whole)]


def _within(mark: UnitMark, start: int, parts: Sequence[Block]) -> list[tuple[int, int]]:
    """Return the pieces of a mark that lie within one block each; a mark without width stays whole."""
    begin, end = start + mark.start, start + mark.end
    if begin == end:
        return [(begin, end)]
    if len(parts) == 1:
        return [(begin, end)]
    pieces = ((max(begin, part.start), min(end, part.end)) for part in parts)
    return [(at, until) for at, until in pieces if at < until]


def _moved(cell: Cell, by: int) -> Cell:
    return replace(cell, start=cell.start + by, end=cell.end + by)
