"""What no reader of a report needs to know, one sentence of our own for each class."""

from __future__ import annotations

import pytest

from studyapp.domain.analysis import CardType, Tier

LEAD = (
    "Clara Whitfield opened the Harrow Bridge in Leeds yesterday. The mayor said the bridge was safe. Residents said "
    "the road was closed on Monday.\n\nThe council said the tolls were low. The owners said the ships were late. The "
    "crew said the sea was rough. Clara Whitfield built the bridge for the city of Leeds. Oskar Lindqvist designed "
    "its towers for Norway. Farmers said the fields were dry today. Sailors said the wind was strong.\n\n"
)


def shown(make, text: str, *kinds: CardType):
    """Return what is offered of some types, or kept back only for the budget."""
    return [card for card in make(text)[1] if (card.tier is not Tier.OFF or card.spare) and card.type in kinds]


def answers(make, text: str) -> set[str]:
    return {card.answer for card in shown(make, text, CardType.CLOZE, CardType.CHOICE, CardType.QUESTION)}


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Clara Whitfield won the first set against Ida Holm of Denmark 6-4 in the old hall of Bergen.", "Denmark"),
        ("Police in Norway have arrested 14 teenagers after the fires near the harbour of Bergen.", "14"),
        ("Ida Holm told sailors in Leeds that Norway had bought new ships for the harbour of Bergen.", "Ida Holm"),
        (
            "Lawyer Ida Holm moved to Bergen in 1988 and built a stone house there. Ida Holm opened a school in Leeds.",
            "Ida Holm",
        ),
        ("Clara Whitfield travels through Norway in a small red car with Oskar Lindqvist at the wheel.", "Norway"),
    ],
)
def test_a_report_is_not_asked_for_voices_matches_scenes_and_counts(make, sentence: str, answer: str):
    assert answer not in answers(make, f"{LEAD}{sentence}\n")


def test_a_state_of_the_day_of_writing_is_not_asked_for(make):
    text = "Clara Whitfield built bridges in Leeds.\n\nToday, Norway keeps 1,200 engineers in the harbour of Bergen.\n"
    assert "1,200" not in answers(make, text)


def test_a_date_that_was_still_to_come_is_not_asked_for(make):
    text = "Clara Whitfield built bridges in Leeds.\n\nThe first Norwegian tunnel train will reach Bergen in 2017.\n"
    assert "2017" not in answers(make, text)


@pytest.mark.parametrize(
    "quotation",
    [
        "“The process is quite slow and always the same,” said Clara Whitfield.",
        "“Prices of steel will rise and the market in Norway knows it well enough,” said Clara Whitfield.",
        "“Norway will not give up the two harbours without a very long fight,” said Clara Whitfield.",
        "“Norway (the north) will not give up its harbours without a long fight,” said Clara Whitfield.",
        "“Norway will not give up its harbours without a very long fight,” said Mr Holm.",
        "In her book “A Bridge of Stone: The Quiet Towns That Grow Along Norway,” Ida Holm wrote of old roads.",
        "“Norway will not give up its harbours without a very long fight,” said economist Ida Holm.",
    ],
)
def test_a_remark_of_no_weight_is_not_asked_for_its_speaker(make, quotation: str):
    assert shown(make, f"{LEAD}{quotation}\n", CardType.WHO_SAID) == []


def test_a_remark_about_something_named_is_asked_for_its_speaker(make):
    quotation = "“Norway will not give up its harbours without a very long fight,” said Clara Whitfield.\n"
    (card,) = shown(make, f"{LEAD}{quotation}", CardType.WHO_SAID)
    assert card.answer == "Clara Whitfield"


def test_the_hero_of_the_title_is_not_asked_for_as_speaker(make):
    quotation = "“Norway will not give up its harbours without a very long fight,” said Clara Whitfield.\n"
    cards = make(f"{LEAD}{quotation}", "The life of Clara Whitfield")[1]
    assert not [card for card in cards if card.type is CardType.WHO_SAID]


def test_a_firm_s_officer_is_no_role_in_a_report_but_a_minister_is(make):
    text = (
        f"{LEAD}Ida Holm, chairwoman of the Bergen Steel Union, opened the harbour. "
        "Peter Brandt, finance minister of Norway, opened the railway.\n"
    )
    asked = {c.answer for c in make(text)[1] if c.type is CardType.QUESTION and "described" in c.prompt}
    assert asked == {"Peter Brandt"}
