"""The documents of the library: adding, listing, naming, dating, removing. Nothing is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, distinct, func, or_, select

from studyapp.domain.analysis import Tier
from studyapp.domain.card import CardState
from studyapp.domain.changes import NO_CHANGES, Changes, Topic
from studyapp.domain.document import DateSource, DocumentId, DocumentSummary, word_count
from studyapp.domain.entity import CorrectionKind
from studyapp.domain.errors import UnknownDocumentError
from studyapp.domain.event_corrections import EventCorrectionKind
from studyapp.domain.schedule import MemoryPhase
from studyapp.store import history, tables
from studyapp.store.annotation_tables import edition
from studyapp.store.document_rows import date_or_none, insert_revision, require
from studyapp.store.layouts import insert_layout
from studyapp.store.values import from_ms, from_ms_or_none, to_ms

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import BindParameter, Connection, ScalarSelect

    from studyapp.domain.document import Document
    from studyapp.domain.layout import Image, Layout
    from studyapp.store.database import Database
    from studyapp.store.values import Row

_d, _e, _v, _c, _m, _k, _a, _h, _o = (
    tables.document.c,
    tables.entity.c,
    tables.event.c,
    tables.card.c,
    tables.memory.c,
    tables.correction.c,
    tables.analysis_run.c,
    tables.event_correction.c,
    tables.own_event.c,
)


class LibraryStore:
    """The list of documents. Each method is one transaction; what a person does is an undoable step."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def summaries(self, now: datetime) -> tuple[DocumentSummary, ...]:
        """Return the documents that were not removed, newest opened (or added) first, in one query."""
        with self._database.read() as connection:
            rows = connection.execute(_SUMMARIES, {"now": to_ms(now)}).all()
        return tuple(
            DocumentSummary(
                id=DocumentId(row.id),
                title=row.title,
                word_count=row.word_count,
                date=date_or_none(row.date),
                added_at=from_ms(row.added_at),
                opened_at=from_ms_or_none(row.opened_at),
                read_share=min(1.0, row.position / row.length) if row.length else 0.0,
                analysed=bool(row.analysed),
                entity_count=row.entity_count,
                event_count=row.event_count,
                card_count=row.card_count,
                due_count=row.due_count,
            )
            for row in rows
        )

    def shows(self, document: Document) -> bool:
        """Tell whether adding the document would change nothing."""
        with self._database.read() as connection:
            known = connection.execute(_KNOWN, {"id": document.id}).one_or_none()
        return (
            known is not None
            and known.removed_at is None
            and not (known.edition is None and _is_better(document, known.importer, known.importer_version))
        )

    def add(
        self, document: Document, now: datetime, *, layout: Layout | None = None, images: tuple[Image, ...] = ()
    ) -> tuple[bool, Changes]:
        """Show the document in the library; tell whether it was not there before.

        One that was removed comes back with everything that was made of it. A text that is there already is read anew
        where the importer has become better since. Undoing an import removes the document from the list.
        """
        topics = Topic.EVERYTHING & ~Topic.SETTINGS
        changes = Changes(topics, document.id)
        with self._database.transaction() as connection:
            known = connection.execute(_KNOWN, {"id": document.id}).one_or_none()
            if known is None:
                insert_document(connection, document, now)
                insert_layout(connection, document.id, layout, images)
            elif known.edition is None and _is_better(document, known.importer, known.importer_version):
                _insert_revision(connection, document, now)
                insert_layout(connection, document.id, layout, images)
            elif known.removed_at is None:
                return False, NO_CHANGES
            if known is not None and known.removed_at is None:
                return False, changes
            with history.step(connection, "library.import", topics, document.id, now) as journal:
                journal.update(tables.document, {"id": document.id}, {"removed_at": None})
        return True, changes

    def rename(self, document_id: DocumentId, title: str, now: datetime) -> Changes:
        """Give the document a title of the learner's own."""
        return self._step("library.rename", document_id, {"title": title, "title_own": 1}, now)

    def remove(self, document_id: DocumentId, now: datetime) -> Changes:
        """Take the document out of the list; its cards, answers and corrections stay."""
        topics = Topic.EVERYTHING & ~Topic.SETTINGS
        return self._step("library.remove", document_id, {"removed_at": to_ms(now)}, now, topics=topics)

    def set_date(self, document_id: DocumentId, day: date | None, now: datetime) -> Changes:
        """Keep the date that a person gave; None says that there is none."""
        values: Row = {
            "date": None if day is None else day.isoformat(),
            "date_source": DateSource.GIVEN,
            "date_start": None,
            "date_end": None,
        }
        topics = Topic.DOCUMENTS | Topic.FINDINGS  # what was counted from another date is outdated
        return self._step("library.set_date", document_id, values, now, topics=topics)

    def find(self, prefix_or_title: str) -> DocumentId:
        """Return the one document whose id begins so, or whose title is, or else begins, so (no matter the case).

        Raises UnknownDocumentError when there is none, or more than one.
        """
        wanted = prefix_or_title.strip().casefold()
        with self._database.read() as connection:
            rows = connection.execute(select(_d.id, _d.title).where(_d.removed_at.is_(None)).order_by(_d.id)).all()
        titles = [(DocumentId(row.id), row.title.casefold()) for row in rows] if wanted else []
        for found in (
            [document_id for document_id, _ in titles if document_id.startswith(wanted)],
            [document_id for document_id, title in titles if title == wanted],
            [document_id for document_id, title in titles if title.startswith(wanted)],
        ):
            if len(found) == 1:
                return found[0]
        raise UnknownDocumentError(prefix_or_title)

    def _step(
        self, name: str, document_id: DocumentId, values: Row, now: datetime, *, topics: Topic = Topic.DOCUMENTS
    ) -> Changes:
        with self._database.transaction() as connection:
            require(connection, document_id)
            with history.step(connection, name, topics, document_id, now) as journal:
                changed = journal.update(tables.document, {"id": document_id}, values)
        return Changes(topics, document_id) if changed else NO_CHANGES


