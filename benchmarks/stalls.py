"""How long the window stands still while it opens, analyses, imports 5 MB, backs up, and changes its theme.

    xvfb-run -a .venv/bin/python benchmarks/stalls.py [--write]

A timer of 10 ms runs in the real window; a gap is the time between two of its ticks, so that 10 ms is perfect. Beside
the wall time stands the CPU time that the window's own thread used within the longest gap: on a busy machine the wall
time tells of the neighbours too. The bars: p99 at most 20 ms, no gap over 100 ms. `--write` makes benchmarks/stalls.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, qVersion
from PySide6.QtWidgets import QApplication

HERE = Path(__file__).resolve().parent
TICK_MS = 10
P99_MS, LONGEST_MS = 20, 100
SETTLE_MS = 2500
STEP_LIMIT_S = 120
LONG_TEXT = "The ferry to Osby leaves at noon, said Mara Lindqvist, who had crossed the bay in March 1987. " * 6


class Ticks(QObject):
    """Notes every gap of the running step: wall and own CPU time, in ms."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[tuple[float, float]] = []
        self._last = (time.perf_counter(), time.thread_time())
        self._timer = QTimer(self)
        self._timer.setTimerType(self._timer.timerType().PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def _tick(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self.gaps.append(((now[0] - self._last[0]) * 1e3, (now[1] - self._last[1]) * 1e3))
        self._last = now


type Steps = Generator[tuple[str, Callable[[], bool]]]


class Drive(QObject):
    """Goes through the steps: each yields its name and a function that tells whether it is done."""

    def __init__(self, start: object, steps: Steps) -> None:
        super().__init__()
        self.start = start
        self.ticks = Ticks()
        self.rows: list[tuple[str, list[tuple[float, float]]]] = []
        self._steps = steps
        self._name, self._done = next(steps)
        self._since, self._quiet_since = time.perf_counter(), 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(50)

    def _look(self) -> None:
        now = time.perf_counter()
        if not self._done() and now - self._since < STEP_LIMIT_S:
            self._quiet_since = 0.0
            return
        self._quiet_since = self._quiet_since or now
        if now - self._quiet_since < SETTLE_MS / 1000:
            return
        self.rows.append((self._name, self.ticks.gaps))
        self.ticks.gaps = []
        self._since, self._quiet_since = now, 0.0
        try:
            self._name, self._done = next(self._steps)
        except StopIteration:
            self._timer.stop()
            self.start.window.close()


def steps(start: object, folder: Path) -> Steps:
    from studyapp.settings import Settings

    window = start.window
    signals = window.shell.signals
    count = [0]
    signals.changed.connect(lambda _changes: count.__setitem__(0, count[0] + 1))

    def analysed() -> bool:
        info = start.app.reader.analysis_info(signals.document_id) if signals.document_id else None
        return info is not None and info.complete and signals.analysing is None

    yield "start", lambda: start.app is not None and window.actions_table["file.sample"].isEnabled()
    window.actions_table.trigger("file.sample")
    yield "open and analyse the sample", analysed
    for name in ("timeline", "quiz", "progress", "glossary"):
        signals.panel_requested.emit(name)
        yield f"show {name}", lambda: True
    look = window.shell.look
    for theme in ("dark", "light"):
        look.apply(Settings(theme=theme))
        yield f"theme: {theme}", lambda: True
    path = folder / "long.txt"
    path.write_text("\n\n".join([LONG_TEXT] * (5_000_000 // len(LONG_TEXT))))
    before = signals.document_id
    window.findChild(QObject, "opening").import_files([path])
    yield "import and show 5 MB", lambda: signals.document_id != before
    yield "analyse 5 MB (first 20 s)", _after(20)
    window.actions_table.trigger("reader.analyse")
    window.findChild(QObject, "analysis_cancel").click()
    signals.document_requested.emit(before)
    yield "back to the sample", lambda: signals.document_id == before
    made = []
    window.shell.jobs.run(start.app.backups.backup_now, made.append)
    yield "back up", lambda: bool(made)


def _after(seconds: float) -> Callable[[], bool]:
    until = time.perf_counter() + seconds
    return lambda: time.perf_counter() > until


def table(rows: list[tuple[str, list[tuple[float, float]]]]) -> str:
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    lines = [
        "# How long the window stands still",
        "",
        "`benchmarks/stalls.py --write`: gaps between the ticks of a 10 ms timer in the real window, in ms.",
        f"Bars: p99 at most {P99_MS}, longest at most {LONGEST_MS}. CPU: of the window's thread in the longest gap.",
        f"{machine}, Qt {qVersion()}, {os.environ.get('QT_QPA_PLATFORM', 'default')}, load at the end {load:.1f}.",
        "",
        "| step | ticks | p99 | longest | its CPU | most CPU in a gap | |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, gaps in rows:
        walls = sorted(wall for wall, _cpu in gaps)
        p99 = walls[min(len(walls) - 1, int(len(walls) * 0.99))]
        longest, cpu = max(gaps)
        most = max(cpu for _wall, cpu in gaps)
        verdict = "" if p99 <= P99_MS and longest <= LONGEST_MS else "over"
        lines.append(f"| {name} | {len(gaps)} | {p99:.0f} | {longest:.0f} | {cpu:.0f} | {most:.0f} | {verdict} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    from studyapp.ui.main import Start

    with tempfile.TemporaryDirectory() as folder:
        application = QApplication(["studyapp"])
        start = Start(application, Path(folder) / "data")
        drive = Drive(start, steps(start, Path(folder)))
        start.window.show()
        application.exec()
        start.finish()
        text = table(drive.rows)
    sys.stdout.write(text)
    if options.write:
        (HERE / "stalls.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
