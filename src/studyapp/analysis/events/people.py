"""Who is meant by "he" and "she": the person who was the subject last, else the one the document is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from studyapp.domain.analysis import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from studyapp.domain.analysis import EntityFinding

_PERSONAL: Final = frozenset({"he", "she"})


class Antecedents:
    """Follows the persons through the text; ask in text order."""

    def __init__(self, entities: tuple[EntityFinding, ...]) -> None:
        people = [entity for entity in entities if entity.type is EntityType.PERSON]
        self._at = {
            mention.start: (mention.end, entity) for entity in people for mention in entity.mentions if mention.named
        }
        self._last: EntityFinding | None = max(people, key=lambda entity: entity.salience, default=None)

    def meant(self, subject: Token | None, offset: int) -> EntityFinding | None:
        """Return the person whom the pronoun means, None for other subjects; remembers persons who are subjects."""
        if subject is None:
            return None
        if subject.lower_ in _PERSONAL:
            return self._last
        first, behind = offset + subject.left_edge.idx, offset + subject.idx + len(subject)
        for start in range(first, behind):
            if start in self._at and self._at[start][0] >= behind:
                self._last = self._at[start][1]
        return None
