"""What stands around a mention, where in the text the mentions lie, and what is named together. Pure functions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.analysis import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from studyapp.domain.analysis import EntityKey, Mention
    from studyapp.domain.entity import Entity

_SENTENCE_END = re.compile(r"[.!?…]+[\"”’')\]]*\s+|\n+")
_REACH = 220
_TOGETHER = 240  # code points: about two sentences


@dataclass(frozen=True, slots=True)
class Context:
    """The sentence of a mention in three parts; "…" stands where it was cut."""

    before: str
    name: str
    after: str

    @property
    def text(self) -> str:
        """The three parts together."""
        return f"{self.before}{self.name}{self.after}"


def context_of(text: str, mention: Mention) -> Context:
    """Return the sentence around a mention, at most 220 code points to either side, on one line."""
    left = max(mention.start - _REACH, 0)
    before = text[left : mention.start]
    ends = [found.end() for found in _SENTENCE_END.finditer(before)]
    if ends:
        before = before[ends[-1] :]
    elif left > 0:
        before = "…" + before.partition(" ")[2]
    after = text[mention.end : mention.end + _REACH]
    end = _SENTENCE_END.search(after)
    if end:
        after = after[: end.end()].rstrip()
    elif mention.end + _REACH < len(text):
        after = after.rpartition(" ")[0] + "…"
    return Context(_on_one_line(before), _on_one_line(text[mention.start : mention.end]), _on_one_line(after))


def spread(mentions: Iterable[Mention], length: int, cells: int) -> list[int]:
    """Count the mentions in equal parts of a text of `length` code points."""
    counts = [0] * cells
    for mention in mentions:
        counts[min(mention.start * cells // max(length, 1), cells - 1)] += 1
    return counts


def together(entities: Sequence[Entity], key: EntityKey, *, limit: int = 5) -> tuple[Entity, ...]:
    """Return the entries that are most often named near this one, hidden ones left out."""
    by_key = {entity.key: entity for entity in entities}
    if key not in by_key:
        return ()
    here = [mention.start for mention in by_key[key].mentions]
    places = sorted(
        (mention.start, entity.key)
        for entity in entities
        if entity.key != key and not entity.hidden
        for mention in entity.mentions
    )
    counts: Counter[EntityKey] = Counter()
    first = 0
    for start in here:
        while first < len(places) and places[first][0] < start - _TOGETHER:
            first += 1
        seen: set[EntityKey] = set()
        for place, other in places[first:]:
            if place > start + _TOGETHER:
                break
            seen.add(other)
        counts.update(seen)
    ranked = sorted(counts, key=lambda other: (-counts[other], -by_key[other].salience, other))
    return tuple(by_key[other] for other in ranked[:limit])


def matches(entity: Entity, wanted: str) -> bool:
    """Tell whether every word of `wanted` (folded already) stands in the names or definitions of the entry."""
    if not wanted:
        return True
    definition = entity.definition.text if entity.definition else ""
    everything = fold(" ".join((entity.name, *entity.aliases, entity.own_definition, definition)))
    return all(word in everything for word in wanted.split())


def shown_definition(entity: Entity) -> str:
    """Return the definition that comes first: the learner's own, else the one from the text, else ""."""
    return entity.own_definition or (entity.definition.text if entity.definition else "")


def _on_one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text)
