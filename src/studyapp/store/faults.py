"""Tells faults of the environment (disk full, damaged, locked) apart from our own bugs, by SQLite's result codes."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from studyapp.domain.errors import (
    DatabaseBusyError,
    DatabaseDamagedError,
    DiskFullError,
    ReadOnlyError,
)

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from studyapp.domain.errors import StoreError

# https://sqlite.org/rescode.html: the low byte is the primary code. An extended code is looked up first.
_BY_CODE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_FULL: DiskFullError,
    sqlite3.SQLITE_IOERR_WRITE: DiskFullError,
    sqlite3.SQLITE_IOERR_FSYNC: DiskFullError,
    sqlite3.SQLITE_IOERR_TRUNCATE: DiskFullError,
    sqlite3.SQLITE_IOERR_SHMSIZE: DiskFullError,
    sqlite3.SQLITE_READONLY: ReadOnlyError,
    sqlite3.SQLITE_CANTOPEN: ReadOnlyError,
    sqlite3.SQLITE_PERM: ReadOnlyError,
    sqlite3.SQLITE_IOERR_DELETE: ReadOnlyError,
    sqlite3.SQLITE_CORRUPT: DatabaseDamagedError,
    sqlite3.SQLITE_NOTADB: DatabaseDamagedError,
    sqlite3.SQLITE_IOERR: DatabaseDamagedError,
    sqlite3.SQLITE_BUSY: DatabaseBusyError,
    sqlite3.SQLITE_LOCKED: DatabaseBusyError,
    sqlite3.SQLITE_PROTOCOL: DatabaseBusyError,
}


@contextmanager
def translated(path: Path) -> Generator[None]:
    """Raise a StoreError about `path` instead of SQLite's error, where the environment is to blame."""
    try:
        yield
    except DBAPIError as error:
        _raise_known(error.orig, path)
        raise
    except sqlite3.Error as error:
        _raise_known(error, path)
        raise


def _raise_known(error: BaseException | None, path: Path) -> None:
    if not isinstance(error, sqlite3.Error):
        return
    # Errors of the module itself (a closed connection) carry no code.
    code: int = getattr(error, "sqlite_errorcode", 0)
    known = _BY_CODE.get(code) or _BY_CODE.get(code & 0xFF)
    if known is not None:
        # No details of the statement: it may hold text of the learner's documents.
        raise known(path, getattr(error, "sqlite_errorname", "")) from error
