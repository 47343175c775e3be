"""A chip that stands for an entity: its type's icon in its type's ink, and its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt

from studyapp.ui.controls import chip
from studyapp.ui.icons import ENTITY_ICONS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QToolButton, QWidget

    from studyapp.domain.analysis import EntityType
    from studyapp.ui.look import Look

_ICON_SIZE = 14


def entity_chip(text: str, name: str, kind: EntityType | None, look: Look, *, parent: QWidget) -> QToolButton:
    """Return the chip, not checkable; make it anew when the theme changes. Without a type it has no icon."""
    result = chip(text, name, parent=parent)
    result.setCheckable(False)
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    if kind is not None:
        result.setProperty("beside", "icon")
        result.setIconSize(QSize(_ICON_SIZE, _ICON_SIZE))
        result.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        dress(result, kind, look)
    return result


def dress(made: QToolButton, kind: EntityType, look: Look) -> None:
    """Give the chip its icon in the ink of the present theme."""
    made.setIcon(look.icon(ENTITY_ICONS[kind], look.theme.entities[kind]))
