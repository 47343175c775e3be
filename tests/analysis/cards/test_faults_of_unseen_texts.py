"""Faults that strict readers found on texts that no rule was made from: one sentence of our own for each class."""

from __future__ import annotations

import pytest

from studyapp.domain.analysis import CardType, Tier
from tests.analysis.cards.test_news_worth import LEAD as REPORT
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


DEFINITIONS = (
    "Harrow Stones\n\nA moraine is a heap of stones and clay that a glacier has left behind. A fjord is a narrow arm "
    "of the sea between steep cliffs.\n\n"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Moraines are also a meeting point for people with an interest in old stones and clay.",
        "A sub-glacier is a body of ice interested in adapting a larger one to the needs of a valley.",
        "Normal moraines are the direct union of a heap of stones and a layer of clay in a valley.",
        "A mishearing of such, based on stones that nobody resolved, is called a mondegrain.",
        "Contemporary geomorphology is an established science with departments at most of the universities.",
        "Erosionism is a “dig or die” teaching that cannot help wearing away the cliffs and the clay.",
    ],
)
def test_what_does_not_define_gives_no_meaning_to_learn(make, sentence: str):
    text = f"{DEFINITIONS}{sentence}\n"
    start = text.index(sentence)
    cards = shown(make, text, CardType.DEFINITION, CardType.REVERSE)
    assert cards
    assert not [card for card in cards if card.source.start >= start]


@pytest.mark.parametrize(
    "sentence",
    [
        "When the first one came out in 1926, there were many Whitfields and Lindqvists in the towns of Norway.",
        "The current president Ida Holm was elected by the union of Norway in July 1926.",
        "In 1926, Clara Whitfield replaced the floors of the longest bridge after a recent attack in Norway.",
        "Any payments were free, and in the debates of 1926 the farmers of Norway thanked Clara Whitfield.",
        "The highest tower of was opened in Norway on 5 September 1926 by Clara Whitfield.",
    ],
)
def test_a_sentence_of_a_day_or_a_gap_gives_no_card(make, sentence: str):
    cards = make(f"{LEAD}{sentence}\n")[1]
    assert not [c for c in cards if (c.tier is not Tier.OFF or c.spare) and c.source.start >= len(LEAD)]


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("In 1926, Norway had 3.3 million farmers, slightly below Denmark with 3.4 million farmers.", "1926"),
        ("The largest contributors to the growth of GDP in 1926 were the harbours of Norway and Leeds.", "1926"),
        ("In letters found in 1926, Clara Whitfield wrote to Oskar Lindqvist about Norway and its bridges.", "1926"),
        ("Clara Whitfield wrote 48 articles about the bridges of Norway and the towers of Oskar Lindqvist.", "48"),
        ("Brett Holm of Norway took 3 for 77 and Ida Holm 2 for 66 in the old harbour of Leeds.", "Norway"),
    ],
)
def test_the_year_of_a_figure_and_a_mere_count_are_not_asked_for(make, sentence: str, answer: str):
    text = f"{LEAD.replace('1926', '1931')}{sentence}\n"
    cards = shown(make, text, CardType.CLOZE, CardType.CHOICE, CardType.QUESTION)
    assert not [card for card in cards if card.answer == answer and card.source.start >= len(LEAD)]


def test_his_means_nobody_else_where_the_sentence_has_a_subject_of_its_own(make):
    text = (
        "General Peter Holm landed in Leeds in 1777. Holm sailed slowly to the bay with his ships. "
        "Washington placed his 11,000 men along the river of Norway in 1777, but was beaten.\n"
    )
    assert not any("Holm’s 11,000 men" in card.prompt for card in make(text)[1])


def test_a_number_is_kept_back_by_default(make):
    text = f"{LEAD}In 1911, Clara Whitfield founded 14 schools in Norway with the help of Oskar Lindqvist.\n"
    numbers = [card for card in make(text)[1] if card.type is CardType.CLOZE and card.answer == "14"]
    assert numbers
    assert all(card.tier is Tier.OFF and not card.spare for card in numbers)


