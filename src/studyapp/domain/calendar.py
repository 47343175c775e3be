"""Calendar arithmetic on TIMEX3 values and EDTF dates: pure, proleptic Gregorian, any year.

Years are astronomical everywhere (0 is 1 BCE, -43 is 44 BCE), as ISO 8601 and EDTF count; only TIMEX3 writes "BC0044".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from studyapp.domain.analysis import Precision

_DAY = re.compile(r"Y?(-?\d+)(?:-(\d\d))?(?:-(\d\d))?$")
_YEAR_PART = re.compile(r"(BC|-)?(\d{4,})(?:-(.+))?$")
_WEEK = re.compile(r"W(\d\d)(?:-(\d|WE))?$")
_MONTH_DAY = re.compile(r"(\d\d)(?:-(\d\d|XX))?$")
_DECADE = re.compile(r"(BC)?(\d{3})X?$")
_CENTURY = re.compile(r"(BC)?(\d{2})(?:XX)?$")
_CLOCK = re.compile(r"T.*$")

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SEASONS = {"SP": (3, 5, 21), "SU": (6, 8, 22), "FA": (9, 11, 23), "WI": (12, 2, 24)}
_QUARTERS = {"Q1": (1, 3, 33), "Q2": (4, 6, 34), "Q3": (7, 9, 35), "Q4": (10, 12, 36)}
_HALVES = {"H1": (1, 6, 40), "H2": (7, 12, 41)}
# EDTF level 2 codes for parts of a year (Library of Congress, 2019): 21-24 seasons, 33-36 quarters, 40-41 halves.
_PART_OF_CODE = {
    code: (first, last) for first, last, code in (*_SEASONS.values(), *_QUARTERS.values(), *_HALVES.values())
}
_CODE_ALIASES = {25: 21, 26: 22, 27: 23, 28: 24}


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of days on the calendar.

    Attributes:
        earliest, latest: ISO 8601 days ("-0043-03-15" is in 44 BCE); None where open.
        edtf: the same as EDTF level 1-2; "" for no time on the calendar.
    """

    earliest: str | None
    latest: str | None
    edtf: str
    precision: Precision


NOWHERE = Interval(None, None, "", Precision.UNKNOWN)
"""What names no time on the calendar: durations, sets, PRESENT_REF, XXXX-07."""


def day_number(iso: str) -> int:
    """Return the number of the day, 0 for 1970-01-01; a year or a month stands for its first day.

    Raises ValueError for anything else.
    """
    found = _DAY.match(iso)
    if not found:
        raise ValueError(iso)
    return day_number_of(int(found[1]), int(found[2] or 1), int(found[3] or 1))


def day_number_of(year: int, month: int, day: int) -> int:
    """Return the number of the day, 0 for 1970-01-01.

    Algorithm: Howard Hinnant, "chrono-compatible low-level date algorithms", 2014.
    """
    shifted = year - (month <= 2)
    era = shifted // 400
    year_of_era = shifted - era * 400
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719468


def iso_day(number: int) -> str:
    """Return the ISO 8601 day with this number; the inverse of `day_number`."""
    shifted = number + 719468
    era = shifted // 146097
    day_of_era = shifted - era * 146097
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month_index = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month_index + 2) // 5 + 1
    month = month_index + (3 if month_index < 10 else -9)
    return iso_of(year_of_era + era * 400 + (month <= 2), month, day)


def iso_of(year: int, month: int | None = None, day: int | None = None) -> str:
    """Write a day, a month or a year as ISO 8601 does; years have a sign and at least four digits."""
    text = iso_year(year)
    if month is not None:
        text += f"-{month:02}"
        if day is not None:
            text += f"-{day:02}"
    return text


def iso_year(year: int) -> str:
    """Write a year: "0476", "-0043", and with EDTF's prefix beyond four digits "Y-12000"."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _MONTH_LENGTHS[month - 1] + leap


def interval_of_timex(value: str, *, approximate: bool = False) -> Interval:
    """Read a TIMEX3 value; NOWHERE for what names no time on the calendar.

    With `approximate` the EDTF says so ("1872~"); the days stay those of the text.
    """
    interval = _of_timex(_CLOCK.sub("", value.removeprefix("FY")))
    if approximate and interval.edtf:
        ends = (f"{end}~" if end and end != ".." else end for end in interval.edtf.split("/"))
        return Interval(interval.earliest, interval.latest, "/".join(ends), interval.precision)
    return interval


def interval_of_edtf(edtf: str) -> Interval:
    """Read an EDTF date or interval, level 0-1 and the season, quarter and decade forms of level 2.

    Raises ValueError for anything else.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _of_edtf_date(edtf)
    begin = None if first in ("", "..") else _of_edtf_date(first)
    end = None if last in ("", "..") else _of_edtf_date(last)
    if begin is None and end is None:
        raise ValueError(edtf)
    return Interval(begin.earliest if begin else None, end.latest if end else None, edtf, Precision.RANGE)


def joined(begin: Interval, end: Interval) -> Interval:
    """Return the interval from the beginning of one to the end of the other; `begin` where they are out of order."""
    if begin.earliest is None or end.latest is None or day_number(begin.earliest) > day_number(end.latest):
        return begin
    return Interval(begin.earliest, end.latest, f"{_start_of(begin)}/{_end_of(end)}", Precision.RANGE)


def opened(interval: Interval, *, before: bool) -> Interval:
    """Return the interval without its beginning ("until 1815") or its end ("since 1815")."""
    if not interval.edtf:
        return interval
    if before:
        return Interval(None, interval.latest, f"../{_end_of(interval)}", Precision.RANGE)
    return Interval(interval.earliest, None, f"{_start_of(interval)}/..", Precision.RANGE)


