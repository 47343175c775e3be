from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from studyapp.domain.errors import (
    DatabaseBusyError,
    DatabaseDamagedError,
)
from studyapp.store import database as database_module
from studyapp.store import tables
from studyapp.store.copies import copy_database
from studyapp.store.database import Database
from studyapp.store.library import LibraryStore
from studyapp.store.migrations import APPLICATION_ID, MIGRATIONS, Migration, Version, migrate, version_of
from studyapp.store.reader import ReaderStore
from tests.examples import SetClock, example_document

if TYPE_CHECKING:
    from pathlib import Path

    from studyapp.domain.document import DocumentId

NOW = SetClock()()


def fill(database: Database) -> DocumentId:
    document = example_document()
    LibraryStore(database).add(document, NOW)
    return document.id


def test_what_was_written_is_there_after_a_restart(path: Path) -> None:
    first = Database(path)
    document_id = fill(first)
    first.close()
    second = Database(path)
    assert ReaderStore(second).document(document_id) == example_document()
    second.close()


def test_after_closing_the_file_stands_alone(path: Path) -> None:
    database = Database(path)
    fill(database)
    database.close()
    database.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_pragmas_are_those_that_survive_a_power_cut(database: Database) -> None:
    with database.driver() as connection:
        found = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "temp_store", "locking_mode", "application_id")
        }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "temp_store": 2,
        "locking_mode": "exclusive",
        "application_id": APPLICATION_ID,
    }


def test_a_second_connection_to_the_file_is_refused_by_sqlite(path: Path, database: Database) -> None:
    fill(database)
    with closing(sqlite3.connect(path, timeout=0)) as other, pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("SELECT * FROM document")


def test_a_file_that_another_program_holds_is_busy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Database(path).close()
    monkeypatch.setattr(database_module, "_BUSY_S", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseBusyError) as caught:
            Database(path)
    assert caught.value.path == path


def test_a_transaction_that_raises_leaves_nothing(database: Database) -> None:
    def write_and_fail() -> None:
        with database.transaction():
            fill(database)
            raise LookupError

    with pytest.raises(LookupError):
        write_and_fail()
    assert LibraryStore(database).summaries(NOW) == ()


def test_a_write_inside_a_read_is_our_own_mistake(database: Database) -> None:
    with database.read(), pytest.raises(RuntimeError), database.transaction():
        pass


def test_a_backup_inside_a_transaction_is_our_own_mistake(database: Database) -> None:
    with database.transaction(), pytest.raises(RuntimeError), database.driver():
        pass


def test_a_read_that_writes_is_our_own_mistake(database: Database) -> None:
    document_id = fill(database)

    def write_in_read() -> None:
        with database.read() as connection:
            connection.execute(tables.document.update().where(tables.document.c.id == document_id).values(position=1))

    with pytest.raises(RuntimeError):
        write_in_read()


def test_a_read_inside_a_transaction_sees_what_was_written(database: Database) -> None:
    with database.transaction():
        fill(database)
        assert len(LibraryStore(database).summaries(NOW)) == 1


def test_foreign_keys_are_kept(database: Database) -> None:
    def write_orphan() -> None:
        with database.transaction() as connection:
            connection.execute(tables.review_void.insert(), {"review_id": 1, "voided_at": 0})

    with pytest.raises(Exception, match="FOREIGN KEY"):
        write_orphan()


def test_an_sqlite_too_old_for_strict_tables_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(RuntimeError):
        Database(path)


def test_six_threads_at_once_lose_nothing(database: Database) -> None:
    document_id = fill(database)
    store = ReaderStore(database)
    failures: list[BaseException] = []
    counted = tables.correction.c

    def work(worker: int) -> None:
        try:
            for number in range(25):
                with database.transaction() as connection:
                    values = {
                        "document_id": document_id,
                        "kind": "hide",
                        "target": f"{worker}-{number}",
                        "value": "1",
                        "created_at": number,
                    }
                    connection.execute(tables.correction.insert(), values)
                    position = connection.execute(select(tables.document.c.position)).scalar_one()
                    connection.execute(tables.document.update().values(position=position + 1))
                store.position(document_id)
                LibraryStore(database).summaries(NOW)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test must show it
            failures.append(error)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    with database.read() as connection:
        assert connection.execute(select(func.count(counted.id.distinct()))).scalar_one() == 150
        assert connection.execute(select(tables.document.c.position)).scalar_one() == 150


