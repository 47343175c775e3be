from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done


@pytest.fixture
def hypothesis(studyapp: Callable[..., Done], tmp_path: Path) -> Path:
    """A library with one document, and notes on it that another program wrote."""
    (tmp_path / "bridge.txt").write_text("Ida Falk opened the new bridge. The old bridge was built in 1871.\n")
    studyapp("open", str(tmp_path / "bridge.txt"))
    quote = {"type": "TextQuoteSelector", "exact": "The old bridge"}
    row = {
        "id": "1",
        "uri": "x",
        "user": "acct:a@b",
        "text": "Which?",
        "tags": ["exam"],
        "target": [{"selector": [quote]}],
    }
    path = tmp_path / "notes.json"
    path.write_text(json.dumps({"rows": [row, {**row, "id": "2", "references": ["0"]}]}))
    return path


def test_notes_come_in_item_by_item_and_go_out(studyapp: Callable[..., Done], hypothesis: Path, tmp_path: Path):
    done = studyapp("annotations", "import", str(hypothesis), "--in", "bridge", "--mine")
    assert done.status == 1
    assert "2: an answer to a note that is not in the file, or marks no passage – “Which?”" in done.out
    assert "1 new, 1 refused" in done.out
    for name, part in (("m.md", "> The old bridge"), ("m.html", "<blockquote"), ("m.csv", "The old bridge")):
        assert studyapp("annotations", "export", str(tmp_path / name), "--in", "bridge", "--tag", "exam").status == 0
        assert part in (tmp_path / name).read_text(encoding="utf-8")
    assert "1 mark written" in studyapp("annotations", "export", str(tmp_path / "m.annotation")).out
    assert "1 as they were" in studyapp("annotations", "import", str(tmp_path / "m.annotation")).out


def test_what_cannot_be_done_is_said(studyapp: Callable[..., Done], hypothesis: Path, tmp_path: Path):
    refused = studyapp("annotations", "import", str(hypothesis))
    assert "name one with --in" in refused.out
    assert "ending" not in refused.out
    assert studyapp("annotations", "export", str(tmp_path / "m.docx")).status == 2
    assert studyapp("annotations", "export", str(tmp_path / "m.md")).status == 1
    (tmp_path / "recipe.json").write_text('{"flour": 1}')
    done = studyapp("annotations", "import", str(tmp_path / "recipe.json"))
    assert done.status == 1
    assert "There are no annotations in “recipe.json” that can be read." in done.err
    assert studyapp("annotations").status == 2
