"""Ways to study that the schedule does not choose: tests, games, written answers, help after a lapse, goals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from studyapp.domain.analysis import fold
from studyapp.domain.grading import Outcome, grade_typed
from studyapp.domain.headings import unrevealing
from studyapp.domain.pack import as_locked
from studyapp.domain.schedule import StudyKind, study_day
from studyapp.domain.siblings import easier_sibling
from studyapp.domain.study import Context, Goal, GoalKind, GoalSpan, Selection, TestAnswer, Today, drawn, judge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from studyapp.domain.card import Card, CardId
    from studyapp.domain.document import DocumentId
    from studyapp.domain.grading import Verdict
    from studyapp.domain.pack import PackCard
    from studyapp.domain.ports import Clock
    from studyapp.domain.span import Span
    from studyapp.services.glossary import Glossary
    from studyapp.services.quiz import Question, Quiz
    from studyapp.settings import Settings
    from studyapp.store.study import StudyStore

ABOUT = 320
"""How many characters of the article are shown before and behind a passage."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """What a typed answer is compared with: the glossary's names for the answer, and the document's other answers."""

    card: Card
    names: tuple[str, ...]
    others: tuple[str, ...]


class Study:
    """Reads, and asks `Quiz` to write. Thread-safe."""

    def __init__(
        self,
        store: StudyStore,
        quiz: Quiz,
        glossary: Glossary,
        clock: Clock,
        settings: Callable[[], Settings],
    ) -> None:
        self._store = store
        self._quiz = quiz
        self._glossary = glossary
        self._clock = clock
        self._settings = settings
        self._ready: _Ready | None = None

    def studied(self, document_id: DocumentId | None = None, selection: Selection = Selection.ALL) -> int:
        """Return how many cards practice and tests could ask."""
        return self._store.count(document_id, selection)

    def language(self, document_id: DocumentId) -> str:
        """Return the language that the document is in, see `domain.languages`."""
        return self._store.language(document_id)

    def check(self, card: Card, typed: str) -> Verdict:
        """Compare what was typed with the answer: its accepted forms and the glossary's names for it count too."""
        wording, ready = card.wording, self._known(card)
        verdict = grade_typed(typed, wording.answer, wording.accepted, others=ready.others)
        if verdict.outcome is Outcome.CORRECT:
            return verdict
        return grade_typed(typed, wording.answer, (*wording.accepted, *ready.names), others=ready.others)

    def prepare(self, card: Card) -> None:
        """Read what `check` and `judge` need of this card, so that they answer at once: for a helper thread."""
        self._ready = self._read(card)

    def test(
        self, document_id: DocumentId | None, count: int, selection: Selection = Selection.ALL
    ) -> tuple[CardId, ...]:
        """Draw the cards of a test: at most `count`, another draw each time; WEAK takes the weakest first.

        What a course's author locked is in every test of ALL, first and in the author's order.
        """
        found = self._store.approved(document_id, selection)
        seed = self._clock().isoformat()
        if selection is Selection.WEAK:
            found = found[:count]
        if selection is not Selection.ALL:
            return drawn(found, count, seed=seed)
        fixed = tuple(card_id for card_id in self.locked(document_id) if card_id in set(found))[:count]
        others = tuple(card_id for card_id in found if card_id not in set(fixed))
        return (*fixed, *drawn(others, count - len(fixed), seed=seed))

    def locked(self, document_id: DocumentId | None = None) -> Mapping[CardId, PackCard]:
        """Return what the authors of courses locked, in their order: tests ask it in the author's words."""
        return {card.id: card for card in self._store.locked(document_id)}

    def question(self, card_id: CardId, kind: StudyKind) -> Question:
        """Return an approved card as a question, whatever its schedule says. Raises UnknownCardError.

        A test asks a locked card in its author's words, also where the learner words it differently to study it.
        """
        found = self._store.card(card_id)
        if kind is StudyKind.TEST:
            theirs = self.locked(found.card.document_id).get(card_id)
            found = replace(found, card=as_locked(found.card, theirs)) if theirs else found
        return self._quiz.question(found, kind)

    def judge(self, card: Card, given: str, duration_ms: int) -> TestAnswer:
        """Judge an answer of a test, without a word to the learner."""
        ready = self._known(card)
        right = bool(given) and (
            judge(card, given, others=ready.others) or judge(card, given, accepted=ready.names, others=ready.others)
        )
        return TestAnswer(card, given, right, duration_ms)

    def context(self, document_id: DocumentId, span: Span) -> Context:
        """Return a passage with the text about it, cut at words and at paragraphs that begin or end near by."""
        start, end = max(0, span.start - ABOUT), span.end + ABOUT
        before = self._store.text(document_id, start, span.start)
        after = self._store.text(document_id, span.end, end)
        quote = self._store.text(document_id, span.start, span.end)
        if start > 0:
            before = "…" + before.partition(" ")[2]
        if len(after) == ABOUT:
            after = after.rpartition(" ")[0] + "…"
        return Context(before, quote, after, self._store.page(document_id, span.start))

    def headings(self, card: Card) -> tuple[str, ...]:
        """Return the title and the headings over the card's passage, but for those that give its answer away."""
        if card.source is None:
            return ()
        return unrevealing(self._store.headings(card.document_id, card.source.start), card)

    def easier(self, card: Card) -> Card | None:
        """Return an easier card over the same fact, or None. It may be one that nobody approved yet."""
        return easier_sibling(card, self._store.of_fact(card))

    def leeches(self, document_id: DocumentId | None = None) -> frozenset[CardId]:
        """Return the cards that were forgotten eight times or more."""
        return self._store.leeches(document_id)

    def goal(self) -> Goal:
        """Return what the learner wants to do."""
        settings = self._settings()
        return Goal(GoalKind(settings.goal_kind), settings.goal_amount, GoalSpan(settings.goal_span))

    def today(self) -> Today:
        """Return what was done today in all documents."""
        done = self._quiz.answered_today()
        return Today(done.reviews, done.duration_ms)

    def due_tomorrow(self) -> int:
        """Return how many cards of all documents are due when tomorrow ends and nothing more is done today."""
        start_hour = self._settings().day_start_hour
        day = study_day(self._clock().astimezone(), day_start_hour=start_hour)
        return self._store.due_before(datetime.combine(day + timedelta(days=2), time(start_hour)).astimezone())

    def _known(self, card: Card) -> _Ready:
        ready = self._ready
        return ready if ready is not None and ready.card == card else self._read(card)

    def _read(self, card: Card) -> _Ready:
        others = (*card.wording.distractors, *self._store.answers(card.document_id, but=card.id))
        return _Ready(card, self._names_of(card), others)

    def _names_of(self, card: Card) -> tuple[str, ...]:
        """Return what else the glossary calls the answer: the learner may have renamed or merged entries."""
        answer = fold(card.wording.answer)
        for entity in self._glossary.entries(card.document_id):
            names = (entity.name, *entity.aliases)
            if any(fold(name) == answer for name in names):
                return names
        return ()
