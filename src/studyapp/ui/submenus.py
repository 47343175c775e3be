"""The menus whose entries are not fixed: recent documents, panels, and the theme."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from studyapp.settings import THEMES
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction

    from studyapp.domain.document import DocumentId
    from studyapp.services.library import Library
    from studyapp.ui.live_settings import LiveSettings
    from studyapp.ui.shell import Shell

_MOST_RECENT = 10
_LONGEST_TITLE = 60


class Submenus(QObject):
    """Fills the menus when they are opened.

    Attributes:
        menus: by the ids of their entries in `actions.ACTIONS`.
    """

    def __init__(self, toggles: Iterable[QAction], shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._shell = shell
        self._library: Library | None = None
        self._settings: LiveSettings | None = None
        self._recent, panels, self._theme = QMenu(window), QMenu(window), QMenu(window)
        self.menus = {"file.recent": self._recent, "view.panels": panels, "view.theme": self._theme}
        for identity, menu in self.menus.items():
            menu.setObjectName(f"menu_{identity}")
        for toggle in toggles:
            panels.addAction(toggle)
        self._recent.setEnabled(False)
        self._theme.setEnabled(False)
        self._recent.aboutToShow.connect(self._on_recent)
        self._theme.aboutToShow.connect(self._on_theme)

    def attach(self, library: Library, settings: LiveSettings) -> None:
        """Fill from this library and these settings."""
        self._library = library
        self._settings = settings
        self._recent.setEnabled(True)
        self._theme.setEnabled(True)

    @Slot()
    def _on_recent(self) -> None:
        self._recent.clear()
        documents = self._library.documents()[:_MOST_RECENT] if self._library else ()
        for document in documents:
            title = document.title[:_LONGEST_TITLE].replace("&", "&&")
            self._recent.addAction(title).triggered.connect(weakly(self._open, document.id))
        if not documents:
            self._recent.addAction(self.tr("No documents yet")).setEnabled(False)

    @Slot()
    def _on_theme(self) -> None:
        self._theme.clear()
        names = {
            "system": self.tr("Like the System"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "sepia": self.tr("Sepia"),
        }
        group = QActionGroup(self._theme)
        for theme in THEMES:
            action = self._theme.addAction(names[theme])
            action.setCheckable(True)
            action.setChecked(self._shell.look.settings.theme == theme)
            action.triggered.connect(weakly(self._choose, theme))
            group.addAction(action)

    def _open(self, document_id: DocumentId) -> None:
        self._shell.signals.document_requested.emit(document_id)

    def _choose(self, theme: str) -> None:
        if self._settings is not None:
            self._settings.change(replace(self._settings.current, theme=theme))
