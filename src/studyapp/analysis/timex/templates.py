"""What the grammar reads from the words, before it is known when the document is set."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Base(StrEnum):
    """What an offset counts from: the document's date, or the time told last."""

    DOCUMENT = "document"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Point:
    """Fields of a calendar date; the missing larger ones come from the anchor.

    Attributes:
        year: astronomical (0 is 1 BCE).
        weekday: 1 (Monday) to 7.
        season: SP, SU, FA, WI; part of the year: Q1-Q4, H1, H2.
        part: MO, AF, EV, NI, or a clock time as TIMEX3 writes it ("T10:30").
        step: -1, 0, 1 for "last", "this", "next" on the smallest field; None where nothing is said.
        year_step: the same for the year ("June last year").
        end_day: last day of a range of days ("5–6 September").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str = ""
    part: str = ""
    step: int | None = None
    year_step: int | None = None
    end_day: int | None = None
    short_year: int | None = None
    told: bool = False
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units away: "yesterday", "two weeks ago", "last year", "the following month".

    Attributes:
        unit: TIMEX3 letter, see `lexicon.UNITS`; "WE" for weekends.
        comparing: keeps the granularity of the quarter told last ("a year earlier").
        year: the year itself, for "the 1988 period", where it is comparing.
    """

    unit: str
    amount: int
    base: Base = Base.DOCUMENT
    part: str = ""
    comparing: bool = False
    mod: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """A value that needs no anchor: "198", "BC0044", "PRESENT_REF"."""

    value: str
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Length:
    """A duration ("P3D", "PXY")."""

    value: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """A set of times ("P1D", "XXXX-WXX-3")."""

    value: str


@dataclass(frozen=True, slots=True)
class ClockOnly:
    """A clock time or part of the day without a day: the day is the one told last."""

    part: str


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with a name, see `holidays`; year, step and year_step as in `Point`."""

    name: str
    year: int | None = None
    step: int | None = None
    year_step: int | None = None


Template = Point | Offset | Whole | Length | Repeated | ClockOnly | Holiday


@dataclass(frozen=True, slots=True)
class Expression:
    """A recognised time expression: code points of the passage, and what was read."""

    start: int
    end: int
    template: Template
    rule: str
