"""Where in its document a card comes from, said beside its prompt without giving the answer away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from studyapp.domain.card import Card

_WORD = re.compile(r"\w+")
_SHARED = 5
"""Words that begin with this many equal letters may be one word's forms: Greece, Greek; bursa, bursae."""
_EMPTY = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})


def chain[T](headings: Iterable[tuple[int, T]]) -> tuple[T, ...]:
    """Return the headings that still hold after the last (level, heading) in text order, outermost first."""
    held: list[tuple[int, T]] = []
    for level, heading in headings:
        while held and held[-1][0] >= level:
            held.pop()
        held.append((level, heading))
    return tuple(heading for _, heading in held)


def unrevealing(headings: Sequence[str], card: Card) -> tuple[str, ...]:
    """Return the headings that share no telling word with what the card asks for, each once.

    Events to be put in order and pairs give nothing away by their heading, and keep all of them.
    """
    told = frozenset[str]() if card.type in {CardType.ORDER, CardType.MATCH} else _telling(_asked_for(card))
    kept = [heading for heading in headings if heading and not any(_meet(word, told) for word in _telling((heading,)))]
    return tuple(dict.fromkeys(kept))


def _asked_for(card: Card) -> tuple[str, ...]:
    wording = card.wording
    noted = (text for note in card.option_notes for text in (note.option, note.value))
    told = (wording.answer, *wording.accepted, *wording.distractors)
    return (*told, *noted) if card.type is CardType.TRUE_FALSE else told


def _telling(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORD.findall(fold(text)) if word not in _EMPTY)


def _meet(word: str, told: frozenset[str]) -> bool:
    return word in told or (len(word) >= _SHARED and any(word[:_SHARED] == other[:_SHARED] for other in told))
