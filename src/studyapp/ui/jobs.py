"""Runs work off the GUI thread, in order, on one thread, and brings the result back to the GUI thread."""

from __future__ import annotations

import logging
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot

from studyapp.domain.changes import Changes
from studyapp.domain.errors import StudyError, UnknownDocumentError
from studyapp.ui.weakly import loosely

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.ui.signals import Signals

logger = logging.getLogger(__name__)


class Jobs(QObject):
    """The job thread, and a second one for what takes long.

    `done` and `failed` are held weakly: a closed panel is not called, and not kept alive.

    Signals:
        failed: a job raised and nobody asked to hear of it (the exception).
        busy_changed: whether any job is waited for (bool).
    """

    failed = Signal(object)
    busy_changed = Signal(bool)
    _finished = Signal(object)

    def __init__(self, signals: Signals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._aside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="aside")
        self._waiting = 0
        self._closed = False
        self._droppable: set[Future[object]] = set()
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether any job is waited for."""
        return self._waiting > 0

    def run[R](
        self,
        work: Callable[[], R],
        done: Callable[[R], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Call `work()` on the job thread, then `done(result)` or `failed(error)` on the GUI thread.

        Without `failed` an error goes to the signal of that name, which the message bar shows. After `close`
        nothing is run any more.
        """
        if not self._closed:
            future = self._executor.submit(work)
            self._drop_on_close(future)
            self.watch(future, done, failed)

    def run_aside[R](
        self,
        work: Callable[[], R],
        done: Callable[[R], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Like `run`, on a second thread: for what takes seconds and nobody should wait for. `close` waits for it."""
        if not self._closed:
            future = self._aside.submit(work)
            self._drop_on_close(future)
            self.watch(future, done, failed)

    def write(
        self,
        work: Callable[[], Changes],
        done: Callable[[Changes], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Like `run`, for a service call that writes: `signals.changed` is emitted before `done` is called.

        What was asked to be written is written, even when the window is closed meanwhile.
        """
        if not self._closed:
            self.watch(self._executor.submit(work), done, failed)

    def watch[R](
        self,
        future: Future[R],
        done: Callable[[R], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Call `done(result)` or `failed(error)` on the GUI thread when a future of somebody else ends."""
        self._waiting += 1
        if self._waiting == 1:
            self.busy_changed.emit(True)
        ended = _Ended(future.result, loosely(done) if done else None, loosely(failed) if failed else None)
        future.add_done_callback(_Sender(self._finished.emit, ended))

    def report(self, error: Exception) -> None:
        """Let a person hear of an error, unless it is about a document that nobody looks at any more."""
        if isinstance(error, UnknownDocumentError) and error.document_id != self._signals.document_id:
            return  # asked for before the document was removed
        if not isinstance(error, StudyError):
            logger.error("A job failed", exc_info=error)
        self.failed.emit(error)

    def close(self) -> None:
        """Finish the jobs that run and every write, drop the rest; results are no longer reported."""
        self._closed = True
        for future in tuple(self._droppable):
            future.cancel()
        for executor in (self._aside, self._executor):
            executor.shutdown(wait=True)

    def _drop_on_close[R](self, future: Future[R]) -> None:
        self._droppable.add(cast("Future[object]", future))
        future.add_done_callback(self._droppable.discard)

    @Slot(object)
    def _on_finished(self, ended: _Ended) -> None:
        self._waiting -= 1
        if self._waiting == 0:
            self.busy_changed.emit(False)
        if self._closed:
            return
        try:
            result = ended.result()
        except CancelledError:
            return
        except Exception as error:  # noqa: BLE001 - the border of the job thread: every error must reach a person
            if ended.failed is not None:
                ended.failed(error)
            else:
                self.report(error)
            return
        if isinstance(result, Changes):
            self._signals.changed.emit(result)
        if ended.done is not None:
            ended.done(result)


@dataclass(frozen=True, slots=True)
class _Ended:
    result: Callable[[], object]
    done: Callable[..., None] | None
    failed: Callable[..., None] | None


@dataclass(frozen=True, slots=True)
class _Sender:
    """Called from the job thread; emitting a signal is all it does there."""

    emit: Callable[[_Ended], object]
    ended: _Ended

    def __call__(self, _future: object) -> None:
        try:
            self.emit(self.ended)
        except RuntimeError:
            logger.debug("A job ended after the window was gone")
