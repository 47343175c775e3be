"""Marks of Hypothesis and calibre, whose files say less of where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studyapp.domain.annotation import AnnotationKind
from studyapp.domain.annotation_exchange import ItemFate, Why
from studyapp.domain.document import Document
from studyapp.formats.importer import FileImporter
from studyapp.store.library import LibraryStore
from tests.examples import span_of
from tests.services.test_annotation_exchange import exchange_of, fates, saved

if TYPE_CHECKING:
    from studyapp.services.annotation_exchange import AnnotationExchange
    from tests.services.conftest import House


@pytest.fixture
def exchange(house: House) -> AnnotationExchange:
    return exchange_of(house)


def test_hypothesis_exports_are_taken_in(house: House, exchange: AnnotationExchange) -> None:
    document_id = house.with_document()
    quote = {"type": "TextQuoteSelector", "exact": "nine million\ncrowns", "prefix": "paid ", "suffix": ". Critics"}
    row = {
        "id": "Xy12", "created": "2021-03-04T05:06:07.123456+00:00", "updated": "2021-03-04T05:06:08+00:00",
        "user": "acct:ada@hypothes.is", "uri": "https://example.org", "text": "So much?", "tags": ["money"],
        "target": [{"selector": [{"type": "RangeSelector"}, quote]}], "user_info": {"display_name": "Ada"},
    }  # fmt: skip
    reply = {**row, "id": "Re", "references": ["Xy12"], "text": "So it says."}
    page = {**row, "id": "Pa", "target": [{"source": "https://example.org"}]}
    path = saved(house.folder / "h.json", {"total": 3, "rows": [row, reply, page]})
    report = exchange.import_file(path, document_id=document_id)
    assert fates(report) == [(ItemFate.NEW, Why.NOTHING), (ItemFate.REFUSED, Why.NO_PASSAGE)]
    (found,) = house.annotations.of_document(document_id)
    note = "So much?\n\n> **Ada**, 2021-03-04\n>\n> So it says."
    assert (found.note, found.tags, found.author) == (note, ("money",), "Ada")
    assert found.span == span_of("nine million crowns")
    again = exchange.import_file(path, document_id=document_id)
    assert again.items[0].fate is ItemFate.SAME
    house.annotations.delete([found.id])
    exchange.import_file(path, document_id=document_id, as_own=True)
    assert house.annotations.of_document(document_id)[0].own


@pytest.mark.parametrize("key", ["highlights", "annotations"])
def test_calibre_highlights_are_taken_in(house: House, exchange: AnnotationExchange, key: str) -> None:
    document_id = house.with_document()
    base = {"type": "highlight", "timestamp": "2022-01-02T03:04:05.678Z", "spine_index": 3}
    color = {"kind": "color", "type": "builtin", "which": "blue"}
    wavy = {"kind": "decoration", "type": "builtin", "which": "wavy"}
    rows: list[object] = [
        {**base, "uuid": "AAAA", "highlighted_text": "new wall", "notes": "Which?", "style": color},
        {**base, "uuid": "BBBB", "highlighted_text": "called it a folly", "style": wavy},
        {**base, "uuid": "CCCC", "removed": True},
        {"type": "bookmark", "title": "Here", "pos": "epubcfi(/2)"},
        3,
    ]
    kind = "calibre_highlights" if key == "highlights" else "calibre_annotation_collection"
    path = saved(house.folder / "c.json", {"version": 1, "type": kind, key: rows})
    report = exchange.import_file(path, document_id=document_id)
    assert [why for _, why in fates(report)] == ["", "", Why.DELETED, Why.NO_PASSAGE, Why.NOT_AN_ANNOTATION]
    first, second = house.annotations.of_document(document_id)
    assert (first.color, first.note, first.kind, first.own) == (3, "Which?", AnnotationKind.HIGHLIGHT, True)
    assert second.kind is AnnotationKind.UNDERLINE


def test_words_that_stand_often_are_found_in_their_chapter(house: House) -> None:
    path = house.folder / "lamps.md"
    path.write_text("# Lamps\n\n## One\n\nThe lamp was lit.\n\n## Two\n\nThe lamp was lit.\n\n## Three\n\nThe lamp.\n")
    imported = FileImporter().read_file(path, encoding="", on_progress=lambda _: None)
    document = Document.create(imported)
    LibraryStore(house.database).add(document, house.clock())
    row = {"type": "highlight", "uuid": "A", "highlighted_text": "lamp was lit"}
    rows = [{**row, "toc_family_titles": ["Lamps", "Two"]}, {**row, "uuid": "B", "toc_family_titles": ["Nowhere"]}]
    file = saved(house.folder / "x.calibre_highlights", {"type": "calibre_highlights", "highlights": rows})

    report = exchange_of(house).import_file(file, document_id=document.id)

    assert [item.fate for item in report.items] == [ItemFate.NEW, ItemFate.ORPHANED]
    mark = next(one for one in house.annotations.of_document(document.id) if one.span is not None)
    assert mark.span is not None
    assert document.text.index("Two") < mark.span.start < document.text.index("Three")


def test_a_passage_of_a_pdf_whose_lines_were_joined_without_spaces_is_found(
    house: House, exchange: AnnotationExchange
) -> None:
    document_id = house.with_document()
    quote = {
        "type": "TextQuoteSelector", "exact": "opened thenew wall on 3 May2019", "prefix": "master ofOsby, ",
        "suffix": ". Lindqvistsaid",
    }  # fmt: skip
    row = {"id": "x", "uri": "https://example.org/a.pdf", "user": "acct:a@b", "target": [{"selector": [quote]}]}

    exchange.import_file(saved(house.folder / "h.json", [row]), document_id=document_id)

    (mark,) = house.annotations.of_document(document_id)
    assert mark.span == span_of("opened the new wall on 3 May 2019")
