"""The quiz panel: choose cards, and study them in one way or another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.changes import Topic
from studyapp.domain.schedule import StudyKind
from studyapp.ui.empty_state import EmptyState
from studyapp.ui.freshness import Freshness
from studyapp.ui.latest import Latest
from studyapp.ui.quiz.deck_work import DeckWork
from studyapp.ui.quiz.home import HomeView
from studyapp.ui.quiz.match_game import MatchGame
from studyapp.ui.quiz.order_game import OrderGame
from studyapp.ui.quiz.session import SessionView
from studyapp.ui.quiz.test_view import TestView
from studyapp.ui.quiz.ways import KINDS, Way

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from studyapp.domain.card import Card, CardId
    from studyapp.domain.document import DocumentId
    from studyapp.domain.progress import Counts
    from studyapp.domain.study import Goal, Today
    from studyapp.services.games import Games
    from studyapp.services.quiz import Quiz
    from studyapp.services.study import Study
    from studyapp.ui.quiz.wording_reader import Read
    from studyapp.ui.shell import Shell

_TOPICS = Topic.DOCUMENTS | Topic.CARDS | Topic.REVIEWS | Topic.SETTINGS | Topic.FINDINGS


@dataclass(frozen=True, slots=True)
class _Home:
    """What the first page shows: of the document, and of what the counts are about."""

    document_id: DocumentId | None
    counts: Counts
    studied: int
    today: Today
    goal: Goal
    leeches: frozenset[CardId]
    cards: Sequence[Card]
    language: str


class QuizPanel(QWidget):
    """Shows the first page, a session, a test, a game, or why there is nothing.

    Signals:
        settings_requested: use these settings from now on (Settings).
    """

    settings_requested = Signal(object)

    def __init__(self, quiz: Quiz, study: Study, games: Games, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiz_panel")
        self._quiz = quiz
        self._study = study
        self._games = games
        self._shell = shell
        self._whole_library = self._busy = False
        self._listed: Callable[[DocumentId], Sequence[Card]] = quiz.cards
        self._test: TestView | None = None
        self._match: MatchGame | None = None
        self._order: OrderGame | None = None
        self._stack = QStackedWidget(self)
        self._home = HomeView(shell.look, self._stack)
        self._session = SessionView(quiz, study, shell, self._stack)
        self._no_document = EmptyState(
            shell.look,
            "quiz",
            self.tr("No document is open"),
            self.tr("Open a document, and cards made from it appear here for you to choose from."),
            self._stack,
        )
        for view in (self._home, self._session, self._no_document):
            self._stack.addWidget(view)
        self._work = DeckWork(quiz, self._home.deck, shell, self)
        self._work.locked = study.locked
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._connect()
        self._reading = Latest(shell, self, self._stack)
        self._sizes = Latest(shell, self)
        self._shown: DocumentId | None = None
        Freshness(self, shell.signals, _TOPICS, self.refresh, whole_library=True)

    def list_cards_by(self, listed: Callable[[DocumentId], Sequence[Card]]) -> None:
        """Take the list of cards from here: those that are offered within a person's budget."""
        self._listed = listed

    def read_wordings_by(self, read: Read) -> None:
        """Have what is typed in the card editor read by the language model."""
        self._work.read = read

    def add_plan(self, view: QWidget) -> None:
        """Show the plan of the course on the page where a session begins."""
        self._home.add_plan(view)

    @Slot()
    def refresh(self) -> None:
        """Read the counts again, and the cards or the card being asked."""
        if self._stack.currentWidget() is self._session and self._session.running:
            self._session.refresh()
            return
        if self._busy:
            return
        document_id = self._shell.signals.document_id
        if document_id is None and not self._whole_library:
            self._reading.drop()
            self._sizes.drop()
            self._stack.setCurrentWidget(self._no_document)
            return
        work = partial(_read_home, self._quiz, self._study, self._listed, document_id, self._scope())
        self._reading.ask(work, self._show_home, anew=document_id != self._shown)
        if document_id is None:
            self._home.show_games(0, 0)
        else:
            self._sizes.ask(partial(_game_sizes, self._games, document_id), self._on_game_sizes)

    def _show_home(self, home: _Home) -> None:
        self._shown = home.document_id
        self._on_analysis()
        self._home.show_counts(home.counts, home.studied)
        self._home.show_today(home.today, home.goal)
        self._home.show_write(self._shell.look.settings.write_answers)
        self._home.deck.show_leeches(home.leeches)
        self._home.deck.show_language(home.language)
        self._home.show_cards(home.cards)
        self._stack.setCurrentWidget(self._home)

    def start(self, way: Way) -> None:
        """Begin to study; for the menu."""
        self._start(way)

    def _connect(self) -> None:
        self._shell.signals.analysis_changed.connect(self._on_analysis)
        self._home.way_chosen.connect(self._start)
        self._home.write_changed.connect(self._on_write)
        self._home.preferences_requested.connect(self._on_preferences)
        self._home.whole_library_changed.connect(self._on_scope)
        self._session.edit_requested.connect(self._work.edit)
        self._session.began.connect(self._on_began)
        self._session.ended.connect(self.refresh)
        self._shell.signals.current_document_changed.connect(self._on_document)

    def _scope(self) -> DocumentId | None:
        return None if self._whole_library else self._shell.signals.document_id

    @Slot(object)
    def _start(self, way: Way) -> None:
        document_id = self._shell.signals.document_id
        if way in KINDS:
            self._ask(KINDS[way])
        elif way is Way.TEST:
            self._open(self._test_view()).open(self._scope())
        elif document_id is not None:
            view = self._match_game() if way is Way.MATCH else self._order_game()
            self._open(view).open(document_id)

    @Slot(object)
    def take_test(self, card_ids: tuple[CardId, ...]) -> None:
        """Take a test of these cards, in this order."""
        self._shell.signals.panel_requested.emit("quiz")
        self._open(self._test_view()).take(card_ids)

    def _open[View: QWidget](self, view: View) -> View:
        self._busy = True
        self._reading.drop()
        self._stack.setCurrentWidget(view)
        return view

    def _test_view(self) -> TestView:
        """Return the page of tests; it is made when it is first wanted, like the games."""
        if self._test is None:
            self._test = TestView(self._quiz, self._study, self._shell, self._stack)
            self._test.ended.connect(self._on_ended)
            self._test.practice_requested.connect(self._on_practice)
            self._stack.addWidget(self._test)
        return self._test

    def _match_game(self) -> MatchGame:
        if self._match is None:
            self._match = MatchGame(self._games, self._shell, self._stack)
            self._match.ended.connect(self._on_ended)
            self._stack.addWidget(self._match)
        return self._match

    def _order_game(self) -> OrderGame:
        if self._order is None:
            self._order = OrderGame(self._games, self._shell, self._stack)
            self._order.ended.connect(self._on_ended)
            self._stack.addWidget(self._order)
        return self._order

    @Slot()
    def _on_ended(self) -> None:
        self._busy = False
        self.refresh()

    @Slot(object)
    def _on_practice(self, card_ids: tuple[CardId, ...]) -> None:
        self._ask(StudyKind.PRACTICE, card_ids)

    def _ask(self, kind: StudyKind, card_ids: Sequence[CardId] = ()) -> None:
        self._busy = False
        self._session.start(kind, self._scope(), card_ids)

    @Slot()
    def _on_began(self) -> None:
        self._reading.drop()
        self._stack.setCurrentWidget(self._session)

    def _on_game_sizes(self, sizes: tuple[int, int]) -> None:
        self._home.show_games(*sizes)

    @Slot()
    def _on_analysis(self) -> None:
        signals = self._shell.signals
        self._home.deck.show_reading(signals.analysing is not None and signals.analysing == signals.document_id)

    @Slot(object)
    def _on_document(self, _document_id: object) -> None:
        """A game or a test about another document is over; a session goes on as before."""
        if self._busy:
            self._on_ended()
        elif self._stack.currentWidget() is self._home and not self.isEnabled():
            self._reading.blank()

    @Slot()
    def _on_preferences(self) -> None:
        self._shell.signals.action_requested.emit("edit.preferences")

    @Slot(bool)
    def _on_write(self, write: bool) -> None:
        self.settings_requested.emit(replace(self._shell.look.settings, write_answers=write))

    @Slot(bool)
    def _on_scope(self, whole_library: bool) -> None:
        self._whole_library = whole_library
        self.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, as Space does; Qt does that in dialogs only."""
        focus = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focus, QAbstractButton):
            focus.click()
            return
        super().keyPressEvent(event)


def _read_home(
    quiz: Quiz,
    study: Study,
    listed: Callable[[DocumentId], Sequence[Card]],
    document_id: DocumentId | None,
    scope: DocumentId | None,
) -> _Home:
    """On the job thread."""
    return _Home(
        document_id,
        quiz.counts(scope),
        study.studied(scope),
        study.today(),
        study.goal(),
        frozenset() if document_id is None else study.leeches(document_id),
        () if document_id is None else listed(document_id),
        "" if document_id is None else study.language(document_id),
    )


def _game_sizes(games: Games, document_id: DocumentId) -> tuple[int, int]:
    """On the job thread: return how many pairs and how many dates the games have."""
    return len(games.pairs(document_id)), len(games.dates(document_id))
