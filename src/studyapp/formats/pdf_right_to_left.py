"""Arabic and Hebrew of a PDF in the order of reading, told by where the signs stand.

A PDF may hold such a line as it is drawn, from left to right, and vowel signs as signs of their own, before or after
their letters; the places of the letters alone tell the order.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.formats.pdf_accents import Box

_LETTERS = "\u0590-\u08ff\ufb1d-\ufefc"
_LETTER = re.compile(f"[{_LETTERS}]")
_LOOSE_MARK = re.compile(r"(?:^|\s)[\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670]")
_RUN = re.compile(
    r"[^\W_]*[0-9a-zA-Z\u0660-\u0669\u06f0-\u06f9](?:[^\S\n]*[-0-9a-zA-Z\u0660-\u0669\u06f0-\u06f9.,:/@])*"
)
_GAP = 0.13
"""Type sizes of white between two words."""


def is_right_to_left(text: str) -> bool:
    """Tell whether most letters are Hebrew, Arabic, Syriac or Thaana."""
    if text.isascii():
        return False
    found = len(_LETTER.findall(text))
    return 2 * found > sum(map(str.isalpha, text))


def is_out_of_order(text: str, places: Sequence[tuple[str, float]]) -> bool:
    """Tell whether a line is not held as it is read: its letters run to the right, or a vowel is loose.

    `places` are its signs, as the file holds them, and where each begins on the line.
    """
    if _LOOSE_MARK.search(text):
        return True
    letters = [place for sign, place in places if _LETTER.match(sign)]
    steps = [after - before for before, after in pairwise(letters)]
    return sum(step > 0 for step in steps) > sum(step < 0 for step in steps)


def in_order(signs: Sequence[tuple[str, Box]], size: float) -> str:
    """Return the signs of one line from right to left, each vowel after its letter, words parted by white space."""
    bases = [(sign, box) for sign, box in signs if not unicodedata.combining(sign)]
    marks: list[list[str]] = [[] for _ in bases]
    for sign, box in signs:
        if unicodedata.combining(sign) and bases:
            marks[_under(box, [base for _, base in bases])].append(sign)
    order = sorted(range(len(bases)), key=lambda number: -_middle(bases[number][1]))
    text = ""
    before: Box | None = None
    for number in order:
        sign, box = bases[number]
        if before is not None and before.left - box.right > _GAP * size:
            text += " "
        text += sign + "".join(marks[number])
        before = box
    return _RUN.sub(lambda found: found[0][::-1], text)


def _under(mark: Box, bases: Sequence[Box]) -> int:
    """Return the letter over or under which a vowel stands."""
    at = _middle(mark)
    return min(range(len(bases)), key=lambda number: _distance(at, bases[number]))


def _distance(at: float, box: Box) -> tuple[float, float]:
    outside = max(box.left - at, at - box.right, 0.0)
    return outside, abs(at - _middle(box))


def _middle(box: Box) -> float:
    return (box.left + box.right) / 2
