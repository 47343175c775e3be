"""Fills the window with an open library: the panels, and everything that acts on it.

Imported on another thread when the window stands; made on the GUI thread, one panel a turn, so that no turn is long.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studyapp.ui.about import About
from studyapp.ui.annotations.edition_work import EditionWork
from studyapp.ui.annotations.exchange_work import MarksExchange
from studyapp.ui.annotations.panel import AnnotationsPanel
from studyapp.ui.care import Care
from studyapp.ui.classes.work import ClassWork
from studyapp.ui.command_palette import CommandPalette
from studyapp.ui.exchange.exchange_work import ExchangeWork
from studyapp.ui.generator_page import GeneratorPage
from studyapp.ui.glossary.panel import GlossaryPanel
from studyapp.ui.help_work import HelpWork
from studyapp.ui.library.opening import Opening
from studyapp.ui.library.panel import LibraryPanel
from studyapp.ui.live_settings import LiveSettings
from studyapp.ui.packs.pack_work import PackWork
from studyapp.ui.plan_view import PlanView
from studyapp.ui.preferences import Preferences
from studyapp.ui.progress.panel import ProgressPanel
from studyapp.ui.quiz.curation_work import CurationWork
from studyapp.ui.quiz.panel import QuizPanel
from studyapp.ui.quiz.paper_work import PaperWork
from studyapp.ui.quiz.ways import Way
from studyapp.ui.reader.panel import ReaderPanel
from studyapp.ui.search.window import SearchWindow
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.timeline.panel import TimelinePanel
from studyapp.ui.undo import Undo
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from studyapp.app import App
    from studyapp.domain.card import CardId
    from studyapp.domain.document import DocumentId
    from studyapp.ui.main_window import MainWindow


class Workplace(QObject):
    """What an open library adds to the window.

    Signals:
        ready: every panel has been made.
    """

    ready = Signal()

    def __init__(self, app: App, window: MainWindow, files: Iterable[Path] = ()) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._shell = window.shell
        self._files = tuple(files)
        self._settings = LiveSettings(app.settings_file, self._shell, self)
        self._care = Care(app.backups, self._shell, window)
        self._reader = ReaderPanel(app.reader, app.library, app.glossary, self._shell, window)
        self._reader.annotate_with(app.annotations)
        self._reader.settings_requested.connect(self._settings.change)
        window.set_centre(self._reader)
        self._waiting: list[tuple[str, Callable[[], object]]] = [
            ("library", self._make_library),
            ("glossary", self._make_glossary),
            ("rest", self._make_rest),
            ("annotations", self._make_annotations),
            ("timeline", self._make_timeline),
            ("quiz", self._make_quiz),
            ("progress", self._make_progress),
            ("classes", self._make_classes),
        ]
        self._quiz: QuizPanel | None = None
        self._opening: Opening | None = None
        self._packs: PackWork | None = None
        self._exchange: ExchangeWork | None = None
        self._search: SearchWindow | None = None
        self._class_work: ClassWork | None = None
        self._shell.signals.current_document_changed.connect(self._on_current)
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._on_turn)
        self._turn.start()

    @Slot(list)
    def open_files(self, paths: Iterable[Path]) -> None:
        """Open these as if they had been dropped on the window; does nothing before `ready`."""
        if self._opening is not None:
            self._opening.import_files(paths)

    def finish(self) -> None:
        """Store what is not stored yet; called when the window closes."""
        self._turn.stop()
        if self._opening is not None:
            self._opening.close()
        if self._packs is not None:
            self._packs.close()
        if self._exchange is not None:
            self._exchange.close()
        if self._search is not None:
            self._search.close_queries()
        self._reader.finish()
        if self._class_work is not None:
            self._class_work.finish()
        self._settings.finish()
        self._care.close()

    @Slot()
    def _on_turn(self) -> None:
        _name, make = self._waiting.pop(0)
        make()
        if not self._waiting:
            self._turn.stop()
            self.ready.emit()

    def _make_library(self) -> None:
        self._window.docks.set_panel("library", LibraryPanel(self._app.library, self._shell, self._window))

    def _make_glossary(self) -> None:
        panel = GlossaryPanel(self._app.glossary, self._app.reader, self._shell, self._window)
        self._window.docks.set_panel("glossary", panel)

    def _make_annotations(self) -> None:
        app = self._app
        panel = AnnotationsPanel(app.annotations, app.editions, app.library, self._shell, self._window)
        self._window.docks.set_panel("annotations", panel)

    def _make_timeline(self) -> None:
        app = self._app
        panel = TimelinePanel(app.timeline, app.glossary, app.reader, self._shell, self._window)
        self._window.docks.set_panel("timeline", panel)

    def _make_quiz(self) -> None:
        self._quiz = QuizPanel(self._app.quiz, self._app.study, self._app.games, self._shell, self._window)
        self._quiz.settings_requested.connect(self._settings.change)
        self._quiz.list_cards_by(self._app.curation.cards)
        self._quiz.read_wordings_by(self._app.curation.read)
        self._quiz.add_plan(PlanView(self._app.course_plans, self._shell, "quiz_plan", self._quiz))
        self._window.docks.set_panel("quiz", self._quiz)

    def _make_progress(self) -> None:
        panel = ProgressPanel(self._app.progress, self._shell, self._window)
        panel.add_plan(PlanView(self._app.course_plans, self._shell, "progress_plan", panel, listed=True))
        self._window.docks.set_panel("progress", panel)

    def _make_classes(self) -> None:
        app = self._app
        work = self._class_work = ClassWork(app.classes, app.machines, app.library, self._shell, self._window)
        work.settings_requested.connect(self._settings.change)
        self._window.actions_table.bind(work.handlers())
        if self._opening is not None:
            self._opening.progress_requested.connect(work.add_files)
        work.begin()

    def _make_rest(self) -> None:
        """The menu entries act from here on, and the learner goes on where they stopped."""
        app, window, actions = self._app, self._window, self._window.actions_table
        opening = self._opening = Opening(app.library, self._shell, window)
        undo = Undo(app.history, self._shell, actions["edit.undo"], actions["edit.redo"])
        palette = CommandPalette(app.library, actions, self._shell, window)
        search = self._search = SearchWindow(app.search, self._shell, window)
        curation = CurationWork(app.curation, app.quiz, app.reader, self._shell, window)
        curation.use_generator(app.generation)
        paper = PaperWork(app.curation, app.quiz, app.reader, self._shell, window)
        paper.lock_by(app.study.locked, app.pack_making.locked)
        paper.taking_requested.connect(self._on_paper_test)
        add_shortcut(self._reader, "reader.card", curation.make_card)
        self._shell.messages.undo_requested.connect(undo.undo)
        window.submenus.attach(app.library, self._settings)
        editions = EditionWork(app.editions, app.library, self._shell, window)
        packs = self._packs = PackWork(app, self._shell, window)
        actions.bind(packs.handlers())
        opening.packs_requested.connect(packs.open_packs)
        exchange = self._exchange = ExchangeWork(app.exchange, app.library, self._shell, window)
        actions.bind(exchange.handlers())
        opening.cards_requested.connect(exchange.import_files)
        self.ready.connect(packs.install_preloaded)
        parts = (editions, search, self._settings, opening, undo, self._care, palette, self._reader, curation, paper)
        marks = MarksExchange(app.annotation_exchange, app.reader, self._shell, window)
        parts = (*parts, marks, HelpWork(self._shell, window))
        for part in parts:
            actions.bind(part.handlers())
        actions.bind(
            {
                "go.reader": self._reader.focus_text,
                "edit.preferences": self._on_preferences,
                "help.about": self._on_about,
                "file.open": self._on_open,
                **{f"quiz.{way}": weakly(self._study, way) for way in Way},
            }
        )
        if self._files:
            opening.import_files(self._files)
        else:
            self._shell.jobs.run(partial(_known, app, window.state.document_id()), self._on_known)

    def _on_known(self, document_id: DocumentId | None) -> None:
        if document_id is not None and self._shell.signals.document_id is None:
            self._shell.signals.document_requested.emit(document_id)

    @Slot(object)
    def _on_current(self, document_id: DocumentId | None) -> None:
        self._window.state.keep_document(document_id or "")

    @Slot(object)
    def _on_paper_test(self, card_ids: tuple[CardId, ...]) -> None:
        if self._quiz is not None:
            self._quiz.take_test(card_ids)

    @Slot()
    def _on_open(self) -> None:
        """The language model loads while the learner looks for the file."""
        self._shell.jobs.run(self._app.analyser.warm_up)
        if self._opening is not None:
            self._opening.choose()

    def _study(self, way: Way) -> None:
        self._window.docks.show_panel("quiz")
        if self._quiz is not None:
            self._quiz.start(way)

    @Slot()
    def _on_preferences(self) -> None:
        preferences = Preferences(self._settings, self._window)
        preferences.add_page(GeneratorPage(self._app.generation, self._settings, self._shell), self.tr("Generator"))
        preferences.open()

    @Slot()
    def _on_about(self) -> None:
        document_id = self._shell.signals.document_id
        info = self._app.reader.analysis_info(document_id) if document_id else None
        About(self._shell.look, self._app.data_dir, info.model if info else "", self._window).open()


def _known(app: App, document_id: str) -> DocumentId | None:
    """On the job thread: return the document that was open, if the library still shows it."""
    documents = app.library.documents()
    if not documents:
        app.analyser.warm_up()  # whoever has an empty library opens something next
    return next((summary.id for summary in documents if summary.id == document_id), None)
