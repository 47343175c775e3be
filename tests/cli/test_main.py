from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studyapp import __version__
from studyapp.__main__ import wants_window
from studyapp.cli.main import build_parser, run

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Done

COMMANDS = ("open", "list", "review", "stats", "analyze", "self-test")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_teaches_by_examples(studyapp: Callable[..., Done], name: str):
    done = studyapp(name, "--help")
    assert done.status == 0
    assert f"studyapp {name}" in done.out.split("examples:")[1]
    assert "--data-dir" in done.out


def test_the_help_names_every_command(studyapp: Callable[..., Done]):
    out = studyapp("--help").out
    assert all(f"\n    {name} " in out for name in COMMANDS)
    assert "exit status" in out


def test_the_version_is_told(studyapp: Callable[..., Done]):
    assert studyapp("--version").out == f"studyapp {__version__}\n"


@pytest.mark.parametrize("words", [("dance",), ("open",), ("list", "--loud"), ("analyze",), ()])
def test_wrong_use_is_status_2(studyapp: Callable[..., Done], words: tuple[str, ...]):
    done = studyapp(*words)
    assert done.status == 2
    assert "usage" in done.err or "usage" in done.out


def test_the_data_folder_may_stand_before_or_after_the_command():
    for words in (["--data-dir", "x", "list"], ["list", "--data-dir", "x"]):
        assert build_parser().parse_args(words).data_dir == "x"
    assert build_parser().parse_args(["list"]).data_dir is None


def test_a_damaged_library_is_a_sentence_and_status_1(tmp_path: Path, studyapp: Callable[..., Done]):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "library.db").write_bytes(b"no database" * 99)
    done = studyapp("list")
    assert done.status == 1
    assert "is damaged" in done.err
    assert "Traceback" not in done.err


def test_details_are_for_those_who_ask(studyapp: Callable[..., Done], tmp_path: Path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "library.db").write_bytes(b"no database" * 99)
    assert len(studyapp("list", "--details").err) > len(studyapp("list").err)


@pytest.mark.parametrize(
    ("argv", "window"),
    [
        ([], True),
        (["--data-dir", "x"], True),
        (["--data-dir=x"], True),
        (["list"], False),
        (["--help"], False),
        (["--data-dir", "x", "list"], False),
        (["none.txt"], False),
        (["--data-dir", "x", __file__], True),
        ([__file__, "list"], False),
    ],
)
def test_no_command_but_perhaps_files_means_the_window(argv: list[str], *, window: bool):
    assert wants_window(argv) is window


def test_starting_without_a_command_line_is_wrong_use(capsys: pytest.CaptureFixture[str]):
    assert run([]) == 2
    assert "Without a command it opens the window" in capsys.readouterr().out


def test_a_closed_pipe_is_no_accident(tmp_path: Path):
    words = [sys.executable, "-m", "studyapp", "list", "--data-dir", str(tmp_path)]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(words, stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writing)
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is a device on Linux only")
def test_output_that_cannot_be_written_is_told(tmp_path: Path):
    words = [sys.executable, "-m", "studyapp", "list", "--data-dir", str(tmp_path)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(b"studyapp: the output could not be written")
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is no signal on Windows")
def test_an_interruption_ends_quietly(tmp_path: Path):
    words = [sys.executable, "-m", "studyapp", "open", "-", "--data-dir", str(tmp_path)]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(b"Ida Falk opened the bridge of Harwick in 1871.\n" * 20_000)  # more than a pipe holds
    process.send_signal(signal.SIGINT)  # while the program reads
    _, err = process.communicate(timeout=60)
    assert process.returncode in {130, -signal.SIGINT}
    assert b"Traceback" not in err
