from __future__ import annotations

from dataclasses import replace

import pytest

from studyapp.domain.analysis import CardType, NoteKind, OptionNote, Tier
from studyapp.domain.card import Card, CardId, CardState, Wording, answer_lines, change_in, items_to_place, note_on
from studyapp.domain.document import DocumentId


def card(card_type: CardType, answer: str, name: str = "1") -> Card:
    wording = Wording("Put these in order.", answer)
    return Card(CardId(name), DocumentId("d"), card_type, wording, 1, CardState.APPROVED, Tier.AUTO, 0.5, "f", None, "")


@pytest.mark.parametrize("name", ["1", "2", "3", "x"])
def test_what_is_to_be_put_in_order_never_stands_in_order(name: str):
    items, none = items_to_place(card(CardType.ORDER, "The wall fell\nThe union broke up\nThe market opened", name))
    assert sorted(items) == ["The market opened", "The union broke up", "The wall fell"]
    assert items != ("The wall fell", "The union broke up", "The market opened")
    assert none == ()


@pytest.mark.parametrize("name", ["1", "2", "3", "x"])
def test_what_is_to_be_matched_stands_apart_and_mixed(name: str):
    left, right = items_to_place(card(CardType.MATCH, "Ada\twrote\nBabbage\tbuilt\nHopper\tcompiled", name))
    assert left == ("Ada", "Babbage", "Hopper")
    assert sorted(right) == ["built", "compiled", "wrote"]
    assert right != ("wrote", "built", "compiled")


def test_other_cards_have_nothing_to_place():
    assert items_to_place(card(CardType.CLOZE, "Ada")) == ((), ())


def test_answers_are_shown_by_line():
    assert answer_lines(card(CardType.ORDER, "a\nb")) == ("1. a", "2. b")
    assert answer_lines(card(CardType.MATCH, "a\tx\nb\ty")) == ("a → x", "b → y")
    assert answer_lines(card(CardType.QUESTION, "Osby")) == ("Osby",)


def test_a_note_is_found_by_the_option_that_it_is_about():
    wrong = OptionNote("Berg", NoteKind.UNNAMED)
    changed = OptionNote("1912", NoteKind.INSTEAD, "1910")
    asked = replace(card(CardType.CHOICE, "Ada"), option_notes=(wrong, changed))
    assert note_on(asked, "Berg") == wrong
    assert note_on(asked, "Ada") is None
    assert change_in(asked) == changed
    assert change_in(card(CardType.CHOICE, "Ada")) is None
