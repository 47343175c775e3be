"""Cards to Anki and back, with the real Anki at the other end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from studyapp.app import App, build
from studyapp.domain.card import Wording
from studyapp.domain.errors import ExchangeError, ExchangeFault
from studyapp.domain.exchange import ExchangeFormat, ItemFate
from studyapp.domain.schedule import Grade, StudyKind
from studyapp.store.library import LibraryStore
from tests.anki_decks import LOG, NOTES, Arrived, collection, content, fill, fill_richly, give, take
from tests.examples import SetClock, example_analysis, example_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from studyapp.domain.card import Card
    from studyapp.domain.document import DocumentId
    from studyapp.domain.exchange import ExchangeReport


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def app(tmp_path: Path, clock: SetClock) -> Iterator[App]:
    made = build(None, tmp_path / "mine", clock=clock)
    yield made
    made.close()


@pytest.fixture
def other(tmp_path: Path, clock: SetClock) -> Iterator[App]:
    made = build(None, tmp_path / "theirs", clock=clock)
    yield made
    made.close()


def studied(app: App, clock: SetClock) -> tuple[DocumentId, list[Card]]:
    document = example_document()
    LibraryStore(app.database).add(document, clock())
    app.reader.keep_analysis(document.id, example_analysis())
    cards = list(app.quiz.suggestions(document.id))
    app.quiz.approve([card.id for card in cards])
    for day in range(3):
        for at, card in enumerate(cards[:3]):
            grade = Grade(1 + (at + day) % 4)
            app.quiz.answer(card.id, grade, kind=StudyKind.REVIEW, duration_ms=1500 + at)
            clock.now = clock() + timedelta(seconds=7)
        clock.now = clock() + timedelta(days=4)
    return document.id, cards


def exported(app: App, path: Path, *, scheduling: bool = True) -> Path:
    ids = [summary.id for summary in reversed(app.library.documents())]
    app.exchange.export(path, ids, ExchangeFormat.ANKI, scheduling=scheduling)
    return path


def fates(report: ExchangeReport) -> list[str]:
    return [item.fate.value for item in report.items]


def test_anki_takes_every_card_with_schedule_and_history(app: App, clock: SetClock, tmp_path: Path):
    _, cards = studied(app, clock)
    package = exported(app, tmp_path / "out.apkg")
    with collection(tmp_path / "c.anki2") as anki:
        assert take(anki, package) == Arrived(new=len(cards), updated=0, same=0, refused=0)
        assert anki.card_count() == len(cards)
        assert [deck.name for deck in anki.decks.all_names_and_ids()][-1] == "The Harbour Wall"
        found = {}
        for number in anki.find_cards(""):
            card = anki.get_card(number)
            field = "Reverse card" if card.ord else "Card"
            found[card.note()[field]] = card
            if card.reps:
                assert card.note()["Source"] in " ".join(app.reader.document(cards[0].document_id).text.split())
        for card in cards:
            history = app.quiz.history(card.id)
            theirs = found[card.id]
            assert theirs.reps == (history.memory.reviews if history.memory else 0)
            assert theirs.lapses == (history.memory.lapses if history.memory else 0)
            log = anki.db.all("select id, ease, time from revlog where cid = ? order by id", theirs.id)
            ours = [[int(r.answered_at.timestamp() * 1000), int(r.grade), r.duration_ms] for r in history.reviews]
            assert log == ours
            if history.memory is not None and history.memory.stability_days is not None:
                assert theirs.memory_state.stability == pytest.approx(history.memory.stability_days, rel=1e-3)
                assert theirs.memory_state.difficulty == pytest.approx(history.memory.difficulty, abs=1e-3)


def test_a_second_import_into_anki_adds_nothing_and_an_edit_updates(app: App, clock: SetClock, tmp_path: Path):
    _, cards = studied(app, clock)
    with collection(tmp_path / "c.anki2") as anki:
        take(anki, exported(app, tmp_path / "out.apkg"))
        logged = anki.db.all(LOG)
        assert take(anki, exported(app, tmp_path / "again.apkg")) == Arrived(0, 0, len(cards), 0)
        clock.now = clock() + timedelta(minutes=5)
        card = next(card for card in cards if card.type.value == "question")
        app.quiz.edit(card.id, Wording("Which day was the wall opened?", card.wording.answer))
        assert take(anki, exported(app, tmp_path / "edited.apkg")) == Arrived(0, 1, len(cards) - 1, 0)
        assert len(anki.find_notes('"Question:Which day was the wall opened?"')) == 1
        assert anki.db.all(LOG) == logged


def test_without_scheduling_all_cards_are_new_there(app: App, clock: SetClock, tmp_path: Path):
    studied(app, clock)
    with collection(tmp_path / "c.anki2") as anki:
        take(anki, exported(app, tmp_path / "out.apkg", scheduling=False))
        assert anki.db.list("select distinct type from cards") == [0]
        assert anki.db.scalar("select count() from revlog") == 0


@pytest.mark.parametrize("legacy", [True, False])
def test_what_comes_back_unchanged_changes_nothing_and_new_answers_are_added(
    app: App, clock: SetClock, tmp_path: Path, legacy: bool
):
    document_id, cards = studied(app, clock)
    before = {card.id: app.quiz.history(card.id) for card in cards}
    with collection(tmp_path / "c.anki2") as anki:
        take(anki, exported(app, tmp_path / "out.apkg"))
        give(anki, tmp_path / "back.apkg", legacy=legacy)
        report = app.exchange.import_cards(tmp_path / "back.apkg")
        assert fates(report) == ["same"] * len(cards)
        assert {card.id: app.quiz.history(card.id) for card in cards} == before
        anki.decks.select(anki.decks.id_for_name("The Harbour Wall"))
        answered = anki.sched.getCard()
        anki.sched.answerCard(answered, 3)
        give(anki, tmp_path / "later.apkg", legacy=legacy)
    report = app.exchange.import_cards(tmp_path / "later.apkg")
    assert report.answers == 1
    assert sorted(fates(report)) == ["same"] * (len(cards) - 1) + ["updated"]
    total = sum(len(app.quiz.history(card.id).reviews) for card in app.quiz.cards(document_id))
    assert total == sum(len(history.reviews) for history in before.values()) + 1
    app.history.undo()
    assert {card.id: app.quiz.history(card.id) for card in cards} == before


@pytest.mark.parametrize("legacy", [True, False])
def test_a_deck_of_anki_goes_round_with_every_field_and_every_answer(app: App, tmp_path: Path, legacy: bool):
    with collection(tmp_path / "source.anki2") as anki:
        fill(anki)
        give(anki, tmp_path / "in.apkg", legacy=legacy)
        notes, log = anki.db.all(NOTES), anki.db.all(LOG)
        cards = anki.db.all(_CARDS)
    assert len(log) > 8
    report = app.exchange.import_cards(tmp_path / "in.apkg")
    assert fates(report) == ["new"] * len(notes)
    assert report.answers == len(log)
    assert report.left_out == ("horn.mp3",)  # which the collection does not have
    with collection(tmp_path / "target.anki2") as anki:
        take(anki, exported(app, tmp_path / "out.apkg"))
        assert anki.db.all(NOTES) == notes
        assert anki.db.all(LOG) == log
        arrived = anki.db.all(_CARDS)
        names = {deck.name for deck in anki.decks.all_names_and_ids()}
    assert arrived == cards
    assert {"Norwegian::Verbs", "Towns"} <= names
    assert fates(app.exchange.import_cards(tmp_path / "in.apkg")) == ["same"] * len(notes)


_CARDS = """
    select n.guid, c.ord, c.type, c.reps, c.lapses, c.ivl from cards c join notes n on n.id = c.nid
    order by n.guid, c.ord
