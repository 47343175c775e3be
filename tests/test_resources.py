from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from studyapp import resources
from studyapp.domain.document import DateSource, Document
from studyapp.formats.importer import read_path

if TYPE_CHECKING:
    from pathlib import Path


def test_the_sample_article_comes_with_title_and_date():
    (sample,) = resources.samples()
    document = Document.create(read_path(sample))
    assert document.title == "After the Fall of Kabul: Russia Looks South"
    assert str(document.date) == "2021-08-27"
    assert document.date_source is DateSource.METADATA
    assert 700 <= len(document.text.split()) <= 1000


def test_a_missing_resource_is_named():
    with pytest.raises(FileNotFoundError, match=r"samples/none\.md"):
        resources.path("samples/none.md")


def test_a_frozen_program_looks_in_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "resources" / "samples").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    resources._root.cache_clear()
    try:
        assert resources.samples() == ()
        assert not resources.sample().exists()  # the program starts all the same
        assert resources.path("samples") == tmp_path / "resources" / "samples"
    finally:
        resources._root.cache_clear()
