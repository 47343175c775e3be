"""A document of a pack as items that can be merged, and back. Parts are JSON, so that equal texts are equal parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from studyapp.domain.analysis import CardType, EntityKey, EventKey, OptionNote, Tier
from studyapp.domain.annotation import AnnotationId, AnnotationKind
from studyapp.domain.card import CardId, CardState, Wording
from studyapp.domain.document import DateSource, Mode
from studyapp.domain.entity import Correction, CorrectionKind
from studyapp.domain.event_corrections import EventCorrection, EventCorrectionKind, OwnEvent, Passage
from studyapp.domain.merge import Item, ItemKey, MaterialKind, Part
from studyapp.domain.pack import Material, PackAnnotation, PackCard
from studyapp.domain.plain_values import from_text, to_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from studyapp.domain.document import DocumentId
    from studyapp.domain.pack import PackDocument
    from studyapp.domain.selector import Selector
    from studyapp.domain.span import Span

LABEL: Final = 80
"""Code points of a label."""


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is merged about a document itself.

    Attributes:
        title, day, source, mode: as people set them.
        text_sha256: of the text that the places of the other items count in.
    """

    title: str
    day: date | None
    source: DateSource
    mode: Mode | None
    text_sha256: str


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What is not a person's about a card. `rank` falls with the author's order."""

    source: Selector
    answer_span: Span | None
    tier: Tier
    fact_key: str
    own: bool
    rank: float
    option_notes: tuple[OptionNote, ...] = ()
    locked: bool = False


@dataclass(frozen=True, slots=True)
class _Worded:
    type: CardType
    wording: Wording


@dataclass(frozen=True, slots=True)
class _Dated:
    day: date | None
    source: DateSource


@dataclass(frozen=True, slots=True)
class _Named:
    label: str
    edtf: str


@dataclass(frozen=True, slots=True)
class _EventPlace:
    passage: Passage | None
    entities: tuple[EntityKey, ...]


@dataclass(frozen=True, slots=True)
class _RulePlace:
    label: str
    quote: str


def items_of(packed: PackDocument, text_sha256: str) -> tuple[Item, ...]:
    """Return the items of a document, itself first."""
    facts = DocumentFacts(packed.title, packed.date, packed.date_source, packed.mode, text_sha256)
    return (document_item(packed.id, facts), *material_items(packed.id, packed.material))


def material_items(document_id: DocumentId, material: Material) -> tuple[Item, ...]:
    """Return the items of what was made of a document."""
    count = max(1, len(material.cards))
    return (
        *(card_item(document_id, card, 1 - at / count) for at, card in enumerate(material.cards)),
        *(annotation_item(document_id, mark) for mark in material.annotations),
        *latest(rule_item(document_id, rule) for rule in material.corrections),
        *latest(event_rule_item(document_id, rule) for rule in material.event_corrections),
        *(own_event_item(document_id, event) for event in material.own_events),
    )


def document_item(document_id: DocumentId, facts: DocumentFacts) -> Item:
    """Return the item of the document itself."""
    given = _Dated(facts.day, facts.source) if facts.source is DateSource.GIVEN else _Dated(None, DateSource.NONE)
    parts = (
        (Part.TITLE, facts.title),
        (Part.DATE, to_text(given)),
        (Part.MODE, facts.mode or ""),
        (Part.FACTS, facts.text_sha256),
    )
    return Item(ItemKey(MaterialKind.DOCUMENT, document_id, ""), parts, facts.title[:LABEL])


def date_of(item: Item) -> tuple[date | None, bool]:
    """Return the date of a document's item, and whether a person gave it."""
    dated = from_text(_Dated, item.part(Part.DATE))
    return dated.day, dated.source is DateSource.GIVEN


def card_item(document_id: DocumentId, card: PackCard, rank: float) -> Item:
    """Return the item of a card."""
    notes = card.option_notes
    facts = CardFacts(card.source, card.answer_span, card.tier, card.fact_key, card.own, rank, notes, card.locked)
    parts = (
        (Part.WORDING, worded(card.type, card.wording)),
        (Part.STATE, card.state.value),
        (Part.FACTS, to_text(facts)),
    )
    return Item(ItemKey(MaterialKind.CARD, document_id, card.id), parts, card.wording.prompt[:LABEL])


def worded(card_type: CardType, wording: Wording) -> str:
    """Return the part that says what a card asks, and how."""
    return to_text(_Worded(card_type, wording))


