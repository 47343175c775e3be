"""Draws what the reader sees but the text does not hold: list markers, note numbers, readings, page labels.

It is painted over the visible blocks only, and remembers where the numbers stand, so that they can be pointed at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from studyapp.domain.document import BlockKind
from studyapp.domain.layout import MarkKind
from studyapp.domain.span import Span
from studyapp.ui.reader.matter import Matter
from studyapp.ui.reader.offsets import Offsets
from studyapp.ui.reader.typography import NOTE_SHARE, RUBY_SHARE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextLine
    from PySide6.QtWidgets import QTextEdit

    from studyapp.domain.layout import Mark
    from studyapp.ui.reader.pieces import Piece
    from studyapp.ui.reader.typography import Setting

_BAR = 3


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where in the viewport a number was drawn that leads to `target`; `note` is the mark in the text, if it is one."""

    box: QRectF
    target: Span
    note: Mark | None = None


class Ornaments:
    """Paints over one text view."""

    def __init__(self, view: QTextEdit) -> None:
        self._view = view
        self._pieces: Sequence[Piece] = ()
        self._offsets = Offsets("", ())
        self._matter = Matter()
        self._setting: Setting | None = None
        self._drawn: list[Drawn] = []

    def use(self, pieces: Sequence[Piece], offsets: Offsets, matter: Matter, setting: Setting) -> None:
        """Draw for these pieces from now on."""
        self._pieces, self._offsets, self._matter, self._setting = pieces, offsets, matter, setting
        self._drawn = []

    def at(self, point: QPointF) -> Drawn | None:
        """Return the number under a point of the viewport, with some room around it."""
        return next((one for one in self._drawn if one.box.adjusted(-3, -4, 3, 4).contains(point)), None)

    def page_tops(self) -> list[tuple[float, str]]:
        """Return the pages that begin on the screen: the height in the viewport, and the label."""
        found: list[tuple[float, str]] = []
        for block, piece, corner in self._visible():
            for page in self._matter.pages_within(piece.start, max(piece.end, piece.start + 1)):
                line, _ = self._line(block, page.start)
                found.append((corner.y() + (line.y() if line is not None else 0.0), page.label))
        return found

    def paint(self) -> None:
        """Paint into the viewport; call it behind the text's own painting."""
        if self._setting is None:
            return
        self._drawn = []
        painter = QPainter(self._view.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, piece, corner in self._visible():
            if piece.kind is BlockKind.QUOTATION:
                self._paint_bar(painter, block, corner, self._setting)
            if piece.marker and not piece.continued:
                self._paint_marker(painter, block, piece, corner, self._setting)
            for mark in self._matter.within(piece.start, piece.end):
                if mark.kind is MarkKind.NOTE:
                    self._paint_note(painter, block, mark, corner, self._setting)
                elif mark.kind is MarkKind.RUBY:
                    self._paint_reading(painter, block, mark, corner, self._setting)
        painter.end()

    def _visible(self) -> Iterator[tuple[QTextBlock, Piece, QPointF]]:
        """Yield the blocks on the screen with their pieces and the corner that their lines count from."""
        view = self._view
        layout = view.document().documentLayout()
        scrolled = QPointF(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
        height = view.viewport().height()
        block = view.cursorForPosition(view.viewport().rect().topLeft()).block()
        before = block.previous()
        block = before if before.isValid() else block
        above = 0
        while block.isValid() and block.blockNumber() < len(self._pieces):
            piece = self._pieces[block.blockNumber()]
            corner = layout.blockBoundingRect(block).topLeft() - scrolled
            if corner.y() > height and piece.cell is None:
                above += 1
                if above > 1:
                    return
            yield block, piece, corner
            block = block.next()

    def _line(self, block: QTextBlock, position: int) -> tuple[QTextLine | None, int]:
        """Return the line that holds a code point, and the place in the block."""
        inside = self._offsets.to_qt(position) - block.position()
        line = block.layout().lineForTextPosition(max(inside, 0))
        return (line if line.isValid() else None), inside

    def _paint_bar(self, painter: QPainter, block: QTextBlock, corner: QPointF, setting: Setting) -> None:
        box = block.layout().boundingRect().translated(corner)
        right = block.textDirection() is Qt.LayoutDirection.RightToLeft
        x = box.right() + setting.em * 0.6 if right else box.left() - setting.em * 0.6
        top = box.top()
        if self._goes_on(block):
            layout, scrolled = self._view.document().documentLayout(), self._view.verticalScrollBar().value()
            top = layout.blockBoundingRect(block.previous()).bottom() - scrolled
        painter.fillRect(QRectF(x - _BAR, top, _BAR, box.bottom() - top), QColor(setting.theme.border_strong))

    def _goes_on(self, block: QTextBlock) -> bool:
        number = block.blockNumber()
        return number > 0 and self._pieces[number - 1].kind is self._pieces[number].kind

    def _paint_marker(
        self, painter: QPainter, block: QTextBlock, piece: Piece, corner: QPointF, setting: Setting
    ) -> None:
        line = block.layout().lineAt(0)
        if not line.isValid():
            return
        theme = setting.theme
        back = self._matter.noted_at(piece.start) if piece.kind is BlockKind.FOOTNOTE else None
        painter.setFont(setting.sized(0.86) if piece.kind is BlockKind.FOOTNOTE else setting.font)
        painter.setPen(QColor(theme.accent if back else theme.muted))
        width = QFontMetricsF(painter.font()).horizontalAdvance(piece.marker)
        gap = setting.em * 0.4
        edges = block.layout().boundingRect().translated(corner)
        right = block.textDirection() is Qt.LayoutDirection.RightToLeft
        x = edges.right() + gap if right else corner.x() + line.x() - gap - width
        baseline = corner.y() + line.y() + line.ascent()
        painter.drawText(QPointF(x, baseline), piece.marker)
        if back is not None:
            box = QRectF(x, baseline - line.ascent(), width, line.height())
            self._drawn.append(Drawn(box, Span(back.start, back.start)))

    def _paint_note(self, painter: QPainter, block: QTextBlock, mark: Mark, corner: QPointF, setting: Setting) -> None:
        line, _ = self._line(block, mark.start - 1)
        if line is None:
            return
        x = corner.x() + _x(line, self._inside(block, Span(mark.start - 1, mark.start)))
        width = setting.note_width(mark.words)
        font = setting.sized(NOTE_SHARE)
        is_rtl = block.textDirection() is Qt.LayoutDirection.RightToLeft
        left = x + 1 if is_rtl else x - width + 1
        baseline = corner.y() + line.y() + line.ascent() - setting.em * 0.28
        painter.setFont(font)
        painter.setPen(QColor(setting.theme.accent))
        painter.drawText(QPointF(left, baseline), mark.words)
        height = QFontMetricsF(font).ascent()
        target = mark.target or Span(mark.start, mark.start)
        self._drawn.append(Drawn(QRectF(left, baseline - height, width, height), target, mark))

    def _paint_reading(
        self, painter: QPainter, block: QTextBlock, mark: Mark, corner: QPointF, setting: Setting
    ) -> None:
        line, inside = self._line(block, mark.start)
        if line is None:
            return
        end = min(self._inside(block, Span(mark.start, mark.end)), line.textStart() + line.textLength())
        middle = (_x(line, inside) + _x(line, end)) / 2
        painter.setFont(setting.sized(RUBY_SHARE))
        painter.setPen(QColor(setting.theme.muted))
        width = QFontMetricsF(painter.font()).horizontalAdvance(mark.words)
        base = QFontMetricsF(setting.font).ascent()
        at = QPointF(corner.x() + middle - width / 2, corner.y() + line.y() + line.ascent() - base * 0.98)
        painter.drawText(at, mark.words)

    def _inside(self, block: QTextBlock, span: Span) -> int:
        """Return where a span ends, counted from the block's start."""
        return self._offsets.span_to_qt(span)[1] - block.position()


def _x(line: QTextLine, position: int) -> float:
    """Return where a cursor would stand in a line; PySide gives the position it stands at as well."""
    at = cast("float | tuple[float, int]", line.cursorToX(position))
    return at[0] if isinstance(at, tuple) else at
