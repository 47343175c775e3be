from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.analysis import CardType
from studyapp.domain.card import Card, CardId, CardState, Wording
from studyapp.domain.changes import Topic
from studyapp.domain.errors import BadEditError, UnknownCardError
from studyapp.domain.schedule import Grade, MemoryPhase, StudyKind
from studyapp.services.progress import Progress
from studyapp.services.quiz import Quiz
from studyapp.settings import Settings
from studyapp.store import tables
from studyapp.store.card_log import CardLogStore
from studyapp.store.database import Database
from studyapp.store.history import HistoryStore
from studyapp.store.library import LibraryStore
from studyapp.store.progress import ProgressStore
from studyapp.store.quiz import QuizStore
from studyapp.store.reader import ReaderStore
from tests.examples import SetClock, card, example_analysis, example_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from studyapp.domain.document import DocumentId


@dataclass
class Desk:
    """A learner's desk: one document with its cards, and what works on them."""

    database: Database
    clock: SetClock
    settings: Settings
    document_id: DocumentId

    @property
    def quiz(self) -> Quiz:
        return Quiz(QuizStore(self.database), CardLogStore(self.database), self.clock, lambda: self.settings)

    @property
    def progress(self) -> Progress:
        return Progress(ProgressStore(self.database), self.clock, lambda: self.settings)

    @property
    def history(self) -> HistoryStore:
        return HistoryStore(self.database)

    def card_id(self, name: str) -> CardId:
        return CardId(f"{self.document_id}-{name}")

    def approve(self, *names: str) -> None:
        self.quiz.approve([self.card_id(name) for name in names])

    def answer(self, name: str, grade: Grade, kind: StudyKind = StudyKind.LEARN) -> None:
        self.quiz.answer(self.card_id(name), grade, kind=kind, duration_ms=4000)

    def asked(self, kind: StudyKind = StudyKind.REVIEW) -> str | None:
        question = self.quiz.next_question(self.document_id, kind)
        return question.card.id.rpartition("-")[2] if question else None

    def state(self, name: str) -> CardState:
        return QuizStore(self.database).card(self.card_id(name)).state


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    database = Database(tmp_path / "study.db")
    clock = SetClock()
    document = example_document()
    LibraryStore(database).add(document, clock())
    ReaderStore(database).keep_analysis(document.id, example_analysis(), clock())
    yield Desk(database, clock, Settings(), document.id)
    database.close()


def names(cards: tuple[Card, ...]) -> list[str]:
    return [card.id.rpartition("-")[2] for card in cards]


def test_suggestions_come_best_first_and_without_what_is_switched_off(desk: Desk) -> None:
    suggestions = desk.quiz.suggestions(desk.document_id)
    assert names(suggestions) == ["opened", "when", "ships", "who", "cost"]
    assert all(card.state is CardState.SUGGESTED for card in suggestions)
    assert suggestions[0].quote.startswith("Mara Lindqvist")


def test_nothing_is_asked_before_a_person_approved_it(desk: Desk) -> None:
    assert desk.asked(StudyKind.LEARN) is None
    assert desk.quiz.suggested(desk.document_id) == desk.quiz.suggested() == 5


def test_approved_cards_are_learned_best_first(desk: Desk) -> None:
    desk.approve("ships", "opened")
    assert desk.quiz.counts(desk.document_id).new == 2
    assert desk.asked(StudyKind.LEARN) == "opened"
    assert desk.asked(StudyKind.REVIEW) is None


def test_a_rejected_card_is_not_offered_again_even_by_a_new_analysis(desk: Desk) -> None:
    desk.quiz.reject([desk.card_id("cost")])
    ReaderStore(desk.database).keep_analysis(desk.document_id, example_analysis(), desk.clock())
    assert "cost" not in names(desk.quiz.suggestions(desk.document_id))
    assert "cost" not in names(desk.quiz.cards(desk.document_id))


def test_approving_can_be_undone_and_redone(desk: Desk) -> None:
    desk.approve("ships", "opened")
    assert desk.history.undo_name() == "quiz.approve"
    assert desk.history.undo(desk.clock()).touches(Topic.CARDS, desk.document_id)
    assert desk.state("ships") is CardState.SUGGESTED
    desk.history.redo(desk.clock())
    assert desk.state("ships") is CardState.APPROVED


def test_the_stored_memory_is_what_the_button_showed(desk: Desk) -> None:
    desk.approve("opened")
    for grade, pause_days in ((Grade.GOOD, 0), (Grade.GOOD, 0), (Grade.HARD, 5), (Grade.GOOD, 20)):
        desk.clock.move(days=pause_days, minutes=11)
        question = desk.quiz.next_question(desk.document_id, StudyKind.REVIEW) or desk.quiz.next_question(
            desk.document_id, StudyKind.LEARN
        )
        assert question is not None
        desk.answer("opened", grade)
        after = desk.quiz.next_question(desk.document_id, StudyKind.PRACTICE)
        assert after is not None
        assert after.memory == question.previews[grade - 1].memory


