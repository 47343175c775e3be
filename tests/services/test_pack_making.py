from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.card import CardState
from studyapp.domain.errors import BadPackError, PackFault
from studyapp.domain.pack import moved
from studyapp.formats.studypack_reader import read_pack
from studyapp.services.author_keys import KEY_NAME, AuthorKeys
from studyapp.services.curation import Curation
from studyapp.services.pack_making import PackMaking
from studyapp.services.quiz import Quiz
from studyapp.settings import Settings
from studyapp.store.card_log import CardLogStore
from studyapp.store.curation import CurationStore
from studyapp.store.pack_memory import PackMemory
from studyapp.store.pack_sources import PackSources
from studyapp.store.quiz import QuizStore
from tests.examples import span_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import House


class Desk:
    """A teacher's desk with one document, whose suggested cards are approved."""

    def __init__(self, house: House, folder: Path) -> None:
        database, clock = house.database, house.clock
        self.house, self.folder = house, folder
        self.document_id = house.with_findings()
        self.curation = Curation(CurationStore(database), clock)
        self.quiz = Quiz(QuizStore(database), CardLogStore(database), clock, Settings)
        self.quiz.approve([card.id for card in self.quiz.suggestions(self.document_id)])
        self.keys = AuthorKeys(folder)
        self.making = PackMaking(
            PackSources(database), PackMemory(database), self.curation, house.annotations, clock, keys=self.keys
        )


@pytest.fixture
def desk(house: House, tmp_path: Path) -> Desk:
    return Desk(house, tmp_path)


def test_a_course_holds_what_was_curated_and_nothing_else(desk: Desk):
    house, document_id = desk.house, desk.document_id
    house.annotations.add(document_id, span_of("nine million"), note="dear")
    house.glossary.define(document_id, house.glossary.entries(document_id)[0].key, "she opened the wall")
    rejected = desk.making.approved(document_id)[-1]
    desk.quiz.reject([rejected.id])
    draft = desk.making.new_draft([document_id], title="Harbours", author="Ms Bee")
    draft = replace(draft, plan=(replace(desk.making.plan_for(document_id)[0], due=date(2026, 12, 1)),))
    made = desk.making.make(draft, desk.folder / "course.studypack")
    pack = read_pack(made.path.read_bytes(), "")
    (document,) = pack.documents
    states = {card.id: card.state for card in document.material.cards}
    assert states[rejected.id] is CardState.REJECTED
    assert sum(state is CardState.APPROVED for state in states.values()) == len(desk.making.approved(document_id))
    assert [mark.note for mark in document.material.annotations] == ["dear"]
    assert [rule.value for rule in document.material.corrections] == ["she opened the wall"]
    assert pack.manifest.plan[0].due == date(2026, 12, 1)
    unmarked = desk.making.pack(replace(draft, with_marks=False))[0]
    assert unmarked.documents[0].material.annotations == ()


def test_the_plan_tells_how_many_cards_of_the_course_each_section_has(desk: Desk):
    draft = desk.making.new_draft([desk.document_id], title="Harbours")
    (entry,) = desk.making.plan_for(desk.document_id)
    (document,) = draft.documents
    assert desk.making.cards_by_section(draft) == {(entry.document_id, entry.section): len(document.cards)}
    fewer = replace(draft, documents=(replace(document, cards=document.cards[1:]),))
    assert desk.making.cards_by_section(fewer) == {(entry.document_id, entry.section): len(document.cards) - 1}


def test_a_preview_is_what_learners_would_have(desk: Desk):
    draft = replace(desk.making.new_draft([desk.document_id], title="Harbours"), signing=True)
    assert read_pack(desk.making.preview(draft, desk.folder / "before.studypack").read_bytes(), "").signed is None
    desk.keys.make("Ms Bee")
    shown = read_pack(desk.making.preview(draft, desk.folder / "preview.studypack").read_bytes(), "")
    assert shown == read_pack(desk.making.make(draft, desk.folder / "made.studypack").path.read_bytes(), "")


def test_a_new_edition_is_counted_only_where_there_is_news(desk: Desk):
    draft = desk.making.new_draft([desk.document_id], title="Harbours")
    first = desk.making.make(draft, desk.folder / "a.studypack")
    again = desk.making.make(first.draft, desk.folder / "b.studypack")
    assert (first.draft.edition, again.draft.edition, again.is_news) == (1, 1, False)
    assert first.path.read_bytes() == again.path.read_bytes()
    cards = moved(again.draft.documents[0].cards, 0, 1)
    changed = replace(again.draft, documents=(replace(again.draft.documents[0], cards=cards),))
    assert desk.making.make(changed, desk.folder / "c.studypack").draft.edition == 2
    (kept,) = desk.making.drafts()
    assert (kept.pack_id, kept.edition) == (draft.pack_id, 2)
    desk.making.drop(kept.pack_id)
    assert desk.making.drafts() == ()


def test_cards_that_are_chosen_anew_keep_their_order_and_the_rejected_go(desk: Desk):
    draft = desk.making.new_draft([desk.document_id])
    cards = moved(draft.documents[0].cards, 0, 2)
    draft = replace(draft, documents=(replace(draft.documents[0], cards=cards),))
    desk.quiz.reject([cards[1].id])
    assert desk.making.refreshed(draft).documents[0].cards == (cards[0], *cards[2:])
    fewer = replace(draft.documents[0], cards=cards[:1], left_out=(cards[2].id,))
    refreshed = desk.making.refreshed(replace(draft, documents=(fewer,))).documents[0]
    assert {card.id for card in refreshed.cards} == {card.id for card in cards} - {cards[1].id, cards[2].id}


def test_a_course_without_title_documents_or_key_is_not_written(desk: Desk):
    path = desk.folder / "course.studypack"
    draft = desk.making.new_draft([desk.document_id], title=" ")
    for course, fault in (
        (draft, PackFault.EMPTY),
        (replace(draft, title="Harbours", documents=()), PackFault.EMPTY),
        (replace(draft, title="Harbours", signing=True), PackFault.NO_KEY),
    ):
        with pytest.raises(BadPackError) as caught:
            desk.making.make(course, path)
        assert caught.value.fault is fault
    assert not path.exists()


def test_the_key_is_kept_for_its_owner_alone_and_goes_to_another_machine(desk: Desk, tmp_path: Path):
    assert desk.keys.key() is None
    key = desk.keys.make("Ms Bee")
    assert desk.keys.key() == key
    desk.keys.export(tmp_path / "stick" / "key.json")
    if sys.platform != "win32":
        assert (tmp_path / KEY_NAME).stat().st_mode & 0o077 == 0
        assert (tmp_path / "stick" / "key.json").stat().st_mode & 0o077 == 0
    other = AuthorKeys(tmp_path / "other")
    assert other.take(tmp_path / "stick" / "key.json") == key
    (tmp_path / KEY_NAME).write_text("{")
    with pytest.raises(BadPackError) as caught:
        desk.keys.key()
    assert caught.value.fault is PackFault.BAD_KEY
