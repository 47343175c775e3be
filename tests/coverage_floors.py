"""A pytest plugin for whole runs: each layer keeps its floor of covered branches and lines, or the run fails.

A floor may only rise. `./test` loads it beside pytest-cov, which gathers the data of all processes before
this looks at them; a layer without any code yet has nothing to keep.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from coverage import Coverage
from coverage.exceptions import NoDataError

if TYPE_CHECKING:
    from collections.abc import Iterable

_FLOORS = {"domain": 96, "formats": 98, "store": 95, "services": 96, "analysis": 91, "ui": 93, "cli": 95}
_FLOOR_OF_THE_REST = 93
_REST = "the rest"


@dataclass(frozen=True, slots=True)
class Layer:
    """How much of a layer the tests run through; both numbers are percent of lines and branches together."""

    name: str
    covered: float
    floor: int

    @property
    def is_below(self) -> bool:
        return self.covered < self.floor


def layers(counts: Iterable[tuple[str, int, int]]) -> tuple[Layer, ...]:
    """Add up (path below src/studyapp, covered, all) per layer, in alphabetical order."""
    covered: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for path, covered_here, total_here in counts:
        folder, slash, _ = path.partition("/")
        name = folder if slash and folder in _FLOORS else _REST
        covered[name] += covered_here
        total[name] += total_here
    return tuple(
        Layer(name, 100 * covered[name] / total[name], _FLOORS.get(name, _FLOOR_OF_THE_REST))
        for name in sorted(total)
        if total[name]
    )


def table(found: Iterable[Layer]) -> list[str]:
    """Return one line for each layer."""
    return [
        f"{layer.name:<10} {layer.covered:6.1f} %  floor {layer.floor} %{'  BELOW' if layer.is_below else ''}"
        for layer in found
    ]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Judge the data that pytest-cov has combined; only in the process that led the run."""
    if hasattr(session.config, "workerinput"):
        return
    found = layers(_counts())
    session.config.stash[_FOUND] = found
    is_good = found and not any(layer.is_below for layer in found)
    if not is_good and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Show the table above pytest's own closing line."""
    terminalreporter.section("coverage by layer")
    found = config.stash.get(_FOUND, ())
    for layer, line in zip(found, table(found), strict=True):
        terminalreporter.write_line(line, red=layer.is_below)


_FOUND = pytest.StashKey[tuple[Layer, ...]]()


def _counts() -> list[tuple[str, int, int]]:
    coverage = Coverage()
    coverage.load()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "coverage.json")
        try:
            coverage.json_report(outfile=str(report))
        except NoDataError:  # the run ended before any test
            return []
        files = json.loads(report.read_text())["files"]
    return [
        (
            path.replace("\\", "/").removeprefix("src/studyapp/"),
            summary["covered_lines"] + summary.get("covered_branches", 0),
            summary["num_statements"] + summary.get("num_branches", 0),
        )
        for path, summary in ((path, entry["summary"]) for path, entry in files.items())
    ]
