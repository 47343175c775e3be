"""What `conftest.py` and the plugin for coverage floors promise: each bad test here must fail, and say why."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.coverage_floors import layers, table
from tests.source_code import ROOT

_BAD_TESTS = """
from __future__ import annotations

import logging, multiprocessing, socket, subprocess, sys, threading, time

from hypothesis import given, strategies
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QDialog

KEPT = []

def test_thread():
    threading.Thread(target=time.sleep, args=(9,), name="lost", daemon=True).start()

def test_child():
    KEPT.append(subprocess.Popen(["sleep", "9"]))

def test_timer(qtbot):
    timer = QTimer()
    timer.setObjectName("tick")
    timer.start(1000)
    KEPT.append(timer)

def test_window(qtbot):
    window = QDialog()
    window.setObjectName("left open")
    window.show()
    KEPT.append(window)

def test_log():
    logging.getLogger("studyapp.some").warning("unheard of")

def test_qt(qtbot):
    qWarning("Qt complains")

def test_internet():
    socket.socket()

def test_loopback():
    socket.create_connection(("127.0.0.1", 80))

def test_child_in_the_internet():
    code = "import socket; socket.create_connection(('127.0.0.1', 80))"
    subprocess.run([sys.executable, "-c", code], check=True)

def test_warning():
    import warnings
    warnings.warn("old ways", DeprecationWarning)

def test_good_child():
    child = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(0,))
    child.start()
    child.join()
    assert child.exitcode == 0

def test_good_window(qtbot):
    window = QDialog()
    qtbot.addWidget(window)
    window.show()

def test_good_delay(qtbot):
    timer = QTimer()
    timer.setSingleShot(True)
    timer.start(100)
    KEPT.append(timer)

def test_good_warning(caplog):
    logging.getLogger("studyapp.some").warning("expected")
    assert "expected" in caplog.text

def test_good_socket():
    for end in socket.socketpair():
        end.close()

@given(strategies.integers())
def test_good_law(number):
    assert number == number
"""

_REASONS = {
    "thread": r"left behind: thread lost",
    "child": r"left behind: child process",
    "timer": r"left behind: running timer QTimer 'tick'",
    "window": r"left behind: visible window QDialog 'left open'",
    "log": r"WARNING studyapp\.some: unheard of",
    "qt": r"Qt complains",
    "internet": r"the internet is out of bounds in tests: socket\.__new__",
    "loopback": r"the internet is out of bounds in tests: socket\.getaddrinfo",
    "child_in_the_internet": r"PermissionError|CalledProcessError",
    "warning": r"DeprecationWarning: old ways",
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says about the tests above, run under our rules in a process of their own."""
    sample = tmp_path_factory.mktemp("bad") / "test_sample.py"
    sample.write_text(_BAD_TESTS)
    options = ["-p", "tests.conftest", "-p", "no:randomly", "-p", "no:cacheprovider", "-c", "pyproject.toml", "-rA"]
    command = [sys.executable, "-m", "pytest", *options, "--rootdir=.", "-n0", str(sample)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("name", _REASONS)
def test_a_test_that_spills_fails_and_says_what(report: str, name: str):
    assert re.search(rf"^(FAILED|ERROR) \S*::test_{name}\b", report, re.MULTILINE), report
    assert re.search(_REASONS[name], report)


def test_a_tidy_test_passes(report: str):
    spoilt = re.findall(r"^(?:FAILED|ERROR) \S*::(test_good_\w+)", report, re.MULTILINE)
    assert not spoilt, report
    assert len(re.findall(r"^PASSED \S*::test_good_", report, re.MULTILINE)) == 6


def test_the_coverage_of_a_layer_is_that_of_all_its_files():
    found = layers([("domain/a.py", 90, 90), ("domain/b.py", 0, 10), ("app.py", 97, 100), ("ui/c.py", 0, 0)])
    assert [(layer.name, layer.covered) for layer in found] == [("domain", 90.0), ("the rest", 97.0)]
    assert [layer.is_below for layer in found] == [True, False]
    domain, rest = found
    assert min(domain.floor, rest.floor) >= 85
    assert table(found) == [
        f"domain       90.0 %  floor {domain.floor} %  BELOW",
        f"the rest     97.0 %  floor {rest.floor} %",
    ]
