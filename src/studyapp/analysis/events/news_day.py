"""The day that dated news tells of: what it says without a date lies there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from studyapp.analysis.events.clauses import clauses, covering
from studyapp.domain.analysis import Precision
from studyapp.domain.calendar import Interval, day_number, interval_of_timex
from studyapp.domain.document import BlockKind, Mode

if TYPE_CHECKING:
    from studyapp.analysis.parsed import Parsed, ParsedBlock
    from studyapp.analysis.timex.resolve import Times
    from studyapp.domain.analysis import TimeExpression

_NEWS_DAYS: Final = 4
_NOT_OF_THE_DAY: Final = frozenset({"of", "since", "until", "till", "by", "before", "after"})
_NEAR_DAYS: Final = 14
_FINE: Final = frozenset({Precision.DAY, Precision.RANGE})


@dataclass(frozen=True, slots=True)
class NewsDay:
    """The day that dated news tells of, with the time expression that names it and the words for it."""

    interval: Interval
    time: int | None
    derivation: str


def news_day(parsed: Parsed, times: Times) -> NewsDay | None:
    """The day that dated news tells of: the first past one that it names ("said on Friday"), else its own date.

    None for a text that speaks from no day: a novel has a date of publication too.
    """
    document = times.document_date
    if document is None or times.mode is not Mode.NEWS:
        return None
    today = day_number(document.isoformat())
    told = [block for block in parsed.blocks if tells(block)]
    speaks = False
    for number, time in enumerate(times.expressions):
        day = time.earliest
        near = day is not None and time.precision in _FINE and abs(today - day_number(day)) <= _NEAR_DAYS
        if not near or day is None or time.derivation.endswith("told last"):
            continue  # "told last": a bare time of day
        speaks = speaks or "document date" in time.derivation or day == document.isoformat()
        recent = time.precision is Precision.DAY and 0 <= today - day_number(day) <= _NEWS_DAYS
        block = next((b for b in told if b.block.start <= time.start < b.block.end), None) if recent else None
        if block is not None and _happened(block, time):
            interval = interval_of_timex(day, approximate=True)
            return NewsDay(interval, number, f"{day}, the day that the news tells of, since no date stands here")
    if not speaks:
        return None
    day = document.isoformat()
    return NewsDay(
        interval_of_timex(day, approximate=True), None, f"the document date {day}, since no date stands here"
    )


def _happened(block: ParsedBlock, time: TimeExpression) -> bool:
    """Whether the time belongs to what a sentence as a whole tells in the past."""
    tokens = block.doc.char_span(time.start - block.block.start, time.end - block.block.start, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return False
    if tokens.start and block.doc[tokens.start - 1].lower_ in _NOT_OF_THE_DAY:
        return False
    clause = covering(block.doc, clauses(tokens.sent), tokens.start, tokens.end)
    return clause is not None and clause.past and clause.verb.dep_ == "ROOT"


def tells(block: ParsedBlock) -> bool:
    """Tell prose, headings and captions from tables, code and the like."""
    return block.is_prose or block.block.kind in (BlockKind.HEADING, BlockKind.CAPTION)
