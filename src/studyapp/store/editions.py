"""New editions: another text becomes a document's current one, and everything that hangs on its passages goes along."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from sqlalchemy import bindparam, delete, select

from studyapp.domain.anchoring import Fate
from studyapp.domain.annotation import AnnotationId
from studyapp.domain.card import CardState
from studyapp.domain.changes import NO_CHANGES, Changes, Topic
from studyapp.domain.document import DateSource, DocumentId, word_count
from studyapp.domain.edition_report import EditionItem, EditionReport, ItemKind
from studyapp.domain.errors import UnknownAnnotationError
from studyapp.domain.layout import ImageId
from studyapp.domain.selector import Selector
from studyapp.domain.sketch import sketch_of
from studyapp.store import annotation_tables, card_tables, history, tables
from studyapp.store.annotations import read_annotations, update_annotation
from studyapp.store.document_rows import insert_revision, read_document, read_text, require, span_or_none
from studyapp.store.edition_items import Mover, passage_values, placed_values
from studyapp.store.layouts import insert_layout, read_image, read_layout
from studyapp.store.values import from_ms, to_json, to_ms

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from studyapp.domain.annotation import Annotation
    from studyapp.domain.document import Document
    from studyapp.domain.edition import Edition
    from studyapp.domain.layout import Image, Layout
    from studyapp.domain.sketch import Sketch
    from studyapp.domain.span import Span
    from studyapp.store.database import Database
    from studyapp.store.history import Journal
    from studyapp.store.values import Row

_e, _i, _d, _r, _s = (
    annotation_tables.edition.c,
    annotation_tables.edition_item.c,
    tables.document.c,
    tables.revision.c,
    annotation_tables.text_sketch.c,
)
_TOPICS = Topic.EVERYTHING & ~Topic.SETTINGS
_ITEM_TOPICS = Topic.ANNOTATIONS | Topic.CARDS | Topic.FINDINGS
_REPORT = (
    select(_e.created_at, _r.source_name)
    .select_from(
        annotation_tables.edition.join(
            tables.document, (_d.id == _e.document_id) & (_d.revision_id == _e.revision_id)
        ).join(tables.revision, _r.id == _e.revision_id)
    )
    .where(_e.document_id == bindparam("id"))
)
_ITEMS = select(annotation_tables.edition_item).where(_i.document_id == bindparam("id")).order_by(_i.ordinal)
_IMAGES = (
    select(tables.revision_image.c.image_id)
    .select_from(tables.revision_image.join(tables.document, _d.revision_id == tables.revision_image.c.revision_id))
    .where(_d.id == bindparam("id"))
    .order_by(tables.revision_image.c.image_id)
)
_TEXTS = (
    select(_d.id, _d.revision_id, _s.hashes)
    .select_from(tables.document.outerjoin(annotation_tables.text_sketch, _s.revision_id == _d.revision_id))
    .where(_d.removed_at.is_(None))
    .order_by(_d.id)
)


class EditionStore:
    """Writes new editions and what a person does with their report. Each write is one undoable step."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def document(self, document_id: DocumentId) -> Document:
        """Return the document at its current revision. Raises UnknownDocumentError."""
        with self._database.read() as connection:
            return read_document(connection, document_id)

    def pictured(self, document_id: DocumentId) -> tuple[Layout, tuple[Image, ...]]:
        """Return what the document has beside its text. Raises UnknownDocumentError."""
        with self._database.read() as connection:
            require(connection, document_id)
            ids = connection.execute(_IMAGES, {"id": document_id}).scalars().all()
            images = tuple(read_image(connection, document_id, ImageId(image_id)) for image_id in ids)
            return read_layout(connection, document_id), images

    def open(
        self,
        document_id: DocumentId,
        document: Document,
        edition: Edition,
        now: datetime,
        *,
        layout: Layout | None = None,
        images: tuple[Image, ...] = (),
        instead_of: DocumentId | None = None,
    ) -> Changes:
        """Make the text of `document` the current one of `document_id`; NO_CHANGES when its text is another meanwhile.

        `instead_of` is a document of the library that held this text, and leaves the list.
        """
        with self._database.transaction() as connection:
            present = read_document(connection, document_id)
            if present.text != edition.old:
                return NO_CHANGES
            with history.step(connection, "edition.open", _TOPICS, document_id, now) as journal:
                make_current(connection, journal, present, document, edition, now, layout=layout, images=images)
                if instead_of is not None:
                    journal.update(tables.document, {"id": instead_of}, {"removed_at": to_ms(now)})
        return Changes(_TOPICS, None if instead_of else document_id)

    def report(self, document_id: DocumentId) -> EditionReport | None:
        """Return what the latest new edition did; None where the text is still the first one."""
        with self._database.read() as connection:
            row = connection.execute(_REPORT, {"id": document_id}).one_or_none()
            if row is None:
                return None
            items = tuple(item for _, item in _items(connection, document_id))
        return EditionReport(document_id, row.source_name, from_ms(row.created_at), items)

    def attach(self, document_id: DocumentId, kind: ItemKind, item_id: str, span: Span, now: datetime) -> Changes:
        """Give an item of the report a passage of the new text."""
        with self._database.transaction() as connection:
            require(connection, document_id)
            text = read_text(connection, document_id)
            with history.step(connection, "edition.attach", _ITEM_TOPICS, document_id, now) as journal:
                _attach(connection, journal, document_id, kind, item_id, span, text)
                found: Row = {"start": span.start, "end": span.end, "after": span.of(text), "settled": 1}
                _settle(connection, journal, document_id, kind, item_id, {"fate": Fate.CHANGED, "score": 1.0, **found})
        return Changes(_ITEM_TOPICS, document_id) if journal.changes else NO_CHANGES

    def settle(
        self, document_id: DocumentId, kind: ItemKind, item_id: str, now: datetime, *, delete_it: bool
    ) -> Changes:
        """Take an item off the tray: it stays without a place, or is deleted (a card: rejected, its answers stay)."""
        with self._database.transaction() as connection:
            require(connection, document_id)
            with history.step(connection, "edition.settle", _ITEM_TOPICS, document_id, now) as journal:
                if delete_it:
                    _delete(connection, journal, document_id, kind, item_id)
                _settle(connection, journal, document_id, kind, item_id, {"settled": 1})
        return Changes(_ITEM_TOPICS, document_id) if journal.changes else NO_CHANGES

    def sketches(self) -> dict[DocumentId, Sketch]:
        """Return the fingerprints of all texts in the library; those that are missing are made, one text at a time."""
        with self._database.read() as connection:
            rows = connection.execute(_TEXTS).all()
        found: dict[DocumentId, Sketch] = {}
        for row in rows:
            hashes = row.hashes or self._make_sketch(row.revision_id)
            found[DocumentId(row.id)] = tuple(cast("list[int]", json.loads(hashes)))
        return found

    def _make_sketch(self, revision_id: int) -> str:
        with self._database.read() as connection:
            text = connection.execute(select(_r.text).where(_r.id == revision_id)).scalar_one()
        hashes = to_json(list(sketch_of(text)))
        with self._database.transaction() as connection:
            table = annotation_tables.text_sketch
            connection.execute(delete(table).where(_s.revision_id == revision_id))
            connection.execute(table.insert(), {"revision_id": revision_id, "hashes": hashes})
        return hashes


