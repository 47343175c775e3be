from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.analysis import CardType, Tier, fold
from tests.analysis.cards.texts import BRIDGE, CELLS, TRAPS

if TYPE_CHECKING:
    from studyapp.domain.analysis import CardFinding

TEXTS = (BRIDGE, CELLS, TRAPS)


def _offered_keys(cards: tuple[CardFinding, ...]) -> set[str]:
    return {card.key for card in cards if card.tier is not Tier.OFF}


def _cards(make, text: str) -> tuple[CardFinding, ...]:
    return make(text)[1]


@pytest.mark.parametrize("text", TEXTS)
def test_every_card_is_proved_by_a_passage_and_its_answer_stands_there(make, text):
    for card in _cards(make, text):
        assert card.source.of(text).strip()
        if card.answer_span is not None:
            assert card.answer_span.of(text) == card.answer
            assert card.source.start <= card.answer_span.start < card.answer_span.end <= card.source.end


@pytest.mark.parametrize("text", TEXTS)
def test_a_cloze_has_one_gap_and_does_not_show_its_answer(make, text):
    for card in _cards(make, text):
        if card.type is CardType.CLOZE:
            assert card.prompt.count("_____") == 1
            for form in (card.answer, *card.accepted):
                assert not re.search(rf"(?<!\w){re.escape(fold(form))}(?!\w)", fold(card.prompt))


@pytest.mark.parametrize("text", TEXTS)
def test_options_are_distinct_and_none_is_right_or_stands_in_the_passage(make, text):
    for card in _cards(make, text):
        if card.type is not CardType.CHOICE:
            assert card.distractors == () or card.type is CardType.CHOICE
            continue
        options = [fold(option) for option in card.distractors]
        assert 2 <= len(set(options)) == len(options) <= 3
        assert not {fold(form) for form in (card.answer, *card.accepted)} & set(options)
        assert not any(option in fold(card.source.of(text)) for option in options)


@pytest.mark.parametrize("text", TEXTS)
def test_ranks_fall_and_at_most_one_cloze_and_two_cards_of_a_sentence_are_offered(make, text):
    cards = _cards(make, text)
    assert [card.rank for card in cards] == sorted((card.rank for card in cards), reverse=True)
    offered = [card for card in cards if card.tier is not Tier.OFF]
    for card in offered:
        siblings = [other for other in offered if other.source == card.source]
        assert len(siblings) <= 2
        assert sum(other.type is CardType.CLOZE for other in siblings) <= 1


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_text_gives_the_same_cards(make, text):
    assert _cards(make, text) == _cards(make, text)


def test_keys_do_not_change_when_another_paragraph_does(make):
    before = _offered_keys(_cards(make, BRIDGE))
    longer = BRIDGE.replace("The Harrow Bridge\n", "The Harrow Bridge\n\nThe river Aire is cold and deep in winter.\n")
    after = {card.key for card in _cards(make, longer)}
    assert before
    assert before <= after


def test_keys_are_unique_and_siblings_share_a_fact(make):
    cards = _cards(make, BRIDGE)
    assert len({card.key for card in cards}) == len(cards)
    choices = [card for card in cards if card.type is CardType.CHOICE]
    assert choices
    assert all(any(other.fact_key == card.fact_key for other in cards if other is not card) for card in choices)


def test_a_history_text_yields_clozes_questions_and_choices(make):
    types = {card.type for card in _cards(make, BRIDGE) if card.tier is not Tier.OFF or card.spare}
    assert {CardType.CLOZE, CardType.CHOICE} <= types


def test_a_textbook_yields_definitions_in_both_directions(make):
    cards = _cards(make, CELLS)
    terms = {card.answer for card in cards if card.type is CardType.DEFINITION}
    assert "Transpiration" in terms
    assert any(card.type is CardType.REVERSE for card in cards)


def test_sentences_that_point_outside_themselves_or_are_garbled_yield_nothing_and_say_why(make):
    _, cards, rejections = make(TRAPS)
    assert all(card.tier is Tier.OFF for card in cards)
    assert len({rejection.reason for rejection in rejections}) >= 6


@pytest.mark.parametrize(
    "text", ["", "One.", "🙂 " * 40, "مرحبا بالعالم. " * 20, "WE ARE ALL SHOUTING HERE NOW. " * 10, "a" * 900]
)
def test_a_text_without_statements_yields_no_card(make, text):
    assert _cards(make, text) == ()
