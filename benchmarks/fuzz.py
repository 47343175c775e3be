"""Opens thousands of damaged and hostile files of every format, and writes what became of them to fuzz.md.

    .venv/bin/python -m benchmarks.fuzz            all of it (Linux; about half an hour on two cores)
    .venv/bin/python -m benchmarks.fuzz --each 20  a taste

Every file goes through the whole program: a library, the importer, a spawned child with its limits, a sentence for each
refusal, the library unchanged after it. `--forks` reads each once more in a fork of a process that has loaded the
readers, which takes milliseconds and makes the memory of each file known.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import os
import platform
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.importing import Heart, Program, peak_mib  # noqa: E402
from studyapp.domain.document import Document  # noqa: E402
from studyapp.domain.errors import Unreadable, UnreadableFileError  # noqa: E402
from studyapp.formats.importer import LIMITS, read_path  # noqa: E402
from studyapp.processes import OVERTIME, end_in_time  # noqa: E402
from tests.formats.hostile_files import hostile, samples  # noqa: E402
from tests.formats.mutants import mutants  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SEED = 20260927
_READ, _FAULT, _MEMORY, _REASON = 0, 100, 101, 200
_REASONS = list(Unreadable)
_WALL_S = 40
_PART = 60
NEWLINE = "\n"
_PROMISED_CPU_S, _PROMISED_MIB = 10, 1024
_MIB = 1 << 20


@dataclass
class Row:
    """What became of the files of one format."""

    files: int = 0
    read: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    stopped: int = 0
    faults: int = 0
    died: int = 0
    over: int = 0
    cpu_s: float = 0.0
    slowest: str = ""
    mib: float = 0.0
    wall_s: float = 0.0
    mutants: int = 0

    def add(self, other: Row) -> None:
        if other.cpu_s > self.cpu_s:
            self.cpu_s, self.slowest = other.cpu_s, other.slowest
        self.wall_s, self.mib = max(self.wall_s, other.wall_s), max(self.mib, other.mib)
        self.refused.update(other.refused)
        for name in ("files", "read", "stopped", "faults", "died", "over", "mutants"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def forked(path: Path) -> tuple[str, float, float]:
    """Read one file in a fork of this process; returns its end, CPU seconds and MiB."""
    pid = os.fork()
    if pid == 0:
        _child(path)
    deadline = time.monotonic() + _WALL_S
    while True:
        done, status, usage = os.wait4(pid, os.WNOHANG)
        if done:
            break
        if time.monotonic() > deadline:
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.001)
    cpu, mib = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        at_limit = number in {signal.SIGXCPU, signal.SIGKILL, signal.SIGABRT}  # PDFium aborts where memory ends
        return "stopped" if at_limit else f"died {signal.Signals(number).name}", cpu, mib
    code = os.WEXITSTATUS(status)
    if code == _READ:
        return "read", cpu, mib
    if code in {_FAULT, _MEMORY, OVERTIME}:
        return ("fault" if code == _FAULT else "stopped"), cpu, mib
    return f"refused {_REASONS[code - _REASON].value}", cpu, mib


def _child(path: Path) -> None:
    code = _FAULT
    try:
        memory = LIMITS.memory_mib << 20
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (LIMITS.cpu_seconds, LIMITS.cpu_seconds + 2))
        end_in_time(LIMITS.cpu_seconds)
        Document.create(read_path(path))
        code = _READ
    except UnreadableFileError as error:
        code = _REASON + _REASONS.index(error.reason)
    except MemoryError:
        code = _MEMORY
    except BaseException:  # noqa: BLE001 - the end of the process, whatever it is
        with contextlib.suppress(OSError):
            (path.parent / "faults.txt").open("a").write(f"{path.name}\n{traceback.format_exc()[-1500:]}\n")
    finally:
        os._exit(code)


def written(files: Iterable[tuple[str, bytes]], folder: Path) -> Iterator[Path]:
    for name, data in files:
        path = folder / name
        path.write_bytes(data)
        yield path


def run(files: Iterable[tuple[str, bytes]], rows: dict[str, Row], keep: Path) -> None:
    """Fork for each file, and count."""
    with tempfile.TemporaryDirectory() as name:
        for path in written(files, Path(name)):
            end, cpu, mib = forked(path)
            count(rows[path.suffix.lower()], path, end, cpu, mib)
            if end == "fault" or end.startswith("died"):
                path.rename(keep / path.name)
            else:
                path.unlink()
        faults = Path(name) / "faults.txt"
        if faults.exists():
            with (keep / "faults.txt").open("a") as out:
                out.write(faults.read_text())


def count(row: Row, path: Path, end: str, cpu: float, mib: float) -> None:
    row.files += 1
    row.read += end == "read"
    row.stopped += end == "stopped"
    row.faults += end == "fault"
    row.died += end.startswith("died")
    if end.startswith("refused"):
        row.refused[end.removeprefix("refused ")] += 1
    row.over += cpu > _PROMISED_CPU_S or mib > _PROMISED_MIB
    if cpu > row.cpu_s:
        row.cpu_s, row.slowest = cpu, path.name
    row.mib = max(row.mib, mib)


def table(rows: dict[str, Row], last: str = "worst MiB") -> list[str]:
    heads = "format, files, read, refused with a sentence, stopped at a limit, faults, crashes, over the limits"
    titles = [*heads.split(", "), "worst CPU s", last]
    lines = [f"| {' | '.join(titles)} |", "|---" * len(titles) + "|"]
    for suffix, row in rows.items():
        reasons = ", ".join(f"{reason} {number}" for reason, number in row.refused.most_common())
        refused = f"{sum(row.refused.values())} ({reasons})" if reasons else "0"
        slowest = f"{row.cpu_s:.2f} ({row.slowest})"
        end = f"{row.mib:.0f}" if last == "worst MiB" else f"{row.wall_s:.1f}"
        counts = f"{row.stopped} | {row.faults} | {row.died} | {row.over}"
        lines.append(f"| {suffix} | {row.files} | {row.read} | {refused} | {counts} | {slowest} | {end} |")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=500, help="mutants of each format")
    parser.add_argument("--jobs", type=int, default=2, help="parts at a time")
    parser.add_argument("--forks", action="store_true", help="then each once more in a fork, for its memory")
    parser.add_argument("--formats", default="", help="only these suffixes, with commas between")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "fuzz-faults")
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "fuzz.md")
    options = parser.parse_args()
    options.keep.mkdir(exist_ok=True)
    wanted = {
        suffix: s for suffix, s in samples().items() if not options.formats or suffix in options.formats.split(",")
    }
    started = time.monotonic()
    whole = whole_program(list(wanted), options.each, options.jobs, options.keep)
    print(*table(whole.rows, "longest s"), sep="\n", flush=True)
    damaged: dict[str, Row] = defaultdict(Row)
    evil: dict[str, Row] = defaultdict(Row)
    if options.forks:
        in_forks(wanted, options, damaged, evil)
    report(options.out, damaged, evil, whole, time.monotonic() - started)


def in_forks(
    wanted: dict[str, tuple[bytes, ...]], options: argparse.Namespace, damaged: dict[str, Row], evil: dict[str, Row]
) -> None:
    for suffix, sound in wanted.items():  # so that the forks find the readers loaded
        with tempfile.TemporaryDirectory() as name:
            read_path(next(written([(f"sound{suffix}", sound[0])], Path(name))))
    for suffix, sound in wanted.items():
        run(mutants(sound, suffix, options.each, SEED), damaged, options.keep)
        print(suffix, damaged[suffix], flush=True)
    run((pair for pair in hostile() if not options.formats or Path(pair[0]).suffix in wanted), evil, options.keep)


@dataclass
class Whole:
    """What became of files in the whole program."""

    rows: dict[str, Row] = field(default_factory=lambda: defaultdict(Row))
    silent_s: float = 0.0
    documents: int = 0
    mib: float = 0.0

    def add(self, other: Whole) -> None:
        for suffix, row in other.rows.items():
            self.rows[suffix].add(row)
        self.documents += other.documents
        self.silent_s, self.mib = max(self.silent_s, other.silent_s), max(self.mib, other.mib)


def through_the_program(suffix: str, each: int, part: int, keep: Path) -> Whole:
    """Open a part of the mutants of a format, or (part -1) its hostile files, into a library of its own."""
    if part < 0:
        files = hostile(suffix)
    else:
        files = islice(mutants(samples()[suffix], suffix, each, SEED), part * _PART, (part + 1) * _PART)
    whole = Whole()
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as library:
        with Program(Path(library)) as program, Heart() as heart:
            for path in written(files, Path(name)):
                opened = program.open(path)
                row = whole.rows[path.suffix.lower()]
                count(row, path, opened.end.removesuffix(" at a limit"), opened.cpu_s, 0.0)
                row.mutants += part >= 0
                row.wall_s = max(row.wall_s, opened.wall_s)
                if opened.end == "fault":
                    (keep / f"{path.name}.txt").write_text(opened.details)
                    path.rename(keep / path.name)
                else:
                    path.unlink()
            whole.documents = program.documents()
        whole.silent_s, whole.mib = heart.longest, peak_mib()
    return whole


def whole_program(suffixes: Sequence[str], each: int, jobs: int, keep: Path) -> Whole:
    """Open everything, some parts at a time, each in a process of its own: a child's CPU is its parent's to ask for."""
    whole = Whole()
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("fork"), max_tasks_per_child=None) as pool:
        parts = [(suffix, part) for suffix in suffixes for part in range(-1, -(-each // _PART))]
        for done in pool.map(partial(_part, each, keep), parts):
            whole.add(done)
            print(sum(row.files for row in whole.rows.values()), "files", flush=True)
    return whole


def _part(each: int, keep: Path, what: tuple[str, int]) -> Whole:
    return through_the_program(what[0], each, what[1], keep)


def report(out: Path, damaged: dict[str, Row], evil: dict[str, Row], whole: Whole, seconds: float) -> None:
    rows = list(whole.rows.values())
    files = sum(row.files for row in rows)
    refused = sum(sum(row.refused.values()) for row in rows)
    forks = ""
    if damaged:
        tables = (*table(damaged), "", "## Made to do harm, in such forks", "", *table(evil))
        forks = NEWLINE.join(("## Mutants, in forks of a process that has loaded the readers", "", *tables, "", ""))
    text = f"""# Hostile and damaged files

