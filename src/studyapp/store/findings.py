"""Rows of what an analysis found. They are replaced as a whole; nothing that a person made lies in them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, select

from studyapp.domain.analysis import (
    Definition,
    EntityFinding,
    EntityKey,
    EntityLink,
    EntityType,
    EventFinding,
    EventKey,
    LinkKind,
    Mention,
    Precision,
    TimeExpression,
    TimexType,
)
from studyapp.store import tables
from studyapp.store.values import strings_from_json, strings_to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Table

    from studyapp.domain.analysis import Analysis
    from studyapp.domain.document import DocumentId
    from studyapp.store.values import Row

logger = logging.getLogger(__name__)

_REPLACED = (tables.entity_link, tables.mention, tables.entity, tables.event, tables.time_expression)
_e, _n, _t, _v = tables.entity.c, tables.mention.c, tables.time_expression.c, tables.event.c
_ENTITIES = select(tables.entity).where(_e.document_id == bindparam("id")).order_by(_e.ordinal)
_MENTIONS = (
    select(_n.entity_key, _n.start, _n.end, _n.named)
    .where(_n.document_id == bindparam("id"))
    .order_by(_n.entity_key, _n.start, _n.end)
)
_EXPRESSIONS = select(tables.time_expression).where(_t.document_id == bindparam("id")).order_by(_t.ordinal)
_LINKS = (
    select(tables.entity_link)
    .where(tables.entity_link.c.document_id == bindparam("id"))
    .order_by(tables.entity_link.c.ordinal)
)
_CURRENT = (
    select(tables.document.c.id)
    .select_from(
        tables.document.join(
            tables.analysis_run,
            (tables.analysis_run.c.document_id == tables.document.c.id)
            & (tables.analysis_run.c.revision_id == tables.document.c.revision_id),
        )
    )
    .where(tables.document.c.id == bindparam("id"))
)
_EVENTS = select(tables.event).where(_v.document_id == bindparam("id")).order_by(_v.ordinal)


def replace_findings(connection: Connection, document_id: DocumentId, analysis: Analysis) -> None:
    """Put the analysis's entities, terms, time expressions and events in the place of the earlier ones."""
    for table in _REPLACED:
        connection.execute(delete(table).where(table.c.document_id == document_id))
    entities = _unique(document_id, (*analysis.entities, *analysis.terms))
    _insert_all(connection, tables.entity, [_entity_row(document_id, at, entity) for at, entity in enumerate(entities)])
    _insert_all(
        connection,
        tables.mention,
        [
            {"document_id": document_id, "entity_key": e.key, "start": m.start, "end": m.end, "named": int(m.named)}
            for e in entities
            for m in e.mentions
        ],
    )
    _insert_all(
        connection, tables.entity_link, [_link_row(document_id, at, link) for at, link in enumerate(analysis.links)]
    )
    _insert_all(
        connection,
        tables.time_expression,
        [_expression_row(document_id, at, found) for at, found in enumerate(analysis.time_expressions)],
    )
    _insert_all(
        connection, tables.event, [_event_row(document_id, at, found) for at, found in enumerate(analysis.events)]
    )


def read_entities(
    connection: Connection, document_id: DocumentId, *, with_mentions: bool = True
) -> tuple[EntityFinding, ...]:
    """Return entities, then terms, each in the order of the analysis; mentions in text order.

    A book has tens of thousands of mentions: leave them out where only names are wanted.
    """
    if not _is_current(connection, document_id):
        return ()
    mentions: dict[str, list[Mention]] = {}
    found = connection.execute(_MENTIONS, {"id": document_id}).all() if with_mentions else ()
    for key, start, end, named in found:
        mentions.setdefault(key, []).append(Mention(start, end, bool(named)))
    return tuple(
        EntityFinding(
            key=EntityKey(row.key),
            name=row.name,
            type=EntityType(row.type),
            salience=row.salience,
            aliases=strings_from_json(row.aliases),
            mentions=tuple(mentions.get(row.key, ())),
            definition=_definition(row.definition_text, row.definition_start, row.definition_end),
        )
        for row in connection.execute(_ENTITIES, {"id": document_id}).all()
    )


