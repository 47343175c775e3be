"""What keeps a wording from being stored: faults that a person must mend, told apart from doubts of the linter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType, fold
from studyapp.domain.card import GAP, PAIR

if TYPE_CHECKING:
    from studyapp.domain.card import Wording

ASK_IF_TRUE = "True or false? "
"""How a prompt of that type begins."""

TRUTHS = ("True", "False")
"""The answers to it, in the order in which they are offered."""


class CardFault(StrEnum):
    """Why a card cannot be asked as it is worded."""

    NO_PROMPT = "no_prompt"
    NO_ANSWER = "no_answer"
    NO_GAP = "no_gap"
    SEVERAL_GAPS = "several_gaps"
    NO_OPTIONS = "no_options"
    KEY_AMONG_OPTIONS = "key_among_options"
    TWIN_OPTIONS = "twin_options"
    NOT_TRUE_OR_FALSE = "not_true_or_false"
    TOO_FEW_LINES = "too_few_lines"
    NO_PAIRS = "no_pairs"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a card says, to be read by the language model."""

    card_type: CardType
    prompt: str
    answer: str


def stated(card_type: CardType, prompt: str) -> str:
    """Return what a prompt says: without the words that ask whether it is true."""
    return prompt.removeprefix(ASK_IF_TRUE) if card_type is CardType.TRUE_FALSE else prompt


def fault_of(card_type: CardType, wording: Wording) -> CardFault | None:
    """Return the first fault, or None when the card can be asked."""
    if not wording.prompt.strip():
        return CardFault.NO_PROMPT
    if not wording.answer.strip():
        return CardFault.NO_ANSWER
    match card_type:
        case CardType.CLOZE if GAP not in wording.prompt:
            return CardFault.NO_GAP
        case CardType.CLOZE if wording.prompt.count(GAP) > 1:
            return CardFault.SEVERAL_GAPS
        case CardType.CHOICE:
            return _option_fault(wording)
        case CardType.TRUE_FALSE if fold(wording.answer) not in {"true", "false"}:
            return CardFault.NOT_TRUE_OR_FALSE
        case CardType.ORDER | CardType.MATCH:
            return _line_fault(card_type, wording.answer.splitlines())
        case _:
            return None


def _option_fault(wording: Wording) -> CardFault | None:
    if not wording.distractors:
        return CardFault.NO_OPTIONS
    right = {fold(wording.answer), *map(fold, wording.accepted)}
    folded = [fold(option) for option in wording.distractors]
    if right.intersection(folded):
        return CardFault.KEY_AMONG_OPTIONS
    return CardFault.TWIN_OPTIONS if len(set(folded)) < len(folded) else None


def _line_fault(card_type: CardType, lines: list[str]) -> CardFault | None:
    if len([line for line in lines if line.strip()]) < 2:
        return CardFault.TOO_FEW_LINES
    if card_type is CardType.MATCH and any(
        not all(part.strip() for part in line.partition(PAIR)[::2]) for line in lines
    ):
        return CardFault.NO_PAIRS
    return None
