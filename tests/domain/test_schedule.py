from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.schedule import fuzzed_days, study_day


@given(st.integers(0, 36500), st.text(max_size=10))
def test_the_fuzz_is_the_same_for_the_same_seed_and_stays_near(days: int, seed: str) -> None:
    fuzzed = fuzzed_days(days, seed=seed)
    assert fuzzed == fuzzed_days(days, seed=seed)
    assert abs(fuzzed - days) <= 3 + 0.16 * days
    assert fuzzed <= 36500


def test_short_intervals_are_not_spread() -> None:
    assert [fuzzed_days(days, seed="x") for days in (0, 1, 2)] == [0, 1, 2]


def test_the_fuzz_spreads_cards_that_were_learned_together() -> None:
    days = {fuzzed_days(30, seed=f"card {n}") for n in range(200)}
    assert len(days) >= 5
    assert min(days) >= 26
    assert max(days) <= 34


def test_the_study_day_begins_when_the_learner_says() -> None:
    late = datetime(2026, 5, 2, 3, 59, tzinfo=UTC)
    assert study_day(late, day_start_hour=4).day == 1
    assert study_day(late, day_start_hour=3).day == 2
