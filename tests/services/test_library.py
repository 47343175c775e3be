from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.analysis import entity_key
from studyapp.domain.card import CardId, CardState
from studyapp.domain.changes import NO_CHANGES, Topic
from studyapp.domain.document import DateSource, DocumentId
from studyapp.domain.errors import BadEditError, UnknownDocumentError, UnreadableFileError
from studyapp.domain.schedule import Memory, MemoryPhase
from studyapp.store.quiz import QuizStore
from tests.examples import TEXT

if TYPE_CHECKING:
    from tests.services.conftest import House


def titles(house: House) -> list[str]:
    return [document.title for document in house.library.documents()]


def test_a_file_becomes_a_document_with_its_origin(house: House) -> None:
    path = house.folder / "harbour wall.txt"
    path.write_text(TEXT)
    shares: list[float] = []
    outcome = house.library.import_file(path, on_progress=shares.append)
    assert outcome.is_new
    assert outcome.changes.touches(Topic.DOCUMENTS, outcome.document_id)
    document = house.reader.document(outcome.document_id)
    assert (document.title, document.text) == ("harbour wall", TEXT)
    assert (document.origin.source_name, document.origin.encoding) == ("harbour wall.txt", "utf-8")
    assert shares == [1.0]


def test_a_file_that_cannot_be_read_leaves_the_library_as_it_was(house: House) -> None:
    with pytest.raises(UnreadableFileError):
        house.library.import_file(house.folder / "missing.txt")
    with pytest.raises(UnreadableFileError):
        house.library.import_text("  \n")
    assert house.library.documents() == ()
    assert house.history.undo_name() is None


def test_the_sample_can_be_opened_at_once(house: House) -> None:
    outcome = house.library.import_sample()
    assert house.reader.document(outcome.document_id).text == "A sample of our own."


def test_the_same_text_again_is_the_same_document(house: House) -> None:
    first = house.library.import_text(TEXT, title="One")
    house.library.rename(first.document_id, "My title")
    second = house.library.import_text(TEXT, title="Two")
    assert second.document_id == first.document_id
    assert not second.is_new
    assert second.changes == NO_CHANGES
    assert titles(house) == ["My title"]


def test_a_better_importer_reads_a_known_text_anew(house: House) -> None:
    document_id = house.with_findings()
    house.importer.version = 2
    outcome = house.library.import_text(TEXT)
    assert not outcome.is_new
    assert outcome.changes.touches(Topic.DOCUMENTS)
    assert house.reader.document(document_id).origin.importer_version == 2
    assert house.reader.analysis_info(document_id) is None
    assert not house.library.documents()[0].analysed


def test_a_removed_document_comes_back_with_its_findings_by_undo_or_by_its_text(house: House) -> None:
    document_id = house.with_findings()
    house.library.remove(document_id)
    assert titles(house) == []
    with pytest.raises(UnknownDocumentError):
        house.reader.document(document_id)
    house.history.undo()
    assert titles(house) == ["The Harbour Wall"]
    house.library.remove(document_id)
    outcome = house.library.import_text(TEXT)
    assert outcome.is_new
    assert len(house.glossary.entries(document_id)) == 2


def test_an_import_can_be_undone_even_after_its_analysis(house: House) -> None:
    house.with_findings()
    assert house.history.undo_name() == "library.import"
    house.history.undo()
    assert titles(house) == []
    house.history.redo()
    assert titles(house) == ["The Harbour Wall"]


def test_a_document_is_renamed_in_one_line_and_back(house: House) -> None:
    document_id = house.with_document()
    changes = house.library.rename(document_id, "  A wall\n of stone ")
    assert changes.touches(Topic.DOCUMENTS, document_id)
    assert titles(house) == ["A wall of stone"]
    assert house.library.rename(document_id, "A wall of stone") == NO_CHANGES
    house.history.undo()
    assert titles(house) == ["The Harbour Wall"]


def test_a_blank_title_is_refused(house: House) -> None:
    document_id = house.with_document()
    with pytest.raises(BadEditError):
        house.library.rename(document_id, " \n ")


def test_a_given_date_stays_through_every_analysis(house: House) -> None:
    document_id = house.with_findings()
    house.library.set_date(document_id, date(1999, 12, 31))
    house.reader.keep_analysis(document_id, house.reader.request_analysis(document_id).result())
    document = house.reader.document(document_id)
    assert (document.date, document.date_source, document.date_span) == (date(1999, 12, 31), DateSource.GIVEN, None)
    assert house.analyser.requests[-1].document_date == date(1999, 12, 31)


