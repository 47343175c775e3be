"""How alike two stretches of text are, and where in a longer one a shorter one stands approximately.

Edit distances are counted with bit vectors (Myers 1999, "A fast bit-vector algorithm for approximate string matching"):
Python's whole numbers have any width, so that one step treats a whole column.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

_SINGLE: Final = "'’‘‚‛`´′ʼ"
_DOUBLE: Final = '"“”„‟«»″'
_DASHES: Final = "-‐‑‒–—―−"
_SPACES: Final = (
    "\n\t\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys(_SINGLE, "'"),
        **dict.fromkeys(_DOUBLE, '"'),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_SPACES, " "),
    }
)
_UNSEEN: Final = "\u00ad\u200b-\u200d\u2060\ufeff"
_ALONE: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\u2600-\u27bf\U0001f000-\U0001faff"
)
"""Scripts without spaces between words, and emoji: each character counts as a word."""
_LETTERS: Final = rf"(?:(?![{_ALONE}])[\w{_UNSEEN}\u0300-\u036f\u0591-\u05c7\u064b-\u065f])+"
_WORD: Final = re.compile(rf"[{_ALONE}]|{_LETTERS}(?:(?<=\w)-\n(?=[^\W\dA-Z_]){_LETTERS})*")
"""A word that is divided at the end of a line is one."""
_DROPPED: Final = re.compile(f"[{_UNSEEN}]|-\n")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: what each is compared by, and where it stands (code points)."""

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @staticmethod
    def of(text: str) -> Words:
        """Split a text into words; marks between them are left out."""
        found = [match.span() for match in _WORD.finditer(text)]
        keys = tuple(_key(text[start:end]) for start, end in found)
        return Words(keys, tuple(start for start, _ in found), tuple(end for _, end in found))

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of words that share a code point with a span; an empty one lies where it would be."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern stands approximately; `distance` counts inserted, deleted and replaced code points."""

    start: int
    end: int
    distance: int


def plain(text: str) -> str:
    """Return the text with one form of quotation marks, dashes and spaces; every code point stays where it is."""
    return text.translate(_PLAIN)


def same_words(one: str, other: str) -> bool:
    """Tell whether two passages differ in marks, spaces, case, ligatures and unseen characters at most."""
    if one == other:
        return True
    keys = Words.of(one).keys
    if not keys:
        return plain(one).split() == plain(other).split()
    return "".join(keys) == "".join(Words.of(other).keys)


def likeness(one: str, other: str) -> float:
    """Return 1 for equal strings down to 0 for strings without anything in common, by edit distance."""
    if one == other:
        return 1.0
    longest = max(len(one), len(other))
    return 1.0 - _distances(one, other, anywhere=False)[-1] / longest if one and other else 0.0


def beginning_likeness(one: str, other: str) -> float:
    """Return how like one string is to the beginning of another, however long, that suits it best: 0..1."""
    if not one or not other:
        return 0.0 if one else 1.0
    return max(0.0, 1.0 - min(_distances(one, other, anywhere=False)) / len(one))


def best_match(pattern: str, text: str) -> Match:
    """Return where the pattern stands best; of equally good places the first one, and the longest there."""
    if not pattern or not text:
        return Match(0, 0, len(pattern))
    ends = _distances(pattern, text, anywhere=True)
    distance = min(ends)
    if distance >= len(pattern):
        return Match(0, 0, len(pattern))
    end = ends.index(distance)
    while end + 1 < len(ends) and ends[end + 1] == distance:
        end += 1
    piece = text[max(0, end + 1 - len(pattern) - distance) : end + 1]
    starts = _distances(pattern[::-1], piece[::-1], anywhere=False)
    length = max(at for at, value in enumerate(starts) if value == min(starts)) + 1
    return Match(end + 1 - length, end + 1, distance)


def _distances(pattern: str, text: str, *, anywhere: bool) -> list[int]:
    """Return, for each end in the text, the distance of the pattern to what ends there.

    What ends there begins at the text's beginning, or `anywhere`.
    """
    places: dict[str, int] = {}
    for at, character in enumerate(pattern):
        places[character] = places.get(character, 0) | 1 << at
    top = 1 << len(pattern) - 1
    every = (1 << len(pattern)) - 1
    plus, minus, distance = every, 0, len(pattern)
    shifted = 0 if anywhere else 1
    found: list[int] = []
    for character in text:
        equal = places.get(character, 0)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        up = minus | ~(horizontal | plus) & every
        down = plus & horizontal
        distance += bool(up & top) - bool(down & top)
        up = (up << 1 | shifted) & every
        down = down << 1 & every
        plus = down | ~(vertical | up) & every
        minus = up & vertical
        found.append(distance)
    return found


def _key(word: str) -> str:
    if word.isascii():
        return word.lower().replace("-\n", "")
    return unicodedata.normalize("NFKC", _DROPPED.sub("", word)).casefold()
