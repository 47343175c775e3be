"""Sentences that leave out what they are about, though no pronoun dangles."""

from __future__ import annotations

import pytest

from studyapp.domain.analysis import Tier

LEAD = "Clara Whitfield built bridges in Leeds and Norway.\n\n"


def drawn_from(make, sentence: str) -> list[str]:
    """Return the prompts of what is offered, or kept back only for the budget, from the sentence."""
    cards = make(f"{LEAD}{sentence}\n")[1]
    return [
        card.prompt for card in cards if (card.tier is not Tier.OFF or card.spare) and card.source.start >= len(LEAD)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Clara Whitfield had a more difficult task in Norway in 1934.",
        "In 1934, the Act gave the engineers of Leeds a right to fair pay in Norway.",
        "In 1934, Clara Whitfield signed a contract for all bridges in the county with Oskar Lindqvist.",
        "In 1934, Clara Whitfield surprised both engineers with a bridge of steel in Norway.",
        "Clara Whitfield won one congressional district in Norway with a speech about the bridges of Leeds.",
        "In 1934, Clara Whitfield responded with a plan for four bridges in Norway.",
    ],
)
def test_half_named_things_give_no_card(make, sentence: str):
    assert drawn_from(make, sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1934, Clara Whitfield built a longer bridge in Norway than the Danes had built in Leeds.",
        "In 1934, the Harbour Act gave the engineers of Leeds a right to fair pay in Norway.",
        "In 1934, Clara Whitfield signed a contract in Norway for all bridges in the county of Leeds.",
        "In 1934, Clara Whitfield responded to the storm in Norway with a plan for four bridges.",
    ],
)
def test_whole_ones_do(make, sentence: str):
    assert drawn_from(make, sentence)


def test_a_surname_is_completed_only_after_its_full_name(make):
    late = (
        "In 1911, the miller Holm opened a school in Norway for sailors. In 1919, Anna Holm built a bridge in Leeds. "
        "In 1926, Anna Holm wrote a book about Oskar Lindqvist.\n"
    )
    assert not any("Anna Holm opened" in card.prompt or "miller Anna" in card.prompt for card in make(late)[1])
    early = "In 1919, Anna Holm built a bridge in Leeds. In 1926, Holm wrote a book in Norway about Oskar Lindqvist.\n"
    assert any("Anna Holm wrote" in card.prompt for card in make(early)[1])
