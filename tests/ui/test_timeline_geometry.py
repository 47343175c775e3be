"""Scale, ticks, lanes and layout: what is drawn where."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from studyapp.domain.analysis import EventKey, entity_key
from studyapp.domain.calendar import NOWHERE, day_number, interval_of_edtf
from studyapp.domain.event import Event
from studyapp.ui.timeline.layout import Grouping, Room, arrange, dated, grouped
from studyapp.ui.timeline.packing import NO_LANE, pack
from studyapp.ui.timeline.scale import BREAK_WIDTH, divide, scale_of
from studyapp.ui.timeline.ticks import axis

RANGES = st.lists(
    st.tuples(st.integers(-1_000_000, 1_000_000), st.integers(1, 40_000)).map(
        lambda pair: (pair[0], pair[0] + pair[1])
    ),
    min_size=1,
    max_size=40,
)


def event(edtf: str, label: str = "It happens", *names: str) -> Event:
    interval = interval_of_edtf(edtf) if edtf else NOWHERE
    people = tuple((entity_key(name), name) for name in names)
    return Event(
        EventKey(f"{edtf}{label}"), edtf, interval.earliest, interval.latest, interval.precision, label, "", "",
        (), people, 0.5, main=True,
    )  # fmt: skip


def days(edtf: str) -> tuple[float, float]:
    interval = interval_of_edtf(edtf)
    assert interval.earliest
    assert interval.latest
    return day_number(interval.earliest), day_number(interval.latest) + 1


NEWS = [days(edtf) for edtf in ("198X", "2021", "2021-08-15", "2021-08-25", "2021-08-26", "2021-08-31")]


@given(RANGES, st.floats(300, 50_000))
def test_later_is_always_further_right(ranges: list[tuple[float, float]], width: float):
    division = divide(ranges)
    assert division is not None
    scale = scale_of(division, width)
    inside = sorted({day for pair in ranges for day in pair})
    places = [scale.x(day) for day in inside]
    assert all(left <= right for left, right in pairwise(places))
    assert places[0] >= -0.001
    assert places[-1] <= max(width, 1 + BREAK_WIDTH * len(scale.pieces)) + 0.001


@given(RANGES, st.floats(0, 1))
@example([(0, 53), (-126, -125), (-128, -127), (-147, -146)], 0.5)  # room at the ends was once more than there was
def test_a_position_leads_back_to_its_day(ranges: list[tuple[float, float]], share: float):
    division = divide(ranges)
    assert division is not None
    scale = scale_of(division, 2000)
    x = share * scale.width
    assert scale.x(scale.day(x)) == pytest.approx(x, abs=0.01)


def test_a_decade_and_some_days_of_another_are_both_readable():
    division = divide(NEWS)
    assert division is not None
    scale = scale_of(division, 420)
    first, last = scale.x(day_number("2021-08-15")), scale.x(day_number("2021-08-31"))
    decade = scale.x(day_number("1990-01-01")) - scale.x(day_number("1980-01-01"))
    assert last - first > 150
    assert decade > 50


def test_without_breaks_the_axis_is_true_to_scale():
    division = divide(NEWS, breaks=False)
    assert division is not None
    assert [piece.is_break for piece in scale_of(division, 420).pieces] == [False]


def test_evenly_spread_dates_need_no_break():
    division = divide([(year * 365, year * 365 + 1) for year in range(200)])
    assert division is not None
    assert len(division.stretches) == 1


def test_a_crowd_without_empty_time_beside_it_gets_no_break():
    division = divide(
        [(day, day + 1) for day in range(0, 100_000, 500)] + [(day, day + 1) for day in range(40_000, 42_000)]
    )
    assert division is not None
    assert len(division.stretches) == 1


def test_nothing_dated_means_no_axis():
    assert divide([]) is None


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        ("2021-08-01", "2021-08-10", "5"),
        ("2021-01-01", "2021-12-31", "Sep"),
        ("2019-01-01", "2021-12-31", "Jul"),
        ("1990-01-01", "2020-12-31", "2010"),
        ("1500-01-01", "2000-12-31", "1700"),
        ("-0500-01-01", "0500-12-31", "400 BCE"),
        ("-9999-01-01", "2000-12-31", "4000 BCE"),
    ],
)
def test_ticks_suit_the_room_there_is(first: str, last: str, label: str):
    division = divide([(day_number(first), day_number(last))])
    assert division is not None
    scale = scale_of(division, 700)
    marks = axis(scale, 0, 700)
    assert label in [tick.label for tick in marks.ticks]
    assert all(right.x - left.x >= 16 for left, right in pairwise(marks.ticks))
    assert len(marks.ticks) >= 3


def test_years_before_our_era_are_told_as_such_and_there_is_no_year_nought():
    division = divide([(day_number("-0500-01-01"), day_number("0500-01-01"))])
    assert division is not None
    labels = [tick.label for tick in axis(scale_of(division, 900), 0, 900).ticks]
    assert "200 BCE" in labels
    assert "0 CE" not in labels
    assert "1 BCE" in labels or "1 CE" in labels


def test_days_stand_below_their_month_and_breaks_say_what_they_leave_out():
    division = divide(NEWS)
    assert division is not None
    marks = axis(scale_of(division, 900), 0, 900)
    assert "August 2021" in [band.labels[0] for band in marks.bands]
    assert marks.gaps[0].label == "31 years"


@given(
    st.lists(
        st.tuples(st.floats(0, 2000), st.floats(1, 300)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=60
    ),
    st.integers(1, 12),
)
def test_no_two_in_one_lane_overlap(extents: list[tuple[float, float]], lanes: int):
    chosen, used = pack(extents, lanes=lanes)
    assert used <= lanes
    for lane in range(used):
        inside = sorted(extent for extent, where in zip(extents, chosen, strict=True) if where == lane)
        assert all(left[1] <= right[0] for left, right in pairwise(inside))


def test_the_first_gets_the_lane_nearest_to_the_axis_and_the_last_none():
    chosen, _ = pack([(0, 100), (50, 150), (60, 160)], lanes=2)
    assert chosen == [0, 1, NO_LANE]


def placed(*events: Event, width: float = 800):
    items = [item for item in map(dated, events) if item is not None]
    division = divide([(item.first, item.last) for item in items])
    assert division is not None
    room = Room(lambda text: 7.0 * len(text), 220)
    return arrange(items, scale_of(division, width), room)


def test_a_day_is_a_point_and_a_year_is_as_long_as_a_year():
    arrangement = placed(event("2021"), event("2021-03-01"), event("2022-12-31"))
    year, day, _ = arrangement.marks
    assert day.dot
    assert not year.dot
    assert year.right - year.left > 300
    assert year.inside


def test_a_label_at_the_end_of_the_axis_turns_to_the_left():
    last = placed(event("2021-01-01"), event("2021-12-31", "The year ends with fireworks")).marks[1]
    assert last.label_left < last.left
    assert last.label_left >= 0


def test_an_open_end_is_drawn_beyond_what_is_known():
    until = dated(event("../2021-08-31"))
    assert until is not None
    assert until.start is None
    mark = placed(event("../2021-08-31"), event("2021-08-01"), event("2021-09-30")).marks[0]
    assert mark.right - mark.left >= 40


def test_a_doubted_date_bears_a_tilde():
    item = dated(event("2021-08-25~", "They meet"))
    assert item is not None
    assert item.vague
    assert item.label == "~ They meet"


def test_what_has_no_date_is_not_placed():
    assert dated(event("")) is None


def test_lanes_by_name_put_the_most_frequent_first_and_the_rest_last():
    items = [
        item
        for item in map(
            dated,
            (
                event("2021-01-01", "a", "Bram"),
                event("2021-01-02", "b", "Osby", "Bram"),
                event("2021-01-03", "c", "Osby"),
                event("2021-01-04", "d"),
                event("2021-01-05", "e", "Osby"),
            ),
        )
        if item is not None
    ]
    names = {entity_key(name): name for name in ("Bram", "Osby")}
    groups = grouped(items, Grouping.ENTITY, names, "Other")
    assert [(title, [item.event.label for item in some]) for title, some in groups] == [
        ("Osby", ["b", "c", "e"]),
        ("Bram", ["a"]),
        ("Other", ["d"]),
    ]
    assert grouped(items, Grouping.NONE, names, "Other") == []


def test_what_finds_no_lane_is_hinted_at():
    arrangement = placed(*(event("2021-05-01", f"Number {n} of many things that happen") for n in range(60)), width=400)
    assert len(arrangement.marks) == 48
    assert len(arrangement.crowd) == 12
