"""Gaps that make sense only beside their passage: kept back (tier off), for "another card from this passage".

Names, amounts and noun phrases are ordered by how likely people ask about them. The weights are a logistic regression
on what people asked about 120 encyclopaedia paragraphs (4,545 candidates, 13 % asked about); over texts that were left
out in turn it agrees with people better (overlap F1 32.8) than taking all names does (29.8).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.cards.answers import Kind
from studyapp.analysis.cards.common_words import COMMON_WORDS
from studyapp.analysis.cards.draft import GAP, Draft
from studyapp.analysis.cards.material import Material, Passage, is_front_matter, skeleton
from studyapp.analysis.cards.sentence import is_garbled
from studyapp.domain.analysis import CardType, Tier, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span as Tokens

    from studyapp.domain.span import Span

WORDS_PER_GAP = 7
MOST = 600
"""A whole book keeps no more."""

HIGHEST_RANK = 0.4
"""Below every card that is offered."""

_LABELS = {
    "CARDINAL": 0.56, "EVENT": 0.09, "FAC": 0.11, "GPE": -0.21, "LANGUAGE": 0.66, "LAW": 0.74, "LOC": -0.79,
    "MONEY": 0.44, "NORP": 0.05, "": -0.12, "ORDINAL": -0.81, "PERCENT": 0.87, "PERSON": 0.32, "PRODUCT": 0.44,
    "QUANTITY": 0.23,     "TIME": 1.22, "WORK_OF_ART": -0.13,
}  # fmt: skip
_ROLES = {
    "ROOT": 0.15, "amod": 0.17, "appos": -0.09, "attr": 0.09, "compound": 0.12, "conj": -0.19, "dobj": 0.17,
    "npadvmod": 0.33, "nsubj": -0.05, "nsubjpass": -0.63, "nummod": 0.56, "poss": 0.2,
}  # fmt: skip
_BEFORE = {"by": 0.18, "in": -0.13, "at": -0.13, "on": -0.13}
_LENGTHS = {1: -0.32, 2: 0.25, 3: 0.3}


@dataclass(frozen=True, slots=True)
class _Gap:
    """A stretch of a passage and how likely people ask about it."""

    passage: Passage
    tokens: Tokens
    label: str
    score: float


def kept_back_drafts(material: Material, taken: Sequence[tuple[int, Span]]) -> Iterator[Draft]:
    """Yield the likeliest gaps outside `taken` (spans by passage), one for seven words, none twice."""
    told = {block.index: block.doc.text.casefold() for block in material.parsed.prose()}
    usable = (passage for passage in material.passages if _usable(passage))
    gaps = [gap for passage in usable for gap in _gaps(material, passage, told[passage.block.index])]
    gaps.sort(key=lambda gap: (-gap.score, gap.passage.index, gap.tokens.start))
    used: dict[int, list[Span]] = defaultdict(list)
    for index, span in taken:
        used[index].append(span)
    seen: set[str] = set()
    left = min(MOST, material.word_count // WORDS_PER_GAP)
    for gap in gaps:
        if left <= 0:
            return
        span = gap.passage.block.span(gap.tokens)
        text = gap.tokens.text
        if fold(text) in seen or any(span.overlaps(other) for other in used[gap.passage.index]):
            continue
        seen.add(fold(text))
        used[gap.passage.index].append(span)
        left -= 1
        yield _draft(gap, span)


def _usable(passage: Passage) -> bool:
    text = passage.text
    if is_garbled(text) or text.count("“") != text.count("”") or text.count('"') % 2:
        return False
    return len(text.split()) >= 6 and bool(re.search(r"[.!?][\"”’')]*$", text)) and not is_front_matter(passage)


def _gaps(material: Material, passage: Passage, told: str) -> Iterator[_Gap]:
    named = [(_inner(ent), ent.label_) for ent in passage.tokens.ents]
    for tokens, label in named:
        if len(tokens):
            yield _Gap(passage, tokens, label, _score(material, passage, tokens, label, told))
    for chunk in passage.tokens.noun_chunks:
        tokens = _inner(chunk)
        inside = any(ent.start < tokens.end and tokens.start < ent.end and len(ent) >= len(tokens) for ent, _ in named)
        if len(tokens) and not inside and tokens.root.pos_ != "PRON":
            yield _Gap(passage, tokens, "", _score(material, passage, tokens, "", told))


def _inner(tokens: Tokens) -> Tokens:
    """Return the phrase without article, possessor and possessive ending."""
    doc, start, end = tokens.doc, tokens.start, tokens.end
    while start < end and (
        doc[start].pos_ in {"DET", "PRON"}
        or doc[start].is_punct
        or doc[start].text in {"'s", "’s"}
        or doc[start].dep_ == "poss"
    ):
        if doc[start].dep_ == "poss" and tokens.root == doc[start]:
            break
        start += 1
    while end > start and doc[end - 1].text in {"'s", "’s", "'", "’"}:
        end -= 1
    return doc[start:end]


def _score(material: Material, passage: Passage, tokens: Tokens, label: str, told: str) -> float:
    root, doc = tokens.root, tokens.doc
    sentence = passage.tokens
    words = [token.lower_ for token in tokens]
    text = tokens.text
    before = doc[tokens.start - 1].text if tokens.start else ""
    after = doc[tokens.end] if tokens.end < len(doc) else None
    share_common = sum(word in COMMON_WORDS for word in words) / len(words)
    titled = sum(fold(word) in material.title_words for word in words) / len(words)
    repeated = told.count(text.casefold())
    value = _LABELS.get(label, 0.0) + _ROLES.get(root.dep_, 0.0) + _BEFORE.get(root.head.lower_, 0.0)
    value += _LENGTHS.get(len(words), 0.15 * (len(words) >= 5)) + 0.81 * min(6, len(words)) / 6
    value += 0.34 * (after is not None and after.is_punct) + 0.58 * any(char.isdigit() for char in text)
    value += 0.32 * all(token.text[:1].isupper() or token.lower_ in {"of", "the", "and"} for token in tokens)
    value += 0.46 * bool(re.fullmatch(r"(?:1\d|20)\d\d", text)) + 0.16 * (root.pos_ == "PROPN")
    value += 0.9 * (before in {'"', "“"}) - 1.0 * (before == "(") + 0.4 * (root.head.lemma_ == "be")
    value -= 0.36 * share_common + 0.41 * titled + 0.57 * math.log(repeated + 0.5)
    value -= 0.26 * any(token.pos_ == "ADJ" for token in tokens) + 0.93 * any(t.tag_ in {"JJS", "RBS"} for t in tokens)
    value -= 0.42 * any(child.dep_ == "conj" for child in root.children)
    value += 0.18 * (root.tag_ == "NNS") + (0.21 * (share_common == 0) - 0.17 * (len(words) == 1) if not label else 0.0)
    value -= 0.22 * (tokens.start - sentence.start) / len(sentence) + 0.51 * min(5, len(sentence.ents)) / 5
    return value - 0.32 * min(40, len(sentence)) / 40 + 0.15 * (sentence.start == 0) - 0.31 * _depth(sentence)


def _depth(sentence: Tokens) -> float:
    """Return how far down its block the sentence stands, 0..1."""
    return sentence.start / len(sentence.doc)


def _draft(gap: _Gap, span: Span) -> Draft:
    passage = gap.passage
    start = span.start - passage.span.start
    text = passage.text
    return Draft(
        type=CardType.CLOZE,
        variant=f"kept {gap.label or 'phrase'}",
        kind=Kind.NAME,
        prompt=" ".join((text[:start] + GAP + text[start + span.end - span.start :]).split()),
        answer=gap.tokens.text,
        passage=passage,
        source=passage.span,
        subject=fold(gap.tokens.text),
        fact=f"kept|{fold(gap.tokens.text)}|{skeleton(passage)}",
        precision=0.0,
        tier=Tier.OFF,
        statement=text,
        answer_span=span,
        fixed_rank=round(HIGHEST_RANK / (1 + math.exp(-gap.score)), 4),
    )
