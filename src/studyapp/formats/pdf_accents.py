"""Accents that a PDF draws as signs of their own, over or under their letters: many presses set "é" as "´" and "e".

Only the places tell them from a sign that stands for itself, such as the backtick of a program.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GONE = "\ufdd0"
"""Stands in the place of a sign that has become part of another one."""

_ABOVE = {
    "`": "\u0300",
    "\u00b4": "\u0301",
    "\u02c6": "\u0302",
    "\u02dc": "\u0303",
    "\u00af": "\u0304",
    "\u02d8": "\u0306",
    "\u02d9": "\u0307",
    "\u00a8": "\u0308",
    "\u02da": "\u030a",
    "\u02dd": "\u030b",
    "\u02c7": "\u030c",
}
_BELOW = {"\u00b8": "\u0327", "\u02db": "\u0328"}
_ACCENT = re.compile(f"[{''.join({**_ABOVE, **_BELOW})}]")
_UNDOTTED = {"\u0131": "i", "\u0237": "j"}
_NEAR, _FAR = 3, 160
"""Signs around an accent among which its letter is looked for: first beside it, then in the lines around, where the
order of the page's signs has parted them (a capital's accent stands so high that it seems to be of another line)."""
_MOST = 4000
"""Accents of a page; a page of prose has a hundred."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a sign's ink is, in points."""

    left: float
    right: float
    bottom: float
    top: float


def with_accents(text: str, box: Callable[[int], Box]) -> str:
    """Return the signs of a page with each accent in its letter, and `GONE` or a blank in the accent's place."""
    found = [match.start() for match in _ACCENT.finditer(text)]
    if not found or len(found) > _MOST:
        return text
    signs = list(text)
    for at in found:
        accent = box(at)
        for other in _around(at, len(signs)):
            composed = _composed(signs[other], text[at])
            if composed and _belongs(accent, box(other), is_above=text[at] in _ABOVE):
                signs[other] = composed
                signs[at] = GONE if abs(other - at) <= _NEAR else " "
                for between in range(min(at, other) + 1, max(at, other)):
                    if signs[at] == GONE and signs[between].isspace():
                        signs[between] = GONE
                break
    return "".join(signs)


def _around(at: int, count: int) -> Iterator[int]:
    """Yield the places before and behind, the nearest first."""
    for step in range(1, _FAR + 1):
        if at + step < count:
            yield at + step
        if at - step >= 0:
            yield at - step


def _composed(letter: str, accent: str) -> str:
    if not letter.isalpha():
        return ""
    mark = _ABOVE.get(accent) or _BELOW[accent]
    composed = unicodedata.normalize("NFC", _UNDOTTED.get(letter, letter) + mark)
    return composed if len(composed) == 1 else ""


def _belongs(accent: Box, letter: Box, *, is_above: bool) -> bool:
    width, height = letter.right - letter.left, letter.top - letter.bottom
    if width <= 0 or height <= 0:
        return False
    middle = (accent.left + accent.right) / 2
    if not letter.left - 0.1 * width <= middle <= letter.right + 0.15 * width:
        return False
    if is_above:
        return letter.bottom + 0.4 * height < accent.bottom < letter.top + 0.6 * height
    return letter.bottom - 0.6 * height < accent.top < letter.bottom + 0.5 * height
