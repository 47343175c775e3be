from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from studyapp.app import build
from tests.examples import TEXT, example_analysis

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done


@pytest.fixture
def library(studyapp: Callable[..., Done], tmp_path: Path) -> Callable[..., Done]:
    """The command line on a library with one analysed document."""
    with closing(build(None, tmp_path / "data")) as app:
        document_id = app.library.import_text(TEXT, title="Harbour").document_id
        app.reader.keep_analysis(document_id, example_analysis())
        app.quiz.approve(tuple(card.id for card in app.quiz.suggestions(document_id)))
    return studyapp


def test_a_test_in_two_variants_is_written(library: Callable[..., Done], tmp_path: Path):
    done = library("worksheet", "Harbour", "--variants", "2", "--count", "2", "--to", str(tmp_path / "t.html"))
    assert done.status == 0
    assert "2 exercises" in done.out
    text = (tmp_path / "t.html").read_text(encoding="utf-8")
    assert "Harbour – Variant B" in text
    assert text.count("Key: Harbour") == 2


def test_without_an_approved_card_it_says_what_to_do(studyapp: Callable[..., Done], tmp_path: Path):
    with closing(build(None, tmp_path / "data")) as app:
        app.library.import_text(TEXT, title="Harbour")
    done = studyapp("worksheet", "Harbour", "--to", str(tmp_path / "t.html"))
    assert done.status == 1
    assert "--approve" in done.err
    assert not (tmp_path / "t.html").exists()


def test_a_place_that_cannot_be_written_is_named(library: Callable[..., Done], tmp_path: Path):
    done = library("worksheet", "Harbour", "--to", str(tmp_path / "gone" / "t.html"))
    assert done.status == 1
    assert "could not be written" in done.err
