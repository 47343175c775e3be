from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.analysis import EntityType, Mention, entity_key
from studyapp.domain.entity import Entity
from studyapp.ui.glossary.context import Company, context_of, matches, searchable, spread

TEXT = "The ferry left at dawn. Old Bram waved to it from the pier. Nobody\nsaw Bram again!"


def mention(words: str, occurrence: int = 0) -> Mention:
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(words, start + 1)
    return Mention(start, start + len(words))


def entry(name: str, *starts: int, hidden: bool = False, salience: float = 0.5) -> Entity:
    mentions = tuple(Mention(start, start + len(name)) for start in starts)
    return Entity(entity_key(name), name, EntityType.TERM, salience, (), mentions, hidden=hidden)


def test_a_context_is_the_sentence_of_the_mention():
    context = context_of(TEXT, mention("Bram"))
    assert (context.before, context.name, context.after) == ("Old ", "Bram", " waved to it from the pier.")


def test_a_line_break_ends_a_sentence():
    assert context_of(TEXT, mention("Bram", 1)).text == "saw Bram again!"


def test_a_long_sentence_is_cut_at_a_word_and_says_so():
    words = "word " * 200
    context = context_of(f"{words}Bram {words}", Mention(len(words), len(words) + 4))
    assert context.before.startswith("…word")
    assert context.after.endswith("word…")
    assert len(context.text) < 460


@given(st.text(max_size=300), st.data())
def test_the_name_of_a_context_is_what_the_text_says(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    context = context_of(text, Mention(start, end))
    if "\n" not in text:
        assert context.name == text[start:end]
    assert "\n" not in context.text


@given(st.lists(st.integers(0, 999)), st.integers(1, 40))
def test_every_mention_is_counted_in_one_cell(starts: list[int], cells: int):
    counts = spread([Mention(start, start + 1) for start in starts], 1000, cells)
    assert sum(counts) == len(starts)
    assert len(counts) == cells


def test_the_first_and_the_last_cell_are_the_ends_of_the_text():
    assert spread([Mention(0, 1), Mention(99, 100)], 100, 10) == [1, 0, 0, 0, 0, 0, 0, 0, 0, 1]


def test_company_is_who_is_named_nearby_most_often():
    one, two, far = entry("One", 10, 1000), entry("Two", 20, 1010), entry("Far", 9000)
    near_once = entry("Near", 30)
    company = Company((one, two, far, near_once))
    assert [other.name for other in company.of(one)] == ["Two", "Near"]
    assert company.of(far) == ()


def test_hidden_entries_keep_nobody_company():
    one, secret = entry("One", 10), entry("Secret", 20, hidden=True)
    assert Company((one, secret)).of(one) == ()


@pytest.mark.parametrize(
    ("wanted", "found"), [("", True), ("bram", True), ("ferryman old", True), ("bram dora", False), ("zoe", False)]
)
def test_every_word_that_is_searched_for_must_be_there(wanted: str, found: bool):
    bram = Entity(entity_key("Bram"), "Brám", EntityType.PERSON, 0.5, ("Old Bram",), (), own_definition="The ferryman")
    assert matches(searchable(bram), wanted) is found
