"""A small picture of the whole axis with the part in view marked on it; dragging moves the view."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from studyapp.ui.timeline.ink import Ink
from studyapp.ui.timeline.scale import divide, scale_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from studyapp.ui.look import Look
    from studyapp.ui.timeline.layout import Dated
    from studyapp.ui.timeline.scale import Division, Scale
    from studyapp.ui.timeline.view import TimelineView

_HEIGHT = 24
_COLUMN = 3


class Overview(QWidget):
    """Bars as high as there are events; the frame is what the view shows."""

    def __init__(self, view: TimelineView, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_overview")
        self.setAccessibleName(self.tr("Overview of the timeline"))
        self.setToolTip(self.tr("Drag to move along the timeline"))
        self.setFixedHeight(_HEIGHT)
        self._view = view
        self._look = look
        self._ink = Ink.of(look)
        self._division: Division | None = None
        self._scale: Scale | None = None
        self._middles: list[float] = []
        self._columns: list[int] = [0]
        view.range_changed.connect(self.update)
        look.changed.connect(self._on_look_changed)

    def set_events(self, events: Sequence[Dated], *, breaks: bool) -> None:
        """Count these events."""
        self._division = divide([(item.first, item.last) for item in events], breaks=breaks)
        self._middles = [(item.first + item.last) / 2 for item in events]
        self._lay_out()

    def _lay_out(self) -> None:
        """Count once for each size: painting follows each movement of the view."""
        self._columns = [0] * (self.width() // _COLUMN + 1)
        self._scale = None
        if self._division is not None:
            self._scale = scale_of(self._division, float(max(self.width(), 1)))
            for middle in self._middles:
                column = int(self._scale.x(middle) / _COLUMN)
                self._columns[min(max(column, 0), len(self._columns) - 1)] += 1
        self.update()

    @Slot()
    def _on_look_changed(self) -> None:
        self._ink = Ink.of(self._look)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ink.raised)
        highest = max(*self._columns, 1)
        for index, count in enumerate(self._columns):
            if count:
                height = 4 + (_HEIGHT - 10) * count / highest
                painter.fillRect(
                    QRectF(index * _COLUMN, _HEIGHT - 3 - height, _COLUMN - 1, height), self._ink.bar_selected
                )
        seen = self._view.scale_in_use
        if self._scale is None or seen is None or self._view.zoom <= 1.0:
            return
        left = self._scale.x(seen.day(self._view.left))
        width = max(self._scale.x(seen.day(self._view.left + self._view.viewport().width())) - left, 6.0)
        fill = QColor(self._ink.accent)
        fill.setAlpha(36)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._ink.accent, 1.5))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(left + 1, 1, width - 2, _HEIGHT - 2), 4, 4)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._look_at(event.position().x())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look_at(event.position().x())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _look_at(self, x: float) -> None:
        if self._scale is not None:
            self._view.look_at(self._scale.day(x))
