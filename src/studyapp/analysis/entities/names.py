"""Accepts or refuses candidates with a trained filter, and finds every further occurrence of an accepted name."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from studyapp.analysis.entities.candidates import Candidate, find_candidates
from studyapp.analysis.entities.countries import BY_ADJECTIVE, BY_NAME
from studyapp.analysis.entities.filter_weights import NAME_WEIGHTS
from studyapp.analysis.entities.lexicon import NOT_NAMES
from studyapp.analysis.entities.traits import candidate_traits, name_key, usage_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from studyapp.analysis.entities.page import Page, Sheet

_THRESHOLD = 0.35
"""Best F1 of names on GUM in five-fold cross-validation."""
_ESTABLISHED = 0.5


def find_names(page: Page) -> list[Candidate]:
    """Return the names of the document in text order; none lies partly inside another."""
    candidates = find_candidates(page)
    if not candidates:
        return []
    usage = usage_of(candidates)
    scores = [_score(candidate_traits(candidate, page, usage)) for candidate in candidates]
    by_name: dict[str, list[float]] = defaultdict(list)
    for candidate, score in zip(candidates, scores, strict=True):
        if _establishes(candidate):
            by_name[name_key(candidate.low)].append(score)
    mean = {name: sum(values) / len(values) for name, values in by_name.items()}
    kept: list[Candidate] = []
    for candidate, score in zip(candidates, scores, strict=True):
        usual = mean.get(name_key(candidate.low), 0.0)
        if usual and (score >= _THRESHOLD or usual >= _ESTABLISHED) and not _is_adjective_of_people(candidate):
            kept.append(candidate)
    return _with_repetitions(page, kept)


def _establishes(candidate: Candidate) -> bool:
    return candidate.sheet.parsed.is_prose or candidate.sheet.is_heading


def _is_adjective_of_people(candidate: Candidate) -> bool:
    """Tell whether it is "Dutch" in "Dutch ships": a link to the Netherlands, not a name of its own."""
    sheet, last = candidate.sheet, candidate.end - 1
    modifies = sheet.deps[last] in {"amod", "compound", "nmod", "npadvmod"} and sheet.heads[last] > last
    if candidate.label == "NORP" and sheet.tags[last] == "JJ" and sheet.deps[last] == "amod":
        return True
    if name_key(candidate.low) not in BY_ADJECTIVE or name_key(candidate.low) in BY_NAME:
        return False
    if sheet.words[last + 1 : last + 2] == ["-"] and not sheet.gaps[last]:
        return True
    shared = sheet.deps[last] == "conj" and last + 1 < len(sheet.tags) and sheet.tags[last + 1] in {"NN", "NNS"}
    return modifies or shared or (sheet.tags[last] == "JJ" and sheet.deps[last] in {"amod", "conj"})


def _score(traits: Iterable[str]) -> float:
    return 1 / (1 + math.exp(-sum(NAME_WEIGHTS.get(trait, 0.0) for trait in traits)))


def _with_repetitions(page: Page, kept: list[Candidate]) -> list[Candidate]:
    """Add what is written exactly like an accepted name and was not proposed."""
    names: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    labels: dict[tuple[str, ...], str] = {}
    by_sheet: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in kept:
        by_sheet[candidate.sheet.index].append(candidate)
        words = tuple(candidate.sheet.words[candidate.start : candidate.end])
        if _repeatable(words):
            names[words[0]].add(words)
            labels.setdefault(words, candidate.label)
    found: list[Candidate] = []
    for sheet in page.sheets:
        here = by_sheet.get(sheet.index, [])
        taken = [False] * len(sheet.words)
        for candidate in here:
            taken[candidate.start : candidate.end] = [True] * (candidate.end - candidate.start)
        found += sorted([*here, *_repeated(sheet, taken, names, labels)], key=lambda c: (c.start, -c.end))
    return found


def _repeatable(words: Sequence[str]) -> bool:
    return len(words) > 1 or (len(words[0]) > 1 and words[0].lower() not in NOT_NAMES)


def _repeated(
    sheet: Sheet, taken: list[bool], names: dict[str, set[tuple[str, ...]]], labels: dict[tuple[str, ...], str]
) -> list[Candidate]:
    found: list[Candidate] = []
    at = 0
    while at < len(sheet.words):
        best = 0
        for words in names.get(sheet.words[at], ()):
            end = at + len(words)
            if len(words) > best and tuple(sheet.words[at:end]) == words and not any(taken[at:end]):
                best = len(words)
        if best and _may_repeat(sheet, at, at + best):
            words = tuple(sheet.words[at : at + best])
            found.append(Candidate(sheet, at, at + best, "again", labels[words]))
            at += best
        else:
            at += 1
    return found


def _may_repeat(sheet: Sheet, start: int, end: int) -> bool:
    """Refuse single words that are common words here: "May I", "Hope is…"."""
    return end - start > 1 or sheet.tags[start].startswith("NNP")
