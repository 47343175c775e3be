"""Positions in a text: code points, half-open, everywhere below `ui/`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the passage."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end
