"""What strict readers refused, one sentence of our own for each class: none of them is offered in that form."""

from __future__ import annotations

import pytest

from studyapp.domain.analysis import CardType, Tier
from tests.analysis.cards.texts import BRIDGE, CELLS

LEAD = "Clara Whitfield built bridges in Leeds and Norway."
TERMS = """Shapes of the land

A moraine is a heap of stones and clay that a glacier has left behind. A fjord is a narrow arm of the sea between \
steep cliffs of ice-worn rock. An aquifer is a layer of porous sandstone that holds drinking water. Chloroplasts are \
green bodies inside a leaf that store the energy of sunlight.
"""
DATES = "\n\n".join(
    f"In {year}, Clara Whitfield {what}."
    for year, what in (
        (1901, "opened a small foundry in Bergen with two partners"),
        (1904, "designed a lighthouse for the harbour of Stavanger"),
        (1907, "founded a school for engineers in the city of Leeds"),
        (1911, "sold a patent on steel cables to the Aire Company"),
        (1915, "built a hospital on the island of Askøy for sailors"),
        (1919, "moved with Oskar Lindqvist to the Norwegian coast"),
        (1923, "published a manual about wooden bridges in Oslo"),
        (1926, "joined the board of the Bergen Steel Union in Norway"),
    )
)


def offered(make, text: str):
    return [card for card in make(text)[1] if card.tier is not Tier.OFF]


@pytest.mark.parametrize(
    "sentence",
    [
        "The engineer's wife sold the house in Norway in 1934.",
        "The bullet hit a wall in Leeds, Clara Whitfield said.",
        "Copies of the engine reached Norway in 1934.",
        "The 11 Norwegians were killed in Leeds in 1934.",
        "In the last match of the day, Norway faced Denmark in Leeds.",
        "In the 62nd minute, Clara Whitfield scored a goal for Norway.",
        "Clara Whitfield is expected to visit the harbour of Norway.",
        "Officials in Norway are warning the residents of Leeds of heavy rain.",
        "It remains unclear in Norway why Clara Whitfield left the city of Leeds.",
        "Clara Whitfield will sell the company in Leeds to a union in Norway.",
        "In the last twenty days, Norway has lost a third of the ships of Leeds.",
        "Clara Whitfield's from 1911 to 1934 was the longest office in Norway.",
        "The union of Norway was set to meet in when the ships came to Leeds.",
    ],
)
def test_a_sentence_of_a_refused_class_yields_nothing(make, sentence: str):
    cards = offered(make, f"{LEAD}\n\n{sentence}\n")
    assert not [card for card in cards if card.source.start > len(LEAD)]


def test_who_reports_is_not_asked_for(make):
    text = f"{LEAD}\n\nClara Whitfield said that Norway had built 14 steel bridges in the valley of Leeds since 1911.\n"
    assert not any(card.answer == "Clara Whitfield" for card in offered(make, text))


def test_a_river_is_no_state(make):
    text = "In 1862, the Union gained control of the long rivers of the west, above all of the Mississippi.\n"
    assert not any(card.answer == "Mississippi" for card in offered(make, text))


def test_a_surname_that_two_people_bear_is_not_made_a_full_name(make):
    text = (
        "Ida Holm opened a museum in Leeds in 1911. Peter Holm studied law in Norway.\n\n"
        "Holm moved to Denmark with a friend in 1919.\n"
    )
    moved = [card.prompt for card in make(text)[1] if "moved to Denmark" in card.prompt]
    assert not any("Ida" in prompt or "Peter" in prompt for prompt in moved)


def test_terms_are_matched_with_their_meanings(make):
    (card,) = [card for card in make(TERMS)[1] if card.type is CardType.MATCH and card.spare]
    pairs = dict(line.split("\t") for line in card.answer.split("\n"))
    assert pairs["aquifer"] == "a layer of porous sandstone that holds drinking water"
    assert len(set(pairs.values())) == len(pairs) >= 3


def test_a_second_row_of_happenings_is_matched_with_its_dates(make):
    cards = [card for card in make(DATES)[1] if card.type in {CardType.ORDER, CardType.MATCH}]
    assert [card.type for card in sorted(cards, key=lambda card: card.source.start)] == [CardType.ORDER, CardType.MATCH]
    dated = next(card for card in cards if card.type is CardType.MATCH)
    for line in dated.answer.split("\n"):
        event, year = line.split("\t")
        assert year not in event
        assert f"In {year}, {event}" in DATES


def test_every_type_that_a_text_supplies_is_offered(make):
    cards = make("\n\n".join((TERMS, DATES, BRIDGE, CELLS)))[1]
    types = {card.type for card in cards if card.tier is not Tier.OFF or card.spare}
    assert {CardType.CLOZE, CardType.DEFINITION, CardType.WHO_SAID, CardType.ORDER, CardType.MATCH} <= types


def test_the_title_is_not_asked_for(make):
    titled = make(CELLS, "Transpiration")[1]
    assert not any(card.answer == "Transpiration" for card in titled if card.type is CardType.DEFINITION)
    assert any("ranspiration" in card.prompt for card in titled if card.type is CardType.REVERSE)
