from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.document import canonical

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Done

STORY = "Ida Falk, the mayor of Harwick, opened the new bridge on Wednesday. The old bridge was built in 1871.\n"


def written(folder: Path, name: str, text: str = STORY) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def values(record: dict[str, object]) -> list[str]:
    return [expression["value"] for expression in record["time_expressions"]]


def test_one_file_goes_to_standard_output(studyapp: Callable[..., Done], tmp_path: Path):
    done = studyapp("analyze", written(tmp_path, "bridge.txt"), "--date", "2019-05-03", "--json", "-")
    record = json.loads(done.out)
    assert (done.status, done.err) == (0, "")
    assert record["document"]["text"] == STORY
    assert (record["document"]["date"], record["document"]["date_source"]) == ("2019-05-03", "given")
    assert values(record) == ["2019-05-01", "1871"]
    assert not (tmp_path / "data").exists()  # no library is touched


def test_several_files_go_to_a_folder_and_a_bad_one_stops_nobody(studyapp: Callable[..., Done], tmp_path: Path):
    files = [written(tmp_path, "a.txt"), str(tmp_path / "none.txt"), written(tmp_path, "b.md", "# Bridge\n\n" + STORY)]
    done = studyapp("analyze", *files, "--json", str(tmp_path / "out"))
    assert done.status == 1
    assert done.err.count("\n") == 1
    assert "“none.txt” is not there." in done.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "b.json"]
    assert json.loads((tmp_path / "out" / "b.json").read_text())["document"]["title"] == "Bridge"


def test_several_files_need_a_folder(studyapp: Callable[..., Done], tmp_path: Path):
    name = written(tmp_path, "a.txt")
    assert studyapp("analyze", name, name).status == 2
    assert studyapp("analyze", name, "--batch", name).status == 2
    assert studyapp("analyze", name, "--date", "yesterday").status == 2


def test_a_place_that_cannot_be_written_is_a_sentence(studyapp: Callable[..., Done], tmp_path: Path):
    done = studyapp("analyze", written(tmp_path, "a.txt"), "--json", str(tmp_path / "a.txt" / "out.json"))
    assert done.status == 1
    assert "cannot be written" in done.err


def test_a_batch_keeps_order_ids_and_text(studyapp: Callable[..., Done], tmp_path: Path):
    texts = [f" {STORY}\n\n", "Nothing happened in March 2001.", "  Leading blanks, e\u0301 and \ufeff inside."]
    lines = [json.dumps({"id": n, "text": text, "title": f"T{n}"}) for n, text in enumerate(texts)]
    lines.append(lines[1])
    done = studyapp("analyze", "--batch", written(tmp_path, "in.jsonl", "\n".join(lines)))
    records = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == 0
    assert records.pop() == records[1]
    assert [record["id"] for record in records] == [0, 1, 2]
    assert [record["document"]["text"] for record in records] == [canonical(text) for text in texts]
    assert [record["document"]["title"] for record in records] == ["T0", "T1", "T2"]
    assert values(records[1]) == ["2001-03"]


def test_a_line_that_fails_is_an_answer_and_the_rest_goes_on(studyapp: Callable[..., Done], tmp_path: Path):
    lines = [
        "no json",
        "[1]",
        '{"id": "a"}',
        '{"id": "b", "text": 3}',
        '{"id": "d", "text": " "}',
        '{"id": "e", "text": "In 1871."}',
    ]
    done = studyapp("analyze", "--batch", written(tmp_path, "in.jsonl", "\n".join(lines)))
    records = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == 0
    assert [record.get("id") for record in records] == [None, None, "a", "b", "d", "e"]
    assert all(record["error"] for record in records[:5])
    assert values(records[5]) == ["1871"]


def test_a_date_that_cannot_be_read_is_left_out_and_said(studyapp: Callable[..., Done], tmp_path: Path):
    line = json.dumps({"id": "c", "text": "It was sold in 1871.", "date": "03-02-2009"})
    record = json.loads(studyapp("analyze", "--batch", written(tmp_path, "in.jsonl", line)).out)
    assert "'03-02-2009'" in record["warnings"][0]
    assert record["document"]["date"] is None
    assert values(record) == ["1871"]


def test_a_batch_that_is_not_there_is_a_sentence(studyapp: Callable[..., Done], tmp_path: Path):
    done = studyapp("analyze", "--batch", str(tmp_path / "none.jsonl"))
    assert done.status == 1
    assert "none.jsonl" in done.err


def test_files_of_one_name_do_not_overwrite_each_other(studyapp: Callable[..., Done], tmp_path: Path):
    (tmp_path / "more").mkdir()
    files = [written(tmp_path, "a.txt", "Built in 1871."), written(tmp_path, "a.md", "Built in 1872.")]
    files.append(written(tmp_path / "more", "a.txt", "Built in 1873."))
    done = studyapp("analyze", *files, "--json", str(tmp_path / "out"))
    assert (done.status, done.err) == (0, "")
    found = {path.name: json.loads(path.read_text())["document"]["text"] for path in (tmp_path / "out").iterdir()}
    assert found == {"a.json": "Built in 1871.", "a-2.json": "Built in 1872.", "a-3.json": "Built in 1873."}


def test_a_batch_is_not_written_over_itself(studyapp: Callable[..., Done], tmp_path: Path):
    name = written(tmp_path, "in.jsonl", '{"id": 1, "text": "Built in 1871."}')
    done = studyapp("analyze", "--batch", name, "--json", name)
    assert done.status == 2
    assert "1871" in (tmp_path / "in.jsonl").read_text()


def test_a_line_in_another_encoding_is_an_answer_and_the_rest_goes_on(studyapp: Callable[..., Done], tmp_path: Path):
    lines = ['\ufeff{"id": 1, "text": "Built in 1871."}'.encode(), '{"id": 2, "text": "Café"}'.encode("cp1252")]
    lines.append(b'{"id": 3, "text": "Sold in 1873."}')
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(lines))
    done = studyapp("analyze", "--batch", str(tmp_path / "in.jsonl"))
    records = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == 0
    assert [record["id"] for record in records] == [1, None, 3]
    assert ["error" in record for record in records] == [False, True, False]
    assert "UTF-8" in records[1]["error"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_a_sentence(studyapp: Callable[..., Done], tmp_path: Path):
    batch = written(tmp_path, "in.jsonl", '{"id": 1, "text": "Built in 1871."}')
    for words in (("--batch", batch), (written(tmp_path, "a.txt"),)):
        done = studyapp("analyze", *words, "--json", "/dev/full")
        assert done.status == 1
        assert "/dev/full cannot be written" in done.err
