from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.domain.analysis import CardRefusal, CardType, Tier
from studyapp.domain.card import CardId, CardState, Wording
from studyapp.domain.errors import BadEditError, UndoConflictError
from studyapp.domain.regeneration import ChangeKind
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.domain.span import Span
from studyapp.services.curation import Curation
from studyapp.services.quiz import Quiz
from studyapp.settings import Settings
from studyapp.store.card_log import CardLogStore
from studyapp.store.curation import CurationStore
from studyapp.store.database import Database
from studyapp.store.history import HistoryStore
from studyapp.store.library import LibraryStore
from studyapp.store.quiz import QuizStore
from studyapp.store.reader import ReaderStore
from tests.examples import TEXT, SetClock, card, example_analysis, example_cards, example_document, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from studyapp.domain.analysis import CardFinding
    from studyapp.domain.card import Card


class Shop:
    """A library with the example in it, and what can be done to its cards."""

    def __init__(self, path: Path) -> None:
        self.database = Database(path)
        self.clock = SetClock()
        self.document = example_document()
        LibraryStore(self.database).add(self.document, self.clock())
        self.curation = Curation(CurationStore(self.database), self.clock)
        self.quiz = Quiz(QuizStore(self.database), CardLogStore(self.database), self.clock, Settings)
        self.history = HistoryStore(self.database)
        self.analyse(example_cards())

    def analyse(self, cards: tuple[CardFinding, ...], refusals: tuple[CardRefusal, ...] = ()) -> None:
        analysis = replace(example_analysis(), cards=cards, refusals=refusals)
        ReaderStore(self.database).keep_analysis(self.document.id, analysis, self.clock())

    def id(self, name: str) -> CardId:
        return CardId(f"{self.document.id}-{name}")

    def card(self, name: str) -> Card:
        return QuizStore(self.database).card(self.id(name))

    def offered(self) -> set[str]:
        return {card.id.rpartition("-")[2] for card in self.curation.queue(self.document.id)}


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    made = Shop(tmp_path / "library.db")
    yield made
    made.database.close()


def found(name: str, prompt: str, **more: object) -> CardFinding:
    return card(name, CardType.QUESTION, prompt, "forty", **more)


def test_without_a_budget_everything_is_offered_that_the_generator_offers(shop: Shop):
    assert shop.offered() == {"opened", "when", "ships", "who", "cost"}


def test_a_budget_offers_the_best_at_once_and_is_undone(shop: Shop):
    section = shop.curation.sections(shop.document.id)[0]
    shop.curation.set_budget(shop.document.id, 2, section=section.key)
    assert shop.offered() == {"opened", "ships"}  # "when" asks for the fact and the passage of "opened" again
    assert shop.curation.budget(shop.document.id).quota(section) == 2
    shop.history.undo(shop.clock())
    assert len(shop.offered()) == 5


def test_a_larger_budget_takes_up_spare_cards_but_none_that_are_kept_back_for_cause(shop: Shop):
    spare = found("spare", "How many ships?", tier=Tier.OFF, spare=True, source=span_of("Critics of Lindqvist"))
    shop.analyse((*example_cards(), spare))
    section = shop.curation.sections(shop.document.id)[0]
    shop.curation.set_budget(shop.document.id, 30, section=section.key)
    assert "spare" in shop.offered()
    assert "folly" not in shop.offered()


def test_deciding_uses_the_budget_up(shop: Shop):
    section = shop.curation.sections(shop.document.id)[0]
    shop.curation.set_budget(shop.document.id, 2, section=section.key)
    shop.quiz.reject([shop.id("opened")])
    assert shop.offered() == {"ships"}


def test_the_command_line_is_offered_what_the_window_is(shop: Shop):
    section = shop.curation.sections(shop.document.id)[0]
    shop.quiz.approve([shop.id("folly")])  # a card that the generator keeps back
    shop.curation.set_budget(shop.document.id, 3, section=section.key)
    assert {card.id for card in shop.quiz.suggestions(shop.document.id)} == {
        card.id for card in shop.curation.queue(shop.document.id)
    }
    assert shop.quiz.cards(shop.document.id) == shop.curation.cards(shop.document.id)
    assert shop.id("folly") in {card.id for card in shop.quiz.cards(shop.document.id)}
    assert shop.quiz.suggested() == shop.quiz.suggested(shop.document.id) == len(shop.offered()) == 2


@pytest.mark.parametrize("cards", [1, 3, 30])
def test_coverage_counts_what_the_budget_offers(shop: Shop, cards: int):
    spare = found("spare", "How many ships?", tier=Tier.OFF, spare=True, source=span_of("Critics of Lindqvist"))
    shop.analyse((*example_cards(), spare))
    section = shop.curation.sections(shop.document.id)[0]
    shop.curation.set_budget(shop.document.id, cards, section=section.key)
    passages = shop.curation.coverage(shop.document.id).passages
    assert sum(passage.offered for passage in passages) == len(shop.offered())
    assert sum(passage.offered + passage.kept_back for passage in passages) == len(example_cards()) + 1


