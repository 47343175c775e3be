"""Joins the names of one thing. Joining needs evidence and a single target; numerals, compass words, forenames veto."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from studyapp.analysis.entities.countries import BY_ADJECTIVE, BY_NAME, PLACES
from studyapp.analysis.entities.forenames import FORENAMES
from studyapp.analysis.entities.kinds import type_of
from studyapp.analysis.entities.lexicon import COMPASS, NUMERALS, PARTICLES
from studyapp.analysis.entities.titles import untitled
from studyapp.analysis.entities.traits import kinds_of
from studyapp.domain.analysis import EntityType

if TYPE_CHECKING:
    from studyapp.analysis.entities.candidates import Candidate

_PLACES = frozenset({EntityType.GPE, EntityType.LOC})
_SMALL = PARTICLES | {"and", "for", "in", "on", "a", "an", "&", "-", "to", "at"}
_SHORTEST_ACRONYM = 2


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


def cluster(names: list[Candidate]) -> list[list[Candidate]]:
    """Return the mentions of each entity, in text order; entities in the order of their first mention."""
    groups = _by_surface(names)
    for rule in (_countries, _acronyms, _told_aliases, _full_names, _short_names, _places, _parts_of_names):
        groups = rule(groups)
    clusters = [sorted(group.mentions, key=lambda m: (m.sheet.index, m.start, -m.end)) for group in groups]
    return sorted(clusters, key=lambda ms: (ms[0].sheet.index, ms[0].start, -ms[0].end))


def _by_surface(names: list[Candidate]) -> list[Group]:
    together: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for name in names:
        together[tuple(word.replace(".", "") or word for word in name.low)].append(name)
    groups: dict[tuple[tuple[str, ...], str, bool], Group] = {}
    for written, mentions in together.items():
        kind = type_of(mentions)
        words, gender = untitled(written) if kind is EntityType.PERSON else (written, "")
        key = (words, gender, kind is EntityType.PERSON)
        if key in groups:
            groups[key].mentions += mentions
        else:
            groups[key] = Group(words, kind, list(mentions), gender, {words})
    return _merge_genders(list(groups.values()))


def _merge_genders(groups: list[Group]) -> list[Group]:
    """Join "Darcy" and "Mr Darcy", but neither to "Mrs Darcy" where all three occur."""
    by_words: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in groups:
        by_words[group.words].append(group)
    kept: list[Group] = []
    for bearers in by_words.values():
        same = bearers
        persons = [g for g in same if g.is_person]
        genders = {g.gender for g in persons} - {""}
        if len(genders) <= 1 and len(persons) > 1:
            _join(persons)
            same = [persons[0], *(g for g in same if not g.is_person)]
        if len(same) > 1 and len(genders) <= 1 and not _keeps_apart(same):
            _join(same)
            same = same[:1]
        kept += same
    return kept


def _keeps_apart(same: list[Group]) -> bool:
    """Tell whether a person and a place of one name both occur as such."""
    return any(g.is_person for g in same) and any(g.type in _PLACES for g in same)


def _join(groups: list[Group]) -> Group:
    """Move everything into the first group; its type is chosen anew."""
    target = groups[0]
    for group in groups[1:]:
        target.mentions += group.mentions
        target.names |= group.names
        target.gender = target.gender or group.gender
    target.type = type_of(target.mentions)
    return target


def _merged(groups: list[Group], target_of: dict[int, int]) -> list[Group]:
    """Apply joins given as group → group; chains are followed."""
    for at, first_goal in list(target_of.items()):
        goal = first_goal
        seen = {at}
        while goal in target_of and goal not in seen:
            seen.add(goal)
            goal = target_of[goal]
        if goal != at and goal not in seen:
            _join([groups[goal], groups[at]])
            target_of[at] = goal
    return [group for at, group in enumerate(groups) if at not in target_of]


def _countries(groups: list[Group]) -> list[Group]:
    first: dict[str, int] = {}
    targets: dict[int, int] = {}
    for at, group in enumerate(groups):
        country = BY_NAME.get(" ".join(group.words)) or BY_NAME.get(" ".join(group.mentions[0].low))
        if country is None or group.is_person:
            continue
        if country.name in first:
            targets[at] = first[country.name]
        else:
            first[country.name] = at
    return _merged(groups, targets)


def _acronyms(groups: list[Group]) -> list[Group]:
    targets: dict[int, int] = {}
    bracketed = _bracketed(groups)
    long = [(at, g) for at, g in enumerate(groups) if len(g.words) > 1 and not g.is_person]
    for at, group in enumerate(groups):
        if len(group.words) != 1 or not _is_acronym(group):
            continue
        letters = _letters(group)
        fits = [other for other, g in long if initials_fit(letters, g.words)]
        told = [other for other in bracketed.get(at, []) if other in fits]
        told = told or [other for other in bracketed.get(at, []) if groups[other].type is EntityType.ORG]
        choice = told or fits
        if len(set(choice)) == 1 or told:
            targets[at] = choice[0]
    return _merged(groups, targets)


def _is_acronym(group: Group) -> bool:
    word = group.mentions[0].sheet.words[group.mentions[0].start].replace(".", "")
    return len(word) >= _SHORTEST_ACRONYM and word.isalpha() and sum(c.isupper() for c in word) >= max(2, len(word) - 2)


def _letters(group: Group) -> str:
    """Return the acronym without hyphens and without a plural "s"."""
    written = group.mentions[0].sheet.words[group.mentions[0].start]
    letters = group.words[0].replace("-", "")
    return letters[:-1] if written.endswith("s") and written[:-1].isupper() else letters


def initials_fit(letters: str, words: tuple[str, ...]) -> bool:
    """Tell whether the letters are the initials of the words; small words may be left out."""
    parts = [part for word in words for part in word.split("-") if part and part not in {"&"}]
    full = "".join(part[0] for part in parts)
    content = "".join(part[0] for part in parts if part not in _SMALL)
    return len(letters) > 1 and letters in {full, content}


def _bracketed(groups: list[Group]) -> dict[int, list[int]]:
    """Return for each group those that stand directly before its bracket, or the other way round."""
    starts = {(m.sheet.index, m.start): at for at, g in enumerate(groups) for m in g.mentions}
    found: dict[int, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        for mention in group.mentions:
            after = mention.end
            if after < len(mention.sheet.words) and mention.sheet.words[after] == "(":
                inner = starts.get((mention.sheet.index, after + 1))
                if inner is not None and inner != at:
                    found[inner].append(at)
                    found[at].append(inner)
    return found


def _told_aliases(groups: list[Group]) -> list[Group]:
    """Join "X" and "Y" where the text says "X, also known as Y"."""
    ends = {(m.sheet.index, m.end): at for at, g in enumerate(groups) for m in g.mentions}
    targets: dict[int, int] = {}
    for at, group in enumerate(groups):
        for mention in group.mentions:
            before = _before_alias(mention)
            other = ends.get((mention.sheet.index, before), at) if before >= 0 else at
            if other != at and at not in targets and other not in targets and _alike(group, groups[other]):
                targets[at] = other
    return _merged(groups, targets)


def _before_alias(mention: Candidate) -> int:
    """Return where the name would end that "(also) known as", "called" or "née" links to this one, else -1."""
    low, at = mention.sheet.low, mention.start
    while at > 0 and low[at - 1] in _ALIAS_FILLERS:
        at -= 1
    if at < 1 or low[at - 1] not in _ALIAS_VERBS:
        return -1
    verb = low[at - 1]
    at -= 1
    links: set[str] = set()
    while at > 0 and low[at - 1] in _ALIAS_ADVERBS:
        at -= 1
        links.add(low[at])
    if verb == "known":
        told = low[mention.start - 1] in _ALIAS_FILLERS and "as" in low[at : mention.start]
    else:
        told = bool(links - {","}) or verb in _ALIAS_NOUNS
    return at if told else -1


_ALIAS_FILLERS = frozenset({"as", "the", "“", '"', "‘", "'", "simply"})
_ALIAS_NOUNS = frozenset({"née", "nee", "aka", "a.k.a", "a.k.a.", "alias"})
_ALIAS_VERBS = _ALIAS_NOUNS | {"known", "called", "named", "nicknamed", "dubbed"}
_ALIAS_ADVERBS = frozenset(
    {"also", "better", "commonly", "formerly", "sometimes", "otherwise", "often", "originally", "now", "best", ",", "("}
)
"""Between the two names; "named" alone is not enough: "Roe named Doe"."""


def _alike(a: Group, b: Group) -> bool:
    return not ((a.is_person and b.type in _PLACES) or (b.is_person and a.type in _PLACES))


def _places(groups: list[Group]) -> list[Group]:
    """Join "City of X" and "X", "X Island" and "X"."""
    by_words = {g.words: at for at, g in enumerate(groups) if not g.is_person}
    targets: dict[int, int] = {}
    for at, group in enumerate(groups):
        words = group.words
        short: tuple[str, ...] = ()
        if len(words) > 2 and words[0] in _POLITIES and words[1] == "of":
            short = words[2:]
        elif len(words) > 1 and words[-1] == "island" and " ".join(words[:-1]) not in PLACES:
            short = words[:-1]
        elif words == ("new", "york", "city"):
            short = ("new", "york")
        other = by_words.get(short, at)
        if other != at and other not in targets:
            targets[at] = other
    return _merged(groups, targets)


_POLITIES = frozenset({"city", "town", "state", "republic", "kingdom", "commonwealth", "village", "province", "island"})


def _full_names(groups: list[Group]) -> list[Group]:
    """Join longer and shorter full names of one person: "Ada M. Byron", "Ada Byron", "A. Byron"."""
    targets: dict[int, int] = {}
    persons = [(at, g) for at, g in enumerate(groups) if g.is_person and len(g.words) > 1]
    persons.sort(key=lambda x: (-len(x[1].words), -len(x[1].mentions), x[0]))
    for place, (at, group) in enumerate(persons):
        fits = [other for other, g in persons[:place] if other not in targets and same_person(group.words, g.words)]
        fits = [other for other in fits if not _gender_clash(group, groups[other])]
        if len(fits) == 1:
            targets[at] = fits[0]
    return _merged(groups, targets)


def same_person(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether two full names agree: same surname, and each forename equal or the other's initial."""
    if _numbers(short) != _numbers(long):
        return False
    a, b = _bare(short), _bare(long)
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1]:
        return False
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


