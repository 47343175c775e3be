from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from studyapp.settings import data_dir_default
from studyapp.store.lock import FolderLock
from studyapp.ui.main import Start, arguments_of, has_display, run

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_arguments_name_a_folder_and_files():
    assert arguments_of([]) == (data_dir_default(), [])
    assert arguments_of(["--data-dir", "a", "b.txt"]) == (Path("a"), [Path("b.txt")])
    assert arguments_of(["b.txt", "--data-dir=a"]) == (Path("a"), [Path("b.txt")])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_the_command_line_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert run([]) == 2
    assert "studyapp analyze" in capsys.readouterr().err
    monkeypatch.setenv("DISPLAY", ":9")
    assert has_display()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delenv("DISPLAY")
    assert has_display()


def test_the_window_stands_before_the_library_is_open(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    start = Start(qapp, tmp_path)
    with qtbot.waitSignal(start.ready, timeout=20_000):
        with qtbot.waitSignal(start.window.painted):
            start.window.show()
        assert start.app is None
    assert start.app is not None
    start.window.close()
    start.finish()
    start.deleteLater()


def test_a_second_start_is_refused_politely(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    first = FolderLock(tmp_path)
    start = Start(qapp, tmp_path)
    start.window.show()
    qtbot.waitUntil(lambda: start.window.findChild(QWidget, "failure") is not None, timeout=20_000)
    start.window.close()
    start.finish()
    first.release()
    start.deleteLater()


def test_what_nobody_caught_is_shown_and_logged(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    start = Start(qapp, tmp_path)
    with qtbot.waitSignal(start.ready, timeout=20_000):
        start.window.show()
    hook = sys.excepthook
    hook(ValueError, ValueError("odd"), None)
    assert "went wrong" in start.window.shell.messages.text
    assert "Nobody caught this" in caplog.text
    start.window.close()
    start.finish()
    assert sys.excepthook is sys.__excepthook__
    start.deleteLater()
