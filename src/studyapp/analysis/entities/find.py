"""Finds the entities of a document: names, joined over their aliases, typed, ranked, and defined."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from studyapp.analysis.cards.common_words import COMMON_WORDS
from studyapp.analysis.definitions.choice import definition_of
from studyapp.analysis.definitions.concepts import find_concepts, is_textbook, teaches
from studyapp.analysis.definitions.rules import nouns_of
from studyapp.analysis.entities.cluster import cluster
from studyapp.analysis.entities.countries import BY_NAME, PLACES
from studyapp.analysis.entities.kinds import type_of
from studyapp.analysis.entities.lexicon import MEDIA_CREDITS, PARTICLES
from studyapp.analysis.entities.links import Entry, find_links
from studyapp.analysis.entities.names import find_names
from studyapp.analysis.entities.page import read_page
from studyapp.analysis.entities.pronouns import find_references
from studyapp.analysis.entities.titles import untitled
from studyapp.analysis.salience import Ranked, saliences
from studyapp.domain.analysis import Definition, EntityFinding, EntityKey, EntityType, Mention, entity_key, fold

if TYPE_CHECKING:
    from studyapp.analysis.definitions.concepts import Concept
    from studyapp.analysis.entities.candidate import Candidate
    from studyapp.analysis.entities.page import Page
    from studyapp.analysis.entities.pronouns import Reference
    from studyapp.analysis.parsed import Parsed
    from studyapp.domain.analysis import EntityLink


_LONGEST_ACRONYM, _LONGEST_SHOUTED = 4, 3
_CASED = frozenset({EntityType.GPE, EntityType.LOC, EntityType.PERSON, EntityType.FAC})
_KNOWN_PLACES = PLACES | BY_NAME.keys()
_TAUGHT, _TOLD = 0.5, 1.8
"""How sure a definition by the rules for concepts must be, in a textbook and elsewhere."""


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity before it is ranked."""

    mentions: list[Candidate]
    type: EntityType
    definition: Definition | None
    references: list[Reference]

    @property
    def ranked(self) -> Ranked:
        """What its rank depends on."""
        return Ranked(self.mentions, self.type, self.definition is not None, len(self.references))


@dataclass(frozen=True, slots=True)
class Found:
    """The entities of a document, highest salience first, and what the text says about how they belong together."""

    entities: tuple[EntityFinding, ...]
    links: tuple[EntityLink, ...]


def find_entities(parsed: Parsed) -> tuple[EntityFinding, ...]:
    """Return the entities of the document, highest salience first; a mention belongs to one entity."""
    return find_linked_entities(parsed).entities


def find_linked_entities(parsed: Parsed) -> Found:
    """Return the entities of the document with the links between them."""
    page = read_page(parsed)
    entities = entities_of(page)
    values = saliences(page, [entity.ranked for entity in entities])
    found = [(_finding(entity, salience), entity) for entity, salience in zip(entities, values, strict=True)]
    found.sort(key=lambda pair: (-pair[0].salience, pair[0].mentions[0].start))
    keyed = _with_keys([finding for finding, _ in found])
    entries = [
        Entry(finding.key, finding.type, entity.mentions, entity.references)
        for finding, (_, entity) in zip(keyed, found, strict=True)
    ]
    return Found(keyed, find_links(page, entries))


def entities_of(page: Page) -> list[Entity]:
    """Return the entities in the order of their first mention."""
    concepts = find_concepts(page)
    teaching = teaches(page, concepts)
    strict = is_textbook(page, concepts)
    told = _concepts_by_place(concepts, least=_TAUGHT if teaching else _TOLD)
    entities: list[Entity] = []
    for mentions in cluster(find_names(page), page.title):
        if _is_entry(mentions):
            kind = type_of(mentions, nouns_of(mentions))
            if kind is EntityType.PRODUCT and _is_everyday_word(mentions):
                continue
            definition = definition_of(mentions, kind, strict=strict) or _told(mentions, told)
            entities.append(Entity(mentions, kind, definition, []))
    for reference in find_references(page, [(entity.mentions, entity.type) for entity in entities]):
        entities[reference.entity].references.append(reference)
    return entities


