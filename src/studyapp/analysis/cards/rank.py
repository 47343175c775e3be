"""Orders the cards and decides which are offered: few, spread over the text, the surest and most central first."""

from __future__ import annotations

import math
import re
from collections import Counter, deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from studyapp.analysis.cards.linter import Ledger, Reason
from studyapp.domain.analysis import CardType, Tier, fold

if TYPE_CHECKING:
    from studyapp.analysis.cards.draft import Draft
    from studyapp.analysis.cards.material import Material

PER_THOUSAND_WORDS = 8
FEWEST, MOST = 3, 40
PER_SUBJECT = 3
PER_PASSAGE = 2
"""Cards over one sentence, of which at most one is a cloze."""

TICKED_FROM = 0.75
"""Rank below which nothing comes ticked: readers of unseen texts accepted nine of ten above it, two of three below."""

LOUD_TICKED_FROM = 0.9
"""The same in reports and in texts that quote or speak as "I", where nothing else comes ticked but a whole date."""
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4}")

SUGGESTED_FROM, LOUD_FROM = 0.7, 0.8
"""Rank below which no gap or question is suggested; the second in reports and in texts that quote or speak as "I"."""
_FLOORED = frozenset({CardType.CLOZE, CardType.CHOICE, CardType.QUESTION})
_ASKED_FOR = frozenset({CardType.DEFINITION, CardType.ORDER, CardType.MATCH})
"""Types of which readers of unseen texts accepted less than three of four: only for those who ask for more."""

_SHARE_OF_TYPE = {
    CardType.TRUE_FALSE: 0.15,
    CardType.CHOICE: 0.4,
    CardType.CLOZE: 0.65,
    CardType.QUESTION: 0.4,
    CardType.REVERSE: 0.25,
}
_RESERVED = {
    CardType.CLOZE: 0.2,
    CardType.WHO_SAID: 0.1,
    CardType.CHOICE: 0.15,
    CardType.QUESTION: 0.15,
    CardType.TRUE_FALSE: 0.1,
    CardType.REVERSE: 0.07,
}
"""Shares of the budget that a type has for itself as far as it has cards; each has at least one, in this order."""

