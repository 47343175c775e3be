"""What was found, as a list: the words around each hit with those that were looked for marked, kind by kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studyapp.domain.search import Group, Hit, HitKind, Marked
from studyapp.ui.table_model import ITEM_ROLE, Column, TableModel
from studyapp.ui.theme import ICON_SIZE, SPACE_M, SPACE_S, SPACE_XS, Type
from studyapp.ui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from studyapp.ui.look import Look

type _Index = QModelIndex | QPersistentModelIndex

KIND_ICONS = {HitKind.TEXT: "document", HitKind.ANNOTATION: "marks", HitKind.ENTITY: "glossary", HitKind.CARD: "quiz"}
_KIND_NAMES = {
    HitKind.TEXT: QT_TRANSLATE_NOOP("search", "Documents"),
    HitKind.ANNOTATION: QT_TRANSLATE_NOOP("search", "Marks and notes"),
    HitKind.ENTITY: QT_TRANSLATE_NOOP("search", "Glossary"),
    HitKind.CARD: QT_TRANSLATE_NOOP("search", "Cards"),
}
_LINE = 19
_HEADING = 28
_ORIGIN_SHARE = 0.34


def kind_name(kind: HitKind) -> str:
    """Return what a kind of hits is called."""
    return QCoreApplication.translate("search", _KIND_NAMES[kind])


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a hit, and above the first of its kind a heading."""

    hit: Hit
    heading: str = ""


class HitList(QListView):
    """Lists hits; the keyboard stays in the field above it.

    Signals:
        chosen: go to this (Hit).
    """

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search_hits")
        self.setAccessibleName(self.tr("What was found"))
        self._model = TableModel[Line]([Column(self.tr("Hit"), _spoken, _spoken, None)], self)
        self.setModel(self._model)
        self.setItemDelegate(HitDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)
        look.changed.connect(self.viewport().update)

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show these hits, the first of them selected."""
        lines: list[Line] = []
        for group in groups:
            count = f"{len(group.hits)}+" if group.more else str(len(group.hits))
            for number, hit in enumerate(group.hits):
                lines.append(Line(hit, "" if number else f"{kind_name(group.kind)}  {count}"))
        self._model.set_rows(lines)
        self.scrollToTop()
        self.choose_row(0)

    def choose_row(self, row: int) -> None:
        """Select a row; beyond either end the last one there."""
        last = len(self._model.rows) - 1
        self.setCurrentIndex(self._model.index(min(max(row, 0), last), 0))

    def move_by(self, rows: int) -> None:
        """Select another row."""
        self.choose_row(self.currentIndex().row() + rows)

    def current(self) -> Hit | None:
        """Return the selected hit."""
        index = self.currentIndex()
        return self._model.item(index).hit if index.isValid() else None

    def spoken(self) -> str:
        """Return the selected hit in words; "" without one."""
        index = self.currentIndex()
        return _spoken(self._model.item(index)) if index.isValid() else ""

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.item(index).hit)


class HitDelegate(QStyledItemDelegate):
    """Paints a hit: what it is called and where it is from on the first line, the words around it on the second."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line: Line = index.data(ITEM_ROLE)
        lines = 2 if line.hit.body.words else 1
        return QSize(200, lines * _LINE + 2 * SPACE_S - 2 + (_HEADING if line.heading else 0))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: Line = index.data(ITEM_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.heading:
            self._paint_heading(painter, rect, line.heading)
            rect = rect.adjusted(0, _HEADING, 0, 0)
        self._paint_ground(painter, QRectF(rect).adjusted(SPACE_XS, 1, -SPACE_XS, -1), option.state)
        self._paint_hit(painter, rect.adjusted(SPACE_M, SPACE_S - 1, -SPACE_M, 0), line.hit)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: str) -> None:
        painter.setFont(self._look.interface_font(Type.CAPTION, bold=True))
        painter.setPen(QColor(self._look.theme.muted))
        box = QRect(rect.left() + SPACE_M, rect.top() + SPACE_XS, rect.width() - 2 * SPACE_M, _HEADING - SPACE_XS)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, heading)

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        theme = self._look.theme
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(theme.accent_soft))
            painter.setPen(QPen(QColor(theme.accent), 1))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(theme.hover))
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            return
        painter.drawRoundedRect(box, 5, 5)

    def _paint_hit(self, painter: QPainter, box: QRect, hit: Hit) -> None:
        theme = self._look.theme
        icon = self._look.pixmap(KIND_ICONS[hit.kind], ICON_SIZE, theme.muted)
        painter.drawPixmap(box.left(), box.top(), icon)
        box = box.adjusted(ICON_SIZE + SPACE_S, 0, 0, 0)
        head, origin = (hit.head, hit.title) if hit.head.words else (Marked(hit.title), hit.section)
        if hit.kind is HitKind.TEXT and hit.head.words:
            origin = ""
        width = self._paint_origin(painter, box, origin)
        first = QRect(box.left(), box.top(), box.width() - width, _LINE)
        self._paint_marked(painter, head, first, self._look.interface_font(Type.BODY, bold=True), theme.text)
        second = QRect(box.left(), box.top() + _LINE, box.width(), _LINE)
        self._paint_marked(painter, hit.body, second, self._look.interface_font(Type.BODY), theme.muted)

    def _paint_origin(self, painter: QPainter, box: QRect, origin: str) -> int:
        """Write where it is from at the far end of the first line; return the room that it takes."""
        if not origin:
            return 0
        painter.setFont(self._look.interface_font(Type.SMALL))
        painter.setPen(QColor(self._look.theme.faint))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(origin, Qt.TextElideMode.ElideRight, round(box.width() * _ORIGIN_SHARE))
        width = metrics.horizontalAdvance(shown)
        place = QRect(box.right() - width, box.top(), width + 1, _LINE)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
        return width + SPACE_M

    def _paint_marked(self, painter: QPainter, marked: Marked, box: QRect, font: QFont, ink: str) -> None:
        """Write one line; the words that were looked for stand on a tint, in the strongest ink."""
        if not marked.words or box.width() < ICON_SIZE:
            return
        theme = self._look.theme
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(marked.words, font)
        layout.setTextOption(option)
        ranges: list[QTextLayout.FormatRange] = []
        for mark in marked.marks:
            found = QTextLayout.FormatRange()
            # Qt counts UTF-16 units.
            found.start = len(marked.words[: mark.start].encode("utf-16-le")) // 2
            found.length = len(mark.of(marked.words).encode("utf-16-le")) // 2
            style = QTextCharFormat()
            style.setBackground(QColor(theme.found))
            style.setForeground(QColor(theme.text))
            style.setFontWeight(QFont.Weight.DemiBold)
            found.format = style
            ranges.append(found)
        layout.setFormats(ranges)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(box.width())
        layout.endLayout()
        painter.setPen(QColor(ink))
        painter.setClipRect(box)
        layout.draw(painter, QPointF(box.left(), box.top() + (box.height() - line.height()) / 2))
        painter.setClipping(False)


def _spoken(line: Line) -> str:
    hit = line.hit
    parts = [line.heading, hit.head.words, hit.body.words, hit.section, hit.title]
    return ", ".join(part for part in parts if part)
