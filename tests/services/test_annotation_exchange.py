from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.domain.annotation import Annotation, AnnotationFilter, AnnotationId, AnnotationKind, tidy_tags
from studyapp.domain.annotation_exchange import AnnotationFormat, ImportReport, ItemFate, Why
from studyapp.domain.document import canonical
from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.domain.selector import Selector
from studyapp.domain.span import Span
from studyapp.services.annotation_exchange import AnnotationExchange
from studyapp.store.annotations import AnnotationStore
from studyapp.store.library import LibraryStore
from studyapp.store.reader import ReaderStore
from tests.examples import TEXT, span_of

if TYPE_CHECKING:
    from pathlib import Path

    from studyapp.domain.document import DocumentId
    from tests.services.conftest import House

ALL = AnnotationFilter()
MIXED = (
    "The \U0001f9ed compass and the 👩‍🔬 scientist met.\n\nמילים מימין לשמאל, שָׁלוֹם לכולם.\n\n"
    "Cafe\u0301 nai\u0308ve q\u0323\u0307 and العربية مُحَمَّد.\n\n我们学习历史。 The end, the end."
)


@pytest.fixture
def exchange(house: House) -> AnnotationExchange:
    return exchange_of(house)


def exchange_of(house: House) -> AnnotationExchange:
    database = house.database
    return AnnotationExchange(AnnotationStore(database), ReaderStore(database), LibraryStore(database), house.clock)


def fates(report: ImportReport) -> list[tuple[ItemFate, Why]]:
    return [(item.fate, item.why) for item in report.items]


def saved(path: Path, value: object) -> Path:
    path.write_text(json.dumps(value))
    return path


def web(quote: str, **more: object) -> dict[str, object]:
    selector = {"type": "TextQuoteSelector", "exact": quote}
    target = {"source": "https://example.org/wall", "selector": [selector]}
    return {"id": "urn:uuid:" + str(UUID(int=len(quote))), "type": "Annotation", "target": target, **more}


# The round trip.


@st.composite
def annotated(draw: st.DrawFn) -> tuple[str, list[Annotation]]:
    """A text and annotations of it, some of them orphans; the document's id comes later."""
    extra = draw(st.text(max_size=80))
    text = canonical(MIXED + "\n\n" + extra)
    made: list[Annotation] = []
    for number in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text) - 1))
        span = Span(start, draw(st.integers(start + 1, min(len(text), start + 60))))
        if not span.of(text).strip():
            continue
        orphaned = draw(st.booleans())
        created = datetime(2024, 2, 29, tzinfo=UTC) + timedelta(milliseconds=draw(st.integers(0, 10**11)))
        selector = Selector.of(span, text)
        if orphaned:
            selector = replace(selector, quote=draw(st.just("gone 👋 ") | st.just(selector.quote)))
        made.append(
            Annotation(
                id=AnnotationId(str(UUID(int=draw(st.integers(0, 2**128 - 1)) ^ number))),
                document_id=cast("DocumentId", ""),
                selector=selector,
                span=None if orphaned else span,
                kind=draw(st.sampled_from(AnnotationKind)),
                color=draw(st.integers(1, 8)),
                created_at=created,
                modified_at=created + timedelta(milliseconds=draw(st.integers(0, 10**9))),
                note=draw(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)),
                tags=tidy_tags(
                    draw(
                        st.lists(
                            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
                            max_size=3,
                        )
                    )
                ),
                author=draw(st.sampled_from(["", "Ada Ångström", "מורה", "a:b/c d"])),
            )
        )
    return text, list({one.id: one for one in made}.values())


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(annotated())
def test_what_goes_out_comes_back_identical(house: House, example: tuple[str, list[Annotation]]) -> None:
    text, annotations = example
    document_id = house.with_document(text)
    store = AnnotationStore(house.database)
    ours = [replace(one, document_id=document_id) for one in annotations]
    if not ours:
        return
    store.put("annotation.import", ours, house.clock())
    before = store.of_document(document_id)
    data, count = exchange_of(house).written(AnnotationFormat.WEB_ANNOTATION, AnnotationFilter(document_id))
    assert count == len(before)
    path = house.folder / "marks.annotation"
    path.write_bytes(data)
    assert {fate for fate, _ in fates(exchange_of(house).import_file(path))} == {ItemFate.SAME}
    house.annotations.delete([one.id for one in before])
    report = exchange_of(house).import_file(path)
    assert report.count(ItemFate.NEW) == len(before)
    assert store.of_document(document_id) == before
    house.annotations.delete([one.id for one in before])


