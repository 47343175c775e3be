from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.annotation import AnnotationFilter, AnnotationId, AnnotationKind, Tag
from studyapp.domain.changes import NO_CHANGES, Changes, Topic
from studyapp.domain.document import DocumentId
from studyapp.domain.errors import BadEditError, UnknownAnnotationError, UnknownDocumentError
from studyapp.domain.span import Span
from studyapp.services.annotations import new_id
from tests.examples import TEXT, span_of

if TYPE_CHECKING:
    from studyapp.domain.annotation import Annotation
    from tests.services.conftest import House

ONE, TWO, THREE = (AnnotationId(name) for name in ("one", "two", "three"))


def marked(house: House) -> DocumentId:
    document_id = house.with_document()
    add = house.annotations.add
    add(document_id, span_of("opened the new wall"), color=2, tags=["Wall", "Key date"], annotation_id=ONE)
    add(document_id, span_of("the new wall on 3 May 2019"), kind=AnnotationKind.UNDERLINE, annotation_id=TWO)
    add(document_id, span_of("a folly"), kind=AnnotationKind.NOTE, note="Who?", tags=["wall"], annotation_id=THREE)
    return document_id


def mark(house: House, annotation_id: AnnotationId) -> Annotation:
    return next(one for one in house.annotations.listed(AnnotationFilter()) if one.id == annotation_id)


def test_marks_are_kept_with_their_passage_and_may_overlap(house: House):
    document_id = marked(house)
    first, second, third = house.annotations.of_document(document_id)
    assert (first.id, second.id, third.id) == (ONE, TWO, THREE)
    assert first.selector.quote == "opened the new wall"
    assert first.selector.prefix.endswith("Osby, ")
    assert first.selector.suffix.startswith(" on 3 May")
    assert first.span == first.selector.span == span_of("opened the new wall")
    assert (first.color, first.kind, first.tags) == (2, AnnotationKind.HIGHLIGHT, ("Key date", "Wall"))
    assert first.span.overlaps(second.span or Span(0, 0))
    assert (third.note, third.own, third.created_at) == ("Who?", True, house.clock())


def test_white_space_at_the_ends_of_a_selection_is_no_part_of_the_passage(house: House):
    document_id = house.with_document()
    before = TEXT.index("Mara")
    house.annotations.add(document_id, Span(before - 2, before + 4))
    assert house.annotations.of_document(document_id)[0].selector.quote == "Mara"
    with pytest.raises(BadEditError):
        house.annotations.add(document_id, Span(before - 2, before))
    with pytest.raises(UnknownDocumentError):
        house.annotations.add(DocumentId("none"), Span(0, 4))


@pytest.mark.parametrize("text", ["👩🏽‍🌾 sows e\u0301 here\r\nthen rests", "שלום עולם, טוב", "日本語の文です。短い。"])
def test_a_passage_is_counted_in_code_points_of_the_canonical_text(house: House, text: str):
    document_id = house.with_document(text)
    canonical = house.reader.document(document_id).text
    for start in range(len(canonical)):
        if not canonical[start : start + 3].strip():
            continue
        house.annotations.add(document_id, Span(start, start + 3))
    for found in house.annotations.of_document(document_id):
        assert found.span is not None
        assert found.span.of(canonical) == found.selector.quote


def test_every_change_of_many_marks_is_one_step_that_can_be_undone(house: House):
    document_id = marked(house)
    annotations = house.annotations
    before = annotations.of_document(document_id)
    house.clock.move(hours=1)
    for change in (
        lambda: annotations.recolor([ONE, TWO], 8),
        lambda: annotations.set_kind([ONE, THREE], AnnotationKind.UNDERLINE),
        lambda: annotations.write(ONE, note=" A *note* ", tags=["new"]),
        lambda: annotations.tag([ONE, TWO, THREE], "all"),
        lambda: annotations.tag([ONE, THREE], "WALL", tagged=False),
        lambda: annotations.rename_tag("wall", "Rampart"),
        lambda: annotations.rename_tag("wall", "Key date"),
        lambda: annotations.delete_tag("wall"),
        lambda: annotations.delete([ONE, TWO]),
        lambda: annotations.attach(TWO, span_of("Osby")),
    ):
        assert change() == Changes(Topic.ANNOTATIONS, document_id)
        assert annotations.of_document(document_id) != before
        house.history.undo()
        assert annotations.of_document(document_id) == before
        house.history.redo()
        assert annotations.of_document(document_id) != before
        house.history.undo()


