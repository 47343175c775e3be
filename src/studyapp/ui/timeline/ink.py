"""Colours and fonts of the timeline, taken from the look once per repaint of the scene, not once per event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF

from studyapp.ui.theme import Type

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from studyapp.ui.look import Look

_VEIL = 0.8  # how much of the grid a label covers


@dataclass(frozen=True, slots=True)
class Ink:
    """What the painters of this package draw with."""

    surface: QColor
    raised: QColor
    veil: QColor
    grid: QColor
    grid_strong: QColor
    text: QColor
    muted: QColor
    faint: QColor
    accent: QColor
    bar: QColor
    bar_selected: QColor
    hover: QColor
    hatch: QBrush
    font: QFont
    small: QFont
    caption: QFont
    metrics: QFontMetricsF

    @staticmethod
    def of(look: Look) -> Ink:
        """Take the colours and fonts in use now."""
        theme = look.theme
        font = look.interface_font(Type.SMALL)
        veil = QColor(theme.surface)
        veil.setAlphaF(_VEIL)
        return Ink(
            surface=QColor(theme.surface),
            raised=QColor(theme.raised),
            veil=veil,
            grid=QColor(theme.border),
            grid_strong=QColor(theme.border_strong),
            text=QColor(theme.text),
            muted=QColor(theme.muted),
            faint=QColor(theme.faint),
            accent=QColor(theme.accent),
            bar=theme.tint(theme.accent, share=0.24 if theme.dark else 0.16),
            bar_selected=theme.tint(theme.accent, share=0.45 if theme.dark else 0.34),
            hover=QColor(theme.hover),
            hatch=QBrush(QColor(theme.border), Qt.BrushStyle.BDiagPattern),
            font=font,
            small=look.interface_font(Type.CAPTION),
            caption=look.interface_font(Type.CAPTION, bold=True),
            metrics=QFontMetricsF(font),
        )
