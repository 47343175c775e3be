"""Judges terms and definitions by their looks, apart from how a sentence puts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.analysis.cards.common_words import COMMON_WORDS
from studyapp.analysis.definitions.concept_words import EMPTY_MODIFIERS, GENERIC_HEADS, POINTING, VAGUE
from studyapp.analysis.entities.lexicon import CALENDAR, NOT_NAMES, PERSON_WORDS, REFERENCE_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_LONGEST_TERM = 7


def class_looks(doc: Doc, attr: Token) -> float:
    """Return what the noun behind "is" adds to the sureness: a class with a restriction defines."""
    value = 0.0
    kids = [c for c in attr.children if c.i > attr.i]
    if any(c.dep_ in {"relcl", "acl"} for c in kids):
        value += 0.9
    if any(c.dep_ == "prep" for c in kids):
        value += 0.5
    if attr.lemma_ in GENERIC_HEADS:
        value += 0.6
    opener = doc[attr.left_edge.i].lower_
    if opener in {"a", "an"}:
        value += 0.4
    elif opener == "the":
        value += 0.2
    elif opener in {"one", "another", "no", "some", "any"} or doc[attr.left_edge.i].tag_ == "PRP$":
        value -= 0.8
    if not kids:
        value -= 1.0
    if attr.lower_ in VAGUE:
        value -= 0.8
    return value


def is_good_term(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the tokens can be a term at all."""
    if not 0 < end - start <= _LONGEST_TERM:
        return False
    low = [t.lower_ for t in doc[start:end]]
    if low[0] in POINTING or low[0] in EMPTY_MODIFIERS or any(w in CALENDAR or w in REFERENCE_WORDS for w in low):
        return False
    if low[-1] in VAGUE and (len(low) == 1 or (len(low) == 2 and doc[start].tag_ in {"JJR", "JJS"})):
        return False
    if len(low) == 1 and (low[0] in NOT_NAMES or len(low[0]) < 2):
        return False
    if doc[start].tag_ in {"CD", "JJR", "RBR", "RBS", "PRP$"} or low[-1] in {"people", "percent", "%"}:
        return False
    if start > 0 and doc[start - 1].lower_ in POINTING:
        return False
    return any(t.tag_ in NOUNS for t in doc[start:end]) and all(
        any(c.isalpha() for c in t.text) or t.text in {"-", "’s", "'s", "“", "”", "'"} or t.like_num
        for t in doc[start:end]
    )


def term_looks(doc: Doc, term: tuple[int, int], definition: tuple[int, int]) -> float:
    """Return what the term and the length of its definition add to the sureness."""
    start, end = term
    value = 0.0
    before = doc[start - 1].lower_ if start > 0 else ""
    head = doc[start:end].root
    if before in {"a", "an"}:
        value += 0.3
    elif before == "the":
        value -= 0.2
    if head.ent_type_ in {"PERSON", "DATE", "GPE", "CARDINAL", "MONEY", "TIME", "PERCENT", "NORP"}:
        value -= 1.2
    if head.lower_ in PERSON_WORDS:
        value -= 0.3
    if end - start > 1:
        value += 0.2
    elif head.lower_ in COMMON_WORDS and head.tag_ != "NNP":
        value -= 0.4
    if before in {"“", '"', "‘", "'"} or doc[start].text in {"“", '"'}:
        value += 0.4
    size = definition[1] - definition[0]
    value += -0.6 if size < 5 else 0.3 if size > 8 else 0.0
    if start == doc[start].sent.start or (start - 1 == doc[start].sent.start):
        value += 0.3
    if any(t.lower_ in {"i", "we", "you", "my", "our", "your"} for t in doc[definition[0] : definition[1]]):
        value -= 0.4
    return value


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the range without punctuation at its ends."""
    while start < end and (doc[start].is_punct or doc[start].is_space) and doc[start].text not in {"“", '"', "("}:
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in {",", ".", ";", ":", "—", "–", "-"}):
        end -= 1
    return start, end
