"""Single rows in plain SQL, found by their whole primary key: `key` names all of its columns."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Table

    from studyapp.store.values import Row, Value


def row_of(driver: sqlite3.Connection, table: Table, key: Mapping[str, Value]) -> Row | None:
    """Return a row; None where there is none."""
    key_values = tuple(key[name] for name in key_names(table))
    found = cast("tuple[Value, ...] | None", driver.execute(_select(table), key_values).fetchone())
    return None if found is None else dict(zip(table.c.keys(), found, strict=True))


def add_row(driver: sqlite3.Connection, table: Table, values: Mapping[str, Value]) -> int:
    """Add a row and return its row number."""
    return int(driver.execute(_insert(table, tuple(values)), tuple(values.values())).lastrowid or 0)


def set_row(driver: sqlite3.Connection, table: Table, key: Mapping[str, Value], values: Mapping[str, Value]) -> None:
    """Change columns of a row."""
    key_values = (key[name] for name in key_names(table))
    driver.execute(_update(table, tuple(values)), (*values.values(), *key_values))


def delete_row(driver: sqlite3.Connection, table: Table, key: Mapping[str, Value]) -> None:
    """Take a row away."""
    driver.execute(_delete(table), tuple(key[name] for name in key_names(table)))


# The text of a statement is made once for each shape; SQLite's module keeps the prepared statement for the text.


@cache
def name_of(table: Table) -> str:
    """Return the table's name."""
    return table.name


@cache
def key_names(table: Table) -> tuple[str, ...]:
    """Return the columns of the primary key."""
    return tuple(column.name for column in table.primary_key)


@cache
def _select(table: Table) -> str:
    return f"SELECT {_listed(table.c.keys())} FROM {_quoted(table.name)} WHERE {_is_row(table)}"


@cache
def _insert(table: Table, columns: tuple[str, ...]) -> str:
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {_quoted(table.name)} ({_listed(columns)}) VALUES ({marks})"


@cache
def _update(table: Table, columns: tuple[str, ...]) -> str:
    changed = ", ".join(f"{_quoted(name)} = ?" for name in columns)
    return f"UPDATE {_quoted(table.name)} SET {changed} WHERE {_is_row(table)}"


@cache
def _delete(table: Table) -> str:
    return f"DELETE FROM {_quoted(table.name)} WHERE {_is_row(table)}"


def _is_row(table: Table) -> str:
    return " AND ".join(f"{_quoted(name)} = ?" for name in key_names(table))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    return f'"{name}"'
