"""With real child processes: what a signal does to a program cannot be seen from inside."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from studyapp.store.lock import FolderLock
from studyapp.ui.window_state import FILE_NAME

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows ends windows with messages")

LONGEST_S = 60


def start(data_dir: Path, *files: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "studyapp", "--data-dir", str(data_dir), *(str(path) for path in files)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def remembered(data_dir: Path) -> str:
    try:
        return (data_dir / FILE_NAME).read_text(encoding="utf-8")
    except OSError:
        return ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_the_window_as_closing_it_does(tmp_path: Path, number: signal.Signals):
    article = tmp_path / "harbour.md"
    article.write_text("# The harbour\n\nThe harbour of Lindau was built in 1856.\n", encoding="utf-8")
    data_dir = tmp_path / "data"
    with start(data_dir, article) as program:
        deadline = time.monotonic() + LONGEST_S
        while "document=" not in remembered(data_dir) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert "geometry=" not in remembered(data_dir)
        program.send_signal(number)
        out, _ = program.communicate(timeout=LONGEST_S)
    assert (program.returncode, out) == (0, "")
    assert "geometry=" in remembered(data_dir)  # is written when the window closes
    assert not list(data_dir.glob("library.db-*"))  # SQLite has put everything into the one file
    FolderLock(data_dir).release()  # nobody holds it


def test_a_signal_while_the_library_is_being_opened_ends_the_program_too(tmp_path: Path):
    with start(tmp_path / "data") as program:
        deadline = time.monotonic() + LONGEST_S
        while not (tmp_path / "data/library.db").exists() and time.monotonic() < deadline:
            time.sleep(0.001)
        program.send_signal(signal.SIGTERM)
        out, _ = program.communicate(timeout=LONGEST_S)
    assert (program.returncode, out) == (0, "")
