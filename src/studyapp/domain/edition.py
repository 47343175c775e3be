"""An old text and its new edition: where each passage of the one stands in the other.

What is placed was found with a score above the threshold; everything else is left to a person. The threshold was chosen
on one half of the texts of `benchmarks/anchoring.py`, and holds on the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from studyapp.domain.alignment import NOWHERE, Alignment
from studyapp.domain.anchoring import Anchored, Fate, context_weight
from studyapp.domain.likeness import Words, best_match, likeness, plain, same_words
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

THRESHOLD: Final = 0.75
_CONTEXT_WORDS: Final = 10
_SLACK: Final = 24
"""Words, or code points, by which a passage may have grown on each side of what is known of it."""
_LIKE_WORD: Final = 0.6
"""How like its old self a single word must be."""
_LIKE_EDGE: Final = 0.5
_SHORT: Final = 4
"""Letters below which a single word is everywhere, so that its own place must be known."""
_ONLY_PLACE: Final = 0.8


@dataclass(frozen=True, slots=True)
class _Window:
    """Words of the new text among which a passage must be."""

    first: int
    last: int


class Edition:
    """An old text and its new edition; aligned once, then asked for any number of passages."""

    def __init__(self, old: str, new: str, *, on_progress: Callable[[float], object] | None = None) -> None:
        """Align the texts: 5 s for a million words. `on_progress` hears the share, and ends the work by raising."""
        self.old = old
        self.new = new
        self._plain_old = plain(old)
        self._plain_new = plain(new)
        self._same = old == new
        self._words = Alignment(old, new, on_progress=on_progress)

    def place(self, span: Span, *, threshold: float = THRESHOLD) -> Anchored:
        """Tell where a passage of the old text stands in the new one."""
        if self._same:
            return Anchored(Fate.SAME, span, 1.0)
        best = self._best(span)
        if best is None or best.score < threshold:
            best = self._only_place(span) or best
        if best is None or best.score < threshold:
            return Anchored(Fate.GONE, None, best.score if best else 0.0)
        return best

    def _only_place(self, span: Span) -> Anchored | None:
        """Place a passage of several words that stands once in each text, where its words are nobody else's."""
        quote = plain(span.of(self.old))
        first, last = self._words.old.within(span.start, span.end)
        at = self._plain_new.find(quote)
        if last - first <= 1 or at < 0 or self._plain_new.find(quote, at + 1) >= 0:
            return None
        once = self._plain_old.find(quote) == span.start and self._plain_old.find(quote, span.start + 1) < 0
        found = Span(at, at + len(quote))
        if not once or self._share_of_others(first, last, found):
            return None
        return Anchored(Fate.MOVED, found, _ONLY_PLACE)

    def position(self, position: int) -> int:
        """Return the place in the new text that corresponds to a code point of the old one, as well as is known."""
        words = self._words
        first, _ = words.old.within(position, position)
        for distance in range(len(words.partners) + 1):
            for at in (first - distance, first + distance):
                if 0 <= at < len(words.partners) and words.partners[at] != NOWHERE:
                    to = words.new.starts[words.partners[at]]
                    near = position - words.old.starts[at] if distance == 0 else 0
                    return max(0, min(len(self.new), to + near))
        return min(position, len(self.new))

    def _best(self, span: Span) -> Anchored | None:
        first, last = self._words.old.within(span.start, span.end)
        window = self._window(first, last)
        if window is None:
            return None
        low, high = self._characters(window)
        quote = plain(span.of(self.old))
        expected = self._expected(span, first)
        if self._plain_new[expected : expected + len(quote)] == quote:
            found = Span(expected, expected + len(quote))
        else:
            start, end = _found(quote, self._plain_new[low:high], expected - low)
            found = self._with_ties(span, Span(low + start, low + end), first, last)
        if found.end <= found.start:
            return None
        found = self._whole_words(span, found)
        alike = likeness(quote, self._plain_new[found.start : found.end])
        if last - first > 1:
            alike = max(alike, self._kept_share(first, last, found))
        elif alike < _LIKE_WORD or (len(quote) < _SHORT and not self._is_tied(first, last)):
            return Anchored(Fate.GONE, None, alike / 2)
        weight = context_weight(last - first)
        score = alike * (1 - weight) + self._context(first, last, found) * weight
        score *= 1 - self._share_of_others(first, last, found)
        return Anchored(self._fate(span, found, first, last), found, score)

    def _with_ties(self, span: Span, found: Span, first: int, last: int) -> Span:
        """Begin and end at words known to be the passage's own; a few unknown ones at the ends may be of it too."""
        words = self._words
        length = span.end - span.start
        own = [words.partners[at] for at in range(first, last) if words.partners[at] != NOWHERE]
        group = _largest_group(own, words.new.starts, max(_SLACK, length // 2))
        if not group:
            return found
        start, end = words.new.starts[group[0]], words.new.ends[group[-1]]
        if start - length < found.start < start:
            head = self.old[span.start : words.old.starts[words.taken[group[0]]]]
            start = found.start if likeness(head, self.new[found.start : start]) >= _LIKE_EDGE else start
        if end < found.end < end + length:
            tail = self.old[words.old.ends[words.taken[group[-1]]] : span.end]
            end = found.end if likeness(tail, self.new[end : found.end]) >= _LIKE_EDGE else end
        return Span(start, end)

    def _is_tied(self, first: int, last: int) -> bool:
        return any(self._words.partners[at] != NOWHERE for at in range(first, last))

    def _kept_share(self, first: int, last: int, found: Span) -> float:
        """Return the share of the passage's letters, 0..1, whose words stand in what was found."""
        words = self._words
        to_first, to_last = words.new.within(found.start, found.end)
        sizes = [(words.old.ends[at] - words.old.starts[at], words.partners[at]) for at in range(first, last)]
        kept = sum(size for size, to in sizes if to_first <= to < to_last)
        return kept / max(1, sum(size for size, _ in sizes))

    def _window(self, first: int, last: int) -> _Window | None:
        """Return the words of the new text among which the passage is to be looked for."""
        partners = self._words.partners
        own = [partners[at] for at in range(first, last) if partners[at] != NOWHERE]
        group = _largest_group(own, range(len(self._words.taken)), last - first + _SLACK)
        left, right = self._neighbour(first - 1, -1), self._neighbour(last, 1)
        if group:
            low, high = group[0], group[-1]
            reach = last - first + _SLACK
            start = left + 1 if left != NOWHERE and low - reach <= left < low else max(0, low - (last - first))
            end = right if right != NOWHERE and high < right <= high + reach else high + 1 + (last - first)
            return _Window(start, min(end, len(self._words.taken)))
        if left == NOWHERE and right == NOWHERE:
            return None
        reach = 2 * (last - first) + _SLACK
        if left != NOWHERE and left < right <= left + reach:
            return _Window(left + 1, right)
        if right == NOWHERE or left != NOWHERE:
            return _Window(left + 1, min(len(self._words.taken), left + 1 + reach))
        return _Window(max(0, right - reach), right)

    def _neighbour(self, at: int, step: int) -> int:
        """Return the partner of the next word that has one, at most so many words away."""
        for _ in range(_CONTEXT_WORDS):
            if not 0 <= at < len(self._words.partners):
                return NOWHERE
            if self._words.partners[at] != NOWHERE:
                return self._words.partners[at]
            at += step
        return NOWHERE

    def _characters(self, window: _Window) -> tuple[int, int]:
        """Return the code points of a window, with the marks on either side."""
        words = self._words.new
        low = words.ends[window.first - 1] if window.first else 0
        high = words.starts[window.last] if window.last < len(words.starts) else len(self.new)
        return low, max(low, high)

    def _expected(self, span: Span, first: int) -> int:
        """Return where the passage would begin by the nearest word that is known; 0 at least."""
        words = self._words
        for at in (*range(first, min(first + _CONTEXT_WORDS, len(words.partners))), first - 1):
            if 0 <= at < len(words.partners) and words.partners[at] != NOWHERE:
                return max(0, words.new.starts[words.partners[at]] + span.start - words.old.starts[at])
        return 0

    def _whole_words(self, old: Span, found: Span) -> Span:
        """Move the ends to the borders of words where the passage began or ended at one."""
        words, start, end = self._words, found.start, found.end
        first, last = words.new.within(start, end)
        old_first, old_last = words.old.within(old.start, old.end)
        if last <= first or old_last <= old_first:
            return self._with_marks(old, found)
        if words.old.starts[old_first] >= old.start:
            head = self._plain_new[words.new.starts[first] : start]
            if not head or not self._stood(
                head, self.old[max(0, old.start - _SLACK) : old.start].rstrip()[-len(head) :]
            ):
                start = words.new.starts[first]
        if words.old.ends[old_last - 1] <= old.end:
            tail = self._plain_new[end : words.new.ends[last - 1]]
            if not tail or not self._stood(tail, self.old[old.end : old.end + _SLACK].lstrip()[: len(tail)]):
                end = words.new.ends[last - 1]
        return self._with_marks(old, Span(start, max(start, end)))

    def _stood(self, part: str, words: str) -> bool:
        """Tell whether a part of a word is the neighbour of the passage, run together with it."""
        return part.casefold() == plain(words).casefold()

    def _with_marks(self, old: Span, found: Span) -> Span:
        """Take the marks in that the passage has before its first word and behind its last one."""
        quote, start, end = plain(old.of(self.old)), found.start, found.end
        own = Words.of(quote)
        head, tail = (own.starts[0], len(quote) - own.ends[-1]) if own.keys else (0, 0)
        while head and start > 0 and start > found.start - head and self._plain_new[start - 1] in quote[:head]:
            start -= 1
        while tail and end < len(self.new) and end < found.end + tail and self._plain_new[end] in quote[-tail:]:
            end += 1
        return Span(start, end)

    def _context(self, first: int, last: int, found: Span) -> float:
        """Return the share of the words around the passage, 0..1, that stand around what was found."""
        words = self._words
        to_first, to_last = words.new.within(found.start, found.end)
        share: list[float] = []
        for around, low, high in (
            (range(max(0, first - _CONTEXT_WORDS), first), to_first - _CONTEXT_WORDS - _SLACK, to_first),
            (range(last, min(len(words.partners), last + _CONTEXT_WORDS)), to_last, to_last + _CONTEXT_WORDS + _SLACK),
        ):
            if around:
                kept = sum(words.partners[at] != NOWHERE and low <= words.partners[at] < high for at in around)
                share.append(kept / len(around))
        return max(share, default=1.0)

    def _share_of_others(self, first: int, last: int, found: Span) -> float:
        """Return the share of the words found, 0..1, that are known to be other words of the old text."""
        taken = self._words.taken
        to_first, to_last = self._words.new.within(found.start, found.end)
        others = sum(taken[to] != NOWHERE and not first <= taken[to] < last for to in range(to_first, to_last))
        return others / max(1, to_last - to_first)

    def _fate(self, span: Span, found: Span, first: int, last: int) -> Fate:
        if not same_words(span.of(self.old), found.of(self.new)):
            return Fate.CHANGED
        tied = [at for at in range(first, last) if self._words.partners[at] != NOWHERE]
        moved = tied and not any(self._words.in_order[at] for at in tied)
        return Fate.MOVED if moved else Fate.SAME


def _found(quote: str, region: str, expected: int) -> tuple[int, int]:
    """Return where a passage stands in a region: exactly, next to what is expected, or else approximately."""
    places: list[int] = []
    at = region.find(quote)
    while at >= 0:
        places.append(at)
        at = region.find(quote, at + 1)
    if places and quote:
        start = min(places, key=lambda place: (abs(place - expected), place))
        return start, start + len(quote)
    match = best_match(quote, region)
    return match.start, match.end


def _largest_group(numbers: list[int], places: Sequence[int], reach: int) -> list[int]:
    """Return the most numbers whose places lie together, sorted; the first such group."""
    best: list[int] = []
    group: list[int] = []
    for number in sorted(numbers):
        if group and places[number] - places[group[-1]] > reach:
            group = []
        group.append(number)
        if len(group) > len(best):
            best = list(group)
    return best
