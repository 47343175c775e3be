from __future__ import annotations

import gc
import threading
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING
from weakref import ref

import pytest
from PySide6.QtCore import QObject

from studyapp.domain.changes import Changes, Topic
from studyapp.domain.errors import NothingToUndoError
from studyapp.ui.jobs import Jobs
from studyapp.ui.signals import Signals
from studyapp.ui.weakly import loosely, weakly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")


class Listener(QObject):
    """Hears results and errors, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: list[threading.Thread] = []

    def hear(self, result: object) -> None:
        self.heard.append(result)
        self.threads.append(threading.current_thread())


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    signals = Signals()
    made = Jobs(signals)
    yield made
    made.close()


def test_work_runs_elsewhere_and_its_result_comes_back_here(qtbot: QtBot, jobs: Jobs):
    listener = Listener()
    jobs.run(threading.current_thread, listener.hear)
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert listener.heard[0] is not threading.current_thread()
    assert listener.threads == [threading.current_thread()]


def test_jobs_end_in_the_order_they_were_given(qtbot: QtBot, jobs: Jobs):
    listener = Listener()
    for number in range(20):
        jobs.run(lambda number=number: number, listener.hear)
    qtbot.waitUntil(lambda: len(listener.heard) == 20)
    assert listener.heard == list(range(20))


def test_a_write_tells_everybody_before_it_tells_the_one(qtbot: QtBot):
    signals = Signals()
    jobs = Jobs(signals)
    listener = Listener()
    signals.changed.connect(listener.hear)
    changes = Changes(Topic.CARDS)
    jobs.write(lambda: changes, lambda _changes: listener.hear("done"))
    qtbot.waitUntil(lambda: len(listener.heard) == 2)
    assert listener.heard == [changes, "done"]
    jobs.close()


def test_an_error_goes_to_whom_it_concerns(qtbot: QtBot, jobs: Jobs):
    def fail() -> None:
        raise NothingToUndoError

    listener, everybody = Listener(), Listener()
    jobs.failed.connect(everybody.hear)
    jobs.run(fail, listener.hear, listener.hear)
    jobs.run(fail, listener.hear)
    qtbot.waitUntil(lambda: len(listener.heard) == 1 and len(everybody.heard) == 1)
    assert isinstance(listener.heard[0], NothingToUndoError)


def test_a_bug_in_a_job_is_logged(qtbot: QtBot, jobs: Jobs, caplog: pytest.LogCaptureFixture):
    everybody = Listener()
    jobs.failed.connect(everybody.hear)
    jobs.run(lambda: 1 // 0)
    qtbot.waitUntil(lambda: bool(everybody.heard))
    assert "A job failed" in caplog.text


def test_a_future_of_somebody_else_is_watched(qtbot: QtBot, jobs: Jobs):
    future: Future[int] = Future()
    listener, busy = Listener(), Listener()
    jobs.busy_changed.connect(busy.hear)
    jobs.watch(future, listener.hear)
    threading.Thread(target=future.set_result, args=(7,)).start()
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert listener.heard == [7]
    assert busy.heard == [True, False]


def test_a_cancelled_future_says_nothing(qtbot: QtBot, jobs: Jobs):
    future: Future[int] = Future()
    listener, busy = Listener(), Listener()
    jobs.busy_changed.connect(busy.hear)
    jobs.watch(future, listener.hear, listener.hear)
    future.cancel()
    qtbot.waitUntil(lambda: False in busy.heard)
    assert listener.heard == []


def test_a_closed_panel_is_neither_called_nor_kept_alive(qtbot: QtBot, jobs: Jobs):
    gate = threading.Event()
    listener = Listener()
    watched = ref(listener)
    busy = Listener()
    jobs.busy_changed.connect(busy.hear)
    jobs.run(gate.wait, listener.hear)
    del listener
    assert watched() is None
    gate.set()
    qtbot.waitUntil(lambda: False in busy.heard)


def test_what_was_asked_to_be_written_is_written_though_the_window_closes():
    jobs = Jobs(Signals())
    gate = threading.Event()
    written: list[int] = []

    def write(number: int) -> Changes:
        written.append(number)
        return Changes(Topic.CARDS)

    jobs.run(gate.wait)
    for number in range(20):
        jobs.write(partial(write, number))
        jobs.run(partial(write, -1))
    gate.set()
    jobs.close()
    assert [number for number in written if number >= 0] == list(range(20))
    assert written.count(-1) < 20


def test_after_closing_nothing_is_run():
    jobs = Jobs(Signals())
    jobs.close()
    listener = Listener()
    jobs.run(lambda: listener.hear("run"))
    jobs.write(lambda: Changes(Topic.CARDS))
    assert listener.heard == []


def test_a_weak_slot_does_not_keep_its_owner_alive():
    listener = Listener()
    slot, loose = weakly(listener.hear, 3), loosely(listener.hear)
    slot("what the signal sends is dropped")
    loose(4)
    assert listener.heard == [3, 4]
    watched = ref(listener)
    del listener
    gc.collect()
    assert watched() is None
    slot()
    loose(5)
