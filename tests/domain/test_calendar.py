"""Calendar arithmetic: laws over all years, and what each form of value covers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.analysis import Precision
from studyapp.domain.calendar import (
    NOWHERE,
    day_number,
    interval_of_edtf,
    interval_of_timex,
    iso_day,
    iso_of,
    joined,
    month_length,
    opened,
    third_of,
)

years = st.integers(-30000, 30000)
months = st.integers(1, 12)


@given(st.integers(-5_000_000, 5_000_000))
def test_a_day_number_leads_back_to_its_day(number):
    assert day_number(iso_day(number)) == number


@given(st.dates())
def test_days_agree_with_the_standard_library(day):
    assert day_number(day.isoformat()) == day.toordinal() - date(1970, 1, 1).toordinal()


@given(years, months)
def test_the_last_day_of_a_month_is_followed_by_the_first_of_the_next(year, month):
    last = iso_of(year, month, month_length(year, month))
    following = iso_of(year + month // 12, month % 12 + 1, 1)
    assert day_number(following) == day_number(last) + 1


PARTS = ["SP", "SU", "FA", "WI", "Q1", "Q4", "H1", "H2"]
values = st.one_of(
    st.builds(lambda y, m: f"{y:04}-{m:02}", st.integers(1, 9999), months),
    st.builds(
        lambda y, rest: f"{y:04}-{rest}",
        st.integers(1, 9998),
        st.sampled_from(PARTS),
    ),
    st.builds(lambda y, w: f"{y:04}-W{w:02}", st.integers(2, 9998), st.integers(1, 52)),
    st.builds(lambda bc, n: f"{bc}{n:03}", st.sampled_from(["", "BC"]), st.integers(0, 999)),
    st.builds(lambda bc, n: f"{bc}{n:02}", st.sampled_from(["", "BC"]), st.integers(0, 99)),
    st.builds(lambda y: f"BC{y:04}", st.integers(1, 9999)),
)


@given(values)
def test_an_interval_begins_before_it_ends_and_its_edtf_says_the_same(value):
    interval = interval_of_timex(value)
    assert interval.earliest is not None
    assert interval.latest is not None
    assert day_number(interval.earliest) <= day_number(interval.latest)
    again = interval_of_edtf(interval.edtf)
    assert (again.earliest, again.latest) == (interval.earliest, interval.latest)


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "edtf", "precision"),
    [
        ("2021-08-27", "2021-08-27", "2021-08-27", "2021-08-27", Precision.DAY),
        ("2021-08-27T09:30", "2021-08-27", "2021-08-27", "2021-08-27", Precision.DAY),
        ("2024-02", "2024-02-01", "2024-02-29", "2024-02", Precision.MONTH),
        ("2021-W33", "2021-08-16", "2021-08-22", "2021-08-16/2021-08-22", Precision.RANGE),
        ("2021-W33-WE", "2021-08-21", "2021-08-22", "2021-08-21/2021-08-22", Precision.RANGE),
        ("1989-Q3", "1989-07-01", "1989-09-30", "1989-35", Precision.QUARTER),
        ("1998-WI", "1998-12-01", "1999-02-28", "1998-24", Precision.SEASON),
        ("198", "1980-01-01", "1989-12-31", "198X", Precision.DECADE),
        ("18", "1800-01-01", "1899-12-31", "18XX", Precision.CENTURY),
        ("1815", "1815-01-01", "1815-12-31", "1815", Precision.YEAR),
        ("BC0044", "-0043-01-01", "-0043-12-31", "-0043", Precision.YEAR),
        ("BC0044-03-15", "-0043-03-15", "-0043-03-15", "-0043-03-15", Precision.DAY),
        ("BC04", "-0499-01-01", "-0400-12-31", "-0499/-0400", Precision.CENTURY),
    ],
)
def test_a_timex_value_covers_its_days(value, earliest, latest, edtf, precision):
    interval = interval_of_timex(value)
    assert (interval.earliest, interval.latest, interval.edtf, interval.precision) == (
        earliest,
        latest,
        edtf,
        precision,
    )


@pytest.mark.parametrize("value", ["P3D", "PRESENT_REF", "XXXX-07", "2021-02-30", "2021-W54", ""])
def test_what_names_no_time_on_the_calendar_is_nowhere(value):
    assert interval_of_timex(value) == NOWHERE


def test_an_approximate_year_keeps_its_days_and_says_so():
    assert interval_of_timex("1872", approximate=True).edtf == "1872~"
    assert interval_of_edtf("1872~").latest == "1872-12-31"


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("1914/1918", "1914-01-01", "1918-12-31"),
        ("../1815-06-18", None, "1815-06-18"),
        ("1999/..", "1999-01-01", None),
        ("Y-12000", "Y-12000-01-01", "Y-12000-12-31"),
        ("2021-22", "2021-06-01", "2021-08-31"),
    ],
)
def test_edtf_is_read(edtf, earliest, latest):
    interval = interval_of_edtf(edtf)
    assert (interval.earliest, interval.latest) == (earliest, latest)


@pytest.mark.parametrize("edtf", ["", "soon", "../..", "2021-13", "2021-02-30", "20211"])
def test_what_is_no_edtf_is_refused(edtf):
    with pytest.raises(ValueError, match=r".*"):
        interval_of_edtf(edtf)


def test_since_and_until_open_an_interval():
    year = interval_of_timex("1815")
    assert opened(year, before=False).edtf == "1815/.."
    assert opened(year, before=True).edtf == "../1815"
    assert opened(interval_of_timex("198"), before=False).edtf == "1980-01-01/.."


def test_two_intervals_join_unless_out_of_order():
    first, last = interval_of_timex("1914"), interval_of_timex("1918-11-11")
    assert joined(first, last).edtf == "1914/1918-11-11"
    assert joined(last, first) == last


def test_early_and_late_narrow_a_decade_and_a_century_only():
    assert third_of(interval_of_timex("198"), 0).edtf == "1980/1984"
    assert third_of(interval_of_timex("19"), 2).earliest == "1967-01-01"
    assert third_of(interval_of_timex("1980"), 0) == interval_of_timex("1980")
