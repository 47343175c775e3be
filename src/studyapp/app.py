"""The composition root: the only place that chooses parts. Imports neither Qt nor spaCy."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from studyapp import resources
from studyapp.analysis.worker import AnalysisWorker
from studyapp.formats.importer import FileImporter
from studyapp.services.backup import Backups
from studyapp.services.glossary import Glossary
from studyapp.services.history import History
from studyapp.services.library import Library
from studyapp.services.progress import Progress
from studyapp.services.quiz import Quiz
from studyapp.services.reader import Reader
from studyapp.services.timeline import Timeline
from studyapp.settings import FILE_NAME, Settings, SettingsFile
from studyapp.store.backups import BackupStore
from studyapp.store.check import CheckStore
from studyapp.store.database import Database
from studyapp.store.glossary import GlossaryStore
from studyapp.store.history import HistoryStore
from studyapp.store.library import LibraryStore
from studyapp.store.lock import FolderLock
from studyapp.store.progress import ProgressStore
from studyapp.store.quiz import QuizStore
from studyapp.store.reader import ReaderStore
from studyapp.store.timeline import TimelineStore

if TYPE_CHECKING:
    from pathlib import Path

    from studyapp.domain.ports import Clock

DATABASE_NAME = "library.db"


@dataclass(frozen=True, slots=True)
class App:
    """The program without a face.

    Attributes:
        analyser: the child process; `warm_up` loads the language model before it is wanted.
    """

    data_dir: Path
    settings_file: SettingsFile
    library: Library
    reader: Reader
    glossary: Glossary
    timeline: Timeline
    quiz: Quiz
    progress: Progress
    history: History
    backups: Backups
    analyser: AnalysisWorker
    database: Database
    lock: FolderLock

    def close(self) -> None:
        """End the analysis child, close the database, and give the data folder up; at most 5 s. Safe to call twice."""
        self.analyser.close()
        self.database.close()
        self.lock.release()


def utc_now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC)


def build(settings: SettingsFile | None, data_dir: Path, *, clock: Clock = utc_now) -> App:
    """Put the program together on a data folder, which is made where it is missing.

    Args:
        settings: loaded already; None reads `settings.json` of the data folder.
        data_dir: where the learner's data lies.
        clock: the present moment.

    Raises:
        AlreadyRunningError: another instance uses the folder.
        StoreError: the database cannot be used.
    """
    with ExitStack() as undo:
        lock = FolderLock(data_dir)
        undo.callback(lock.release)
        database = Database(data_dir / DATABASE_NAME)
        undo.pop_all()
    if settings is None:
        settings = SettingsFile(data_dir / FILE_NAME)
        settings.load()
    return _wired(settings, data_dir, clock, lock, database)


def _wired(settings: SettingsFile, data_dir: Path, clock: Clock, lock: FolderLock, database: Database) -> App:
    def present() -> Settings:
        return settings.current

    analyser = AnalysisWorker()
    backups = Backups(BackupStore(database), CheckStore(database), clock)
    return App(
        data_dir=data_dir,
        settings_file=settings,
        library=Library(
            LibraryStore(database),
            FileImporter(),
            clock,
            sample=resources.sample(),
            back_up=backups.backup_before,
        ),
        reader=Reader(ReaderStore(database), analyser, clock, back_up=backups.backup_before),
        glossary=Glossary(GlossaryStore(database), clock),
        timeline=Timeline(TimelineStore(database)),
        quiz=Quiz(QuizStore(database), clock, present),
        progress=Progress(ProgressStore(database), clock, present),
        history=History(HistoryStore(database), clock),
        backups=backups,
        analyser=analyser,
        database=database,
        lock=lock,
    )
