"""The grammar of dates: what names a stretch of the calendar, fully or in part.

To add a form: write its pattern in class names (see `lexicon`), and reuse or write the function that reads its groups.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from studyapp.analysis.timex.matching import Rule, rule
from studyapp.analysis.timex.readers import (
    around_year,
    century,
    clock,
    date_of,
    day,
    decade,
    end_of_years,
    holiday,
    numeric,
    part_of_year,
    season,
    step,
    year,
    year_end,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

STAGE: Final = (
    "(?:EARLY|MID|LATE|EARLIER IN?|LATER IN?|SOMETIME IN?|ABOUT DOT?|THE? VERY? (?:EDGE|MID) OF|THE (?:EARLY|MID|LATE))"
)
MOD: Final = f"(?:(?P<mod>{STAGE}) DASH?)?"
MONTH: Final = "(?P<month>MONTH|MAYBEMONTH)"
DAY: Final = "(?P<day>DIG|ORD)"
LAST_DAY: Final = "(?P<last_day>DIG|ORD)"
YEAR: Final = "(?P<year>YEAR)"
SHORT: Final = "(?P<short>SHORTYEAR)"
WEEKDAY: Final = "(?P<weekday>WEEKDAY|MAYBEDAY)"
ORDINAL: Final = "(?P<ordinal>ORD|FINAL|LAST|DIG)"
PART: Final = "(?P<part>PART|NIGHT|NIGHTS|OVERNIGHT)"
ERA: Final = "(?P<era>ERA)"
OLD: Final = f"(?:(?P<year>SMALL|NUM|DIG|YEAR) {ERA}|{ERA} (?P<year>SMALL|NUM|DIG|YEAR))"
"""A year that needs its era: "44 BC", "AD 79"."""
ABOUT: Final = "(?P<mod>ABOUT DOT?)?"
NUMBER: Final = "(?:NUM|DIG|SMALL|YEAR)"
STEP: Final = (
    "(?P<step>THIS (?:PAST|COMING|PARTICULAR|VERY)?|THE? (?:LAST|PAST)|THE? NEXT|THE? COMING"
    "|THAT (?:PARTICULAR|VERY)?|THE? PARTICULAR|THE? PREVIOUS|THE? FOLLOWING)"
)
YEAR_STEP: Final = (
    "(?P<yearstep>LAST|THIS|NEXT|THAT (?:PARTICULAR)?|THE PARTICULAR|THE? FOLLOWING|THE? PREVIOUS) FISCAL? UNIT"
)
ZONE: Final = "(?:LOCAL TIME|(?P<zone>ZONE) TIME?|PAREN ZONE PAREN)"
TIME: Final = f"(?:(?:ABOUT)? (?:(?P<clock>CLOCK) (?P<ampm>AMPM)?|(?P<hour>DIG) (?P<half>AMPM)) {ZONE}?|(?P<noon>NOON))"
LEAD: Final = "(?<=(?:IN|OF|BY|SINCE|UNTIL|FROM|TO|BEFORE|AFTER|DURING|BETWEEN|LATE|EARLY|MID|LAST|NEXT|THIS|ON))"
"""Words before an ambiguous name ("in May") that make it a date."""


def _days() -> Iterator[Rule]:
    weekday = f"(?:(?:{STEP})? {WEEKDAY} COMMA?)?"
    yield rule("holiday", f"{STEP}? (?P<holiday>HOLIDAY) (?:COMMA? {YEAR}|{YEAR_STEP})?", holiday)
    yield rule("numeric", "(?P<date>ISO|SLASH)", numeric)
    later = f"(?=(?:AND|TO|DASH|OR) (?:{MONTH} {DAY}?|{DAY} {MONTH}) (?:COMMA|IN|OF)? {YEAR} (?!DIG))"
    yield rule("month before month", f"{MOD} (?P<month>MONTH|MAYBEMONTH) {DAY}? {later}", date_of)
    yield rule("day before month", f"THE? {DAY} OF? (?P<month>MONTH|MAYBEMONTH) {later}", date_of)
    yield rule("month day", f"{weekday} {MOD} THE? {MONTH} THE? {DAY} (?:COMMA? (?:{OLD}|{YEAR}|{SHORT}))?", date_of)
    yield rule("month days", f"{MONTH} {DAY} (?:DASH|TO|AND) {LAST_DAY} (?:COMMA? {YEAR})?", date_of)
    yield rule(
        "day month",
        f"{weekday} THE? {DAY} (?:UNIT OF)? OF? {MONTH} (?:COMMA? OF? (?:{OLD}|{YEAR})|OF? {YEAR_STEP}|{SHORT})?",
        date_of,
    )
    yield rule("day month last", f"THE? {DAY} (?:UNIT OF)? OF? {MONTH} (?P<step>LAST|NEXT)", date_of)
    yield rule("days month", f"{DAY} (?:DASH|AND|TO) {LAST_DAY} OF? {MONTH} (?:COMMA? {YEAR})?", date_of)
    yield rule("day-month-year", f"{DAY} DASH {MONTH} DASH {YEAR}", date_of)
    yield rule("month day year step", f"{MONTH} {DAY} COMMA? OF? {YEAR_STEP}", date_of)


def _months() -> Iterator[Rule]:
    yield rule("month year", f"{MOD} {MONTH} COMMA? (?:IN|OF)? (?:{OLD}|{YEAR}|{SHORT})", date_of)
    yield rule("month year step", f"{MOD} {MONTH} OF? {YEAR_STEP}", date_of)
    yield rule("step month", f"{MOD} {STEP} {MONTH} {DAY}?", date_of)
    end = "(?=COMMA|DOT|PAREN|MARK|DASH|AND|OR|$)"
    yield rule("day month early", f"THE? {DAY} (?:UNIT OF)? OF? {MONTH} COMMA? (?P<year>SMALL) {end}", date_of)
    yield rule("month early", f"{MOD} {MONTH} OF (?P<year>SMALL) {end}", date_of)
    yield rule("season early", f"THE? {MOD} (?P<season>SEASON) OF (?:(?P<year>SMALL) {end}|{OLD})", season)
    yield rule("month", f"{MOD} (?P<month>MONTH)", date_of)
    yield rule("ambiguous month", f"{LEAD} (?P<month>MAYBEMONTH)", date_of)
    yield rule("staged ambiguous month", f"(?P<mod>{STAGE}) DASH? (?P<month>MAYBEMONTH)", date_of)


def _weekdays() -> Iterator[Rule]:
    weekday = f"(?:(?:{STEP})? {WEEKDAY} COMMA?)?"
    yield rule("weekday", f"(?:EARLY|LATE|EARLIER|LATER)? {STEP}? (?P<weekday>WEEKDAY) {PART}?", date_of)
    yield rule("ambiguous weekday", f"(?P<step>LAST|NEXT|THIS) (?P<weekday>MAYBEDAY) {PART}?", date_of)
    yield rule("ambiguous weekday night", f"(?P<weekday>MAYBEDAY) {PART}", date_of)
    yield rule("time weekday", f"{TIME} (?:ON|COMMA)? {STEP}? {WEEKDAY} {PART}?", date_of)
    yield rule("time date", f"{TIME} (?:ON|COMMA)? {weekday} {MONTH} {DAY} (?:COMMA? {YEAR})?", date_of)
    yield rule("time day month", f"{TIME} (?:ON|COMMA)? {weekday} {DAY} OF? {MONTH} (?:COMMA? {YEAR})?", date_of)
    yield rule("date time", f"{weekday} {MONTH} {DAY} (?:COMMA? {YEAR})? COMMA? AT {TIME}", date_of)
    yield rule("part of date", f"THE {MOD} {PART} OF {weekday} {MONTH} {DAY} (?:COMMA? {YEAR})?", date_of)
    yield rule("part of weekday", f"THE {PART} OF {WEEKDAY}", date_of)
    yield rule("date part", f"{MONTH} {DAY} COMMA? (?:IN THE)? {PART}", date_of)


def _years() -> Iterator[Rule]:
    yield rule("year", f"{MOD} (?:THE UNIT)? {YEAR} {ERA}?", year)
    yield rule("the year", f"THE UNIT (?:{OLD}|(?P<year>NW|SMALL|NUM|DIG))", year)
    yield rule("fiscal year", f"FISCAL (?:UNIT)? {YEAR}", year)
    yield rule("period of year", f"THE {YEAR} (?:PERIOD|QUARTER)", around_year)
    yield rule("year era", f"{ABOUT} (?P<year>NUM|DIG|SMALL|YEAR|NW) {ERA}", year)
    yield rule("years era", f"{ABOUT} (?P<year>NUM|DIG|SMALL|YEAR) (?=(?:DASH|TO|AND) {NUMBER} {ERA})", year)
    yield rule("era year", f"{ABOUT} {ERA} (?P<year>SMALL|NUM|DIG|YEAR)", year)
    yield rule("bare number", f"{ABOUT} (?P<year>SMALL)", year)
    yield rule("end of years", "(?<=YEAR DASH) (?P<year>NUM|DIG)", end_of_years)
    yield rule("short year", f"{MOD} (?P<short>SHORTYEAR)", date_of)
    yield rule("year end", "THE? UNIT POSS? DASH? EDGE", year_end)
    yield rule("decade", f"(?:THE {MOD}|{MOD}) (?P<decade>DECADE|(?<!MY)TENS)", decade)
    yield rule("century", f"THE? {MOD} {ORDINAL} DASH? CENTURY {ERA}?", century)
    another = "(?=(?:AND|TO|OR|DASH) THE? (?:EARLY|MID|LATE)? DASH? ORD DASH? (?:CENTURY|CENTURIES))"
    yield rule("first of centuries", f"THE? {MOD} (?P<ordinal>ORD) {another}", century)
    yield rule("last of centuries", f"THE? {MOD} (?P<ordinal>ORD) DASH? CENTURIES {ERA}?", century)


def _parts_of_years() -> Iterator[Rule]:
    of_year = f"(?:(?:OF|IN)? THE? FISCAL? (?:{YEAR}|{YEAR_STEP}|{SHORT}))"
    yield rule(
        "quarter",
        f"(?:THE {STEP}?|{STEP})? (?:FISCAL DASH?)? {ORDINAL} FISCAL? (?P<unit>QUARTER) {of_year}?",
        part_of_year,
    )
    yield rule("attributive quarter", "(?P<ordinal>ORD) DASH (?P<unit>QUARTER)", part_of_year)
    owner = f"(?:(?P<year>YEAR)|{YEAR_STEP})"
    yield rule("year's quarter", f"THE? {owner} POSS? FISCAL? {ORDINAL} DASH? (?P<unit>QUARTER|HALF)", part_of_year)
    yield rule("half", f"THE FISCAL? {ORDINAL} DASH? (?P<unit>HALF) (?:{of_year}|OF THE FISCAL? UNIT)", part_of_year)
    season_of = f"(?P<season>SEASON) (?:COMMA|OF|IN)? (?:{YEAR}|{SHORT}|{YEAR_STEP})"
    yield rule("season year", f"{MOD} THE? (?:EARLY|MID|LATE)? {season_of}", season)
    yield rule("step season", f"{MOD} {STEP} (?P<season>SEASON)", season)
    yield rule("season", f"{MOD} THE? (?P<season>SEASON)", season)


def _steps() -> Iterator[Rule]:
    yield rule(
        "step unit",
        f"{MOD} {STEP} FISCAL? (?P<unit>UNIT|QUARTER|CENTURY|WEEKEND|NIGHT|PART) (?:{PART}|IN THE {PART})?",
        step,
    )
    yield rule("step unit quarter", f"{STEP} (?P<unit>UNIT) POSS (?:QUARTER|PERIOD)", step)
    yield rule("current unit", "THE? (?P<step>CURRENT) FISCAL? (?P<unit>UNIT|QUARTER|CENTURY)", step)
    yield rule("edge of unit", "(?P<mod>THE? VERY? (?:EDGE|MID) OF) (?P<step>THE) FISCAL? (?P<unit>UNIT|QUARTER)", step)
    yield rule("later in unit", "(?P<mod>EARLIER|LATER) IN (?P<step>THE) (?P<unit>UNIT|QUARTER)", step)
    yield rule("part of step unit", f"{PART} {STEP} (?P<unit>UNIT)", step)


def _clocks() -> Iterator[Rule]:
    yield rule("day", f"(?:EARLY|LATE|EARLIER|LATER)? (?P<dayref>DAYREF|TONIGHT) {PART}?", day)
    yield rule("time day", f"{TIME} (?P<dayref>DAYREF|TONIGHT) {PART}?", day)
    yield rule("part day", f"(?:EARLY|LATE|MID)? DASH? {PART} (?P<dayref>DAYREF)", day)
    yield rule("clock", TIME, clock)
    yield rule("clock part", f"(?P<clock>DIG|CLOCK|NW) OCLOCK? (?:IN THE|AT) {PART}", clock)
    yield rule("o'clock", "(?P<clock>DIG|NW) OCLOCK", clock)
    yield rule("staged part", "(?:EARLY|MID|LATE) DASH? (?P<part>PART)", clock)
    yield rule("overnight", "(?P<part>OVERNIGHT)", clock)


DATE_RULES: Final = (*_days(), *_months(), *_weekdays(), *_years(), *_parts_of_years(), *_steps(), *_clocks())
