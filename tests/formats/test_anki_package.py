"""Anki packages, file by file: what is too large, locked, broken or missing in them."""

from __future__ import annotations

import json
import os
import sqlite3
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.errors import ExchangeError, ExchangeFault, Unreadable, UnreadableFileError
from studyapp.domain.exchange import RefusedWhy
from studyapp.formats import anki_package, card_files
from studyapp.formats.anki_package import Package, decks_of, filtered_decks, models_of
from studyapp.formats.anki_schema import models_json
from studyapp.formats.anki_wire import fields
from studyapp.formats.card_files import read_cards, read_limited
from studyapp.formats.csv_cards import BASIC
from studyapp.processes import ChildDiedError
from tests.anki_decks import picture
from tests.formats.test_anki_read import collection, package

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def varint(value: int) -> bytes:
    found = b""
    while value > 0x7F:
        found += bytes([value & 0x7F | 0x80])
        value >>= 7
    return found + bytes([value])


def entry(number: int, value: bytes) -> bytes:
    return varint(number << 3 | 2) + varint(len(value)) + value


def shown(field: str) -> Callable[[sqlite3.Connection], object]:
    return lambda driver: driver.execute(
        "UPDATE notes SET flds = ? || x'1f' || 'answer' WHERE id = 1", (f"seen {field}",)
    )


def new_package(folder: Path, media: dict[str, bytes], *, listed: bytes | None = None, meta: int = 3) -> Path:
    """A package in the form of Anki 2.1.50 and later, with a collection of schema 11 in it."""
    path = folder / "new.apkg"
    pack = zstandard.ZstdCompressor().compress
    field = " ".join(f'<img src="{name}">' for name in media)
    names = b"".join(entry(1, entry(1, name.encode())) for name in media) if listed is None else listed
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("meta", b"\x08" + bytes([meta]))
        archive.writestr("collection.anki21b", pack(collection(folder, 1, shown(field))))
        archive.writestr("media", pack(names))
        for number, data in enumerate(media.values()):
            archive.writestr(str(number), pack(data))
    return path


def test_media_of_a_new_package_are_unpacked_by_their_place_in_the_list(tmp_path: Path):
    deck = read_cards(new_package(tmp_path, {"å.png": picture(), "b.png": picture(50)}), float)
    assert {file.name: file.data for file in deck.files} == {"å.png": picture(), "b.png": picture(50)}
    assert [shown.words for shown in deck.pictures] == ["å", "b"]


def test_a_broken_list_of_media_costs_the_media_only(tmp_path: Path):
    for listed in (b"\xff" * 40, entry(1, b"\x0a\xff\xff\xff"), b""):
        deck = read_cards(new_package(tmp_path, {"a.png": picture()}, listed=listed), float)
        assert (len(deck.cards), deck.left_out) == (1, ("a.png",))
    for media in (b"[]", b"{", b'{"0": 5}', b"\xff\xfe"):
        path = package(tmp_path, collection(tmp_path, 1, shown('<img src="a.png">')), media=media)
        deck = read_cards(path, float)
        assert (len(deck.cards), deck.left_out) == (1, ("a.png",))


