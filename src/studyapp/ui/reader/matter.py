"""What stands beside a text, found by position: special words, notes and where they lead, pages, picture sizes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from studyapp.domain.layout import ImageId, Layout, MarkKind, page_at
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from studyapp.domain.layout import Mark, Page

_LEADING = frozenset({MarkKind.NOTE, MarkKind.REFERENCE, MarkKind.LINK})


@dataclass(frozen=True, slots=True)
class Matter:
    """A layout with what is needed to find in it quickly. `sizes` are in pixels of the picture."""

    layout: Layout = field(default_factory=Layout)
    sizes: Mapping[ImageId, tuple[int, int]] = field(default_factory=dict[ImageId, tuple[int, int]])
    _starts: list[int] = field(init=False, repr=False)
    _longest: int = field(init=False, repr=False)
    _pages: list[int] = field(init=False, repr=False)
    _noted: dict[int, Mark] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        marks = self.layout.marks
        object.__setattr__(self, "_starts", [mark.start for mark in marks])
        object.__setattr__(self, "_longest", max((mark.end - mark.start for mark in marks), default=0))
        object.__setattr__(self, "_pages", [page.start for page in self.layout.pages])
        noted: dict[int, Mark] = {}
        for mark in marks:
            if mark.kind is MarkKind.NOTE and mark.target is not None:
                noted.setdefault(mark.target.start, mark)
        object.__setattr__(self, "_noted", noted)

    def within(self, start: int, end: int) -> Sequence[Mark]:
        """Return the marks that touch the range, in text order; a note at its very end counts, one at its start not."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_right(self._starts, end)
        return [
            mark
            for mark in self.layout.marks[first:last]
            if (start < mark.start <= end if mark.start == mark.end else mark.end > start and mark.start < end)
        ]

    def leading(self, position: int) -> Mark | None:
        """Return the shortest mark over a code point that leads somewhere: a note, a reference, a web address."""
        over = [mark for mark in self.within(position, position + 1) if mark.kind in _LEADING and mark.start < mark.end]
        return min(over, key=lambda mark: mark.end - mark.start, default=None)

    def note_at(self, position: int) -> Mark | None:
        """Return the note whose number stands right at a place between two code points."""
        first = bisect_left(self._starts, position)
        last = bisect_right(self._starts, position)
        return next((mark for mark in self.layout.marks[first:last] if mark.kind is MarkKind.NOTE), None)

    def noted_at(self, note_start: int) -> Mark | None:
        """Return the first NOTE mark that leads to the note that begins there: the way back."""
        return self._noted.get(note_start)

    def pages_within(self, start: int, end: int) -> Sequence[Page]:
        """Return the pages that begin in the range."""
        return self.layout.pages[bisect_left(self._pages, start) : bisect_left(self._pages, end)]

    def page_at(self, position: int) -> Page | None:
        """Return the page that a code point stands on."""
        return page_at(self.layout.pages, position)

    def note_passage(self, mark: Mark, text: str) -> str:
        """Return the words of the note that a mark leads to, or ""."""
        if mark.kind is not MarkKind.NOTE or mark.target is None:
            return ""
        return Span(mark.target.start, mark.target.end).of(text)
