"""Packs in the library: installing and updating in one transaction, removing, and what is remembered about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select

from studyapp.domain.changes import NO_CHANGES, Changes, Topic
from studyapp.domain.document import DocumentId, sha256_of
from studyapp.domain.edition import Edition
from studyapp.domain.errors import UnknownPackError
from studyapp.domain.merge import Item, MaterialKind, MergeFate, Part, merged
from studyapp.domain.pack import InstalledPack, Manifest, OwnWork, PackId, Signed, as_document
from studyapp.domain.pack_items import items_of
from studyapp.domain.plain_values import from_text, to_text
from studyapp.store import annotation_tables, history, pack_tables, tables
from studyapp.store.document_rows import read_document, read_text
from studyapp.store.editions import make_current
from studyapp.store.layouts import insert_layout
from studyapp.store.library import insert_document
from studyapp.store.pack_rows import Mine, read_mine
from studyapp.store.pack_writing import MaterialWriter, Unrecorded
from studyapp.store.values import from_ms, to_ms

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from studyapp.domain.merge import ItemKey, Merged
    from studyapp.domain.pack import Pack, PackDocument
    from studyapp.domain.schedule import Memory
    from studyapp.store.database import Database
    from studyapp.store.history import Journal
    from studyapp.store.pack_writing import Writer
    from studyapp.store.values import Row

_p, _d, _c, _a = pack_tables.pack.c, tables.document.c, tables.card.c, annotation_tables.annotation.c
_PACK = select(pack_tables.pack).where(_p.id == bindparam("id"))
_PACKS = select(pack_tables.pack).where(_p.removed_at.is_(None)).order_by(_p.installed_at, _p.id)
_PRESENT = select(_d.id, _d.removed_at).where(_d.id == bindparam("id"))
_TOPICS = Topic.EVERYTHING & ~Topic.SETTINGS


@dataclass(frozen=True, slots=True)
class Base:
    """A pack as it was installed last.

    Attributes:
        items: the author's edition, the base of the next merge.
        shown: whether the pack is in the library now.
    """

    edition: int
    items: tuple[Item, ...]
    signed: Signed | None
    documents: tuple[DocumentId, ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class Course:
    """The columns of `pack.documents`."""

    ids: tuple[DocumentId, ...]
    titles: tuple[str, ...]


class PackStore:
    """Reads and writes packs. Each method is one transaction; what a person does is an undoable step."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def installed(self) -> tuple[InstalledPack, ...]:
        """Return the packs of the library, the one installed first in front."""
        with self._database.read() as connection:
            rows = connection.execute(_PACKS).mappings().all()
        found: list[InstalledPack] = []
        for row in rows:
            course = from_text(Course, row["documents"])
            manifest, signed = from_text(Manifest, row["manifest"]), _signed(row["signed"])
            at = from_ms(row["installed_at"])
            found.append(InstalledPack(manifest, signed, row["sha256"], at, course.ids, course.titles))
        return tuple(found)

    def base(self, pack_id: PackId) -> Base | None:
        """Return the edition that was installed last, also of a pack that was removed; None for one never seen."""
        with self._database.read() as connection:
            return _base(connection, pack_id)

    def mine(self, document_ids: Collection[DocumentId]) -> Mine:
        """Return the learner's side for these documents."""
        with self._database.read() as connection:
            return read_mine(connection, document_ids)

    def merge(self, pack: Pack, take: Collection[ItemKey] = frozenset()) -> tuple[Merged, ...]:
        """Return what installing the pack would do; nothing is written."""
        with self._database.read() as connection:
            return _merged(connection, pack, _base(connection, pack.manifest.pack_id), take)

    def install(
        self, name: str, pack: Pack, take: Collection[ItemKey], memory: Memory, now: datetime
    ) -> tuple[Changes, tuple[Merged, ...]]:
        """Install or update, as the step `name`; return what became of every item.

        Documents whose text the author changed become new editions, within the same step.
        """
        with self._database.transaction() as connection:
            base = _base(connection, pack.manifest.pack_id)
            fresh = {document.id for document in pack.documents if not _is_there(connection, document.id)}
            author = pack.manifest.author or pack.manifest.title
            document_id = pack.documents[0].id if len(pack.documents) == 1 else None
            with history.step(connection, name, _TOPICS, document_id, now) as journal:
                for document in pack.documents:
                    if document.id in fresh:
                        insert_document(connection, as_document(document), now)
                        insert_layout(connection, document.id, document.layout, document.images)
                    else:
                        _renew_text(connection, journal, document, base, now)
                ends = _merged(connection, pack, base, take)
                for document in pack.documents:
                    writer: Writer = Unrecorded(connection) if document.id in fresh else journal
                    text = read_text(connection, document.id)
                    rows = MaterialWriter(connection, writer, document.id, text, author, memory, now)
                    rows.write(tuple(end for end in ends if end.key.document_id == document.id))
                    if base is None or not base.shown or document.id not in base.documents:
                        journal.update(tables.document, {"id": document.id}, {"removed_at": None})
                _keep_pack(connection, journal, pack, now)
        return Changes(_TOPICS, document_id), ends

    def take(self, pack_id: PackId, keys: Collection[ItemKey], memory: Memory, now: datetime) -> Changes:
        """Let the author's stand in these items, as one step."""
        with self._database.transaction() as connection:
            base = _base(connection, pack_id)
            if base is None:
                raise UnknownPackError(pack_id)
            row = connection.execute(_PACK, {"id": pack_id}).mappings().one()
            manifest = from_text(Manifest, row["manifest"])
            ends = [end for end in _differences(connection, base) if end.key in keys]
            with history.step(connection, "pack.take", _TOPICS, None, now) as journal:
                for document_id in dict.fromkeys(end.key.document_id for end in ends):
                    text = read_text(connection, document_id)
                    author = manifest.author or manifest.title
                    rows = MaterialWriter(connection, journal, document_id, text, author, memory, now)
                    taken = [_theirs(end) for end in ends if end.key.document_id == document_id]
                    rows.write(tuple(taken))
            return Changes(_TOPICS) if journal.changes else NO_CHANGES

    def differences(self, pack_id: PackId) -> tuple[Merged, ...]:
        """Return in what the library differs from the author's edition; raises UnknownPackError."""
        with self._database.read() as connection:
            base = _base(connection, pack_id)
            if base is None:
                raise UnknownPackError(pack_id)
            return tuple(end for end in _differences(connection, base) if end.fate is not MergeFate.SAME)

    def own_work(self, pack_id: PackId) -> tuple[OwnWork, ...]:
        """Return what the learner did in each document of the pack that the library shows."""
        with self._database.read() as connection:
            base = _base(connection, pack_id)
            if base is None or not base.shown:
                raise UnknownPackError(pack_id)
            ends = _differences(connection, base)
            return tuple(
                _own_work(connection, document_id, base, ends)
                for document_id in base.documents
                if _is_shown(connection, document_id)
            )

    def remove(self, pack_id: PackId, document_ids: Collection[DocumentId], now: datetime) -> Changes:
        """Take the pack out of the library, and these documents out of the list; nothing is deleted. One step."""
        with self._database.transaction() as connection:
            base = _base(connection, pack_id)
            if base is None or not base.shown:
                raise UnknownPackError(pack_id)
            with history.step(connection, "pack.remove", _TOPICS, None, now) as journal:
                for document_id in document_ids:
                    journal.update(tables.document, {"id": document_id}, {"removed_at": to_ms(now)})
                journal.update(pack_tables.pack, {"id": pack_id}, {"removed_at": to_ms(now)})
        return Changes(_TOPICS)


