"""A small picture of the whole axis with the part in view marked on it; dragging moves the view."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from studyapp.ui.timeline.ink import Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from studyapp.ui.look import Look
    from studyapp.ui.timeline.layout import Dated
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
        self._events: Sequence[Dated] = ()
        view.range_changed.connect(self.update)
        look.changed.connect(self._on_look_changed)

    def set_events(self, events: Sequence[Dated]) -> None:
        """Count these events."""
        self._events = events
        self.update()

    @Slot()
    def _on_look_changed(self) -> None:
        self._ink = Ink.of(self._look)
        self.update()

    def _columns(self) -> list[int]:
        scale = self._view.scale_in_use
        columns = [0] * (self.width() // _COLUMN + 1)
        if scale is not None:
            for item in self._events:
                share = scale.x((item.first + item.last) / 2) / scale.width
                columns[min(max(int(share * (len(columns) - 1)), 0), len(columns) - 1)] += 1
        return columns

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ink.raised)
        columns = self._columns()
        highest = max(*columns, 1)
        for index, count in enumerate(columns):
            if count:
                height = 4 + (_HEIGHT - 10) * count / highest
                painter.fillRect(
                    QRectF(index * _COLUMN, _HEIGHT - 3 - height, _COLUMN - 1, height), self._ink.bar_selected
                )
        scale = self._view.scale_in_use
        if scale is None or self._view.zoom <= 1.0:
            return
        left = self._view.left / scale.width * self.width()
        width = max(self._view.viewport().width() / scale.width * self.width(), 6.0)
        fill = QColor(self._ink.accent)
        fill.setAlpha(36)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._ink.accent, 1.5))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(left + 1, 1, width - 2, _HEIGHT - 2), 4, 4)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._view.look_at(event.position().x() / max(self.width(), 1))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._view.look_at(event.position().x() / max(self.width(), 1))
