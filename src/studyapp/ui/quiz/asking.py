"""Which card a session asks next, and how far the learner is. Runs on the job thread, and hands over values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.errors import UnknownCardError
from studyapp.domain.schedule import StudyKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.card import CardId
    from studyapp.domain.document import DocumentId
    from studyapp.domain.progress import Counts
    from studyapp.domain.study import Goal, Today
    from studyapp.services.quiz import Question, Quiz
    from studyapp.services.study import Study


@dataclass(frozen=True, slots=True)
class Standing:
    """What waits, what was done today, and what the learner wants to do."""

    counts: Counts
    today: Today
    goal: Goal


@dataclass(frozen=True, slots=True)
class Asked:
    """What comes next.

    Attributes:
        question: None when nothing is left.
        headings: over its passage, see `Study.headings`.
        due_tomorrow: how many cards wait tomorrow; counted when nothing is left.
    """

    question: Question | None
    standing: Standing
    due_tomorrow: int = 0
    headings: tuple[str, ...] = ()


class Asking:
    """One for each session; asked on the job thread only, so that its memory of the session needs no lock."""

    def __init__(
        self, quiz: Quiz, study: Study, kind: StudyKind, document_id: DocumentId | None, card_ids: Sequence[CardId]
    ) -> None:
        """With `card_ids` each of these once, else what the schedule says."""
        self._quiz = quiz
        self._study = study
        self._kind = kind
        self._document_id = document_id
        self._chosen = tuple(card_ids)
        self._answers_before: dict[CardId, int] = {}

    def next(self, easier: CardId | None = None) -> Asked:
        """Return what comes next: the easier card, where one was asked for."""
        question = self._question(easier)
        if question is None:
            return self.end()
        return Asked(question, self.standing(), headings=self._study.headings(question.card))

    def end(self) -> Asked:
        """Return what the last page tells."""
        return Asked(None, self.standing(), self._study.due_tomorrow())

    def standing(self) -> Standing:
        """Return how far the learner is."""
        return Standing(self._quiz.counts(self._document_id), self._study.today(), self._study.goal())

    def _question(self, easier: CardId | None) -> Question | None:
        if easier is not None:
            return self._study.question(easier, StudyKind.LEARN)
        if self._chosen:
            return self._next_chosen()
        question = self._quiz.next_question(self._document_id, self._kind)
        if question is None or (self._kind is StudyKind.PRACTICE and self._went_round(question.card.id)):
            return None
        return question

    def _next_chosen(self) -> Question | None:
        for card_id in self._chosen:
            if self._went_round(card_id):
                continue
            try:
                return self._study.question(card_id, self._kind)
            except UnknownCardError:  # it was rejected or its document removed meanwhile
                continue
        return None

    def _went_round(self, card_id: CardId) -> bool:
        """Tell whether a card was answered since this session first came to it."""
        answers = len(self._quiz.history(card_id).reviews)
        return answers > self._answers_before.setdefault(card_id, answers)
