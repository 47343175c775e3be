"""Recognition by itself: spans, longest reading, and no word salad that breaks it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.analysis.timex.anchor import Anchor, generic, resolve
from studyapp.analysis.timex.grammar_spans import duration_of
from studyapp.analysis.timex.holidays import day_of, easter
from studyapp.analysis.timex.lexicon import WORDS
from studyapp.analysis.timex.matching import expressions, first_classes
from studyapp.analysis.timex.resolve import RULES
from studyapp.analysis.timex.told import Told
from studyapp.analysis.timex.words import compiled, number_of, typed
from studyapp.domain.calendar import day_number, interval_of_timex
from studyapp.domain.document import Mode

NUMBERS = [
    "1",
    "12",
    "31",
    "99",
    "347",
    "1066",
    "1999",
    "9999",
    "31st",
    "1980s",
    "'98",
    "10:30",
    "p.m.",
    "BC",
    "½",
    "½ a",
]
salad = st.lists(st.sampled_from([*sorted(WORDS), *NUMBERS, "Christmas", "Feb.", "–", ",", "(", ")"]), max_size=8)
anchors = st.builds(
    Anchor,
    st.sampled_from([None, date(2021, 8, 27), date.min, date.max]),
    st.sampled_from(Mode),
    st.sampled_from([None, Told(1), Told(-43, 3, 15), Told(9999, 12, 31), Told(1850, 6)]),
    st.sampled_from([None, Told(1989, season="Q3")]),
    st.sampled_from([-1, 0, 1]),
)


def found_in(text):
    return [text[e.start : e.end] for e in expressions(typed(text), RULES)]


@given(salad, anchors)
def test_no_word_salad_breaks_the_rules_or_the_calendar(words, anchor):
    text = " ".join(words)
    at = 0
    for expression in expressions(typed(text), RULES):
        assert at <= expression.start < expression.end <= len(text)
        at = expression.end
        for template in (expression.template, generic(expression.template)):
            value = resolve(template, anchor).value
            interval = interval_of_timex(value.partition("/")[0])
            if interval.earliest and interval.latest:
                assert day_number(interval.earliest) <= day_number(interval.latest)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("from 12 June to 3 July 1944", ["12 June", "3 July 1944"]),
        ("between May and June in 1981", ["May", "June in 1981"]),
        ("on 5–6 September 2019", ["5–6 September 2019"]),
        ("490-480 BC", ["490", "480 BC"]),
        ("the 15th to the 19th century", ["the 15th", "the 19th century"]),
        ("in 1914–18", ["1914", "18"]),
        ("about two and a half years ago", ["about two and a half years ago"]),
        ("the day before yesterday", ["the day before yesterday"]),
        ("at 5 p.m. EST Nov. 6", ["5 p.m. EST Nov. 6"]),
        ("Army-2021 and mid-2021", ["mid-2021"]),
        ("a 6-year-old and a 10-day trip", ["10-day"]),
        ("$2000 or 2000 km or 20%", []),
    ],
)
def test_the_longest_reading_is_taken(text, spans):
    assert found_in(text) == spans


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("twenty-four", 24),
        ("two hundred and six", 206),
        ("nineteen ninety-six", 1996),
        ("two thousand", 2000),
        ("ten", 10),
    ],
)
def test_number_words_are_read(words, number):
    assert number_of(words) == number


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [
        (1.5, "TH", "PT1H30M"),
        (None, "Y", "PXY"),
        (2, "E", "P20Y"),
        (3, "Q", "P9M"),
        (2, "2W", "P4W"),
        (2.5, "Y", "P2Y6M"),
    ],
)
def test_durations_are_written(number, unit, value):
    assert duration_of(number, unit) == value


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2021, date(2021, 4, 4)),
        ("good friday", 1865, date(1865, 4, 14)),
        ("thanksgiving", 1999, date(1999, 11, 25)),
        ("election day", 1998, date(1998, 11, 3)),
        ("memorial day", 2021, date(2021, 5, 31)),
        ("christmas eve", 1914, date(1914, 12, 24)),
    ],
)
def test_holidays_have_their_days(name, year, day):
    assert day_of(name, year) == day


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_in_spring(year):
    assert easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_a_pattern_with_an_unknown_class_is_refused():
    with pytest.raises(ValueError, match="MOUNTH"):
        compiled("MOUNTH")


def test_the_first_classes_of_a_pattern_are_those_it_can_begin_with():
    pattern = compiled("(?:THE A)? (?:MONTH|YEAR) DAYREF").pattern
    names = {compiled(name).pattern for name in ("THE", "MONTH", "YEAR")}
    assert first_classes(pattern) - {""} == names
