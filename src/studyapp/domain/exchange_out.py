"""Cards on their way to other programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from studyapp.domain.analysis import CardType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.card import Card
    from studyapp.domain.exchange import ForeignNote, ToldCard
    from studyapp.domain.schedule import Memory


PLAIN_TYPES = (CardType.CLOZE.value, CardType.QUESTION.value, CardType.TRUE_FALSE.value, CardType.WHO_SAID.value)
"""Types of cards that can be a `PlainCard`, when they have neither options nor further answers."""


class Numbers:
    """Gives each caller a number of its own, the wanted one or the next that is free."""

    def __init__(self) -> None:
        self._used: set[int] = set()
        self._after: dict[int, int] = {}

    def take(self, wanted: int) -> int:
        """Return the number; the same calls give the same numbers."""
        number = self._after.get(wanted, wanted)
        while number in self._used:
            number += 1
        self._used.add(number)
        self._after[wanted] = number + 1
        return number

    def take_all(self, wanted: Sequence[int]) -> Sequence[int]:
        """Return what `take` returns for each; quick where all of them are free and different."""
        found = set(wanted)
        if len(found) != len(wanted) or not self._used.isdisjoint(found):
            return tuple(map(self.take, wanted))
        self._used |= found
        return wanted


@dataclass(frozen=True, slots=True)
class OutCard:
    """A card on its way out.

    Attributes:
        place: where in the document its passage stands ("Chapter 2 · p. 17"); "" for one without a passage.
        number: its own among all that go out together.
        memory: None when the schedule stays here, or there is none.
        note, ordinal: of the note of another program it came from.
        told: what that program kept of its schedule; None once the card was answered here.
        deck: where it lay there, when that is not where its note begins.
    """

    card: Card
    document_title: str
    place: str
    number: int
    created_ms: int
    modified_ms: int
    memory: Memory | None = None
    note: ForeignNote | None = None
    ordinal: int = 0
    told: ToldCard | None = None
    deck: str = ""


class PlainCard(NamedTuple):
    """A card of ours that Anki keeps as a note with nothing but words, on its way out; a tuple, because there are many.

    Attributes:
        start: of its passage; None for one without.
        buried_ms, created_ms, modified_ms, due_ms, last_ms: since 1970 UTC; the others as in `OutCard` and `Memory`.
        phase: None where the card has no memory.
    """

    id: str
    type: str
    prompt: str
    answer: str
    hint: str
    quote: str
    start: int | None
    state: str
    flag: int
    buried_ms: int | None
    created_ms: int
    modified_ms: int
    phase: str | None
    step: int | None
    stability: float | None
    difficulty: float | None
    due_ms: int
    last_ms: int | None
    reviews: int
    lapses: int


@dataclass(frozen=True, slots=True)
class OutChunk:
    """Some cards of one document.

    Attributes:
        plain: those that are nothing but words, where they are wanted apart.
        numbers, places: of the plain ones, as `OutCard.number` and `place`.
        title: of the document.
    """

    cards: tuple[OutCard, ...]
    plain: tuple[PlainCard, ...] = ()
    numbers: tuple[int, ...] = ()
    title: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote.

    Attributes:
        apart: what those cards ask that a learner worded so differently that they could not stay in the note of another
            program that they came from: each is a note of its own now.
    """

    cards: int
    answers: int = 0
    events: int = 0
    apart: tuple[str, ...] = ()
