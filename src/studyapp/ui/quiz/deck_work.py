"""Does what the cards page asks for: each wish is one undoable write on the job thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from studyapp.domain.card import CardState
from studyapp.domain.document import Place
from studyapp.ui.quiz.editor import CardEditor
from studyapp.ui.quiz.wording_reader import WordingReader

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from studyapp.domain.card import Card, CardId, Wording
    from studyapp.domain.changes import Changes
    from studyapp.domain.document import DocumentId
    from studyapp.services.quiz import Quiz
    from studyapp.ui.quiz.deck import DeckView
    from studyapp.ui.quiz.wording_reader import Read
    from studyapp.ui.shell import Shell


class DeckWork(QObject):
    """Stands between the cards page and the service."""

    def __init__(self, quiz: Quiz, deck: DeckView, shell: Shell, panel: QWidget) -> None:
        super().__init__(panel)
        self._quiz = quiz
        self._shell = shell
        self.read: Read | None = None
        """Reads wordings with the language model; None until somebody says how."""
        self.locked: Callable[[DocumentId], Container[CardId]] | None = None
        """Tells which cards the author of a course locked; None until somebody says how."""
        deck.approve_requested.connect(self._on_approve)
        deck.reject_requested.connect(self._on_reject)
        deck.suspend_requested.connect(self._on_suspend)
        deck.edit_requested.connect(self.edit)
        deck.source_requested.connect(self.show_source)
        deck.action_requested.connect(shell.signals.action_requested)

    @Slot(object)
    def edit(self, card: Card) -> None:
        """Open the card's editor."""
        panel = self.parent()  # an attribute would keep the panel alive
        editor = CardEditor(card, self._shell.look, panel if isinstance(panel, QWidget) else None)
        if self.read is not None:
            WordingReader(editor, self.read, self._shell.jobs)
        if self.locked is not None and card.id in self.locked(card.document_id):
            editor.say_locked()
        editor.saved.connect(self._on_edited)
        editor.open()

    @Slot(object)
    def show_source(self, card: Card) -> None:
        """Show the card's passage in the article, where it has one."""
        if card.source is not None:
            self._shell.signals.place_requested.emit(Place(card.document_id, card.source))

    @Slot(object)
    def _on_approve(self, cards: tuple[Card, ...]) -> None:
        ids = [card.id for card in cards]
        self._shell.jobs.write(partial(self._quiz.approve, ids), self._on_approved)

    def _on_approved(self, _changes: Changes) -> None:
        self._shell.messages.tell(self.tr("The cards are in the schedule: “Learn new” begins with them."), undo=True)

    @Slot(object)
    def _on_reject(self, cards: tuple[Card, ...]) -> None:
        self._shell.jobs.write(partial(self._quiz.reject, [card.id for card in cards]))

    @Slot(object)
    def _on_suspend(self, cards: tuple[Card, ...]) -> None:
        for card in cards:
            suspended = card.state is not CardState.SUSPENDED
            self._shell.jobs.write(partial(self._quiz.suspend, card.id, suspended=suspended))

    @Slot(object, object)
    def _on_edited(self, card: Card, wording: Wording) -> None:
        if wording != card.wording:
            self._shell.jobs.write(partial(self._quiz.edit, card.id, wording))