def make_current(
    connection: Connection,
    journal: Journal,
    present: Document,
    new: Document,
    edition: Edition,
    now: datetime,
    *,
    layout: Layout | None = None,
    images: tuple[Image, ...] = (),
) -> None:
    """Make the text of `new` the current one of `present`, inside a step; everything moves along with it."""
    document_id = present.id
    revision_id = insert_revision(connection, document_id, new, now)
    items = Mover(connection, journal, document_id, edition).move_everything()
    previous = _point_at(connection, journal, present, new, edition, revision_id)
    _keep_report(connection, journal, document_id, (revision_id, previous, to_ms(now)), items)
    insert_layout(connection, document_id, layout, images)
    refusal = card_tables.card_refusal
    connection.execute(delete(refusal).where(refusal.c.document_id == document_id))


def _point_at(
    connection: Connection, journal: Journal, present: Document, new: Document, edition: Edition, revision_id: int
) -> int:
    """Point the document at its new revision; return the number of the one before."""
    row = connection.execute(select(_d.revision_id, _d.position).where(_d.id == present.id)).one()
    at_end = row.position >= len(edition.old)
    values: Row = {
        "revision_id": revision_id,
        "word_count": word_count(new.text),
        "length": len(new.text),
        "language": new.language,
        "position": len(new.text) if at_end else edition.position(row.position) if row.position else 0,
    }
    if present.date_source is not DateSource.GIVEN:
        dated = new.date is not None and new.date_source is DateSource.METADATA
        kept = not dated and present.date_source is DateSource.METADATA
        if not kept:
            values |= {
                "date": new.date.isoformat() if dated and new.date else None,
                "date_source": DateSource.METADATA if dated else DateSource.NONE,
                "date_start": None,
                "date_end": None,
            }
    journal.update(tables.document, {"id": present.id}, values)
    return row.revision_id


