"""Keeping two computers of one learner together through a folder that both can see, or a stick."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.ui.classes.words import fault_words
from studyapp.ui.controls import button, give_size, label
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S
from studyapp.ui.words import moment_words

if TYPE_CHECKING:
    from studyapp.domain.progress_file import LearnerId
    from studyapp.services.machines import Companion, Kept, Machines
    from studyapp.ui.shell import Shell


class Together(QDialog):
    """Chooses the folder, and exchanges now.

    Signals:
        remembered: the folder, and whether to exchange when the program starts and closes.
    """

    remembered = Signal(str, bool)

    def __init__(self, machines: Machines, shell: Shell, parent: QWidget, *, folder: Path | None = None) -> None:
        """`folder` is where a file of the other computer was opened; it is remembered when the exchange begins."""
        super().__init__(parent)
        self.setObjectName("together")
        self.setWindowTitle(self.tr("Keep two computers together"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_size(self, 560, 420)
        self._machines = machines
        self._shell = shell
        self._join: LearnerId | None = None
        self._folder = str(folder) if folder else shell.look.settings.sync_folder
        self._make_parts()
        self._lay_out()
        self._go.clicked.connect(self._on_go)
        self._choose.clicked.connect(self._on_choose)
        self._by_itself.toggled.connect(self._on_by_itself)
        self._look()

    def use_folder(self, folder: Path) -> None:
        """Take this folder, and see whose files lie in it."""
        self._folder = str(folder)
        self._join = None
        self.remembered.emit(self._folder, self._by_itself.isChecked())
        self._look()

    def _make_parts(self) -> None:
        self._place = label("", "strong", parent=self, wrap=True)
        self._place.setObjectName("together_folder")
        self._state = label("", "muted", parent=self, wrap=True)
        self._state.setObjectName("together_state")
        self._by_itself = QCheckBox(self.tr("Also when the program starts and closes, if the folder is there"), self)
        self._by_itself.setObjectName("together_by_itself")
        self._by_itself.setAccessibleName(self._by_itself.text())
        self._by_itself.setChecked(self._shell.look.settings.sync_by_itself)
        self._choose = button(self.tr("Choose a folder…"), "together_choose", parent=self)
        self._go = button(self.tr("Exchange now"), "together_go", kind="primary", parent=self)

    def _lay_out(self) -> None:
        text = self.tr(
            "Choose the same folder on both computers: on a stick, a network drive, or one that another program keeps "
            "the same. Each leaves one file there and takes in the other's: answers and schedules, cards, marks with "
            "notes and tags, corrections, own events, where you stopped reading. What you did last holds, deleting "
            "too. Documents are opened on each computer by yourself. This file holds your private notes: it is for "
            "you, not for a teacher."
        )
        close = button(self.tr("Close"), "together_close", parent=self)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self._choose)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addWidget(label(text, parent=self, wrap=True))
        for part in (self._place, self._state, self._by_itself):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addLayout(row)

    def _look(self) -> None:
        self._go.setEnabled(bool(self._folder))
        self._go.setText(self.tr("Exchange now"))
        self._place.setText(self._folder or self.tr("No folder is chosen yet."))
        self._state.setText("")
        if self._folder:
            work = partial(self._machines.companions, Path(self._folder))
            self._shell.jobs.run_aside(work, self._on_looked, self._on_missing)

    def _on_looked(self, companions: tuple[Companion, ...]) -> None:
        own = [each for each in companions if each.is_own]
        others = [each for each in companions if not each.is_own]
        if own:
            text = self.tr("Your other computer left its file {0}.")
            self._state.setText(text.format(moment_words(own[0].made_at)))
        elif others:
            self._join = others[0].learner_id
            name = f" ({others[0].name})" if others[0].name else ""
            text = self.tr("A computer that this one does not know yet{0} left its file {1}. Is it yours?")
            self._state.setText(text.format(name, moment_words(others[0].made_at)))
            self._go.setText(self.tr("Yes, it is mine: exchange"))
        else:
            self._state.setText(self.tr("No other computer has left a file here yet. Begin with this one."))

    def _on_missing(self, _error: Exception) -> None:
        self._go.setEnabled(False)
        self._state.setText(self.tr("This folder is not there now. Is the stick in?"))

    @Slot()
    def _on_go(self) -> None:
        self._go.setEnabled(False)
        if self._folder != self._shell.look.settings.sync_folder:
            self.remembered.emit(self._folder, self._by_itself.isChecked())
        work = partial(self._machines.keep_together, Path(self._folder), join=self._join)
        self._shell.jobs.run_aside(work, self._on_kept, self._on_failed)

    def _on_kept(self, kept: Kept) -> None:
        self._shell.signals.changed.emit(kept.changes)
        text = self.tr("Done. Came in: {0} answers, {1} cards, {2} marks and corrections.")
        lines = [text.format(kept.answers, kept.cards, kept.made)]
        if any(kept.counts):
            lines.append(
                self.tr("Undo takes all of it back, one computer at a time; the next exchange brings it again.")
            )
        if kept.removed:
            text = self.tr(
                "Removed on your other computer, and still here: {0}. What you do not want can be removed here too."
            )
            lines.append(text.format(", ".join(kept.removed)))
        if kept.waiting:
            text = self.tr("Open these here too, then exchange again: {0}")
            lines.append(text.format(", ".join(kept.waiting)))
        lines += [fault_words(fault) for fault in kept.faults]
        self._join = None
        self._go.setText(self.tr("Exchange now"))
        self._go.setEnabled(True)
        self._state.setText("\n".join(lines))

    def _on_failed(self, error: Exception) -> None:
        self._go.setEnabled(True)
        self._shell.messages.show_error(error)

    @Slot(bool)
    def _on_by_itself(self, by_itself: bool) -> None:
        self.remembered.emit(self._folder, by_itself)

    @Slot()
    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a folder"), self._folder)
        dialog.setObjectName("together_dialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self.use_folder(Path(name))
