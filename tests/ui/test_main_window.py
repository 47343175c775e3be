from __future__ import annotations

import gc
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFontDatabase, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDockWidget,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QMenu,
    QSpinBox,
    QTableView,
    QTreeWidget,
    QWidget,
)

from studyapp.domain.errors import AlreadyRunningError, DatabaseTooNewError
from studyapp.settings import FILE_NAME, Settings, SettingsFile
from studyapp.store.library import LibraryStore
from studyapp.ui.actions import ACTIONS, SEPARATOR
from studyapp.ui.look import Look
from studyapp.ui.main_window import MainWindow
from studyapp.ui.shortcuts import PANEL_KEYS, keys_of
from studyapp.ui.window_state import WindowState
from studyapp.ui.workplace import Workplace
from tests.examples import SetClock, example_analysis, example_document
from tests.robots import LibraryRobot, ReaderRobot, Robot
from tests.ui.house import PatientAnalyser, built

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from studyapp.app import App


@dataclass
class Opened:
    """An open window on a library with the example in it."""

    app: App
    window: MainWindow
    analyser: PatientAnalyser
    robot: Robot

    def do(self, action: str) -> None:
        self.window.actions_table.trigger(action)

    def dock(self, name: str) -> QDockWidget:
        return self.robot.find(QDockWidget, f"dock_{name}")

    def says(self) -> str:
        return self.window.shell.messages.text

    def close(self) -> None:
        self.window.close()
        self.app.close()


def open_window(qtbot: QtBot, folder: Path) -> Opened:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    analyser = PatientAnalyser()
    file = SettingsFile(folder / FILE_NAME)
    app = built(folder, SetClock(), analyser, file.load() if (folder / FILE_NAME).exists() else None)
    document = example_document()
    if not app.library.documents():
        LibraryStore(app.database).add(document, SetClock()())
        app.reader.keep_analysis(document.id, example_analysis())
    window = MainWindow(Look(application, app.settings_file.current), WindowState(folder))
    window.show()
    workplace = Workplace(app, window)
    window.closing.connect(workplace.finish)
    with qtbot.waitSignal(workplace.ready):
        pass
    window.activateWindow()
    return Opened(app, window, analyser, Robot(qtbot, window))


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    made = open_window(qtbot, tmp_path)
    yield made
    made.close()
    made.window.shell.look.deleteLater()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def reading(qtbot: QtBot, opened: Opened) -> Opened:
    opened.window.shell.signals.document_requested.emit(example_document().id)
    ReaderRobot(qtbot, opened.window).wait_for("Mara Lindqvist")
    return opened


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
    study = [opened.dock(name) for name in ("timeline", "quiz", "progress")]
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


def palette_lines(opened: Opened) -> list[str]:
    tree = opened.robot.find(QTreeWidget, "palette_list")
    items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return [item.text(0) for item in items if item]


def test_the_palette_finds_commands_and_documents(opened: Opened):
    opened.do("go.commands")
    opened.robot.wait(lambda: "The Harbour Wall" in palette_lines(opened))
    field = opened.robot.find(QLineEdit, "palette_field")
    opened.robot.type_into("palette_field", "harb wall")
    assert palette_lines(opened) == ["The Harbour Wall"]
    opened.robot.qtbot.keyClick(field, Qt.Key.Key_Return)
    opened.robot.wait(lambda: opened.window.shell.signals.document_id == example_document().id)
    assert not opened.robot.sees("command_palette")


def test_the_palette_is_worked_by_keys(opened: Opened):
    opened.do("go.commands")
    field = opened.robot.find(QLineEdit, "palette_field")
    opened.robot.type_into("palette_field", "full screen")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Up):
        opened.robot.qtbot.keyClick(field, key)
    opened.robot.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert opened.window.isFullScreen()
    opened.do("go.commands")
    opened.robot.qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not opened.robot.sees("command_palette")


def test_the_sheet_lists_every_key(opened: Opened):
    opened.do("help.keys")
    sheet = opened.robot.find(QDialog, "shortcut_sheet")
    said = {label.text() for label in sheet.findChildren(QLabel)}
    missing = [
        action.shown_text()
        for action in ACTIONS
        if action.keys and action.text.replace("&", "").rstrip("…") not in said
    ]
    assert missing == []
    assert {key.shown_text() for key in PANEL_KEYS} <= said
    sheet.close()


