"""The beginnings that tests of several panels share; a module that needs another one has its own of that name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studyapp.ui.reader.panel import ReaderPanel
from tests.examples import example_document
from tests.robots import ReaderRobot
from tests.ui.desk import Desk, laid
from tests.ui.house import House, opened_house
from tests.ui.opened import Opened, open_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with laid(qtbot, tmp_path) as ready:
        yield ready


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    with opened_house(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def reader(qtbot: QtBot, house: House) -> ReaderRobot:
    panel = ReaderPanel(house.app.reader, house.app.library, house.app.glossary, house.shell, house.window)
    panel.resize(800, 600)
    house.window.show()
    qtbot.waitExposed(house.window)
    house.window.activateWindow()
    return ReaderRobot(qtbot, panel)


@pytest.fixture
def marked(house: House, reader: ReaderRobot) -> ReaderRobot:
    """The example, open and marked."""
    house.shell.signals.document_requested.emit(house.add_example())
    reader.wait_for("Mara Lindqvist")
    reader.wait(lambda: reader.mark_under("Mara Lindqvist"))
    return reader


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """The whole window."""
    made = open_window(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def reading(qtbot: QtBot, opened: Opened) -> Opened:
    """The whole window with the example open."""
    opened.window.shell.signals.document_requested.emit(example_document().id)
    ReaderRobot(qtbot, opened.window).wait_for("Mara Lindqvist")
    return opened
