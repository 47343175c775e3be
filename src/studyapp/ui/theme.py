"""Colours, type scale, spacing: every number of the look stands here, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from studyapp.domain.analysis import EntityType

if TYPE_CHECKING:
    from collections.abc import Mapping

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 16, 24
"""The only distances between things, in pixels."""

RADIUS = 6
ICON_SIZE = 18
CONTROL_HEIGHT = 32


class Type(IntEnum):
    """The type scale of the interface, in pixels; the reader's own text follows the settings."""

    CAPTION = 11
    SMALL = 12
    BODY = 13
    LEAD = 15
    TITLE = 18
    DISPLAY = 24


@dataclass(frozen=True, slots=True)
class Theme:
    """One look. Colours are `#rrggbb`; text on any of the backgrounds reaches a contrast of 4.5 (WCAG 2.2, 1.4.3).

    Attributes:
        window: behind everything; surface: panels and the page; raised: cards, fields; hover: under the pointer.
        text, muted, faint: three strengths of text.
        accent, on_accent, accent_soft: the one accent, text on it, and its tint for selections.
        ticked: behind the white mark of a ticked box.
        again, hard, good, easy: the four grades.
        entities: ink for each type, readable as text on `surface`; `tint` gives the background for it.
        time: ink for time expressions.
        highlights, highlight_inks: background and ink of the learner's eight colours, in their order.
    """

    name: str
    dark: bool
    window: str
    surface: str
    raised: str
    hover: str
    border: str
    border_strong: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    accent_soft: str
    ticked: str
    danger: str
    warning: str
    success: str
    flash: str
    found: str
    time: str
    entities: Mapping[EntityType, str] = field(repr=False)
    highlights: tuple[str, ...] = field(repr=False)
    highlight_inks: tuple[str, ...] = field(repr=False)

    @property
    def again(self) -> str:
        """Ink of the grade Again."""
        return self.danger

    @property
    def hard(self) -> str:
        """Ink of the grade Hard."""
        return self.warning

    @property
    def good(self) -> str:
        """Ink of the grade Good."""
        return self.success

    @property
    def easy(self) -> str:
        """Ink of the grade Easy."""
        return self.accent

    @property
    def accent_hover(self) -> str:
        """What the pointer is over, of the things on `accent`."""
        return self.tint(self.accent, share=0.86).name()

    @property
    def selection(self) -> str:
        """Behind text that is selected in the reader."""
        return self.tint(self.accent, share=0.30).name()

    def tint(self, ink: str, *, share: float | None = None) -> QColor:
        """Return the ink mixed into `surface`: a background on which ink and text can be read."""
        part = share if share is not None else (0.20 if self.dark else 0.11)
        over, under = QColor(ink), QColor(self.surface)
        return QColor(
            round(over.red() * part + under.red() * (1 - part)),
            round(over.green() * part + under.green() * (1 - part)),
            round(over.blue() * part + under.blue() * (1 - part)),
        )


# Open Color (MIT), one dark and one light step of each hue, and checked for contrast by tests/ui/test_theme.py.
_DARK_INKS = MappingProxyType(
    {
        EntityType.PERSON: "#6741d9",
        EntityType.ORG: "#0b7285",
        EntityType.GPE: "#237032",
        EntityType.LOC: "#4c7a0b",
        EntityType.FAC: "#7a5c00",
        EntityType.NORP: "#b8245a",
        EntityType.EVENT: "#bf3f0d",
        EntityType.WORK_OF_ART: "#9c36b5",
        EntityType.PRODUCT: "#1864ab",
        EntityType.LAW: "#495057",
        EntityType.LANGUAGE: "#087057",
        EntityType.TERM: "#364fc7",
    }
)
_LIGHT_INKS = MappingProxyType(
    {
        EntityType.PERSON: "#b9a5ff",
        EntityType.ORG: "#66d9e8",
        EntityType.GPE: "#8ce99a",
        EntityType.LOC: "#c0eb75",
        EntityType.FAC: "#ffe066",
        EntityType.NORP: "#faa2c1",
        EntityType.EVENT: "#ffb27a",
        EntityType.WORK_OF_ART: "#e599f7",
        EntityType.PRODUCT: "#74c0fc",
        EntityType.LAW: "#ced4da",
        EntityType.LANGUAGE: "#63e6be",
        EntityType.TERM: "#9db2ff",
    }
)
_DARK_MARKER_INKS = ("#7a5c00", "#237032", "#1864ab", "#b8245a", "#bf3f0d", "#6741d9", "#0b7285", "#495057")
_LIGHT_MARKER_INKS = ("#ffe066", "#8ce99a", "#74c0fc", "#faa2c1", "#ffb27a", "#b9a5ff", "#66d9e8", "#ced4da")

