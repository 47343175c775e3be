"""The composition root: the only place that chooses parts. Imports neither Qt nor spaCy."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from studyapp import resources
from studyapp.analysis.worker import AnalysisWorker
from studyapp.domain.backup_plan import BackupReason
from studyapp.formats.importer import FileImporter
from studyapp.formats.studypack_reader import PackReader
from studyapp.generator import LocalGenerator
from studyapp.services.annotation_exchange import AnnotationExchange
from studyapp.services.annotations import Annotations
from studyapp.services.author_keys import AuthorKeys
from studyapp.services.backup import Backups
from studyapp.services.classes import Classes
from studyapp.services.course_plans import CoursePlans
from studyapp.services.curation import Curation
from studyapp.services.editions import Editions
from studyapp.services.exchange import Exchange
from studyapp.services.games import Games
from studyapp.services.generation import Generation
from studyapp.services.glossary import Glossary
from studyapp.services.history import History
from studyapp.services.installers import Installers
from studyapp.services.library import Library
from studyapp.services.machines import Machines
from studyapp.services.pack_making import PackMaking
from studyapp.services.packs import Packs
from studyapp.services.progress import Progress
from studyapp.services.quiz import Quiz
from studyapp.services.reader import Reader
from studyapp.services.search import Search
from studyapp.services.study import Study
from studyapp.services.timeline import Timeline
from studyapp.settings import FILE_NAME, Settings, SettingsFile, preload_folders
from studyapp.store.annotations import AnnotationStore
from studyapp.store.backups import BackupStore, list_backups, put_back_file, set_file_aside
from studyapp.store.card_log import CardLogStore
from studyapp.store.check import CheckStore
from studyapp.store.class_files import ClassStore, ProgressFileStore
from studyapp.store.course_plan import CoursePlanStore
from studyapp.store.curation import CurationStore
from studyapp.store.database import BACKUPS_NAME, Database
from studyapp.store.editions import EditionStore
from studyapp.store.exchange import ExchangeStore
from studyapp.store.exchange_in import ExchangeInStore
from studyapp.store.glossary import GlossaryStore
from studyapp.store.history import HistoryStore
from studyapp.store.library import LibraryStore
from studyapp.store.lock import FolderLock
from studyapp.store.pack_memory import PackMemory
from studyapp.store.pack_sources import PackSources
from studyapp.store.packs import PackStore
from studyapp.store.progress import ProgressStore
from studyapp.store.quiz import QuizStore
from studyapp.store.reader import ReaderStore
from studyapp.store.search import SearchStore
from studyapp.store.study import StudyStore
from studyapp.store.timeline import TimelineStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from studyapp.domain.backup_plan import Backup
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
    annotations: Annotations
    annotation_exchange: AnnotationExchange
    editions: Editions
    exchange: Exchange
    glossary: Glossary
    timeline: Timeline
    quiz: Quiz
    curation: Curation
    generation: Generation
    packs: Packs
    pack_making: PackMaking
    course_plans: CoursePlans
    installers: Installers
    games: Games
    study: Study
    progress: Progress
    search: Search
    classes: Classes
    machines: Machines
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


def build(
    settings: SettingsFile | None, data_dir: Path, *, clock: Clock = utc_now, lock: FolderLock | None = None
) -> App:
    """Put the program together on a data folder, which is made where it is missing.

    Args:
        settings: loaded already; None reads `settings.json` of the data folder.
        data_dir: where the learner's data lies.
        clock: the present moment.
        lock: of this folder, where the caller holds it already; it is given up when this raises.

    Raises:
        AlreadyRunningError: another instance uses the folder.
        StoreError: the database cannot be used.
    """
    with ExitStack() as undo:
        lock = lock or FolderLock(data_dir)
        undo.callback(lock.release)
        database = Database(data_dir / DATABASE_NAME)
        undo.pop_all()
    if settings is None:
        settings = SettingsFile(data_dir / FILE_NAME)
        settings.load()
    return _wired(settings, data_dir, clock, lock, database)


def backups_in(data_dir: Path) -> tuple[Backup, ...]:
    """Return the backups of a library that cannot be opened, newest first; whether they are whole is not looked at."""
    return list_backups(data_dir / BACKUPS_NAME)


def put_back(backup: Backup, data_dir: Path) -> Path | None:
    """Put a backup in the place of a library that cannot be opened; return where the old file is kept.

    Raises DatabaseDamagedError or DatabaseTooNewError about the backup; then nothing was moved.
    """
    lock = FolderLock(data_dir)
    try:
        return put_back_file(backup, data_dir / DATABASE_NAME)
    finally:
        lock.release()


def set_aside(data_dir: Path) -> Path | None:
    """Give a library that cannot be opened another name, and return it: the next `build` makes an empty one."""
    lock = FolderLock(data_dir)
    try:
        return set_file_aside(data_dir / DATABASE_NAME)
    finally:
        lock.release()


def _wired(settings: SettingsFile, data_dir: Path, clock: Clock, lock: FolderLock, database: Database) -> App:
    def present() -> Settings:
        return settings.current

    analyser = AnalysisWorker()
    backups = Backups(BackupStore(database), CheckStore(database), clock)
    glossary = Glossary(GlossaryStore(database), clock)
    timeline = Timeline(TimelineStore(database), clock)
    quiz = Quiz(QuizStore(database), CardLogStore(database), clock, present)
    return App(
        data_dir=data_dir,
        settings_file=settings,
        library=_library(database, clock, backups),
        reader=Reader(ReaderStore(database), analyser, clock, back_up=backups.backup_before),
        annotations=Annotations(AnnotationStore(database), clock),
        annotation_exchange=_annotation_exchange(database, clock),
        editions=Editions(EditionStore(database), FileImporter(), clock, back_up=backups.backup_before),
        exchange=_exchange(database, clock, timeline, present, backups),
        glossary=glossary,
        timeline=timeline,
        quiz=quiz,
        games=Games(quiz, glossary, timeline),
        study=Study(StudyStore(database), quiz, glossary, clock, present),
        curation=Curation(CurationStore(database), clock, analyser),
        packs=_packs(database, clock, backups),
        pack_making=_pack_making(database, clock, data_dir),
        course_plans=CoursePlans(CoursePlanStore(database), clock, present),
        installers=Installers(PackReader().check),
        generation=Generation(CurationStore(database), LocalGenerator(), analyser, clock, present),
        progress=Progress(ProgressStore(database), clock, present),
        search=Search(SearchStore(database)),
        classes=Classes(ClassStore(database), ProgressFileStore(database), ReaderStore(database), clock),
        machines=_machines(database, clock, present, backups),
        history=History(HistoryStore(database), clock),
        backups=backups,
        analyser=analyser,
        database=database,
        lock=lock,
    )


def _machines(database: Database, clock: Clock, present: Callable[[], Settings], backups: Backups) -> Machines:
    return Machines(ProgressFileStore(database), clock, present, partial(backups.backup_before, BackupReason.IMPORT))


def _packs(database: Database, clock: Clock, backups: Backups) -> Packs:
    return Packs(
        PackStore(database),
        PackMemory(database),
        PackReader(),
        clock,
        preload_folders=preload_folders,
        back_up=backups.backup_before,
    )


def _pack_making(database: Database, clock: Clock, data_dir: Path) -> PackMaking:
    return PackMaking(
        PackSources(database),
        PackMemory(database),
        Curation(CurationStore(database), clock),
        Annotations(AnnotationStore(database), clock),
        clock,
        keys=AuthorKeys(data_dir),
    )


def _library(database: Database, clock: Clock, backups: Backups) -> Library:
    return Library(
        LibraryStore(database),
        FileImporter(),
        clock,
        sample=resources.sample(),
        back_up=backups.backup_before,
    )


def _annotation_exchange(database: Database, clock: Clock) -> AnnotationExchange:
    return AnnotationExchange(AnnotationStore(database), ReaderStore(database), LibraryStore(database), clock)


def _exchange(
    database: Database, clock: Clock, timeline: Timeline, present: Callable[[], Settings], backups: Backups
) -> Exchange:
    return Exchange(ExchangeStore(database), ExchangeInStore(database), timeline, clock, present, backups.backup_before)
