"""The marks as a list: number of the colour, quoted words, note, tags, and where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from studyapp.domain.annotation import Annotation, AnnotationKind
from studyapp.ui.marker import color_name, kind_name, paint_badge, paint_note_dot, tag_words
from studyapp.ui.row_ground import paint_ground
from studyapp.ui.table_model import ITEM_ROLE, Column, TableModel
from studyapp.ui.theme import SPACE_M, SPACE_S, Type

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from studyapp.domain.annotation import AnnotationId
    from studyapp.domain.document import DocumentId
    from studyapp.ui.look import Look

type _Index = QModelIndex | QPersistentModelIndex

_LINE = 19
_BADGE = 22


class MarkList(QListView):
    """Lists marks in the order given; several can be selected.

    Signals:
        chosen: the learner went to a mark (Annotation).
        activated_mark: Return or double click on a mark (Annotation).
    """

    chosen = Signal(object)
    activated_mark = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("annotation_list")
        self.setAccessibleName(self.tr("Marks"))
        self._model = TableModel[Annotation]([Column(self.tr("Mark"), _row_text, _row_text, _row_text)], self)
        self._delegate = MarkDelegate(look, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(96)
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._on_current)
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._on_activated)
        look.changed.connect(self.viewport().update)

    def set_marks(self, marks: Sequence[Annotation], titles: Mapping[DocumentId, str]) -> None:
        """Show these; titles are shown for the documents that are named."""
        kept = self.current_id()
        self._quiet = True
        self._delegate.titles = dict(titles)
        self._model.set_rows(marks)
        self._quiet = False
        self.select(kept)

    def selected(self) -> tuple[Annotation, ...]:
        """Return what is selected, in order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._model.rows[row] for row in rows)

    def current_id(self) -> AnnotationId | None:
        """Return the id of the mark under the list's cursor."""
        index = self.currentIndex()
        return self._model.item(index).id if index.isValid() and index.row() < len(self._model.rows) else None

    def select(self, annotation_id: AnnotationId | None) -> Annotation | None:
        """Select a mark's row without a signal, and return the mark; None where it is not in the list."""
        row = next((row for row, mark in enumerate(self._model.rows) if mark.id == annotation_id), None)
        self._quiet = True
        if row is None:
            self.selectionModel().clear()
        else:
            self.setCurrentIndex(self._model.index(row, 0))
            self.scrollTo(self._model.index(row, 0))
        self._quiet = False
        return None if row is None else self._model.rows[row]

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.chosen.emit(self._model.item(current))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.item(index))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.activated_mark.emit(self._model.item(index))


class MarkDelegate(QStyledItemDelegate):
    """Paints a mark: two lines of its words, one of its note, one of tags and origin, as far as there are any."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.titles: dict[DocumentId, str] = {}

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        mark: Annotation = index.data(ITEM_ROLE)
        return QSize(120, 2 * SPACE_S + _LINE * (1 + bool(mark.note) + bool(self._origin(mark))) + 2)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        mark: Annotation = index.data(ITEM_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, rect, option.state, self._look.theme)
        badge = QRectF(rect.left() + SPACE_M + 0.5, rect.top() + SPACE_S + 0.5, _BADGE, _BADGE)
        paint_badge(painter, badge, mark.color, self._look, foreign=not mark.own)
        if mark.note:
            paint_note_dot(painter, badge, self._look)
        box = rect.adjusted(2 * SPACE_M + _BADGE, SPACE_S, -SPACE_M, 0)
        self._paint_lines(painter, mark, box)
        painter.restore()

    def _paint_lines(self, painter: QPainter, mark: Annotation, box: QRect) -> None:
        theme = self._look.theme
        quote = " ".join(mark.selector.quote.split())
        lines = [(quote, theme.faint if mark.orphaned else theme.text, self._look.interface_font(Type.BODY))]
        lines[0][2].setItalic(mark.orphaned)
        lines[0][2].setUnderline(mark.kind is AnnotationKind.UNDERLINE)
        small = self._look.interface_font(Type.SMALL)
        if mark.note:
            lines.append((" ".join(mark.note.split()), theme.muted, small))
        if self._origin(mark):
            lines.append((self._origin(mark), theme.faint, small))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for number, (words, ink, font) in enumerate(lines):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(QRect(box.left(), box.top() + number * _LINE, box.width(), _LINE), flags, shown)

    def _origin(self, mark: Annotation) -> str:
        parts = [tag_words(mark.tags)] if mark.tags else []
        if mark.orphaned:
            parts.insert(0, self.tr("without its passage"))
        if mark.author:
            parts.append(self.tr("by {0}").format(mark.author))
        if title := self.titles.get(mark.document_id, ""):
            parts.append(title)
        return " · ".join(parts)


def _row_text(mark: Annotation) -> str:
    words = " ".join(mark.selector.quote.split())
    parts = [kind_name(mark.kind), color_name(mark.color), words, mark.note, tag_words(mark.tags)]
    return ", ".join(part for part in parts if part)
