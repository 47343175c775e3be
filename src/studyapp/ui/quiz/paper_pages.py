"""Prints a test: pages break where exercises end, so that a question and the lines for its answer stay together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextCursor, QTextFormat

from studyapp.formats.worksheet import EXERCISE_ANCHOR
from studyapp.ui.pdf_file import Sheets

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextDocument


def sheets_of(html: str, title: str, dpi: float) -> Sheets:
    """Return the pages of a test, each with its number."""
    return Sheets(html, title, dpi, arrange=keep_together)


def keep_together(document: QTextDocument, page: QSizeF, _dpi: float) -> None:
    """Lay the document out on pages of this size, and let each exercise that would be cut begin on the next one."""
    layout = document.documentLayout()
    document.setPageSize(page)
    height = page.height()
    starts = _starts(document)
    for number, start in enumerate(starts):
        after = starts[number + 1] if number + 1 < len(starts) else None
        top = layout.blockBoundingRect(start).top()
        bottom = layout.blockBoundingRect(_last(start, after)).bottom()
        if int(top // height) != int(bottom // height) and bottom - top < height / 2:
            block = start.blockFormat()
            block.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(start).setBlockFormat(block)
            document.setPageSize(QSizeF())  # Qt lays out what is below a changed block only in part
            document.setPageSize(page)


def _starts(document: QTextDocument) -> list[QTextBlock]:
    """Return the first block of each exercise."""
    found: list[QTextBlock] = []
    block = document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            names = fragments.fragment().charFormat().anchorNames()
            if any(name.startswith(EXERCISE_ANCHOR) for name in names):
                found.append(block)
                break
            fragments += 1
        block = block.next()
    return found


def _last(start: QTextBlock, after: QTextBlock | None) -> QTextBlock:
    """Return the last block of an exercise that holds anything, or is a line to write on."""
    last = block = start
    while block.isValid() and (after is None or block.position() < after.position()):
        if block.blockFormat().pageBreakPolicy() and block.position() != start.position():
            break  # the next sheet, or the key
        if block.text().strip(" ") and block.text() != "\n":
            last = block
        block = block.next()
    return last
