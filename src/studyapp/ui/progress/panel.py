"""The progress panel: today, what is coming, how well it stays, and when work was done."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studyapp.domain.changes import Topic
from studyapp.ui.controls import chip, label
from studyapp.ui.empty_state import EmptyState
from studyapp.ui.freshness import Freshness
from studyapp.ui.latest import Latest
from studyapp.ui.progress.charts import BarChart, HeatMap, LineChart, Point
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S

if TYPE_CHECKING:
    from datetime import date

    from studyapp.domain.progress import DayFigures, Figures
    from studyapp.services.progress import Progress
    from studyapp.ui.shell import Shell

_TOPICS = Topic.DOCUMENTS | Topic.CARDS | Topic.REVIEWS | Topic.SETTINGS
_WEEKS = 12
_TICK_EVERY = 7


class ProgressPanel(QWidget):
    """Draws the figures of one document or of all."""

    def __init__(self, progress: Progress, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress_panel")
        self._progress = progress
        self._shell = shell
        self._numbers: dict[str, QLabel] = {}
        look = shell.look
        self._forecast = BarChart(look, self.tr("Cards coming due in the next 30 days"))
        self._forecast.setObjectName("progress_forecast")
        self._retention = LineChart(look, self.tr("Share of answers that were right, week by week"))
        self._retention.setObjectName("progress_retention")
        self._heat = HeatMap(look, self.tr("Answers on each day of the last half year"))
        self._heat.setObjectName("progress_heat_map")
        self._standing = label("", "muted", wrap=True)
        self._standing.setObjectName("progress_standing")
        self._stack = QStackedWidget(self)
        self._empty = EmptyState(
            look,
            "progress",
            self.tr("Nothing to show yet"),
            self.tr("Approve some cards in the quiz and answer them. What you remember is then drawn here."),
            self._stack,
        )
        self._go = self._empty.add_button(self.tr("Go to the quiz"), "progress_go_to_quiz", primary=True)
        self._stack.addWidget(self._build_content())
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._build_scope())
        layout.addWidget(self._stack, 1)
        self._go.clicked.connect(self._on_go)
        self._scope.buttonClicked.connect(self.refresh)
        self._reading = Latest(shell, self, self._stack)
        Freshness(self, shell.signals, _TOPICS, self.refresh, whole_library=True)

    def add_plan(self, view: QWidget) -> None:
        """Show the plan of the course below the numbers."""
        self._plan_row.addWidget(view)

    @Slot()
    def refresh(self) -> None:
        """Read the figures again."""
        document_id = None if self._all.isChecked() else self._shell.signals.document_id
        self._reading.ask(partial(self._progress.figures, document_id), self._show)

    def _show(self, figures: Figures) -> None:
        cards = figures.cards
        if not figures.days and not (cards.new + cards.learning + cards.young + cards.mature):
            self._stack.setCurrentWidget(self._empty)
            return
        self._show_numbers(figures)
        self._show_forecast(figures)
        self._show_retention(figures)
        self._heat.show_days({day.day: day.reviews for day in figures.days}, figures.today)
        self._stack.setCurrentIndex(0)

    def _build_scope(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, 0)
        row.setSpacing(SPACE_S)
        self._this = chip(self.tr("This document"), "progress_scope_document", parent=self)
        self._all = chip(self.tr("All documents"), "progress_scope_library", parent=self)
        self._scope = QButtonGroup(self)
        for part in (self._this, self._all):
            self._scope.addButton(part)
            row.addWidget(part)
        self._all.setChecked(True)
        row.addStretch(1)
        return row

    def _build_content(self) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addWidget(self._build_numbers())
        self._plan_row = QVBoxLayout()
        column.addLayout(self._plan_row)
        for title, chart in (
            (self.tr("Coming due"), self._forecast),
            (self.tr("Retention by week"), self._retention),
            (self.tr("Answers by day"), self._heat),
        ):
            frame, inside = _card()
            inside.addWidget(label(title, "strong"))
            inside.addWidget(chart)
            column.addWidget(frame)
        frame, inside = _card()
        inside.addWidget(label(self.tr("Your cards"), "strong"))
        inside.addWidget(self._standing)
        column.addWidget(frame)
        column.addStretch(1)
        scroll = QScrollArea(self._stack)
        scroll.setObjectName("progress_scroll")
        scroll.setAccessibleName(self.tr("Progress"))
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        content.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        return scroll

    def _build_numbers(self) -> QFrame:
        frame, inside = _card()
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        names = (
            ("today", self.tr("Answers today")),
            ("streak", self.tr("Days in a row")),
            ("retention", self.tr("Right, last 30 days")),
            ("mature", self.tr("Learned for good")),
        )
        for column, (name, text) in enumerate(names):
            number = label("–", "display")
            number.setObjectName(f"progress_number_{name}")
            self._numbers[name] = number
            caption = label(text, "small", wrap=True)
            caption.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(number, 0, column)
            grid.addWidget(caption, 1, column)
            grid.setColumnStretch(column, 1)
        inside.addLayout(grid)
        return frame

    def _show_numbers(self, figures: Figures) -> None:
        today = next((day for day in figures.days if day.day == figures.today), None)
        recent = [day for day in figures.days if day.day > figures.today - timedelta(days=30)]
        retention = _retention(recent)
        texts = {
            "today": str(today.reviews if today else 0),
            "streak": str(figures.streak_days),
            "retention": "–" if retention is None else f"{retention:.0%}",
            "mature": str(figures.cards.mature),
        }
        for name, text in texts.items():
            self._numbers[name].setText(text)
        cards = figures.cards
        self._standing.setText(
            self.tr("New {0} · learning {1} · young {2} · mature {3} · suspended {4} · suggested {5}").format(
                cards.new, cards.learning, cards.young, cards.mature, cards.suspended, cards.suggested
            )
        )

    def _show_forecast(self, figures: Figures) -> None:
        points: list[Point] = []
        for offset, count in enumerate(figures.forecast):
            day = figures.today + timedelta(days=offset)
            tick = self.tr("today") if offset == 0 else f"+{offset}" if offset % _TICK_EVERY == 0 else ""
            when = _short(day)
            points.append(Point(count, self.tr("{0}: cards due {1}").format(when, count), tick))
        highest = max(figures.forecast, default=0)
        self._forecast.show_points(points, top=max(3, 3 * ceil(highest / 3)))

    def _show_retention(self, figures: Figures) -> None:
        monday = figures.today - timedelta(days=figures.today.weekday())
        points: list[Point] = []
        for back in range(_WEEKS - 1, -1, -1):
            start = monday - timedelta(weeks=back)
            share = _retention([day for day in figures.days if start <= day.day < start + timedelta(days=7)])
            when = _short(start)
            tip = self.tr("Week of {0}: no answers").format(when)
            if share is not None:
                tip = self.tr("Week of {0}: {1} right").format(when, f"{share:.0%}")
            tick = self.tr("this week") if back == 0 else f"−{back}" if back % 4 == 0 else ""
            points.append(Point(share, tip, tick))
        self._retention.show_points(points, top=1.0, percent=True)

    @Slot()
    def _on_go(self) -> None:
        self._shell.signals.panel_requested.emit("quiz")


def _retention(days: list[DayFigures]) -> float | None:
    reviews = sum(day.reviews for day in days)
    return sum(day.passed for day in days) / reviews if reviews else None


def _short(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def _card() -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame()
    frame.setProperty("role", "card")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
    inside.setSpacing(SPACE_S)
    return frame, inside
