"""What Anki keeps beside words and schedules goes from Anki through a library and back to Anki."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from studyapp.app import build
from studyapp.store.exchange import ExchangeStore
from tests.anki_decks import collection, fill_richly, give, take
from tests.services.test_exchange import exported

if TYPE_CHECKING:
    from pathlib import Path

    from anki.collection import Collection

_LIVING = {"mod", "usn", "id"}


def configure(anki: Collection) -> None:
    """Give decks options of their own, a note type other fonts, and templates files that only they name."""
    for name, per_day in (("Towns", 7), ("Towns::On the Lind", 3)):
        options = anki.decks.add_config(f"For {name}")
        options["new"].update(perDay=per_day, delays=[2.0, 15.0, 60.0], bury=True, order=0, initialFactor=2350)
        options["rev"].update(perDay=55, ease4=1.45, hardFactor=1.1, ivlFct=0.95, maxIvl=400)
        options["lapse"].update(delays=[5.0], leechAction=0, leechFails=5, minInt=2, mult=0.25)
        options.update(desiredRetention=0.83, fsrsParams6=[0.2 + number / 10 for number in range(21)])
        options.update(autoplay=False, replayq=False, timer=1, maxTaken=90, newMix=1, reviewOrder=2, waitForAudio=False)
        options.update(newSortOrder=1, newGatherPriority=3, interdayLearningMix=2, buryInterdayLearning=True)
        options.update(easyDaysPercentages=[1.0, 0.5, 1.0, 1.0, 1.0, 0.0, 0.0], weightSearch="deck:Towns")
        options.update(secondsToShowQuestion=4.5, stopTimerOnAnswer=True, ignoreRevlogsBeforeDate="2024-05-01")
        anki.decks.update_config(options)
        deck = anki.decks.by_name(name)
        deck.update(conf=options["id"], desc=f"about <b>{name}</b>", newLimit=4, reviewLimit=30, extendNew=12)
        deck.update(collapsed=False, desiredRetention=91)
        anki.decks.save(deck)
    model = anki.models.by_name("Bridge")
    model["flds"][0].update(font="Georgia", size=33, rtl=True, description="its name", sticky=True)
    model["flds"][1].update(plainText=True, collapsed=True, excludeFromSearch=True)
    model["tmpls"][0].update(bqfmt="B {{Name}}", bafmt="{{Built}}", bfont="Courier", bsize=9)
    model["tmpls"][1]["afmt"] += '<img src="_crest.png">'
    model["css"] += '@font-face { font-family: hand; src: url("_hand.ttf"); }'
    model.update(sortf=1, latexPre="% before", latexPost="% behind", latexsvg=True)
    anki.models.update_dict(model)
    for name in ("_hand.ttf", "_crest.png"):
        anki.media.write_data(name, name.encode())


def settings(anki: Collection) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in ("Towns", "Towns::On the Lind", "Towns::On the Lind::Rivers", "Mills"):
        deck = dict(anki.decks.by_name(name))
        options = dict(anki.decks.get_config(deck["conf"]))
        today = {key for key in deck if key.endswith("Today")}
        found[name] = {key: value for key, value in deck.items() if key not in {*_LIVING, *today, "conf"}}
        found[f"{name}: options"] = {key: value for key, value in options.items() if key not in {"mod", "usn"}}
    model = dict(anki.models.by_name("Bridge"))
    by_anki = {"mod", "usn", "originalId"}  # the last one is written by each import
    found["look"] = {key: value for key, value in model.items() if key not in by_anki}
    found["notes"] = anki.db.all("select id, guid from notes order by id")
    found["media"] = [name for name in ("_hand.ttf", "_crest.png") if anki.media.have(name)]
    return found


@pytest.mark.parametrize("legacy", [True, False])
def test_options_of_decks_looks_of_note_types_ids_and_files_of_templates_go_round(tmp_path: Path, legacy: bool):
    with collection(tmp_path / "source.anki2") as anki:
        fill_richly(anki)
        configure(anki)
        give(anki, tmp_path / "in.apkg", legacy=legacy)
        source = settings(anki)
    with closing(build(None, tmp_path / "mine")) as app:
        report = app.exchange.import_cards(tmp_path / "in.apkg")
        package = exported(app, tmp_path / "out.apkg")
        again = app.exchange.import_cards(tmp_path / "in.apkg")
        assert again.count(again.items[0].fate) == len(again.items)
    assert report.options == 5
    assert report.left_out == ("Cram",)
    with collection(tmp_path / "target.anki2") as anki:
        take(anki, package, options=True)
        arrived = settings(anki)
    for name, value in source.items():
        assert arrived[name] == value, name


def test_undoing_an_import_takes_the_options_of_decks_back_too(tmp_path: Path):
    with closing(build(None, tmp_path / "mine")) as app, collection(tmp_path / "source.anki2") as anki:
        fill_richly(anki)
        give(anki, tmp_path / "first.apkg", legacy=False)
        configure(anki)
        give(anki, tmp_path / "second.apkg", legacy=False)
        app.exchange.import_cards(tmp_path / "first.apkg")
        before = ExchangeStore(app.database).options()
        app.exchange.import_cards(tmp_path / "second.apkg")
        assert ExchangeStore(app.database).options() != before
        app.history.undo()
        assert ExchangeStore(app.database).options() == before
