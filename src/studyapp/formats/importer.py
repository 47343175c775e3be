"""Reads files in a limited child process, so that no file can stop the window or take the machine's memory."""

from __future__ import annotations

import signal
import stat
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.formats import UNSUPPORTED, format_of
from studyapp.formats.encoding import MAX_MIB
from studyapp.formats.text import read_text
from studyapp.processes import ChildDiedError, ChildFailedError, LimitReachedError, Limits, run_limited

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from studyapp.domain.document import ImportedText
    from studyapp.domain.ports import OnProgress

LIMITS = Limits(cpu_seconds=8, memory_mib=1024)
"""Hostile files exceed any limit; a PDF of 1,000 full pages takes half of this. Ten seconds are promised, and a process
may be late to end (benchmarks/fuzz.md)."""


_ASIDE_FROM = 200_000
"""Characters that take 35 ms to read, during which the window would stand still."""


class ReadHtml(Protocol):
    """Makes a document of rich text; raises UnreadableFileError."""

    def __call__(self, html: str, *, title: str = "") -> ImportedText:
        """Return what the markup holds."""
        ...


class FileImporter:
    """Reads foreign files and pasted text."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits

    def read_file(self, path: Path, *, encoding: str = "", on_progress: OnProgress) -> ImportedText:
        """Read a file in a child process; raises UnreadableFileError.

        What `on_progress` raises ends the child and is passed on: that is how an import is cancelled.
        """
        return self._limited(partial(_read, path, encoding), path.name, on_progress)

    def read_text(self, text: str, *, title: str = "", on_progress: OnProgress | None = None) -> ImportedText:
        """Read text that was pasted, in a child process where it is long; raises UnreadableFileError.

        What `on_progress` raises is passed on, as in `read_file`.
        """
        if len(text) > MAX_MIB << 20:
            raise UnreadableFileError(name=title, reason=Unreadable.TOO_LARGE, limit_mib=MAX_MIB)
        work = partial(_read_text, text, title)
        hear = on_progress or _ignore
        return self._limited(work, title, hear) if len(text) > _ASIDE_FROM else work(hear)

    def read_html(
        self, html: str, *, plain: str = "", title: str = "", on_progress: OnProgress | None = None
    ) -> ImportedText:
        """Read rich text that was pasted, in a child process, or `plain` where it holds no text.

        Raises UnreadableFileError; what `on_progress` raises is passed on, as in `read_file`.
        """
        if len(html) > MAX_MIB << 20:
            return self.read_text(plain, title=title, on_progress=on_progress)
        try:
            return self._limited(partial(_read_html, html, title), title, on_progress or _ignore)
        except UnreadableFileError:
            return self.read_text(plain, title=title, on_progress=on_progress)

    def _limited(self, work: Callable[[OnProgress], ImportedText], name: str, on_progress: OnProgress) -> ImportedText:
        try:
            return run_limited(work, limits=self._limits, on_progress=on_progress)
        except LimitReachedError as error:
            raise UnreadableFileError(name=name, reason=Unreadable.LIMITS) from error
        except ChildDiedError as error:
            gave_up = error.exit_code == -signal.SIGABRT  # PDFium ends itself where memory ends
            reason = Unreadable.LIMITS if gave_up else Unreadable.DAMAGED
            raise UnreadableFileError(name=name, reason=reason, details=str(error)) from error
        except ChildFailedError as error:
            raise UnreadableFileError(name=name, reason=Unreadable.DAMAGED, details=str(error)) from error


def read_path(path: Path, *, encoding: str = "", on_progress: OnProgress | None = None) -> ImportedText:
    """Read a file in this process; raises UnreadableFileError."""
    if path.suffix.lower() in UNSUPPORTED:
        raise UnreadableFileError(name=path.name, reason=Unreadable.UNKNOWN_FORMAT, details=path.suffix.lower())
    file_format = format_of(path.name)
    return file_format.read(_bytes(path, file_format.max_mib), path.name, encoding=encoding, on_progress=on_progress)


def _bytes(path: Path, max_mib: int) -> bytes:
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise UnreadableFileError(name=path.name, reason=Unreadable.NOT_A_FILE)
        if facts.st_size > max_mib << 20:
            raise UnreadableFileError(name=path.name, reason=Unreadable.TOO_LARGE, limit_mib=max_mib)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFileError(name=path.name, reason=Unreadable.MISSING) from error
    except PermissionError as error:
        raise UnreadableFileError(name=path.name, reason=Unreadable.NO_PERMISSION) from error
    except OSError as error:
        raise UnreadableFileError(name=path.name, reason=Unreadable.DAMAGED, details=error.strerror or "") from error


def _read(path: Path, encoding: str, on_progress: OnProgress) -> ImportedText:
    imported = read_path(path, encoding=encoding, on_progress=on_progress)
    on_progress(0.9)
    return imported


def _read_text(text: str, title: str, on_progress: OnProgress) -> ImportedText:
    imported = read_text(text, title=title)
    if not imported.blocks:
        raise UnreadableFileError(name=title, reason=Unreadable.EMPTY)
    on_progress(0.9)
    return imported


def _read_html(html: str, title: str, on_progress: OnProgress) -> ImportedText:
    read = cast("ReadHtml", import_module("studyapp.formats.html").read_html)  # lxml: not in the window
    imported = read(html, title=title)
    on_progress(0.9)
    return imported


def _ignore(_share: float) -> None:
    return
