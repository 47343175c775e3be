"""The mentions of an entry, each within its sentence, the name in bold. The page around it scrolls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from studyapp.domain.span import Span
from studyapp.ui.glossary.context import Context, context_of
from studyapp.ui.row_ground import paint_ground
from studyapp.ui.table_model import ITEM_ROLE, Column, TableModel
from studyapp.ui.theme import SPACE_M, Type
from studyapp.ui.words import page_words_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from studyapp.domain.analysis import Mention
    from studyapp.domain.layout import Page
    from studyapp.ui.look import Look

type _Index = QModelIndex | QPersistentModelIndex

_LINE_HEIGHT = 19
_LINES = 2
_ROW_HEIGHT = _LINES * _LINE_HEIGHT + 10
_MOST_MEASURED = 400
_FILLED = 0.93  # of the lines' length; the rest is lost where words wrap
_PIXELS_PER_CHARACTER = 6.4  # of the interface font at 13 pixels; only decides how much of a long sentence is cut


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A mention and what stands around it; `page` as it is cited ("p. 12"), or ""."""

    mention: Mention
    context: Context
    page: str = ""


class MentionList(QListView):
    """Lists mentions in text order.

    Signals:
        span_wanted: the learner wants to see the mention in the article (Span).
        row_reached: the current row changed; its rectangle in this widget (QRect), so that the page can scroll.
    """

    span_wanted = Signal(object)
    row_reached = Signal(QRect)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("glossary_mentions")
        self.setAccessibleName(self.tr("Mentions in the text"))
        self._model = TableModel[MentionRow]([Column(self.tr("Mention"), _row_text, _row_text)], self)
        self.setModel(self._model)
        self._delegate = MentionDelegate(look, self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(_ROW_HEIGHT)
        self.clicked.connect(self._on_row_wanted)
        self.activated.connect(self._on_row_wanted)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        look.changed.connect(self.viewport().update)

    @property
    def model_in_use(self) -> TableModel[MentionRow]:
        """The model, one row for each mention."""
        return self._model

    @property
    def current(self) -> Span | None:
        """Where the current mention stands."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        mention = self._model.item(index).mention
        return Span(mention.start, mention.end)

    def set_mentions(self, mentions: Sequence[Mention], text: str, pages: Sequence[Page] = ()) -> None:
        """Show these mentions of the text, with their pages where it has any."""
        self._model.set_rows(
            [MentionRow(one, context_of(text, one), page_words_at(pages, one.start)) for one in mentions]
        )
        self._fit_height()

    def _fit_height(self) -> None:
        """Be as high as the rows: short sentences take one line, unless there are too many to measure."""
        rows = self._model.rows
        self.setUniformItemSizes(len(rows) > _MOST_MEASURED)
        self._delegate.measure(self.width(), varied=len(rows) <= _MOST_MEASURED)
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(max(sum(self._delegate.height_of(row) for row in rows), 1))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    @Slot(QModelIndex)
    def _on_row_wanted(self, index: QModelIndex) -> None:
        mention = self._model.item(index).mention
        self.span_wanted.emit(Span(mention.start, mention.end))

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.row_reached.emit(self.visualRect(current))


class MentionDelegate(QStyledItemDelegate):
    """Paints two lines of a sentence so that the name is always among them."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._width = 0
        self._varied = False
        self._metrics = QFontMetricsF(look.interface_font(Type.BODY))

    def measure(self, width: int, *, varied: bool) -> None:
        """Make rows for a list of this width; all of one height unless `varied`."""
        self._width, self._varied = width, varied

    def height_of(self, row: MentionRow) -> int:
        """Return the height of a row in pixels."""
        room = (self._width - 2 * SPACE_M) * _FILLED
        one = self._varied and self._metrics.horizontalAdvance(row.context.text + row.page) <= room
        return _ROW_HEIGHT - _LINE_HEIGHT if one else _ROW_HEIGHT

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, self.height_of(index.data(ITEM_ROLE)))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: MentionRow = index.data(ITEM_ROLE)
        theme = self._look.theme
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, rect, option.state, theme)
        inner = QRectF(rect).adjusted(SPACE_M, 5, -SPACE_M, -5)
        painter.setPen(QColor(theme.muted))
        self._paint_sentence(painter, row, inner)
        painter.restore()

    def _paint_sentence(self, painter: QPainter, row: MentionRow, box: QRectF) -> None:
        before, name, after = row.context.before, row.context.name, row.context.after
        most = int(box.width() / _PIXELS_PER_CHARACTER * 1.1)
        if len(before) > most:
            before = "…" + before[-most:].partition(" ")[2]
        font = self._look.interface_font(Type.BODY)
        page = f"\u2002{row.page.replace(' ', chr(0xA0))}" if row.page else ""
        metrics = QFontMetricsF(font)
        room = _LINES * box.width() * _FILLED - metrics.horizontalAdvance(page)
        after = _shortened(after, before + name, metrics, room)
        layout = QTextLayout(before + name + after + page, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeading))
        faint = self._page_format(_utf16(before + name + after), _utf16(page))
        layout.setFormats([self._name_format(_utf16(before), _utf16(name)), faint])
        layout.beginLayout()
        for number in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(box.width())
            line.setPosition(QPointF(0, number * _LINE_HEIGHT))
        layout.endLayout()
        layout.draw(painter, box.topLeft(), clip=box)

    def _page_format(self, start: int, length: int) -> QTextLayout.FormatRange:
        result = QTextLayout.FormatRange()
        style = QTextCharFormat()
        style.setForeground(QColor(self._look.theme.faint))
        result.start, result.length, result.format = start, length, style
        return result

    def _name_format(self, start: int, length: int) -> QTextLayout.FormatRange:
        text_format = QTextCharFormat()
        text_format.setFontWeight(QFont.Weight.Bold)
        text_format.setForeground(QColor(self._look.theme.text))
        result = QTextLayout.FormatRange()
        result.start, result.length, result.format = start, length, text_format
        return result


def _shortened(after: str, rest: str, metrics: QFontMetricsF, room: float) -> str:
    """Cut `after` at a word so that all of it fits into `room` pixels."""
    needed = metrics.horizontalAdvance(rest + after)
    if needed <= room:
        return after
    keep = max(int(len(rest + after) * room / needed) - len(rest), 0)
    return after[:keep].rpartition(" ")[0] + "…"


def _utf16(text: str) -> int:
    """Return the length that Qt counts."""
    return len(text.encode("utf-16-le")) // 2


def _row_text(row: MentionRow) -> str:
    return row.context.text
