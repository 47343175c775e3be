"""Spawned child processes: a pipe, progress, cancel, limits of CPU and memory, typed failure. Standard library only.

A child is always spawned, never forked: the window has threads, and Windows and macOS know nothing else. It ignores
Ctrl+C (the parent decides), and ends when its parent ends, however that happens.
"""

from __future__ import annotations

import contextlib
import faulthandler
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Self, cast

from studyapp.domain.errors import StudyError

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.domain.ports import OnProgress

_CONTEXT = multiprocessing.get_context("spawn")
_POLL_S = 0.05
_END_S = 2.0
"""How long a child that was told to end may take before it is killed."""
_WALL_FACTOR, _WALL_EXTRA_S = 3, 10.0
"""A child may wait for a disk or a busy machine: wall time allowed for a CPU second."""
ORPHANED, OVERTIME = 3, 4
"""Exit codes of a child whose parent has died, and of one that has used up its CPU time."""
_WATCH_S = 0.1
_STUCK_S = 5.0
"""How long Python gets to end an overdue process with a sentence, before it is ended without one."""
_CPU_SIGNAL = int(getattr(signal, "SIGXCPU", 0))  # Windows has none
_NICE = 10
_BELOW_NORMAL = 0x4000  # BELOW_NORMAL_PRIORITY_CLASS, winbase.h


if sys.platform == "win32":
    import ctypes

    def lower_priority() -> None:
        """Let the window go first: Windows' "below normal"."""
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)

    def _limit(limits: Limits) -> None:
        """Windows has no such limits: `end_in_time` and the parent's deadline are all."""

else:
    import resource

    def lower_priority() -> None:
        """Let the window go first: nice 10, and no more where the whole program has a low priority already.

        Ten more on top of ten made a child starve: on a busy machine the sample article took 82 s instead of 15.
        """
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, max(_NICE, os.getpriority(os.PRIO_PROCESS, 0)))

    def _limit(limits: Limits) -> None:
        """Set the kernel's limits for this process."""
        memory = limits.memory_mib << 20
        for what, value in (
            (resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 2)),
            (resource.RLIMIT_AS, (memory, memory)),
        ):
            with contextlib.suppress(ValueError, OSError):  # macOS refuses RLIMIT_AS
                resource.setrlimit(what, value)


class ChildDiedError(Exception):
    """The child ended without an answer; a negative exit code is the number of a signal, as in `subprocess`."""

    def __init__(self, exit_code: int | None) -> None:
        super().__init__(f"exit code {exit_code}")
        self.exit_code = exit_code


class ChildFailedError(Exception):
    """The function raised something that is no StudyError; `details` is the child's traceback."""

    def __init__(self, details: str) -> None:
        super().__init__(details)
        self.details = details


class LimitReachedError(Exception):
    """The child used more CPU time or memory than it was given."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: CPU time, and address space (of all libraries too: Python alone takes about 150 MiB)."""

    cpu_seconds: int
    memory_mib: int


@dataclass(frozen=True, slots=True)
class Progress:
    """From the child: a share 0..1 of the work is done."""

    share: float


@dataclass(frozen=True, slots=True)
class Failed:
    """From the child: it raised `error`, or, when that is no StudyError, what the traceback in `details` tells."""

    error: StudyError | None
    details: str = ""


@dataclass(frozen=True, slots=True)
class _Done[T]:
    value: T


@dataclass(frozen=True, slots=True)
class _OutOfMemory:
    pass


class Child:
    """A running child and our end of its pipe. One thread talks to it; any thread may `kill`."""

    def __init__(self, serve: Callable[[Connection], None], *, name: str) -> None:
        """Start the child; it runs `serve(connection)`, which must be importable by name."""
        ours, theirs = _CONTEXT.Pipe()
        self._connection = ours
        self._process = _CONTEXT.Process(target=_serve, args=(serve, theirs), name=name, daemon=True)
        try:
            self._process.start()
        finally:
            theirs.close()

    @property
    def pid(self) -> int:
        """The process id, 0 when it has none."""
        return self._process.pid or 0

    @property
    def alive(self) -> bool:
        """Whether the child has not ended yet."""
        return self._process.is_alive()

    def send(self, message: object) -> None:
        """Hand the child a message; raises ChildDiedError."""
        try:
            self._connection.send(message)
        except OSError as error:
            # Its frames hold the message's buffer; in a cycle that is collected later, this crashes CPython 3.12
            # ("deallocated BytesIO object has exported buffers", then a segmentation fault).
            raise ChildDiedError(self.end()) from error.with_traceback(None)

    def receive(self, timeout_s: float | None = None) -> object:
        """Return the child's next message; raises TimeoutError, or ChildDiedError when it has ended."""
        try:
            if not self._connection.poll(timeout_s):
                raise TimeoutError
            return self._connection.recv()
        except (EOFError, ConnectionError, pickle.UnpicklingError) as error:
            raise ChildDiedError(self.end()) from error

    def kill(self) -> None:
        """End the child at once; whoever waits in `receive` gets ChildDiedError."""
        with contextlib.suppress(ValueError):  # it has been ended and released already
            self._process.kill()

    def end(self, grace_s: float = _END_S) -> int | None:
        """Hang up, wait, and kill what does not end by itself; returns the exit code."""
        self._connection.close()
        self._process.join(grace_s)
        if self._process.is_alive():
            self._process.kill()
            self._process.join(grace_s)
        return self._process.exitcode

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self.kill()
        self.end()


