"""How long the window stands still while a learner studies: learning, written answers, a test, both games.

    xvfb-run -a .venv/bin/python benchmarks/study_stalls.py [--write]

The method and the bars of `stalls.py`: p99 at most 20 ms, no gap over 100 ms. A press every 50 ms is faster than anyone
reads. `--write` makes benchmarks/study_stalls.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from stalls import Drive, Steps, table

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).resolve().parent
PRESSES = 60
ON_THE_WAY = (
    "quiz_grade_again", "quiz_go_on", "quiz_show", "quiz_test_begin", "quiz_test_next", "quiz_match_next",
    "quiz_order_go",
)  # fmt: skip


class Learner:
    """Presses whatever leads on, a given number of times."""

    def __init__(self, window: object, *, names: tuple[str, ...] = ON_THE_WAY) -> None:
        self._window = window
        self._names = names
        self._presses = 0
        self.pressed: list[str] = []

    def __call__(self) -> bool:
        self._presses += 1
        for field in self._window.findChildren(QLineEdit, "quiz_typed"):
            if field.isVisible() and field.isEnabled() and not field.text():
                field.setText("the ferry")
        for button in self._window.findChildren(QAbstractButton):
            name = button.objectName()
            known = name in self._names or name.startswith(("quiz_left_", "quiz_right_", "quiz_option_"))
            if known and button.isVisible() and button.isEnabled() and name != self._last:
                self.pressed.append(name)
                button.click()
                break
        return self._presses >= PRESSES

    @property
    def _last(self) -> str:
        return (
            self.pressed[-1]
            if self.pressed and self.pressed[-1].startswith(("quiz_left", "quiz_right", "quiz_option"))
            else ""
        )


def press(window: object, name: str) -> None:
    """Press a button that is to be seen."""
    for button in window.findChildren(QAbstractButton, name):
        if button.isVisible() and button.isEnabled():
            button.click()
            return


def steps(start: object) -> Steps:
    window = start.window
    signals = window.shell.signals

    def analysed() -> bool:
        info = start.app.reader.analysis_info(signals.document_id) if signals.document_id else None
        return info is not None and info.complete and signals.analysing is None

    yield "start", lambda: start.app is not None and window.actions_table["file.sample"].isEnabled()
    window.actions_table.trigger("file.sample")
    yield "open and analyse the sample", analysed
    quiz = start.app.quiz
    ids = [card.id for card in quiz.suggestions(signals.document_id)]
    done: list[object] = []
    window.shell.jobs.write(partial(quiz.approve, ids), done.append)
    signals.panel_requested.emit("quiz")
    yield "approve every card", lambda: bool(done)
    yield from _ways(window)


def _ways(window: object) -> Steps:
    press(window, "quiz_page_study")
    for way, writes in (
        ("quiz_learn", False), ("quiz_learn", True), ("quiz_practice", True), ("quiz_test", False),
        ("quiz_match", False), ("quiz_order", False),
    ):  # fmt: skip
        window.shell.look.apply(replace(window.shell.look.settings, write_answers=writes))
        press(window, way)
        learner: Callable[[], bool] = Learner(window)
        yield f"{way.removeprefix('quiz_')}{', written' if writes else ''}: {PRESSES} presses", learner
        print(way, len(learner.pressed), *dict.fromkeys(learner.pressed), file=sys.stderr)
        for name in ("quiz_end", "quiz_back", "quiz_test_stop", "quiz_test_back", "quiz_test_leave"):
            press(window, name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    from studyapp.ui.main import Start

    with tempfile.TemporaryDirectory() as folder:
        application = QApplication(["studyapp"])
        start = Start(application, Path(folder) / "data")
        drive = Drive(start, steps(start))
        start.window.show()
        application.exec()
        start.finish()
        text = table(drive.rows).replace("stalls.py --write", "study_stalls.py --write")
    sys.stdout.write(text)
    if options.write:
        (HERE / "study_stalls.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
