from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget

from studyapp.domain.schedule import Grade, StudyKind
from studyapp.ui.progress.charts import BarChart, HeatMap, LineChart, Point
from studyapp.ui.progress.panel import ProgressPanel
from tests.robots import Robot

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.desk import Desk


class ProgressRobot(Robot):
    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        panel = ProgressPanel(desk.progress, desk.shell, desk.window)
        panel.resize(440, 900)
        desk.window.resize(440, 900)
        super().__init__(qtbot, panel)
        with qtbot.waitExposed(desk.window):
            desk.window.show()

    def number(self, name: str) -> str:
        return self.find(QLabel, f"progress_number_{name}").text()


def study(desk: Desk) -> None:
    for name, grades in (("opened", (Grade.EASY, Grade.GOOD)), ("ships", (Grade.GOOD, Grade.AGAIN))):
        desk.quiz.approve([desk.card_id(name)])
        for grade in grades:
            desk.quiz.answer(desk.card_id(name), grade, kind=StudyKind.REVIEW, duration_ms=2000)


def test_before_the_first_answer_the_panel_leads_to_the_quiz(qtbot: QtBot, desk: Desk) -> None:
    progress = ProgressRobot(qtbot, desk)
    with qtbot.waitSignal(desk.shell.signals.panel_requested) as asked:
        progress.click("progress_go_to_quiz")
    assert asked.args == ["quiz"]


def test_the_figures_are_those_of_the_log(qtbot: QtBot, desk: Desk) -> None:
    study(desk)
    progress = ProgressRobot(qtbot, desk)
    assert progress.number("today") == "4"
    assert progress.number("streak") == "1"
    assert progress.number("retention") == "75%"
    assert "learning 1" in progress.find(QLabel, "progress_standing").text()
    assert "cards due" in progress.find(QWidget, "progress_forecast").accessibleDescription()
    assert "75%" in progress.find(QWidget, "progress_retention").accessibleDescription()
    assert progress.find(HeatMap, "progress_heat_map").accessibleDescription() == "4 answers on 1 days"


def test_an_undone_answer_leaves_the_figures_at_once(qtbot: QtBot, desk: Desk) -> None:
    study(desk)
    progress = ProgressRobot(qtbot, desk)
    desk.undo()
    assert progress.number("today") == "3"


def test_one_document_or_all_can_be_looked_at(qtbot: QtBot, desk: Desk) -> None:
    study(desk)
    progress = ProgressRobot(qtbot, desk)
    progress.click("progress_scope_document")
    assert progress.number("today") == "4"


@pytest.mark.parametrize("kind", [BarChart, LineChart])
def test_charts_say_the_value_under_the_pointer(
    qtbot: QtBot, desk: Desk, kind: type[BarChart] | type[LineChart]
) -> None:
    chart = kind(desk.shell.look, "Cards")
    qtbot.addWidget(chart)
    chart.resize(400, 140)
    chart.show_points([Point(n, f"day {n}", "x" if n == 0 else "") for n in range(3)], top=3)
    chart.show()
    for x, wanted in ((40, "day 0"), (390, "day 2"), (5, "day 0")):
        where = QPoint(x, 60)
        QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, where, chart.mapToGlobal(where)))
        assert QToolTip.text() == wanted
    QToolTip.hideText()
    assert (
        len({chart.grab().toImage().pixelColor(x, y).name() for x in range(40, 400, 2) for y in range(0, 140, 2)}) > 3
    )


def test_the_heat_map_knows_its_days(qtbot: QtBot, desk: Desk) -> None:
    heat = HeatMap(desk.shell.look, "Days")
    qtbot.addWidget(heat)
    heat.resize(440, 124)
    heat.show_days({date(2026, 3, 2): 7}, date(2026, 3, 2))
    heat.show()
    last_column = QPoint(34 + int(26.5 * min(15, (440 - 38) / 27)), 8)
    QApplication.sendEvent(heat, QHelpEvent(QEvent.Type.ToolTip, last_column, heat.mapToGlobal(last_column)))
    assert QToolTip.text().endswith(": 7")
    outside = QPoint(2, 2)
    QApplication.sendEvent(heat, QHelpEvent(QEvent.Type.ToolTip, outside, heat.mapToGlobal(outside)))
    QToolTip.hideText()
    assert not heat.grab().toImage().isNull()
