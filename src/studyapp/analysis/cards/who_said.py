"""Who-said-it cards: a whole quotation whose speaker the text names next to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.cards.accepted import name_forms
from studyapp.analysis.cards.answers import Kind
from studyapp.analysis.cards.draft import Draft
from studyapp.analysis.cards.lexicon import DEICTIC_TIME
from studyapp.analysis.cards.linter import Reason
from studyapp.analysis.cards.material import bare
from studyapp.analysis.cards.quotes import find_quotes
from studyapp.analysis.cards.voices import is_known, is_market_talk
from studyapp.domain.analysis import CardType, EntityType, Tier, fold
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studyapp.analysis.cards.linter import Ledger
    from studyapp.analysis.cards.material import Material, Name, Passage
    from studyapp.analysis.parsed import ParsedBlock

MIN_WORDS, MAX_WORDS = 8, 45
_NEAR = 140
"""How far from the quotation the speaker may stand, in characters."""

_SAY = (
    "said|says|told|added|warned|explained|stated|noted|claimed|argued|commented|insisted|remarked|continued|announced|wrote"
    "|declared|observed|replied|recalled|concluded"
)
_NAME = r"(?P<name>[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|de|van|von|al|bin))*)"
_AFTER = re.compile(rf"\s*,?\s*(?:{_SAY})\s+(?:[a-z][\w-]* ){{0,4}}{_NAME}")
_AFTER_INVERTED = re.compile(rf"\s*,?\s*{_NAME}(?:, [^“”.]{{1,60}},)? (?:{_SAY})\b")
_BEFORE = re.compile(rf"{_NAME}(?:, [^“”.]{{1,60}},)? (?:{_SAY})(?: [^.“”]{{0,40}})?[:,]\s*$")
_VAGUE_START = re.compile(
    r"^(?:but|and|so|because|that|this|it|he|she|they|these|those|there|here|then|we|i|i’m|i'm|we’re|we're|my|our"
    r"|you|your|yes|no|also|however|while"
    r"|although|though|since|when|which|who|if|had|were|or|nor)\b",
    re.IGNORECASE,
)
_WORK = re.compile(r"\b(?:book|film|movie|article|novel|essay|poem|song|album|play|report|paper|work|column)s?,?\s*$")
_BARE_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir"})
_TELLING_WORDS = 15
_TELLING_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "LAW", "FAC", "PRODUCT", "WORK_OF_ART"})
_PRONOUN = re.compile(r"\b(?:it|they|he|she|him|her|them|its|their|his)\b", re.IGNORECASE)
_POINTING = re.compile(
    r"\b(?:this|these|those) \w+|\bthe (?:last|past) (?:\w+ )?(?:days|weeks|months|years|quarter)\b"
    r"|\b(?:of|in|for|by|with|at|on|from|to) that\b|\bhere\b|\bthe (?:former|latter)\b"
    r"|\bthe (?:two|three|four|five|other|same) \w+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Quotation:
    """A quotation in the document, marks left out, and its speaker."""

    body: Span
    speaker: Name
    named_at: Span


def who_said_drafts(material: Material, ledger: Ledger) -> Iterator[Draft]:
    """Yield a card for each quotation that can stand alone."""
    for block in material.parsed.prose():
        for quotation in _quotations(material, block):
            text = quotation.body.of(material.parsed.text)
            reason = _fault(quotation, text) or _unworthy(material, block, quotation, text)
            if reason is not None:
                ledger.refuse(reason, quotation.body)
                continue
            passage = _passage_at(material, quotation.body.start)
            if passage is not None:
                yield _draft(quotation, text, passage)


def _quotations(material: Material, block: ParsedBlock) -> Iterator[_Quotation]:
    text = block.doc.text
    quotes = find_quotes(text)
    if quotes.broken:
        return
    start = block.block.start
    for quote in quotes.spans:
        match, offset = _speaker(text, quote)
        if match is None:
            continue
        told = match["name"].rstrip(".")  # the full stop of its sentence
        name = material.name_of(match["name"]) or material.name_of(told) or material.name_of(told.split(",")[0])
        if name is not None:
            at = start + offset + match.start("name")
            body = _body(text, quote)
            yield _Quotation(Span(start + body.start, start + body.end), name, Span(at, at + len(told)))


def _body(text: str, quote: Span) -> Span:
    """Return the quotation without its marks and without the comma before the speaker."""
    start, end = quote.start + 1, quote.end - 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Span(start, end)


def _speaker(text: str, quote: Span) -> tuple[re.Match[str] | None, int]:
    """Return the match that names the speaker and where its text begins in the block."""
    after = text[quote.end : quote.end + _NEAR]
    ends = text[quote.end - 2] in ",.?!" or after[:1] == ","
    match = _AFTER.match(after) or (_AFTER_INVERTED.match(after) if ends else None)
    if match is not None:
        return match, quote.end
    begin = max(0, quote.start - _NEAR)
    return _BEFORE.search(text[begin : quote.start]), begin


def _fault(quotation: _Quotation, text: str) -> Reason | None:
    speaker = quotation.speaker
    words = text.split()
    named = [word for word in bare(speaker.name).split() if word.strip(".") not in _BARE_TITLES]
    if speaker.type is not EntityType.PERSON or len(named) < 2:
        return Reason.UNSURE_TYPE
    if not MIN_WORDS <= len(words) <= MAX_WORDS:
        return Reason.THIN if len(words) < MIN_WORDS else Reason.TOO_LONG
    if not text[0].isupper() or _VAGUE_START.match(text) or re.search(r"[“”\"\[\](){}`…]|--|\.\.\.", text):
        return Reason.ILL_FORMED
    if re.match(r"\w+ing\b(?!.*\b(?:is|are|was|were|will|can|has|have)\b)", text):
        return Reason.FRAGMENT
    if _POINTING.search(text) or _PRONOUN.search(" ".join(words[:3])):
        return Reason.DEMONSTRATIVE
    if DEICTIC_TIME.search(text):
        return Reason.DEICTIC
    folded = fold(text)
    if any(len(word) > 3 and word in folded for word in bare(speaker.name).split()):
        return Reason.LEAK
    return None


def _unworthy(material: Material, block: ParsedBlock, quotation: _Quotation, text: str) -> Reason | None:
    """Return why nobody needs to know who said it: a title, the text's own hero, a short remark about nothing named."""
    start = quotation.body.start - block.block.start
    if _WORK.search(block.doc.text[max(0, start - 20) : max(0, start - 1)]) or _is_title(text):
        return Reason.PART_OF_NAME
    if set(bare(quotation.speaker.name).split()[-1:]) & material.title_words:
        return Reason.PROTAGONIST
    if material.is_news and (is_market_talk(text) or not is_known(material, quotation.speaker)):
        return Reason.TRIVIAL
    tokens = block.tokens(quotation.body)
    named = tokens is not None and any(ent.label_ in _TELLING_NAMES for ent in tokens.ents)
    return None if named or len(text.split()) >= _TELLING_WORDS else Reason.TRIVIAL


