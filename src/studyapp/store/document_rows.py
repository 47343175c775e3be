"""Rows of documents and their revisions, and the values of `domain/` that they hold."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, cast

from sqlalchemy import and_, bindparam, select

from studyapp.domain.document import (
    Block,
    BlockKind,
    DateSource,
    Document,
    DocumentId,
    Mode,
    Origin,
    sha256_of,
)
from studyapp.domain.errors import UnknownDocumentError
from studyapp.domain.span import Span
from studyapp.store import tables
from studyapp.store.values import to_json, to_ms

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Connection

_d, _r = tables.document.c, tables.revision.c
_PRESENT = select(_d.id).where(_d.id == bindparam("id"), _d.removed_at.is_(None))
_DOCUMENT = (
    select(
        _d.id,
        _d.title,
        _d.date,
        _d.date_source,
        _d.date_start,
        _d.date_end,
        _d.language,
        _d.mode,
        _r.text,
        _r.blocks,
        _r.importer,
        _r.importer_version,
        _r.source_name,
        _r.bytes_sha256,
        _r.encoding,
    )
    .select_from(tables.document.join(tables.revision, and_(_r.document_id == _d.id, _r.id == _d.revision_id)))
    .where(_d.id == bindparam("id"), _d.removed_at.is_(None))
)
_TEXT = (
    select(_r.text)
    .select_from(tables.document.join(tables.revision, and_(_r.document_id == _d.id, _r.id == _d.revision_id)))
    .where(_d.id == bindparam("id"))
)


def require(connection: Connection, document_id: DocumentId) -> None:
    """Raise UnknownDocumentError unless the library shows this document."""
    if connection.execute(_PRESENT, {"id": document_id}).first() is None:
        raise UnknownDocumentError(document_id)


def read_language(connection: Connection, document_id: DocumentId) -> str:
    """Return the language that the document is in. Raises UnknownDocumentError."""
    require(connection, document_id)
    return connection.execute(select(_d.language).where(_d.id == document_id)).scalar_one()


def read_document(connection: Connection, document_id: DocumentId) -> Document:
    """Return the document at its current revision. Raises UnknownDocumentError."""
    row = connection.execute(_DOCUMENT, {"id": document_id}).one_or_none()
    if row is None:
        raise UnknownDocumentError(document_id)
    return Document(
        id=document_id,
        title=row.title,
        text=row.text,
        blocks=blocks_from_json(row.blocks),
        date=date_or_none(row.date),
        date_source=DateSource(row.date_source),
        language=row.language,
        origin=Origin(row.importer, row.importer_version, row.source_name, row.bytes_sha256, row.encoding),
        date_span=span_or_none(row.date_start, row.date_end),
        mode=None if row.mode is None else Mode(row.mode),
    )


def read_text(connection: Connection, document_id: DocumentId) -> str:
    """Return the current text. Raises UnknownDocumentError."""
    text = connection.execute(_TEXT, {"id": document_id}).scalar_one_or_none()
    if text is None:
        raise UnknownDocumentError(document_id)
    return text


def insert_revision(connection: Connection, document_id: DocumentId, document: Document, now: datetime) -> int:
    """Add a text to the revisions of a document and return its number; the current one stays current."""
    origin = document.origin
    values = {
        "document_id": document_id,
        "importer": origin.importer,
        "importer_version": origin.importer_version,
        "source_name": origin.source_name,
        "bytes_sha256": origin.bytes_sha256,
        "encoding": origin.encoding,
        "text_sha256": sha256_of(document.text),
        "text": document.text,
        "blocks": blocks_to_json(document.blocks),
        "created_at": to_ms(now),
    }
    return int(connection.execute(tables.revision.insert(), values).lastrowid)


def blocks_to_json(blocks: Iterable[Block]) -> str:
    """Return one JSON list of kind, start, end and level for each block."""
    return to_json([[block.kind, block.start, block.end, block.level] for block in blocks])


def blocks_from_json(text: str) -> tuple[Block, ...]:
    """Return the blocks that `blocks_to_json` wrote."""
    rows = cast("list[tuple[str, int, int, int]]", json.loads(text))
    return tuple(Block(BlockKind(kind), start, end, level) for kind, start, end, level in rows)


def spans_to_json(spans: Iterable[Span]) -> str:
    """Return one JSON list of start and end for each span."""
    return to_json([[span.start, span.end] for span in spans])


def spans_from_json(text: str) -> tuple[Span, ...]:
    """Return the spans that `spans_to_json` wrote."""
    return tuple(Span(start, end) for start, end in cast("list[tuple[int, int]]", json.loads(text)))


def span_or_none(start: int | None, end: int | None) -> Span | None:
    """Return the span; None where one end is missing."""
    return None if start is None or end is None else Span(start, end)


def date_or_none(text: str | None) -> date | None:
    """Return the day of an ISO 8601 text."""
    return None if text is None else date.fromisoformat(text)
