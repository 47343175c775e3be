from __future__ import annotations

from dataclasses import replace

import pytest

from studyapp.domain.analysis import CardType, NoteKind, OptionNote, Tier
from studyapp.domain.card import Card, CardId, CardState, Wording
from studyapp.domain.document import DocumentId
from studyapp.domain.headings import chain, unrevealing
from studyapp.domain.span import Span

HEADINGS = ("Islands of the north", "Osby", "The harbour after 1904")


def kept_card(
    card_type: CardType = CardType.CLOZE,
    *,
    answer: str,
    accepted: tuple[str, ...] = (),
    distractors: tuple[str, ...] = (),
    notes: tuple[OptionNote, ...] = (),
) -> Card:
    wording = Wording("_____ opened the wall.", answer, accepted, distractors)
    source, state = Span(0, 40), CardState.APPROVED
    card = Card(CardId("c"), DocumentId("d"), card_type, wording, 1, state, Tier.AUTO, 0.5, "fact", source, "quote")
    return replace(card, option_notes=notes)


def test_a_heading_holds_until_one_of_its_level_or_above():
    assert chain([(1, "Title"), (2, "One"), (3, "Deep"), (2, "Two")]) == ("Title", "Two")
    assert chain([(2, "One"), (3, "Deep")]) == ("One", "Deep")
    assert chain([]) == ()


def test_the_place_of_a_card_is_told_from_the_outermost_heading_on():
    assert unrevealing(HEADINGS, kept_card(answer="Mara Lindqvist")) == HEADINGS


@pytest.mark.parametrize("answer", ["Osby", "the osby council", "ÖSBY"])
def test_a_heading_that_names_the_answer_is_left_out(answer: str):
    assert unrevealing(HEADINGS, kept_card(answer=answer)) == (HEADINGS[0], HEADINGS[2])


def test_another_form_of_the_answers_word_gives_it_away_too():
    assert unrevealing(HEADINGS, kept_card(answer="harbours")) == HEADINGS[:2]
    assert unrevealing(HEADINGS, kept_card(answer="1904")) == HEADINGS[:2]


def test_accepted_forms_and_wrong_options_count_as_the_answer():
    assert unrevealing(HEADINGS, kept_card(answer="the town", accepted=("Osby",))) == (HEADINGS[0], HEADINGS[2])
    assert unrevealing(HEADINGS, kept_card(answer="Tove", distractors=("Osby", "Ola"))) == (HEADINGS[0], HEADINGS[2])


def test_what_a_false_statement_changed_is_not_told_above_it():
    note = OptionNote("1906", NoteKind.INSTEAD, "1904")
    card = kept_card(CardType.TRUE_FALSE, answer="False", notes=(note,))
    assert unrevealing(HEADINGS, card) == HEADINGS[:2]


def test_events_to_be_put_in_order_keep_all_headings():
    card = kept_card(CardType.ORDER, answer="Osby burnt\nThe harbour was built")
    assert unrevealing(HEADINGS, card) == HEADINGS


def test_a_heading_that_repeats_is_told_once():
    assert unrevealing(("Osby", "Osby", ""), kept_card(answer="1904")) == ("Osby",)
