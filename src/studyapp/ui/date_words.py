"""Dates in words: "Wednesday, 25 August 2021", "1980s", "about 44 BCE", "16–22 August 2021".

Every piece goes through the translator; word order does too, because the pieces are put together by patterns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from studyapp.domain.analysis import Precision, TimexType
from studyapp.domain.calendar import day_number, day_number_of, interval_of_timex, iso_day
from studyapp.ui.edtf import Moment, read_edtf

if TYPE_CHECKING:
    from studyapp.domain.analysis import TimeExpression
    from studyapp.domain.event import Event
    from studyapp.ui.edtf import TimeSpan

translate = QCoreApplication.translate
_VALUE = re.compile(
    r"(?<![\w-])(?:-?\d{4}|BC\d{4}|0\d{3}(?!\w))(?:-\d\d-\d\d|-\d\d|-Q\d|-H\d|-W\d\d|-[A-Z]{2})?(?![\w-])"
)
"""A day, month, quarter, half, week, season or year as a derivation names it."""
_DURATION = re.compile(r"P((?:(?:\d+(?:\.\d+)?|X)[A-Z]{1,2})*)(?:T((?:(?:\d+(?:\.\d+)?|X)[HMS])+))?")
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?|X)(WE|DE|CE|[A-Z])")
_GREGORIAN_FROM = 1583  # weekdays of earlier days would be those of a calendar that nobody used
_FIRST_PLAIN_YEAR = 1000  # "in 79" is no year to a reader; "79 CE" is
_DAYS_PER_YEAR = 365.2425
_DAYS_PER_MONTH = 30.44


def date_words(event: Event, *, short: bool = False) -> str:
    """Return when the event was, as a reader would say it; "Undated" off the axis.

    Short leaves the weekday out and shortens months, for lists and axes.
    """
    return interval_words(event.edtf, event.earliest, event.latest, short=short)


def interval_words(edtf: str, earliest: str | None, latest: str | None, *, short: bool = False) -> str:
    """Return a stretch of days in words; "Undated" where both ends are missing."""
    if earliest is None and latest is None:
        return translate("TimelineWording", "Undated")
    span = read_edtf(edtf)
    if span is None:
        return _days_words(earliest, latest, short=short)
    return _span_words(span, short=short)


def expression_words(time: TimeExpression) -> str:
    """Return what a time expression means: its days, or how long, or how often; its TIMEX3 value where words fail."""
    if time.edtf:
        return interval_words(time.edtf, time.earliest, time.latest)
    vague = {
        "PRESENT_REF": translate("TimelineWording", "at present"),
        "PAST_REF": translate("TimelineWording", "some time in the past"),
        "FUTURE_REF": translate("TimelineWording", "some time in the future"),
    }
    if time.value in vague:
        return vague[time.value]
    if time.type is TimexType.SET:
        return _set_words(time.value) or time.value
    return _duration_words(time.value) or time.value


def derivation_words(event: Event) -> str:
    """Return how the date follows from the text: the words that date it, and what they were counted from."""
    derivation = with_dates_in_words(event.derivation)
    if event.expression and derivation:
        pattern = translate("TimelineWording", "“{expression}” – {derivation}")
        return pattern.format(expression=event.expression, derivation=derivation)
    if event.expression:
        return translate("TimelineWording", "“{expression}” in the text").format(expression=event.expression)
    return derivation


def with_dates_in_words(text: str) -> str:
    """Return the text with each day, month, quarter, week and season in it written out, as "2021-08-25" is."""
    return _VALUE.sub(_value_words, text)


def day_words(number: int, *, short: bool = False, weekday: bool = True) -> str:
    """Return a day, given by its number, as words."""
    year, month, day = ymd(number)
    return _moment_words(Moment(year, month=month, day=day), short=short, weekday=weekday)


def month_words(year: int, month: int, *, short: bool = False) -> str:
    """Return "August 2021"."""
    return _moment_words(Moment(year, month=month), short=short)


def month_name(month: int, *, short: bool = False) -> str:
    """Return the name of a month, 1–12."""
    return (_short_months() if short else _months())[month - 1]


def year_words(year: int) -> str:
    """Return an astronomical year as people write it: "2021", "79 CE", "44 BCE"."""
    if year <= 0:
        return translate("TimelineWording", "{year} BCE").format(year=_grouped(1 - year))
    if year < _FIRST_PLAIN_YEAR:
        return translate("TimelineWording", "{year} CE").format(year=year)
    return _grouped(year)


def gap_words(days: float) -> str:
    """Return about how long a stretch of empty time is: "31 years", "5 months", "12 days"."""
    if days >= _DAYS_PER_YEAR:
        count = round(days / _DAYS_PER_YEAR)
        one, many = translate("TimelineWording", "{count} year"), translate("TimelineWording", "{count} years")
    elif days >= 2 * _DAYS_PER_MONTH:
        count = round(days / _DAYS_PER_MONTH)
        one, many = translate("TimelineWording", "{count} month"), translate("TimelineWording", "{count} months")
    else:
        count = max(round(days), 1)
        one, many = translate("TimelineWording", "{count} day"), translate("TimelineWording", "{count} days")
    return (one if count == 1 else many).format(count=_grouped(count))


def ymd(number: int) -> tuple[int, int, int]:
    """Return year (astronomical), month and day of a day number."""
    year, month, day = iso_day(number).removeprefix("Y").rsplit("-", 2)
    return int(year), int(month), int(day)


def _span_words(span: TimeSpan, *, short: bool) -> str:
    start, end = span.start, span.end
    if start is None or end is None:
        if start is not None:
            pattern = translate("TimelineWording", "from {date} on")
            return pattern.format(date=_moment_words(start, short=short))
        assert end is not None  # one side is always told
        return translate("TimelineWording", "until {date}").format(date=_moment_words(end, short=short))
    if span.is_date:
        return _moment_words(start, short=short)
    return _range_words(start, end, short=short)


def _range_words(start: Moment, end: Moment, *, short: bool) -> str:
    vague = any(side.approximate or side.uncertain for side in (start, end))
    if not vague and start.year == end.year and start.years == end.years == 1 and not (start.time or end.time):
        pair = {"year": year_words(start.year or 0), "start": "", "end": ""}
        if start.day and end.day and start.month == end.month:
            pair |= {"month": month_name(start.month, short=short), "start": str(start.day), "end": str(end.day)}
            return translate("TimelineWording", "{start}–{end} {month} {year}").format(**pair)
        if start.month in range(1, 13) and end.month in range(1, 13):
            pair |= {"start": _day_and_month(start, short=short), "end": _day_and_month(end, short=short)}
            tight = not start.day and not end.day
            pattern = (
                translate("TimelineWording", "{start}–{end} {year}")
                if tight
                else translate("TimelineWording", "{start} – {end} {year}")
            )
            return pattern.format(**pair)
    years_only = not (start.month or end.month or vague)
    if years_only and start.year is not None and end.year is not None and start.year <= 0 and end.year <= 0:
        pattern = translate("TimelineWording", "{start}–{end} BCE")
        return pattern.format(start=_grouped(1 - start.year), end=_grouped(1 - end.year))
    first, last = (_moment_words(side, short=short, weekday=False) for side in (start, end))
    tight = first.isdigit() and last.isdigit()
    return f"{first}–{last}" if tight else f"{first} – {last}"


def _moment_words(moment: Moment, *, short: bool, weekday: bool = True) -> str:
    words = _plain_words(moment, short=short, weekday=weekday)
    if moment.approximate and moment.uncertain:
        return translate("TimelineWording", "perhaps about {date}").format(date=words)
    if moment.approximate:
        return translate("TimelineWording", "about {date}").format(date=words)
    if moment.uncertain:
        return translate("TimelineWording", "perhaps {date}").format(date=words)
    return words


def _plain_words(moment: Moment, *, short: bool, weekday: bool) -> str:
    if moment.year is None:
        return _day_and_month(moment, short=short) or translate("TimelineWording", "Undated")
    if moment.years > 1:
        return _years_words(moment.year, moment.years)
    year = year_words(moment.year)
    if not moment.month:
        return year
    if moment.month not in range(1, 13):
        return _part_words(moment.month).format(year=year)
    if not moment.day:
        return f"{month_name(moment.month, short=short)} {year}"
    pattern = translate("TimelineWording", "{weekday}, {day} {month} {year}")
    if short or not weekday or moment.year < _GREGORIAN_FROM or moment.approximate or moment.uncertain:
        pattern = translate("TimelineWording", "{day} {month} {year}")
    words = pattern.format(
        weekday=_weekday(moment), day=moment.day, month=month_name(moment.month, short=short), year=year
    )
    return f"{words}, {moment.time}" if moment.time else words


def _years_words(first: int, years: int) -> str:
    if years == 10 and first > 0:
        return translate("TimelineWording", "{year}s").format(year=first)
    if years == 10:
        pattern = translate("TimelineWording", "{start}–{end} BCE")
        return pattern.format(start=1 - first, end=max(1 - first - years + 1, 1))
    before = first + years - 1 <= 0
    number = (-first - years + 1) // years + 1 if before else first // years + 1
    if years == 100:
        pattern = (
            translate("TimelineWording", "{ordinal} century BCE")
            if before
            else translate("TimelineWording", "{ordinal} century")
        )
    else:
        pattern = (
            translate("TimelineWording", "{ordinal} millennium BCE")
            if before
            else translate("TimelineWording", "{ordinal} millennium")
        )
    return pattern.format(ordinal=_ordinal(number))


def _part_words(code: int) -> str:
    """Return the pattern of a season, quarter or half (EDTF level 2, section on sub-year groupings)."""
    parts = {
        21: translate("TimelineWording", "spring {year}"),
        22: translate("TimelineWording", "summer {year}"),
        23: translate("TimelineWording", "autumn {year}"),
        24: translate("TimelineWording", "winter {year}"),
        33: translate("TimelineWording", "first quarter of {year}"),
        34: translate("TimelineWording", "second quarter of {year}"),
        35: translate("TimelineWording", "third quarter of {year}"),
        36: translate("TimelineWording", "fourth quarter of {year}"),
        40: translate("TimelineWording", "first half of {year}"),
        41: translate("TimelineWording", "second half of {year}"),
    }
    return parts.get(code if code not in range(25, 29) else code - 4, "{year}")


def _day_and_month(moment: Moment, *, short: bool) -> str:
    if moment.month not in range(1, 13):
        return ""
    month = month_name(moment.month, short=short)
    return f"{moment.day} {month}" if moment.day else month


def _days_words(earliest: str | None, latest: str | None, *, short: bool) -> str:
    """Return the words for bounds whose EDTF could not be read."""
    start = day_words(day_number(earliest), short=short, weekday=False) if earliest else ""
    end = day_words(day_number(latest), short=short, weekday=False) if latest else ""
    if start and end:
        return start if start == end else f"{start} – {end}"
    if start:
        return translate("TimelineWording", "from {date} on").format(date=start)
    return translate("TimelineWording", "until {date}").format(date=end)


def _value_words(found: re.Match[str]) -> str:
    value = found[0]
    if value.isdigit() and int(value) >= _FIRST_PLAIN_YEAR:
        return value
    interval = interval_of_timex(value)
    if interval.earliest is None:
        return value
    if interval.precision is Precision.DAY:
        return day_words(day_number(interval.earliest), weekday=False)
    return interval_words(interval.edtf, interval.earliest, interval.latest)


def _weekday(moment: Moment) -> str:
    # Day 0, 1 January 1970, was a Thursday.
    return _weekdays()[(day_number_of(moment.year or 1, moment.month, moment.day) + 3) % 7]


def _grouped(number: int) -> str:
    return f"{number:,}" if number >= 10_000 else str(number)


def _set_words(value: str) -> str:
    """Return how often: "every Monday", "every 2 years"; "" for what has no words here."""
    if found := re.fullmatch(r"XXXX-WXX-([1-7])(?:T.*)?", value):
        return translate("TimelineWording", "every {day}").format(day=_weekdays()[int(found[1]) - 1])
    if found := re.fullmatch(r"XXXX-(\d\d)", value):
        return translate("TimelineWording", "every {day}").format(day=month_name(int(found[1])))
    length = _duration_words(value)
    return translate("TimelineWording", "every {length}").format(length=length.removeprefix("1 ")) if length else ""


def _duration_words(value: str) -> str:
    """Return how long a TIMEX3 duration is: "2 years, 6 months", "some days"; "" for another value."""
    found = _DURATION.fullmatch(value)
    if not found:
        return ""
    parts = [_amount_words(*pair, clock=False) for pair in _AMOUNT.findall(found[1])]
    parts += [_amount_words(*pair, clock=True) for pair in _AMOUNT.findall(found[2] or "")]
    return ", ".join(parts) if all(parts) else ""


def _amount_words(count: str, unit: str, *, clock: bool) -> str:
    words = _units().get(f"T{unit}" if clock else unit)
    if words is None:
        return ""
    if count == "X":
        return translate("TimelineWording", "some {units}").format(units=words[1])
    return f"{count} {words[0] if count == '1' else words[1]}"


def _units() -> dict[str, tuple[str, str]]:
    return {
        "Y": (translate("TimelineWording", "year"), translate("TimelineWording", "years")),
        "M": (translate("TimelineWording", "month"), translate("TimelineWording", "months")),
        "W": (translate("TimelineWording", "week"), translate("TimelineWording", "weeks")),
        "D": (translate("TimelineWording", "day"), translate("TimelineWording", "days")),
        "Q": (translate("TimelineWording", "quarter"), translate("TimelineWording", "quarters")),
        "WE": (translate("TimelineWording", "weekend"), translate("TimelineWording", "weekends")),
        "DE": (translate("TimelineWording", "decade"), translate("TimelineWording", "decades")),
        "CE": (translate("TimelineWording", "century"), translate("TimelineWording", "centuries")),
        "TH": (translate("TimelineWording", "hour"), translate("TimelineWording", "hours")),
        "TM": (translate("TimelineWording", "minute"), translate("TimelineWording", "minutes")),
        "TS": (translate("TimelineWording", "second"), translate("TimelineWording", "seconds")),
    }


def _ordinal(number: int) -> str:
    """Return "19th"; a translation sees the ending too, because other languages write "19."."""
    pattern = translate("TimelineWording", "{number}th")
    if number % 100 not in (11, 12, 13):
        match number % 10:
            case 1:
                pattern = translate("TimelineWording", "{number}st")
            case 2:
                pattern = translate("TimelineWording", "{number}nd")
            case 3:
                pattern = translate("TimelineWording", "{number}rd")
            case _:
                pass
    return pattern.format(number=number)


def _weekdays() -> tuple[str, ...]:
    return (
        translate("TimelineWording", "Monday"),
        translate("TimelineWording", "Tuesday"),
        translate("TimelineWording", "Wednesday"),
        translate("TimelineWording", "Thursday"),
        translate("TimelineWording", "Friday"),
        translate("TimelineWording", "Saturday"),
        translate("TimelineWording", "Sunday"),
    )


def _months() -> tuple[str, ...]:
    return (
        translate("TimelineWording", "January"),
        translate("TimelineWording", "February"),
        translate("TimelineWording", "March"),
        translate("TimelineWording", "April"),
        translate("TimelineWording", "May"),
        translate("TimelineWording", "June"),
        translate("TimelineWording", "July"),
        translate("TimelineWording", "August"),
        translate("TimelineWording", "September"),
        translate("TimelineWording", "October"),
        translate("TimelineWording", "November"),
        translate("TimelineWording", "December"),
    )


def _short_months() -> tuple[str, ...]:
    return (
        translate("TimelineWording", "Jan"),
        translate("TimelineWording", "Feb"),
        translate("TimelineWording", "Mar"),
        translate("TimelineWording", "Apr"),
        translate("TimelineWording", "May", "short"),
        translate("TimelineWording", "Jun"),
        translate("TimelineWording", "Jul"),
        translate("TimelineWording", "Aug"),
        translate("TimelineWording", "Sep"),
        translate("TimelineWording", "Oct"),
        translate("TimelineWording", "Nov"),
        translate("TimelineWording", "Dec"),
    )