def third_of(interval: Interval, part: int) -> Interval:
    """Return the early (0), middle (1) or late (2) stretch of a decade or century; other intervals as they are.

    "Early" and "late" are read as halves of a decade and thirds of a century, "mid" as the years between.
    """
    if interval.precision not in (Precision.DECADE, Precision.CENTURY) or interval.earliest is None:
        return interval
    first = int(interval.earliest[: -len("-01-01")].removeprefix("Y"))
    decade = interval.precision is Precision.DECADE
    begin, end = ((0, 4), (3, 6), (5, 9))[part] if decade else ((0, 33), (34, 66), (67, 99))[part]
    return _years(first + begin, first + end, Precision.RANGE)


def _of_timex(value: str) -> Interval:
    if found := _DECADE.match(value):
        digits = int(found[2])
        if found[1]:
            return _years(1 - (digits * 10 + 9), 1 - digits * 10, Precision.DECADE)
        return _years(digits * 10, digits * 10 + 9, Precision.DECADE, f"{digits:03}X")
    if found := _CENTURY.match(value):
        digits = int(found[2])
        if found[1]:
            return _years(1 - (digits * 100 + 100), -digits * 100, Precision.CENTURY)
        return _years(digits * 100, digits * 100 + 99, Precision.CENTURY, f"{digits:02}XX")
    found = _YEAR_PART.match(value)
    if not found:
        return NOWHERE
    year = int(found[2])
    year = 1 - year if found[1] == "BC" else -year if found[1] else year
    return _of_year(year, found[3] or "")


def _of_year(year: int, rest: str) -> Interval:
    if rest in ("", "XX", "XX-XX"):
        return _years(year, year, Precision.YEAR, iso_year(year))
    if rest in _SEASONS:
        return _part_of_year(year, _SEASONS[rest][2], Precision.SEASON)
    if rest in _QUARTERS:
        return _part_of_year(year, _QUARTERS[rest][2], Precision.QUARTER)
    if rest in _HALVES:
        return _part_of_year(year, _HALVES[rest][2], Precision.RANGE)
    if found := _WEEK.match(rest):
        return _week(year, int(found[1]), found[2])
    found = _MONTH_DAY.match(rest)
    if not found or not 1 <= int(found[1]) <= 12:
        return NOWHERE
    month, day = int(found[1]), found[2]
    if day and day != "XX":
        if not 1 <= int(day) <= month_length(year, month):
            return NOWHERE
        iso = iso_of(year, month, int(day))
        return Interval(iso, iso, iso, Precision.DAY)
    return _months(year, month, year, month, iso_of(year, month), Precision.MONTH)


def _week(year: int, week: int, day: str | None) -> Interval:
    try:
        monday = date.fromisocalendar(year, week, 1)
        first = monday + timedelta(5 if day == "WE" else int(day) - 1 if day else 0)
        last = first if day and day != "WE" else monday + timedelta(6)
    except (ValueError, OverflowError):
        return NOWHERE
    if first == last:
        return Interval(first.isoformat(), first.isoformat(), first.isoformat(), Precision.DAY)
    return Interval(first.isoformat(), last.isoformat(), f"{first}/{last}", Precision.RANGE)


def _part_of_year(year: int, code: int, precision: Precision) -> Interval:
    first, last = _PART_OF_CODE[code]
    return _months(year, first, year + (last < first), last, f"{iso_year(year)}-{code}", precision)


def _years(first: int, last: int, precision: Precision, edtf: str = "") -> Interval:
    return _months(first, 1, last, 12, edtf or f"{iso_year(first)}/{iso_year(last)}", precision)


def _months(year: int, month: int, last_year: int, last_month: int, edtf: str, precision: Precision) -> Interval:
    latest = iso_of(last_year, last_month, month_length(last_year, last_month))
    return Interval(iso_of(year, month, 1), latest, edtf, precision)


def _of_edtf_date(text: str) -> Interval:
    bare = text.rstrip("~?%")
    if found := re.fullmatch(r"(-?\d{4})-(\d\d)", bare):
        code = _CODE_ALIASES.get(int(found[2]), int(found[2]))
        if code in _PART_OF_CODE and code > 12:
            precision = Precision.SEASON if code < 30 else Precision.QUARTER if code < 40 else Precision.RANGE
            interval = _part_of_year(int(found[1]), code, precision)
            return Interval(interval.earliest, interval.latest, text, precision)
    if found := re.fullmatch(r"Y(-?\d{5,})", bare):
        interval = _years(int(found[1]), int(found[1]), Precision.YEAR)
    elif found := re.fullmatch(r"-(\d{4})(-\d\d(?:-\d\d)?)?", bare):
        interval = _of_year(-int(found[1]), (found[2] or "").removeprefix("-"))
    elif re.fullmatch(r"\d{4}(-\d\d(-(\d\d|XX))?)?|\d{3}X|\d{2}XX", bare):
        interval = _of_timex(bare)
    else:
        interval = NOWHERE
    if not interval.edtf:
        raise ValueError(text)
    return Interval(interval.earliest, interval.latest, text, interval.precision)


def _start_of(interval: Interval) -> str:
    return interval.edtf.partition("/")[0] if interval.precision is not Precision.DECADE else interval.earliest or ".."


def _end_of(interval: Interval) -> str:
    return interval.edtf.rpartition("/")[2] if interval.precision is not Precision.DECADE else interval.latest or ".."
