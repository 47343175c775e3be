"""Matching cards: people and roles, happenings and dates, terms and meanings. Each right side fits one left side only.

The answer holds one pair a line, a tab between its sides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.cards.answers import Kind
from studyapp.analysis.cards.draft import Draft
from studyapp.analysis.cards.material import long_words
from studyapp.domain.analysis import CardType, NoteKind, OptionNote, Tier, digest, fold
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from studyapp.analysis.cards.material import Passage

FEWEST_PAIRS, MOST_PAIRS = 3, 6
_MOST_TERMS, _MOST_CARDS = 5, 3
_MAX_WORDS = 18
_ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that belong together, and the stretch of the passage that says so."""

    left: str
    right: str
    passage: Passage
    proof: Span


def match_draft(pairs: Sequence[Pair], prompt: str, variant: str, precision: float) -> Draft:
    """Return a matching card over pairs that nobody can confuse."""
    fact = f"match|{variant}|" + digest(*sorted(f"{fold(pair.left)}|{fold(pair.right)}" for pair in pairs))
    best = max((pair.passage for pair in pairs), key=lambda passage: (passage.weight, -passage.index))
    return Draft(
        type=CardType.MATCH,
        variant=variant,
        kind=Kind.NAME,
        prompt=prompt,
        answer="\n".join(f"{pair.left}\t{pair.right}" for pair in pairs),
        passage=best,
        source=Span(min(pair.proof.start for pair in pairs), max(pair.proof.end for pair in pairs)),
        subject=fact,
        fact=fact,
        precision=precision,
        tier=Tier.SUGGESTED,
        interest=0.5,
        option_notes=tuple(OptionNote(pair.left, NoteKind.PAIRED, pair.right, pair.proof) for pair in pairs),
    )


def term_matches(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return matching cards over the definitions among the drafts, those of one part of the text together."""
    terms = {draft.fact: draft for draft in drafts if draft.type is CardType.DEFINITION}
    pairs = [
        Pair(_term_in(draft.prompt) or terms[draft.fact].answer, inside(draft.answer), draft.passage, draft.source)
        for draft in drafts
        if draft.type is CardType.REVERSE and draft.fact in terms and len(draft.answer.split()) <= _MAX_WORDS
    ]
    groups: list[list[Pair]] = [[]]
    for pair in pairs:
        if len(groups[-1]) == _MOST_TERMS:
            groups.append([])
        if not any(_confusable(pair, other) for other in groups[-1]):
            groups[-1].append(pair)
    whole = [group for group in groups if len(group) >= FEWEST_PAIRS][:_MOST_CARDS]
    return tuple(match_draft(group, "Match each term with its meaning.", "terms", 0.92) for group in whole)


def inside(text: str) -> str:
    """Return a phrase without the capital of an article that began its sentence."""
    return re.sub(r"^(?:The|An?|Any)\b", lambda match: match.group().lower(), text)


def _term_in(prompt: str) -> str:
    """Return the term as the question for its meaning writes it, in the case that it has inside a sentence."""
    quoted = re.search(r"“(.+)”", prompt)
    return quoted[1] if quoted else ""


def _confusable(one: Pair, other: Pair) -> bool:
    """Tell whether a meaning names the other term, or both mean nearly the same."""
    if fold(one.left) in fold(other.right) or fold(other.left) in fold(one.right):
        return True
    first, second = long_words(one.right), long_words(other.right)
    shared = long_words(one.left) & long_words(other.left)
    return bool(shared) or len(first & second) > _ALIKE * min(len(first), len(second))
