"""Where a day lies on the axis: linear within a stretch, with the time between stretches squeezed into a break.

An article that tells of the 1980s and of last week would be unreadable on one linear axis: last week would be a pixel.
Days are day numbers (`domain.calendar`), positions are scene pixels.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BREAK_WIDTH = 36.0
# (share of the axis, share of the dates): so many dates on so little of it deserve a stretch of their own.
_CROWDS = ((0.1, 0.34), (0.01, 0.12))
_WORTH = 0.5  # a break leaves out at least this share of what the crowd beside it takes
_MAX_DEPTH = 3
_MIN_DATES = 3
_SHARE_POWER = 0.6  # a stretch with four times the dates gets about twice the room
_PADDING = 0.05
_MIN_PADDING_DAYS = 0.6


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the axis that is drawn to one scale.

    Attributes:
        first, last: day numbers, padding included.
        share: of the room that the breaks leave, 0..1.
    """

    first: float
    last: float
    share: float


@dataclass(frozen=True, slots=True)
class Division:
    """The whole axis: stretches in order, and its ends, which may lie beyond the outer stretches."""

    first: float
    last: float
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch or a break in place."""

    first: float
    last: float
    left: float
    right: float
    is_break: bool = False

    @property
    def pixels_per_day(self) -> float:
        """The scale of this piece."""
        return (self.right - self.left) / max(self.last - self.first, 1e-9)


@dataclass(frozen=True, slots=True)
class Scale:
    """A division laid out over a width in pixels; days and positions beyond either end are continued linearly."""

    pieces: tuple[Piece, ...]
    _firsts: tuple[float, ...] = field(init=False, repr=False)
    _lefts: tuple[float, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_firsts", tuple(piece.first for piece in self.pieces))
        object.__setattr__(self, "_lefts", tuple(piece.left for piece in self.pieces))

    @property
    def width(self) -> float:
        """The right end of the axis."""
        return self.pieces[-1].right

    def x(self, day: float) -> float:
        """Return the position of a day."""
        piece = self.pieces[max(bisect_right(self._firsts, day) - 1, 0)]
        return piece.left + (day - piece.first) * piece.pixels_per_day

    def day(self, x: float) -> float:
        """Return the day at a position."""
        piece = self.pieces[max(bisect_right(self._lefts, x) - 1, 0)]
        return piece.first + (x - piece.left) / piece.pixels_per_day


def divide(ranges: Sequence[tuple[float, float]], *, breaks: bool = True) -> Division | None:
    """Divide the axis so that crowded times get room; with `breaks=False` into one linear stretch.

    The ranges are the events' first days and the days after their last; without any there is no axis.
    """
    dates = sorted({day for pair in ranges for day in pair})
    if not dates:
        return None
    parts = [part for part in _divided(dates, _MAX_DEPTH) if _holds_one(part, ranges)] if breaks else [dates]
    parts = parts or [dates]
    weights = [len(part) ** _SHARE_POWER for part in parts]
    padded = _padded(parts)
    shares = [weight / sum(weights) for weight in weights]
    stretches = tuple(Stretch(*bounds, share) for bounds, share in zip(padded, shares, strict=True))
    return Division(min(dates[0], stretches[0].first), max(dates[-1], stretches[-1].last), stretches)


def scale_of(division: Division, width: float) -> Scale:
    """Lay the division out over a width in pixels; breaks keep their width."""
    stretches = division.stretches
    lead = division.first < stretches[0].first
    tail = division.last > stretches[-1].last
    room = max(width - BREAK_WIDTH * (len(stretches) - 1 + lead + tail), 1.0)
    pieces: list[Piece] = []
    left, day = 0.0, division.first
    for stretch in stretches:
        if stretch.first > day:
            pieces.append(Piece(day, stretch.first, left, left + BREAK_WIDTH, is_break=True))
            left += BREAK_WIDTH
        pieces.append(Piece(stretch.first, stretch.last, left, left + room * stretch.share))
        left, day = pieces[-1].right, stretch.last
    if tail:
        pieces.append(Piece(day, division.last, left, left + BREAK_WIDTH, is_break=True))
    return Scale(tuple(pieces))


def _divided(dates: list[float], depth: int) -> list[list[float]]:
    extent = dates[-1] - dates[0]
    if depth == 0 or len(dates) < _MIN_DATES or extent <= 0:
        return [dates]
    for window, crowd in _CROWDS:
        begin, end = _densest(dates, extent * window)
        crowded = max(_MIN_DATES, len(dates) * crowd) <= end - begin < len(dates)
        if crowded and _stands_alone(dates, begin, end):
            parts = (dates[:begin], dates[begin:end], dates[end:])
            return [smaller for part in parts if part for smaller in _divided(part, depth - 1)]
    return [dates]


def _densest(dates: list[float], window: float) -> tuple[int, int]:
    """Return the index range of the window that holds the most dates, the earliest of equals."""
    best = (0, 1)
    for begin, day in enumerate(dates):
        end = bisect_right(dates, day + window)
        if end - begin > best[1] - best[0]:
            best = (begin, end)
    return best


def _stands_alone(dates: list[float], begin: int, end: int) -> bool:
    """Tell whether there is enough empty time to either side to be worth a break."""
    least = (dates[end - 1] - dates[begin]) * _WORTH
    before = dates[begin] - dates[begin - 1] if begin else None
    after = dates[end] - dates[end - 1] if end < len(dates) else None
    return all(gap is None or gap >= least for gap in (before, after))


def _holds_one(part: list[float], ranges: Sequence[tuple[float, float]]) -> bool:
    """Tell whether some event lies wholly within the part: a lone end of a long bar needs no room of its own."""
    return any(part[0] <= first and last <= part[-1] for first, last in ranges)


def _padded(parts: list[list[float]]) -> list[tuple[float, float]]:
    """Give each part some room at its ends, at most a third of the empty time to its neighbour."""
    gaps = [inf, *(right[0] - left[-1] for left, right in pairwise(parts)), inf]
    bounds: list[tuple[float, float]] = []
    for part, before, after in zip(parts, gaps, gaps[1:], strict=False):
        padding = max((part[-1] - part[0]) * _PADDING, _MIN_PADDING_DAYS)
        bounds.append((part[0] - min(padding, before / 3), part[-1] + min(padding, after / 3)))
    return bounds
