"""Bad input of every kind: a typed error each, from the real child process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.formats.importer import FileImporter, read_path
from studyapp.processes import Limits

PROSE = "The bridge took four years to build, and it cost nine million pounds in the end.\n"


class _StoppedError(Exception):
    pass


def ignore(_share: float) -> None:
    pass


def read(path: Path, encoding: str = "") -> str:
    return FileImporter().read_file(path, encoding=encoding, on_progress=ignore).text


def refusal(path: Path, importer: FileImporter | None = None) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        (importer or FileImporter()).read_file(path, on_progress=ignore)
    assert caught.value.name == path.name
    return caught.value


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_file_is_read_in_a_child(tmp_path: Path):
    assert read(written(tmp_path, "a.txt", PROSE.encode())) == PROSE
    assert read(written(tmp_path, "a.md", b"It **cost** nine million.")) == "It cost nine million."
    assert read(written(tmp_path, "a.unknown", PROSE.encode())) == PROSE
    assert read(written(tmp_path, "b.txt", "früher".encode("cp437")), "cp437") == "früher"


def test_progress_is_heard_up_to_the_end(tmp_path: Path):
    shares: list[float] = []
    FileImporter().read_file(written(tmp_path, "a.txt", PROSE.encode()), on_progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("nothing.txt", b"", Unreadable.EMPTY),
        ("blank.txt", b" \n\n\t", Unreadable.EMPTY),
        ("marks.md", b"---\ntitle: T\n---\n<!-- -->", Unreadable.EMPTY),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Unreadable.BINARY),
        ("program", bytes(range(256)) * 9, Unreadable.BINARY),
        ("book.epub", b"PK\x03\x04", Unreadable.DAMAGED),
        ("paper.PDF", b"%PDF-1.7", Unreadable.DAMAGED),
        ("old.DOC", b"\xd0\xcf\x11\xe0", Unreadable.UNKNOWN_FORMAT),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, reason: Unreadable):
    assert refusal(written(tmp_path, name, data)).reason is reason


def test_an_encoding_that_does_not_fit_is_refused(tmp_path: Path):
    path = written(tmp_path, "a.txt", "Größe".encode("cp1252"))
    with pytest.raises(UnreadableFileError) as caught:
        FileImporter().read_file(path, encoding="utf-8", on_progress=ignore)
    assert caught.value.reason is Unreadable.ENCODING


def test_a_text_of_50_megabytes_is_refused_at_once(tmp_path: Path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50 << 20)
    started = time.monotonic()
    error = refusal(path)
    assert (error.reason, error.limit_mib) == (Unreadable.TOO_LARGE, 32)
    assert time.monotonic() - started < 5


def test_a_file_that_vanished_is_missing(tmp_path: Path):
    path = written(tmp_path, "a.txt", PROSE.encode())
    path.unlink()
    assert refusal(path).reason is Unreadable.MISSING


def test_a_name_that_no_folder_can_hold_is_told_as_the_system_tells_it(tmp_path: Path):
    error = refusal(tmp_path / ("a" * 300 + ".txt"))
    assert error.reason is Unreadable.DAMAGED
    assert error.details


def test_a_folder_is_no_file(tmp_path: Path):
    assert refusal(tmp_path).reason is Unreadable.NOT_A_FILE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFO")
def test_a_pipe_is_no_file_and_does_not_block(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(tmp_path / "pipe.txt").reason is Unreadable.NOT_A_FILE


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are other ones on Windows")
def test_a_file_without_permission_is_refused(tmp_path: Path):
    path = written(tmp_path, "secret.txt", PROSE.encode())
    path.chmod(0)
    if os.getuid() == 0:  # the superuser may read everything: become somebody else, in a child
        for folder in (tmp_path, *tmp_path.parents):
            if folder.owner() == "root" and folder != Path("/") and "pytest" in str(folder):
                folder.chmod(0o755)
        assert _reason_for_nobody(path) == Unreadable.NO_PERMISSION
    else:
        assert refusal(path).reason is Unreadable.NO_PERMISSION


def _reason_for_nobody(path: Path) -> str:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.setuid(65534)
        try:
            read_path(path)
            os.write(writing, b"read")
        except UnreadableFileError as error:
            os.write(writing, error.reason.encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as answer:
        return answer.read()


def test_a_child_that_is_killed_in_the_middle_is_a_damaged_read(tmp_path: Path):
    path = written(tmp_path, "a.txt", PROSE.encode() * 100_000)

    def kill(_share: float) -> None:
        for child in multiprocessing.active_children():
            os.kill(child.pid or 0, signal.SIGKILL)

    with pytest.raises(UnreadableFileError) as caught:
        FileImporter().read_file(path, on_progress=kill)
    assert caught.value.reason is Unreadable.DAMAGED
    assert read(written(tmp_path, "b.txt", PROSE.encode())) == PROSE


def test_an_import_is_cancelled_by_its_listener(tmp_path: Path):
    def stop(_share: float) -> None:
        raise _StoppedError

    with pytest.raises(_StoppedError):
        FileImporter().read_file(written(tmp_path, "a.txt", PROSE.encode()), on_progress=stop)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_a_file_that_takes_too_much_memory_is_stopped(tmp_path: Path):
    path = written(tmp_path, "a.txt", PROSE.encode() * 100_000)
    assert refusal(path, FileImporter(Limits(cpu_seconds=10, memory_mib=150))).reason is Unreadable.LIMITS


def test_pasted_text_needs_a_word_and_may_not_be_endless():
    assert FileImporter().read_text(PROSE, title="Bridge").title == "Bridge"
    with pytest.raises(UnreadableFileError) as caught:
        FileImporter().read_text(" \n ")
    assert caught.value.reason is Unreadable.EMPTY
    with pytest.raises(UnreadableFileError) as caught:
        FileImporter().read_text("a" * ((32 << 20) + 1))
    assert caught.value.reason is Unreadable.TOO_LARGE


def test_rich_text_is_read_in_a_child_and_plain_text_stands_in_for_what_holds_no_words():
    importer = FileImporter()
    shares: list[float] = []
    read = importer.read_html("<h1>The bridge</h1><p>It took <b>four</b> years.</p>", on_progress=shares.append)
    assert (read.text, read.title) == ("The bridge\n\nIt took four years.", "The bridge")
    assert shares[-1] == 1.0
    assert importer.read_html("<p><br></p>", plain=PROSE, title="Bridge").text == PROSE
    assert importer.read_html("a" * ((32 << 20) + 1), plain=PROSE).text == PROSE
    with pytest.raises(UnreadableFileError) as caught:
        importer.read_html("<p><br></p>", plain=" ")
    assert caught.value.reason is Unreadable.EMPTY
