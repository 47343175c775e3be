"""Reads the EDTF (level 1 and the part of level 2 that we write) of an event, as far as words and drawing need it.

Years are astronomical: 0 is 1 BCE, -43 is 44 BCE.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUALIFIERS = re.compile(r"[?~%]")
_MOMENT = re.compile(
    r"(?P<year>Y-?\d+(?:E\d+)?|-?[\dX]{4})(?:S\d+)?"
    r"(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2})(?:T(?P<time>\d{2}(?::\d{2})?)[\d:.Z+-]*)?)?)?$"
)
_OPEN = ("", "..")


@dataclass(frozen=True, slots=True)
class Moment:
    """One side of an EDTF interval, or the whole of a date.

    Attributes:
        year: the first of the years meant; None where the text tells no year ("XXXX").
        years: how many years are meant: 1, 10 ("198X"), 100 ("19XX"), or 1000.
        month: 1–12; 21–24 a season, 33–36 a quarter, 40–41 a half; 0 where none is told.
        day: 1–31; 0 where none is told.
        time: "10:30", or "".
        approximate, uncertain: EDTF's "~" and "?"; "%" is both.
    """

    year: int | None
    years: int = 1
    month: int = 0
    day: int = 0
    time: str = ""
    approximate: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A date or an interval; a side that is None is open or unknown; both are the same for a plain date."""

    start: Moment | None
    end: Moment | None

    @property
    def is_date(self) -> bool:
        """Whether it is one date, however coarse, and no interval."""
        return self.start is not None and self.start is self.end

    @property
    def vague(self) -> bool:
        """Whether the text itself doubts the date: "about", "perhaps"."""
        return any(side is not None and (side.approximate or side.uncertain) for side in (self.start, self.end))


def read_edtf(edtf: str) -> TimeSpan | None:
    """Return what the EDTF says; None for "" and for forms that we do not write (sets, masks within a year)."""
    first, slash, last = edtf.partition("/")
    if not slash:
        moment = _moment(first)
        return TimeSpan(moment, moment) if moment else None
    start, end = _moment(first), _moment(last)
    if (start is None and first not in _OPEN) or (end is None and last not in _OPEN) or (start is None and end is None):
        return None
    return TimeSpan(start, end)


def _moment(text: str) -> Moment | None:
    marks = "".join(_QUALIFIERS.findall(text))
    found = _MOMENT.match(_QUALIFIERS.sub("", text))
    if not found:
        return None
    known = _year(found["year"])
    month, day = _number(found["month"]), _number(found["day"])
    if known is None or month is None or day is None:
        return None
    year, years = known
    return Moment(
        year=year,
        years=years,
        month=month,
        day=day,
        time=found["time"] or "",
        approximate=bool(set(marks) & set("~%")),
        uncertain=bool(set(marks) & set("?%")),
    )


def _year(text: str) -> tuple[int | None, int] | None:
    if text.startswith("Y"):
        digits, _, exponent = text[1:].partition("E")
        # Ten digits are beyond the age of the universe, and keep the arithmetic small.
        return (int(digits) * 10 ** int(exponent or 0), 1) if len(digits) + int(exponent or 0) <= 11 else None
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    known = digits.rstrip("X")
    if "X" in known:
        return None
    if not known:
        return None, 1
    years = 10 ** (4 - len(known))
    first = int(known) * years
    # "-004X" means the years -49 to -40.
    return (-first - years + 1 if sign < 0 else first), years


def _number(text: str | None) -> int | None:
    """Return 0 for a part that is missing or masked, None for one that is no number."""
    if text is None or text == "XX":
        return 0
    return int(text) if text.isdigit() else None
