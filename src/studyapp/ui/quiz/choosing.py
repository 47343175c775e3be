"""Going through cards one by one: the card, its passage beside it, and one key for each decision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from studyapp.domain.card import CardState
from studyapp.domain.coverage import section_at
from studyapp.services.curation import doubts
from studyapp.ui.controls import button, label
from studyapp.ui.empty_state import EmptyState
from studyapp.ui.quiz.choosing_passage import PassageView
from studyapp.ui.quiz.editor_preview import CardPreview
from studyapp.ui.quiz.reasons import reason_text
from studyapp.ui.quiz.wording import type_name
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.theme import SPACE_L, SPACE_M, SPACE_S
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.card import Card, CardId
    from studyapp.domain.coverage import Section
    from studyapp.domain.document import Document
    from studyapp.domain.layout import Page
    from studyapp.ui.look import Look


class ChoosingView(QWidget):
    """A row of cards, one at a time. What is decided stays in the row, so that one can go back to it.

    Signals:
        approve_requested, reject_requested: do it to these cards (tuple of Card).
        edit_requested, source_requested, another_requested: of this card (Card).
    """

    approve_requested = Signal(object)
    reject_requested = Signal(object)
    edit_requested = Signal(object)
    source_requested = Signal(object)
    another_requested = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choosing")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the keys work before anything was clicked
        self._cards: list[Card] = []
        self._sections: tuple[Section, ...] = ()
        self._at = 0
        self._asked_for: set[CardId] = set()
        self._progress = QProgressBar(self)
        self._progress.setObjectName("choosing_progress")
        self._progress.setAccessibleName(self.tr("Decided"))
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(SPACE_S)
        self._count = label("", "strong", parent=self)
        self._count.setObjectName("choosing_count")
        self._state = label("", "small", parent=self)
        self._state.setObjectName("choosing_state")
        self._doubts = label("", "small", parent=self, wrap=True)
        self._doubts.setObjectName("choosing_doubts")
        self._section_box, self._type_box = QComboBox(self), QComboBox(self)
        self._preview = CardPreview(look, self, with_passage=False)
        self._passage = PassageView(look, self)
        self._approve_all = button("", "choosing_approve_all", kind="quiet", parent=self)
        self._choices: list[QPushButton] = []
        self._nothing = EmptyState(
            look,
            "check",
            self.tr("No cards are waiting here"),
            self.tr("Coverage shows which passages have no card yet, and offers more."),
            self,
        )
        self._build()
        self._connect()

    @property
    def card(self) -> Card | None:
        """The card that is shown."""
        shown = self._shown()
        return shown[self._at] if 0 <= self._at < len(shown) else None

    @property
    def known(self) -> frozenset[CardId]:
        """The cards of the row, decided or not."""
        return frozenset(card.id for card in self._cards)

    def begin(
        self, document: Document, sections: Sequence[Section], cards: Sequence[Card], pages: tuple[Page, ...]
    ) -> None:
        """Show the first of the cards that are to be decided."""
        self._sections = tuple(sections)
        self._cards = list(cards)
        self._asked_for.clear()
        self._at = 0
        self._passage.set_document(document, pages)
        self._fill_filters()
        self._show()

    def renew(self, present: Sequence[Card], waiting: Sequence[Card]) -> None:
        """Take up what was written since: states, wordings, and cards that a larger budget offers.

        The row goes to a card that waits again because its decision was undone.
        """
        by_id = {card.id: card for card in present}
        offered = {card.id for card in waiting} | self._asked_for
        shown, again = self.card, None
        row: list[Card] = []
        for old in self._cards:
            fresh = by_id.get(old.id)
            if fresh is None or (fresh.state is CardState.SUGGESTED and fresh.id not in offered):
                continue
            if old.state is not CardState.SUGGESTED and fresh.state is CardState.SUGGESTED:
                again = fresh
            row.append(fresh)
        self._cards = row
        known = self.known
        self._cards += [card for card in waiting if card.id not in known]
        self._cards.sort(key=_in_text)
        self._fill_filters()
        self._go_to(again or shown)

    def insert(self, card: Card) -> None:
        """Show a card more, right behind the one that is shown."""
        shown = self.card
        at = self._cards.index(shown) + 1 if shown in self._cards else len(self._cards)
        self._cards.insert(at, card)
        self._asked_for.add(card.id)
        self._section_box.setCurrentIndex(0)
        self._type_box.setCurrentIndex(0)
        self._go_to(card)

    def show_one(self, card: Card) -> None:
        """Go to this card; one that is not in the row yet is put into it."""
        self._section_box.setCurrentIndex(0)
        self._type_box.setCurrentIndex(0)
        if card.id not in self.known:
            self._asked_for.add(card.id)
            self._cards.append(card)
            self._cards.sort(key=_in_text)
        self._go_to(card)

    def tell(self, text: str) -> None:
        """Say something about the card, until the next one is shown."""
        self._state.setText(text)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        for box, name, title in (
            (self._section_box, "choosing_section", self.tr("Section")),
            (self._type_box, "choosing_type", self.tr("Type of card")),
        ):
            box.setObjectName(name)
            box.setAccessibleName(title)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
            head.addWidget(box)
        head.addStretch(1)
        head.addWidget(self._count)
        left = QVBoxLayout()
        left.setSpacing(SPACE_S)
        left.addWidget(self._preview, 1)
        left.addWidget(self._doubts)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_L)
        middle.addLayout(left, 1)
        middle.addWidget(self._passage, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_M, 0, 0)
        layout.setSpacing(SPACE_M)
        layout.addLayout(head)
        layout.addWidget(self._progress)
        layout.addLayout(middle, 1)
        layout.addWidget(self._nothing, 1)
        layout.addLayout(self._build_choices())

    def _build_choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        choices = (
            ("approve", self.tr("Approve"), "A", "primary", self._on_approve),
            ("reject", self.tr("Reject"), "R", "", self._on_reject),
            ("edit", self.tr("Edit"), "E", "", self._on_edit),
            ("another", self.tr("Another from here"), "N", "", self._on_another),
            ("previous", "←", "K", "", weakly(self._step, -1)),
            ("next", "→", "J", "", weakly(self._step, 1)),
        )
        for name, text, key, kind, slot in choices:
            made = button(f"{text}  {key}" if len(text) > 1 else text, f"choosing_{name}", kind=kind, parent=self)
            made.setAccessibleName({"previous": self.tr("Previous card"), "next": self.tr("Next card")}.get(name, text))
            made.setToolTip(f"{made.accessibleName()} ({key})")
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(slot)
            self._choices.append(made)
            row.addWidget(made)
        row.addWidget(self._state)
        row.addStretch(1)
        row.addWidget(self._approve_all)
        return row

    def _connect(self) -> None:
        for box in (self._section_box, self._type_box):
            box.activated.connect(self._on_filter)
        self._approve_all.clicked.connect(self._on_approve_all)
        keys = (
            ("choosing.approve", self._on_approve),
            ("choosing.reject", self._on_reject),
            ("choosing.edit", self._on_edit),
            ("choosing.another", self._on_another),
            ("choosing.next", weakly(self._step, 1)),
            ("choosing.previous", weakly(self._step, -1)),
            ("choosing.source", self._on_source),
            ("choosing.approve_all", self._on_approve_all),
        )
        for identity, slot in keys:
            add_shortcut(self, identity, slot)

    def _fill_filters(self) -> None:
        sections = {section_at(self._sections, _position(card)) for card in self._cards if self._sections}
        named = [(self._sections[i].title or self.tr("Beginning"), i) for i in sorted(sections)]
        types = sorted({card.type for card in self._cards}, key=type_name)
        _refill(self._section_box, self.tr("All sections"), named)
        _refill(self._type_box, self.tr("All types"), [(type_name(kind), kind) for kind in types])

    def _shown(self) -> list[Card]:
        section: int | None = self._section_box.currentData()
        kind: str | None = self._type_box.currentData()
        return [
            card
            for card in self._cards
            if (section is None or section_at(self._sections, _position(card)) == section)
            and (kind is None or card.type == kind)
        ]

    def _waiting(self) -> list[Card]:
        return [card for card in self._shown() if card.state is CardState.SUGGESTED]

    def _go_to(self, card: Card | None) -> None:
        shown = [found.id for found in self._shown()]
        if card is not None and card.id in shown:
            self._at = shown.index(card.id)
        self._at = max(0, min(self._at, len(shown) - 1))
        self._show()

    def _show(self) -> None:
        shown, card = self._shown(), self.card
        waiting = len(self._waiting())
        self._progress.setRange(0, max(1, len(shown)))
        self._progress.setValue(len(shown) - waiting)
        text = self.tr("{0} of {1} left to decide") if waiting else self.tr("All decided: {1}")
        self._count.setText(text.format(waiting, len(shown)))
        self._approve_all.setText(self.tr("Approve all that are left here ({0})").format(waiting))
        self._approve_all.setEnabled(waiting > 0)
        for part in (self._preview, self._passage, self._progress, self._count):
            part.setVisible(card is not None)
        for choice in self._choices:
            choice.setEnabled(card is not None)
        self._nothing.setVisible(card is None)
        if card is None:
            self._state.setText("")
            self._doubts.hide()
            return
        self._preview.show_card(card)
        self._passage.show_card(card)
        told = doubts(card.type, card.wording, card.quote) if card.edited else ()
        self._doubts.setText("\n".join(f"• {reason_text(reason)}" for reason in told))
        self._doubts.setVisible(bool(told))
        self._state.setText(
            {
                CardState.APPROVED: self.tr("✓ approved"),
                CardState.REJECTED: self.tr("✗ rejected"),
                CardState.SUSPENDED: self.tr("suspended"),
            }.get(card.state, "")
        )

    def _decide(self, state: CardState) -> None:
        """Show the decision at once, and go to the next card that waits."""
        card = self.card
        if card is None or card.state is state:
            return
        self._cards[self._cards.index(card)] = replace(card, state=state)
        if state is CardState.APPROVED:
            self.approve_requested.emit((card,))
        else:
            self.reject_requested.emit((card,))
        shown = self._shown()
        later = [*range(self._at + 1, len(shown)), *range(self._at + 1)]
        self._at = next((i for i in later if shown[i].state is CardState.SUGGESTED), self._at)
        self._show()

    @Slot(object)
    def _step(self, steps: int) -> None:
        self._at = max(0, min(self._at + steps, len(self._shown()) - 1))
        self._show()

    @Slot()
    def _on_filter(self) -> None:
        self._at = 0
        self._show()

    @Slot()
    def _on_approve(self) -> None:
        self._decide(CardState.APPROVED)

    @Slot()
    def _on_reject(self) -> None:
        self._decide(CardState.REJECTED)

    @Slot()
    def _on_approve_all(self) -> None:
        waiting = tuple(self._waiting())
        if waiting:
            ids = {card.id for card in waiting}
            self._cards = [replace(c, state=CardState.APPROVED) if c.id in ids else c for c in self._cards]
            self.approve_requested.emit(waiting)
            self._show()

    @Slot()
    def _on_edit(self) -> None:
        if self.card is not None:
            self.edit_requested.emit(self.card)

    @Slot()
    def _on_another(self) -> None:
        if self.card is not None:
            self.another_requested.emit(self.card)

    @Slot()
    def _on_source(self) -> None:
        if self.card is not None:
            self.source_requested.emit(self.card)


def _refill(box: QComboBox, everything: str, entries: Sequence[tuple[str, object]]) -> None:
    chosen = box.currentData()
    box.clear()
    box.addItem(everything, None)
    for text, data in entries:
        box.addItem(text, data)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setVisible(len(entries) > 1)


def _position(card: Card) -> int:
    return card.source.start if card.source is not None else 0


def _in_text(card: Card) -> tuple[int, float, str]:
    return (card.source.start if card.source else -1, -card.rank, card.id)
