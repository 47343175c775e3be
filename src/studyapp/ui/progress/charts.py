"""Drawn charts: bars, a line, a heat map of days. Each says what it shows in words too, for screen readers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QDate, QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studyapp.ui.theme import SPACE_S, SPACE_XS, Type

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from studyapp.ui.look import Look

_LEFT = 34
_BOTTOM = 20
_WEEKS = 27
_GRID_LINES = 3


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a chart; `tip` is said when the pointer rests on it, `tick` stands below it ("" for none)."""

    value: float | None
    tip: str
    tick: str = ""


class Chart(QWidget):
    """Base of the two charts over an axis of equal steps: grid, ticks, tooltips."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._points: tuple[Point, ...] = ()
        self._top = 1.0
        self._percent = False
        self.setAccessibleName(name)
        self.setMinimumHeight(132)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_points(self, points: Sequence[Point], *, top: float, percent: bool = False) -> None:
        """Draw these; the axis goes from 0 to `top`, written as a percentage where wanted."""
        self._points = tuple(points)
        self._top = max(top, 1e-9)
        self._percent = percent
        self.setAccessibleDescription("; ".join(point.tip for point in points if point.value))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, 140)

    def _plot(self) -> QRectF:
        return QRectF(_LEFT, SPACE_S, max(1, self.width() - _LEFT - SPACE_S), max(1, self.height() - _BOTTOM - SPACE_S))

    def _x(self, index: int) -> float:
        plot = self._plot()
        return plot.left() + (index + 0.5) * plot.width() / max(1, len(self._points))

    def _y(self, value: float) -> float:
        plot = self._plot()
        return plot.bottom() - min(1.0, value / self._top) * plot.height()

    def _draw_axes(self, painter: QPainter) -> None:
        theme, plot = self._look.theme, self._plot()
        painter.setFont(self._look.interface_font(Type.CAPTION))
        steps = _GRID_LINES + self._percent  # quarters of a percentage, thirds of a count
        for step in range(steps + 1):
            value = self._top * step / steps
            y = self._y(value)
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
            painter.setPen(QColor(theme.faint))
            text = f"{value:.0%}" if self._percent else f"{value:.0f}"
            where = QRectF(0, y - 8, _LEFT - 6, 16)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        for index, point in enumerate(self._points):
            if point.tick:
                width = painter.fontMetrics().horizontalAdvance(point.tick) + 2
                left = min(self._x(index) - width / 2, self.width() - width)
                where = QRectF(left, plot.bottom() + 3, width, 16)
                painter.drawText(where, Qt.AlignmentFlag.AlignHCenter, point.tick)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            plot = self._plot()
            index = int((event.pos().x() - plot.left()) / plot.width() * len(self._points)) if self._points else -1
            tip = self._points[index].tip if 0 <= index < len(self._points) else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)


class BarChart(Chart):
    """Counts, one bar a step."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_axes(painter)
        plot = self._plot()
        step = plot.width() / max(1, len(self._points))
        width = max(2.0, min(18.0, step * 0.68))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.theme.accent))
        for index, point in enumerate(self._points):
            if point.value:
                y = self._y(point.value)
                painter.drawRoundedRect(QRectF(self._x(index) - width / 2, y, width, plot.bottom() - y), 2, 2)
        painter.end()


class LineChart(Chart):
    """Shares over time; steps without a value leave a gap that the line crosses."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_axes(painter)
        known = [
            QPointF(self._x(index), self._y(point.value))
            for index, point in enumerate(self._points)
            if point.value is not None
        ]
        ink = QColor(self._look.theme.success)
        if known:
            path = QPainterPath(known[0])
            for point in known[1:]:
                path.lineTo(point)
            painter.setPen(QPen(ink, 2))
            painter.drawPath(path)
            painter.setBrush(ink)
            painter.setPen(Qt.PenStyle.NoPen)
            for point in known:
                painter.drawEllipse(point, 3, 3)
        painter.end()


class HeatMap(QWidget):
    """Answers on each of the last 27 weeks' days: columns are weeks, rows are Monday to Sunday."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._counts: Mapping[date, int] = {}
        self._today = date(2000, 1, 1)
        self._tip = "{0}: {1}"
        self.setAccessibleName(name)
        self.setMinimumHeight(124)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_days(self, counts: Mapping[date, int], today: date) -> None:
        """Draw these counts; days that are missing had none."""
        self._counts = counts
        self._today = today
        total = sum(counts.values())
        self.setAccessibleDescription(self.tr("{0} answers on {1} days").format(total, len(counts)))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, 130)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, cell = self._look.theme, self._cell()
        painter.setFont(self._look.interface_font(Type.CAPTION))
        top = max(self._counts.values(), default=1)
        locale = self.locale()
        for row in (0, 2, 4):
            painter.setPen(QColor(theme.faint))
            where = QRectF(0, self._row_y(row), _LEFT - 6, cell)
            name = locale.standaloneDayName(row + 1, locale.FormatType.ShortFormat)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
        for week in range(_WEEKS):
            for weekday in range(7):
                day = self._day(week, weekday)
                if day > self._today:
                    continue
                count = self._counts.get(day, 0)
                share = 0.25 + 0.75 * count / top if count else 0
                painter.setPen(QPen(QColor(theme.accent), 1.5) if day == self._today else Qt.PenStyle.NoPen)
                painter.setBrush(theme.tint(theme.accent, share=share) if count else QColor(theme.hover))
                rect = QRectF(self._column_x(week), self._row_y(weekday), cell - 2, cell - 2)
                painter.drawRoundedRect(rect, 2, 2)
            self._draw_month(painter, week)
        painter.end()

    def _draw_month(self, painter: QPainter, week: int) -> None:
        monday = self._day(week, 0)
        if monday.day > 7 or week == _WEEKS - 1:
            return
        painter.setPen(QColor(self._look.theme.faint))
        name = self.locale().standaloneMonthName(monday.month, self.locale().FormatType.ShortFormat)
        where = QRectF(self._column_x(week), self._row_y(7) + 1, 48, 16)
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft, name)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            week = int((event.pos().x() - _LEFT) / self._cell())
            weekday = int((event.pos().y() - SPACE_XS) / self._cell())
            inside = event.pos().x() >= _LEFT and week < _WEEKS and 0 <= weekday < 7
            day = self._day(week, weekday) if inside else self._today + timedelta(days=1)
            tip = ""
            if day <= self._today:
                tip = self._tip.format(
                    self.locale().toString(QDate(day.year, day.month, day.day)), self._counts.get(day, 0)
                )
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def _cell(self) -> float:
        return min(15.0, (self.width() - _LEFT - SPACE_XS) / _WEEKS)

    def _column_x(self, week: int) -> float:
        return _LEFT + week * self._cell()

    def _row_y(self, row: int) -> float:
        return SPACE_XS + row * self._cell()

    def _day(self, week: int, weekday: int) -> date:
        monday = self._today - timedelta(days=self._today.weekday())
        return monday - timedelta(weeks=_WEEKS - 1 - week) + timedelta(days=weekday)
