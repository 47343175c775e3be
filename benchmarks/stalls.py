"""How long the window stands still, whatever a learner does in it: one table, a row for each step.

    xvfb-run -a -s "-screen 0 1280x800x24" .venv/bin/python benchmarks/stalls.py [--write] [--only WORD] [--where 50]

A timer of 10 ms runs in the real window; a gap is the time between two of its ticks, so that 10 ms is perfect. Beside
the wall time stand the CPU time that the window's own thread used within the gap, and that of the whole program: on a
busy machine the wall time tells of the neighbours too, and a job that keeps the interpreter to itself shows as CPU of
others. The bars: p99 at most 20 ms, no gap over 100 ms. `--where 50` tells what the window's thread was doing in gaps
over 50 ms. `--write` makes benchmarks/stalls.md. The steps and the books are in `stall_steps.py`.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import platform
import re
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, qVersion
from PySide6.QtWidgets import QApplication
from stall_steps import fill_library, steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stall_steps import Steps

HERE = Path(__file__).resolve().parent
TICK_MS = 10
P99_MS, LONGEST_MS = 20, 100
SETTLE_MS = 1000
STEP_LIMIT_S = 180
SAMPLE_S = 0.004
DEPTH = 6


@dataclass(frozen=True, slots=True)
class Gap:
    """Times in ms: on the wall, of the window's thread, of all threads of the program."""

    wall: float
    own: float
    program: float


class Ticks(QObject):
    """Notes every gap of the running step."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[Gap] = []
        self.last = _now()
        self._timer = QTimer(self)
        self._timer.setTimerType(self._timer.timerType().PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def _tick(self) -> None:
        now = _now()
        self.gaps.append(Gap(*((new - old) * 1e3 for new, old in zip(now, self.last, strict=True))))
        self.last = now


class Where(threading.Thread):
    """Looks at the window's thread while a gap is long, and counts where it was found."""

    def __init__(self, ticks: Ticks, over_ms: float) -> None:
        super().__init__(daemon=True)
        self._ticks = ticks
        self._over = over_ms / 1e3
        self._main = threading.get_ident()
        self.found: Counter[str] = Counter()

    def run(self) -> None:
        held: list[str] = []
        seen = self._ticks.last
        while True:
            time.sleep(SAMPLE_S)
            last = self._ticks.last
            if last is not seen:
                if time.perf_counter() - seen[0] > self._over and len(held) * SAMPLE_S > self._over / 2:
                    self.found.update(held)
                held, seen = [], last
            held.append(self._stack())

    def _stack(self) -> str:
        """Return where the window's thread is; without a frame object, which would keep painters alive."""
        with tempfile.TemporaryFile("w+") as file:
            faulthandler.dump_traceback(file, all_threads=True)
            file.seek(0)
            told = file.read()
        thread = told.partition(f"{self._main:016x}")[2].partition("\n\n")[0]
        own = re.findall(r'File ".*studyapp/(.*?).py", line (\d+) in (\w+)', thread)
        return " < ".join(f"{module}.{name}:{line}" for module, line, name in own[:DEPTH])


class Drive(QObject):
    """Goes through the steps: each yields its name and a function that tells whether it is done."""

    def __init__(self, start: object, steps: Steps, *, where_ms: float = 0) -> None:
        super().__init__()
        self.start = start
        self.ticks = Ticks()
        self.rows: list[tuple[str, list[Gap]]] = []
        self._where = Where(self.ticks, where_ms) if where_ms else None
        if self._where is not None:
            self._where.start()
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
        self._end_step()
        self._since, self._quiet_since = now, 0.0
        try:
            self._name, self._done = next(self._steps)
        except StopIteration:
            self._timer.stop()
            self.start.window.close()

    def _end_step(self) -> None:
        self.rows.append((self._name, self.ticks.gaps))
        print(row(*self.rows[-1]), file=sys.stderr, flush=True)
        if self._where is not None:
            for stack, times in self._where.found.most_common(4):
                print(f"    {times * SAMPLE_S * 1e3:.0f} ms {stack}", file=sys.stderr)
            self._where.found.clear()
        self.ticks.gaps = []


def _now() -> tuple[float, float, float]:
    return time.perf_counter(), time.thread_time(), time.process_time()


def row(name: str, gaps: Sequence[Gap]) -> str:
    """Return the line of a step."""
    longest = max(gaps, key=lambda gap: gap.wall)
    most = max(gap.own for gap in gaps)
    p99, p99_own = _p99([gap.wall for gap in gaps]), _p99([gap.own for gap in gaps])
    own = "" if p99_own <= P99_MS and most <= LONGEST_MS else "over"
    wall = "" if p99 <= P99_MS and longest.wall <= LONGEST_MS else "over"
    numbers = (len(gaps), p99, p99_own, longest.wall, longest.own, longest.program, most)
    return f"| {name} | {' | '.join(f'{number:.0f}' for number in numbers)} | {wall} | {own} |"


def _p99(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]


def table(rows: Sequence[tuple[str, list[Gap]]]) -> str:
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    lines = [
        "# How long the window stands still",
        "",
        '`xvfb-run -a -s "-screen 0 1280x800x24" .venv/bin/python benchmarks/stalls.py --write`: gaps between the',
        "ticks of a 10 ms timer in the real window, in ms. p99 and longest: on the wall. Own: CPU of the window's",
        "thread; all: CPU of every thread of the program within the longest gap; most own: the most that the window's",
        f"thread used in any gap. Bars: p99 at most {P99_MS}, longest at most {LONGEST_MS}; held on the wall only",
        "where nobody else uses the machine.",
        "",
        f"{machine}, Qt {qVersion()}, {os.environ.get('QT_QPA_PLATFORM', 'default')}, load at the end {load:.1f}.",
        "",
        "| step | ticks | p99 | p99 own | longest | its own | its all | most own | wall | own |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    return "\n".join([*lines, *(row(*each) for each in rows)]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", default="", help="only the groups of steps whose name holds this word")
    parser.add_argument("--where", type=float, default=0.0, metavar="MS")
    options = parser.parse_args()
    from studyapp.ui import main as program

    sys.setswitchinterval(program.SWITCH_S)
    with tempfile.TemporaryDirectory() as folder:
        books = fill_library(Path(folder) / "data")
        application = QApplication(["studyapp"])
        start = program.Start(application, Path(folder) / "data")
        start.ready.connect(program.settle)
        drive = Drive(start, steps(start, Path(folder), books, only=options.only), where_ms=options.where)
        start.window.show()
        application.exec()
        start.finish()
        text = table(drive.rows)
    sys.stdout.write(text)
    if options.write:
        (HERE / "stalls.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
