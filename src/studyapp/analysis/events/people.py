"""Who is meant by "he" and "she": the person who was the subject just before, else the one the document is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from studyapp.domain.analysis import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from studyapp.domain.analysis import EntityFinding

_PERSONAL: Final = frozenset({"he", "she"})
_REACH: Final = 300
"""Code points, two sentences or so, after which "he" is again the person whom the text is about."""
_LEAD: Final = 1.3
"""How much more often than the next that person has to be named."""


class Antecedents:
    """Follows the persons through the text; ask in text order, a sentence at a time."""

    def __init__(self, entities: tuple[EntityFinding, ...]) -> None:
        people = [entity for entity in entities if entity.type is EntityType.PERSON]
        self._at = {
            mention.start: (mention.end, entity) for entity in people for mention in entity.mentions if mention.named
        }
        often = {entity.key: sum(mention.named for mention in entity.mentions) for entity in people}
        first = sorted(people, key=lambda entity: (-often[entity.key], -entity.salience))
        self._main: EntityFinding | None = first[0] if first else None
        if len(first) > 1 and often[first[0].key] < _LEAD * often[first[1].key]:
            self._main = None
        self._last: EntityFinding | None = max(people, key=lambda entity: entity.salience, default=None)
        self._at_last = -_REACH

    def meant(self, subject: Token | None, offset: int) -> EntityFinding | None:
        """Return the person whom the pronoun means, None for other subjects; remembers persons who are subjects.

        A subject of long ago is not meant any more in a text about somebody else.
        """
        if subject is None:
            return None
        here = offset + subject.idx
        if subject.lower_ in _PERSONAL:
            if self._main is not None and here - self._at_last > _REACH:
                self._last = self._main
            self._at_last = here
            return self._last
        first, behind = offset + subject.left_edge.idx, here + len(subject)
        for start in range(first, behind):
            if start in self._at and self._at[start][0] >= behind:
                self._last, self._at_last = self._at[start][1], here
        return None
