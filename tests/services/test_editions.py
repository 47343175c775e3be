from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from studyapp.domain.analysis import entity_key
from studyapp.domain.anchoring import Fate
from studyapp.domain.annotation import AnnotationFilter, AnnotationId
from studyapp.domain.card import CardId, CardState
from studyapp.domain.changes import NO_CHANGES, Topic
from studyapp.domain.document import DocumentId, sha256_of
from studyapp.domain.edition_report import ItemKind
from studyapp.domain.errors import BadEditError, UnknownAnnotationError, UnknownDocumentError
from studyapp.domain.span import Span
from studyapp.store import tables
from studyapp.store.quiz import QuizStore
from tests.examples import TEXT, example_analysis, span_of

if TYPE_CHECKING:
    from studyapp.domain.annotation import Annotation
    from studyapp.domain.card import Card
    from tests.services.conftest import House

WALL, FOLLY, PAID, SHIPS = (AnnotationId(name) for name in ("wall", "folly", "paid", "ships"))
NEW = (
    "The Harbour Wall\n\nA foreword to the second edition 🚢.\n\n"
    "The town of Osby paid nine million crowns.\n\n"
    "Mara Lindqvist, the harbour master of Osby, opened the new sea wall on 3 May 2019. "
    "Lindqvist said that 40 ships had lain idle since the storm of 1987."
)
"""Moved and split, a word added to the sentence about the wall, and the critics are gone."""


@pytest.fixture
def document_id(house: House) -> DocumentId:
    document_id = house.with_findings()
    for annotation_id, words in (
        (WALL, "opened the new wall on"),
        (FOLLY, "Critics of Lindqvist called it a folly."),
        (PAID, "paid nine million crowns"),
        (SHIPS, "40 ships"),
    ):
        house.annotations.add(document_id, span_of(words), annotation_id=annotation_id, note="Mine")
    cards = [CardId(f"{document_id}-{name}") for name in ("opened", "ships")]
    with_state(house, cards)
    house.timeline.add(document_id, "The bill", "2018", passage=span_of("paid nine million crowns"))
    house.timeline.add(document_id, "The quarrel", "", passage=span_of("Critics of Lindqvist"))
    house.glossary.rename(document_id, entity_key("Mara Lindqvist"), "M. Lindqvist")
    house.reader.keep_position(document_id, TEXT.index("Lindqvist said"))
    return document_id


def with_state(house: House, ids: list[CardId]) -> None:
    with house.database.transaction() as connection:
        connection.execute(tables.card.update().where(tables.card.c.id.in_(ids)).values(state=CardState.APPROVED))


def marks(house: House, document_id: DocumentId) -> dict[AnnotationId, Annotation]:
    return {one.id: one for one in house.annotations.of_document(document_id)}


def card(house: House, document_id: DocumentId, name: str) -> Card:
    return QuizStore(house.database).card(CardId(f"{document_id}-{name}"))


def fates(house: House, document_id: DocumentId, kind: ItemKind) -> dict[str, Fate]:
    report = house.editions.report(document_id)
    assert report is not None
    return {item.before or item.label: item.fate for item in report.items if item.kind is kind}


def everything(house: House) -> list[object]:
    kept = (tables.document, tables.card, tables.own_event, tables.correction)
    with house.database.read() as connection:
        return [connection.execute(select(table).order_by(*table.primary_key)).all() for table in kept]


def test_marks_go_to_their_words_in_the_new_text(house: House, document_id: DocumentId):
    house.editions.open_text(document_id, NEW)
    found = marks(house, document_id)
    quotes = {name: one.span.of(NEW) if one.span else None for name, one in found.items()}
    assert quotes == {
        WALL: "opened the new sea wall on",
        FOLLY: None,
        PAID: "paid nine million crowns",
        SHIPS: "40 ships",
    }
    assert found[SHIPS].selector.quote == "40 ships"
    assert found[SHIPS].selector.start == NEW.index("40 ships")
    assert found[FOLLY].selector.quote == "Critics of Lindqvist called it a folly."
    assert all(one.note == "Mine" for one in found.values())
    assert fates(house, document_id, ItemKind.ANNOTATION) == {
        "opened the new wall on": Fate.CHANGED,
        "Critics of Lindqvist called it a folly.": Fate.GONE,
        "paid nine million crowns": Fate.MOVED,
        "40 ships": Fate.SAME,
    }


def test_cards_prove_themselves_by_the_new_text(house: House, document_id: DocumentId):
    house.editions.open_text(document_id, NEW)
    opened, ships = card(house, document_id, "opened"), card(house, document_id, "ships")
    for one in (opened, ships):
        assert one.source is not None
        assert one.source.of(NEW) == one.quote
    assert "new sea wall" in opened.quote
    assert opened.answer_span is not None
    assert opened.answer_span.of(NEW) == "Mara Lindqvist"
    assert Fate.CHANGED in fates(house, document_id, ItemKind.CARD).values()


