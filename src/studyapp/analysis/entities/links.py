"""Links that the text itself states: a people and its country, a person and whom or what the person serves.

A link is never a join: "Russians" and "Russia" stay two entries.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.definitions.choice import score_of, telling
from studyapp.analysis.definitions.rules import Kind, is_role, propose
from studyapp.analysis.entities.countries import BY_ADJECTIVE, BY_NAME, BY_PEOPLE
from studyapp.analysis.entities.lexicon import COURTESY, KIN_WORDS, RANKS, words
from studyapp.analysis.entities.link_verbs import find_stated
from studyapp.analysis.entities.traits import kinds_of, name_key
from studyapp.domain.analysis import EntityLink, EntityType, LinkKind, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from studyapp.analysis.definitions.rules import Proposal
    from studyapp.analysis.entities.candidate import Candidate
    from studyapp.analysis.entities.page import Page, Sheet
    from studyapp.analysis.entities.pronouns import Reference
    from studyapp.domain.analysis import EntityKey

_PEOPLES = BY_PEOPLE | BY_ADJECTIVE
_LEAST = 0.2
"""How sure a phrase must be to be about the person; less than for a definition, because a name must stand in it too."""
_STATE_OFFICES = (RANKS - {"dr", "doctor", "prof", "professor", "saint", "st", "coach"} - KIN_WORDS) | words(
    """
    king queen prince princess emperor empress dictator diplomat envoy leader ruler minister monarch premier
    """
)
"""Offices that one holds for a state: "Danish minister" serves Denmark, "Danish painter" was only born there."""
_SERVING = {
    EntityType.ORG: frozenset({"of", "at", "for", "with", "from", "in", "to", "by"}),
    EntityType.FAC: frozenset({"of", "at"}),
    EntityType.GPE: frozenset({"of", "to"}),
    EntityType.LOC: frozenset({"of", "to"}),
    EntityType.NORP: frozenset({"of", "to"}),
    EntityType.PERSON: frozenset({"of", "to"}),
}
"""Prepositions that tie a role to what is served, by the type of what is served."""
_FARTHER = frozenset({"at", "with", "for"})
"""The same where another noun lies between: "fellow of the programme at the institute"."""
_STEPS = frozenset({"prep", "pobj", "conj", "poss", "compound", "nmod", "amod", "dative"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_BEFORE_NAME = frozenset({"role", "title"})
_NO_ROLES = COURTESY | {"st", "saint", "dr", "doctor", "lady", "lord", "dame", "junior", "senior", "model", "star"}
_OF_SUBJECTS = frozenset({"professor", "lecturer", "scholar", "student", "teacher", "historian", "reader"})
"""Behind whose "of" stands what they teach, unless it is an institution."""
_OF_WORKS = frozenset({"author", "curator", "composer", "editor", "creator", "translator", "writer", "producer"})
_STANCES = frozenset({"pro", "anti", "non", "ex"})
_MOST_MENTIONS = 40
_NEAREST = 3
"""Tokens that may stand between a phrase and the name behind it: a comma, a quotation mark, an article."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity with its final key, as far as links depend on it."""

    key: EntityKey
    type: EntityType
    mentions: Sequence[Candidate]
    references: Sequence[Reference] = ()


@dataclass(frozen=True, slots=True)
class _Places:
    """Where entries are named, and which entry a country is.

    Attributes:
        at: by block and token, the index of the entry and the mention that covers the token.
        countries: by the country's name.
    """

    at: dict[tuple[int, int], tuple[int, Candidate]]
    countries: dict[str, int]


def find_links(page: Page, entries: Sequence[Entry]) -> tuple[EntityLink, ...]:
    """Return the links in the order of the entries, then of the text; the same statement once."""
    places = _places_of(entries)
    found: dict[tuple[EntityKey, EntityKey, str], EntityLink] = {}
    for link in (*_demonyms(page, entries, places), *_roles(entries, places), *_verbs(page, entries, places)):
        found.setdefault((link.source, link.target, fold(link.role)), link)
    order = {entry.key: at for at, entry in enumerate(entries)}
    return tuple(sorted(found.values(), key=lambda link: (order[link.source], link.start, link.end, link.target)))


def _places_of(entries: Sequence[Entry]) -> _Places:
    at: dict[tuple[int, int], tuple[int, Candidate]] = {}
    countries: dict[str, int] = {}
    for number, entry in enumerate(entries):
        for mention in entry.mentions:
            for token in range(mention.start, mention.end):
                at.setdefault((mention.sheet.index, token), (number, mention))
            country = BY_NAME.get(name_key(mention.low))
            if country is not None and entry.type in {EntityType.GPE, EntityType.LOC}:
                countries.setdefault(country.name, number)
    return _Places(at, countries)