def _renew_text(
    connection: Connection, journal: Journal, document: PackDocument, base: Base | None, now: datetime
) -> None:
    """Let the author's new text be the current one, unless the learner opened an edition of their own."""
    if base is None or not _is_shown(connection, document.id):
        return
    present = read_document(connection, document.id)
    if present.text == document.text or sha256_of(present.text) != _text_sha256(base.items, document.id):
        return
    new, edition = as_document(document), Edition(present.text, document.text)
    make_current(connection, journal, present, new, edition, now, layout=document.layout, images=document.images)


def _base(connection: Connection, pack_id: PackId) -> Base | None:
    row = connection.execute(_PACK, {"id": pack_id}).mappings().one_or_none()
    if row is None:
        return None
    items = from_text(tuple[Item, ...], row["material"])
    course = from_text(Course, row["documents"])
    return Base(row["edition"], items, _signed(row["signed"]), course.ids, row["removed_at"] is None)


def _merged(connection: Connection, pack: Pack, base: Base | None, take: Collection[ItemKey]) -> tuple[Merged, ...]:
    mine = read_mine(connection, [document.id for document in pack.documents])
    old = base.items if base else ()
    new = _items(pack)
    return merged(old, new, mine.items, studied=mine.studied, untouched=mine.untouched, take=take)


