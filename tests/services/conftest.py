"""A whole study without a window: real services on a real file; only reading files and analysing are faked."""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.document import Block, BlockKind, DateSource, ImportedText, Origin, canonical, sha256_of
from studyapp.domain.errors import AnalysisCancelledError, Unreadable, UnreadableFileError
from studyapp.services.annotations import Annotations
from studyapp.services.backup import Backups
from studyapp.services.editions import Editions
from studyapp.services.glossary import Glossary
from studyapp.services.history import History
from studyapp.services.library import Library
from studyapp.services.reader import Reader
from studyapp.services.timeline import Timeline
from studyapp.store.annotations import AnnotationStore
from studyapp.store.backups import BackupStore
from studyapp.store.check import CheckStore
from studyapp.store.database import Database
from studyapp.store.editions import EditionStore
from studyapp.store.glossary import GlossaryStore
from studyapp.store.history import HistoryStore
from studyapp.store.library import LibraryStore
from studyapp.store.reader import ReaderStore
from studyapp.store.timeline import TimelineStore
from tests.examples import TEXT, SetClock, example_analysis
from tests.services.computers import Desk, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from studyapp.domain.analysis import Analysis, AnalysisRequest
    from studyapp.domain.document import DocumentId
    from studyapp.domain.ports import OnPartial, OnProgress


@dataclass
class PlainImporter:
    """At the port: takes every file for text in UTF-8, one block of it."""

    version: int = 1

    def read_file(self, path: Path, *, encoding: str, on_progress: OnProgress) -> ImportedText:
        on_progress(1.0)
        try:
            text = path.read_text(encoding or "utf-8")
        except OSError as error:
            raise UnreadableFileError(name=path.name, reason=Unreadable.MISSING) from error
        return self._imported(text, "", path.name)

    def read_html(self, html: str, *, plain: str, title: str, on_progress: OnProgress) -> ImportedText:
        assert html
        return self.read_text(plain, title=title, on_progress=on_progress)

    def read_text(self, text: str, *, title: str, on_progress: OnProgress) -> ImportedText:
        on_progress(1.0)
        if not text.strip():
            raise UnreadableFileError(name="", reason=Unreadable.EMPTY)
        return self._imported(text, title, "")

    def _imported(self, text: str, title: str, name: str) -> ImportedText:
        text = canonical(text)
        origin = Origin("plain", self.version, name, sha256_of(text), "utf-8")
        blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
        return ImportedText(title, text, blocks, None, DateSource.NONE, "en", origin)


@dataclass
class HandMadeAnalyser:
    """At the port: keeps what it was asked for, and answers what it was told to."""

    requests: list[AnalysisRequest] = field(default_factory=list)
    cancelled: bool = False

    def submit(self, request: AnalysisRequest, *, on_progress: OnProgress, on_partial: OnPartial) -> Future[Analysis]:
        self.requests.append(request)
        future: Future[Analysis] = Future()
        on_progress(0.5)
        on_partial(replace(example_analysis(), complete=False))
        if self.cancelled:
            future.set_exception(AnalysisCancelledError())
        else:
            future.set_result(example_analysis())
        return future

    def cancel(self) -> None:
        self.cancelled = True

    def close(self) -> None:
        return


@dataclass
class House:
    """All services on one database."""

    database: Database
    clock: SetClock
    importer: PlainImporter
    analyser: HandMadeAnalyser
    folder: Path

    @property
    def backups(self) -> Backups:
        return self._backups

    def __post_init__(self) -> None:
        self._backups = Backups(BackupStore(self.database), CheckStore(self.database), self.clock)

    @property
    def library(self) -> Library:
        sample = self.folder / "sample.md"
        sample.write_text("A sample of our own.")
        back_up = self.backups.backup_before
        return Library(LibraryStore(self.database), self.importer, self.clock, sample=sample, back_up=back_up)

    @property
    def reader(self) -> Reader:
        return Reader(ReaderStore(self.database), self.analyser, self.clock, back_up=self.backups.backup_before)

    @property
    def annotations(self) -> Annotations:
        return Annotations(AnnotationStore(self.database), self.clock)

    @property
    def editions(self) -> Editions:
        store = EditionStore(self.database)
        return Editions(store, self.importer, self.clock, back_up=self.backups.backup_before)

    @property
    def glossary(self) -> Glossary:
        return Glossary(GlossaryStore(self.database), self.clock)

    @property
    def timeline(self) -> Timeline:
        return Timeline(TimelineStore(self.database), self.clock)

    @property
    def history(self) -> History:
        return History(HistoryStore(self.database), self.clock)

    def with_document(self, text: str = TEXT) -> DocumentId:
        return self.library.import_text(text, title="The Harbour Wall").document_id

    def with_findings(self, analysis: Analysis | None = None) -> DocumentId:
        document_id = self.with_document()
        self.reader.keep_analysis(document_id, analysis or example_analysis())
        return document_id


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    database = Database(tmp_path / "data" / "library.db")
    yield House(database, SetClock(), PlainImporter(), HandMadeAnalyser(), tmp_path)
    database.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with ExitStack() as stack:
        desk = opened(stack, tmp_path, 2, SetClock())
        for computer in desk.computers:
            computer.with_document()
        desk.join()
        yield desk
