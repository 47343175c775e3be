"""Multiple choice: a gap with one right and two or three surely wrong options."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from studyapp.analysis.cards.answers import AMOUNTS, PLACES, TIMES, Answer, Kind
from studyapp.analysis.cards.distractors import distractors_for
from studyapp.analysis.cards.linter import Reason
from studyapp.analysis.cards.option_notes import notes_on
from studyapp.domain.analysis import CardType, Tier, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyapp.analysis.cards.draft import Draft
    from studyapp.analysis.cards.linter import Ledger
    from studyapp.analysis.cards.material import Material

_PRECISION = {
    Kind.DATE: 0.95, Kind.YEAR: 0.96, Kind.COUNTRY: 0.88, Kind.STATE: 0.9, Kind.PERSON: 0.7, Kind.MONEY: 0.6,
    Kind.PERCENT: 0.6, Kind.NUMBER: 0.6, Kind.QUANTITY: 0.6, Kind.ORGANISATION: 0.6,
}  # fmt: skip
_LIKED = 0.78
_LEFT_OPEN = re.compile(r"\b(?:like|such as|one of the|include[sd]?|including|for example|among)\b", re.IGNORECASE)


def choice_drafts(material: Material, pairs: tuple[tuple[Answer, Draft], ...], ledger: Ledger) -> Iterator[Draft]:
    """Yield a choice card for each cloze or question over an answer that has good wrong options."""
    for answer, draft in pairs:
        options = distractors_for(material, answer, draft.fact)
        needed = 3 if answer.kind is Kind.PERSON else 2
        if len(options) < needed or _mismatched(draft, options) or not _exclusive(answer):
            ledger.refuse(Reason.NO_DISTRACTORS, draft.source)
            continue
        precision = _PRECISION.get(answer.kind, 0.6)
        yield replace(
            draft,
            type=CardType.CHOICE,
            variant=f"{draft.type} {draft.variant}",
            precision=precision,
            tier=Tier.SUGGESTED if draft.tier is not Tier.OFF and precision >= _LIKED else Tier.OFF,
            distractors=options,
            option_notes=notes_on(material, options, draft.passage),
            hint="" if answer.kind in TIMES | AMOUNTS else draft.hint,
        )


def _exclusive(answer: Answer) -> bool:
    """Tell whether only one answer can be right: not where the statement names one of several."""
    before = answer.statement.text[: answer.start]
    if answer.kind in PLACES and any(token.dep_ == "neg" for token in answer.statement.doc):
        return False  # what one country is not, its neighbours are not either
    if answer.kind in TIMES and re.search(r"\b(?:1\d{3}|20\d\d)\b", answer.rest):
        return False  # another year beside it tells which options are too early or too late
    if answer.kind in TIMES and re.search(r"\b(?:seasons?|standings?|playoffs?|\w+ place)\b", answer.rest):
        return False  # a team may have ended so in other years
    if answer.kind in TIMES and any(child.dep_ == "neg" for child in answer.statement.root.children):
        return False  # what was not so then may not have been so in another year either
    if answer.kind in TIMES and re.search(r"\b(?:first|only|worst|best|biggest|largest)\b.*\bsince $", before):
        return False
    if answer.kind in TIMES and re.search(r"\b(?:by|before|after)\s+(?:the )?$", before, re.IGNORECASE):
        return False  # what had happened by 1990 had also happened by 1995
    if re.search(r"\b(?:former|ex-|erstwhile|defunct)\s*$", before, re.IGNORECASE):
        return False  # few countries are "former"
    if answer.kind in TIMES and re.search(
        r"\b(?:around|about|circa|approximately|some ?time)\s+$", before, re.IGNORECASE
    ):
        return False
    among = before.startswith("Among ") and answer.tokens.root.dep_ == "nsubj"  # one of them is singled out
    return not _LEFT_OPEN.search(before[6 * among :][-40:])


def _mismatched(draft: Draft, options: tuple[str, ...]) -> bool:
    forms = {fold(form) for form in (draft.answer, *draft.accepted)}
    return any(fold(option) in forms for option in options) or len({fold(o) for o in options}) < len(options)
