"""Accepts or refuses candidates with a trained filter, and finds every further occurrence of an accepted name."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from studyapp.analysis.entities.candidate import Candidate
from studyapp.analysis.entities.candidates import find_candidates
from studyapp.analysis.entities.countries import BY_ADJECTIVE, BY_NAME, PLACES
from studyapp.analysis.entities.filter_weights import NAME_WEIGHTS
from studyapp.analysis.entities.lexicon import NOT_NAMES, NUMERALS, PEOPLES_ADJECTIVES, REFERENCE_WORDS
from studyapp.analysis.entities.traits import candidate_traits, kinds_of, name_key, usage_of

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
    told = {name_key(candidate.low) for candidate in candidates if candidate.sheet.parsed.is_prose}
    kept: list[Candidate] = []
    for candidate, score in zip(candidates, scores, strict=True):
        usual = mean.get(name_key(candidate.low), 0.0)
        if usual and (score >= _THRESHOLD or usual >= _ESTABLISHED) and not _never_names(candidate, page, told):
            kept.append(candidate)
    return _with_repetitions(page, kept)


def _establishes(candidate: Candidate) -> bool:
    return candidate.sheet.parsed.is_prose or candidate.sheet.is_heading


def _never_names(candidate: Candidate, page: Page, told: set[str]) -> bool:
    """Tell whether it looks like a name but is a people's adjective, a rubric, a common noun, a chapter's number.

    `told` has the names that occur in prose.
    """
    low, sheet = candidate.low, candidate.sheet
    if low[0] in REFERENCE_WORDS and len(low) == 2 and (low[1].isdigit() or low[1] in NUMERALS):
        return True
    whole = sheet.is_heading and len(sheet.words) - len(low) < 2 and sheet.parsed.block.level > 1
    if whole and len(low) == 1 and name_key(low) not in told and low[0] not in BY_NAME and low[0] not in PLACES:
        return True
    if low == ["state"] and sheet.low[max(0, candidate.start - 1)] == "of":  # "Secretary of State"
        return True
    return _is_common_noun(candidate, page) or _is_adjective_of_people(candidate)


def _is_common_noun(candidate: Candidate, page: Page) -> bool:
    """Tell whether it is one word that is tagged as a common noun, and means a kind of thing or is written small."""
    sheet, at = candidate.sheet, candidate.start
    if candidate.end - at > 1 or candidate.label or not sheet.words[at].istitle():
        return False
    if sheet.tags[at] not in {"NN", "NNS"}:
        return False
    return bool(kinds_of(sheet.low[at])) or page.small[sheet.low[at]] > 0


def _is_adjective_of_people(candidate: Candidate) -> bool:
    """Tell whether it is "Dutch" in "Dutch ships": a link to the Netherlands, not a name of its own."""
    sheet, last = candidate.sheet, candidate.end - 1
    modifies = sheet.deps[last] in {"amod", "compound", "nmod", "npadvmod"} and sheet.heads[last] > last
    if candidate.label == "NORP" and sheet.tags[last] == "JJ" and sheet.deps[last] == "amod":
        return True
    name = name_key(candidate.low)
    if (name not in BY_ADJECTIVE and name not in PEOPLES_ADJECTIVES) or name in BY_NAME:
        return False
    if _stands_before_noun(sheet, candidate.end):
        return True
    if sheet.words[last + 1 : last + 2] == ["-"] and not sheet.gaps[last]:
        return True
    shared = sheet.deps[last] == "conj" and last + 1 < len(sheet.tags) and sheet.tags[last + 1] in {"NN", "NNS"}
    return modifies or shared or (sheet.tags[last] == "JJ" and sheet.deps[last] in {"amod", "conj"})


def _stands_before_noun(sheet: Sheet, end: int) -> bool:
    """Tell whether a common noun follows, further adjectives of peoples between: "Dutch and Belgian ships"."""
    at, size = end, len(sheet.low)
    while at + 1 < size and sheet.low[at] in {"and", "or", ",", "-", "–"}:
        step = at + 1 + (sheet.low[at] == "," and sheet.low[at + 1] in {"and", "or"})
        if step >= size or (sheet.low[step] not in BY_ADJECTIVE and sheet.low[step] not in PEOPLES_ADJECTIVES):
            return False
        at = step + 1
    return at < size and sheet.tags[at] in {"NN", "NNS", "JJ"} and sheet.words[at].islower()


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
