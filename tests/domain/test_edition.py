from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.anchoring import Fate, Haystack
from studyapp.domain.edition import Edition
from studyapp.domain.selector import Selector
from studyapp.domain.span import Span

FIRST = "The lighthouse keeper counted every ship that passed the cape in winter."
SECOND = "Her sister kept a garden behind the house, with leeks and a crooked pear tree."
THIRD = "In spring the harbour board sent a letter, and nobody at the cape answered it."
OLD = "\n\n".join((FIRST, SECOND, THIRD))


def span_of(words: str, text: str = OLD) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def placed(new: str, words: str, old: str = OLD) -> tuple[Fate, str]:
    found = Edition(old, new).place(span_of(words, old))
    return found.fate, "" if found.span is None else found.span.of(new)


@pytest.mark.parametrize("words", ["ship", "every ship that passed", FIRST, FIRST + "\n\n" + SECOND])
@pytest.mark.parametrize(
    ("new", "fate"),
    [
        (OLD, Fate.SAME),
        ("A foreword, quite new.\n\n" + OLD, Fate.SAME),
        (OLD.replace("\n\n", "\n"), Fate.SAME),
    ],
)
def test_untouched_words_are_the_same_wherever_others_came_or_went(words: str, new: str, fate: Fate):
    found = Edition(OLD, new).place(span_of(words))
    assert found.fate is fate
    assert found.score > 0.9
    assert found.span is not None
    assert found.span.of(new).split() == words.split()


def test_a_paragraph_that_changed_places_is_moved():
    new = "\n\n".join((THIRD, FIRST, SECOND))
    assert placed(new, "harbour board") == (Fate.MOVED, "harbour board")
    assert placed(new, THIRD) == (Fate.MOVED, THIRD)
    assert placed(new, "every ship") == (Fate.SAME, "every ship")


def test_changed_words_are_found_by_what_is_left_and_what_stands_around():
    new = OLD.replace("lighthouse keeper", "lighthouse-keeper").replace("crooked pear", "croked old pear")
    assert placed(new, "lighthouse keeper counted") == (Fate.SAME, "lighthouse-keeper counted")
    assert placed(new, "a crooked pear tree") == (Fate.CHANGED, "a croked old pear tree")
    assert placed(new, "crooked") == (Fate.CHANGED, "croked")


def test_other_quotation_marks_and_a_split_paragraph_change_nothing():
    old = 'The clerk said: "Nobody answers. Nobody reads." Then he left the office for good.'
    new = "The clerk said: “Nobody answers.\n\nNobody reads.” Then he left the office for good."
    fate, words = placed(new, '"Nobody answers. Nobody reads."', old)
    assert (fate, words) == (Fate.SAME, "“Nobody answers.\n\nNobody reads.”")


@pytest.mark.parametrize("words", ["(58 %)", "turnout of 58 %", "58 %).", "“58”", "— and no more —"])
def test_marks_at_the_ends_belong_to_the_passage(words: str):
    old = f"{FIRST} It wrote of a turnout of 58 %). So (58 %) or “58” — and no more — was said. {SECOND}"
    new = f"New words first. {old} {THIRD}"
    assert placed(new, words, old) == (Fate.SAME, words)


@pytest.mark.parametrize("words", [SECOND, "garden", "a crooked pear tree"])
def test_what_was_taken_out_is_gone_and_put_nowhere_else(words: str):
    assert placed(FIRST + "\n\n" + THIRD, words) == (Fate.GONE, "")


def test_a_common_word_of_a_rewritten_sentence_is_not_found_in_its_neighbour():
    new = OLD.replace(SECOND, "Nothing grew on that rock but thrift.")
    assert placed(new, "the house") == (Fate.GONE, "")


def test_of_two_equal_sentences_each_keeps_its_own_place():
    old = f"{FIRST} She slept. {SECOND} She slept. {THIRD}"
    new = f"Added before. {old}"
    second = old.rindex("She slept.")
    found = Edition(old, new).place(Span(second, second + 10))
    assert found.span == Span(second + 14, second + 24)


@pytest.mark.parametrize(
    "words",
    ["👩🏽‍🌾 sows", "e\u0301clair", "שלום לכולם", "言葉は短い", "👍"],
)
def test_emoji_combining_marks_and_other_scripts_are_placed_to_the_code_point(words: str):
    old = f"Every morning at six, {words} is what the poster on the wall of the shed says. {SECOND}"
    new = f"🚢🚢 A new beginning. {old}"
    found = Edition(old, new).place(span_of(words, old))
    assert (found.fate, found.span) == (Fate.SAME, span_of(words, new))


def test_a_reading_position_goes_with_its_sentence():
    new = "A foreword.\n\n" + OLD
    edition = Edition(OLD, new)
    assert edition.position(OLD.index("garden")) == new.index("garden")
    assert edition.position(0) == new.index("The lighthouse")
    assert edition.position(len(OLD)) <= len(new)
    assert Edition(OLD, "Ash.").position(40) == 4
    assert Edition("", "abc").position(0) == 0


@given(st.text("ab .\n🚢", max_size=60), st.text("ab .\n🚢", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_whatever_the_texts_a_place_lies_in_the_new_one(old: str, new: str, one: int, other: int):
    start, end = sorted((min(one, len(old)), min(other, len(old))))
    edition = Edition(old, new)
    found = edition.place(Span(start, end))
    assert 0 <= found.score <= 1
    assert (found.span is None) == (found.fate is Fate.GONE)
    if found.span is not None:
        assert 0 <= found.span.start <= found.span.end <= len(new)
    assert 0 <= edition.position(start) <= len(new)


@given(st.integers(0, 200), st.integers(1, 60))
def test_a_text_is_an_edition_of_itself(start: int, length: int):
    span = Span(start, min(len(OLD), start + length))
    assert Edition(OLD, OLD).place(span).span == span
    assert Haystack(OLD).anchor(Selector.of(span, OLD)).span == span