def freed(opened: Opened, name: str) -> None:
    """Assert that a dialog is gone once it is closed."""
    dialog = opened.robot.find(QDialog, name)
    watched = ref(dialog)
    dialog.close()
    del dialog
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert watched() is None


@pytest.mark.parametrize(
    ("action", "name"),
    [
        ("help.keys", "shortcut_sheet"),
        ("help.about", "about"),
        ("edit.preferences", "preferences"),
        ("file.backups", "backups_dialog"),
    ],
)
def test_dialogs_are_freed_when_they_are_closed(reading: Opened, action: str, name: str):
    reading.do(action)
    freed(reading, name)


def test_about_names_the_language_model(reading: Opened):
    reading.do("help.about")
    about = reading.robot.find(QDialog, "about")
    said = [label.text() for label in about.findChildren(QLabel)]
    assert "example 1.0" in said
    assert str(reading.app.data_dir) in said
    about.close()


def test_preferences_act_at_once_and_are_stored(tmp_path: Path, opened: Opened):
    opened.do("edit.preferences")
    dialog = Robot(opened.robot.qtbot, opened.robot.find(QDialog, "preferences"))
    theme = dialog.find(QComboBox, "pref_theme")
    theme.setCurrentIndex(theme.findData("sepia"))
    dialog.find(QSpinBox, "pref_size").setValue(18)
    dialog.find(QDoubleSpinBox, "pref_spacing").setValue(1.8)
    dialog.find(QSpinBox, "pref_retention").setValue(85)
    dialog.find(QCheckBox, "pref_intervals").setChecked(False)
    dialog.find(QLineEdit, "pref_steps").setText("2, 15 60")
    family = QFontDatabase.families(QFontDatabase.WritingSystem.Latin)[0]
    font = dialog.find(QComboBox, "pref_font")
    font.setCurrentIndex(font.findData(family))
    look = opened.window.shell.look
    assert look.theme.name == "sepia"
    wanted = replace(
        Settings(theme="sepia", font_size_pt=18, line_spacing=1.8, desired_retention=0.85, show_intervals=False),
        learning_steps_minutes=(2, 15, 60),
        font_family=family,
    )
    assert look.settings == wanted
    opened.robot.wait(lambda: SettingsFile(tmp_path / FILE_NAME).load() == wanted)
    dialog.click("preferences_normal")
    assert look.settings == Settings()
    assert theme.currentData() == "system"
    dialog.click("preferences_close")


@pytest.mark.parametrize("steps", ["", "0", "1 2 3 4 5 6 7 8 9", "ten", "1441", "²"])
def test_steps_that_cannot_be_used_are_told_about_and_not_stored(opened: Opened, steps: str):
    opened.do("edit.preferences")
    dialog = Robot(opened.robot.qtbot, opened.robot.find(QDialog, "preferences"))
    dialog.find(QLineEdit, "pref_steps").setText(steps)
    said = [label.text() for label in dialog.widget.findChildren(QLabel) if label.isVisibleTo(dialog.widget)]
    assert any("whole numbers" in text for text in said) or dialog.find(QLineEdit, "pref_steps").isHidden() is False
    assert opened.window.shell.look.settings.learning_steps_minutes == (1, 10)
    dialog.widget.close()


def test_a_backup_is_made_and_gone_back_to(qtbot: QtBot, reading: Opened):
    reading.do("file.backups")
    dialog = Robot(qtbot, reading.robot.find(QDialog, "backups_dialog"))
    dialog.click("backup_now")
    table = dialog.find(QTableView, "backups_table")
    dialog.wait(
        lambda: any("made by you" in str(table.model().index(row, 1).data()) for row in range(table.model().rowCount()))
    )
    reading.app.library.remove(example_document().id)
    dialog.click("backup_restore")
    assert "A backup of the present is made first" in dialog.find(QLabel, "backups_hint").text()
    assert reading.app.library.documents() == ()
    dialog.click("backup_restore")
    reading.robot.wait(lambda: "as it was" in reading.says())
    assert [summary.title for summary in reading.app.library.documents()] == ["The Harbour Wall"]


def test_the_database_is_checked(opened: Opened):
    opened.do("file.check")
    opened.robot.wait(lambda: "whole" in opened.says())


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
    opened.window.deleteLater()
    opened.window.shell.look.deleteLater()
    del opened
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert watched() is None
