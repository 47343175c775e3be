"""Reads the matches of the grammar of dates into templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from studyapp.analysis.timex.holidays import NEEDS_A_LEAD
from studyapp.analysis.timex.templates import Base, ClockOnly, Holiday, Offset, Point, Template, Whole

if TYPE_CHECKING:
    from studyapp.analysis.timex.matching import Found

_BACK: Final = frozenset({"last", "past", "previous", "preceding", "prior"})
_ON: Final = frozenset({"next", "coming", "upcoming", "following", "ensuing"})
_TOLD: Final = frozenset(
    {"previous", "preceding", "prior", "following", "ensuing", "same", "that", "comparable", "corresponding"}
)
_LEADS: Final = frozenset({"on", "by", "since", "until", "till", "before", "after", "at"})
_LATEST_YEAR: Final = 2100
_PARTS: Final = frozenset({"MO", "AF", "EV", "MI"})
_MODS: Final = (
    ("START", ("early", "beginning", "start", "turn")),
    ("END", ("late", "end", "close")),
    ("MID", ("mid",)),
)


def step_of(words: str) -> tuple[int, bool]:
    """Read "last", "the previous" … as a step, and whether it is taken from the time told last."""
    listed = words.split()
    told = any(word in _TOLD for word in listed)
    if any(word in _BACK for word in listed):
        return -1, told
    return (1 if any(word in _ON for word in listed) else 0), told


def date_of(found: Found) -> Template | None:
    """Read a month, a day, a weekday, in any mixture."""
    month, day_number, year_number = found.maybe("month"), found.maybe("day"), found.maybe("year")
    if day_number is not None and not 1 <= day_number <= 31:
        return None
    if year_number == 0:
        return None
    step_words, year_words = found.words("step"), found.words("yearstep")
    step_number, told = step_of(step_words) if step_words else (None, False)
    year_step, year_told = step_of(year_words) if year_words else (None, False)
    return Point(
        year=year_of(found), month=month, day=day_number, weekday=found.maybe("weekday"), part=part_of(found),
        step=step_number, year_step=year_step, end_day=found.maybe("last_day"), short_year=found.maybe("short"),
        told=told or year_told, mod=mod_of(found),
    )  # fmt: skip


def year_of(found: Found) -> int | None:
    """Read the year with its era, astronomically."""
    number = found.maybe("year")
    return 1 - number if number is not None and found.letters("era") == "-1" else number


def mod_of(found: Found) -> str:
    """Return TIMEX3's modifier: START, MID, END, APPROX, or ""."""
    words = re.findall(r"[^\W\d_]+", found.words("mod"))
    for mod, listed in _MODS:
        if any(word in listed for word in words):
            return mod
    return "APPROX" if words and words[0] in {"about", "around", "circa", "ca", "c", "roughly", "approximately"} else ""


def part_of(found: Found) -> str:
    """Read the clock time or the part of the day; "" where there is none."""
    if found.words("clock") or found.words("hour"):
        return clock_of(found)
    if found.words("noon"):
        return found.letters("noon")
    if found.words("part"):
        letters = found.letters("part")
        return letters if letters in _PARTS else "NI"
    return ""


def clock_of(found: Found) -> str:
    """Read "10:35", "9 p.m.", "4 o'clock" as TIMEX3 writes them; "" for no time of day."""
    group = "clock" if found.words("clock") else "hour"
    hour, _, rest = found.words(group).replace(".", ":").partition(":")
    number = int(hour) if hour.isdigit() else found.number(group)
    minute = rest[:2] if rest[:2].isdigit() else "00"
    half = (found.words("ampm") or found.words("half")).replace(".", "").replace(" ", "")
    if number < 12 and (half == "pm" or found.words("part") in {"afternoon", "evening", "night"}):
        number += 12
    elif half == "am" and number == 12:
        number = 0
    zone = "Z" if found.words("zone") in {"utc", "gmt"} else ""
    return f"T{number:02}:{minute}{zone}" if number <= 24 else ""


def numeric(found: Found) -> Template | None:
    """Read 2021-08-27, 8/27/2021, 27.8.2021; two numbers that can be a month are month first, with dots day first."""
    token = found.words("date")
    if token == "9/11":
        return Point(year=2001, month=9, day=11)
    if "-" in token:
        first, second, third = (int(part) for part in token[:10].split("-"))
        return Point(year=first, month=second, day=third, part=token[10:16].upper())
    first, second, third = (int(part) for part in token.replace(".", "/").split("/"))
    if first > 31:
        year_number, month, day_number = first, second, third
    elif "." in token or first > 12:
        year_number, month, day_number = third, second, first
    else:
        year_number, month, day_number = third, first, second
    if year_number < 100:
        year_number += 1900 if year_number > 30 else 2000
    valid = 1 <= month <= 12 and 1 <= day_number <= 31 and 1000 <= year_number <= _LATEST_YEAR
    return Point(year=year_number, month=month, day=day_number) if valid else None


