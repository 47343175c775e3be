from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.processes import (
    Child,
    ChildDiedError,
    ChildFailedError,
    Failed,
    LimitReachedError,
    Limits,
    TimeLimit,
    attempt,
    lower_priority,
    run_limited,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from studyapp.domain.ports import OnProgress

LIMITS = Limits(cpu_seconds=10, memory_mib=512)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")


def ignore(_share: float) -> None:
    pass


def answer(value: int, on_progress: OnProgress) -> int:
    on_progress(0.5)
    return value + 1


def refuse(_on_progress: OnProgress) -> None:
    raise UnreadableFileError(name="a.txt", reason=Unreadable.EMPTY, details="d", limit_mib=3)


def stumble(_on_progress: OnProgress) -> None:
    raise ZeroDivisionError


def spin(_on_progress: OnProgress) -> None:
    while True:
        pass


def hoard(_on_progress: OnProgress) -> int:
    return len(bytearray(1 << 30))


def leave(_on_progress: OnProgress) -> None:
    os._exit(7)


def sleep(_on_progress: OnProgress) -> None:
    time.sleep(60)


def echo(connection: Connection) -> None:
    while True:
        try:
            connection.send(connection.recv())
        except EOFError:
            return


def ignore_everything(connection: Connection) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    connection.send("ready")
    time.sleep(60)


def tell_niceness(connection: Connection) -> None:
    lower_priority()
    connection.send(os.nice(0))


def tell_niceness_of_the_patient(connection: Connection) -> None:
    os.setpriority(os.PRIO_PROCESS, 0, max(12, os.nice(0)))
    tell_niceness(connection)


def spawn_and_tell(connection: Connection) -> None:
    child = Child(ignore_everything, name="grandchild")
    connection.send((child.receive(), child.pid))
    connection.recv()
    os._exit(0)  # dies without a word to its own child


def run[T](work: Callable[[OnProgress], T], limits: Limits = LIMITS) -> T:
    return run_limited(work, limits=limits, on_progress=ignore)


def test_a_function_runs_in_a_child_and_answers():
    heard: list[float] = []
    assert run_limited(partial(answer, 41), limits=LIMITS, on_progress=heard.append) == 42
    assert heard[0] == 0.0
    assert heard[-1] == 1.0


def test_an_error_of_ours_crosses_as_itself():
    with pytest.raises(UnreadableFileError) as caught:
        run(refuse)
    error = caught.value
    assert (error.name, error.reason, error.details, error.limit_mib) == ("a.txt", Unreadable.EMPTY, "d", 3)


def test_any_other_error_comes_with_its_traceback():
    with pytest.raises(ChildFailedError) as caught:
        run(stumble)
    assert "ZeroDivisionError" in caught.value.details


def test_a_child_that_leaves_is_reported_with_its_exit_code():
    with pytest.raises(ChildDiedError) as caught:
        run(leave)
    assert caught.value.exit_code == 7


@POSIX
def test_a_child_that_computes_for_ever_is_stopped():
    with pytest.raises(LimitReachedError):
        run(spin, Limits(cpu_seconds=1, memory_mib=512))


@POSIX
def test_a_child_that_takes_too_much_memory_is_stopped():
    with pytest.raises(LimitReachedError):
        run(hoard)


def test_what_the_listener_raises_ends_the_child():
    started = time.monotonic()

    def stop(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_limited(sleep, limits=LIMITS, on_progress=stop)
    assert time.monotonic() - started < 5


def test_a_long_lived_child_answers_again_and_again():
    with Child(echo, name="echo") as child:
        for message in ("one", ("two", 2)):
            child.send(message)
            assert child.receive(10) == message
        with pytest.raises(TimeoutError):
            child.receive(0.01)


def test_hanging_up_ends_a_child_that_listens():
    child = Child(echo, name="echo")
    child.send("one")
    child.receive(10)
    assert child.end() == 0
    with pytest.raises(ChildDiedError):
        child.send("two")


def test_a_child_that_does_not_listen_is_killed():
    child = Child(ignore_everything, name="deaf")
    assert child.receive(10) == "ready"
    assert child.end(grace_s=0.1) == -signal.SIGKILL
    assert not child.alive


def test_a_killed_child_is_heard_of_at_once():
    child = Child(ignore_everything, name="deaf")
    assert child.receive(10) == "ready"
    child.kill()
    with pytest.raises(ChildDiedError) as caught:
        child.receive(10)
    assert caught.value.exit_code == -signal.SIGKILL
    child.kill()  # once more does no harm


def test_an_error_of_a_broken_pipe_holds_no_buffer():
    child = Child(ignore_everything, name="deaf")
    child.kill()
    while child.alive:
        time.sleep(0.01)
    with pytest.raises(ChildDiedError) as caught:
        child.send("x" * 1_000_000)
    assert isinstance(caught.value.__cause__, OSError)
    assert caught.value.__cause__.__traceback__ is None


@POSIX
def test_a_child_ends_with_its_parent():
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    parent = context.Process(target=spawn_and_tell, args=(theirs,), daemon=False)
    parent.start()
    _, grandchild = ours.recv()
    assert _lives(grandchild)
    ours.send("die")
    parent.join(10)
    deadline = time.monotonic() + 10
    while _lives(grandchild) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _lives(grandchild)


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").split()[2] != "Z"
    except OSError:
        return False


@POSIX
def test_the_priority_of_a_child_can_be_lowered():
    with Child(tell_niceness, name="nice") as child:
        assert child.receive(10) == max(10, os.nice(0))


@POSIX
def test_a_low_priority_is_not_lowered_further():
    with Child(tell_niceness_of_the_patient, name="nice") as child:
        assert child.receive(10) == max(12, os.nice(0))


HANGING = """\
import sys, time
from studyapp import processes
processes._STUCK_S = 0.5
with processes.TimeLimit(1.0, "starting", lambda text: print(text, flush=True)) as limit:
    limit.step = "waiting for the moon"
    {wait}
"""


@pytest.mark.parametrize(
    ("wait", "out"),
    [
        ("time.sleep(60)", "It did not end within 1 seconds, and stood at: waiting for the moon.\n"),
        ("sys.setswitchinterval(60)\n    while True: pass", ""),  # no other thread gets to run Python
    ],
)
def test_a_process_that_hangs_is_ended_and_tells_where(wait: str, out: str):
    command = [sys.executable, "-c", HANGING.format(wait=wait)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stdout) == (1, out)
    assert 'File "<string>", line ' in done.stderr


def test_what_is_done_in_time_is_left_alone():
    told: list[str] = []
    with TimeLimit(0.05, "resting", told.append):
        pass
    time.sleep(0.2)
    assert not told


def test_an_attempt_turns_errors_into_answers():
    assert attempt(lambda: 3) == 3
    failed = attempt(partial(stumble, ignore))
    assert isinstance(failed, Failed)
    assert failed.error is None
    assert "ZeroDivisionError" in failed.details

    def exhausted() -> None:
        raise MemoryError

    with pytest.raises(MemoryError):
        attempt(exhausted)
