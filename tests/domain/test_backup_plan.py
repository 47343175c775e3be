from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.backup_plan import DAILY, KEEP_ALL, MONTHLY, WEEKLY, Backup, BackupReason, is_due, superfluous

if TYPE_CHECKING:
    from collections.abc import Iterable

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)

ages = st.lists(st.integers(min_value=0, max_value=900 * 24 * 60), unique=True, max_size=60)


def backups(minutes: Iterable[int]) -> list[Backup]:
    return [Backup(Path(f"{age}.db"), NOW - timedelta(minutes=age), BackupReason.TIME, 1) for age in minutes]


def kept(found: list[Backup]) -> set[Backup]:
    return set(found) - set(superfluous(found, NOW))


@given(ages)
def test_everything_of_the_last_two_days_is_kept(minutes: list[int]) -> None:
    found = backups(minutes)
    assert {backup for backup in found if NOW - backup.moment <= KEEP_ALL} <= kept(found)


@given(ages)
def test_the_newest_is_always_kept(minutes: list[int]) -> None:
    found = backups(minutes)
    if found:
        assert max(found, key=lambda backup: backup.moment) in kept(found)


@given(ages)
def test_older_ones_are_few(minutes: list[int]) -> None:
    old = [backup for backup in kept(backups(minutes)) if NOW - backup.moment > KEEP_ALL]
    assert len(old) <= DAILY + WEEKLY + MONTHLY + 1


@given(ages)
def test_thinning_out_twice_takes_nothing_more(minutes: list[int]) -> None:
    once = kept(backups(minutes))
    assert kept(list(once)) == once


@given(ages)
def test_the_order_of_the_backups_does_not_matter_and_the_oldest_go_first(minutes: list[int]) -> None:
    found = backups(minutes)
    gone = superfluous(found, NOW)
    assert gone == superfluous(found[::-1], NOW)
    assert list(gone) == sorted(gone, key=lambda backup: backup.moment)


@given(ages)
def test_of_each_of_the_latest_months_one_is_kept(minutes: list[int]) -> None:
    found = backups(minutes)
    months = sorted({(b.moment.year, b.moment.month) for b in found if NOW - b.moment > KEEP_ALL}, reverse=True)
    left = {(b.moment.year, b.moment.month) for b in kept(found)}
    assert set(months[:MONTHLY]) <= left


def test_a_year_of_backups_every_half_hour_comes_to_a_hundred_and_twenty() -> None:
    left = kept(backups(range(0, 365 * 24 * 60, 30)))
    old = [backup for backup in left if NOW - backup.moment > KEEP_ALL]
    assert len(left) - len(old) == 97
    assert 25 <= len(old) <= DAILY + WEEKLY + MONTHLY


def test_of_three_years_of_backups_twelve_days_ten_weeks_and_nine_months_are_left() -> None:
    left = kept(backups(range(0, 3 * 365 * 24 * 60, 6 * 60)))
    old = sorted((backup.moment.date() for backup in left if NOW - backup.moment > KEEP_ALL), reverse=True)
    assert [str(day) for day in old[:12]] == [
        *("2026-02-28", "2026-02-27", "2026-02-26", "2026-02-25", "2026-02-24", "2026-02-23", "2026-02-22"),
        *("2026-02-21", "2026-02-20", "2026-02-19", "2026-02-18", "2026-02-17"),
    ]
    assert [str(day) for day in old[12:]] == [
        *("2026-02-15", "2026-02-08", "2026-02-01", "2026-01-31", "2026-01-25", "2026-01-18", "2026-01-11"),
        *("2026-01-04", "2025-12-31", "2025-12-28", "2025-11-30", "2025-10-31", "2025-09-30", "2025-08-31"),
        *("2025-07-31", "2025-06-30"),
    ]


def test_the_last_backup_of_a_day_is_the_one_that_is_kept() -> None:
    day = 5 * 24 * 60
    assert [backup.path.name for backup in kept(backups([day, day + 60, day + 120]))] == [f"{day}.db"]


def test_a_backup_is_due_half_an_hour_after_the_last_or_when_the_clock_went_back() -> None:
    assert is_due(None, NOW)
    assert not is_due(NOW - timedelta(minutes=29), NOW)
    assert is_due(NOW - timedelta(minutes=30), NOW)
    assert is_due(NOW + timedelta(days=1), NOW)
