"""Fills a QTextDocument with pieces: our own block model, never HTML, so that every position can be mapped back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat, QTextListFormat

from studyapp.domain.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QTextDocument, QTextList

    from studyapp.ui.reader.pieces import Piece
    from studyapp.ui.theme import Theme

_HEADING_STEPS = {1: 2, 2: 1}
"""Steps of QTextFormat.FontSizeAdjustment above the body, by level: 1.5 times, 1.2 times; deeper ones 1.0."""
_SMALLER = -1


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text is set.

    Attributes:
        line_spacing: times the font's own line height.
        em: the body font's height in pixels, the measure of all distances.
    """

    theme: Theme
    line_spacing: float
    em: int


def fill(document: QTextDocument, text: str, pieces: Iterable[Piece], setting: Setting) -> None:
    """Replace what the document shows. One piece becomes one block, and holds exactly its shown code points."""
    shown = list(pieces)
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    formats = {kind_level: _formats(*kind_level, setting) for kind_level in {(p.kind, p.level) for p in shown}}
    items: QTextList | None = None
    for index, piece in enumerate(shown):
        block_format, char_format = formats[piece.kind, piece.level]
        if piece.continued or _joins(shown, index):
            block_format = QTextBlockFormat(block_format)
            block_format.setTopMargin(0 if piece.continued else setting.em * 0.25)
        if index:
            cursor.insertBlock(block_format, char_format)
        else:
            cursor.setBlockFormat(block_format)
            cursor.setBlockCharFormat(char_format)
        cursor.insertText(piece.shown(text), char_format)
        if piece.kind is BlockKind.LIST_ITEM and not piece.continued:
            if items is not None and _joins(shown, index) and items.format().indent() == piece.level:
                items.add(cursor.block())
            else:
                items = cursor.createList(_bullets(piece))
    frame = document.rootFrame().frameFormat()
    frame.setTopMargin(setting.em * 0.8)
    frame.setBottomMargin(setting.em * 3)
    document.rootFrame().setFrameFormat(frame)
    cursor.endEditBlock()


def _joins(pieces: list[Piece], index: int) -> bool:
    """Tell whether a list item follows another one."""
    item = BlockKind.LIST_ITEM
    return index > 0 and pieces[index].kind is item and pieces[index - 1].kind is item


def _bullets(piece: Piece) -> QTextListFormat:
    style = QTextListFormat()
    style.setStyle(QTextListFormat.Style.ListDecimal if piece.numbered else QTextListFormat.Style.ListDisc)
    style.setIndent(piece.level)
    return style


def _formats(kind: BlockKind, level: int, setting: Setting) -> tuple[QTextBlockFormat, QTextCharFormat]:
    block, char = QTextBlockFormat(), QTextCharFormat()
    theme, em = setting.theme, setting.em
    block.setLineHeight(setting.line_spacing * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    block.setTopMargin(em * 0.9)
    ink = theme.text
    match kind:
        case BlockKind.HEADING:
            block.setHeadingLevel(level)
            block.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            block.setTopMargin(em * (0.2 if level == 1 else 1.6))
            block.setBottomMargin(em * 0.2)
            char.setFontWeight(QFont.Weight.Bold)
            char.setProperty(QTextFormat.Property.FontSizeAdjustment, _HEADING_STEPS.get(level, 0))
        case BlockKind.QUOTATION:
            block.setLeftMargin(em * 1.6)
            block.setRightMargin(em * 1.6)
            char.setFontItalic(True)
            ink = theme.muted
        case BlockKind.CAPTION | BlockKind.FOOTNOTE:
            char.setProperty(QTextFormat.Property.FontSizeAdjustment, _SMALLER)
            ink = theme.muted
        case BlockKind.BOILERPLATE:
            char.setProperty(QTextFormat.Property.FontSizeAdjustment, _SMALLER)
            ink = theme.faint
        case BlockKind.TABLE | BlockKind.CODE:
            char.setFontFixedPitch(True)
            char.setFontFamilies(["monospace"])
            char.setProperty(QTextFormat.Property.FontSizeAdjustment, _SMALLER)
        case BlockKind.PARAGRAPH | BlockKind.LIST_ITEM | BlockKind.IMAGE:
            pass
    char.setForeground(QColor(ink))
    return block, char
