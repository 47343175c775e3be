"""Cards that a local generator proposes, before anything is believed of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.analysis import fold
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from studyapp.domain.analysis import CardType
    from studyapp.domain.card import Wording

MOST_FROM_PASSAGE = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a generator says a card could be; `quote` is what it claims to stand in the passage."""

    type: CardType
    wording: Wording
    quote: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What a generator answered about one passage; `unusable` entries were no proposals at all."""

    proposals: tuple[Proposal, ...]
    unusable: int = 0


@dataclass(frozen=True, slots=True)
class Generated:
    """What came of asking.

    Attributes:
        kept: cards that are offered now.
        dropped: how many proposals were dropped, by the name of the reason.
    """

    kept: int
    dropped: Mapping[str, int]


def proof_of(quote: str, text: str, within: Span) -> Span | None:
    """Return where the quote stands in the passage, white space apart; None where it does not."""
    words = quote.split()
    if not words:
        return None
    found = re.compile(r"\s+".join(map(re.escape, words))).search(text, within.start, within.end)
    return None if found is None else Span(found.start(), found.end())


def answer_in(answer: str, text: str, proof: Span) -> Span | None:
    """Return where the answer stands in the proof; None where it does not."""
    found = proof_of(answer, text, proof)
    if found is not None or fold(answer) not in fold(proof.of(text)):
        return found
    at = proof.of(text).casefold().find(answer.casefold())
    return None if at < 0 else Span(proof.start + at, proof.start + at + len(answer))
