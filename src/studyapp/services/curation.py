"""Choosing and making cards: what is offered within the budget, what has no card and why, own cards, new wordings."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from studyapp.analysis.cards.wording_check import doubts_about
from studyapp.domain.analysis import Tier, digest
from studyapp.domain.budget import MOST
from studyapp.domain.card import CardId, CardState
from studyapp.domain.card_check import fault_of
from studyapp.domain.coverage import coverage_of, sections_of
from studyapp.domain.errors import BadEdit, BadEditError
from studyapp.domain.own_card import draft_of, drafted, sentence_around
from studyapp.domain.schedule import Memory, MemoryPhase
from studyapp.domain.siblings import another_from_passage, has_cue
from studyapp.services.offering import LISTED, in_text, listed_in, offered_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from studyapp.domain.analysis import CardRefusal, CardType
    from studyapp.domain.budget import Budget
    from studyapp.domain.card import Card, Wording
    from studyapp.domain.card_check import Claim
    from studyapp.domain.changes import Changes
    from studyapp.domain.coverage import Coverage, Section
    from studyapp.domain.document import DocumentId
    from studyapp.domain.own_card import OwnDraft
    from studyapp.domain.ports import CardChecker, Clock
    from studyapp.domain.regeneration import Regeneration
    from studyapp.domain.span import Span
    from studyapp.store.curation import CurationStore


class Curation:
    """What a learner or a teacher does before cards are studied. Approving and rejecting is `Quiz`'s."""

    def __init__(self, store: CurationStore, clock: Clock, checker: CardChecker | None = None) -> None:
        """`checker` reads wordings with the language model; None where nobody words a card."""
        self._store = store
        self._clock = clock
        self._checker = checker

    def read(self, claim: Claim) -> Future[tuple[tuple[str, ...], ...]]:
        """Return what the rules that need a parse have against a wording, as the only item; see `doubts` for the rest.

        The future fails with an AnalysisError. It may wait for an analysis that runs.
        """
        if self._checker is None:
            nothing: Future[tuple[tuple[str, ...], ...]] = Future()
            nothing.set_result(((),))
            return nothing
        return self._checker.check((claim,))

    def cards(self, document_id: DocumentId) -> tuple[Card, ...]:
        """Return the cards that are offered within the budget, and those studied or suspended, in text order."""
        return listed_in(self._store.deck(document_id))

    def every_card(self, document_id: DocumentId) -> tuple[Card, ...]:
        """Return all cards of the document, the rejected and those kept back among them, in no useful order."""
        return self._store.deck(document_id).cards

    def queue(self, document_id: DocumentId) -> tuple[Card, ...]:
        """Return what is to be decided, in text order."""
        return tuple(sorted(offered_in(self._store.deck(document_id)), key=in_text))

    def sections(self, document_id: DocumentId) -> tuple[Section, ...]:
        """Return the sections that hold prose, in text order."""
        return sections_of(self._store.deck(document_id).document)

    def budget(self, document_id: DocumentId) -> Budget:
        """Return what the person chose; empty: as many as the generator offers."""
        return self._store.deck(document_id).budget

    def set_budget(self, document_id: DocumentId, cards: int | None, *, section: str = "") -> Changes:
        """Say how many cards a section may have, or each thousand words; None leaves it to the generator again.

        One undoable step. What is offered changes at once; nothing that was decided does.
        """
        number = None if cards is None else max(0, min(MOST, cards))
        return self._store.set_budget(document_id, section, number, now=self._clock())

    def coverage(self, document_id: DocumentId) -> Coverage:
        """Return the passages of the document with what became of each."""
        deck = self._store.deck(document_id)
        shown = {card.id for card in offered_in(deck)}
        counted = [card for card in deck.cards if card.state in LISTED or card.id in shown or not has_cue(card)]
        return coverage_of(deck.document, counted, self._store.refusals(document_id), offered=shown)

    def refusals(self, document_id: DocumentId, span: Span) -> tuple[CardRefusal, ...]:
        """Return why no card, or no further one, was made of the sentences that the span touches."""
        return tuple(found for found in self._store.refusals(document_id) if found.span.overlaps(span))

    def another(self, card: Card, shown: Collection[CardId]) -> Card | None:
        """Return the best card over another fact of the same passage that was not shown yet, or None."""
        deck = self._store.deck(card.document_id)
        return another_from_passage(card, [other for other in deck.cards if other.id not in shown])

    def kept_back(self, document_id: DocumentId, span: Span) -> Card | None:
        """Return the best card over a passage that nobody decided about, be it offered or kept back; None without."""
        deck = self._store.deck(document_id)
        found = [
            card
            for card in deck.cards
            if card.state is CardState.SUGGESTED
            and card.source is not None
            and card.source.overlaps(span)
            and not has_cue(card)
        ]
        return min(found, key=_best_first, default=None)

    def drafts(self, document_id: DocumentId, selection: Span, types: Iterable[CardType] = ()) -> tuple[OwnDraft, ...]:
        """Return what the editor is filled with for a selection: as the type that fits it, then as the others of these.

        Raises BadEditError when nothing but white space is selected.
        """
        document = self._store.deck(document_id).document
        try:
            draft = draft_of(document, selection)
        except ValueError as error:
            raise BadEditError(BadEdit.EMPTY_TEXT) from error
        chosen = draft.answer_span or selection
        source = sentence_around(document, chosen)
        return (draft, *(drafted(document, chosen, source, each) for each in types if each is not draft.type))

    def add_own(self, document_id: DocumentId, draft: OwnDraft) -> Changes:
        """Keep a card that a person wrote; it enters the schedule at once. One undoable step.

        Raises BadEditError when it cannot be asked as it is.
        """
        _require_sound(draft.type, draft.wording)
        now = self._clock()
        said = (draft.type, draft.wording.prompt, draft.wording.answer, str(draft.source.start), now.isoformat())
        card_id = CardId(f"own-{digest(document_id, *said)}{digest(*said, document_id)}")
        return self._store.add_own(card_id, document_id, draft, Memory(MemoryPhase.NEW, now), now=now)

    def regeneration(self, document_id: DocumentId) -> Regeneration:
        """Tell what the latest analysis changed among the cards, and which edited cards it words otherwise."""
        return self._store.regeneration(document_id)

    def settle_found(self, card_ids: Sequence[CardId], *, take: bool) -> Changes:
        """Let the generator's newest wording be the cards', or keep the person's and ask no more.

        Memory and history stay. One undoable step.
        """
        settle = self._store.take_found if take else self._store.decline_found
        return settle(card_ids, now=self._clock())


def doubts(card_type: CardType, wording: Wording, quote: str) -> tuple[str, ...]:
    """Return the names of the linter's reasons against a card; none where it is in order. Pure, for every key press."""
    return tuple(reason.value for reason in doubts_about(card_type, wording, quote))


def _require_sound(card_type: CardType, wording: Wording) -> None:
    if fault_of(card_type, wording) is not None:
        raise BadEditError(BadEdit.EMPTY_CARD)


def _best_first(card: Card) -> tuple[bool, float, str]:
    return (card.tier is Tier.OFF, -card.rank, card.id)