def _keep_report(
    connection: Connection,
    journal: Journal,
    document_id: DocumentId,
    head: tuple[int, int, int],
    items: tuple[EditionItem, ...],
) -> None:
    table = annotation_tables.edition_item
    for ordinal, _ in _items(connection, document_id):
        journal.delete(table, {"document_id": document_id, "ordinal": ordinal})
    revision_id, previous, at = head
    values: Row = {"revision_id": revision_id, "previous_id": previous, "created_at": at}
    journal.put(annotation_tables.edition, {"document_id": document_id}, values)
    for ordinal, item in enumerate(items):
        row: Row = {
            "kind": item.kind,
            "item_id": item.item_id,
            "label": item.label,
            "fate": item.fate,
            "before": item.before,
            "after": item.after,
            "start": item.span.start if item.span else None,
            "end": item.span.end if item.span else None,
            "score": item.score,
            "settled": int(item.settled),
        }
        journal.insert(table, {"document_id": document_id, "ordinal": ordinal, **row})


def _items(connection: Connection, document_id: DocumentId) -> list[tuple[int, EditionItem]]:
    return [
        (
            row.ordinal,
            EditionItem(
                ItemKind(row.kind),
                row.item_id,
                row.label,
                Fate(row.fate),
                row.before,
                row.after,
                span_or_none(row.start, row.end),
                row.score,
                bool(row.settled),
            ),
        )
        for row in connection.execute(_ITEMS, {"id": document_id})
    ]


def _settle(
    connection: Connection, journal: Journal, document_id: DocumentId, kind: ItemKind, item_id: str, values: Row
) -> None:
    for ordinal, item in _items(connection, document_id):
        if item.kind is kind and item.item_id == item_id:
            journal.update(annotation_tables.edition_item, {"document_id": document_id, "ordinal": ordinal}, values)


def _attach(
    connection: Connection,
    journal: Journal,
    document_id: DocumentId,
    kind: ItemKind,
    item_id: str,
    span: Span,
    text: str,
) -> None:
    match kind:
        case ItemKind.ANNOTATION:
            before = _annotation(connection, document_id, item_id)
            update_annotation(journal, before, replace(before, span=span, selector=Selector.of(span, text)))
        case ItemKind.CARD:
            journal.update(tables.card, {"id": item_id}, placed_values(span, text))
        case ItemKind.EVENT:
            key: Row = {"document_id": document_id, "key": item_id}
            journal.update(tables.own_event, key, passage_values(span, text))
        case ItemKind.EVENT_CORRECTION:
            for row_key in _rule_keys(connection, document_id, item_id):
                journal.update(tables.event_correction, row_key, {"quote": span.of(text)})
        case ItemKind.GLOSSARY_CORRECTION:
            return


def _delete(connection: Connection, journal: Journal, document_id: DocumentId, kind: ItemKind, item_id: str) -> None:
    match kind:
        case ItemKind.ANNOTATION:
            update_annotation(journal, _annotation(connection, document_id, item_id), None)
        case ItemKind.CARD:
            journal.update(tables.card, {"id": item_id}, {"state": CardState.REJECTED})
        case ItemKind.EVENT:
            for row_key in _rule_keys(connection, document_id, item_id):
                journal.delete(tables.event_correction, row_key)
            journal.delete(tables.own_event, {"document_id": document_id, "key": item_id})
        case ItemKind.EVENT_CORRECTION:
            for row_key in _rule_keys(connection, document_id, item_id):
                journal.delete(tables.event_correction, row_key)
        case ItemKind.GLOSSARY_CORRECTION:
            return


def _annotation(connection: Connection, document_id: DocumentId, item_id: str) -> Annotation:
    for annotation in read_annotations(connection, document_id):
        if annotation.id == AnnotationId(item_id):
            return annotation
    raise UnknownAnnotationError(item_id)


def _rule_keys(connection: Connection, document_id: DocumentId, target: str) -> list[Row]:
    rule = tables.event_correction.c
    found = connection.execute(
        select(rule.kind).where(rule.document_id == document_id, rule.target == target).order_by(rule.kind)
    )
    return [{"document_id": document_id, "target": target, "kind": row.kind} for row in found]
