from __future__ import annotations

import csv
import io
from contextlib import closing
from typing import TYPE_CHECKING

from studyapp.app import build
from studyapp.formats.progress_file import write_progress
from tests.examples import TEXT, example_analysis
from tests.progress_samples import class_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done


def hand_out(folder: Path) -> Path:
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.studyprogress").write_bytes(write_progress(class_file(number, 20)))
    return folder


def test_a_class_from_the_first_file_to_its_removal(studyapp: Callable[..., Done], tmp_path: Path):
    folder = hand_out(tmp_path / "files")
    (folder / "bad.studyprogress").write_bytes(b"PK")

    done = studyapp("class", "report", "Form 9b", str(folder))
    assert done.status == 1  # one file was left aside, and is named
    assert "bad.studyprogress is damaged" in done.err
    assert "Learner 5" in done.out
    assert "Form 9b  6 files" in studyapp("class", "list").out

    rows = list(csv.DictReader(io.StringIO(studyapp("class", "report", "Form 9b", "--csv", "learners").out)))
    assert len(rows) == 6
    assert all(float(row["answers"]) == 20 and 0 <= float(row["first right"]) <= 1 for row in rows)

    page = tmp_path / "report.html"
    assert studyapp("class", "report", "Form 9b", "--html", str(page)).status == 0
    assert "Learner 5" in page.read_text(encoding="utf-8")
    assert studyapp("class", "remove", "Form 9b").status == 0
    assert studyapp("class", "report", "Form 9b").status == 1


def test_a_learner_makes_a_file_and_two_computers_exchange(studyapp: Callable[..., Done], tmp_path: Path):
    with closing(build(None, tmp_path / "data")) as app:
        document_id = app.library.import_text(TEXT).document_id
        app.reader.keep_analysis(document_id, example_analysis())
    studyapp("review", "--approve", typed="\n3\n\n1\nq\n")

    done = studyapp("class", "export", str(tmp_path / "ada"), "--name", "Ada")
    assert "2 answers to 2 cards" in " ".join(done.out.split())
    assert (tmp_path / "ada.studyprogress").exists()

    shared = tmp_path / "shared"
    shared.mkdir()
    assert studyapp("sync", str(shared)).status == 0
    other = ["--data-dir", str(tmp_path / "other")]
    refused = studyapp("sync", str(shared), *other)
    assert refused.status == 1
    assert "--join" in refused.err
    assert "Open" in studyapp("sync", str(shared), "--join", *other).out


def test_what_is_missing_is_told(studyapp: Callable[..., Done], tmp_path: Path):
    assert studyapp("class", "report").status == 2
    assert "class list" in studyapp("class", "report", "None such").err
    assert studyapp("sync", str(tmp_path / "nowhere")).status == 1
