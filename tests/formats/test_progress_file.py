from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.progress_file import FileFault, ProgressFault, ProgressFile
from studyapp.formats.progress_file import FORMAT_VERSION, read_progress, write_progress
from tests.progress_samples import class_file


def changed(data: bytes, path: str, content: bytes) -> bytes:
    """The same file with one member replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == path else old.read(info))
    return buffer.getvalue()


def fault_of(data: bytes) -> ProgressFault:
    found = read_progress("x.studyprogress", data)
    assert isinstance(found, FileFault)
    return found.fault


@given(st.integers(0, 5), st.integers(0, 40))
def test_a_file_reads_back_as_it_was_and_its_bytes_are_always_the_same(learner: int, answers: int) -> None:
    file = class_file(learner, answers)

    assert read_progress("x", write_progress(file)) == file
    assert write_progress(file) == write_progress(class_file(learner, answers))


def test_a_changed_answer_is_found_out() -> None:
    data = write_progress(class_file(1, 10))

    assert fault_of(changed(data, "answers.json", b"[]\n")) is ProgressFault.TAMPERED


def test_a_newer_format_is_told_from_damage() -> None:
    data = write_progress(class_file(1, 1))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    manifest["format"] = FORMAT_VERSION + 1

    assert fault_of(changed(data, "manifest.json", json.dumps(manifest).encode())) is ProgressFault.NEWER


@pytest.mark.parametrize("data", [b"", b"PK", b"{}", b"\0" * 1000])
def test_what_is_no_progress_file_is_named(data: bytes) -> None:
    assert fault_of(data) in {ProgressFault.EMPTY, ProgressFault.DAMAGED}


def test_a_bomb_is_not_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b"[" * (64 << 20))

    assert fault_of(buffer.getvalue()) is ProgressFault.TOO_LARGE


@given(st.data())
def test_no_bytes_make_it_raise(data: st.DataObject) -> None:
    whole = bytearray(write_progress(class_file(2, 6)))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))

    assert isinstance(read_progress("x", bytes(whole[:cut])), ProgressFile | FileFault)
    assert isinstance(read_progress("x", bytes(whole)), ProgressFile | FileFault)


@pytest.mark.parametrize(
    "row", ["[1]", '"x"', "[null,null,null,null,null,null,null,null]", "{}", '["a","b","learn",9,0,"2026-01-01",0,""]']
)
def test_rows_of_another_shape_are_damage(row: str) -> None:
    data = write_progress(class_file(1, 1))
    content = f"[{row}]\n".encode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    manifest["members"]["answers.json"] = [hashlib.sha256(content).hexdigest(), len(content)]
    data = changed(changed(data, "answers.json", content), "manifest.json", json.dumps(manifest).encode())

    assert fault_of(data) is ProgressFault.DAMAGED


def test_the_moment_is_kept_to_the_millisecond() -> None:
    file = read_progress("x", write_progress(class_file(1, 1)))

    assert isinstance(file, ProgressFile)
    assert file.made_at == datetime(2026, 3, 2, 12, 1, tzinfo=UTC)
