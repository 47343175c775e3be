"""Finds whom "she" means, only where one person alone can be meant; also counts, less strictly, for salience."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.entities.titles import untitled
from studyapp.domain.analysis import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.analysis.entities.candidate import Candidate
    from studyapp.analysis.entities.page import Page, Sheet

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_QUOTES = frozenset({"“", "”", '"', "``", "''"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun and the entity that it means; `safe` where no other person is near."""

    entity: int
    sheet: Sheet
    at: int
    safe: bool


def find_references(page: Page, entities: Sequence[tuple[Sequence[Candidate], EntityType]]) -> list[Reference]:
    """Return the singular personal pronouns that a person named before them in or just before the block explains."""
    places: dict[int, list[tuple[int, int, bool]]] = defaultdict(list)
    genders = [_gender(mentions) for mentions, _ in entities]
    for number, (mentions, kind) in enumerate(entities):
        if kind is EntityType.PERSON:
            for mention in mentions:
                subject = mention.sheet.deps[mention.end - 1] in _SUBJECTS
                places[mention.sheet.index].append((mention.start, number, subject))
    found: list[Reference] = []
    last: list[tuple[int, bool]] = []
    for sheet in page.sheets:
        if not sheet.parsed.is_prose:
            continue
        named = sorted(places.get(sheet.index, []))
        found += _in_sheet(sheet, named, last, genders)
        if named:
            last = [(number, subject) for _, number, subject in named]
    return found


def _in_sheet(
    sheet: Sheet, named: list[tuple[int, int, bool]], last: list[tuple[int, bool]], genders: list[str]
) -> list[Reference]:
    found: list[Reference] = []
    learnt: dict[int, str] = {}
    quoted = any(word in _QUOTES for word in sheet.words)
    for at, word in enumerate(sheet.low):
        gender = "m" if word in _HE else "f" if word in _SHE else ""
        if not gender or not sheet.tags[at].startswith("PRP"):
            continue
        before = [(number, subject) for start, number, subject in named if start < at]
        pool = before or last
        fits = [(n, s) for n, s in pool if (genders[n] or learnt.get(n, gender)) == gender]
        if not fits:
            continue
        subjects = [n for n, subject in fits if subject]
        choice = (subjects or [n for n, _ in fits])[-1]
        safe = len({n for n, _ in fits}) == 1 and bool(before) and not quoted
        if safe:
            learnt[choice] = gender
        found.append(Reference(choice, sheet, at, safe))
    return found


def _gender(mentions: Sequence[Candidate]) -> str:
    counts = Counter(untitled(tuple(mention.low))[1] for mention in mentions)
    del counts[""]
    return max(counts, key=lambda g: (counts[g], g), default="")
