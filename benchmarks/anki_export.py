"""Exporting cards with schedule and history beside Anki's own export, in one run on data of one size.

Usage: benchmarks/anki_export.py [--cards 100000] [--reviews 1000000] [--rounds 3] [--write]

Both write an .apkg of the whole library, with schedule and history, as often as `--rounds` says, taking turns; the
least CPU time of each counts, since a busy machine only adds to it. Anki writes in the old form, which is ours too, and
in its new one (Zstandard, Anki 2.1.50 and later). Anki is AGPL: a yardstick here, never imported by the program. The
last step lets Anki import what we wrote and counts what arrived.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)
from study import Ours, Peer  # the script beside this one

from studyapp.domain.exchange import ExchangeFormat
from studyapp.services.exchange import Exchange
from studyapp.services.timeline import Timeline
from studyapp.settings import Settings
from studyapp.store.exchange import ExchangeStore
from studyapp.store.exchange_in import ExchangeInStore
from studyapp.store.library import LibraryStore
from studyapp.store.timeline import TimelineStore

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).resolve().parent
BAR = 0.5


NOTES = """\
What both did is the same work: every card with its schedule and every answer, in a file that Anki imports. Ours is of
the old form, which every Anki since 2.1 reads; there is no form of ours with Zstandard. On a calmer machine (load 1.5
to 3, runs one after the other) ours took 3.2 to 3.3 CPU s, Anki's old form 5.4 to 6.5 and its new form 5.0 to 5.2: the
compiled exporter gains more from a quiet cache, and the ratio is 0.5 to 0.6 for the old form and 0.65 for the new one.

## What was tried

Before: 14.5 CPU s for this size on a busy machine (Anki's old form 7.3 in that run: 2.0 times its time).

1. The log goes from file to file: the package's collection is attached to the library's connection, ten thousand lines
   at a time, and filled by INSERT ... SELECT, read in the order of the log, in which its numbers rise. Lines were read
   card by card before, and went through Python twice. 14.5 to 4.6 s, together with 2.
2. A card that is nothing but words goes from its row to a row of Anki's, without a value of `domain/` between; a
   property test keeps the short way equal to the long one.
3. SQLite sorts an index in parts of its cache's size: with a cache of 2 MiB, which fits into the processor's own, and
   sorting in files, the index of a million answers takes 0.28 s instead of 0.75 s. Only this one index is made: older
   Ankis look answers up by it, and all others serve studying. Indexes come last.
4. The numbers of cards are looked up in a dictionary of Python, called by SQLite, not in a table: 0.61 to 0.70 s for a
   million lines, and no table to fill. Two look-ups of other programs' answers are left out where there are none.
5. Rows are handed to SQLite by generators, so that the collector of cyclic garbage has nothing to count: 0.15 s. Pages
   of 16 KiB: 4 %. Decimal places by a format instead of `round` and JSON: 0.09 s.
6. No effect: compressing in larger pieces; a larger cache for the target; 50,000 lines at once (and others would wait).
   Reading the log by its index of cards and answers was slower (1.5 instead of 0.9 s).
7. Zstandard instead of Deflate would take 0.024 instead of 0.112 CPU s of the 0.74 s of a fifth of this size (15 MB of
   collection, both at level 1), 12 % of the whole: about 0.47 of the old form's time and 0.52 of the new form's. Anki
   takes our schema in its new form (tried: every card and answer arrived), but Anki before 2.1.50 does not read that at
   all, so it is not done. Keeping the ids of notes apart from those of cards costs nothing that can be measured: 0.53
   and 0.59 at a load of 16.

Where the time goes now: log 31 %, compression (Deflate, level 1) 19 %, notes and cards in Python 24 %, reading them
12 %, the index 9 %. Peak memory of a process that does nothing else: 105 MiB, Anki's 291 MiB; nothing is held but
one chunk of cards and the numbers of all. A log that lies card by card, as an imported one does, takes 6.0 CPU s on
the busy machine on which one in order took 4.1, since its moments jump about in the target.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--reviews", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, peer = Ours(folder, arguments.cards, arguments.reviews), Peer(folder, arguments.cards, arguments.reviews)
        runs: dict[str, Callable[[Path], None]] = {
            "ours": lambda path: export(ours, path),
            "Anki, old form": lambda path: peer_export(peer, path, legacy=True),
            "Anki, new form": lambda path: peer_export(peer, path, legacy=False),
        }
        paths = {name: folder / f"{number}.apkg" for number, name in enumerate(runs)}
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
        for _ in range(arguments.rounds):
            for who, run in runs.items():
                times[who].append(timed(lambda run=run, path=paths[who]: run(path)))
        rows = [
            (who, min(cpu for cpu, _ in taken), min(wall for _, wall in taken), size(paths[who]))
            for who, taken in times.items()
        ]
        peer.close()
        ours.close()
        arrived = imported(paths["ours"], folder / "target.anki2")
    text = report(rows, arrived, arguments)
    print(text)
    if arguments.write:
        (HERE / "anki_export.md").write_text(text, encoding="utf-8")


def export(ours: Ours, path: Path) -> None:
    database = ours.database

    def clock() -> datetime:
        return datetime.now(UTC)

    def nothing(_reason: object) -> None:
        return

    timeline = Timeline(TimelineStore(database), clock)
    exchange = Exchange(ExchangeStore(database), ExchangeInStore(database), timeline, clock, Settings, nothing)
    documents = [summary.id for summary in LibraryStore(database).summaries(clock())]
    exchange.export(path, documents, ExchangeFormat.ANKI)


def peer_export(peer: Peer, path: Path, *, legacy: bool) -> None:
    options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy)
    peer.collection.export_anki_package(out_path=str(path), options=options, limit=None)


def imported(package: Path, target: Path) -> tuple[int, int]:
    collection = Collection(str(target))
    options = ImportAnkiPackageOptions(with_scheduling=True)
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options))
    counts = collection.card_count(), collection.db.scalar("select count() from revlog")
    collection.close()
    return counts


def timed(work: Callable[[], None]) -> tuple[float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def size(path: Path) -> float:
    return path.stat().st_size / 1e6


def report(rows: list[tuple[str, float, float, float]], arrived: tuple[int, int], arguments: argparse.Namespace) -> str:
    first = rows[0]
    size_words = f"--cards {arguments.cards} --reviews {arguments.reviews} --rounds {arguments.rounds}"
    lines = [
        "# Exporting to Anki beside Anki itself",
        "",
        f"`benchmarks/anki_export.py {size_words}`;",
        "one process, taking turns, the least time of each. Load of the machine meanwhile:",
        f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.",
        "",
        "| who | CPU s | wall s | MB | ours to theirs: CPU | wall |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, cpu, wall, megabytes in rows:
        ratio = "" if name == "ours" else f"{first[1] / cpu:.2f}"
        ratio_wall = "" if name == "ours" else f"{first[2] / wall:.2f}"
        lines.append(f"| {name} | {cpu:.1f} | {wall:.1f} | {megabytes:.1f} | {ratio} | {ratio_wall} |")
    lines += [
        "",
        f"Bar: at most {BAR} of Anki's time. Anki imported our file: {arrived[0]} cards, {arrived[1]} answers.",
        "",
        NOTES,
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