{files:,} files, {sum(row.mutants for row in rows):,} of them mutants of sound ones (seed {SEED}),
each opened as in the program: a library, the importer, a spawned child with its limits.
{sum(row.read for row in rows):,} were read, {refused:,} refused with a sentence,
{sum(row.stopped for row in rows)} stopped at a limit (a sentence too), **{sum(row.faults for row in rows)} faults of a
reader or deaths of a child, {sum(row.over for row in rows)} over the limits** ({_PROMISED_CPU_S} CPU s,
{_PROMISED_MIB} MiB). After each refusal the files of the library were the same to the byte, after each import there was
one document more, or the same where the text was known ({whole.documents:,} documents). The asking process lived and
was never silent for more than {whole.silent_s:.2f} s. The child that took the most memory held {whole.mib:.0f} MiB.

## Through the whole program

{NEWLINE.join(table(whole.rows, "longest s"))}

{forks}## To repeat

`.venv/bin/python -m benchmarks.fuzz` (Linux). The mutants are made by `tests/formats/mutants.py`, the hostile files by
`tests/formats/hostile_files.py`; a smaller run is in `tests/formats/test_hostile_files.py`. A child ends itself after
{LIMITS.cpu_seconds} CPU s (the kernel would too, but was seen to be 3.6 s late). CPU is the kernel's figure for the
child, with the start of Python and the loading of the reader; wall times are of a busy machine. Memory is resident;
the address space of a child is limited to {LIMITS.memory_mib} MiB, so that it cannot hold more.

Measured with Python {platform.python_version()} on {os.cpu_count()} shared cores, in {seconds / 60:.0f} minutes.
"""
    out.write_text(text)
    print(text[:1200])


if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
