"""Opens files as the program does: a library, the importer's limited child, a sentence for each refusal. And measures.

A child's CPU seconds are the kernel's figure for it. Peak memory is known of the largest child only; it is resident
memory, while the limit is on address space, so that the figure cannot exceed the limit.
"""

from __future__ import annotations

import hashlib
import resource
import sys
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from studyapp.cli.messages import describe
from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.formats.importer import FileImporter
from studyapp.services.library import Library
from studyapp.store.database import Database
from studyapp.store.library import LibraryStore
from studyapp.store.reader import ReaderStore

if TYPE_CHECKING:
    from pathlib import Path

    from studyapp.domain.document import Document
    from studyapp.domain.layout import Layout

_BEAT_S = 0.01
_LEAST_SENTENCE = 40


@dataclass(frozen=True, slots=True)
class Opened:
    """What became of a file.

    Attributes:
        end: "read", "stopped at a limit", "refused …", or "fault" (a reader's error, or a child that died).
        document: as it lies in the library now; None unless it was read.
    """

    end: str
    cpu_s: float
    wall_s: float
    document: Document | None = None
    layout: Layout | None = None
    details: str = ""


class Heart:
    """Beats in this process while it asks; `longest` is the longest time in seconds that it could not."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _beat(self) -> None:
        last = time.monotonic()
        while not self._end.wait(_BEAT_S):
            now = time.monotonic()
            self.longest = max(self.longest, now - last - _BEAT_S)
            last = now


class Program:
    """A library of its own in `folder`; use as a context."""

    def __init__(self, folder: Path) -> None:
        forget_main()
        self._path = folder / "library.db"
        self._database = Database(self._path)
        store = LibraryStore(self._database)
        clock = _Clock()
        sample = folder / "none"
        self._library = Library(store, FileImporter(), clock.now, sample=sample, back_up=lambda _reason: None)
        self._reader = ReaderStore(self._database)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def open(self, path: Path) -> Opened:
        """Import a file; raises AssertionError where a promise is broken."""
        before, count = self._state(), len(self._library.documents())
        cpu, wall = _children_cpu(), time.monotonic()
        try:
            outcome = self._library.import_file(path)
        except UnreadableFileError as error:
            spent = _children_cpu() - cpu, time.monotonic() - wall
            assert self._state() == before, f"{path.name}: refused, and the library has changed"
            said = str(describe(error))
            assert path.name in said, said
            assert len(said) > _LEAST_SENTENCE, said
            return Opened(_end_of(error), *spent, details=error.details)
        spent = _children_cpu() - cpu, time.monotonic() - wall
        assert len(self._library.documents()) == count + outcome.is_new
        document = self._reader.document(outcome.document_id)
        return Opened("read", *spent, document=document, layout=self._reader.layout(outcome.document_id))

    def documents(self) -> int:
        """Return how many documents the library shows."""
        return len(self._library.documents())

    def _state(self) -> str:
        """Return a hash of the library's files."""
        files = sorted(path for path in self._path.parent.glob("library.db*") if not path.name.endswith("-shm"))
        return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def forget_main() -> None:
    """Let the children not load the script that was started: the program's own children do not, either."""
    main = sys.modules["__main__"]
    main.__spec__ = None
    main.__dict__.pop("__file__", None)


def peak_mib() -> float:
    """Return the peak resident memory of the largest child so far."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _children_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _end_of(error: UnreadableFileError) -> str:
    if error.reason is Unreadable.LIMITS and not error.details:
        return "stopped at a limit"
    is_fault = error.details.startswith(("Traceback", "exit code"))
    return "fault" if is_fault and error.reason is Unreadable.DAMAGED else f"refused {error.reason.value}"


class _Clock:
    """Each moment is a second after the one before."""

    def __init__(self) -> None:
        self._second = 0

    def now(self) -> datetime:
        self._second += 1
        return datetime.fromtimestamp(1_600_000_000 + self._second, UTC)
