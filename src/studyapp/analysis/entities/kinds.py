"""Chooses one type for a cluster of names: spaCy's labels vote, the name's words and its neighbours have a say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from studyapp.analysis.entities.countries import BY_NAME, BY_PEOPLE, PLACES
from studyapp.analysis.entities.lexicon import TITLES
from studyapp.analysis.entities.traits import kinds_of, name_key
from studyapp.domain.analysis import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.analysis.entities.candidates import Candidate

_BY_KIND = {
    "org": EntityType.ORG,
    "fac": EntityType.FAC,
    "place": EntityType.LOC,
    "event": EntityType.EVENT,
    "law": EntityType.LAW,
    "work": EntityType.WORK_OF_ART,
}


def type_of(mentions: Sequence[Candidate]) -> EntityType:
    """Return the type of the thing that all these mentions name."""
    votes: Counter[EntityType] = Counter()
    for mention in mentions:
        if mention.label and mention.source != "again":
            votes[EntityType(mention.label)] += 2 if mention.end - mention.start > 1 else 1
    longest = max(mentions, key=lambda m: (m.end - m.start, -m.start)).low
    joined = name_key(longest)
    total = sum(votes.values())
    if joined in BY_NAME:
        return EntityType.LOC if BY_NAME[joined].is_continent else EntityType.GPE
    if joined in PLACES:
        votes[EntityType.GPE] += 2 + total
    if joined in BY_PEOPLE:
        return EntityType.NORP
    if longest[0].rstrip(".") in TITLES and len(longest) > 1 and longest[0].rstrip(".") != "st":
        votes[EntityType.PERSON] += 2 + total
    elif len(longest) > 1:
        for kind in kinds_of(longest[-1])[:1]:
            if kind in _BY_KIND:
                votes[_BY_KIND[kind]] += 1 + total // 2
    if not votes:
        return EntityType.WORK_OF_ART if mentions[0].source == "quote" else EntityType.ORG
    return max(votes, key=lambda t: (votes[t], t.value))
