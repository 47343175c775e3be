"""The words of time expressions: each has a class, which the grammar speaks of, and a value.

To add a word: find or add its class here; the grammar's patterns name classes only. Words not listed end a run.
"""

from __future__ import annotations

from typing import Final

MONTHS: Final = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip

WEEKDAYS: Final = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip

ABBREVIATED: Final = frozenset(
    {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
    | {"mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"}
)
"""Short forms: written with a capital, and often with a full stop that belongs to them."""

AMBIGUOUS_MONTHS: Final = frozenset({"may", "march", "mar", "jan", "dec"})
AMBIGUOUS_WEEKDAYS: Final = frozenset({"sun", "sat", "wed", "mon", "fri"})
"""Words that are something else as often; a bare one needs a neighbour that makes it a date."""

UNITS: Final = {
    "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "2W", "month": "M", "quarter": "Q",
    "year": "Y", "decade": "E", "century": "C", "millennium": "L", "weekend": "WE", "night": "NI", "min": "TM",
    "hr": "TH", "yr": "Y", "season": "SEASON", "period": "PERIOD", "term": "TERM",
}  # fmt: skip
"""Units of time by their TIMEX3 letter; those that end in TM, TH, TS are shorter than a day."""

PLURALS: Final = {
    "seconds": "TS", "minutes": "TM", "hours": "TH", "days": "D", "weeks": "W", "fortnights": "2W", "months": "M",
    "quarters": "Q", "years": "Y", "decades": "E", "centuries": "C", "millennia": "L", "weekends": "WE", "nights": "NI",
    "mins": "TM", "hrs": "TH", "yrs": "Y", "secs": "TS",
}  # fmt: skip

PARTS: Final = {
    "morning": "MO", "mornings": "MO", "afternoon": "AF", "evening": "EV", "midafternoon": "AF", "midmorning": "MO",
    "lunchtime": "MI", "dawn": "MO", "dusk": "EV", "daybreak": "MO", "nite": "NI",
}  # fmt: skip

SEASONS: Final = {
    "spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI", "springtime": "SP",
    "summertime": "SU", "wintertime": "WI", "summers": "SU", "winters": "WI", "midsummer": "SU", "midwinter": "WI",
}  # fmt: skip

PRESENT, PAST, FUTURE = "PRESENT_REF", "PAST_REF", "FUTURE_REF"

REFERENCES: Final = {
    "now": PRESENT, "currently": PRESENT, "nowadays": PRESENT, "presently": PRESENT, "recently": PAST, "soon": FUTURE,
}  # fmt: skip

FREQUENCIES: Final = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "annually": "P1Y", "annual": "P1Y", "yearly": "P1Y",
    "hourly": "PT1H", "nightly": "P1D", "biweekly": "P2W", "biannual": "P6M", "biennial": "P2Y",
}  # fmt: skip

