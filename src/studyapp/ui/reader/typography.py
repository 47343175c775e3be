"""How each kind of block and of special words is set: every distance is a share of the body font's height."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from studyapp.domain.document import BlockKind
from studyapp.domain.layout import MarkKind

if TYPE_CHECKING:
    from studyapp.domain.layout import Mark
    from studyapp.ui.reader.grids import Grid
    from studyapp.ui.reader.pieces import Piece
    from studyapp.ui.theme import Theme

_HEADINGS = (1.55, 1.3, 1.12, 1.0)
"""Times the body size, by level; deeper ones are as the last."""
_SMALLER = 0.86
_CELL_PADDING = 3
_POINTS_A_PIXEL = 0.75
NOTE_SHARE = 0.66
"""The size of a note's number in the text, times the body size."""
NOTE_GAP = 2.0
INDENT = 1.5
"""What a level of a list is set in."""
RUBY_SHARE = 0.55
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_MONOSPACED = ["JetBrains Mono", "Source Code Pro", "Consolas", "Menlo", "DejaVu Sans Mono", "monospace"]


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text is set.

    Attributes:
        line_spacing: times the font's own line height.
        em: the body font's height in pixels, the measure of all distances.
        font: the body font.
        width: of the column in pixels; 0: pictures keep their own size.
    """

    theme: Theme
    line_spacing: float
    em: int
    font: QFont = field(default_factory=QFont)
    width: float = 0.0

    @property
    def column_chars(self) -> float:
        """How many letters of a table find room beside one another; 0: not known."""
        return self.width / (QFontMetricsF(self.font).averageCharWidth() * _SMALLER)

    @property
    def points(self) -> float:
        """The body font's size in points, also where the font says it in pixels."""
        return self.font.pointSizeF() if self.font.pointSizeF() > 0 else max(self.font.pixelSize(), 1) * _POINTS_A_PIXEL

    def sized(self, share: float) -> QFont:
        """Return the body font at a share of its size."""
        font = QFont(self.font)
        font.setPointSizeF(self.points * share)
        return font

    def note_width(self, words: str) -> float:
        """Return how wide a note's number is drawn, in pixels."""
        return QFontMetricsF(self.sized(NOTE_SHARE)).horizontalAdvance(words) + NOTE_GAP


def block_format(piece: Piece, setting: Setting, *, follows: bool) -> QTextBlockFormat:
    """Return how a piece stands on the page; `follows`: an item after an item, a note after a note."""
    block, em = QTextBlockFormat(), setting.em
    block.setLineHeight(setting.line_spacing * 100, _PROPORTIONAL)
    block.setTopMargin(0 if piece.continued else em * (0.3 if follows else 0.85))
    match piece.kind:
        case BlockKind.HEADING:
            block.setHeadingLevel(min(piece.level, 6))
            block.setLineHeight(118, _PROPORTIONAL)
            block.setTopMargin(em * (0.2 if piece.level == 1 else 1.5))
            block.setBottomMargin(em * 0.15)
        case BlockKind.QUOTATION:
            block.setLeftMargin(em * INDENT * piece.level)
            block.setRightMargin(em)
        case BlockKind.LIST_ITEM:
            block.setLeftMargin(em * INDENT * min(piece.level, 8))
        case BlockKind.FOOTNOTE:
            block.setLeftMargin(em * INDENT)
            block.setTopMargin(0 if piece.continued else em * (0.35 if follows else 1.4))
        case BlockKind.CODE:
            block.setBackground(QColor(setting.theme.raised))
            block.setLineHeight(125, _PROPORTIONAL)
            block.setLeftMargin(em * 0.6)
        case BlockKind.CAPTION:
            block.setTopMargin(em * 0.35)
        case BlockKind.IMAGE:
            block.setLineHeight(100, _PROPORTIONAL)
            block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        case BlockKind.TABLE:
            if piece.cell is not None:
                block.setTopMargin(0)
                block.setLineHeight(min(setting.line_spacing, 1.15) * 100, _PROPORTIONAL)
        case BlockKind.PARAGRAPH | BlockKind.BOILERPLATE:
            pass
    return block


