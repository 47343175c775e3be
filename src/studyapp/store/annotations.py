"""Annotations, their tags, and what the colours mean. What a person does to any number of them is one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from studyapp.domain.annotation import Annotation, AnnotationId, AnnotationKind, tidy_tags
from studyapp.domain.changes import NO_CHANGES, Changes, Topic
from studyapp.domain.document import DocumentId
from studyapp.domain.errors import UnknownAnnotationError
from studyapp.domain.selector import Selector
from studyapp.domain.span import Span
from studyapp.store import annotation_tables, history, tables
from studyapp.store.document_rows import read_text, require
from studyapp.store.values import from_ms, to_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping

    from studyapp.store.database import Database
    from studyapp.store.history import Journal
    from studyapp.store.values import Row

type Change = Callable[[Annotation], Annotation | None]
"""Makes another annotation of one; None deletes it."""

_a, _t, _d = annotation_tables.annotation.c, annotation_tables.annotation_tag.c, tables.document.c
_ORDER = (_a.document_id, _a.start, _a.end.desc(), _a.created_at, _a.id)
_OF_DOCUMENT = select(annotation_tables.annotation).where(_a.document_id == bindparam("id")).order_by(*_ORDER)
_TAGS_OF_DOCUMENT = (
    select(annotation_tables.annotation_tag)
    .select_from(
        annotation_tables.annotation_tag.join(annotation_tables.annotation, _a.id == _t.annotation_id),
    )
    .where(_a.document_id == bindparam("id"))
)
_SHOWN = select(_d.id).where(_d.removed_at.is_(None))
_ALL = select(annotation_tables.annotation).where(_a.document_id.in_(_SHOWN)).order_by(*_ORDER)
_EVERY = select(annotation_tables.annotation).order_by(*_ORDER)
_ALL_TAGS = select(annotation_tables.annotation_tag)
_ONE = select(annotation_tables.annotation).where(_a.id == bindparam("id"))
_TAGS_OF_ONE = select(annotation_tables.annotation_tag).where(_t.annotation_id == bindparam("id"))
_LABELS = select(annotation_tables.color_label)


class AnnotationStore:
    """Reads and writes annotations. Each method is one transaction; a write is one undoable step."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_document(self, document_id: DocumentId) -> tuple[Annotation, ...]:
        """Return a document's annotations in text order, orphans where they stood. Raises UnknownDocumentError."""
        with self._database.read() as connection:
            require(connection, document_id)
            return read_annotations(connection, document_id)

    def all(self) -> tuple[Annotation, ...]:
        """Return the annotations of every document that the library shows, document by document."""
        with self._database.read() as connection:
            rows = connection.execute(_ALL).mappings().all()
            tags = connection.execute(_ALL_TAGS).all()
        return _annotations(rows, ((row.annotation_id, row.tag) for row in tags))

    def text(self, document_id: DocumentId) -> str:
        """Return the document's text. Raises UnknownDocumentError."""
        with self._database.read() as connection:
            require(connection, document_id)
            return read_text(connection, document_id)

    def add(self, name: str, annotations: Sequence[Annotation], now: datetime) -> Changes:
        """Keep annotations whose ids are free, as the step `name`. Raises UnknownDocumentError."""
        if not annotations:
            return NO_CHANGES
        changes = _changes(annotations)
        with self._database.transaction() as connection:
            for document_id in dict.fromkeys(annotation.document_id for annotation in annotations):
                require(connection, document_id)
            with history.step(connection, name, changes.topics, changes.document_id, now) as journal:
                for annotation in annotations:
                    insert_annotation(journal, annotation)
        return changes

    def everything(self) -> tuple[Annotation, ...]:
        """Return the annotations of every document, also of those that were removed from the list."""
        with self._database.read() as connection:
            rows = connection.execute(_EVERY).mappings().all()
            tags = connection.execute(_ALL_TAGS).all()
        return _annotations(rows, ((row.annotation_id, row.tag) for row in tags))

    def put(self, name: str, annotations: Sequence[Annotation], now: datetime) -> Changes:
        """Keep annotations as they are, moments too, in place of those with their ids, as the step `name`."""
        changes = _changes(annotations)
        with self._database.transaction() as connection:
            for document_id in dict.fromkeys(annotation.document_id for annotation in annotations):
                require(connection, document_id)
            with history.step(connection, name, changes.topics, changes.document_id, now) as journal:
                for annotation in annotations:
                    if connection.execute(_ONE, {"id": annotation.id}).first() is None:
                        insert_annotation(journal, annotation)
                    else:
                        update_annotation(journal, _one(connection, annotation.id), annotation)
        return changes

    def change(self, name: str, ids: Sequence[AnnotationId], change: Change, now: datetime) -> Changes:
        """Change annotations as the step `name`; those that stay as they are keep their moment of change.

        Raises UnknownAnnotationError; then none is changed.
        """
        with self._database.transaction() as connection:
            found = [_one(connection, annotation_id) for annotation_id in dict.fromkeys(ids)]
            return _rewrite(connection, name, found, change, now)

    def change_all(self, name: str, change: Change, now: datetime) -> Changes:
        """As `change`, for all annotations, also those of documents that were removed from the list."""
        with self._database.transaction() as connection:
            rows = connection.execute(_EVERY).mappings().all()
            tags = [(row.annotation_id, row.tag) for row in connection.execute(_ALL_TAGS)]
            return _rewrite(connection, name, _annotations(rows, tags), change, now)

    def labels(self) -> dict[int, str]:
        """Return what the colours mean, where the learner said so."""
        with self._database.read() as connection:
            return {row.color: row.label for row in connection.execute(_LABELS)}

    def set_label(self, name: str, color: int, label: str, now: datetime) -> Changes:
        """Keep what a colour means, as the step `name`; "" takes it away."""
        with self._database.transaction() as connection:
            with history.step(connection, name, Topic.ANNOTATIONS, None, now) as journal:
                if label:
                    journal.put(annotation_tables.color_label, {"color": color}, {"label": label})
                else:
                    journal.delete(annotation_tables.color_label, {"color": color})
            return Changes(Topic.ANNOTATIONS) if journal.changes else NO_CHANGES


