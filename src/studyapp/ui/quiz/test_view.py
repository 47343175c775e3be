"""A test from its beginning to its report. Each answer is logged as one of a test and moves no schedule."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.document import Place
from studyapp.domain.errors import UnknownCardError
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.domain.study import Selection, TestReport
from studyapp.ui.latest import Latest
from studyapp.ui.quiz.test_question import TestQuestion
from studyapp.ui.quiz.test_report import TestReportView
from studyapp.ui.quiz.test_start import TestStart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from studyapp.domain.card import Card, CardId
    from studyapp.domain.document import DocumentId
    from studyapp.domain.study import TestAnswer
    from studyapp.services.quiz import Question, Quiz
    from studyapp.services.study import Study
    from studyapp.ui.shell import Shell


class TestView(QWidget):
    """The three pages of a test.

    Signals:
        ended: back to the first page of the quiz.
        practice_requested: practise these cards (tuple of CardId).
    """

    __test__ = False
    ended = Signal()
    practice_requested = Signal(object)

    def __init__(self, quiz: Quiz, study: Study, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiz_test_view")
        self._quiz = quiz
        self._study = study
        self._shell = shell
        self._document_id: DocumentId | None = None
        self._waiting: list[CardId] = []
        self._count = 0
        self._question: Question | None = None
        self._answers: list[TestAnswer] = []
        self._stack = QStackedWidget(self)
        self._start = TestStart(shell.look, self._stack)
        self._asked = TestQuestion(shell.look, self._stack)
        self._report = TestReportView(shell.look, self._stack)
        for view in (self._start, self._asked, self._report):
            self._stack.addWidget(view)
        self._reading = Latest(shell, self, self._stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._start.begun.connect(self._on_begun)
        self._start.left.connect(self.ended)
        self._asked.answered.connect(self._on_answered)
        self._asked.ended.connect(self._finish)
        self._report.source_requested.connect(self._on_source)
        self._report.misses_requested.connect(self._on_misses)
        self._report.overruled.connect(self._on_overruled)
        self._report.left.connect(self.ended)

    def open(self, document_id: DocumentId | None) -> None:
        """Ask which test it shall be, of one document or of all."""
        self._document_id = document_id
        self._reading.blank()
        self._reading.ask(partial(_counts, self._study, document_id), self._on_counts)

    def _on_counts(self, found: tuple[Mapping[Selection, int], int]) -> None:
        counts, locked = found
        self._start.show_counts(counts)
        self._start.show_locked(locked)
        self._stack.setCurrentWidget(self._start)

    @Slot(int, object)
    def _on_begun(self, size: int, selection: Selection) -> None:
        self._reading.ask(partial(self._study.test, self._document_id, size, selection), self.take)

    def take(self, card_ids: Sequence[CardId]) -> None:
        """Ask these cards, in this order."""
        self._waiting = list(card_ids)
        self._count = len(self._waiting)
        self._answers = []
        self._ask_next()

    def _ask_next(self) -> None:
        self._question = None
        self._reading.ask(partial(_next_of, self._study, tuple(self._waiting)), self._on_next)

    def _on_next(self, found: tuple[Question | None, tuple[str, ...], int]) -> None:
        question, headings, gone = found
        self._waiting = self._waiting[gone + 1 :]
        self._count -= gone
        if question is None:
            self._finish()
            return
        self._question = question
        self._shell.jobs.run(partial(self._study.prepare, question.card))
        self._asked.ask(question, len(self._answers) + 1, self._count, headings=headings)
        self._stack.setCurrentWidget(self._asked)

    @Slot(str, int)
    def _on_answered(self, given: str, duration_ms: int) -> None:
        question = self._question
        if question is None:
            return
        answer = self._study.judge(question.card, given, duration_ms)
        self._answers.append(answer)
        grade = Grade.GOOD if answer.right else Grade.AGAIN
        chosen = given if question.options else ""
        work = partial(
            self._quiz.answer,
            answer.card.id,
            grade,
            kind=StudyKind.TEST,
            duration_ms=duration_ms,
            chosen=chosen,
            worded=answer.card.wording,
        )
        self._shell.jobs.write(work)
        self._ask_next()

    @Slot()
    def _finish(self) -> None:
        self._reading.drop()
        self._question = None
        if not self._answers:
            self.ended.emit()
            return
        self._report.show_report(TestReport(tuple(self._answers)))
        self._stack.setCurrentWidget(self._report)

    @Slot(object)
    def _on_source(self, card: Card) -> None:
        if card.source is not None:
            self._shell.signals.place_requested.emit(Place(card.document_id, card.source))

    @Slot(object)
    def _on_overruled(self, answer: TestAnswer) -> None:
        """Count an answer as right: the learner knows better what was meant."""
        self._answers = [replace(each, right=True) if each is answer else each for each in self._answers]
        self._report.show_report(TestReport(tuple(self._answers)))

    @Slot()
    def _on_misses(self) -> None:
        misses = TestReport(tuple(self._answers)).misses
        self.practice_requested.emit(tuple(answer.card.id for answer in misses))


def _counts(study: Study, document_id: DocumentId | None) -> tuple[dict[Selection, int], int]:
    """On the job thread: return how many cards each kind of test could ask, and how many are locked."""
    return {each: study.studied(document_id, each) for each in Selection}, len(study.locked(document_id))


def _next_of(study: Study, card_ids: Sequence[CardId]) -> tuple[Question | None, tuple[str, ...], int]:
    """On the job thread: return the first card that can be asked, its headings, and how many before it are gone."""
    for gone, card_id in enumerate(card_ids):
        try:
            question = study.question(card_id, StudyKind.TEST)
            return question, study.headings(question.card), gone
        except UnknownCardError:  # rejected or removed meanwhile
            continue
    return None, (), len(card_ids)
