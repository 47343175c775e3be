"""Where a passage stands, so that it is found again in another text: its words, what stands around them, and where.

The four parts are those of the W3C Web Annotation model: `quote`, `prefix` and `suffix` of a TextQuoteSelector, `start`
and `end` of a TextPositionSelector, all in code points of the canonical text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from studyapp.domain.span import Span

CONTEXT: Final = 32
"""Code points kept on either side, as Hypothesis does."""


@dataclass(frozen=True, slots=True)
class Selector:
    """A passage of one text.

    Attributes:
        quote: TextQuoteSelector's `exact`.
        start, end: TextPositionSelector's; of a selector from elsewhere they may not fit the quote.
    """

    quote: str
    prefix: str
    suffix: str
    start: int
    end: int

    @staticmethod
    def of(span: Span, text: str) -> Selector:
        """Take the passage down."""
        before, behind = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
        return Selector(span.of(text), before, behind, span.start, span.end)

    @property
    def span(self) -> Span:
        """Where the passage stood in the text that it was taken from."""
        return Span(self.start, self.end)

    def reproduces(self, text: str) -> bool:
        """Tell whether the same words stand at the same position of a text, between the same words."""
        before = text[max(0, self.start - len(self.prefix)) : self.start]
        behind = text[self.end : self.end + len(self.suffix)]
        return (before, text[self.start : self.end], behind) == (self.prefix, self.quote, self.suffix)