ADDS_A_COLUMN = Migration(Version(1, 99), ("ALTER TABLE document ADD COLUMN shelf TEXT",))


def test_an_older_file_is_backed_up_then_migrated(path: Path) -> None:
    first = Database(path)
    document_id = fill(first)
    first.close()
    newer = (*database_module.MIGRATIONS, ADDS_A_COLUMN)
    database = Database(path, migrations=newer)
    with database.driver() as connection:
        assert connection.execute("SELECT id, shelf FROM document").fetchall() == [(document_id, None)]
        assert connection.execute("PRAGMA user_version").fetchone()[0] == Version(1, 99).packed
    database.close()
    (backup,) = (path.parent / "backups").iterdir()
    assert backup.name.endswith("-migration.db")
    old = Database(backup)
    assert LibraryStore(old).summaries(NOW)[0].id == document_id
    old.close()


OLD_DOCUMENT = """
    INSERT INTO document (
        id, title, title_own, date_source, language, revision_id, word_count, length, added_at, position
    ) VALUES (?, 'Old', 1, 'none', 'en', 1, 9, ?, 5, 7)
"""
OLD_REVISION = """
    INSERT INTO revision (
        document_id, importer, importer_version, source_name, bytes_sha256, encoding, text_sha256, text, blocks,
        created_at
    ) VALUES (?, 'text', 1, 'a.txt', '0', 'utf-8', '0', ?, '[]', 5)
"""


def test_a_file_of_the_first_schema_is_backed_up_and_opens_with_everything_in_it(path: Path) -> None:
    document = example_document()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, path, migrations=MIGRATIONS[:1])
        connection.execute(OLD_DOCUMENT, (document.id, len(document.text)))
        connection.execute(OLD_REVISION, (document.id, document.text))
    Database(path).close()
    database = Database(path)
    assert LibraryStore(database).summaries(NOW)[0].title == "Old"
    assert ReaderStore(database).position(document.id) == 7
    assert ReaderStore(database).document(document.id).text == document.text
    with database.driver() as connection:
        assert version_of(connection) == MIGRATIONS[-1].version
        assert connection.execute("SELECT mode FROM document").fetchall() == [(None,)]
    database.close()
    (backup,) = (path.parent / "backups").iterdir()
    assert backup.name.endswith("-migration.db")
    with closing(sqlite3.connect(backup)) as connection:
        assert version_of(connection) == Version(1, 0)


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    first = Database(path)
    fill(first)
    first.close()
    failing = Migration(Version(1, 99), ("ALTER TABLE document ADD COLUMN shelf TEXT", "NOT SQL"))
    with pytest.raises(sqlite3.OperationalError):
        Database(path, migrations=(*database_module.MIGRATIONS, failing))
    database = Database(path)
    with database.driver() as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(document)")]
    assert "shelf" not in columns
    database.close()


def test_a_migration_that_loses_an_owner_is_not_kept(path: Path) -> None:
    first = Database(path)
    fill(first)
    first.close()
    losing = Migration(Version(1, 99), ("DELETE FROM document",))
    with pytest.raises(DatabaseDamagedError):
        Database(path, migrations=(*database_module.MIGRATIONS, losing))
    database = Database(path)
    assert len(LibraryStore(database).summaries(NOW)) == 1
    database.close()


def test_an_older_copy_that_is_put_back_is_migrated(path: Path, tmp_path: Path) -> None:
    database = Database(path)
    document_id = fill(database)
    with database.driver() as connection:
        copy_database(connection, tmp_path / "old.db")
    database.close()
    database = Database(path, migrations=(*database_module.MIGRATIONS, ADDS_A_COLUMN))
    database.replace_by(tmp_path / "old.db")
    with database.driver() as connection:
        assert connection.execute("SELECT id, shelf FROM document").fetchall() == [(document_id, None)]
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    database.close()
