"""No panel may read on the window's thread: on a slow disk, or with a long book, the window would stand still."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from studyapp.domain.document import Place
from studyapp.store.database import Database
from studyapp.ui.latest import PATIENCE_MS
from studyapp.ui.quiz.curation_work import CurationWork
from studyapp.ui.quiz.editor import CardEditor
from studyapp.ui.quiz.paper_test import PaperTestDialog
from studyapp.ui.quiz.paper_work import PaperWork
from tests.examples import example_analysis, example_document, span_of
from tests.robots import Robot

if TYPE_CHECKING:
    from collections.abc import Generator
    from sqlite3 import Connection as Plain

    from pytestqt.qtbot import QtBot
    from sqlalchemy import Connection

    from tests.ui.house import House

PANELS = ("library", "reader", "annotations", "glossary", "timeline", "quiz", "progress")
SLOW_S = 0.06


class Slowness:
    """Makes each reading of the library slow, and notes those that the window's thread had to wait for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.on = False
        self.waited = 0
        read, reading = Database.read, Database.reading
        window = threading.get_ident()

        def wait() -> None:
            if self.on:
                time.sleep(SLOW_S)
                self.waited += threading.get_ident() == window

        @contextmanager
        def slow_read(database: Database) -> Generator[Connection]:
            wait()
            with read(database) as connection:
                yield connection

        @contextmanager
        def slow_reading(database: Database) -> Generator[Plain]:
            wait()
            with reading(database) as connection:
                yield connection

        monkeypatch.setattr(Database, "read", slow_read)
        monkeypatch.setattr(Database, "reading", slow_reading)


@pytest.mark.parametrize("name", PANELS)
def test_a_slow_library_never_holds_the_window_up(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, name: str
):
    slowness = Slowness(monkeypatch)
    panel = house.panel(name)
    panel.resize(440, 680)
    document_id = house.add(example_document(), example_analysis())
    slowness.on = True
    house.window.show()
    panel.show()
    robot = Robot(qtbot, panel)
    signals = house.shell.signals
    signals.document_requested.emit(document_id)
    signals.set_document(document_id)
    robot.settle()
    signals.changed.emit(house.app.reader.keep_analysis(document_id, example_analysis()))
    slowness.waited = 0  # the line above is the test's own
    signals.set_document(None)
    signals.set_document(document_id)
    panel.hide()
    panel.show()
    robot.settle()
    assert slowness.waited == 0


@pytest.mark.parametrize("name", ["annotations", "glossary", "timeline", "quiz"])
def test_what_takes_long_says_so_and_then_is_shown(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, name: str
):
    slowness = Slowness(monkeypatch)
    panel = house.panel(name)
    house.window.show()
    panel.show()
    robot = Robot(qtbot, panel)
    robot.settle()
    slowness.on = True
    house.shell.signals.set_document(house.add(example_document(), example_analysis()))
    waiting = panel.findChild(QLabel, "waiting")
    assert waiting is not None
    assert not waiting.isVisibleTo(panel), "an answer that comes at once would flicker"
    robot.wait(lambda: waiting.isVisibleTo(panel) and waiting.text(), timeout_ms=PATIENCE_MS * 20)
    robot.settle()
    assert not waiting.isVisibleTo(panel)


@pytest.mark.parametrize("name", ["glossary", "timeline", "quiz"])
def test_a_panel_behind_another_reads_nothing_until_it_comes_to_the_front(qtbot: QtBot, house: House, name: str):
    panel = house.panel(name)
    panel.setEnabled(False)
    house.window.show()
    panel.show()
    house.shell.signals.set_document(house.add(example_document(), example_analysis()))
    waiting = panel.findChild(QLabel, "waiting")
    assert waiting is not None
    assert not house.shell.jobs.busy
    assert waiting.isVisibleTo(panel)
    panel.setEnabled(True)
    assert house.shell.jobs.busy
    Robot(qtbot, panel).settle()
    assert not waiting.isVisibleTo(panel)


def test_own_cards_and_tests_on_paper_do_not_hold_the_window_up(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
):
    app, shell = house.app, house.shell
    document_id = house.add_example()
    app.quiz.approve([card.id for card in app.curation.every_card(document_id)[:1]])
    paper = PaperWork(app.curation, app.quiz, app.reader, shell, house.window)
    cards = CurationWork(app.curation, app.quiz, app.reader, shell, house.window)
    shell.signals.set_document(document_id)
    shell.signals.set_selection(Place(document_id, span_of("nine million")), "nine million")
    house.window.show()
    robot = Robot(qtbot, house.window)
    robot.settle()
    slowness = Slowness(monkeypatch)
    slowness.on = True
    paper.open()
    cards.make_card()
    robot.wait(lambda: house.window.findChild(PaperTestDialog) and house.window.findChild(CardEditor))
    sheet, editor = house.window.findChild(PaperTestDialog), house.window.findChild(CardEditor)
    assert sheet is not None
    assert editor is not None
    Robot(qtbot, sheet).click("paper_swap_all")
    robot.settle()
    assert slowness.waited == 0
    sheet.close()
    editor.close()
