"""Packages that are broken, hostile, too new, or wrong in one place of a thousand."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from typing import TYPE_CHECKING

import pytest
import zstandard

from studyapp.domain.errors import ExchangeError, ExchangeFault, Unreadable, UnreadableFileError
from studyapp.domain.exchange import RefusedWhy
from studyapp.formats.anki_schema import INDEXES, SCHEMA, conf_json, dconf_json, decks_json, models_json
from studyapp.formats.card_files import LIMITS, read_cards, read_limited
from studyapp.formats.csv_cards import BASIC
from studyapp.processes import Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

type Change = Callable[[sqlite3.Connection], object]


def collection(folder: Path, notes: int = 3, change: Change | None = None, *, version: int = 11) -> bytes:
    path = folder / "inner.anki2"
    path.unlink(missing_ok=True)
    driver = sqlite3.connect(path)
    driver.executescript(SCHEMA + INDEXES)
    head = (
        1,
        1_700_000_000,
        0,
        0,
        version,
        0,
        0,
        0,
        conf_json(),
        models_json([BASIC]),
        decks_json([]),
        dconf_json([]),
        "{}",
    )
    driver.execute(f"INSERT INTO col VALUES ({','.join('?' * 13)})", head)
    for n in range(1, notes + 1):
        values = (n, f"g{n}", BASIC.id, 1, -1, "", f"question {n}\x1fanswer {n}", f"question {n}", 0, 0, "")
        driver.execute(f"INSERT INTO notes VALUES ({','.join('?' * 11)})", values)
        driver.execute(f"INSERT INTO cards VALUES ({n}, {n}, 1, 0, 1, -1, 0, 0, {n}, 0, 0, 0, 0, 0, 0, 0, 0, '{{}}')")
    if change is not None:
        change(driver)
    driver.commit()
    driver.close()
    return path.read_bytes()


def package(
    folder: Path, data: bytes, *, name: str = "collection.anki2", media: bytes = b"{}", meta: bytes = b""
) -> Path:
    path = folder / "deck.apkg"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
        archive.writestr("media", media)
        if meta:
            archive.writestr("meta", meta)
    return path


def test_one_bad_note_among_a_thousand_is_named_and_the_rest_comes_in(tmp_path: Path):
    def spoil(driver: sqlite3.Connection) -> None:
        driver.execute("UPDATE notes SET flds = x'ff00fe' WHERE id = 500")
        driver.execute("UPDATE notes SET mid = 5 WHERE id = 501")
        driver.execute("UPDATE notes SET flds = '' WHERE id = 502")
        driver.execute("UPDATE notes SET flds = 'asked' || x'1f' WHERE id = 503")
        driver.execute("UPDATE notes SET guid = 'g1' WHERE id = 504")
        driver.execute("UPDATE cards SET data = '{\"s\": 1e999, \"d\": []}', due = 'x', type = 2 WHERE id = 505")
        driver.execute("INSERT INTO revlog VALUES ('7', 9, -1, 9, 'a', 0, 0, 0, 0)")

    deck = read_cards(package(tmp_path, collection(tmp_path, 1000, spoil)), float)
    assert {item.name: item.why for item in deck.refused} == {
        "g500": RefusedWhy.BROKEN,
        "g501": RefusedWhy.NO_NOTE_TYPE,
        "g502": RefusedWhy.EMPTY,
        "g503": RefusedWhy.NO_ANSWER,
        "g1": RefusedWhy.TWICE,
        "cards/505": RefusedWhy.BROKEN,
        "revlog/7": RefusedWhy.BROKEN,
    }
    assert len(deck.notes) == len(deck.cards) == 995


def test_a_truncated_package_is_damaged_wherever_it_ends(tmp_path: Path):
    data = package(tmp_path, collection(tmp_path)).read_bytes()
    for length in (0, 10, len(data) // 2, len(data) - 30):
        path = tmp_path / "cut.apkg"
        path.write_bytes(data[:length])
        with pytest.raises(UnreadableFileError) as caught:
            read_cards(path, float)
        assert caught.value.reason is Unreadable.DAMAGED


def test_a_tampered_collection_is_damaged_and_never_crashes(tmp_path: Path):
    whole = collection(tmp_path, 200)
    refused = 0
    for at in range(0, len(whole), len(whole) // 24):
        changed = bytearray(whole)
        changed[at : at + 64] = bytes(64)
        path = package(tmp_path, bytes(changed))
        try:
            read_cards(path, float)
        except (UnreadableFileError, ExchangeError):
            refused += 1
    assert refused > 0


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE col SET ver = 19", ExchangeFault.NEWER),
        ("UPDATE col SET ver = 3", ExchangeFault.WRONG_SCHEMA),
        ("DELETE FROM col", ExchangeFault.WRONG_SCHEMA),
        ("DROP TABLE revlog", ExchangeFault.WRONG_SCHEMA),
        ("ALTER TABLE notes RENAME TO n; CREATE VIEW notes AS SELECT * FROM n", ExchangeFault.WRONG_SCHEMA),
        ("DELETE FROM notes", ExchangeFault.EMPTY),
    ],
)
def test_a_wrong_or_newer_schema_is_refused(tmp_path: Path, change: str, fault: ExchangeFault):
    path = package(tmp_path, collection(tmp_path, 3, lambda driver: driver.executescript(change)))
    with pytest.raises(ExchangeError) as caught:
        read_limited(path, on_progress=float)
    assert caught.value.fault is fault


def test_a_missing_column_and_broken_json_are_refused_or_survived(tmp_path: Path):
    path = package(
        tmp_path, collection(tmp_path, 3, lambda driver: driver.execute("ALTER TABLE notes DROP COLUMN flds"))
    )
    with pytest.raises(UnreadableFileError):
        read_cards(path, float)
    path = package(tmp_path, collection(tmp_path, 3, lambda driver: driver.execute("UPDATE col SET models = '[[['")))
    assert [item.why for item in read_cards(path, float).refused] == [RefusedWhy.NO_NOTE_TYPE] * 3


@pytest.mark.parametrize(
    ("name", "meta", "fault"),
    [
        ("collection.anki99", b"\x08\x04", ExchangeFault.NEWER),
        ("collection.anki99", b"", ExchangeFault.WRONG_SCHEMA),
    ],
)
def test_a_newer_package_and_one_without_collection_are_refused(
    tmp_path: Path, name: str, meta: bytes, fault: ExchangeFault
):
    with pytest.raises(ExchangeError) as caught:
        read_cards(package(tmp_path, b"", name=name, meta=meta), float)
    assert caught.value.fault is fault


def test_a_bomb_is_refused_before_it_fills_the_disk(tmp_path: Path):
    for data, name in (
        (bytes(64 << 20), "collection.anki2"),
        (zstandard.ZstdCompressor().compress(bytes(64 << 20)), "collection.anki21b"),
    ):
        with pytest.raises(UnreadableFileError) as caught:
            read_cards(package(tmp_path, data, name=name), float)
        assert caught.value.reason is Unreadable.BOMB


def test_media_names_lead_nowhere(tmp_path: Path):
    def show(driver: sqlite3.Connection) -> None:
        field = '<img src="../../secret.png"><img src="a.png"> seen'
        driver.execute("UPDATE notes SET flds = ? || x'1f' || 'answer' WHERE id = 1", (field,))

    media = json.dumps({"../collection.anki2": "a.png", "9": "../../secret.png"}).encode()
    deck = read_cards(package(tmp_path, collection(tmp_path, 3, show), media=media), float)
    assert not deck.pictures
    assert deck.left_out == ("../../secret.png", "a.png")


def test_a_deck_that_takes_too_long_is_ended(tmp_path: Path):
    path = package(tmp_path, collection(tmp_path, 30_000))
    with pytest.raises(UnreadableFileError) as caught:
        read_limited(path, on_progress=float, limits=Limits(cpu_seconds=1, memory_mib=LIMITS.memory_mib))
    assert caught.value.reason is Unreadable.LIMITS


def test_tables_of_all_kinds_are_read_and_bad_lines_named(tmp_path: Path):
    path = tmp_path / "words.txt"
    for text in (
        (
            "#separator:tab\n#html:false\n#tags column:3\n"
            "å vente\tto <wait>\tverb\n\nalone\n\tnothing\nå vente\tto stay\t\n"
        ),
        "å vente;to <wait>;verb\n\nalone\n;nothing\nå vente;to stay;\n",
    ):
        path.write_text(text)
        deck = read_cards(path, float)
        assert [(card.wording.prompt, card.wording.answer) for card in deck.cards] == [("å vente", "to <wait>")]
        assert [item.why for item in deck.refused] == [RefusedWhy.COLUMNS, RefusedWhy.EMPTY, RefusedWhy.TWICE]
    path.write_bytes(b"\x00\x01\x02\xff" * 99)
    with pytest.raises((UnreadableFileError, ExchangeError)):
        read_cards(path, float)
    path.write_text("#html:true\n")
    with pytest.raises(ExchangeError):
        read_cards(path, float)
