"""The annotations of the open document by position: which are on the screen, which lies where, how they overlap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from studyapp.domain.annotation import Annotation


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text under the same annotations, the longest first."""

    span: Span
    over: tuple[Annotation, ...]


class Highlights:
    """All annotations that have a place, in text order."""

    def __init__(self, annotations: Iterable[Annotation] = ()) -> None:
        placed = [(annotation.span, annotation) for annotation in annotations if annotation.span is not None]
        placed.sort(key=lambda pair: (pair[0].start, -pair[0].end))
        self._spans = [span for span, _ in placed]
        self._annotations = [annotation for _, annotation in placed]
        self._starts = [span.start for span in self._spans]
        self._longest = max((span.end - span.start for span in self._spans), default=0)

    def within(self, start: int, end: int) -> Sequence[tuple[Span, Annotation]]:
        """Return the annotations that overlap the range, in text order."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [(self._spans[at], self._annotations[at]) for at in range(first, last) if self._spans[at].end > start]

    def at(self, position: int) -> Annotation | None:
        """Return the shortest annotation over a code point, or that ends right before it."""
        first = bisect_left(self._starts, position - self._longest)
        last = bisect_right(self._starts, position)
        over = [at for at in range(first, last) if self._spans[at].end >= position]
        inside = [at for at in over if self._spans[at].end > position] or over
        best = min(inside, key=lambda at: self._spans[at].end - self._spans[at].start, default=None)
        return None if best is None else self._annotations[best]

    def stretches(self, start: int, end: int) -> Sequence[Stretch]:
        """Cut a range at every beginning and end of an annotation; what lies under none is left out."""
        found = self.within(start, end)
        cuts = sorted({start, end, *(min(max(cut, start), end) for span, _ in found for cut in (span.start, span.end))})
        stretches: list[Stretch] = []
        for low, high in pairwise(cuts):
            over = [(span, one) for span, one in found if span.start <= low and span.end >= high]
            if over:
                over.sort(key=lambda pair: pair[0].start - pair[0].end)
                stretches.append(Stretch(Span(low, high), tuple(one for _, one in over)))
        return stretches
