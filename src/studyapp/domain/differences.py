"""Where a typed answer differs from the right one, letter by letter; long answers word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from studyapp.domain.analysis import fold

_LETTERS_UP_TO = 40
"""Longer answers are compared by words: single letters of a sentence tell nobody anything."""

_ALIKE = 0.5


class Difference(StrEnum):
    """What a piece of an answer is."""

    SAME = "same"
    EXTRA = "extra"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of what was typed (SAME, EXTRA), or of what is right (MISSING)."""

    kind: Difference
    text: str


def differences(given: str, right: str) -> tuple[Piece, ...]:
    """Return what was typed with what it lacks put in; case and accents do not differ.

    The SAME and EXTRA pieces together are what was typed, the SAME and MISSING ones are what is right but for case.
    """
    typed, wanted = _parts(given, right), _parts(right, right)
    matcher = SequenceMatcher(
        None, [fold(part) or part for part in typed], [fold(part) or part for part in wanted], False
    )
    pieces: list[Piece] = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Difference.SAME, "".join(typed[start:end])))
            continue
        if end > start:
            pieces.append(Piece(Difference.EXTRA, "".join(typed[start:end])))
        if other_end > other_start:
            pieces.append(Piece(Difference.MISSING, "".join(wanted[other_start:other_end])))
    return tuple(pieces)


def alike(given: str, right: str) -> bool:
    """Tell whether two answers have so much in common that marking the rest helps."""
    return SequenceMatcher(None, fold(given), fold(right), autojunk=False).ratio() >= _ALIKE


def _parts(text: str, right: str) -> list[str]:
    return list(text) if len(right) <= _LETTERS_UP_TO else re.findall(r"\s+|\S+", text)
