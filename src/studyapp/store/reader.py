"""A document open before its reader: text, reading position, and what the analysis found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from studyapp.domain.analysis import AnalysisInfo
from studyapp.domain.changes import NO_CHANGES, Changes, Topic
from studyapp.domain.document import DateSource, Mode, sha256_of
from studyapp.domain.errors import UnknownDocumentError
from studyapp.store import history, tables
from studyapp.store.document_rows import (
    date_or_none,
    read_document,
    read_language,
    require,
    span_or_none,
    spans_from_json,
    spans_to_json,
)
from studyapp.store.findings import read_time_expressions, replace_findings
from studyapp.store.found_cards import merge_cards
from studyapp.store.layouts import read_image, read_image_sizes, read_layout
from studyapp.store.made_clock import note_position
from studyapp.store.values import from_ms, to_ms

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from studyapp.domain.analysis import Analysis, TimeExpression
    from studyapp.domain.document import Document, DocumentId
    from studyapp.domain.layout import Image, ImageId, Layout
    from studyapp.store.database import Database
    from studyapp.store.values import Row

_d = tables.document.c
_POSITION = select(_d.position, _d.length).where(_d.id == bindparam("id"), _d.removed_at.is_(None))
_RUN = select(tables.analysis_run).where(tables.analysis_run.c.document_id == bindparam("id"))
_FOUND_DATES = frozenset({DateSource.NONE, DateSource.TEXT})
"""Dates that an analysis may replace: neither a person nor the file's metadata gave them."""


class ReaderStore:
    """Reads documents and keeps findings. Each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def document(self, document_id: DocumentId) -> Document:
        """Return the document at its current revision. Raises UnknownDocumentError, also for a removed one."""
        with self._database.read() as connection:
            return read_document(connection, document_id)

    def language(self, document_id: DocumentId) -> str:
        """Return the language that the document is in. Raises UnknownDocumentError."""
        with self._database.read() as connection:
            return read_language(connection, document_id)

    def layout(self, document_id: DocumentId) -> Layout:
        """Return what the current revision has beside its text; an empty layout where none is kept."""
        with self._database.read() as connection:
            require(connection, document_id)
            return read_layout(connection, document_id)

    def image(self, document_id: DocumentId, image_id: ImageId) -> Image:
        """Return a picture of the current revision. Raises UnknownImageError."""
        with self._database.read() as connection:
            return read_image(connection, document_id, image_id)

    def image_sizes(self, document_id: DocumentId) -> dict[ImageId, tuple[int, int]]:
        """Return width and height of each picture of the current revision, in pixels."""
        with self._database.read() as connection:
            return read_image_sizes(connection, document_id)

    def mark_opened(self, document_id: DocumentId, now: datetime) -> Changes:
        """Remember when the document was opened last; not a step to be undone."""
        return self._note(document_id, {"opened_at": to_ms(now)})

    def position(self, document_id: DocumentId) -> int:
        """Return the code point at which the reader stopped, within the text."""
        with self._database.read() as connection:
            row = connection.execute(_POSITION, {"id": document_id}).one_or_none()
        if row is None:
            raise UnknownDocumentError(document_id)
        return min(row.position, row.length)

    def keep_position(self, document_id: DocumentId, position: int, now: datetime) -> Changes:
        """Remember where the reader stopped, and when; not a step to be undone."""
        changes = self._note(document_id, {"position": max(0, position)})
        if changes is not NO_CHANGES:
            with self._database.writing() as driver:
                note_position(driver, document_id, now)
        return changes

    def set_mode(self, document_id: DocumentId, mode: Mode | None, now: datetime) -> Changes:
        """Keep what a person wants times to count from; None lets the analysis decide. A step to be undone."""
        values = {"mode": mode}
        topics = Topic.DOCUMENTS | Topic.FINDINGS  # what was counted otherwise is outdated
        with self._database.transaction() as connection:
            require(connection, document_id)
            with history.step(connection, "reader.set_mode", topics, document_id, now) as journal:
                changed = journal.update(tables.document, {"id": document_id}, values)
        return Changes(topics, document_id) if changed else NO_CHANGES

    def keep_analysis(self, document_id: DocumentId, analysis: Analysis, now: datetime) -> Changes:
        """Replace the findings, merge the cards, and keep the date that was found where nobody gave one.

        NO_CHANGES for the analysis of another text: a new edition came in while it ran.
        """
        with self._database.transaction() as connection:
            document = read_document(connection, document_id)
            if analysis.text_sha256 and analysis.text_sha256 != sha256_of(document.text):
                return NO_CHANGES
            replace_findings(connection, document_id, analysis)
            merge_cards(connection, document, analysis, now)
            _replace_run(connection, document_id, analysis, now)
            if document.date_source in _FOUND_DATES:
                _keep_date(connection, document_id, analysis)
        return Changes(Topic.DOCUMENTS | Topic.FINDINGS | Topic.CARDS, document_id)

    def analysis_info(self, document_id: DocumentId) -> AnalysisInfo | None:
        """Tell of the run that made the findings; None when the current revision was not analysed."""
        with self._database.read() as connection:
            require(connection, document_id)
            row = connection.execute(_RUN, {"id": document_id}).one_or_none()
            current = connection.execute(select(_d.revision_id).where(_d.id == document_id)).scalar_one()
        if row is None or row.revision_id != current:
            return None
        return AnalysisInfo(
            model=row.model,
            mode=Mode(row.mode),
            created_at=from_ms(row.created_at),
            complete=bool(row.complete),
            document_date=date_or_none(row.document_date),
            date_source=DateSource(row.date_source),
            date_span=span_or_none(row.date_start, row.date_end),
            unread_count=len(spans_from_json(row.unread)),
            mode_given=bool(row.mode_given),
        )

    def time_expressions(self, document_id: DocumentId) -> tuple[TimeExpression, ...]:
        """Return the time expressions in text order."""
        with self._database.read() as connection:
            return read_time_expressions(connection, document_id)

    def _note(self, document_id: DocumentId, values: Row) -> Changes:
        with self._database.transaction() as connection:
            require(connection, document_id)
            changed = connection.execute(
                tables.document.update()
                .where(_d.id == document_id, *(_d[name].is_distinct_from(value) for name, value in values.items()))
                .values(values)
            ).rowcount
        return Changes(Topic.DOCUMENTS, document_id) if changed else NO_CHANGES


def _replace_run(connection: Connection, document_id: DocumentId, analysis: Analysis, now: datetime) -> None:
    run = tables.analysis_run
    connection.execute(run.delete().where(run.c.document_id == document_id))
    span = analysis.date_span
    values = {
        "document_id": document_id,
        "revision_id": connection.execute(select(_d.revision_id).where(_d.id == document_id)).scalar_one(),
        "model": analysis.model,
        "mode": analysis.mode,
        "complete": int(analysis.complete),
        "created_at": to_ms(now),
        "document_date": None if analysis.document_date is None else analysis.document_date.isoformat(),
        "date_source": analysis.date_source,
        "date_start": None if span is None else span.start,
        "date_end": None if span is None else span.end,
        "unread": spans_to_json(analysis.unread),
        "mode_given": int(analysis.mode_given),
    }
    connection.execute(run.insert(), values)


def _keep_date(connection: Connection, document_id: DocumentId, analysis: Analysis) -> None:
    span = analysis.date_span
    values = {
        "date": None if analysis.document_date is None else analysis.document_date.isoformat(),
        "date_source": analysis.date_source,
        "date_start": None if span is None else span.start,
        "date_end": None if span is None else span.end,
    }
    connection.execute(tables.document.update().where(_d.id == document_id).values(values))
