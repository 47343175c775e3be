"""Answers and resets of Anki on two machines of one learner."""

from __future__ import annotations

from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from sqlalchemy import select

from studyapp.app import App, build
from studyapp.store import tables
from tests.anki_decks import collection, fill, give

if TYPE_CHECKING:
    from pathlib import Path


def memories(app: App) -> list[tuple[object, ...]]:
    with app.database.read() as connection:
        rows = connection.execute(select(tables.memory).order_by(tables.memory.c.card_id)).all()
    return [tuple(row) for row in rows]


def test_what_anki_taught_and_made_new_is_the_same_on_the_machine_that_did_not_import_it(tmp_path: Path):
    folder = tmp_path / "shared"
    folder.mkdir()
    with ExitStack() as stack:
        first, second = (stack.enter_context(closing(build(None, tmp_path / name))) for name in ("first", "second"))
        anki = stack.enter_context(collection(tmp_path / "source.anki2"))
        fill(anki, more=30)
        give(anki, tmp_path / "deck.apkg", legacy=False)
        for app in (first, second):
            app.exchange.import_cards(tmp_path / "deck.apkg")
        first.machines.keep_together(folder)
        second.machines.keep_together(folder, join=second.machines.companions(folder)[0].learner_id)
        assert memories(first) == memories(second)

        towns = anki.decks.id("Towns")
        anki.decks.select(towns)
        for ease in (3, 4, 1):
            anki.sched.answerCard(anki.sched.getCard(), ease)
        anki.sched.schedule_cards_as_new(anki.db.list("select id from cards where reps > 1 order by id limit 2"))
        give(anki, tmp_path / "later.apkg", legacy=False)
        report = first.exchange.import_cards(tmp_path / "later.apkg")
        assert report.answers == 5
        assert memories(first) != memories(second)

        for _ in range(2):
            for app in (first, second):
                app.machines.keep_together(folder)

        assert memories(first) == memories(second)
        second.history.undo()
        assert memories(first) != memories(second)
