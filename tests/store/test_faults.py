from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from studyapp.domain.errors import (
    DatabaseBusyError,
    DatabaseDamagedError,
    DiskFullError,
    ReadOnlyError,
    StoreError,
)
from studyapp.store.faults import translated

PATH = Path("library.db")


def sqlite_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("secret words of a document")
    error.sqlite_errorcode = code
    error.sqlite_errorname = f"CODE_{code}"
    return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, DiskFullError),
        (sqlite3.SQLITE_IOERR_WRITE, DiskFullError),
        (sqlite3.SQLITE_IOERR_READ, DatabaseDamagedError),
        (sqlite3.SQLITE_CORRUPT_INDEX, DatabaseDamagedError),
        (sqlite3.SQLITE_NOTADB, DatabaseDamagedError),
        (sqlite3.SQLITE_READONLY_DIRECTORY, ReadOnlyError),
        (sqlite3.SQLITE_CANTOPEN, ReadOnlyError),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, DatabaseBusyError),
    ],
)
def test_a_fault_of_the_environment_is_told_by_its_kind_without_words_of_the_learner(
    code: int, kind: type[StoreError]
) -> None:
    wrapped = DBAPIError("SELECT", None, sqlite_error(code))
    for error in (sqlite_error(code), wrapped):
        with pytest.raises(kind) as caught, translated(PATH):
            raise error
        assert (caught.value.path, caught.value.details) == (PATH, f"CODE_{code}")


@pytest.mark.parametrize(
    "error",
    [
        sqlite_error(sqlite3.SQLITE_ERROR),
        sqlite_error(sqlite3.SQLITE_CONSTRAINT_UNIQUE),
        sqlite3.ProgrammingError("Cannot operate on a closed database."),
        DBAPIError("SELECT", None, ValueError()),
        LookupError(),
    ],
)
def test_our_own_mistakes_stay_what_they_are(error: Exception) -> None:
    with pytest.raises(type(error)) as caught, translated(PATH):
        raise error
    assert caught.value is error
