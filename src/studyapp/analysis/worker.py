"""The parent's handle on the analysis child: one spawned process, long-lived, started by the first request.

spaCy is imported in the child only. A child that dies or is ended is replaced by the next request. A batch of
paragraphs that does not end is found by a watchdog, narrowed down to one paragraph, and left out as unread.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict, deque
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, cast

from studyapp.analysis.child import serve
from studyapp.analysis.exchange import (
    LANGUAGE_STAGE,
    NO_CAUTION,
    PARTIAL_EVERY_S,
    Begun,
    Caution,
    Check,
    Checked,
    Done,
    Partial,
    Ready,
    StageFailed,
    Work,
)
from studyapp.domain.document import sha256_of, word_count
from studyapp.domain.errors import AnalysisCancelledError, AnalysisFailedError
from studyapp.processes import Child, ChildDiedError, Failed, Progress, attempt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.analysis import Analysis, AnalysisRequest
    from studyapp.domain.card_check import Claim
    from studyapp.domain.ports import OnPartial, OnProgress

type Doubts = tuple[tuple[str, ...], ...]

logger = logging.getLogger(__name__)

BATCH_LIMIT_S = 30.0
"""A batch of 32 paragraphs takes 0.5 s; what takes this long will not end (engine.md, section 3)."""
_MODEL_LIMIT_S = 120.0
"""Loading the model takes 2 s; a cold disk and a virus scanner may make it many times as long."""
_WORDS_PER_S = 100
"""The rules may be this slow over a whole document before they count as hanging; 2,000 words/s is the target."""
_CLOSE_S = 4.0
_REMEMBERED = 8


def ignore(_: object) -> None:
    """Hear nothing."""


@dataclass(slots=True)
class _Job:
    work: AnalysisRequest | Check
    on_progress: OnProgress = ignore
    on_partial: OnPartial = ignore
    future: Future[Analysis | Doubts] = field(default_factory=Future["Analysis | Doubts"])
    cancelled: bool = False
    heard: bool = False


class _HangingError(Exception):
    """The child has not been heard of for too long."""

    def __init__(self, begun: Begun | None, waited_s: float) -> None:
        super().__init__(begun.stage if begun else "model")
        self.begun = begun
        self.waited_s = waited_s


class AnalysisWorker:
    """Analyses documents in a child process, one after the other. Thread-safe; see `domain.ports.Analyser`."""

    def __init__(
        self,
        *,
        background: bool = True,
        batch_limit_s: float = BATCH_LIMIT_S,
        partial_every_s: float = PARTIAL_EVERY_S,
    ) -> None:
        """Start nothing yet; `background` gives the child a low priority."""
        self._background = background
        self._batch_limit_s = batch_limit_s
        self._partial_every_s = partial_every_s
        self._changed = threading.Condition()
        self._jobs: deque[_Job] = deque()
        self._running: _Job | None = None
        self._warm_up_wanted = False
        self._closed = False
        self._child: Child | None = None
        self._thread: threading.Thread | None = None
        self._cautions: OrderedDict[str, Caution] = OrderedDict()

    @property
    def child_pid(self) -> int:
        """The process id of the running child, 0 when there is none."""
        child = self._child
        return child.pid if child is not None and child.alive else 0

    def warm_up(self) -> None:
        """Start the child and let it load the model, so that the first request need not wait for it."""
        with self._changed:
            self._warm_up_wanted = True
            self._wake()

    def submit(
        self, request: AnalysisRequest, *, on_progress: OnProgress = ignore, on_partial: OnPartial = ignore
    ) -> Future[Analysis]:
        """Analyse; both functions are called from a helper thread. The future fails with an AnalysisError."""
        return cast("Future[Analysis]", self._put(_Job(request, on_progress, on_partial)))

    def check(self, claims: Sequence[Claim]) -> Future[Doubts]:
        """Return the linter's reasons against what each card says; see `domain.ports.CardChecker`."""
        return cast("Future[Doubts]", self._put(_Job(Check(tuple(claims)))))

    def cancel(self) -> None:
        """End the child that works; its future fails with AnalysisCancelledError. Requests behind it go on."""
        with self._changed:
            if self._running is not None:
                self._running.cancelled = True
                if self._child is not None:
                    self._child.kill()
            elif self._jobs:
                self._jobs[0].cancelled = True

    def close(self) -> None:
        """Cancel everything and end the child, within 5 seconds. Nothing can be submitted afterwards."""
        deadline = time.monotonic() + _CLOSE_S
        with self._changed:
            self._closed = True
            for job in self._jobs:
                job.cancelled = True
            self._changed.notify_all()
        self.cancel()
        if self._thread is not None:
            self._thread.join(max(0.0, deadline - time.monotonic()))

    def _put(self, job: _Job) -> Future[Analysis | Doubts]:
        with self._changed:
            if self._closed:
                job.future.set_exception(AnalysisCancelledError())
            else:
                self._jobs.append(job)
                self._wake()
        return job.future

    def _wake(self) -> None:
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._work, name="analysis-helper", daemon=True)
            self._thread.start()
        self._changed.notify_all()

    def _work(self) -> None:
        """Helper thread: run the jobs until closed."""
        while (job := self._next_job()) is not None:
            if job.future.set_running_or_notify_cancel():
                self._finish(job)
            with self._changed:
                self._running = None
                self._warm_up_wanted |= job.cancelled  # its child is gone; whoever cancelled asks for something else
        with self._changed:
            child, self._child = self._child, None
        if child is not None:
            child.end()

    def _next_job(self) -> _Job | None:
        """Wait for a job; None when closed and nothing is left to refuse."""
        while True:
            with self._changed:
                while not (self._jobs or self._warm_up_wanted or self._closed):
                    self._changed.wait()
                if self._jobs:
                    self._running = self._jobs.popleft()
                    return self._running
                if self._closed:
                    return None
                self._warm_up_wanted = False
            self._ensure_child()

    def _finish(self, job: _Job) -> None:
        answer = attempt(partial(self._analysed, job))  # a listener may raise anything
        if isinstance(answer, Failed):
            job.future.set_exception(answer.error or AnalysisFailedError(answer.details))
        else:
            job.future.set_result(answer)

    def _analysed(self, job: _Job) -> Analysis | Doubts:
        """Run one job, again with more caution after each batch that did not end."""
        key = "" if isinstance(job.work, Check) else sha256_of(job.work.text)
        while True:
            idled = self._child is not None
            try:
                child = self._child_for(job)
                child.send(self._message(job.work, self._cautions.get(key, NO_CAUTION)))
                return self._answer(job, child)
            except ChildDiedError as died:
                self._end_child()
                if job.cancelled:
                    raise AnalysisCancelledError from died
                if idled and not job.heard:
                    continue  # it died before it had this request
                raise AnalysisFailedError(f"exit code {died.exit_code}") from died
            except _HangingError as hanging:
                self._end_child()
                self._learn(key, hanging)

    def _message(self, work: AnalysisRequest | Check, caution: Caution) -> Work | Check:
        return work if isinstance(work, Check) else Work(work, caution, self._partial_every_s)

    def _answer(self, job: _Job, child: Child) -> Analysis | Doubts:
        """Listen until the child has the answer; what it says on the way is handed on."""
        begun: Begun | None = None
        limit_s = _MODEL_LIMIT_S
        while True:
            try:
                message = child.receive(limit_s)
            except TimeoutError:
                raise _HangingError(begun, limit_s) from None
            match message:
                case Progress():
                    job.on_progress(message.share)
                case Partial():
                    job.on_partial(message.analysis)
                case Begun():
                    begun = message
                    job.heard = True
                    limit_s = self._limit_s(job, begun)
                case StageFailed():
                    logger.error("The analysis goes on without %s.\n%s", message.stage, message.details)
                case Ready():
                    limit_s = self._batch_limit_s
                case Done():
                    if job.cancelled:
                        raise AnalysisCancelledError
                    return message.analysis
                case Checked():
                    return message.doubts
                case Failed():
                    raise message.error or AnalysisFailedError(message.details)
                case _:
                    raise AnalysisFailedError(type(message).__name__)

    def _limit_s(self, job: _Job, begun: Begun) -> float:
        if begun.stage == LANGUAGE_STAGE or isinstance(job.work, Check):
            return self._batch_limit_s
        return self._batch_limit_s + word_count(job.work.text) / _WORDS_PER_S

    def _learn(self, key: str, hanging: _HangingError) -> None:
        """Remember which paragraphs to parse one by one, or which of them or which stage to leave out.

        Raises AnalysisFailedError when nothing can be left out.
        """
        begun = hanging.begun
        known = self._cautions.pop(key, NO_CAUTION)
        if begun is None:
            raise AnalysisFailedError(f"{hanging} did not end within {hanging.waited_s:.0f} s") from hanging
        suspects = frozenset(begun.blocks)
        if begun.stage != LANGUAGE_STAGE:
            logger.error("The analysis is tried again without %s, which did not end.", begun.stage)
            known = replace(known, without=known.without | {begun.stage})
        elif len(suspects) == 1:
            known = replace(known, skip=known.skip | suspects)
        else:
            known = replace(known, alone=known.alone | suspects)
        self._cautions[key] = known
        if len(self._cautions) > _REMEMBERED:
            self._cautions.popitem(last=False)

    def _child_for(self, job: _Job) -> Child:
        with self._changed:
            if job.cancelled:
                raise AnalysisCancelledError
            return self._ensure_child()

    def _ensure_child(self) -> Child:
        with self._changed:
            if self._child is not None and not self._child.alive:
                self._end_child()
            if self._child is None:
                self._child = Child(partial(serve, background=self._background), name="studyapp-analysis")
            return self._child

    def _end_child(self) -> None:
        with self._changed:
            child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.end()
