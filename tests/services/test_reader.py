from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.analysis import (
    Analysis,
    CardFinding,
    EntityFinding,
    EntityType,
    Tier,
    entity_key,
)
from studyapp.domain.card import Card, CardId, CardState, Wording
from studyapp.domain.changes import NO_CHANGES, Topic
from studyapp.domain.document import DateSource, DocumentId, Mode
from studyapp.domain.errors import AnalysisCancelledError, UnknownDocumentError
from studyapp.domain.schedule import Grade, Memory, MemoryPhase, StudyKind
from studyapp.domain.span import Span
from studyapp.store.card_answers import Answer
from studyapp.store.quiz import QuizStore
from tests.examples import TEXT, SetClock, example_analysis, example_cards, span_of

if TYPE_CHECKING:
    from tests.services.conftest import House

NOW = SetClock()()


class Cards:
    """The cards of the example document, by their short names."""

    def __init__(self, house: House, document_id: DocumentId) -> None:
        self._house = house
        self._document_id = document_id
        self.store = QuizStore(house.database)

    def id(self, name: str) -> CardId:
        return CardId(f"{self._document_id}-{name}")

    def all(self) -> dict[str, Card]:
        cards = self.store.deck(self._document_id).cards
        kept = [card for card in cards if card.tier is not Tier.OFF or card.state is not CardState.SUGGESTED]
        return {card.id.rpartition("-")[2]: card for card in kept}

    def set_state(self, name: str, state: CardState) -> None:
        memory = Memory(MemoryPhase.NEW, self._house.clock())
        self.store.set_state("quiz.x", [self.id(name)], state, memory, now=self._house.clock())

    def find_again(self, *cards: CardFinding, complete: bool = True) -> None:
        analysis = replace(example_analysis(), cards=cards, complete=complete)
        self._house.reader.keep_analysis(self._document_id, analysis)


@pytest.fixture
def document_id(house: House) -> DocumentId:
    return house.with_findings()


@pytest.fixture
def cards(house: House, document_id: DocumentId) -> Cards:
    return Cards(house, document_id)


def found(name: str, **changes: object) -> CardFinding:
    card = next(card for card in example_cards() if card.key == name)
    return replace(card, **changes)  # pyright: ignore


def test_a_document_knows_when_it_was_opened(house: House) -> None:
    document_id = house.with_document()
    assert house.library.documents()[0].opened_at is None
    house.clock.move(hours=1)
    house.reader.document(document_id)
    assert house.library.documents()[0].opened_at is None
    assert house.reader.open(document_id).touches(Topic.DOCUMENTS, document_id)
    assert house.library.documents()[0].opened_at == house.clock()


def test_the_reading_position_is_kept_within_the_text(house: House) -> None:
    document_id = house.with_document()
    assert house.reader.position(document_id) == 0
    assert house.reader.keep_position(document_id, 40).touches(Topic.DOCUMENTS, document_id)
    assert house.reader.keep_position(document_id, 40) == NO_CHANGES
    assert house.reader.position(document_id) == 40
    house.reader.keep_position(document_id, 10_000)
    assert house.reader.position(document_id) == len(TEXT)
    house.reader.keep_position(document_id, -3)
    assert house.reader.position(document_id) == 0
    assert house.history.undo_name() == "library.import"


def test_reading_an_unknown_document_is_told_so(house: House) -> None:
    nobody = DocumentId("f" * 20)
    for ask in (house.reader.document, house.reader.position, house.reader.analysis_info):
        with pytest.raises(UnknownDocumentError):
            ask(nobody)
    with pytest.raises(UnknownDocumentError):
        house.reader.keep_position(nobody, 1)
    with pytest.raises(UnknownDocumentError):
        house.reader.keep_analysis(nobody, example_analysis())


def test_an_analysis_is_asked_for_and_nothing_kept_before_it_is_handed_in(house: House) -> None:
    document_id = house.with_document()
    shares: list[float] = []
    partial: list[Analysis] = []
    future = house.reader.request_analysis(document_id, on_progress=shares.append, on_partial=partial.append)
    assert (shares, partial[0].complete) == ([0.5], False)
    assert house.analyser.requests[0].text == TEXT
    assert house.reader.analysis_info(document_id) is None
    house.reader.keep_analysis(document_id, future.result())
    info = house.reader.analysis_info(document_id)
    assert info is not None
    assert (info.model, info.mode, info.complete, info.unread_count) == ("example 1.0", Mode.NEWS, True, 0)
    assert (info.document_date, info.date_source, info.created_at) == (
        date(2019, 5, 6),
        DateSource.METADATA,
        house.clock(),
    )


