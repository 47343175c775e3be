"""Running heads, feet and page numbers: what comes again and again at the edges of pages is no part of the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from studyapp.formats.numerals import roman_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.formats.pdf_columns import Line

_EDGE_LINES = 3
"""Lines from the top and from the bottom of a page that may be furniture."""
_NEAR = 2
"""Pages between a running head and its like: left and right pages often have different ones."""
_SAME_PLACE = 6.0
_SAME_ROW = 2.0
_MOST_PAGES = 0.5
"""Share of the lines at one place that must be furniture for the others to be."""
_MANY = 2000
"""Candidates that are compared with one another; where there are more, numbers that count are believed."""
_NUMBER = re.compile(r"^\W*(?:page|p\.|seite|s\.)?\s*(\d{1,4}|[ivxlc]{1,7})\W*(?:(?:of|/|von)\s*\d{1,4})?\W*$", re.I)
_AT_END = re.compile(r"^(\d{1,4})\b|\b(\d{1,4})$")


@dataclass(frozen=True, slots=True)
class Edges:
    """What a page's edges hold.

    Attributes:
        lines: numbers of the page's lines that are furniture.
        number: the printed page number, or "".
    """

    lines: frozenset[int]
    number: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    page: int
    line: int
    key: str
    place: float
    size: float
    number: str
    is_number: bool

    def is_near(self, other: _Candidate) -> bool:
        """Tell whether the two stand at the same height of their pages."""
        return abs(self.place - other.place) <= _SAME_PLACE


def edges_of(pages: Sequence[Sequence[Line]], size: float) -> tuple[Edges, ...]:
    """Return what stands at the edges of each page; `size` is the type size of most of the text."""
    candidates = [candidate for number, lines in enumerate(pages) for candidate in _candidates(number, lines)]
    numbered = _numbered(candidates, len(pages))
    found = numbered | _repeated(candidates)
    found |= _alike(candidates, found) | _apart(candidates, pages, size)
    furniture: defaultdict[int, set[int]] = defaultdict(set)
    labels: dict[int, str] = {}
    for candidate in found:
        furniture[candidate.page].add(candidate.line)
    kept = [_outermost(lines, furniture[page]) for page, lines in enumerate(pages)]
    for candidate in candidates:
        if candidate in numbered and candidate.line in kept[candidate.page]:
            labels[candidate.page] = candidate.number
    return tuple(Edges(lines, labels.get(page, "")) for page, lines in enumerate(kept))


def _outermost(lines: Sequence[Line], found: set[int]) -> frozenset[int]:
    """Return those of the found lines beyond which nothing else stands: what the text goes around is text."""
    if not found:
        return frozenset()
    order = sorted(range(len(lines)), key=lambda number: -lines[number].y)
    kept: set[int] = set()
    for numbers in (order, order[::-1]):
        edge = next((number for number in numbers if number not in found), None)
        for number in numbers:
            if edge is not None and abs(lines[number].y - lines[edge].y) <= _SAME_ROW:
                break
            kept.add(number)
    return frozenset(kept)


def _candidates(page: int, lines: Sequence[Line]) -> list[_Candidate]:
    """Return the lines at the top and at the bottom, as they stand on the page."""
    order = sorted(range(len(lines)), key=lambda number: -lines[number].y)
    chosen = {*order[:_EDGE_LINES], *order[-_EDGE_LINES:]}
    return [
        _Candidate(
            page, number, re.sub(r"\d+", "#", line.text.casefold()).strip(), line.y, line.size, *_number(line.text)
        )
        for number in sorted(chosen)
        for line in (lines[number],)
        if len(line.text) <= 120
    ]


def _number(text: str) -> tuple[str, bool]:
    """Return the page number that the line is, or that stands at one of its ends; and whether it is all there is."""
    alone = _NUMBER.match(text)
    if alone:
        return alone[1], True
    at_end = _AT_END.search(text)
    return (at_end[1] or at_end[2], False) if at_end and len(text) <= 100 else ("", False)


def _repeated(candidates: Sequence[_Candidate]) -> frozenset[_Candidate]:
    """Return what stands at the same place, in the same words, on a page nearby."""
    by_key: defaultdict[str, list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_key[candidate.key].append(candidate)
    repeated: set[_Candidate] = set()
    for key, group in by_key.items():
        wanted = 3 if not re.search(r"[^\W#]", key) else 2
        if len(group) < wanted:
            continue
        for before, after in pairwise(group):
            if 0 < after.page - before.page <= _NEAR and after.is_near(before):
                repeated.update((before, after))
    return frozenset(repeated)


def _alike(candidates: Sequence[_Candidate], found: frozenset[_Candidate]) -> frozenset[_Candidate]:
    """Return what stands where two others are furniture, in their size: the head of a chapter of one page."""
    places = Counter((round(candidate.place), round(candidate.size, 1)) for candidate in found)
    all_there = Counter((round(candidate.place), round(candidate.size, 1)) for candidate in candidates)
    often = {place for place, count in places.items() if count > 1 and count >= _MOST_PAGES * all_there[place]}
    return frozenset(c for c in candidates if (round(c.place), round(c.size, 1)) in often)


def _apart(candidates: Sequence[_Candidate], pages: Sequence[Sequence[Line]], size: float) -> frozenset[_Candidate]:
    """Return first lines that are smaller than the text and stand well above it: heads of a document of few pages."""
    apart: set[_Candidate] = set()
    for candidate in candidates:
        places = sorted({line.y for line in pages[candidate.page]}, reverse=True)
        is_first = len(places) > _EDGE_LINES and candidate.place == places[0]
        if is_first and candidate.size < 0.9 * size and places[0] - places[1] > 1.8 * size and len(pages) > 1:
            apart.add(candidate)
    return frozenset(apart)


def _numbered(candidates: Sequence[_Candidate], page_count: int) -> frozenset[_Candidate]:
    """Return those whose numbers count with the pages, at one height; of a lone page, its number alone."""
    groups: defaultdict[tuple[int, bool], list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.number:
            groups[_offset(candidate)].append(candidate)
    counting: set[_Candidate] = set()
    for group in groups.values():
        for candidate in group:
            pages = {other.page for other in group if other.is_near(candidate)} if len(group) <= _MANY else {*range(9)}
            wanted = (1 if page_count == 1 else 2) if candidate.is_number else 3
            if len(pages) >= wanted:
                counting.add(candidate)
    return frozenset(counting)


def _offset(candidate: _Candidate) -> tuple[int, bool]:
    number = candidate.number
    return (int(number) if number.isdigit() else roman_value(number)) - candidate.page, number.isdigit()
