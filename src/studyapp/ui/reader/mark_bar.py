"""The small bar over a selection or a mark: eight colours, the kind of mark, a note, a card, away with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from studyapp.domain.annotation import COLORS
from studyapp.ui.controls import line, tool_button
from studyapp.ui.marker import color_icon, color_words
from studyapp.ui.theme import SPACE_S, SPACE_XS
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Mapping

    from studyapp.ui.look import Look

_GAP = 6


class MarkBar(QFrame):
    """Floats over the text beside what it is about.

    Signals:
        color_chosen: one of the colours (1 to 8).
        underline_wanted, note_wanted, card_wanted, delete_wanted: the other buttons.
    """

    color_chosen = Signal(int)
    underline_wanted = Signal()
    note_wanted = Signal()
    card_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mark_bar")
        self.setAccessibleName(self.tr("Mark the passage"))
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._look = look
        self._labels: Mapping[int, str] = {}
        self._colors: list[QToolButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        row.setSpacing(2)
        for color in COLORS:
            made = QToolButton(self)
            made.setObjectName(f"mark_color_{color}")
            made.setAutoRaise(True)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.clicked.connect(weakly(self._choose, color))
            self._colors.append(made)
            row.addWidget(made)
        between = line(self)
        between.setFixedSize(1, 20)
        row.addWidget(between)
        for icon, text, name, signal in (
            ("marks", self.tr("Underline instead of highlight"), "mark_underline", self.underline_wanted),
            ("edit", self.tr("Write a note (A)"), "mark_note", self.note_wanted),
            ("quiz", self.tr("Make a card (C)"), "mark_card", self.card_wanted),
            ("trash", self.tr("Delete the mark (Del)"), "mark_delete", self.delete_wanted),
        ):
            made = tool_button(look, icon, text, name, parent=self)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.clicked.connect(signal)
            row.addWidget(made)
        self._delete = made
        self.show_labels({})
        look.changed.connect(self._dress)
        self.hide()

    def show_labels(self, labels: Mapping[int, str]) -> None:
        """Name the colours as the learner does."""
        self._labels = dict(labels)
        self._dress()

    def show_at(self, point: QPoint, *, marked: bool) -> None:
        """Show the bar above a point of its parent, or below it; a mark can be deleted, a selection cannot."""
        self._delete.setVisible(marked)
        self.adjustSize()
        over = self.parentWidget()
        room = over.width() if over else self.width()
        left = max(4, min(point.x() - self.width() // 2, room - self.width() - 20))
        top = point.y() - self.height() - _GAP
        if top < 4:
            top = point.y() + 4 * _GAP
        self.move(left, top)
        self.show()
        self.raise_()

    def _choose(self, color: int) -> None:
        self.color_chosen.emit(color)

    def _dress(self) -> None:
        for color, button in zip(COLORS, self._colors, strict=True):
            words = f"{color_words(color, self._labels)} ({color})"
            button.setIcon(color_icon(color, self._look))
            button.setToolTip(words)
            button.setAccessibleName(words)
