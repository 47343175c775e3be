from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done


@pytest.fixture
def library(studyapp: Callable[..., Done], tmp_path: Path) -> Callable[..., Done]:
    (tmp_path / "bridge.txt").write_text("Ida Falk opened the [new] bridge. The old bridges were built in 1871.\n")
    studyapp("open", str(tmp_path / "bridge.txt"))
    return studyapp


def test_words_are_found_and_shown_with_what_stands_around_them(library: Callable[..., Done]):
    done = library("search", "bridge", "1871")
    assert done.status == 0
    assert "Documents (1)" in done.out
    assert "opened the [new] bridge" in done.out


def test_forms_kinds_and_documents_can_be_chosen(library: Callable[..., Done]):
    assert library("search", "openings").status == 1
    assert library("search", "openings", "--forms", "--kind", "text").status == 0
    assert library("search", "bridge", "--in", "bridge", "--kind", "text").status == 0
    assert "no document" in library("search", "bridge", "--in", "tower").err.lower()


def test_nothing_found_is_said_with_advice(library: Callable[..., Done]):
    done = library("search", "lighthouse")
    assert done.status == 1
    assert "Try fewer words" in done.out
