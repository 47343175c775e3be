"""The glossary: entities as a learner sees them, and the corrections that made them so.

Corrections are keyed by content (an entity's key or an alias), never by position, so that they survive a new analysis,
a better model, and edits of the text elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from studyapp.domain.analysis import Definition, EntityKey, EntityType, Mention, entity_key, fold
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from studyapp.domain.analysis import EntityFinding, EntityLink, LinkKind

CorrectionId = NewType("CorrectionId", int)


class CorrectionKind(StrEnum):
    """What a person can do to a glossary entry."""

    RENAME = "rename"
    RETYPE = "retype"
    HIDE = "hide"
    MERGE = "merge"
    SPLIT = "split"
    DEFINE = "define"


@dataclass(frozen=True, slots=True)
class Correction:
    """One rule; rules are applied in the order they were made.

    Attributes:
        target: the entry that is corrected, under the key it was found with.
        value: the new name, type, or definition; for MERGE the key that `target` goes into; for SPLIT the alias that
            becomes an entry of its own; for HIDE "1" or "".
    """

    kind: CorrectionKind
    target: EntityKey
    value: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A glossary entry as shown.

    Attributes:
        key: the finding's key, which stays when the entry is renamed.
        salience: 0..1.
        mentions: in text order.
        own_definition: written by the learner, "" where there is none; it is shown before `definition`.
        corrected: whether a person changed anything about it.
    """

    key: EntityKey
    name: str
    type: EntityType
    salience: float
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    definition: Definition | None = None
    own_definition: str = ""
    hidden: bool = False
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class LinkedEntry:
    """What an entry is linked to, seen from that entry.

    Attributes:
        entity: the entry at the other end; the entry itself for an adjective that is made from its name.
        role: the words of the text that name the tie, on whichever side the role is.
        outgoing: whether the role is the entry's own ("director" on the director's page).
        span: the passage that proves it.
    """

    entity: Entity
    kind: LinkKind
    role: str
    span: Span
    outgoing: bool


def linked(
    links: Iterable[EntityLink], entities: Iterable[Entity], corrections: Iterable[Correction]
) -> dict[EntityKey, tuple[LinkedEntry, ...]]:
    """Return what each entry is linked to, in the order of the links; ends that are hidden or gone are left out.

    A link follows an entry that was merged into another one.
    """
    by_key = {entity.key: entity for entity in entities}
    moved = {rule.target: EntityKey(rule.value) for rule in corrections if rule.kind is CorrectionKind.MERGE}
    found: dict[EntityKey, list[LinkedEntry]] = {}
    for link in links:
        source, target = _present(link.source, by_key, moved), _present(link.target, by_key, moved)
        ways = [(source, target, True)] if source == target else [(source, target, True), (target, source, False)]
        for key, other_key, outgoing in ways:
            other = by_key.get(other_key)
            if other is not None and not other.hidden:
                linked_entry = LinkedEntry(other, link.kind, link.role, Span(link.start, link.end), outgoing)
                found.setdefault(key, []).append(linked_entry)
    return {key: tuple(entries) for key, entries in found.items()}


def _present(key: EntityKey, present: Mapping[EntityKey, Entity], moved: Mapping[EntityKey, EntityKey]) -> EntityKey:
    seen: set[EntityKey] = set()
    while key not in present and key in moved and key not in seen:
        seen.add(key)
        key = moved[key]
    return key


def corrected(findings: Iterable[EntityFinding], corrections: Iterable[Correction], text: str) -> tuple[Entity, ...]:
    """Return the glossary: findings with the corrections applied in order, most salient first.

    A rule whose target was not found (any more) does nothing; it is kept, and works again when the target comes back.
    """
    entities = {finding.key: _entity(finding) for finding in findings}
    moved: dict[EntityKey, EntityKey] = {}
    for correction in corrections:
        key = _where(correction.target, moved)
        entity = entities.get(key)
        if entity is None:
            continue
        match correction.kind:
            case CorrectionKind.MERGE:
                into = _where(EntityKey(correction.value), moved)
                if into in entities and into != key:
                    entities[into] = _merged(entities[into], entity)
                    moved[key] = into
                    del entities[key]
            case CorrectionKind.SPLIT:
                rest, part = _split(entity, correction.value, text)
                if part is not None and part.key not in entities:
                    entities[key], entities[part.key] = rest, part
            case _:
                entities[key] = _changed(entity, correction)
    return tuple(sorted(entities.values(), key=lambda e: (-e.salience, fold(e.name), e.key)))


def _where(key: EntityKey, moved: dict[EntityKey, EntityKey]) -> EntityKey:
    while key in moved:
        key = moved[key]
    return key


def _entity(finding: EntityFinding) -> Entity:
    return Entity(
        finding.key,
        finding.name,
        finding.type,
        finding.salience,
        finding.aliases,
        finding.mentions,
        finding.definition,
    )


def _changed(entity: Entity, correction: Correction) -> Entity:
    match correction.kind:
        case CorrectionKind.RENAME:
            others = (entity.name, *entity.aliases)
            aliases = tuple(dict.fromkeys(name for name in others if name != correction.value))
            return replace(entity, name=correction.value, aliases=aliases, corrected=True)
        case CorrectionKind.RETYPE:
            return replace(entity, type=EntityType(correction.value), corrected=True)
        case CorrectionKind.HIDE:
            return replace(entity, hidden=bool(correction.value), corrected=True)
        case _:
            return replace(entity, own_definition=correction.value, corrected=True)


def _merged(into: Entity, other: Entity) -> Entity:
    names = dict.fromkeys((*into.aliases, other.name, *other.aliases))
    names.pop(into.name, None)
    return replace(
        into,
        salience=max(into.salience, other.salience),
        aliases=tuple(names),
        mentions=tuple(sorted({*into.mentions, *other.mentions}, key=lambda m: (m.start, m.end))),
        definition=into.definition or other.definition,
        own_definition=into.own_definition or other.own_definition,
        corrected=True,
    )


def _split(entity: Entity, alias: str, text: str) -> tuple[Entity, Entity | None]:
    wanted = fold(alias)
    part = tuple(m for m in entity.mentions if fold(text[m.start : m.end]) == wanted)
    rest = tuple(m for m in entity.mentions if m not in part)
    if not part or not rest:
        return entity, None
    share = len(part) / len(entity.mentions)
    own = Entity(entity_key(alias), alias, entity.type, entity.salience * share, (), part, corrected=True)
    aliases = tuple(name for name in entity.aliases if fold(name) != wanted)
    return replace(entity, aliases=aliases, mentions=rest, corrected=True), own
