"""Further right answers to a card, for typing: other forms of a name, a date the other way round, digits for words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.analysis.cards.answers import TIMES, Kind
from studyapp.analysis.cards.days import day_of, written
from studyapp.analysis.cards.gazetteer import COUNTRY_SYNONYMS
from studyapp.analysis.cards.lexicon import NUMBER_WORDS, TENS
from studyapp.analysis.cards.material import bare
from studyapp.domain.analysis import fold

if TYPE_CHECKING:
    from studyapp.analysis.cards.answers import Answer
    from studyapp.analysis.cards.material import Name

_MAX_FORMS = 6


def accepted_forms(answer: Answer) -> tuple[str, ...]:
    """Return other forms of the answer that are right as well, without the answer itself."""
    forms: list[str] = []
    if answer.name is not None:
        forms += name_forms(answer.name)
    elif answer.kind in TIMES:
        forms += _dates(answer.text)
    elif answer.kind is Kind.NUMBER:
        forms += _numbers(answer.text)
    own = fold(answer.text)
    return tuple(dict.fromkeys(form for form in forms if fold(form) != own))[:_MAX_FORMS]


def name_forms(name: Name) -> list[str]:
    """Return the forms of a name that mean nothing else, the display name first."""
    forms = [form for form in (name.name, *name.forms) if len(bare(form)) > 1 and not form.lower().startswith("the ")]
    folded = bare(name.name)
    synonyms = [
        form.upper() if len(form) <= 4 else form.title()
        for form, country in COUNTRY_SYNONYMS.items()
        if country.casefold() == folded
    ]
    return [*forms, *synonyms]


def _dates(text: str) -> list[str]:
    day = day_of(text)
    if day is None:
        return []
    return [written(day, month_first=True), written(day, month_first=False), day.isoformat()]


def _numbers(text: str) -> list[str]:
    folded = text.casefold()
    values = {**NUMBER_WORDS, **TENS}
    if folded in values:
        return [str(values[folded])]
    words = {str(value): word for word, value in NUMBER_WORDS.items()}
    if folded in words:
        return [words[folded]]
    return [folded.replace(",", "")] if "," in folded else []
