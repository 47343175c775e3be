"""The undo journal: what each step of a person changed, row by row, kept in the file and so across restarts.

A step is undone only where the rows still are as it left them. The review log is never shortened: undoing an answer
marks its line as void, and redoing it takes the mark away.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, cast

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from studyapp.domain.changes import Changes, Topic
from studyapp.domain.document import DocumentId
from studyapp.domain.errors import NothingToUndoError, UndoConflictError
from studyapp.store import tables
from studyapp.store.card_clock import note_decisions, note_restored
from studyapp.store.card_places import loosen_misplaced
from studyapp.store.made_clock import lead_clock, note_made
from studyapp.store.values import row_from_json, to_json, to_ms

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Connection, Table

    from studyapp.store.database import Database
    from studyapp.store.values import Row, Value

STEPS_KEPT = 1000
"""At least; a few more until the oldest are dropped together."""

_DROPPED_AT_ONCE = 32  # the oldest steps are dropped together, not one with each answer


class _State(StrEnum):
    DONE = "done"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class _Change:
    table: Table
    key: Row
    before: Row | None
    after: Row | None


class Journal:
    """Writes rows and remembers how they were. Lives inside `step`.

    `key` is always the whole primary key; `values` may name any other columns.
    """

    def __init__(self, driver: sqlite3.Connection) -> None:
        self._driver = driver
        self._changes: list[_Change] = []

    @property
    def changes(self) -> tuple[_Change, ...]:
        """What was written so far, in order."""
        return tuple(self._changes)

    def insert(self, table: Table, values: Mapping[str, Value]) -> int:
        """Add a row and return its row number: the `id` of a table that counts."""
        number = _add(self._driver, table, values)
        key: Row = {name: values.get(name, number) for name in _key_names(table)}
        self._changes.append(_Change(table, key, None, {**key, **values}))
        return number

    def log(self, values: Mapping[str, Value]) -> None:
        """Add a line to the log of answers; undoing marks it as void, so that its number is all to be remembered."""
        key: Row = {"id": _add(self._driver, tables.review, values)}
        self._changes.append(_Change(tables.review, key, None, key))

    def update(
        self,
        table: Table,
        key: Mapping[str, Value],
        values: Mapping[str, Value],
        *,
        known: Mapping[str, Value] | None = None,
    ) -> bool:
        """Change columns of a row; False when the row is missing or has these values already.

        `known` is the row as the same transaction has just read it, to spare reading it again.
        """
        row = known if known is not None else _row(self._driver, table, key)
        if row is None:
            return False
        after: Row = {name: value for name, value in values.items() if row[name] != value}
        if not after:
            return False
        _set(self._driver, table, key, after)
        self._changes.append(_Change(table, dict(key), {name: row[name] for name in after}, after))
        return True

    def put(self, table: Table, key: Mapping[str, Value], values: Mapping[str, Value]) -> None:
        """Change the row, or add it where there is none; then `values` must name all other columns."""
        if not self.update(table, key, values) and _row(self._driver, table, key) is None:
            self.insert(table, {**key, **values})

    def delete(self, table: Table, key: Mapping[str, Value]) -> bool:
        """Take a row away; False when there is none. Rows that point to it must be deleted before."""
        row = _row(self._driver, table, key)
        if row is None:
            return False
        self._driver.execute(_delete(table), tuple(key[name] for name in _key_names(table)))
        self._changes.append(_Change(table, dict(key), row, None))
        return True


@contextmanager
def step(
    connection: Connection | sqlite3.Connection,
    name: str,
    topics: Topic,
    document_id: DocumentId | None,
    now: datetime,
) -> Generator[Journal]:
    """Write one undoable step inside a transaction; it ends what could be redone.

    `name` is a message key ("quiz.answer"). A step that changed nothing leaves no trace.
    """
    driver = driver_of(connection)
    journal = Journal(driver)
    yield journal
    changes = journal.changes
    if not changes:
        return
    note_decisions(driver, ((change.table, change.key, change.after) for change in changes), now)
    note_made(driver, name, map(_as_made, changes), now, again=False)
    driver.execute(_DROP_REDO)
    head = (name, to_ms(now), _State.DONE.value, _topics_to_text(topics), document_id)
    step_id = int(driver.execute(_ADD_STEP, head).lastrowid or 0)
    rows = [
        (
            step_id,
            ordinal,
            _name(change.table),
            to_json(change.key),
            None if change.before is None else to_json(change.before),
            None if change.after is None else to_json(change.after),
        )
        for ordinal, change in enumerate(changes)
    ]
    driver.executemany(_ADD_CHANGE, rows)
    if step_id % _DROPPED_AT_ONCE == 0:
        driver.execute(_DROP_OLD, (step_id - STEPS_KEPT,))


class HistoryStore:
    """The steps that can be undone and redone, last in, first out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def undo_name(self) -> str | None:
        """Return the message key of the step that `undo` would take back."""
        with self._database.read() as connection:
            found = _next(connection, undoing=True)
        return None if found is None else found.name

    def redo_name(self) -> str | None:
        """Return the message key of the step that `redo` would do again."""
        with self._database.read() as connection:
            found = _next(connection, undoing=False)
        return None if found is None else found.name

    def undo(self, now: datetime) -> Changes:
        """Take back the last step.

        Raises NothingToUndoError, or UndoConflictError when its rows were changed since; then nothing is undone, and
        the step leaves the history, so that those before it can be reached.
        """
        return self._walk(now, undoing=True)

    def redo(self, now: datetime) -> Changes:
        """Do the step again that was undone last; raises as `undo` does."""
        return self._walk(now, undoing=False)

    def _walk(self, now: datetime, *, undoing: bool) -> Changes:
        with self._database.read() as connection:
            found = _next(connection, undoing=undoing)
        if found is None:
            raise NothingToUndoError
        try:
            with self._database.transaction() as connection:
                driver = driver_of(connection)
                changes = _changes_of(connection, found.id, undoing=undoing)
                renewed = _renewed(changes)
                for change in changes:
                    if not _applied(driver, change, now, lenient=bool(renewed)):
                        raise UndoConflictError(found.name)
                    note_decisions(driver, ((change.table, change.key, change.after),), now)
                note_made(driver, found.name, map(_as_made, changes), now, again=True)
                for document_id in renewed:
                    loosen_misplaced(connection, document_id)
                state = _State.UNDONE if undoing else _State.DONE
                _set(driver, tables.step, {"id": found.id}, {"state": state.value})
        except (UndoConflictError, IntegrityError, sqlite3.IntegrityError) as error:
            with self._database.writing() as driver:
                driver.execute(_delete(tables.step), (found.id,))
            raise UndoConflictError(found.name, redoing=not undoing) from error
        return Changes(found.topics, found.document_id)


