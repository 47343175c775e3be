"""The margin on the far side of the text: where the pages of the printed edition begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from studyapp.ui.theme import Type
from studyapp.ui.words import page_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from studyapp.ui.look import Look

WIDTH = 48


class PageMargin(QWidget):
    """Draws "p. 12" beside the line with which the page begins."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reader_pages")
        self.setAccessibleName(self.tr("Page numbers"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._look = look
        self._pages: tuple[tuple[float, str], ...] = ()

    def show_pages(self, pages: Sequence[tuple[float, str]]) -> None:
        """Show these labels, each at a height in pixels."""
        if tuple(pages) != self._pages:
            self._pages = tuple(pages)
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._look.interface_font(Type.CAPTION))
        painter.setPen(QColor(self._look.theme.faint))
        below = -1e9
        for top, label in self._pages:
            if top < below:  # pages without text of their own begin at one place
                continue
            box = QRectF(0, top + 2, self.width() - 4, 18)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, page_words(label))
            below = top + 16
        painter.end()
