"""Robots: one class for each panel, that speaks the learner's language and finds widgets by their object names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

WAIT_MS = 5000


class Robot:
    """Works one widget; every panel's robot inherits from it."""

    def __init__(self, qtbot: QtBot, widget: QWidget) -> None:
        self.qtbot = qtbot
        self.widget = widget

    def find[W: QWidget](self, kind: type[W], name: str) -> W:
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
        found = self.widget.findChild(QWidget, name)
        return found is not None and found.isVisibleTo(self.widget)
