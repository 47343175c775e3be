"""Takes several texts in, one after the other, on a thread of its own: answering cards need not wait for them."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from studyapp.ui.job_progress import StoppedError, hearing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from studyapp.domain.ports import OnProgress
    from studyapp.services.library import ImportOutcome
    from studyapp.ui.jobs import Jobs


@dataclass(frozen=True, slots=True)
class Source:
    """Something to be taken in: what it is called, and the work, which is given a function that hears a share."""

    name: str
    work: Callable[[OnProgress], ImportOutcome]


@dataclass(frozen=True, slots=True)
class Item:
    """What became of a source; without outcome and error it was not taken in, because a person stopped the run."""

    name: str
    outcome: ImportOutcome | None = None
    error: Exception | None = None


class ImportRun(QObject):
    """One source that cannot be read never refuses the others.

    Attributes:
        items: what became of the sources so far, in their order; emptied when a new run begins.
        total: how many sources the run has.
        notes: sentences about the run as a whole, for its report.

    Signals:
        began: a source is being read (its name).
        progressed: the share 0..1 of that source; 1 means that it is being stored, and cannot be stopped any more.
        item_done: a source came to its end (Item).
        finished: all of them did.
    """

    began = Signal(str)
    progressed = Signal(float)
    item_done = Signal(object)
    finished = Signal()
    _heard = Signal(int, float)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._waiting: deque[Source] = deque()
        self._current: Source | None = None
        self._stop = threading.Event()
        self.items: list[Item] = []
        self.total = 0
        self.notes: list[str] = []
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)

    def add(self, sources: Iterable[Source], notes: Iterable[str] = ()) -> None:
        """Take these in, after those that are waiting."""
        added = list(sources)
        if self._current is None:
            self._stop = threading.Event()
            self.items, self.total, self.notes = [], 0, []
        self._waiting.extend(added)
        self.notes.extend(notes)
        self.total += len(added)
        if self._current is None:
            self._next()

    def stop(self) -> None:
        """Take nothing more in; what is in the library already stays."""
        self._stop.set()

    def _next(self) -> None:
        if not self._waiting:
            self._current = None
            if self.items:
                self.finished.emit()
            return
        self._current = self._waiting.popleft()
        if self._stop.is_set():
            self._end(Item(self._current.name))
            return
        self.began.emit(self._current.name)
        on_progress = hearing(self._stop, partial(self._heard.emit, len(self.items)))
        self._jobs.run_aside(partial(self._current.work, on_progress), self._on_done, self._on_failed)

    def _on_heard(self, number: int, share: float) -> None:
        if self._current is not None and number == len(self.items):
            self.progressed.emit(share)

    def _on_done(self, outcome: ImportOutcome) -> None:
        self._end(Item(self._current.name if self._current else "", outcome))

    def _on_failed(self, error: Exception) -> None:
        name = self._current.name if self._current else ""
        self._end(Item(name) if isinstance(error, StoppedError) else Item(name, error=error))

    def _end(self, item: Item) -> None:
        self.items.append(item)
        self.item_done.emit(item)
        self._next()
