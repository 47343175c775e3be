"""Parts the titles and offices before a person's name from the name, and learns the gender that they tell."""

from __future__ import annotations

from studyapp.analysis.entities.forenames import gender_of
from studyapp.analysis.entities.lexicon import (
    FEMALE_TITLES,
    MALE_TITLES,
    OFFICE_PARTS,
    PERSON_WORDS,
    SPOKEN_FOR,
    TITLE_PARTS,
    TITLES,
)

_NO_OPENERS = frozenset({"of", "the", "and", "&", "de", "-", ","})
"""What follows a title that is part of the name: "Prince of Wales"."""


def untitled(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Return a person's name without titles, and the gender that they (or the forename) tell."""
    at = _behind_titles(words)
    gender = ""
    for word in words[:at]:
        gender = "m" if word in MALE_TITLES else "f" if word in FEMALE_TITLES else gender
    if len(words) - at > 1 and not gender:
        gender = gender_of(words[at])
    return words[at:], gender


def _behind_titles(words: tuple[str, ...]) -> int:
    """Return where the name begins behind titles and offices: "Prime Minister", "CEO"; something is always left."""
    at = found = 0
    while at < len(words) - 1 and (words[at] in TITLE_PARTS or words[at] in OFFICE_PARTS or words[at] in SPOKEN_FOR):
        at += 1
        office = words[at - 1] in SPOKEN_FOR or (words[at - 1] in OFFICE_PARTS and words[at - 1] in PERSON_WORDS)
        if words[at] in _NO_OPENERS:
            break
        if words[at - 1] in TITLES or (office and len(words) - at > 1):
            found = at
    return found
