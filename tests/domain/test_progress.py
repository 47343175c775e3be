from __future__ import annotations

from datetime import date, timedelta

from studyapp.domain.progress import DayFigures, streak

TODAY = date(2026, 5, 10)


def days(*ago: int) -> tuple[DayFigures, ...]:
    return tuple(DayFigures(TODAY - timedelta(days=n), 4, 3, 1, 0, 0, 9000) for n in ago)


def test_a_streak_ends_today_or_yesterday() -> None:
    assert streak(days(2, 1, 0), TODAY) == 3
    assert streak(days(3, 2, 1), TODAY) == 3
    assert streak(days(4, 3, 2), TODAY) == 0
    assert streak((), TODAY) == 0


def test_a_gap_breaks_a_streak() -> None:
    assert streak(days(3, 1, 0), TODAY) == 2


def test_retention_is_the_share_that_passed() -> None:
    assert days(0)[0].retention == 0.75
    assert DayFigures(TODAY, 0, 0, 0, 0, 0, 0).retention is None