def run_limited[T](work: Callable[[OnProgress], T], *, limits: Limits, on_progress: OnProgress) -> T:
    """Run one function in a child of its own and return its result.

    Args:
        work: importable by name, or a `functools.partial` of such a function; is given a function that hears a share.
        limits: what it may use.
        on_progress: hears the share at least every 50 ms; what it raises ends the child and is passed on (to cancel).

    Raises:
        StudyError: what `work` raised, as it was.
        LimitReachedError: it used more than `limits`.
        ChildFailedError: it raised something else.
        ChildDiedError: it ended without an answer.
    """
    with Child(partial(_run, work, limits), name="studyapp-import") as child:
        answer = _answer(child, limits, on_progress)
    match answer:
        case _Done():
            on_progress(1.0)
            return cast("_Done[T]", answer).value
        case _OutOfMemory():
            raise LimitReachedError
        case Failed():
            raise answer.error or ChildFailedError(answer.details)
        case _:
            raise ChildFailedError(type(answer).__name__)


def _answer(child: Child, limits: Limits, on_progress: OnProgress) -> object:
    """Wait for what is no progress; raises LimitReachedError or ChildDiedError."""
    deadline = time.monotonic() + limits.cpu_seconds * _WALL_FACTOR + _WALL_EXTRA_S
    share = 0.0
    while True:
        on_progress(share)
        try:
            message = child.receive(_POLL_S)
        except TimeoutError:
            if time.monotonic() > deadline:
                raise LimitReachedError from None
            continue
        except ChildDiedError as error:
            if error.exit_code in {-_CPU_SIGNAL, OVERTIME}:
                raise LimitReachedError from error
            raise
        if not isinstance(message, Progress):
            return message
        share = message.share


def attempt[T](work: Callable[[], T]) -> T | Failed:
    """Run something at the border of a process or a thread: whatever it raises becomes an answer.

    Somebody beyond the border waits for it. MemoryError goes on: there may be no room for an answer.
    """
    try:
        return work()
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - the border itself: see above
        return Failed(error if isinstance(error, StudyError) else None, "".join(traceback.format_exception(error)))


def _serve(serve: Callable[[Connection], None], connection: Connection) -> None:
    """First thing in every child."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, name="watch-parent", daemon=True).start()
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the parent has hung up
        serve(connection)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(ORPHANED)


def end_in_time(cpu_seconds: float) -> None:
    """End this process when it has used so much CPU time; the kernel's own limit may be seconds late, or not there."""
    threading.Thread(target=_watch_time, args=(cpu_seconds,), name="watch-time", daemon=True).start()


def _watch_time(cpu_seconds: float) -> None:
    while time.process_time() < cpu_seconds:
        time.sleep(_WATCH_S)
    os._exit(OVERTIME)


class TimeLimit:
    """Ends this process with status 1 when the block is not done in time, whatever its threads wait for.

    Every thread's place goes to the error stream. Where a library hangs without letting Python go on (Qt does while
    it waits for an X server), that comes some seconds later, and without the sentence.

    Attributes:
        step: what is being done, for the sentence.
    """

    def __init__(self, seconds: float, step: str, tell: Callable[[str], None]) -> None:
        """`tell` hears a sentence that names the step, from a thread of its own."""
        self.step = step
        self._seconds = seconds
        self._tell = tell
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        with contextlib.suppress(RuntimeError, OSError):  # a windowed program on Windows has no error stream
            faulthandler.dump_traceback_later(self._seconds + _STUCK_S, exit=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        faulthandler.cancel_dump_traceback_later()

    def _end(self) -> None:
        self._tell(f"It did not end within {self._seconds:.0f} seconds, and stood at: {self.step}.")
        with contextlib.suppress(RuntimeError, OSError):
            faulthandler.dump_traceback()
        os._exit(1)


def _run[T](work: Callable[[OnProgress], T], limits: Limits, connection: Connection) -> None:
    """Child: run one function and answer."""
    _limit(limits)
    end_in_time(limits.cpu_seconds)
    try:
        answer = attempt(partial(work, partial(_report, connection)))
        connection.send(answer if isinstance(answer, Failed) else _Done(answer))
    except MemoryError:
        connection.send(_OutOfMemory())


def _report(connection: Connection, share: float) -> None:
    connection.send(Progress(share))
