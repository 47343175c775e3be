"""A session: one card after the other, what follows a lapse, and the last page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.document import Place
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.domain.study import EASIER_FROM_LAPSES, GoalSpan, Today, becomes_leech, is_lapse
from studyapp.ui.latest import Latest
from studyapp.ui.quiz.asking import Asking
from studyapp.ui.quiz.info import CardInfo
from studyapp.ui.quiz.lapse import LapseView
from studyapp.ui.quiz.question import QuestionView
from studyapp.ui.quiz.session_end import SessionEnd, Tally
from studyapp.ui.shortcuts import add_shortcut
from studyapp.ui.weakly import weakly

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from studyapp.domain.card import Card, CardId
    from studyapp.domain.changes import Changes
    from studyapp.domain.document import DocumentId
    from studyapp.domain.span import Span
    from studyapp.domain.study import Context
    from studyapp.services.quiz import CardHistory, Quiz
    from studyapp.services.study import Study
    from studyapp.ui.quiz.asking import Asked, Standing
    from studyapp.ui.shell import Shell


class SessionView(QWidget):
    """Asks until nothing is left, or the learner stops.

    Signals:
        began: the first card, or the page that says that there is none, is to be seen.
        ended: the session is over and its last page was left.
        edit_requested: of this card (Card).
    """

    began = Signal()
    ended = Signal()
    edit_requested = Signal(object)

    def __init__(self, quiz: Quiz, study: Study, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiz_session")
        self._quiz = quiz
        self._study = study
        self._shell = shell
        self._kind: StudyKind | None = None
        self._document_id: DocumentId | None = None
        self._asking: Asking | None = None
        self._standing: Standing | None = None
        self._stopped = False
        self._missed: dict[CardId, None] = {}
        self._tally = Tally()
        self._easier: CardId | None = None
        self._lapsed: Card | None = None
        self._goal_told = False
        self._reading = Latest(shell, self)
        self._stack = QStackedWidget(self)
        self._asked = QuestionView(study, shell.look, self._stack)
        self._lapse = LapseView(shell.look, self._stack)
        self._last = SessionEnd(shell.look, self._stack)
        for view in (self._asked, self._lapse, self._last):
            self._stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._connect()

    @property
    def running(self) -> bool:
        """Whether a session is on, its last page included."""
        return self._kind is not None

    def start(self, kind: StudyKind, document_id: DocumentId | None, card_ids: Sequence[CardId] = ()) -> None:
        """Begin: with what the schedule says, or once with each of these cards."""
        self._kind, self._document_id, self._stopped = kind, document_id, False
        self._asking = Asking(self._quiz, self._study, kind, document_id, card_ids)
        self._standing = None
        self._missed.clear()
        self._tally = Tally()
        self._easier, self._lapsed = None, None
        self._ask_next()

    def refresh(self) -> None:
        """Something was changed: show the counts, and the card as it is now unless its answer is being looked at."""
        if self._asking is None or self._stopped or self._stack.currentWidget() is not self._asked:
            return
        if self._asked.revealed:
            self._reading.ask(self._asking.standing, self._show_standing)
        else:
            self._ask_next()

    def _connect(self) -> None:
        self._asked.graded.connect(self._on_graded)
        self._asked.accept_requested.connect(self._on_accept)
        self._asked.source_requested.connect(self._on_source)
        self._asked.ended.connect(self._on_stop)
        self._lapse.continued.connect(self._ask_next)
        self._lapse.source_requested.connect(self._on_lapse_source)
        self._lapse.easier_requested.connect(self._on_easier)
        self._lapse.edit_requested.connect(self._on_edit)
        self._lapse.suspend_requested.connect(self._on_suspend)
        self._last.left.connect(self._leave)
        self._last.again_requested.connect(self._on_again)
        keys: dict[str, Callable[[], object]] = {
            "quiz.show": self._asked.reveal_or_accept,
            "quiz.bury": self._on_bury,
            **{f"quiz.{digit}": weakly(self._asked.press_digit, digit) for digit in range(1, 10)},
            "quiz.source": weakly(self._on_source, None),
            **self._keys_of_both(),
        }
        lapse: dict[str, Callable[[], object]] = {
            "quiz.show": self._ask_next,
            "quiz.source": self._on_lapse_source,
            **self._keys_of_both(),
        }
        for view, table in ((self._asked, keys), (self._lapse, lapse), (self._last, {"quiz.end": self._leave})):
            for identity, slot in table.items():
                add_shortcut(view, identity, slot)

    def _keys_of_both(self) -> dict[str, Callable[[], object]]:
        return {
            "quiz.undo": self._on_undo,
            "quiz.edit": self._on_edit,
            "quiz.suspend": self._on_suspend,
            "quiz.info": self._on_info,
            "quiz.end": self._on_stop,
            **{f"quiz.flag_{flag}": weakly(self._on_flag, flag) for flag in range(1, 8)},
        }

    def _card(self) -> Card | None:
        """Return the card that keys act on: the one being asked, or the one that was just forgotten."""
        if self._stack.currentWidget() is self._lapse:
            return self._lapsed
        question = self._asked.question
        return question.card if question is not None else None

    @Slot()
    def _ask_next(self) -> None:
        if self._asking is not None and self._kind is not None:
            self._reading.ask(partial(self._asking.next, self._easier), self._on_next)

    def _on_next(self, asked: Asked) -> None:
        question = asked.question
        if question is None:
            self._show_end(asked)
            return
        in_front = self._stack.currentWidget() is self._asked
        before = self._asked.question
        same = before is not None and (before.card, before.memory) == (question.card, question.memory)
        if self._shell.look.settings.write_answers:
            self._shell.jobs.run(partial(self._study.prepare, question.card))
        if question.card.source is not None:
            self._shell.jobs.run(partial(_page_of, self._study, question.card), self._on_page)
        is_first = self._standing is None
        self._show_standing(asked.standing)
        if not (in_front and same and not is_first and not self._asked.revealed):
            self._asked.ask(question, headings=asked.headings, write=self._shell.look.settings.write_answers)
        self._stack.setCurrentWidget(self._asked)
        self._lapsed = None
        if is_first:
            self.began.emit()

    def _on_page(self, found: tuple[Card, str]) -> None:
        card, page = found
        if card == self._card():
            self._asked.show_page(page)

    def _show_standing(self, standing: Standing) -> None:
        """Show what waits; say it once when the goal is reached, unless it was before the session began."""
        before, self._standing = self._standing, standing
        done = self._done(standing)
        self._asked.show_counts(standing.counts)
        self._asked.show_goal(done, standing.goal)
        reached = standing.goal.reached(done.cards, done.duration_ms)
        if before is None:
            self._goal_told = reached
        elif reached and not self._goal_told:
            self._goal_told = True
            self._shell.messages.tell(self.tr("Goal reached. Go on as long as you like, or stop with Esc."))

    def _done(self, standing: Standing) -> Today:
        """Return what counts for the goal: the day's answers, or the session's."""
        if standing.goal.span is GoalSpan.DAY:
            return standing.today
        return Today(self._tally.answers, self._tally.duration_ms)

    def _finish(self) -> None:
        if self._asking is not None:
            self._reading.ask(self._asking.end, self._show_end)

    def _show_end(self, asked: Asked) -> None:
        is_first = self._standing is None
        self._show_standing(asked.standing)
        self._last.show_due(asked.due_tomorrow)
        self._last.show_end(self._tally, self._done(asked.standing), asked.standing.goal, misses=len(self._missed))
        self._stack.setCurrentWidget(self._last)
        if is_first:
            self.began.emit()

    @Slot()
    def _on_stop(self) -> None:
        if self._tally.answers:
            self._kind = self._kind or StudyKind.PRACTICE
            self._stopped = True
            self._finish()
        else:
            self._leave()

    @Slot()
    def _leave(self) -> None:
        self._kind, self._asking = None, None
        self._reading.drop()
        self.ended.emit()

    @Slot()
    def _on_again(self) -> None:
        self.start(StudyKind.PRACTICE, self._document_id, tuple(self._missed))

    @Slot(object, int)
    def _on_graded(self, grade: Grade, duration_ms: int) -> None:
        question = self._asked.question
        if question is None or self._kind is None:
            return
        kind = question.kind
        work = partial(
            self._quiz.answer,
            question.card.id,
            grade,
            kind=kind,
            duration_ms=duration_ms,
            asked_at=question.asked_at,
            chosen=self._asked.option,
        )
        self._easier = None
        self._tally = Tally(
            self._tally.answers + 1,
            self._tally.passed + (grade is not Grade.AGAIN),
            self._tally.new + (question.memory.reviews == 0 and kind.schedules),
            self._tally.duration_ms + duration_ms,
        )
        if grade is Grade.AGAIN:
            self._missed[question.card.id] = None
        lapsed = kind.schedules and is_lapse(question.memory, grade)
        self._lapsed = question.card if lapsed else None
        self._shell.jobs.write(work, self._on_answered, self._on_answer_failed)

    @Slot(object)
    def _on_answered(self, _changes: Changes) -> None:
        if self._stopped or self._stack.currentWidget() is self._last:  # stopped while the answer was being stored
            self._finish()
            return
        if self._lapsed is not None and self._asked.revealed:
            self._shell.jobs.run(partial(_lapse_of, self._quiz, self._study, self._lapsed), self._on_lapse)
            return
        self._ask_next()

    def _on_lapse(self, found: tuple[Card, int, Card | None, Context | None]) -> None:
        card, lapses, easier, context = found
        stopped = self._kind is None or self._stopped
        if stopped or self._lapsed is None or self._lapsed.id != card.id:
            return
        offered = easier if lapses >= EASIER_FROM_LAPSES else None
        self._lapse.show_lapse(card, easier=offered, leech_after=lapses if becomes_leech(lapses) else 0)
        self._lapse.show_context(context, card)
        self._stack.setCurrentWidget(self._lapse)

    def _on_answer_failed(self, error: Exception) -> None:
        self._tally = replace(self._tally, answers=self._tally.answers - 1)
        self._shell.messages.show_error(error)
        self._leave()

    @Slot(object)
    def _on_easier(self, card: Card) -> None:
        self._easier = card.id
        self._shell.jobs.write(partial(self._quiz.approve, [card.id]), self._on_easier_approved)

    def _on_easier_approved(self, _changes: Changes) -> None:
        self._shell.messages.tell(self.tr("The easier card is learnt beside the other from now on."), undo=True)
        self._ask_next()

    @Slot(str)
    def _on_accept(self, typed: str) -> None:
        card = self._card()
        if card is not None:
            wording = replace(card.wording, accepted=(*card.wording.accepted, typed))
            self._shell.jobs.write(partial(self._quiz.edit, card.id, wording))

    @Slot(object)
    def _on_source(self, span: Span | None) -> None:
        card = self._card()
        place = span or (card.source if card is not None else None)
        if card is not None and place is not None and self._asked.revealed:
            self._shell.signals.place_requested.emit(Place(card.document_id, place))

    @Slot()
    def _on_lapse_source(self) -> None:
        card = self._lapsed
        if card is not None and card.source is not None:
            self._shell.signals.place_requested.emit(Place(card.document_id, card.source))

    @Slot()
    def _on_undo(self) -> None:
        self._lapsed = None
        if self._stack.currentWidget() is self._lapse:
            self._stack.setCurrentWidget(self._asked)
            self._asked.forget()
        self._shell.signals.action_requested.emit("edit.undo")

    @Slot()
    def _on_edit(self) -> None:
        card = self._card()
        if card is not None:
            self.edit_requested.emit(card)

    @Slot()
    def _on_info(self) -> None:
        card = self._card()
        if card is not None:
            self._shell.jobs.run(partial(_history_of, self._quiz, card), self._on_history)

    def _on_history(self, found: tuple[Card, CardHistory]) -> None:
        CardInfo(*found, self._shell.look, self).open()

    @Slot()
    def _on_suspend(self) -> None:
        card = self._card()
        if card is not None:
            self._shell.jobs.write(partial(self._quiz.suspend, card.id), self._on_put_aside)

    @Slot()
    def _on_bury(self) -> None:
        card = self._card()
        if card is not None:
            self._shell.jobs.write(partial(self._quiz.bury, card.id), self._on_put_aside)

    def _on_put_aside(self, _changes: Changes) -> None:
        self._easier = None
        self._ask_next()

    @Slot(object)
    def _on_flag(self, flag: int) -> None:
        card = self._card()
        if card is not None:
            wanted = 0 if card.flag == flag else flag
            self._shell.jobs.write(partial(self._quiz.flag, card.id, wanted))


def _page_of(study: Study, card: Card) -> tuple[Card, str]:
    """On the job thread: return the card, and the printed page that it comes from."""
    return card, study.context(card.document_id, card.source).page if card.source is not None else ""


def _history_of(quiz: Quiz, card: Card) -> tuple[Card, CardHistory]:
    """On the job thread."""
    return card, quiz.history(card.id)


def _lapse_of(quiz: Quiz, study: Study, card: Card) -> tuple[Card, int, Card | None, Context | None]:
    """On the job thread: return the card, how often it was forgotten, an easier one, and its passage in context."""
    memory = quiz.history(card.id).memory
    context = study.context(card.document_id, card.source) if card.source is not None else None
    return card, memory.lapses if memory is not None else 0, study.easier(card), context
