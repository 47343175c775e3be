"""The items of a pack, each checked by itself: one that is bad is left out and named, the rest goes in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.analysis import EntityType
from studyapp.domain.annotation import COLORS
from studyapp.domain.card_check import fault_of
from studyapp.domain.entity import Correction, CorrectionKind
from studyapp.domain.event_corrections import EventCorrection, EventCorrectionKind, OwnEvent, interval_of
from studyapp.domain.merge import MaterialKind
from studyapp.domain.pack import ItemFault, ItemFaultReason, Material, PackAnnotation, PackCard
from studyapp.domain.plain_values import NotPlainError, from_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from studyapp.domain.document import DocumentId
    from studyapp.domain.plain_values import Plain
    from studyapp.domain.selector import Selector
    from studyapp.domain.span import Span

MOST_ITEMS = 100_000
"""Of one kind in one document."""


@dataclass(frozen=True, slots=True)
class Faults:
    """Where the faults of one document's items go."""

    document_id: DocumentId
    found: list[ItemFault]

    def add(self, kind: MaterialKind, number: int, value: Plain, reason: ItemFaultReason) -> None:
        """Note an item that is left out."""
        name = value.get("id") if isinstance(value, dict) else None
        item_id = name[:80] if isinstance(name, str) else ""
        self.found.append(ItemFault(self.document_id, kind, number, item_id, reason))


class _BadItemError(Exception):
    def __init__(self, reason: ItemFaultReason) -> None:
        super().__init__(reason)
        self.reason = reason


def read_material(lists: Mapping[str, Plain], text: str, faults: Faults) -> Material:
    """Return the good items. Raises ValueError where one of the lists is none."""
    return Material(
        _items(lists["cards"], PackCard, MaterialKind.CARD, _card_check(text), faults),
        _items(lists["annotations"], PackAnnotation, MaterialKind.ANNOTATION, _annotation_check(text), faults),
        _items(lists["corrections"], Correction, MaterialKind.GLOSSARY_RULE, _rule_key, faults),
        _items(lists["event_corrections"], EventCorrection, MaterialKind.EVENT_RULE, _event_rule_key, faults),
        _items(lists["own_events"], OwnEvent, MaterialKind.OWN_EVENT, _own_event_check(text), faults),
    )


def _items[T](
    told: Plain, kind: type[T], named: MaterialKind, check: Callable[[T], Hashable], faults: Faults
) -> tuple[T, ...]:
    """`check` returns what makes the item one of its own (None: nothing need), or raises _BadItemError."""
    values = told.get("items") if isinstance(told, dict) else None
    if not isinstance(values, list) or len(values) > MOST_ITEMS:
        raise NotPlainError(named)
    good: list[T] = []
    seen: set[Hashable] = set()
    for number, value in enumerate(values, start=1):
        try:
            item = from_plain(kind, value)
            key = check(item)
            if key is not None and key in seen:
                raise _BadItemError(ItemFaultReason.TWICE)
        except NotPlainError:
            faults.add(named, number, value, ItemFaultReason.SCHEMA)
        except _BadItemError as error:
            faults.add(named, number, value, error.reason)
        else:
            seen.add(key)
            good.append(item)
    return tuple(good)


def _card_check(text: str) -> Callable[[PackCard], Hashable]:
    def check(card: PackCard) -> Hashable:
        if not card.id or fault_of(card.type, card.wording) is not None:
            raise _BadItemError(ItemFaultReason.WORDING)
        spans = [card.answer_span, *(note.span for note in card.option_notes)]
        _require_passage(card.source, text)
        if not all(_lies_in(span, text) for span in spans if span is not None):
            raise _BadItemError(ItemFaultReason.NO_PASSAGE)
        return card.id

    return check


def _annotation_check(text: str) -> Callable[[PackAnnotation], Hashable]:
    def check(mark: PackAnnotation) -> Hashable:
        if not mark.id or mark.color not in COLORS:
            raise _BadItemError(ItemFaultReason.VALUE)
        _require_passage(mark.selector, text)
        return mark.id

    return check


def _own_event_check(text: str) -> Callable[[OwnEvent], Hashable]:
    def check(event: OwnEvent) -> Hashable:
        if not event.key or not event.label.strip():
            raise _BadItemError(ItemFaultReason.WORDING)
        _require_edtf(event.edtf)
        if event.passage is not None and event.passage.span_in(text) is None:
            raise _BadItemError(ItemFaultReason.NO_PASSAGE)
        return event.key

    return check


def _rule_key(rule: Correction) -> Hashable:
    if not rule.target or "\t" in rule.target:
        raise _BadItemError(ItemFaultReason.VALUE)
    if rule.kind is CorrectionKind.RETYPE and rule.value not in set(EntityType):
        raise _BadItemError(ItemFaultReason.VALUE)
    return None  # rules are applied in their order; a later one may be about the same entry


def _event_rule_key(rule: EventCorrection) -> Hashable:
    if not rule.target or "\t" in rule.target:
        raise _BadItemError(ItemFaultReason.VALUE)
    if rule.kind is EventCorrectionKind.DATE:
        _require_edtf(rule.value)
    return rule.kind, rule.target


def _require_edtf(edtf: str) -> None:
    try:
        interval_of(edtf)
    except ValueError as error:
        raise _BadItemError(ItemFaultReason.VALUE) from error


def _require_passage(selector: Selector, text: str) -> None:
    if not selector.quote or not _lies_in(selector.span, text) or selector.span.of(text) != selector.quote:
        raise _BadItemError(ItemFaultReason.NO_PASSAGE)


def _lies_in(span: Span, text: str) -> bool:
    return 0 <= span.start <= span.end <= len(text)