def _differences(connection: Connection, base: Base) -> tuple[Merged, ...]:
    mine = read_mine(connection, base.documents)
    return merged(base.items, base.items, mine.items, studied=mine.studied)


def _theirs(end: Merged) -> Merged:
    return replace(end, result=end.theirs)


def _items(pack: Pack) -> tuple[Item, ...]:
    return tuple(item for document in pack.documents for item in items_of(document, sha256_of(document.text)))


def _text_sha256(items: Sequence[Item], document_id: DocumentId) -> str:
    for item in items:
        if item.key.kind is MaterialKind.DOCUMENT and item.key.document_id == document_id:
            return item.part(Part.FACTS)
    return ""


def _keep_pack(connection: Connection, journal: Journal, pack: Pack, now: datetime) -> None:
    """A pack that is new is put there as a removed one: undoing hides it, and its edition stays the base."""
    key: Row = {"id": pack.manifest.pack_id}
    course = Course(
        tuple(document.id for document in pack.documents), tuple(document.title for document in pack.documents)
    )
    values: Row = {
        "edition": pack.manifest.edition,
        "manifest": to_text(pack.manifest),
        "documents": to_text(course),
        "material": to_text(_items(pack)),
        "sha256": pack.sha256,
        "signed": None if pack.signed is None else to_text(pack.signed),
        "installed_at": to_ms(now),
    }
    if connection.execute(_PACK, key).first() is None:
        connection.execute(pack_tables.pack.insert(), {**key, **values, "removed_at": to_ms(now)})
    journal.update(pack_tables.pack, key, {**values, "removed_at": None})


def _own_work(connection: Connection, document_id: DocumentId, base: Base, ends: Sequence[Merged]) -> OwnWork:
    packed = {item.key.id for item in base.items if item.key.kind is MaterialKind.CARD}
    counted = tables.review.join(tables.card, _c.id == tables.review.c.card_id).outerjoin(
        tables.review_void, tables.review_void.c.review_id == tables.review.c.id
    )
    answers = select(func.count()).select_from(counted).where(tables.review_void.c.review_id.is_(None))
    own = select(_c.id).where(_c.document_id == document_id, _c.own == 1)
    marks = select(func.count()).where(_a.document_id == document_id, _a.author == "")
    edits = [
        end
        for end in ends
        if end.key.document_id == document_id
        and end.key.kind is MaterialKind.CARD
        and end.mine is not None
        and end.theirs is not None
        and end.mine.part(Part.WORDING) != end.theirs.part(Part.WORDING)
    ]
    return OwnWork(
        document_id,
        read_document(connection, document_id).title,
        answers=int(connection.execute(answers.where(_c.document_id == document_id)).scalar_one()),
        edits=len(edits),
        cards=len([card_id for card_id in connection.execute(own).scalars() if card_id not in packed]),
        marks=int(connection.execute(marks).scalar_one()),
    )


def _is_there(connection: Connection, document_id: DocumentId) -> bool:
    return connection.execute(_PRESENT, {"id": document_id}).first() is not None


def _is_shown(connection: Connection, document_id: DocumentId) -> bool:
    row = connection.execute(_PRESENT, {"id": document_id}).one_or_none()
    return row is not None and row.removed_at is None


def _signed(text: str | None) -> Signed | None:
    return None if text is None else from_text(Signed, text)
