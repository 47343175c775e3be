"""Copies of the database file: how they are named, made in steps, and made safe on the disk."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from studyapp.domain.backup_plan import Backup, BackupReason
from studyapp.domain.errors import ReadOnlyError
from studyapp.store.faults import translated

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

_STAMP = "%Y%m%dT%H%M%SZ"
_SUFFIX = ".db"
_UNFINISHED = ".part"
_PAGES = 256  # 1 MiB: 1 to 4 ms
_STEP_S = 0.02  # how long a copy keeps the lock


def backup_path(folder: Path, moment: datetime, reason: BackupReason) -> Path:
    """Return the path of a backup that shows the data as of `moment` (aware); it may exist already."""
    return folder / f"{moment.astimezone(UTC).strftime(_STAMP)}-{reason}{_SUFFIX}"


def backup_at(path: Path) -> Backup | None:
    """Read a backup's moment and reason from its name; None for a file that is no backup of ours."""
    stamp, _, reason = path.name.removesuffix(_SUFFIX).partition("-")
    try:
        moment = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
        return Backup(path, moment, BackupReason(reason), path.stat().st_size)
    except (ValueError, OSError):
        return None


def copy_database(source: sqlite3.Connection, target: Path, *, pause: Callable[[], None] | None = None) -> None:
    """Copy the open file in steps, calling `pause` about every 20 ms; the target appears when it is whole.

    What is written through `source` during a pause is taken along (https://sqlite.org/c3ref/backup_finish.html). An
    earlier file of the target's name is replaced. Raises DiskFullError or ReadOnlyError about the target.
    """
    unfinished = target.with_name(target.name + _UNFINISHED)
    with translated(target), _file_faults(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
                copy.execute("PRAGMA synchronous = OFF")  # one sync at the end will do: nobody knows the file yet
                source.backup(copy, pages=_PAGES, progress=_pausing(pause), sleep=0.01)
            _make_durable(unfinished)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)


def opened_copy(path: Path) -> sqlite3.Connection:
    """Open a backup without writing anything beside it, so that a read-only folder will do."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _pausing(pause: Callable[[], None] | None) -> Callable[[int, int, int], None]:
    since = time.monotonic()

    def progress(_status: int, remaining: int, _total: int) -> None:
        nonlocal since
        # After the last step a write would no longer be taken along.
        if pause is not None and remaining and time.monotonic() - since >= _STEP_S:
            pause()
            since = time.monotonic()

    return progress


def _make_durable(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _file_faults(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise ReadOnlyError(path, error.strerror or "") from error
