"""Files and folders as they must not be: each has its own error, and nothing is harmed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.errors import (
    DatabaseDamagedError,
    DatabaseTooNewError,
    DiskFullError,
    ReadOnlyError,
)
from studyapp.store import tables
from studyapp.store.database import Database
from studyapp.store.library import LibraryStore
from studyapp.store.migrations import MIGRATIONS, Version
from studyapp.store.reader import ReaderStore
from tests.examples import SetClock, example_analysis, example_document

if TYPE_CHECKING:
    from collections.abc import Generator

    from studyapp.domain.document import DocumentId

NOW = SetClock()()


def fill(database: Database) -> DocumentId:
    document = example_document()
    LibraryStore(database).add(document, NOW)
    return document.id


def made(path: Path, statement: str) -> bytes:
    """Make a database of ours and change it behind the program's back; return the file's bytes."""
    Database(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)
    return path.read_bytes()


def test_a_newer_major_version_is_refused_and_the_file_left_alone(path: Path) -> None:
    before = made(path, f"PRAGMA user_version = {Version(2, 0).packed}")
    with pytest.raises(DatabaseTooNewError):
        Database(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_newer_version_that_only_the_log_holds_is_refused_too(path: Path, tmp_path: Path) -> None:
    Database(path).close()
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute(f"PRAGMA user_version = {Version(2, 0).packed}")
    crashed = tmp_path / "crashed" / path.name  # a copy in mid-flight is what a crash leaves behind
    crashed.parent.mkdir()
    for file in tmp_path.glob("library.db*"):
        shutil.copy(file, crashed.parent / file.name)
    writer.close()
    with pytest.raises(DatabaseTooNewError):
        Database(crashed)


def test_a_newer_minor_version_opens_and_keeps_its_version(path: Path) -> None:
    newest = MIGRATIONS[-1].version
    newer = Version(newest.major, newest.minor + 1)
    made(path, f"PRAGMA user_version = {newer.packed}")
    database = Database(path)
    with database.driver() as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == newer.packed
    database.close()


@pytest.mark.parametrize("content", [b"", b"x", b"no database at all " * 400, b"SQLite format 3\0" + bytes(50)])
def test_what_is_no_database_is_damaged_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(DatabaseDamagedError):
        Database(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE theirs (a)")
        other.commit()
    before = path.read_bytes()
    with pytest.raises(DatabaseDamagedError):
        Database(path)
    assert path.read_bytes() == before


def read_from(path: Path) -> None:
    database = Database(path)
    try:
        LibraryStore(database).summaries(NOW)
    finally:
        database.close()


def full_file(path: Path) -> int:
    database = Database(path)
    document_id = fill(database)
    ReaderStore(database).keep_analysis(document_id, example_analysis(), NOW)
    database.close()
    return path.stat().st_size


def test_a_truncated_file_is_damaged(path: Path) -> None:
    size = full_file(path)
    with path.open("rb+") as file:
        file.truncate(size // 3)
    with pytest.raises(DatabaseDamagedError):
        read_from(path)


def test_garbage_from_the_second_page_on_is_damage(path: Path) -> None:
    size = full_file(path)
    with path.open("rb+") as file:
        file.seek(4096)
        file.write(b"\xa5" * (size - 4096))
    with pytest.raises(DatabaseDamagedError) as caught:
        read_from(path)
    assert caught.value.details in {"SQLITE_CORRUPT", "SQLITE_NOTADB"}


def test_a_folder_in_the_files_place_cannot_be_used(path: Path) -> None:
    path.mkdir()
    with pytest.raises(ReadOnlyError):
        Database(path)


def test_a_data_folder_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReadOnlyError):
        Database(tmp_path / "file" / "library.db")


def test_a_log_without_its_database_is_set_aside(path: Path) -> None:
    path.with_name("library.db-wal").write_bytes(b"left over")
    database = Database(path)
    assert LibraryStore(database).summaries(NOW) == ()
    database.close()
    assert path.with_name("library.db-wal.orphan").read_bytes() == b"left over"


def test_a_crash_while_the_file_is_made_does_not_spoil_the_next_start(path: Path) -> None:
    path.with_name("library.db.new").write_bytes(b"")
    database = Database(path)
    assert LibraryStore(database).summaries(NOW) == ()
    database.close()


@contextmanager
def without_rights() -> Generator[Path]:
    """A folder of nobody's, and no special rights: root may write everywhere, so that root becomes nobody."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    is_root = os.geteuid() == 0
    nobody = 65534
    if is_root:
        os.chown(folder, nobody, nobody)
        os.seteuid(nobody)
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_folder_that_cannot_be_written_is_read_only() -> None:
    with without_rights() as folder:
        folder.chmod(0o555)
        with pytest.raises(ReadOnlyError):
            Database(folder / "library.db")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_file_in_a_folder_that_cannot_be_written_is_read_only_and_unharmed() -> None:
    with without_rights() as folder:
        path = folder / "library.db"
        Database(path).close()
        before = path.read_bytes()
        path.chmod(0o444)
        folder.chmod(0o555)
        with pytest.raises(ReadOnlyError):
            Database(path)
        assert path.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_file_that_cannot_be_read_is_told_so() -> None:
    with without_rights() as folder:
        path = folder / "library.db"
        Database(path).close()
        path.chmod(0)
        with pytest.raises(ReadOnlyError):
            Database(path)


def test_a_full_database_refuses_the_write_and_keeps_what_it_had(database: Database) -> None:
    document_id = fill(database)
    with database.driver() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    def write_much() -> None:
        with database.transaction() as connection:
            connection.execute(tables.document.update().values(title="x" * 200_000))

    with pytest.raises(DiskFullError):
        write_much()
    assert LibraryStore(database).summaries(NOW)[0].title == "The Harbour Wall"
    with database.driver() as connection:
        connection.execute("PRAGMA max_page_count = 1073741823")
    write_much()
    assert LibraryStore(database).summaries(NOW)[0].id == document_id


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no file size limit")
def test_a_file_that_may_not_grow_refuses_the_write_and_keeps_what_it_had(path: Path) -> None:
    import resource

    database = Database(path)
    fill(database)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(DiskFullError), database.transaction() as connection:
            connection.execute(tables.document.update().values(title="x" * 400_000))
        assert LibraryStore(database).summaries(NOW)[0].title == "The Harbour Wall"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    database.close()
    again = Database(path)
    assert LibraryStore(again).summaries(NOW)[0].title == "The Harbour Wall"
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no file size limit")
def test_no_room_for_a_new_file_is_told_so(path: Path) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(DiskFullError):
            Database(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not path.exists()
