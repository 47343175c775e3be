"""Joins the names of one person: full names that agree, surnames and forenames, never two bearers of one surname."""

from __future__ import annotations

from collections import defaultdict

from studyapp.analysis.entities.countries import BY_ADJECTIVE, BY_NAME, PLACES
from studyapp.analysis.entities.forenames import FORENAMES
from studyapp.analysis.entities.groups import PLACE_TYPES, Group, merged
from studyapp.analysis.entities.lexicon import NUMERALS, PARTICLES, TITLES
from studyapp.analysis.entities.traits import kinds_of

_JOINERS = frozenset({"&", "and", ","})


def full_names(groups: list[Group]) -> list[Group]:
    """Join longer and shorter full names of one person: "Ada M. Byron", "Ada Byron", "A. Byron"."""
    targets: dict[int, int] = {}
    persons = [(at, g) for at, g in enumerate(groups) if g.is_person and len(g.words) > 1]
    persons.sort(key=lambda x: (-len(x[1].words), -len(x[1].mentions), x[0]))
    for place, (at, group) in enumerate(persons):
        fits = [other for other, g in persons[:place] if other not in targets and same_person(group.words, g.words)]
        fits = [other for other in fits if not _gender_clash(group, groups[other])]
        if len(fits) == 1:
            targets[at] = fits[0]
    return merged(groups, targets)


def same_person(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether two full names agree: same surname, and each forename equal or the other's initial.

    Two words may change places ("Mori Kenji", "Kenji Mori"); two surnames may stand without the forename.
    """
    if _numbers(short) != _numbers(long):
        return False
    a, b = _bare(short), _bare(long)
    if len(a) < 2 or len(b) < 2:
        return False
    if a == b[::-1] and len(a) == 2:
        return True
    if a[-1] != b[-1]:
        return False
    if a == b[-len(a) :]:
        return True
    if not _agree(a[0], b[0]):
        return False
    middle_a, middle_b = a[1:-1], b[1:-1]
    return not middle_a or not middle_b or all(any(_agree(x, y) for y in middle_b) for x in middle_a)


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in NUMERALS or len(word) == 1)


def _agree(a: str, b: str) -> bool:
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _numbers(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for word in words if word in NUMERALS or word.isdigit()) - {"i" if words[0] == "i" else ""}


def _gender_clash(a: Group, b: Group) -> bool:
    return bool(a.gender and b.gender and a.gender != b.gender)


def short_names(groups: list[Group], title: str) -> list[Group]:
    """Join a surname or forename to the one longer person that bears it; `title` is the document's, folded."""
    bearers = _bearers(groups)
    targets: dict[int, int] = {}
    for at, group in enumerate(groups):
        words = _bare(group.words)
        if not 1 <= len(words) <= 1 + (words[0] in PARTICLES) or is_place(group) or _numbers(group.words):
            continue
        fits = [x for x in bearers.get(words[-1], []) if x != at and not _gender_clash(group, groups[x])]
        fits = [x for x in fits if not _numbers(groups[x].words)] or fits
        if len(fits) > 1:
            fits = _spoken_of(group, fits, groups, title)
        if len(fits) == 1 and (group.is_person or _reads_as_person(group, groups[fits[0]])):
            targets[at] = fits[0]
    return merged(groups, targets)


def _bearers(groups: list[Group]) -> dict[str, list[int]]:
    """Return the persons by each word that may stand for them alone."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        first = group.words[0]
        if first == "the" or _JOINERS & set(group.words):
            continue
        if group.is_person and len(group.words) > 1:
            stop = group.words.index("the") if "the" in group.words else len(group.words)
            words = list(group.words[:stop])
            for word in {words[0], words[-1], *_family_names(tuple(words))} - PARTICLES - NUMERALS:
                bearers[word].append(at)
        elif "of" in group.words[1:2] and not kinds_of(first) and first not in TITLES:
            bearers[first].append(at)
    return bearers


def _spoken_of(short: Group, fits: list[int], groups: list[Group], title: str) -> list[int]:
    """Choose among the bearers of one name: the one in the document's title, or the only one named so far.

    A biography calls its hero by the surname, and the hero's kin by their full names.
    """
    titled = [x for x in fits if all(word in title.split() for word in (groups[x].words[0], groups[x].words[-1]))]
    if len(titled) == 1:
        return titled
    before = [x for x in fits if _first_place(groups[x]) < _first_place(short)]
    return before if len(before) == 1 else fits


def _first_place(group: Group) -> tuple[int, int]:
    return min((mention.sheet.index, mention.start) for mention in group.mentions)


def is_place(group: Group) -> bool:
    """Tell whether it is a place by more than a guess: spaCy or a list of places says so."""
    if group.type not in PLACE_TYPES:
        return False
    listed = group.words[-1] in PLACES or group.words[-1] in BY_NAME
    return listed or any(mention.label in {"GPE", "LOC", "FAC"} for mention in group.mentions)


def _family_names(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return further words by which a person may be called: "García" in "García Márquez", before "of" or "Jr"."""
    bare = _bare(words)
    cut = next((at for at, word in enumerate(bare) if word in {"of", "de", "von", "van"}), len(bare))
    return tuple(word for word in (bare[cut - 1] if cut else "", *bare[1:]) if len(word) > 2)


def _reads_as_person(short: Group, person: Group) -> bool:
    """Tell whether a word that was typed otherwise is yet the surname: no place, and not named before the person."""
    word = short.words[-1]
    if word in PLACES or word in BY_NAME or word in BY_ADJECTIVE or word in TITLES or word.removesuffix("s") in TITLES:
        return False
    if any(mention.label == "PERSON" for mention in short.mentions):
        return True
    if word != person.words[-1] and word not in FORENAMES and any(mention.label for mention in short.mentions):
        return False
    return _first_place(short) > _first_place(person) or not any(mention.label for mention in short.mentions)
