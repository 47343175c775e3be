"""What the analysis found for the glossary, and the corrections that a person made to it: different rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select

from studyapp.domain.analysis import EntityKey
from studyapp.domain.changes import NO_CHANGES, Changes, Topic
from studyapp.domain.entity import Correction, CorrectionKind
from studyapp.store import history, tables
from studyapp.store.document_rows import read_text, require
from studyapp.store.findings import read_entities, read_links
from studyapp.store.values import to_ms

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from studyapp.domain.analysis import EntityFinding, EntityLink
    from studyapp.domain.document import DocumentId
    from studyapp.store.database import Database

_k = tables.correction.c
_CORRECTIONS = select(tables.correction).where(_k.document_id == bindparam("id")).order_by(_k.created_at, _k.id)
_LAST = select(func.max(_k.created_at)).where(_k.document_id == bindparam("id"))
_TOPICS = Topic.FINDINGS | Topic.DOCUMENTS  # the library counts entries


class GlossaryStore:
    """Reads findings with their corrections, and adds corrections. Each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def findings(self, document_id: DocumentId) -> tuple[EntityFinding, ...]:
        """Return entities and terms as they were found."""
        with self._database.read() as connection:
            require(connection, document_id)
            return read_entities(connection, document_id)

    def links(self, document_id: DocumentId) -> tuple[EntityLink, ...]:
        """Return the links between entries as they were found."""
        with self._database.read() as connection:
            return read_links(connection, document_id)

    def corrections(self, document_id: DocumentId) -> tuple[Correction, ...]:
        """Return the corrections in the order in which they were made."""
        with self._database.read() as connection:
            return read_corrections(connection, document_id)

    def text(self, document_id: DocumentId) -> str:
        """Return the document's text."""
        with self._database.read() as connection:
            return read_text(connection, document_id)

    def add(self, name: str, document_id: DocumentId, correction: Correction, now: datetime) -> Changes:
        """Append a correction, as the step `name`: it counts as later than all others, however slow the clock is."""
        with self._database.transaction() as connection:
            require(connection, document_id)
            last = connection.execute(_LAST, {"id": document_id}).scalar_one_or_none() or 0
            values = {
                "document_id": document_id,
                "kind": correction.kind,
                "target": correction.target,
                "value": correction.value,
                "created_at": max(to_ms(now), last + 1),
            }
            with history.step(connection, name, _TOPICS, document_id, now) as journal:
                journal.insert(tables.correction, values)
        return Changes(_TOPICS, document_id)

    def withdraw(
        self, name: str, document_id: DocumentId, kind: CorrectionKind, target: EntityKey, now: datetime
    ) -> Changes:
        """Delete every correction of this kind to this entry, as the step `name`."""
        wanted = select(_k.id).where(_k.document_id == document_id, _k.kind == kind, _k.target == target)
        with self._database.transaction() as connection:
            require(connection, document_id)
            ids = connection.execute(wanted.order_by(_k.id)).scalars().all()
            with history.step(connection, name, _TOPICS, document_id, now) as journal:
                for correction_id in ids:
                    journal.delete(tables.correction, {"id": correction_id})
        return Changes(_TOPICS, document_id) if ids else NO_CHANGES


def read_corrections(connection: Connection, document_id: DocumentId) -> tuple[Correction, ...]:
    """Return the corrections in the order in which they were made."""
    return tuple(
        Correction(CorrectionKind(row.kind), EntityKey(row.target), row.value)
        for row in connection.execute(_CORRECTIONS, {"id": document_id})
    )
