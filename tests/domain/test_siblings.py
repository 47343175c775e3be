from __future__ import annotations

from dataclasses import replace

import pytest

from studyapp.domain.analysis import CardType, Tier
from studyapp.domain.card import Card, CardId, CardState, Wording
from studyapp.domain.document import DocumentId
from studyapp.domain.siblings import another_from_passage, cue_for, easier_sibling, has_cue
from studyapp.domain.span import Span


def card(name: str, card_type: CardType, *, hint: str = "", fact: str = "opened", tier: Tier = Tier.AUTO) -> Card:
    wording = Wording("_____ opened the wall.", "Mara Lindqvist", hint=hint)
    return Card(
        CardId(name), DocumentId("d"), card_type, wording, 1, CardState.SUGGESTED, tier, 0.5, fact, Span(0, 40), "quote"
    )


GAP = card("gap", CardType.CLOZE, hint="person")
CUED = card("cued", CardType.CLOZE, hint=f"person: {cue_for('Mara Lindqvist')}", tier=Tier.OFF)
CHOICE = card("choice", CardType.CHOICE, tier=Tier.SUGGESTED)
OTHER = replace(
    card("other", CardType.CLOZE, fact="paid"), wording=Wording("The town paid _____ crowns.", "nine million")
)
ALL = (CHOICE, OTHER, CUED, GAP)


def test_help_grows_step_by_step_and_then_ends():
    assert easier_sibling(GAP, ALL) == CUED
    assert easier_sibling(CUED, ALL) == CHOICE
    assert easier_sibling(CHOICE, ALL) is None


def test_a_meaning_is_asked_for_before_it_is_told():
    assert easier_sibling(card("meaning", CardType.REVERSE), ALL) == GAP


def test_the_same_question_with_a_cue_goes_before_another_with_a_cue():
    question = replace(card("who", CardType.QUESTION), wording=Wording("Who opened it?", "Mara Lindqvist"))
    asked = replace(
        CUED, id=CardId("a"), type=CardType.QUESTION, wording=replace(CUED.wording, prompt="Who opened it?")
    )
    assert easier_sibling(question, (CUED, asked)) == asked
    assert easier_sibling(GAP, (asked, CUED)) == CUED


@pytest.mark.parametrize("state", [CardState.REJECTED, CardState.SUSPENDED])
def test_what_the_learner_put_away_stays_away(state: CardState):
    assert easier_sibling(GAP, (replace(CUED, state=state), CHOICE)) == CHOICE


def test_only_the_same_fact_of_the_same_document_is_a_sibling():
    elsewhere = replace(CUED, document_id=DocumentId("e"))
    assert easier_sibling(GAP, (elsewhere, replace(CUED, fact_key="paid"))) is None


def test_cards_to_place_have_no_easier_sibling():
    assert easier_sibling(card("order", CardType.ORDER), ALL) is None


def test_another_card_of_the_passage_asks_for_another_fact():
    assert another_from_passage(GAP, ALL) == OTHER
    assert another_from_passage(OTHER, ALL) == GAP
    assert another_from_passage(GAP, (replace(OTHER, source=Span(50, 60)),)) is None
    assert another_from_passage(GAP, (replace(OTHER, state=CardState.APPROVED),)) is None
    assert another_from_passage(replace(GAP, source=None), ALL) is None


def test_offered_cards_go_before_those_kept_back():
    kept = replace(OTHER, id=CardId("a"), tier=Tier.OFF, rank=0.9)
    assert another_from_passage(GAP, (kept, OTHER)) == OTHER


def test_a_cue_shows_how_each_word_begins():
    assert cue_for("Mara Lindqvist") == "M… L…"
    assert cue_for("3 May 2019") == "3… M… 20…"
    assert has_cue(CUED)
    assert not has_cue(GAP)
