from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.domain.errors import NothingToUndoError, UndoConflictError, UnknownDocumentError
from studyapp.domain.search import HitKind, Query
from studyapp.domain.span import Span
from studyapp.services.annotations import Annotations
from studyapp.services.glossary import Glossary
from studyapp.services.history import History
from studyapp.store import annotation_tables
from studyapp.store.annotations import AnnotationStore
from studyapp.store.database import Database
from studyapp.store.glossary import GlossaryStore
from studyapp.store.history import HistoryStore
from studyapp.store.library import LibraryStore
from studyapp.store.migrations import MIGRATIONS, Version
from studyapp.store.reader import ReaderStore
from studyapp.store.search import SearchStore
from tests.examples import SetClock, example_analysis, example_document

if TYPE_CHECKING:
    from pathlib import Path

    from studyapp.domain.document import Document
    from studyapp.domain.search import Group

NOW = SetClock()()
BEFORE_SEARCH = tuple(one for one in MIGRATIONS if one.version < Version(1, 7))
QUERIES = ("harbour", "osby", "lindqvist", "first", "second", "third", "wall", "renamed")


def answers(store: SearchStore) -> list[tuple[Group, ...]]:
    while store.index.work():
        pass
    kinds = tuple(HitKind)
    return [store.find(Query.read(words), kinds, None, 50) for words in QUERIES]


def sorted_answers(store: SearchStore) -> list[list[str]]:
    """What is found, whatever the order of hits that are as good as each other."""
    return [sorted(repr(hit) for group in groups for hit in group.hits) for groups in answers(store)]


def an_old_mark(document: Document) -> dict[str, str | int]:
    texts = {"kind": "highlight", "quote": document.text[:11], "prefix": "", "suffix": "", "note": "first"}
    head = {"id": "0b51e9f6-8f0e-4c7d-9a57-0c3a0f0b6d11", "document_id": document.id, "author": ""}
    return {**head, **texts, "color": 1, "start": 0, "end": 11, "orphaned": 0, "created_at": 1, "modified_at": 2}


def test_a_library_from_before_the_search_is_searched(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    old = Database(path, migrations=BEFORE_SEARCH)
    LibraryStore(old).add(example_document(), NOW)
    ReaderStore(old).keep_analysis(example_document().id, example_analysis(), NOW)
    with old.transaction() as connection:
        connection.execute(annotation_tables.annotation.insert(), an_old_mark(example_document()))
    old.close()
    database = Database(path)
    store = SearchStore(database)
    found = answers(store)
    assert {group.kind for group in found[0]} == set(HitKind)
    assert [group.kind for group in found[3]] == [HitKind.ANNOTATION]
    database.close()


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["mark", "write", "delete", "tag", "rename", "hide", "show", "remove", "undo", "redo", "analyse"]
        ),
        st.integers(0, 5),
    ),
    max_size=14,
)


def walk(database: Database, document: Document, name: str, number: int) -> None:
    clock = SetClock()
    annotations = Annotations(AnnotationStore(database), clock)
    glossary = Glossary(GlossaryStore(database), clock)
    history = History(HistoryStore(database), clock)
    marks = [mark.id for mark in AnnotationStore(database).everything()][: number + 1]
    word = ("first", "second", "third")[number % 3]
    match name:
        case "mark":
            annotations.add(document.id, Span(number * 7, number * 7 + 20), note=word)
        case "write" if marks:
            annotations.write(marks[-1], note=word, tags=[word])
        case "delete" if marks:
            annotations.delete(marks)
        case "tag" if marks:
            annotations.tag(marks, word)
        case "rename" | "hide" | "show":
            key = glossary.entries(document.id)[number % 2].key
            if name == "rename":
                glossary.rename(document.id, key, f"Renamed {word}")
            else:
                glossary.hide(document.id, key, hidden=name == "hide")
        case "undo":
            history.undo()
        case "redo":
            history.redo()
        case "analyse":
            ReaderStore(database).keep_analysis(document.id, example_analysis(), NOW)
        case "remove":
            LibraryStore(database).remove(document.id, NOW)
            LibraryStore(database).add(document, NOW)
        case _:
            pass


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_the_index_is_what_it_would_be_if_it_were_made_anew(tmp_path: Path, steps: list[tuple[str, int]]) -> None:
    path = tmp_path / "library.db"
    for old in tmp_path.glob("library.db*"):
        old.unlink()
    database = Database(path)
    document = example_document()
    LibraryStore(database).add(document, NOW)
    ReaderStore(database).keep_analysis(document.id, example_analysis(), NOW)
    store = SearchStore(database)
    for name, number in steps:
        try:
            walk(database, document, name, number)
        except (NothingToUndoError, UndoConflictError, UnknownDocumentError):
            continue
        if number == 0:
            answers(store)
    kept = sorted_answers(store)
    store.index.forget()
    assert sorted_answers(store) == kept
    database.close()
