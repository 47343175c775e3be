"""The folded part below a web page: what is no part of the article, but was on the page. It has no positions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from studyapp.ui.reader.typography import Setting

_MOST_SHOWN = 200
_LONGEST = 400


class LeftOut:
    """Blocks behind the last piece of a document. Positions in them count as the end of the text."""

    def __init__(self) -> None:
        self._passages: tuple[str, ...] = ()
        self._head = -1
        self._is_open = False

    def use(self, passages: tuple[str, ...]) -> None:
        """Hold these passages, folded."""
        self._passages = passages
        self._is_open = False

    def append(self, document: QTextDocument, setting: Setting) -> None:
        """Write the line that says how many parts there are, and below it the parts while it is unfolded."""
        self._head = -1
        if not self._passages:
            return
        cursor = QTextCursor(document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        block, char = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(setting.em * 2.2)
        char.setFontPointSize(setting.points * 0.86)
        char.setForeground(QColor(setting.theme.accent))
        cursor.beginEditBlock()
        cursor.insertBlock(block, char)
        self._head = cursor.block().blockNumber()
        cursor.insertText(("▾ " if self._is_open else "▸ ") + self._words(), char)
        char.setForeground(QColor(setting.theme.faint))
        block.setTopMargin(setting.em * 0.5)
        for passage in self._passages[:_MOST_SHOWN] if self._is_open else ():
            short = passage if len(passage) <= _LONGEST else passage[: _LONGEST - 1] + "…"
            cursor.insertBlock(block, char)
            cursor.insertText(short.replace("\n", " "), char)
        cursor.endEditBlock()

    def toggle(self, block_number: int) -> bool:
        """Fold or unfold when this is the block of the line; tell whether it was."""
        is_head = self._head >= 0 and block_number == self._head
        if is_head:
            self._is_open = not self._is_open
        return is_head

    def is_head(self, block_number: int) -> bool:
        """Tell whether this is the block of the line."""
        return self._head >= 0 and block_number == self._head

    def _words(self) -> str:
        count = len(self._passages)
        if count == 1:
            return QCoreApplication.translate("reader", "Left out of the page: 1 part")
        return QCoreApplication.translate("reader", "Left out of the page: {0} parts").format(count)
