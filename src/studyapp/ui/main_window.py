"""The main window: puts the parts together, and does nothing itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from studyapp.ui.about import About
from studyapp.ui.actions import Actions
from studyapp.ui.care import Care
from studyapp.ui.command_palette import CommandPalette
from studyapp.ui.docks import PLACES, Docks
from studyapp.ui.empty_state import EmptyState
from studyapp.ui.jobs import Jobs
from studyapp.ui.library.opening import Opening
from studyapp.ui.live_settings import LiveSettings
from studyapp.ui.message_card import Messages
from studyapp.ui.messages import describe
from studyapp.ui.panels import Panels, make_panels
from studyapp.ui.preferences import Preferences
from studyapp.ui.shell import Shell
from studyapp.ui.shortcut_sheet import ShortcutSheet
from studyapp.ui.signals import Signals
from studyapp.ui.submenus import Submenus
from studyapp.ui.undo import Undo
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from studyapp.app import App
    from studyapp.domain.document import DocumentId
    from studyapp.ui.look import Look
    from studyapp.ui.window_state import WindowState

_SIZE = (1280, 800)
_SMALLEST = (760, 480)


class MainWindow(QMainWindow):
    """The window. It stands before the library is open; `attach` fills it.

    Signals:
        painted: the window has been on the screen for the first time.
        closed: the window was closed and everything of it has ended; the library may be closed.
    """

    painted = Signal()
    closed = Signal()

    def __init__(self, look: Look, state: WindowState) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("studyapp")
        self.setWindowIcon(look.icon("sample", look.theme.accent))
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        self._state = state
        self._signals = Signals(self)
        self._jobs = Jobs(self._signals, self)
        self._messages = Messages(look, self)
        self.shell = Shell(self._signals, self._jobs, self._messages, look)
        self._actions = Actions(look, self._signals, self)
        self._centre = QStackedWidget(self)
        self._centre.setObjectName("centre")
        self._centre.addWidget(QWidget(self._centre))
        self.setCentralWidget(self._centre)
        self._docks = Docks(self, look, self._actions)
        self._submenus = Submenus(self._docks.toggles(), self.shell, self)
        self._actions.fill(self.menuBar(), self._submenus.menus)
        self._app: App | None = None
        self._panels: Panels | None = None
        self._parts: tuple[LiveSettings, Care] | None = None
        self._was_painted = False
        self._jobs.failed.connect(self._messages.show_error)
        self._signals.panel_requested.connect(self._docks.show_panel)
        self._signals.entity_requested.connect(weakly(self._docks.show_panel, "glossary"))
        self._bind_frame()
        state.restore(self)

    def attach(self, app: App) -> None:
        """Fill the window with an open library, and go on where the learner stopped."""
        self._app = app
        settings = LiveSettings(app.settings_file, self.shell, self)
        opening = Opening(app.library, self.shell, self)
        undo = Undo(app.history, self.shell, self._actions["edit.undo"], self._actions["edit.redo"])
        care = Care(app.backups, self.shell, self)
        palette = CommandPalette(app.library, self._actions, self.shell, self)
        self._messages.undo_requested.connect(undo.undo)
        self._panels = make_panels(app, self.shell, self)
        self._centre.addWidget(self._panels.reader)
        self._centre.setCurrentWidget(self._panels.reader)
        for name, panel in self._panels.docked.items():
            self._docks.set_panel(name, panel)
        self._submenus.attach(app.library, settings)
        for part in (settings, opening, undo, care, palette, self._panels.reader):
            self._actions.bind(part.handlers())
        self._actions.bind(
            {
                "edit.preferences": self._on_preferences,
                "help.about": self._on_about,
                **{f"quiz.{kind}": weakly(self._docks.show_panel, "quiz") for kind in ("learn", "review", "practice")},
            }
        )
        self._opening = opening
        self._parts = (settings, care)
        self._jobs.run(partial(_known, app, self._state.document_id()), self._on_known)

    def open_files(self, paths: Iterable[Path]) -> None:
        """Take these files into the library; `attach` comes first."""
        self._opening.import_files(paths)

    def show_failure(self, error: BaseException) -> None:
        """Say, in the place of everything else, why there is no library."""
        message = describe(error)
        page = EmptyState(
            self.shell.look, "warning", message.title, f"{message.sentence} {message.advice}".strip(), self._centre
        )
        page.setObjectName("failure")
        page.add_button(self.tr("Quit"), "failure_quit", primary=True).clicked.connect(self.close)
        self._centre.addWidget(page)
        self._centre.setCurrentWidget(page)

    def _bind_frame(self) -> None:
        """What works without a library."""
        self._actions.bind(
            {
                "file.quit": self.close,
                "view.full_screen": self._on_full_screen,
                "view.reset": self._docks.reset,
                "help.keys": self._on_keys,
                "go.reader": self._on_reader,
                **{f"go.{place.name}": weakly(self._docks.go_to, place.name) for place in PLACES},
            }
        )

    def _on_known(self, document_id: DocumentId | None) -> None:
        if document_id is not None and self._signals.document_id is None:
            self._signals.document_requested.emit(document_id)

    @Slot()
    def _on_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def _on_reader(self) -> None:
        if self._panels is not None:
            self._panels.reader.focus_text()

    @Slot()
    def _on_keys(self) -> None:
        ShortcutSheet(self).show()

    @Slot()
    def _on_preferences(self) -> None:
        if self._parts is not None:
            Preferences(self._parts[0], self).open()

    @Slot()
    def _on_about(self) -> None:
        if self._app is not None:
            model = ""
            if self._signals.document_id is not None:
                info = self._app.reader.analysis_info(self._signals.document_id)
                model = info.model if info else ""
            About(self.shell.look, self._app.data_dir, model, self).open()

    @override
    def event(self, event: QEvent) -> bool:
        result = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._was_painted:
            self._was_painted = True
            self.painted.emit()
        return result

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._state.save(self, document_id=self._signals.document_id or "")
        self.hide()
        if self._panels is not None:
            self._panels.reader.finish()
        if self._parts is not None:
            self._parts[0].finish()
            self._parts[1].close()
        self._actions.close()
        self._jobs.close()
        super().closeEvent(event)
        self.closed.emit()


def _known(app: App, document_id: str) -> DocumentId | None:
    """On the job thread: return the document that was open, if the library still shows it."""
    return next((summary.id for summary in app.library.documents() if summary.id == document_id), None)
