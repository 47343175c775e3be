"""Finds the time expressions of a document and puts them on the calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeGuard

from studyapp.analysis.document_date import find_document_date
from studyapp.analysis.timex.anchor import SEASON_MONTHS, Anchor, Resolved, generic, resolve
from studyapp.analysis.timex.filters import is_habitual, is_time
from studyapp.analysis.timex.grammar_dates import DATE_RULES
from studyapp.analysis.timex.grammar_spans import SPAN_RULES
from studyapp.analysis.timex.matching import Grammar, expressions
from studyapp.analysis.timex.mode import mode_of, speaks_from_a_day
from studyapp.analysis.timex.templates import Base, ClockOnly, Expression, Holiday, Offset, Point, Template
from studyapp.analysis.timex.tense import direction, governing_verb
from studyapp.analysis.timex.told import Told
from studyapp.analysis.timex.words import typed
from studyapp.domain.analysis import TimeExpression, TimexType
from studyapp.domain.calendar import interval_of_timex, joined, third_of
from studyapp.domain.document import Mode

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Token

    from studyapp.analysis.parsed import Parsed, ParsedBlock
    from studyapp.domain.document import DateSource
    from studyapp.domain.span import Span

_QUARTER_REACH: Final = 6
"""Blocks for which the quarter of a business report stays in mind."""
_MANY: Final = ("mornings", "afternoons", "evenings", "nights")
_DAY_REACH: Final = 6
"""Blocks for which a story keeps the day told last in mind: a later "on Monday" is some Monday."""
RULES: Final = Grammar.of((*DATE_RULES, *SPAN_RULES))


@dataclass(frozen=True, slots=True)
class Times:
    """The time expressions of a document in text order, and what they were counted from."""

    expressions: tuple[TimeExpression, ...]
    mode: Mode
    mode_given: bool
    document_date: date | None
    date_source: DateSource
    date_span: Span | None


def find_times(parsed: Parsed) -> Times:
    """Return every time expression of the document with its value."""
    document = find_document_date(parsed.request)
    found = [(block, expression) for block in parsed.blocks for expression in _in_block(block)]
    wanted = parsed.request.mode if document.date is not None else None
    mode = mode_of(tuple(expression for _, expression in found), document.date, wanted)
    resolved = _resolved(found, mode, document.date)
    return Times(resolved, mode, wanted is not None, document.date, document.source, document.span)


def _in_block(block: ParsedBlock) -> tuple[Expression, ...]:
    return tuple(e for e in expressions(typed(block.doc.text), RULES) if is_time(block.doc, e))


def _resolved(
    found: list[tuple[ParsedBlock, Expression]], mode: Mode, document: date | None
) -> tuple[TimeExpression, ...]:
    told: Told | None = None
    quarter: Told | None = None
    quarter_block = day_block = -9
    resolved: list[TimeExpression] = []
    present = speaks_from_a_day(expression for _, expression in found)
    years = _Years()
    for block, expression in found:
        ahead = 0
        if _looks_at_the_verb(expression.template):
            ahead = direction(block.doc, expression.start, expression.end)
        near = quarter if block.index - quarter_block <= _QUARTER_REACH else None
        template = expression.template
        lost = mode is Mode.NARRATIVE and _is_weekday(template) and block.index - day_block > _DAY_REACH
        if lost or _is_generic(block, expression, mode, present=present):
            template = generic(template)
        year = years.beside(block, expression)
        if year is not None and ahead <= 0 and _lacks_only_the_year(template):
            answer = resolve(replace(template, told=True), Anchor(document, mode, Told(year), near, ahead))
        else:
            answer = resolve(template, Anchor(document, mode, told, near, ahead))
        resolved.append(_finding(block, expression, answer))
        if answer.told is not None:
            told = answer.told
            day_block = block.index if told.day is not None else day_block
            if told.season.startswith("Q") and isinstance(template, Point):
                quarter, quarter_block = told, block.index
    return tuple(resolved)


def _is_generic(block: ParsedBlock, expression: Expression, mode: Mode, *, present: bool) -> bool:
    """Whether the time recurs or is "these days": a bare season or month of a habit, "today" in an essay.

    `present`: the text speaks from one day, as news does.
    """
    narrative = mode is Mode.NARRATIVE
    template = expression.template
    if _is_weekday(template) and block.doc.text[expression.start : expression.end].lower().endswith(_MANY):
        return True
    match template:
        case Point(year=None, season=season, step=None, year_step=None, short_year=None) if season in SEASON_MONTHS:
            return narrative or not present or is_habitual(block.doc, expression)
        case Point(year=None, month=int(), day=None, step=None, year_step=None, short_year=None):
            return (narrative or not present) and is_habitual(block.doc, expression)
        case Point() if _is_weekday(template):
            return narrative and is_habitual(block.doc, expression)
        case Offset(unit="D", amount=0, base=Base.DOCUMENT, part=""):
            return narrative or (not present and is_habitual(block.doc, expression))
        case ClockOnly():
            return narrative or not present
        case _:
            return False


def _is_weekday(template: Template) -> bool:
    """Tell "on Monday" from "last Monday" and "Monday, 3 June"."""
    match template:
        case Point(year=None, month=None, weekday=int(), step=None, season=""):
            return True
        case _:
            return False


@dataclass(slots=True)
class _Years:
    """The year told last in so many words, as far as its clause goes: "in the spring of 1911, before 3 June"."""

    year: int | None = None
    block: int = -1
    verb: Token | None = None

    def beside(self, block: ParsedBlock, expression: Expression) -> int | None:
        """Return the year told earlier in the expression's clause or one above, and remember its own.

        "The firm, founded in 1987, opened a shop in March" tells two times.
        """
        tokens = block.doc.char_span(expression.start, expression.end, alignment_mode="expand")
        verb = governing_verb(tokens.root) if tokens is not None and len(tokens) else None
        before = None
        if self.block == block.index and verb is not None and self.verb is not None:
            before = self.year if verb == self.verb or self.verb.is_ancestor(verb) else None
        match expression.template:
            case Point(year=int(year)):
                self.year, self.block, self.verb = year, block.index, verb
            case _:
                pass
        return before


def _lacks_only_the_year(template: Template) -> TypeGuard[Point]:
    """Tell "11 September" and "in June" from "last June" and "June last year"."""
    match template:
        case Point(year=None, month=int(), step=None, year_step=None, short_year=None):
            return True
        case _:
            return False


def _looks_at_the_verb(template: Template) -> bool:
    match template:
        case Point() | Holiday():
            return template.year is None
        case Offset(unit="WE", amount=0):
            return True
        case _:
            return False


_PARTS: Final = {"START": 0, "MID": 1, "END": 2}


def _finding(block: ParsedBlock, expression: Expression, answer: Resolved) -> TimeExpression:
    mod = getattr(expression.template, "mod", "")
    if "/" in answer.value:
        first, last = answer.value.split("/")
        interval = joined(interval_of_timex(first), interval_of_timex(last))
    else:
        interval = interval_of_timex(answer.value, approximate=mod == "APPROX")
    if answer.type in (TimexType.DURATION, TimexType.SET):
        interval = interval_of_timex("")
    if mod in _PARTS:
        interval = third_of(interval, _PARTS[mod])
    return TimeExpression(
        start=block.block.start + expression.start,
        end=block.block.start + expression.end,
        type=answer.type,
        value=answer.value,
        edtf=interval.edtf,
        earliest=interval.earliest,
        latest=interval.latest,
        precision=interval.precision,
        derivation=answer.derivation,
    )
