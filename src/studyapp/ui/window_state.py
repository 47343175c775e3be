"""Where the window and its panels were: the only use of QSettings, an ini file in the data folder (portable)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QMainWindow

FILE_NAME = "window.ini"
_LAYOUT_VERSION = 1
"""Counts up when docks are added or renamed, so that an older layout is not forced upon them."""


class WindowState:
    """Remembers geometry, layout, and the document that was open."""

    def __init__(self, data_dir: Path) -> None:
        self._path = str(data_dir / FILE_NAME)

    def restore(self, window: QMainWindow) -> bool:
        """Put the window and its panels where they were; False when nothing fitting was remembered."""
        settings = self._settings()
        geometry, layout = settings.value("geometry"), settings.value("layout")
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)
        return isinstance(layout, QByteArray) and window.restoreState(layout, _LAYOUT_VERSION)

    def save(self, window: QMainWindow) -> None:
        """Remember where everything is; what cannot be written is not worth a word."""
        settings = self._settings()
        settings.setValue("geometry", window.saveGeometry())
        settings.setValue("layout", window.saveState(_LAYOUT_VERSION))
        settings.sync()

    def keep_document(self, document_id: str) -> None:
        """Remember the document that is open; "" for none."""
        self._settings().setValue("document", document_id)

    def document_id(self) -> str:
        """Return the document that was open, or ""."""
        found = self._settings().value("document")
        return found if isinstance(found, str) else ""

    def _settings(self) -> QSettings:
        return QSettings(self._path, QSettings.Format.IniFormat)
