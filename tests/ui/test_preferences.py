from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTableView,
    QTreeWidget,
)

from studyapp.settings import FILE_NAME, Settings, SettingsFile
from studyapp.ui.actions import ACTIONS
from studyapp.ui.shortcuts import PANEL_KEYS
from tests.examples import example_document
from tests.robots import Robot

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.opened import Opened


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
