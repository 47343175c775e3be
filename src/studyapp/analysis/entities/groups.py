"""Names that are being joined: one group a name at first, one group a thing at last."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from studyapp.analysis.entities.kinds import type_of
from studyapp.domain.analysis import EntityType

if TYPE_CHECKING:
    from studyapp.analysis.entities.candidate import Candidate

PLACE_TYPES = frozenset({EntityType.GPE, EntityType.LOC})


@dataclass(slots=True)
class Group:
    """Mentions under one name while they are being joined.

    Attributes:
        words: the name's folded words, without titles for persons.
        gender: "m" or "f" where a title or forename tells.
    """

    words: tuple[str, ...]
    type: EntityType
    mentions: list[Candidate]
    gender: str = ""
    names: set[tuple[str, ...]] = field(default_factory=set[tuple[str, ...]])

    @property
    def is_person(self) -> bool:
        """Whether it is taken for a person."""
        return self.type is EntityType.PERSON


def join(groups: list[Group]) -> Group:
    """Move everything into the first group; its type is chosen anew."""
    target = groups[0]
    for group in groups[1:]:
        target.mentions += group.mentions
        target.names |= group.names
        target.gender = target.gender or group.gender
    target.type = type_of(target.mentions)
    return target


def merged(groups: list[Group], target_of: dict[int, int]) -> list[Group]:
    """Apply joins given as group → group; chains are followed."""
    for at, first_goal in list(target_of.items()):
        goal = first_goal
        seen = {at}
        while goal in target_of and goal not in seen:
            seen.add(goal)
            goal = target_of[goal]
        if goal != at and goal not in seen:
            join([groups[goal], groups[at]])
            target_of[at] = goal
    return [group for at, group in enumerate(groups) if at not in target_of]
