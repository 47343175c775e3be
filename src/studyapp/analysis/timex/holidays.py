"""Holidays that texts name instead of a date, worked out for any year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

_FIXED: Final = {
    "new year's eve": (12, 31), "new year's day": (1, 1), "new year's": (1, 1), "christmas eve": (12, 24),
    "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26), "halloween": (10, 31),
    "valentine's day": (2, 14), "st. patrick's day": (3, 17), "independence day": (7, 4), "bastille day": (7, 14),
    "april fools' day": (4, 1), "may day": (5, 1), "veterans day": (11, 11), "armistice day": (11, 11),
    "remembrance day": (11, 11), "all saints' day": (11, 1), "epiphany": (1, 6),
}  # fmt: skip
# Month, weekday (1 is Monday), which one in the month (-1: the last).
_FLOATING: Final = {
    "thanksgiving day": (11, 4, 4), "thanksgiving": (11, 4, 4), "labor day": (9, 1, 1), "memorial day": (5, 1, -1),
    "columbus day": (10, 1, 2), "presidents' day": (2, 1, 3), "martin luther king day": (1, 1, 3),
    "mother's day": (5, 7, 2), "father's day": (6, 7, 3),
}  # fmt: skip
# Days after Easter Sunday.
_FROM_EASTER: Final = {
    "easter sunday": 0, "easter": 0, "good friday": -2, "easter monday": 1, "palm sunday": -7, "ash wednesday": -46,
    "pentecost": 49, "whit monday": 50, "ascension day": 39, "shrove tuesday": -47, "maundy thursday": -3,
}  # fmt: skip
ELECTION_DAY: Final = "election day"
NEEDS_A_LEAD: Final = frozenset(
    {"christmas", "easter", "thanksgiving", "halloween", "epiphany", "pentecost", "new year's"}
)
"""Names that are as often a season, a dinner or a custom: a date only behind "on", "by", "last" …"""

NAMES: Final = tuple(sorted((*_FIXED, *_FLOATING, *_FROM_EASTER, ELECTION_DAY), key=len, reverse=True))


def key_of(words: str) -> str:
    """Return the name under which the holiday is listed."""
    plain = re.sub(r"\s+", " ", words.lower().replace("’", "'"))
    plain = plain.replace("saint patrick", "st. patrick").replace("veterans' day", "veterans day")
    return (
        plain.replace("president's", "presidents'")
        .replace("labour", "labor")
        .replace(" jr. ", " ")
        .replace(" jr ", " ")
    )


def day_of(name: str, year: int) -> date | None:
    """Return the holiday's day in a year; None for years without one."""
    if not 1 <= year <= 9998:
        return None
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FLOATING:
        month, weekday, which = _FLOATING[name]
        return _nth(year, month, weekday, which)
    if name in _FROM_EASTER:
        return easter(year) + timedelta(_FROM_EASTER[name])
    return _nth(year, 11, 1, 1) + timedelta(1) if name == ELECTION_DAY else None


def easter(year: int) -> date:
    """Return Easter Sunday (Gregorian; the "anonymous" algorithm, Nature 13, 1876)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    if which < 0:
        last = date(year, month + 1, 1) - timedelta(1) if month < 12 else date(year, 12, 31)
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))