def year(found: Found) -> Template | None:
    """Read a year, with or without its era."""
    number = found.number("year")
    if not number or (not found.words("era") and number > _LATEST_YEAR):
        return None
    return Point(year=1 - number if found.letters("era") == "-1" else number, mod=mod_of(found))


def around_year(found: Found) -> Template | None:
    """Read "the 1988 period": the period told last, in that year."""
    return Offset("Y", 0, Base.TOLD, comparing=True, year=found.number("year"))


def year_end(found: Found) -> Template | None:
    """Read "year-end"."""
    return Offset("Y", 0, mod="END") if found.words("unit") in {"", "year"} else None


def end_of_years(found: Found) -> Template | None:
    """Read the "18" of "1914–18"."""
    first = found.before(2)
    last = found.number("year")
    if not isinstance(first, int) or not first % 100 < last < 100:
        return None
    return Point(year=first // 100 * 100 + last)


def holiday(found: Found) -> Template | None:
    """Read a holiday; a name that is a season or custom as well needs something in front or behind."""
    step_words, year_words, name = found.words("step"), found.words("yearstep"), found.letters("holiday")
    bare = not step_words and not year_words and found.maybe("year") is None
    if bare and name in NEEDS_A_LEAD and str(found.before(1)).lower() not in _LEADS:
        return None
    return Holiday(
        name,
        found.maybe("year"),
        step_of(step_words)[0] if step_words else None,
        step_of(year_words)[0] if year_words else None,
    )


def decade(found: Found) -> Template | None:
    """Read "the 1980s", "the '80s", "the nineties": short ones belong to the 20th century."""
    digits = found.number("decade")
    if digits < 10:
        digits += 190 if digits >= 2 else 200
    if digits % 10 == 0 and digits < 200:
        return Whole(f"{digits // 10:02}", mod_of(found))  # "the 1800s" are the century
    return Whole(str(digits), mod_of(found)) if 100 <= digits <= _LATEST_YEAR // 10 else None


def century(found: Found) -> Template | None:
    """Read "the 19th century", "the fifth century BC"."""
    number = found.number("ordinal")
    if not 1 <= number <= 30:
        return None
    return Whole(f"{'BC' if found.letters('era') == '-1' else ''}{number - 1:02}", mod_of(found))


def part_of_year(found: Found) -> Template | None:
    """Read quarters and halves."""
    letter, count = ("Q", 4) if found.words("unit") == "quarter" else ("H", 2)
    final = found.words("ordinal") in {"final", "last"}
    ordinal = count if final else found.number("ordinal")
    if not 1 <= ordinal <= count:
        return None
    owned = found.maybe("year") is not None or found.words("yearstep") or found.maybe("short") is not None
    if found.words("ordinal") == "last" and not owned:
        return Offset(letter, -1) if letter == "Q" else None
    step_words, year_words = found.words("step"), found.words("yearstep")
    year_step, told = step_of(year_words) if year_words else (None, False)
    return Point(
        year=found.maybe("year"), season=f"{letter}{ordinal}", year_step=year_step, told=told,
        step=step_of(step_words)[0] if step_words else None, short_year=found.maybe("short"),
    )  # fmt: skip


def season(found: Found) -> Template | None:
    """Read seasons."""
    step_words, year_words = found.words("step"), found.words("yearstep")
    step_number, told = step_of(step_words) if step_words else (None, False)
    year_step, year_told = step_of(year_words) if year_words else (None, False)
    return Point(
        year=year_of(found), season=found.letters("season"), step=step_number, told=told or year_told,
        year_step=year_step, short_year=found.maybe("short"), mod=mod_of(found),
    )  # fmt: skip


def step(found: Found) -> Template | None:
    """Read "last year", "this week", "the following month", "that day", "this morning"."""
    unit, words = found.letters("unit"), found.words("step")
    number, told = step_of(words)
    if words == "the next" and unit in {"D", "MO", "AF", "EV", "NI"}:
        told = True
    if words in {"the past", "the last", "past"} and unit in {"E", "C", "L", "Y"} and not found.words("mod"):
        return None
    base = Base.TOLD if told else Base.DOCUMENT
    if unit in {"MO", "AF", "EV", "NI"}:
        return Offset("D", number, base, part=unit)
    if unit in {"TM", "TH", "TS"} or len(unit) > 2 or (unit == "D" and "last" in words):
        return None
    return Offset(unit, number, base, part=part_of(found), mod=mod_of(found), comparing="period" in found.all_words())


def day(found: Found) -> Template | None:
    """Read "yesterday", "tomorrow night", "10 p.m. today"."""
    part = part_of(found)
    if found.words("dayref") in {"tonight", "tonite"}:
        part = part or "NI"
    return Offset("D", found.number("dayref"), part=part)


def clock(found: Found) -> Template | None:
    """Read a time of day."""
    part = part_of(found)
    return ClockOnly(part) if part else None