@dataclass(frozen=True, slots=True)
class _Step:
    id: int
    name: str
    topics: Topic
    document_id: DocumentId | None


def _next(connection: Connection, *, undoing: bool) -> _Step | None:
    table = tables.step
    wanted, order = (_State.DONE, table.c.id.desc()) if undoing else (_State.UNDONE, table.c.id)
    row = connection.execute(select(table).where(table.c.state == wanted).order_by(order).limit(1)).one_or_none()
    if row is None:
        return None
    document_id = None if row.document_id is None else DocumentId(row.document_id)
    return _Step(row.id, row.name, _topics_from_text(row.topics), document_id)


def _as_made(change: _Change) -> tuple[Table, Row, Row | None, Row | None]:
    return change.table, change.key, change.before, change.after


def _changes_of(connection: Connection, step_id: int, *, undoing: bool) -> list[_Change]:
    """Return what to do: the step's changes, or their opposites, last first."""
    table = tables.step_change
    found = connection.execute(select(table).where(table.c.step_id == step_id).order_by(table.c.ordinal))
    changes = [
        _Change(
            tables.metadata.tables[row.table_name],
            row_from_json(row.row_key),
            None if row.before is None else row_from_json(row.before),
            None if row.after is None else row_from_json(row.after),
        )
        for row in found
    ]
    if not undoing:
        return changes
    return [_Change(change.table, change.key, change.after, change.before) for change in reversed(changes)]


