"""Packs that are wrong in one place: each is refused whole, or only the item is left out and named."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.errors import BadPackError, PackFault
from studyapp.domain.layout import ContentsEntry, Figure, Layout, Mark, MarkKind, Page
from studyapp.domain.pack import ItemFaultReason
from studyapp.formats import studypack_reader
from studyapp.formats.pictures import picture
from studyapp.formats.signature import key_from_text, new_key
from studyapp.formats.studypack import SIGNATURE, write_pack
from studyapp.formats.studypack_reader import PackReader, read_pack
from studyapp.processes import Limits
from tests.formats.epub_samples import png
from tests.pack_samples import DOCUMENT, rewritten, sample_pack, with_member

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from studyapp.domain.pack import Pack

FOLDER = f"documents/{DOCUMENT.id}"
DATA = write_pack(sample_pack())


def fault_of(data: bytes) -> PackFault:
    with pytest.raises(BadPackError) as caught:
        read_pack(data, "course.studypack")
    return caught.value.fault


def with_json(name: str, change: Callable[[dict[str, object]], object], data: bytes = DATA) -> bytes:
    """The same pack with another JSON member, for which the manifest vouches."""
    told = json.loads(zipfile.ZipFile(io.BytesIO(data)).read(f"{FOLDER}/{name}.json"))
    change(told)
    return with_member(data, f"{FOLDER}/{name}.json", json.dumps(told).encode())


def with_item(name: str, **changes: object) -> bytes:
    def change(told: dict[str, object]) -> None:
        items = told["items"]
        assert isinstance(items, list)
        items[0].update(changes)

    return with_json(name, change)


def pictured() -> Pack:
    image = picture(png())
    assert image is not None
    layout = Layout(
        marks=(Mark(MarkKind.STRONG, 0, 3),),
        figures=(Figure(0, image.id, "A wall"),),
        pages=(Page(0, "7"),),
        contents=(ContentsEntry(0, "The wall", 1),),
        cover=image.id,
    )
    pack = sample_pack()
    return replace(pack, documents=(replace(pack.documents[0], layout=layout, images=(image,)),))


def test_pictures_and_what_stands_beside_the_text_come_along():
    read = read_pack(write_pack(pictured()), "")
    assert replace(read, sha256="") == pictured()


@pytest.mark.parametrize(
    "layout",
    [
        Layout(marks=(Mark(MarkKind.STRONG, 0, 10**6),)),
        Layout(pages=(Page(-1, "7"),)),
        Layout(contents=(ContentsEntry(10**6, "Beyond", 1),)),
    ],
)
def test_a_place_beyond_the_text_refuses_the_pack(layout: Layout):
    pack = sample_pack()
    assert fault_of(write_pack(replace(pack, documents=(replace(pack.documents[0], layout=layout),)))) is (
        PackFault.WRONG_SCHEMA
    )


def test_a_picture_that_is_missing_or_none_refuses_the_pack():
    pack = pictured()
    (document,) = pack.documents
    assert fault_of(write_pack(replace(pack, documents=(replace(document, images=()),)))) is PackFault.WRONG_SCHEMA
    (image,) = document.images
    data = with_member(write_pack(pack), f"images/{image.id}", b"no picture at all")
    assert fault_of(data) is PackFault.WRONG_SCHEMA
    data = with_member(write_pack(pack), f"images/{image.id}", png(shade=10))
    assert fault_of(data) is PackFault.WRONG_SCHEMA


def test_a_document_without_a_title_or_a_text_is_none():
    assert fault_of(with_json("document", lambda told: told.update(title=" "))) is PackFault.WRONG_SCHEMA
    data = with_json("document", lambda told: told.update(blocks=[]))
    assert fault_of(with_member(data, f"{FOLDER}/text.txt", b" ")) is PackFault.WRONG_SCHEMA


@pytest.mark.parametrize(
    ("name", "changes", "reason"),
    [
        ("cards", {"id": ""}, ItemFaultReason.WORDING),
        ("cards", {"answer_span": {"start": 5, "end": 10**6}}, ItemFaultReason.NO_PASSAGE),
        ("annotations", {"color": 9}, ItemFaultReason.VALUE),
        ("annotations", {"id": ""}, ItemFaultReason.VALUE),
        ("corrections", {"target": ""}, ItemFaultReason.VALUE),
        ("corrections", {"target": "a\tb"}, ItemFaultReason.VALUE),
        ("corrections", {"kind": "retype", "value": "riddle"}, ItemFaultReason.VALUE),
        ("event_corrections", {"target": "a\tb"}, ItemFaultReason.VALUE),
        ("event_corrections", {"kind": "date", "value": "next week"}, ItemFaultReason.VALUE),
        ("own_events", {"label": " "}, ItemFaultReason.WORDING),
        ("own_events", {"edtf": "soon"}, ItemFaultReason.VALUE),
        (
            "own_events",
            {"passage": {"quote": "not there", "prefix": "", "suffix": "", "start": 0}},
            ItemFaultReason.NO_PASSAGE,
        ),
    ],
)
def test_one_bad_item_is_left_out_and_the_rest_goes_in(name: str, changes: dict[str, object], reason: ItemFaultReason):
    pack = read_pack(with_item(name, **changes), "")
    assert [(fault.number, fault.reason) for fault in pack.faults] == [(1, reason)]
    material = pack.documents[0].material
    kept = {
        "cards": material.cards,
        "annotations": material.annotations,
        "corrections": material.corrections,
        "event_corrections": material.event_corrections,
        "own_events": material.own_events,
    }
    whole = sample_pack().documents[0].material
    assert len(kept[name]) == len(getattr(whole, name)) - 1
    assert all(kept[other] == getattr(whole, other) for other in kept if other != name)


def test_a_pack_without_a_manifest_is_damaged():
    assert fault_of(rewritten(DATA, lambda members: members.pop("manifest.json"))) is PackFault.DAMAGED


def test_a_packing_that_we_do_not_use_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("manifest.json", b"{}" * 100)
    assert fault_of(buffer.getvalue()) is PackFault.DAMAGED


def test_a_member_that_is_shorter_than_it_says_is_damaged():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("manifest.json", b"{}")
    data = bytearray(buffer.getvalue())
    at = data.index(b"PK\x01\x02") + 24  # the directory's word on the size
    data[at : at + 4] = (99).to_bytes(4, "little")
    assert fault_of(bytes(data)) is PackFault.DAMAGED


def test_too_many_members_are_too_large(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(studypack_reader, "MAX_MEMBERS", 3)
    assert fault_of(DATA) is PackFault.TOO_LARGE


@pytest.mark.parametrize(
    "signature",
    [
        b"no json",
        b"\xff",
        b'{"algorithm": "ed25519", "name": "B", "key": "00", "signature": "zz"}',
        b'{"algorithm": "ed25519", "name": "B", "key": "not hex", "signature": "00"}',
        b'{"algorithm": "rot13", "name": "B", "key": "00", "signature": "00"}',
    ],
)
def test_a_signature_that_is_none_refuses_the_pack(signature: bytes):
    data = write_pack(sample_pack(), new_key("Ms Bee"))
    assert fault_of(rewritten(data, lambda members: members.update({SIGNATURE: signature}))) is PackFault.BAD_SIGNATURE


def test_a_key_file_of_another_kind_is_none():
    with pytest.raises(BadPackError):
        key_from_text('{"kind": "something else", "name": "x", "secret": "00"}', "key.json")


def test_a_folder_and_a_giant_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "course.studypack"
    path.write_bytes(DATA)
    heard: list[float] = []
    assert replace(studypack_reader._read_file(path, heard.append), sha256="") == sample_pack()
    assert heard == sorted(heard)
    for place, fault in ((tmp_path, PackFault.UNREADABLE), (tmp_path / "none.studypack", PackFault.UNREADABLE)):
        with pytest.raises(BadPackError) as caught:
            studypack_reader._read_file(place, heard.append)
        assert caught.value.fault is fault
    monkeypatch.setattr(studypack_reader, "MAX_FILE", 10)
    with pytest.raises(BadPackError) as caught:
        studypack_reader._read_file(path, heard.append)
    assert caught.value.fault is PackFault.TOO_LARGE


def test_a_child_that_may_use_nothing_ends_with_a_word(tmp_path: Path):
    path = tmp_path / "course.studypack"
    path.write_bytes(DATA)
    with pytest.raises(BadPackError) as caught:
        PackReader(Limits(cpu_seconds=30, memory_mib=40)).check(path)
    assert caught.value.fault in {PackFault.LIMITS, PackFault.DAMAGED}
