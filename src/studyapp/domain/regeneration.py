"""What an analysis changed among the cards that were there before it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.domain.card import Card, CardId, Wording


class ChangeKind(StrEnum):
    """What happened to a card; GONE cards that were studied or edited stay, all others are no longer offered."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class CardChange:
    """One card of the latest analysis beside the one before; texts are empty where there was none."""

    kind: ChangeKind
    card_id: CardId
    prompt: str
    answer: str
    prompt_before: str = ""
    answer_before: str = ""


@dataclass(frozen=True, slots=True)
class Rival:
    """A card that a person worded, and the newer wording of the generator, which waits for a decision."""

    card: Card
    found: Wording


@dataclass(frozen=True, slots=True)
class Regeneration:
    """What the latest analysis changed.

    Attributes:
        changes: new ones first, then changed, then gone; cards that are kept back are left out.
        rivals: edited cards whose source wording changed; what the person wrote counts until they decide.
        same: how many cards were found again just as they were.
    """

    changes: tuple[CardChange, ...]
    rivals: tuple[Rival, ...]
    same: int
