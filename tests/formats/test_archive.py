"""A ZIP file is read within limits, by the paths inside it."""

from __future__ import annotations

import io
import zipfile

import pytest

from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.formats.archive import Archive, inner_path


def packed(*files: tuple[str, bytes]) -> Archive:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files:
            archive.writestr(path, data)
    return Archive(buffer.getvalue(), "a.zip")


def test_a_path_is_found_whatever_its_case_and_its_slashes():
    archive = packed(("Text/One.xhtml", b"one"), ("folder/", b""), ("../out.txt", b"out"))
    assert archive.read("text\\./one.XHTML") == b"one"
    assert list(archive.names()) == ["Text/One.xhtml"]
    assert "../out.txt" not in archive
    assert archive.get("none") is None


@pytest.mark.parametrize("path", ["../a", "/a", "..", ".", "a/../../b", "a\0b", "\\..\\a"])
def test_a_path_that_leads_out_is_none(path: str):
    assert inner_path(path) == ""


def test_a_file_that_is_missing_is_damage_where_it_must_be_there():
    with pytest.raises(UnreadableFileError) as caught:
        packed(("a", b"1")).read("b")
    assert caught.value.reason is Unreadable.DAMAGED


def test_a_file_that_cannot_be_unpacked_is_none_and_one_with_a_password_is_protected():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a", b"words " * 50)
    data = bytearray(buffer.getvalue())
    data[31:40] = bytes(9)
    assert Archive(bytes(data), "a.zip").get("a") is None
    locked = bytearray(buffer.getvalue())
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableFileError) as caught:
        Archive(bytes(locked), "a.zip").read("a")
    assert caught.value.reason is Unreadable.PROTECTED


def test_too_many_files_are_a_bomb(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("studyapp.formats.archive.MAX_ENTRIES", 2)
    with pytest.raises(UnreadableFileError) as caught:
        packed(("a", b"1"), ("b", b"2"), ("c", b"3"))
    assert caught.value.reason is Unreadable.BOMB


def test_files_that_are_too_large_together_are_a_bomb(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("studyapp.formats.archive.MAX_TOTAL", 100)
    archive = packed(("a", b"1" * 60), ("b", b"2" * 60))
    assert len(archive.read("a")) == 60
    with pytest.raises(UnreadableFileError) as caught:
        archive.get("b")
    assert caught.value.reason is Unreadable.BOMB
