from __future__ import annotations

import gc
from typing import TYPE_CHECKING
from weakref import ref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QWidget,
)

from studyapp.domain.errors import AlreadyRunningError, DatabaseTooNewError
from studyapp.settings import FILE_NAME, Settings, SettingsFile
from studyapp.ui.actions import ACTIONS, SEPARATOR
from studyapp.ui.look import Look
from studyapp.ui.main_window import MainWindow
from studyapp.ui.shortcuts import PANEL_KEYS, keys_of
from studyapp.ui.window_state import WindowState
from tests.examples import example_document
from tests.robots import LibraryRobot, ReaderRobot, Robot
from tests.ui.opened import Opened, open_window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_every_action_does_something(opened: Opened):
    unbound = [
        action.id
        for action in ACTIONS
        if action.id != SEPARATOR and not action.submenu and not opened.window.actions_table[action.id].isEnabled()
    ]
    assert unbound == ["edit.redo"]


def test_no_key_of_the_window_is_given_twice():
    keys = [QKeySequence(key).toString() for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))
    ids = [action.id for action in ACTIONS if action.id != SEPARATOR] + [key.id for key in PANEL_KEYS]
    assert len(ids) == len(set(ids))


def test_no_key_of_a_panel_is_given_twice():
    for area in {key.id.partition(".")[0] for key in PANEL_KEYS}:
        keys = [sequence for key in PANEL_KEYS if key.id.startswith(f"{area}.") for sequence in key.keys]
        assert len(keys) == len(set(keys)), area
    with pytest.raises(KeyError):
        keys_of("nowhere.nothing")


def test_panels_are_tabs_beside_the_article(opened: Opened):
    study = [opened.dock(name) for name in ("annotations", "timeline", "quiz", "progress")]
    assert set(opened.window.tabifiedDockWidgets(opened.dock("glossary"))) == set(study)
    area = opened.window.dockWidgetArea(opened.dock("library"))
    assert area is Qt.DockWidgetArea.LeftDockWidgetArea


def test_nothing_is_wider_than_a_small_screen(opened: Opened):
    assert opened.window.minimumSizeHint().width() <= 1280
    assert opened.window.minimumSizeHint().height() <= 800


def test_a_panel_is_shown_and_hidden_by_its_key(reading: Opened):
    reading.do("go.quiz")
    reading.robot.wait(reading.window.actions_table["go.quiz"].isChecked)
    assert not reading.dock("quiz").visibleRegion().isEmpty()
    library = reading.dock("library")
    reading.do("go.library")
    reading.robot.find(QWidget, "library_list").setFocus()
    reading.do("go.library")
    assert library.isHidden()
    reading.do("go.library")
    assert not library.isHidden()


def test_clicking_a_name_in_the_text_brings_the_glossary_to_the_front(reading: Opened):
    reading.do("go.progress")
    key = reading.app.glossary.entries(example_document().id)[0].key
    reading.window.shell.signals.entity_requested.emit(example_document().id, key)
    reading.robot.wait(lambda: not reading.dock("glossary").visibleRegion().isEmpty())


def test_study_entries_bring_the_quiz_to_the_front(reading: Opened):
    reading.do("quiz.review")
    reading.robot.wait(lambda: not reading.dock("quiz").visibleRegion().isEmpty())


def test_layout_and_document_come_back(qtbot: QtBot, tmp_path: Path):
    first = open_window(qtbot, tmp_path)
    first.window.shell.signals.document_requested.emit(example_document().id)
    ReaderRobot(qtbot, first.window).wait_for("Mara Lindqvist")
    first.dock("library").hide()
    first.window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, first.dock("timeline"))
    first.close()
    second = open_window(qtbot, tmp_path)
    ReaderRobot(qtbot, second.window).wait_for("Mara Lindqvist")
    assert second.dock("library").isHidden()
    assert second.window.dockWidgetArea(second.dock("timeline")) is Qt.DockWidgetArea.BottomDockWidgetArea
    second.do("view.reset")
    assert not second.dock("library").isHidden()
    second.close()


