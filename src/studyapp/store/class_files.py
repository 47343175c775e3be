"""This machine's name, progress files made of the library and taken into it, and the files of classes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from studyapp.domain.class_report import ClassId, StudyClass
from studyapp.domain.document import DocumentId
from studyapp.domain.progress_file import Detail, LearnerId, Machine, MachineId, ProgressFile
from studyapp.store import class_tables
from studyapp.store.made_reading import read_made
from studyapp.store.progress_reading import (
    read_asked,
    read_cards_of,
    read_gone,
    read_log,
    read_removed,
    read_shared,
    read_standings,
)
from studyapp.store.progress_uniting import unite
from studyapp.store.values import from_ms, strings_from_json, strings_to_json, to_ms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from studyapp.domain.card import Card
    from studyapp.domain.progress_file import LoggedAnswer
    from studyapp.store.database import Database
    from studyapp.store.progress_uniting import Replay, United

_f, _s, _k = class_tables.class_file.c, class_tables.study_class.c, class_tables.machine.c


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A progress file as it came."""

    sha256: str
    name: str
    added_at: datetime
    data: bytes


class ProgressFileStore:
    """Progress files of the learner's own. Each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def machine(self, fresh: Machine) -> Machine:
        """Return who this machine is; the first call keeps `fresh`."""
        with self._database.transaction() as connection:
            row = connection.execute(select(class_tables.machine)).one_or_none()
            if row is not None:
                return Machine(MachineId(row.id), LearnerId(row.learner_id), row.name)
            values = {"id": fresh.id, "learner_id": fresh.learner_id, "name": fresh.name}
            connection.execute(class_tables.machine.insert(), values)
        return fresh

    def set_machine(self, machine: Machine) -> None:
        """Let this machine be of another learner, or have another name."""
        with self._database.transaction() as connection:
            connection.execute(delete(class_tables.machine))
            values = {"id": machine.id, "learner_id": machine.learner_id, "name": machine.name}
            connection.execute(class_tables.machine.insert(), values)

    def for_class(
        self, machine: Machine, now: datetime, documents: Collection[DocumentId], *, own_words: bool
    ) -> ProgressFile:
        """Return what a teacher gets; of all documents where none is named."""
        with self._database.read() as connection:
            answers, undone, _ = read_log(connection)
            void = {mark.answer_id for mark in undone if mark.is_void}
            cards = read_asked(connection, {answer.card_id for answer in answers}, own_words=own_words)
            cards = tuple(card for card in cards if not documents or card.document_id in documents)
            told = {card.id: bool(card.prompt) for card in cards}
            standings = read_standings(connection, documents, now)
        return ProgressFile(
            machine=machine,
            detail=Detail.CLASS,
            made_at=now,
            documents=standings,
            answers=tuple(
                _for_class(answer, told=told[answer.card_id])
                for answer in answers
                if answer.card_id in told and answer.id not in void
            ),
            undone=tuple(mark for mark in undone if mark.is_void),
            cards=cards,
        )

    def whole(self, machine: Machine, now: datetime) -> ProgressFile:
        """Return everything that another machine needs."""
        with self._database.read() as connection:
            answers, undone, _ = read_log(connection)
            return ProgressFile(
                machine=machine,
                detail=Detail.WHOLE,
                made_at=now,
                documents=read_standings(connection, (), now),
                answers=answers,
                undone=undone,
                shared=read_shared(connection),
                gone=read_gone(connection),
                made=read_made(connection),
                removed=read_removed(connection),
            )

    def unite(self, file: ProgressFile, replay: Replay, now: datetime) -> United:
        """Take in a whole file, in one transaction and one undoable step."""
        with self._database.transaction() as connection:
            return unite(connection, file, replay, now)

    def cards(self, card_ids: Iterable[str]) -> tuple[Card, ...]:
        """Return those of these cards that the library has."""
        with self._database.read() as connection:
            return read_cards_of(connection, card_ids)


class ClassStore:
    """Classes and their files. Each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def classes(self) -> tuple[StudyClass, ...]:
        """Return the classes, oldest first."""
        with self._database.read() as connection:
            rows = connection.execute(select(class_tables.study_class).order_by(_s.made_at, _s.id)).all()
            counts = list(connection.execute(select(_f.class_id)).scalars())
        return tuple(
            StudyClass(
                ClassId(row.id),
                row.name,
                tuple(map(DocumentId, strings_from_json(row.documents))),
                from_ms(row.made_at),
                counts.count(row.id),
            )
            for row in rows
        )

    def put(self, class_id: ClassId, name: str, documents: Iterable[DocumentId], now: datetime) -> None:
        """Make a class, or give one another name and other documents."""
        values = {"name": name, "documents": strings_to_json(documents)}
        table = class_tables.study_class
        with self._database.transaction() as connection:
            if not connection.execute(table.update().where(_s.id == class_id).values(values)).rowcount:
                connection.execute(table.insert(), {"id": class_id, **values, "made_at": to_ms(now)})

    def remove(self, class_id: ClassId) -> None:
        """Forget a class with all of its files."""
        with self._database.transaction() as connection:
            connection.execute(delete(class_tables.class_file).where(_f.class_id == class_id))
            connection.execute(delete(class_tables.study_class).where(_s.id == class_id))

    def files(self, class_id: ClassId) -> tuple[KeptFile, ...]:
        """Return a class's files, by what is in them."""
        with self._database.read() as connection:
            query = select(class_tables.class_file).where(_f.class_id == class_id).order_by(_f.sha256)
            rows = connection.execute(query).all()
        return tuple(KeptFile(row.sha256, row.name, from_ms(row.added_at), row.data) for row in rows)

    def add_files(self, class_id: ClassId, files: Iterable[KeptFile]) -> int:
        """Keep files; return how many are new."""
        with self._database.transaction() as connection:
            if connection.execute(select(_s.id).where(_s.id == class_id)).one_or_none() is None:
                return 0
            known = set(connection.execute(select(_f.sha256).where(_f.class_id == class_id)).scalars())
            fresh = [file for file in files if file.sha256 not in known]
            for file in fresh:
                values = {"class_id": class_id, "sha256": file.sha256, "name": file.name, "data": file.data}
                connection.execute(class_tables.class_file.insert(), {**values, "added_at": to_ms(file.added_at)})
        return len(fresh)


def _for_class(answer: LoggedAnswer, *, told: bool) -> LoggedAnswer:
    return replace(answer, wording_revision=0, before=None, after=None, chosen=answer.chosen if told else "")
