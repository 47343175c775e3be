"""Concept terms of textbooks and encyclopaedic prose, told apart from names by their type.

A term needs a definition in the text. How sure that must be depends on how much the document teaches: news
has few terms.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from studyapp.analysis.definitions.concepts import find_concepts, teaches
from studyapp.analysis.entities.page import read_page
from studyapp.domain.analysis import Definition, EntityFinding, EntityKey, EntityType, Mention, entity_key, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studyapp.analysis.definitions.concepts import Concept
    from studyapp.analysis.entities.page import Page, Sheet
    from studyapp.analysis.parsed import Parsed

_LOOSE = -0.5
_STRICT = 1.6


@dataclass(frozen=True, slots=True)
class _Term:
    key: tuple[str, ...]
    best: Concept
    evidence: float


def find_terms(parsed: Parsed, entities: tuple[EntityFinding, ...]) -> tuple[EntityFinding, ...]:
    """Return the concept terms, highest salience first; none bears an entity's name."""
    page = read_page(parsed)
    concepts = find_concepts(page)
    least = _LOOSE if teaches(page, concepts) else _STRICT
    names = {fold(name) for entity in entities for name in (entity.name, *entity.aliases)}
    terms = _terms(concepts, least, names)
    mentions = _mentions(page, {term.key for term in terms}, _taken(entities))
    headings = _heading_words(page)
    found: list[EntityFinding] = []
    for term in terms:
        spans = mentions.get(term.key) or [Mention(*_ends(term.best))]
        found.append(_finding(term, spans, in_heading=set(term.key) <= headings))
    found.sort(key=lambda t: (-t.salience, t.mentions[0].start, t.name))
    return _with_keys(found)


def _terms(concepts: Iterable[Concept], least: float, names: set[str]) -> list[_Term]:
    best: dict[tuple[str, ...], Concept] = {}
    evidence: dict[tuple[str, ...], float] = defaultdict(float)
    for concept in concepts:
        if concept.sureness < least:
            continue
        key = _key_of(concept.sheet, *concept.term)
        if fold(concept.sheet.text(*concept.term)) in names or " ".join(key) in names:
            continue
        evidence[key] += 1 / (1 + math.exp(-concept.sureness))
        if key not in best or concept.sureness > best[key].sureness:
            best[key] = concept
    return [_Term(key, concept, evidence[key]) for key, concept in best.items()]


def _key_of(sheet: Sheet, start: int, end: int) -> tuple[str, ...]:
    """Return the words that tell terms apart: no case, quotation marks or plural."""
    low = [word for word in sheet.low[start:end] if any(c.isalnum() for c in word)]
    return (*low[:-1], singular(low[-1])) if low else ("",)


def singular(word: str) -> str:
    """Return the noun without a regular plural ending."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _mentions(page: Page, keys: set[tuple[str, ...]], taken: set[int]) -> dict[tuple[str, ...], list[Mention]]:
    """Find every occurrence of the terms, longest first, outside names."""
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in sorted(keys, key=lambda k: (-len(k), k)):
        by_first[key[0]].append(key)
    found: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for sheet in page.sheets:
        at = 0
        while at < len(sheet.low):
            key = _key_at(sheet, at, by_first)
            if key is None:
                at += 1
                continue
            span = sheet.span(at, at + len(key))
            if span.start not in taken:
                found[key].append(Mention(span.start, span.end))
            at += len(key)
    return found


def _key_at(sheet: Sheet, at: int, by_first: dict[str, list[tuple[str, ...]]]) -> tuple[str, ...] | None:
    low = sheet.low
    for key in (
        *by_first.get(low[at], ()),
        *(by_first.get(singular(low[at]), ()) if singular(low[at]) != low[at] else ()),
    ):
        end = at + len(key)
        if end <= len(low) and tuple(low[at : end - 1]) == key[:-1] and singular(low[end - 1]) == key[-1]:
            return key
    return None


def _taken(entities: Iterable[EntityFinding]) -> set[int]:
    return {mention.start for entity in entities for mention in entity.mentions}


def _heading_words(page: Page) -> set[str]:
    return {singular(word) for sheet in page.sheets if sheet.is_heading for word in sheet.low}


def _ends(concept: Concept) -> tuple[int, int]:
    span = concept.sheet.span(*concept.term)
    return span.start, span.end


def _finding(term: _Term, mentions: list[Mention], *, in_heading: bool) -> EntityFinding:
    sheet, (start, end) = term.best.sheet, term.best.definition
    proof = sheet.span(start, end)
    name = sheet.text(*term.best.term).strip("“”\"'‘’ ")
    if not sheet.words[term.best.term[0]].isupper() and sheet.tags[term.best.term[0]] not in {"NNP", "NNPS"}:
        name = name[:1].lower() + name[1:]
    weight = (
        term.evidence
        * (1 + math.log(len(mentions)))
        * (1.3 if in_heading else 1.0)
        * (1.15 if len(term.key) > 1 else 1)
    )
    return EntityFinding(
        key=entity_key(name),
        name=name,
        type=EntityType.TERM,
        salience=round(1 - math.exp(-weight / 3), 4),
        aliases=(),
        mentions=tuple(mentions),
        definition=Definition(sheet.text(start, end), proof.start, proof.end),
    )


def _with_keys(found: list[EntityFinding]) -> tuple[EntityFinding, ...]:
    seen: Counter[EntityKey] = Counter()
    keyed: list[EntityFinding] = []
    for term in found:
        seen[term.key] += 1
        turn = seen[term.key]
        keyed.append(term if turn == 1 else replace(term, key=EntityKey(f"{term.key}-{turn}")))
    return tuple(keyed)
