"""How an entity's type is shown: an icon on a tint of the type's ink, and marks for where in the text it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from studyapp.ui.icons import ENTITY_ICONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QPixmap

    from studyapp.domain.analysis import EntityType
    from studyapp.ui.look import Look
    from studyapp.ui.theme import Theme


class BadgePainter:
    """Paints badges and keeps their pictures, which cost a millisecond each, until the theme changes."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._pictures: dict[tuple[str, EntityType, int, bool], QPixmap] = {}

    def paint(self, painter: QPainter, box: QRectF, kind: EntityType, *, faint: bool = False) -> None:
        """Paint the badge of a type into a square."""
        theme = self._look.theme
        ink = theme.faint if faint else theme.entities[kind]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tint(ink))
        painter.drawRoundedRect(box, box.width() / 4, box.width() / 4)
        size = round(box.width() * 0.62)
        offset = (box.width() - size) / 2
        painter.drawPixmap(QPointF(box.left() + offset, box.top() + offset), self._picture(kind, size, faint=faint))

    def _picture(self, kind: EntityType, size: int, *, faint: bool) -> QPixmap:
        theme = self._look.theme
        key = (theme.name, kind, size, faint)
        if key not in self._pictures:
            ink = theme.faint if faint else theme.entities[kind]
            self._pictures[key] = self._look.pixmap(ENTITY_ICONS[kind], size, ink)
        return self._pictures[key]


def paint_spread(painter: QPainter, box: QRectF, counts: Sequence[int], ink: str, theme: Theme) -> None:
    """Paint a line for the text, with a stroke where the entry is named, higher for more mentions."""
    base = box.bottom() - 0.5
    painter.setPen(QPen(QColor(theme.border_strong), 1))
    painter.drawLine(QPointF(box.left(), base), QPointF(box.right(), base))
    highest = max(*counts, 2)
    step = box.width() / len(counts)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    for index, count in enumerate(counts):
        if count:
            height = box.height() * (0.35 + 0.65 * count / highest)
            painter.drawRect(QRectF(box.left() + index * step, base - height, max(step - 1.0, 1.5), height))
