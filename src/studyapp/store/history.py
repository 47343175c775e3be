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
from studyapp.store import class_tables, made_tables, tables
from studyapp.store.card_clock import note_decisions, note_restored
from studyapp.store.card_places import loosen_misplaced
from studyapp.store.made_clock import TAKE_IN, note_made
from studyapp.store.single_rows import add_row, delete_row, key_names, name_of, row_of, set_row
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
        number = add_row(self._driver, table, values)
        key: Row = {name: values.get(name, number) for name in key_names(table)}
        self._changes.append(_Change(table, key, None, {**key, **values}))
        return number

    def log(self, values: Mapping[str, Value]) -> None:
        """Add a line to the log of answers; undoing marks it as void, so that its number is all to be remembered."""
        key: Row = {"id": add_row(self._driver, tables.review, values)}
        self._changes.append(_Change(tables.review, key, None, key))

    def log_again(self, number: int) -> None:
        """Let a line of the log that is void count again."""
        delete_row(self._driver, tables.review_void, {"review_id": number})
        key: Row = {"id": number}
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
        row = known if known is not None else row_of(self._driver, table, key)
        if row is None:
            return False
        after: Row = {name: value for name, value in values.items() if row[name] != value}
        if not after:
            return False
        set_row(self._driver, table, key, after)
        self._changes.append(_Change(table, dict(key), {name: row[name] for name in after}, after))
        return True

    def put(self, table: Table, key: Mapping[str, Value], values: Mapping[str, Value]) -> None:
        """Change the row, or add it where there is none; then `values` must name all other columns."""
        if not self.update(table, key, values) and row_of(self._driver, table, key) is None:
            self.insert(table, {**key, **values})

    def delete(self, table: Table, key: Mapping[str, Value]) -> bool:
        """Take a row away; False when there is none. Rows that point to it must be deleted before."""
        row = row_of(self._driver, table, key)
        if row is None:
            return False
        delete_row(self._driver, table, key)
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
    if name != TAKE_IN:
        note_decisions(driver, ((change.table, change.key, change.after) for change in changes), now)
    note_made(driver, name, map(_as_made, changes), now, again=False)
    driver.execute(_DROP_REDO)
    head = (name, to_ms(now), _State.DONE.value, _topics_to_text(topics), document_id)
    step_id = int(driver.execute(_ADD_STEP, head).lastrowid or 0)
    rows = [
        (
            step_id,
            ordinal,
            name_of(change.table),
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
                decided = None if found.name == TAKE_IN else now
                for change in changes:
                    if not _applied(driver, change, decided, lenient=bool(renewed)):
                        raise UndoConflictError(found.name)
                    if decided is not None:
                        note_decisions(driver, ((change.table, change.key, change.after),), decided)
                note_made(driver, found.name, map(_as_made, changes), now, again=True)
                for document_id in renewed:
                    loosen_misplaced(connection, document_id)
                state = _State.UNDONE if undoing else _State.DONE
                set_row(driver, tables.step, {"id": found.id}, {"state": state.value})
        except (UndoConflictError, IntegrityError, sqlite3.IntegrityError) as error:
            with self._database.writing() as driver:
                delete_row(driver, tables.step, {"id": found.id})
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


def _applied(driver: sqlite3.Connection, change: _Change, decided: datetime | None, *, lenient: bool = False) -> bool:
    """Lead a row from `before` to `after`; False when it is not as `before` says.

    Where `lenient`, columns are set whatever they hold, and a row that should change and is gone stays away. `decided`
    is None where nobody decides about the rows.
    """
    if change.table is tables.review:
        return _voided(driver, change, decided)
    if change.table in _CLOCKS:
        return _led(driver, change)
    row = row_of(driver, change.table, change.key)
    if lenient and change.before is not None and change.after is not None:
        if row is not None:
            set_row(driver, change.table, change.key, change.after)
        return True
    if change.before is None or row is None:
        if change.before is not None or row is not None or change.after is None:
            return False
        add_row(driver, change.table, {**change.key, **change.after})
        return True
    if any(row[name] != value for name, value in change.before.items()):
        return False
    if change.after is None:
        delete_row(driver, change.table, change.key)
    else:
        set_row(driver, change.table, change.key, change.after)
    return True


_CLOCKS = (class_tables.card_clock, made_tables.made_clock)


def _led(driver: sqlite3.Connection, change: _Change) -> bool:
    """Put a clock where a step leads it, whatever was decided since: that was undone before the step is."""
    there = row_of(driver, change.table, change.key) is not None
    if change.after is None:
        delete_row(driver, change.table, change.key)
    elif there:
        set_row(driver, change.table, change.key, change.after)
    else:
        add_row(driver, change.table, {**change.key, **change.after})
    return True


def _voided(driver: sqlite3.Connection, change: _Change, decided: datetime | None) -> bool:
    """Mark a line of the log as void (the opposite of its insertion), or take the mark away.

    What nobody decided is left out on this machine only: its moment is 0, and other machines do not hear of it.
    """
    key: Row = {"review_id": change.key["id"]}
    is_void = row_of(driver, tables.review_void, key) is not None
    voids = change.after is None
    if is_void is voids:
        return False
    if voids:
        add_row(driver, tables.review_void, {**key, "voided_at": 0 if decided is None else to_ms(decided)})
    else:
        delete_row(driver, tables.review_void, key)
        if decided is not None:
            note_restored(driver, key["review_id"], decided)
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


_DROP_REDO = f"DELETE FROM step WHERE state = '{_State.UNDONE.value}'"
_DROP_OLD = "DELETE FROM step WHERE id <= ?"
_ADD_STEP = "INSERT INTO step (name, created_at, state, topics, document_id) VALUES (?, ?, ?, ?, ?)"
_ADD_CHANGE = (
    'INSERT INTO step_change (step_id, ordinal, table_name, row_key, "before", "after") VALUES (?, ?, ?, ?, ?, ?)'
)