def test_no_date_can_be_given_too(house: House) -> None:
    document_id = house.with_findings()
    house.library.set_date(document_id, None)
    house.reader.request_analysis(document_id)
    request = house.analyser.requests[-1]
    assert (request.document_date, request.date_source) == (None, DateSource.GIVEN)
    assert len(house.glossary.entries(document_id)) == 2


def test_an_unknown_document_is_told_so(house: House) -> None:
    nobody = DocumentId("f" * 20)
    with pytest.raises(UnknownDocumentError):
        house.library.rename(nobody, "x")
    with pytest.raises(UnknownDocumentError):
        house.library.remove(nobody)
    with pytest.raises(UnknownDocumentError):
        house.library.set_date(nobody, None)


def test_documents_are_listed_the_newest_opened_first(house: House) -> None:
    ids = []
    for text in ("The first text.", "The second text.", "The third text."):
        house.clock.move(minutes=1)
        ids.append(house.library.import_text(text, title=text).document_id)
    assert titles(house) == ["The third text.", "The second text.", "The first text."]
    house.clock.move(minutes=1)
    house.reader.open(ids[0])
    assert titles(house) == ["The first text.", "The third text.", "The second text."]


def test_a_summary_counts_what_the_panels_show(house: House) -> None:
    document_id = house.with_findings()
    (summary,) = house.library.documents()
    assert (summary.entity_count, summary.event_count, summary.card_count, summary.due_count) == (2, 2, 5, 0)
    assert (summary.analysed, summary.read_share, summary.word_count) == (True, 0.0, len(TEXT.split()))
    assert summary.added_at == datetime(2026, 3, 2, 10, 0, tzinfo=UTC)

    quiz = QuizStore(house.database)
    due = Memory(MemoryPhase.REVIEW, house.clock(), None, 3.0, 5.0)
    ids = [CardId(f"{document_id}-{name}") for name in ("opened", "when")]
    quiz.set_state("quiz.approve", ids, CardState.APPROVED, due, now=house.clock())
    quiz.set_state("quiz.reject", [CardId(f"{document_id}-who")], CardState.REJECTED, due, now=house.clock())
    quiz.bury(ids[1], until=house.clock.now.replace(hour=20), now=house.clock())
    house.glossary.merge(document_id, entity_key("Osby"), entity_key("Mara Lindqvist"))
    house.reader.keep_position(document_id, len(TEXT) // 2)

    (summary,) = house.library.documents()
    assert summary.entity_count == len(house.glossary.entries(document_id)) == 1
    assert (summary.card_count, summary.due_count) == (4, 1)
    assert summary.read_share == pytest.approx(0.5, abs=0.01)


def test_hidden_and_split_entries_count_as_the_glossary_shows_them(house: House) -> None:
    document_id = house.with_findings()
    house.glossary.split(document_id, entity_key("Mara Lindqvist"), "lindqvist")
    assert house.library.documents()[0].entity_count == 3
    house.glossary.hide(document_id, entity_key("Osby"), hidden=True)
    assert house.library.documents()[0].entity_count == 2
    house.glossary.hide(document_id, entity_key("Osby"), hidden=False)
    assert house.library.documents()[0].entity_count == 3


def test_a_document_is_found_by_id_or_title_unless_several_fit(house: House) -> None:
    wall = house.library.import_text("On walls.", title="Walls of Osby").document_id
    moats = house.library.import_text("On moats.", title="Moats of Osby").document_id
    again = house.library.import_text("On moats again.", title="Moats of Osby, again").document_id
    find = house.library.find
    assert find(wall) == find(wall[:12]) == find("walls of osby") == find("Wall") == wall
    assert find("moats of osby") == moats
    assert find("Moats of Osby, a") == again
    for unclear in ("", "Moat", "harbour"):
        with pytest.raises(UnknownDocumentError):
            find(unclear)


def test_a_library_is_backed_up_before_it_grows(house: House) -> None:
    house.with_document()
    house.clock.move(minutes=1)
    house.library.import_text("Another text.")
    house.clock.move(minutes=1)
    house.library.import_text("Another text.")
    assert [str(backup.reason) for backup in house.backups.list_backups()] == ["import", "import"]
