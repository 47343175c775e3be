"""What a learner does on the first day and the second, on the whole program with the real language model."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget

from studyapp.ui.main import Start
from tests.robots import LibraryRobot, ReaderRobot, Robot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

ANALYSED_MS = 90_000
PATIENCE_MS = 30_000
TITLE = "After the Fall of Kabul: Russia Looks South"

pytestmark = pytest.mark.timeout(300)


class Program(Robot):
    """The running program."""

    def __init__(self, qtbot: QtBot, start: Start) -> None:
        super().__init__(qtbot, start.window)
        self.start = start
        self.reader = ReaderRobot(qtbot, start.window)
        self.library = LibraryRobot(qtbot, start.window)

    def wait(self, condition: Callable[[], object], timeout_ms: int = PATIENCE_MS) -> None:
        super().wait(condition, timeout_ms)

    def do(self, action: str) -> None:
        self.start.window.actions_table.trigger(action)

    def rows(self, name: str) -> int:
        return self.find(QAbstractItemView, name).model().rowCount()

    def count(self, name: str) -> str:
        return self.find(QLabel, f"quiz_count_{name}").text()

    def wait_analysed(self) -> None:
        self.reader.wait_for("Kabul")
        self.wait(lambda: not self.sees("analysis_bar") and self.reader.mark_under("Russia"), ANALYSED_MS)


@contextmanager
def running(qtbot: QtBot, folder: Path) -> Iterator[Program]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    start = Start(application, folder)
    with qtbot.waitSignal(start.ready, timeout=30_000):
        start.window.show()
    start.window.activateWindow()
    try:
        yield Program(qtbot, start)
    finally:
        start.window.close()
        start.finish()
        start.window.deleteLater()
        start.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_learner_opens_the_sample_learns_a_card_and_finds_everything_the_next_day(qtbot: QtBot, tmp_path: Path):
    with running(qtbot, tmp_path) as program:
        program.click("reader_file_sample")
        program.wait_analysed()
        program.do("go.timeline")
        program.wait(lambda: program.rows("timeline_list") > 0)
        program.do("go.quiz")
        program.wait(lambda: program.rows("quiz_cards") > 0)
        program.click("quiz_approve")
        program.wait(lambda: program.count("new") != "0")
        program.do("quiz.learn")
        program.wait(lambda: program.sees("quiz_prompt"))
        prompt = program.find(QLabel, "quiz_prompt")
        before = prompt.text()
        panel = program.find(QWidget, "quiz_panel")
        for key in (Qt.Key.Key_Space, Qt.Key.Key_4):
            program.qtbot.keyClick(panel.focusWidget() or panel, key)
        app = program.start.app
        assert app is not None
        program.wait(lambda: sum(day.reviews for day in app.progress.figures().days) == 1)
        program.wait(lambda: prompt.text() != before)
    with running(qtbot, tmp_path) as program:
        program.reader.wait_for("Kabul")
        program.wait(lambda: program.reader.mark_under("Russia"))
        assert not program.sees("analysis_bar")
        assert program.library.titles() == [TITLE]
        app = program.start.app
        assert app is not None
        assert sum(day.reviews for day in app.progress.figures().days) == 1
        program.do("edit.undo")
        program.wait(lambda: sum(day.reviews for day in app.progress.figures().days) == 0)


def test_a_child_that_is_killed_is_told_about_and_the_next_try_succeeds(qtbot: QtBot, tmp_path: Path):
    with running(qtbot, tmp_path) as program:
        program.do("file.sample")
        program.reader.wait_for("Kabul")
        app = program.start.app
        assert app is not None
        program.wait(lambda: "Finding" in program.find(QLabel, "analysis_text").text(), ANALYSED_MS)
        os.kill(app.analyser.child_pid, signal.SIGKILL)
        program.wait(lambda: program.sees("analysis_again"), 30_000)
        assert "unchanged" in program.find(QLabel, "analysis_text").text()
        program.click("analysis_again")
        program.wait_analysed()


def test_an_analysis_is_cancelled_and_the_window_closed_at_once(qtbot: QtBot, tmp_path: Path):
    with running(qtbot, tmp_path) as program:
        program.do("file.sample")
        program.reader.wait_for("Kabul")
        program.wait(lambda: program.sees("analysis_cancel"), 30_000)
        program.click("analysis_cancel")
        assert "Stopped" in program.find(QLabel, "analysis_text").text()
        program.click("analysis_again")
