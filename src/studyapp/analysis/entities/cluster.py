"""Joins the names of one thing. Joining needs evidence and a single target; numerals, compass words, forenames veto."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from studyapp.analysis.cards.common_words import COMMON_WORDS
from studyapp.analysis.entities.countries import BY_ADJECTIVE, BY_NAME, PLACES
from studyapp.analysis.entities.forenames import FORENAMES
from studyapp.analysis.entities.groups import PLACE_TYPES, Group, join, merged
from studyapp.analysis.entities.kinds import type_of
from studyapp.analysis.entities.lexicon import COMPASS, EVENT_WORDS, FIRM_WORDS, NUMERALS, PARTICLES
from studyapp.analysis.entities.persons import full_names, is_place, short_names
from studyapp.analysis.entities.titles import untitled
from studyapp.analysis.entities.traits import kinds_of
from studyapp.domain.analysis import EntityType

if TYPE_CHECKING:
    from studyapp.analysis.entities.candidate import Candidate

_SMALL = PARTICLES | {"and", "for", "in", "on", "a", "an", "&", "-", "to", "at"}
_NO_INITIAL = frozenset({"&", "'s", "’s", "'", "’"})
_SHORTEST_ACRONYM = 2


def cluster(names: list[Candidate], title: str = "") -> list[list[Candidate]]:
    """Return the mentions of each entity, in text order; entities in the order of their first mention.

    `title` is the document's, folded: it tells whom a surname means that several bear.
    """
    groups = _by_surface(names)
    for rule in (_countries, _acronyms, _told_aliases, full_names):
        groups = rule(groups)
    groups = short_names(groups, title)
    for rule in (_places, _parts_of_names):
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
            join(persons)
            same = [persons[0], *(g for g in same if not g.is_person)]
        if len(same) > 1 and len(genders) <= 1 and not _keeps_apart(same):
            join(same)
            same = same[:1]
        kept += same
    return kept


def _keeps_apart(same: list[Group]) -> bool:
    """Tell whether a person and a place of one name both occur as such; for a name of two words, by more than guess."""
    places = [g for g in same if g.type in PLACE_TYPES]
    if len(same[0].words) > 1:
        places = [g for g in places if any(m.label in {"GPE", "LOC", "FAC"} for m in g.mentions)]
    return any(g.is_person for g in same) and bool(places)


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
    return merged(groups, targets)


def _acronyms(groups: list[Group]) -> list[Group]:
    targets: dict[int, int] = {}
    bracketed = _bracketed(groups)
    long = [(at, g) for at, g in enumerate(groups) if len(g.words) > 1 and not g.is_person]
    for at, group in enumerate(groups):
        if len(group.words) != 1 or not _is_acronym(group) or group.words[0] in BY_NAME:
            continue
        letters = _letters(group)
        fits = [other for other, g in long if initials_fit(letters, g.words)]
        told = [other for other in bracketed.get(at, []) if other in fits]
        told = told or [other for other in bracketed.get(at, []) if groups[other].type is EntityType.ORG]
        choice = told or fits
        if len(set(choice)) == 1 or told:
            targets[at] = choice[0]
    return merged(groups, targets)


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
    parts = [part for word in words for part in word.split("-") if part and part not in _NO_INITIAL]
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
    return merged(groups, targets)


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
    person = not ((a.is_person and is_place(b)) or (b.is_person and is_place(a)))
    return person and {a.type, b.type} != {EntityType.GPE, EntityType.WORK_OF_ART}


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
    return merged(groups, targets)


_POLITIES = frozenset({"city", "town", "state", "republic", "kingdom", "commonwealth", "village", "province", "island"})


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
    return merged(groups, targets)


def is_short_for(short: Group, long: Group) -> bool:
    """Tell whether "Society" stands for "Royal Society", "Acme" for "Acme Holdings", "the Party" for "Party of …"."""
    a, b = short.words, long.words
    if len(a) >= len(b) or " ".join(a) in BY_NAME or " ".join(a) in PLACES or a[0] in BY_ADJECTIVE:
        return False
    if b[: len(a)] == a:
        return _begins(short, long, b[len(a) :])
    return b[-len(a) :] == a and _closes(short, long, b[: -len(a)])


def _closes(short: Group, long: Group, rest: tuple[str, ...]) -> bool:
    """Tell whether the last words of a name can stand for it; `rest` stands before them."""
    a = short.words
    if set(rest) & (COMPASS | NUMERALS) or any(word.isdigit() for word in rest) or set(a) <= FORENAMES:
        return False
    if rest[-1] in _SMALL or set(rest) & {"&", "and", "-", ":"} or (a == ("house",) and rest[-1] in _NO_CHAMBERS):
        return False
    if short.type in PLACE_TYPES or long.type in PLACE_TYPES:
        return False
    kinds = set(kinds_of(a[-1])) - {"role", "reference"}
    if short.type is not long.type and not kinds:
        return _is_told_so_little(short) and a[-1] not in COMMON_WORDS
    return bool(kinds) or short.type not in _LOOSE or a[-1] not in COMMON_WORDS


def _begins(short: Group, long: Group, rest: tuple[str, ...]) -> bool:
    """Tell whether the first words of a name can stand for it; `rest` stands behind them."""
    a = short.words
    if len(a) == 1 and rest[0] == "of":
        kinds = set(kinds_of(a[0])) & {"org", "place", "event", "law"}
        return bool(kinds) and long.type is not EntityType.WORK_OF_ART and all(map(_is_definite, short.mentions))
    if short.type is not long.type or set(rest) & (COMPASS | NUMERALS) or any(word.isdigit() for word in rest):
        return False
    if short.type is EntityType.ORG:
        return set(rest) <= FIRM_WORDS and not kinds_of(a[-1])
    return short.type is EntityType.EVENT and len(rest) == 1 and rest[0] in EVENT_WORDS


def _is_definite(mention: Candidate) -> bool:
    """Tell whether "the" stands directly before the name."""
    return mention.sheet.low[mention.start - 1 : mention.start] == ["the"]


def _is_told_so_little(group: Group) -> bool:
    """Tell whether the type of a group is a guess: spaCy named it nowhere, or once."""
    return sum(mention.label != "" for mention in group.mentions) < _MANY


_MANY = 2
_LOOSE = frozenset({EntityType.PRODUCT, EntityType.WORK_OF_ART, EntityType.LANGUAGE})
"""Types that are often guesses."""
_NO_CHAMBERS = frozenset({"white", "abbey", "manor", "opera", "country", "public", "guest", "blue", "town", "custom"})
"""Words before "House" that make it a building: "the House" is a chamber."""
