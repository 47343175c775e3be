"""The command line in this process, on a folder of its own."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from studyapp.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Done:
    """What a command did."""

    status: int
    out: str
    err: str


@pytest.fixture
def studyapp(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Done]:
    """Run a command as a person would type it; `typed` is what they type while it runs."""
    monkeypatch.setenv("COLUMNS", "120")

    def command(*words: str, typed: str = "") -> Done:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        try:
            status = run(["--data-dir", str(tmp_path / "data"), *words])
        except SystemExit as error:  # argparse's own end
            status = int(error.code or 0)
        captured = capsys.readouterr()
        return Done(status, captured.out, captured.err)

    return command
