"""Chooses the entry that another one belongs to. It shows the evidence for both, because a wrong merge misleads."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.analysis import fold
from studyapp.ui.controls import button, give_size, label, search_field
from studyapp.ui.glossary.context import context_of, matches, searchable, shown_definition
from studyapp.ui.glossary.entry_list import EntryList
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from studyapp.ui.words import type_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from studyapp.domain.entity import Entity
    from studyapp.ui.look import Look

_SIZE = (640, 560)
_EVIDENCE_HEIGHT = 128
_EXAMPLES = 2


class MergeDialog(QDialog):
    """Offers the other entries; freed when it is closed.

    Signals:
        entry_chosen: merge into this entry (Entity).
    """

    entry_chosen = Signal(object)

    def __init__(
        self, entry: Entity, others: Sequence[Entity], text: str, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("glossary_merge_dialog")
        self.setWindowTitle(self.tr("Merge “{0}” into…").format(entry.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_size(self, *_SIZE)
        self._entry = entry
        self._others = _by_likeness(entry, others)
        self._text = text
        self._chosen: Entity | None = None
        self._words = search_field(self.tr("Search the glossary"), "merge_filter", look, parent=self)
        self._list = EntryList(look, self)
        self._list.setObjectName("merge_list")
        self._list.setAccessibleName(self.tr("Entries to merge into"))
        self._left = _Evidence(self)
        self._right = _Evidence(self)
        self._hint = label("", "small", parent=self, wrap=True)
        self._hint.setObjectName("merge_hint")
        self._cancel = button(self.tr("Cancel"), "merge_cancel", parent=self)
        self._merge = button(self.tr("Merge"), "merge_accept", kind="primary", parent=self)
        self._merge.setDefault(True)
        self._assemble()
        self._words.textChanged.connect(self._on_words_changed)
        self._list.entry_chosen.connect(self._on_entry_chosen)
        self._list.entry_activated.connect(self._on_accepted)
        self._cancel.clicked.connect(self.close)
        self._merge.clicked.connect(self._on_accepted)
        self._left.show_entry(entry, text)
        self._on_words_changed()

    def _assemble(self) -> None:
        evidence = QHBoxLayout()
        evidence.setSpacing(SPACE_M)
        evidence.addWidget(self._left, 1)
        evidence.addWidget(self._right, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self._hint, 1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._merge)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self._words)
        layout.addWidget(self._list, 1)
        layout.addLayout(evidence)
        layout.addLayout(buttons)

    def _choose(self, entry: Entity | None) -> None:
        self._chosen = entry
        self._merge.setEnabled(entry is not None)
        self._right.show_entry(entry, self._text)
        if entry is None:
            self._hint.setText("")
            return
        self._merge.setText(self.tr("Merge into “{0}”").format(_short(entry.name)))
        differ = entry.type is not self._entry.type
        self._hint.setText(
            self.tr("They are of different kinds: are they the same?")
            if differ
            else self.tr("The mentions of both become one entry. You can undo it.")
        )

    @Slot()
    def _on_words_changed(self) -> None:
        wanted = fold(self._words.text())
        found = [entry for entry in self._others if matches(searchable(entry), wanted)]
        named = [entry for entry in found if matches(fold(" ".join((entry.name, *entry.aliases))), wanted)]
        shown = [*named, *(entry for entry in found if entry not in named)]
        self._list.set_entries(shown, len(self._text))
        first = shown[0] if shown else None
        self._list.select(first.key if first else None)
        self._choose(first)

    @Slot(object)
    def _on_entry_chosen(self, entry: Entity) -> None:
        self._choose(entry)

    @Slot()
    def _on_accepted(self) -> None:
        if self._chosen is not None:
            self.entry_chosen.emit(self._chosen)
            self.close()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrow keys move in the list from wherever the focus is."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            rows = self._list.model_in_use.rowCount()
            row = self._list.currentIndex().row() + (1 if event.key() == Qt.Key.Key_Down else -1)
            if 0 <= row < rows:
                self._list.setCurrentIndex(self._list.model_in_use.index(row, 0))
            return
        super().keyPressEvent(event)


class _Evidence(QWidget):
    """What speaks for or against: what it is, and where it stands."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = label("", "strong", parent=self, wrap=True)
        self._what = label("", "small", parent=self, wrap=True)
        self._examples = label("", "small", parent=self, wrap=True)
        self._examples.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        for part in (self._name, self._what):
            layout.addWidget(part)
        layout.addWidget(self._examples, 1)
        self.setFixedHeight(_EVIDENCE_HEIGHT)

    def show_entry(self, entry: Entity | None, text: str) -> None:
        if entry is None:
            for part in (self._name, self._what, self._examples):
                part.setText("")
            return
        self._name.setText(entry.name)
        definition = shown_definition(entry)
        kind = type_name(entry.type)
        self._what.setText(_short(f"{kind} · {definition}" if definition else kind, 90))
        examples = [_short(context_of(text, mention).text, 90) for mention in entry.mentions[:_EXAMPLES]]
        self._examples.setText("\n".join(f"– {example}" for example in examples))


def _short(text: str, most: int = 28) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _by_likeness(entry: Entity, others: Sequence[Entity]) -> list[Entity]:
    """Sort entries by how likely they are the same: shared words, then type, then salience."""
    words = _words_of(entry)

    def likeness(other: Entity) -> tuple[int, bool, float, str]:
        return -len(words & _words_of(other)), other.type is not entry.type, -other.salience, other.key

    return sorted(others, key=likeness)


def _words_of(entry: Entity) -> set[str]:
    return set(fold(" ".join((entry.name, *entry.aliases))).split())
