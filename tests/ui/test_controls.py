from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from studyapp.ui.controls import give_size

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

UI = Path(__file__).parents[2] / "src" / "studyapp" / "ui"


@pytest.mark.parametrize(("wanted", "is_given"), [((300, 200), True), ((20_000, 200), False), ((300, 20_000), False)])
def test_no_window_is_larger_than_the_screen(qtbot: QtBot, wanted: tuple[int, int], is_given: bool):
    window = QWidget()
    qtbot.addWidget(window)
    give_size(window, *wanted)
    room = window.screen().availableGeometry()
    assert ((window.width(), window.height()) == wanted) is is_given
    assert window.width() < room.width()
    assert window.height() < room.height()


def test_every_dialog_asks_whether_the_screen_has_room_for_it():
    sources = {path.name: path.read_text(encoding="utf-8") for path in UI.rglob("*.py")}
    assert not [name for name, text in sources.items() if "(QDialog)" in text and re.search(r"self\.resize\(", text)]