def test_events_corrections_and_the_reading_position_go_along(house: House, document_id: DocumentId):
    house.editions.open_text(document_id, NEW)
    proofs = {event.label: [proof.of(NEW) for proof in event.proofs] for event in house.timeline.events(document_id)}
    assert proofs == {"The bill": ["paid nine million crowns"], "The quarrel": []}
    assert fates(house, document_id, ItemKind.GLOSSARY_CORRECTION) == {"Mara Lindqvist": Fate.SAME}
    assert house.reader.position(document_id) == NEW.index("Lindqvist said")
    house.reader.keep_analysis(document_id, example_analysis())
    assert "M. Lindqvist" in [entry.name for entry in house.glossary.entries(document_id)]


def test_findings_of_the_old_text_are_not_shown_over_the_new_one(house: House, document_id: DocumentId):
    assert house.glossary.entries(document_id)
    changes = house.editions.open_text(document_id, NEW)
    assert changes.topics & Topic.TEXT
    assert house.glossary.entries(document_id) == ()
    assert house.reader.time_expressions(document_id) == ()
    assert house.reader.analysis_info(document_id) is None
    assert house.reader.document(document_id).text == NEW
    assert house.reader.document(document_id).id == document_id


def test_the_whole_edition_is_one_step_and_comes_back_as_one(house: House, document_id: DocumentId):
    before, marked = everything(house), marks(house, document_id)
    house.editions.open_text(document_id, NEW)
    after = everything(house)
    assert house.history.undo_name() == "edition.open"
    house.history.undo()
    assert everything(house) == before
    assert marks(house, document_id) == marked
    assert house.editions.report(document_id) is None
    assert house.glossary.entries(document_id)
    house.history.redo()
    assert everything(house) == after
    assert house.editions.report(document_id) is not None


def test_it_is_undone_though_the_new_text_was_read_and_analysed_meanwhile(house: House, document_id: DocumentId):
    house.editions.open_text(document_id, NEW)
    house.reader.keep_position(document_id, 3)
    house.reader.keep_analysis(document_id, example_analysis())
    house.history.undo()
    assert house.reader.document(document_id).text == TEXT
    assert house.reader.analysis_info(document_id) is None
    for name in ("opened", "ships", "when"):
        one = card(house, document_id, name)
        assert one.source is None or one.source.of(TEXT) == one.quote
    assert card(house, document_id, "opened").source is not None


def test_the_old_revision_is_kept(house: House, document_id: DocumentId):
    house.editions.open_text(document_id, NEW)
    with house.database.read() as connection:
        texts = connection.execute(select(tables.revision.c.text).order_by(tables.revision.c.id)).scalars().all()
    assert texts == [TEXT, NEW]


def test_the_same_text_is_no_new_edition(house: House, document_id: DocumentId):
    assert house.editions.open_text(document_id, TEXT) == NO_CHANGES
    assert house.editions.report(document_id) is None
    with pytest.raises(UnknownDocumentError):
        house.editions.open_file(DocumentId("none"), house.folder / "none.txt")


def test_what_comes_back_in_a_third_edition_finds_its_place_again(house: House, document_id: DocumentId):
    house.editions.open_text(document_id, NEW)
    third = NEW + "\n\nCritics of Lindqvist called it a folly."
    house.editions.open_text(document_id, third)
    folly = marks(house, document_id)[FOLLY]
    assert folly.span is not None
    assert folly.span.of(third) == "Critics of Lindqvist called it a folly."


def test_what_is_gone_is_attached_by_hand(house: House, document_id: DocumentId):
    house.editions.open_text(document_id, NEW)
    report = house.editions.report(document_id)
    assert report is not None
    waiting = {(item.kind, item.label) for item in report.open_items}
    assert waiting == {(ItemKind.ANNOTATION, "Mine"), (ItemKind.EVENT, "The quarrel")}
    span = Span(NEW.index("foreword"), NEW.index("foreword") + 8)
    for item in report.open_items:
        house.editions.attach(document_id, item.kind, item.item_id, span)
    assert marks(house, document_id)[FOLLY].span == span
    assert [e.proofs for e in house.timeline.events(document_id) if e.label == "The quarrel"] == [(span,)]
    report = house.editions.report(document_id)
    assert report is not None
    assert report.open_items == ()
    house.history.undo()
    report = house.editions.report(document_id)
    assert report is not None
    assert [item.label for item in report.open_items] == ["The quarrel"]
    with pytest.raises(BadEditError):
        house.editions.attach(document_id, ItemKind.ANNOTATION, FOLLY, Span(5, 5))
    with pytest.raises(UnknownAnnotationError):
        house.editions.attach(document_id, ItemKind.ANNOTATION, "none", span)