def insert_document(connection: Connection, document: Document, now: datetime) -> None:
    """Add the document as a removed one: the step that shows it can be undone, whatever is made of it later."""
    values = {
        "id": document.id,
        "title": document.title,
        "title_own": 0,
        "date": None if document.date is None else document.date.isoformat(),
        "date_source": document.date_source,
        "date_start": None if document.date_span is None else document.date_span.start,
        "date_end": None if document.date_span is None else document.date_span.end,
        "language": document.language,
        "revision_id": 0,
        "word_count": word_count(document.text),
        "length": len(document.text),
        "added_at": to_ms(now),
        "opened_at": None,
        "removed_at": to_ms(now),
        "position": 0,
    }
    connection.execute(tables.document.insert(), values)
    _insert_revision(connection, document, now)


def _insert_revision(connection: Connection, document: Document, now: datetime) -> None:
    revision_id = insert_revision(connection, document.id, document, now)
    connection.execute(tables.document.update().where(_d.id == document.id).values(revision_id=revision_id))


def _is_better(document: Document, importer: str, version: int) -> bool:
    return document.origin.importer == importer and document.origin.importer_version > version


def _entities() -> ScalarSelect[int]:
    """Count what the glossary shows: found, without what was merged or hidden, and with what was split off."""
    gone = select(_k.id).where(
        _k.document_id == _e.document_id, _k.target == _e.key, _k.kind.in_((CorrectionKind.MERGE, CorrectionKind.HIDE))
    )
    found = select(func.count()).where(_e.document_id == _d.id, ~gone.exists()).correlate(tables.document)
    split = select(func.count()).where(_k.document_id == _d.id, _k.kind == CorrectionKind.SPLIT)
    return (
        select(found.scalar_subquery() + split.correlate(tables.document).scalar_subquery())
        .correlate(tables.document)
        .scalar_subquery()
    )


def _events() -> ScalarSelect[int]:
    """Count what the timeline shows: found, without what was hidden, and with what a person wrote."""
    hidden = select(_h.target).where(
        _h.document_id == _v.document_id, _h.target == _v.key, _h.kind == EventCorrectionKind.HIDE, _h.value != ""
    )
    found = select(func.count(distinct(_v.event_key))).where(_v.document_id == _d.id, ~hidden.exists())
    own = select(func.count()).where(_o.document_id == _d.id)
    return (
        select(found.correlate(tables.document).scalar_subquery() + own.correlate(tables.document).scalar_subquery())
        .correlate(tables.document)
        .scalar_subquery()
    )


def _cards() -> ScalarSelect[int]:
    shown = (_c.state != CardState.REJECTED, _c.tier != Tier.OFF)
    return select(func.count()).where(_c.document_id == _d.id, *shown).scalar_subquery()


def _due() -> ScalarSelect[int]:
    now: BindParameter[int] = bindparam("now")
    return (
        select(func.count())
        .select_from(tables.memory.join(tables.card, _c.id == _m.card_id))
        .where(
            _c.document_id == _d.id,
            _c.state == CardState.APPROVED,
            _m.phase != MemoryPhase.NEW,
            _m.due_at <= now,
            or_(_c.buried_until.is_(None), _c.buried_until <= now),
        )
        .correlate(tables.document)
        .scalar_subquery()
    )


_KNOWN = (
    select(
        _d.removed_at,
        tables.revision.c.importer,
        tables.revision.c.importer_version,
        edition.c.document_id.label("edition"),
    )
    .select_from(
        tables.document.join(tables.revision, tables.revision.c.id == _d.revision_id).outerjoin(
            edition, and_(edition.c.document_id == _d.id, edition.c.revision_id == _d.revision_id)
        )
    )
    .where(_d.id == bindparam("id"))
)
_SUMMARIES = (
    select(
        _d.id,
        _d.title,
        _d.word_count,
        _d.length,
        _d.date,
        _d.added_at,
        _d.opened_at,
        _d.position,
        _a.document_id.is_not(None).label("analysed"),
        _entities().label("entity_count"),
        _events().label("event_count"),
        _cards().label("card_count"),
        _due().label("due_count"),
    )
    .select_from(
        tables.document.outerjoin(
            tables.analysis_run,
            and_(_a.document_id == _d.id, _a.revision_id == _d.revision_id, _a.complete == 1),
        )
    )
    .where(_d.removed_at.is_(None))
    .order_by(func.coalesce(_d.opened_at, _d.added_at).desc(), _d.added_at.desc(), _d.id)
)
