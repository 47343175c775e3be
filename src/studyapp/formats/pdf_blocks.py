"""From paragraphs to units: what each is for its reader, its words mended, notes and pages at their places."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from studyapp.domain.document import BlockKind, canonical
from studyapp.domain.layout import Cell, MarkKind
from studyapp.formats.blocks import is_boilerplate
from studyapp.formats.pdf_code import listing
from studyapp.formats.pdf_paragraphs import CAPTION, MARKER, Habits, Paragraph, note_number
from studyapp.formats.units import Unit, UnitMark, picture_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from studyapp.domain.layout import ImageId
    from studyapp.formats.pdf_hyphens import Lexicon
    from studyapp.formats.pdf_paragraphs import Placed

_HEADING_SIZE = 1.12
_LONG_HEADING = 200
_BOLD_HEADING = 120
_NO_HEADING = re.compile(r"[.;,]$|^\W*\d*\W*$")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+\S")
_MAX_LEVEL = 6
_LEADERS = re.compile(r"\s*(?:\.\s?){4,}\s*(?=(?:\d+|[ivxlc]+)(?:\s|$))")
"""The dots that lead to a page number."""


@dataclass(slots=True)
class Making:
    """Makes units, one paragraph after another; `outline` gives levels to folded titles."""

    habits: Habits
    lexicon: Lexicon
    outline: Mapping[str, int]
    labels: Sequence[str]
    units: list[Unit] = field(default_factory=list[Unit])
    _page: int = -1
    _group: int = 0

    def add(self, paragraph: Paragraph) -> None:
        """Append what the paragraph is."""
        if paragraph.first.image:
            self._add_picture(paragraph.lines[0], paragraph.first.image)
            return
        kind = self._kind(paragraph)
        if kind is BlockKind.TABLE:
            self._add_table(paragraph)
            return
        if kind is BlockKind.CODE:
            self._add_code(paragraph)
            return
        words = _Words(self.lexicon)
        pages: list[tuple[int, str]] = []
        for placed in paragraph.lines:
            at = words.add(placed)
            if placed.page > self._page:
                pages.extend((at, label) for label in self.labels[self._page + 1 : placed.page + 1])
                self._page = placed.page
        marker, cut, key = "", 0, ""
        if kind is BlockKind.LIST_ITEM and (found := MARKER.match(words.text)):
            cut, marker = found.end(), words.text[: found.end()].strip().replace("\uf0b7", "•") + " "
        elif kind is BlockKind.FOOTNOTE:
            number, cut = note_number(words.text)
            marker, key = f"{number} " if number else "", _note_key(paragraph.lines[0].page, number)
        self._keep(kind, words, marker, cut, pages, key, self._level(kind, paragraph, words.text))

    def _keep(
        self,
        kind: BlockKind,
        words: _Words,
        marker: str,
        cut: int,
        pages: list[tuple[int, str]],
        key: str,
        level: int,
    ) -> None:
        text = _LEADERS.sub(" … ", words.text[cut:])
        sound = canonical(text)
        if not sound.strip():  # a byte-order mark alone
            return
        is_sound = text == sound  # signs of two lines may have become one
        marks = [UnitMark(MarkKind.NOTE, at - cut, at - cut, no, _note_key(page, no)) for at, no, page in words.notes]
        self.units.append(
            Unit(
                kind,
                sound,
                level,
                marker,
                self._group_of(kind),
                marks=tuple(mark for mark in marks if 0 <= mark.start <= len(text)) if is_sound else (),
                anchors=((key, 0),) if key else (),
                pages=tuple((max(0, at - cut) if is_sound else 0, label) for at, label in pages),
            )
        )

    def _add_picture(self, placed: Placed, image: ImageId) -> None:
        """Append a picture; a caption after it, or else before it, is its own."""
        self._group += 1
        before = self.units[-1] if self.units else None
        if before is not None and before.kind is BlockKind.CAPTION and not before.group:
            self.units[-1] = replace(before, group=self._group)
        pages = tuple((0, label) for label in self.labels[self._page + 1 : placed.page + 1])
        self._page = max(self._page, placed.page)
        self.units.append(replace(picture_unit(image, "", group=self._group), pages=pages))

    def _add_code(self, paragraph: Paragraph) -> None:
        """Append a listing; it stands on one page."""
        page = paragraph.lines[0].page
        pages = tuple((0, label) for label in self.labels[self._page + 1 : page + 1])
        self._page = max(self._page, page)
        text = canonical(listing(paragraph.lines, self.habits)).strip()
        if text:
            self.units.append(Unit(BlockKind.CODE, text, pages=pages))

    def _add_table(self, paragraph: Paragraph) -> None:
        rows: list[str] = []
        cells: list[Cell] = []
        length = 0
        pages: list[tuple[int, str]] = []
        for number, placed in enumerate(paragraph.lines):
            if placed.page > self._page:
                pages.extend((length, label) for label in self.labels[self._page + 1 : placed.page + 1])
                self._page = placed.page
            cuts = [0, *placed.line.gaps, len(placed.line.text)]
            parts = [canonical(placed.line.text[a:b].strip()) for a, b in pairwise(cuts)]
            for column, part in enumerate(parts):
                cells.append(Cell(number, column, length, length + len(part)))
                length += len(part) + 1
            rows.append("\t".join(parts))
        self.units.append(Unit(BlockKind.TABLE, "\n".join(rows), cells=tuple(cells), pages=tuple(pages)))

    def _group_of(self, kind: BlockKind) -> int:
        """Return the number of the picture that the next unit belongs to, or 0."""
        before = self.units[-1] if self.units else None
        follows = kind is BlockKind.CAPTION and before is not None and before.kind is BlockKind.IMAGE
        return self._group if follows else 0

    def _kind(self, paragraph: Paragraph) -> BlockKind:
        text = paragraph.text
        if paragraph.is_note:
            return BlockKind.FOOTNOTE
        if paragraph.is_code:
            return BlockKind.CODE
        if paragraph.is_table:
            return BlockKind.TABLE
        if CAPTION.match(text) and len(text) < 600 and not self._is_large(paragraph):
            return BlockKind.CAPTION
        if self._is_heading(paragraph, text):
            return BlockKind.HEADING
        if MARKER.match(text):
            return BlockKind.LIST_ITEM
        if is_boilerplate(text):
            return BlockKind.BOILERPLATE
        return BlockKind.QUOTATION if _is_set_in(paragraph) else BlockKind.PARAGRAPH

    def _is_large(self, paragraph: Paragraph) -> bool:
        return paragraph.first.size >= _HEADING_SIZE * self.habits.size

    def _is_heading(self, paragraph: Paragraph, text: str) -> bool:
        if len(text) > _LONG_HEADING or len(paragraph.lines) > 4 or not any(map(str.isalpha, text)):
            return False
        if self._is_large(paragraph) or folded(text) in self.outline:
            return True
        if len(text) > _BOLD_HEADING or _NO_HEADING.search(text) or paragraph.first.size < 0.95 * self.habits.size:
            return False
        all_bold = all(placed.line.bold for placed in paragraph.lines)
        return (all_bold or (text.isupper() and len(text) > 3)) and len(paragraph.lines) <= 2

    def _level(self, kind: BlockKind, paragraph: Paragraph, text: str) -> int:
        """Return a first level, for headings to be ordered by `levelled`: tenths of points below the largest."""
        if kind is not BlockKind.HEADING:
            return 1
        depth = self.outline.get(folded(text))
        if depth is not None:
            return depth + 2
        return -round(10 * max(paragraph.first.size, self.habits.size * 1.01)) * 2 + (0 if paragraph.first.bold else 1)


class _Words:
    """The words of a paragraph as its lines are put together."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.text = ""
        self.notes: list[tuple[int, str, int]] = []

    def add(self, placed: Placed) -> int:
        """Append a line; returns where it begins."""
        line = placed.line
        self.text = self._lexicon.joined(self.text, line.text)
        at = len(self.text) - len(line.text)
        self.notes.extend((at + note.offset, note.number, placed.page) for note in line.notes)
        return at


