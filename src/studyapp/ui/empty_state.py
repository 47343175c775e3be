"""What a panel shows when it has nothing to show: an icon, one line, one sentence, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studyapp.ui.controls import button, label
from studyapp.ui.theme import SPACE_M, SPACE_S, SPACE_XL

if TYPE_CHECKING:
    from studyapp.ui.look import Look

_ICON_SIZE = 40
_TEXT_WIDTH = 320


class EmptyState(QWidget):
    """A centred note with buttons; the caller connects the buttons."""

    def __init__(self, look: Look, icon: str, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty_state")
        self._look = look
        self._icon_name = icon
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label(title, "title", parent=self, wrap=True)
        self._text = label(text, "muted", parent=self, wrap=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        self._layout.setSpacing(SPACE_S)
        self._layout.addStretch(2)
        self._layout.addWidget(self._icon)
        self._layout.addSpacing(SPACE_S)
        for part in (self._title, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            part.setMaximumWidth(_TEXT_WIDTH)
            row = QHBoxLayout()  # an aligned label would be as narrow as its narrowest wrapping
            row.addStretch(1)
            row.addWidget(part, 1000)
            row.addStretch(1)
            self._layout.addLayout(row)
        self._layout.addSpacing(SPACE_M)
        self._layout.addStretch(3)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def set_texts(self, title: str, text: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)

    def add_button(self, text: str, name: str, *, icon: str = "", primary: bool = False) -> QPushButton:
        """Add a button below the text; return it to be connected."""
        result = button(text, name, look=self._look, icon=icon, kind="primary" if primary else "", parent=self)
        result.setMinimumWidth(200)
        self._layout.insertWidget(self._layout.count() - 1, result, 0, Qt.AlignmentFlag.AlignHCenter)
        return result

    @Slot()
    def _on_look_changed(self) -> None:
        self._icon.setPixmap(self._look.pixmap(self._icon_name, _ICON_SIZE, self._look.theme.faint))
