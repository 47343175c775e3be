from __future__ import annotations

from studyapp.domain.changes import NO_CHANGES, Changes, Topic
from studyapp.domain.document import DocumentId

ONE, TWO = DocumentId("1"), DocumentId("2")


def test_a_view_hears_of_its_topic_and_its_document_only() -> None:
    changes = Changes(Topic.CARDS | Topic.REVIEWS, ONE)
    assert changes.touches(Topic.CARDS)
    assert changes.touches(Topic.REVIEWS, ONE)
    assert not changes.touches(Topic.REVIEWS, TWO)
    assert not changes.touches(Topic.DOCUMENTS, ONE)


def test_a_change_of_no_document_in_particular_concerns_all() -> None:
    assert Changes(Topic.EVERYTHING).touches(Topic.SETTINGS, TWO)
    assert not NO_CHANGES.touches(Topic.EVERYTHING)
