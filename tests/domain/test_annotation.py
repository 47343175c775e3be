from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.annotation import (
    Annotation,
    AnnotationFilter,
    AnnotationId,
    AnnotationKind,
    tag_key,
    tidy_tag,
    tidy_tags,
)
from studyapp.domain.document import DocumentId
from studyapp.domain.selector import Selector
from studyapp.domain.span import Span

NOW = datetime(2026, 3, 2, tzinfo=UTC)
MARK = Annotation(
    AnnotationId("a"),
    DocumentId("d"),
    Selector("the café wall", "on ", " at dusk", 10, 23),
    Span(10, 23),
    AnnotationKind.HIGHLIGHT,
    3,
    NOW,
    NOW,
    note="Look **again**",
    tags=("Harbour",),
)


@pytest.mark.parametrize(
    "wanted",
    [
        AnnotationFilter(),
        AnnotationFilter(words="CAFE again"),
        AnnotationFilter(words="harbour wall"),
        AnnotationFilter(colors=frozenset({3, 4}), kinds=frozenset({AnnotationKind.HIGHLIGHT})),
        AnnotationFilter(tags=frozenset({"harbour", "other"})),
        AnnotationFilter(document_id=DocumentId("d"), orphaned=False, own=True),
    ],
)
def test_a_filter_takes_what_fits_every_part_of_it(wanted: AnnotationFilter):
    assert wanted.takes(MARK)


@pytest.mark.parametrize(
    "wanted",
    [
        AnnotationFilter(words="cafe storm"),
        AnnotationFilter(colors=frozenset({1})),
        AnnotationFilter(kinds=frozenset({AnnotationKind.NOTE})),
        AnnotationFilter(tags=frozenset({"other"})),
        AnnotationFilter(document_id=DocumentId("e")),
        AnnotationFilter(orphaned=True),
        AnnotationFilter(own=False),
    ],
)
def test_a_filter_leaves_what_misses_one_part(wanted: AnnotationFilter):
    assert not wanted.takes(MARK)


def test_a_mark_without_a_place_is_an_orphan_and_one_with_an_author_is_not_the_learners():
    assert replace(MARK, span=None).orphaned
    assert not replace(MARK, author="A teacher").own


def test_tags_are_told_apart_by_neither_case_nor_accents():
    assert tidy_tags(["  Öl ", "ol", "#Zoo", "a,b", "", " # "]) == ("a b", "Öl", "Zoo")


@given(st.lists(st.text(max_size=12)))
def test_tidy_tags_stay_as_they_are(names: list[str]):
    tags = tidy_tags(names)
    assert tidy_tags(tags) == tags
    assert len({tag_key(tag) for tag in tags}) == len(tags)
    assert all(tidy_tag(tag) == tag and "," not in tag for tag in tags)
