"""What other programs log beside answers: kept, given back, never counted; and forgetting by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from studyapp.app import build
from studyapp.domain.exchange import InAnswer, ItemFate
from studyapp.domain.schedule import MemoryPhase
from studyapp.services.replay import replayed
from tests.anki_decks import LOG, collection, fill, fill_richly, give, take
from tests.services.test_exchange import app, clock, exported, studied

if TYPE_CHECKING:
    from pathlib import Path

    from studyapp.app import App
    from tests.examples import SetClock

__all__ = ["app", "clock"]


def test_lines_that_are_no_answers_are_kept_and_never_counted(tmp_path: Path):
    mine = build(None, tmp_path / "now", clock=lambda: datetime.now(UTC))
    with collection(tmp_path / "source.anki2") as anki:
        fill_richly(anki)
        give(anki, tmp_path / "in.apkg", legacy=False)
        answered = anki.db.scalar("select count() from revlog where ease > 0")
        others = anki.db.scalar("select count() from revlog where ease = 0")
    assert others == 4
    report = mine.exchange.import_cards(tmp_path / "in.apkg")
    assert report.answers == answered + others
    cards = [card for document_id in report.documents for card in mine.quiz.cards(document_id)]
    reviews = [review for card in cards for review in mine.quiz.history(card.id).reviews]
    assert len(reviews) == answered
    practised = sum(not review.kind.schedules for review in reviews)
    assert sum(day.reviews for day in mine.progress.figures(None).days) == answered - practised
    histories = [mine.quiz.history(card.id) for card in cards]
    assert sum(bool(each.reviews) and each.memory.phase is MemoryPhase.NEW for each in histories) == 1  # forgotten
    mine.close()


def test_a_card_that_was_forgotten_in_anki_begins_again(app: App, clock: SetClock, tmp_path: Path):
    _, cards = studied(app, clock)
    card = cards[0]
    assert app.quiz.history(card.id).memory.reviews == 3
    with collection(tmp_path / "c.anki2") as anki:
        take(anki, exported(app, tmp_path / "out.apkg"))
        (number,) = [n for n in anki.find_cards("") if card.id in {*anki.get_card(n).note().fields}][:1]
        anki.sched.schedule_cards_as_new([number])
        give(anki, tmp_path / "back.apkg", legacy=False)
        log = anki.db.all(LOG)
    report = app.exchange.import_cards(tmp_path / "back.apkg")
    assert (report.count(ItemFate.UPDATED), report.answers) == (1, 1)
    history = app.quiz.history(card.id)
    assert (history.memory.phase, history.memory.reviews, len(history.reviews)) == (MemoryPhase.NEW, 0, 3)
    with collection(tmp_path / "d.anki2") as anki:
        take(anki, exported(app, tmp_path / "again.apkg"))
        assert anki.db.all(LOG) == log
    app.history.undo()
    assert app.quiz.history(card.id).memory.reviews == 3
    with collection(tmp_path / "e.anki2") as anki:
        take(anki, exported(app, tmp_path / "undone.apkg"))
        assert anki.db.scalar("select count() from revlog") == len(log) - 1


def test_what_was_answered_before_a_card_was_forgotten_is_no_part_of_its_memory():
    def answer(day: int, grade: int) -> InAnswer:
        return InAnswer(day * 86_400_000, grade, "review", 3 * 86_400, 86_400, 900, (3, 1, 0, 1))

    whole = replayed([answer(20_000, 3), answer(20_003, 3)], day_start_hour=4)
    anew = replayed([answer(20_003, 3), answer(20_000, 3)], day_start_hour=4, forgotten=[20_002 * 86_400_000])
    assert whole[1].before.reviews == 1
    assert anew[1].before.phase is MemoryPhase.NEW
    assert anew[1].after.stability_days == whole[0].after.stability_days


def test_a_table_with_the_guids_of_a_deck_changes_its_words_and_nothing_else(app: App, tmp_path: Path):
    with collection(tmp_path / "source.anki2") as anki:
        fill(anki)
        give(anki, tmp_path / "in.apkg", legacy=False)
        before = anki.get_note(anki.find_notes("Mara")[0])
    app.exchange.import_cards(tmp_path / "in.apkg")
    table = tmp_path / "Towns.csv"
    head = "#separator:Semicolon\n#html:true\n#guid column:1\n"
    table.write_text(f"{head}{before.guid};Who was Mara Berg?;her mills (1840)\n", encoding="utf-8")
    report = app.exchange.import_cards(table)
    assert [item.fate for item in report.items] == [ItemFate.UPDATED]
    assert [item.fate for item in app.exchange.import_cards(table).items] == [ItemFate.SAME]
    cards = [card for document_id in report.documents for card in app.quiz.cards(document_id)]
    assert "her mills (1840)" in {card.wording.answer for card in cards}
    with collection(tmp_path / "target.anki2") as anki:
        take(anki, exported(app, tmp_path / "out.apkg"))
        note = anki.get_note(anki.find_notes("Mara")[0])
        assert (note.guid, note.note_type()["name"], note.fields[:2]) == (before.guid, "Person", before.fields[:2])
