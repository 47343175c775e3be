"""The one connection to the learner's database file, and the lock that serialises its transactions.

One connection, because SQLite before 3.51.3 can corrupt a file in WAL mode that two connections write
(https://sqlite.org/wal.html, "the WAL-reset bug"); exclusive locking makes SQLite itself refuse a second one.
`synchronous=FULL`, because with NORMAL a power cut took acknowledged answers in most of 150 trials.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from studyapp.domain.errors import DatabaseDamagedError, DiskFullError, ReadOnlyError
from studyapp.store.copies import BackupReason, backup_path, copy_database, opened_copy
from studyapp.store.faults import translated
from studyapp.store.migrations import (
    APPLICATION_ID,
    MIGRATIONS,
    Version,
    is_behind,
    migrate,
    refuse_newer,
    version_of,
)

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from sqlalchemy import Connection

    from studyapp.store.migrations import Migration

SQLITE_FLOOR = (3, 37, 0)
"""STRICT tables came with 3.37."""

BACKUPS_NAME = "backups"
"""The folder beside the file that holds its backups."""

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_BUSY_S = 1.0
_BREATH_S = 0.001  # without it the same thread takes the lock again before another wakes
_COMPANIONS = ("-wal", "-shm", "-journal")


class _Inside(Enum):
    NOTHING = auto()
    READ = auto()
    WRITE = auto()
    PLAIN = auto()


class Database:
    """The learner's file, open. Every method may be called from any thread.

    Makes the file where it is missing, and brings an older one to the present schema, after a backup. Raises
    DatabaseTooNewError and leaves the file alone when only a newer program understands it; DatabaseDamagedError when
    it is empty, no database, or not ours; ReadOnlyError, DiskFullError and DatabaseBusyError as they say.

    Attributes:
        path: the file.
        backups_dir: where backups of it lie.
    """

    def __init__(self, path: Path, *, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
        if sqlite3.sqlite_version_info < SQLITE_FLOOR:
            message = f"SQLite {sqlite3.sqlite_version} is older than 3.37"
            raise RuntimeError(message)
        self.path = path
        self.backups_dir = path.parent / BACKUPS_NAME
        self._lock = threading.RLock()
        self._inside = _Inside.NOTHING
        self._migrations = migrations
        with translated(path):
            self._driver = _opened(path, self.backups_dir, migrations)
        self._sql: Connection | None = None
        self._elsewhere = 0

    @contextmanager
    def transaction(self) -> Generator[Connection]:
        """Write: everything or, when the block raises, nothing. A transaction inside another one joins it."""
        with self._lock:
            if self._inside is _Inside.WRITE:
                yield self._connection
                return
            self._refuse_inside("a write inside a read")
            with translated(self.path), self._marked(_Inside.WRITE):
                connection = self._connection
                self._driver.execute("BEGIN IMMEDIATE")
                with connection.begin():
                    yield connection

    @contextmanager
    def read(self) -> Generator[Connection]:
        """Read: nobody writes until the block ends. Keep it short, since everybody waits."""
        with self._lock:
            if self._inside in {_Inside.READ, _Inside.WRITE}:
                yield self._connection
                return
            self._refuse_inside("SQLAlchemy inside plain SQL")
            before = self._driver.total_changes
            with translated(self.path), self._marked(_Inside.READ), self._connection.begin():
                yield self._connection
            if self._driver.total_changes != before:
                message = "a read has written"
                raise RuntimeError(message)

    @contextmanager
    def writing(self) -> Generator[sqlite3.Connection]:
        """Write with plain SQL, where a learner waits: building SQLAlchemy's statements costs more than running them.

        The promise of `transaction`; inside one it joins it. Nothing else may be begun inside.
        """
        with self._lock:
            if self._inside is _Inside.WRITE:
                yield self._driver
                return
            self._refuse_inside("a write inside a read")
            driver = self._driver
            with translated(self.path):
                driver.execute("BEGIN IMMEDIATE")
                self._inside = _Inside.PLAIN
                try:
                    yield driver
                    driver.commit()
                except BaseException:
                    driver.rollback()  # does nothing where SQLite has rolled back already
                    raise
                finally:
                    self._inside = _Inside.NOTHING

    @contextmanager
    def reading(self) -> Generator[sqlite3.Connection]:
        """Read with plain SQL; otherwise as `read`."""
        with self._lock:
            if self._inside is not _Inside.NOTHING:
                yield self._driver
                return
            before = self._driver.total_changes
            with translated(self.path):
                self._inside = _Inside.PLAIN
                try:
                    yield self._driver
                finally:
                    self._inside = _Inside.NOTHING
            if self._driver.total_changes != before:
                message = "a read has written"
                raise RuntimeError(message)

    @contextmanager
    def driver(self) -> Generator[sqlite3.Connection]:
        """The connection without SQLAlchemy, for what is no transaction: backups and checks."""
        with self._lock, translated(self.path):
            self._refuse_inside("a copy inside a transaction")  # SQLite would wait for ever for its end
            yield self._driver

    @contextmanager
    def pouring(self, path: Path) -> Generator[sqlite3.Connection]:
        """Read with plain SQL, and write into another database, which is there as `target`, and temporary tables only.

        What is written there is no change of ours. Keep it short, since everybody waits.
        """
        with self.driver() as driver:
            before = driver.total_changes
            driver.execute("ATTACH ? AS target", (str(path),))
            try:
                yield driver
            finally:
                driver.execute("DETACH target")
                self._elsewhere += driver.total_changes - before

    def pause(self) -> None:
        """Let waiting threads in, in the midst of long work inside `driver()`, not inside a transaction."""
        self._lock.release()
        try:
            time.sleep(_BREATH_S)
        finally:
            self._lock.acquire()

    @property
    def change_count(self) -> int:
        """Rows written since the file was opened; only good for comparing."""
        return self._driver.total_changes - self._elsewhere

    def replace_by(self, copy: Path) -> None:
        """Make this database what a whole copy of it holds, in one transaction, then bring it to the present schema."""
        with self._lock, translated(self.path):
            self._refuse_inside("a copy inside a transaction")  # SQLite would wait for ever for its end
            with closing(opened_copy(copy)) as source:
                source.backup(self._driver)
            if is_behind(version_of(self._driver), migrations=self._migrations):
                self._driver.execute("PRAGMA foreign_keys = OFF")
                migrate(self._driver, self.path, migrations=self._migrations)
                self._driver.execute("PRAGMA foreign_keys = ON")

    def close(self) -> None:
        """Close the file; what was committed is in it, without companions. A second call does nothing."""
        with self._lock, translated(self.path):
            if self._sql is not None:
                self._sql.close()
                self._sql.engine.dispose()
                self._sql = None
            self._driver.close()

    @property
    def _connection(self) -> Connection:
        """SQLAlchemy's connection, made when it is first wanted: opening does not wait for it."""
        if self._sql is None:
            self._sql = create_engine("sqlite://", creator=self._the_driver, poolclass=StaticPool).connect()
        return self._sql

    def _refuse_inside(self, message: str) -> None:
        if self._inside is not _Inside.NOTHING:
            raise RuntimeError(message)

    @contextmanager
    def _marked(self, inside: _Inside) -> Generator[None]:
        self._inside = inside
        try:
            yield
        finally:
            self._inside = _Inside.NOTHING

    def _the_driver(self) -> sqlite3.Connection:
        return self._driver


