"""Cards as they are kept: generated or written by the learner, with their state and their wording."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from studyapp.domain.analysis import CardType, NoteKind, digest

if TYPE_CHECKING:
    from datetime import datetime

    from studyapp.domain.analysis import OptionNote, Tier
    from studyapp.domain.document import DocumentId
    from studyapp.domain.span import Span

CardId = NewType("CardId", str)
"""`<document id>-<card key>` for a generated card; `own-<uuid>` for one that a person wrote."""

GAP = "_____"
"""Stands for the answer in the prompt of a cloze."""


PAIR = "\t"
"""Stands between left and right in each line of a matching card's answer."""


class CardState(StrEnum):
    """Where a card is on its way into the schedule."""

    SUGGESTED = "suggested"
    APPROVED = "approved"
    REJECTED = "rejected"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Wording:
    """What a card says; each change makes a new revision, and each review names the one that was seen."""

    prompt: str
    answer: str
    accepted: tuple[str, ...] = ()
    distractors: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A card of a document.

    Attributes:
        wording_revision: counts up from 1 with every change of the wording.
        edited: the wording is a person's, so that no analysis replaces it.
        source: the passage that proves the card, in `quote`'s words; None when a new text no longer holds it.
        flag: 0 (none) to 7.
        buried_until: not shown before this moment.
        option_notes: why each wrong option is wrong, by its text (`note_on`); an edited option has none.
    """

    id: CardId
    document_id: DocumentId
    type: CardType
    wording: Wording
    wording_revision: int
    state: CardState
    tier: Tier
    rank: float
    fact_key: str
    source: Span | None
    quote: str
    answer_span: Span | None = None
    edited: bool = False
    own: bool = False
    flag: int = 0
    buried_until: datetime | None = None
    option_notes: tuple[OptionNote, ...] = ()


def note_on(card: Card, option: str) -> OptionNote | None:
    """Return what the text says of an option or item of the card, or None where the generator did not write it."""
    return next((note for note in card.option_notes if note.option == option), None)


def change_in(card: Card) -> OptionNote | None:
    """Return what a false statement changed: `option` stands in its prompt, the text says `value` instead."""
    return next((note for note in card.option_notes if note.kind is NoteKind.INSTEAD), None)


def items_to_place(card: Card) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a card gives to be put in order, or to be matched (left, right), in a seeded order.

    Both are empty for every other type; the second is empty for an ordering card. No list stands in its right order.
    """
    lines = card.wording.answer.splitlines()
    if card.type is CardType.ORDER:
        return _shuffled(card, lines), ()
    if card.type is CardType.MATCH:
        pairs = [line.partition(PAIR) for line in lines]
        return tuple(left for left, _, _ in pairs), _shuffled(card, [right for _, _, right in pairs])
    return (), ()


def answer_lines(card: Card) -> tuple[str, ...]:
    """Return the answer as it is shown, one line each: numbered for ORDER, with an arrow for MATCH."""
    lines = card.wording.answer.splitlines()
    if card.type is CardType.ORDER:
        return tuple(f"{number}. {line}" for number, line in enumerate(lines, start=1))
    return tuple(line.replace(PAIR, " → ") for line in lines)


def _shuffled(card: Card, items: list[str]) -> tuple[str, ...]:
    mixed = sorted(items, key=lambda item: digest(card.id, item))
    return tuple(mixed if mixed != items else [*mixed[1:], *mixed[:1]])
