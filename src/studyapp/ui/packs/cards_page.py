"""The cards of a course in the order of learning: moved, locked, swapped for another of the passage, taken out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from studyapp.domain.pack import DraftCard, DraftDocument
from studyapp.ui.controls import button, label
from studyapp.ui.theme import SPACE_M, SPACE_S

if TYPE_CHECKING:
    from studyapp.domain.card import Card, CardId
    from studyapp.domain.document import DocumentId
    from studyapp.domain.pack import PackDraft
    from studyapp.services.curation import Curation
    from studyapp.services.pack_making import PackMaking
    from studyapp.services.quiz import Quiz
    from studyapp.ui.shell import Shell

_ID, _LOCKED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class CardsPage(QWidget):
    """One document at a time.

    Signals:
        changed: other cards, or another order.
        told: something short to be said (str), where it is seen: the window's own messages lie behind the dialog.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(self, making: PackMaking, curation: Curation, quiz: Quiz, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._making = making
        self._curation = curation
        self._quiz = quiz
        self._shell = shell
        self._documents: tuple[DraftDocument, ...] = ()
        self._cards: dict[CardId, Card] = {}
        self._shown: set[CardId] = set()
        self._which = QComboBox(self)
        self._which.setObjectName("making_which")
        self._which.setAccessibleName(self.tr("Cards of"))
        self._list = QListWidget(self)
        self._list.setObjectName("making_cards")
        self._list.setAccessibleName(self.tr("Cards in the order of learning"))
        self._list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setSpacing(2)
        hint = self.tr(
            "New cards are learned in this order; drag them to change it. A locked card stays as it is: it is in every "
            "test, in your words for everyone, and is neither swapped nor left out there."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_M, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._which)
        layout.addWidget(label(hint, "muted", parent=self, wrap=True))
        layout.addWidget(self._list, 1)
        layout.addLayout(self._make_row())
        self._which.activated.connect(self._on_which)
        self._list.currentRowChanged.connect(self._on_selected)
        self._list.model().rowsMoved.connect(self._on_moved)
        self._on_selected()

    def _make_row(self) -> QHBoxLayout:
        look = self._shell.look
        self._up = button(self.tr("Up"), "card_up", look=look, icon="chevron_up", parent=self)
        self._down = button(self.tr("Down"), "card_down", look=look, icon="chevron_down", parent=self)
        self._lock = button(self.tr("Lock"), "card_lock", look=look, icon="lock", parent=self)
        self._swap = button(self.tr("Swap"), "card_swap", look=look, icon="refresh", parent=self)
        self._swap.setToolTip(self.tr("Another card from the same passage"))
        self._drop = button(self.tr("Take out"), "card_drop", look=look, icon="trash", parent=self)
        self._fill = button(self.tr("Fill anew"), "card_fill", parent=self)
        self._fill.setToolTip(self.tr("All approved cards in the order of the text; locked ones stay in front"))
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for each in (self._up, self._down, self._lock, self._swap, self._drop):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self._fill)
        self._up.clicked.connect(self._on_up)
        self._down.clicked.connect(self._on_down)
        self._lock.clicked.connect(self._on_lock)
        self._swap.clicked.connect(self._on_swap)
        self._drop.clicked.connect(self._on_drop)
        self._fill.clicked.connect(self._on_fill)
        return row

    def show_draft(self, draft: PackDraft) -> None:
        """Show the cards of this course."""
        self._documents = draft.documents
        ids = [document.id for document in draft.documents]
        self._shell.jobs.run(partial(_everything, self._curation, self._making, ids), self._on_read)

    def applied(self, draft: PackDraft) -> PackDraft:
        """Return the course with these cards."""
        mine = {document.id: document for document in self._documents}
        return replace(draft, documents=tuple(mine.get(document.id, document) for document in draft.documents))

    def _on_read(self, read: tuple[dict[CardId, Card], tuple[tuple[DocumentId, str], ...]]) -> None:
        self._cards, titles = read
        current = max(0, self._which.currentIndex())
        self._which.clear()
        for document_id, title in titles:
            self._which.addItem(title, document_id)
        self._which.setCurrentIndex(min(current, len(titles) - 1))
        self._which.setVisible(len(titles) > 1)
        self._fill_list()

    def _fill_list(self, row: int = 0) -> None:
        self._list.blockSignals(True)
        self._list.clear()
        document = self._document()
        for card in document.cards if document else ():
            shown = self._cards.get(card.id)
            if shown is None:
                continue
            text = f"{shown.wording.prompt}\n→ " + shown.wording.answer.replace("\n", " · ").replace("\t", " – ")
            item = QListWidgetItem(text)
            if card.locked:
                item.setIcon(self._shell.look.icon("lock", self._shell.look.theme.muted))
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, self.tr("Locked"))
            item.setData(_ID, card.id)
            item.setData(_LOCKED, card.locked)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            self._list.addItem(item)
        self._list.blockSignals(False)
        if self._list.count():
            self._list.setCurrentRow(min(row, self._list.count() - 1))
        self._on_selected()

    def _document(self) -> DraftDocument | None:
        index = self._which.currentIndex()
        return self._documents[index] if 0 <= index < len(self._documents) else None

    def _put(self, cards: list[DraftCard], row: int, *, anew: bool = False) -> None:
        """Show other cards; those that are gone are remembered as taken out, unless the list is filled anew."""
        document = self._document()
        if document is None:
            return
        kept = {card.id for card in cards}
        gone = (*document.left_out, *(card.id for card in document.cards))
        left_out = () if anew else tuple(dict.fromkeys(each for each in gone if each not in kept))
        changed = replace(document, cards=tuple(cards), left_out=left_out)
        self._documents = tuple(changed if each.id == document.id else each for each in self._documents)
        self._fill_list(row)
        self.changed.emit()

    def _listed(self) -> list[DraftCard]:
        items = [self._list.item(row) for row in range(self._list.count())]
        return [DraftCard(item.data(_ID), bool(item.data(_LOCKED))) for item in items]

    @Slot()
    def _on_selected(self) -> None:
        row, count = self._list.currentRow(), self._list.count()
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < count - 1)
        locked = row >= 0 and bool(self._list.item(row).data(_LOCKED))
        self._lock.setText(" " + (self.tr("Unlock") if locked else self.tr("Lock")))
        self._lock.setEnabled(row >= 0)
        for part in (self._swap, self._drop):
            part.setEnabled(row >= 0 and not locked)

    @Slot()
    def _on_which(self) -> None:
        self._fill_list()

    @Slot()
    def _on_moved(self) -> None:
        self._put(self._listed(), self._list.currentRow())

    @Slot()
    def _on_up(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        cards, row = self._listed(), self._list.currentRow()
        cards.insert(row + by, cards.pop(row))
        self._put(cards, row + by)

    @Slot()
    def _on_lock(self) -> None:
        cards, row = self._listed(), self._list.currentRow()
        cards[row] = replace(cards[row], locked=not cards[row].locked)
        self._put(cards, row)

    @Slot()
    def _on_drop(self) -> None:
        cards, row = self._listed(), self._list.currentRow()
        self._shown.add(cards.pop(row).id)
        self._put(cards, row)

    @Slot()
    def _on_swap(self) -> None:
        cards, row = self._listed(), self._list.currentRow()
        card = self._cards[cards[row].id]
        self._shown |= {each.id for each in cards}
        work = partial(_another, self._curation, self._quiz, card, frozenset(self._shown))
        self._shell.jobs.run(work, self._on_other)

    def _on_other(self, other: Card | None) -> None:
        if other is None:
            self.told.emit(self.tr("There is no other card about this passage."))
            return
        cards, row = self._listed(), self._list.currentRow()
        self._cards[other.id] = other
        cards[row] = DraftCard(other.id)
        self._put(cards, row)

    @Slot()
    def _on_fill(self) -> None:
        document = self._document()
        if document is not None:
            self._shell.jobs.run(partial(self._making.approved, document.id), self._on_approved)

    def _on_approved(self, approved: tuple[Card, ...]) -> None:
        locked = [card for card in self._listed() if card.locked]
        had = {card.id for card in locked}
        self._cards |= {card.id: card for card in approved}
        self._put([*locked, *(DraftCard(card.id) for card in approved if card.id not in had)], 0, anew=True)


def _everything(
    curation: Curation, making: PackMaking, document_ids: list[DocumentId]
) -> tuple[dict[CardId, Card], tuple[tuple[DocumentId, str], ...]]:
    cards = {card.id: card for each in document_ids for card in curation.every_card(each)}
    return cards, tuple((each, making.title(each)) for each in document_ids)


def _another(curation: Curation, quiz: Quiz, card: Card, shown: frozenset[CardId]) -> Card | None:
    """On the job thread: the author's choice approves the other card."""
    other = curation.another(card, shown)
    if other is not None:
        quiz.approve([other.id])
    return other
