"""The window onto the scene: zoom around the pointer, drag to pan, and the keys that move from event to event."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QNativeGestureEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QGraphicsView

from studyapp.ui.date_words import date_words
from studyapp.ui.timeline.layout import GROUP_HEIGHT, NOTHING, Room, arrange
from studyapp.ui.timeline.scale import divide, scale_of
from studyapp.ui.timeline.scene import EventItem, TimelineScene, paint_crowd
from studyapp.ui.timeline.ticks import axis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from studyapp.domain.analysis import EventKey
    from studyapp.domain.event import Event
    from studyapp.ui.look import Look
    from studyapp.ui.timeline.layout import Arrangement, Dated
    from studyapp.ui.timeline.scale import Division, Scale
    from studyapp.ui.timeline.ticks import Axis

_STEP = 1.25
_MAX_PIXELS_PER_DAY = 160.0
_MAX_WIDTH = 400_000.0  # beyond this a lane's bit field costs more than it saves
_DRAG_PIXELS = 4
_LABEL_SHARE = 0.6
_LABEL_WIDTHS = (150.0, 320.0)
_MAX_STEMS = 80
_MOST_WIDTHS = 20_000  # labels; those of a book of a million words are a tenth of it
_SETTLE_MS = 30
_LEAST_HEIGHT = 64  # two lanes: a dock may be low


class TimelineView(QGraphicsView):
    """Shows dated events on their axis.

    Signals:
        event_chosen: the learner went to an event by mouse or key (Event).
        place_wanted: the learner wants to see the passage of the selected event.
        menu_wanted: what can be done with the selected event, at this place of the screen (QPoint).
        range_changed: another part of the axis is in view, or it is drawn to another scale.
    """

    event_chosen = Signal(object)
    place_wanted = Signal()
    menu_wanted = Signal(object)
    range_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_view")
        self.setAccessibleName(self.tr("Timeline"))
        self._scene = TimelineScene(look, self)
        self.setScene(self._scene)
        self._events: tuple[Dated, ...] = ()
        self._groups: Sequence[tuple[str, Sequence[Dated]]] = ()
        self._in_time: list[Dated] = []
        self._division: Division | None = None
        self._scale: Scale | None = None
        self._axis: Axis | None = None
        self._arrangement: Arrangement | None = None
        self._breaks = True
        self._zoom = 1.0
        self._widths: dict[str, float] = {}
        self._pressed: QPoint | None = None
        self._dragging = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._configure()
        self._settle.timeout.connect(self.refit)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        look.changed.connect(self._on_look_changed)

    @property
    def scale_in_use(self) -> Scale | None:
        """The axis as laid out now; None without dated events."""
        return self._scale

    @property
    def marks(self) -> Axis | None:
        """Ticks, bands and gaps in view, in scene pixels."""
        return self._axis

    @property
    def left(self) -> int:
        """The scene pixel at the left edge."""
        return self.horizontalScrollBar().value()

    @property
    def hidden_count(self) -> int:
        """How many events found no lane at this zoom."""
        return len(self._arrangement.crowd) if self._arrangement else 0

    @property
    def zoom(self) -> float:
        """How many times wider than the view the axis is, at least 1."""
        return self._zoom

    @property
    def events_in_time(self) -> tuple[Event, ...]:
        """The events shown, by time."""
        return tuple(item.event for item in self._in_time)

    def set_events(
        self,
        events: Sequence[Dated],
        *,
        groups: Sequence[tuple[str, Sequence[Dated]]] = (),
        breaks: bool = True,
    ) -> None:
        """Show these events, most important first, in named groups if given; the zoom is kept where it makes sense."""
        self._events = tuple(events)
        if len(self._widths) > _MOST_WIDTHS:
            self._widths.clear()
        self._groups = groups
        self._breaks = breaks
        self._in_time = sorted(self._events, key=lambda item: (item.first, item.last, -item.event.rank))
        self._division = divide([(item.first, item.last) for item in self._events], breaks=breaks)
        self._zoom = min(self._zoom, self._max_zoom())
        self.refit()

    def select(self, event: Event | None, *, reveal: bool = True) -> None:
        """Draw this event as selected, and bring it into view."""
        self._scene.select(event.key if event else None)
        self.setAccessibleDescription(f"{date_words(event)}: {event.label}" if event else "")
        if event is not None and reveal:
            self._reveal(event.key)
        self.refit()

    @Slot()
    def fit(self) -> None:
        """Show the whole axis."""
        self.set_zoom(1.0)

    @Slot()
    def zoom_in(self) -> None:
        """Come closer, around the selected event or the middle."""
        self.set_zoom(self._zoom * _STEP * _STEP, around=self._focus_x())

    @Slot()
    def zoom_out(self) -> None:
        """Go back, around the selected event or the middle."""
        self.set_zoom(self._zoom / _STEP / _STEP, around=self._focus_x())

    def set_zoom(self, zoom: float, *, around: float | None = None) -> None:
        """Draw the axis `zoom` times as wide as the view; the day at viewport position `around` stays where it is."""
        if self._scale is None:
            return
        around = self.viewport().width() / 2 if around is None else around
        day = self._scale.day(self.left + around)
        self._zoom = max(1.0, min(zoom, self._max_zoom()))
        self.refit()
        self.horizontalScrollBar().setValue(round(self._scale.x(day) - around))
        self._on_scrolled()

    def look_at(self, day: float) -> None:
        """Put this day into the middle."""
        if self._scale is not None:
            self.horizontalScrollBar().setValue(round(self._scale.x(day) - self.viewport().width() / 2))

    @Slot()
    def refit(self) -> None:
        """Lay everything out anew for the present size, zoom and fonts."""
        if self._division is None:
            self._scale = self._axis = self._arrangement = None
            self._scene.show_arrangement(NOTHING, 1, 1)
            self.range_changed.emit()
            return
        self._scale = scale_of(self._division, self._axis_width() * self._zoom)
        self._arrangement = arrange(self._events, self._scale, self._room(), self._groups)
        height = max(self._arrangement.height, self.viewport().height())
        self._scene.show_arrangement(self._arrangement, self._scale.width, height)
        self._on_scrolled()

    def _configure(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(_LEAST_HEIGHT)

    def _axis_width(self) -> float:
        """Return the room at zoom 1: never under the scroll bar, so that its coming and going moves nothing."""
        return float(max(self.width() - self.verticalScrollBar().sizeHint().width(), 1))

    def _max_zoom(self) -> float:
        if self._division is None:
            return 1.0
        widest = max((part.last - part.first) / part.share for part in self._division.stretches)
        return max(1.0, min(widest * _MAX_PIXELS_PER_DAY, _MAX_WIDTH) / self._axis_width())

    def _room(self) -> Room:
        width = self._axis_width() * _LABEL_SHARE
        return Room(self._measure, max(_LABEL_WIDTHS[0], min(width, _LABEL_WIDTHS[1])))

    def _measure(self, text: str) -> float:
        """Return the width of a label; asked for thousands of times at each step of zooming, so remembered."""
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = self._scene.ink.metrics.horizontalAdvance(text)
        return width

    def _focus_x(self) -> float | None:
        item = self._scene.item_of(self._scene.selected)
        if item is None:
            return None
        middle = (item.mark.left + item.mark.right) / 2 - self.left
        return middle if 0 <= middle <= self.viewport().width() else None

    def _reveal(self, key: EventKey) -> None:
        item = self._scene.item_of(key)
        if item is not None:
            left, right = item.mark.extent
            room = self.viewport().width() - 2 * _DRAG_PIXELS
            shown = QRectF(left, item.mark.top, min(right - left, room), item.boundingRect().height())
            self.ensureVisible(shown, 8, 8)
        elif self._scale is not None:
            found = next((item for item in self._in_time if item.event.key == key), None)
            if found is not None:
                self.look_at((found.first + found.last) / 2)

    @Slot()
    def _on_scrolled(self) -> None:
        if self._scale is not None:
            self._scene.visible_left = float(self.left)
            self._axis = axis(self._scale, self.left, self.left + self.viewport().width())
        self.viewport().update()
        self.range_changed.emit()

    @Slot()
    def _on_look_changed(self) -> None:
        self._scene.refresh_ink()
        self.viewport().update()

    def _step(self, by: int) -> None:
        """Go to the event before or after the selected one; from none, to the first or last in view."""
        if not self._in_time:
            return
        index = next((i for i, item in enumerate(self._in_time) if item.event.key == self._scene.selected), None)
        index = self._first_in_view() if index is None else min(max(index + by, 0), len(self._in_time) - 1)
        self.event_chosen.emit(self._in_time[index].event)

    def _first_in_view(self) -> int:
        assert self._scale is not None  # there are events
        left = self._scale.day(self.left)
        return next((i for i, item in enumerate(self._in_time) if item.last >= left), 0)

    def _event_at(self, position: QPoint) -> Event | None:
        item = self.itemAt(position)
        return item.mark.dated.event if isinstance(item, EventItem) else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Home:
                self._step(-len(self._in_time) or -1)
            case Qt.Key.Key_End:
                self._step(len(self._in_time) or 1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._step(0)
            case _:
                super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(turned.x()) > abs(turned.y()):
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (turned.x() or turned.y()))
        else:
            self.set_zoom(self._zoom * _STEP ** (turned.y() / 120), around=event.position().x())
        event.accept()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.set_zoom(self._zoom * (1 + event.value()), around=event.position().x())
            return True
        return super().viewportEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self._dragging = False
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        moved = position - self._pressed
        if self._dragging or moved.manhattanLength() > _DRAG_PIXELS:
            self._dragging = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pressed = position
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        found = None if self._dragging else self._event_at(event.position().toPoint())
        self._pressed = None
        self._dragging = False
        self.viewport().unsetCursor()
        if found is not None:
            self.event_chosen.emit(found)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._event_at(event.position().toPoint()) is not None:
            self.place_wanted.emit()
        else:
            self.set_zoom(self._zoom * 2, around=event.position().x())

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        found = self._event_at(event.pos()) if event.reason() is not QContextMenuEvent.Reason.Keyboard else None
        if found is not None:
            self.event_chosen.emit(found)
        self.menu_wanted.emit(event.globalPos())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    @override
    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        rect = QRectF(rect)
        ink = self._scene.ink
        painter.fillRect(rect, ink.surface)
        if self._axis is None or self._arrangement is None:
            return
        for group in self._arrangement.groups[::2]:
            painter.fillRect(QRectF(rect.left(), group.top, rect.width(), group.bottom - group.top + 4), ink.raised)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for tick in self._axis.ticks:
            painter.setPen(QPen(ink.grid_strong if tick.strong else ink.grid, 1))
            painter.drawLine(QPointF(tick.x, rect.top()), QPointF(tick.x, rect.bottom()))
        for gap in self._axis.gaps:
            painter.fillRect(QRectF(gap.left, rect.top(), gap.right - gap.left, rect.height()), ink.hatch)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_stems(painter)
        paint_crowd(painter, self._arrangement, ink, rect.left(), rect.right())

    def _draw_stems(self, painter: QPainter) -> None:
        arrangement = self._arrangement
        if arrangement is None or arrangement.groups or len(arrangement.marks) > _MAX_STEMS:
            return
        painter.setPen(QPen(self._scene.ink.bar_selected, 1))
        for mark in arrangement.marks:
            if mark.dot:
                middle = (mark.left + mark.right) / 2
                painter.drawLine(QPointF(middle, 0), QPointF(middle, mark.top + 8))

    @override
    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        if self._arrangement is None:
            return
        painter.setFont(self._scene.ink.caption)
        painter.setPen(self._scene.ink.muted)
        for group in self._arrangement.groups:
            box = QRectF(self.left + 8, group.top, self.viewport().width() - 16, GROUP_HEIGHT)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, group.title)
