from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.analysis import (
    EntityFinding,
    EntityKey,
    EntityLink,
    EntityType,
    LinkKind,
    Mention,
    entity_key,
)
from studyapp.domain.changes import NO_CHANGES, Topic
from studyapp.domain.errors import BadEdit, BadEditError, UnknownDocumentError, UnknownEntityError
from tests.examples import example_analysis, span_of

if TYPE_CHECKING:
    from studyapp.domain.document import DocumentId
    from studyapp.domain.entity import Entity
    from tests.services.conftest import House

MARA, OSBY = entity_key("Mara Lindqvist"), entity_key("Osby")


@pytest.fixture
def document_id(house: House) -> DocumentId:
    wall = span_of("the new wall")
    term = EntityFinding(
        entity_key("wall"), "wall", EntityType.TERM, 0.2, ("new wall",), (Mention(wall.start, wall.end),)
    )
    return house.with_findings(replace(example_analysis(), terms=(term,)))


def entry(house: House, document_id: DocumentId, key: EntityKey) -> Entity:
    return next(entry for entry in house.glossary.entries(document_id) if entry.key == key)


def test_entities_and_terms_are_listed_the_most_salient_first(house: House, document_id: DocumentId) -> None:
    entries = house.glossary.entries(document_id)
    assert [entry.name for entry in entries] == ["Mara Lindqvist", "Osby", "wall"]
    mara = entries[0]
    assert mara.aliases == ("Lindqvist",)
    assert len(mara.mentions) == 3
    assert mara.definition is not None
    assert mara.definition.text == "the harbour master of Osby"


def test_a_document_that_is_unknown_has_no_glossary(house: House) -> None:
    with pytest.raises(UnknownDocumentError):
        house.glossary.entries(type(house.with_document())("f" * 20))


def test_every_correction_is_one_step_that_a_new_analysis_leaves_alone(house: House, document_id: DocumentId) -> None:
    glossary = house.glossary
    changes = glossary.rename(document_id, MARA, " M.  Lindqvist ")
    assert changes.touches(Topic.FINDINGS, document_id)
    glossary.retype(document_id, OSBY, EntityType.FAC)
    glossary.hide(document_id, entity_key("wall"), hidden=True)
    glossary.define(document_id, OSBY, " A town by the sea. ")
    house.reader.keep_analysis(document_id, example_analysis())
    mara, osby = entry(house, document_id, MARA), entry(house, document_id, OSBY)
    assert (mara.name, mara.aliases) == ("M. Lindqvist", ("Mara Lindqvist", "Lindqvist"))
    assert (osby.type, osby.own_definition) == (EntityType.FAC, "A town by the sea.")
    names = []
    while (name := house.history.undo_name()) != "library.import":
        names.append(name)
        house.history.undo()
    assert names == ["glossary.define", "glossary.hide", "glossary.retype", "glossary.rename"]
    assert [entry.corrected for entry in house.glossary.entries(document_id)] == [False, False]


def test_what_is_so_already_is_no_step(house: House, document_id: DocumentId) -> None:
    glossary = house.glossary
    assert glossary.rename(document_id, MARA, "Mara Lindqvist") == NO_CHANGES
    assert glossary.retype(document_id, MARA, EntityType.PERSON) == NO_CHANGES
    assert glossary.hide(document_id, MARA, hidden=False) == NO_CHANGES
    assert glossary.define(document_id, MARA, " ") == NO_CHANGES
    assert house.history.undo_name() == "library.import"


def test_a_hidden_entry_is_shown_again_and_that_is_undone_too(house: House, document_id: DocumentId) -> None:
    house.glossary.hide(document_id, OSBY, hidden=True)
    assert entry(house, document_id, OSBY).hidden
    house.glossary.hide(document_id, OSBY, hidden=False)
    assert not entry(house, document_id, OSBY).hidden
    assert house.history.undo_name() == "glossary.show"
    house.history.undo()
    assert entry(house, document_id, OSBY).hidden


def test_an_own_definition_is_taken_back_by_an_empty_one(house: House, document_id: DocumentId) -> None:
    house.glossary.define(document_id, OSBY, "A town.")
    house.glossary.define(document_id, OSBY, "")
    assert entry(house, document_id, OSBY).own_definition == ""


def test_merging_joins_the_mentions_and_splitting_parts_them(house: House, document_id: DocumentId) -> None:
    house.glossary.merge(document_id, OSBY, MARA)
    assert len(entry(house, document_id, MARA).mentions) == 5
    house.glossary.split(document_id, MARA, "lindqvist")
    part = entry(house, document_id, entity_key("lindqvist"))
    assert [house.reader.document(document_id).text[m.start : m.end] for m in part.mentions] == ["Lindqvist"] * 2
    assert len(entry(house, document_id, MARA).mentions) == 3
    house.history.undo()
    house.history.undo()
    assert [entry.name for entry in house.glossary.entries(document_id)] == ["Mara Lindqvist", "Osby", "wall"]


def test_bad_edits_are_refused_with_their_reason(house: House, document_id: DocumentId) -> None:
    glossary = house.glossary
    with pytest.raises(BadEditError) as blank:
        glossary.rename(document_id, MARA, "  ")
    with pytest.raises(BadEditError) as same:
        glossary.merge(document_id, MARA, MARA)
    reasons = [blank.value.reason, same.value.reason]
    for alias in ("Osby", "", "nobody"):
        with pytest.raises(BadEditError) as caught:
            glossary.split(document_id, MARA, alias)
        reasons.append(caught.value.reason)
    assert reasons == [BadEdit.EMPTY_NAME, BadEdit.SAME_ENTITY, *[BadEdit.NOT_AN_ALIAS] * 3]
    assert house.history.undo_name() == "library.import"


def test_an_entry_that_is_gone_is_told_so(house: House, document_id: DocumentId) -> None:
    glossary = house.glossary
    gone = EntityKey("e0")
    with pytest.raises(UnknownEntityError):
        glossary.rename(document_id, gone, "x")
    with pytest.raises(UnknownEntityError):
        glossary.merge(document_id, MARA, gone)
    with pytest.raises(UnknownEntityError):
        glossary.split(document_id, gone, "x")


def test_links_are_kept_and_replaced_with_the_findings(house: House, document_id: DocumentId) -> None:
    proof = span_of("Mara Lindqvist, the harbour master of Osby")
    link = EntityLink(MARA, OSBY, LinkKind.ROLE, "harbour master", proof.start, proof.end)
    entries = house.glossary.entries(document_id)
    assert house.glossary.links(document_id, entries) == {}
    house.reader.keep_analysis(document_id, replace(example_analysis(), links=(link,)))
    (found,) = house.glossary.links(document_id, entries)[MARA]
    assert (found.entity.name, found.role, found.kind, found.span) == ("Osby", "harbour master", LinkKind.ROLE, proof)
    house.reader.keep_analysis(document_id, example_analysis())
    assert house.glossary.links(document_id, entries) == {}
