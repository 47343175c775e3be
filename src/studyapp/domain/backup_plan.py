"""Which backups to keep: all for two days, then the last of each of 12 days, 10 weeks and 9 months (as Anki does)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence
    from datetime import date, datetime
    from pathlib import Path

KEEP_ALL = timedelta(days=2)
INTERVAL = timedelta(minutes=30)
DAILY, WEEKLY, MONTHLY = 12, 10, 9


class BackupReason(StrEnum):
    """Why a backup was made."""

    TIME = "time"
    MIGRATION = "migration"
    IMPORT = "import"
    ANALYSIS = "analysis"
    RESTORE = "restore"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the whole database.

    Attributes:
        moment: when the data looked like this; aware, UTC.
    """

    path: Path
    moment: datetime
    reason: BackupReason
    size_bytes: int


def superfluous(backups: Sequence[Backup], now: datetime) -> tuple[Backup, ...]:
    """Return the backups that may be deleted, oldest first; the newest one is never among them."""
    newest_first = sorted(backups, key=lambda backup: (backup.moment, backup.path), reverse=True)
    kept = set(newest_first[:1])
    older = [backup for backup in newest_first if now - backup.moment > KEEP_ALL]
    kept.update(backup for backup in newest_first if now - backup.moment <= KEEP_ALL)
    for period, count in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        kept.update(_last_of_each(older, period)[:count])
    return tuple(backup for backup in reversed(newest_first) if backup not in kept)


def is_due(last: datetime | None, now: datetime) -> bool:
    """Tell whether a backup is due, given that something changed since the last one."""
    return last is None or now - last >= INTERVAL or last > now


def _last_of_each(newest_first: Sequence[Backup], period: Callable[[date], Hashable]) -> list[Backup]:
    found: dict[Hashable, Backup] = {}
    for backup in newest_first:
        found.setdefault(period(backup.moment.date()), backup)
    return list(found.values())


def _day(day: date) -> Hashable:
    return day


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month
