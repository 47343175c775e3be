"""How long until the window stands, the library is listed, and the panels of an article are filled.

    .venv/bin/python benchmarks/start.py [ARTICLE] [--runs 5] [--write]

Peer, in the same run and in turn: a bare QMainWindow with four docks. Every run is a process of its own on a data
folder of its own; the page cache is warm. `--write` puts the table into benchmarks/start.md. Needs a display, or
QT_QPA_PLATFORM=offscreen.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, qVersion
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QMainWindow

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "resources" / "samples"
STEPS = (
    "painted",
    "library listed",
    "article shown",
    "first findings",
    "panels filled",
    "longest stall of the event loop",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", nargs="?", type=Path, default=next(SAMPLES.glob("*.md")))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--child", choices=("ours", "bare"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        {"ours": ours, "bare": bare}[options.child](options.article)
        return
    table = report(options.article, options.runs)
    print(table)
    if options.write:
        (HERE / "start.md").write_text(table, encoding="utf-8")


def report(article: Path, runs: int) -> str:
    times: dict[tuple[str, str], list[float]] = {}
    for _ in range(runs):
        for kind in ("bare", "ours"):
            for step, ms in one_run(kind, article).items():
                times.setdefault((kind, step), []).append(ms)
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    lines = [
        "# From the command to a filled window",
        "",
        f"`benchmarks/start.py --runs {runs} --write`, with the bundled sample article unless another is named.",
        "Milliseconds since the process was started, median (worst).",
        f"{machine}, Qt {qVersion()}, platform plugin {os.environ.get('QT_QPA_PLATFORM', 'default')}.",
        "",
        f"| | {' | '.join(STEPS)} |",
        "|---" * (len(STEPS) + 1) + "|",
    ]
    for kind, name in (("ours", "studyapp"), ("bare", "bare QMainWindow, four docks")):
        cells = [cell(times.get((kind, step))) for step in STEPS]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def cell(values: list[float] | None) -> str:
    return f"{statistics.median(values):.0f} ({max(values):.0f})" if values else "–"


def one_run(kind: str, article: Path) -> dict[str, float]:
    command = [sys.executable, __file__, str(article), "--child", kind]
    environment = {**os.environ, "BENCHMARK_STARTED_NS": str(time.time_ns())}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    return {name: float(ms) for name, ms in (line.split("\t") for line in done.stdout.splitlines() if "\t" in line)}


def since_start_ms() -> float:
    return (time.time_ns() - int(os.environ["BENCHMARK_STARTED_NS"])) / 1e6


def tell(step: str, ms: float | None = None) -> None:
    print(f"{step}\t{since_start_ms() if ms is None else ms:.1f}", flush=True)


class Bare(QMainWindow):
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            tell("painted")
            QTimer.singleShot(0, QApplication.quit)
        return super().event(event)


def bare(_article: Path) -> None:
    application = QApplication([])
    window = Bare()
    window.setCentralWidget(QLabel("text"))
    for name in "abcd":
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, QDockWidget(name))
    window.resize(1280, 800)
    window.show()
    application.exec()


class Stalls(QObject):
    """A timer of 5 ms that notes the longest time between two of its ticks."""

    def __init__(self) -> None:
        super().__init__()
        self.longest_ms = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(5)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1e3)
        self._last = now


class Watch(QObject):
    """Notes when the window is painted, the library listed, the article shown and its panels filled."""

    def __init__(self, start: object) -> None:
        super().__init__()
        self.start = start
        self.stalls: Stalls | None = None
        self.seen_findings = False
        start.window.painted.connect(self.on_painted)
        start.ready.connect(self.on_ready)

    def on_painted(self) -> None:
        tell("painted")
        self.stalls = Stalls()

    def on_ready(self) -> None:
        tell("library listed")
        signals = self.start.window.shell.signals
        signals.current_document_changed.connect(self.on_document)
        signals.changed.connect(self.on_changed)
        if signals.document_id is not None:
            self.on_document(signals.document_id)

    def on_document(self, document_id: object) -> None:
        if document_id is not None:
            tell("article shown")

    def on_changed(self, _changes: object) -> None:
        document_id = self.start.window.shell.signals.document_id
        info = self.start.app.reader.analysis_info(document_id) if document_id else None
        if info is None:
            return
        if not self.seen_findings:
            self.seen_findings = True
            tell("first findings")
        if info.complete:
            QTimer.singleShot(0, self.on_filled)

    def on_filled(self) -> None:
        tell("panels filled")
        if self.stalls is not None:
            tell("longest stall of the event loop", self.stalls.longest_ms)
        self.start.window.close()


def ours(article: Path) -> None:
    from studyapp.ui.main import Start

    with tempfile.TemporaryDirectory() as folder:
        application = QApplication(["studyapp"])
        start = Start(application, Path(folder), [article])
        watch = Watch(start)
        start.window.show()
        application.exec()
        start.finish()
        del watch


if __name__ == "__main__":
    main()
