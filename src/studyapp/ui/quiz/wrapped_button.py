"""A push button whose text runs over several lines where it has to."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from studyapp.ui.theme import SPACE_M, SPACE_S, Type

if TYPE_CHECKING:
    from studyapp.ui.look import Look

_LEAST = 40
_MARK = 18
_ICONS = {"right": ("check", "success"), "wrong": ("close", "danger")}


class WrappedButton(QPushButton):
    """A number, a text, and behind them the verdict; the style sheet draws the frame."""

    def __init__(self, number: str, text: str, name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = text
        self._number = number
        self._look = look
        self.setObjectName(name)
        self.setAccessibleName(f"{number} {text}".strip())
        self.setProperty("kind", "option")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.update)

    def set_number(self, number: str) -> None:
        """Show another number."""
        self._number = number
        self.setAccessibleName(f"{number} {self.words}".strip())
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        area = QRect(0, 0, self._text_width(width), 10_000)
        metrics = QFontMetrics(self._look.interface_font(Type.BODY, bold=True))  # as it may have to be shown
        height = metrics.boundingRect(area, int(Qt.TextFlag.TextWordWrap), self.words).height()
        return max(_LEAST, height + 2 * SPACE_S + 4)

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, _LEAST)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._look.theme
        verdict = str(self.property("verdict") or "")
        inks = {"right": theme.success, "wrong": theme.danger, "other": theme.muted}
        ink = QColor(inks.get(verdict, theme.text))
        painter = QPainter(self)
        painter.setFont(self._look.interface_font(Type.BODY, bold=True))
        painter.setPen(QColor(theme.muted) if verdict in {"", "other"} else ink)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        left = SPACE_M + (self._number_width() if self._number else 0)
        if self._number:
            painter.drawText(QRect(SPACE_M, 0, left, self.height()), middle, self._number)
        painter.setFont(self._look.interface_font(Type.BODY, bold=verdict in {"right", "chosen"}))
        painter.setPen(ink)
        area = QRect(left, 0, self._text_width(self.width()), self.height())
        painter.drawText(area, middle | int(Qt.TextFlag.TextWordWrap), self.words)
        if verdict in _ICONS:
            icon, token = _ICONS[verdict]
            at = self.width() - SPACE_S - _MARK
            pixmap = self._look.pixmap(icon, _MARK, getattr(theme, token))
            painter.drawPixmap(at, (self.height() - _MARK) // 2, pixmap)
        painter.end()

    def _number_width(self) -> int:
        metrics = QFontMetrics(self._look.interface_font(Type.BODY, bold=True))
        return metrics.horizontalAdvance(self._number) + SPACE_S

    def _text_width(self, width: int) -> int:
        number = self._number_width() if self._number else 0
        return max(60, width - SPACE_M - number - SPACE_S - _MARK - SPACE_S)