def test_what_times_count_from_is_the_learners_choice_and_one_undoable_step(house: House) -> None:
    document_id = house.with_findings()
    assert house.reader.document(document_id).mode is None
    assert house.reader.set_mode(document_id, None) == NO_CHANGES
    assert house.reader.set_mode(document_id, Mode.NARRATIVE).touches(Topic.DOCUMENTS, document_id)
    assert house.reader.document(document_id).mode is Mode.NARRATIVE
    house.reader.request_analysis(document_id)
    assert house.analyser.requests[-1].mode is Mode.NARRATIVE
    house.reader.keep_analysis(document_id, replace(example_analysis(), mode=Mode.NARRATIVE, mode_given=True))
    info = house.reader.analysis_info(document_id)
    assert info is not None
    assert (info.mode, info.mode_given) == (Mode.NARRATIVE, True)
    assert house.history.undo_name() == "reader.set_mode"
    house.history.undo()
    assert house.reader.document(document_id).mode is None


def test_an_analysis_can_be_cancelled(house: House) -> None:
    document_id = house.with_document()
    house.reader.cancel_analysis()
    with pytest.raises(AnalysisCancelledError):
        house.reader.request_analysis(document_id).result()


def test_findings_come_back_as_they_were_handed_in(house: House, document_id: DocumentId) -> None:
    analysis = example_analysis()
    assert house.reader.time_expressions(document_id) == analysis.time_expressions
    assert [entry.key for entry in house.glossary.entries(document_id)] == [e.key for e in analysis.entities]


def test_a_new_analysis_replaces_the_findings(house: House, document_id: DocumentId) -> None:
    analysis = replace(
        example_analysis(),
        entities=example_analysis().entities[1:],
        events=(),
        time_expressions=(),
        unread=(Span(0, 3),),
    )
    changes = house.reader.keep_analysis(document_id, analysis)
    assert changes.touches(Topic.FINDINGS | Topic.CARDS, document_id)
    assert [entry.name for entry in house.glossary.entries(document_id)] == ["Osby"]
    assert house.reader.time_expressions(document_id) == ()
    assert house.timeline.events(document_id) == ()
    info = house.reader.analysis_info(document_id)
    assert info is not None
    assert info.unread_count == 1


def test_the_library_is_backed_up_before_findings_are_replaced_but_not_before_the_first(house: House) -> None:
    document_id = house.with_document()
    before = len(house.backups.list_backups())
    house.clock.move(minutes=1)
    house.reader.keep_analysis(document_id, example_analysis())
    assert len(house.backups.list_backups()) == before
    house.reader.keep_analysis(document_id, example_analysis())
    assert house.backups.list_backups()[0].reason == "analysis"


def test_a_date_found_in_the_text_becomes_the_documents_and_is_looked_for_again(house: House) -> None:
    document_id = house.with_document()
    span = span_of("3 May 2019")
    analysis = replace(example_analysis(), document_date=date(2019, 5, 3), date_source=DateSource.TEXT, date_span=span)
    house.reader.keep_analysis(document_id, analysis)
    document = house.reader.document(document_id)
    assert (document.date, document.date_source, document.date_span) == (date(2019, 5, 3), DateSource.TEXT, span)
    house.reader.request_analysis(document_id)
    assert (house.analyser.requests[-1].document_date, house.analyser.requests[-1].date_source) == (
        None,
        DateSource.NONE,
    )
    nothing = replace(analysis, document_date=None, date_source=DateSource.NONE, date_span=None)
    house.reader.keep_analysis(document_id, nothing)
    assert house.reader.document(document_id).date is None


def test_found_cards_are_suggestions_that_quote_their_proof(cards: Cards) -> None:
    card = cards.all()["opened"]
    assert card.state is CardState.SUGGESTED
    assert card.source is not None
    assert card.source.of(TEXT) == card.quote
    assert card.answer_span is not None
    assert card.answer_span.of(TEXT) == "Mara Lindqvist" == card.wording.answer
    assert (card.wording.hint, card.wording_revision, card.own, card.edited) == ("person", 1, False, False)


