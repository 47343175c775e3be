"""How others find a passage again, written anew from what they document: beside ours in `anchoring.py`.

Hypothesis' client: the position where it reproduces the quote, else the best of all exact or, where there is none, all
approximate matches with fewest errors (at most half of the quote, 256), by the weights 50 quote, 20 prefix, 20 suffix,
2 position. It has no threshold of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.domain.likeness import _distances, best_match
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from studyapp.domain.selector import Selector


def by_position(selector: Selector, text: str) -> Span | None:
    """Believe the position if the words are there, else the quote if it is there once."""
    if text[selector.start : selector.end] == selector.quote:
        return selector.span
    if text.count(selector.quote) == 1:
        start = text.index(selector.quote)
        return Span(start, start + len(selector.quote))
    return None


def by_hypothesis(selector: Selector, text: str) -> Span | None:
    """Find it as Hypothesis does."""
    quote = selector.quote
    if text[selector.start : selector.end] == quote:
        return selector.span
    matches = _matches(quote, text)
    if not matches:
        return None

    def score(match: tuple[int, int, int]) -> float:
        start, end, errors = match
        before = text[max(0, start - len(selector.prefix)) : start]
        behind = text[end : end + len(selector.suffix)]
        return (
            50 * (1 - errors / len(quote))
            + 20 * _part(before, selector.prefix)
            + 20 * _part(behind, selector.suffix)
            + 2 * (1 - abs(start - selector.start) / len(text))
        )

    start, end, _ = max(matches, key=score)
    return Span(start, end)


def _part(text: str, wanted: str) -> float:
    if not wanted:
        return 1.0
    return 1 - best_match(wanted, text).distance / len(wanted) if text else 0.0


def _matches(quote: str, text: str) -> list[tuple[int, int, int]]:
    exact: list[tuple[int, int, int]] = []
    at = text.find(quote)
    while at >= 0:
        exact.append((at, at + len(quote), 0))
        at = text.find(quote, at + 1)
    if exact:
        return exact
    ends = _distances(quote, text, anywhere=True)
    errors = min(ends)
    if errors > min(256, len(quote) // 2):
        return []
    found: list[tuple[int, int, int]] = []
    for end in (at + 1 for at, distance in enumerate(ends) if distance == errors):
        piece = text[max(0, end - len(quote) - errors) : end]
        match = best_match(quote, piece)
        found.append((end - len(piece) + match.start, end - len(piece) + match.end, errors))
    return found
