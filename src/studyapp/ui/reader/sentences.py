"""Cuts what is shown into sentences for reading aloud; every sentence is a span of the canonical text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studyapp.ui.reader.pieces import Piece

_END = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+(?=[\"“‘«(\[]*[^\Wa-z_])|(?<=[。！？؟])[」』”]?\s*")
_SHORT = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|etc|e\.g|i\.e|p|pp)|\b[A-Z])\.\s*$")


def sentences_of(text: str, pieces: Iterable[Piece]) -> tuple[Span, ...]:
    """Return the sentences in text order, without white space around them; pictures and empty cells have none."""
    found: list[Span] = []
    for piece in pieces:
        if piece.is_picture:
            continue
        start = piece.start
        for match in _END.finditer(text, piece.start, piece.end):
            if not _SHORT.search(text, max(start, match.start() - 8), match.start()):
                _add(found, text, start, match.end())
                start = match.end()
        _add(found, text, start, piece.end)
    return tuple(found)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if any(letter.isalnum() for letter in text[start:end]):
        found.append(Span(start, end))
