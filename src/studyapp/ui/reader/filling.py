"""Fills a QTextDocument with pieces: our own block model, never HTML, so that every position can be mapped back.

A piece is one block of the QTextDocument, and its number is the piece's. That holds for tables too: Qt puts one sign
before each cell and one behind the last, which is what separates any two blocks; `fill` keeps to that.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat, QTextImageFormat

from studyapp.domain.document import BlockKind
from studyapp.domain.layout import MarkKind
from studyapp.domain.span import Span
from studyapp.ui.reader.matter import Matter
from studyapp.ui.reader.pictures import MISSING, name_of
from studyapp.ui.reader.pieces import BULLETS
from studyapp.ui.reader.typography import block_format, char_format, column_widths, dress_words, table_format, thin_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import QTextBlockFormat, QTextDocument, QTextTable

    from studyapp.domain.layout import Mark
    from studyapp.ui.reader.grids import Grid
    from studyapp.ui.reader.pieces import Piece
    from studyapp.ui.reader.typography import Setting

_JOINERS = "\u200d\ufe0e\ufe0f"
_NUMBER = re.compile(r"[-+−–]?[\d][\d.,  ]*\s?[%‰€$£]?")
_MISSING_SIZE = 48
_RUNS = frozenset({BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})


def fill(
    document: QTextDocument, text: str, pieces: Iterable[Piece], setting: Setting, matter: Matter | None = None
) -> None:
    """Replace what the document shows. One piece becomes one block, and holds exactly its shown code points."""
    _Filler(document, text, tuple(pieces), setting, matter or Matter()).fill()


def fit_pictures(document: QTextDocument, pieces: Sequence[Piece], matter: Matter, width: float) -> None:
    """Give the pictures the size that a column of this width has room for."""
    for number, piece in enumerate(pieces):
        size = matter.sizes.get(piece.figure.image_id) if piece.figure is not None else None
        if size is None:
            continue
        cursor = QTextCursor(document.findBlockByNumber(number))
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        style = cursor.charFormat().toImageFormat()
        if style.isValid() and round(style.width()) != round(min(size[0], width)):
            _resize(style, size, width)
            cursor.setCharFormat(style)


def _resize(style: QTextImageFormat, size: tuple[int, int], width: float) -> None:
    share = min(1.0, width / size[0]) if width > 0 else 1.0
    style.setWidth(max(size[0] * share, 1))
    style.setHeight(max(size[1] * share, 1))


class _Filler:
    def __init__(
        self, document: QTextDocument, text: str, pieces: Sequence[Piece], setting: Setting, matter: Matter
    ) -> None:
        self._document = document
        self._text = text
        self._pieces = pieces
        self._setting = setting
        self._matter = matter
        self._formats: dict[tuple[object, ...], tuple[QTextBlockFormat, QTextCharFormat]] = {}

    def fill(self) -> None:
        document, setting = self._document, self._setting
        document.clear()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        is_empty = True  # the cursor is in a block that no piece has filled yet
        index = 0
        while index < len(self._pieces):
            piece = self._pieces[index]
            if piece.grid is not None:
                self._begin(cursor, thin_line(setting), char_format(piece, setting), new=not is_empty)
                index = self._fill_table(cursor, piece.grid, index + 1)
                is_empty = True
                continue
            block, char = self._formats_of(index)
            self._begin(cursor, block, char, new=not is_empty)
            self._write(cursor, piece, char)
            is_empty = False
            index += 1
        frame = document.rootFrame().frameFormat()
        frame.setTopMargin(setting.em * 0.8)
        frame.setBottomMargin(setting.em * 3)
        document.rootFrame().setFrameFormat(frame)
        cursor.endEditBlock()

    @staticmethod
    def _begin(cursor: QTextCursor, block: QTextBlockFormat, char: QTextCharFormat, *, new: bool) -> None:
        if new:
            cursor.insertBlock(block, char)
        else:
            cursor.setBlockFormat(block)
            cursor.setBlockCharFormat(char)

    def _formats_of(self, index: int) -> tuple[QTextBlockFormat, QTextCharFormat]:
        piece = self._pieces[index]
        follows = _follows(self._pieces, index)
        header = piece.cell is not None and piece.cell.is_header
        is_rtl = _is_rtl(self._text, piece)
        key = (piece.kind, piece.level, piece.continued, follows, piece.cell is None, header, is_rtl)
        if key not in self._formats:
            block = block_format(piece, self._setting, follows=follows)
            if is_rtl:  # Qt's margins are left and right, whichever way the text runs
                left, right = block.leftMargin(), block.rightMargin()
                block.setLeftMargin(right)
                block.setRightMargin(left)
            self._formats[key] = block, char_format(piece, self._setting)
        return self._formats[key]

    def _write(self, cursor: QTextCursor, piece: Piece, char: QTextCharFormat) -> None:
        if piece.is_picture:
            cursor.insertImage(self._picture(piece))
            return
        shown = piece.shown(self._text)
        marks = self._matter.within(piece.start, piece.end)
        if not marks:
            cursor.insertText(shown, char)
            return
        for span, over in _runs(piece, shown, marks):
            style = char
            if over:
                style = QTextCharFormat(char)
                for mark in over:
                    dress_words(style, mark, self._setting)
            cursor.insertText(shown[span.start : span.end], style)

    def _picture(self, piece: Piece) -> QTextImageFormat:
        size = self._matter.sizes.get(piece.figure.image_id) if piece.figure is not None else None
        style = QTextImageFormat()
        if piece.figure is None or size is None:
            style.setName(MISSING)
            style.setWidth(_MISSING_SIZE)
            style.setHeight(_MISSING_SIZE)
            return style
        style.setName(name_of(piece.figure.image_id))
        style.setProperty(QTextFormat.Property.ImageAltText, piece.figure.words)
        _resize(style, size, self._setting.width)
        return style

    def _fill_table(self, cursor: QTextCursor, grid: Grid, index: int) -> int:
        """Make the table below the cursor's block; return the index of the first piece that is not in it."""
        table = cursor.insertTable(grid.rows, grid.columns, table_format(self._setting))
        for cell in grid.cells:
            if cell.rows > 1 or cell.columns > 1:
                table.mergeCells(cell.row, cell.column, cell.rows, cell.columns)
        style = table.format()
        style.setColumnWidthConstraints(column_widths(grid, self._text, self._setting.column_chars))
        table.setFormat(style)
        numeric = _numeric_columns(grid, self._text)
        while index < len(self._pieces) and self._pieces[index].cell is not None:
            self._fill_cell(table, index, numeric)
            index += 1
        cursor.setPosition(table.lastPosition() + 1)
        cursor.setBlockFormat(thin_line(self._setting))
        return index

    def _fill_cell(self, table: QTextTable, index: int, numeric: frozenset[int]) -> None:
        piece = self._pieces[index]
        if piece.cell is None:
            return
        at = table.cellAt(piece.cell.row, piece.cell.column)
        within = at.lastCursorPosition()
        block, char = self._formats_of(index)
        if piece.cell.column in numeric and piece.cell.columns == 1:
            block.setAlignment(Qt.AlignmentFlag.AlignRight)
        if piece.continued:
            within.insertBlock(block, char)
        else:  # the first block's own letter format is the cell's: it says how many columns the cell is wide
            within.setBlockFormat(block)
        block.setAlignment(Qt.AlignmentFlag.AlignLeading)
        self._write(within, piece, char)
        if piece.cell.is_header:
            style = at.format()
            style.setBackground(QColor(self._setting.theme.raised))
            at.setFormat(style)


