from __future__ import annotations

import re

import pytest

from studyapp.analysis.cards.days import day_of, written
from studyapp.analysis.cards.quotes import find_quotes
from studyapp.domain.analysis import CardType, Tier
from tests.analysis.cards.texts import BRIDGE, CELLS


def of_type(cards, kind: CardType):
    return [card for card in cards if card.type is kind]


def test_a_quotation_is_asked_for_its_speaker(make):
    cards = of_type(make(BRIDGE)[1], CardType.WHO_SAID)
    assert [card.answer for card in cards if card.tier is not Tier.OFF] == ["Oskar Lindqvist"]
    assert cards[0].prompt.startswith("Who said this? “A bridge is a promise")


def test_a_quotation_with_a_stray_mark_has_no_speaker(make):
    broken = BRIDGE.replace("morning,” said", "morning, said")
    assert not of_type(make(broken)[1], CardType.WHO_SAID)


def test_dated_happenings_are_put_in_the_order_of_time(make):
    cards = of_type(make(BRIDGE)[1], CardType.ORDER)
    assert len(cards) == 1
    happenings = cards[0].answer.split("\n")
    assert len(happenings) >= 3
    assert not any(re.search(r"\b1\d{3}\b", happening) for happening in happenings)
    assert "founded the Harrow Bridge Company" in happenings[0]


def test_a_false_statement_differs_from_its_passage_in_one_date_or_amount(make):
    for card in of_type(make(BRIDGE)[1], CardType.TRUE_FALSE):
        statement = card.prompt.removeprefix("True or false? ")
        changed = set(re.findall(r"\w+", statement)) - set(re.findall(r"\w+", card.source.of(BRIDGE)))
        years = {word for word in changed if word.isdigit()}
        assert (card.answer == "False") == bool(years)
        assert len(years) <= 1


def test_a_pronoun_is_replaced_only_where_nobody_else_can_be_meant(make):
    one = "Clara Whitfield founded a school in Leeds in 1911. She moved to Norway with her brother in 1919.\n"
    two = "Clara Whitfield met Ida Holm in Leeds in 1911. She moved to Norway with her brother in 1919.\n"
    named = [c.prompt for c in make(one)[1] if (c.tier is not Tier.OFF or c.spare) and "Norway" in c.prompt]
    assert any("Clara Whitfield moved to Norway" in prompt for prompt in named)
    assert not any("moved" in c.prompt for c in make(two)[1] if c.tier is not Tier.OFF or c.spare)


def test_a_role_is_asked_for_but_not_a_spokesman(make):
    text = (
        "Ida Holm, director of the Bergen Maritime Museum, opened the new wing in Norway in 1988. "
        "Per Vik, a spokesman for the Bergen Maritime Museum, spoke to visitors from Denmark in 1988.\n"
    )
    prompts = [card.prompt for card in of_type(make(text)[1], CardType.QUESTION)]
    assert "Who is described as the director of the Bergen Maritime Museum?" in prompts
    assert not any("spokesman" in prompt for prompt in prompts)


def test_a_term_and_its_meaning_are_siblings(make):
    cards = make(CELLS)[1]
    term = next(c for c in of_type(cards, CardType.DEFINITION) if c.answer == "Transpiration")
    meaning = next(c for c in of_type(cards, CardType.REVERSE) if "transpiration" in c.prompt.lower())
    assert term.fact_key == meaning.fact_key
    assert term.key != meaning.key
    assert meaning.answer == "the loss of water vapour through the openings of a leaf"


@pytest.mark.parametrize(
    "sentence",
    [
        "The directive, issued in Leeds in 1934, changed the attitude of Norway.",
        "Three weeks later, Clara Whitfield sold her company in Norway.",
        "Most of them moved to Norway with Clara Whitfield in 1934.",
        "In contrast, Clara Whitfield stayed in Norway until 1934.",
        "Figure 3 shows the growth of Norway in 1934.",
        "Even though Clara Whitfield left Norway in 1934.",
        "A traveller from Norway might meet Clara Whitfield in Leeds.",
        "Clara Whitfield sold bridges in Norway, as discussed in section 4.",
        "Whitfield 30 said Anniversary of the bridge company in Norway in 1934.",
    ],
)
def test_a_sentence_that_cannot_stand_alone_is_not_offered(make, sentence):
    cards = make(f"Clara Whitfield built bridges in Leeds and Norway.\n\n{sentence}\n")[1]
    start = len("Clara Whitfield built bridges in Leeds and Norway.\n\n")
    assert not [c for c in cards if c.source.start >= start and c.tier is not Tier.OFF]


@pytest.mark.parametrize(
    ("text", "spans", "broken"),
    [
        ("He said “yes” and “no”.", 2, False),
        ('She said "yes".', 1, False),
        ("to deal with, “Harper told us.", 0, True),
        ("able to.” to deal", 0, True),
        ('an odd " mark', 0, True),
    ],
)
def test_quotation_marks_must_pair_up(text, spans, broken):
    found = find_quotes(text)
    assert (len(found.spans), found.broken) == (spans, broken)


def test_a_written_day_is_read_and_written_both_ways():
    day = day_of("May 4, 1938")
    assert day is not None
    assert day == day_of("4 May 1938")
    assert written(day, month_first=False) == "4 May 1938"
    assert day_of("May 44, 1938") is None
    assert day_of("4 Mai 1938") is None
