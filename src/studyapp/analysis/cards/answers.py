"""What a statement offers to ask for: its names, dates and amounts, each with the kind of thing it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from studyapp.analysis.cards.gazetteer import REGIONS, US_STATES, country_name
from studyapp.analysis.cards.lexicon import MONTH_PATTERN
from studyapp.analysis.cards.material import bare
from studyapp.domain.analysis import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as Tokens

    from studyapp.analysis.cards.material import Material, Name
    from studyapp.analysis.cards.statement import Statement


class Kind(StrEnum):
    """Kinds of answers; options of one question never mix them."""

    PERSON = "person"
    COUNTRY = "country"
    STATE = "state"
    REGION = "region"
    PLACE = "place"
    FACILITY = "building"
    ORGANISATION = "organisation"
    DATE = "date"
    YEAR = "year"
    NUMBER = "number"
    MONEY = "amount of money"
    PERCENT = "percentage"
    QUANTITY = "quantity"
    TERM = "term"
    NAME = "name"


NAMED = frozenset(
    {Kind.PERSON, Kind.COUNTRY, Kind.STATE, Kind.REGION, Kind.PLACE, Kind.FACILITY, Kind.ORGANISATION, Kind.NAME}
)
PLACES = frozenset({Kind.COUNTRY, Kind.STATE, Kind.REGION, Kind.PLACE, Kind.FACILITY})
AMOUNTS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.QUANTITY})
TIMES = frozenset({Kind.DATE, Kind.YEAR})

_YEAR = re.compile(r"(?:1\d{3}|20[0-2]\d)")
_MONEY = re.compile(
    r"[$£€¥]|\b(?:dollar|pound|euro|cent|yen|rupee|peso|franc|mark|ruble|rouble|shilling|USD|GBP|EUR)s?\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"per ?cent|%", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_QUANTIFIER = re.compile(
    r"(?:up to|more than|less than|fewer than|at least|at most|as many as|nearly|about|around|almost|over|under|some"
    r"|approximately"
    r"|roughly|only|just|an? estimated|estimated|an additional|another|the)\s+",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_AMOUNT_LABELS = {
    "CARDINAL": Kind.NUMBER, "MONEY": Kind.MONEY, "PERCENT": Kind.PERCENT, "QUANTITY": Kind.QUANTITY,
}  # fmt: skip
_ERAS = frozenset({"bce", "bc", "ad", "ce", "b.c", "a.d"})
DATED = re.compile(
    rf"(?:{MONTH_PATTERN} \d{{1,2}},? |\d{{1,2}} {MONTH_PATTERN},? |{MONTH_PATTERN},? )?(?:1\d{{3}}|20[0-2]\d)"
    r"|(?:the )?(?:early |late |mid-)?(?:1\d{3}|20[0-2]\d)’?s|(?:the )?\d{1,2}(?:st|nd|rd|th)(?: |-)century"
)
"""Dates that are complete in themselves, and plain."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A stretch of a statement that can be asked for.

    Attributes:
        start, end: in the statement's text, without article and possessive.
        key: what is asked for, independent of its wording here.
        name: the name it is, None for dates and amounts.
        sure: whether the kind is certain enough for a hint and a wh-word.
    """

    statement: Statement
    start: int
    end: int
    kind: Kind
    key: str
    name: Name | None
    tokens: Tokens
    sure: bool

    @property
    def text(self) -> str:
        """The answer as the statement words it."""
        return self.statement.text[self.start : self.end]

    @property
    def rest(self) -> str:
        """The statement with the answer cut out."""
        return f"{self.statement.text[: self.start]} @@ {self.statement.text[self.end :]}"


def answers_of(material: Material, statement: Statement) -> Iterator[Answer]:
    """Yield what can be asked for, in text order."""
    for ent in statement.doc.ents:
        start, end = _trim(statement.text, ent)
        text = statement.text[start:end]
        if len(text) < 2 and not text.isdigit():
            continue
        name = material.name_of(ent.text)
        amount = _amount(ent, text)
        if amount is not None:
            yield Answer(statement, start, end, amount, text.casefold(), None, ent, sure=True)
        elif name is not None:
            kind = _kind_of(name, text, material)
            yield Answer(statement, start, end, kind, name.key, name, ent, sure=name.sure and kind is not Kind.NAME)


def place_kind(folded: str, material: Material) -> Kind:
    """Return the granularity of a place."""
    if folded == "georgia":
        return Kind.STATE if len(US_STATES.intersection(n.name for n in material.names.values())) >= 2 else Kind.COUNTRY
    if country_name(folded) is not None:
        return Kind.COUNTRY
    if folded in {state.casefold() for state in US_STATES}:
        return Kind.STATE
    return Kind.REGION if folded in REGIONS else Kind.PLACE


def _trim(text: str, ent: Tokens) -> tuple[int, int]:
    start, end = ent.start_char, ent.end_char
    if article := _ARTICLE.match(text[start:end]):
        start += article.end()
    while ent.label_ in _AMOUNT_LABELS and (quantifier := _QUANTIFIER.match(text[start:end])):
        start += quantifier.end()
    if possessive := _POSSESSIVE.search(text[start:end]):
        end -= len(possessive.group())
    return start, end


def _amount(ent: Tokens, text: str) -> Kind | None:
    """Return the kind of a date or an amount; None for names."""
    doc = ent.doc
    after = doc[ent.end].lower_.strip(".") if ent.end < len(doc) else ""
    if ent.label_ == "DATE" and _YEAR.fullmatch(text) and ent.root.dep_ == "nummod" and ent.root.head.pos_ == "NOUN":
        return Kind.NUMBER
    if ent.label_ == "DATE":
        return Kind.YEAR if _YEAR.fullmatch(text) and after not in _ERAS else Kind.DATE
    kind = _AMOUNT_LABELS.get(ent.label_)
    if kind is None:
        return None
    around = doc[max(0, ent.start - 1) : ent.end + 1].text
    if _PERCENT.search(ent.text):
        return Kind.PERCENT
    if kind is Kind.MONEY and not _MONEY.search(around):
        kind = Kind.NUMBER
    before = doc[ent.start - 1].lower_ if ent.start else ""
    if kind is Kind.NUMBER and re.fullmatch(r"(?:early |late |mid-)?(?:1\d{3}|20[0-2]\d)s", text):
        return Kind.DATE
    if kind is Kind.NUMBER and _YEAR.fullmatch(text):
        plain = before in {"in", "since", "until", "by", "from", "before", "after"}
        if ent.root.dep_ == "nummod" and not plain:
            return Kind.NUMBER
        return Kind.YEAR if plain and ent.root.dep_ != "nummod" and after not in _ERAS else Kind.DATE
    return kind


def _kind_of(name: Name, text: str, material: Material) -> Kind:
    match name.type:
        case EntityType.PERSON:
            return Kind.PERSON
        case EntityType.ORG:
            return Kind.ORGANISATION
        case EntityType.GPE | EntityType.LOC:
            kind = place_kind(bare(name.name), material)
            return kind if kind is not Kind.PLACE else place_kind(bare(text), material)
        case EntityType.FAC:
            return Kind.FACILITY
        case _:
            return Kind.NAME
