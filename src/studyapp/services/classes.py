"""A teacher's classes: learners' progress files, and what they tell together."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.class_report import ClassId, ClassReport, StudyClass, report_of
from studyapp.domain.errors import UnknownDocumentError
from studyapp.domain.progress_file import SUFFIX, Detail, FileFault, ProgressFault, ProgressFile
from studyapp.formats.progress_file import MAX_FILE, read_progress
from studyapp.store.class_files import KeptFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from studyapp.domain.document import Document, DocumentId
    from studyapp.domain.ports import Clock
    from studyapp.store.class_files import ClassStore, ProgressFileStore
    from studyapp.store.reader import ReaderStore

MOST_FILES = 2000
"""More than any class hands in; a folder that holds more was chosen by mistake."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of files that were given: `known` were there already."""

    new: int
    known: int
    faults: tuple[FileFault, ...]


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file for a class; `learner` is what the learner wants to be called, or ""."""

    path: Path
    learner: str
    answers: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Given:
    """What files turned out to be, before anything is done with them.

    Attributes:
        whole: of a learner's own computers.
    """

    for_class: tuple[GivenFile, ...]
    whole: tuple[Path, ...]
    faults: tuple[FileFault, ...]


class Classes:
    """Classes and their reports. Nothing leaves the machine; a class can be removed with all of its files."""

    def __init__(self, store: ClassStore, own: ProgressFileStore, reader: ReaderStore, clock: Clock) -> None:
        self._store = store
        self._own = own
        self._reader = reader
        self._clock = clock

    def classes(self) -> tuple[StudyClass, ...]:
        """Return the classes, oldest first."""
        return self._store.classes()

    def create(self, name: str, documents: Sequence[DocumentId] = ()) -> ClassId:
        """Make a class, about these documents or about everything."""
        class_id = ClassId(str(uuid.uuid4()))
        self._store.put(class_id, name.strip(), documents, self._clock())
        return class_id

    def change(self, class_id: ClassId, name: str, documents: Sequence[DocumentId] = ()) -> None:
        """Give a class another name, or other documents."""
        self._store.put(class_id, name.strip(), documents, self._clock())

    def remove(self, class_id: ClassId) -> None:
        """Forget a class with all of its files."""
        self._store.remove(class_id)

    def given(self, paths: Iterable[Path]) -> Given:
        """Tell for whom these files are; nothing is stored."""
        for_class: list[GivenFile] = []
        whole: list[Path] = []
        faults: list[FileFault] = []
        for path in _expanded(paths):
            data = _read(path)
            file = data if isinstance(data, FileFault) else read_progress(path.name, data)
            if isinstance(file, FileFault):
                faults.append(file)
            elif file.detail is Detail.WHOLE:
                whole.append(path)
            else:
                for_class.append(GivenFile(path, file.machine.name, len(file.answers), file.made_at))
        return Given(tuple(for_class), tuple(whole), tuple(faults))

    def add(self, class_id: ClassId, paths: Iterable[Path]) -> Added:
        """Take files, and those in folders, into a class. One that cannot be used is named, and the others go in."""
        documents = self._documents(class_id)
        good: dict[str, KeptFile] = {}
        faults: list[FileFault] = []
        for path in _expanded(paths):
            found = _read(path)
            if isinstance(found, FileFault):
                faults.append(found)
                continue
            checked = _checked(path.name, found, documents)
            if isinstance(checked, FileFault):
                faults.append(checked)
            else:
                digest = hashlib.sha256(found).hexdigest()
                good[digest] = KeptFile(digest, path.name, self._clock(), found)
        new = self._store.add_files(class_id, good.values())
        return Added(new, len(good) - new, tuple(faults))

    def report(self, class_id: ClassId) -> ClassReport:
        """Return what the class's files tell."""
        only = self._documents(class_id)
        files: list[ProgressFile] = []
        faults: list[FileFault] = []
        for kept in self._store.files(class_id):
            found = read_progress(kept.name, kept.data)
            if isinstance(found, FileFault):
                faults.append(found)
            else:
                files.append(found)
        cards = self._own.cards({card.id for file in files for card in file.cards})
        documents = self._known(sorted({card.document_id for card in cards}))
        today = self._clock().astimezone().date()
        return report_of(files, cards, documents, today=today, faults=faults, only=only)

    def _known(self, document_ids: Iterable[DocumentId]) -> list[Document]:
        found: list[Document] = []
        for document_id in document_ids:
            try:
                found.append(self._reader.document(document_id))
            except UnknownDocumentError:  # removed: there is no passage to go to
                continue
        return found

    def _documents(self, class_id: ClassId) -> tuple[DocumentId, ...]:
        return next((each.documents for each in self._store.classes() if each.id == class_id), ())


def _expanded(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob(f"*{SUFFIX}"))[:MOST_FILES]
        else:
            yield path


def _read(path: Path) -> bytes | FileFault:
    try:
        if path.stat().st_size > MAX_FILE:
            return FileFault(path.name, ProgressFault.TOO_LARGE)
        return path.read_bytes()
    except OSError as error:
        return FileFault(path.name, ProgressFault.UNREADABLE, error.strerror or "")


def _checked(name: str, data: bytes, documents: Sequence[DocumentId]) -> ProgressFile | FileFault:
    file = read_progress(name, data)
    if isinstance(file, FileFault):
        return file
    if file.detail is not Detail.CLASS:
        return FileFault(name, ProgressFault.NOT_FOR_A_CLASS)
    about = {card.document_id for card in file.cards} | {each.document_id for each in file.documents}
    if documents and not about.intersection(documents):
        return FileFault(name, ProgressFault.OTHER_MATERIAL)
    return file
