from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.analysis import EventKey, Precision, TimeExpression, TimexType
from studyapp.domain.calendar import NOWHERE, day_number_of, interval_of_edtf, iso_day
from studyapp.domain.date_input import read_date
from studyapp.domain.event import Event
from studyapp.ui.date_words import (
    date_words,
    day_words,
    derivation_words,
    expression_words,
    gap_words,
    with_dates_in_words,
    ymd,
)
from studyapp.ui.edtf import read_edtf


def event(edtf: str, *, expression: str = "", derivation: str = "") -> Event:
    interval = interval_of_edtf(edtf) if edtf else NOWHERE
    return Event(
        EventKey("e"), edtf, interval.earliest, interval.latest, interval.precision, "It happens", expression,
        derivation, (), (), 0.5, main=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-08-25", "Wednesday, 25 August 2021"),
        ("2021-12", "December 2021"),
        ("2021", "2021"),
        ("198X", "1980s"),
        ("19XX", "20th century"),
        ("00XX", "1st century"),
        ("-0043", "44 BCE"),
        ("-0043~", "about 44 BCE"),
        ("1984?", "perhaps 1984"),
        ("1984%", "perhaps about 1984"),
        ("2021-08-25~", "about 25 August 2021"),
        ("2021-08-16/2021-08-22", "16–22 August 2021"),
        ("2021-08-30/2021-09-02", "30 August – 2 September 2021"),
        ("2020-12-30/2021-01-02", "30 December 2020 – 2 January 2021"),
        ("2021-08/2021-10", "August–October 2021"),
        ("1914/1918", "1914–1918"),
        ("1914~/1918", "about 1914 – 1918"),
        ("-0057/-0050", "58–51 BCE"),
        ("-0043/0014", "44 BCE – 14 CE"),
        ("0079", "79 CE"),
        ("1066-10-14", "14 October 1066"),
        ("../2021-08-31", "until Tuesday, 31 August 2021"),
        ("2021-08-25/..", "from Wednesday, 25 August 2021 on"),
        ("2021-21", "spring 2021"),
        ("2021-24", "winter 2021"),
        ("2021-34", "second quarter of 2021"),
        ("2021-41", "second half of 2021"),
        ("Y-12000", "12,001 BCE"),
        ("", "Undated"),
    ],
)
def test_dates_read_as_people_say_them(edtf: str, words: str):
    assert date_words(event(edtf)) == words


@pytest.mark.parametrize(
    ("edtf", "words"), [("2021-08-25", "25 Aug 2021"), ("2021-12", "Dec 2021"), ("../2021-08-31", "until 31 Aug 2021")]
)
def test_short_dates_leave_the_weekday_out(edtf: str, words: str):
    assert date_words(event(edtf), short=True) == words


def test_bounds_are_shown_where_the_edtf_is_of_a_form_that_we_do_not_know():
    odd = Event(
        EventKey("e"), "[1667, 1668]", "1667-01-01", "1668-12-31", Precision.RANGE, "", "", "", (), (), 0.5, main=True
    )
    assert date_words(odd) == "1 January 1667 – 31 December 1668"


@pytest.mark.parametrize(
    ("edtf", "year", "years"),
    [("198X", 1980, 10), ("-004X", -49, 10), ("1XXX", 1000, 1000), ("Y17E3", 17000, 1), ("2021-08-25T10:30", 2021, 1)],
)
def test_a_moment_knows_how_many_years_are_meant(edtf: str, year: int, years: int):
    span = read_edtf(edtf)
    assert span is not None
    assert span.start is not None
    assert (span.start.year, span.start.years) == (year, years)


@pytest.mark.parametrize("edtf", ["", "/", "../..", "19X4", "2021-XX-1Z", "nonsense", "[1667, 1668]", "Y1E99"])
def test_forms_that_we_do_not_write_are_not_read(edtf: str):
    assert read_edtf(edtf) is None


@given(st.text(alphabet="0123456789-X~?%/.YETS", max_size=24))
def test_no_text_breaks_the_reader(edtf: str):
    found = read_edtf(edtf)
    assert found is None or found.start or found.end


@given(st.integers(-4_000_000, 4_000_000))
def test_days_and_their_parts_are_the_same(number: int):
    year, month, day = ymd(number)
    assert day_number_of(year, month, day) == number
    assert str(day) in day_words(number)
    assert iso_day(number).endswith(f"-{month:02}-{day:02}")


def test_a_derivation_quotes_the_words_and_writes_days_out():
    dated = event("2021-08-16/2021-08-22", expression="last week", derivation="counted from the date 2021-08-27")
    assert derivation_words(dated) == "“last week” – counted from the date 27 August 2021"
    assert derivation_words(event("2021", expression="in 2021")) == "“in 2021” in the text"
    assert (
        derivation_words(event("2021", derivation="told right after 2021-08-25")) == "told right after 25 August 2021"
    )
    assert derivation_words(event("2021")) == ""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("counted from 2021-08, told before", "counted from August 2021, told before"),
        ("the year 1988 beside 1989-Q3, told before", "the year 1988 beside third quarter of 1989, told before"),
        ("counted from 2000-W05, told before", "counted from 31 January – 6 February 2000, told before"),
        ("year BC0044, told before", "year 44 BCE, told before"),
        ("year 0384, told before", "year 384 CE, told before"),
        ("year 1806: counted from 1806-FA", "year 1806: counted from autumn 1806"),
    ],
)
def test_what_a_date_was_counted_from_is_written_out(written: str, read: str):
    assert with_dates_in_words(written) == read


def test_only_whole_days_are_written_out():
    assert with_dates_in_words("page 12021-08-251") == "page 12021-08-251"


@pytest.mark.parametrize(
    ("days", "words"),
    [(11322, "31 years"), (366, "1 year"), (100, "3 months"), (1, "1 day"), (0.2, "1 day"), (25, "25 days")],
)
def test_gaps_are_told_in_the_unit_that_fits(days: float, words: str):
    assert gap_words(days) == words


@pytest.mark.parametrize(
    "edtf",
    [
        "2021-08-25", "2021-12", "2021", "198X", "19XX", "-0043", "-0043~", "1984?", "1984%", "2021-08-25~",
        "2021-08-16/2021-08-22", "2021-08-30/2021-09-02", "2020-12-30/2021-01-02", "2021-08/2021-10", "1914/1918",
        "1914~/1918", "-0057/-0050", "-0043/0014", "0079", "1066-10-14", "../2021-08-31", "2021-08-25/..", "2021-21",
        "2021-34", "2021-41", "Y-12000",
    ],
)  # fmt: skip
@pytest.mark.parametrize("short", [False, True])
def test_what_is_shown_can_be_typed_back(edtf: str, short: bool):
    found = read_date(date_words(event(edtf), short=short))
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("DURATION", "P3D", "3 days"),
        ("DURATION", "P2Y6M", "2 years, 6 months"),
        ("DURATION", "PT1H30M", "1 hour, 30 minutes"),
        ("DURATION", "PXY", "some years"),
        ("DURATION", "P1DE", "1 decade"),
        ("SET", "P1D", "every day"),
        ("SET", "P2W", "every 2 weeks"),
        ("SET", "XXXX-WXX-1", "every Monday"),
        ("SET", "XXXX-07", "every July"),
        ("DATE", "PRESENT_REF", "at present"),
        ("DATE", "XXXX-07", "XXXX-07"),
    ],
)
def test_what_is_no_day_has_words_too(kind: str, value: str, words: str):
    assert expression_words(TimeExpression(0, 1, TimexType(kind), value)) == words
