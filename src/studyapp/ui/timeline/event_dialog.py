"""Asks for what a learner changes of an event, or for a new one. It checks on every edit, and is freed when closed."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studyapp.ui.controls import button, button_row, label
from studyapp.ui.date_words import date_words
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_XS
from studyapp.ui.timeline.date_field import DateField

if TYPE_CHECKING:
    from studyapp.domain.event import Event

_WIDTH = 440
_LONGEST_QUOTE = 220


class Asked(Enum):
    """What the dialog asks for."""

    DATE = auto()
    LABEL = auto()
    EVENT = auto()


class EventDialog(QDialog):
    """Shows only the fields that are asked for.

    Signals:
        given: the label, the date in words, and whether the passage belongs to it (str, str, bool).
    """

    given = Signal(str, str, bool)

    def __init__(
        self, asked: Asked, parent: QWidget | None = None, *, event: Event | None = None, quote: str = ""
    ) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_event_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._asked = asked
        self._label = QLineEdit(self)
        self._label.setObjectName("event_label")
        self._label.setAccessibleName(self.tr("What happened"))
        self._label.setPlaceholderText(self.tr("A few words that stand on the timeline"))
        self._date = DateField(self)
        self._passage = QCheckBox(self.tr("Keep the selected passage as its proof"), self)
        self._passage.setObjectName("event_passage")
        self._passage.setAccessibleName(self._passage.text())
        self._passage.setChecked(bool(quote))
        if event is not None:
            self._label.setText(event.label)
            self._label.selectAll()
            self._date.set_words(date_words(event) if event.dated else "")
        keep = self.tr("Add") if asked is Asked.EVENT else self.tr("Save")
        self._keep = button(keep, "event_keep", kind="primary", parent=self)
        self._assemble(event, quote)
        self._label.textChanged.connect(self._check)
        self._date.changed.connect(self._check)
        self._keep.clicked.connect(self._on_keep)
        self._check()

    def _assemble(self, event: Event | None, quote: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        titles = {
            Asked.DATE: self.tr("Change date"),
            Asked.LABEL: self.tr("Rename event"),
            Asked.EVENT: self.tr("Add an event"),
        }
        self.setWindowTitle(titles[self._asked])
        if event is not None:
            words = event.label if self._asked is Asked.DATE else date_words(event)
            layout.addWidget(label(words, "muted", parent=self, wrap=True))
        self._date.setVisible(self._asked is not Asked.LABEL)
        self._label.setVisible(self._asked is not Asked.DATE)
        if self._asked is not Asked.LABEL:
            layout.addLayout(_below(label(self.tr("When"), "caption", parent=self), self._date))
        if self._asked is not Asked.DATE:
            layout.addLayout(_below(label(self.tr("What happened"), "caption", parent=self), self._label))
        self._passage.setVisible(bool(quote))
        if quote:
            layout.addLayout(_below(self._passage, label(f"“{_short(quote)}”", "small", parent=self, wrap=True)))
        elif self._asked is Asked.EVENT:
            hint = self.tr("Select a passage in the article first, and the event can lead to it.")
            layout.addWidget(label(hint, "small", parent=self, wrap=True))
        layout.addStretch(1)
        layout.addLayout(self._buttons())
        (self._label if self._asked is Asked.LABEL else self._date).setFocus()

    def _buttons(self) -> QHBoxLayout:
        cancel = button(self.tr("Cancel"), "event_cancel", parent=self)
        cancel.clicked.connect(self.close)
        self._keep.setDefault(True)
        return button_row(cancel, self._keep)

    @Slot()
    def _check(self) -> None:
        dated = self._asked is Asked.LABEL or self._date.interval is not None
        named = self._asked is Asked.DATE or bool(self._label.text().strip())
        self._keep.setEnabled(dated and named)

    @Slot()
    def _on_keep(self) -> None:
        self.given.emit(self._label.text(), self._date.words, self._passage.isChecked())
        self.close()


def _below(title: QWidget, field: QWidget) -> QVBoxLayout:
    part = QVBoxLayout()
    part.setSpacing(SPACE_XS)
    part.addWidget(title)
    part.addWidget(field)
    return part


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_QUOTE else f"{words[: _LONGEST_QUOTE - 1].rstrip()}…"
