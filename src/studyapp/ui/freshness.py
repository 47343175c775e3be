"""Decides when a panel reads again: at once when it lies in front, else when it next does.

A dock among tabs is visible to Qt even behind another; `docks` switches its panel off there, so that only a panel that
is visible and enabled lies in front.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QWidget

from studyapp.ui.weakly import loosely

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.domain.changes import Changes, Topic
    from studyapp.ui.latest import Latest
    from studyapp.ui.signals import Signals

_TURNS = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.EnabledChange)


class Freshness(QObject):
    """Calls `refresh` of a panel when what it shows may be stale.

    Create it at the end of the panel's constructor: it is a child of the panel, and refreshes on the first show. With
    `reading` a panel that lies behind is emptied when another document is opened: else it would come to the front with
    the old one's rows.
    """

    def __init__(
        self,
        panel: QWidget,
        signals: Signals,
        topics: Topic,
        refresh: Callable[[], object],
        *,
        whole_library: bool = False,
        reading: Latest | None = None,
    ) -> None:
        super().__init__(panel)
        self._in_front = panel.isVisible() and panel.isEnabled()
        self._reading = reading
        self._signals = signals
        self._topics = topics
        self._refresh = loosely(refresh)
        self._whole_library = whole_library
        self._stale = True
        panel.installEventFilter(self)
        signals.changed.connect(self._on_changed)
        signals.current_document_changed.connect(self._on_document_changed)

    def mark_stale(self) -> None:
        """Refresh now if the panel lies in front, else when it next does."""
        self._stale = True
        self._freshen()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(self._topics, None if self._whole_library else self._signals.document_id):
            self.mark_stale()

    @Slot(object)
    def _on_document_changed(self, _document_id: object) -> None:
        if self._reading is not None and not self._in_front:
            self._reading.blank()
        self.mark_stale()

    def _freshen(self) -> None:
        if self._stale and self._in_front:
            self._stale = False
            self._refresh()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TURNS and isinstance(watched, QWidget):
            shown = event.type() == QEvent.Type.Show or (event.type() != QEvent.Type.Hide and watched.isVisible())
            self._in_front = shown and watched.isEnabled()
            self._freshen()
        return False
