from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.likeness import Words, beginning_likeness, best_match, likeness, plain, same_words

LETTERS = st.text("abc", max_size=10)


def distance(one: str, other: str) -> int:
    """The textbook's table, to compare with."""
    row = list(range(len(other) + 1))
    for at, character in enumerate(one, 1):
        before, row = row, [at]
        for to, another in enumerate(other, 1):
            row.append(min(before[to] + 1, row[-1] + 1, before[to - 1] + (character != another)))
    return row[-1]


@given(LETTERS, LETTERS)
def test_likeness_is_the_edit_distance_by_the_longer_string(one: str, other: str):
    longest = max(len(one), len(other))
    wanted = 1.0 if one == other else 1 - distance(one, other) / longest if one and other else 0.0
    assert likeness(one, other) == pytest.approx(wanted)


@given(LETTERS, LETTERS)
def test_the_best_match_is_as_near_as_any_part_of_the_text(pattern: str, text: str):
    match = best_match(pattern, text)
    parts = [text[start:end] for start in range(len(text) + 1) for end in range(start, len(text) + 1)]
    assert match.distance == min(distance(pattern, part) for part in parts)
    if match.end > match.start:
        assert distance(pattern, text[match.start : match.end]) == match.distance


def test_a_passage_of_any_length_is_found_with_its_errors():
    words = "The keeper of the light wrote down each ship that passed the cape, and what she carried. " * 8
    text = "Before it. " + words.replace("keeper", "kepeer").replace("cape,", "cape") + "Behind it."
    match = best_match(words, text)
    assert (match.start, match.end) == (11, len(text) - 10)
    assert beginning_likeness("Before it. The", text) == 1.0
    assert beginning_likeness("", text) == 1.0
    assert beginning_likeness("x", "") == 0.0


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("It's 5 o’clock", ("it", "s", "5", "o", "clock")),
        ("so\u00adft ﬁnd e\u0301", ("soft", "find", "é")),
        ("a light-\nhouse, well-\nKept", ("a", "lighthouse", "well", "kept")),
        ("日本語 文", ("日", "本", "語", "文")),
        ("😀👍 שלום", ("😀", "👍", "שלום")),
        ("…—!", ()),
    ],
)
def test_words_are_compared_by_what_is_read(text: str, keys: tuple[str, ...]):
    words = Words.of(text)
    assert words.keys == keys
    assert all(0 <= start < end <= len(text) for start, end in zip(words.starts, words.ends, strict=True))


def test_words_within_a_span_are_those_that_share_a_character_with_it():
    words = Words.of("one two three")
    assert words.within(4, 7) == (1, 2)
    assert words.within(2, 5) == (0, 2)
    assert words.within(3, 4) == (1, 1)
    assert words.within(13, 13) == (3, 3)


@given(st.text())
def test_plain_text_keeps_every_position(text: str):
    assert len(plain(text)) == len(text)


def test_marks_spaces_and_ligatures_do_not_make_other_words():
    assert same_words("“So it is,” he said", "'So  it\nis' - he said")
    assert same_words("the ﬁrst", "the first")
    assert not same_words("the first", "the third")
    assert same_words("…", "…")
    assert not same_words("…", "!")
