"""Exporting cards with schedule and history beside Anki's own export, in one run on data of one size.

Usage: benchmarks/anki_export.py [--cards 100000] [--reviews 1000000] [--write]

Both write an .apkg of the whole library; Anki in the old form, which is ours too, and in its new one. Anki is AGPL: a
yardstick here, never imported by the program. The last step lets Anki import what we wrote and counts what arrived.
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--reviews", type=int, default=1_000_000)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, peer = Ours(folder, arguments.cards, arguments.reviews), Peer(folder, arguments.cards, arguments.reviews)
        rows = [
            ("ours", *timed(lambda: export(ours, folder / "ours.apkg")), size(folder / "ours.apkg")),
            (
                "Anki, old form",
                *timed(lambda: peer_export(peer, folder / "old.apkg", legacy=True)),
                size(folder / "old.apkg"),
            ),
            (
                "Anki, new form",
                *timed(lambda: peer_export(peer, folder / "new.apkg", legacy=False)),
                size(folder / "new.apkg"),
            ),
        ]
        peer.close()
        ours.close()
        arrived = imported(folder / "ours.apkg", folder / "target.anki2")
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
    lines = [
        "# Exporting to Anki beside Anki itself",
        "",
        f"`benchmarks/anki_export.py --cards {arguments.cards} --reviews {arguments.reviews}`; one process, one after",
        f"the other. Load of the machine meanwhile: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.",
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
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
