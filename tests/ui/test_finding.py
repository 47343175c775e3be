from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.analysis import TimeExpression, TimexType
from studyapp.domain.document import DocumentId, Place
from studyapp.domain.span import Span
from studyapp.ui.reader.finding import Finder
from studyapp.ui.reader.marks import Mark, Marks
from studyapp.ui.reader.places import PlaceHistory
from studyapp.ui.words import minutes_words


@pytest.mark.parametrize(("words", "told"), [(0, "1 min"), (2300, "10 min"), (1_000_000, "72 h")])
def test_the_time_to_read_is_told_in_minutes_or_hours(words: int, told: str):
    assert minutes_words(words) == told


def passages(text: str, words: str) -> list[str]:
    return [span.of(text) for span in Finder(text).find_all(words)]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The Wall, the wall.", "WALL", ["Wall", "wall"]),
        ("a harbour\n  wall", "harbour wall", ["harbour\n  wall"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("anything", "   ", []),
        ("İstanbul and istanbul", "istanbul", ["İstanbul", "istanbul"]),
        ("1.5 (about)", "(about)", ["(about)"]),
    ],
)
def test_words_are_found(text: str, words: str, found: list[str]):
    assert passages(text, words) == found


@given(st.text("abİ \n", max_size=60), st.text("ab", min_size=1, max_size=3))
def test_finding_agrees_with_a_plain_search(text: str, word: str):
    wanted = [Span(*match.span()) for match in re.finditer(re.escape(word), text, re.IGNORECASE)]
    assert list(Finder(text).find_all(word)) == wanted


def time(start: int, end: int) -> Mark:
    return Mark(start, end, time=TimeExpression(start, end, TimexType.DATE, "2019"))


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 15)), max_size=20), st.integers(0, 80))
def test_marks_are_found_as_by_looking_at_each(pairs: list[tuple[int, int]], position: int):
    all_marks = [time(start, start + length) for start, length in pairs]
    marks = Marks(all_marks)
    over = [mark for mark in all_marks if mark.start <= position < mark.end]
    found = marks.at(position)
    assert (found is None) == (not over)
    if found is not None:
        assert found.end - found.start == min(mark.end - mark.start for mark in over)
    within = {mark.span for mark in all_marks if mark.end > position and mark.start < position + 7}
    assert {mark.span for mark in marks.within(position, position + 7)} == within


def place(start: int) -> Place:
    return Place(DocumentId("d"), Span(start, start))


def test_back_and_forward_lead_along_the_same_way():
    history = PlaceHistory()
    history.leave(place(1))
    history.leave(place(2))
    assert history.back(place(3)) == place(2)
    assert history.back(place(2)) == place(1)
    assert history.back(place(1)) is None
    assert history.forward(place(1)) == place(2)
    assert history.forward(place(2)) == place(3)
    assert history.forward(place(3)) is None


def test_a_jump_drops_what_lay_ahead():
    history = PlaceHistory()
    history.leave(place(1))
    history.back(place(2))
    assert history.can_go_forward
    history.leave(place(1))
    assert not history.can_go_forward
    assert history.can_go_back
