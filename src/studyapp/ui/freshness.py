"""Decides when a panel reads again: at once when it is visible, else when it is next shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, Slot

from studyapp.domain.errors import UnknownDocumentError
from studyapp.ui.weakly import loosely

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from studyapp.domain.changes import Changes, Topic
    from studyapp.ui.signals import Signals


class Freshness(QObject):
    """Calls `refresh` of a panel when what it shows may be stale.

    Create it at the end of the panel's constructor: it is a child of the panel, and refreshes on the first show.
    """

    def __init__(
        self,
        panel: QWidget,
        signals: Signals,
        topics: Topic,
        refresh: Callable[[], object],
        *,
        whole_library: bool = False,
    ) -> None:
        super().__init__(panel)
        self._panel_visible = panel.isVisible()
        self._signals = signals
        self._topics = topics
        self._refresh = loosely(refresh)
        self._whole_library = whole_library
        self._stale = True
        panel.installEventFilter(self)
        signals.changed.connect(self._on_changed)
        signals.current_document_changed.connect(self._on_document_changed)

    def mark_stale(self) -> None:
        """Refresh now if the panel is visible, else when it is next shown."""
        self._stale = True
        if self._panel_visible:
            self._freshen()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(self._topics, None if self._whole_library else self._signals.document_id):
            self.mark_stale()

    @Slot(object)
    def _on_document_changed(self, _document_id: object) -> None:
        self.mark_stale()

    def _freshen(self) -> None:
        self._stale = False
        try:
            self._refresh()
        except UnknownDocumentError:  # it was removed a moment ago: nobody shows it any more
            self._signals.set_document(None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._panel_visible = True
            if self._stale:
                self._freshen()
        elif event.type() == QEvent.Type.Hide:
            self._panel_visible = False
        return False
