"""Days that a text writes out in full: "31 August 2021", "August 31, 2021"."""

from __future__ import annotations

import re
from datetime import date

from studyapp.analysis.cards.lexicon import MONTHS

_DAY = re.compile(r"(?:(?P<m>[A-Z][a-z]+) (?P<d>\d{1,2})|(?P<d2>\d{1,2}) (?P<m2>[A-Z][a-z]+)),? (?P<y>\d{4})")


def day_of(text: str) -> date | None:
    """Return the day that the text writes out, or None."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    month = (match["m"] or match["m2"]).casefold()
    try:
        return date(int(match["y"]), MONTHS.index(month) + 1, int(match["d"] or match["d2"]))
    except ValueError:
        return None


def written(day: date, *, month_first: bool) -> str:
    """Return the day in words, American or British."""
    month = MONTHS[day.month - 1].capitalize()
    return f"{month} {day.day}, {day.year}" if month_first else f"{day.day} {month} {day.year}"