def levelled(units: Iterable[Unit]) -> list[Unit]:
    """Give headings their levels: 1 for the title, where one is larger than all others, and 2 and more below it."""
    units = list(units)
    sizes = Counter(unit.level for unit in units if unit.kind is BlockKind.HEADING and unit.level < 0)
    order = sorted(sizes)
    first = next((unit for unit in units if unit.kind is BlockKind.HEADING), None)
    has_title = bool(order) and sizes[order[0]] == 1 and first is not None and first.level == order[0]
    levels = {size: number + (1 if has_title else 2) for number, size in enumerate(order)}
    return [
        _with_level(unit, min(levels.get(unit.level, unit.level), _MAX_LEVEL))
        if unit.kind is BlockKind.HEADING
        else unit
        for unit in units
    ]


def _with_level(unit: Unit, level: int) -> Unit:
    numbered = _NUMBERED.match(unit.text) if level > 1 else None
    if numbered:
        level = min(2 + numbered[1].count("."), _MAX_LEVEL)
    return Unit(
        unit.kind, unit.text, max(1, level), unit.marker, marks=unit.marks, anchors=unit.anchors, pages=unit.pages
    )


def folded(title: str) -> str:
    """Return a title's letters and digits alone, for comparing."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", title).casefold()))


def _note_key(page: int, number: str) -> str:
    return f"note {page} {number}"


def _is_set_in(paragraph: Paragraph) -> bool:
    """Tell whether all lines stand in from the left, and none fills the column."""
    lines = [placed.line for placed in paragraph.lines]
    return len(lines) > 1 and all(
        line.x0 - line.left > 1.2 * line.size and line.right - line.x1 > 0.5 * line.size for line in lines
    )
