"""What holds for every test: no internet, no window, no leaks, no noise, no touching of the learner's own data.

A test fails that leaves a thread, a child process, a running QTimer or a visible window behind, or that makes
the program log a warning. A test that expects a warning asks for `caplog` and asserts on it. What several tests
share lies beside this file (`from tests.robots import …`); the language model comes from the fixture `model`.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.no_internet import refuse_internet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget

    from studyapp.analysis.language import LanguageModel

_GRACE_S = 2.0  # what has been told to end may take this long
_POLL_S = 0.02
_FOREIGN_THREADS = ("pytest_timeout", "execnet", "Dummy-")
_FOREIGN_CHILDREN = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.fonts.warning=false")
settings.register_profile("studyapp", deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True)
settings.load_profile("studyapp")
refuse_internet()


@pytest.fixture(scope="session", autouse=True)
def _folders_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Lead every standard folder of the learner, also in children, to a place of the tests."""
    base = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
            patch.setenv(f"XDG_{kind}_HOME", str(base / kind.lower()))
        yield


@pytest.fixture(scope="session")
def model() -> LanguageModel:
    """The real language model, loaded once per test process (about 2 s, 300 MB)."""
    from studyapp.analysis.language import load_model

    loaded = load_model()
    gc.collect()
    gc.freeze()  # a million objects that live until the end: no later collection need walk over them
    return loaded


@pytest.fixture(autouse=True)
def _no_noise(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a record of level WARNING or above, unless the test reads `caplog` itself."""
    noise = _Noise()
    logging.getLogger().addHandler(noise)
    yield
    logging.getLogger().removeHandler(noise)
    if noise.lines and "caplog" not in request.fixturenames:
        pytest.fail("unexpected in the log (ask for caplog if it is meant):\n" + "\n".join(noise.lines), pytrace=False)


@pytest.fixture(autouse=True)
def _no_leaks(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail when something that the test started outlives it."""
    threads_before = set(threading.enumerate())
    children_before = set(_children())
    windows = _Windows() if {"qtbot", "qapp"} & set(request.fixturenames) else None
    yield
    left = windows.left_behind() if windows else []
    deadline = time.monotonic() + _GRACE_S
    while (running := _running(threads_before, children_before)) and time.monotonic() < deadline:
        time.sleep(_POLL_S)
    if running or left:
        pytest.fail("left behind: " + "; ".join((*running, *left)), pytrace=False)


class _Noise(logging.Handler):
    """Keeps what should not have been said."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


class _Windows:
    """What Qt had before a test, to be compared with what it has afterwards."""

    def __init__(self) -> None:
        self._timers = {id(timer) for timer in _active_timers()}
        self._widgets = {id(widget) for widget in _visible_widgets()}

    def left_behind(self) -> list[str]:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        deadline = time.monotonic() + _GRACE_S
        while (timers := self._new_timers()) and all(timer.isSingleShot() for timer in timers):
            if time.monotonic() > deadline:
                break
            QCoreApplication.processEvents()  # a delay that was on its way when the test ended
            time.sleep(_POLL_S)
        widgets = [widget for widget in _visible_widgets() if id(widget) not in self._widgets]
        found = [
            *(f"running timer {_described(timer)} of {_described(timer.parent())}" for timer in timers),
            *(f"visible window {_described(widget)}" for widget in widgets),
        ]
        for timer in timers:  # so that only the test that is to blame fails
            timer.stop()
        for widget in widgets:
            widget.hide()
        return found

    def _new_timers(self) -> list[QTimer]:
        return [timer for timer in _active_timers() if id(timer) not in self._timers]


def _running(threads_before: set[threading.Thread], children_before: set[int]) -> list[str]:
    multiprocessing.active_children()  # reaps those that have ended
    threads = [thread for thread in threading.enumerate() if thread not in threads_before]
    return [
        *(f"thread {thread.name}" for thread in threads if not thread.name.startswith(_FOREIGN_THREADS)),
        *(f"child process {line}" for pid, line in _children().items() if pid not in children_before),
    ]


def _children() -> dict[int, str]:
    """Return the living children by process id, with their command lines; elsewhere than on Linux our own kind only."""
    if sys.platform != "linux":
        return {child.pid or 0: child.name for child in multiprocessing.active_children()}
    pids = [pid for task in Path("/proc/self/task").iterdir() for pid in _read(task / "children").split()]
    lines = {int(pid): _command_line(pid) for pid in pids if _is_running(pid)}
    return {pid: line for pid, line in lines.items() if not any(name in line for name in _FOREIGN_CHILDREN)}


def _is_running(pid: str) -> bool:
    """Tell a running process from one that has ended and waits to be collected (proc(5): the state after the name)."""
    return _read(Path("/proc", pid, "stat")).rpartition(")")[2].split()[:1] not in ([], ["Z"], ["X"])


def _command_line(pid: str) -> str:
    return _read(Path("/proc", pid, "cmdline")).replace("\0", " ").strip()


def _read(path: Path) -> str:
    try:
        return path.read_text(errors="replace")
    except OSError:  # it ended while we looked
        return ""


def _active_timers() -> Iterable[QTimer]:
    import shiboken6
    from PySide6.QtCore import QTimer

    return [
        found
        for found in gc.get_objects()
        if issubclass(type(found), QTimer) and shiboken6.isValid(found) and found.isActive()
    ]


def _visible_widgets() -> Iterable[QWidget]:
    from PySide6.QtWidgets import QApplication

    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def _described(thing: object) -> str:
    name = getattr(thing, "objectName", str)()
    return f"{type(thing).__name__} {name!r}" if name else type(thing).__name__
