"""Cards of Anki that are edited here go back to the real Anki as they were edited."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from studyapp.app import App, build
from studyapp.domain.card import Wording
from studyapp.domain.exchange import ExchangeFormat, ItemFate
from tests.anki_decks import Arrived, collection, content, fill, fill_richly, give, take
from tests.examples import SetClock
from tests.services.test_exchange import exported

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def app(tmp_path: Path, clock: SetClock) -> Iterator[App]:
    made = build(None, tmp_path / "mine", clock=clock)
    yield made
    made.close()


def test_an_edit_of_an_imported_card_goes_back_into_its_field(app: App, clock: SetClock, tmp_path: Path):
    with collection(tmp_path / "source.anki2") as anki:
        fill(anki)
        give(anki, tmp_path / "in.apkg", legacy=False)
        report = app.exchange.import_cards(tmp_path / "in.apkg")
        cards = [card for document_id in report.documents for card in app.quiz.cards(document_id)]
        card = next(card for card in cards if card.wording.answer == "to hope")
        clock.now = clock() + timedelta(days=9999)
        app.quiz.edit(card.id, Wording(card.wording.prompt, "to hope <for>"))
        assert take(anki, exported(app, tmp_path / "out.apkg")) == Arrived(0, 1, 4, 0)
        note = anki.get_note(anki.find_notes("håpe")[0])
        assert note.fields == ["å håpe", "to hope &lt;for&gt;"]


def test_an_edit_of_one_gap_of_several_goes_back_and_nothing_else_changes(app: App, clock: SetClock, tmp_path: Path):
    with collection(tmp_path / "source.anki2") as anki:
        fill_richly(anki)
        give(anki, tmp_path / "in.apkg", legacy=False)
        before = content(anki)
        report = app.exchange.import_cards(tmp_path / "in.apkg")
        cards = [card for document_id in report.documents for card in app.quiz.cards(document_id)]
        card = next(card for card in cards if card.wording.prompt == "_____ and Elm lie on the Lind.")
        clock.now = clock() + timedelta(days=9999)
        app.quiz.edit(card.id, Wording("The towns of _____ and Elm lie by the Lind.", "Old Osby"))
        assert take(anki, exported(app, tmp_path / "out.apkg")).updated == 1
        after = content(anki)
        (mine,) = (note for note in after.notes if "c1::" in note[2] and "c2::" in note[2])
        text = "The towns of {{c1::Old Osby}} and {{c2::Elm}} lie by the {{c3::Lind::river}}."
        assert mine[2].partition("\x1f")[0] == text
        assert [note for note in after.notes if note != mine] == [note for note in before.notes if note[0] != mine[0]]
        assert (after.cards, after.log, after.media) == (before.cards, before.log, before.media)
        give(anki, tmp_path / "back.apkg", legacy=False)
    again = app.exchange.import_cards(tmp_path / "back.apkg")
    assert (again.count(ItemFate.NEW), again.answers) == (0, 0)
    prompts = {each.wording.prompt for document_id in again.documents for each in app.quiz.cards(document_id)}
    assert "The towns of Old Osby and _____ lie by the Lind." in prompts


def test_gaps_of_one_note_that_disagree_become_notes_that_keep_their_guid(app: App, clock: SetClock, tmp_path: Path):
    with collection(tmp_path / "source.anki2") as anki:
        fill(anki)
        give(anki, tmp_path / "in.apkg", legacy=False)
        before = content(anki)
        report = app.exchange.import_cards(tmp_path / "in.apkg")
        cards = [card for document_id in report.documents for card in app.quiz.cards(document_id)]
        town = next(card for card in cards if card.wording.prompt == "_____ lies on the Lind.")
        river = next(card for card in cards if card.wording.prompt == "Osby lies on the _____.")
        clock.now = clock() + timedelta(days=9999)
        app.quiz.edit(town.id, Wording("_____ stands on the Lind.", "Osby"))
        app.quiz.edit(river.id, Wording("Osby was built on the _____.", "Lind", hint="river"))
        documents = [summary.id for summary in app.library.documents()]
        for name, new in (("out.apkg", 1), ("again.apkg", 0)):
            written = app.exchange.export(tmp_path / name, documents, ExchangeFormat.ANKI)
            assert len(written.apart) == 1
            assert take(anki, tmp_path / name).new == new
        after = content(anki)
        assert {row[0] for row in after.log if row[0]} == {row[0] for row in before.log}
        texts = {note[2].partition("\x1f")[0] for note in after.notes}
        assert texts >= {"{{c1::Osby}} stands on the {{c2::Lind::river}}.", "Osby was built on the {{c1::Lind}}."} or (
            texts >= {"{{c1::Osby}} was built on the {{c2::Lind::river}}.", "{{c1::Osby}} stands on the Lind."}
        )
        kept = {tuple(row[3:5]) for row in before.cards}
        assert [row for row in after.cards if tuple(row[3:5]) in kept] == before.cards
        give(anki, tmp_path / "back.apkg", legacy=False)
    again = app.exchange.import_cards(tmp_path / "back.apkg")
    assert again.count(ItemFate.NEW) == 0
    worded = {each.wording.prompt for document_id in documents for each in app.quiz.cards(document_id)}
    assert written.apart[0] in worded


def test_an_answer_that_was_given_in_anki_leaves_the_wording_that_was_edited_here(app: App, tmp_path: Path):
    with collection(tmp_path / "source.anki2") as anki:
        fill(anki, more=40)
        give(anki, tmp_path / "in.apkg", legacy=False)
        report = app.exchange.import_cards(tmp_path / "in.apkg")
        cards = {card.id: card for document_id in report.documents for card in app.quiz.cards(document_id)}
        for card in cards.values():
            app.quiz.edit(card.id, Wording(f"Edited: {card.wording.prompt}", card.wording.answer))
        anki.decks.select(anki.decks.id("Towns"))
        anki.sched.answerCard(anki.sched.getCard(), 3)
        note = anki.get_note(anki.find_notes("wait")[0])
        note["Front"] = "å vente (på)"
        anki.update_note(note)
        give(anki, tmp_path / "later.apkg", legacy=False)
    assert app.exchange.import_cards(tmp_path / "later.apkg").answers == 1
    prompts = {card.wording.prompt for document_id in report.documents for card in app.quiz.cards(document_id)}
    edited = {f"Edited: {card.wording.prompt}" for card in cards.values()}
    assert prompts == edited - {"Edited: å vente"} | {"å vente (på)"}  # what was worded anew there holds
