"""Reads a date that a person types: words ("about 44 BC", "May 1989") or EDTF ("1979-12/1989-02").

What `ui.date_words` shows can be typed back. Days and months by numbers alone are read in ISO order, or with dots as
day.month.year; "2/3/1989" is two dates to two readers, and is refused.
"""

from __future__ import annotations

import re
from typing import Final

from studyapp.domain.calendar import (
    NOWHERE,
    Interval,
    day_number,
    interval_of_edtf,
    interval_of_timex,
    joined,
    month_length,
    opened,
    third_of,
)

LONGEST: Final = 80
"""Code points that are looked at; nobody writes a longer date."""

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DAY: Final = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:ad )?(\d{1,3}(?:,\d{3})+|\d{1,6})(?: ?(bce|bc|ce|ad))?"
_ERA_END: Final = re.compile(r"(?: ?(?:bce|bc))$")
_PARTS: Final = {
    "spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI",
    "q1": "Q1", "q2": "Q2", "q3": "Q3", "q4": "Q4", "h1": "H1", "h2": "H2",
    "first quarter": "Q1", "second quarter": "Q2", "third quarter": "Q3", "fourth quarter": "Q4",
    "last quarter": "Q4", "first half": "H1", "second half": "H2",
}  # fmt: skip
_ORDINALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "twenty-first",
)  # fmt: skip

_WEEKDAY: Final = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ")
_ABOUT: Final = re.compile(r"^(?:about|around|approximately|roughly|circa|ca\.?|c\.|~) ?")
_PERHAPS: Final = re.compile(r"^(?:perhaps|probably|possibly|maybe) ")
_STAGE: Final = re.compile(r"^(early|mid|middle|late)(?: |-)")
_BEFORE: Final = re.compile(r"^(?:until|till|before|up to|by) ")
_AFTER: Final = re.compile(r"^(?:since|after|from) (.+?)(?: on| onwards?)?$")
_BETWEEN: Final = re.compile(
    r"^(?:between (.+?) and (.+)|from (.+?) (?:to|until|till) (.+)|(.+?) (?:to|until|till) (.+))$"
)
_DASH: Final = re.compile(
    r"^(.+?)(?: – | - |–)(.+)$|^(\d{3,6})-(\d{3,6}(?: ?(?:bce|bc|ce|ad))?)$|^(\d{1,2})-(\d{1,2} .+)$"
)
_DAYS_AFTER_MONTH: Final = re.compile(rf"^{_MONTH}\.? (\d{{1,2}}) ?[–-] ?(\d{{1,2}}),? (.+)$")

_FORMS: Final = {
    "day_first": re.compile(rf"{_DAY} (?:of )?{_MONTH}\.?,? {_YEAR}"),
    "month_first": re.compile(rf"{_MONTH}\.? {_DAY},? {_YEAR}"),
    "dots": re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})"),
    "month": re.compile(rf"{_MONTH}\.?(?: of)?,? {_YEAR}"),
    "part": re.compile(rf"({'|'.join(_PARTS)})(?: of)?,? {_YEAR}"),
    "decade": re.compile(r"(\d{3,4})'?s(?: ?(bce|bc|ce|ad))?"),
    "century": re.compile(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)|({'|'.join(_ORDINALS)})) century(?: ?(bce|bc|ce|ad))?"),
    "year": re.compile(_YEAR),
}


def read_date(words: str) -> Interval | None:
    """Return when the words say; None where they cannot be read, or name a day that does not exist.

    Nothing but white space is NOWHERE: no date.
    """
    text = _plain(words)
    if not text:
        return NOWHERE
    if len(text) > LONGEST:
        return None
    return _edtf(words.strip()) or _stretch(text)


def _plain(words: str) -> str:
    text = " ".join(words.replace("—", "–").replace("−", "-").replace("’", "'").split()).lower()
    text = text.replace("b.c.e.", "bce").replace("b.c.", "bc").replace("c.e.", "ce").replace("a.d.", "ad")
    return " ".join(word for word in text.split(" ") if word not in ("the", "in", "year"))


def _edtf(text: str) -> Interval | None:
    try:
        interval = interval_of_edtf(text)
    except ValueError:
        return None
    return _in_order(interval)


def _in_order(interval: Interval) -> Interval | None:
    first, last = interval.earliest, interval.latest
    return None if first and last and day_number(first) > day_number(last) else interval


