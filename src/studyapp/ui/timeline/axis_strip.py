"""The axis above the scene: two rows of labels, and what the breaks leave out. It stays in sight while lanes scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from studyapp.ui.timeline.ink import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from studyapp.ui.look import Look
    from studyapp.ui.timeline.ticks import Axis, Band, Gap
    from studyapp.ui.timeline.view import TimelineView

_UPPER = 20.0
_HEIGHT = 44
_GAP_TEXT_ROOM = 4.0


class AxisStrip(QWidget):
    """Paints the labels of a view's axis; a pointer on a day there says which one."""

    def __init__(self, view: TimelineView, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_axis")
        self.setAccessibleName(self.tr("Time axis"))
        self._view = view
        self._look = look
        self._ink = Ink.of(look)
        self.setFixedHeight(_HEIGHT)
        view.range_changed.connect(self.update)
        look.changed.connect(self._on_look_changed)

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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._ink.surface)
        painter.setPen(QPen(self._ink.grid_strong, 1))
        painter.drawLine(0, _HEIGHT - 1, self.width(), _HEIGHT - 1)
        marks = self._view.marks
        if marks is None:
            return
        shift = -self._view.left
        for band in marks.bands:
            self._paint_band(painter, band, shift)
        self._paint_ticks(painter, marks, shift)
        for gap in marks.gaps:
            self._paint_gap(painter, gap, shift)

    def _paint_band(self, painter: QPainter, band: Band, shift: int) -> None:
        left = max(band.left + shift, 0.0)
        right = min(band.right + shift, float(self.width()))
        painter.setFont(self._ink.caption)
        room = right - left - 10
        metrics = painter.fontMetrics()
        label = next((label for label in band.labels if metrics.horizontalAdvance(label) <= room), "")
        if label:
            painter.setPen(self._ink.muted)
            box = QRectF(left + 5, 0, room, _UPPER)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)
        if band.left + shift > 1:
            painter.setPen(QPen(self._ink.grid, 1))
            painter.drawLine(QPointF(band.left + shift, 3), QPointF(band.left + shift, _HEIGHT - 1))

    def _paint_ticks(self, painter: QPainter, marks: Axis, shift: int) -> None:
        painter.setFont(self._ink.small)
        metrics = painter.fontMetrics()
        taken = -1e9
        for tick in marks.ticks:
            x = tick.x + shift
            width = metrics.horizontalAdvance(tick.label)
            painter.setPen(QPen(self._ink.grid_strong, 1))
            painter.drawLine(QPointF(x, _HEIGHT - 6), QPointF(x, _HEIGHT - 1))
            left = min(x + 3, self.width() - width - 1.0)
            covered = any(gap.left < left - shift + width and left - shift < gap.right for gap in marks.gaps)
            if left >= taken and x >= -width and not covered:
                painter.setPen(self._ink.muted)
                box = QRectF(left, _UPPER, width + 4, _HEIGHT - _UPPER - 6)
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tick.label)
                taken = left + width + 6

    def _paint_gap(self, painter: QPainter, gap: Gap, shift: int) -> None:
        left, right = gap.left + shift, gap.right + shift
        painter.fillRect(QRectF(left, 0, right - left, _HEIGHT), self._ink.surface)
        painter.fillRect(QRectF(left, 0, right - left, _HEIGHT), self._ink.hatch)
        middle, base = (left + right) / 2, _HEIGHT - 7.0
        zigzag = QPolygonF([QPointF(middle + step * 4.0, base + (-4.0 if step % 2 else 4.0)) for step in range(-3, 4)])
        painter.setPen(QPen(self._ink.muted, 1.5))
        painter.drawPolyline(zigzag)
        painter.setFont(self._ink.small)
        words = gap.label.split(" ")
        for row, word in enumerate(words[:2]):
            box = QRectF(left - _GAP_TEXT_ROOM, 3 + row * 13, right - left + 2 * _GAP_TEXT_ROOM, 13)
            painter.setPen(self._ink.muted)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
