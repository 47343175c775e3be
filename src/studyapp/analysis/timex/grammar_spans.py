"""The grammar of durations, distances ("two weeks ago"), sets, and references to now, the past and the future."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from studyapp.analysis.timex.grammar_dates import PART, WEEKDAY
from studyapp.analysis.timex.lexicon import FUTURE, PAST, PRESENT
from studyapp.analysis.timex.matching import Rule, rule
from studyapp.analysis.timex.readers import part_of
from studyapp.analysis.timex.templates import Base, Length, Offset, Repeated, Template, Whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyapp.analysis.timex.matching import Found

APPROX: Final = "(?:(?P<mod>ABOUT|OVER(?=A)|UP TO|AT LEAST|NO? MORE THAN))?"
NUMBER: Final = "(?:DIG|SMALL|NUM|NW|YEAR)"
AMOUNT: Final = (
    f"(?:(?P<n>{NUMBER}|A VAGUE OF?|VAGUE OF?|A) (?P<half>AND A HALF|FRACTION)?"
    f"|(?P<low>{NUMBER}) (?:TO|OR|DASH|AND) (?P<high>{NUMBER})|(?P<halfof>HALF) A)"
)
UNIT: Final = "(?P<unit>UNIT|UNITS|QUARTER|CENTURY|CENTURIES|NIGHT|NIGHTS|WEEKEND)"
KIND: Final = "(?:MORE|ADDITIONAL|BUSINESS|FISCAL|FULL)"
TAIL: Final = "(?:OR SO|OR MORE)"
FRAME: Final = "(?:LAST|PAST|NEXT|COMING|ORD|LATEST|FOLLOWING|PREVIOUS|FINAL)"
NOT_LENGTH: Final = frozenset({"SEASON", "PERIOD"})

_LETTERS: Final = {
    "E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "Q": ("M", 3), "2W": ("W", 2), "WE": ("W", 1), "NI": ("D", 1),
}  # fmt: skip
_PARTS_OF: Final = {"TH": ("M", 60), "TM": ("S", 60), "M": ("D", 30), "Y": ("M", 12), "D": ("TH", 24)}
_FRACTIONS: Final = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75}
_VAGUE: Final = frozenset({"several", "few", "many", "some"})


def duration_of(number: float | None, unit: str) -> str:
    """Write a duration as TIMEX3 does: 1.5 hours are PT1H30M, an unknown number of years is PXY."""
    time = "T" if unit.startswith("T") else ""
    letter = unit.removeprefix("T")
    if number is None:
        return f"P{time}X{ {'WE': 'D', 'NI': 'D', '2W': 'W'}.get(letter, letter) }"
    if letter in _LETTERS:
        letter, factor = _LETTERS[letter]
        number *= factor
    whole = int(number)
    rest = number - whole
    if rest and time + letter in _PARTS_OF:
        smaller, count = _PARTS_OF[time + letter]
        joint = "T" if smaller.startswith("T") else ""
        return f"P{time}{f'{whole}{letter}' if whole else ''}{joint}{round(rest * count)}{smaller[-1]}"
    return f"P{time}{number:g}{letter}" if rest else f"P{time}{whole}{letter}"


def amount_of(found: Found) -> float | None:
    """Read how many; None where the text does not say ("several")."""
    if found.words("high"):
        return float(found.number("high"))
    if found.words("halfof"):
        return 0.5
    words = found.words("n").split()
    if "couple" in words:
        number = 2.0
    elif any(word in _VAGUE for word in words):
        return None
    elif words and words[0] in {"a", "an"}:
        number = 1.0
    else:
        number = float(found.value("n"))
    half = found.words("half") or found.words("behind")
    return number + (_FRACTIONS.get(half, 0.5) if half else 0.0)


def _length(found: Found) -> Template | None:
    unit = found.letters("unit")
    number = amount_of(found)
    # "A quarter" and "three-quarters" are fractions.
    fraction = unit == "Q" and (found.words("n") in {"a", "an"} or (number == 3 and "-" in found.all_words()))
    return None if unit in NOT_LENGTH or fraction else Length(duration_of(number, unit))


def _plural(found: Found) -> Template | None:
    singular = not found.words("unit").endswith(("s", "ia"))
    return Length(duration_of(1 if singular else None, found.letters("unit")))


def _one(found: Found) -> Template | None:
    unit = found.letters("unit")
    return Length(duration_of(1, unit)) if unit not in NOT_LENGTH else None


def _distance(found: Found) -> Template | None:
    unit, number, way = found.letters("unit"), amount_of(found), found.words("way")
    if unit in NOT_LENGTH:
        return None
    back = way in {"ago", "earlier", "back", "prior", "previously"}
    if number is None:
        return Whole(PAST) if way in {"ago", "back"} else Length(duration_of(None, unit))
    if unit.startswith("T"):
        return Length(duration_of(number, unit))
    base = Base.TOLD if way in {"earlier", "later", "prior"} else Base.DOCUMENT
    mod = "APPROX" if found.words("mod") in {"about", "around", "nearly", "almost", "roughly", "approximately"} else ""
    if number != int(number) and unit == "Y":
        return Offset("M", int(number * 12) * (-1 if back else 1), base, mod=mod)
    factor = {"E": 10, "C": 100, "L": 1000}.get(unit, 1)
    steps = int(number * factor) * (-1 if back else 1)
    comparing = steps == -1 and unit == "Y" and factor == 1
    return Offset("Y" if factor > 1 else unit, steps, base, comparing=comparing, mod=mod)


def _plural_ago(found: Found) -> Template | None:
    return Whole(PAST) if found.words("way") == "ago" else Length(duration_of(None, found.letters("unit")))


def _year_ago(_: Found) -> Template | None:
    return Offset("Y", -1, comparing=True)


def _next_day(found: Found) -> Template | None:
    return Offset("D", 1, Base.TOLD, part=part_of(found))


def _around_day(found: Found) -> Template | None:
    shift = found.number("dayref") if found.words("dayref") else 0
    base = Base.DOCUMENT if found.words("dayref") else Base.TOLD
    return Offset("D", shift + (-1 if found.words("way") == "before" else 1), base)


def _each(found: Found) -> Template | None:
    if found.words("weekday"):
        return Repeated(f"XXXX-WXX-{found.number('weekday')}")
    if found.words("month"):
        return Repeated(f"XXXX-{found.number('month'):02}")
    if found.words("season"):
        return Repeated(f"XXXX-{found.letters('season')}")
    unit = found.letters("unit")
    if unit in NOT_LENGTH:
        return None
    if unit in {"MO", "AF", "EV", "NI"}:
        return Repeated(f"XXXX-XX-XXT{unit}")
    if unit == "WE":
        return Repeated("XXXX-WXX-WE")
    number = 2 if found.words("other") else amount_of(found) if found.words("n") else 1
    return Repeated(duration_of(number, unit) if unit != "Q" else f"P{number or 1:g}Q")


def _weekdays(found: Found) -> Template | None:
    part = part_of(found)
    return Repeated(f"XXXX-WXX-{found.number('weekday')}{'T' + part if part else ''}")


def _lengths() -> Iterator[Rule]:
    not_compared = "(?!DASH (?:AGO|EARLIER|OLD)|OLD)"
    frame = f"(?:(?:THE|MY|THIS|THAT)? {FRAME}|THE|THIS)?"
    yield rule(
        "length", f"{APPROX} {frame} {AMOUNT} {KIND}? {UNIT} (?P<behind>AND A HALF)? {TAIL}? {not_compared}", _length
    )
    yield rule("attributive length", f"{AMOUNT} DASH {UNIT} (?:DASH LONG)? {not_compared}", _length)
    yield rule("framed unit", "THE? (?:PAST|LAST) (?P<unit>UNIT|CENTURY)", _one)
    yield rule("ended", "(?:THE|A) FULL? (?:FISCAL|BUSINESS)? (?P<unit>UNIT) (?=ENDED)", _one)
    yield rule("full", "(?:THE|A) FULL (?P<unit>UNIT|QUARTER)", _one)
    yield rule("long", "(?P<unit>UNIT|UNITS|CENTURIES) DASH LONG", _plural)
    yield rule("plural", "(?<=(?:FOR|IN|OVER|WITHIN|AFTER)) (?P<unit>UNITS|CENTURIES) (?!TO|DASH)", _plural)
    yield rule("years ago", "(?P<unit>UNITS|CENTURIES) (?P<way>AGO|LATER|EARLIER)", _plural_ago)
    yield rule(
        "distance",
        f"{APPROX} {AMOUNT} {KIND}? {UNIT} {TAIL}? (?P<way>AGO|EARLIER|LATER|BACK|HENCE|PREVIOUS|FROM REF)",
        _distance,
    )
    year_ago = "PARTICULAR? UNIT DASH (?:AGO|EARLIER)"
    yield rule("year-ago", year_ago, _year_ago)
    yield rule("year-ago quarter", f"THE? {year_ago} ORD? (?:QUARTER|PERIOD)", _year_ago)
    yield rule(
        "period a year ago",
        "THE (?:PARTICULAR)? (?:PERIOD|QUARTER) OF? (?:THE|A)? (?:LAST UNIT|UNIT AGO|UNIT EARLIER|PREVIOUS UNIT)",
        _year_ago,
    )
    yield rule(
        "latest quarter",
        "(?:THE (?:LATEST|PARTICULAR)? QUARTER|THE LATEST PERIOD|THAT QUARTER)",
        lambda _: Offset("Q", 0, Base.TOLD, comparing=True),
    )


def _sets_and_references() -> Iterator[Rule]:
    yield rule("next day", f"THE (?:FOLLOWING|NEXT) {PART}", _next_day)
    yield rule("around a day", "THE? UNIT (?P<way>BEFORE|AFTER) (?P<dayref>DAYREF)", _around_day)
    yield rule("the weekend", "THE WEEKEND", lambda _: Offset("WE", 0))
    unit = "(?P<unit>UNIT|UNITS|QUARTER|PART|NIGHT|WEEKEND|CENTURY)"
    named = f"(?:{unit}|{WEEKDAY}|(?P<month>MONTH)|(?P<season>SEASON))"
    yield rule(
        "each",
        f"EACH (?P<other>OTHER)? (?P<n>DIG|NW|NUM|SMALL|VAGUE)? {named} (?:NIGHT|PART)?",
        _each,
    )
    yield rule("frequency", "(?P<freq>FREQ)", lambda found: Repeated(found.letters("freq")))
    yield rule("weekdays", f"(?P<weekday>WEEKDAYS) {PART}?", _weekdays)
    yield rule("weekday nights", "(?P<weekday>WEEKDAY) (?P<part>NIGHTS)", _weekdays)
    yield rule("reference", "MORE? (?P<ref>REF) (?!AS)", lambda found: Whole(found.letters("ref")))
    yield rule("current", "CURRENT", lambda _: Whole(PRESENT))
    yield rule("the past", "THE RECENT? PAST", lambda _: Whole(PAST))
    yield rule("the future", "(?:THE NEAR? FUTURE|(?<=IN) NEAR? FUTURE)", lambda _: Whole(FUTURE))
    yield rule("recent units", "THE? RECENT (?P<unit>UNITS|CENTURIES)", _plural)
    yield rule("coming units", "THE? COMING (?P<unit>UNITS)", _plural)
    yield rule("units ahead", "THE (?P<unit>UNITS) AHEAD", _plural)
    yield rule("past units", "THE? (?:PAST|LAST) (?P<unit>UNITS)", _plural)
    yield rule(
        "these days", "THIS (?P<unit>UNITS)", lambda found: Whole(PRESENT) if found.words("unit") == "days" else None
    )


SPAN_RULES: Final = (*_lengths(), *_sets_and_references())
