"""The whole document as a strip: which passages have cards, at a glance. Height and colour say the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studyapp.ui.theme import SPACE_XS

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from studyapp.domain.coverage import Coverage, Passage
    from studyapp.ui.look import Look

HEIGHT = 44
_THINNEST = 2.0


class CoverageStrip(QWidget):
    """A bar for each passage, as wide as it is long: tall with studied cards, middling with offered ones, low without.

    Signals:
        passage_chosen: a bar was clicked (its index in `Coverage.passages`).
    """

    passage_chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("coverage_strip")
        self.setAccessibleName(self.tr("Which passages have cards"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._look = look
        self._coverage: Coverage | None = None
        self._chosen = -1
        look.changed.connect(self.update)

    def show_coverage(self, coverage: Coverage, *, chosen: int = -1) -> None:
        """Draw this document."""
        self._coverage = coverage
        self._chosen = chosen
        without = sum(not passage.covered for passage in coverage.passages)
        self.setAccessibleDescription(
            self.tr("{0} of {1} passages have no card").format(without, len(coverage.passages))
        )
        self.update()

    def drawn(self) -> list[int]:
        """Return which passages are drawn: of those that begin in one pixel the last, and the chosen one."""
        if self._coverage is None:
            return []
        scale = self.width() / max(1, self._coverage.length)
        columns = {int(passage.span.start * scale): at for at, passage in enumerate(self._coverage.passages)}
        return sorted({*columns.values(), self._chosen} - {-1})

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._coverage is None:
            return
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(QRectF(self.rect()), SPACE_XS, SPACE_XS)
        for index in self.drawn():
            passage = self._coverage.passages[index]
            bar, ink = self._bar(passage), self._ink(passage)
            painter.setBrush(QColor(ink))
            painter.drawRect(bar)
            if index == self._chosen:
                painter.setBrush(QColor(theme.text))
                painter.drawRect(QRectF(bar.left(), 0, bar.width(), 3))
        painter.setBrush(QColor(theme.border_strong))
        for section in self._coverage.sections[1:]:
            painter.drawRect(QRectF(self._x(section.span.start) - 1, 0, 1, self.height()))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position().x())
        if index >= 0:
            self.passage_chosen.emit(index)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._coverage is not None:
            index = self._index_at(event.pos().x())
            passages = self._coverage.passages
            QToolTip.showText(event.globalPos(), self._tip(passages[index]) if index >= 0 else "", self)
            return True
        return super().event(event)

    def _tip(self, passage: Passage) -> str:
        if passage.covered:
            return self.tr("In the schedule: {0} · offered: {1}").format(passage.studied, passage.offered)
        return self.tr("No card; kept back: {0}").format(passage.kept_back)

    def _ink(self, passage: Passage) -> str:
        theme = self._look.theme
        if passage.studied:
            return theme.success
        return theme.accent if passage.offered else theme.border_strong

    def _bar(self, passage: Passage) -> QRectF:
        share = 0.86 if passage.studied else 0.58 if passage.offered else 0.16
        left, right = self._x(passage.span.start), self._x(passage.span.end)
        height = self.height() * share
        width = max(_THINNEST, right - left - 1)
        return QRectF(left, self.height() - height, width, height)

    def _x(self, position: int) -> float:
        length = max(1, self._coverage.length if self._coverage else 1)
        return position / length * self.width()

    def _index_at(self, x: float) -> int:
        passages = self._coverage.passages if self._coverage else ()
        if not passages:
            return -1
        at = x / max(1, self.width()) * (self._coverage.length if self._coverage else 1)
        return min(range(len(passages)), key=lambda i: _distance(passages[i], at))


def _distance(passage: Passage, position: float) -> float:
    return max(passage.span.start - position, 0, position - passage.span.end)