def test_a_change_is_dated_and_what_changes_nothing_is_not(house: House):
    marked(house)
    house.clock.move(hours=1)
    assert house.annotations.recolor([ONE], 2) == NO_CHANGES
    assert mark(house, ONE).modified_at == mark(house, ONE).created_at
    house.annotations.recolor([ONE], 5)
    assert mark(house, ONE).modified_at == house.clock()
    assert house.annotations.delete([]) == NO_CHANGES


def test_one_unknown_mark_stops_the_change_of_all(house: House):
    marked(house)
    with pytest.raises(UnknownAnnotationError):
        house.annotations.recolor([ONE, AnnotationId("none")], 7)
    assert mark(house, ONE).color == 2
    with pytest.raises(ValueError, match="9"):
        house.annotations.recolor([ONE], 9)


def test_tags_are_counted_renamed_merged_and_deleted_everywhere(house: House):
    marked(house)
    annotations = house.annotations
    assert annotations.tags() == (Tag("Key date", 1), Tag("Wall", 2))
    annotations.rename_tag("WALL", "Walls")
    assert annotations.tags() == (Tag("Key date", 1), Tag("Walls", 2))
    assert house.history.undo_name() == "annotation.rename_tag"
    annotations.rename_tag("walls", "key date")
    assert annotations.tags() == (Tag("key date", 2),)
    assert house.history.undo_name() == "annotation.merge_tags"
    annotations.delete_tag("Key Date")
    assert annotations.tags() == ()
    with pytest.raises(BadEditError):
        annotations.tag([ONE], " , ")


def test_the_respelling_of_a_tag_is_no_merger(house: House):
    marked(house)
    house.annotations.rename_tag("wall", "WALL")
    assert house.annotations.tags() == (Tag("Key date", 1), Tag("WALL", 2))
    assert house.history.undo_name() == "annotation.rename_tag"


def test_marks_of_all_documents_are_listed_but_not_of_removed_ones(house: House):
    first = marked(house)
    second = house.library.import_text("Another text, with a wall.", title="Other").document_id
    house.annotations.add(second, Span(0, 7), tags=["wall"])
    wanted = AnnotationFilter(tags=frozenset({"wall"}))
    assert len(house.annotations.listed(wanted)) == 3
    house.library.remove(first)
    assert [one.document_id for one in house.annotations.listed(wanted)] == [second]


def test_colours_bear_the_learners_labels(house: House):
    annotations = house.annotations
    assert annotations.set_label(3, "  To   check ") == Changes(Topic.ANNOTATIONS)
    assert annotations.labels() == {3: "To check"}
    annotations.set_label(3, "Check")
    house.history.undo()
    assert annotations.labels() == {3: "To check"}
    annotations.set_label(3, "")
    assert annotations.labels() == {}
    assert annotations.set_label(3, "") == NO_CHANGES


def test_marks_made_elsewhere_come_in_as_one_step(house: House):
    document_id = marked(house)
    foreign = [replace(mark(house, ONE), id=new_id(), author="A teacher"), replace(mark(house, TWO), id=new_id())]
    house.annotations.add_all(foreign)
    assert len(house.annotations.of_document(document_id)) == 5
    assert [one.author for one in house.annotations.listed(AnnotationFilter(own=False))] == ["A teacher"]
    house.history.undo()
    assert len(house.annotations.of_document(document_id)) == 3
    assert house.annotations.add_all([]) == NO_CHANGES
