"""The Help menu: the guide for teachers, the parts of the program, and a newer version from a stick."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from studyapp import resources
from studyapp.services.updates import RUN_FOLDER, Newer, Proof, look_at
from studyapp.settings import program_folder
from studyapp.ui.controls import button, label
from studyapp.ui.help_page import HelpPage, Part, PartsPage, parts
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from studyapp.ui.shell import Shell


class HelpWork(QObject):
    """Opens the pages, and starts a newer installer when the person says so."""

    def __init__(self, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._shell = shell
        self._window = window

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the menu entries do."""
        return {"help.guide": self.open_guide, "help.parts": self.open_parts, "help.update": self.choose_update}

    @Slot()
    def open_guide(self) -> None:
        """Show how the program and its courses are handed out."""
        text = resources.path("help/handing-out.md").read_text(encoding="utf-8")
        HelpPage(self.tr("Handing out studyapp to a class"), text, self._window).show()

    @Slot()
    def open_parts(self) -> None:
        """Show the libraries inside, with their licences."""
        self._shell.jobs.run(parts, self._on_parts)

    @Slot()
    def choose_update(self) -> None:
        """Let the person choose a newer installer."""
        dialog = QFileDialog(self._window, self.tr("Choose a newer installer"), str(Path.home()))
        dialog.setObjectName("update_chooser")
        dialog.setNameFilters([self.tr("Installers (*.exe *.run *.deb *.zip)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.check_update)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def check_update(self, name: str) -> None:
        """Look at the file, and ask before it is started."""
        self._shell.jobs.run(partial(look_at, Path(name), _release_key()), self._on_checked)

    def _on_parts(self, found: tuple[Part, ...]) -> None:
        PartsPage(found, self._window).show()

    def _on_checked(self, newer: Newer) -> None:
        dialog = UpdateDialog(newer, self._window)
        dialog.accepted.connect(weakly(self._start, newer))
        dialog.open()

    def _start(self, newer: Newer) -> None:
        """Start the installer as a process of its own, and leave: it cannot replace a running program."""
        program, *arguments = newer.command
        if newer.command and QProcess.startDetached(program, [*arguments, *_waiting(newer)]):
            self._window.close()


class UpdateDialog(QDialog):
    """Says what was found and what speaks for it; accepted when it is to be started."""

    def __init__(self, newer: Newer, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("update_dialog")
        self.setWindowTitle(self.tr("Install a newer version"))
        self.setMinimumWidth(480)
        proof = {
            Proof.NONE: self.tr("No SHA256SUMS lies beside it, so nothing tells whether it is whole or who made it."),
            Proof.CHECKSUM: self.tr("It is whole: its checksum is the one in SHA256SUMS beside it."),
            Proof.SIGNATURE: self.tr("It is whole, and signed by the makers of this program."),
        }[newer.proof]
        safe = self.tr("Your library stays as it is. The program closes, and the new version takes its place.")
        by_hand = self.tr("An administrator installs it with this line:")
        lines = [label(self.tr("Version {0}").format(newer.version), "title", parent=self)]
        lines += [label(newer.path.name, "strong", parent=self), label(proof, parent=self, wrap=True)]
        lines += [label(safe if newer.command else by_hand, "muted", parent=self, wrap=True)]
        if newer.by_hand:
            lines += [label(newer.by_hand, "strong", parent=self, wrap=True)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        for line in lines:
            layout.addWidget(line)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addStretch(1)
        leave = button(self.tr("Not now") if newer.command else self.tr("Close"), "update_leave", parent=self)
        leave.clicked.connect(self.reject)
        row.addWidget(leave)
        if newer.command:
            start = button(self.tr("Close and install"), "update_start", kind="primary", parent=self)
            start.clicked.connect(self.accept)
            row.addWidget(start)
        layout.addLayout(row)
        self.finished.connect(self.deleteLater)


def _release_key() -> str:
    try:
        return resources.path("release-key.txt").read_text(encoding="ascii")
    except FileNotFoundError:
        return ""


def _waiting(newer: Newer) -> tuple[str, ...]:
    """A .run waits until this program has ended, takes its place, wherever that is, and starts the new one."""
    if newer.command[0] != "sh":
        return ()
    folder = program_folder()
    place = ("--prefix", str(folder.parent)) if folder and folder.name == RUN_FOLDER else ()
    return ("--after", str(os.getpid()), *place)
