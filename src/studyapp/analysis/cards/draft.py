"""A card before linter and ranker: what a card type makes of a statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.analysis import Tier, digest

if TYPE_CHECKING:
    from studyapp.analysis.cards.answers import Kind
    from studyapp.analysis.cards.material import Passage
    from studyapp.domain.analysis import CardType, OptionNote
    from studyapp.domain.span import Span

GAP = "_____"


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed card.

    Attributes:
        variant: tells two cards of one type over one fact apart ("when", "false").
        subject: key of what is asked for; cards are rationed by it.
        fact: what the card rests on, independent of offsets and wording.
        precision: share of such cards that strict readers accepted (design notes, 2.1).
        interest: 0..1, what else speaks for it (anchors, length).
        fixed_rank: set for cards that are kept back; all others are ranked by `rank.py`.
        statement: the whole truth of it, for checks against the options.
    """

    type: CardType
    variant: str
    kind: Kind
    prompt: str
    answer: str
    passage: Passage
    source: Span
    subject: str
    fact: str
    precision: float
    tier: Tier
    statement: str = ""
    interest: float = 0.5
    hint: str = ""
    accepted: tuple[str, ...] = ()
    distractors: tuple[str, ...] = ()
    answer_span: Span | None = None
    option_notes: tuple[OptionNote, ...] = ()
    fixed_rank: float | None = None

    @property
    def fact_key(self) -> str:
        """The same for all cards over one fact."""
        return "f" + digest(self.fact)

    @property
    def key(self) -> str:
        """Identity of the card: fact, type and variant."""
        return "c" + digest(self.fact, self.type, self.variant)