def _demonyms(page: Page, entries: Sequence[Entry], places: _Places) -> Iterator[EntityLink]:
    """Yield a link for each word for a country's people or things, where it stands first.

    A word that is no entry ("Danish" in "Danish ships") is linked from the country itself.
    """
    seen: set[tuple[str, int]] = set()
    for sheet in page.sheets:
        for at, start, name in _words_for_peoples(sheet):
            number = places.countries.get(_PEOPLES[name].name)
            inside = places.at.get((sheet.index, at))
            part = inside is not None and inside[1].end - inside[1].start > at + 1 - start
            if number is None or part:
                continue
            source = number if inside is None else inside[0]
            if (name, source) not in seen and not _is_language(entries[source]):
                seen.add((name, source))
                span = sheet.span(start, at + 1)
                role = sheet.text(start, at + 1)
                key = entries[number].key
                yield EntityLink(entries[source].key, key, LinkKind.DEMONYM, role, span.start, span.end)


def _words_for_peoples(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """Yield the last token, the first, and the folded text of each such word; two tokens go before one."""
    for at, low in enumerate(sheet.low):
        if at and (two := f"{sheet.low[at - 1]} {low}") in _PEOPLES:
            yield at, at - 1, two
        elif low in _PEOPLES and low not in BY_NAME and sheet.is_capital(at):
            yield at, at, low


def _is_language(entry: Entry) -> bool:
    return entry.type is EntityType.LANGUAGE


def _roles(entries: Sequence[Entry], places: _Places) -> Iterator[EntityLink]:
    for entry in entries:
        if entry.type is not EntityType.PERSON:
            continue
        for turn, mention in enumerate(telling(entry.mentions)[:_MOST_MENTIONS]):
            for proposal in propose(mention, turn):
                if _names_a_role(proposal) and score_of(proposal, entry.type) >= _LEAST:
                    yield from _served(entry, entries, places, proposal)


def _verbs(page: Page, entries: Sequence[Entry], places: _Places) -> Iterator[EntityLink]:
    """Yield the ties that a verb states; a safe pronoun stands for its person."""
    owners = {place: number for place, (number, _) in places.at.items()}
    for number, entry in enumerate(entries):
        owners |= {(r.sheet.index, r.at): number for r in entry.references if r.safe}

    def type_at(sheet: Sheet, at: int) -> EntityType | None:
        number = owners.get((sheet.index, at))
        return None if number is None or not _is_head(sheet, places, at) else entries[number].type

    for tie in find_stated(page, type_at):
        sheet = tie.sheet
        source, target = entries[owners[sheet.index, tie.source]], entries[owners[sheet.index, tie.target]]
        if source.key != target.key:
            reach = [*_reach(sheet, places, tie.source), *_reach(sheet, places, tie.target), *tie.role]
            span = sheet.span(min(reach), max(reach) + 1)
            role = sheet.text(tie.role[0], tie.role[-1] + 1 if tie.role[-1] - tie.role[0] < 2 else tie.role[0] + 1)
            yield EntityLink(source.key, target.key, LinkKind.ROLE, role, span.start, span.end)


def _is_head(sheet: Sheet, places: _Places, at: int) -> bool:
    """Tell whether the token heads the name it is part of, so that the name itself is meant, not its part."""
    place = places.at.get((sheet.index, at))
    return place is None or not place[1].start <= sheet.heads[at] < place[1].end or sheet.heads[at] == at


def _reach(sheet: Sheet, places: _Places, at: int) -> tuple[int, int]:
    """Return the first and the last token of the name."""
    place = places.at.get((sheet.index, at))
    return (at, at) if place is None else (place[1].start, place[1].end - 1)


def _names_a_role(proposal: Proposal) -> bool:
    """Tell whether the phrase has a role for its head, and no further name stands between it and this one."""
    word = proposal.head_word.rstrip(".")
    between = proposal.mention.sheet.low[proposal.end : proposal.mention.start]
    if word in _NO_ROLES or len(between) > _NEAREST or "and" in between:
        return False
    return proposal.kind is Kind.TITLE or is_role(word)


def _served(entry: Entry, entries: Sequence[Entry], places: _Places, proposal: Proposal) -> Iterator[EntityLink]:
    """Yield a link to each entry that the role in this phrase is held at, for, or under."""
    sheet, mention = proposal.mention.sheet, proposal.mention
    role = _role_text(sheet, places, proposal)
    done: set[int] = set()
    for at in range(proposal.start, proposal.end):
        number, stop = _entry_at(sheet, places, at)
        if number is None or number in done or entries[number].key == entry.key:
            continue
        if mention.start <= at < mention.end and proposal.kind is not Kind.TITLE:
            continue
        if not _can_be_served(proposal, at, stop, entries[number].type):
            continue
        by_adjective = (sheet.index, at) not in places.at
        if _holds_for(sheet.parsed.doc, proposal, at, stop, entries[number].type, by_adjective=by_adjective):
            done.add(number)
            span = sheet.span(min(mention.start, at, proposal.noun), max(mention.end, stop, proposal.noun + 1))
            yield EntityLink(entry.key, entries[number].key, LinkKind.ROLE, role, span.start, span.end)


def _can_be_served(proposal: Proposal, start: int, stop: int, kind: EntityType) -> bool:
    """Tell whether such a role can be held there: one is brother of a person, author of no person, for no quotation."""
    sheet, role = proposal.mention.sheet, proposal.head_word.rstrip(".")
    before = sheet.low[start - 2 : start]
    if before[-1:] and before[-1] in {"“", '"', "‘", "``"}:
        return False
    if before[-1:] == ["-"] and before[0] in _STANCES:
        return False
    if role in KIN_WORDS:
        return kind is EntityType.PERSON
    if role in _OF_SUBJECTS and before[-1:] == ["of"]:
        return any("org" in kinds_of(word) for word in sheet.low[start:stop])
    return not (role in _OF_WORKS and kind is EntityType.PERSON)


def _entry_at(sheet: Sheet, places: _Places, at: int) -> tuple[int | None, int]:
    """Return the entry whose mention begins here, or the country that an adjective here means, and where it ends."""
    place = places.at.get((sheet.index, at))
    if place is not None:
        number, mention = place
        return (number, mention.end) if mention.start == at else (None, at + 1)
    country = BY_ADJECTIVE.get(sheet.low[at])
    return (None if country is None else places.countries.get(country.name)), at + 1


def _holds_for(doc: Doc, proposal: Proposal, start: int, stop: int, kind: EntityType, *, by_adjective: bool) -> bool:
    """Tell whether the words between the role and the name say that the role is held there."""
    if by_adjective:
        noun = proposal.head_word.rstrip(".")
        return noun in _STATE_OFFICES and start < proposal.noun and _all_modify(doc, stop, proposal.noun)
    if kind not in _SERVING:
        return False
    if stop <= proposal.noun:
        owned = stop < len(doc) and doc[stop].tag_ == "POS"
        before = proposal.rule in _BEFORE_NAME and (owned or kind is not EntityType.PERSON)
        return (owned or before) and _all_modify(doc, stop + owned, proposal.noun)
    return _reached_by_prepositions(proposal.noun, doc[start:stop].root, kind)


def _all_modify(doc: Doc, start: int, stop: int) -> bool:
    return all(token.pos_ in {"ADJ", "NOUN", "PROPN", "ADV"} or token.text == "-" for token in doc[start:stop])


def _reached_by_prepositions(noun: int, name: Token, kind: EntityType) -> bool:
    """Tell whether the tree leads from the name up to the role over prepositions that tie a role to what is served."""
    prepositions: list[Token] = []
    token = name
    while token.i != noun:
        if token.dep_ not in _STEPS or token.head.i == token.i:
            return False
        if token.dep_ == "prep":
            prepositions.append(token)
        token = token.head
    if not prepositions:
        return False
    nearest = prepositions[0].lower_
    if nearest not in _SERVING[kind]:
        return False
    if len(prepositions) == 1 or nearest in _FARTHER:
        return len(prepositions) == 1 or kind in {EntityType.ORG, EntityType.FAC}
    holder = prepositions[0].head
    return kind is EntityType.ORG and holder.pos_ == "NOUN" and "org" in kinds_of(holder.lower_)


def _role_text(sheet: Sheet, places: _Places, proposal: Proposal) -> str:
    """Return the role as it is written, without names: "senior market strategist", "founder and director"."""
    doc, noun = sheet.parsed.doc, proposal.noun
    start = noun
    while start > proposal.start and _is_part_of_role(sheet, places, proposal, start - 1):
        start -= 1
    while start < noun and (sheet.low[start] == "-" or sheet.tags[start] == "HYPH"):
        start += 1
    end = noun + 1
    joined = end + 1 < len(doc) and sheet.low[end] == "and" and doc[end + 1].dep_ == "conj"
    if joined and doc[end + 1].head.i == noun and is_role(sheet.low[end + 1]):
        end += 2
    return sheet.text(start, end)


def _is_part_of_role(sheet: Sheet, places: _Places, proposal: Proposal, at: int) -> bool:
    if sheet.low[at] in BY_ADJECTIVE:
        return False
    place = places.at.get((sheet.index, at))
    if place is not None and place[1] != proposal.mention:
        return False
    return sheet.pos[at] in {"ADJ", "NOUN", "PROPN"} or sheet.tags[at] in {"HYPH", "VBN", "VBG"}