def read_annotations(connection: Connection, document_id: DocumentId) -> tuple[Annotation, ...]:
    """Return a document's annotations in text order."""
    rows = connection.execute(_OF_DOCUMENT, {"id": document_id}).mappings().all()
    tags = connection.execute(_TAGS_OF_DOCUMENT, {"id": document_id}).all()
    return _annotations(rows, ((row.annotation_id, row.tag) for row in tags))


def insert_annotation(journal: Journal, annotation: Annotation) -> None:
    """Add one inside a step."""
    journal.insert(annotation_tables.annotation, {"id": annotation.id, **_values(annotation)})
    for tag in annotation.tags:
        journal.insert(annotation_tables.annotation_tag, {"annotation_id": annotation.id, "tag": tag})


def update_annotation(journal: Journal, before: Annotation, after: Annotation | None) -> None:
    """Write what changed inside a step; None deletes."""
    left = set[str]() if after is None else set(after.tags)
    for tag in before.tags:
        if tag not in left:
            journal.delete(annotation_tables.annotation_tag, {"annotation_id": before.id, "tag": tag})
    if after is None:
        journal.delete(annotation_tables.annotation, {"id": before.id})
        return
    journal.update(annotation_tables.annotation, {"id": before.id}, _values(after))
    for tag in after.tags:
        if tag not in before.tags:
            journal.insert(annotation_tables.annotation_tag, {"annotation_id": before.id, "tag": tag})


def _rewrite(connection: Connection, name: str, found: Iterable[Annotation], change: Change, now: datetime) -> Changes:
    pairs = [(before, change(before)) for before in found]
    changed = [(before, after) for before, after in pairs if after != before]
    if not changed:
        return NO_CHANGES
    changes = _changes([before for before, _ in changed])
    with history.step(connection, name, changes.topics, changes.document_id, now) as journal:
        for before, after in changed:
            update_annotation(journal, before, None if after is None else replace(after, modified_at=now))
    return changes


def _changes(annotations: Sequence[Annotation]) -> Changes:
    documents = {annotation.document_id for annotation in annotations}
    return Changes(Topic.ANNOTATIONS, documents.pop() if len(documents) == 1 else None)


def _one(connection: Connection, annotation_id: AnnotationId) -> Annotation:
    rows = connection.execute(_ONE, {"id": annotation_id}).mappings().all()
    if not rows:
        raise UnknownAnnotationError(annotation_id)
    tags = connection.execute(_TAGS_OF_ONE, {"id": annotation_id}).all()
    return _annotations(rows, ((row.annotation_id, row.tag) for row in tags))[0]


def _annotations(rows: Sequence[RowMapping], tags: Iterable[tuple[str, str]]) -> tuple[Annotation, ...]:
    by_id: dict[str, list[str]] = {}
    for annotation_id, tag in tags:
        by_id.setdefault(annotation_id, []).append(tag)
    return tuple(
        Annotation(
            id=AnnotationId(row["id"]),
            document_id=DocumentId(row["document_id"]),
            selector=Selector(row["quote"], row["prefix"], row["suffix"], row["start"], row["end"]),
            span=None if row["orphaned"] else Span(row["start"], row["end"]),
            kind=AnnotationKind(row["kind"]),
            color=row["color"],
            created_at=from_ms(row["created_at"]),
            modified_at=from_ms(row["modified_at"]),
            note=row["note"],
            tags=tidy_tags(by_id.get(row["id"], ())),
            author=row["author"],
        )
        for row in rows
    )


def _values(annotation: Annotation) -> Row:
    selector = annotation.selector
    return {
        "document_id": annotation.document_id,
        "kind": annotation.kind,
        "quote": selector.quote,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "start": selector.start,
        "end": selector.end,
        "orphaned": int(annotation.orphaned),
        "color": annotation.color,
        "note": annotation.note,
        "author": annotation.author,
        "created_at": to_ms(annotation.created_at),
        "modified_at": to_ms(annotation.modified_at),
    }
