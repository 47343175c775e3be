"""A learner's week with the quiz, in the real window: each way to study, and everything still there after a restart."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QLineEdit, QSpinBox, QWidget

from studyapp.domain.card import CardId
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.settings import FILE_NAME, SettingsFile
from tests.examples import example_document
from tests.robots import ReaderRobot, Robot
from tests.ui.opened import open_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.opened import Opened

DOCUMENT = example_document().id


class Student(Robot):
    """Studies in the window."""

    def __init__(self, qtbot: QtBot, opened: Opened) -> None:
        super().__init__(qtbot, opened.window)
        self.opened = opened
        opened.window.shell.signals.document_requested.emit(DOCUMENT)
        ReaderRobot(qtbot, opened.window).wait_for("Mara Lindqvist")
        opened.do("go.quiz")
        self.wait(lambda: self.sees("quiz_home"))

    def find[W: QWidget](self, kind: type[W], name: str) -> W:
        found = self.widget.findChildren(kind, name)
        assert found, f"no {kind.__name__} is called {name!r}"
        return next((each for each in found if each.isVisible()), found[0])

    def sees(self, name: str) -> bool:
        return any(each.isVisible() for each in self.widget.findChildren(QWidget, name))

    def key(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.widget.focusWidget() or self.widget, key)

    def text(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def study(self) -> None:
        self.click("quiz_page_study")

    def log(self, name: str) -> list[tuple[StudyKind, Grade]]:
        reviews = self.opened.app.quiz.history(CardId(f"{DOCUMENT}-{name}")).reviews
        return [(review.kind, review.grade) for review in reviews]


@contextmanager
def studying(qtbot: QtBot, folder: Path) -> Iterator[Student]:
    opened = open_window(qtbot, folder)
    try:
        yield Student(qtbot, opened)
    finally:
        opened.close()


def test_a_week_of_study(qtbot: QtBot, tmp_path: Path):
    with studying(qtbot, tmp_path) as student:
        app = student.opened.app
        app.quiz.approve([CardId(f"{DOCUMENT}-{name}") for name in ("opened", "ships")])
        student.opened.do("quiz.learn")
        student.wait(lambda: student.sees("quiz_show"))
        student.key(Qt.Key.Key_Space)
        student.key(Qt.Key.Key_4)
        student.wait(lambda: len(student.log("opened")) == 1 and student.sees("quiz_option_1"))
        student.key(Qt.Key.Key_2)
        student.key(Qt.Key.Key_4)
        student.wait(lambda: student.sees("quiz_end_title"))
        assert student.text("quiz_end_answers") == "2"
        student.click("quiz_back")
        student.wait(lambda: student.sees("quiz_home"))
    with studying(qtbot, tmp_path) as student:
        assert [grade for _kind, grade in student.log("opened")] == [Grade.EASY]
        student.study()
        student.find(QCheckBox, "quiz_write").click()
        student.opened.do("quiz.practice")
        student.wait(lambda: student.sees("quiz_typed"))
        student.qtbot.keyClicks(student.find(QLineEdit, "quiz_typed"), "Mara Lindqvist")
        student.key(Qt.Key.Key_Return)
        assert student.text("quiz_verdict_title") == "Right"
        student.key(Qt.Key.Key_Return)
        student.wait(lambda: student.sees("quiz_option_1"))
        assert student.log("opened")[-1] == (StudyKind.PRACTICE, Grade.GOOD)
        student.key(Qt.Key.Key_2)
        student.key(Qt.Key.Key_Return)
        student.wait(lambda: student.sees("quiz_back"))
        student.click("quiz_back")
    assert SettingsFile(tmp_path / FILE_NAME).load().write_answers
    with studying(qtbot, tmp_path) as student:
        for _ in range(4):
            student.opened.do("edit.undo")
            student.wait(lambda: student.opened.window.shell.messages.text)
        student.wait(lambda: student.log("opened") == [] and student.log("ships") == [])


def test_a_test_from_the_menu_and_its_report(qtbot: QtBot, tmp_path: Path):
    with studying(qtbot, tmp_path) as student:
        student.opened.app.quiz.approve([CardId(f"{DOCUMENT}-ships")])
        student.opened.do("quiz.test")
        student.wait(lambda: student.sees("quiz_test_begin"))
        student.key(Qt.Key.Key_Return)
        student.wait(lambda: student.sees("quiz_test_place"))
        student.key(Qt.Key.Key_1)
        student.key(Qt.Key.Key_Return)
        student.wait(lambda: student.text("quiz_test_score") == "0 of 1 right")
        student.click("quiz_test_source_1")
        student.key(Qt.Key.Key_Escape)
        student.wait(lambda: student.sees("quiz_home"))


def test_a_goal_is_set_and_shown(qtbot: QtBot, tmp_path: Path):
    with studying(qtbot, tmp_path) as student:
        student.study()
        student.click("quiz_preferences")
        student.wait(lambda: student.sees("preferences"))
        kind = student.find(QComboBox, "pref_goal_kind")
        assert not student.find(QSpinBox, "pref_goal_amount").isVisible()
        kind.setCurrentIndex(kind.findData("minutes"))
        student.find(QSpinBox, "pref_goal_amount").setValue(15)
        student.find(QAbstractButton, "preferences_close").click()
        student.wait(lambda: "0 of 15 minutes" in student.text("quiz_goal_text"))
    settings = SettingsFile(tmp_path / FILE_NAME).load()
    assert (settings.goal_kind, settings.goal_amount, settings.goal_span) == ("minutes", 15, "day")