def _short_names(groups: list[Group]) -> list[Group]:
    """Join a surname or forename to the one longer person that bears it."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        if group.is_person and len(group.words) > 1 and group.words[0] not in {"the"}:
            for word in {group.words[0], group.words[-1], *_family_names(group.words)} - PARTICLES - NUMERALS:
                bearers[word].append(at)
    targets: dict[int, int] = {}
    for at, group in enumerate(groups):
        words = _bare(group.words)
        if not 1 <= len(words) <= 1 + (words[0] in PARTICLES) or _is_place(group) or _numbers(group.words):
            continue
        fits = [x for x in bearers.get(words[-1], []) if x != at and not _gender_clash(group, groups[x])]
        fits = [x for x in fits if not _numbers(groups[x].words)] or fits
        if len(fits) == 1 and (group.is_person or _reads_as_person(group, groups[fits[0]])):
            targets[at] = fits[0]
    return _merged(groups, targets)


def _is_place(group: Group) -> bool:
    """Tell whether it is a place by more than a guess: spaCy or a list of places says so."""
    if group.type not in _PLACES:
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
    if word in PLACES or word in BY_NAME or word in BY_ADJECTIVE:
        return False
    if any(mention.label == "PERSON" for mention in short.mentions):
        return True
    first_short, first_person = short.mentions[0], person.mentions[0]
    return (first_short.sheet.index, first_short.start) > (first_person.sheet.index, first_person.start)


def _parts_of_names(groups: list[Group]) -> list[Group]:
    """Join a part of a name to the one longer name of a thing that it can stand for."""
    targets: dict[int, int] = {}
    things = [(at, g) for at, g in enumerate(groups) if not g.is_person and len(g.words) > 1]
    for at, group in enumerate(groups):
        if group.is_person or group.type is EntityType.NORP:
            continue
        fits = [other for other, g in things if other != at and is_short_for(group, g)]
        if len(fits) == 1:
            targets[at] = fits[0]
    return _merged(groups, targets)


def is_short_for(short: Group, long: Group) -> bool:
    """Tell whether "the Society" can stand for "Royal Society", "Acme" for "Acme Holdings"."""
    a, b = short.words, long.words
    if len(a) >= len(b) or " ".join(a) in BY_NAME or " ".join(a) in PLACES or a[0] in BY_ADJECTIVE:
        return False
    rest: tuple[str, ...]
    if b[-len(a) :] == a:
        rest = b[: -len(a)]
    elif b[: len(a)] == a:
        rest = b[len(a) :]
        if short.type is not long.type or "of" in rest or (len(a) == 1 and not set(kinds_of(rest[-1])) & {"org"}):
            return False
    else:
        return False
    if set(rest) & (COMPASS | NUMERALS) or any(word.isdigit() for word in rest) or set(a) <= FORENAMES:
        return False
    if short.type in _PLACES or long.type in _PLACES:
        return False
    return short.type is long.type or bool(kinds_of(a[-1]))
