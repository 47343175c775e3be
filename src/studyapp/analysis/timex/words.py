"""Types the words of a passage, one character each, so that the grammar can be regular expressions.

The grammar writes class names (`MONTH COMMA YEAR`); `compiled` turns them into the characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from studyapp.analysis.timex.holidays import NAMES, key_of
from studyapp.analysis.timex.lexicon import (
    ABBREVIATED,
    AMBIGUOUS_MONTHS,
    AMBIGUOUS_WEEKDAYS,
    CARDINALS,
    ERAS,
    MONTHS,
    MULTIPLIERS,
    ORDINALS,
    WORDS,
)

Value = int | str

OUTSIDE: Final = "x"
"""The class of every word that no time expression contains."""

_NAMES = sorted(
    {name for name, _ in WORDS.values()}
    | {"DIG", "NUM", "YEAR", "DECADE", "ORD", "NW", "CLOCK", "AMPM", "ISO", "SLASH", "COMMA", "DASH", "POSS", "ERA"}
    | {"FRACTION", "SHORTYEAR", "HOLIDAY", "SMALL", "MARK", "PAREN", "MAYBEMONTH", "MAYBEDAY", "DOT"}
)
CLASS_OF: Final = {name: chr(0x4E00 + number) for number, name in enumerate(_NAMES)}

_CARDINAL = "|".join(sorted((*CARDINALS, *MULTIPLIERS), key=len, reverse=True))
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_SHORT = "|".join(sorted(ABBREVIATED, key=len, reverse=True))
_HOLIDAY = "|".join(
    re.escape(name).replace("\\ ", r"\s+").replace("'", "['’]") for name in (*NAMES, "veterans' day", "president's day")
)
_TOKEN = re.compile(
    rf"""
      (?P<iso>\b\d{{4}}-[01]\d-[0-3]\d(?:T[\d:]+Z?)?\b)
    | (?P<slash>\b\d{{1,4}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|\b9/11\b)
    | (?P<clock>\b[0-2]?\d[:][0-5]\d(?::[0-5]\d)?(?!\d)|\b[0-2]?\d\.[0-5]\d(?=\s?[ap]\.?m\b))
    | (?P<decade>(?:['’‘`]|\b)(?:\d\d)?\d0['’]?s\b)
    | (?P<short>['’‘`]\d\d\b(?!['’]?s))
    | (?P<holiday>\b(?:{_HOLIDAY})(?!\w))
    | (?P<ordinal>\b\d{{1,2}}(?:st|nd|rd|th)\b|\b(?:(?:twenty|thirty)[-\s])?(?:{_ORDINAL})\b)
    | (?P<fraction>\b\d[/⁄]\d\b|[½¼¾])
    | (?P<number>\b\d+(?:,\d{{3}})+(?:\.\d+)?|\b\d+\.\d+|\b\d+)
    | (?P<words>\b(?:{_CARDINAL})(?:(?:\s+and\s+|[-\s]+)(?:{_CARDINAL}))*\b)
    | (?P<ampm>\b[ap]\.\s?m\.?|\b[ap]m\b)
    | (?P<era>\b(?:B\.C\.(?:E\.)?|A\.D\.|C\.E\.|BCE?\b|CE\b|AD\b))
    | (?P<short_form>\b(?:{_SHORT})\.)
    | (?P<word>o['’]clock|[^\W\d_]+)
    | (?P<poss>['’]s?(?!\w))
    | (?P<dash>[-–—−]+)
    | (?P<comma>,)
    | (?P<other>[^\s\w]|_)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_JOINED = re.compile(r"[^\W\d_][-–]$")
_STAGED = re.compile(rf"\b(?:mid|early|late|post|pre|{'|'.join(MONTHS)})\.?[-–]$", re.IGNORECASE)
# What before or behind a number says that it counts or names something else than time.
_MONEY = frozenset("$£€¥#№")
_NOT_TIME = re.compile(
    r"\s?(?:%|percent|per\s?cent|million|billion|trillion|°)|[/:.]\d|\s?(?:km|miles?|kg|meters?)\b|[A-Za-z]"
)


@dataclass(frozen=True, slots=True)
class Typed:
    """The words of a passage.

    Attributes:
        classes: one character a word (see `CLASS_OF`).
        starts, ends: code points in the passage.
        values: month numbers, TIMEX3 letters, numbers; the word itself where nothing else is known.
    """

    text: str
    classes: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    values: tuple[Value, ...]


def typed(text: str) -> Typed:
    """Type the words of a passage."""
    classes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[Value] = []
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        name, value, end = _classified(text, str(found.lastgroup), found.group(), start, end)
        classes.append(CLASS_OF.get(name, OUTSIDE))
        starts.append(start)
        ends.append(end)
        values.append(value)
    return Typed(text, "".join(classes), tuple(starts), tuple(ends), tuple(values))


def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern over class names, e.g. `(?P<month>MONTH) COMMA? (?P<year>YEAR)`.

    A group name may come again, for another alternative: the second is `name__2`, and so on (see `Found`).
    Raises ValueError for a class that does not exist.
    """
    count: dict[str, int] = {}

    def numbered(found: re.Match[str]) -> str:
        count[found[1]] = count.get(found[1], 0) + 1
        return f"(?P<{found[1]}__{count[found[1]]}>" if count[found[1]] > 1 else found[0]

    def char_of(found: re.Match[str]) -> str:
        name = found.group()
        if name not in CLASS_OF:
            raise ValueError(name)
        return CLASS_OF[name]

    pattern = re.sub(r"\(\?P<(\w+)>", numbered, pattern)
    return re.compile(re.sub(r"(?<!\?)\b[A-Z]+\b", char_of, pattern).replace(" ", "").replace("\n", ""))


def number_of(words: str) -> int:
    """Read number words: "twenty-four" is 24, "two hundred and six" 206, "nineteen ninety-six" 1996."""
    total, group = 0, 0
    for word in re.split(r"[-\s]+", words.lower()):
        if word == "and":
            continue
        if word in MULTIPLIERS:
            group = max(group, 1) * MULTIPLIERS[word]
            if word == "thousand":
                total, group = total + group, 0
        else:
            value = CARDINALS[word]
            if 10 <= group < 100 and (value >= 10 or group % 10):
                group = group * 100 + value  # years are read in pairs
            elif group >= 1000 and group % 100 >= 20 and value < 10:
                group += value
            else:
                group += value
    return total + group


def _classified(text: str, kind: str, token: str, start: int, end: int) -> tuple[str, Value, int]:
    match kind:
        case "word":
            return (*_word(token), end)
        case "short_form":
            return (*_short_form(token), end)
        case "number":
            return (*_number(text, token, start, end), end)
        case "words":
            value = number_of(token)
            pair = 1000 <= value < 2100 and "thousand" not in token.lower() and "hundred" not in token.lower()
            return "YEAR" if pair else "NW", value, end
        case "ordinal":
            return "ORD", _ordinal(token), end
        case "decade":
            return _decade(token, end)
        case "short":
            return "SHORTYEAR", int(token[1:]), end
        case "era":
            return "ERA", ERAS[token.replace(".", "").lower()], end
        case "holiday":
            return ("HOLIDAY" if token[0].isupper() else ""), key_of(token), end
        case "poss":
            return "POSS", token, end
        case "other":
            return ("PAREN" if token in "()[]" else "DOT" if token == "." else "MARK"), token, end
        case _:
            return kind.upper(), token, end


def _word(token: str) -> tuple[str, Value]:
    lower = token.lower()
    entry = WORDS.get(lower)
    if entry is None:
        return "", token
    name, value = entry
    if name not in ("MONTH", "WEEKDAY"):
        return name, value
    if lower == token and (name == "MONTH" or lower in ABBREVIATED):
        return "", token
    if lower in AMBIGUOUS_MONTHS:
        return "MAYBEMONTH", value
    if lower in AMBIGUOUS_WEEKDAYS:
        return "MAYBEDAY", value
    return name, value


def _short_form(token: str) -> tuple[str, Value]:
    name, value = WORDS[token[:-1].lower()]
    return (name if token[0].isupper() else ""), value


def _number(text: str, token: str, start: int, end: int) -> tuple[str, Value]:
    before = text[start - 1] if start else " "
    if before in "-–" and _is_joined(text[max(0, start - 12) : start]):
        return "", token  # "Army-2021", "Covid-19"
    if before in _MONEY or before.isalpha() or (before in ".:/" and start > 1 and text[start - 2].isdigit()):
        return "", token
    if _NOT_TIME.match(text, end) and not re.match(
        r"(?:[ap]m|year|month|week|day|hour|min|s)\b", text[end:], re.IGNORECASE
    ):
        return "", token
    if not token.isdigit():
        return "NUM", token.replace(",", "")
    value = int(token)
    if len(token) == 4 and 1000 <= value < 2200:
        return "YEAR", value
    if len(token) == 3 and value >= 100:
        return "SMALL", value
    return ("DIG" if 1 <= value <= 31 and len(token) <= 2 else "NUM"), value


def _is_joined(before: str) -> bool:
    """Whether a hyphen ties the number to a word that is no stage and no month."""
    return bool(_JOINED.search(before)) and not _STAGED.search(before)


def _ordinal(token: str) -> int:
    if token[0].isdigit():
        return int(token[:-2])
    parts = re.split(r"[-\s]+", token.lower())
    return (CARDINALS[parts[0]] if len(parts) == 2 else 0) + ORDINALS[parts[-1]]


def _decade(token: str, end: int) -> tuple[str, Value, int]:
    digits = re.sub(r"\D", "", token)
    return "DECADE", int(digits[:-1]), end
