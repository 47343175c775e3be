"""How many cards a person wants to be offered, and which those are: few, spread over the text, the best first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType, Tier
from studyapp.domain.card import CardState
from studyapp.domain.coverage import section_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from studyapp.domain.card import Card, CardId
    from studyapp.domain.coverage import Section

WHOLE = ""
"""The key under which the number for a thousand words is kept, beside the keys of sections."""

MOST = 60
"""More cards over one thousand words, or in one section, nobody would study."""

PER_PASSAGE = 2
PER_FACT = 2


@dataclass(frozen=True, slots=True)
class Budget:
    """What a person chose for a document.

    Attributes:
        per_thousand_words: 0..`MOST`; None leaves the choice to the generator.
        sections: cards for single sections, by `Section.key`; these go before the number for all.
    """

    per_thousand_words: int | None = None
    sections: Mapping[str, int] | None = None

    def quota(self, section: Section) -> int | None:
        """Return how many cards the section may have; None: as many as the generator offers."""
        own = (self.sections or {}).get(section.key)
        if own is not None or self.per_thousand_words is None:
            return own
        wanted = self.per_thousand_words * section.words / 1000
        return max(1, round(wanted)) if wanted else 0


def offered(
    cards: Iterable[Card], sections: Sequence[Section], budget: Budget, spare: frozenset[CardId]
) -> tuple[Card, ...]:
    """Return the suggested cards that are offered within the budget, best first.

    Cards that were decided about use the budget up, so that deciding never brings new ones.

    Args:
        cards: every card of the document that a generator made, the rejected among them.
        sections: of the document.
        budget: what the person chose.
        spare: good cards that the generator keeps back only because there are enough without them.
    """
    by_section: dict[int, list[Card]] = {}
    for card in cards:
        at = section_at(sections, card.source.start) if card.source is not None else 0
        by_section.setdefault(at, []).append(card)
    chosen: list[Card] = []
    for index, found in by_section.items():
        quota = budget.quota(sections[index]) if sections else None
        chosen += _within(found, quota, spare)
    return tuple(sorted(chosen, key=_best_first))


def _within(cards: list[Card], quota: int | None, spare: frozenset[CardId]) -> list[Card]:
    waiting = [card for card in cards if card.state is CardState.SUGGESTED]
    if quota is None:
        return [card for card in waiting if card.tier is not Tier.OFF]
    pool = sorted((card for card in waiting if card.tier is not Tier.OFF or card.id in spare), key=_best_first)
    taken: Counter[tuple[str, str]] = Counter()
    decided = [card for card in cards if card.state is not CardState.SUGGESTED and not card.own]
    for card in decided:
        taken.update(_shares(card, again=True).keys())
    chosen: list[Card] = []
    for again in (False, True):  # each fact once before any is asked for twice
        for card in pool:
            if len(decided) + len(chosen) >= quota:
                return chosen
            shares = _shares(card, again=again)
            if card not in chosen and all(taken[share] < limit for share, limit in shares.items()):
                taken.update(shares.keys())
                chosen.append(card)
    return chosen


def _shares(card: Card, *, again: bool) -> dict[tuple[str, str], int]:
    """Return what the card uses up, with how much of it there is."""
    shares = {("fact", card.fact_key): PER_FACT if again else 1, ("passage", card.quote): PER_PASSAGE}
    if card.type is CardType.CLOZE:
        shares["cloze", card.quote] = 1
    return shares


def _best_first(card: Card) -> tuple[bool, float, str]:
    return (card.tier is Tier.OFF, -card.rank, card.id)
