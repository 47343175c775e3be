"""What is marked in the text: names and time expressions, found again by position through bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from studyapp.domain.analysis import TimeExpression
    from studyapp.domain.entity import Entity


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch that means something: an entity's mention, or a time expression; exactly one of the two is set.

    Attributes:
        named: False for "she" or "the ambassador", which are not drawn but can be clicked.
    """

    start: int
    end: int
    entity: Entity | None = None
    time: TimeExpression | None = None
    named: bool = True

    @property
    def span(self) -> Span:
        """The stretch."""
        return Span(self.start, self.end)


class Marks:
    """All marks of a document in text order."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._marks = sorted(marks, key=lambda mark: (mark.start, -mark.end))
        self._starts = [mark.start for mark in self._marks]
        self._longest = max((mark.end - mark.start for mark in self._marks), default=0)

    def __len__(self) -> int:
        return len(self._marks)

    def within(self, start: int, end: int) -> Sequence[Mark]:
        """Return the marks that overlap the range, in text order."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.end > start]

    def at(self, position: int) -> Mark | None:
        """Return the shortest mark over a code point; of two equal ones the entity's."""
        first = bisect_left(self._starts, position - self._longest)
        last = bisect_right(self._starts, position)
        over = [mark for mark in self._marks[first:last] if mark.end > position]
        return min(over, key=lambda mark: (mark.end - mark.start, mark.entity is None), default=None)


def marks_of(entities: Iterable[Entity], times: Iterable[TimeExpression]) -> Marks:
    """Return the marks for a glossary and the time expressions; hidden entries leave none."""
    names = (
        Mark(mention.start, mention.end, entity=entity, named=mention.named)
        for entity in entities
        if not entity.hidden
        for mention in entity.mentions
    )
    return Marks([*names, *(Mark(time.start, time.end, time=time) for time in times)])
