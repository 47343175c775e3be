"""Damaged and hostile files end in a text or a clear sentence; benchmarks/fuzz.py does this with thousands."""

from __future__ import annotations

import tempfile
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studyapp.cli.messages import describe
from studyapp.domain.document import Document
from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.formats.importer import FileImporter, read_path
from studyapp.processes import Limits, run_limited
from tests.formats.hostile_files import hostile, samples
from tests.formats.mutants import mutants

if TYPE_CHECKING:
    from studyapp.domain.ports import OnProgress

_MUTANTS = 60
_SEED = 5  # of 4, PDFium opens one for a minute: what stops at a limit is for benchmarks/fuzz.py, which sets limits
_HARMFUL = (
    "commas.txt", "brackets.md", "attributes.html", "deep.html", "laughs.xhtml", "outside.xhtml", "bomb.epub",
    "nested.epub", "bomb.docx", "laughs.docx", "deep.docx", "page-loop.pdf", "bomb.pdf", "form-loop.pdf", "deep.pdf",
)  # fmt: skip


def read_all(suffix: str, seed: int, _on_progress: OnProgress) -> dict[str, int]:
    """In the child: read many mutants, and count their ends. What is no clear refusal is raised."""
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for name, data in mutants(samples()[suffix], suffix, _MUTANTS, seed):
            path = Path(folder) / name
            path.write_bytes(data)
            try:
                Document.create(read_path(path))
                ends["read"] += 1
            except UnreadableFileError as error:
                ends[error.reason.value] += 1
            path.unlink()
    return dict(ends)


@pytest.mark.timeout(600)  # what counts is CPU time: the limit below
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".epub", ".pdf", ".docx"])
def test_damaged_files_are_read_or_refused_and_no_reader_fails(suffix: str):
    work = partial(read_all, suffix, _SEED)
    ends = run_limited(work, limits=Limits(cpu_seconds=60, memory_mib=1024), on_progress=lambda _share: None)
    assert sum(ends.values()) == _MUTANTS
    assert ends["read"] > 0


def end_of(path: Path) -> str:
    try:
        read_path(path)
    except UnreadableFileError as error:
        return error.reason
    return "read"


@pytest.mark.parametrize("suffix", [".epub", ".pdf", ".docx"])
def test_every_cut_of_a_sound_file_is_refused_or_read(tmp_path: Path, suffix: str):
    sound = samples()[suffix][0]
    for share in (0, 1, 10, 50, 90, 99):
        path = tmp_path / f"cut{share}{suffix}"
        path.write_bytes(sound[: len(sound) * share // 100])
        assert end_of(path) in {"read", Unreadable.DAMAGED, Unreadable.EMPTY}


@pytest.mark.parametrize("name", _HARMFUL)
def test_what_is_made_to_do_harm_ends_in_a_text_or_a_sentence(tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_bytes(dict(hostile_named(name))[name])
    text, sentence = "", ""
    try:
        text = FileImporter().read_file(path, on_progress=lambda _share: None).text
    except UnreadableFileError as error:
        sentence = str(describe(error))
    assert name in sentence or text
    assert "root:" not in text  # of /etc/passwd


def hostile_named(name: str) -> list[tuple[str, bytes]]:
    return [(found, data) for found, data in hostile(Path(name).suffix) if found == name]
