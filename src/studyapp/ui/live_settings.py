"""Settings that act at once: a change is seen immediately, and stored a moment later on the job thread."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from studyapp.domain.changes import Changes, Topic
from studyapp.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from studyapp.settings import SettingsFile
    from studyapp.ui.shell import Shell

_STORE_MS = 400
SMALLEST_PT, LARGEST_PT = 8, 32


class LiveSettings(QObject):
    """The settings in use, and the one way to change them."""

    def __init__(self, file: SettingsFile, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self._shell = shell
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STORE_MS)
        self._timer.timeout.connect(self._on_store)

    @property
    def current(self) -> Settings:
        """The settings in use."""
        return self._shell.look.settings

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the menu entries do."""
        return {"view.zoom_in": self._on_larger, "view.zoom_out": self._on_smaller, "view.zoom_reset": self._on_normal}

    def change(self, settings: Settings) -> None:
        """Use these settings from now on."""
        if settings != self.current:
            self._shell.look.apply(settings)
            self._timer.start()

    def finish(self) -> None:
        """Store what has not been stored yet; called when the window closes."""
        if self._timer.isActive():
            self._timer.stop()
            self._save(self.current)

    def _save(self, settings: Settings) -> Changes:
        self._file.save(settings)
        return Changes(Topic.SETTINGS)

    @Slot()
    def _on_store(self) -> None:
        self._shell.jobs.write(partial(self._save, self.current))

    @Slot()
    def _on_larger(self) -> None:
        self._resize(self.current.font_size_pt + 1)

    @Slot()
    def _on_smaller(self) -> None:
        self._resize(self.current.font_size_pt - 1)

    @Slot()
    def _on_normal(self) -> None:
        self._resize(Settings().font_size_pt)

    def _resize(self, size_pt: int) -> None:
        self.change(replace(self.current, font_size_pt=min(max(size_pt, SMALLEST_PT), LARGEST_PT)))
