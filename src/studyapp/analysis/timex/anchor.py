"""Works out the TIMEX3 value of a template: from the document date, the time told last, and the verb's direction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from studyapp.analysis.timex.holidays import day_of
from studyapp.analysis.timex.templates import Base, ClockOnly, Holiday, Length, Offset, Point, Repeated, Template, Whole
from studyapp.analysis.timex.told import SEASON_START, Told, moved_by, value_of
from studyapp.domain.analysis import TimexType
from studyapp.domain.calendar import month_length
from studyapp.domain.document import Mode

SEASON_MONTHS: Final = {"SP": (3, 4, 5), "SU": (6, 7, 8), "FA": (9, 10, 11), "WI": (12, 1, 2)}
_SEASON_END: Final = {"SP": 5, "SU": 8, "FA": 11, "WI": 2, "Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "H1": 6, "H2": 12}
_FAR: Final = 280
_FAR_AHEAD_QUARTER: Final = 200
_VAGUE_VALUES: Final = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX"}
WEEKDAY_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a value is worked out from.

    Attributes:
        document: the document date.
        told: the time told last, None at the beginning.
        quarter: the quarter told last, for "a year earlier" in business reports.
        direction: -1 past, 1 future, 0 unknown: from the governing verb.
    """

    document: date | None
    mode: Mode
    told: Told | None
    quarter: Told | None
    direction: int


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value, what it leaves to count from, and how it was found ("" where it stands in the text)."""

    type: TimexType
    value: str
    told: Told | None = None
    derivation: str = ""


def resolve(template: Template, anchor: Anchor) -> Resolved:
    """Return the value of the template."""
    match template:
        case Whole():
            return Resolved(TimexType.DATE, template.value)
        case Length():
            return Resolved(TimexType.DURATION, template.value)
        case Repeated():
            return Resolved(TimexType.SET, template.value)
        case ClockOnly():
            return _clock(template, anchor)
        case Offset():
            return _offset(template, anchor)
        case Point():
            return _point(template, anchor)
        case Holiday():
            return _holiday(template, anchor)


def generic(template: Template) -> Template:
    """Return what the template says of no particular year or day: "in summer", "in July", "on Mondays", "today"."""
    match template:
        case Point(season=season) if season:
            return Whole(f"XXXX-{season}")
        case Point(month=int(month)):
            return Whole(f"XXXX-{month:02}")
        case Point(weekday=int(weekday)):
            return Whole(f"XXXX-WXX-{weekday}{_part(template.part)}")
        case Offset():
            return Whole("PRESENT_REF")
        case ClockOnly(part=part):
            return Whole(_part(part))
        case _:
            return template


def _clock(template: ClockOnly, anchor: Anchor) -> Resolved:
    start = anchor.told if anchor.told is not None and anchor.told.day is not None else _document(anchor)
    if start is None:
        return Resolved(TimexType.TIME, "XXXX-XX-XX" + _part(template.part))
    value = value_of(start) + _part(template.part)
    return Resolved(TimexType.TIME, value, start, f"on {value_of(start)}, the day told last")


def _part(part: str) -> str:
    return part if not part or part.startswith("T") else f"T{part}"


def _document(anchor: Anchor) -> Told | None:
    day = anchor.document
    return Told(day.year, day.month, day.day) if day is not None else None


def _dated(told: Told, part: str, derivation: str) -> Resolved:
    kind = TimexType.TIME if part else TimexType.DATE
    return Resolved(kind, value_of(told) + _part(part), told, derivation)


def _counted_from(told: Told, *, document: bool) -> str:
    return f"the document date {value_of(told)}" if document else f"{value_of(told)}, told before"


def _offset(template: Offset, anchor: Anchor) -> Resolved:
    document = template.base is Base.DOCUMENT or (anchor.told is None and bool(template.amount))
    if template.comparing and (compared := _compared(template, anchor)) is not None:
        return compared
    if template.base is Base.DOCUMENT and anchor.mode is Mode.NARRATIVE and anchor.document is None:
        document = False
    start = _document(anchor) if document else anchor.told
    if start is None:
        that = template.base is Base.TOLD and not template.amount  # "that night", and no night was told
        return Resolved(TimexType.DATE, _VAGUE_VALUES.get(template.unit, "XXXX") if that else _vague(template))
    if not document and template.amount == 0 and _is_finer(template.unit, start):
        return Resolved(TimexType.DATE, _VAGUE_VALUES.get(template.unit, "XXXX"))
    if (
        template.unit == "WE"
        and template.amount == 0
        and start.is_modern
        and anchor.direction <= 0
        and start.day_in().isoweekday() < 5
    ):
        template = replace(template, amount=-1)
    moved = moved_by(start, template.unit, template.amount)
    if moved is None:
        return Resolved(TimexType.DATE, _vague(template))
    kind = TimexType.TIME if template.part else TimexType.DATE
    told, value = moved
    return Resolved(kind, value + _part(template.part), told, f"counted from {_counted_from(start, document=document)}")


def _compared(template: Offset, anchor: Anchor) -> Resolved | None:
    """A year before the quarter of a business report; "the quarter" itself; None where no quarter was told."""
    quarter = anchor.quarter
    if quarter is None:
        if template.unit != "Q" or anchor.document is None:
            return None
        before = moved_by(Told(anchor.document.year, anchor.document.month), "Q", -1)
        quarter = before[0] if before is not None else None
        if quarter is None:
            return None
    if template.unit == "Q":
        if anchor.document is not None and Told(quarter.year, season=quarter.season).day_in() > anchor.document:
            last = moved_by(Told(anchor.document.year, anchor.document.month), "Q", -1)
            quarter = last[0] if last is not None else quarter
        return Resolved(TimexType.DATE, value_of(quarter), quarter, "the quarter told before")
    year = template.year if template.year is not None else quarter.year + template.amount
    other = replace(quarter, year=year)
    return Resolved(
        TimexType.DATE, value_of(other), other, f"the year {year:04} beside {value_of(quarter)}, told before"
    )


def _is_finer(unit: str, start: Told) -> bool:
    """Whether "that day" follows a time that names no day."""
    return (start.day is None and unit in {"D", "W", "WE"}) or (start.month is None and unit == "M")


def _vague(template: Offset) -> str:
    return "PRESENT_REF" if template.amount == 0 else "PAST_REF" if template.amount < 0 else "FUTURE_REF"


def _point(template: Point, anchor: Anchor) -> Resolved:
    point = _with_year(template, anchor)
    year = point.year
    if year is not None:
        return _complete(point, template)
    if template.weekday is not None and template.month is None and template.season == "":
        return _weekday(template, anchor)
    return _yearless(template, anchor)


def _with_year(point: Point, anchor: Anchor) -> Point:
    """Fill in the year where the text names it in another way ('98, "last year")."""
    start = _document(anchor) if not point.told or anchor.told is None else anchor.told
    if point.short_year is not None:
        around = start.year if start is not None else 2000
        year = around // 100 * 100 + point.short_year
        return replace(point, year=year - 100 if year > around + 20 else year)
    if point.year_step is not None and start is not None:
        return replace(point, year=start.year + point.year_step)
    return point


def _complete(point: Point, template: Point, words: str = "") -> Resolved:
    """Write a point with its year; `words` say where the year is from, if from anywhere but the document date.

    Of a day that is not on the calendar ("31 February") the month is kept, and the derivation says so.
    """
    year, day, end_day = point.year or 0, point.day, point.end_day
    notes = [words]
    if template.year is None and not words:
        notes = [f"year {year:04}: counted from the document date"]
    if point.month is not None:
        length = month_length(year, point.month)
        absent = [number for number in (day, end_day) if number is not None and number > length]
        notes += [f"there is no day {number} in {value_of(Told(year, point.month))}" for number in absent]
        day = None if day in absent else day
        end_day = None if end_day in absent else end_day
    told = Told(year, point.month, day if point.month is not None else None, point.season)
    derivation = "; ".join(filter(None, notes))
    if end_day is not None and told.day is not None and end_day > told.day:
        value = f"{value_of(told)}/{value_of(replace(told, day=end_day))}"
        return Resolved(TimexType.DATE, value, told, derivation)
    return _dated(told, point.part, derivation)


def _has_day(point: Point, year: int) -> bool:
    """Whether the day of the month, where one is named, is on the calendar ("31 February" is not)."""
    return point.month is None or point.day is None or point.day <= month_length(year, point.month)


def _weekday(point: Point, anchor: Anchor) -> Resolved:
    news = anchor.mode is Mode.NEWS or anchor.told is None or anchor.told.day is None
    start = _document(anchor) if news and not point.told else anchor.told
    number = point.weekday or 1
    if start is None or not start.is_modern:
        value = f"XXXX-WXX-{number}"
        return Resolved(TimexType.TIME if point.part else TimexType.DATE, value + _part(point.part))
    day = start.day_in()
    back, ahead = (day.isoweekday() - number) % 7, (number - day.isoweekday()) % 7
    if point.step == -1:
        shift = -(back or 7)
    elif point.step == 1:
        shift = ahead or 7
    elif anchor.direction > 0 or not (news or start == _document(anchor)):
        shift = ahead
    elif point.step == 0 and anchor.direction == 0:
        shift = number - day.isoweekday()
    else:
        shift = -back
    day += timedelta(shift)
    told = Told(day.year, day.month, day.day)
    where = "before" if shift < 0 else "after" if shift > 0 else "on"
    return _dated(told, point.part, f"{WEEKDAY_NAMES[number - 1]} {where} {_counted_from(start, document=news)}")


def _holiday(template: Holiday, anchor: Anchor) -> Resolved:
    start = _document(anchor) if anchor.mode is Mode.NEWS or anchor.told is None else anchor.told
    if template.year is None and start is None:
        return Resolved(TimexType.DATE, "XXXX-XX-XX")
    year = template.year if template.year is not None else start.year if start is not None else 0
    if template.year_step is not None:
        year += template.year_step
    elif template.year is None and start is not None and start.is_modern and anchor.mode is Mode.NEWS:
        here = start.day_in()
        days = [found for y in (year - 1, year, year + 1) if (found := day_of(template.name, y)) is not None]
        past = [found for found in days if found <= here and (template.step != -1 or found < here)]
        ahead = [found for found in days if found >= here]
        back = template.step == -1 or (template.step != 1 and anchor.direction < 0)
        onward = template.step == 1 or (template.step != -1 and anchor.direction > 0)
        choice = past[-1:] if back else ahead[:1] if onward else sorted(days, key=lambda d: abs((d - here).days))[:1]
        year = choice[0].year if choice else year
    day = day_of(template.name, year)
    if day is None:
        return Resolved(TimexType.DATE, "XXXX-XX-XX")
    return _dated(Told(day.year, day.month, day.day), "", f"{template.name} of the year {year:04}")


def _yearless(point: Point, anchor: Anchor) -> Resolved:
    narrative = anchor.mode is Mode.NARRATIVE or point.told
    start = anchor.told if narrative and anchor.told is not None else _document(anchor)
    if start is None or (anchor.mode is Mode.NARRATIVE and anchor.told is None and point.step is None):
        return _unanchored(point)
    if narrative and anchor.told is not None and point.step is None:
        year = start.year
        words = f"year {value_of(Told(year))}, told before"
    else:
        year = _year_by_direction(point, start, anchor.direction)
        words = f"year {year:04}: counted from the document date {value_of(start)}"
    return _complete(replace(point, year=year), point, words)


def _unanchored(point: Point) -> Resolved:
    if point.season:
        value = f"XXXX-{point.season}"
    else:
        month = point.month or 1
        value = f"XXXX-{month:02}" + (f"-{point.day:02}" if 0 < (point.day or 0) <= month_length(2000, month) else "")
    return Resolved(TimexType.TIME if point.part else TimexType.DATE, value + _part(point.part))


def _year_by_direction(point: Point, start: Told, direction: int) -> int:
    if not start.is_modern:
        return start.year + (point.step or 0)
    here = start.day_in()
    candidates = [_candidate(point, year) for year in (here.year - 1, here.year, here.year + 1)]
    match point.step:
        case -1:
            # In January "last winter" is the one that began two years ago: the one of last year is not over.
            return max(c.year for c in [_candidate(point, here.year - 2), *candidates] if c.last < here)
        case 1:
            return min(c.year for c in candidates if c.first > here)
        case 0:
            return here.year
        case _:
            pass
    if point.weekday is not None and point.day is not None:
        fitting = [c.year for c in candidates if c.first.isoweekday() == point.weekday]
        if fitting:
            return fitting[0]
    candidates = [c for c in candidates if _has_day(point, c.year)] or candidates  # 29 February
    nearest = min(candidates, key=lambda c: c.distance(here))
    wanted = nearest
    if direction > 0:
        wanted = min((c for c in candidates if c.last >= here), key=lambda c: c.year, default=nearest)
    elif direction < 0:
        wanted = max((c for c in candidates if c.first <= here), key=lambda c: c.year, default=nearest)
    # A time without its year lies in the months around: one from nearly a year away would be named with its year.
    limit = _FAR_AHEAD_QUARTER if direction > 0 and point.season.startswith(("Q", "H")) else _FAR
    return (nearest if wanted.distance(here) > limit else wanted).year


@dataclass(frozen=True, slots=True)
class _Candidate:
    year: int
    first: date
    last: date

    def distance(self, here: date) -> int:
        """Days between the stretch and the day; 0 inside."""
        return max((self.first - here).days, (here - self.last).days, 0)


def _candidate(point: Point, year: int) -> _Candidate:
    first = point.month or SEASON_START.get(point.season, 1)
    last = point.month or _SEASON_END.get(point.season, 12)
    end_year = year + (last < first)
    begin = date(year, first, min(point.day or 1, month_length(year, first)))
    end = date(end_year, last, min(point.day or 31, month_length(end_year, last)))
    return _Candidate(year, begin, end)
