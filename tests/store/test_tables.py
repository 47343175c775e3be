from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from studyapp.store import exchange_tables, made_tables
from studyapp.store.migrations import migrate
from studyapp.store.search_tables import metadata

if TYPE_CHECKING:
    from pathlib import Path

type Rows = list[tuple[object, ...]]


def shape(connection: sqlite3.Connection) -> dict[str, dict[str, Rows]]:
    """Everything that SQLite knows about the tables, without how the statements were written."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    found: dict[str, dict[str, Rows]] = {}
    for name in names:
        indexes = connection.execute("SELECT name, origin FROM pragma_index_list(?) ORDER BY name", (name,)).fetchall()
        found[name] = {
            "columns": connection.execute("SELECT * FROM pragma_table_xinfo(?)", (name,)).fetchall(),
            "strict": connection.execute("SELECT strict, wr FROM pragma_table_list(?)", (name,)).fetchall(),
            "foreign keys": connection.execute("SELECT * FROM pragma_foreign_key_list(?)", (name,)).fetchall(),
            "indexes": indexes,
            "indexed": [
                (index, *column)
                for index, _ in indexes
                for column in connection.execute("SELECT * FROM pragma_index_xinfo(?)", (index,))
            ],
        }
    return found


def test_the_migrations_make_exactly_the_tables_that_the_program_knows(tmp_path: Path) -> None:
    migrated = sqlite3.connect(":memory:", isolation_level=None)
    migrate(migrated, tmp_path / "none.db")
    declared = sqlite3.connect(":memory:")
    engine = create_engine("sqlite://", creator=lambda: declared, poolclass=StaticPool)
    assert made_tables.metadata is exchange_tables.metadata is metadata
    metadata.create_all(engine)

    assert shape(migrated) == shape(declared)

    engine.dispose()
    migrated.close()
    declared.close()
