"""Backups: made by themselves, put back on request; and the check of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.domain.backup_plan import BackupReason, is_due, superfluous
from studyapp.domain.changes import Changes, Topic

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from studyapp.domain.backup_plan import Backup
    from studyapp.domain.check import CheckReport
    from studyapp.domain.ports import Clock
    from studyapp.store.backups import BackupStore
    from studyapp.store.check import CheckStore


class Backups:
    """Everything about backups. Each method may take seconds for a large library: run it as a job."""

    def __init__(self, store: BackupStore, check: CheckStore, clock: Clock) -> None:
        self._store = store
        self._check = check
        self._clock = clock

    def backup_if_due(self) -> Path | None:
        """Make a backup if the last one is 30 minutes old and something changed since. Call it every few minutes."""
        now = self._clock()
        last = self._last()
        if is_due(last, now) and self._changed(last):
            return self._made(BackupReason.TIME, now)
        return None

    def backup_before(self, reason: BackupReason) -> Path | None:
        """Make a backup before something large happens, unless nothing changed since the last one."""
        return self._made(reason, self._clock()) if self._changed(self._last()) else None

    def backup_now(self, reason: BackupReason = BackupReason.MANUAL) -> Path:
        """Make a backup whatever was made before."""
        return self._made(reason, self._clock())

    def list_backups(self) -> tuple[Backup, ...]:
        """Return the backups, newest first."""
        return self._store.backups()

    def restore(self, backup: Backup) -> Changes:
        """Put a backup in the place of the present data, of which a backup is made first.

        Raises DatabaseDamagedError or DatabaseTooNewError when the backup cannot be used; then nothing changes.
        """
        self._store.make(self._clock(), BackupReason.RESTORE)
        self._store.put_back(backup)
        return Changes(Topic.EVERYTHING)

    def check(self) -> CheckReport:
        """Look through the whole database; see `CheckReport`."""
        return self._check.check()

    def _last(self) -> datetime | None:
        return next((backup.moment for backup in self._store.backups()), None)

    def _changed(self, last: datetime | None) -> bool:
        return last is None or self._store.changed_since(last)

    def _made(self, reason: BackupReason, now: datetime) -> Path:
        path = self._store.make(now, reason)
        self._store.delete(superfluous(self._store.backups(), now))
        return path
