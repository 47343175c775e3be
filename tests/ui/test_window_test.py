from __future__ import annotations

import os
import subprocess
import sys

import pytest

from studyapp.ui import window_test


def test_the_window_and_what_only_it_can_do_work_here():
    command = [sys.executable, "-m", "studyapp", "self-test", "--window"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("✓") == 7
    assert "✗" not in done.stdout
    assert done.stdout.index("on the screen") < done.stdout.index("is shown") < done.stdout.index("analysis is ready")


def test_a_test_that_does_not_end_says_at_which_step_it_stood():
    program = (
        "from studyapp.ui import window_test\n"
        "window_test.LONGEST_S = 0.2\n"  # less than any machine needs to open a library
        "window_test.run([])"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 1
    assert "✗ It did not end within 0 seconds, and stood at: opening " in done.stdout
    assert "window_test.py" in done.stderr  # where each thread was


@pytest.mark.usefixtures("qapp")
def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(window_test, "FONTS", ("No Such Font",))
    monkeypatch.setattr(window_test, "PICTURES", ("png", "no-such-kind"))
    monkeypatch.setattr(window_test, "_IN_ORDER", ["zebra", "apfel"])
    assert window_test._missing_fonts() == ["No Such Font"]
    assert window_test._missing_pictures() == ["no-such-kind"]
    assert window_test._wrong_order() == ["the order"]
