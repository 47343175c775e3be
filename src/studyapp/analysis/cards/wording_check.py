"""The part of the linter that needs no language model: for cards that a person or a local generator words.

Imports nothing heavy, so that the window and the services may ask it while somebody types.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studyapp.analysis.cards.linter import Reason
from studyapp.analysis.cards.reference import worded_reference
from studyapp.analysis.cards.sentence import text_faults
from studyapp.domain.analysis import CardType, fold
from studyapp.domain.card import GAP
from studyapp.domain.card_check import stated

if TYPE_CHECKING:
    from studyapp.domain.card import Wording

MOST_PROMPT_WORDS = 32
MOST_ANSWER_WORDS = 12
MOST_DEFINITION_WORDS = 40
_STATEMENTS = frozenset({CardType.CLOZE, CardType.TRUE_FALSE})
_OF_STATEMENTS_ONLY = frozenset({Reason.QUESTION, Reason.NO_PERIOD, Reason.LOWER_CASE_START, Reason.DASH_OR_COLON})
_ILL_FORMED = re.compile(r"\s{2}|\s[,.;:?](?!\w)|,[,.?]|\(\s*\)|\bthat that\b")
_PRONOUN_FIRST = re.compile(r"^[“\"‘'(]*(?:he|she|it|they|this|these|that|those|his|her|its|their)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|we|us|our|ours|my|mine|you|your|yours)\b", re.IGNORECASE)
_DEICTIC = re.compile(
    r"\b(?:today|yesterday|tomorrow|now|currently|recently|last (?:week|month|year)|next (?:week|month|year))\b",
    re.IGNORECASE,
)


def doubts_about(card_type: CardType, wording: Wording, quote: str) -> tuple[Reason, ...]:
    """Return what the linter has against a card, each reason once; an empty tuple when it would pass.

    Args:
        card_type: decides which rules hold: a question ends otherwise than a statement.
        wording: of the card.
        quote: the passage that is to prove it; "" when there is none.
    """
    prompt, answer = stated(card_type, wording.prompt).strip(), wording.answer.strip()
    if not prompt or not answer:
        return ()
    filled = prompt.replace(GAP, answer)
    found = [reason for reason in text_faults(filled) if card_type in _STATEMENTS or reason not in _OF_STATEMENTS_ONLY]
    reference = worded_reference(filled)
    found += [reference] if reference is not None and card_type in _STATEMENTS else []
    found += _form(card_type, prompt, answer, filled)
    if card_type not in {CardType.ORDER, CardType.MATCH, CardType.TRUE_FALSE}:
        if _leaks(answer, prompt.replace(GAP, " ")):
            found.append(Reason.LEAK)
        if not _in_quote(wording, quote):
            found.append(Reason.NOT_GROUNDED)
    return tuple(dict.fromkeys(found))


def _form(card_type: CardType, prompt: str, answer: str, filled: str) -> list[Reason]:
    most_answer = MOST_DEFINITION_WORDS if card_type is CardType.DEFINITION else MOST_ANSWER_WORDS
    listed = card_type in {CardType.ORDER, CardType.MATCH}
    checks = (
        (Reason.ILL_FORMED, bool(_ILL_FORMED.search(prompt.replace(GAP, "x")))),
        (Reason.TOO_LONG, len(prompt.split()) > MOST_PROMPT_WORDS),
        (Reason.TOO_LONG, not listed and len(answer.split()) > most_answer),
        (Reason.UNRESOLVED_PRONOUN, bool(_PRONOUN_FIRST.search(filled))),
        (Reason.FIRST_PERSON, bool(_FIRST_PERSON.search(filled))),
        (Reason.DEICTIC, bool(_DEICTIC.search(filled))),
    )
    return [reason for reason, is_so in checks if is_so]


def _leaks(answer: str, rest: str) -> bool:
    """Tell whether a long word of the answer, or its stem, stands in the prompt."""
    for word in re.findall(r"\w{4,}", answer):
        stem = fold(word)[: max(4, len(word) - 3)]
        if re.search(rf"\b{re.escape(stem)}", fold(rest)):
            return True
    return False


def _in_quote(wording: Wording, quote: str) -> bool:
    if not quote:
        return False
    told = fold(quote)
    return any(fold(form) in told for form in (wording.answer, wording.prompt, *wording.accepted) if form.strip())
