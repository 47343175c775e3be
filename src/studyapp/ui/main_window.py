"""The main window: puts the frame together, and does nothing itself. `workplace` fills it with an open library."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from studyapp.ui.actions import Actions
from studyapp.ui.controls import give_size
from studyapp.ui.docks import PLACES, Docks
from studyapp.ui.failure_page import FailurePage
from studyapp.ui.jobs import Jobs
from studyapp.ui.message_card import Messages
from studyapp.ui.shell import Shell
from studyapp.ui.shortcut_sheet import ShortcutSheet
from studyapp.ui.signals import Signals
from studyapp.ui.submenus import Submenus
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent

    from studyapp.domain.backup_plan import Backup
    from studyapp.ui.look import Look
    from studyapp.ui.window_state import WindowState

_SIZE = (1280, 800)
_SMALLEST = (1000, 520)


class MainWindow(QMainWindow):
    """The window. It stands before the library is open.

    Attributes:
        shell: what panels get.
        docks, actions_table, submenus, state: the parts of the frame, to be filled.

    Signals:
        painted: the window has been on the screen for the first time.
        closing: the window is being closed; store what is not stored yet.
    """

    painted = Signal()
    closing = Signal()

    def __init__(self, look: Look, state: WindowState) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("studyapp")
        self.setWindowIcon(look.icon("sample", look.theme.accent))
        self.setMinimumSize(*_SMALLEST)
        give_size(self, *_SIZE)
        self.state = state
        signals = Signals(self)
        self._jobs = Jobs(signals, self)
        messages = Messages(look, self)
        self.shell = Shell(signals, self._jobs, messages, look)
        self.actions_table = Actions(look, signals, self)
        self._centre = QStackedWidget(self)
        self._centre.setObjectName("centre")
        self._centre.addWidget(QWidget(self._centre))
        self.setCentralWidget(self._centre)
        self.docks = Docks(self, look, self.actions_table)
        self.submenus = Submenus(self.docks.toggles(), self.shell, self)
        self.actions_table.fill(self.menuBar(), self.submenus.menus)
        self._was_painted = False
        self._failure: FailurePage | None = None
        self._layout_before = QByteArray()
        self._jobs.failed.connect(messages.show_error)
        signals.panel_requested.connect(self.docks.show_panel)
        signals.entity_requested.connect(weakly(self.docks.show_panel, "glossary"))
        self._bind_frame()
        state.restore(self)

    def set_centre(self, panel: QWidget) -> None:
        """Show this in the middle."""
        self._centre.addWidget(panel)
        self._centre.setCurrentWidget(panel)

    def show_failure(self, error: BaseException, backups: Sequence[Backup] = ()) -> FailurePage:
        """Say, in the place of everything else, why there is no library, and return the page: it offers ways out."""
        self.end_failure()
        self._layout_before = self.saveState()
        page = FailurePage(error, backups, self.shell.look, self._centre)
        page.quit_requested.connect(self.close)
        for place in PLACES:
            self.docks.hide_panel(place.name)
        self.set_centre(page)
        self._failure = page
        return page

    def end_failure(self) -> None:
        """Take the page of `show_failure` away, and put the panels back; does nothing when there is none."""
        if self._failure is not None:
            self._centre.removeWidget(self._failure)
            self._failure.deleteLater()
            self._failure = None
            self.restoreState(self._layout_before)

    def _bind_frame(self) -> None:
        """What works without a library."""
        self.actions_table.bind(
            {
                "file.quit": self.close,
                "view.full_screen": self._on_full_screen,
                "view.reset": self.docks.reset,
                "help.keys": self._on_keys,
                **{f"go.{place.name}": weakly(self.docks.go_to, place.name) for place in PLACES},
            }
        )

    @Slot()
    def _on_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def _on_keys(self) -> None:
        ShortcutSheet(self).show()

    @override
    def event(self, event: QEvent) -> bool:
        result = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._was_painted:
            self._was_painted = True
            self.painted.emit()
        return result

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._failure is None:  # without a library there are no panels whose places could be kept
            self.state.save(self)
        self.hide()
        self.closing.emit()
        self.actions_table.close()
        self._jobs.close()
        super().closeEvent(event)
