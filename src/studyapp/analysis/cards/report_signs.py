"""Whether a text reports the day: a story, a newspaper's page. And whether it speaks with somebody's voice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studyapp.analysis.cards.lexicon import FIRST_SECOND

if TYPE_CHECKING:
    from spacy.tokens import Token

    from studyapp.analysis.cards.material import Passage

_DAY_WORDS = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|(?:last|this) (?:night|morning|week|month)"
    r"|(?:on|last|this) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_DAYS = re.compile(
    r"\b(?:yesterday|tonight|tomorrow|(?:last|this|next) (?:night|morning|evening|week|month|weekend)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
"""Days that only a reader of that day can count from; "today" is left out, which textbooks say for the present."""
_COURTESY = re.compile(r"\b(?:Mrs?|Miss|Messrs|Sen|Rep|Gov|Atty|Sgt|Lt|Capt)\b\.? [A-Z]")
"""How newspapers name people whom only they name."""
_DAY_SHARE = 0.15
_FEWEST_DAYS, _SHARE_OF_DAYS = 4, 0.06
_FEWEST_REPORTS, _REPORTED_SHARE = 4, 0.125
_VOICED_SHARE = 0.35


def reports_the_day(passages: tuple[Passage, ...], roots: list[Token]) -> bool:
    """Tell whether the text is news, by what it says; `roots` are the finite verbs of its sentences."""
    return _is_reported(roots) or _is_of_a_day(passages, roots) or _counts_days(passages)


def _is_reported(roots: list[Token]) -> bool:
    """Tell whether one sentence of eight, and no fewer than four, reports what somebody said."""
    reports = sum(root.lemma_ in {"say", "tell", "add"} for root in roots)
    return reports >= max(_FEWEST_REPORTS, _REPORTED_SHARE * len(roots))


def _is_of_a_day(passages: tuple[Passage, ...], roots: list[Token]) -> bool:
    """Tell whether one sentence of four reports what somebody said or counts from the day of writing."""
    reports = sum(root.lemma_ in {"say", "tell", "add"} for root in roots)
    dated = sum(_DAY_WORDS.search(passage.text) is not None for passage in passages)
    if dated >= max(2, _DAY_SHARE * len(passages)):
        return True
    return min(reports, dated) > 0 and reports + dated >= max(_FEWEST_REPORTS, len(passages) / _FEWEST_REPORTS)


def _counts_days(passages: tuple[Passage, ...]) -> bool:
    """Tell whether one sentence of sixteen names a day of the week, or Mrs Holm: a page of short notices."""
    days = sum(bool(_DAYS.search(passage.text) or _COURTESY.search(passage.text)) for passage in passages)
    return days >= max(_FEWEST_DAYS, _SHARE_OF_DAYS * len(passages))


def is_voiced(passages: tuple[Passage, ...]) -> bool:
    """Tell whether a third of the sentences quote somebody or say "I" or "we": argued or told, not looked up."""
    voiced = sum(
        any(mark in passage.text for mark in '“”"')
        or any(token.pos_ == "PRON" and token.lower_ in FIRST_SECOND for token in passage.tokens)
        for passage in passages
    )
    return voiced > _VOICED_SHARE * len(passages)