def test_learning_cards_come_back_after_their_step_and_before_new_ones(desk: Desk) -> None:
    desk.approve("opened", "ships")
    desk.answer("opened", Grade.AGAIN)
    assert desk.asked(StudyKind.LEARN) == "ships"
    desk.clock.move(minutes=1)
    assert desk.asked(StudyKind.LEARN) == "opened"


def test_a_learning_card_is_shown_early_when_nothing_else_is_left(desk: Desk) -> None:
    desk.approve("opened")
    desk.answer("opened", Grade.GOOD)
    assert desk.asked(StudyKind.LEARN) == "opened"
    desk.clock.move(minutes=-11)
    assert desk.asked(StudyKind.REVIEW) is None


def test_siblings_of_a_fact_wait_until_tomorrow(desk: Desk) -> None:
    desk.approve("opened", "when")
    desk.answer("opened", Grade.EASY)
    assert desk.asked(StudyKind.LEARN) is None
    desk.clock.move(days=1)
    assert desk.asked(StudyKind.LEARN) == "when"


def test_the_limit_of_new_cards_counts_what_was_learned_today(desk: Desk) -> None:
    desk.settings = replace(desk.settings, new_per_day=2)
    desk.approve("opened", "ships", "who", "cost")
    assert desk.quiz.counts(desk.document_id).new == 2
    desk.answer("opened", Grade.EASY)
    desk.answer("ships", Grade.EASY)
    assert desk.quiz.counts(desk.document_id).new == 0
    assert desk.asked(StudyKind.LEARN) is None
    desk.clock.move(days=1)
    assert desk.quiz.counts(desk.document_id).new == 2


def test_due_cards_come_longest_overdue_first_within_the_limit(desk: Desk) -> None:
    desk.approve("ships", "who")
    desk.answer("ships", Grade.EASY)
    desk.clock.move(hours=1)
    desk.answer("who", Grade.EASY)
    desk.clock.move(days=60)
    assert desk.quiz.counts(desk.document_id).due == 2
    first = desk.asked()
    desk.settings = replace(desk.settings, reviews_per_day=1)
    assert desk.quiz.counts(desk.document_id).due == 1
    desk.answer(first or "", Grade.GOOD, StudyKind.REVIEW)
    assert desk.quiz.counts(desk.document_id).due == 0
    assert desk.asked() is None


def test_an_answer_is_logged_with_what_was_seen(desk: Desk) -> None:
    desk.approve("ships")
    desk.answer("ships", Grade.HARD)
    with desk.database.read() as connection:
        row = connection.execute(tables.review.select()).mappings().one()
    assert (row["grade"], row["kind"], row["wording_revision"], row["duration_ms"]) == (2, "learn", 1, 4000)
    assert (row["before_phase"], row["after_phase"]) == ("new", "learning")
    assert row["day"] == "2026-03-02"


def test_undoing_an_answer_voids_the_log_line_and_gives_the_memory_back(desk: Desk) -> None:
    desk.approve("ships")
    desk.answer("ships", Grade.EASY)
    assert desk.progress.figures(desk.document_id).days[0].reviews == 1
    desk.history.undo(desk.clock())
    question = desk.quiz.next_question(desk.document_id, StudyKind.LEARN)
    assert question is not None
    assert question.memory.phase is MemoryPhase.NEW
    assert desk.progress.figures(desk.document_id).days == ()
    with desk.database.read() as connection:
        assert len(connection.execute(tables.review.select()).all()) == 1
        assert len(connection.execute(tables.review_void.select()).all()) == 1
    desk.history.redo(desk.clock())
    assert desk.progress.figures(desk.document_id).days[0].reviews == 1


def test_practice_is_logged_and_moves_nothing(desk: Desk) -> None:
    desk.approve("ships", "who")
    before = desk.quiz.next_question(desk.document_id, StudyKind.LEARN)
    first = desk.asked(StudyKind.PRACTICE)
    desk.answer(first or "", Grade.AGAIN, StudyKind.PRACTICE)
    assert desk.asked(StudyKind.PRACTICE) != first
    after = desk.quiz.next_question(desk.document_id, StudyKind.LEARN)
    assert before is not None
    assert after is not None
    assert (after.card.id, after.memory) == (before.card.id, before.memory)
    assert desk.progress.figures(desk.document_id).days == ()


def test_suspended_and_buried_cards_are_left_out(desk: Desk) -> None:
    desk.approve("ships", "who")
    desk.quiz.suspend(desk.card_id("ships"))
    desk.quiz.bury(desk.card_id("who"))
    assert desk.asked(StudyKind.LEARN) is None
    desk.quiz.suspend(desk.card_id("ships"), suspended=False)
    assert desk.asked(StudyKind.LEARN) == "ships"
    desk.clock.move(days=1)
    desk.quiz.suspend(desk.card_id("ships"))
    assert desk.asked(StudyKind.LEARN) == "who"


