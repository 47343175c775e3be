"""The marks of the axis: days to millions of years, chosen by the room there is for their labels.

A stretch has one unit; above days and months stands the month or year they belong to, as on a wall calendar.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from studyapp.domain.calendar import day_number_of
from studyapp.ui.date_words import gap_words, month_name, month_words, year_words, ymd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyapp.ui.timeline.scale import Piece, Scale

_DAYS_PER_MONTH = 30.44
_DAYS_PER_YEAR = 365.2425
_DAY_ROOM = 26.0  # "25"
_MONTH_ROOM = 34.0  # "Aug"
_YEAR_ROOM = 62.0  # "500 BCE"
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 3, 6)
_YEAR_STEPS = tuple(step * 10**power for power in range(9) for step in (1, 2, 5))
_MONDAY = 4  # day 4, 5 January 1970, was a Monday


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark with its label below the line; `strong` where a larger unit begins."""

    x: float
    label: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the upper row: a month over its days, a year over its months; labels from long to short."""

    left: float
    right: float
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A break of the axis, with the time it leaves out in words."""

    left: float
    right: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Everything that is drawn of the axis between two positions."""

    ticks: tuple[Tick, ...]
    bands: tuple[Band, ...]
    gaps: tuple[Gap, ...]


def axis(scale: Scale, left: float, right: float) -> Axis:
    """Return the marks between two positions, with a little beyond either side so that labels do not pop up."""
    ticks: list[Tick] = []
    bands: list[Band] = []
    gaps: list[Gap] = []
    for piece in scale.pieces:
        if piece.right < left - 200 or piece.left > right + 200:
            continue
        if piece.is_break:
            gaps.append(Gap(piece.left, piece.right, gap_words(piece.last - piece.first)))
            continue
        first = piece.first + max(left - 200 - piece.left, 0) / piece.pixels_per_day
        last = piece.last - max(piece.right - right - 200, 0) / piece.pixels_per_day
        _mark(piece, first, last, ticks, bands)
    return Axis(tuple(ticks), tuple(bands), tuple(gaps))


def _mark(piece: Piece, first: float, last: float, ticks: list[Tick], bands: list[Band]) -> None:
    per_day = piece.pixels_per_day
    for step in _DAY_STEPS:
        if step * per_day >= _DAY_ROOM:
            ticks.extend(_day_ticks(piece, first, last, step))
            bands.extend(_bands(piece, first, last, months=True))
            return
    for step in _MONTH_STEPS:
        if step * per_day * _DAYS_PER_MONTH >= _MONTH_ROOM:
            ticks.extend(_month_ticks(piece, first, last, step))
            bands.extend(_bands(piece, first, last, months=False))
            return
    for step in _YEAR_STEPS:
        if step * per_day * _DAYS_PER_YEAR >= _YEAR_ROOM:
            ticks.extend(_year_ticks(piece, first, last, step))
            return


def _at(piece: Piece, day: float) -> float:
    return piece.left + (day - piece.first) * piece.pixels_per_day


def _day_ticks(piece: Piece, first: float, last: float, step: int) -> Iterator[Tick]:
    if step % 7 == 0:
        begin = ceil((first - _MONDAY) / step) * step + _MONDAY
        days = range(begin, floor(last) + 1, step)
    else:
        days = (day for day in range(ceil(first), floor(last) + 1) if _is_day_step(ymd(day)[2], step))
    for day in days:
        label = ymd(day)[2]
        yield Tick(_at(piece, day), str(label), strong=label == 1)


def _is_day_step(day_of_month: int, step: int) -> bool:
    # Counted from the first of each month, and never two labels side by side at its end.
    return (day_of_month - 1) % step == 0 and not (step > 1 and day_of_month == 31)


def _month_ticks(piece: Piece, first: float, last: float, step: int) -> Iterator[Tick]:
    year, month, _ = ymd(floor(first))
    month = (month - 1) // step * step + 1
    while (day := day_number_of(year, month, 1)) <= last:
        if day >= first:
            yield Tick(_at(piece, day), month_name(month, short=True), strong=month == 1)
        year, month = (year, month + step) if month + step <= 12 else (year + 1, 1)


def _year_ticks(piece: Piece, first: float, last: float, step: int) -> Iterator[Tick]:
    year = floor(ymd(floor(first))[0] / step) * step
    while (day := day_number_of(_round_year(year, step), 1, 1)) <= last:
        if day >= first:
            yield Tick(_at(piece, day), year_words(_round_year(year, step)), strong=year % (step * 10) == 0)
        year += step


def _round_year(year: int, step: int) -> int:
    """Return the year whose words are round: there is no year 0, so "500 BCE" is -499 and 0 becomes 1 CE."""
    return year + 1 if year <= 0 and step > 1 else year


def _bands(piece: Piece, first: float, last: float, *, months: bool) -> Iterator[Band]:
    year, month, _ = ymd(floor(first))
    month = month if months else 1
    while (day := day_number_of(year, month, 1)) <= last:
        year_after, month_after = (year, month + 1) if months and month < 12 else (year + 1, 1)
        left = max(_at(piece, day), piece.left)
        right = min(_at(piece, day_number_of(year_after, month_after, 1)), piece.right)
        yield Band(left, right, _month_labels(year, month) if months else (year_words(year),))
        year, month = year_after, month_after


def _month_labels(year: int, month: int) -> tuple[str, ...]:
    return month_words(year, month), month_words(year, month, short=True), month_name(month, short=True)
