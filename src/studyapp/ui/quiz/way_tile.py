"""A way to study as a wide button: icon, name, what it does, and how many cards it would ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from studyapp.ui.controls import set_state
from studyapp.ui.quiz.ways import ICONS, Way, way_name, way_text, why_not
from studyapp.ui.theme import SPACE_M, SPACE_S, Type

if TYPE_CHECKING:
    from studyapp.ui.look import Look

_HEIGHT = 54
_ICON = 20
_NUMBER_WIDTH = 48


class WayTile(QPushButton):
    """One way; disabled it says why."""

    def __init__(self, way: Way, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = way
        self._look = look
        self._number = ""
        self.setObjectName(f"quiz_{way}")
        self.setProperty("kind", "tile")
        self.setMinimumHeight(_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.update)
        self.show_number(0)

    def show_number(self, number: int, *, text: str = "") -> None:
        """Offer so many cards; 0 disables the way. `text` stands in for the number."""
        self._number = text or (str(number) if number else "")
        self.setEnabled(number > 0)
        self.setAccessibleName(f"{way_name(self.way)} {self._number}".strip())
        self.setAccessibleDescription(self._text())
        self.setToolTip(self._text())
        self.update()

    def set_first(self, first: bool) -> None:
        """Make it stand out: it is what to do next."""
        set_state(self, "first", "yes" if first else "")
        self.update()

    def _text(self) -> str:
        return way_text(self.way) if self.isEnabled() else why_not(self.way)

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(220, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look, theme = self._look, self._look.theme
        first = self.property("first") == "yes"
        strong = theme.faint if not self.isEnabled() else theme.accent if first else theme.text
        painter = QPainter(self)
        ink = theme.faint if not self.isEnabled() else theme.accent
        painter.drawPixmap(SPACE_M, (self.height() - _ICON) // 2, look.pixmap(ICONS[self.way], _ICON, ink))
        left = SPACE_M + _ICON + SPACE_M
        area = QRect(left, 0, self.width() - left - _NUMBER_WIDTH - SPACE_S, self.height())
        painter.setFont(look.interface_font(Type.BODY, bold=True))
        painter.setPen(QColor(strong))
        middle = self.height() // 2
        leading = Qt.AlignmentFlag.AlignLeading
        painter.drawText(area.adjusted(0, 0, 0, -middle), leading | Qt.AlignmentFlag.AlignBottom, way_name(self.way))
        small = look.interface_font(Type.SMALL)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted if self.isEnabled() else theme.faint))
        text = QFontMetrics(small).elidedText(self._text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area.adjusted(0, middle + 2, 0, 0), leading | Qt.AlignmentFlag.AlignTop, text)
        painter.setFont(look.interface_font(Type.TITLE, bold=True))
        painter.setPen(QColor(strong))
        number = QRect(self.width() - _NUMBER_WIDTH - SPACE_M, 0, _NUMBER_WIDTH, self.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, self._number)
        painter.end()
