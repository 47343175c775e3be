"""The entries as a list: type, name, short definition, how often and where in the text they are named."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from studyapp.domain.entity import Entity
from studyapp.ui.glossary.badge import BadgePainter, paint_spread
from studyapp.ui.glossary.context import shown_definition, spread
from studyapp.ui.row_ground import paint_ground
from studyapp.ui.table_model import ITEM_ROLE, Column, TableModel
from studyapp.ui.theme import SPACE_M, Type
from studyapp.ui.words import type_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from studyapp.domain.analysis import EntityKey
    from studyapp.ui.look import Look

type _Index = QModelIndex | QPersistentModelIndex

_ROW_HEIGHT = 54
_BADGE = 30
_SPREAD_WIDTH = 72
_SPREAD_HEIGHT = 12
_CELLS = 24


class EntryList(QListView):
    """Lists glossary entries in the order given.

    Signals:
        entry_chosen: the learner went to an entry (Entity).
        menu_wanted: the learner asked for the menu of an entry (Entity, QPoint on the screen).
        entry_activated: Return or double click on an entry.
    """

    entry_chosen = Signal(object)
    menu_wanted = Signal(object, object)
    entry_activated = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("glossary_list")
        self.setAccessibleName(self.tr("Glossary entries"))
        self._model = TableModel[Entity]([Column(self.tr("Entry"), _row_text, _row_text, _row_tooltip)], self)
        self._delegate = EntryDelegate(look, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMinimumHeight(2 * _ROW_HEIGHT)
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self.activated.connect(self._on_activated)
        look.changed.connect(self.viewport().update)

    @property
    def model_in_use(self) -> TableModel[Entity]:
        """The model, one row for each entry."""
        return self._model

    def set_entries(self, entries: Sequence[Entity], text_length: int) -> None:
        """Show these entries of a text of so many code points; nothing is selected afterwards."""
        self._quiet = True
        self._delegate.forget(text_length)
        self._model.set_rows(entries)
        self._quiet = False

    def select(self, key: EntityKey | None) -> bool:
        """Select the entry's row, without a signal; tell whether it is there."""
        row = next((row for row, entry in enumerate(self._model.rows) if entry.key == key), None)
        self._quiet = True
        if row is None:
            self.selectionModel().clear()
        else:
            index = self._model.index(row, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self._quiet = False
        return row is not None

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.entry_chosen.emit(self._model.item(current))

    @Slot(QPoint)
    def _on_menu_requested(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if not index.isValid():
            index = self.currentIndex()
        if index.isValid():
            self.menu_wanted.emit(self._model.item(index), self.viewport().mapToGlobal(point))

    @Slot(QModelIndex)
    def _on_activated(self, _index: QModelIndex) -> None:
        self.entry_activated.emit()


class EntryDelegate(QStyledItemDelegate):
    """Paints an entry in two lines."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._badges = BadgePainter(look)
        self._text_length = 1
        self._spreads: dict[EntityKey, list[int]] = {}

    def forget(self, text_length: int) -> None:
        """Count mentions anew, in a text of so many code points."""
        self._text_length = text_length
        self._spreads.clear()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, _ROW_HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Entity = index.data(ITEM_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, rect, option.state, self._look.theme)
        inner = rect.adjusted(SPACE_M, 0, -SPACE_M, 0)
        badge = QRectF(inner.left(), rect.center().y() - _BADGE / 2 + 0.5, _BADGE, _BADGE)
        self._badges.paint(painter, badge, entry.type, faint=entry.hidden)
        right = self._paint_figures(painter, entry, inner)
        self._paint_texts(painter, entry, inner.adjusted(_BADGE + SPACE_M, 0, -right - SPACE_M, 0))
        painter.restore()

    def _paint_figures(self, painter: QPainter, entry: Entity, box: QRect) -> int:
        theme = self._look.theme
        painter.setFont(self._look.interface_font(Type.SMALL))
        painter.setPen(QColor(theme.muted))
        count = QRect(box.right() - _SPREAD_WIDTH, box.top() + 8, _SPREAD_WIDTH, 18)
        painter.drawText(count, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(len(entry.mentions)))
        strip = QRectF(box.right() - _SPREAD_WIDTH, box.top() + 31, _SPREAD_WIDTH, _SPREAD_HEIGHT)
        ink = theme.faint if entry.hidden else theme.entities[entry.type]
        paint_spread(painter, strip, self._spread(entry), ink, theme)
        return _SPREAD_WIDTH

    def _paint_texts(self, painter: QPainter, entry: Entity, box: QRect) -> None:
        theme = self._look.theme
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        name_font = self._look.interface_font(Type.BODY, bold=True)
        name_font.setItalic(entry.hidden)
        painter.setFont(name_font)
        painter.setPen(QColor(theme.faint if entry.hidden else theme.text))
        name = painter.fontMetrics().elidedText(entry.name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box.adjusted(0, 7, 0, -27), flags, name)
        painter.setFont(self._look.interface_font(Type.SMALL))
        painter.setPen(QColor(theme.faint if entry.hidden else theme.muted))
        line = painter.fontMetrics().elidedText(_second_line(entry), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box.adjusted(0, 28, 0, -7), flags, line)

    def _spread(self, entry: Entity) -> list[int]:
        if entry.key not in self._spreads:
            self._spreads[entry.key] = spread(entry.mentions, self._text_length, _CELLS)
        return self._spreads[entry.key]


def _second_line(entry: Entity) -> str:
    definition = " ".join(shown_definition(entry).split())
    return f"{type_name(entry.type)} · {definition}" if definition else type_name(entry.type)


def _row_text(entry: Entity) -> str:
    return f"{entry.name}, {_second_line(entry)}, {len(entry.mentions)}"


def _row_tooltip(entry: Entity) -> str:
    return f"{entry.name}\n{_second_line(entry)}"
