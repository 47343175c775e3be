"""The small buttons of the card: what a learner can correct of the event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studyapp.ui.controls import tool_button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QToolButton

    from studyapp.domain.event import Event
    from studyapp.ui.look import Look

_SIZE = QSize(26, 26)


class CardTools(QWidget):
    """One row of buttons.

    Attributes:
        date, rename, main, hide_it, restore: the buttons; `main` is down for a main event.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.date = self._made("calendar", self.tr("Change date… (E)"), "timeline_change_date")
        self.rename = self._made("edit", self.tr("Rename… (F2)"), "timeline_rename")
        self.main = self._made("star", self.tr("Main event (M)"), "timeline_main")
        self.main.setCheckable(True)
        self.hide_it = self._made("eye_off", self.tr("Hide (Del)"), "timeline_hide")
        self.restore = self._made("undo", self.tr("Back to what was found"), "timeline_restore")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.restore, self.date, self.rename, self.main, self.hide_it):
            layout.addWidget(part)

    def show_event(self, event: Event) -> None:
        """Offer what can be done with this event."""
        self.main.setChecked(event.main)
        self.restore.setVisible(event.corrected)
        if event.own:
            icon, text = "trash", self.tr("Remove (Del)")
        elif event.hidden:
            icon, text = "eye", self.tr("Show again (Del)")
        else:
            icon, text = "eye_off", self.tr("Hide (Del)")
        self._look.set_icon(self.hide_it, icon)
        self.hide_it.setToolTip(text)
        self.hide_it.setAccessibleName(text)

    def _made(self, icon: str, text: str, name: str) -> QToolButton:
        result = tool_button(self._look, icon, text, name, parent=self)
        result.setFixedSize(_SIZE)
        return result
