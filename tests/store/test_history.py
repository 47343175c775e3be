from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from studyapp.domain.changes import Changes, Topic
from studyapp.domain.errors import NothingToUndoError, UndoConflictError
from studyapp.store import class_tables, history, made_tables, tables
from studyapp.store.database import Database
from studyapp.store.history import HistoryStore
from studyapp.store.library import LibraryStore
from studyapp.store.reader import ReaderStore
from tests.examples import SetClock, example_analysis, example_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from studyapp.domain.document import DocumentId
    from studyapp.store.history import Journal

NOW = SetClock()()
CLOCKS = (class_tables.card_clock, class_tables.review_restored, made_tables.made_clock)
DAY = {"reviews": 1, "passed": 1, "new": 1, "mature": 0, "mature_passed": 0, "duration_ms": 900}
MEMORY = {
    "phase": "review",
    "step": None,
    "stability_days": 0.1 + 0.2,
    "difficulty": 5.0,
    "due_at": 1,
    "last_review_at": None,
    "reviews": 0,
    "lapses": 0,
}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "library.db")
    document = example_document()
    LibraryStore(database).add(document, NOW)
    ReaderStore(database).keep_analysis(document.id, example_analysis(), NOW)
    with database.transaction() as connection:  # what a test undoes shall be its own
        connection.execute(tables.step.delete())
    yield database
    database.close()


@pytest.fixture
def document_id() -> DocumentId:
    return example_document().id


