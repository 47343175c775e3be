"""Finds a passage in a text by its selector alone: where it stood, its words, and what stood around them.

Where the text that the selector was taken from is at hand, `edition.py` knows better.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from studyapp.domain.likeness import Words, beginning_likeness, best_match, plain, same_words
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from studyapp.domain.selector import Selector

THRESHOLD: Final = 0.8
_MOST_PLACES: Final = 200
_SEED: Final = 10
"""Code points of a piece of the passage that is looked for where the whole is not found."""
_MOST_SEEDS: Final = 24
_MOST_OF_A_SEED: Final = 12
_MOST_REGIONS: Final = 6
_SURE_LEAD: Final = 0.04
"""By which the best place must be better than the second best one."""


class Fate(StrEnum):
    """What became of a passage."""

    SAME = "same"
    """The same words (quotation marks, dashes, spaces and case do not count) in the same order of things."""
    MOVED = "moved"
    """The same words elsewhere."""
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where a passage was found.

    Attributes:
        span: None for GONE.
        score: how sure the place is, 0..1; of the best place below the threshold for GONE.
    """

    fate: Fate
    span: Span | None
    score: float


class Haystack:
    """A text in which any number of passages are looked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain = plain(text)

    def anchor(self, selector: Selector, *, threshold: float = THRESHOLD) -> Anchored:
        """Tell where the passage stands.

        The exact position counts where words and context are as they were; then every place that has the words, or
        words like them, is measured by words and context. Where two places are as good as each other, none is taken.
        """
        if selector.quote and selector.reproduces(self._text):
            return Anchored(Fate.SAME, selector.span, 1.0)
        places = sorted(self._places(selector), key=lambda place: (-place.score, abs(place.start - selector.start)))
        if not places:
            return Anchored(Fate.GONE, None, 0.0)
        best = places[0]
        rivals = [place for place in places[1:] if place.end <= best.start or place.start >= best.end]
        unsure = bool(rivals) and best.start != selector.start and best.score - rivals[0].score < _SURE_LEAD
        if unsure or best.score < threshold:
            return Anchored(Fate.GONE, None, min(best.score, threshold / 2) if unsure else best.score)
        span = Span(best.start, best.end)
        if not same_words(selector.quote, span.of(self._text)):
            return Anchored(Fate.CHANGED, span, best.score)
        return Anchored(Fate.SAME if span.start == selector.start else Fate.MOVED, span, best.score)

    def _places(self, selector: Selector) -> list[_Place]:
        quote = plain(selector.quote)
        if not quote.strip():
            return []
        exact = [Span(at, at + len(quote)) for at in self._finds(quote, selector.start)]
        if exact:
            return [self._measured(selector, span, 1.0) for span in exact]
        found: dict[Span, float] = {}
        slack = len(quote) // 3 + _SEED
        for start in self._regions(selector, quote):
            low = max(0, start - slack)
            match = best_match(quote, self._plain[low : start + len(quote) + slack])
            if match.end > match.start:
                found[Span(low + match.start, low + match.end)] = 1 - match.distance / len(quote)
        return [self._measured(selector, self._whole_words(selector, span), alike) for span, alike in found.items()]

    def _finds(self, words: str, near: int) -> list[int]:
        """Return where the words stand; of very many places those next to a position."""
        found: list[int] = []
        at = self._plain.find(words)
        while at >= 0:
            found.append(at)
            at = self._plain.find(words, at + 1)
        return sorted(found, key=lambda place: abs(place - near))[:_MOST_PLACES]

    def _regions(self, selector: Selector, quote: str) -> list[int]:
        """Return where the passage may begin, by pieces of it and of its context: the place most agree upon first."""
        around = plain(selector.prefix) + quote + plain(selector.suffix)
        shift = len(selector.prefix)
        step = max(1, (len(around) - _SEED) // _MOST_SEEDS)
        votes: dict[int, list[int]] = {}
        for at in range(0, max(1, len(around) - _SEED + 1), step):
            for place in self._finds(around[at : at + _SEED], selector.start)[:_MOST_OF_A_SEED]:
                start = place - at + shift
                votes.setdefault(start // (_SEED * 2), []).append(start)
        best = sorted(votes.values(), key=lambda starts: (-len(starts), abs(starts[0] - selector.start)))
        return [max(0, starts[len(starts) // 2]) for starts in best[:_MOST_REGIONS]]

    def _whole_words(self, selector: Selector, span: Span) -> Span:
        """Widen to the words at both ends where the passage had whole words."""
        low = max(0, span.start - _SEED * 3)
        words = Words.of(self._text[low : span.end + _SEED * 3])
        first, last = words.within(span.start - low, span.end - low)
        if last <= first or not selector.quote:
            return span
        start = low + words.starts[first] if selector.quote[0].isalnum() else span.start
        end = low + words.ends[last - 1] if selector.quote[-1].isalnum() else span.end
        return Span(start, max(start, end))

    def _measured(self, selector: Selector, span: Span, alike: float) -> _Place:
        prefix, suffix = plain(selector.prefix), plain(selector.suffix)
        before = self._plain[max(0, span.start - 2 * len(prefix)) : span.start]
        behind = self._plain[span.end : span.end + 2 * len(suffix)]
        sides = [beginning_likeness(prefix[::-1], before[::-1])] if prefix else []
        sides += [beginning_likeness(suffix, behind)] if suffix else []
        weight = context_weight(len(selector.quote.split())) if sides else 0.0
        context = 0.7 * max(sides) + 0.3 * min(sides) if sides else 0.0
        return _Place(span.start, span.end, alike * (1 - weight) + context * weight)


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    score: float


def context_weight(words: int) -> float:
    """Return how much the context counts: the fewer words a passage has, the less they tell by themselves."""
    if words <= 1:
        return 0.5
    if words <= 3:
        return 0.4
    return 0.25 if words <= 6 else 0.1