"""


def test_an_imported_deck_is_a_document_whose_cards_have_a_passage(app: App, tmp_path: Path):
    with collection(tmp_path / "source.anki2") as anki:
        fill(anki)
        give(anki, tmp_path / "in.apkg", legacy=False)
    report = app.exchange.import_cards(tmp_path / "in.apkg")
    titles = {summary.title for summary in app.library.documents()}
    assert titles == {"Norwegian", "Towns"}
    for document_id in report.documents:
        document = app.reader.document(document_id)
        for card in app.quiz.cards(document_id):
            assert card.source is not None
            assert card.source.of(document.text) == card.quote
            assert card.wording.prompt
            assert card.wording.answer
    towns = next(summary.id for summary in app.library.documents() if summary.title == "Towns")
    (figure,) = app.reader.layout(towns).figures
    assert app.reader.image(towns, figure.image_id).media_type == "image/png"
    assert "lighthouse" in figure.words
    prompts = {card.wording.prompt: card.wording.answer for card in app.quiz.cards(towns)}
    assert prompts["_____ lies on the Lind."] == "Osby"
    assert prompts["Osby lies on the _____."] == "Lind"
    assert prompts["Who was Mara Berg?"] == "her bridges (1840)"


def test_an_edit_in_anki_updates_the_card_and_its_passage_in_one_step(app: App, tmp_path: Path):
    with collection(tmp_path / "source.anki2") as anki:
        fill(anki)
        give(anki, tmp_path / "in.apkg", legacy=False)
        app.exchange.import_cards(tmp_path / "in.apkg")
        note = anki.get_note(anki.find_notes("Mara")[0])
        note["Known for"] = "two bridges"
        anki.update_note(note)
        new = anki.new_note(anki.models.by_name("Basic"))
        new["Front"], new["Back"] = "Where is the weir?", "Below Osby"
        anki.add_note(new, anki.decks.id("Towns"))
        give(anki, tmp_path / "edited.apkg", legacy=True)
    towns = next(summary.id for summary in app.library.documents() if summary.title == "Towns")
    before = app.reader.document(towns).text
    report = app.exchange.import_cards(tmp_path / "edited.apkg")
    assert [report.count(fate) for fate in ItemFate] == [1, 1, 4, 0]
    text = app.reader.document(towns).text
    assert "two bridges" in text
    assert "her bridges" not in text
    for card in app.quiz.cards(towns):
        assert card.source is not None
        assert card.source.of(text) == card.quote
    assert {card.wording.answer for card in app.quiz.cards(towns)} >= {"two bridges (1840)", "Below Osby"}
    app.history.undo()
    assert app.reader.document(towns).text == before
    assert "Below Osby" not in {card.wording.answer for card in app.quiz.cards(towns)}
    again = app.exchange.import_cards(tmp_path / "edited.apkg")
    assert [again.count(fate) for fate in ItemFate] == [1, 1, 4, 0]


def test_undo_takes_an_import_back_and_a_second_import_brings_all_of_it_again(app: App, tmp_path: Path):
    with collection(tmp_path / "source.anki2") as anki:
        fill(anki)
        give(anki, tmp_path / "in.apkg", legacy=False)
    first = app.exchange.import_cards(tmp_path / "in.apkg")
    app.history.undo()
    assert not app.library.documents()
    again = app.exchange.import_cards(tmp_path / "in.apkg")
    assert fates(again) == fates(first)
    assert len(app.library.documents()) == 2
    logged = [len(app.quiz.history(card.id).reviews) for i in again.documents for card in app.quiz.cards(i)]
    assert sum(logged) == first.answers


def test_a_friend_gets_the_cards_of_a_document_that_they_do_not_have(
    app: App, other: App, clock: SetClock, tmp_path: Path
):
    _, cards = studied(app, clock)
    package = exported(app, tmp_path / "out.apkg")
    report = other.exchange.import_cards(package)
    assert fates(report) == ["new"] * len(cards)
    theirs = other.quiz.cards(report.documents[0])
    assert sorted((c.type, c.wording.prompt, c.wording.answer) for c in theirs) == sorted(
        (c.type, c.wording.prompt, c.wording.answer) for c in cards
    )
    assert fates(other.exchange.import_cards(package)) == ["same"] * len(cards)


def test_a_table_goes_round_and_changes_nothing(app: App, clock: SetClock, tmp_path: Path):
    document_id, cards = studied(app, clock)
    app.exchange.export(tmp_path / "out.csv", [document_id], ExchangeFormat.CSV)
    assert fates(app.exchange.import_cards(tmp_path / "out.csv")) == ["same"] * len(cards)
    text = (tmp_path / "out.csv").read_text().replace("3 May 2019,", "the third of May 2019,")
    (tmp_path / "out.csv").write_text(text.replace("3 May 2019<div", "the third of May<div"))
    report = app.exchange.import_cards(tmp_path / "out.csv")
    assert report.count(ItemFate.UPDATED) == 1
    answers = {card.wording.answer for card in app.quiz.cards(document_id)}
    assert "the third of May" in answers


def test_nothing_to_write_and_nowhere_to_write_it_are_said(app: App, tmp_path: Path):
    document = example_document()
    LibraryStore(app.database).add(document, SetClock()())
    for chosen in (ExchangeFormat.ANKI, ExchangeFormat.TIMELINEJS):
        with pytest.raises(ExchangeError) as caught:
            app.exchange.export(tmp_path / "out", [document.id], chosen)
        assert caught.value.fault is ExchangeFault.EMPTY
    app.reader.keep_analysis(document.id, example_analysis())
    app.quiz.approve([card.id for card in app.quiz.suggestions(document.id)])
    for chosen in ExchangeFormat:
        with pytest.raises(ExchangeError) as caught:
            app.exchange.export(tmp_path / "missing" / "out", [document.id], chosen)
        assert caught.value.fault is ExchangeFault.UNWRITABLE
    assert not list(tmp_path.glob(".*part"))


def test_answers_of_one_millisecond_all_arrive(app: App, clock: SetClock, tmp_path: Path):
    _, cards = studied(app, clock)
    for _ in range(2):
        for card in cards[:3]:
            app.quiz.answer(card.id, Grade.GOOD, kind=StudyKind.PRACTICE, duration_ms=10)
    total = sum(len(app.quiz.history(card.id).reviews) for card in cards)
    with collection(tmp_path / "c.anki2") as anki:
        take(anki, exported(app, tmp_path / "out.apkg"))
        assert anki.db.scalar("select count() from revlog") == total
        assert anki.db.scalar("select count(distinct cid) from revlog where type = 3") == 3


def test_one_document_of_many_takes_its_own_history_along(app: App, clock: SetClock, tmp_path: Path):
    with collection(tmp_path / "source.anki2") as anki:
        fill(anki, more=40)
        give(anki, tmp_path / "in.apkg", legacy=False)
    app.exchange.import_cards(tmp_path / "in.apkg")
    document_id, cards = studied(app, clock)
    app.history.undo()
    app.exchange.export(tmp_path / "one.apkg", [document_id], ExchangeFormat.ANKI)
    expected = sorted(
        int(review.answered_at.timestamp() * 1000) for card in cards for review in app.quiz.history(card.id).reviews
    )
    with collection(tmp_path / "c.anki2") as anki:
        take(anki, tmp_path / "one.apkg")
        assert anki.db.list("select id from revlog order by id") == expected
        assert anki.card_count() == len(cards)


def test_an_export_changes_nothing_and_asks_for_no_backup(app: App, clock: SetClock, tmp_path: Path):
    studied(app, clock)
    app.backups.backup_now()
    before = app.database.change_count
    exported(app, tmp_path / "out.apkg")
    assert app.database.change_count == before
    clock.now = clock() + timedelta(hours=2)
    assert app.backups.backup_if_due() is None


@pytest.mark.parametrize("legacy", [True, False])
def test_all_that_a_package_carries_goes_round_as_if_anki_had_handed_it_on_itself(tmp_path: Path, legacy: bool):
    other = build(None, tmp_path / "now", clock=lambda: datetime.now(UTC))
    with collection(tmp_path / "source.anki2") as anki:
        fill_richly(anki)
        give(anki, tmp_path / "in.apkg", legacy=legacy)
        source = content(anki)
    with collection(tmp_path / "direct.anki2") as anki:
        take(anki, tmp_path / "in.apkg")
        direct = content(anki)
    report = other.exchange.import_cards(tmp_path / "in.apkg")
    assert {item.fate for item in report.items} == {ItemFate.NEW}
    assert report.left_out == ("Cram",)  # a filtered deck; its cards are where they came from
    package = exported(other, tmp_path / "out.apkg")
    with collection(tmp_path / "ours.anki2") as anki:
        take(anki, package)
        ours = content(anki)
    assert ours == direct
    assert (ours.cards, ours.log, ours.media) == (source.cards, source.log, source.media)
    again = other.exchange.import_cards(tmp_path / "in.apkg")
    assert (again.count(ItemFate.SAME), again.answers) == (len(report.items), 0)
    other.close()
