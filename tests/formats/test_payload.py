from __future__ import annotations

import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.formats import payload

if TYPE_CHECKING:
    from pathlib import Path

BASE = b"MZ a program that runs whatever lies behind its end" * 40


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "Setup.exe"
    path.write_bytes(BASE)
    path.chmod(0o755)
    return path


def test_what_is_appended_comes_out_and_the_base_stays_in_front(base: Path, tmp_path: Path):
    target = tmp_path / "course.exe"
    payload.append(base, target, {"a.studypack": b"first", "class.txt": "9a – Geschichte".encode()})
    assert target.read_bytes().startswith(BASE)
    assert target.stat().st_mode == base.stat().st_mode
    found = payload.extract(target, tmp_path / "out")
    assert {path.name: path.read_bytes() for path in found} == {
        "a.studypack": b"first",
        "class.txt": "9a – Geschichte".encode(),
    }


def test_a_second_course_takes_the_place_of_the_first(base: Path, tmp_path: Path):
    once, twice = tmp_path / "once.exe", tmp_path / "twice.exe"
    payload.append(base, once, {"a.studypack": b"first"})
    payload.append(once, twice, {"b.studypack": b"second"})
    assert [path.name for path in payload.extract(twice, tmp_path / "out")] == ["b.studypack"]
    assert twice.stat().st_size < once.stat().st_size + 10


def test_the_same_packs_make_the_same_bytes(base: Path, tmp_path: Path):
    payload.append(base, tmp_path / "1", {"b.studypack": b"2", "a.studypack": b"1"})
    payload.append(base, tmp_path / "2", {"a.studypack": b"1", "b.studypack": b"2"})
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_an_installer_without_a_course_gives_nothing(base: Path, tmp_path: Path):
    assert payload.extract(base, tmp_path / "out") == ()
    (tmp_path / "tiny").write_bytes(b"MZ")
    assert payload.find(tmp_path / "tiny") is None


@given(st.data())
def test_any_changed_byte_of_the_course_is_noticed(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject):
    folder = tmp_path_factory.mktemp("course")
    (folder / "base").write_bytes(BASE)
    payload.append(folder / "base", folder / "course", {"a.studypack": b"a course about bridges" * 3})
    content = bytearray((folder / "course").read_bytes())
    # the last 16 bytes are the magic: without it the file is an installer without a course
    at = data.draw(st.integers(len(BASE), len(content) - 17))
    content[at] ^= data.draw(st.integers(1, 255))
    (folder / "course").write_bytes(content)
    with pytest.raises(ValueError, match="damaged"):
        payload.extract(folder / "course", folder / "out")


def test_no_name_leads_out_of_the_folder_and_only_packs_are_written(base: Path, tmp_path: Path):
    target = tmp_path / "course.exe"
    payload.append(
        base, target, {"../../up.studypack": b"1", "c:\\x\\back.studypack": b"2", "evil.exe": b"3", "a/class.txt": b"4"}
    )
    out = tmp_path / "deep" / "out"
    assert [path.name for path in payload.extract(target, out)] == ["up.studypack", "class.txt", "back.studypack"]
    assert sorted(path.name for path in out.iterdir()) == ["back.studypack", "class.txt", "up.studypack"]


def test_the_zip_is_one_that_everybody_reads(tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(payload.zipped({"a.studypack": b"1"}))
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        assert archive.read("a.studypack") == b"1"


def test_windows_makes_the_same_bytes(monkeypatch: pytest.MonkeyPatch):
    here = payload.zipped({"a.studypack": b"a"})
    monkeypatch.setattr(sys, "platform", "win32")
    assert payload.zipped({"a.studypack": b"a"}) == here