def _is_title(text: str) -> bool:
    long = [word for word in re.findall(r"[A-Za-z]+", text) if len(word) > 3]
    return bool(long) and 4 * sum(word[0].isupper() for word in long) >= 3 * len(long)


def _passage_at(material: Material, position: int) -> Passage | None:
    return next((p for p in material.passages if p.span.start <= position < p.span.end), None)


def _draft(quotation: _Quotation, text: str, passage: Passage) -> Draft:
    speaker = quotation.speaker
    source = Span(
        min(quotation.body.start - 1, quotation.named_at.start), max(quotation.body.end + 1, quotation.named_at.end)
    )
    ended = text if text[-1] in ".?!" else f"{text}."
    forms = name_forms(speaker)
    return Draft(
        type=CardType.WHO_SAID,
        variant="speaker",
        kind=Kind.PERSON,
        prompt=f"Who said this? “{ended}”",
        answer=speaker.name,
        passage=passage,
        source=source,
        subject=speaker.key,
        fact=f"quotation|{speaker.key}|{' '.join(sorted(set(re.findall(r'[a-z]{4,}', fold(text)))))}",
        precision=0.86,
        tier=Tier.SUGGESTED,
        statement=text,
        interest=0.7,
        hint="person",
        accepted=tuple(form for form in dict.fromkeys(forms) if form != speaker.name),
    )
