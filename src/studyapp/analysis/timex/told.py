"""A time that was told, to count from; and moving from it by days, weeks, months and years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from studyapp.domain.calendar import day_number_of, iso_day

SEASON_START: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}


@dataclass(frozen=True, slots=True)
class Told:
    """A resolved time to count from; `month`, `day` are None where it is coarser, `season` may be Q1-Q4."""

    year: int
    month: int | None = None
    day: int | None = None
    season: str = ""

    @property
    def is_modern(self) -> bool:
        """Whether weekdays and weeks around it can be counted with the standard library."""
        return 1 < self.year < 9999

    def plus(self, days: int) -> Told:
        """Return the day so many days after its first day."""
        month = self.month or SEASON_START.get(self.season, 1)
        iso = iso_day(day_number_of(self.year, month, self.day or 1) + days)
        return Told(int(iso[:-6].removeprefix("Y")), int(iso[-5:-3]), int(iso[-2:]))

    def day_in(self) -> date:
        """Return its first day."""
        month = self.month or SEASON_START.get(self.season, 1)
        return date(min(max(self.year, 1), 9999), month, self.day or 1)


def value_of(told: Told) -> str:
    """Write it as a TIMEX3 value."""
    text = f"{told.year:04}" if told.year > 0 else f"BC{1 - told.year:04}"
    if told.season:
        return f"{text}-{told.season}"
    if told.month is not None:
        text += f"-{told.month:02}"
        if told.day is not None:
            text += f"-{told.day:02}"
    return text


def moved_by(start: Told, unit: str, amount: int) -> tuple[Told, str] | None:
    """Move so many units and cut to the unit; None where the calendar ends."""
    if unit in {"Y", "M", "Q", "E", "C"}:
        return _moved_months(start, unit, amount)
    try:
        day = start.day_in()
        match unit:
            case "D":
                told = start.plus(amount)
                return told, value_of(told)
            case "W" | "2W" | "WE" if start.is_modern:
                day += timedelta(weeks=amount * (2 if unit == "2W" else 1))
                year, week, _ = day.isocalendar()
                monday = date.fromisocalendar(year, week, 6 if unit == "WE" else 1)
                return Told(monday.year, monday.month, monday.day), f"{year:04}-W{week:02}" + (
                    "-WE" if unit == "WE" else ""
                )
            case "NI":
                told = start.plus(amount)
                return told, value_of(told) + "TNI"
            case _:
                return None
    except OverflowError:
        return None


def _moved_months(start: Told, unit: str, amount: int) -> tuple[Told, str] | None:
    month = start.month or SEASON_START.get(start.season, 1)
    match unit:
        case "Y":
            told = Told(start.year + amount)
        case "M":
            index = start.year * 12 + month - 1 + amount
            told = Told(index // 12, index % 12 + 1)
        case "Q":
            index = start.year * 4 + (month - 1) // 3 + amount
            told = Told(index // 4, season=f"Q{index % 4 + 1}")
        case "E":
            decade = start.year // 10 + amount
            return Told(decade * 10), f"{decade:03}"
        case _:
            century = start.year // 100 + amount
            return Told(century * 100), f"{century:02}"
    return told, value_of(told)
