"""Where in the text an entry is named, from beginning to end; a click goes to the nearest mention."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from studyapp.domain.span import Span
from studyapp.ui.glossary.badge import paint_spread
from studyapp.ui.glossary.context import spread

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from studyapp.domain.entity import Entity
    from studyapp.ui.look import Look

_HEIGHT = 26
_CELL = 4


class SpreadStrip(QWidget):
    """Paints the distribution of the mentions of one entry over the text.

    Signals:
        span_wanted: the learner wants to see this mention (Span).
    """

    span_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("glossary_spread")
        self.setAccessibleName(self.tr("Where in the text the entry is named"))
        self.setToolTip(self.tr("From the beginning of the text to its end; click to see the nearest mention"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look = look
        self._entry: Entity | None = None
        self._length = 1
        look.changed.connect(self.update)

    def set_entry(self, entry: Entity | None, text_length: int) -> None:
        """Show this entry's mentions in a text of so many code points."""
        self._entry = entry
        self._length = max(text_length, 1)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._entry is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        cells = max(self.width() // _CELL, 1)
        counts = spread(self._entry.mentions, self._length, cells)
        box = QRectF(self.rect()).adjusted(0, 2, 0, -2)
        paint_spread(painter, box, counts, theme.entities[self._entry.type], theme)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._entry is None or not self._entry.mentions or event.button() != Qt.MouseButton.LeftButton:
            return
        wanted = event.position().x() / max(self.width(), 1) * self._length
        nearest = min(self._entry.mentions, key=lambda mention: abs(mention.start - wanted))
        self.span_wanted.emit(Span(nearest.start, nearest.end))
