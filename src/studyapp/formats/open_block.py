"""The block that grows while a file is read, and the unit that becomes of it: trimmed, NFC, every mark in its place."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from studyapp.domain.document import BlockKind, canonical
from studyapp.domain.layout import Cell, MarkKind
from studyapp.formats.units import Unit, UnitMark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(slots=True)
class OpenBlock:
    """A block that is not finished. Offsets count code points of what was appended.

    Attributes:
        last: the code point that was appended last; a fresh block looks as if it stood after a line end.
    """

    kind: BlockKind
    level: int = 1
    zone: int = 0
    group: int = 0
    verbatim: bool = False
    parts: list[str] = field(default_factory=list[str])
    length: int = 0
    last: str = "\n"
    marks: list[UnitMark] = field(default_factory=list[UnitMark])
    anchors: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    pages: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    cells: list[Cell] = field(default_factory=list[Cell])

    def append(self, words: str) -> None:
        """Add words as they are."""
        if words:
            self.parts.append(words)
            self.length += len(words)
            self.last = words[-1]

    def trim(self) -> None:
        """Drop the space at the end; at most one is ever there."""
        if self.last == " " and self.parts:
            rest = self.parts.pop()[:-1]
            self.length -= 1
            if rest:
                self.parts.append(rest)
            self.last = self.parts[-1][-1] if self.parts else "\n"

    def end_cell(self) -> None:
        """Close the open cell of a table."""
        if self.cells and self.length > self.cells[-1].start:
            self.trim()
            self.cells[-1] = replace(self.cells[-1], end=self.length)

    def finished(self, marker: str) -> Unit | None:
        """Return the unit; None for a blank one."""
        raw = "".join(self.parts).rstrip("\n " if self.cells else None)
        text = canonical(raw)
        if not text.strip():
            return None
        place = _places(raw, text, sorted(self._offsets()))
        return Unit(
            kind=self.kind,
            text=text,
            level=self.level,
            marker=marker,
            group=self.group,
            zone=self.zone,
            marks=tuple(_tight(text, self.marks, place)),
            anchors=tuple((key, place(at)) for key, at in self.anchors),
            pages=tuple((place(at), label) for at, label in self.pages),
            cells=tuple(replace(cell, start=place(cell.start), end=place(cell.end)) for cell in self.cells),
        )

    def _offsets(self) -> set[int]:
        found = {at for mark in self.marks for at in (mark.start, mark.end)}
        found.update(at for _, at in self.anchors)
        found.update(at for at, _ in self.pages)
        found.update(at for cell in self.cells for at in (cell.start, cell.end))
        return found


def _tight(text: str, marks: Iterable[UnitMark], place: Callable[[int], int]) -> Iterable[UnitMark]:
    """Yield the marks in the final text, without white space at their ends; those that hold nothing fall out."""
    for mark in marks:
        start, end = place(mark.start), place(mark.end)
        if mark.start == mark.end:
            if mark.kind is MarkKind.NOTE:
                yield replace(mark, start=start, end=start)
            continue
        while start < end and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            yield replace(mark, start=start, end=end)


def _places(raw: str, text: str, offsets: list[int]) -> Callable[[int], int]:
    """Return what turns an offset into `raw` into one into `text`, which is `raw` made canonical."""
    if raw == text:
        whole = len(text)
        return lambda at: min(at, whole)
    found: dict[int, int] = {}
    before = length = 0
    for offset in offsets:
        cut = _boundary(raw, min(offset, len(raw)))
        if cut > before:
            length += len(canonical("." + raw[before:cut])) - 1  # the dot keeps a byte-order mark from being dropped
            before = cut
        found[offset] = min(length, len(text))
    return lambda at: found[at]


def _boundary(raw: str, at: int) -> int:
    """Move an offset behind what joins the code point before it to one sign."""
    while 0 < at < len(raw) and (
        unicodedata.combining(raw[at]) or len(unicodedata.normalize("NFC", raw[at - 1 : at + 1])) == 1
    ):
        at += 1
    return at
