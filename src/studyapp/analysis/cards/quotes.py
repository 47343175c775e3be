"""Which stretches of a block are quoted, and whether its quotation marks can be trusted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from studyapp.domain.span import Span

_TALK = re.compile(r"[“”\"]")


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotations of a block, by positions in the block's own text, marks included.

    Attributes:
        broken: marks do not pair up, so that nobody can tell who says what.
    """

    spans: tuple[Span, ...]
    broken: bool

    def reaching(self, span: Span) -> tuple[Span, ...]:
        """Return the quotations that share text with the range."""
        return tuple(quote for quote in self.spans if quote.overlaps(span))


@lru_cache(maxsize=64)  # asked once for each sentence of the block
def find_quotes(text: str) -> Quotes:
    """Pair the quotation marks of a block, curly ones as an automaton, straight ones by count."""
    spans: list[Span] = []
    broken = False
    opened: int | None = None
    for at, char in enumerate(text):
        if char == "“":
            broken = broken or opened is not None or text[at + 1 : at + 2].isspace() or at + 1 == len(text)
            opened = at
        elif char == "”":
            if opened is None:
                broken = True
            else:
                spans.append(Span(opened, at + 1))
            opened = None
    # A quotation that goes on in the next paragraph is left open on purpose; we cannot see that from here.
    broken = broken or opened is not None
    straight = [m.start() for m in _TALK.finditer(text) if m.group() == '"' and not text[: m.start()][-1:].isdigit()]
    if straight and (len(straight) % 2 or spans):
        broken = True
    elif straight:
        pairs = list(zip(straight[::2], straight[1::2], strict=True))
        broken = broken or any(text[a + 1 : a + 2].isspace() for a, _ in pairs)
        spans += [Span(a, b + 1) for a, b in pairs]
    return Quotes(tuple(sorted(spans)), broken)