def test_all_documents_go_into_one_file_and_find_their_own_again(house: House, exchange: AnnotationExchange) -> None:
    first, second = house.with_document(), house.with_document("Another text about another harbour.")
    house.annotations.add(first, span_of("nine million"), note="How much?", tags=["money"])
    house.annotations.add(second, Span(0, 7), kind=AnnotationKind.UNDERLINE, color=7)
    before = house.annotations.listed(ALL)
    path = house.folder / "all.annotation"
    assert exchange.export_file(path, AnnotationFormat.WEB_ANNOTATION, ALL) == 2
    house.annotations.delete([one.id for one in before])
    assert exchange.import_file(path).count(ItemFate.NEW) == 2
    assert house.annotations.listed(ALL) == before


def test_an_import_is_one_step(house: House, exchange: AnnotationExchange) -> None:
    document_id = house.with_document()
    path = saved(house.folder / "a.json", [web("new wall"), web("nine million crowns")])
    exchange.import_file(path, document_id=document_id)
    assert len(house.annotations.of_document(document_id)) == 2
    assert house.history.undo_name() == "annotation.import"
    house.history.undo()
    assert house.annotations.of_document(document_id) == ()


# What others write.


def test_one_bad_item_never_costs_the_others(house: House, exchange: AnnotationExchange) -> None:
    document_id = house.with_document()
    bad: list[object] = [
        None,
        7,
        "text",
        {},
        {"type": "Annotation"},
        {"type": "Annotation", "target": 5, "body": [3, None]},
        {"type": "Annotation", "target": {"selector": {"type": "CssSelector", "value": "p"}}},
        web("a passage that is nowhere in this text"),
        web("x" * 20_001),
        {**web("Osby"), "target": {"selector": [{"type": "TextQuoteSelector", "exact": ["Osby", 4]}]}},
    ]
    path = saved(house.folder / "a.json", {"type": "AnnotationSet", "items": [*bad, web("new wall")]})
    report = exchange.import_file(path, document_id=document_id)
    assert fates(report)[-1] == (ItemFate.NEW, Why.NOTHING)
    assert [why for _, why in fates(report)][:-1] == [
        *[Why.NOT_AN_ANNOTATION] * 4,
        *[Why.NO_PASSAGE] * 3,
        Why.NOT_FOUND,
        Why.TOO_LONG,
        Why.NOT_FOUND,
    ]
    assert [one.orphaned for one in house.annotations.of_document(document_id)] == [False, True, True]


def test_a_passage_that_is_not_found_waits_as_an_orphan_and_stays_where_it_is_attached(
    house: House, exchange: AnnotationExchange
) -> None:
    document_id = house.with_document()
    body = {"type": "TextualBody", "value": "Why?", "purpose": "commenting"}
    item = web("a passage of some other edition", body=body, modified="2026-01-05T10:00:00Z")
    path = saved(house.folder / "a.json", [item, web("new wall")])

    report = exchange.import_file(path, document_id=document_id)

    assert fates(report) == [(ItemFate.ORPHANED, Why.NOT_FOUND), (ItemFate.NEW, Why.NOTHING)]
    orphan = house.annotations.of_document(document_id)[-1]
    assert (orphan.orphaned, orphan.note, orphan.selector.quote) == (True, "Why?", "a passage of some other edition")
    assert fates(exchange.import_file(path, document_id=document_id)) == [(ItemFate.SAME, Why.NOTHING)] * 2

    house.annotations.attach(orphan.id, span_of("nine million"))
    item |= {"modified": "2027-01-05T10:00:00Z", "body": body | {"value": "Why not?"}}
    assert fates(exchange.import_file(saved(path, [item]), document_id=document_id)) == [
        (ItemFate.UPDATED, Why.NOTHING)
    ]
    attached = next(one for one in house.annotations.of_document(document_id) if one.id == orphan.id)
    assert (attached.span, attached.note) == (span_of("nine million"), "Why not?")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.floats(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["type", "target", "selector", "body", "items", "id", "exact", "value", "tags", "rows", "@graph", "uri"]
            ),
            inner | st.sampled_from(["Annotation", "AnnotationSet", "TextQuoteSelector", "highlight", "Osby"]),
            max_size=6,
        )
    ),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(JSON)
def test_whatever_json_ends_in_a_report_or_a_clear_error(house: House, value: object) -> None:
    document_id = house.with_document()
    path = saved(house.folder / "any.json", value)
    with suppress(UnreadableFileError):
        exchange_of(house).import_file(path, document_id=document_id)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Unreadable.EMPTY),
        (b"{", Unreadable.DAMAGED),
        (b"\xff\xfe{}", Unreadable.ENCODING),
        (b"[" * 100_000, Unreadable.DAMAGED),
        (b'{"type": "recipe"}', Unreadable.NOT_ANNOTATIONS),
    ],
)
def test_a_file_that_is_none_of_ours_changes_nothing(
    house: House, exchange: AnnotationExchange, data: bytes, reason: Unreadable
) -> None:
    path = house.folder / "torn.json"
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError) as caught:
        exchange.import_file(path)
    assert caught.value.reason is reason


