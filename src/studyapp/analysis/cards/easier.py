"""The same card with a cue, kept back until the learner has forgotten it twice (`domain/siblings.py`)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType, Tier
from studyapp.domain.siblings import cue_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from studyapp.analysis.cards.draft import Draft

_RECALLED = frozenset({CardType.CLOZE, CardType.QUESTION, CardType.DEFINITION, CardType.WHO_SAID})


def easier_drafts(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield each card whose answer is to be recalled once more, with its first letters as a hint."""
    for draft in drafts:
        if draft.type in _RECALLED and draft.tier is not Tier.OFF:
            cue = cue_for(draft.answer)
            yield replace(
                draft,
                variant=f"{draft.variant} cue",
                hint=f"{draft.hint}: {cue}" if draft.hint else cue,
                tier=Tier.OFF,
                fixed_rank=0.0,
            )
