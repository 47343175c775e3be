"""Reads the plans of installed packs, with how far the learner is with each entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from studyapp.domain.course_plan import PlanStep
from studyapp.domain.coverage import sections_of
from studyapp.domain.document import DocumentId, Place
from studyapp.domain.pack import Manifest
from studyapp.domain.plain_values import from_text
from studyapp.domain.span import Span
from studyapp.store import pack_tables, tables
from studyapp.store.document_rows import read_document
from studyapp.store.progress_reading import read_standings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from studyapp.domain.pack import PlanEntry
    from studyapp.domain.progress_file import DocumentStanding, PlanStanding
    from studyapp.store.database import Database

_p, _d = pack_tables.pack.c, tables.document.c
_MANIFESTS = select(_p.manifest).where(_p.removed_at.is_(None)).order_by(_p.installed_at, _p.id)


class CoursePlanStore:
    """Reads; writes nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def steps(self, document_id: DocumentId | None, now: datetime) -> tuple[PlanStep, ...]:
        """Return what the courses ask for, in their order; of documents that the library shows."""
        with self._database.read() as connection:
            manifests = [from_text(Manifest, text) for text in connection.execute(_MANIFESTS).scalars()]
            planned = {entry.document_id for manifest in manifests for entry in manifest.plan}
            wanted = planned if document_id is None else planned & {document_id}
            if not wanted:
                return ()
            shown = set(connection.execute(select(_d.id).where(_d.id.in_(wanted), _d.removed_at.is_(None))).scalars())
            standings = {each.document_id: each for each in read_standings(connection, wanted, now)}
            places = {each: dict(_places(connection, DocumentId(each))) for each in sorted(shown)}
            titles = {each: read_document(connection, DocumentId(each)).title for each in sorted(shown)}
        return tuple(
            _step(manifest.title, titles[entry.document_id], entry, places[entry.document_id], standings)
            for manifest in manifests
            for entry in manifest.plan
            if entry.document_id in shown
        )


def _places(connection: Connection, document_id: DocumentId) -> Iterator[tuple[str, Place]]:
    """Yield where each section stands by its key, and the whole document by ""."""
    document = read_document(connection, document_id)
    yield "", Place(document_id, Span(0, 0))
    for section in sections_of(document):
        yield section.key, Place(document_id, section.span)


def _step(
    course: str,
    document: str,
    entry: PlanEntry,
    places: Mapping[str, Place],
    standings: Mapping[DocumentId, DocumentStanding],
) -> PlanStep:
    standing = _standing(entry, standings)
    return PlanStep(
        course=course,
        document=document,
        title=entry.title,
        due=entry.due,
        place=places.get(entry.section),
        cards=standing.cards if standing else 0,
        studied=standing.studied if standing else 0,
    )


def _standing(entry: PlanEntry, standings: Mapping[DocumentId, DocumentStanding]) -> PlanStanding | None:
    """Return how far the learner is, as the file for the teacher says it; None for a document without cards."""
    found = standings.get(entry.document_id)
    same = (each for each in (found.plan if found else ()) if (each.section, each.due) == (entry.section, entry.due))
    return next(same, None)
