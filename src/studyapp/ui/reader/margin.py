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
_BETWEEN = 6
_SAME_LINE = 6
"""Pixels by which marks that begin on one line may differ in height: letters of different sizes."""


class Margin(QWidget):
    """Draws a badge for each mark that begins on the screen; badges that would hide one another stand below.

    Marks of one colour that begin on one line share a badge: each click chooses the next of them.

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
        self._shown: list[tuple[QRectF, list[Annotation]]] = []
        self._chosen: Annotation | None = None

    def show_marks(self, marks: Sequence[tuple[int, Annotation]]) -> None:
        """Show these marks, each at a height in pixels, from the top."""
        self._shown = []
        below, line = -1.0, -1e9
        of_line: dict[tuple[int, bool], list[Annotation]] = {}
        for top, annotation in marks:
            if abs(top - line) > _SAME_LINE:
                line, of_line = float(top), {}
            kind = (annotation.color, annotation.own)
            if kind in of_line:
                of_line[kind].append(annotation)
                continue
            at = max(float(top), below)
            of_line[kind] = [annotation]
            self._shown.append((QRectF((WIDTH - _BADGE) / 2 + 0.5, at + 0.5, _BADGE, _BADGE), of_line[kind]))
            below = at + _BADGE + _BETWEEN
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for box, here in self._shown:
            paint_badge(painter, box, here[0].color, self._look, foreign=not here[0].own)
            if any(annotation.note for annotation in here):
                paint_note_dot(painter, box, self._look)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        here = self._at(event.position().toPoint())
        if here and event.button() is Qt.MouseButton.LeftButton:
            before = next(
                (at for at, one in enumerate(here) if self._chosen is not None and one.id == self._chosen.id), -1
            )
            self._chosen = here[(before + 1) % len(here)]
            self.chosen.emit(self._chosen)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = bool(self._at(event.position().toPoint()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), "<br><br>".join(map(self._describe, self._at(event.pos()))), self)
            return True
        return super().event(event)

    def _at(self, point: QPoint) -> Sequence[Annotation]:
        return next((some for box, some in self._shown if box.adjusted(-3, -2, 3, 2).contains(point)), ())