_CARDINALS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
CARDINALS: Final = {word: value for value, word in enumerate(_CARDINALS)} | {
    word: (place + 2) * 10
    for place, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
MULTIPLIERS: Final = {"hundred": 100, "thousand": 1000, "dozen": 12}
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
ORDINALS: Final = {word: value for value, word in enumerate(_ORDINALS, 1)} | {"twentieth": 20, "thirtieth": 30}
DECADE_WORDS: Final = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip

# Word → class for the words whose class says everything, or nearly so.
_CLASSES = {
    "THE": "the",
    "A": "a an",
    "THIS": "this these",
    "THAT": "that those",
    "LAST": "last",
    "PAST": "past",
    "NEXT": "next",
    "COMING": "coming upcoming",
    "FOLLOWING": "following ensuing",
    "SUCCEEDING": "subsequent",
    "PREVIOUS": "previous preceding prior",
    "LATEST": "latest",
    "FINAL": "final",
    "EACH": "each every",
    "OTHER": "other",
    "EARLY": "early",
    "LATE": "late",
    "MID": "mid middle",
    "EARLIER": "earlier",
    "LATER": "later",
    "EDGE": "end start beginning close turn",
    "OF": "of",
    "IN": "in",
    "AT": "at",
    "ON": "on",
    "FROM": "from",
    "SINCE": "since",
    "UNTIL": "until till",
    "FOR": "for",
    "WITHIN": "within",
    "TO": "to through",
    "AND": "and",
    "OR": "or",
    "BY": "by",
    "BEFORE": "before",
    "AFTER": "after",
    "AGO": "ago",
    "BACK": "back",
    "HENCE": "hence",
    "ABOUT": "about around nearly almost approximately roughly circa ca c",
    "OVER": "over under",
    "MORE": "more less fewer",
    "THAN": "than",
    "LEAST": "least most",
    "UP": "up",
    "NO": "no",
    "SO": "so",
    "HALF": "half",
    "ADDITIONAL": "additional extra further straight consecutive",
    "FULL": "full entire whole",
    "VAGUE": "several few couple many some",
    "FISCAL": "fiscal financial",
    "OLD": "old",
    "LONG": "long",
    "ENDED": "ended ending",
    "RECENT": "recent",
    "CURRENT": "current",
    "FUTURE": "future",
    "AS": "as",
    "VERY": "very",
    "BUSINESS": "business trading calendar working",
    "PARTICULAR": "comparable corresponding same",
    "ALL": "all",
    "RIGHT": "right just",
    "NEAR": "near distant foreseeable",
    "ONCE": "once twice times",
    "PER": "per",
    "TIME": "time moment",
    "TIMES": "times",
    "SOMETIME": "sometime",
    "HISTORY": "history",
    "OCLOCK": "o'clock oclock",
    "ZONE": "est edt cst cdt mst mdt pst pdt gmt utc bst cet cest jst ist et pt",
    "LOCAL": "local",
    "MY": "his her my our your their its",
    "AHEAD": "ahead",
    "DURING": "during",
    "BETWEEN": "between",
}
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "tonite": 0}
_CLOCKS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}
_WEEKDAY_PLURALS = {f"{day}s": number for day, number in WEEKDAYS.items() if day.endswith("day")}


def _words() -> dict[str, tuple[str, int | str]]:
    words: dict[str, tuple[str, int | str]] = {
        word: (name, word) for name, listed in _CLASSES.items() for word in listed.split()
    }
    tables: tuple[tuple[str, dict[str, int] | dict[str, str]], ...] = (
        ("MONTH", MONTHS),
        ("WEEKDAY", WEEKDAYS),
        ("WEEKDAYS", _WEEKDAY_PLURALS),
        ("UNIT", UNITS),
        ("UNITS", PLURALS),
        ("PART", PARTS),
        ("SEASON", SEASONS),
        ("REF", REFERENCES),
        ("FREQ", FREQUENCIES),
        ("DAYREF", _DAYS),
        ("NOON", _CLOCKS),
        ("TENS", DECADE_WORDS),
    )
    for name, table in tables:
        words |= {word: (name, value) for word, value in table.items()}
    words |= {
        "quarter": ("QUARTER", "Q"),
        "century": ("CENTURY", "C"),
        "centuries": ("CENTURIES", "C"),
        "decade": ("UNIT", "E"),
        "night": ("NIGHT", "NI"),
        "nights": ("NIGHTS", "NI"),
        "overnight": ("OVERNIGHT", "NI"),
        "weekend": ("WEEKEND", "WE"),
        "season": ("SEASONUNIT", "SEASON"),
        "period": ("PERIOD", "PERIOD"),
        "tonight": ("TONIGHT", 0),
        "tonite": ("TONIGHT", 0),
    }
    del words["term"]
    return words


WORDS: Final = _words()
"""Every listed word in lower case with its class and value."""

ERAS: Final = {"bc": -1, "bce": -1, "ad": 1, "ce": 1}
