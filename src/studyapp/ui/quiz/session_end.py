"""The last page of a session: what was done, what comes tomorrow, and what could be done now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from studyapp.domain.study import GoalKind
from studyapp.ui.controls import button, label
from studyapp.ui.quiz.goal_line import GoalLine
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL

if TYPE_CHECKING:
    from studyapp.domain.study import Goal, Today
    from studyapp.ui.look import Look

_ICON = 40


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers of a session."""

    answers: int = 0
    passed: int = 0
    new: int = 0
    duration_ms: int = 0


class SessionEnd(QWidget):
    """Friendly figures.

    Signals:
        left: back to the first page.
        again_requested: practise the cards that were missed.
    """

    left = Signal()
    again_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiz_end_page")
        self._look = look
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label("", "title", parent=self, wrap=True)
        self._title.setObjectName("quiz_end_title")
        self._text = label("", "muted", parent=self, wrap=True)
        self._text.setObjectName("quiz_end_text")
        for part in (self._title, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._goal = GoalLine(look, "quiz_end_goal", self)
        self._again = button(self.tr("Practise what was missed"), "quiz_again", look=look, icon="refresh", parent=self)
        self._back = button(self.tr("Back"), "quiz_back", kind="primary", parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        layout.setSpacing(SPACE_M)
        layout.addStretch(2)
        for part in (self._icon, self._title, self._text, self._build_figures(), self._goal):
            layout.addWidget(part)
        layout.addSpacing(SPACE_S)
        layout.addWidget(self._back)
        layout.addWidget(self._again)
        layout.addStretch(3)
        self._again.clicked.connect(self.again_requested)
        self._back.clicked.connect(self.left)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_end(self, tally: Tally, done: Today, goal: Goal, *, misses: int) -> None:
        """Show what was done in the session; `done` counts for the goal."""
        nothing = tally.answers == 0
        self._title.setText(self.tr("Nothing is waiting") if nothing else self.tr("Done for now"))
        text = self.tr("Learn something new, or come back tomorrow.") if nothing else _praise(self, tally)
        self._text.setText(text)
        self._figures.setVisible(not nothing)
        minutes = max(1, round(tally.duration_ms / 60_000))
        values = {
            "answers": str(tally.answers),
            "right": f"{tally.passed / tally.answers:.0%}" if tally.answers else "–",
            "minutes": str(minutes),
        }
        for name, value in values.items():
            self._numbers[name].setText(value)
        self._goal.show_progress(done, goal)
        self._goal.setVisible(goal.kind is not GoalKind.NONE)
        self._again.setVisible(misses > 0)
        self._again.setText(" " + self.tr("Practise what was missed ({0})").format(misses))
        self._back.setFocus()

    def show_due(self, tomorrow: int) -> None:
        """Show how much is due tomorrow."""
        self._numbers["tomorrow"].setText(str(tomorrow))

    def _build_figures(self) -> QFrame:
        self._figures = QFrame(self)
        self._figures.setProperty("role", "card")
        self._numbers: dict[str, QLabel] = {}
        grid = QGridLayout(self._figures)
        grid.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        names = (
            ("answers", self.tr("answered")),
            ("right", self.tr("right")),
            ("minutes", self.tr("minutes")),
            ("tomorrow", self.tr("due tomorrow")),
        )
        for column, (name, text) in enumerate(names):
            number = label("", "title", parent=self._figures)
            number.setObjectName(f"quiz_end_{name}")
            self._numbers[name] = number
            below = label(text, "small", parent=self._figures)
            for row, part in enumerate((number, below)):
                part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                grid.addWidget(part, row, column)
            grid.setColumnStretch(column, 1)
        return self._figures

    def _on_look_changed(self) -> None:
        self._icon.setPixmap(self._look.pixmap("check", _ICON, self._look.theme.success))


def _praise(widget: QWidget, tally: Tally) -> str:
    if tally.new:
        return widget.tr("New cards begun: {0}. You will meet them again soon.").format(tally.new)
    if tally.passed == tally.answers:
        return widget.tr("Everything was right.")
    return widget.tr("What was missed comes back soon; that is how it is learnt.")
