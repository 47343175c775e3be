"""The robot of the quiz panel: it works every way to study as a learner does, with the keys of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListWidget, QWidget

from studyapp.domain.card import CardState
from studyapp.store.quiz import QuizStore
from studyapp.ui.quiz.panel import QuizPanel
from tests.robots import Robot

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from studyapp.domain.card import Card
    from studyapp.domain.schedule import Grade, StudyKind
    from tests.ui.desk import Desk

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class StudyRobot(Robot):
    """Sits at a desk with a few approved cards."""

    def __init__(self, qtbot: QtBot, desk: Desk, *approved: str) -> None:
        self.desk = desk
        if approved:
            desk.quiz.approve([desk.card_id(name) for name in approved])
        self.panel = QuizPanel(desk.quiz, desk.study, desk.games, desk.shell, desk.window)
        self.panel.resize(440, 700)
        desk.window.resize(440, 700)
        super().__init__(qtbot, self.panel)
        with qtbot.waitExposed(desk.window):
            desk.window.show()
        desk.window.activateWindow()

    def find[W: QWidget](self, kind: type[W], name: str) -> W:
        """Return the one that is to be seen: a session and a test show cards in the same way."""
        self.settle()
        found = self.widget.findChildren(kind, name)
        assert found, f"no {kind.__name__} is called {name!r}"
        return next((each for each in found if each.isVisibleTo(self.widget)), found[0])

    def sees(self, name: str) -> bool:
        self.settle()
        return any(each.isVisibleTo(self.widget) for each in self.widget.findChildren(QWidget, name))

    def begin(self, way: str, shows: str) -> None:
        self.click("quiz_page_study")
        self.wait(lambda: self.find(QAbstractButton, way).isEnabled())
        self.click(way)
        self.wait(lambda: self.sees(shows))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        self.settle()
        self.qtbot.keyClick(self.desk.window.focusWidget() or self.widget, key, modifiers)

    def keys(self, text: str) -> None:
        self.qtbot.keyClicks(self.desk.window.focusWidget() or self.widget, text)

    def write(self, text: str) -> None:
        """Write an answer where one is asked for, and press Enter."""
        self.settle()
        field = self.desk.window.focusWidget()
        assert isinstance(field, QLineEdit), "nothing to write in has the focus"
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def says(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def asked(self) -> str:
        return self.says("quiz_prompt")

    def card(self, name: str) -> Card:
        return QuizStore(self.desk.database).card(self.desk.card_id(name))

    def is_approved(self, name: str) -> bool:
        return self.card(name).state is CardState.APPROVED

    def log(self, name: str) -> list[tuple[StudyKind, Grade]]:
        history = self.desk.quiz.history(self.desk.card_id(name))
        return [(review.kind, review.grade) for review in history.reviews]

    def rows(self, name: str) -> list[str]:
        found = self.find(QListWidget, name)
        return [found.item(row).text() for row in range(found.count())]

    def has_focus_in(self, name: str) -> bool:
        focus = self.desk.window.focusWidget()
        return focus is self.find(QWidget, name)

    def make_due(self, name: str, *, lapses: int) -> None:
        """Let a card have been known for ten days, and be due."""
        with self.desk.database.transaction() as connection:
            connection.exec_driver_sql(
                "UPDATE memory SET phase = 'review', step = NULL, stability_days = 10, difficulty = 6, reviews = 9,"
                " lapses = ?, last_review_at = 1771000000000, due_at = 1771900000000 WHERE card_id = ?",
                (lapses, self.desk.card_id(name)),
            )
        self.panel.refresh()
