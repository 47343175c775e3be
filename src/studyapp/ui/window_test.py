"""`studyapp self-test --window`: the window on a folder of its own, what only Qt does, and how long all of it takes.

For installed programs: a plugin or a library that was left out of the tree fails here, and not first at a learner's.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from PySide6.QtCore import QCollator, QLocale, QObject, QTimer, Slot
from PySide6.QtGui import QFontDatabase, QImageReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from studyapp import resources
from studyapp.processes import TimeLimit
from studyapp.ui.main import Start, show_until_closed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from studyapp.ui.reader.printing import Printing

FONTS = ("Atkinson Hyperlegible", "OpenDyslexic")
"""That come with the program."""
PICTURES = ("gif", "jpeg", "png", "svg", "webp")
"""Kinds that articles hold."""
LONGEST_S = 300.0
"""A busy machine, a cold disk, or Wine may take a minute for what takes 4 s otherwise."""
_POLL_MS = 20
_IN_ORDER = ["apfel", "Ärger", "zebra"]


def run(_argv: Sequence[str]) -> int:
    """Do it on the platform that QT_QPA_PLATFORM names, the system's own otherwise; return the exit status."""
    from_start = _age_s()
    began = time.monotonic() - from_start
    with (
        tempfile.TemporaryDirectory(prefix="studyapp-window-test-", ignore_cleanup_errors=True) as folder,
        TimeLimit(LONGEST_S, "opening a window", _say_failure) as limit,
    ):
        application = QApplication(sys.argv[:1])
        start = Start(application, Path(folder), [next(resources.path("samples").glob("*.md"))])
        test = WindowTest(start, Path(folder), began, limit)
        show_until_closed(start, application)
    used = sum(os.times()[:4])
    _say(f"{used:.2f} s of processor time, the analysis included" if not test.failures else "Something is missing.")
    return 1 if test.failures else 0


class WindowTest(QObject):
    """Waits for each step, says when it came, checks, and closes the window.

    Attributes:
        failures: what is missing.
    """

    def __init__(self, start: Start, folder: Path, began: float, limit: TimeLimit) -> None:
        """`began` is the moment of `time.monotonic` at which the process started; `limit` is told each step."""
        super().__init__(start)
        self.failures: list[str] = []
        self._start = start
        self._folder = folder
        self._began = began
        self._limit = limit
        self._shown_at = 0.0
        self._waiting = QTimer(self)
        self._waiting.setInterval(_POLL_MS)
        self._waiting.timeout.connect(self._on_turn)
        start.window.painted.connect(self._on_painted)
        self._waiting.start()

    @Slot()
    def _on_painted(self) -> None:
        self._done("the window is on the screen")
        self._limit.step = "opening the library and the sample article"

    @Slot()
    def _on_turn(self) -> None:
        document_id = self._start.window.shell.signals.document_id
        app = self._start.app
        if app is None or not document_id:
            return
        if not self._shown_at:
            self._shown_at = self._done("the sample article is shown")
            self._limit.step = "analysing the article in the child process"
            return
        info = app.reader.analysis_info(document_id)
        if info is None or not info.complete:
            return
        ended = self._done("the analysis is ready")
        _say(f"  that is {(ended - self._shown_at) * 1000:.0f} ms after the article was shown")
        self._waiting.stop()
        self._check()
        self._limit.step = "closing the window"
        self._start.window.close()

    def _check(self) -> None:
        checks: tuple[tuple[str, Callable[[], Sequence[str]]], ...] = (
            (f"fonts: {', '.join(FONTS)}", _missing_fonts),
            (f"pictures: {', '.join(PICTURES)}", _missing_pictures),
            ("words in the order of a language", _wrong_order),
            ("print into a PDF", self._unprinted),
        )
        for name, check in checks:
            self._limit.step = name
            if missing := check():
                self._fail(f"{name}: {', '.join(missing)} missing")
            else:
                _say(f"✓ {name}")

    def _unprinted(self) -> Sequence[str]:
        kind = cast("type[Printing]", import_module("studyapp.ui.reader.printing").Printing)  # the window comes first
        printing = self._start.window.findChild(kind)
        if printing is None:
            return ["the article"]
        path = self._folder / "print.pdf"
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printing.print_on(printer)
        return [] if path.is_file() and path.read_bytes().startswith(b"%PDF") else ["the file"]

    def _done(self, what: str) -> float:
        now = time.monotonic()
        _say(f"✓ {what} ({(now - self._began) * 1000:.0f} ms after the start)")
        return now

    def _fail(self, what: str) -> None:
        self.failures.append(what)
        _say_failure(what)


def _missing_fonts() -> Sequence[str]:
    families = set(QFontDatabase.families())
    return [name for name in FONTS if name not in families]


def _missing_pictures() -> Sequence[str]:
    known = {bytes(name.data()).decode("ascii") for name in QImageReader.supportedImageFormats()}
    return [name for name in PICTURES if name not in known]


def _wrong_order() -> Sequence[str]:
    found = sorted(set(_IN_ORDER), key=QCollator(QLocale(QLocale.Language.German)).sortKey)
    return [] if found == _IN_ORDER else ["the order"]


def _age_s() -> float:
    """Return how long this process has been running; 0.0 where only this module's own start is known."""
    if not sys.platform.startswith("linux"):
        return 0.0
    try:
        ticks = int(Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[19])
        uptime = float(Path("/proc/uptime").read_text(encoding="utf-8").split()[0])
    except (OSError, ValueError, IndexError):
        return 0.0
    return uptime - ticks / os.sysconf("SC_CLK_TCK")


def _say_failure(what: str) -> None:
    _say(f"✗ {what}")


def _say(text: str) -> None:
    stream = cast("TextIO | None", sys.stdout)  # a windowed program on Windows has none
    if stream is not None:
        stream.write(f"{text}\n")
        stream.flush()
