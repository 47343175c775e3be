from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studyapp.domain.changes import NO_CHANGES
from studyapp.domain.document import DocumentId
from studyapp.domain.errors import UnknownDocumentError
from studyapp.store.database import Database
from studyapp.store.glossary import GlossaryStore
from studyapp.store.library import LibraryStore
from studyapp.store.reader import ReaderStore
from tests.examples import SetClock, example_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = SetClock()()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "library.db")
    yield database
    database.close()


def test_a_document_comes_back_equal_to_what_was_added(database: Database) -> None:
    LibraryStore(database).add(example_document(), NOW)
    assert ReaderStore(database).document(example_document().id) == example_document()


def test_a_document_is_added_once(database: Database) -> None:
    store = LibraryStore(database)
    assert not store.shows(example_document())
    assert store.add(example_document(), NOW)[0]
    assert store.shows(example_document())
    assert store.add(example_document(), NOW) == (False, NO_CHANGES)
    assert len(store.summaries(NOW)) == 1


def test_an_unknown_document_has_no_text(database: Database) -> None:
    with pytest.raises(UnknownDocumentError):
        GlossaryStore(database).text(DocumentId("f" * 20))


def test_the_list_is_one_query(database: Database) -> None:
    LibraryStore(database).add(example_document(), NOW)
    statements: list[str] = []
    with database.driver() as connection:
        connection.set_trace_callback(statements.append)
    LibraryStore(database).summaries(NOW)
    with database.driver() as connection:
        connection.set_trace_callback(None)
    assert len([statement for statement in statements if statement.startswith("SELECT")]) == 1