def card_of(item: Item) -> tuple[PackCard, float]:
    """Return the card of an item, and its rank."""
    worded, facts = from_text(_Worded, item.part(Part.WORDING)), from_text(CardFacts, item.part(Part.FACTS))
    card = PackCard(
        id=CardId(item.key.id),
        type=worded.type,
        wording=worded.wording,
        state=CardState(item.part(Part.STATE)),
        source=facts.source,
        answer_span=facts.answer_span,
        tier=facts.tier,
        fact_key=facts.fact_key,
        own=facts.own,
        locked=facts.locked,
        option_notes=facts.option_notes,
    )
    return card, facts.rank


def annotation_item(document_id: DocumentId, mark: PackAnnotation) -> Item:
    """Return the item of a mark."""
    parts = (
        (Part.NOTE, mark.note),
        (Part.TAGS, to_text(mark.tags)),
        (Part.COLOR, str(mark.color)),
        (Part.LOOK, mark.kind.value),
        (Part.FACTS, to_text(replace(mark, note="", tags=(), color=1, kind=AnnotationKind.HIGHLIGHT))),
    )
    label = mark.note or mark.selector.quote
    return Item(ItemKey(MaterialKind.ANNOTATION, document_id, mark.id), parts, " ".join(label.split())[:LABEL])


def annotation_of(item: Item) -> PackAnnotation:
    """Return the mark of an item."""
    facts = from_text(PackAnnotation, item.part(Part.FACTS))
    return replace(
        facts,
        id=AnnotationId(item.key.id),
        kind=AnnotationKind(item.part(Part.LOOK)),
        color=int(item.part(Part.COLOR)),
        note=item.part(Part.NOTE),
        tags=from_text(tuple[str, ...], item.part(Part.TAGS)),
    )


def rule_item(document_id: DocumentId, rule: Correction) -> Item:
    """Return the item of a glossary correction; of one kind, an entry has one (a split has one for each alias)."""
    split = rule.kind is CorrectionKind.SPLIT
    name = f"{rule.kind}\t{rule.target}\t{rule.value if split else ''}"
    key = ItemKey(MaterialKind.GLOSSARY_RULE, document_id, name)
    return Item(key, ((Part.VALUE, rule.value),), rule.value[:LABEL])


def rule_of(item: Item) -> Correction:
    """Return the glossary correction of an item."""
    kind, target, _ = item.key.id.split("\t", 2)
    return Correction(CorrectionKind(kind), EntityKey(target), item.part(Part.VALUE))


def event_rule_item(document_id: DocumentId, rule: EventCorrection) -> Item:
    """Return the item of a correction of an event."""
    key = ItemKey(MaterialKind.EVENT_RULE, document_id, f"{rule.kind}\t{rule.target}")
    parts = ((Part.VALUE, rule.value), (Part.FACTS, to_text(_RulePlace(rule.label, rule.quote))))
    return Item(key, parts, (rule.label or rule.value)[:LABEL])


def event_rule_of(item: Item) -> EventCorrection:
    """Return the correction of an event of an item."""
    kind, target = item.key.id.split("\t", 1)
    place = from_text(_RulePlace, item.part(Part.FACTS))
    value = item.part(Part.VALUE)
    return EventCorrection(EventCorrectionKind(kind), EventKey(target), value, place.label, place.quote)


def own_event_item(document_id: DocumentId, event: OwnEvent) -> Item:
    """Return the item of an event that a person wrote."""
    parts = (
        (Part.VALUE, to_text(_Named(event.label, event.edtf))),
        (Part.FACTS, to_text(_EventPlace(event.passage, event.entities))),
    )
    return Item(ItemKey(MaterialKind.OWN_EVENT, document_id, event.key), parts, event.label[:LABEL])


def own_event_of(item: Item) -> OwnEvent:
    """Return the event of an item."""
    named, place = from_text(_Named, item.part(Part.VALUE)), from_text(_EventPlace, item.part(Part.FACTS))
    return OwnEvent(EventKey(item.key.id), named.label, named.edtf, place.passage, place.entities)


def latest(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items without those that a later one with the same key overrules."""
    found: dict[ItemKey, Item] = {}
    for item in items:
        found.pop(item.key, None)
        found[item.key] = item
    return tuple(found.values())


def wording_of(item: Item) -> Wording:
    """Return what a card's item asks; the item needs no facts."""
    return from_text(_Worded, item.part(Part.WORDING)).wording


def name_of(item: Item) -> tuple[str, str]:
    """Return the label and the EDTF date of an own event's item."""
    named = from_text(_Named, item.part(Part.VALUE))
    return named.label, named.edtf
