"""Backups of the database file: making them without stopping the program, putting one back, thinning them out."""

from __future__ import annotations

import logging
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from studyapp.domain.errors import DatabaseDamagedError, ReadOnlyError
from studyapp.store.copies import backup_at, backup_path, copy_database, opened_copy
from studyapp.store.database import check_header, set_companions_aside
from studyapp.store.faults import translated

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from studyapp.domain.backup_plan import Backup, BackupReason
    from studyapp.store.database import Database

logger = logging.getLogger(__name__)


class BackupStore:
    """The backups of one database. A damaged backup is never put back."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counted = database.change_count
        self._changed_before = _last_write(database.path)

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups, newest first."""
        return list_backups(self._database.backups_dir)

    def changed_since(self, moment: datetime) -> bool:
        """Tell whether anything was written after the last backup of this run, or after `moment` if there was none."""
        return self._database.change_count != self._counted or self._changed_before > moment

    def make(self, moment: datetime, reason: BackupReason) -> Path:
        """Copy the database as it is at `moment`, the present; others can work meanwhile."""
        path = backup_path(self._database.backups_dir, moment, reason)
        with self._database.driver() as connection:
            counted = self._database.change_count
            copy_database(connection, path, pause=self._database.pause)
        self._counted, self._changed_before = counted, datetime.min.replace(tzinfo=UTC)
        logger.info("backup made: %s", path.name)
        return path

    def delete(self, backups: Iterable[Backup]) -> None:
        """Delete backups; one that cannot be deleted stays, and is tried again next time."""
        for backup in backups:
            try:
                backup.path.unlink(missing_ok=True)
            except OSError as error:
                logger.info("backup %s was not deleted: %s", backup.path.name, error.strerror)

    def put_back(self, backup: Backup) -> None:
        """Make the database what the backup holds, and bring it to the present schema.

        Raises DatabaseDamagedError when the backup is not whole, DatabaseTooNewError when it is a newer program's.
        """
        check_whole(backup.path)
        self._database.replace_by(backup.path)
        logger.info("backup put back: %s", backup.path.name)


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in a folder, newest first; other files are left out."""
    try:
        found = [backup for path in folder.iterdir() if (backup := backup_at(path)) is not None]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda backup: (backup.moment, backup.path), reverse=True))


def check_whole(path: Path) -> None:
    """Raise DatabaseDamagedError unless the file is a whole database of ours; DatabaseTooNewError if it is newer."""
    check_header(path)
    with translated(path), closing(opened_copy(path)) as connection:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise DatabaseDamagedError(path, str(found))


def put_back_file(backup: Backup, path: Path) -> Path | None:
    """Put a backup in the place of a database that cannot be opened; return where the old file is kept.

    For the time before a Database exists. Raises as `check_whole` does, before anything is moved.
    """
    check_whole(backup.path)
    aside = set_file_aside(path)
    with closing(opened_copy(backup.path)) as connection:
        copy_database(connection, path)
    return aside


def set_file_aside(path: Path) -> Path | None:
    """Rename a database that cannot be opened, and its log; return where it is kept, None where there was none."""
    aside = None
    try:
        if path.exists():
            aside = _free_name(path)
            path.replace(aside)
        set_companions_aside(path)
    except OSError as error:
        raise ReadOnlyError(path, error.strerror or "") from error
    return aside


def _free_name(path: Path) -> Path:
    number = 1
    while (name := path.with_name(f"{path.stem}-damaged-{number}{path.suffix}")).exists():
        number += 1
    return name


def _last_write(path: Path) -> datetime:
    files = [path, path.with_name(path.name + "-wal")]
    newest = max(file.stat().st_mtime for file in files if file.exists())
    return datetime.fromtimestamp(newest, UTC)