def _follows(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a list item follows another one of its list, or a note another note."""
    piece, before = pieces[index], pieces[index - 1] if index else None
    if before is None or piece.kind is not before.kind or piece.kind not in _RUNS:
        return False
    is_other = bool(piece.marker) and bool(before.marker) and (piece.marker in BULLETS) != (before.marker in BULLETS)
    return piece.kind is BlockKind.FOOTNOTE or not (is_other and piece.level == before.level)


def _is_rtl(text: str, piece: Piece) -> bool:
    """Tell which way Qt will set the piece: as its first letter runs."""
    for at in range(piece.start, piece.end):
        way = unicodedata.bidirectional(text[at])
        if way in ("L", "R", "AL"):
            return way != "L"
    return False


def _numeric_columns(grid: Grid, text: str) -> frozenset[int]:
    """Return the columns that hold nothing but numbers below their heads."""
    numbers: set[int] = set()
    others: set[int] = set()
    for cell in grid.cells:
        words = text[cell.start : cell.end].strip()
        if words and not cell.is_header and cell.columns == 1:
            (numbers if _NUMBER.fullmatch(words) else others).add(cell.column)
    return frozenset(numbers - others)


def _runs(piece: Piece, shown: str, marks: Sequence[Mark]) -> Iterator[tuple[Span, list[Mark]]]:
    """Cut a piece where its marks begin and end; places count from its start."""
    ranges = [(mark, *_range(piece, shown, mark)) for mark in marks]
    cuts = sorted({0, len(shown), *(cut for _, start, end in ranges for cut in (start, end))})
    for start, end in pairwise(cuts):
        yield Span(start, end), [mark for mark, low, high in ranges if low <= start and end <= high]


def _range(piece: Piece, shown: str, mark: Mark) -> tuple[int, int]:
    """Return the words that a mark dresses: of a note the letter before it, with all that is drawn upon that."""
    start, end = max(mark.start - piece.start, 0), min(mark.end - piece.start, len(shown))
    if mark.kind is not MarkKind.NOTE:
        return start, end
    start = max(end - 1, 0)
    while start > 0 and _is_joined(shown[start - 1], shown[start]):
        start -= 1
    return start, end


def _is_joined(before: str, letter: str) -> bool:
    """Tell whether a code point belongs to the letter before it, roughly: enough to keep them in one format."""
    return bool(unicodedata.combining(letter)) or letter in _JOINERS or before == "\u200d"
