"""Finds the date of a document in its text where nobody gave one. Needs no language model.

A wrong date is worse than none, since every "Wednesday" hangs on it: what decides is a line that bears the date of
publication, else, where the text speaks from one day ("yesterday"), the latest full date that it tells of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from studyapp.analysis.timex.grammar_dates import DATE_RULES
from studyapp.analysis.timex.matching import Grammar, expressions
from studyapp.analysis.timex.templates import Point
from studyapp.analysis.timex.words import typed
from studyapp.domain.document import DateSource
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyapp.analysis.timex.templates import Expression
    from studyapp.domain.analysis import AnalysisRequest

_HEAD_LINES: Final = 8
_TAIL_LINES: Final = 3
_BYLINE_LENGTH: Final = 110
"""Longest line that is read as a by-line; a sentence of the body is usually longer, or ends in a full stop."""
_SAYS_SO: Final = re.compile(r"\b(?:published|posted|updated|issued|dated?|release[ds]?|modified)\b", re.IGNORECASE)
_UPDATED: Final = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_BYLINE: Final = re.compile(r"^\s*(?:by\s|[^.!?]*[|•·–—]\s*)|\d\s*$", re.IGNORECASE)
_DATELINE: Final = re.compile(r"^\s*[A-Z][A-Z .'’-]+(?:,[^—–-]{0,40})?,?\s+$|^\s*[A-Z][A-Z .'’-]+\s*[(,]\s*$")
_SPEAKS_FROM_A_DAY: Final = re.compile(
    r"\b(?:yesterday|tomorrow|tonight|(?:this|last|next) (?:week|month|morning|evening|night)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?! ?,? ?(?:the )?\d| ?,? [A-Z][a-z]+ \d))\b"
)
_AHEAD: Final = re.compile(
    r"\b(?:will|shall|until|till|by|before|due|deadline|scheduled|expected|planned|plans|expires|would|next)\b",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NEAR_YEARS: Final = 2
_FULL: Final = frozenset(
    {"numeric", "month day", "month days", "day month", "days month", "day-month-year", "time date", "date time"}
)
_RULES: Final = Grammar.of(rule for rule in DATE_RULES if rule.name in _FULL)
_SENTENCE_END: Final = re.compile(r"[a-z\d][.!?]['\"”’]?\s+(?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """The document date; `span` is the passage that proves it where it comes from the text."""

    date: date | None
    source: DateSource
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class _FullDate:
    date: date
    span: Span


def find_document_date(request: AnalysisRequest) -> FoundDate:
    """Return the date that was given, else one that the text shows, else none.

    A person who says that the document has no date is believed.
    """
    if request.document_date is not None or request.date_source is DateSource.GIVEN:
        return FoundDate(request.document_date, request.date_source)
    found = _in_a_line(request.text) or _latest_told(request.text)
    if found is None:
        return FoundDate(None, DateSource.NONE)
    return FoundDate(found.date, DateSource.TEXT, found.span)


def _full_dates(text: str, start: int, end: int) -> Iterator[_FullDate]:
    passage = text[start:end]
    for expression in expressions(typed(passage), _RULES):
        day = _day_of(expression)
        if day is not None:
            yield _FullDate(day, Span(start + expression.start, start + expression.end))


def _day_of(expression: Expression) -> date | None:
    match expression.template:
        case Point(year=int(year), month=int(month), day=int(day)):
            try:
                return date(year, month, day)
            except ValueError:
                return None
        case _:
            return None


def _lines(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(r"[^\n]+", text) if found.group().strip()]


def _in_a_line(text: str) -> _FullDate | None:
    """A date of publication: said to be one, or in a by-line or dateline near the beginning or the end."""
    lines = _lines(text)
    near = lines[:_HEAD_LINES] + [line for line in lines[-_TAIL_LINES:] if line not in lines[:_HEAD_LINES]]
    said: list[tuple[bool, _FullDate]] = []
    shown: list[_FullDate] = []
    for start, end in near:
        for found in _full_dates(text, start, end):
            before = text[start : found.span.start]
            if end - start <= _BYLINE_LENGTH and _SAYS_SO.search(before):
                said.append((bool(_UPDATED.search(before)), found))
            elif _is_byline(text[start:end], before) or _DATELINE.search(before):
                shown.append(found)
    if said:
        return min(said, key=lambda pair: pair[0])[1]
    return shown[0] if shown else None


def _is_byline(line: str, before: str) -> bool:
    if len(line) > _BYLINE_LENGTH or line.rstrip().endswith((".", "!", "?", ":", '."', ".”")):
        return False
    return not before.strip(" \t([|•·–—-") or bool(_BYLINE.search(line))


def _latest_told(text: str) -> _FullDate | None:
    """The latest full date that a caption, or another paragraph of one sentence, tells of without looking ahead.

    Only of a text that speaks from one day. Longer paragraphs name full dates of what was long ago (measured: news
    agencies' texts; all six that they gave were wrong).
    """
    if not _SPEAKS_FROM_A_DAY.search(text):
        return None
    latest: _FullDate | None = None
    for start, end in _lines(text):
        if _SENTENCE_END.search(text, start, end):
            continue
        for found in _full_dates(text, start, end):
            if _AHEAD.search(text, start, end):
                continue
            if latest is None or found.date > latest.date:
                latest = found
    return latest if latest is not None and _is_the_present(text, latest.date) else None


def _is_the_present(text: str, day: date) -> bool:
    """Whether most years that the text names lie around the day: a history mentions "last week" too."""
    years = [int(found.group()) for found in _YEAR.finditer(text)]
    return 2 * sum(abs(year - day.year) <= _NEAR_YEARS for year in years) >= len(years)
