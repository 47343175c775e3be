"""Draws a document in the list: title, facts, how far it was read, and how many cards are due."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studyapp.domain.document import DocumentSummary
from studyapp.ui.table_model import ITEM_ROLE
from studyapp.ui.theme import RADIUS, SPACE_M, SPACE_S, SPACE_XS, Type
from studyapp.ui.words import count_words, day_words

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from studyapp.ui.look import Look

type Index = QModelIndex | QPersistentModelIndex

_HEIGHT = 62
_BAR_HEIGHT = 3


class DocumentDelegate(QStyledItemDelegate):
    """One line of the library; the title is edited in place."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.current: str | None = None

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        summary: object = index.data(ITEM_ROLE)
        if not isinstance(summary, DocumentSummary):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(_area(option)).adjusted(SPACE_XS, 2, -SPACE_XS, -2)
        self._paint_ground(painter, area, option, is_open=summary.id == self.current)
        inner = area.adjusted(SPACE_M, SPACE_S, -SPACE_S, -SPACE_S)
        right = self._paint_due(painter, inner, summary.due_count)
        self._paint_texts(painter, inner.adjusted(0, 0, -right, 0), summary)
        self._paint_share(painter, inner, summary.read_share)
        painter.restore()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setObjectName("library_title_editor")
        editor.setAccessibleName(self.tr("Title"))
        return editor

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        area = _area(option)
        editor.setGeometry(area.left() + SPACE_XS, area.top() + 6, area.width() - 2 * SPACE_XS, 34)

    def _paint_ground(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem, *, is_open: bool) -> None:
        theme = self._look.theme
        state = _state(option)
        colour = None
        if is_open:
            colour = theme.accent_soft
        elif state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            colour = theme.hover
        painter.setPen(Qt.PenStyle.NoPen)
        if colour:
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _paint_texts(self, painter: QPainter, area: QRectF, summary: DocumentSummary) -> None:
        theme = self._look.theme
        title_font = self._look.interface_font(Type.BODY, bold=True)
        facts_font = self._look.interface_font(Type.SMALL)
        metrics = QFontMetrics(title_font)
        painter.setFont(title_font)
        painter.setPen(QColor(theme.text))
        title = metrics.elidedText(summary.title, Qt.TextElideMode.ElideRight, int(area.width()))
        align = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
        painter.drawText(area, align, title)
        painter.setFont(facts_font)
        painter.setPen(QColor(theme.muted))
        below = area.adjusted(0, metrics.height() + 2, 0, 0)
        facts = QFontMetrics(facts_font).elidedText(facts_of(summary), Qt.TextElideMode.ElideRight, int(below.width()))
        painter.drawText(below, align, facts)

    def _paint_due(self, painter: QPainter, area: QRectF, due: int) -> float:
        """Paint the badge and return the room it takes."""
        if not due:
            return 0.0
        theme = self._look.theme
        font = self._look.interface_font(Type.CAPTION, bold=True)
        text = str(min(due, 999))
        width = QFontMetrics(font).horizontalAdvance(text) + SPACE_M
        badge = QRectF(area.right() - width, area.top(), width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(badge, 9, 9)
        painter.setFont(font)
        painter.setPen(QColor(theme.on_accent))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
        return width + SPACE_S

    def _paint_share(self, painter: QPainter, area: QRectF, share: float) -> None:
        if share <= 0:
            return
        theme = self._look.theme
        groove = QRectF(area.left(), area.bottom() - 1, area.width(), _BAR_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.border))
        painter.drawRoundedRect(groove, 1.5, 1.5)
        painter.setBrush(QColor(theme.accent))
        groove.setWidth(max(groove.width() * min(share, 1.0), _BAR_HEIGHT))
        painter.drawRoundedRect(groove, 1.5, 1.5)


def _area(option: QStyleOptionViewItem) -> QRect:
    return option.rect  # pyright: ignore[reportAttributeAccessIssue] - the stubs leave out what QStyleOption holds


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    return option.state  # pyright: ignore[reportAttributeAccessIssue] - the stubs leave out what QStyleOption holds


def facts_of(summary: DocumentSummary) -> str:
    """Return the second line of a document: its date and its length."""
    parts = [day_words(summary.date)] if summary.date else []
    return " · ".join((*parts, count_words(summary.word_count)))
