"""One line that tells how far the learner is today, with a bar where there is a goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from studyapp.domain.study import GoalKind, GoalSpan
from studyapp.ui.controls import label
from studyapp.ui.theme import SPACE_XS

if TYPE_CHECKING:
    from studyapp.domain.study import Goal, Today
    from studyapp.ui.look import Look


class GoalLine(QWidget):
    """Says "Today: 12 of 20 cards"; nothing on a day without answers and without a goal."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._look = look
        self._text = label("", "small", parent=self)
        self._text.setObjectName(f"{name}_text")
        self._bar = QProgressBar(self)
        self._bar.setObjectName(f"{name}_bar")
        self._bar.setAccessibleName(self.tr("Goal"))
        self._bar.setTextVisible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        layout.addWidget(self._text)
        layout.addWidget(self._bar)

    def show_progress(self, done: Today, goal: Goal) -> None:
        """Show what was done, today or in this session, against the goal."""
        has_goal = goal.kind is not GoalKind.NONE
        self._bar.setVisible(has_goal)
        self.setVisible(has_goal or done.cards > 0)
        minutes = max(1, round(done.duration_ms / 60_000)) if done.cards else 0
        if not has_goal:
            self._text.setText(self.tr("Today so far: {0} answered, {1} min").format(done.cards, minutes))
            return
        amount = goal.done(done.cards, done.duration_ms)
        self._bar.setRange(0, goal.amount)
        self._bar.setValue(min(amount, goal.amount))
        cards = goal.kind is GoalKind.CARDS
        of = self.tr("{0} of {1} cards") if cards else self.tr("{0} of {1} minutes")
        when = self.tr("Today") if goal.span is GoalSpan.DAY else self.tr("This session")
        reached = self.tr(" – goal reached") if goal.reached(done.cards, done.duration_ms) else ""
        self._text.setText(f"{when}: {of.format(amount, goal.amount)}{reached}")