def test_media_that_are_too_large_or_broken_are_left_out_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(anki_package, "MAX_MEDIA", 2000)
    many = {"large.png": picture() + bytes(4000), "small.png": picture()}
    assert read_cards(new_package(tmp_path, many), float).left_out == ("large.png",)
    path = package(
        tmp_path, collection(tmp_path, 1, shown('<img src="a.png">')), media=json.dumps({"0": "a.png"}).encode()
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("0", picture() * 40)
    assert read_cards(path, float).left_out == ("a.png",)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("meta", b"\x08\x01" * 2000)
    with pytest.raises(UnreadableFileError) as caught:
        read_cards(path, float)
    assert caught.value.reason is Unreadable.BOMB


def test_media_with_a_wrong_checksum_are_left_out(tmp_path: Path):
    path = package(
        tmp_path, collection(tmp_path, 1, shown('<img src="a.png">')), media=json.dumps({"0": "a.png"}).encode()
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("0", b"PNG" + picture())
    path.write_bytes(path.read_bytes().replace(b"PNG\x89PNG", b"PNG\x89PNX"))
    assert read_cards(path, float).left_out == ("a.png",)


def test_a_broken_mark_of_the_version_is_damage(tmp_path: Path):
    path = package(tmp_path, collection(tmp_path))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("meta", b"\x08\x01 and more")
    path.write_bytes(path.read_bytes().replace(b"\x08\x01 and more", b"\x08\x01 and less"))
    with pytest.raises(UnreadableFileError) as caught:
        read_cards(path, float)
    assert caught.value.reason is Unreadable.DAMAGED


def test_a_locked_package_is_said_to_be_locked(tmp_path: Path):
    path = package(tmp_path, collection(tmp_path))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(bytes(data))
    with pytest.raises(UnreadableFileError) as caught:
        read_cards(path, float)
    assert caught.value.reason is Unreadable.PROTECTED


def test_one_broken_note_type_costs_its_notes_only(tmp_path: Path):
    models = json.loads(models_json([BASIC]))
    models.update({"7": {"name": "no templates"}, "x": models[str(BASIC.id)], "8": [], "9": {**models[str(BASIC.id)]}})

    def spoil(driver: sqlite3.Connection) -> None:
        driver.execute("UPDATE col SET models = ?", (json.dumps(models),))
        driver.execute("UPDATE notes SET mid = 7 WHERE id = 2")

    deck = read_cards(package(tmp_path, collection(tmp_path, 3, spoil)), float)
    assert [item.why for item in deck.refused] == [RefusedWhy.NO_NOTE_TYPE]
    assert len(deck.cards) == 2


@pytest.mark.parametrize("decks", ["5", "[1]", "{", '{"x": {"name": "a"}, "1": {}, "-5": {"name": "b"}}'])
def test_broken_decks_cost_their_names_only(tmp_path: Path, decks: str):
    path = package(tmp_path, collection(tmp_path, 3, lambda d: d.execute("UPDATE col SET decks = ?", (decks,))))
    deck = read_cards(path, float)
    assert {note.deck for note in deck.notes} <= {"deck", ""}


def test_tables_of_new_collections_are_read(tmp_path: Path):
    with closing(sqlite3.connect(tmp_path / "c")) as driver:
        driver.executescript(
            "CREATE TABLE notetypes (id, name, config); CREATE TABLE fields (ntid, ord, name, config);"
            "CREATE TABLE templates (ntid, ord, name, config); CREATE TABLE decks (id, name, kind);"
        )
        driver.execute("INSERT INTO notetypes VALUES (5, 'N', ?)", (b"\x08\x01" + entry(3, b"css"),))
        driver.execute("INSERT INTO fields VALUES (5, 0, 'Text', '')")
        driver.execute("INSERT INTO templates VALUES (5, 0, 'T', ?)", (entry(1, b"front") + entry(2, b"back"),))
        driver.executemany(
            "INSERT INTO decks VALUES (?, ?, ?)", [(1, "A\x1fB", entry(1, b"")), (2, "Cram", entry(2, b""))]
        )
        (model,) = models_of(driver).values()
        assert (model.cloze, model.fields, model.css, model.templates[0].front) == (True, ("Text",), "css", "front")
        assert decks_of(driver) == {1: "A::B", 2: "Cram"}
        assert filtered_decks(driver) == ("Cram",)


def test_numbers_of_fixed_length_come_as_their_bytes():
    data = varint(1 << 3) + varint(300) + varint(2 << 3 | 1) + bytes(8) + varint(3 << 3 | 5) + bytes(4) + entry(4, b"x")
    assert list(fields(data)) == [(1, 300), (2, bytes(8)), (3, bytes(4)), (4, b"x")]
    assert list(fields(entry(1, b"a") + varint(2 << 3 | 3) + b"rest")) == [(1, b"a")]


@given(st.binary(max_size=60))
def test_no_bytes_lead_the_reader_of_buffers_astray(data: bytes):
    assert sum(1 for _ in fields(data)) <= len(data)


def test_a_file_that_is_none_or_may_not_be_read_is_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def reason(path: Path) -> Unreadable:
        with pytest.raises(UnreadableFileError) as caught:
            read_limited(path, on_progress=float)
        return caught.value.reason

    assert reason(tmp_path / "missing.apkg") is Unreadable.MISSING
    assert reason(tmp_path) is Unreadable.NOT_A_FILE
    path = package(tmp_path, collection(tmp_path))
    with monkeypatch.context() as patch:
        patch.setattr(card_files, "MAX_MIB", 0)
        assert reason(path) is Unreadable.TOO_LARGE
    with monkeypatch.context() as patch:
        patch.setattr(card_files, "run_limited", _raise(PermissionError("no")))
        assert reason(path) is Unreadable.NO_PERMISSION
        patch.setattr(card_files, "run_limited", _raise(ChildDiedError(-6)))
        assert reason(path) is Unreadable.LIMITS
        patch.setattr(card_files, "run_limited", _raise(ChildDiedError(3)))
        assert reason(path) is Unreadable.DAMAGED


def _raise(error: Exception) -> Callable[..., object]:
    def run(*_: object, **__: object) -> object:
        raise error

    return run


def test_a_package_of_the_future_names_its_fault(tmp_path: Path):
    with pytest.raises(ExchangeError) as caught:
        Package(new_package(tmp_path, {}, meta=4))
    assert caught.value.fault is ExchangeFault.NEWER
    assert os.fspath(tmp_path) not in str(caught.value)


def test_a_note_whose_every_card_is_mute_is_refused_and_a_mute_card_is_named(tmp_path: Path):
    def spoil(driver: sqlite3.Connection) -> None:
        driver.execute(
            "INSERT INTO cards SELECT 99, 1, did, 4, mod, usn, type, queue, due, ivl, factor, reps, lapses,"
            " left, odue, odid, flags, data FROM cards WHERE id = 1"
        )
        driver.execute("DELETE FROM cards WHERE nid = 2")
        driver.execute("UPDATE notes SET flds = flds || x'1f' || 'a field too many' WHERE id = 3")

    deck = read_cards(package(tmp_path, collection(tmp_path, 3, spoil)), float)
    assert {item.name: item.why for item in deck.refused} == {
        "g1/5": RefusedWhy.NO_ANSWER,
        "g2": RefusedWhy.NO_ANSWER,
    }
    assert [note.fields for note in deck.notes] == [("question 1", "answer 1"), ("question 3", "answer 3")]
