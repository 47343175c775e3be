"""The look in use: theme, fonts and icons of the running program, and the one place that changes them."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from weakref import ref

import shiboken6
from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QAbstractButton

from studyapp import resources
from studyapp.ui import icons
from studyapp.ui.redressing import Redressing
from studyapp.ui.style_sheet import style_sheet
from studyapp.ui.theme import ICON_SIZE, Type, choose, palette

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QPixmap
    from PySide6.QtWidgets import QApplication

    from studyapp.settings import Settings

_READING_FONTS = ("Charter", "Source Serif 4", "Iowan Old Style", "Georgia", "Cambria", "Noto Serif", "DejaVu Serif")
_EASY_FONTS = ("OpenDyslexic", "Atkinson Hyperlegible", "Lexend", "Verdana", "DejaVu Sans")
_TURN_S = 0.005

type HasIcon = QAbstractButton | QAction


class Look(QObject):
    """What the program looks like at the moment.

    Attributes:
        theme: the theme in use.
        settings: the settings in use.

    Signals:
        changed: theme, fonts or reading settings changed; whoever paints by hand paints again.
    """

    changed = Signal()

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._tinted: list[_Tinted] = []
        self._to_tint: list[_Tinted] = []
        self._redressing = Redressing()
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._on_turn)
        self.settings = settings
        self.theme = choose(settings.theme, system_is_dark=self._system_is_dark())
        application.setStyle("Fusion")
        _bring_fonts()
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        application.setPalette(palette(self.theme))
        pictures = resources.path("themes")
        application.setStyleSheet(
            style_sheet(
                chevron=(pictures / "chevron_down.svg").as_posix(),
                chevron_up=(pictures / "chevron_up.svg").as_posix(),
                check=(pictures / "check.svg").as_posix(),
            )
        )

    def apply(self, settings: Settings) -> None:
        """Use these settings from now on."""
        self.settings = settings
        theme = choose(settings.theme, system_is_dark=self._system_is_dark())
        if theme is not self.theme:
            self.theme = theme
            self._dress()
        self.changed.emit()

    def is_settled(self) -> bool:
        """Tell whether everything wears the theme, what is not seen as well."""
        return not self._turns.isActive()

    def icon(self, name: str, ink: str = "") -> QIcon:
        """Return an icon in the theme's muted ink, or in the given one; it does not follow a change of theme."""
        return icons.icon(name, ink or self.theme.muted, disabled=self.theme.border_strong, checked=self.theme.accent)

    def pixmap(self, name: str, size: int, ink: str = "") -> QPixmap:
        """Return a picture for a label or a painter, `size` logical pixels wide."""
        return icons.pixmap(name, ink or self.theme.muted, size)

    def set_icon(self, target: HasIcon, name: str, token: str = "muted") -> None:
        """Give a button or an action an icon whose ink (an attribute of `Theme`) follows the theme."""
        self._tinted = [tinted for tinted in self._tinted if tinted.alive() not in (None, target)]
        self._tinted.append(_Tinted(ref(target), name, token))
        self._tint(target, name, token)

    def reading_font(self) -> QFont:
        """Return the font of the article's body text, as the settings want it."""
        settings = self.settings
        wanted = (settings.font_family, *(_EASY_FONTS if settings.dyslexic_font else _READING_FONTS))
        font = QFont(_first_installed(wanted), settings.font_size_pt)
        if settings.dyslexic_font and font.family() != _EASY_FONTS[0]:  # whose letters stand wide by themselves
            # Wider letter spacing helps dyslexic readers (Zorzi et al. 2012, PNAS 109:11455): 2.5 pt at 14 pt.
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 112)
            font.setWordSpacing(font.pointSizeF() * 0.25)
        return font

    def interface_font(self, size: Type = Type.BODY, *, bold: bool = False) -> QFont:
        """Return the interface's font at a step of the type scale, for whoever paints by hand."""
        font = QFont(self._application.font())
        font.setPixelSize(int(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _system_is_dark(self) -> bool:
        return self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark

    def _on_system_changed(self) -> None:
        if self.settings.theme == "system":
            self.apply(self.settings)

    def _dress(self) -> None:
        self._application.setPalette(palette(self.theme))
        self._redressing.begin()
        self._to_tint = sorted(self._tinted, key=_is_hidden)
        self._turns.start()

    @Slot()
    def _on_turn(self) -> None:
        """Draw some icons, and dress some of the widgets that are not seen: all at once they held the window up."""
        until = time.perf_counter() + _TURN_S
        while self._to_tint and time.perf_counter() < until:
            tinted = self._to_tint.pop(0)
            target = tinted.alive()
            if target is not None:
                self._tint(target, tinted.name, tinted.token)
        if not self._to_tint and self._redressing.turn(until):
            self._turns.stop()

    def _tint(self, target: HasIcon, name: str, token: str) -> None:
        target.setIcon(self.icon(name, getattr(self.theme, token)))
        if isinstance(target, QAbstractButton):
            target.setIconSize(QSize(ICON_SIZE, ICON_SIZE))


@dataclass(frozen=True, slots=True)
class _Tinted:
    target: ref[HasIcon]
    name: str
    token: str

    def alive(self) -> HasIcon | None:
        target = self.target()
        return target if target is not None and shiboken6.isValid(target) else None


def _is_hidden(tinted: _Tinted) -> bool:
    target = tinted.alive()
    return target is None or not target.isVisible()


@cache
def _bring_fonts() -> None:
    """Let the fonts that come with the program be chosen like installed ones (each with its licence beside it)."""
    for file in sorted(resources.path("fonts").glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(file))


def _first_installed(names: tuple[str, ...]) -> str:
    installed = set(QFontDatabase.families())
    return next((name for name in names if name and name in installed), QFont().family())
