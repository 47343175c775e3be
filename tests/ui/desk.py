"""A learner's desk for panels: a real database with one small document, real services, and a shell without a window."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from studyapp.services.games import Games
from studyapp.services.glossary import Glossary
from studyapp.services.progress import Progress
from studyapp.services.quiz import Quiz
from studyapp.services.study import Study
from studyapp.services.timeline import Timeline
from studyapp.settings import Settings
from studyapp.store.card_log import CardLogStore
from studyapp.store.database import Database
from studyapp.store.glossary import GlossaryStore
from studyapp.store.history import HistoryStore
from studyapp.store.library import LibraryStore
from studyapp.store.progress import ProgressStore
from studyapp.store.quiz import QuizStore
from studyapp.store.reader import ReaderStore
from studyapp.store.study import StudyStore
from studyapp.store.timeline import TimelineStore
from studyapp.ui.jobs import Jobs
from studyapp.ui.look import Look
from studyapp.ui.message_card import Messages
from studyapp.ui.shell import Shell
from studyapp.ui.signals import Signals
from tests.examples import SetClock, example_analysis, example_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from studyapp.domain.card import CardId
    from studyapp.domain.document import DocumentId


@dataclass(frozen=True)
class Desk:
    """Everything that a panel needs, and the document that is open."""

    shell: Shell
    window: QWidget
    database: Database
    clock: SetClock
    settings: Settings
    document_id: DocumentId
    quiz: Quiz
    study: Study
    games: Games
    progress: Progress
    history: HistoryStore

    def card_id(self, name: str) -> CardId:
        return QuizStore(self.database).card(f"{self.document_id}-{name}").id  # pyright: ignore

    def undo(self) -> None:
        self.shell.signals.changed.emit(self.history.undo(self.clock()))


@contextmanager
def laid(qtbot: QtBot, folder: Path, settings: Settings | None = None) -> Iterator[Desk]:
    """Lay a desk; the database is closed and the job thread ended afterwards."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    chosen = settings or Settings(theme="light")
    window = QWidget()
    qtbot.addWidget(window)
    look = Look(application, chosen)
    signals = Signals(window)
    jobs = Jobs(signals, window)
    shell = Shell(signals, jobs, Messages(look, window), look)
    database = Database(folder / "study.db")
    clock = SetClock()
    document = example_document()
    LibraryStore(database).add(document, clock())
    ReaderStore(database).keep_analysis(document.id, example_analysis(), clock())
    signals.set_document(document.id)
    quiz = Quiz(QuizStore(database), CardLogStore(database), clock, lambda: chosen)
    glossary = Glossary(GlossaryStore(database), clock)
    timeline = Timeline(TimelineStore(database), clock)
    try:
        yield Desk(
            shell,
            window,
            database,
            clock,
            chosen,
            document.id,
            quiz,
            Study(StudyStore(database), quiz, glossary, clock, lambda: chosen),
            Games(quiz, glossary, timeline),
            Progress(ProgressStore(database), clock, lambda: chosen),
            HistoryStore(database),
        )
    finally:
        jobs.close()
        database.close()
        look.deleteLater()
