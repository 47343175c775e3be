"""The events as items of a scene. An item paints a `Mark` and knows nothing of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from studyapp.ui.date_words import date_words
from studyapp.ui.timeline.ink import Ink
from studyapp.ui.timeline.layout import CROWD_HEIGHT, DOT, LANE_HEIGHT, SHAPE_HEIGHT

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QGraphicsSceneHoverEvent, QStyleOptionGraphicsItem, QWidget

    from studyapp.domain.analysis import EventKey
    from studyapp.ui.look import Look
    from studyapp.ui.timeline.layout import Arrangement, Mark

_MARGIN = 4.0
_RADIUS = 5.0
_FADED = 34.0


class TimelineScene(QGraphicsScene):
    """Holds one item for each event that has a lane.

    Attributes:
        ink: colours and fonts in use.
        selected: the key of the selected event, or None.
        visible_left: the leftmost scene pixel in view; labels of long bars stay in sight by it.
    """

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.ink = Ink.of(look)
        self.selected: EventKey | None = None
        self.visible_left = 0.0
        self._items: dict[EventKey, EventItem] = {}
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.BspTreeIndex)

    def refresh_ink(self) -> None:
        """Paint with the look's present theme from now on."""
        self.ink = Ink.of(self._look)
        self.update()

    def show_arrangement(self, arrangement: Arrangement, width: float, height: float) -> None:
        """Show these marks; items of events that were there before are moved, not made anew."""
        self.setSceneRect(0, 0, width, height)
        left_over = self._items
        self._items = {}
        for mark in arrangement.marks:
            key = mark.dated.event.key
            item = left_over.pop(key, None)
            if item is None:
                item = EventItem(mark)
                self.addItem(item)
            else:
                item.set_mark(mark)
            self._items[key] = item
        for item in left_over.values():
            self.removeItem(item)

    def item_of(self, key: EventKey | None) -> EventItem | None:
        """Return the item of an event; None when it has no lane at this zoom."""
        return self._items.get(key) if key is not None else None

    def select(self, key: EventKey | None) -> None:
        """Draw this event as the selected one, in front of the others."""
        for changed in (self.item_of(self.selected), self.item_of(key)):
            if changed is not None:
                changed.setZValue(1 if changed.mark.dated.event.key == key else 0)
                changed.update()
        self.selected = key


class EventItem(QGraphicsItem):
    """One event: a dot or a bar, and its label.

    Attributes:
        mark: where and how it is drawn.
    """

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self._hovered = False
        self.setAcceptHoverEvents(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_mark(self, mark: Mark) -> None:
        """Draw it elsewhere."""
        if mark != self.mark:
            self.prepareGeometryChange()
            self.mark = mark

    @override
    def boundingRect(self) -> QRectF:
        left, right = self.mark.extent
        return QRectF(left - _MARGIN, self.mark.top, right - left + 2 * _MARGIN, LANE_HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        scene = self.scene()
        if not isinstance(scene, TimelineScene):
            return
        ink, mark = scene.ink, self.mark
        chosen = scene.selected == mark.dated.event.key
        if chosen or self._hovered:
            painter.setPen(QPen(ink.accent, 1.5) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(ink.surface if chosen else ink.hover)
            painter.drawRoundedRect(self.boundingRect().adjusted(0.75, 0.75, -0.75, -0.75), _RADIUS + 2, _RADIUS + 2)
        if mark.dot:
            _paint_dot(painter, mark, ink, chosen=chosen)
        else:
            _paint_bar(painter, mark, ink, chosen=chosen)
        self._paint_label(painter, scene, chosen=chosen)

    def _paint_label(self, painter: QPainter, scene: TimelineScene, *, chosen: bool) -> None:
        mark, ink = self.mark, scene.ink
        left, width = mark.label_left, mark.label_width
        if mark.inside and scene.visible_left > mark.left:
            # The label of a bar that begins out of sight stays in sight.
            left = min(scene.visible_left + 8, mark.right - width - 8)
            left = max(left, mark.label_left)
        painter.setFont(ink.font)
        painter.setPen(ink.text if (mark.dated.event.main and not mark.dated.event.hidden) or chosen else ink.muted)
        shown = painter.fontMetrics().elidedText(mark.dated.label, Qt.TextElideMode.ElideRight, int(width) + 2)
        box = QRectF(left, mark.top, width + 4, LANE_HEIGHT)
        if not mark.inside and not chosen and not self._hovered:
            # Lines of the grid that run through a label make it hard to read.
            painter.fillRect(box.adjusted(-2, 6, 0, -6), ink.veil)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    @override
    def hoverEnterEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self._hovered = True
        shown = self.mark.dated.event
        self.setToolTip(f"{date_words(shown)}\n{shown.label}")
        self.update()

    @override
    def hoverLeaveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self._hovered = False
        self.update()


def paint_crowd(painter: QPainter, arrangement: Arrangement, ink: Ink, left: float, right: float) -> None:
    """Hint at the events that found no lane: a row of short strokes below the lanes."""
    painter.setPen(QPen(ink.faint, 1.0))
    for stroke in arrangement.crowd:
        if left <= stroke.x <= right:
            painter.drawLine(QPointF(stroke.x, stroke.top + 4), QPointF(stroke.x, stroke.top + CROWD_HEIGHT - 4))


def _paint_dot(painter: QPainter, mark: Mark, ink: Ink, *, chosen: bool) -> None:
    middle = QPointF((mark.left + mark.right) / 2, mark.top + LANE_HEIGHT / 2)
    painter.setPen(_outline(mark, ink, chosen=chosen))
    painter.setBrush(ink.surface if mark.dated.vague else ink.accent)
    painter.drawEllipse(middle, DOT / 2 - 1, DOT / 2 - 1)


def _paint_bar(painter: QPainter, mark: Mark, ink: Ink, *, chosen: bool) -> None:
    box = QRectF(mark.left, mark.top + (LANE_HEIGHT - SHAPE_HEIGHT) / 2, mark.right - mark.left, SHAPE_HEIGHT)
    fill = ink.bar_selected if chosen else ink.bar
    soft_left, soft_right = mark.dated.start is None, mark.dated.end is None
    if soft_left or soft_right:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_fading(box, fill, soft_left=soft_left, soft_right=soft_right))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        return
    painter.setPen(_outline(mark, ink, chosen=chosen))
    painter.setBrush(fill)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


def _outline(mark: Mark, ink: Ink, *, chosen: bool) -> QPen:
    pen = QPen(ink.accent, 1.5 if chosen or mark.dot else 1.0)
    if mark.dated.vague:
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.0, 2.0])
    return pen


def _fading(box: QRectF, fill: QColor, *, soft_left: bool, soft_right: bool) -> QBrush:
    clear = QColor(fill)
    clear.setAlpha(0)
    gradient = QLinearGradient(box.topLeft(), box.topRight())
    reach = min(_FADED / max(box.width(), 1.0), 0.9)
    gradient.setColorAt(0.0, clear if soft_left else fill)
    gradient.setColorAt(1.0, clear if soft_right else fill)
    if soft_left:
        gradient.setColorAt(reach, fill)
    if soft_right:
        gradient.setColorAt(1.0 - reach, fill)
    return QBrush(gradient)