def test_an_edited_card_keeps_its_schedule_and_survives_a_new_analysis(desk: Desk) -> None:
    desk.approve("who")
    desk.answer("who", Grade.EASY)
    desk.quiz.edit(desk.card_id("who"), Wording("Who led the harbour?", "Mara Lindqvist"))
    desk.quiz.flag(desk.card_id("who"), 3)
    ReaderStore(desk.database).keep_analysis(desk.document_id, example_analysis(), desk.clock())
    card = QuizStore(desk.database).card(desk.card_id("who"))
    assert (card.wording.prompt, card.wording_revision, card.flag) == ("Who led the harbour?", 2, 3)
    assert card.edited
    assert card.state is CardState.APPROVED
    desk.history.undo(desk.clock())
    desk.history.undo(desk.clock())
    assert QuizStore(desk.database).card(desk.card_id("who")).wording.prompt == "Who is Mara Lindqvist?"


def test_an_empty_wording_is_refused(desk: Desk) -> None:
    with pytest.raises(BadEditError):
        desk.quiz.edit(desk.card_id("who"), Wording(" ", "x"))
    with pytest.raises(BadEditError):
        desk.quiz.edit(desk.card_id("who"), Wording("x", " "))


def test_cards_that_are_gone_or_not_approved_cannot_be_answered(desk: Desk) -> None:
    with pytest.raises(UnknownCardError):
        desk.answer("nothing", Grade.GOOD)
    with pytest.raises(UnknownCardError):
        desk.answer("ships", Grade.GOOD)
    assert desk.quiz.approve([]).topics is Topic.NOTHING


def test_number_options_stand_in_order_and_hold_the_key(desk: Desk) -> None:
    desk.approve("ships")
    question = desk.quiz.next_question(desk.document_id, StudyKind.LEARN)
    assert question is not None
    assert question.options == ("25", "40", "60", "110")
    assert question.key_index == 1


def test_word_options_are_shuffled_the_same_way_each_time(desk: Desk) -> None:
    asked = card("opener", CardType.CHOICE, "Who opened it?", "Mara Lindqvist", distractors=("Ola Berg", "Tove Ek"))
    analysis = replace(example_analysis(), cards=(asked,))
    ReaderStore(desk.database).keep_analysis(desk.document_id, analysis, desk.clock())
    desk.approve("opener")
    one = desk.quiz.next_question(desk.document_id, StudyKind.LEARN)
    two = desk.quiz.next_question(desk.document_id, StudyKind.LEARN)
    assert one is not None
    assert two is not None
    assert one.options == two.options
    assert sorted(one.options) == ["Mara Lindqvist", "Ola Berg", "Tove Ek"]
    assert one.options[one.key_index or 0] == "Mara Lindqvist"


def test_all_documents_are_asked_together_but_not_removed_ones(desk: Desk) -> None:
    desk.approve("ships")
    assert desk.quiz.counts().new == 1
    assert desk.quiz.next_question(None, StudyKind.LEARN) is not None
    LibraryStore(desk.database).remove(desk.document_id, desk.clock())
    assert desk.quiz.counts().new == 0
    assert desk.quiz.next_question(None, StudyKind.LEARN) is None


def test_the_history_of_a_card_leaves_undone_answers_out(desk: Desk) -> None:
    assert desk.quiz.history(desk.card_id("who")).memory is None
    desk.approve("who")
    desk.answer("who", Grade.EASY)
    desk.clock.move(days=9)
    desk.answer("who", Grade.GOOD, StudyKind.REVIEW)
    desk.answer("who", Grade.AGAIN, StudyKind.PRACTICE)
    desk.history.undo(desk.clock())
    history = desk.quiz.history(desk.card_id("who"))
    assert [(review.grade, review.kind) for review in history.reviews] == [
        (Grade.EASY, StudyKind.LEARN),
        (Grade.GOOD, StudyKind.REVIEW),
    ]
    assert history.memory == history.reviews[-1].after
    assert history.retrievability == 1
    desk.clock.move(days=100)
    assert 0.2 < desk.quiz.history(desk.card_id("who")).retrievability < 0.95


def test_figures_tell_days_forecast_and_where_the_cards_stand(desk: Desk) -> None:
    desk.approve("opened", "ships", "who")
    desk.answer("ships", Grade.EASY)
    desk.answer("who", Grade.AGAIN)
    desk.clock.move(days=1)
    desk.answer("who", Grade.GOOD, StudyKind.REVIEW)
    figures = desk.progress.figures()
    assert [(day.reviews, day.passed, day.new) for day in figures.days] == [(2, 1, 2), (1, 1, 0)]
    assert figures.streak_days == 2
    assert sum(figures.forecast) == 2
    assert (figures.cards.new, figures.cards.learning, figures.cards.young) == (1, 1, 1)
    assert figures.cards.suggested == 2
    desk.clock.move(days=100)
    assert desk.progress.figures().forecast[0] == 2