_SHARE_OF_VARIANT = {"role": 0.1}
_SPREAD = frozenset({CardType.ORDER, CardType.MATCH})
"""Types that rest on several passages, and count for none of them."""
_STUDIED_FIRST = {CardType.TRUE_FALSE: -0.15, CardType.CHOICE: -0.06, CardType.REVERSE: -0.05, CardType.QUESTION: 0.1}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A draft with its rank, 0..1; `spare` when it is there for those who ask for more than the budget."""

    draft: Draft
    rank: float
    spare: bool = False


def rank_of(draft: Draft) -> float:
    """Return how good a card is, 0..1: mostly how sure its kind is, then how central its sentence."""
    if draft.fixed_rank is not None:
        return draft.fixed_rank
    value = 0.55 * _stretch(draft.precision) + 0.25 * draft.passage.weight + 0.2 * draft.interest
    return round(max(0.0, min(1.0, value + _STUDIED_FIRST.get(draft.type, 0.0))), 4)


def offer(material: Material, drafts: list[Draft], ledger: Ledger) -> list[Ranked]:
    """Return all drafts, best first; those beyond the budget in tier off."""
    ranked = sorted((Ranked(_ticked(material, draft), rank_of(draft)) for draft in drafts), key=_order)
    budget = _Budget(material)
    offered = [item for item in ranked if not _asked_for(material, item)]
    admitted = _fair(offered, budget) | {item.draft.key for item in offered if budget.admits(item.draft)}
    result: list[Ranked] = []
    for item in ranked:
        if item.draft.tier is not Tier.OFF and item.draft.key not in admitted:
            ledger.refuse(Reason.OVER_BUDGET, item.draft.source)
            result.append(Ranked(replace(item.draft, tier=Tier.OFF), item.rank, spare=True))
        else:
            result.append(item)
    return result


def _ticked(material: Material, draft: Draft) -> Draft:
    """Return the draft, suggested where it is not sure enough to come ticked."""
    loud = _is_loud(material)
    unsure = rank_of(draft) < (LOUD_TICKED_FROM if loud else TICKED_FROM) or (loud and not _DAY.fullmatch(draft.answer))
    return replace(draft, tier=Tier.SUGGESTED) if draft.tier is Tier.AUTO and unsure else draft


def _asked_for(material: Material, item: Ranked) -> bool:
    """Tell whether the card is there only for those who ask for more."""
    floor = LOUD_FROM if _is_loud(material) else SUGGESTED_FROM
    return item.draft.type in _ASKED_FOR or (item.draft.type in _FLOORED and item.rank < floor)


def _is_loud(material: Material) -> bool:
    return material.is_news or material.is_voiced


def _fair(ranked: list[Ranked], budget: _Budget) -> set[str]:
    """Admit the best cards of each type up to its reserved share, one of each type in turn."""
    waiting = {kind: deque(item.draft for item in ranked if item.draft.type is kind) for kind in _RESERVED}
    places = {kind: max(1, math.floor(share * budget.limit)) for kind, share in _RESERVED.items()}
    admitted: set[str] = set()
    for turn in range(max(places.values())):
        for kind, drafts in waiting.items():
            if turn < places[kind] and (draft := _next_admitted(drafts, budget)) is not None:
                admitted.add(draft.key)
    return admitted


def _next_admitted(drafts: deque[Draft], budget: _Budget) -> Draft | None:
    while drafts:
        draft = drafts.popleft()
        if budget.admits(draft):
            return draft
    return None


def _order(item: Ranked) -> tuple[float, int, str, str]:
    return (-item.rank, item.draft.source.start, item.draft.type.value, item.draft.key)


def _stretch(precision: float) -> float:
    """Spread the narrow range of useful precisions, 0.7..0.96, over 0..1."""
    return max(0.0, min(1.0, (precision - 0.7) / 0.26))


def _alike(one: Draft, other: Draft) -> bool:
    """Tell whether two cards that ask for the same thing say nearly the same about it."""
    first, second = (set(re.findall(r"\w{4,}", fold(draft.prompt))) for draft in (one, other))
    return len(first & second) > 0.6 * min(len(first), len(second)) if first and second else False


class _Budget:
    """Counts what has been admitted."""

    def __init__(self, material: Material) -> None:
        words = material.word_count
        self.limit = max(FEWEST, min(MOST, round(PER_THOUSAND_WORDS * words / 1000)))
        self._sections = Counter(passage.section for passage in material.passages for _ in passage.text.split())
        self._words = max(1, words)
        self._taken = 0
        self._keys: set[str] = set()
        self._by: Counter[tuple[str, str]] = Counter()
        self._offered: dict[tuple[CardType, str], list[Draft]] = {}

    def admits(self, draft: Draft) -> bool:
        """Tell whether the card may be offered, and count it if so."""
        if draft.tier is Tier.OFF or draft.key in self._keys:
            return False
        passage = str(draft.passage.index)
        limits = [
            (("type", draft.type.value), math.ceil(_SHARE_OF_TYPE.get(draft.type, 1.0) * self.limit)),
            (("subject", draft.subject), PER_SUBJECT),
            (("fact", draft.fact), 2),
            (("variant", draft.variant), math.ceil(_SHARE_OF_VARIANT.get(draft.variant, 1.0) * self.limit)),
        ]
        if draft.type not in _SPREAD:
            limits += [
                (("passage", passage), PER_PASSAGE),
                (("prompt", fold(draft.prompt)), 2),
                (("section", str(draft.passage.section)), self._section_limit(draft.passage.section)),
            ]
        if draft.type is CardType.CLOZE:
            limits.append((("cloze", passage), 1))
        if any(_alike(draft, other) for other in self._offered.get((draft.type, draft.subject), ())):
            return False
        if self._taken >= self.limit or any(self._by[key] >= limit for key, limit in limits):
            return False
        self._taken += 1
        self._keys.add(draft.key)
        self._offered.setdefault((draft.type, draft.subject), []).append(draft)
        self._by.update(key for key, _ in limits)
        return True

    def _section_limit(self, section: int) -> int:
        share = self._sections[section] / self._words
        return max(2, math.ceil(max(0.4 if share < 0.4 else 1.0, share) * self.limit))
