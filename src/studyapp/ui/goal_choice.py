"""The control with which a goal is set: how much, of what, and for how long."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from studyapp.ui.theme import SPACE_S, SPACE_XS

if TYPE_CHECKING:
    from studyapp.settings import Settings

_MOST = 999


class GoalChoice(QWidget):
    """Says “20 cards a day”, or “no goal”.

    Attributes:
        amount: the number, for the label that names the row.

    Signals:
        changed: something else was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.amount = QSpinBox(self)
        self.amount.setObjectName("pref_goal_amount")
        self.amount.setAccessibleName(self.tr("Goal"))
        self.amount.setRange(1, _MOST)
        self.amount.lineEdit().setTextMargins(SPACE_XS, 0, 0, 0)  # the style sheet's padding does not reach it
        kinds = (("none", self.tr("no goal")), ("cards", self.tr("cards")), ("minutes", self.tr("minutes")))
        spans = (("day", self.tr("a day")), ("session", self.tr("a session")))
        self._kind = self._choice("pref_goal_kind", self.tr("What the goal counts"), kinds)
        self._span = self._choice("pref_goal_span", self.tr("What the goal is for"), spans)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        for part in (self._kind, self.amount, self._span):
            row.addWidget(part)
        row.addStretch(1)
        self.amount.valueChanged.connect(self._on_changed)
        self._kind.currentIndexChanged.connect(self._on_changed)
        self._span.currentIndexChanged.connect(self._on_changed)

    def show_goal(self, settings: Settings) -> None:
        """Show what is set."""
        self._kind.setCurrentIndex(max(self._kind.findData(settings.goal_kind), 0))
        self.amount.setValue(settings.goal_amount)
        self._span.setCurrentIndex(max(self._span.findData(settings.goal_span), 0))
        self._fill()

    def chosen(self, settings: Settings) -> Settings:
        """Return the settings with the goal as it is chosen."""
        return replace(
            settings,
            goal_kind=str(self._kind.currentData()),
            goal_amount=self.amount.value(),
            goal_span=str(self._span.currentData()),
        )

    def _choice(self, name: str, text: str, entries: tuple[tuple[str, str], ...]) -> QComboBox:
        made = QComboBox(self)
        made.setObjectName(name)
        made.setAccessibleName(text)
        for value, words in entries:
            made.addItem(words, value)
        return made

    def _fill(self) -> None:
        has_goal = self._kind.currentData() != "none"
        self.amount.setVisible(has_goal)
        self._span.setVisible(has_goal)

    @Slot()
    def _on_changed(self) -> None:
        self._fill()
        self.changed.emit()
