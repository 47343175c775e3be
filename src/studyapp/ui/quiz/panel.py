"""The quiz panel: choose cards, learn new ones, review what is due."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.card import CardState
from studyapp.domain.changes import Changes, Topic
from studyapp.domain.document import Place
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.ui.empty_state import EmptyState
from studyapp.ui.freshness import Freshness
from studyapp.ui.quiz.editor import CardEditor
from studyapp.ui.quiz.home import HomeView
from studyapp.ui.quiz.info import CardInfo
from studyapp.ui.quiz.question import QuestionView
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.domain.card import Card, CardId, Wording
    from studyapp.domain.document import DocumentId
    from studyapp.services.quiz import Question, Quiz
    from studyapp.ui.shell import Shell

_TOPICS = Topic.DOCUMENTS | Topic.CARDS | Topic.REVIEWS | Topic.SETTINGS


class QuizPanel(QWidget):
    """Shows the home view, the card being asked, or why there is nothing to ask."""

    def __init__(self, quiz: Quiz, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiz_panel")
        self._quiz = quiz
        self._shell = shell
        self._kind: StudyKind | None = None
        self._whole_library = False
        self._answered = self._passed = 0
        self._answers_before: dict[CardId, int] = {}
        self._stack = QStackedWidget(self)
        self._home = HomeView(shell.look, self._stack)
        self._asked = QuestionView(shell.look, self._stack)
        self._no_document = EmptyState(
            shell.look,
            "quiz",
            self.tr("No document is open"),
            self.tr("Open a document, and cards made from it appear here for you to choose from."),
            self._stack,
        )
        self._done = EmptyState(shell.look, "check", self.tr("Done for now"), "", self._stack)
        self._back = self._done.add_button(self.tr("Back to the cards"), "quiz_back", primary=True)
        for view in (self._home, self._asked, self._no_document, self._done):
            self._stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._connect()
        Freshness(self, shell.signals, _TOPICS, self.refresh, whole_library=True)

    @Slot()
    def refresh(self) -> None:
        """Read the counts again, and the cards or the card being asked."""
        if self._kind is not None:
            self._asked.show_counts(self._quiz.counts(self._scope()))
            if not self._asked.revealed:
                self._ask_next()
            return
        document_id = self._shell.signals.document_id
        if document_id is None and not self._whole_library:
            self._stack.setCurrentWidget(self._no_document)
            return
        self._on_analysis()
        self._home.show_counts(self._quiz.counts(self._scope()))
        self._home.show_cards(self._quiz.cards(document_id) if document_id is not None else ())
        self._stack.setCurrentWidget(self._home)

    def start(self, kind: StudyKind) -> None:
        """Begin a session; for the menu."""
        self._start(kind)

    def _connect(self) -> None:
        self._shell.signals.analysis_changed.connect(self._on_analysis)
        self._home.study_requested.connect(self._start)
        self._home.approve_requested.connect(self._on_approve)
        self._home.reject_requested.connect(self._on_reject)
        self._home.suspend_requested.connect(self._on_suspend)
        self._home.edit_requested.connect(self._edit)
        self._home.source_requested.connect(self._show_source)
        self._home.whole_library_changed.connect(self._on_scope)
        self._asked.graded.connect(self._on_graded)
        self._asked.source_requested.connect(self._on_source)
        self._asked.ended.connect(self._end)
        self._back.clicked.connect(self._end)
        keys: dict[str, Callable[[], object]] = {
            "quiz.show": self._asked.reveal_or_accept,
            "quiz.undo": self._on_undo,
            "quiz.edit": self._on_edit_asked,
            "quiz.suspend": self._on_suspend_asked,
            "quiz.bury": self._on_bury_asked,
            "quiz.info": self._on_info,
            "quiz.source": self._on_source,
            "quiz.end": self._end,
        }
        for digit in range(1, 10):
            keys[f"quiz.{digit}"] = weakly(self._asked.press_digit, digit)
        for flag in range(1, 8):
            keys[f"quiz.flag_{flag}"] = weakly(self._on_flag, flag)
        for identity, slot in keys.items():
            add_shortcut(self._asked, identity, slot)

    def _scope(self) -> DocumentId | None:
        return None if self._whole_library else self._shell.signals.document_id

    @Slot(object)
    def _start(self, kind: StudyKind) -> None:
        self._kind = kind
        self._answered = self._passed = 0
        self._answers_before.clear()
        self._ask_next()

    def _ask_next(self) -> None:
        kind = self._kind
        if kind is None:
            return
        question = self._quiz.next_question(self._scope(), kind)
        if question is None or (kind is StudyKind.PRACTICE and self._went_round(question)):
            self._finish()
            return
        self._asked.show_counts(self._quiz.counts(self._scope()))
        self._asked.ask(question)
        self._stack.setCurrentWidget(self._asked)

    def _went_round(self, question: Question) -> bool:
        """Tell whether practice comes back to a card that was answered since it was first asked."""
        answers = len(self._quiz.history(question.card.id).reviews)
        return answers > self._answers_before.setdefault(question.card.id, answers)

    def _finish(self) -> None:
        self._kind = None
        if self._answered:
            text = self.tr("Cards answered: {0}, of which right: {1}.").format(self._answered, self._passed)
        else:
            text = self.tr("Nothing is waiting at the moment.")
        self._done.set_texts(self.tr("Done for now"), text)
        self._stack.setCurrentWidget(self._done)
        self._back.setFocus()

    @Slot()
    def _end(self) -> None:
        self._kind = None
        self.refresh()

    @Slot(object, int)
    def _on_graded(self, grade: Grade, duration_ms: int) -> None:
        question = self._asked.question
        if question is None or self._kind is None:
            return
        self._answered += 1
        self._passed += grade is not Grade.AGAIN
        work = partial(self._quiz.answer, question.card.id, grade, kind=self._kind, duration_ms=duration_ms)
        self._shell.jobs.write(work, self._on_answered, self._on_answer_failed)

    @Slot(object)
    def _on_answered(self, _changes: Changes) -> None:
        self._ask_next()

    def _on_answer_failed(self, error: Exception) -> None:
        self._answered -= 1
        self._shell.messages.show_error(error)
        self._end()

    @Slot(object)
    def _on_approve(self, cards: tuple[Card, ...]) -> None:
        ids = [card.id for card in cards]
        self._shell.jobs.write(partial(self._quiz.approve, ids), self._on_approved)

    def _on_approved(self, _changes: Changes) -> None:
        self._shell.messages.tell(self.tr("The cards are in the schedule: “Learn new” begins with them."), undo=True)

    @Slot(object)
    def _on_reject(self, cards: tuple[Card, ...]) -> None:
        self._shell.jobs.write(partial(self._quiz.reject, [card.id for card in cards]))

    @Slot(object)
    def _on_suspend(self, cards: tuple[Card, ...]) -> None:
        for card in cards:
            suspended = card.state is not CardState.SUSPENDED
            self._shell.jobs.write(partial(self._quiz.suspend, card.id, suspended=suspended))

    @Slot()
    def _on_analysis(self) -> None:
        signals = self._shell.signals
        self._home.show_reading(signals.analysing is not None and signals.analysing == signals.document_id)

    @Slot(bool)
    def _on_scope(self, whole_library: bool) -> None:
        self._whole_library = whole_library
        self.refresh()

    @Slot(object)
    def _edit(self, card: Card) -> None:
        editor = CardEditor(card, self._shell.look, self)
        editor.saved.connect(self._on_edited)
        editor.open()

    @Slot(object, object)
    def _on_edited(self, card: Card, wording: Wording) -> None:
        if wording != card.wording:
            self._shell.jobs.write(partial(self._quiz.edit, card.id, wording))

    @Slot(object)
    def _show_source(self, card: Card) -> None:
        if card.source is not None:
            self._shell.signals.place_requested.emit(Place(card.document_id, card.source))

    @Slot()
    def _on_source(self) -> None:
        question = self._asked.question
        if question is not None and self._asked.revealed:
            self._show_source(question.card)

    @Slot()
    def _on_undo(self) -> None:
        self._shell.signals.action_requested.emit("edit.undo")

    @Slot()
    def _on_edit_asked(self) -> None:
        if self._asked.question is not None:
            self._edit(self._asked.question.card)

    @Slot()
    def _on_info(self) -> None:
        if self._asked.question is not None:
            card = self._asked.question.card
            CardInfo(card, self._quiz.history(card.id), self._shell.look, self).open()

    @Slot()
    def _on_suspend_asked(self) -> None:
        if self._asked.question is not None:
            self._shell.jobs.write(partial(self._quiz.suspend, self._asked.question.card.id), self._on_answered)

    @Slot()
    def _on_bury_asked(self) -> None:
        if self._asked.question is not None:
            self._shell.jobs.write(partial(self._quiz.bury, self._asked.question.card.id), self._on_answered)

    @Slot(object)
    def _on_flag(self, flag: int) -> None:
        question = self._asked.question
        if question is not None:
            wanted = 0 if question.card.flag == flag else flag
            self._shell.jobs.write(partial(self._quiz.flag, question.card.id, wanted))
