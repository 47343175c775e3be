"""Undo and redo as menu entries: they name what they would take back, and act on the job thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from studyapp.domain.changes import Changes, Topic
from studyapp.ui.step_words import step_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction

    from studyapp.services.history import History
    from studyapp.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class _Names:
    undo: str | None
    redo: str | None


class Undo(QObject):
    """Keeps the two entries up to date."""

    def __init__(self, history: History, shell: Shell, undo: QAction, redo: QAction) -> None:
        super().__init__(undo)
        self._history = history
        self._shell = shell
        self._undo, self._redo = undo, redo
        self._undo_text, self._redo_text = undo.text(), redo.text()
        self._undoing = ""
        shell.signals.changed.connect(self._on_changed)
        self.refresh()

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the menu entries do."""
        return {"edit.undo": self.undo, "edit.redo": self.redo}

    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        self._shell.jobs.write(self._history.undo, self._on_undone)

    @Slot()
    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self._shell.jobs.write(self._history.redo)

    def refresh(self) -> None:
        """Ask what could be undone and redone."""
        self._shell.jobs.run(self._names, self._on_names)

    def _names(self) -> _Names:
        return _Names(self._history.undo_name(), self._history.redo_name())

    def _on_names(self, names: _Names) -> None:
        for action, text, name in (
            (self._undo, self._undo_text, names.undo),
            (self._redo, self._redo_text, names.redo),
        ):
            action.setEnabled(name is not None)
            action.setText(f"{text} “{step_text(name)}”" if name else text)
        self._undoing = step_text(names.undo) if names.undo else ""

    def _on_undone(self, _changes: Changes) -> None:
        if self._undoing:
            self._shell.messages.tell(self.tr("Undone: {0}").format(self._undoing))

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.topics != Topic.NOTHING:
            self.refresh()
