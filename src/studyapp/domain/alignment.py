"""Which words of an old text are which words of a new one, wherever they were moved to.

Runs of words that are found once in each text are tied first (as in a patience diff, but out of order too), the longest
first; they are made longer word by word; then what lies between two ties is compared by itself. Every word has at most
one partner.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from studyapp.domain.likeness import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NOWHERE: Final = -1
_RUN: Final = 6
"""Words that make a run rare enough to be tied out of order."""
_SHORTER_RUNS: Final = (3, 1)
_COMPARED: Final = 40_000
"""Cells of the largest table in which two stretches are compared word by word."""

_SHARES: Final = (0.15, 0.3, 0.65, 0.75, 0.85, 0.95)
"""Of the time for two texts of a million words, after each part of the work."""

type _Tie = tuple[int, int, int]


class Alignment:
    """The words of two texts and their partners.

    Attributes:
        partners: for each word of the old text the index of its partner in the new one, or NOWHERE.
        taken: for each word of the new text its partner in the old one, or NOWHERE.
        in_order: whether the partner stands where the order of the old text lets expect it; False for moved words.
    """

    def __init__(self, old: str, new: str, *, on_progress: Callable[[float], object] | None = None) -> None:
        """Align; `on_progress` hears the share 0..1 several times, and ends the work by raising."""
        hear = on_progress or _ignore
        self.old = Words.of(old)
        hear(_SHARES[0])
        self.new = Words.of(new)
        hear(_SHARES[1])
        self.partners = [NOWHERE] * len(self.old.keys)
        self.taken = [NOWHERE] * len(self.new.keys)
        steps = (self._tie_rare_runs, self._extend, self._fill_gaps, self._extend)
        for step, share in zip(steps, _SHARES[2:], strict=True):
            step()
            hear(share)
        self.in_order = _longest_in_order(self.partners)
        hear(1.0)

    def _tie_rare_runs(self) -> None:
        old, new = _once(self.old.keys, _RUN), _once(self.new.keys, _RUN)
        pairs = sorted((at, new[key]) for key, at in old.items() if key in new)
        ties: list[_Tie] = []
        for at, to in pairs:
            if ties and at == ties[-1][0] + ties[-1][2] and to == ties[-1][1] + ties[-1][2]:
                ties[-1] = (ties[-1][0], ties[-1][1], ties[-1][2] + 1)
            else:
                ties.append((at, to, 1))
        for at, to, count in sorted(ties, key=lambda tie: (-tie[2], tie)):
            for step in range(count + _RUN - 1):
                self._tie(at + step, to + step)

    def _tie(self, at: int, to: int) -> bool:
        if self.partners[at] != NOWHERE or self.taken[to] != NOWHERE:
            return False
        self.partners[at] = to
        self.taken[to] = at
        return True

    def _extend(self) -> None:
        """Tie equal words that stand next to tied ones, forwards and then backwards."""
        for step, order in ((1, range(len(self.partners) - 1)), (-1, range(len(self.partners) - 1, 0, -1))):
            for at in order:
                to = self.partners[at]
                behind = to + step
                if (
                    to != NOWHERE
                    and 0 <= behind < len(self.taken)
                    and self.old.keys[at + step] == self.new.keys[behind]
                ):
                    self._tie(at + step, behind)

    def _fill_gaps(self) -> None:
        """Compare what lies between two ties: behind the image of the first, then before that of the second."""
        at, count = 0, len(self.partners)
        while at < count:
            if self.partners[at] != NOWHERE:
                at += 1
                continue
            end = at
            while end < count and self.partners[end] == NOWHERE:
                end += 1
            low = self.partners[at - 1] + 1 if at else 0
            self._compare(at, end, low, self._free_after(low))
            high = self.partners[end] if end < count else len(self.taken)
            before = self._free_before(high)
            if before > low or high < low:
                self._compare(at, end, before, high)
            at = end

    def _free_after(self, low: int) -> int:
        end = low
        while end < len(self.taken) and self.taken[end] == NOWHERE:
            end += 1
        return end

    def _free_before(self, high: int) -> int:
        start = high
        while start > 0 and self.taken[start - 1] == NOWHERE:
            start -= 1
        return start

    def _compare(self, at: int, end: int, to: int, to_end: int) -> None:
        """Tie words of two stretches in order."""
        work = [(at, end, to, to_end)]
        while work:
            first, last, start, stop = work.pop()
            if first >= last or start >= stop:
                continue
            if (last - first) * (stop - start) <= _COMPARED:
                self._compare_all(first, last, start, stop)
                continue
            ties = self._rare_within(first, last, start, stop)
            for one, other in ties:
                self._tie(one, other)
            bounds = [(first - 1, start - 1), *ties, (last, stop)] if ties else []
            work.extend(
                (left + 1, right, left_to + 1, right_to)
                for (left, left_to), (right, right_to) in itertools.pairwise(bounds)
            )

    def _compare_all(self, at: int, end: int, to: int, to_end: int) -> None:
        matcher = SequenceMatcher(None, self.old.keys[at:end], self.new.keys[to:to_end], autojunk=False)
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                self._tie(at + block.a + step, to + block.b + step)

    def _rare_within(self, at: int, end: int, to: int, to_end: int) -> list[tuple[int, int]]:
        """Return words, in order, that begin a run found once in each of the two stretches."""
        for length in _SHORTER_RUNS:
            old, new = _once(self.old.keys[at:end], length), _once(self.new.keys[to:to_end], length)
            pairs = sorted((at + one, to + new[key]) for key, one in old.items() if key in new)
            kept = _longest_in_order([other for _, other in pairs])
            ties = [pair for pair, keep in zip(pairs, kept, strict=True) if keep]
            if ties:
                return ties
        return []


def _ignore(_share: float) -> None:
    return


def _once(keys: Sequence[str], length: int) -> dict[tuple[str, ...], int]:
    """Return the runs of so many words that stand once in a text, and where."""
    first: dict[tuple[str, ...], int] = {}
    again: set[tuple[str, ...]] = set()
    for at in range(len(keys) - length + 1):
        run = tuple(keys[at : at + length])
        if first.setdefault(run, at) != at:
            again.add(run)
    for run in again:
        del first[run]
    return first


def _longest_in_order(numbers: Sequence[int]) -> list[bool]:
    """Mark the longest rising subsequence; NOWHERE is never in it."""
    ends: list[int] = []
    lasts: list[int] = []
    before: list[int] = [NOWHERE] * len(numbers)
    for at, number in enumerate(numbers):
        if number == NOWHERE:
            continue
        length = bisect_left(ends, number)
        before[at] = lasts[length - 1] if length else NOWHERE
        ends[length : length + 1] = [number]
        lasts[length : length + 1] = [at]
    marked = [False] * len(numbers)
    at = lasts[-1] if lasts else NOWHERE
    while at != NOWHERE:
        marked[at] = True
        at = before[at]
    return marked