def read_links(connection: Connection, document_id: DocumentId) -> tuple[EntityLink, ...]:
    """Return the links between entities in the order of the analysis."""
    if not _is_current(connection, document_id):
        return ()
    return tuple(
        EntityLink(
            EntityKey(row.source),
            EntityKey(row.target),
            LinkKind(row.kind),
            role=row.role,
            start=row.start,
            end=row.end,
        )
        for row in connection.execute(_LINKS, {"id": document_id}).all()
    )


def read_time_expressions(connection: Connection, document_id: DocumentId) -> tuple[TimeExpression, ...]:
    """Return the time expressions in text order."""
    if not _is_current(connection, document_id):
        return ()
    return tuple(
        TimeExpression(
            start=row.start,
            end=row.end,
            type=TimexType(row.type),
            value=row.value,
            edtf=row.edtf,
            earliest=row.earliest,
            latest=row.latest,
            precision=Precision(row.precision),
            derivation=row.derivation,
        )
        for row in connection.execute(_EXPRESSIONS, {"id": document_id}).all()
    )


def read_events(connection: Connection, document_id: DocumentId) -> tuple[EventFinding, ...]:
    """Return the events in the order of the analysis: by time, undated last."""
    if not _is_current(connection, document_id):
        return ()
    return tuple(
        EventFinding(
            key=EventKey(row.key),
            event_key=EventKey(row.event_key),
            edtf=row.edtf,
            earliest=row.earliest,
            latest=row.latest,
            precision=Precision(row.precision),
            label=row.label,
            start=row.start,
            end=row.end,
            time_expression=row.time_expression,
            entities=tuple(EntityKey(key) for key in strings_from_json(row.entities)),
            rank=row.rank,
            main=bool(row.main),
            derivation=row.derivation,
        )
        for row in connection.execute(_EVENTS, {"id": document_id}).all()
    )


def _is_current(connection: Connection, document_id: DocumentId) -> bool:
    """Tell whether the findings were made in the document's present text: places in another one mean nothing."""
    return connection.execute(_CURRENT, {"id": document_id}).first() is not None


def _unique(document_id: DocumentId, found: Sequence[EntityFinding]) -> list[EntityFinding]:
    """Keep the first of two entries with one key: a fault of the analysis, which must not cost the learner the rest."""
    by_key: dict[EntityKey, EntityFinding] = {}
    for entity in found:
        if by_key.setdefault(entity.key, entity) is not entity:
            logger.warning("document %s: two entries have the key %s", document_id, entity.key)
    return list(by_key.values())


def _insert_all(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def _definition(text: str | None, start: int | None, end: int | None) -> Definition | None:
    return None if text is None or start is None or end is None else Definition(text, start, end)


def _entity_row(document_id: DocumentId, ordinal: int, entity: EntityFinding) -> Row:
    definition = entity.definition
    return {
        "document_id": document_id,
        "key": entity.key,
        "ordinal": ordinal,
        "name": entity.name,
        "type": entity.type,
        "salience": entity.salience,
        "aliases": strings_to_json(entity.aliases),
        "definition_text": None if definition is None else definition.text,
        "definition_start": None if definition is None else definition.start,
        "definition_end": None if definition is None else definition.end,
    }


def _link_row(document_id: DocumentId, ordinal: int, link: EntityLink) -> Row:
    return {
        "document_id": document_id,
        "ordinal": ordinal,
        "source": link.source,
        "target": link.target,
        "kind": link.kind,
        "role": link.role,
        "start": link.start,
        "end": link.end,
    }


def _expression_row(document_id: DocumentId, ordinal: int, found: TimeExpression) -> Row:
    return {
        "document_id": document_id,
        "ordinal": ordinal,
        "start": found.start,
        "end": found.end,
        "type": found.type,
        "value": found.value,
        "edtf": found.edtf,
        "earliest": found.earliest,
        "latest": found.latest,
        "precision": found.precision,
        "derivation": found.derivation,
    }


def _event_row(document_id: DocumentId, ordinal: int, found: EventFinding) -> Row:
    return {
        "document_id": document_id,
        "ordinal": ordinal,
        "key": found.key,
        "event_key": found.event_key,
        "edtf": found.edtf,
        "earliest": found.earliest,
        "latest": found.latest,
        "precision": found.precision,
        "label": found.label,
        "start": found.start,
        "end": found.end,
        "time_expression": found.time_expression,
        "entities": strings_to_json(found.entities),
        "rank": found.rank,
        "main": int(found.main),
        "derivation": found.derivation,
    }
