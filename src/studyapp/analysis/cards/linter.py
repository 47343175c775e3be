"""Why a sentence gives no card, or a card is not shown. Every refusal has a name; nothing is dropped silently."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardRefusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studyapp.domain.span import Span


MOST_KEPT = 4000
"""Refusals that are kept of one document, for whoever asks why a sentence gave no card."""


class Reason(StrEnum):
    """What was wrong. The first group is about sentences, the second about cards."""

    SHORT = "short"
    LONG = "long"
    NO_VERB = "no_verb"
    NO_SUBJECT = "no_subject"
    FRAGMENT = "fragment"
    NO_PERIOD = "no_period"
    QUESTION = "question"
    IMPERATIVE = "imperative"
    LOWER_CASE_START = "lower_case_start"
    BROKEN_QUOTES = "broken_quotes"
    QUOTATION = "quotation"
    UNBALANCED = "unbalanced"
    GARBLED = "garbled"
    FORMULA = "formula"
    DASH_OR_COLON = "dash_or_colon"
    LIST_ITEM = "list_item"
    FRONT_MATTER = "front_matter"
    DOCUMENT_REFERENCE = "document_reference"
    SEVERAL_SENTENCES = "several_sentences"
    FIRST_PERSON = "first_person"
    PRONOUN_SUBJECT = "pronoun_subject"
    UNRESOLVED_PRONOUN = "unresolved_pronoun"
    DEMONSTRATIVE = "demonstrative"
    DANGLING_DEFINITE = "dangling_definite"
    QUANTIFIER_SUBJECT = "quantifier_subject"
    VAGUE_SUBJECT = "vague_subject"
    DISCOURSE = "discourse"
    TIME_ANAPHORA = "time_anaphora"
    DEICTIC = "deictic"
    DATE_WITHOUT_YEAR = "date_without_year"
    COMPARATIVE_REFERENCE = "comparative_reference"
    HYPOTHETICAL = "hypothetical"
    HEDGED = "hedged"

    LEAK = "leak"
    LIST_MEMBER = "list_member"
    PART_OF_NAME = "part_of_name"
    UNSURE_TYPE = "unsure_type"
    TRIVIAL = "trivial"
    PROTAGONIST = "protagonist"
    THIN = "thin"
    NOT_TECHNICAL = "not_technical"
    VAGUE_DEFINITION = "vague_definition"
    BAD_QUESTION = "bad_question"
    NO_DISTRACTORS = "no_distractors"
    TOO_LONG = "too_long"
    ILL_FORMED = "ill_formed"
    NOT_GROUNDED = "not_grounded"
    AMBIGUOUS = "ambiguous"
    DUPLICATE = "duplicate"
    OVER_BUDGET = "over_budget"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A passage that yields no card of one sort, and why."""

    reason: Reason
    span: Span


class Ledger:
    """Keeps the refusals of one run, in the order in which they were made."""

    def __init__(self) -> None:
        self._rejections: list[Rejection] = []

    def refuse(self, reason: Reason, span: Span) -> None:
        """Note one refusal."""
        self._rejections.append(Rejection(reason, span))

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """All refusals so far."""
        return tuple(self._rejections)


def kept(rejections: Iterable[Rejection]) -> tuple[CardRefusal, ...]:
    """Return each refusal once, in order, the first `MOST_KEPT` of them."""
    once = dict.fromkeys(CardRefusal(rejection.reason.value, rejection.span) for rejection in rejections)
    return tuple(once)[:MOST_KEPT]


def counts(rejections: Iterable[Rejection]) -> dict[Reason, int]:
    """Return how often each reason was given, the most frequent first."""
    return dict(Counter(rejection.reason for rejection in rejections).most_common())
