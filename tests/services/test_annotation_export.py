from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.annotation import AnnotationFilter
from studyapp.domain.annotation_exchange import AnnotationFormat
from studyapp.domain.errors import AnnotationExportError
from studyapp.domain.span import Span
from studyapp.services.annotation_exchange import AnnotationExchange
from studyapp.store.annotations import AnnotationStore
from studyapp.store.library import LibraryStore
from studyapp.store.reader import ReaderStore
from tests.examples import example_document, span_of

if TYPE_CHECKING:
    from studyapp.domain.document import DocumentId
    from tests.services.conftest import House


@pytest.fixture
def exchange(house: House) -> AnnotationExchange:
    database = house.database
    return AnnotationExchange(AnnotationStore(database), ReaderStore(database), LibraryStore(database), house.clock)


@pytest.fixture
def hostile(house: House) -> DocumentId:
    document_id = house.with_document("=SUM(A1) <script>alert(1)</script> & *stars*\n\n1. One line\n\n- Another")
    house.annotations.set_label(2, "Ask <b>why</b>")
    house.annotations.add(document_id, Span(0, 44), color=2, note="</article><script>x</script>", tags=["a b", "c"])
    house.annotations.add(document_id, Span(46, 57))
    return document_id


def test_the_page_holds_the_words_and_no_code(exchange: AnnotationExchange, hostile: DocumentId) -> None:
    page = exchange.written(AnnotationFormat.HTML, AnnotationFilter(hostile))[0].decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "Ask &lt;b&gt;why&lt;/b&gt;" in page
    assert "src=" not in page
    assert "href=" not in page


def test_a_cell_is_never_a_formula(exchange: AnnotationExchange, hostile: DocumentId) -> None:
    data = exchange.written(AnnotationFormat.CSV, AnnotationFilter(hostile))[0]
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0]["passage"].startswith("'=SUM(A1)")
    assert (rows[0]["tags"], rows[0]["color"], rows[0]["label"]) == ("a b, c", "green", "Ask <b>why</b>")
    assert rows[1]["passage"] == "1. One line"
    assert (rows[0]["start"], rows[0]["end"]) == ("0", "44")


def test_markdown_shows_the_words_as_they_are(exchange: AnnotationExchange, hostile: DocumentId) -> None:
    text = exchange.written(AnnotationFormat.MARKDOWN, AnnotationFilter(hostile))[0].decode()
    assert "> =SUM(A1) \\<script\\>alert(1)\\</script\\> & \\*stars\\*" in text
    assert "> 1\\. One line" in text
    assert "#a-b #c" in text


def test_a_filter_chooses_what_goes_out(exchange: AnnotationExchange, hostile: DocumentId) -> None:
    assert exchange.written(AnnotationFormat.CSV, AnnotationFilter(hostile, colors=frozenset({2})))[1] == 1


def test_nothing_to_write_and_no_place_to_write_are_told_apart(
    house: House, exchange: AnnotationExchange, hostile: DocumentId
) -> None:
    with pytest.raises(AnnotationExportError) as caught:
        exchange.export_file(house.folder / "a.md", AnnotationFormat.MARKDOWN, AnnotationFilter(tags=frozenset({"no"})))
    assert caught.value.is_empty
    with pytest.raises(AnnotationExportError) as caught:
        exchange.export_file(house.folder / "none" / "a.md", AnnotationFormat.MARKDOWN, AnnotationFilter(hostile))
    assert not caught.value.is_empty


def test_the_place_of_a_passage_is_its_section(house: House, exchange: AnnotationExchange) -> None:
    document = example_document()
    LibraryStore(house.database).add(document, house.clock())
    house.annotations.add(document.id, span_of("nine million"))
    text = exchange.written(AnnotationFormat.MARKDOWN, AnnotationFilter(document.id))[0].decode()
    assert text.startswith("# The Harbour Wall\n\n2019-05-06\n\n## The Harbour Wall\n\n> nine million\n")
    page = exchange.written(AnnotationFormat.HTML, AnnotationFilter(document.id))[0].decode()
    assert '<h2 dir="auto">The Harbour Wall</h2>' in page
