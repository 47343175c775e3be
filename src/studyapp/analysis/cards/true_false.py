"""True-or-false cards: a statement as it stands, or with one date or amount changed.

Names and opposites are never changed: a third of such statements were absurd, or still true.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studyapp.analysis.cards.answers import AMOUNTS, TIMES, Answer, Kind
from studyapp.analysis.cards.cloze import fact_of, interest_of, is_market
from studyapp.analysis.cards.distractors import distractors_for
from studyapp.analysis.cards.draft import Draft
from studyapp.analysis.cards.gap import gap_fault
from studyapp.analysis.cards.linter import Reason
from studyapp.analysis.cards.option_notes import change_note
from studyapp.domain.analysis import CardType, Tier, digest
from studyapp.domain.card_check import ASK_IF_TRUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyapp.analysis.cards.linter import Ledger
    from studyapp.analysis.cards.material import Material

MIN_WORDS, MAX_WORDS = 9, 26
_STEPS = (-4, -3, -2, 2, 3, 4)
_PRECISION = {Kind.MONEY: 0.9, Kind.PERCENT: 0.85, Kind.DATE: 0.86, Kind.YEAR: 0.86}
_STATISTICS = re.compile(
    r"\b(?:percent|per cent|%|per|population|average|rate|rose|rise|increased?|decreased?|grew|grow|fell|declined?"
    r"|dropped|jump(?:s|ed)?|soar(?:s|ed)?"
    r"|estimated?|ratio|majority|compared|than|at least|up to|more|less|nearly|about|over|approximately|almost)\b",
    re.IGNORECASE,
)

_RECURRING = re.compile(
    r"\b(?:seasons?|standings?|leagues?|divisions?|play-?offs?|champion\w*|tournaments?|cups?|medals?|awards?|prizes?"
    r"|finish\w*|win|wins|won|beat|defeated|lost|elections?|elected|census|harvest|festival"
    r"|(?:first|second|third) place)\b",
    re.IGNORECASE,
)
"""What may have happened in another year as well, so that a changed year can be true."""


def true_false_drafts(material: Material, answers: tuple[Answer, ...], ledger: Ledger) -> Iterator[Draft]:
    """Yield at most one card for each date or amount: true or false as the fact's own coin says."""
    for answer in answers:
        if answer.kind not in _PRECISION:
            continue
        reason = gap_fault(material, answer) or (Reason.TRIVIAL if _is_news(material, answer) else _fault(answer))
        if reason is not None:
            ledger.refuse(reason, answer.statement.passage.span)
            continue
        others = distractors_for(material, answer, fact_of(answer))
        if not others:
            ledger.refuse(Reason.NO_DISTRACTORS, answer.statement.passage.span)
            continue
        year = _other_year(material, answer)
        if not year and answer.kind in TIMES:
            ledger.refuse(Reason.NO_DISTRACTORS, answer.statement.passage.span)
            continue
        yield _draft(answer, year or min(others, key=lambda other: _distance(answer.text, other)))


def _is_news(material: Material, answer: Answer) -> bool:
    """Tell whether a dated text reports the figures of its day, which nobody learns as true or false."""
    return is_market(material, answer) or (answer.kind in AMOUNTS and material.parsed.request.document_date is not None)


def _other_year(material: Material, answer: Answer) -> str:
    """Return the date in a near year of which the text says nothing: in its other years the same may have happened."""
    found = re.search(r"\b\d{4}\b", answer.text)
    if answer.kind not in TIMES or found is None:
        return ""
    year, latest = int(found.group()), max(material.years, default=0)
    free = [year + step for step in _STEPS if year + step not in material.years and year + step <= latest]
    if not free:
        return ""
    chosen = free[int(digest(fact_of(answer), "year"), 16) % len(free)]
    return answer.text.replace(found.group(), str(chosen))


def _distance(told: str, other: str) -> float:
    """Return how far apart two years or amounts are: the nearest is the least absurd."""
    numbers = [re.findall(r"\d{4}|\d+(?:\.\d+)?", text.replace(",", "")) for text in (told, other)]
    first, second = (float(max(found, key=len)) if found else 0.0 for found in numbers)
    return abs(first - second)


def _fault(answer: Answer) -> Reason | None:
    text = answer.statement.text
    if not MIN_WORDS <= len(text.split()) <= MAX_WORDS:
        return Reason.TOO_LONG
    before = text[: answer.start].rstrip().casefold()
    if re.search(r"\ban?$", before):
        return Reason.LEAK  # "an 8 % stake" cannot become "an 6 % stake"
    if answer.kind in TIMES and re.search(r"\b\d{4}\b", answer.rest):
        return Reason.AMBIGUOUS  # the other year would contradict a changed one
    if answer.kind in TIMES and (not re.search(r"\b(?:in|on)$", before) or _STATISTICS.search(text)):
        return Reason.AMBIGUOUS
    if answer.kind in TIMES and _RECURRING.search(answer.rest):
        return Reason.AMBIGUOUS
    if answer.kind in AMOUNTS and (_STATISTICS.search(answer.rest) or re.search(r"\d", answer.rest)):
        return Reason.AMBIGUOUS
    return None


def _draft(answer: Answer, other: str) -> Draft:
    statement = answer.statement
    fact = fact_of(answer)
    is_true = int(digest(fact, "coin"), 16) % 2 == 0
    text = statement.text
    told_at = statement.source_of(answer.start, answer.end)
    shown = text if is_true else text[: answer.start] + other + text[answer.end :]
    return Draft(
        type=CardType.TRUE_FALSE,
        variant="true" if is_true else "false",
        kind=answer.kind,
        prompt=f"{ASK_IF_TRUE}{shown}",
        answer="True" if is_true else "False",
        passage=statement.passage,
        source=statement.passage.span,
        subject=answer.key,
        fact=fact,
        precision=_PRECISION[answer.kind],
        tier=Tier.SUGGESTED,
        statement=text,
        interest=interest_of(answer),
        hint="",
        option_notes=() if is_true else (change_note(statement.passage, other, answer.text, told_at),),
    )
