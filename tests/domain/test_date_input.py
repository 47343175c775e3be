"""Dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.analysis import Precision
from studyapp.domain.calendar import NOWHERE, interval_of_edtf
from studyapp.domain.date_input import LONGEST, read_date


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("1989", "1989"),
        ("  the year 1989 ", "1989"),
        ("May 1989", "1989-05"),
        ("Sept. 1939", "1939-09"),
        ("15 February 1989", "1989-02-15"),
        ("February 15th, 1989", "1989-02-15"),
        ("Wednesday, 15 of February 1989", "1989-02-15"),
        ("15.2.1989", "1989-02-15"),
        ("1989-02-15", "1989-02-15"),
        ("1979-12/1989-02", "1979-12/1989-02"),
        ("44 BC", "-0043"),
        ("about 44 B.C.", "-0043~"),
        ("AD 79", "0079"),
        ("79 CE", "0079"),
        ("12,000 BC", "Y-11999"),
        ("perhaps 1872", "1872?"),
        ("c. 1500?", "1500%"),
        ("the 1980s", "198X"),
        ("early 1980s", "1980/1984"),
        ("19th century", "18XX"),
        ("mid-nineteenth century", "1834/1866"),
        ("5th century BC", "-0499/-0400"),
        ("spring of 1989", "1989-21"),
        ("third quarter of 2021", "2021-35"),
        ("H1 2021", "2021-40"),
        ("until 1815", "../1815"),
        ("from June 2019 on", "2019-06/.."),
        ("since 1815", "1815/.."),
        ("between 1914 and 1918", "1914/1918"),
        ("from December 1979 to February 1989", "1979-12/1989-02"),
        ("1979–1989", "1979/1989"),
        ("1979-1989", "1979/1989"),
        ("44–40 BC", "-0043/-0039"),
        ("44 BC – 79 CE", "-0043/0079"),
        ("16–22 August 2021", "2021-08-16/2021-08-22"),
        ("August 16-22, 2021", "2021-08-16/2021-08-22"),
        ("May 5 – June 3, 1989", "1989-05-05/1989-06-03"),
        ("29 April – 5 May 2019", "2019-04-29/2019-05-05"),
    ],
)
def test_words_and_edtf_are_understood(words: str, edtf: str) -> None:
    found = read_date(words)
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize(
    "words",
    [
        "next week", "2/3/1989", "30 February 1989", "31.4.1989", "1989-13", "1989/1979", "1989 – 1979", "0", "year 0",
        "..", "31 August", "Q3", "9999999", "late May 1989", "in the 800s", "1985s", "0th century", "–",
        "1989 and 1990",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_and_not_guessed(words: str) -> None:
    assert read_date(words) is None


def test_no_words_are_no_date() -> None:
    assert read_date("  ") == NOWHERE


def test_the_days_and_the_precision_are_those_of_the_words() -> None:
    found = read_date("about May 1989")
    assert found is not None
    assert (found.earliest, found.latest, found.precision) == ("1989-05-01", "1989-05-31", Precision.MONTH)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_each_day_can_be_typed_in_three_ways(day: date) -> None:
    wanted = day.isoformat()
    for pattern in ("{0:%d} {0:%B} {0.year}", "{0:%b} {0.day}, {0.year}", "{0.day}.{0.month}.{0.year}"):
        found = read_date(pattern.format(day))
        assert found is not None
        assert (found.edtf, found.earliest, found.latest) == (wanted, wanted, wanted)


@given(st.text(alphabet="0123456789 -–/.~?%XQYbcadestury,'", max_size=LONGEST + 5) | st.text(max_size=30))
def test_whatever_is_typed_is_refused_or_names_a_time_in_order(words: str) -> None:
    found = read_date(words)
    if found is not None and found != NOWHERE:
        assert interval_of_edtf(found.edtf).earliest == found.earliest
        assert interval_of_edtf(found.edtf).latest == found.latest
