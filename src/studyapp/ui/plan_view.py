"""The plan of the course where learners look each day: what is next, by when, and how much of it is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from studyapp.domain.changes import Topic
from studyapp.ui.controls import button, label, set_state, tool_button
from studyapp.ui.freshness import Freshness
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from studyapp.domain.course_plan import CoursePlan, PlanStep
    from studyapp.domain.document import Place
    from studyapp.services.course_plans import CoursePlans
    from studyapp.ui.look import Look
    from studyapp.ui.shell import Shell

_TOPICS = Topic.DOCUMENTS | Topic.CARDS | Topic.REVIEWS | Topic.SETTINGS | Topic.TEXT
_TITLES = 2
_FEW = 8


class PlanView(QWidget):
    """One sentence and a bar; below them the entries, the next ones first opened. Empty without a plan.

    It stays in its place though nothing is seen of it then, so that it hears when a course comes.
    """

    def __init__(self, plans: CoursePlans, shell: Shell, name: str, parent: QWidget, *, listed: bool = False) -> None:
        """`listed` shows the entries from the beginning, if they are few."""
        super().__init__(parent)
        self.setObjectName(name)
        self._plans = plans
        self._shell = shell
        self._listed = listed
        self._plan: CoursePlan | None = None
        self._card = QFrame(self)
        self._card.setProperty("role", "card")
        self._text = label("", parent=self._card, wrap=True)
        self._text.setObjectName(f"{name}_text")
        self._bar = _bar(self._card, f"{name}_bar", self.tr("Done of what is next"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_M)
        self._more = button("", f"{name}_more", kind="quiet", parent=self._card)
        self._more.clicked.connect(self._on_more)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        inside.setSpacing(SPACE_S)
        inside.addWidget(label(self.tr("Plan of the course"), "strong", parent=self._card))
        inside.addWidget(self._text)
        inside.addWidget(self._bar)
        inside.addLayout(self._rows)
        inside.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)
        self._card.hide()
        Freshness(self, shell.signals, _TOPICS, self.refresh, whole_library=True)

    @Slot()
    def refresh(self) -> None:
        """Read the plan again."""
        self._shell.jobs.run(partial(self._plans.plan), self._show)

    def _show(self, plan: CoursePlan) -> None:
        if self._plan is None and len(plan.steps) > _FEW:
            self._listed = False
        self._plan = plan
        self._card.setVisible(bool(plan.steps))
        if not plan.steps:
            return
        counted = plan.overdue or plan.next
        self._text.setText(headline(plan))
        set_state(self._text, "role", "danger" if plan.overdue else "")
        _fill(self._bar, counted)
        self._fill_rows()

    def _fill_rows(self) -> None:
        plan = self._plan
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.deleteLater()
        if plan is None:
            return
        steps = plan.steps if self._listed else ()
        for number, step in enumerate(steps):
            row = PlanRow(step, plan.today, self._shell.look, self._card)
            row.setObjectName(f"{self.objectName()}_row_{number}")
            if step.place is not None:
                row.go.clicked.connect(weakly(self._on_go, step.place))
            self._rows.addWidget(row)
        text = self.tr("Hide the sections") if self._listed else self.tr("Show the whole plan")
        self._more.setText(text)
        self._more.setAccessibleName(text)

    @Slot()
    def _on_more(self) -> None:
        self._listed = not self._listed
        self._fill_rows()

    def _on_go(self, place: Place) -> None:
        self._shell.signals.place_requested.emit(place)


class PlanRow(QWidget):
    """One entry: what, by when, how much of it is done, and the way there.

    Attributes:
        go: the button that leads to the passage.
    """

    def __init__(self, step: PlanStep, today: date, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        title = label(step.title, parent=self, wrap=True)
        title.setToolTip(f"{step.course} – {step.document}")
        overdue = step.overdue(today)
        where = f" · {step.document}" if step.title != step.document else ""
        words = label(step_words(step, today) + where, "danger" if overdue else "small", parent=self, wrap=True)
        self.go = tool_button(look, "source", self.tr("Go to “{0}”").format(step.title), "plan_go", parent=self)
        self.go.setEnabled(step.place is not None)
        column = QVBoxLayout()
        column.setSpacing(SPACE_XS)
        column.addWidget(title)
        column.addWidget(words)
        if step.cards:
            bar = _bar(self, "plan_row_bar", words.text())
            _fill(bar, (step,))
            column.addWidget(bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addLayout(column, 1)
        row.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)


def headline(plan: CoursePlan) -> str:
    """Return the one sentence that says what to do next."""
    overdue, coming = plan.overdue, plan.next
    if overdue:
        text = _tr("Overdue: {0}. Cards left: {1}.")
        return text.format(_titles(overdue), QLocale().toString(sum(step.left for step in overdue)))
    if not coming:
        return _tr("Everything that the plan asks for is done.")
    due = coming[0].due
    cards, studied = sum(step.cards for step in coming), sum(step.studied for step in coming)
    when = _by(due, plan.today) if due is not None else ""
    if not cards:
        return _tr("{0}: read {1}.").format(when, _titles(coming))
    text = _tr("{0}: {1}. Cards done: {2} of {3}.")
    return text.format(when, _titles(coming), QLocale().toString(studied), QLocale().toString(cards))


def step_words(step: PlanStep, today: date) -> str:
    """Return by when an entry is due, and how much of it is done: "by 5 December · cards done: 8 of 14"."""
    parts: list[str] = []
    if step.due is not None:
        text = _tr("was due on {0}") if step.overdue(today) else _tr("by {0}")
        parts.append(text.format(_day(step.due)))
    if step.cards and not step.left:
        parts.append(_tr("cards done: all {0}").format(step.cards))
    elif step.cards:
        parts.append(_tr("cards done: {0} of {1}").format(step.studied, step.cards))
    else:
        parts.append(_tr("to be read"))
    return " · ".join(parts)


def _by(due: date, today: date) -> str:
    days = (due - today).days
    if days == 0:
        return _tr("By today")
    if days == 1:
        return _tr("By tomorrow")
    return _tr("By {0}").format(_day(due))


def _day(day: date) -> str:
    shown = QDate(day.year, day.month, day.day)
    pattern = "dddd, d MMMM" if shown.year() == QDate.currentDate().year() else "d MMMM yyyy"
    return QLocale().toString(shown, pattern)


def _titles(steps: Sequence[PlanStep]) -> str:
    named = ", ".join(f"“{step.title}”" for step in steps[:_TITLES])
    more = len(steps) - _TITLES
    return _tr("{0} and {1} more").format(named, more) if more > 0 else named


def _bar(parent: QWidget, name: str, words: str) -> QProgressBar:
    bar = QProgressBar(parent)
    bar.setObjectName(name)
    bar.setAccessibleName(words)
    bar.setTextVisible(False)
    return bar


def _fill(bar: QProgressBar, steps: Sequence[PlanStep]) -> None:
    cards = sum(step.cards for step in steps)
    bar.setRange(0, max(1, cards))
    bar.setValue(sum(step.studied for step in steps) if cards else int(not steps))
    bar.setVisible(cards > 0 or not steps)


def _tr(text: str) -> str:
    return QCoreApplication.translate("plan", text)