def contents(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the database but the journal itself, and when something was decided: that only grows."""
    return {
        table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.c))]
        for table in tables.metadata.sorted_tables
        if table not in {tables.step, tables.step_change, *CLOCKS}
    }


def all_rows(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.read() as connection:
        return contents(connection)


def work(journal: Journal, document_id: DocumentId) -> None:
    """Every kind of change, and several to one row."""
    card_id = f"{document_id}-opened"
    journal.update(tables.document, {"id": document_id}, {"title": "Another", "position": 7})
    journal.update(tables.document, {"id": document_id}, {"title": "A third", "language": "en"})
    number = journal.insert(
        tables.correction,
        {"document_id": document_id, "kind": "hide", "target": "e1", "value": "1", "created_at": 5},
    )
    journal.update(tables.correction, {"id": number}, {"value": "2"})
    journal.put(tables.day_stat, {"day": "2026-03-02", "document_id": document_id}, DAY)
    journal.put(tables.day_stat, {"day": "2026-03-02", "document_id": document_id}, {**DAY, "reviews": 2})
    journal.insert(tables.memory, {"card_id": card_id, **MEMORY})
    journal.delete(tables.wording, {"card_id": f"{document_id}-folly", "revision": 1})
    journal.delete(tables.card, {"id": f"{document_id}-folly"})


def do(database: Database, name: str, document_id: DocumentId) -> None:
    topics = Topic.DOCUMENTS | Topic.CARDS
    with database.transaction() as connection, history.step(connection, name, topics, document_id, NOW) as journal:
        work(journal, document_id)


def rename(database: Database, document_id: DocumentId, title: str) -> None:
    LibraryStore(database).rename(document_id, title, NOW)


def title(database: Database) -> str:
    return LibraryStore(database).summaries(NOW)[0].title


def test_undo_brings_back_every_row_and_redo_does_all_of_it_again(database: Database, document_id: DocumentId) -> None:
    before = all_rows(database)
    do(database, "test.work", document_id)
    after = all_rows(database)
    assert after != before
    steps = HistoryStore(database)

    assert steps.undo(NOW) == Changes(Topic.DOCUMENTS | Topic.CARDS, document_id)
    assert all_rows(database) == before
    assert steps.redo(NOW) == Changes(Topic.DOCUMENTS | Topic.CARDS, document_id)
    assert all_rows(database) == after


def test_the_history_survives_a_restart(database: Database, document_id: DocumentId) -> None:
    before = all_rows(database)
    do(database, "test.work", document_id)
    database.close()
    again = Database(database.path)
    assert HistoryStore(again).undo_name() == "test.work"
    HistoryStore(again).undo(NOW)
    assert all_rows(again) == before
    again.close()
    third = Database(database.path)
    assert HistoryStore(third).redo_name() == "test.work"
    third.close()


def test_steps_are_undone_last_first_and_redone_first_first(database: Database, document_id: DocumentId) -> None:
    steps = HistoryStore(database)
    for name in ("One", "Two", "Three"):
        rename(database, document_id, name)
    seen = [title(database)]
    for _ in range(3):
        steps.undo(NOW)
        seen.append(title(database))
    for _ in range(3):
        steps.redo(NOW)
        seen.append(title(database))
    assert seen == ["Three", "Two", "One", "The Harbour Wall", "One", "Two", "Three"]
    assert steps.redo_name() is None


def test_a_new_step_ends_what_could_be_redone(database: Database, document_id: DocumentId) -> None:
    steps = HistoryStore(database)
    rename(database, document_id, "One")
    steps.undo(NOW)
    rename(database, document_id, "Two")
    assert steps.redo_name() is None
    with pytest.raises(NothingToUndoError):
        steps.redo(NOW)


def test_an_empty_history_has_nothing_to_undo(database: Database) -> None:
    steps = HistoryStore(database)
    assert (steps.undo_name(), steps.redo_name()) == (None, None)
    with pytest.raises(NothingToUndoError):
        steps.undo(NOW)


def test_a_step_that_changes_nothing_is_no_step(database: Database, document_id: DocumentId) -> None:
    steps = HistoryStore(database)
    rename(database, document_id, "One")
    steps.undo(NOW)
    with database.transaction() as connection, history.step(connection, "x", Topic.CARDS, None, NOW) as journal:
        assert not journal.update(tables.document, {"id": document_id}, {"title": "The Harbour Wall"})
        assert not journal.update(tables.document, {"id": "none"}, {"title": "x"})
        assert not journal.delete(tables.document, {"id": "none"})
        journal.put(tables.document, {"id": document_id}, {"title": "The Harbour Wall"})
    assert (steps.undo_name(), steps.redo_name()) == (None, "library.rename")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE document SET title = 'x'",
        "UPDATE correction SET value = 'x'",
        "DELETE FROM correction",
        "UPDATE memory SET due_at = 77",
        (
            "INSERT INTO card SELECT document_id || '-folly', document_id, type, state, tier, rank, fact_key,"
            " source_start, source_end, quote, prefix, suffix, answer_start, answer_end, wording_revision,"
            " edited, own, flag, buried_until, found, created_at, option_notes,"
            " spare, found_revision, declined_revision FROM card LIMIT 1"
        ),
    ],
)
def test_a_step_whose_rows_were_changed_since_is_refused_whole_and_leaves_the_way(
    database: Database, document_id: DocumentId, statement: str
) -> None:
    rename(database, document_id, "Before")
    do(database, "test.work", document_id)
    with database.driver() as connection:
        connection.execute(statement)
    changed = all_rows(database)
    steps = HistoryStore(database)

    with pytest.raises(UndoConflictError) as caught:
        steps.undo(NOW)

    assert caught.value.step_name == "test.work"
    assert all_rows(database) == changed
    assert steps.undo_name() == "library.rename"


def test_a_step_that_another_row_now_leans_on_is_refused(database: Database, document_id: DocumentId) -> None:
    with database.transaction() as connection, history.step(connection, "own.card", Topic.CARDS, None, NOW) as journal:
        row = connection.execute(select(tables.card).limit(1)).mappings().one()
        journal.insert(tables.card, {**row, "id": "own-1"})
    with database.transaction() as connection:
        connection.execute(tables.memory.insert(), {"card_id": "own-1", **MEMORY})
    with pytest.raises(UndoConflictError):
        HistoryStore(database).undo(NOW)
    assert document_id in all_rows(database)["document"][0]


def test_a_redo_whose_place_is_taken_is_refused(database: Database, document_id: DocumentId) -> None:
    do(database, "test.work", document_id)
    steps = HistoryStore(database)
    steps.undo(NOW)
    with database.driver() as connection:
        connection.execute("UPDATE document SET position = 3")
    with pytest.raises(UndoConflictError) as caught:
        steps.redo(NOW)
    assert caught.value.redoing
    assert steps.redo_name() is None


def review(card_id: str) -> dict[str, str | int | float | None]:
    values: dict[str, str | int | float | None] = {
        "card_id": card_id,
        "wording_revision": 1,
        "kind": "review",
        "grade": 3,
        "answered_at": 1,
        "day": "2026-03-02",
        "duration_ms": 900,
    }
    for prefix in ("before_", "after_"):
        values |= {prefix + name: value for name, value in MEMORY.items()}
    return values


def test_undoing_an_answer_voids_its_line_and_redoing_restores_it(database: Database, document_id: DocumentId) -> None:
    with database.transaction() as connection, history.step(connection, "a", Topic.REVIEWS, None, NOW) as journal:
        number = journal.insert(tables.review, review(f"{document_id}-opened"))
    steps = HistoryStore(database)
    steps.undo(NOW)
    assert len(all_rows(database)["review"]) == 1
    assert [row[0] for row in all_rows(database)["review_void"]] == [number]
    steps.redo(NOW)
    assert len(all_rows(database)["review"]) == 1
    assert all_rows(database)["review_void"] == []


def test_an_answer_that_is_void_already_cannot_be_undone(database: Database, document_id: DocumentId) -> None:
    with database.transaction() as connection, history.step(connection, "a", Topic.REVIEWS, None, NOW) as journal:
        number = journal.insert(tables.review, review(f"{document_id}-opened"))
        connection.execute(tables.review_void.insert(), {"review_id": number, "voided_at": 0})
    with pytest.raises(UndoConflictError):
        HistoryStore(database).undo(NOW)


@pytest.mark.parametrize("statement", ["DELETE FROM review", "UPDATE review SET grade = 4"])
def test_the_review_log_is_append_only(database: Database, document_id: DocumentId, statement: str) -> None:
    with database.transaction() as connection:
        connection.execute(tables.review.insert(), review(f"{document_id}-opened"))
    before = all_rows(database)["review"]
    with pytest.raises(sqlite3.IntegrityError, match="append-only"), database.driver() as connection:
        connection.execute(statement)
    assert all_rows(database)["review"] == before


def test_only_the_last_steps_are_kept_with_their_changes(
    database: Database, document_id: DocumentId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "STEPS_KEPT", 3)
    monkeypatch.setattr(history, "_DROPPED_AT_ONCE", 1)
    for number in range(6):
        rename(database, document_id, f"Title {number}")
    with database.read() as connection:
        assert connection.execute(select(func.count()).select_from(tables.step)).scalar_one() == 3
        assert connection.execute(select(func.count()).select_from(tables.step_change)).scalar_one() == 3
    for _ in range(3):
        HistoryStore(database).undo(NOW)
    assert title(database) == "Title 2"


def test_a_step_that_raises_leaves_no_trace(database: Database, document_id: DocumentId) -> None:
    before = all_rows(database)

    def fail() -> None:
        with database.transaction() as connection, history.step(connection, "x", Topic.CARDS, None, NOW) as journal:
            journal.update(tables.document, {"id": document_id}, {"title": "x"})
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert all_rows(database) == before
    assert HistoryStore(database).undo_name() is None


@settings(max_examples=30)
@given(st.lists(st.sampled_from(["undo", "redo", "rename", "date", "flag", "hide"]), max_size=25))
def test_any_walk_through_the_history_ends_where_a_list_of_states_says(
    tmp_path_factory: pytest.TempPathFactory, gestures: list[str]
) -> None:
    database = Database(tmp_path_factory.mktemp("walk") / "library.db")
    document = example_document()
    LibraryStore(database).add(document, NOW)
    ReaderStore(database).keep_analysis(document.id, example_analysis(), NOW)
    steps = HistoryStore(database)
    steps.undo(NOW)
    steps.redo(NOW)
    states, at = [all_rows(database)], 0
    for number, gesture in enumerate(gestures):
        if gesture == "undo":
            if at:
                steps.undo(NOW)
                at -= 1
        elif gesture == "redo":
            if at + 1 < len(states):
                steps.redo(NOW)
                at += 1
        else:
            with (
                database.transaction() as connection,
                history.step(connection, gesture, Topic.CARDS, None, NOW) as journal,
            ):
                match gesture:
                    case "rename":
                        journal.update(tables.document, {"id": document.id}, {"title": f"T{number}"})
                    case "date":
                        journal.update(tables.document, {"id": document.id}, {"date": f"20{number:02}-01-01"})
                    case "flag":
                        journal.update(tables.card, {"id": f"{document.id}-who"}, {"flag": number + 1})
                    case _:
                        values = {"document_id": document.id, "kind": "hide", "value": "1", "created_at": 0}
                        journal.insert(tables.correction, {**values, "target": f"e{number}"})
            at += 1
            states[at:] = [all_rows(database)]
        assert all_rows(database) == states[at]
    database.close()
