"""Mends words that were broken at the end of a line: "exam-" and "ple" are "example", but "well-known" stays."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:[-‐'’][^\W\d_]+)*")
_LAST = re.compile(r"[^\W\d_]+(?:[-‐'’][^\W\d_]+)*$")
_FIRST = re.compile(r"[^\W\d_]+(?:[-‐'’][^\W\d_]+)*")
_HYPHENS = "-‐\u00ad"
_KEEP_AFTER = frozenset({"self", "well", "non", "ex", "half", "all", "cross", "ill", "anti", "so", "mid", "quasi"})
_MIN_PARTS = (4, 4)
_UNSPACED = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Signs of Chinese and Japanese, which part no words."""


class Lexicon:
    """The words that a document holds unbroken."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        for line in lines:
            words = _WORD.findall(line.casefold().replace("‐", "-"))
            broken = words and line.endswith(tuple(_HYPHENS))
            self._counts.update(words[:-1] if broken else words)

    def joined(self, before: str, after: str) -> str:
        """Return two lines as one; the hyphen between them goes where it only marks the end of a line.

        No blank comes between two signs of Chinese or Japanese.
        """
        if not before or not after:
            return before + after
        if _UNSPACED.match(before[-1]) and _UNSPACED.match(after):
            return before + after
        if before[-1] not in _HYPHENS or len(before) < 2 or not before[-2].isalpha():
            return f"{before} {after}"
        stem = before.rstrip(_HYPHENS)
        return f"{stem}{after}" if self._is_broken(stem, after) else f"{stem}-{after}"

    def _is_broken(self, stem: str, after: str) -> bool:
        """Tell whether the hyphen is no part of the word."""
        left, right = _LAST.search(stem), _FIRST.match(after)
        if left is None or right is None or not right.group()[0].islower():
            return False  # a number, or a name: "Austria-" and "Hungary"
        first, second = left.group().casefold(), right.group().casefold()
        whole, parted = self._counts[first + second], self._counts[f"{first}-{second}"]
        if whole or parted:
            return whole >= parted
        if first in _KEEP_AFTER:
            return False
        long = len(first) >= _MIN_PARTS[0] and len(second) >= _MIN_PARTS[1]
        return not (long and self._counts[first] and self._counts[second])