def test_untouched_suggestions_that_are_not_found_again_go(cards: Cards) -> None:
    cards.find_again(found("opened"), found("ships"))
    assert set(cards.all()) == {"opened", "ships"}


def test_what_a_person_touched_stays_when_it_is_not_found_again(cards: Cards) -> None:
    cards.set_state("opened", CardState.APPROVED)
    cards.set_state("when", CardState.REJECTED)
    cards.store.edit(cards.id("ships"), Wording("How many?", "40"), now=NOW)
    cards.store.flag(cards.id("who"), 3, now=NOW)
    cards.find_again()
    assert {name: card.state for name, card in cards.all().items()} == {
        "opened": CardState.APPROVED,
        "when": CardState.REJECTED,
        "ships": CardState.SUGGESTED,
        "who": CardState.SUGGESTED,
    }


def test_a_rejected_card_that_is_found_again_stays_rejected(cards: Cards) -> None:
    cards.set_state("when", CardState.REJECTED)
    cards.find_again(*example_cards())
    assert cards.all()["when"].state is CardState.REJECTED


def test_a_better_wording_is_a_new_revision_and_the_same_wording_is_none(cards: Cards) -> None:
    cards.set_state("opened", CardState.APPROVED)
    cards.find_again(found("opened", prompt="_____ opened a wall in 2019.", rank=0.3), found("when"))
    opened, when = cards.all()["opened"], cards.all()["when"]
    assert (opened.wording.prompt, opened.wording_revision) == ("_____ opened a wall in 2019.", 2)
    assert (opened.state, opened.rank) == (CardState.APPROVED, 0.3)
    assert when.wording_revision == 1


def test_an_edited_wording_is_never_replaced_but_its_place_is(cards: Cards) -> None:
    cards.store.edit(cards.id("opened"), Wording("Who opened it?", "Mara"), now=NOW)
    proof = span_of("Mara Lindqvist")
    cards.find_again(found("opened", prompt="Better?", source=proof))
    card = cards.all()["opened"]
    assert (card.wording.prompt, card.wording_revision, card.source) == ("Who opened it?", 2, proof)


def test_an_edit_after_a_renewal_counts_on_and_undo_leads_back(house: House, cards: Cards) -> None:
    cards.find_again(found("opened", prompt="_____ opened a wall."))
    cards.store.edit(cards.id("opened"), Wording("Who?", "Mara"), now=NOW)
    assert cards.all()["opened"].wording_revision == 3
    house.history.undo()
    card = cards.all()["opened"]
    assert (card.wording_revision, card.wording.prompt, card.edited) == (2, "_____ opened a wall.", False)


def test_a_partial_analysis_takes_no_card_away(cards: Cards) -> None:
    before = set(cards.all())
    cards.find_again(found("opened"), complete=False)
    assert set(cards.all()) == before


def test_a_suggestion_that_was_answered_before_its_approval_was_undone_stays_with_its_log(
    house: House, cards: Cards
) -> None:
    cards.set_state("opened", CardState.APPROVED)
    answer = Answer(cards.id("opened"), Grade.GOOD, StudyKind.LEARN, house.clock(), house.clock().date(), 900, None)
    cards.store.answer(answer, lambda memory: replace(memory, reviews=1))
    house.history.undo()
    house.history.undo()
    assert cards.all()["opened"].state is CardState.SUGGESTED
    cards.find_again()
    assert set(cards.all()) == {"opened"}
    assert house.backups.check().sound


def test_two_findings_with_one_key_are_kept_once_and_told(
    house: House, document_id: DocumentId, caplog: pytest.LogCaptureFixture
) -> None:
    twice = EntityFinding(entity_key("Osby"), "Osby", EntityType.TERM, 0.1, (), ())
    analysis = replace(example_analysis(), terms=(twice,), cards=(found("opened"), found("opened", rank=0.0)))
    house.reader.keep_analysis(document_id, analysis)
    assert len(house.glossary.entries(document_id)) == 2
    assert [record.levelname for record in caplog.records] == ["WARNING", "WARNING"]
    assert "Osby" not in caplog.text
