"""Does what the cards window asks for, and makes cards of what is selected in the article.

Every wish is one undoable write on the job thread; the window goes on at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from studyapp.domain.analysis import Tier
from studyapp.domain.card import Card, CardId, CardState
from studyapp.domain.changes import Changes, Topic
from studyapp.domain.document import Place
from studyapp.ui.latest import Latest
from studyapp.ui.quiz.cards_window import CardsWindow
from studyapp.ui.quiz.curation_reading import opened, standing_of
from studyapp.ui.quiz.editor import OWN_TYPES, CardEditor
from studyapp.ui.quiz.generating import Generating
from studyapp.ui.quiz.wording_reader import WordingReader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from studyapp.domain.analysis import CardType
    from studyapp.domain.card import Wording
    from studyapp.domain.document import DocumentId
    from studyapp.domain.own_card import OwnDraft
    from studyapp.domain.span import Span
    from studyapp.services.curation import Curation
    from studyapp.services.generation import Generation
    from studyapp.services.quiz import Quiz
    from studyapp.services.reader import Reader
    from studyapp.ui.quiz.curation_reading import Opened, Standing
    from studyapp.ui.shell import Shell

_TOPICS = Topic.CARDS | Topic.REVIEWS


@dataclass(frozen=True, slots=True)
class _Own:
    """A card that is being written.

    Attributes:
        drafts: how each type would begin.
        quotes: what each of them stands on.
    """

    document_id: DocumentId
    type: CardType
    drafts: Mapping[CardType, OwnDraft]
    quotes: Mapping[CardType, str]

    def card(self) -> Card:
        """Return the card that the editor shows, before it is kept."""
        return _card_of(self.document_id, self.drafts[self.type], self.quotes[self.type])


class CurationWork(QObject):
    """Opens the window and stands between it and the services."""

    def __init__(self, curation: Curation, quiz: Quiz, reader: Reader, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._curation = curation
        self._quiz = quiz
        self._reader = reader
        self._shell = shell
        self._cards: CardsWindow | None = None
        self._latest = Latest(shell, self)
        self._asking = Latest(shell, self)
        self._page = 0
        self._document_id: DocumentId | None = None
        self._own: _Own | None = None
        self._editor: CardEditor | None = None
        self._generating: Generating | None = None
        shell.signals.changed.connect(self._on_changed)
        shell.signals.current_document_changed.connect(self._on_document)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the menu entries do."""
        return {
            "quiz.choose": self.open,
            "quiz.coverage": self.open_coverage,
            "quiz.own_card": self.make_card,
        }

    def use_generator(self, generation: Generation) -> None:
        """Offer a local generator too, once the person has turned it on."""
        self._generating = Generating(generation, self._shell, self)

    @Slot()
    def open(self) -> None:
        """Go through the cards of the current document one by one."""
        self._open(0)

    @Slot()
    def open_coverage(self) -> None:
        """Show which passages of the current document have cards."""
        self._open(1)

    @Slot()
    def make_card(self) -> None:
        """Make a card of what is selected in the article."""
        place = self._shell.signals.selection
        if place is None:
            self._shell.messages.tell(self.tr("Select some words of the article first; a card is made of them."))
            return
        self._write(place.document_id, place.span)

    def _open(self, page: int) -> None:
        document_id = self._shell.signals.document_id
        if document_id is None:
            self._shell.messages.tell(self.tr("Open a document first; its cards are chosen here."))
            return
        if self._cards is None:
            parent = self.parent()
            if not isinstance(parent, QWidget):
                return
            self._cards = CardsWindow(self._shell.look, parent)
            self._connect(self._cards)
        self._page = page
        if document_id != self._document_id or not self._cards.isVisible():
            self._latest.ask(partial(opened, self._curation, self._reader, document_id), self._on_opened)
        elif not self._latest.asking:
            self._come_forward(self._cards)

    def _on_opened(self, found: Opened) -> None:
        window, document = self._cards, found.document
        if window is None or document.id != self._shell.signals.document_id:
            return
        self._document_id = document.id
        window.setWindowTitle(self.tr("Choose cards: {0}").format(document.title))
        window.choosing.begin(document, found.sections, found.standing.queue, found.pages)
        window.coverage.begin(document, found.pages)
        self._show(window, found.standing)
        self._come_forward(window)

    def _come_forward(self, window: CardsWindow) -> None:
        window.coverage.allow_generator(self._generating is not None and self._generating.allowed)
        window.pages.setCurrentIndex(self._page)
        window.show()
        window.raise_()
        window.activateWindow()
        window.pages.currentWidget().setFocus()

    def _connect(self, window: CardsWindow) -> None:
        choosing, coverage, regeneration = window.choosing, window.coverage, window.regeneration
        choosing.approve_requested.connect(self._on_approve)
        choosing.reject_requested.connect(self._on_reject)
        choosing.edit_requested.connect(self._on_edit)
        choosing.source_requested.connect(self._on_card_source)
        choosing.another_requested.connect(self._on_another)
        window.undo_requested.connect(self._on_undo)
        coverage.budget_changed.connect(self._on_budget)
        coverage.source_requested.connect(self._on_source)
        coverage.kept_back_requested.connect(self._on_kept_back)
        coverage.own_requested.connect(self._on_own)
        coverage.generate_requested.connect(self._on_generate)
        if self._generating is not None:
            coverage.stop_requested.connect(self._generating.stop)
            self._generating.progressed.connect(coverage.show_generating)
            self._generating.ended.connect(coverage.show_generated)
        regeneration.take_requested.connect(self._on_take)
        regeneration.keep_requested.connect(self._on_keep)

    def _show(self, window: CardsWindow, standing: Standing) -> None:
        window.coverage.show_coverage(standing.coverage, standing.budget)
        window.regeneration.show_changes(standing.regeneration)
        window.show_rivals(len(standing.regeneration.rivals))

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        window, document_id = self._cards, self._document_id
        if window is None or document_id is None or not window.isVisible():
            return
        if changes.touches(_TOPICS, document_id):
            self._latest.ask(partial(standing_of, self._curation, document_id), self._on_standing)

    def _on_standing(self, standing: Standing) -> None:
        if self._cards is not None and standing.document_id == self._document_id:
            self._cards.choosing.renew(standing.cards, standing.queue)
            self._show(self._cards, standing)

    @Slot(object)
    def _on_document(self, _document_id: DocumentId | None) -> None:
        if self._cards is not None:
            self._cards.hide()

    @Slot(object)
    def _on_approve(self, cards: tuple[Card, ...]) -> None:
        self._decide(partial(self._quiz.approve, [card.id for card in cards]))

    @Slot(object)
    def _on_reject(self, cards: tuple[Card, ...]) -> None:
        self._decide(partial(self._quiz.reject, [card.id for card in cards]))

    def _decide(self, write: Callable[[], Changes]) -> None:
        """Write a decision that the row shows already; what is being read without it would take the row back."""
        self._latest.drop()
        self._shell.jobs.write(write, failed=self._on_undecided)

    def _on_undecided(self, error: Exception) -> None:
        self._shell.jobs.report(error)
        if self._document_id is not None:
            self._latest.ask(partial(standing_of, self._curation, self._document_id), self._on_standing)

    @Slot(object)
    def _on_edit(self, card: Card) -> None:
        editor = CardEditor(card, self._shell.look, self._cards)
        WordingReader(editor, self._curation.read, self._shell.jobs)
        editor.saved.connect(self._on_edited)
        editor.open()

    @Slot(object, object)
    def _on_edited(self, card: Card, wording: Wording) -> None:
        if wording != card.wording:
            self._shell.jobs.write(partial(self._quiz.edit, card.id, wording))

    @Slot(object)
    def _on_another(self, card: Card) -> None:
        window = self._cards
        if window is None:
            return
        read = partial(self._curation.another, card, frozenset(window.choosing.known))
        self._asking.ask(read, self._on_other)

    def _on_other(self, other: Card | None) -> None:
        window = self._cards
        if window is None:
            return
        if other is None:
            window.choosing.tell(self.tr("nothing else can be asked about this passage"))
        else:
            window.choosing.insert(other)

    @Slot()
    def _on_undo(self) -> None:
        self._shell.signals.action_requested.emit("edit.undo")

    @Slot(object, str)
    def _on_budget(self, number: int | None, section: str) -> None:
        if self._document_id is not None:
            self._shell.jobs.write(partial(self._curation.set_budget, self._document_id, number, section=section))

    @Slot(object)
    def _on_card_source(self, card: Card) -> None:
        if card.source is not None:
            self._on_source(card.source)

    @Slot(object)
    def _on_source(self, span: Span) -> None:
        if self._document_id is not None:
            self._shell.signals.place_requested.emit(Place(self._document_id, span))

    @Slot(object)
    def _on_kept_back(self, span: Span) -> None:
        if self._document_id is not None:
            self._asking.ask(partial(self._curation.kept_back, self._document_id, span), self._on_kept_back_read)

    def _on_kept_back_read(self, card: Card | None) -> None:
        window = self._cards
        if window is not None and card is not None and card.document_id == self._document_id:
            window.choosing.show_one(card)
            window.pages.setCurrentIndex(0)

    @Slot(object)
    def _on_own(self, span: Span) -> None:
        if self._document_id is not None:
            self._write(self._document_id, span)

    @Slot(object)
    def _on_generate(self, spans: tuple[Span, ...]) -> None:
        if self._document_id is not None and self._generating is not None:
            self._generating.ask(self._document_id, spans)

    @Slot(object)
    def _on_take(self, card_ids: tuple[CardId, ...]) -> None:
        self._shell.jobs.write(partial(self._curation.settle_found, card_ids, take=True))

    @Slot(object)
    def _on_keep(self, card_ids: tuple[CardId, ...]) -> None:
        self._shell.jobs.write(partial(self._curation.settle_found, card_ids, take=False))

    def _write(self, document_id: DocumentId, selection: Span) -> None:
        """Open the editor on a draft of the selection."""
        self._asking.ask(partial(_drafted, self._curation, self._reader, document_id, selection), self._on_drafted)

    def _on_drafted(self, own: _Own) -> None:
        self._own, card = own, own.card()
        parent = self._cards if self._cards is not None and self._cards.isVisible() else self.parent()
        editor = CardEditor(card, self._shell.look, parent if isinstance(parent, QWidget) else None, choose_type=True)
        WordingReader(editor, self._curation.read, self._shell.jobs)
        editor.saved.connect(self._on_written)
        editor.type_changed.connect(self._on_type)
        editor.finished.connect(self._on_editor_closed)
        self._editor = editor
        editor.open()

    @Slot(object)
    def _on_type(self, card_type: CardType) -> None:
        if self._own is not None and self._editor is not None:
            self._own = replace(self._own, type=card_type)
            self._editor.show_card(self._own.card())

    @Slot(object, object)
    def _on_written(self, _card: Card, wording: Wording) -> None:
        if self._own is not None:
            draft = replace(self._own.drafts[self._own.type], wording=wording)
            self._shell.jobs.write(partial(self._curation.add_own, self._own.document_id, draft), self._on_added)

    def _on_added(self, _changes: Changes) -> None:
        self._shell.messages.tell(self.tr("Your card is in the schedule."), undo=True)

    @Slot()
    def _on_editor_closed(self) -> None:
        self._editor = None


def _drafted(curation: Curation, reader: Reader, document_id: DocumentId, selection: Span) -> _Own:
    """On the job thread: every type at once, so that the editor waits for nothing."""
    drafts = curation.drafts(document_id, selection, OWN_TYPES)
    text = reader.document(document_id).text
    quotes = {draft.type: draft.source.of(text) for draft in drafts}
    return _Own(document_id, drafts[0].type, {draft.type: draft for draft in drafts}, quotes)


def _card_of(document_id: DocumentId, draft: OwnDraft, quote: str) -> Card:
    return Card(
        id=CardId("own"),
        document_id=document_id,
        type=draft.type,
        wording=draft.wording,
        wording_revision=1,
        state=CardState.APPROVED,
        tier=Tier.AUTO,
        rank=1.0,
        fact_key="",
        source=draft.source,
        quote=quote,
        answer_span=draft.answer_span,
        edited=True,
        own=True,
    )