def _stretch(text: str) -> Interval | None:
    """Read a range or an open side, else one date."""
    if found := _BETWEEN.match(text):
        begin, end = (part for part in found.groups() if part)
        return _range(begin, end)
    if found := _BEFORE.match(text):
        date = _date(text[found.end() :])
        return opened(date, before=True) if date else None
    if found := _AFTER.match(text):
        date = _date(found[1])
        return opened(date, before=False) if date else None
    if (date := _date(text)) is not None:
        return date
    if found := _DAYS_AFTER_MONTH.match(text):
        month, begin, end, year = found.groups()
        return _range(f"{begin} {month} {year}", f"{end} {month} {year}")
    if found := _DASH.match(text):
        begin, end = (part for part in found.groups() if part)
        return _range(begin, end)
    return None


def _range(begin: str, end: str) -> Interval | None:
    """Read both ends; what the first leaves out ("16–22 August 2021", "44–40 BC") is that of the last."""
    last = _date(end)
    if last is None:
        return None
    for first in _completed(begin, end):
        date = _date(first)
        if date is not None and date.earliest and last.latest and day_number(date.earliest) <= day_number(last.latest):
            return joined(date, last)
    return None


def _completed(begin: str, end: str) -> list[str]:
    """Return what the beginning of a range may stand for, the likeliest first."""
    words = end.split(" ")
    if era := _ERA_END.search(end):
        return [begin + era[0], begin]
    if _has_year(begin):
        return [begin]
    tries = [f"{begin} {words[-1]}", begin]
    if begin.isdigit() and len(words) > 2 and words[0][:1].isdigit():
        tries.insert(0, " ".join((begin, *words[1:])))
    return tries


def _has_year(text: str) -> bool:
    return bool(re.search(r"\d{3}", text))


def _date(text: str) -> Interval | None:
    """Read one date, however coarse, with what qualifies it."""
    text = _WEEKDAY.sub("", text)
    marks = ""
    if text.endswith("?") or _PERHAPS.match(text):
        marks, text = "?", _PERHAPS.sub("", text.rstrip("? "))
    if _ABOUT.match(text):
        marks, text = "%" if marks else "~", _ABOUT.sub("", text)
    stage = _STAGE.match(text)
    interval = _edtf(text.upper()) or _plain_date(text[stage.end() :] if stage else text)
    if interval is None:
        return None
    if stage:
        part = third_of(interval, {"early": 0, "late": 2}.get(stage[1], 1))
        interval = None if part is interval else part
    return _marked(interval, marks) if interval else None


def _marked(interval: Interval, marks: str) -> Interval:
    if not marks:
        return interval
    edtf = "/".join(f"{end}{marks}" for end in interval.edtf.split("/"))
    return Interval(interval.earliest, interval.latest, edtf, interval.precision)


def _plain_date(text: str) -> Interval | None:
    for name, form in _FORMS.items():
        found = form.fullmatch(text)
        if found:
            return _value(name, *found.groups())
    return None


def _value(form: str, *parts: str | None) -> Interval | None:
    match form, parts:
        case "day_first", (str(day), str(month), str(year), era):
            return _day(_year(year, era), _month(month), int(day))
        case "month_first", (str(month), str(day), str(year), era):
            return _day(_year(year, era), _month(month), int(day))
        case "dots", (str(day), str(month), str(year)):
            return _day(_year(year, None), int(month), int(day))
        case "month", (str(month), str(year), era):
            return _timex(f"{_written(_year(year, era))}-{_month(month):02}")
        case "part", (str(part), str(year), era):
            return _timex(f"{_written(_year(year, era))}-{_PARTS[part]}")
        case "decade", (str(year), era):
            return _decade(int(year), era)
        case "century", (digits, word, era):
            return _century(int(digits) if digits else _ORDINALS.index(word or "") + 1, era)
        case "year", (str(year), era):
            return _timex(_written(_year(year, era)))
        case _:
            return None


def _year(digits: str, era: str | None) -> int | None:
    """Return the astronomical year; None for the year 0, which no calendar of words has."""
    year = int(digits.replace(",", ""))
    if year == 0:
        return None
    return 1 - year if era in ("bc", "bce") else year


def _written(year: int | None) -> str:
    if year is None:
        return "?"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _day(year: int | None, month: int, day: int) -> Interval | None:
    if year is None or not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
        return None
    return _timex(f"{_written(year)}-{month:02}-{day:02}")


def _decade(year: int, era: str | None) -> Interval | None:
    if year % 10:
        return None
    if year % 100 == 0 and year < 1000:
        return None  # "the 800s": a decade or a century?
    return _timex(f"{'BC' if era in ('bc', 'bce') else ''}{year // 10:03}")


def _century(number: int, era: str | None) -> Interval | None:
    return _timex(f"{'BC' if era in ('bc', 'bce') else ''}{number - 1:02}XX") if number > 0 else None


def _timex(value: str) -> Interval | None:
    interval = interval_of_timex(value)
    return interval if interval.edtf else None
