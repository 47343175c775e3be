"""A field for a date in words or EDTF that says at once how it was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studyapp.domain.date_input import LONGEST, read_date
from studyapp.ui.controls import label, set_state
from studyapp.ui.date_words import interval_words
from studyapp.ui.theme import SPACE_XS

if TYPE_CHECKING:
    from studyapp.domain.calendar import Interval


class DateField(QWidget):
    """One line for the date, one below it for what it means.

    Signals:
        changed: other words stand in the field.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.interval: Interval | None = None
        self._words = QLineEdit(self)
        self._words.setObjectName("event_date")
        self._words.setAccessibleName(self.tr("Date"))
        self._words.setPlaceholderText(self.tr("May 1989, about 44 BC, 1979–1989 …"))
        self._words.setMaxLength(LONGEST + 1)
        self._understood = label("", "small", parent=self, wrap=True)
        self._understood.setObjectName("event_date_understood")
        self.setFocusProxy(self._words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        layout.addWidget(self._words)
        layout.addWidget(self._understood)
        self._words.textChanged.connect(self._on_text_changed)
        self._on_text_changed()

    @property
    def words(self) -> str:
        """What stands in the field."""
        return self._words.text().strip()

    def set_words(self, words: str) -> None:
        """Write these words, selected, so that typing replaces them."""
        self._words.setText(words)
        self._words.selectAll()

    @Slot()
    def _on_text_changed(self) -> None:
        self.interval = read_date(self._words.text())
        self._understood.setText(self._understanding())
        set_state(self._understood, "role", "small" if self.interval else "danger")
        self._understood.setAccessibleName(self._understood.text())
        self.changed.emit()

    def _understanding(self) -> str:
        interval = self.interval
        if interval is None:
            return self.tr("No date that can be read: a year, a month, a day, or two of them with “–” between")
        if not interval.edtf:
            return self.tr("No date: the event stands in the undated lane")
        words = interval_words(interval.edtf, interval.earliest, interval.latest)
        return self.tr("Understood: {0}").format(words)
