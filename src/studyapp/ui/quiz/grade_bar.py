"""The four grades, each with the interval it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from studyapp.domain.schedule import Grade
from studyapp.ui.quiz.wording import grade_name, interval_text
from studyapp.ui.theme import RADIUS, SPACE_S, Type
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from studyapp.domain.schedule import Preview
    from studyapp.ui.look import Look

_HEIGHT = 52
_BAR = 3


class GradeButton(QPushButton):
    """A grade in its colour, its key, and the interval under its name."""

    def __init__(self, grade: Grade, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._ink = ("again", "hard", "good", "easy")[grade - 1]
        self._interval = ""
        self._name = grade_name(grade)
        self._key = str(int(grade))
        self.setObjectName(f"quiz_grade_{self._ink}")
        self.setAccessibleName(self._name)
        self.setMinimumHeight(_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_interval(self, text: str) -> None:
        """Show when the card would come back; "" shows nothing."""
        self._interval = text
        self.setAccessibleDescription(text)
        self.setToolTip(self.tr("{0}: key {1}").format(self._name, self._key))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(76, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(getattr(self._look.theme, self._ink))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        bar = QRectF(SPACE_S, self.height() - _BAR - 4, self.width() - 2 * SPACE_S, _BAR)
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        area = self.rect().adjusted(RADIUS, 5, -RADIUS, -_BAR - 7)
        painter.setPen(ink)
        painter.setFont(self._look.interface_font(Type.BODY, bold=True))
        top = Qt.AlignmentFlag.AlignTop if self._interval else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, top | Qt.AlignmentFlag.AlignHCenter, self._name)
        painter.setPen(QColor(self._look.theme.muted))
        painter.setFont(self._look.interface_font(Type.CAPTION))
        painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, self._interval)
        painter.end()


class GradeBar(QWidget):
    """The row of the four grades.

    Signals:
        graded: a grade was chosen (Grade).
    """

    graded = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = {grade: GradeButton(grade, look, self) for grade in Grade}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        for grade, button in self._buttons.items():
            layout.addWidget(button, 1)
            button.clicked.connect(weakly(self._on_clicked, grade))

    def show_previews(self, previews: tuple[Preview, ...], *, intervals: bool, proposed: Grade) -> None:
        """Write the intervals on the buttons and put the focus on the proposed grade."""
        for preview in previews:
            self._buttons[preview.grade].set_interval(interval_text(preview.interval) if intervals else "")
        self._buttons[proposed].setFocus()

    @Slot(object)
    def _on_clicked(self, grade: Grade) -> None:
        self.graded.emit(grade)
