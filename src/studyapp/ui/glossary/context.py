"""What stands around a mention, where in the text the mentions lie, and what is named together. No Qt."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.analysis import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from studyapp.domain.analysis import Mention
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


def named_so(entity: Entity, alias: str, text: str) -> Mention | None:
    """Return the first mention that reads like this name, no matter the case, else None."""
    wanted = fold(alias)
    return next((m for m in entity.mentions if m.named and fold(text[m.start : m.end]) == wanted), None)


def spread(mentions: Iterable[Mention], length: int, cells: int) -> list[int]:
    """Count the mentions in equal parts of a text of `length` code points."""
    counts = [0] * cells
    for mention in mentions:
        counts[min(mention.start * cells // max(length, 1), cells - 1)] += 1
    return counts


class Company:
    """Knows which entries are named near one another; made once for a glossary, asked for each entry.

    A place is one integer, start times the number of entries plus the entry's index: a book has 100,000 mentions, and
    integers sort ten times as fast as tuples.
    """

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = entities
        self._count = max(len(entities), 1)
        self._places = sorted(
            mention.start * self._count + index
            for index, entity in enumerate(entities)
            if not entity.hidden
            for mention in entity.mentions
        )

    def of(self, entity: Entity, *, limit: int = 3) -> tuple[Entity, ...]:
        """Return the entries that are most often named near this one, hidden ones left out."""
        counts: Counter[int] = Counter()
        for mention in entity.mentions:
            begin = bisect_left(self._places, (mention.start - _TOGETHER) * self._count)
            end = bisect_right(self._places, (mention.start + _TOGETHER) * self._count + self._count - 1)
            counts.update({place % self._count for place in self._places[begin:end]})
        others = [index for index in counts if self._entities[index].key != entity.key]
        others.sort(key=lambda index: (-counts[index], -self._entities[index].salience, index))
        return tuple(self._entities[index] for index in others[:limit])


def searchable(entity: Entity) -> str:
    """Return everything about an entry that can be searched for, folded."""
    definition = entity.definition.text if entity.definition else ""
    return fold(" ".join((entity.name, *entity.aliases, entity.own_definition, definition)))


def matches(text: str, wanted: str) -> bool:
    """Tell whether every word of `wanted` stands in the text; both are folded already."""
    return all(word in text for word in wanted.split())


def shown_definition(entity: Entity) -> str:
    """Return the definition that comes first: the learner's own, else the one from the text, else ""."""
    return entity.own_definition or (entity.definition.text if entity.definition else "")


def _on_one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text)