def _concepts_by_place(concepts: list[Concept], *, least: float) -> dict[tuple[int, int], Concept]:
    """Return the surest concept by the last token of its term: block and position."""
    found: dict[tuple[int, int], Concept] = {}
    for concept in concepts:
        place = (concept.sheet.index, concept.term[1] - 1)
        if concept.sureness >= least and (place not in found or found[place].sureness < concept.sureness):
            found[place] = concept
    return found


def _told(mentions: list[Candidate], told: dict[tuple[int, int], Concept]) -> Definition | None:
    """Return what the rules for concepts found for one of the mentions."""
    fits = [told[place] for m in mentions if (place := (m.sheet.index, m.end - 1)) in told]
    if not fits:
        return None
    best = max(fits, key=lambda concept: concept.sureness)
    span = best.sheet.span(*best.definition)
    return Definition(best.sheet.text(*best.definition), span.start, span.end)


def _finding(entity: Entity, salience: float) -> EntityFinding:
    name, aliases = names_of(entity.mentions, entity.type)
    spans = [(m.sheet.span(m.start, m.end), True) for m in entity.mentions]
    spans += [(r.sheet.span(r.at, r.at + 1), False) for r in entity.references if r.safe]
    spans.sort()
    return EntityFinding(
        key=entity_key(name),
        name=name,
        type=entity.type,
        salience=round(salience, 4),
        aliases=aliases,
        mentions=tuple(Mention(span.start, span.end, named=named) for span, named in spans),
        definition=entity.definition,
    )


def names_of(mentions: list[Candidate], kind: EntityType) -> tuple[str, tuple[str, ...]]:
    """Return the name to show, a person's without titles, and the other names, most frequent first."""
    counts = Counter(mention.text for mention in mentions)
    order = [text for text, _ in counts.most_common()]
    name = max(order, key=lambda text: (len(text.split()) > 1, not text.isupper(), counts[text], len(text)))
    if kind is EntityType.PERSON:
        name = _without_titles(name)
    name = true_cased(name, kind)
    seen = {fold(name)}
    aliases: list[str] = []
    for text in order:
        if fold(text) not in seen:
            seen.add(fold(text))
            aliases.append(text)
    return name, tuple(aliases)


def true_cased(name: str, kind: EntityType) -> str:
    """Return the name of a place, a person, or any name of several words without the capitals of a dateline."""
    words = name.split()
    long = [word for word in words if len(word) > _LONGEST_SHOUTED]
    country = BY_NAME.get(fold(name))
    initials = country is not None and fold(country.name) != fold(name) and len(name) <= _LONGEST_ACRONYM
    if not name.isupper() or not long or initials:
        return name
    if len(words) == 1 and (kind not in _CASED or (len(name) <= _LONGEST_ACRONYM and fold(name) not in _KNOWN_PLACES)):
        return name
    return " ".join(
        word.lower() if at and word.lower() in PARTICLES else word if "." in word else word.title()
        for at, word in enumerate(words)
    )


def _without_titles(name: str) -> str:
    words = name.split()
    kept = untitled(tuple(fold(word).rstrip(".") for word in words))[0]
    return " ".join(words[-len(kept) :]) if len(kept) > 1 else name


def _is_entry(mentions: list[Candidate]) -> bool:
    prose = [m for m in mentions if m.sheet.parsed.is_prose or m.sheet.is_heading]
    if not prose:
        return False
    if fold(mentions[0].text) in MEDIA_CREDITS:
        return not all(_is_credit(m) for m in prose)
    return True


def _is_everyday_word(mentions: list[Candidate]) -> bool:
    """Tell whether it is one everyday word, written large and called a name by nothing else: "Nature", "EDUCATION"."""
    return all(m.end - m.start == 1 and not m.label and m.low[0] in COMMON_WORDS for m in mentions)


def _is_credit(mention: Candidate) -> bool:
    """Tell whether a medium is named only as the one that was told, or that reports."""
    sheet, last = mention.sheet, mention.end - 1
    head = sheet.low[sheet.heads[last]]
    return head in {"told", "tell", "emailed", "reported", "reports", "said", "says", "by", "from"}


def _with_keys(found: list[EntityFinding]) -> tuple[EntityFinding, ...]:
    seen: Counter[EntityKey] = Counter()
    keyed: list[EntityFinding] = []
    for entity in found:
        seen[entity.key] += 1
        turn = seen[entity.key]
        key = entity.key if turn == 1 else EntityKey(f"{entity.key}-{turn}")
        keyed.append(replace(entity, key=key))
    return tuple(keyed)
