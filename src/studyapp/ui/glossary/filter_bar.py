"""What narrows the list down: words, types with their counts, and whether hidden entries are shown; and the order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from studyapp.domain.analysis import EntityType, fold
from studyapp.ui.controls import search_field, tool_button
from studyapp.ui.entity_chip import dress, entity_chip
from studyapp.ui.entity_words import types_words
from studyapp.ui.flow_layout import FlowLayout
from studyapp.ui.glossary.context import matches, searchable
from studyapp.ui.theme import SPACE_S, SPACE_XS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from studyapp.domain.analysis import EntityKey
    from studyapp.domain.entity import Entity
    from studyapp.ui.look import Look

_MOST_CHIP_HEIGHT = 62  # two rows


class Order(StrEnum):
    """How the list is sorted."""

    SALIENCE = "salience"
    NAME = "name"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Filter:
    """What the learner wants to see.

    Attributes:
        words: folded.
        types: all types where empty.
    """

    words: str = ""
    types: frozenset[EntityType] = frozenset()
    hidden: bool = False
    order: Order = Order.SALIENCE

    def wants(self, entry: Entity) -> bool:
        """Tell whether the entry may be shown, whatever words are searched for."""
        if entry.hidden and not self.hidden:
            return False
        return not self.types or entry.type in self.types


class FilterBar(QWidget):
    """A search field, a button for the order, and a chip for each type.

    Signals:
        filter_changed: `filter` is another one.
    """

    filter_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._counts: Counter[EntityType] = Counter()
        self._chips: dict[EntityType, QToolButton] = {}
        self._texts: dict[EntityKey, str] = {}
        self._words = search_field(self.tr("Search the glossary"), "glossary_filter", look, parent=self)
        self._order = tool_button(look, "sort", self.tr("Order and hidden entries"), "glossary_order", parent=self)
        self._order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._order.setMenu(self._menu())
        self._types = QWidget(self)
        self._flow = FlowLayout(self._types, spacing=SPACE_XS)
        row = QHBoxLayout()
        row.setSpacing(SPACE_XS)
        row.addWidget(self._words, 1)
        row.addWidget(self._order)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addLayout(row)
        layout.addWidget(self._types)
        self._words.textChanged.connect(self.filter_changed)
        look.changed.connect(self._on_look_changed)

    @property
    def filter(self) -> Filter:
        """What is set now."""
        checked = self._orders.checkedAction()
        return Filter(
            words=fold(self._words.text()),
            types=frozenset(kind for kind, made in self._chips.items() if made.isChecked()),
            hidden=self._hidden.isChecked(),
            order=Order(checked.data()) if checked else Order.SALIENCE,
        )

    def set_entries(self, entries: Sequence[Entity]) -> None:
        """Filter these entries from now on."""
        self._texts.clear()
        self.count(entries)

    def count(self, entries: Sequence[Entity]) -> None:
        """Count the types of these entries; a type that none has any more is no longer filtered by."""
        counts = Counter(entry.type for entry in entries if not entry.hidden or self._hidden.isChecked())
        hidden = sum(entry.hidden for entry in entries)
        self._hidden.setText(self.tr("Show hidden entries ({0})").format(hidden))
        if counts == self._counts:
            return
        self._counts = counts
        chosen = self.filter.types
        self._rebuild(chosen)

    def filtered(self, entries: Sequence[Entity]) -> list[Entity]:
        """Return the entries that are wanted, in order; `entries` come with the most salient first."""
        wanted = self.filter
        shown = [entry for entry in entries if wanted.wants(entry)]
        if wanted.words:
            shown = [entry for entry in shown if matches(self._searchable(entry), wanted.words)]
        if wanted.order is Order.NAME:
            shown.sort(key=_by_name)
        elif wanted.order is Order.FIRST:
            shown.sort(key=_by_place)
        return shown

    def clear(self) -> None:
        """Filter by nothing."""
        self._words.clear()
        for made in self._chips.values():
            made.setChecked(False)

    def show_hidden(self) -> None:
        """Show hidden entries too."""
        self._hidden.setChecked(True)

    def _searchable(self, entry: Entity) -> str:
        text = self._texts.get(entry.key)
        if text is None:
            text = self._texts[entry.key] = searchable(entry)
        return text

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self._orders = QActionGroup(menu)
        for order, text in (
            (Order.SALIENCE, self.tr("Most important first")),
            (Order.NAME, self.tr("By name")),
            (Order.FIRST, self.tr("By first mention")),
        ):
            action = QAction(text, menu)
            action.setObjectName(f"glossary_order_{order}")
            action.setCheckable(True)
            action.setChecked(order is Order.SALIENCE)
            action.setData(order.value)
            self._orders.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        self._hidden = QAction(self.tr("Show hidden entries"), menu)
        self._hidden.setObjectName("glossary_show_hidden")
        self._hidden.setCheckable(True)
        menu.addAction(self._hidden)
        self._orders.triggered.connect(self.filter_changed)
        self._hidden.toggled.connect(self.filter_changed)
        return menu

    def _rebuild(self, chosen: frozenset[EntityType]) -> None:
        self._chips = {}
        for kind in sorted(self._counts, key=lambda kind: (-self._counts[kind], kind)):
            made = entity_chip("", f"glossary_type_{kind.value}", kind, self._look, parent=self._types)
            text = self.tr("{0}: {1} entries").format(types_words(kind), self._counts[kind])
            made.setAccessibleName(text)
            made.setToolTip(text)
            made.setCheckable(True)
            made.setChecked(kind in chosen)
            made.toggled.connect(self._on_type_toggled)
            self._chips[kind] = made
        self._flow.replace(self._chips.values())
        self._types.setVisible(len(self._chips) > 1)
        self._name_chips()

    def _name_chips(self) -> None:
        """Write the types out as far as two rows have room for it: the most frequent first, then only counts."""
        for kind, made in self._chips.items():
            made.setText(self._chip_text(kind) if made.isChecked() else str(self._counts[kind]))
        for kind, made in self._chips.items():
            short = made.text()
            made.setText(self._chip_text(kind))
            if self._flow.heightForWidth(self.width()) > _MOST_CHIP_HEIGHT and not made.isChecked():
                made.setText(short)
                return

    def _chip_text(self, kind: EntityType) -> str:
        return f"{types_words(kind)} {self._counts[kind]}"

    @Slot()
    def _on_type_toggled(self) -> None:
        self._name_chips()
        self.filter_changed.emit()

    @Slot()
    def _on_look_changed(self) -> None:
        for kind, made in self._chips.items():
            dress(made, kind, self._look)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._name_chips()


def _by_name(entry: Entity) -> tuple[str, str]:
    return fold(entry.name), entry.key


def _by_place(entry: Entity) -> tuple[int, str]:
    return (entry.mentions[0].start if entry.mentions else 1 << 60), entry.key
