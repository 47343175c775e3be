"""Cards that stand in for one another: an easier way to ask for the same fact, another fact of the same passage.

The generator keeps the easier cards back (tier off); they are tied to their fact by `fact_key`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType, Tier
from studyapp.domain.card import CardState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studyapp.domain.card import Card

CUE = "…"
"""Ends the hint of a card that shows how its answer begins: `person: M… L…`."""

_OPEN = frozenset({CardType.CLOZE, CardType.QUESTION, CardType.DEFINITION, CardType.WHO_SAID})
_TIERS = (Tier.AUTO, Tier.SUGGESTED, Tier.OFF)


def cue_for(answer: str) -> str:
    """Return how each word of the answer begins: `M… L…`; two figures of a number of four, else one."""
    return " ".join(f"{word[: 2 if word[:4].isdigit() and len(word) >= 4 else 1]}{CUE}" for word in answer.split())


def has_cue(card: Card) -> bool:
    """Tell whether the card's hint shows how its answer begins."""
    return card.wording.hint.endswith(CUE)


def easier_sibling(card: Card, cards: Iterable[Card]) -> Card | None:
    """Return the next easier card over the same fact, or None: the same with a cue, then a choice.

    `cards` are the document's, those of tier off among them. Asking again with the result leads one step further.
    """
    level = _ease(card)
    if level is None:
        return None
    easier = [
        (step, other)
        for other in cards
        if other.document_id == card.document_id
        and other.fact_key == card.fact_key
        and other.id != card.id
        and other.state not in {CardState.REJECTED, CardState.SUSPENDED}
        and (step := _ease(other)) is not None
        and step > level
    ]
    same = card.wording.prompt
    order = sorted(easier, key=lambda e: (e[0], e[1].wording.prompt != same, _offer(e[1])))
    return order[0][1] if order else None


def another_from_passage(card: Card, cards: Iterable[Card]) -> Card | None:
    """Return the best card that nobody decided yet over another fact of the same passage, or None."""
    source = card.source
    if source is None:
        return None
    found = [
        other
        for other in cards
        if other.document_id == card.document_id
        and other.fact_key != card.fact_key
        and other.wording.answer.casefold() != card.wording.answer.casefold()
        and other.state is CardState.SUGGESTED
        and other.type not in {CardType.MATCH, CardType.ORDER}
        and other.source is not None
        and other.source.overlaps(source)
        and not has_cue(other)
    ]
    return min(found, key=_offer, default=None)


def _offer(card: Card) -> tuple[int, float, str]:
    return _TIERS.index(card.tier), -card.rank, card.id


def _ease(card: Card) -> int | None:
    """Return how much help a card gives: 0 the meaning is to be told, 1 recalled, 2 with a cue, 3 chosen."""
    if card.type is CardType.REVERSE:
        return 0
    if card.type in _OPEN:
        return 2 if has_cue(card) else 1
    return 3 if card.type is CardType.CHOICE else None
