"""Opens thousands of damaged and hostile files of every format, and writes what became of them to fuzz.md.

    .venv/bin/python -m benchmarks.fuzz                    all of it (Linux; about ten minutes on two cores)
    .venv/bin/python -m benchmarks.fuzz --each 20 --real 6  a taste

Every file gets a process of its own with the importer's limits. Most are forked from a process that has loaded the
readers, which takes milliseconds and makes CPU and memory figures exact; each hostile file and some hundred mutants go
through the importer itself (a spawned child, as in the program).
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
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from studyapp.cli import messages as cli_messages  # noqa: E402
from studyapp.domain.document import Document  # noqa: E402
from studyapp.domain.errors import Unreadable, UnreadableFileError  # noqa: E402
from studyapp.formats.importer import LIMITS, FileImporter, read_path  # noqa: E402
from studyapp.processes import OVERTIME, end_in_time  # noqa: E402
from tests.formats.hostile_files import hostile, samples  # noqa: E402
from tests.formats.mutants import mutants  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SEED = 20260927
_READ, _FAULT, _MEMORY, _REASON = 0, 100, 101, 200
_REASONS = list(Unreadable)
_WALL_S = 40
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


def really(path: Path) -> str:
    """Read one file through the importer, and see that its error has a sentence."""
    try:
        FileImporter().read_file(path, on_progress=lambda _share: None)
    except UnreadableFileError as error:
        said = str(cli_messages.describe(error))
        assert path.name in said
        assert len(said) > 40
        return f"refused {error.reason.value}"
    return "read"


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


def table(rows: dict[str, Row]) -> list[str]:
    heads = "format, files, read, refused with a sentence, stopped at a limit, faults, crashes, over the limits"
    titles = [*heads.split(", "), "worst CPU s", "worst MiB"]
    lines = [f"| {' | '.join(titles)} |", "|---" * len(titles) + "|"]
    for suffix, row in rows.items():
        reasons = ", ".join(f"{reason} {number}" for reason, number in row.refused.most_common())
        refused = f"{sum(row.refused.values())} ({reasons})" if reasons else "0"
        slowest = f"{row.cpu_s:.2f} ({row.slowest})"
        lines.append(
            f"| {suffix} | {row.files} | {row.read} | {refused} | {row.stopped} | {row.faults} | {row.died} "
            f"| {row.over} | {slowest} | {row.mib:.0f} |"
        )
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=500, help="mutants of each format")
    parser.add_argument("--real", type=int, default=40, help="mutants of each format through the importer itself")
    parser.add_argument("--formats", default="", help="only these suffixes, with commas between")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "fuzz-faults")
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "fuzz.md")
    options = parser.parse_args()
    options.keep.mkdir(exist_ok=True)
    wanted = {
        suffix: s for suffix, s in samples().items() if not options.formats or suffix in options.formats.split(",")
    }
    for sound in wanted.values():  # so that the forks find the readers loaded
        with tempfile.TemporaryDirectory() as name:
            suffix = next(key for key, value in wanted.items() if value is sound)
            read_path(next(written([(f"sound{suffix}", sound[0])], Path(name))))
    started = time.monotonic()
    damaged: dict[str, Row] = defaultdict(Row)
    evil: dict[str, Row] = defaultdict(Row)
    for suffix, sound in wanted.items():
        run(mutants(sound, suffix, options.each, SEED), damaged, options.keep)
        print(suffix, damaged[suffix], flush=True)
    run((pair for pair in hostile() if not options.formats or Path(pair[0]).suffix in wanted), evil, options.keep)
    print(*table(evil), sep="\n", flush=True)
    ends, slowest = through_the_importer(wanted, options.real, bool(options.formats))
    report(options.out, damaged, evil, ends, slowest, time.monotonic() - started)


def through_the_importer(wanted: dict[str, tuple[bytes, ...]], each: int, only: bool) -> tuple[Counter[str], float]:
    """Open some mutants and all hostile files as the program does, two at a time."""
    ends: Counter[str] = Counter()
    slowest = 0.0
    files = [pair for suffix, sound in wanted.items() for pair in mutants(sound, suffix, each, SEED + 1)]
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(2) as pool:
        evil = (pair for pair in hostile() if not only or Path(pair[0]).suffix in wanted)
        for path in [*written(files, Path(name)), *written(evil, Path(name))]:
            future = pool.submit(timed, path)
            end, seconds = future.result()
            ends[end] += 1
            slowest = max(slowest, seconds)
            path.unlink()
    return ends, slowest


def timed(path: Path) -> tuple[str, float]:
    start = time.monotonic()
    return really(path), time.monotonic() - start


def report(
    out: Path, damaged: dict[str, Row], evil: dict[str, Row], ends: Counter[str], slowest: float, seconds: float
) -> None:
    rows = [*damaged.values(), *evil.values()]
    files = sum(row.files for row in rows)
    real = sum(ends.values())
    refused = sum(sum(row.refused.values()) for row in rows)
    said = ", ".join(f"{end} {number}" for end, number in ends.most_common())
    text = f"""# Hostile and damaged files

{files:,} files, {sum(row.files for row in damaged.values()):,} of them mutants of sound ones (seed {SEED}):
{sum(row.read for row in rows):,} were read, {refused:,} refused with a sentence,
{sum(row.stopped for row in rows)} stopped at a limit (a sentence too),
**{sum(row.faults for row in rows)} faults of a reader, {sum(row.died for row in rows)} crashes,
{sum(row.over for row in rows)} over the limits** ({_PROMISED_CPU_S} CPU s, {_PROMISED_MIB} MiB).
Worst: {max(row.cpu_s for row in rows):.2f} CPU s, {max(row.mib for row in rows):.0f} MiB.

{real} files went through the importer as in the program (a spawned child each): {said}.
The longest took {slowest:.1f} s of wall time on a busy machine. A fault or a crash would be caught by the parent of the
child, and be told as “damaged”.

## Mutants

{NEWLINE.join(table(damaged))}

## Made to do harm

{NEWLINE.join(table(evil))}

## To repeat

`.venv/bin/python -m benchmarks.fuzz` (Linux). The mutants are made by `tests/formats/mutants.py`, the hostile files by
`tests/formats/hostile_files.py`; a smaller run is in `tests/formats/test_hostile_files.py`. Each file is read in a
process of its own, which ends itself after {LIMITS.cpu_seconds} CPU s (the kernel would too, but was seen to be 3.6 s
late). CPU and peak resident memory are the kernel's figures for that process; Python and the readers take 55 MiB of it.
“Stopped at a limit” counts PDFium's own end where memory ends, too.

Measured with Python {platform.python_version()} on {os.cpu_count()} shared cores, in {seconds / 60:.0f} minutes.
"""
    out.write_text(text)
    print(text[:900])


if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