def test_a_missing_file_is_named(house: House, exchange: AnnotationExchange) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        exchange.import_file(house.folder / "none.json")
    assert caught.value.reason is Unreadable.MISSING


def test_the_document_is_found_by_its_title_or_the_one_that_is_named(
    house: House, exchange: AnnotationExchange
) -> None:
    document_id = house.with_document()
    unnamed = saved(house.folder / "a.json", [web("new wall")])
    assert fates(exchange.import_file(unnamed)) == [(ItemFate.REFUSED, Why.NO_DOCUMENT)]
    titled = {"type": "AnnotationSet", "about": {"dc:title": "the harbour WALL"}, "items": [web("new wall")]}
    assert exchange.import_file(saved(house.folder / "b.json", titled)).items[0].document_id == document_id


def test_bodies_purposes_and_creators_of_the_full_model_are_understood(
    house: House, exchange: AnnotationExchange
) -> None:
    document_id = house.with_document()
    bodies = [
        {"type": "TextualBody", "value": "Why so much?", "purpose": "commenting"},
        {"type": "TextualBody", "value": "money", "purpose": "tagging"},
        "https://example.org/body",
    ]
    item = web("nine million crowns", body=bodies, creator={"name": "Ada"}, motivation="commenting")
    exchange.import_file(saved(house.folder / "a.jsonld", item), document_id=document_id)
    (found,) = house.annotations.of_document(document_id)
    assert (found.note, found.tags, found.author, found.kind) == (
        "Why so much?",
        ("money",),
        "Ada",
        AnnotationKind.NOTE,
    )


def test_a_text_fragment_is_enough_to_find_a_passage(house: House, exchange: AnnotationExchange) -> None:
    document_id = house.with_document()
    value = "chapter.xhtml#:~:text=of-,Osby%20paid,-nine"
    selector = {"type": "FragmentSelector", "value": value}
    item = {"id": "x", "type": "Annotation", "target": {"selector": {"type": "CssSelector", "refinedBy": selector}}}
    exchange.import_file(saved(house.folder / "a.json", item), document_id=document_id)
    assert [one.span for one in house.annotations.of_document(document_id)] == [span_of("Osby paid")]


def test_a_newer_one_takes_the_place_of_ours_and_an_older_one_does_not(
    house: House, exchange: AnnotationExchange
) -> None:
    document_id = house.with_document()
    for year, fate in ((2024, ItemFate.NEW), (2025, ItemFate.UPDATED), (2023, ItemFate.SAME)):
        item = web("new wall", bodyValue=f"In {year}", modified=f"{year}-05-01T00:00:00Z", created="2022-01-01")
        (told,) = exchange.import_file(saved(house.folder / "a.json", [item]), document_id=document_id).items
        assert told.fate is fate
    assert told.why is Why.OLDER
    assert [one.note for one in house.annotations.of_document(document_id)] == ["In 2025"]


def test_a_passage_of_another_edition_is_found_by_its_words(house: House, exchange: AnnotationExchange) -> None:
    document_id = house.with_document()
    house.annotations.add(document_id, span_of("nine million crowns"), note="How much?")
    data, _ = exchange.written(AnnotationFormat.WEB_ANNOTATION, ALL)
    other = house.with_document("A new beginning of this text.\n\n" + TEXT)
    record = json.loads(data)
    record["about"] = {}
    for item in record["items"]:
        item["target"]["source"] = "elsewhere"
        item["id"] = ""
    exchange.import_file(saved(house.folder / "a.json", record), document_id=other)
    (found,) = house.annotations.of_document(other)
    assert found.span is not None
    assert found.span.of("A new beginning of this text.\n\n" + TEXT) == "nine million crowns"


def test_a_long_passage_that_changed_is_found_by_its_ends(house: House, exchange: AnnotationExchange) -> None:
    words = [f"word{number}" for number in range(2000)]
    text = "Before. " + " ".join(words) + " Behind."
    document_id = house.with_document(text)
    told = " ".join([*words[:900], "something", "else", *words[910:]])
    exchange.import_file(saved(house.folder / "a.json", [web(told)]), document_id=document_id)
    (found,) = house.annotations.of_document(document_id)
    assert found.span == Span(8, len(text) - 8)
    cut = " ".join([*words[:100], *words[1900:]])
    report = exchange.import_file(saved(house.folder / "b.json", [web(cut)]), document_id=document_id)
    assert fates(report) == [(ItemFate.ORPHANED, Why.NOT_FOUND)]


def test_very_many_strange_passages_end_soon(house: House, exchange: AnnotationExchange) -> None:
    document_id = house.with_document(TEXT * 20)
    items = [web(f"nothing like it {number} {'xyz' * 3000}") | {"id": str(UUID(int=number))} for number in range(1200)]
    report = exchange.import_file(saved(house.folder / "a.json", items), document_id=document_id)
    assert report.count(ItemFate.ORPHANED) == len(items)
