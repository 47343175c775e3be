"""What the library holds of a document, as the items that a pack's edition is merged with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, select

from studyapp.domain.analysis import CardType
from studyapp.domain.card import CardState
from studyapp.domain.document import DateSource, Mode
from studyapp.domain.merge import Item, ItemKey, MaterialKind, Part
from studyapp.domain.pack import PackAnnotation
from studyapp.domain.pack_items import (
    LABEL,
    DocumentFacts,
    annotation_item,
    document_item,
    event_rule_item,
    latest,
    own_event_item,
    rule_item,
    worded,
)
from studyapp.store import tables
from studyapp.store.annotations import read_annotations
from studyapp.store.card_rows import WORDING_COLUMNS, to_wording
from studyapp.store.document_rows import date_or_none
from studyapp.store.glossary import read_corrections
from studyapp.store.timeline import read_own_events, read_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from studyapp.domain.document import DocumentId

_d, _r, _c, _w = tables.document.c, tables.revision.c, tables.card.c, tables.wording.c
_DOCUMENT = (
    select(_d.title, _d.title_own, _d.date, _d.date_source, _d.mode, _r.text_sha256)
    .select_from(tables.document.join(tables.revision, _r.id == _d.revision_id))
    .where(_d.id == bindparam("id"))
)
_CARDS = (
    select(_c.id, _c.type, _c.state, _c.edited, _c.own, *WORDING_COLUMNS)
    .select_from(tables.card.join(tables.wording, and_(_w.card_id == _c.id, _w.revision == _c.wording_revision)))
    .where(_c.document_id == bindparam("id"))
    .order_by(_c.id)
)
_STUDIED = (
    select(tables.review.c.card_id)
    .join(tables.card, _c.id == tables.review.c.card_id)
    .distinct()
    .where(_c.document_id == bindparam("id"))
)


@dataclass(frozen=True, slots=True)
class Mine:
    """The learner's side of a merge.

    Attributes:
        studied: cards with answers in the log.
        untouched: what no person made or changed.
        texts: SHA-256 of the documents' present texts, of those that are there at all.
    """

    items: tuple[Item, ...]
    studied: frozenset[ItemKey]
    untouched: frozenset[ItemKey]
    texts: tuple[tuple[DocumentId, str], ...]


def read_mine(connection: Connection, document_ids: Iterable[DocumentId]) -> Mine:
    """Return the learner's side for these documents, be they shown or removed."""
    items: list[Item] = []
    studied: set[ItemKey] = set()
    untouched: set[ItemKey] = set()
    texts: list[tuple[DocumentId, str]] = []
    for document_id in document_ids:
        row = connection.execute(_DOCUMENT, {"id": document_id}).one_or_none()
        if row is None:
            continue
        texts.append((document_id, row.text_sha256))
        source, mode = DateSource(row.date_source), None if row.mode is None else Mode(row.mode)
        item = document_item(
            document_id, DocumentFacts(row.title, date_or_none(row.date), source, mode, row.text_sha256)
        )
        items.append(item)
        if not row.title_own and source is not DateSource.GIVEN and mode is None:
            untouched.add(item.key)
        answered = set(connection.execute(_STUDIED, {"id": document_id}).scalars())
        studied |= {ItemKey(MaterialKind.CARD, document_id, card_id) for card_id in answered}
        for card, is_touched in _cards(connection, document_id):
            items.append(card)
            if not is_touched and card.key not in studied:
                untouched.add(card.key)
        for mark, is_touched in _annotations(connection, document_id):
            items.append(mark)
            if not is_touched:
                untouched.add(mark.key)
        items += latest(rule_item(document_id, rule) for rule in read_corrections(connection, document_id))
        items += latest(event_rule_item(document_id, rule) for rule in read_rules(connection, document_id))
        items += (own_event_item(document_id, event) for event in read_own_events(connection, document_id))
    return Mine(tuple(items), frozenset(studied), frozenset(untouched), tuple(texts))


def _cards(connection: Connection, document_id: DocumentId) -> Iterator[tuple[Item, bool]]:
    for row in connection.execute(_CARDS, {"id": document_id}).mappings():
        wording = to_wording(row)
        parts = ((Part.WORDING, worded(CardType(row["type"]), wording)), (Part.STATE, str(row["state"])))
        item = Item(ItemKey(MaterialKind.CARD, document_id, row["id"]), parts, wording.prompt[:LABEL])
        yield item, bool(row["edited"]) or row["state"] != CardState.SUGGESTED


def _annotations(connection: Connection, document_id: DocumentId) -> Iterator[tuple[Item, bool]]:
    for found in read_annotations(connection, document_id):
        mark = PackAnnotation(found.id, found.selector, found.kind, found.color, found.note, found.tags, found.author)
        yield annotation_item(document_id, mark), found.own or found.modified_at != found.created_at