def check_header(path: Path, *, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Refuse a file that is not ours or too new, by its first bytes: SQLite does not touch it.

    Raises DatabaseDamagedError or DatabaseTooNewError, or ReadOnlyError when it cannot be read.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as error:
        raise ReadOnlyError(path, error.strerror or "") from error
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise DatabaseDamagedError(path, "no SQLite database")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:  # https://sqlite.org/fileformat.html, 1.3
        raise DatabaseDamagedError(path, "another program's database")
    refuse_newer(Version.unpacked(int.from_bytes(header[60:64], "big")), path, migrations=migrations)


def set_companions_aside(path: Path) -> None:
    """Rename the log that belongs to a file which is gone: SQLite would mix it into the next file of this name."""
    for companion in _COMPANIONS:
        left = path.with_name(path.name + companion)
        if left.exists():
            left.replace(left.with_name(left.name + ".orphan"))


def _opened(path: Path, backups_dir: Path, migrations: tuple[Migration, ...]) -> sqlite3.Connection:
    if not path.exists():
        _create(path, migrations)
    check_header(path, migrations=migrations)
    if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise ReadOnlyError(path, "no permission to write")  # SQLite would find out later, by a less telling error
    connection = sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        version = version_of(connection)
        refuse_newer(version, path, migrations=migrations)  # the log may hold a newer header than the file
        if is_behind(version, migrations=migrations):
            _copy_before_migration(connection, path, backups_dir)
            migrate(connection, path, migrations=migrations)
        for pragma in (
            "foreign_keys = ON",
            "temp_store = MEMORY",
            "cache_size = -16384",
            "journal_size_limit = 16777216",
        ):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _create(path: Path, migrations: tuple[Migration, ...]) -> None:
    """Make the file under another name first: a zero-length file of the right name would be refused for ever."""
    unfinished = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            migrate(connection, path, migrations=migrations)
        set_companions_aside(path)
        unfinished.replace(path)
    except sqlite3.OperationalError as error:
        raise _cannot_create(path, error) from error
    except OSError as error:
        raise ReadOnlyError(path, error.strerror or "") from error


def _cannot_create(path: Path, error: sqlite3.OperationalError) -> DiskFullError | ReadOnlyError:
    full = error.sqlite_errorcode in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC}
    return DiskFullError(path, error.sqlite_errorname) if full else ReadOnlyError(path, error.sqlite_errorname)


def _copy_before_migration(connection: sqlite3.Connection, path: Path, backups_dir: Path) -> None:
    changed_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    copy_database(connection, backup_path(backups_dir, changed_at, BackupReason.MIGRATION))
