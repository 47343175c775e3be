"""Which cards of a document a person is shown: one rule for the window, the command line and the packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.domain.budget import offered
from studyapp.domain.card import CardState
from studyapp.domain.coverage import sections_of

if TYPE_CHECKING:
    from studyapp.domain.card import Card
    from studyapp.store.curation import Deck

LISTED = frozenset({CardState.APPROVED, CardState.SUSPENDED})


def offered_in(deck: Deck) -> tuple[Card, ...]:
    """Return what is to be decided within the budget that the person chose, best first."""
    return offered(deck.cards, sections_of(deck.document), deck.budget, deck.spare)


def listed_in(deck: Deck) -> tuple[Card, ...]:
    """Return what is offered, and what is studied or suspended, kept-back cards too, in text order."""
    taken = [card for card in deck.cards if card.state in LISTED]
    return tuple(sorted((*taken, *offered_in(deck)), key=in_text))


def in_text(card: Card) -> tuple[int, float, str]:
    """Return what sorts cards by their passages, the better one of a passage first."""
    return (card.source.start if card.source else -1, -card.rank, card.id)
