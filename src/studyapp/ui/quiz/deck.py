"""The cards of the document to choose from: suggested, studied, suspended."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studyapp.domain.card import CardState
from studyapp.ui.controls import button, chip, label, tool_button
from studyapp.ui.quiz.card_list import CardList
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from studyapp.ui.weakly import weakly
from studyapp.ui.words import foreign_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.card import Card, CardId
    from studyapp.ui.look import Look


class Shelf(Enum):
    """Which of a document's cards are listed."""

    SUGGESTED = CardState.SUGGESTED
    STUDIED = CardState.APPROVED
    SUSPENDED = CardState.SUSPENDED


class DeckView(QWidget):
    """Shelves on top, the cards of one shelf below, and what can be done with them.

    Signals:
        approve_requested, reject_requested, suspend_requested: do it to these cards (tuple of Card).
        edit_requested, source_requested: of this card (Card).
        action_requested: do what a menu entry does (its id).
    """

    approve_requested = Signal(object)
    reject_requested = Signal(object)
    suspend_requested = Signal(object)
    edit_requested = Signal(object)
    source_requested = Signal(object)
    action_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiz_deck")
        self._look = look
        self._cards: tuple[Card, ...] = ()
        self._shelf = Shelf.SUGGESTED
        self._reading = False
        self._language = ""
        self._chips: dict[Shelf, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, 0, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_M)
        layout.addLayout(self._build_shelves())
        self._list = CardList(look, self)
        self._nothing = label("", "muted", wrap=True)
        self._nothing.setObjectName("quiz_nothing")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._nothing, 1)
        layout.addLayout(self._build_choices(look))
        self._connect()

    def show_leeches(self, leeches: frozenset[CardId]) -> None:
        """Mark these cards as forgotten too often; seen with the next `show_cards`."""
        self._list.cards.set_leeches(leeches)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """List the document's cards; the selection moves to the row that took the place of a card that left."""
        self._cards = tuple(cards)
        names = {
            Shelf.SUGGESTED: self.tr("Suggested"),
            Shelf.STUDIED: self.tr("Studying"),
            Shelf.SUSPENDED: self.tr("Suspended"),
        }
        for shelf, chip_button in self._chips.items():
            count = sum(card.state is shelf.value for card in cards)
            chip_button.setText(f"{names[shelf]}  {count}")
            chip_button.setVisible(shelf is not Shelf.SUSPENDED or count > 0 or shelf is self._shelf)
        self._fill()

    def show_language(self, language: str) -> None:
        """Say, where there are no cards, that none are looked for in such a text."""
        self._language = language

    def show_reading(self, reading: bool) -> None:
        """Say, where there are no cards yet, whether the document is still being read for them."""
        if reading != self._reading:
            self._reading = reading
            self._nothing.setText(self._why_nothing())

    @Slot(object)
    def show_shelf(self, shelf: Shelf) -> None:
        """List these cards."""
        self._shelf = shelf
        self._chips[shelf].setChecked(True)
        self._fill()

    def _build_shelves(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        self._shelves = QButtonGroup(self)
        for shelf in Shelf:
            made = chip("", f"quiz_shelf_{shelf.value}", parent=self)
            made.setAccessibleName(shelf.value)
            made.clicked.connect(weakly(self.show_shelf, shelf))
            self._shelves.addButton(made)
            self._chips[shelf] = made
            row.addWidget(made)
        self._chips[self._shelf].setChecked(True)
        row.addStretch(1)
        for icon, name, text in (
            ("play", "choose", self.tr("Choose them one by one (Ctrl+Shift+K)")),
            ("contents", "coverage", self.tr("Which passages have cards, and how many are offered")),
        ):
            made = tool_button(self._look, icon, text, f"quiz_{name}", parent=self)
            made.clicked.connect(weakly(self._on_action, f"quiz.{name}"))
            row.addWidget(made)
        return row

    @Slot(object)
    def _on_action(self, action: str) -> None:
        self.action_requested.emit(action)

    def _build_choices(self, look: Look) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        self._approve = button(self.tr("Approve"), "quiz_approve", kind="primary", parent=self)
        self._approve.setToolTip(self.tr("Ctrl+Return: the ticked cards go into the schedule"))
        self._reject = button(self.tr("Reject"), "quiz_reject", parent=self)
        self._reject.setToolTip(self.tr("Del: the selected cards are never offered again"))
        self._suspend = button(self.tr("Suspend"), "quiz_suspend", parent=self)
        self._source = tool_button(look, "source", self.tr("Where the article says so (G)"), "quiz_card_source")
        self._edit = tool_button(look, "edit", self.tr("Edit the card (E)"), "quiz_edit", parent=self)
        for part, stretch in (
            (self._approve, 2),
            (self._reject, 1),
            (self._suspend, 2),
            (self._source, 0),
            (self._edit, 0),
        ):
            row.addWidget(part, stretch)
        return row

    def _connect(self) -> None:
        self._approve.clicked.connect(self._on_approve)
        self._reject.clicked.connect(self._on_reject)
        self._suspend.clicked.connect(self._on_suspend)
        self._edit.clicked.connect(self._on_edit)
        self._source.clicked.connect(self._on_source)
        self._list.doubleClicked.connect(self._on_edit)
        self._list.clicked.connect(self._on_clicked)
        self._list.cards.dataChanged.connect(self._show_choices)
        self._list.selectionModel().selectionChanged.connect(self._show_choices)
        add_shortcut(self, "quiz.approve", self._on_approve)
        add_shortcut(self, "quiz.reject", self._on_reject)
        add_shortcut(self, "quiz.edit", self._on_edit)
        add_shortcut(self, "quiz.source", self._on_source)
        add_shortcut(self, "quiz.suspend", self._on_suspend)

    def _fill(self) -> None:
        row = self._list.currentIndex().row()
        shown = [card for card in self._cards if card.state is self._shelf.value]
        if self._shelf is Shelf.SUGGESTED:
            shown.sort(key=lambda card: (-card.rank, card.id))
        self._list.cards.set_cards(shown, checkable=self._shelf is Shelf.SUGGESTED)
        if row >= 0 and shown:
            self._list.setCurrentIndex(self._list.cards.index(min(row, len(shown) - 1)))
        self._list.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        self._nothing.setText(self._why_nothing())
        self._show_choices()

    def _why_nothing(self) -> str:
        match self._shelf:
            case Shelf.SUGGESTED if self._cards:
                return self.tr("You have decided about every suggested card of this document.")
            case Shelf.SUGGESTED if self._reading:
                return self.tr("Reading the article… Its cards appear here as they are found.")
            case Shelf.SUGGESTED if any(foreign := foreign_words(self._language)):
                return ". ".join(foreign)
            case Shelf.SUGGESTED:
                return self.tr(
                    "No cards were found in this document. Longer texts with names, dates and facts give more."
                )
            case Shelf.STUDIED:
                return self.tr("No card is in the schedule yet. Approve some of the suggested ones.")
            case Shelf.SUSPENDED:
                return self.tr("No card is suspended.")

    @Slot()
    def _show_choices(self) -> None:
        suggested = self._shelf is Shelf.SUGGESTED
        ticked = len(self._list.cards.ticked())
        selected = bool(self._list.selectedIndexes())
        self._approve.setVisible(suggested)
        self._approve.setText(self.tr("Approve ticked ({0})").format(ticked))
        self._approve.setEnabled(ticked > 0)
        self._reject.setVisible(suggested)
        self._reject.setEnabled(selected)
        self._suspend.setVisible(not suggested)
        self._suspend.setEnabled(selected)
        self._suspend.setText(self.tr("Study again") if self._shelf is Shelf.SUSPENDED else self.tr("Suspend"))
        self._edit.setEnabled(selected)
        self._source.setEnabled(selected)

    @Slot()
    def _on_approve(self) -> None:
        ticked = self._list.cards.ticked()
        if ticked and self._shelf is Shelf.SUGGESTED:
            self.approve_requested.emit(ticked)

    @Slot()
    def _on_reject(self) -> None:
        selected = self._list.selected_cards()
        if selected and self._shelf is Shelf.SUGGESTED:
            self.reject_requested.emit(selected)

    @Slot()
    def _on_suspend(self) -> None:
        selected = self._list.selected_cards()
        if selected and self._shelf is not Shelf.SUGGESTED:
            self.suspend_requested.emit(selected)

    @Slot()
    def _on_edit(self) -> None:
        card = self._list.current_card()
        if card is not None:
            self.edit_requested.emit(card)

    @Slot()
    def _on_source(self) -> None:
        card = self._list.current_card()
        if card is not None:
            self.source_requested.emit(card)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        on_box = self._list.mapFromGlobal(self._list.cursor().pos()).x() < SPACE_XS + SPACE_L + SPACE_L
        if on_box:
            self._list.cards.toggle(index)
