"""Faults that strict readers found on texts that no rule was made from: one sentence of our own for each class."""

from __future__ import annotations

import pytest

from studyapp.domain.analysis import CardType, Tier
from tests.analysis.cards.test_news_worth import answers, shown

LEAD = (
    "Clara Whitfield built stone bridges in Leeds and Norway. Oskar Lindqvist designed towers in the harbour of "
    "Bergen in 1926. The farmers of the valley liked the bridges.\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("In 1911, President José Eduardo dos Santos sold the bridges of Leeds to Oskar Lindqvist.", "José Eduardo"),
        ("As Ida Holm detailed in her history of Norway, Clara Whitfield built nine bridges in Leeds.", "Ida Holm"),
        ("In 1911, the builders of Norway had ten times as many bridges as the people of Leeds.", "1911"),
        ("In 1911 there were 92 different crafts in the harbour of Leeds and in Norway.", "1911"),
        ("The trade of Norway with Leeds grew modestly from 1911 and made Clara Whitfield rich.", "1911"),
        ("In 1911, Clara Whitfield enrolled at the Harrow School in Leeds beside Oskar Lindqvist.", "1911"),
        ("Harrow Museum in Norway was home to the oldest stone bridge that Clara Whitfield ever built.", "Norway"),
        ("Clara Whitfield received 12,400 votes in Leeds, and Oskar Lindqvist received 9,300 votes.", "12,400"),
    ],
)
def test_a_gap_that_readers_refused_is_not_asked_for(make, sentence: str, answer: str):
    assert answer not in answers(make, f"{LEAD}{sentence}\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "A previous stone bridge had been built in Norway in 1911 by Oskar Lindqvist.",
        "Clara Whitfield immediately resigned from the union of Norway in 1911 and left Leeds.",
        "Max Holm's The Stone and Its Own, published in 1844, is a founding text of the philosophy.",
        "Had earlier builders in Norway been more patient, the bridges of Leeds in 1911 would be stronger.",
        "Turnout was high, with Clara Whitfield winning the free towns of Norway, as well as Leeds.",
        "Clara Whitfield won Norway, and split Denmark with Oskar Lindqvist.",
        "New Harrow, the largest town of Norway, is likely to lose two seats in Leeds.",
    ],
)
def test_a_sentence_that_points_outside_itself_gives_no_card(make, sentence: str):
    cards = make(f"{LEAD}{sentence}\n")[1]
    assert not [c for c in cards if (c.tier is not Tier.OFF or c.spare) and c.source.start >= len(LEAD)]


def test_an_example_is_not_asked_for(make):
    text = f"{LEAD}In 1911, Clara Whitfield wrote letters from Leeds to builders such as Oskar Lindqvist.\n"
    assert not [card for card in shown(make, text, CardType.CLOZE) if "such as _____" in card.prompt]


def test_what_is_now_a_town_stays_what_is_now_a_town(make):
    text = f"{LEAD}Fort Harrow was built by Clara Whitfield near what is now Bergen in 1752.\n"
    prompts = [card.prompt for card in shown(make, text, CardType.CLOZE)]
    assert any("what is now Bergen" in prompt for prompt in prompts)


def test_the_year_is_no_answer_where_the_rest_tells_it(make):
    text = f"{LEAD}Ida Holm, Miss Norway 1931, was crowned in Leeds on 12 September 1931 by Clara Whitfield.\n"
    assert not any("1931" in answer for answer in answers(make, text))


def test_a_former_country_is_no_choice(make):
    text = f"{LEAD}In 1991, Clara Whitfield built nine stone bridges across the rivers of former Yugoslavia.\n"
    assert not [card for card in shown(make, text, CardType.CHOICE) if card.answer == "Yugoslavia"]


def test_what_recurs_is_not_changed_to_another_year(make):
    text = f"{LEAD}The Harrow Union of Leeds finished in first place of the northern league of Norway in 1911.\n"
    assert not [card for card in shown(make, text, CardType.TRUE_FALSE) if "first place" in card.prompt]


def test_a_second_clause_is_not_left_in_a_question(make):
    text = f"{LEAD}In 1831, a cholera epidemic broke out in Leeds and Oskar Lindqvist left the city of Bergen.\n"
    assert not [card for card in shown(make, text, CardType.QUESTION) if "Lindqvist left" in card.prompt]


def test_a_common_noun_has_no_capital_inside_a_question(make):
    text = f"{LEAD}Farmers planted only around 60 orchards in Norway in 1911 with Clara Whitfield.\n"
    assert not [card for card in shown(make, text, CardType.QUESTION) if " Farmers" in card.prompt]


def test_a_work_keeps_its_capital_and_a_name_is_not_told_by_its_description(make):
    film = "Concentrate is a never-filmed screenplay by the engineer who built the longest bridges of the valley.\n"
    crater = "Whitfieldium is a crater on the moon that bears the name of Clara Whitfield, who built bridges.\n"
    prompts = [card.prompt for card in shown(make, f"{LEAD}{film}{crater}", CardType.REVERSE, CardType.DEFINITION)]
    assert not any("“concentrate”" in prompt for prompt in prompts)
    assert not any("Whitfieldium" in prompt or "crater on the moon" in prompt for prompt in prompts)


def test_the_plural_of_the_title_is_not_asked_for(make):
    text = "Newts are small amphibious animals that live in ponds and lay their eggs under water plants.\n"
    assert not [card for card in make(text, "Newt")[1] if card.type is CardType.DEFINITION]


def test_late_in_a_year_does_not_leave_late_behind(make):
    text = (
        "Clara Whitfield opened a foundry in Leeds in 1901.\n\nClara Whitfield founded a school in Bergen in 1904.\n\n"
        "Late in 1907, Clara Whitfield sold the foundry in Leeds.\n\nClara Whitfield moved to Norway in 1911.\n"
    )
    cards = shown(make, text, CardType.ORDER)
    assert cards
    assert not any("Late" in card.answer for card in cards)
