"""The events as a list, in step with the drawn timeline: date in words, label, a glyph for how exact it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from studyapp.domain.analysis import Precision
from studyapp.domain.event import Event
from studyapp.ui.date_words import date_words
from studyapp.ui.row_ground import paint_ground
from studyapp.ui.table_model import ITEM_ROLE, Column, TableModel
from studyapp.ui.theme import SPACE_M, SPACE_S, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from studyapp.ui.look import Look

type _Index = QModelIndex | QPersistentModelIndex

_GLYPH_WIDTH = 22
_ROW_HEIGHT = 52
_WIDE_ROW_HEIGHT = 34
_WIDE = 560
_DATE_COLUMN = 190
_SIGN = 12


class EventList(QListView):
    """Lists events by time.

    Signals:
        event_chosen: the learner went to a row (Event).
        place_wanted: the learner wants to see the passage of the row (Return or double click).
        menu_wanted: what can be done with the selected event, at this place of the screen (QPoint).
    """

    event_chosen = Signal(object)
    place_wanted = Signal()
    menu_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_list")
        self.setAccessibleName(self.tr("Events by date"))
        self._model = TableModel[Event]([Column(self.tr("Event"), _row_text, _row_text, _row_tooltip)], self)
        self.setModel(self._model)
        self.setItemDelegate(EventDelegate(look, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(_ROW_HEIGHT + SPACE_S)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.activated.connect(self._on_activated)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        look.changed.connect(self.viewport().update)

    @property
    def model_in_use(self) -> TableModel[Event]:
        """The model, one row for each event."""
        return self._model

    def set_events(self, events: Sequence[Event]) -> None:
        """Show these events in this order; nothing is selected afterwards."""
        self._quiet = True
        self._model.set_rows(events)
        self._quiet = False

    def select(self, event: Event | None) -> None:
        """Select the row of this event, without a signal."""
        rows = [row for row, shown in enumerate(self._model.rows) if event is not None and shown.key == event.key]
        self._quiet = True
        if rows:
            index = self._model.index(rows[0], 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.selectionModel().clear()
        self._quiet = False

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.event_chosen.emit(self._model.item(current))

    @Slot(QModelIndex)
    def _on_activated(self, _index: QModelIndex) -> None:
        self.place_wanted.emit()

    @Slot(QPoint)
    def _on_menu_requested(self, place: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))


class EventDelegate(QStyledItemDelegate):
    """Paints a row: in a narrow list the date above the label, in a wide one beside it."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        widget = option.widget
        wide = isinstance(widget, QListView) and widget.viewport().width() >= _WIDE
        return QSize(100, _WIDE_ROW_HEIGHT if wide else _ROW_HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        event: Event = index.data(ITEM_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, rect, option.state, self._look.theme)
        wide = rect.width() >= _WIDE
        inner = rect.adjusted(SPACE_M, 0, -SPACE_M, 0)
        glyph = QRect(inner.left(), rect.top(), _GLYPH_WIDTH, rect.height() if wide else 26)
        self._paint_glyph(painter, event, QRectF(glyph).translated(0, 0 if wide else 4))
        self._paint_texts(painter, event, inner.adjusted(_GLYPH_WIDTH, 0, 0, 0), wide=wide)
        painter.restore()

    def _paint_texts(self, painter: QPainter, event: Event, box: QRect, *, wide: bool) -> None:
        theme = self._look.theme
        date_box = QRect(box.left(), box.top(), _DATE_COLUMN, box.height()) if wide else box.adjusted(0, 6, 0, -26)
        label_box = box.adjusted(_DATE_COLUMN + SPACE_M, 0, 0, 0) if wide else box.adjusted(0, 26, 0, -6)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._look.interface_font(Type.SMALL, bold=True))
        painter.setPen(QColor(theme.time if event.dated else theme.muted))
        sign = "eye_off" if event.hidden else "edit" if event.own or event.corrected else ""
        room = date_box.width() - (_SIGN + SPACE_S if sign else 0)
        date = painter.fontMetrics().elidedText(date_words(event, short=wide), Qt.TextElideMode.ElideRight, room)
        painter.drawText(date_box, flags, date)
        if sign:
            left = date_box.left() + painter.fontMetrics().horizontalAdvance(date) + SPACE_S
            place = QRect(left, date_box.center().y() - _SIGN // 2, _SIGN, _SIGN)
            painter.drawPixmap(place, self._look.pixmap(sign, _SIGN, theme.muted))
        painter.setFont(self._look.interface_font(Type.BODY))
        painter.setPen(QColor(theme.faint if event.hidden else theme.text if event.main else theme.muted))
        label = painter.fontMetrics().elidedText(event.label, Qt.TextElideMode.ElideRight, label_box.width())
        painter.drawText(label_box, flags, label)

    def _paint_glyph(self, painter: QPainter, event: Event, box: QRectF) -> None:
        theme = self._look.theme
        ink = QColor(theme.accent if event.dated else theme.faint)
        pen = QPen(ink, 1.5)
        if not event.dated or any(mark in event.edtf for mark in "~?%"):
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setBrush(ink if event.precision is Precision.DAY else theme.tint(theme.accent, share=0.3))
        painter.setPen(pen)
        middle = box.center().y()
        if event.precision is Precision.DAY or not event.dated:
            painter.drawEllipse(QRectF(box.left() + 2, middle - 4, 8, 8))
        else:
            painter.drawRoundedRect(QRectF(box.left(), middle - 4, 13, 8), 3, 3)


def _row_text(event: Event) -> str:
    return f"{date_words(event)}: {event.label}"


def _row_tooltip(event: Event) -> str:
    return f"{date_words(event)}\n{event.label}"
