"""Decides what times count from: the document date (news), or the last date told (narrative)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from studyapp.analysis.timex.templates import Base, Expression, Offset, Point, Template
from studyapp.domain.document import Mode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_FAR_YEARS: Final = 4
_YEARS_A_DAY: Final = 5
"""Far years for one "on Friday" or "last week" beyond which a text tells a story rather than the news of its day."""


def mode_of(expressions: tuple[Expression, ...], document: date | None, wanted: Mode | None = None) -> Mode:
    """Return NARRATIVE for a document that tells of years far from its own date, or has none.

    News may tell history too: a text that keeps counting days and weeks from its own stays NEWS.
    What a person wants is done, except that nothing can be counted from a date that there is not.
    """
    if document is None:
        return Mode.NARRATIVE
    if wanted is not None:
        return wanted
    far = near = days = 0
    for expression in expressions:
        days += _counts_from_its_day(expression.template)
        match expression.template:
            case Point(year=int(year)):
                far += abs(year - document.year) > 1
            case Point(weekday=int(), month=None, told=False):
                near += 1
            case Offset(base=Base.DOCUMENT, comparing=False):
                near += 1
            case _:
                pass
    story = far >= _FAR_YEARS and far > 2 * near and far > _YEARS_A_DAY * days
    return Mode.NARRATIVE if story else Mode.NEWS


def _counts_from_its_day(template: Template) -> bool:
    """Tell "on Friday", "yesterday", "this week" from "today", "this year" and "now", which histories say too."""
    match template:
        case Point(weekday=int(), month=None, told=False, part=part):
            return not part.startswith("T")  # opening hours
        case Offset(unit="W" | "WE" | "NI", base=Base.DOCUMENT, comparing=False):
            return True
        case Offset(unit="D", base=Base.DOCUMENT, amount=amount, part=part, comparing=False):
            return bool(amount or part)
        case _:
            return False


def speaks_from_a_day(expressions: Iterable[Expression]) -> bool:
    """Tell whether the text counts days from its own: "yesterday", "on Friday", "this morning"."""
    for expression in expressions:
        match expression.template:
            case Point(weekday=int(), month=None, told=False):
                return True
            case Offset(unit="D", base=Base.DOCUMENT, amount=amount, part=part) if amount or part:
                return True
            case _:
                pass
    return False
