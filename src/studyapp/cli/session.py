"""The program for the length of one command, and the terminal it speaks to."""

from __future__ import annotations

from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from studyapp.settings import data_dir_default

if TYPE_CHECKING:
    import argparse
    from collections.abc import Generator

    from studyapp.app import App


@contextmanager
def opened(arguments: argparse.Namespace) -> Generator[App]:
    """Open the library that the command line names, and close it afterwards; raises StudyError."""
    from studyapp.app import build  # noqa: PLC0415 - SQLAlchemy costs 0.3 s, which --help and analyze need not pay

    with closing(build(None, data_dir(arguments))) as app:
        yield app


def data_dir(arguments: argparse.Namespace) -> Path:
    """Return the data folder: the option's, else the system's."""
    named: str | None = getattr(arguments, "data_dir", None)
    return Path(named).expanduser() if named else data_dir_default()


def terminal() -> Console:
    """Return the terminal. Text of documents is printed as `Text`, so that its brackets are no markup."""
    return Console(highlight=False, soft_wrap=False)
