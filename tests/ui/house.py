"""A whole house for window tests: a real library in a folder, and an analyser that answers when it is told to."""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from studyapp.app import App, build
from studyapp.domain.errors import AnalysisCancelledError
from studyapp.services.reader import Reader
from studyapp.settings import FILE_NAME, Settings, SettingsFile
from studyapp.store.library import LibraryStore
from studyapp.store.reader import ReaderStore
from studyapp.ui.annotations.panel import AnnotationsPanel
from studyapp.ui.glossary.panel import GlossaryPanel
from studyapp.ui.jobs import Jobs
from studyapp.ui.library.panel import LibraryPanel
from studyapp.ui.look import Look
from studyapp.ui.message_card import Messages
from studyapp.ui.progress.panel import ProgressPanel
from studyapp.ui.quiz.panel import QuizPanel
from studyapp.ui.reader.panel import ReaderPanel
from studyapp.ui.shell import Shell
from studyapp.ui.signals import Signals
from studyapp.ui.timeline.panel import TimelinePanel
from tests.examples import SetClock, example_analysis, example_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from studyapp.domain.analysis import Analysis, AnalysisRequest
    from studyapp.domain.document import Document, DocumentId
    from studyapp.domain.ports import OnPartial, OnProgress


class PatientAnalyser:
    """Keeps every request until the test answers it: the port's fake."""

    def __init__(self) -> None:
        self.requests: list[AnalysisRequest] = []
        self.on_progress: OnProgress | None = None
        self.on_partial: OnPartial | None = None
        self.future: Future[Analysis] = Future()

    def submit(self, request: AnalysisRequest, *, on_progress: OnProgress, on_partial: OnPartial) -> Future[Analysis]:
        self.future = Future()
        self.on_progress, self.on_partial = on_progress, on_partial
        self.requests.append(request)
        return self.future

    def cancel(self) -> None:
        if not self.future.done():
            self.future.set_exception(AnalysisCancelledError())

    def close(self) -> None:
        self.cancel()


@dataclass(frozen=True)
class House:
    """An open library, and what panels share."""

    app: App
    shell: Shell
    window: QWidget
    analyser: PatientAnalyser
    clock: SetClock

    def add(self, document: Document, analysis: Analysis | None = None) -> DocumentId:
        """Put a document into the library without any panel's help."""
        LibraryStore(self.app.database).add(document, self.clock())
        if analysis is not None:
            self.app.reader.keep_analysis(document.id, analysis)
        return document.id

    def add_example(self) -> DocumentId:
        return self.add(example_document(), example_analysis())

    def panel(self, name: str) -> QWidget:
        app, shell, window = self.app, self.shell, self.window
        match name:
            case "library":
                return LibraryPanel(app.library, shell, window)
            case "reader":
                return ReaderPanel(app.reader, app.library, app.glossary, shell, window)
            case "annotations":
                return AnnotationsPanel(app.annotations, app.editions, app.library, shell, window)
            case "glossary":
                return GlossaryPanel(app.glossary, app.reader, shell, window)
            case "timeline":
                return TimelinePanel(app.timeline, app.glossary, app.reader, shell, window)
            case "quiz":
                return QuizPanel(app.quiz, app.study, app.games, shell, window)
            case _:
                return ProgressPanel(app.progress, shell, window)


def built(folder: Path, clock: SetClock, analyser: PatientAnalyser, settings: Settings | None = None) -> App:
    """Build the program on a folder, with the patient analyser in the place of the child process."""
    file = SettingsFile(folder / FILE_NAME)
    file.save(settings or Settings(theme="light"))
    app = build(file, folder, clock=clock)
    reader = Reader(ReaderStore(app.database), analyser, clock, back_up=app.backups.backup_before)
    return replace(app, reader=reader)


@contextmanager
def opened_house(qtbot: QtBot, folder: Path) -> Iterator[House]:
    """Open a house; everything of it has ended afterwards."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    clock, analyser = SetClock(), PatientAnalyser()
    app = built(folder, clock, analyser)
    window = QWidget()
    window.resize(900, 700)
    qtbot.addWidget(window)
    look = Look(application, app.settings_file.current)
    signals = Signals(window)
    jobs = Jobs(signals, window)
    shell = Shell(signals, jobs, Messages(look, window), look)
    jobs.failed.connect(shell.messages.show_error)
    try:
        yield House(app, shell, window, analyser, clock)
    finally:
        analyser.close()
        jobs.close()
        app.close()
        look.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
