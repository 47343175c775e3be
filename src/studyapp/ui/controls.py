"""Small builders, so that every control has its name for tests, its name for screen readers, and one look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QToolButton, QWidget

from studyapp.ui.theme import SPACE_S

if TYPE_CHECKING:
    from studyapp.ui.look import Look

_FRAME_WIDTH, _FRAME_HEIGHT = 16, 40
"""More than the frame of a window takes, its title in it, on the desktops that we know."""


def label(text: str, role: str = "", *, parent: QWidget | None = None, wrap: bool = False) -> QLabel:
    """Return a plain-text label; roles: display, title, lead, strong, muted, small, caption, danger, or "" for body."""
    result = QLabel(text, parent)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(wrap)
    if role:
        result.setProperty("role", role)
    return result


def button(
    text: str, name: str, *, look: Look | None = None, icon: str = "", kind: str = "", parent: QWidget | None = None
) -> QPushButton:
    """Return a push button; kinds: primary (one for each view), danger, quiet, or "" for the usual one."""
    result = QPushButton(f" {text}" if icon else text, parent)  # Qt leaves too little room beside an icon
    result.setObjectName(name)
    result.setAccessibleName(text.replace("&", ""))
    result.setProperty("kind", kind)
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    if look is not None and icon:
        look.set_icon(result, icon, {"primary": "on_accent", "quiet": "accent", "danger": "danger"}.get(kind, "muted"))
    return result


def tool_button(look: Look, icon: str, text: str, name: str, *, parent: QWidget | None = None) -> QToolButton:
    """Return a button that shows an icon only; the text is its tooltip and its name for screen readers."""
    result = QToolButton(parent)
    result.setObjectName(name)
    result.setAccessibleName(text)
    result.setToolTip(text)
    result.setAutoRaise(True)
    look.set_icon(result, icon)
    return result


def chip(text: str, name: str, *, parent: QWidget | None = None) -> QToolButton:
    """Return a rounded button that is on or off: a filter."""
    result = QToolButton(parent)
    result.setObjectName(name)
    result.setText(text)
    result.setAccessibleName(text)
    result.setCheckable(True)
    result.setProperty("kind", "chip")
    return result


def button_row(*buttons: QPushButton) -> QHBoxLayout:
    """Return what closes a dialog: its buttons at the end of a row, the most likely one last."""
    row = QHBoxLayout()
    row.setSpacing(SPACE_S)
    row.addStretch(1)
    for each in buttons:
        row.addWidget(each)
    return row


def give_size(window: QWidget, width: int, height: int) -> None:
    """Give a window this size, or as much of it as the screen has beside the window's frame."""
    room = window.screen().availableGeometry()
    window.resize(min(width, room.width() - _FRAME_WIDTH), min(height, room.height() - _FRAME_HEIGHT))


def search_field(placeholder: str, name: str, look: Look, *, parent: QWidget | None = None) -> QLineEdit:
    """Return a one-line field with a magnifying glass and a button that empties it."""
    result = QLineEdit(parent)
    result.setObjectName(name)
    result.setPlaceholderText(placeholder)
    result.setAccessibleName(placeholder)
    result.setClearButtonEnabled(True)
    result.setProperty("kind", "search")
    action = result.addAction(look.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
    look.set_icon(action, "search", "faint")
    clear = result.findChild(QAction, "_q_qlineeditclearaction")
    if clear:
        look.set_icon(clear, "close", "faint")
    return result


def scroll_area(content: QWidget, name: str, text: str, *, parent: QWidget, takes_focus: bool = True) -> QScrollArea:
    """Return an area on the parent's own ground in which the content scrolls up and down only."""
    result = QScrollArea(parent)
    result.setObjectName(name)
    result.setAccessibleName(text)
    result.setWidgetResizable(True)
    result.setFrameShape(QFrame.Shape.NoFrame)
    result.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if not takes_focus:
        result.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    result.setWidget(content)
    for part in (content, result.viewport()):
        part.setAutoFillBackground(False)  # setWidget has just set it
    return result


def line(parent: QWidget | None = None) -> QFrame:
    """Return a horizontal hairline."""
    result = QFrame(parent)
    result.setProperty("role", "line")
    return result


def set_state(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet reads, and let it take effect."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
