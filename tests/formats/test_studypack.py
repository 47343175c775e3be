from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.domain.errors import BadPackError, PackFault
from studyapp.domain.merge import MaterialKind
from studyapp.domain.pack import ItemFaultReason, Pack
from studyapp.formats.signature import key_from_text, key_to_text, new_key
from studyapp.formats.studypack import MANIFEST, SIGNATURE, content_digest, write_pack
from studyapp.formats.studypack_reader import PackReader, read_pack
from tests.pack_samples import DOCUMENT, pack_card, rewritten, sample_pack, with_manifest, with_member

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = f"documents/{DOCUMENT.id}"
DATA = write_pack(sample_pack())


def fault_of(data: bytes) -> PackFault:
    with pytest.raises(BadPackError) as caught:
        read_pack(data, "course.studypack")
    return caught.value.fault


def test_what_is_written_is_read_again():
    read = read_pack(DATA, "course.studypack")
    assert replace(read, sha256="") == sample_pack()


def test_the_same_content_gives_the_same_bytes_signed_or_not():
    key = new_key("Ms Bee")
    assert write_pack(sample_pack()) == DATA
    assert write_pack(sample_pack(), key) == write_pack(sample_pack(), key)
    assert content_digest(sample_pack(edition=2)) == content_digest(sample_pack())
    assert content_digest(sample_pack(title="Ports")) != content_digest(sample_pack())


def test_a_signature_names_the_author_and_ends_with_any_change():
    key = new_key("Ms Bee")
    data = write_pack(sample_pack(), key)
    signed = read_pack(data, "").signed
    assert signed is not None
    assert (signed.name, signed.public_key, signed.fingerprint) == ("Ms Bee", key.public, key.fingerprint)
    assert fault_of(with_manifest(data, title="Another title")) is PackFault.BAD_SIGNATURE

    def claim(members: dict[str, bytes]) -> None:
        members[SIGNATURE] = members[SIGNATURE].replace(b"Ms Bee", b"Mr Fox")

    assert fault_of(rewritten(data, claim)) is PackFault.BAD_SIGNATURE


def test_a_key_survives_its_file_and_a_false_file_is_refused():
    key = new_key("  Ms   Bee ")
    assert key.name == "Ms Bee"
    assert key_from_text(key_to_text(key)) == key
    for text in ("", "{}", "[]", '{"kind": "studyapp author key", "name": "x", "secret": "00"}'):
        with pytest.raises(BadPackError) as caught:
            key_from_text(text, "key.json")
        assert caught.value.fault is PackFault.BAD_KEY


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.99])
def test_a_truncated_pack_is_refused(share: float):
    assert fault_of(DATA[: int(len(DATA) * share)]) is PackFault.DAMAGED


def test_a_changed_member_is_refused():
    def change(members: dict[str, bytes]) -> None:
        members[f"{FOLDER}/text.txt"] = members[f"{FOLDER}/text.txt"].replace(b"Osby", b"Ostby"[:4])

    assert fault_of(rewritten(DATA, change)) is PackFault.TAMPERED


def test_a_member_too_many_or_too_few_is_refused():
    assert fault_of(rewritten(DATA, lambda m: m.update({f"images/{'0' * 64}": b"x"}))) is PackFault.TAMPERED

    def drop(members: dict[str, bytes]) -> None:
        del members[f"{FOLDER}/cards.json"]

    assert fault_of(rewritten(DATA, drop)) is PackFault.TAMPERED


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/etc/passwd", "images/../../x", "C:\\x", "documents/x/text.txt", "a\0b"]
)
def test_a_name_that_leads_elsewhere_is_refused(name: str):
    data = rewritten(DATA, lambda members: members.update({"extra": b"x"}), names={"extra": name})
    assert fault_of(data) is PackFault.UNSAFE


def test_a_name_that_is_there_twice_is_refused():
    buffer = io.BytesIO(DATA)
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(MANIFEST, b"{}")
    assert fault_of(buffer.getvalue()) is PackFault.UNSAFE


def test_a_bomb_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, b" " * (40 << 20))
    assert fault_of(buffer.getvalue()) is PackFault.TOO_LARGE


def test_a_newer_format_says_so_even_where_nothing_else_is_understood():
    assert fault_of(with_manifest(DATA, format=2, members="elsewhere")) is PackFault.NEWER


@pytest.mark.parametrize(
    "change",
    [
        {"format": "1"},
        {"format": 0},
        {"pack_id": "x"},
        {"edition": 0},
        {"edition": True},
        {"title": " "},
        {"documents": []},
        {"plan": [{"document_id": "0" * 20, "section": "", "title": "", "due": None}]},
        {"plan": [{"document_id": DOCUMENT.id, "section": "", "title": "", "due": "soon"}]},
    ],
)
def test_a_manifest_of_another_shape_is_refused(change: dict[str, object]):
    assert fault_of(with_manifest(DATA, **change)) is PackFault.WRONG_SCHEMA


@pytest.mark.parametrize("content", [b"", b"{}", b"[1", b"NaN", b"[" * 100_000, b"\xff", b'{"items": {}}'])
def test_a_list_that_is_none_refuses_the_pack(content: bytes):
    assert fault_of(with_member(DATA, f"{FOLDER}/cards.json", content)) is PackFault.WRONG_SCHEMA


def test_a_text_that_is_not_canonical_or_blocks_beyond_it_refuse_the_pack():
    assert fault_of(with_member(DATA, f"{FOLDER}/text.txt", b"a\r\nb")) is PackFault.WRONG_SCHEMA
    assert fault_of(with_member(DATA, f"{FOLDER}/text.txt", b"short")) is PackFault.WRONG_SCHEMA


def test_one_bad_item_among_a_thousand_is_left_out_and_named():
    cards = [pack_card(f"own-{number}") for number in range(1000)]
    data = write_pack(sample_pack(*cards))
    told = json.loads(zipfile.ZipFile(io.BytesIO(data)).read(f"{FOLDER}/cards.json"))
    told["items"][500]["wording"]["answer"] = ""
    told["items"][501]["source"]["start"] += 1
    told["items"][502]["type"] = "riddle"
    told["items"][503]["id"] = "own-1"
    pack = read_pack(with_member(data, f"{FOLDER}/cards.json", json.dumps(told).encode()), "")
    assert len(pack.documents[0].material.cards) == 996
    assert [(fault.number, fault.reason) for fault in pack.faults] == [
        (501, ItemFaultReason.WORDING),
        (502, ItemFaultReason.NO_PASSAGE),
        (503, ItemFaultReason.SCHEMA),
        (504, ItemFaultReason.TWICE),
    ]
    assert {fault.kind for fault in pack.faults} == {MaterialKind.CARD}


@settings(max_examples=200)
@given(st.integers(0, len(DATA) - 1), st.integers(1, 255))
def test_no_changed_byte_is_taken_for_the_pack(at: int, change: int):
    data = bytearray(DATA)
    data[at] ^= change
    try:
        read = read_pack(bytes(data), "")
    except BadPackError:
        return
    assert replace(read, sha256="") == sample_pack()  # a byte that means nothing, such as a time


def test_a_pack_is_read_in_a_child(tmp_path: Path):
    path = tmp_path / "course.studypack"
    path.write_bytes(DATA)
    heard: list[float] = []
    read = PackReader().read_file(path, on_progress=heard.append)
    assert isinstance(read, Pack)
    assert heard[-1] == 1.0
    with pytest.raises(BadPackError) as caught:
        PackReader().check(tmp_path / "nowhere.studypack")
    assert caught.value.fault is PackFault.UNREADABLE
