"""What of a document becomes one paragraph on the screen. Splits are for display only: offsets stay canonical."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from studyapp.domain.document import BlockKind
from studyapp.domain.layout import PICTURE, Layout
from studyapp.domain.span import Span
from studyapp.ui.reader.grids import Grid, GridCell, grid_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from studyapp.domain.document import Block
    from studyapp.domain.layout import Figure

LONGEST = 2000
"""Code points in one displayed paragraph: Qt lays a paragraph out as a whole, 2.8 s for a million words."""

WHOLE_UP_TO = 300_000
"""Code points (about 50,000 words) up to which a document is shown as a whole."""

SECTION = 120_000
"""Code points (about 20,000 words) of a section of a longer document."""

BULLETS = "•◦▪"
"""The signs of an unnumbered list, by depth."""

_BREAK = re.compile(r"(?<=[.!?…。！？])[\"”’)\]]*\s+|\s+")
_MARKER = re.compile(r"[\W_]*(?:\(?(\w{1,4})[.)])?[\W_]*")  # "- ", "> ", "3. ": what a list or a quotation begins with
_NOTE_MARKER = re.compile(r"[\W_]*(\w{1,4})[\W_]*")
_LINE = re.compile(r"\S(?:.*\S)?")
_AS_LINES = frozenset({BlockKind.TABLE, BlockKind.CODE, BlockKind.BOILERPLATE})
_USUAL = frozenset({"", "\n", "\n\n", "\n\n- "})  # between blocks; to ask for these first takes half the time
_MARKED = frozenset({BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph on the screen; only what holds a table together (a blank cell, the line above it) may be empty.

    Attributes:
        continued: the paragraph goes on from the piece before, so that no space is left above it.
        marker: what is drawn before an item of a list ("3.", "•") or a note ("1."), and stands before it in the text.
        grid: a table begins below this empty piece; its cells are the pieces that follow.
        cell: where in that table the piece stands.
        figure: the picture that the piece is.
    """

    kind: BlockKind
    level: int
    start: int
    end: int
    continued: bool = False
    marker: str = ""
    grid: Grid | None = None
    cell: GridCell | None = None
    figure: Figure | None = None

    @property
    def is_picture(self) -> bool:
        """Whether a picture stands here, at hand or missing."""
        return self.kind is BlockKind.IMAGE

    def shown(self, text: str) -> str:
        """Return what is displayed: as many code points as the passage has, line breaks as the kind wants them."""
        passage = text[self.start : self.end]
        return passage.replace("\n", "\u2028" if self.kind in _AS_LINES else " ")


@dataclass(frozen=True, slots=True)
class Section:
    """A run of pieces that is on the screen at one time; `title` is its first heading, or ""."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    title: str = ""


def pieces_of(text: str, blocks: Sequence[Block], layout: Layout | None = None) -> tuple[Piece, ...]:
    """Return the pieces of a text, in order: all of it but white space and the markers of lists."""
    layout = layout or Layout()
    tables = {(table.start, table.end): table for table in layout.tables}
    figures = {figure.start: figure for figure in layout.figures}
    found: list[Piece] = []
    at = 0
    for block in blocks:
        found.extend(_loose(text, at, _marker_start(text, at, block)))
        table = tables.get((block.start, block.end))
        grid = grid_of(table, text) if table is not None and block.kind is BlockKind.TABLE else None
        if grid is not None:
            found.extend(_cells(text, block, grid))
        else:
            piece = Piece(block.kind, block.level, block.start, block.end, marker=_marker(text, at, block))
            if block.kind is BlockKind.IMAGE:
                is_one = text[block.start : block.end] == PICTURE
                kind = block.kind if is_one else BlockKind.PARAGRAPH
                piece = replace(piece, kind=kind, figure=figures.get(block.start) if is_one else None)
            found.extend(_split(text, piece))
        at = block.end
    found.extend(_loose(text, at, len(text)))
    return tuple(found)


def sections_of(text: str, pieces: Sequence[Piece]) -> tuple[Section, ...]:
    """Return the sections; a short document is one. Sections begin at a heading where one is near."""
    if len(text) <= WHOLE_UP_TO or not pieces:
        return (Section(0, len(text), tuple(pieces)),)
    runs: list[list[Piece]] = [[]]
    size = 0
    for piece in pieces:
        full = size >= SECTION or (size >= SECTION // 2 and piece.kind is BlockKind.HEADING)
        if full and not piece.continued and piece.cell is None:
            runs.append([])
            size = 0
        runs[-1].append(piece)
        size += piece.end - piece.start
    starts = [0, *(run[0].start for run in runs[1:]), len(text)]
    return tuple(
        Section(starts[index], starts[index + 1], tuple(run), _title(text, run)) for index, run in enumerate(runs)
    )


def _marker_start(text: str, after: int, block: Block) -> int:
    """Return where the number of a note begins, which no sign needs to follow; else where the block begins."""
    if block.kind is not BlockKind.FOOTNOTE:
        return block.start
    begin = max(text.rfind("\n", after, block.start) + 1, after)
    return begin if _NOTE_MARKER.fullmatch(text, begin, block.start) else block.start


def _marker(text: str, after: int, block: Block) -> str:
    """Return how an item is marked: by its own number, or by a bullet of its depth where the text has a sign."""
    if block.kind not in _MARKED:
        return ""
    begin = max(text.rfind("\n", after, block.start) + 1, after)
    pattern = _NOTE_MARKER if block.kind is BlockKind.FOOTNOTE else _MARKER
    match = pattern.fullmatch(text, begin, block.start)
    written = text[begin : block.start].strip(" \t>")
    if match is None or not written:
        return ""
    if match[1] is not None:
        return written
    return BULLETS[(block.level - 1) % len(BULLETS)] if block.kind is BlockKind.LIST_ITEM else written


def _cells(text: str, block: Block, grid: Grid) -> Iterator[Piece]:
    """Yield the line above a table, empty and hardly to be seen, and a piece or more for each of its cells."""
    yield Piece(BlockKind.TABLE, 1, block.start, block.start, grid=grid)
    for cell in grid.cells:
        piece = Piece(BlockKind.TABLE, 1, cell.start, cell.end, cell=cell)
        if cell.start == cell.end:
            yield piece
        else:
            yield from _split(text, piece)


def _title(text: str, run: Sequence[Piece]) -> str:
    heading = next((piece for piece in run if piece.kind is BlockKind.HEADING), None)
    return " ".join(Span(heading.start, heading.end).of(text).split()) if heading else ""


def _loose(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield text that no block holds, so that nothing but markers is hidden from the reader."""
    if text[start:end] in _USUAL:
        return
    for match in _LINE.finditer(text, start, end):
        if not _MARKER.fullmatch(match[0]):
            yield from _split(text, Piece(BlockKind.PARAGRAPH, 1, match.start(), match.end()))


def _split(text: str, piece: Piece) -> Iterator[Piece]:
    while piece.end - piece.start > LONGEST:
        cut = _cut(text, piece.start, piece.start + LONGEST)
        yield replace(piece, end=cut)
        piece = replace(piece, start=cut, continued=True)
    if piece.end > piece.start:
        yield piece


def _cut(text: str, start: int, limit: int) -> int:
    """Return where to cut: after the last sentence, else the last space, else at the limit."""
    sentence = space = 0
    for match in _BREAK.finditer(text, start + LONGEST // 2, limit):
        space = match.end()
        if text[match.start() - 1] in ".!?…。！？":
            sentence = match.end()
    return sentence or space or limit