def _renewed(changes: Iterable[_Change]) -> tuple[DocumentId, ...]:
    """Return the documents that get another text.

    Such a step moves what the program goes on moving by itself: where things stand, as each analysis finds them.
    """
    moved = (change for change in changes if change.table is tables.document and "revision_id" in (change.after or ()))
    return tuple(dict.fromkeys(DocumentId(str(change.key["id"])) for change in moved))


def _applied(driver: sqlite3.Connection, change: _Change, now: datetime, *, lenient: bool = False) -> bool:
    """Lead a row from `before` to `after`; False when it is not as `before` says.

    Where `lenient`, columns are set whatever they hold, and a row that should change and is gone stays away.
    """
    if change.table is tables.review:
        return _voided(driver, change, now)
    if change.table.name == "made_clock":
        return lead_clock(driver, change.key, change.after)
    row = _row(driver, change.table, change.key)
    if lenient and change.before is not None and change.after is not None:
        if row is not None:
            _set(driver, change.table, change.key, change.after)
        return True
    if change.before is None or row is None:
        if change.before is not None or row is not None or change.after is None:
            return False
        _add(driver, change.table, {**change.key, **change.after})
        return True
    if any(row[name] != value for name, value in change.before.items()):
        return False
    if change.after is None:
        driver.execute(_delete(change.table), tuple(change.key[name] for name in _key_names(change.table)))
    else:
        _set(driver, change.table, change.key, change.after)
    return True


def _voided(driver: sqlite3.Connection, change: _Change, now: datetime) -> bool:
    """Mark a line of the log as void (the opposite of its insertion), or take the mark away."""
    key: Row = {"review_id": change.key["id"]}
    is_void = _row(driver, tables.review_void, key) is not None
    voids = change.after is None
    if is_void is voids:
        return False
    if voids:
        _add(driver, tables.review_void, {**key, "voided_at": to_ms(now)})
    else:
        driver.execute(_delete(tables.review_void), tuple(key.values()))
        note_restored(driver, key["review_id"], now)
    return True


@cache
def _topics_to_text(topics: Topic) -> str:
    """Write names, not numbers: those depend on the order in the program."""
    return ",".join(topic.name or "" for topic in topics)


def _topics_from_text(text: str) -> Topic:
    topics = Topic.NOTHING
    for name in text.split(",") if text else ():
        topics |= Topic[name]
    return topics


def driver_of(connection: Connection | sqlite3.Connection) -> sqlite3.Connection:
    """Return SQLite's own connection of a transaction; what it executes belongs to the transaction."""
    if isinstance(connection, sqlite3.Connection):
        return connection
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def _row(driver: sqlite3.Connection, table: Table, key: Mapping[str, Value]) -> Row | None:
    key_values = tuple(key[name] for name in _key_names(table))
    found = cast("tuple[Value, ...] | None", driver.execute(_select(table), key_values).fetchone())
    return None if found is None else dict(zip(table.c.keys(), found, strict=True))


def _add(driver: sqlite3.Connection, table: Table, values: Mapping[str, Value]) -> int:
    return int(driver.execute(_insert(table, tuple(values)), tuple(values.values())).lastrowid or 0)


def _set(driver: sqlite3.Connection, table: Table, key: Mapping[str, Value], values: Mapping[str, Value]) -> None:
    key_values = (key[name] for name in _key_names(table))
    driver.execute(_update(table, tuple(values)), (*values.values(), *key_values))


# The text of a statement is made once for each shape; SQLite's module keeps the prepared statement for the text.


@cache
def _name(table: Table) -> str:
    return table.name


@cache
def _key_names(table: Table) -> tuple[str, ...]:
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
    return " AND ".join(f"{_quoted(name)} = ?" for name in _key_names(table))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    return f'"{name}"'


_DROP_REDO = f"DELETE FROM step WHERE state = '{_State.UNDONE.value}'"
_DROP_OLD = "DELETE FROM step WHERE id <= ?"
_ADD_STEP = "INSERT INTO step (name, created_at, state, topics, document_id) VALUES (?, ?, ?, ?, ?)"
_ADD_CHANGE = (
    'INSERT INTO step_change (step_id, ordinal, table_name, row_key, "before", "after") VALUES (?, ?, ?, ?, ?, ?)'
)
