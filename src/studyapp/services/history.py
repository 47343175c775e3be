"""Undo and redo of what a person did, across restarts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.domain.changes import Changes
    from studyapp.domain.ports import Clock
    from studyapp.store.history import HistoryStore


class History:
    """The steps of a person, last in, first out. Names are message keys such as "glossary.merge"."""

    def __init__(self, store: HistoryStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def undo_name(self) -> str | None:
        """Return what `undo` would take back; None when there is nothing."""
        return self._store.undo_name()

    def redo_name(self) -> str | None:
        """Return what `redo` would do again; None when there is nothing."""
        return self._store.redo_name()

    def undo(self) -> Changes:
        """Take the last step back. Raises NothingToUndoError or UndoConflictError."""
        return self._store.undo(self._clock())

    def redo(self) -> Changes:
        """Do the step again that was taken back last. Raises NothingToUndoError or UndoConflictError."""
        return self._store.redo(self._clock())
