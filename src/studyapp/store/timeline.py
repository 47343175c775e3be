"""What the analysis found for the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.store.document_rows import read_text, require
from studyapp.store.findings import read_entities, read_events, read_time_expressions
from studyapp.store.glossary import read_corrections

if TYPE_CHECKING:
    from studyapp.domain.analysis import EntityFinding, EventFinding, TimeExpression
    from studyapp.domain.document import DocumentId
    from studyapp.domain.entity import Correction
    from studyapp.store.database import Database


@dataclass(frozen=True, slots=True)
class FoundEvents:
    """Events by time, and everything they point to; without corrections the entities come without mentions."""

    events: tuple[EventFinding, ...]
    time_expressions: tuple[TimeExpression, ...]
    entities: tuple[EntityFinding, ...]
    corrections: tuple[Correction, ...]
    text: str


class TimelineStore:
    """Reads events."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def found(self, document_id: DocumentId) -> FoundEvents:
        """Return everything that the timeline is made of. Raises UnknownDocumentError."""
        with self._database.read() as connection:
            require(connection, document_id)
            corrections = read_corrections(connection, document_id)
            return FoundEvents(
                read_events(connection, document_id),
                read_time_expressions(connection, document_id),
                read_entities(connection, document_id, with_mentions=bool(corrections)),
                corrections,
                read_text(connection, document_id),
            )
