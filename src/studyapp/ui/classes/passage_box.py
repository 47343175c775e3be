"""The paragraph behind the chosen row, and the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studyapp.ui.controls import button, label
from studyapp.ui.theme import SPACE_L, SPACE_S

if TYPE_CHECKING:
    from studyapp.ui.look import Look

_MOST = 700


class PassageBox(QFrame):
    """Shows a passage; hidden while there is none.

    Attributes:
        go: the button that leads to the passage.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("class_passage")
        self.setProperty("role", "card")
        self._words = label("", "", parent=self, wrap=True)
        self._words.setObjectName("class_passage_words")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.go = button(
            self.tr("Go to the passage"), "class_source", look=look, icon="source", kind="quiet", parent=self
        )
        self.go.setToolTip("G")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addWidget(label(self.tr("From the article"), "caption", parent=self))
        layout.addWidget(self._words)
        layout.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_words(self, words: str) -> None:
        """Show this passage; "" hides the box."""
        self._words.setText(words if len(words) <= _MOST else words[:_MOST].rpartition(" ")[0] + " …")
        self.setVisible(bool(words))