LIGHT = Theme(
    name="light",
    dark=False,
    window="#f3f4f7",
    surface="#ffffff",
    raised="#f7f8fa",
    hover="#eceef3",
    border="#e1e4ea",
    border_strong="#c3c9d3",
    text="#1c2026",
    muted="#535c69",
    faint="#686f7c",
    accent="#3b5bdb",
    on_accent="#ffffff",
    accent_soft="#e6ebfc",
    ticked="#3b5bdb",
    danger="#c92a2a",
    warning="#9a5b00",
    success="#217a36",
    flash="#ffe58a",
    found="#ffec99",
    time="#8f4f00",
    entities=_DARK_INKS,
    highlights=("#fdf0a6", "#c9f2cf", "#cfe6ff", "#ffd3e0", "#ffdcb8", "#e2d6ff", "#c5f0ee", "#dde1e7"),
    highlight_inks=_DARK_MARKER_INKS,
)
DARK = Theme(
    name="dark",
    dark=True,
    window="#14161a",
    surface="#1b1e24",
    raised="#23272f",
    hover="#2b303a",
    border="#2e333d",
    border_strong="#4a5160",
    text="#e4e7ec",
    muted="#a9b1bf",
    faint="#8e96a5",
    accent="#8da6ff",
    on_accent="#10131c",
    accent_soft="#2a3350",
    ticked="#4c6ef5",
    danger="#ff8f8f",
    warning="#f5bf5b",
    success="#7bd88f",
    flash="#6b5a12",
    found="#5c4d0e",
    time="#ffc078",
    entities=_LIGHT_INKS,
    highlights=("#554a14", "#1f4d2b", "#1d4366", "#5e2640", "#5c3a16", "#40336f", "#14504f", "#444a55"),
    highlight_inks=_LIGHT_MARKER_INKS,
)
SEPIA = Theme(
    name="sepia",
    dark=False,
    window="#eee4d2",
    surface="#f9f2e5",
    raised="#f4ead9",
    hover="#eadfca",
    border="#dfd1b8",
    border_strong="#bfae90",
    text="#35291c",
    muted="#5f4f3b",
    faint="#71604a",
    accent="#8b4a12",
    on_accent="#fff8ec",
    accent_soft="#f1dfc4",
    ticked="#8b4a12",
    danger="#a82a20",
    warning="#8a5200",
    success="#2f6b2f",
    flash="#f2cf6b",
    found="#f5dc8f",
    time="#884600",
    entities=_DARK_INKS,
    highlights=("#f3dc86", "#cfe3ae", "#c6dbe4", "#f2c8c8", "#f3cb98", "#dccdea", "#bfe0d3", "#dcd2c0"),
    highlight_inks=_DARK_MARKER_INKS,
)
THEMES = MappingProxyType({theme.name: theme for theme in (LIGHT, DARK, SEPIA)})


def choose(name: str, *, system_is_dark: bool) -> Theme:
    """Return the theme of that name; "system" and names unknown follow the system."""
    return THEMES.get(name) or (DARK if system_is_dark else LIGHT)


_ROLE = QPalette.ColorRole
ROLES = MappingProxyType(
    {
        "window": _ROLE.Window,
        "surface": _ROLE.Base,
        "raised": _ROLE.AlternateBase,
        "hover": _ROLE.Midlight,
        "border": _ROLE.Mid,
        "border_strong": _ROLE.Dark,
        "text": _ROLE.Text,
        "muted": _ROLE.LinkVisited,
        "faint": _ROLE.PlaceholderText,
        "accent": _ROLE.Accent,
        "accent_hover": _ROLE.Shadow,
        "accent_soft": _ROLE.Highlight,
        "on_accent": _ROLE.Light,
        "ticked": _ROLE.ToolTipBase,
        "selection": _ROLE.Button,
        "danger": _ROLE.BrightText,
        "success": _ROLE.ToolTipText,
    }
)
"""Where the style sheet finds a colour of the theme: it names roles of the palette, and so never changes.

The second half of them is put where Fusion draws nothing that we show (the style sheet dresses the tool tips).
"""
_OTHERS = MappingProxyType(
    {
        _ROLE.WindowText: "text",
        _ROLE.ButtonText: "text",
        _ROLE.Link: "accent",
        _ROLE.HighlightedText: "text",
    }
)


def palette(theme: Theme) -> QPalette:
    """Return the palette that the style sheet takes its colours from, and Fusion where the sheet says nothing."""
    result = QPalette()
    for name, which in ROLES.items():
        result.setColor(which, QColor(getattr(theme, name)))
    for which, name in _OTHERS.items():
        result.setColor(which, QColor(getattr(theme, name)))
    for which in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.border_strong))
    return result