def test_another_card_from_the_passage_asks_for_another_fact(shop: Shop):
    first = shop.card("opened")
    other = shop.curation.another(first, {first.id})
    assert other is not None
    assert other.wording.prompt == "Who is Mara Lindqvist?"
    assert shop.curation.another(first, {first.id, other.id}) is None or other.fact_key != first.fact_key


def test_coverage_counts_cards_by_passage_and_says_why_there_is_none(shop: Shop):
    refusal = CardRefusal("hedged", span_of("Critics of Lindqvist called it a folly."))
    shop.analyse(example_cards()[:4], (refusal,))
    shop.quiz.approve([shop.id("opened")])
    coverage = shop.curation.coverage(shop.document.id)
    first, second = coverage.passages
    assert (first.studied, first.offered) == (1, 3)
    assert not second.covered
    assert second.reasons == ("hedged",)
    assert 0 < coverage.share < 1
    assert shop.curation.refusals(shop.document.id, span_of("called it")) == (refusal,)


def test_an_own_card_is_grounded_approved_and_undone_in_one_step(shop: Shop):
    draft = shop.curation.drafts(shop.document.id, span_of("nine million"))[0]
    assert draft.type is CardType.CLOZE
    assert draft.wording.prompt == "The town of Osby paid _____ crowns."
    assert draft.answer_span == span_of("nine million")
    shop.curation.add_own(shop.document.id, draft)
    own = next(card for card in shop.curation.cards(shop.document.id) if card.own)
    assert own.state is CardState.APPROVED
    assert own.quote == "The town of Osby paid nine million crowns."
    assert own.source is not None
    assert own.source.of(TEXT) == own.quote
    assert shop.quiz.counts(shop.document.id).new == 1
    shop.analyse(())
    assert own in shop.curation.cards(shop.document.id)


def test_an_own_card_without_an_answer_is_refused(shop: Shop):
    draft = shop.curation.drafts(shop.document.id, span_of("The town of Osby paid nine million crowns."))[0]
    assert draft.type is CardType.QUESTION
    with pytest.raises(BadEditError):
        shop.curation.add_own(shop.document.id, draft)


def test_a_selection_of_blanks_makes_no_card(shop: Shop):
    with pytest.raises(BadEditError):
        shop.curation.drafts(shop.document.id, Span(16, 18))


def test_a_new_analysis_tells_what_is_new_changed_gone_and_the_same(shop: Shop):
    cards = example_cards()
    changed = replace(cards[1], prompt="On which day was the wall opened?")
    shop.analyse((cards[0], changed, *cards[2:4], found("ferry", "How many ferries?")))
    told = shop.curation.regeneration(shop.document.id)
    assert [(change.kind, change.card_id) for change in told.changes] == [
        (ChangeKind.NEW, shop.id("ferry")),
        (ChangeKind.CHANGED, shop.id("when")),
        (ChangeKind.GONE, shop.id("cost")),
    ]
    assert told.changes[1].prompt_before == "When was the new wall opened?"
    assert (told.same, told.rivals) == (3, ())


def test_an_edited_card_keeps_its_words_until_the_person_takes_the_new_ones(shop: Shop):
    mine = Wording("When did the wall open?", "3 May 2019")
    shop.quiz.edit(shop.id("when"), mine)
    assert not shop.curation.regeneration(shop.document.id).rivals
    newer = replace(example_cards()[1], prompt="On which day was the wall opened?")
    shop.analyse((example_cards()[0], newer))
    [rival] = shop.curation.regeneration(shop.document.id).rivals
    assert rival.card.wording == mine
    assert rival.found.prompt == "On which day was the wall opened?"
    shop.curation.settle_found([shop.id("when")], take=True)
    assert shop.card("when").wording.prompt == "On which day was the wall opened?"
    assert not shop.card("when").edited
    shop.history.undo(shop.clock())
    assert shop.card("when").wording == mine


def test_an_edit_that_an_analysis_overtook_says_so_when_it_is_done_again(shop: Shop):
    shop.quiz.edit(shop.id("who"), Wording("Who led the harbour?", "Mara Lindqvist"))
    shop.history.undo(shop.clock())
    cards = [each for each in example_cards() if each.key != "who"]
    shop.analyse((*cards, found("who", "Who is she?")))
    with pytest.raises(UndoConflictError) as caught:
        shop.history.redo(shop.clock())
    assert caught.value.redoing
    assert caught.value.step_name == "quiz.edit"
    assert shop.card("who").wording.prompt == "Who is she?"


