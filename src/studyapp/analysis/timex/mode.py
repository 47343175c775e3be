"""Decides what times count from: the document date (news), or the last date told (narrative)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.analysis.timex.templates import Base, Expression, Offset, Point
from studyapp.domain.analysis import Mode

if TYPE_CHECKING:
    from datetime import date


def mode_of(expressions: tuple[Expression, ...], document: date | None) -> Mode:
    """Return NARRATIVE for a document that tells of years far from its own date, or has none."""
    if document is None:
        return Mode.NARRATIVE
    far = deictic = 0
    for expression in expressions:
        template = expression.template
        match template:
            case Point(year=int(year)):
                far += abs(year - document.year) > 1
            case Point(weekday=int(), month=None, told=False):
                deictic += 1
            case Offset(base=Base.DOCUMENT, comparing=False):
                deictic += 1
            case _:
                pass
    return Mode.NARRATIVE if far >= 4 and far > 2 * deictic else Mode.NEWS