def test_a_card_that_lost_its_passage_is_attached_or_rejected(house: House, document_id: DocumentId):
    house.editions.open_text(document_id, "The Harbour Wall\n\nThe town of Osby paid nine million crowns.")
    opened, ships = (CardId(f"{document_id}-{name}") for name in ("opened", "ships"))
    assert card(house, document_id, "opened").source is None
    text = house.reader.document(document_id).text
    span = Span(text.index("The town"), len(text))
    house.editions.attach(document_id, ItemKind.CARD, opened, span)
    assert card(house, document_id, "opened").source == span
    assert card(house, document_id, "opened").quote == span.of(text)
    house.editions.settle(document_id, ItemKind.CARD, ships, delete=True)
    assert card(house, document_id, "ships").state is CardState.REJECTED
    house.history.undo()
    assert card(house, document_id, "ships").state is CardState.APPROVED


def test_what_is_given_up_leaves_the_tray_or_the_document(house: House, document_id: DocumentId):
    house.editions.open_text(document_id, NEW)
    report = house.editions.report(document_id)
    assert report is not None
    for item in report.open_items:
        house.editions.settle(document_id, item.kind, item.item_id, delete=item.kind is ItemKind.EVENT)
    assert [event.label for event in house.timeline.events(document_id)] == ["The bill"]
    assert FOLLY in marks(house, document_id)
    report = house.editions.report(document_id)
    assert report is not None
    assert report.open_items == ()
    house.editions.settle(document_id, ItemKind.ANNOTATION, FOLLY, delete=True)
    assert FOLLY not in marks(house, document_id)


LONG = " ".join(
    f"In year {year} the keeper of lamp {year % 7} wrote {year * 3} lines about ships." for year in range(90)
)


def test_a_text_that_resembles_another_is_offered_as_its_edition(house: House):
    first = house.library.import_text(LONG, title="Log").document_id
    other = house.library.import_text("Bread. " * 40 + TEXT, title="Bread").document_id
    newer = house.library.import_text(LONG.replace("year 44", "winter 44") + " The end.", title="Log 2").document_id
    assert house.editions.likely(newer) == first
    assert house.editions.likely(other) is None
    house.annotations.add(first, Span(0, 10))
    changes = house.editions.merge(newer, first)
    assert changes.document_id is None
    assert {summary.id for summary in house.library.documents()} == {first, other}
    assert house.reader.document(first).text.endswith("The end.")
    assert house.annotations.listed(AnnotationFilter(document_id=first, orphaned=False))
    house.history.undo()
    assert {summary.id for summary in house.library.documents()} == {first, other, newer}
    assert house.reader.document(first).text == LONG


def test_a_file_is_opened_as_a_new_edition(house: House, document_id: DocumentId):
    path = house.folder / "second.txt"
    path.write_bytes(NEW.replace("\n", "\r\n").encode())
    house.editions.open_file(document_id, path)
    report = house.editions.report(document_id)
    assert report is not None
    assert report.source_name == "second.txt"
    assert house.reader.document(document_id).text == NEW


def test_the_first_text_read_by_a_better_importer_does_not_take_the_new_editions_place(
    house: House, document_id: DocumentId
):
    house.editions.open_text(document_id, NEW)
    house.importer.version = 2
    assert house.library.import_text(TEXT, title="The Harbour Wall").document_id == document_id
    assert house.reader.document(document_id).text == NEW


def test_an_analysis_that_ends_after_the_new_edition_came_is_not_kept_for_it(house: House) -> None:
    document_id = house.with_document()
    analysis = replace(example_analysis(), text_sha256=sha256_of(TEXT))
    house.editions.open_text(document_id, NEW)

    changes = house.reader.keep_analysis(document_id, analysis)

    assert changes == NO_CHANGES
    assert house.reader.analysis_info(document_id) is None
    assert not house.glossary.entries(document_id)
    house.history.undo()
    assert house.reader.keep_analysis(document_id, analysis) != NO_CHANGES


class StoppedError(Exception):
    pass


@pytest.mark.parametrize("at", [0.0, 0.5, 0.7, 0.9])
def test_a_new_edition_that_is_stopped_changes_nothing(house: House, document_id: DocumentId, at: float) -> None:
    path = house.folder / "new.txt"
    path.write_text(NEW)
    before, step = everything(house), house.history.undo_name()

    def stop(share: float) -> None:
        if share >= at:
            raise StoppedError

    with pytest.raises(StoppedError):
        house.editions.open_file(document_id, path, on_progress=stop)

    assert (everything(house), house.history.undo_name()) == (before, step)


def test_the_progress_of_a_new_edition_rises_to_its_end(house: House, document_id: DocumentId) -> None:
    path = house.folder / "new.txt"
    path.write_text(NEW)
    heard: list[float] = []

    house.editions.open_file(document_id, path, on_progress=heard.append)

    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert len(set(heard)) > 5
