"""Turns the parts of a long document, which is never on the screen as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from studyapp.ui.controls import label, tool_button
from studyapp.ui.theme import SPACE_M, SPACE_S, SPACE_XS
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from studyapp.ui.look import Look


class SectionBar(QFrame):
    """Hidden while a document is one part.

    Signals:
        turned: by how many parts (+1 or -1).
    """

    turned = Signal(int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("section_bar")
        self._text = label("", "small", parent=self)
        self._text.setObjectName("section_text")
        self._before = tool_button(look, "chevron_left", self.tr("Previous part"), "section_previous", parent=self)
        self._after = tool_button(look, "chevron_right", self.tr("Next part"), "section_next", parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_XS, SPACE_M, SPACE_XS)
        layout.setSpacing(SPACE_S)
        layout.addStretch(1)
        for part in (self._before, self._text, self._after):
            layout.addWidget(part)
        layout.addStretch(1)
        self._before.clicked.connect(weakly(self._turn, -1))
        self._after.clicked.connect(weakly(self._turn, 1))
        self.hide()

    def show_section(self, index: int, count: int, title: str) -> None:
        """Show which part is on the screen; `index` counts from 0."""
        words = self.tr("Part {0} of {1}").format(index + 1, count)
        self._text.setText(f"{words} · {title[:60]}" if title else words)
        self._before.setEnabled(index > 0)
        self._after.setEnabled(index + 1 < count)
        self.setVisible(count > 1)

    def _turn(self, by: int) -> None:
        self.turned.emit(by)
