"""The margin beside the text: the number of each mark's colour, and whether it has a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from studyapp.ui.marker import paint_badge, paint_note_dot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from studyapp.domain.annotation import Annotation
    from studyapp.ui.look import Look

WIDTH = 24
_BADGE = 16


class Margin(QWidget):
    """Draws a badge for each mark that begins on the screen; badges that would hide one another stand below.

    Signals:
        chosen: a badge was clicked (Annotation).
    """

    chosen = Signal(object)

    def __init__(self, look: Look, describe: Callable[[Annotation], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reader_margin")
        self.setAccessibleName(self.tr("Marks beside the text"))
        self.setMouseTracking(True)
        self._look = look
        self._describe = describe
        self._shown: list[tuple[QRectF, Annotation]] = []

    def show_marks(self, marks: Sequence[tuple[int, Annotation]]) -> None:
        """Show these marks, each at a height in pixels, from the top."""
        self._shown = []
        below = -1.0
        for top, annotation in marks:
            at = max(float(top), below)
            self._shown.append((QRectF((WIDTH - _BADGE) / 2 + 0.5, at + 0.5, _BADGE, _BADGE), annotation))
            below = at + _BADGE + 4
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for box, annotation in self._shown:
            paint_badge(painter, box, annotation.color, self._look, foreign=not annotation.own)
            if annotation.note:
                paint_note_dot(painter, box, self._look)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        annotation = self._at(event.position().toPoint())
        if annotation is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(annotation)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            annotation = self._at(event.pos())
            QToolTip.showText(event.globalPos(), self._describe(annotation) if annotation else "", self)
            return True
        return super().event(event)

    def _at(self, point: QPoint) -> Annotation | None:
        return next((one for box, one in self._shown if box.adjusted(-3, -2, 3, 2).contains(point)), None)
