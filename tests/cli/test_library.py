from __future__ import annotations

import json
from typing import TYPE_CHECKING

from studyapp import resources
from tests.examples import GERMAN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

STORY = "Ida Falk, the mayor of Harwick, opened the new bridge on Wednesday. The old bridge was built in 1871.\n"


def test_an_empty_library_says_what_to_do(studyapp: Callable[..., Done]):
    assert "studyapp open FILE" in studyapp("list").out


def test_files_are_put_into_the_library_and_listed(studyapp: Callable[..., Done], tmp_path: Path):
    (tmp_path / "bridge.txt").write_text(STORY)
    done = studyapp("open", str(tmp_path / "bridge.txt"), str(resources.samples()[0]), "--approve")
    assert (done.status, done.err) == (0, "")
    assert "bridge" in done.out
    assert "approved" in done.out
    listed = studyapp("list").out
    assert "After the Fall of Kabul" in listed
    assert "2021-08-27" in listed
    assert "was there already" in studyapp("open", str(tmp_path / "bridge.txt")).out


def test_a_folder_is_opened_with_all_its_documents(studyapp: Callable[..., Done], tmp_path: Path):
    folder = tmp_path / "term"
    (folder / "week 2").mkdir(parents=True)
    (folder / "bridge.txt").write_text(STORY)
    (folder / "week 2" / "gate.md").write_text(f"# The gate\n\n{STORY}")
    (folder / "week 2" / "torn.pdf").write_bytes(b"%PDF-1.7 torn")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    done = studyapp("open", str(folder), str(folder / "bridge.txt"))
    assert done.status == 1
    assert "2 added, 1 could not be read" in done.out
    assert "“torn.pdf” could not be read to its end." in done.err
    assert "left alone: 1" in done.err
    (tmp_path / "nothing").mkdir()
    assert "There is no document in" in studyapp("open", str(tmp_path / "nothing")).err


def test_opening_and_listing_count_the_same_events(studyapp: Callable[..., Done]):
    said = studyapp("open", str(resources.samples()[0])).out
    events = next(line for line in said.splitlines() if "events (" in line).split(" events")[0].split()[-1]
    row = next(line for line in studyapp("list").out.splitlines() if "Kabul" in line)
    assert row.split()[-3] == events


def test_text_can_be_piped_in(studyapp: Callable[..., Done]):
    assert studyapp("open", "-", "--date", "2019-05-03", typed=f"The Bridge\n\n{STORY}").status == 0
    listed = studyapp("list").out
    assert "The Bridge" in listed
    assert "2019-05-03" in listed


def test_what_cannot_be_opened_is_told_and_the_rest_is_opened(studyapp: Callable[..., Done], tmp_path: Path):
    (tmp_path / "bridge.txt").write_text(STORY)
    (tmp_path / "empty.txt").write_bytes(b"")
    done = studyapp("open", str(tmp_path / "empty.txt"), str(tmp_path / "bridge.txt"))
    assert done.status == 1
    assert "“empty.txt” holds no text." in done.err
    assert "1 added, 1 could not be read" in done.out
    assert "bridge" in studyapp("list").out


def test_a_text_in_another_language_is_kept_and_not_analysed(studyapp: Callable[..., Done], tmp_path: Path):
    (tmp_path / "hafen.txt").write_text(GERMAN, encoding="utf-8")
    done = studyapp("open", str(tmp_path / "hafen.txt"))
    assert done.status == 0
    assert "This text is not in English" in done.out
    assert "–" in studyapp("list").out
    written = studyapp("analyze", str(tmp_path / "hafen.txt"), "--json", "-").out
    found = json.loads(written)
    assert (found["document"]["language"], found["entities"], found["cards"]) == ("de", [], [])
    assert found["warnings"]
