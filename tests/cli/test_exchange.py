from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.app import build
from studyapp.store.library import LibraryStore
from tests.anki_decks import Arrived, collection, take
from tests.examples import SetClock, example_analysis, example_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done


def with_cards(folder: Path) -> int:
    clock = SetClock()
    app = build(None, folder, clock=clock)
    document = example_document()
    LibraryStore(app.database).add(document, clock())
    app.reader.keep_analysis(document.id, example_analysis())
    cards = app.quiz.suggestions(document.id)
    app.quiz.approve([card.id for card in cards])
    app.close()
    return len(cards)


def test_cards_go_to_anki_and_events_to_timelinejs(studyapp: Callable[..., Done], tmp_path: Path):
    count = with_cards(tmp_path / "data")
    done = studyapp("export", "The Harbour", "--to", str(tmp_path / "deck.apkg"))
    assert (done.status, done.out.strip()) == (0, f"{count} cards are in deck.apkg.")
    with collection(tmp_path / "c.anki2") as anki:
        assert take(anki, tmp_path / "deck.apkg") == Arrived(count, 0, 0, 0)
    assert "events are in story.json" in studyapp("export", "--to", str(tmp_path / "story.json")).out
    done = studyapp("export", "--to", str(tmp_path / "no" / "deck.csv"))
    assert done.status == 1
    assert "cannot be written" in done.err


def test_a_table_comes_in_and_the_refused_line_is_named(studyapp: Callable[..., Done], tmp_path: Path):
    table = tmp_path / "words.csv"
    table.write_text("å vente,to wait\nalone\n")
    done = studyapp("import", str(table), "--all")
    assert done.status == 0
    assert "1 new, 1 refused" in done.out
    assert "refused: 2 (the line has too few columns)" in done.out
    assert "1 the same" in studyapp("import", str(table)).out
    assert studyapp("import", str(tmp_path / "none.apkg")).status == 1
