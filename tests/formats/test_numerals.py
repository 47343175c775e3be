"""Numbers in letters and in Roman numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.formats.numerals import lettered, roman, roman_value


@pytest.mark.parametrize(("number", "text"), [(1, "a"), (26, "z"), (27, "aa"), (53, "aaa"), (54, "bbb")])
def test_letters_begin_again_doubled(number: int, text: str):
    assert lettered(number) == text


@pytest.mark.parametrize(("number", "text"), [(1, "i"), (4, "iv"), (39, "xxxix"), (1949, "mcmxlix")])
def test_roman_numerals_subtract_the_smaller_sign_before_a_larger(number: int, text: str):
    assert roman(number) == text


@given(st.integers(min_value=1, max_value=3999))
def test_what_is_written_in_roman_numerals_reads_back(number: int):
    assert roman_value(roman(number)) == roman_value(roman(number).upper()) == number
