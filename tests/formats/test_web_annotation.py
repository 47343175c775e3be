"""What a Web Annotation says of a document and of a passage, as the EPUB Annotations profile words it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import unquote

import pytest

from studyapp.domain.annotation import Annotation, AnnotationId, AnnotationKind
from studyapp.domain.annotation_exchange import AnnotatedDocument, Placed
from studyapp.domain.document import DocumentId
from studyapp.domain.selector import Selector
from studyapp.domain.span import Span
from studyapp.formats.annotation_files import read_annotations
from studyapp.formats.web_annotation import moment_text, write_web_annotations

TEXT = "The mill, at Elm - built 1872 & later moved - stands by the weir. " + "The weir is low. " * 30
NOW = datetime(2026, 3, 4, 5, 6, 7, 890_000, UTC)
DOCUMENT = AnnotatedDocument(DocumentId("d" * 20), "Mills", "5" * 64, ())


def annotation(span: Span, **more: object) -> Annotation:
    base = Annotation(
        id=AnnotationId("0b6a4e2e-51cc-4c3b-9c2f-0d2c8a1b7e11"),
        document_id=DOCUMENT.id,
        selector=Selector.of(span, TEXT),
        span=span,
        kind=AnnotationKind.HIGHLIGHT,
        color=3,
        created_at=NOW,
        modified_at=NOW,
    )
    return replace(base, **more)


def written(*items: Placed, **about: object) -> dict[str, object]:
    document = replace(DOCUMENT, items=items, **about)
    return json.loads(write_web_annotations([document], now=NOW, version="9"))


def test_who_made_a_document_and_where_it_is_from_is_said_where_that_is_known():
    bare = {"dc:identifier", "dc:title", "dc:format"}
    assert set(written()["about"]) == bare
    about = written(authors=("Ada", "Ola"), publisher="Weir Press", date="2019-05-03", address="https://example.org/m")[
        "about"
    ]
    assert {key: value for key, value in about.items() if key not in bare} == {
        "dc:creator": ["Ada", "Ola"],
        "dc:publisher": "Weir Press",
        "dc:date": "2019",
        "studyapp:address": "https://example.org/m",
    }


@pytest.mark.parametrize(
    ("section", "page", "meta"),
    [
        ("Elm", "17", {"studyapp:section": "Elm", "studyapp:page": "17"}),
        ("Elm", "", {"studyapp:section": "Elm"}),
        ("", "xii", {"studyapp:page": "xii"}),
        ("", "", None),
    ],
)
def test_a_target_names_section_and_page_where_there_are_any(section: str, page: str, meta: dict[str, str] | None):
    (item,) = written(Placed(annotation(Span(4, 8)), section, page))["items"]
    assert item["target"].get("meta") == meta


def test_several_documents_are_a_graph_of_sets_of_which_each_is_read_back():
    other = replace(DOCUMENT, id=DocumentId("e" * 20), items=(Placed(annotation(Span(4, 8), note="n")),))
    text = write_web_annotations(
        [replace(DOCUMENT, items=(Placed(annotation(Span(9, 12))),)), other], now=NOW, version="9"
    )
    record = json.loads(text)
    assert [each["type"] for each in record["@graph"]] == ["AnnotationSet"] * 2
    assert len({each["id"] for each in record["@graph"]}) == 2
    assert len(read_annotations(text.encode(), "x.annotation")) == 2


def test_motivation_creator_look_and_orphans_are_told():
    told = replace(annotation(Span(4, 8), kind=AnnotationKind.UNDERLINE, color=8), author="Ida Berg/Holm", span=None)
    bare, note, orphan = written(
        Placed(annotation(Span(4, 8))), Placed(annotation(Span(4, 8), kind=AnnotationKind.NOTE)), Placed(told)
    )["items"]
    assert [each["motivation"] for each in (bare, note, orphan)] == ["highlighting", "commenting", "highlighting"]
    assert "creator" not in bare
    assert orphan["creator"]["id"] == "urn:studyapp:author:Ida%20Berg%2FHolm"
    assert orphan["creator"]["name"] == "Ida Berg/Holm"
    assert orphan["studyapp:orphaned"] is True
    assert (orphan["body"]["highlight"], orphan["body"]["color"], orphan["body"]["studyapp:color"]) == (
        "underline",
        "blue",
        8,
    )


def test_a_text_fragment_escapes_what_has_a_meaning_and_long_passages_have_none():
    span = Span(TEXT.index("at Elm"), TEXT.index(" later"))
    (short,) = written(Placed(annotation(span)))["items"]
    value = short["target"]["selector"][2]["value"]
    words = value.removeprefix(":~:text=").split(",")
    assert not set("-&") & set(words[1])
    assert unquote(words[1]) == TEXT[span.start : span.end]
    (whole,) = written(Placed(annotation(Span(0, 301))))["items"]
    assert [each["type"] for each in whole["target"]["selector"]] == ["TextQuoteSelector", "TextPositionSelector"]
    (first,) = written(Placed(annotation(Span(0, 300))))["items"]
    assert first["target"]["selector"][2]["value"].startswith(":~:text=The%20mill%2C")


def test_moments_are_in_utc_to_the_millisecond():
    assert moment_text(NOW.astimezone(timezone(timedelta(hours=9)))) == "2026-03-04T05:06:07.890Z"