def thin_line(setting: Setting) -> QTextBlockFormat:
    """Return the format of the empty line that Qt wants above and below a table."""
    block = QTextBlockFormat()
    block.setLineHeight(1, _FIXED)
    block.setTopMargin(setting.em * 0.8)
    return block


def char_format(piece: Piece, setting: Setting) -> QTextCharFormat:
    """Return how the letters of a piece look where nothing else is said."""
    char, theme = QTextCharFormat(), setting.theme
    ink = theme.text
    match piece.kind:
        case BlockKind.HEADING:
            char.setFontWeight(QFont.Weight.Bold)
            _resize(char, setting, _HEADINGS[min(piece.level, len(_HEADINGS)) - 1])
        case BlockKind.QUOTATION:
            ink = theme.muted
        case BlockKind.CAPTION | BlockKind.FOOTNOTE:
            _resize(char, setting, _SMALLER)
            ink = theme.muted
        case BlockKind.BOILERPLATE:
            _resize(char, setting, _SMALLER)
            ink = theme.faint
        case BlockKind.TABLE if piece.cell is not None or piece.grid is not None:
            _resize(char, setting, _SMALLER)
            if piece.cell is not None and piece.cell.is_header:
                char.setFontWeight(QFont.Weight.DemiBold)
        case BlockKind.TABLE | BlockKind.CODE:
            _typewriter(char)
            _resize(char, setting, _SMALLER)
        case BlockKind.PARAGRAPH | BlockKind.LIST_ITEM | BlockKind.IMAGE:
            pass
    char.setForeground(QColor(ink))
    return char


def dress_words(char: QTextCharFormat, mark: Mark, setting: Setting) -> None:
    """Add to a format what a mark says of its words."""
    theme = setting.theme
    match mark.kind:
        case MarkKind.EMPHASIS:
            char.setFontItalic(not char.fontItalic())
        case MarkKind.STRONG:
            char.setFontWeight(QFont.Weight.Bold)
        case MarkKind.UNDERLINED:
            char.setFontUnderline(True)
        case MarkKind.STRUCK:
            char.setFontStrikeOut(True)
        case MarkKind.CODE:
            _typewriter(char)
            char.setBackground(QColor(theme.raised))
        case MarkKind.SUPERSCRIPT:
            char.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        case MarkKind.SUBSCRIPT:
            char.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        case MarkKind.LINK | MarkKind.REFERENCE:
            char.setForeground(QColor(theme.accent))
        case MarkKind.NOTE:  # the number is drawn into the room behind the letter
            char.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
            char.setFontLetterSpacing(setting.note_width(mark.words) + char.fontLetterSpacing())
        case MarkKind.RUBY:
            pass


def table_format(setting: Setting) -> QTextTableFormat:
    """Return how a table is drawn."""
    style = QTextTableFormat()
    style.setBorder(1)
    style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    style.setBorderBrush(QColor(setting.theme.border_strong))
    style.setBorderCollapse(True)
    style.setCellSpacing(0)
    style.setCellPadding(setting.em * 0.28)
    style.setTopMargin(setting.em * 0.1)
    style.setBottomMargin(setting.em * 0.8)
    return style


def column_widths(grid: Grid, text: str, room: float) -> list[QTextLength]:
    """Return how the columns share the width: as they like while all find room, else by the length of their words."""
    longest = [1] * grid.columns
    for cell in grid.cells:
        if cell.columns == 1:
            length = max(map(len, text[cell.start : cell.end].split("\n")))
            longest[cell.column] = max(longest[cell.column], length)
    wanted = [length + _CELL_PADDING for length in longest]
    if room <= 0 or sum(wanted) <= room:
        return [QTextLength() for _ in wanted]
    # The square root: a column with ten times the words gets three times the width, and grows in height.
    shares = [math.sqrt(each) for each in wanted]
    return [QTextLength(QTextLength.Type.PercentageLength, 100 * share / sum(shares)) for share in shares]


def _resize(char: QTextCharFormat, setting: Setting, share: float) -> None:
    char.setFontPointSize(setting.points * share)


def _typewriter(char: QTextCharFormat) -> None:
    char.setFontFixedPitch(True)
    char.setFontFamilies(_MONOSPACED)
