"""The lane of events that the text does not place in time. It lies off the axis, because a guess would be a lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from studyapp.domain.event import Event
from studyapp.ui.controls import label
from studyapp.ui.table_model import ITEM_ROLE, Column, TableModel
from studyapp.ui.theme import SPACE_M, SPACE_S, SPACE_XS, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from studyapp.ui.look import Look

type _Index = QModelIndex | QPersistentModelIndex

_CHIP_HEIGHT = 28
_MAX_CHIP = 260
_ROWS = 2
_TALL = 760


class UndatedLane(QFrame):
    """Chips with a dashed outline, in the order of the text; hidden while there is none.

    Signals:
        event_chosen: the learner went to a chip (Event).
        place_wanted: the learner wants to see its passage.
        menu_wanted: what can be done with the selected event, at this place of the screen (QPoint).
    """

    event_chosen = Signal(object)
    place_wanted = Signal()
    menu_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_undated")
        self._title = label("", "caption", parent=self)
        self._title.setFixedHeight(_CHIP_HEIGHT)
        self._model = TableModel[Event]([Column(self.tr("Event"), _label_of, _label_of, _label_of)], self)
        self._list = QListView(self)
        self._list.setObjectName("timeline_undated_list")
        self._list.setAccessibleName(self.tr("Undated events"))
        self._configure(look)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_XS, 0, SPACE_XS)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._list, 1)
        self._quiet = False
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._list.activated.connect(self._on_activated)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._on_menu_requested)
        look.changed.connect(self._list.viewport().update)

    @property
    def model_in_use(self) -> TableModel[Event]:
        """The model, one row for each chip."""
        return self._model

    def set_events(self, events: Sequence[Event]) -> None:
        """Show these events."""
        self._quiet = True
        self._model.set_rows(events)
        self._quiet = False
        self._title.setText(self.tr("Undated · {0}").format(len(events)))
        self.setVisible(bool(events))
        self._fit_height()

    def select(self, event: Event | None) -> None:
        """Select the chip of this event, without a signal."""
        rows = [row for row, shown in enumerate(self._model.rows) if event is not None and shown.key == event.key]
        self._quiet = True
        if rows:
            self._list.setCurrentIndex(self._model.index(rows[0], 0))
        else:
            self._list.selectionModel().clear()
        self._quiet = False

    def _configure(self, look: Look) -> None:
        self._list.setModel(self._model)
        self._list.setItemDelegate(_ChipDelegate(look, self._list))
        self._list.setFlow(QListView.Flow.LeftToRight)
        self._list.setWrapping(True)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setLayoutMode(QListView.LayoutMode.Batched)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMouseTracking(True)

    def _fit_height(self) -> None:
        widths = (_chip_width(QFontMetrics(self._list.font()), event.label) for event in self._model.rows[:12])
        one = sum(widths) <= self._list.viewport().width() or self.window().height() < _TALL
        rows = 1 if one else _ROWS
        self._list.setFixedHeight(rows * (_CHIP_HEIGHT + SPACE_XS))

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.event_chosen.emit(self._model.item(current))

    @Slot(QModelIndex)
    def _on_activated(self, _index: QModelIndex) -> None:
        self.place_wanted.emit()

    @Slot(QPoint)
    def _on_menu_requested(self, place: QPoint) -> None:
        self.menu_wanted.emit(self._list.viewport().mapToGlobal(place))

    @override
    def resizeEvent(self, event: object) -> None:
        self._fit_height()


class _ChipDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        event: Event = index.data(ITEM_ROLE)
        metrics = QFontMetrics(self._look.interface_font(Type.SMALL))
        return QSize(_chip_width(metrics, event.label), _CHIP_HEIGHT + SPACE_XS)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        event: Event = index.data(ITEM_ROLE)
        theme = self._look.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect).adjusted(SPACE_XS, 2, -SPACE_XS / 2, -SPACE_XS + 1)
        painter.setPen(
            QPen(QColor(theme.accent if chosen else theme.border_strong), 1.5 if chosen else 1, Qt.PenStyle.DashLine)
        )
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(QColor(theme.accent_soft if chosen else theme.hover if hovered else theme.surface))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(self._look.interface_font(Type.SMALL))
        painter.setPen(QColor(theme.text if event.main or chosen else theme.muted))
        inner = box.adjusted(10, 0, -8, 0)
        shown = painter.fontMetrics().elidedText(event.label, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


def _chip_width(metrics: QFontMetrics, text: str) -> int:
    return min(metrics.horizontalAdvance(text) + 26, _MAX_CHIP)


def _label_of(event: Event) -> str:
    return event.label
