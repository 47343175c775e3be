"""Answers that no teacher asks for: each stands in a sentence that is otherwise fit for a card."""

from __future__ import annotations

import pytest

from studyapp.domain.analysis import CardType, Tier

LEAD = (
    "Clara Whitfield built stone bridges in Leeds and Norway. Oskar Lindqvist designed towers in the harbour of "
    "Bergen.\n\n"
)
REPORT = (
    "Clara Whitfield opened the Harrow Bridge in Leeds. The mayor said the bridge was safe. Residents said the road "
    "was closed. The council said the tolls were low. The owners said the ships were late. The crew said the sea was "
    "rough. Farmers said the fields were dry. Sailors said the wind was strong. Bakers said the flour was dear.\n\n"
)
"""A text of which much is what people said."""


def asked(make, text: str) -> set[str]:
    """Return the answers of all gaps and choices that are offered, or kept back only for the budget."""
    return {
        card.answer
        for card in make(text)[1]
        if (card.tier is not Tier.OFF or card.spare) and card.type in {CardType.CLOZE, CardType.CHOICE}
    }


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("The tolls of the Harrow Bridge Company in Norway jumped to $12 million in 1911.", "1911"),
        (
            "In 1911, an estimated 90,000 sailors from Norway lived in the harbour of Leeds with Clara Whitfield.",
            "1911",
        ),
        ("The Harrow Bridge Company of Leeds has built its towers in Norway since 1911.", "1911"),
        ("Clara Whitfield arrived in Leeds on 4 May 1911, to open a bridge for Oskar Lindqvist.", "4 May 1911"),
        ("Clara Whitfield's father was a trustee of the Bergen Union in Norway until 1911.", "1911"),
        ("Clara Whitfield graduated from Harrow High School in Leeds in 1911 beside Oskar Lindqvist.", "1911"),
        ("Oskar Lindqvist was questioned by a federal court in Leeds about the towers of the Bergen Union.", "Leeds"),
        ("Clara Whitfield and five other engineers from Leeds met Oskar Lindqvist in the town of Bergen.", "five"),
        ("Workers of 28 countries, including Norway, Denmark and Sweden, built the bridge of Leeds.", "28"),
        (
            "From Norway to Denmark to Iceland, engineers praised the stone bridges of Clara Whitfield in 1911.",
            "Norway",
        ),
        ("Norway’s harbour union can lower its tolls, which will bring more ships to the docks of Leeds.", "Norway"),
    ],
)
def test_a_trifle_is_not_asked_for(make, sentence: str, answer: str):
    assert answer not in asked(make, f"{LEAD}{sentence}\n")


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("In 1911, Clara Whitfield sold the Harrow Bridge Company to Oskar Lindqvist for $2 million.", "1911"),
        ("Clara Whitfield moved from Leeds to Bergen in 1911 and founded a school with Oskar Lindqvist.", "1911"),
        (
            "Clara Whitfield was born in a village near Leeds on 4 May 1911, a year before Oskar Lindqvist.",
            "4 May 1911",
        ),
    ],
)
def test_what_somebody_did_is_asked_for(make, sentence: str, answer: str):
    assert answer in asked(make, f"{LEAD}{sentence}\n")


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Clara Whitfield said the owners of the Bergen Union moved two cranes to Norway in 1911.", "1911"),
        ("Peter Holm wrote a long poem about the Harrow Bridge and the coast of Norway.", "Peter Holm"),
        ("The Harrow Bridge of Clara Whitfield serves 42 villages in Norway and Denmark.", "42"),
    ],
)
def test_a_report_is_not_asked_for_what_it_touches_on(make, sentence: str, answer: str):
    assert answer not in asked(make, f"{REPORT}{sentence}\n")


def test_a_name_that_an_accent_hides_gives_itself_away(make):
    text = "In 1911, the engineer André Bellamy sold the andre bolt to the Harrow Bridge Company of Norway.\n"
    assert "André Bellamy" not in asked(make, LEAD + text)
