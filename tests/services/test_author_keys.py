from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.errors import BadPackError, PackFault
from studyapp.services.author_keys import KEY_NAME, AuthorKeys, write_whole

if TYPE_CHECKING:
    from pathlib import Path


def refused(work: object, *arguments: object) -> PackFault:
    assert callable(work)
    with pytest.raises(BadPackError) as caught:
        work(*arguments)
    return caught.value.fault


def test_a_key_is_made_kept_carried_and_taken(tmp_path: Path):
    here, there = AuthorKeys(tmp_path / "here"), AuthorKeys(tmp_path / "there")
    assert here.key() is None
    assert refused(here.export, tmp_path / "key.json") is PackFault.NO_KEY
    made = here.make("Ms Bee")
    assert here.key() == made
    here.export(tmp_path / "key.json")
    assert there.take(tmp_path / "key.json") == made
    assert there.key() == made
    if sys.platform != "win32":
        assert (tmp_path / "here" / KEY_NAME).stat().st_mode & 0o077 == 0


def test_a_key_that_cannot_be_read_is_told(tmp_path: Path):
    keys = AuthorKeys(tmp_path)
    assert refused(keys.take, tmp_path / "nowhere.json") is PackFault.BAD_KEY
    (tmp_path / "other.json").write_bytes(b"\xff")
    assert refused(keys.take, tmp_path / "other.json") is PackFault.BAD_KEY
    (tmp_path / KEY_NAME).write_bytes(b"\xff\xfe")
    assert refused(keys.key) is PackFault.BAD_KEY


def test_a_place_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    assert refused(write_whole, tmp_path / "file" / "pack.studypack", b"x") is PackFault.UNWRITABLE
    (tmp_path / "folder.studypack").mkdir()
    assert refused(write_whole, tmp_path / "folder.studypack", b"x") is PackFault.UNWRITABLE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder.studypack"]
