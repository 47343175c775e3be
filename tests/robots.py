"""Robots: one class for each panel, that speaks the learner's language and finds widgets by their object names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListView, QWidget

from studyapp.ui.jobs import Jobs
from studyapp.ui.reader.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from studyapp.ui.reader.marks import Mark

WAIT_MS = 5000


class Robot:
    """Works one widget; every panel's robot inherits from it."""

    def __init__(self, qtbot: QtBot, widget: QWidget) -> None:
        self.qtbot = qtbot
        self.widget = widget

    def find[W: QWidget](self, kind: type[W], name: str) -> W:
        self.settle()
        found = self.widget.findChild(kind, name)
        assert found is not None, f"no {kind.__name__} is called {name!r}"
        return found

    def click(self, name: str) -> None:
        button = self.find(QAbstractButton, name)
        assert button.isVisibleTo(self.widget), f"{name} is not to be seen"
        assert button.isEnabled(), f"{name} is disabled"
        button.click()

    def type_into(self, name: str, text: str) -> None:
        field = self.find(QLineEdit, name)
        field.clear()
        self.qtbot.keyClicks(field, text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.widget.focusWidget() or self.widget, key, modifiers)

    def click_at(self, widget: QWidget, point: QPoint) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=point)

    def wait(self, condition: Callable[[], object], timeout_ms: int = WAIT_MS) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=timeout_ms)

    def sees(self, name: str) -> bool:
        self.settle()
        found = self.widget.findChild(QWidget, name)
        return found is not None and found.isVisibleTo(self.widget)

    def settle(self) -> None:
        """Wait until every answer that was asked for has been shown; what it led to may ask for one more."""
        top: QObject = self.widget
        while (above := top.parent()) is not None:
            top = above
        jobs = top.findChild(Jobs)
        for _ in range(2):
            if jobs is None or not jobs.busy:
                return
            ended: list[bool] = []
            jobs.run(list, lambda _result, ended=ended: ended.append(True))
            self.wait(lambda ended=ended: ended)


class LibraryRobot(Robot):
    """Works the list of documents."""

    @property
    def list(self) -> QListView:
        return self.find(QListView, "library_list")

    def titles(self) -> list[str]:
        model = self.list.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def choose(self, title: str) -> LibraryRobot:
        self.wait(lambda: title in self.titles())
        self.list.setFocus()
        self.list.setCurrentIndex(self.list.model().index(self.titles().index(title), 0))
        return self

    def open(self, title: str) -> None:
        self.choose(title)
        self.qtbot.keyClick(self.list, Qt.Key.Key_Return)

    def rename(self, title: str, new: str) -> None:
        self.choose(title)
        self.qtbot.keyClick(self.list, Qt.Key.Key_F2)
        editor = self.find(QLineEdit, "library_title_editor")
        editor.setText(new)
        self.qtbot.keyClick(editor, Qt.Key.Key_Return)

    def remove(self, title: str) -> None:
        self.choose(title)
        self.qtbot.keyClick(self.list, Qt.Key.Key_Delete)


class ReaderRobot(Robot):
    """Works the article."""

    @property
    def text(self) -> TextView:
        return self.find(TextView, "reader_text")

    def label(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def wait_for(self, words: str) -> None:
        self.wait(lambda: words in self.text.toPlainText())

    def mark_under(self, words: str) -> Mark | None:
        """Return what is marked at the first place of these words on the screen."""
        return self.text.pointer.mark_at(self._point_of(words))

    def click_on(self, words: str) -> None:
        self.click_at(self.text.viewport(), self._point_of(words))

    def search(self, words: str) -> None:
        self.type_into("find_field", words)
        self.wait(lambda: self.label("find_count"))

    def _point_of(self, words: str) -> QPoint:
        document = self.text.document()
        cursor = document.find(words)
        assert not cursor.isNull(), f"{words!r} is not on the screen"
        cursor.setPosition(cursor.selectionStart() + 1)
        return self.text.cursorRect(cursor).center() + QPoint(1, 0)
