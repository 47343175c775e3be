"""What the analysis found for the timeline, and what a person corrected on it or added to it: different rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from studyapp.domain.analysis import EntityKey, EventKey
from studyapp.domain.changes import NO_CHANGES, Changes, Topic
from studyapp.domain.event_corrections import EventCorrection, EventCorrectionKind, OwnEvent, Passage
from studyapp.store import history, tables
from studyapp.store.document_rows import read_text, require
from studyapp.store.findings import read_entities, read_events, read_time_expressions
from studyapp.store.glossary import read_corrections
from studyapp.store.values import strings_from_json, strings_to_json, to_ms

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Connection

    from studyapp.domain.analysis import EntityFinding, EventFinding, TimeExpression
    from studyapp.domain.document import DocumentId
    from studyapp.domain.entity import Correction
    from studyapp.store.database import Database
    from studyapp.store.history import Journal
    from studyapp.store.values import Row

_r, _o = tables.event_correction.c, tables.own_event.c
_RULES = (
    select(tables.event_correction).where(_r.document_id == bindparam("id")).order_by(_r.created_at, _r.target, _r.kind)
)
_OWN = select(tables.own_event).where(_o.document_id == bindparam("id")).order_by(_o.created_at, _o.key)
_TOPICS = Topic.FINDINGS | Topic.DOCUMENTS  # the library counts events


@dataclass(frozen=True, slots=True)
class FoundEvents:
    """Events by time, and everything they point to; without corrections the entities come without mentions.

    Attributes:
        corrections: of the glossary.
        rules: corrections of events, in the order in which they were made.
        own: events that a person wrote, in that order too.
    """

    events: tuple[EventFinding, ...]
    time_expressions: tuple[TimeExpression, ...]
    entities: tuple[EntityFinding, ...]
    corrections: tuple[Correction, ...]
    text: str
    rules: tuple[EventCorrection, ...] = ()
    own: tuple[OwnEvent, ...] = ()


class TimelineStore:
    """Reads events with their corrections, and writes these. Each method is one transaction and one undoable step."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def found(self, document_id: DocumentId, *, with_mentions: bool = False) -> FoundEvents:
        """Return everything that the timeline is made of. Raises UnknownDocumentError."""
        with self._database.read() as connection:
            require(connection, document_id)
            corrections = read_corrections(connection, document_id)
            return FoundEvents(
                read_events(connection, document_id),
                read_time_expressions(connection, document_id),
                read_entities(connection, document_id, with_mentions=with_mentions or bool(corrections)),
                corrections,
                read_text(connection, document_id),
                read_rules(connection, document_id),
                read_own_events(connection, document_id),
            )

    def correct(
        self,
        name: str,
        document_id: DocumentId,
        replaced: Iterable[EventCorrection],
        rule: EventCorrection | None,
        now: datetime,
    ) -> Changes:
        """Put a rule (None: nothing) in the place of earlier ones, as the step `name`."""
        with self._database.transaction() as connection:
            require(connection, document_id)
            with history.step(connection, name, _TOPICS, document_id, now) as journal:
                for old in replaced:
                    journal.delete(tables.event_correction, _rule_key(document_id, old))
                if rule is not None:
                    values = {
                        "value": rule.value, "label": rule.label, "quote": rule.quote, "created_at": to_ms(now),
                    }  # fmt: skip
                    journal.put(tables.event_correction, _rule_key(document_id, rule), values)
        return Changes(_TOPICS, document_id) if journal.changes else NO_CHANGES

    def add(self, name: str, document_id: DocumentId, written: OwnEvent, now: datetime) -> Changes:
        """Keep an event that a person wrote, as the step `name`; its key must be free."""
        passage = written.passage
        values = {
            "document_id": document_id,
            "key": written.key,
            "label": written.label,
            "edtf": written.edtf,
            "quote": None if passage is None else passage.quote,
            "prefix": None if passage is None else passage.prefix,
            "suffix": None if passage is None else passage.suffix,
            "start": None if passage is None else passage.start,
            "entities": strings_to_json(written.entities),
            "created_at": to_ms(now),
        }
        with self._database.transaction() as connection:
            require(connection, document_id)
            with history.step(connection, name, _TOPICS, document_id, now) as journal:
                journal.insert(tables.own_event, values)
        return Changes(_TOPICS, document_id)

    def remove(self, name: str, document_id: DocumentId, key: EventKey, now: datetime) -> Changes:
        """Take an event away that a person wrote, with its rules, as the step `name`."""
        with self._database.transaction() as connection:
            require(connection, document_id)
            with history.step(connection, name, _TOPICS, document_id, now) as journal:
                _delete_rules(connection, journal, document_id, key)
                journal.delete(tables.own_event, {"document_id": document_id, "key": key})
        return Changes(_TOPICS, document_id) if journal.changes else NO_CHANGES


def read_rules(connection: Connection, document_id: DocumentId) -> tuple[EventCorrection, ...]:
    """Return the corrections of a document's events in the order in which they were made."""
    return tuple(
        EventCorrection(EventCorrectionKind(row.kind), EventKey(row.target), row.value, row.label, row.quote)
        for row in connection.execute(_RULES, {"id": document_id})
    )


def read_own_events(connection: Connection, document_id: DocumentId) -> tuple[OwnEvent, ...]:
    """Return the events that a person wrote, in that order too."""
    return tuple(
        OwnEvent(
            EventKey(row.key),
            row.label,
            row.edtf,
            None if row.quote is None else Passage(row.quote, row.prefix or "", row.suffix or "", row.start or 0),
            tuple(EntityKey(key) for key in strings_from_json(row.entities)),
        )
        for row in connection.execute(_OWN, {"id": document_id})
    )


def _rule_key(document_id: DocumentId, rule: EventCorrection) -> Row:
    return {"document_id": document_id, "target": rule.target, "kind": rule.kind}


def _delete_rules(connection: Connection, journal: Journal, document_id: DocumentId, key: EventKey) -> None:
    for rule in read_rules(connection, document_id):
        if rule.target == key:
            journal.delete(tables.event_correction, _rule_key(document_id, rule))