def test_nothing_of_a_report_comes_ticked(make):
    text = f"{REPORT}In 1911, Clara Whitfield founded the Harrow Bridge Company in Leeds with Oskar Lindqvist.\n"
    gaps = [card for card in make(text)[1] if card.type in {CardType.CLOZE, CardType.CHOICE}]
    assert gaps
    assert not [card for card in gaps if card.tier is Tier.AUTO]


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Norway is one of the nine cold countries that bought bridges from Clara Whitfield in 1911.", "Norway"),
        ("Ida Holm, author of a guide to Norway, wrote that the bridges of Leeds were narrow in 1911.", "Ida Holm"),
        ("Ida Maria Holm, known as Ida the Builder, opened the stone bridges of Leeds in 1911.", "Ida Maria Holm"),
        ("Norway continued to import stone bridges from Clara Whitfield of Leeds in 1911.", "1911"),
    ],
)
def test_a_gap_that_fits_many_or_is_told_beside_it_is_not_asked_for(make, sentence: str, answer: str):
    assert answer not in answers(make, f"{LEAD}{sentence}\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "The first volume of the history of Leeds, was finished in Norway by Clara Whitfield in 1911.",
        "Single-party rule was brought to a close with a new constitution and free elections in 1911.",
        "In 1911 the government introduced reforms, lifting the old state of emergency and the tax on salt.",
        "In 1911, peace came at last to the two houses through a marriage and a new and lasting treaty.",
    ],
)
def test_a_sentence_that_leaves_out_whose_it_is_gives_no_card(make, sentence: str):
    cards = make(f"{LEAD}{sentence}\n")[1]
    assert not [c for c in cards if (c.tier is not Tier.OFF or c.spare) and c.source.start >= len(LEAD)]


def test_only_gaps_for_times_people_and_terms_come_ticked(make):
    made = make(f"{LEAD}Oskar Lindqvist opened the port of Leeds in Norway in 1931.\n")[1]
    assert {card.type for card in made if card.tier is Tier.AUTO} <= {CardType.CLOZE}


NOTICES = (
    "Clara Whitfield opened the Harrow Bridge in Leeds in 1911. Mrs. Ida Holm served tea to the builders on Friday.\n\n"
    "Oskar Lindqvist founded the Bergen Tower Company in Norway in 1926. Mr. Per Vik sang in the hall on Monday.\n\n"
    "Miss Eva Brandt won the first prize for bread. The club meets again on Tuesday in the house of Mrs. Peter Lund.\n"
)


def test_nothing_of_a_page_of_notices_comes_ticked(make):
    assert not [card for card in make(NOTICES)[1] if card.tier is Tier.AUTO]
    assert [
        card
        for card in make(
            NOTICES.replace("Mrs. ", "")
            .replace("Mr. ", "")
            .replace("Miss ", "")
            .replace("on Friday", "with cake")
            .replace("on Monday", "with joy")
            .replace("on Tuesday", "later")
        )[1]
        if card.tier is Tier.AUTO
    ]


COUNTRIES = (
    "{0}\n\nThe stone bridge of Norway was finished by Clara Whitfield in 1911.\n\n"
    "{1}\n\nThe harbour of Denmark was opened by Oskar Lindqvist in 1926.\n\n"
    "{2}\n\nThe railway of Sweden was sold to Peter Brandt in 1934.\n"
)


def test_happenings_of_several_subjects_are_not_put_in_one_order(make):
    apart = make(COUNTRIES.format("Norway", "Denmark", "Sweden"))[1]
    together = make(COUNTRIES.format("Bridges", "Harbours", "Railways"))[1]
    assert not [card for card in apart if card.type is CardType.ORDER]
    assert [card for card in together if card.type is CardType.ORDER]


def test_a_whole_date_of_a_report_may_come_ticked(make):
    text = f"{REPORT}On 3 May 1911, Clara Whitfield founded the Harrow Bridge Company in Leeds with Oskar Lindqvist.\n"
    assert [card.answer for card in make(text)[1] if card.tier is Tier.AUTO] == ["3 May 1911"]


@pytest.mark.parametrize(
    ("sentence", "tier"),
    [
        ("was a Norwegian singer and composer, one of the most influential voices of Scandinavian music", "suggested"),
        ("was a Norwegian singer and composer, one of the most influential voices of the Bergen Opera", "auto"),
    ],
)
def test_a_description_is_ticked_only_with_a_mark_of_its_own(make, sentence: str, tier: str):
    text = f"Clara Holm Whitfield {sentence}.\n\nClara Holm Whitfield built stone bridges. The farmers liked them.\n"
    gaps = [card for card in make(text)[1] if card.type is CardType.CLOZE and card.answer == "Clara Holm Whitfield"]
    assert [card.tier for card in gaps if card.tier is not Tier.OFF] == [tier]


def test_when_is_not_asked_where_the_date_may_be_that_of_something_else(make):
    cause = "after the breakup of the Soviet Union in December 1991, but by 1995, trade began to recover"
    text = f"# Norway\n\nThe farmers built stone bridges. Cuts in the trade of Norway had been severe {cause}.\n"
    assert not [card for card in make(text)[1] if card.prompt.startswith("When had cuts")]