def test_a_wording_that_was_declined_is_not_offered_again_but_the_next_one_is(shop: Shop):
    shop.quiz.edit(shop.id("when"), Wording("When did the wall open?", "3 May 2019"))
    newer = replace(example_cards()[1], prompt="On which day was the wall opened?")
    shop.analyse((newer,))
    shop.curation.settle_found([shop.id("when")], take=False)
    shop.analyse((newer,))
    assert not shop.curation.regeneration(shop.document.id).rivals
    shop.analyse((replace(newer, prompt="What day did the wall open?"),))
    assert len(shop.curation.regeneration(shop.document.id).rivals) == 1


NAMES = ("opened", "when", "who", "cost")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), st.sampled_from(NAMES), st.integers(0, 9)),
        st.tuples(st.just("approve"), st.sampled_from(NAMES), st.just(0)),
        st.tuples(st.just("answer"), st.sampled_from(NAMES), st.sampled_from([1, 2, 3, 4])),
        st.tuples(st.just("analyse"), st.lists(st.sampled_from(NAMES), unique=True).map(tuple), st.integers(0, 3)),
        st.tuples(st.just("take"), st.sampled_from(NAMES), st.just(0)),
        st.tuples(st.just("own"), st.just(""), st.integers(0, 9)),
        st.tuples(st.just("undo"), st.just(""), st.just(0)),
    ),
    max_size=14,
)


@settings(max_examples=30)
@given(steps=STEPS)
def test_no_review_and_no_edit_is_ever_lost_however_often_cards_are_made_again(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str | tuple[str, ...], int]]
):
    shop = Shop(tmp_path_factory.mktemp("shop") / "library.db")
    try:
        _walk(shop, steps)
    finally:
        shop.database.close()


def _walk(shop: Shop, steps: list[tuple[str, str | tuple[str, ...], int]]) -> None:
    logged, reviews_ever = 0, 0
    written: dict[str, set[str]] = {}
    for verb, what, number in steps:
        before = _state(shop)
        if verb == "analyse":
            some = tuple(found(name, f"{name} in words {number}?") for name in what)
            shop.analyse(some)
            after = _state(shop)
            for card_id, (prompt, edited, state, memory) in before.items():
                if edited or memory or state is not CardState.SUGGESTED:
                    assert card_id in after, "a card that a person touched is gone"
                    assert after[card_id][2:] == (state, memory)
                if edited:
                    assert after[card_id][0] == prompt, "an edit is gone"
        elif verb == "undo":
            _undo(shop)
        elif verb == "own":
            draft = shop.curation.drafts(shop.document.id, span_of("nine million"))[0]
            shop.clock.move(seconds=1)
            shop.curation.add_own(shop.document.id, draft)
        elif f"{shop.document.id}-{what}" in before:
            logged += _act(shop, verb, str(what), number, before, written)
        rows = _count(shop, "review")
        assert rows >= reviews_ever, "a line of the log is gone"
        reviews_ever = rows
        assert _count(shop, "wording") >= len(_state(shop))
    assert reviews_ever == logged
    shop.curation.regeneration(shop.document.id)


def _act(
    shop: Shop, verb: str, name: str, number: int, before: dict[str, tuple[object, ...]], written: dict[str, set[str]]
) -> int:
    shop.clock.move(minutes=5)
    card_id = shop.id(name)
    if verb == "edit":
        prompt = f"mine {number} of {name}"
        shop.quiz.edit(card_id, Wording(prompt, "forty"))
        written.setdefault(name, set()).add(prompt)
    elif verb == "approve":
        shop.quiz.approve([card_id])
    elif verb == "take":
        shop.curation.settle_found([card_id], take=True)
    elif before[card_id][3]:
        shop.quiz.answer(card_id, Grade(number), kind=StudyKind.LEARN, duration_ms=1)
        return 1
    return 0


def _undo(shop: Shop) -> None:
    if (shop.history.undo_name() or "").startswith("quiz."):
        try:
            shop.history.undo(shop.clock())
        except UndoConflictError:
            return


def _state(shop: Shop) -> dict[str, tuple[str, bool, CardState, bool]]:
    with shop.database.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT card.id, prompt, edited, state, memory.card_id IS NOT NULL FROM card JOIN wording ON"
            " wording.card_id = card.id AND revision = wording_revision LEFT JOIN memory ON memory.card_id = card.id"
        ).all()
    return {row[0]: (row[1], bool(row[2]), CardState(row[3]), bool(row[4])) for row in rows}


def _count(shop: Shop, table: str) -> int:
    with shop.database.read() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def test_the_drafts_of_every_type_come_at_once_the_fitting_one_first(shop: Shop):
    types = (CardType.QUESTION, CardType.CLOZE, CardType.TRUE_FALSE)
    drafts = shop.curation.drafts(shop.document.id, span_of("nine million"), types)
    assert [draft.type for draft in drafts] == [CardType.CLOZE, CardType.QUESTION, CardType.TRUE_FALSE]
    assert drafts[:1] == shop.curation.drafts(shop.document.id, span_of("nine million"))
    assert drafts[1].wording.prompt == ""
