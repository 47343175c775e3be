"""Whether the text itself supports a name's type. Guards hints ("person"), wh-words and options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studyapp.analysis.cards.common_words import COMMON_WORDS
from studyapp.analysis.cards.gazetteer import FEMININE_NAMES, MASCULINE_NAMES, REGIONS, US_STATES, country_name
from studyapp.analysis.cards.lexicon import (
    FACILITY_WORDS,
    GENERIC_ORGS,
    HUMAN_VERBS,
    NOT_PERSON_WORDS,
    ORG_WORDS,
    PERSON_NOUNS,
    PERSON_ONLY_VERBS,
    SINGULAR_PERSONS,
    TITLES,
)
from studyapp.domain.analysis import EntityType, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span as Tokens

_LOCATIVE = frozenset({"in", "from", "near", "to", "at", "across", "throughout", "into", "around", "through"})
_WAYS = re.compile(r"\b(?:road|street|highway|square|ground|wall|tower|house)s?\b", re.IGNORECASE)
"""Words that sites, firms and papers bear as well: "Silk Road" is a road only where something lies on it."""
_ALONG = frozenset({"on", "along", "in", "at", "near", "across", "inside", "outside", "beside", "behind"})
_WORDED = frozenset({"write", "speak", "borrow", "translate", "sing", "word", "express", "teach", "read"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ACRONYM = re.compile(r"(?:the )?[A-Z]{2,6}")
_NOT_A_PLACE = re.compile(r"\d|\b(?:STS|Act|Award|Prize|Op|War|Treaty|Battle|League|Cup)\b")


def is_sure(kind: EntityType, forms: Sequence[str], mentions: Sequence[Tokens]) -> bool:
    """Tell whether name and context agree with the type; `forms` holds the display name first."""
    name = forms[0]
    if not _recognised(kind, mentions):
        return False
    match kind:
        case EntityType.PERSON:
            return _person_name(name) and any(_acts_as_person(tokens) for tokens in mentions)
        case EntityType.GPE | EntityType.LOC:
            return _place(name, mentions)
        case EntityType.ORG:
            return _organisation(forms)
        case EntityType.FAC:
            return FACILITY_WORDS.search(name) is not None and (
                _WAYS.search(name) is None or any(_located(tokens) for tokens in mentions)
            )
        case _:
            return False


_LABELS = {
    EntityType.PERSON: frozenset({"PERSON"}),
    EntityType.GPE: frozenset({"GPE", "LOC"}),
    EntityType.LOC: frozenset({"GPE", "LOC"}),
    EntityType.ORG: frozenset({"ORG"}),
    EntityType.FAC: frozenset({"FAC", "ORG", "GPE", "LOC"}),
}


def _recognised(kind: EntityType, mentions: Sequence[Tokens]) -> bool:
    """Tell whether the recogniser gave at least half of the mentions this type."""
    whole = [tokens for tokens in mentions if len(tokens) > 1] if kind is EntityType.PERSON else []
    labels = [token.ent_type_ for tokens in whole or mentions if (token := tokens.root).ent_type_]
    agreeing = sum(label in _LABELS.get(kind, frozenset()) for label in labels)
    return bool(labels) and 2 * agreeing >= len(labels)


def _person_name(name: str) -> bool:
    words = fold(name).split()
    if words and words[0].strip(".") in TITLES:
        words = words[1:]
    return (
        2 <= len(words) <= 5
        and (words[0] not in COMMON_WORDS or words[0] in MASCULINE_NAMES | FEMININE_NAMES)
        and not (words[-1].endswith("s") and words[-1][:-1] in COMMON_WORDS)
        and len(words[0].strip(".")) > 1 + (len(words) == 2)
        and not re.search(r"\d|[A-Z]{3,}|[&/@]", name)
        and not NOT_PERSON_WORDS.intersection(words)
        and not ORG_WORDS.search(name)
        and not re.search(r"bank\b|\b(?:nederland|deutschland|france)\b", name, re.IGNORECASE)
        and all(part[0].isupper() for part in name.split() if len(part) > 3)
    )


def _acts_as_person(tokens: Tokens) -> bool:
    root = tokens.root
    head = root.head
    doc = tokens.doc
    before = doc[tokens.start - 1].lower_.strip(".") if tokens.start else ""
    if before in TITLES or before in PERSON_NOUNS:
        return True
    if root.dep_ in _SUBJECTS and head.lemma_.lower() in HUMAN_VERBS:
        return True
    if root.dep_ == "nsubj" and any(token.lower_ in SINGULAR_PERSONS for token in root.sent):
        return True
    if root.dep_ == "appos" and head.lemma_.lower() in PERSON_NOUNS:
        return True
    if root.dep_ == "poss" or (root.dep_ == "pobj" and head.lower_ == "by"):
        return True
    for child in root.children:
        if child.dep_ == "appos" and child.lemma_.lower() in PERSON_NOUNS:
            return True
        if child.dep_ == "relcl" and any(token.lower_ in {"who", "whom", "whose"} for token in child.subtree):
            return True
    return head.lemma_ == "be" and any(c.dep_ == "attr" and c.lemma_.lower() in PERSON_NOUNS for c in head.children)


def _located(tokens: Tokens) -> bool:
    start = tokens.start - 1
    if start > 0 and tokens.doc[start].lower_ == "the":
        start -= 1
    return start >= 0 and tokens.doc[start].lower_ in _ALONG


def _place(name: str, mentions: Sequence[Tokens]) -> bool:
    plain = fold(name).removeprefix("the ")
    if country_name(plain) or plain in REGIONS or name in US_STATES:
        return True
    if _NOT_A_PLACE.search(name) or not name.removeprefix("the ")[:1].isupper() or not name[-1].isalpha():
        return False
    located = False
    for tokens in mentions:
        root = tokens.root
        if root.dep_ in _SUBJECTS and root.head.lemma_.lower() in PERSON_ONLY_VERBS:
            return False
        start = tokens.start - 1
        if start > 0 and tokens.doc[start].lower_ == "the":
            start -= 1
        if (
            start >= 0
            and tokens.doc[start].lower_ in {"in", "into", "from"}
            and tokens.doc[start].head.lemma_ in _WORDED
        ):
            return False  # "written in Papiamento": a language
        owner = tokens.end < len(tokens.doc) and tokens.doc[tokens.end].lower_ in {"'s", "’s"}
        located = located or (start >= 0 and tokens.doc[start].lower_ in _LOCATIVE and not owner)
    return located


def _organisation(forms: Sequence[str]) -> bool:
    if fold(forms[0]).removeprefix("the ") in GENERIC_ORGS:
        return False
    return any(ORG_WORDS.search(form) or _ACRONYM.fullmatch(form) for form in forms) and not re.search(
        r"\b(?:Act|Treaty|Agreement|Amendment|War|Bill|Accord|Constitution)\b", forms[0]
    )
