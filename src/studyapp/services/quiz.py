"""Choosing, approving, asking, and grading cards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType, digest
from studyapp.domain.card import CardState, Wording
from studyapp.domain.card_check import TRUTHS
from studyapp.domain.changes import NO_CHANGES, Changes
from studyapp.domain.errors import BadEdit, BadEditError
from studyapp.domain.progress import Counts, Review
from studyapp.domain.schedule import Grade, Memory, Preview, StudyKind, begun_at, study_day
from studyapp.services.offering import listed_in, offered_in
from studyapp.services.scheduling import FsrsScheduler
from studyapp.store.card_answers import Answer
from studyapp.store.card_queue import Answered, Asked, DueCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from studyapp.domain.card import Card, CardId
    from studyapp.domain.document import DocumentId
    from studyapp.domain.ports import Clock, Scheduler
    from studyapp.settings import Settings
    from studyapp.store.card_log import CardLogStore
    from studyapp.store.quiz import QuizStore

LEARN_AHEAD = timedelta(minutes=20)
"""A learning card that is due within this is shown when nothing else is left (Anki's default)."""

_NUMBER = re.compile(r"[\d.,\s%$€£]*\d[\d.,\s%$€£]*")


@dataclass(frozen=True, slots=True)
class Question:
    """A card to ask now.

    Attributes:
        options: of a choice card, the key among them, or True and False; empty for every other type.
        key_index: where the key stands in `options`.
        previews: what Again, Hard, Good and Easy would do; the answer does exactly that.
        asked_at: for which moment they were counted.
    """

    card: Card
    memory: Memory
    kind: StudyKind
    options: tuple[str, ...]
    key_index: int | None
    previews: tuple[Preview, Preview, Preview, Preview]
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class CardHistory:
    """What is known of a card; `memory` is None before it was approved, `retrievability` 0 before its first answer."""

    memory: Memory | None
    retrievability: float
    reviews: tuple[Review, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """The previews of the question asked last, so that its answer does not count them again."""

    card_id: CardId
    memory: Memory
    asked_at: datetime
    scheduler: Scheduler
    previews: tuple[Preview, Preview, Preview, Preview]


class Quiz:
    """Everything that can be done with cards. Thread-safe: each method is a whole transaction."""

    def __init__(self, store: QuizStore, log: CardLogStore, clock: Clock, settings: Callable[[], Settings]) -> None:
        self._store = store
        self._log = log
        self._clock = clock
        self._settings = settings
        self._shown: _Shown | None = None

    def suggestions(self, document_id: DocumentId) -> tuple[Card, ...]:
        """Return what is offered within the budget and nobody decided yet, best first."""
        return offered_in(self._store.deck(document_id))

    def suggested(self, document_id: DocumentId | None = None) -> int:
        """Return how many cards `suggestions` would return, in all documents together or in one."""
        own_budgets = self._store.budgeted(document_id)
        return self._store.suggested(document_id) + sum(len(self.suggestions(each)) for each in own_budgets)

    def cards(self, document_id: DocumentId) -> tuple[Card, ...]:
        """Return what is offered within the budget, and what is studied or suspended, in the order of the text."""
        return listed_in(self._store.deck(document_id))

    def approve(self, card_ids: Sequence[CardId]) -> Changes:
        """Let the cards into the schedule, as one undoable step."""
        return self._set_state("quiz.approve", card_ids, CardState.APPROVED)

    def reject(self, card_ids: Sequence[CardId]) -> Changes:
        """Put the cards away; no analysis offers them again. One undoable step."""
        return self._set_state("quiz.reject", card_ids, CardState.REJECTED)

    def suspend(self, card_id: CardId, *, suspended: bool = True) -> Changes:
        """Take the card out of the schedule without losing its memory, or put it back."""
        state = CardState.SUSPENDED if suspended else CardState.APPROVED
        return self._set_state("quiz.suspend" if suspended else "quiz.unsuspend", (card_id,), state)

    def bury(self, card_id: CardId) -> Changes:
        """Leave the card out until the next study day."""
        return self._store.bury(card_id, until=self._end_of(self._today()), now=self._clock())

    def flag(self, card_id: CardId, flag: int) -> Changes:
        """Give the card a flag, 1 to 7, or none with 0."""
        return self._store.flag(card_id, flag, now=self._clock())

    def edit(self, card_id: CardId, wording: Wording) -> Changes:
        """Give the card a new wording; its schedule stays. Raises BadEditError when prompt or answer is empty."""
        if not wording.prompt.strip() or not wording.answer.strip():
            raise BadEditError(BadEdit.EMPTY_CARD)
        return self._store.edit(card_id, wording, now=self._clock())

    def counts(self, document_id: DocumentId | None = None) -> Counts:
        """Return what waits today within the daily limits, for one document or for all."""
        waiting = self._store.waiting(self._asked(document_id, StudyKind.REVIEW))
        return Counts(waiting.new, waiting.learning, waiting.due)

    def next_question(
        self, document_id: DocumentId | None = None, kind: StudyKind = StudyKind.REVIEW
    ) -> Question | None:
        """Return the card to ask now, or None when nothing is left for today.

        LEARN asks learning cards whose step is over, then new ones; REVIEW asks learning cards, then what is due, the
        longest overdue first; PRACTICE goes through all approved cards, the one asked longest ago first.
        """
        found = self._store.next_card(self._asked(document_id, kind))
        return None if found is None else self.question(found, kind)

    def answer(
        self,
        card_id: CardId,
        grade: Grade,
        *,
        kind: StudyKind,
        duration_ms: int,
        asked_at: datetime | None = None,
        chosen: str = "",
        worded: Wording | None = None,
    ) -> Changes:
        """Log the answer and move the schedule, as one undoable step. PRACTICE and TEST are logged and move nothing.

        With the question's `asked_at` the interval is to the second the one that its button showed, however long the
        learner thought about it; it begins with the answer. `chosen` is the option that was taken, if there were any;
        `worded` is what was asked where that may not be the card's own wording: a locked card in a test.
        """
        now = self._clock()

        def after(memory: Memory) -> Memory:
            if not kind.schedules:
                return memory
            return begun_at(self._outcome(card_id, memory, grade, asked_at or now), now)

        day = self._today()
        answer = Answer(
            card_id=card_id,
            grade=grade,
            kind=kind,
            answered_at=now,
            day=day,
            duration_ms=max(0, duration_ms),
            bury_siblings_until=self._end_of(day) if kind.schedules else None,
            chosen=chosen or None,
            worded=worded,
        )
        return self._store.answer(answer, after)

    def question(self, found: DueCard, kind: StudyKind) -> Question:
        """Return a card as it is asked: its options in their order, and what each grade would do."""
        options = _options(found.card, seed=str(found.memory.reviews))
        now, scheduler = self._clock(), self._scheduler()
        previews = scheduler.preview(found.memory, now, seed=found.card.id)
        self._shown = _Shown(found.card.id, found.memory, now, scheduler, previews)
        return Question(
            card=found.card,
            memory=found.memory,
            kind=kind,
            options=options,
            key_index=options.index(found.card.wording.answer) if options else None,
            previews=previews,
            asked_at=now,
        )

    def answered_today(self) -> Answered:
        """Return how much was answered on this study day, in all documents, for the schedule."""
        return self._store.answered_on(self._today())

    def history(self, card_id: CardId) -> CardHistory:
        """Return what is known of the card, and its answers, oldest first; undone ones left out."""
        memory = self._log.memory(card_id)
        chance = self._scheduler().retrievability(memory, self._clock()) if memory else 0.0
        return CardHistory(memory, chance, self._log.reviews(card_id))

    def _set_state(self, name: str, card_ids: Sequence[CardId], state: CardState) -> Changes:
        if not card_ids:
            return NO_CHANGES
        now = self._clock()
        return self._store.set_state(name, card_ids, state, self._scheduler().new_memory(now), now=now)

    def _outcome(self, card_id: CardId, memory: Memory, grade: Grade, now: datetime) -> Memory:
        """Return what the grade makes of the memory: what was shown last, where that was counted for the same."""
        scheduler, shown = self._scheduler(), self._shown
        asked = (card_id, memory, now, scheduler)
        if shown and (shown.card_id, shown.memory, shown.asked_at, shown.scheduler) == asked:
            return shown.previews[grade - 1].memory
        return scheduler.answer(memory, grade, now, seed=card_id)

    def _scheduler(self) -> Scheduler:
        settings = self._settings()
        return _scheduler(settings.desired_retention, settings.learning_steps_minutes)

    def _asked(self, document_id: DocumentId | None, kind: StudyKind) -> Asked:
        settings, now, day = self._settings(), self._clock(), self._today()
        return Asked(
            document_id=document_id,
            kind=kind,
            now=now,
            ahead_until=now + LEARN_AHEAD,
            day=day,
            day_ends=self._end_of(day),
            new_per_day=settings.new_per_day,
            reviews_per_day=settings.reviews_per_day,
        )

    def _today(self) -> date:
        return study_day(self._clock().astimezone(), day_start_hour=self._settings().day_start_hour)

    def _end_of(self, day: date) -> datetime:
        start = time(self._settings().day_start_hour)
        naive = datetime.combine(day + timedelta(days=1), start)
        return naive.astimezone()  # the learner's local time, with the rules of that day


@lru_cache(maxsize=4)
def _scheduler(desired_retention: float, learning_steps_minutes: tuple[int, ...]) -> Scheduler:
    return FsrsScheduler(desired_retention=desired_retention, learning_steps_minutes=learning_steps_minutes)


def _options(card: Card, *, seed: str) -> tuple[str, ...]:
    """Return the options of a card: numbers in order, everything else in a seeded order; True before False."""
    if card.type is CardType.TRUE_FALSE and card.wording.answer in TRUTHS:
        return TRUTHS
    if card.type is not CardType.CHOICE or not card.wording.distractors:
        return ()
    options = (card.wording.answer, *card.wording.distractors)
    if all(_NUMBER.fullmatch(option) for option in options):
        return tuple(sorted(options, key=lambda option: (_number(option), option)))
    return tuple(sorted(options, key=lambda option: digest(card.id, seed, option)))


def _number(option: str) -> float:
    digits = re.sub(r"[^\d.]", "", option).strip(".")
    return float(digits) if digits.count(".") <= 1 else float(digits.replace(".", ""))
