"""A real main window on a real library, for the tests of the window and its dialogs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
)

from studyapp.settings import FILE_NAME, SettingsFile
from studyapp.store.library import LibraryStore
from studyapp.ui.look import Look
from studyapp.ui.main_window import MainWindow
from studyapp.ui.window_state import WindowState
from studyapp.ui.workplace import Workplace
from tests.examples import SetClock, example_analysis, example_document
from tests.robots import Robot
from tests.ui.house import PatientAnalyser, built

if TYPE_CHECKING:
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
        self.window.shell.look.deleteLater()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


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
