from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from studyapp.domain.analysis import CardType, Tier
from studyapp.domain.card import Card, CardId, CardState, Wording
from studyapp.domain.document import DocumentId
from studyapp.domain.schedule import Grade
from studyapp.ui.quiz.wording import grade_name, interval_text, passage_html, prompt_html, type_name


def card(prompt: str, answer: str, quote: str = "") -> Card:
    return Card(
        CardId("1"),
        DocumentId("d"),
        CardType.CLOZE,
        Wording(prompt, answer),
        1,
        CardState.APPROVED,
        Tier.AUTO,
        0.5,
        "f",
        None,
        quote,
    )


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (timedelta(seconds=20), "1 min"),
        (timedelta(minutes=5.5), "5.5 min"),
        (timedelta(minutes=10), "10 min"),
        (timedelta(hours=3), "3 h"),
        (timedelta(days=1), "1 d"),
        (timedelta(days=29), "29 d"),
        (timedelta(days=76), "2.5 mo"),
        (timedelta(days=438), "1.2 y"),
        (timedelta(days=36500), "100 y"),
    ],
)
def test_intervals_are_said_shortly(interval: timedelta, text: str) -> None:
    assert interval_text(interval) == text


def test_a_gap_is_filled_when_the_answer_is_shown_and_markup_in_a_text_is_only_text() -> None:
    asked = card("<b>_____</b> fell & rose.", "Rome <II>")
    assert "Rome" not in prompt_html(asked, answer_ink="#123456", revealed=False)
    shown = prompt_html(asked, answer_ink="#123456", revealed=True)
    assert "Rome &lt;II&gt;" in shown
    assert "&lt;b&gt;" in shown


def test_what_is_to_be_matched_is_listed_until_the_answer_is_shown() -> None:
    pairs = replace(card("Match these.", "Ada\twrote <x>\nBabbage\tbuilt"), type=CardType.MATCH)
    asked = prompt_html(pairs, answer_ink="#123456", revealed=False)
    assert "A. Ada" in asked
    assert "wrote &lt;x&gt;" in asked
    assert prompt_html(pairs, answer_ink="#123456", revealed=True) == "Match these."


def test_the_answer_stands_out_once_in_its_passage() -> None:
    quoted = passage_html(card("x", "Osby", "Osby is\nOsby."), answer_ink="#123456")
    assert quoted.count("<span") == 1
    assert "is Osby" in quoted
    assert passage_html(card("x", "Nowhere", "Osby."), answer_ink="#123456") == "Osby."


def test_every_type_and_grade_has_a_name() -> None:
    assert len({type_name(kind) for kind in CardType}) == len(CardType)
    assert [grade_name(grade) for grade in Grade] == ["Again", "Hard", "Good", "Easy"]
