from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QWidget

from studyapp.services.entrance import INBOX_NAME, Inbox
from studyapp.settings import data_dir_default
from studyapp.store.lock import FolderLock
from studyapp.ui.arrivals import Arrivals
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


def test_a_second_start_hands_its_files_to_the_window_that_is_open(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    data_dir, article = tmp_path / "data", tmp_path / "harbour.md"
    article.write_text("# The harbour\n\nThe harbour of Lindau was built in 1856.\n", encoding="utf-8")
    start = Start(qapp, data_dir)
    with qtbot.waitSignal(start.ready, timeout=20_000):
        start.window.show()
    app = start.app
    assert app is not None
    start.window.showMinimized()
    command = [sys.executable, "-m", "studyapp", "--data-dir", str(data_dir), str(article)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
        assert second.stdout is not None
        assert "takes it from here: harbour.md" in second.stdout.read()
        assert second.returncode == 0
    qtbot.waitUntil(lambda: bool(app.library.documents()), timeout=20_000)
    assert app.library.documents()[0].title == "The harbour"
    assert not start.window.isMinimized()
    qtbot.waitUntil(lambda: start.window.shell.signals.document_id is not None, timeout=20_000)
    start.window.close()
    start.finish()
    start.deleteLater()


def test_what_was_asked_for_while_the_program_was_starting_is_done_when_it_stands(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    lock = FolderLock(tmp_path)
    article = tmp_path / "mill.txt"
    article.write_text("The mill of Au burned down in 1901.", encoding="utf-8")
    Inbox(tmp_path).put([article])
    start = Start(qapp, tmp_path, lock=lock)
    with qtbot.waitSignal(start.ready, timeout=20_000):
        start.window.show()
    app = start.app
    assert app is not None
    qtbot.waitUntil(lambda: bool(app.library.documents()), timeout=20_000)
    got: list[int] = []
    thread = threading.Thread(target=lambda: got.append(run(["--data-dir", str(tmp_path)])))
    thread.start()
    qtbot.waitUntil(lambda: bool(got), timeout=20_000)
    thread.join()
    assert got == [0]
    assert "open already" in capsys.readouterr().out
    qapp.sendEvent(qapp, QFileOpenEvent(str(article)))  # does nothing but on macOS
    start.window.close()
    start.finish()
    start.deleteLater()


def test_a_start_that_ends_before_the_library_is_open_gives_the_folder_up(qapp: QApplication, tmp_path: Path):
    start = Start(qapp, tmp_path, lock=FolderLock(tmp_path))
    start.finish()
    FolderLock(tmp_path).release()
    start.deleteLater()


def test_files_that_macos_names_are_opened_when_the_window_stands(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    window = QWidget()
    qtbot.addWidget(window)
    arrivals = Arrivals(Inbox(tmp_path), qapp, window)
    article = tmp_path / "mill.txt"
    got: list[list[Path]] = []
    arrivals.arrived.connect(got.append)
    assert arrivals.eventFilter(qapp, QFileOpenEvent(str(article)))
    assert not arrivals.eventFilter(qapp, QEvent(QEvent.Type.User))
    assert not got
    arrivals.begin()
    assert got == [[article]]
    arrivals.eventFilter(qapp, QFileOpenEvent(str(article)))
    assert got == [[article], [article]]
    Inbox(tmp_path).put([article])  # as on a network drive that tells nobody
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert len(got) == 3


def test_an_inbox_that_cannot_be_made_is_no_reason_to_stop(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    (tmp_path / INBOX_NAME).write_text("in the way")
    window = QWidget()
    qtbot.addWidget(window)
    Arrivals(Inbox(tmp_path), qapp, window).begin()
    assert (tmp_path / INBOX_NAME).read_text() == "in the way"


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