def test_a_panel_can_be_detached_and_closed_by_its_title(opened: Opened):
    library = opened.dock("library")
    opened.robot.click("float_library")
    assert library.isFloating()
    opened.robot.click("float_library")
    assert not library.isFloating()
    opened.robot.click("close_library")
    assert library.isHidden()


def test_undo_names_what_it_takes_back(qtbot: QtBot, reading: Opened):
    undo = reading.window.actions_table["edit.undo"]
    LibraryRobot(qtbot, reading.window).remove("The Harbour Wall")
    reading.robot.wait(lambda: "remove document" in undo.text())
    reading.robot.click("message_undo")
    reading.robot.wait(lambda: "Undone: remove document" in reading.says())
    redo = reading.window.actions_table["edit.redo"]
    reading.robot.wait(redo.isEnabled)
    reading.do("edit.redo")
    reading.robot.wait(lambda: reading.app.library.documents() == ())


def test_zoom_changes_the_text_and_is_stored(tmp_path: Path, reading: Opened):
    reading.do("view.zoom_in")
    reading.do("view.zoom_in")
    reading.do("view.zoom_out")
    assert reading.window.shell.look.settings.font_size_pt == 13
    reading.robot.wait(lambda: SettingsFile(tmp_path / FILE_NAME).load().font_size_pt == 13)
    for _ in range(40):
        reading.do("view.zoom_in")
    assert reading.window.shell.look.settings.font_size_pt == 32
    reading.do("view.zoom_reset")
    assert reading.window.shell.look.settings.font_size_pt == 12


def test_full_screen_goes_on_and_off(opened: Opened):
    opened.do("view.full_screen")
    assert opened.window.isFullScreen()
    opened.do("view.full_screen")
    assert not opened.window.isFullScreen()


def test_recent_documents_are_offered(opened: Opened):
    menu = opened.robot.find(QMenu, "menu_file.recent")
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["The Harbour Wall"]
    menu.actions()[0].trigger()
    opened.robot.wait(lambda: opened.window.shell.signals.document_id == example_document().id)


def test_the_theme_is_chosen_from_the_menu(opened: Opened):
    menu = opened.robot.find(QMenu, "menu_view.theme")
    menu.aboutToShow.emit()
    dark = next(action for action in menu.actions() if action.text() == "Dark")
    dark.trigger()
    assert opened.window.shell.look.theme.dark


@pytest.mark.parametrize("error_of", [AlreadyRunningError, DatabaseTooNewError])
def test_a_library_that_cannot_be_opened_is_told_about(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, error_of: type[AlreadyRunningError] | type[DatabaseTooNewError]
):
    window = MainWindow(Look(qapp, Settings(theme="light")), WindowState(tmp_path))
    qtbot.addWidget(window)
    window.show()
    window.show_failure(error_of(tmp_path))
    page = window.findChild(QWidget, "failure")
    assert page is not None
    assert page.isVisible()
    Robot(qtbot, window).click("failure_quit")
    assert not window.isVisible()


def test_a_closed_window_is_freed(qtbot: QtBot, tmp_path: Path):
    opened = open_window(qtbot, tmp_path)
    opened.window.shell.signals.document_requested.emit(example_document().id)
    ReaderRobot(qtbot, opened.window).wait_for("Mara Lindqvist")
    watched = ref(opened.window)
    opened.close()
    del opened
    gc.collect()
    assert watched() is None


def test_tab_never_leads_behind_the_front_panel(reading: Opened):
    window = reading.window
    reading.robot.wait(lambda: window.findChild(QWidget, "quiz_panel") is not None)
    for front, behind in (("quiz", "timeline"), ("timeline", "quiz")):
        window.shell.signals.panel_requested.emit(front)
        assert window.findChild(QWidget, f"{front}_panel").isEnabled()
        assert not window.findChild(QWidget, f"{behind}_panel").isEnabled()
