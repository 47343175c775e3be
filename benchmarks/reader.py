"""How soon a book of a million words stands on the screen and how evenly it scrolls, beside a plain QTextBrowser.

    QT_QPA_PLATFORM=offscreen .venv/bin/python benchmarks/reader.py [--words 1000000] [--write]
    xvfb-run -a .venv/bin/python benchmarks/reader.py --write

Both views show the same text in the same run, turn by turn. "First section" is from the call that shows the document
(it is read and cut into pieces before, off the window's thread; those times stand in rows of their own) to the end of
the first painting. A scroll frame is one step of the wheel and its painting. The bars: 100 ms and p95 16 ms. The book
has chapters, lists, tables, notes and emphasis; the browser gets its words only. CPU time is of the window's thread.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QTextBrowser

from studyapp.domain.document import Block, BlockKind, DateSource, Document, ImportedText, Origin
from studyapp.domain.layout import Cell, Layout, Mark, MarkKind, Table
from studyapp.settings import Settings
from studyapp.store.database import Database
from studyapp.store.library import LibraryStore
from studyapp.store.reader import ReaderStore
from studyapp.ui.look import Look
from studyapp.ui.reader.matter import Matter
from studyapp.ui.reader.pieces import pieces_of, sections_of
from studyapp.ui.reader.text_view import TextView

HERE = Path(__file__).resolve().parent
WORDS = ["ferry", "leaves", "at", "noon", "boat", "of", "old", "harbour", "carries", "bread", "over", "every", "bay"]
ORIGIN = Origin("text", 1, "book.txt", "0" * 64, "utf-8")
SIZE = (760, 760)
FRAMES = 240
FIRST_MS, FRAME_MS = 100, 16


def book(words: int) -> tuple[str, tuple[Block, ...], Layout]:
    """Return a text with about as many words, and what stands beside it."""
    rng = random.Random(5)
    parts: list[str] = []
    blocks: list[Block] = []
    marks: list[Mark] = []
    tables: list[Table] = []
    at = written = number = 0

    def put(kind: BlockKind, text: str, level: int = 1, before: str = "") -> int:
        nonlocal at
        start = at + len(before)
        parts.append(before + text)
        blocks.append(Block(kind, start, start + len(text), level))
        at = start + len(text) + 2
        return start

    while written < words:
        number += 1
        if number % 60 == 1:
            put(BlockKind.HEADING, f"Chapter {number // 60 + 1}", 2)
        if number % 25 == 0:
            rows = [[str(rng.randint(1, 99)) for _ in range(4)] for _ in range(5)]
            start = put(BlockKind.TABLE, "\n".join("\t".join(row) for row in rows))
            cells, place = [], start
            for row, texts in enumerate(rows):
                for column, text in enumerate(texts):
                    cells.append(Cell(row, column, place, place + len(text), is_header=row == 0))
                    place += len(text) + 1
            tables.append(Table(start, place - 1, tuple(cells)))
        chosen = [rng.choice(WORDS) for _ in range(rng.randint(30, 160))]
        text = " ".join(chosen).capitalize() + "."
        is_item = number % 9 == 0
        start = put(BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH, text, before="- " if is_item else "")
        marks.append(Mark(MarkKind.EMPHASIS, start, start + len(chosen[0])))
        marks.append(Mark(MarkKind.NOTE, start + len(text), start + len(text), str(number)))
        written += len(chosen)
    return "\n\n".join(parts), tuple(blocks), Layout(tuple(marks), tuple(tables))


class Watch:
    """Times in ms: wall and CPU of this thread."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.thread_time()

    def read(self) -> tuple[float, float]:
        return (time.perf_counter() - self._wall) * 1e3, (time.thread_time() - self._cpu) * 1e3


def frames(view: TextView | QTextBrowser, app: QApplication) -> list[tuple[float, float]]:
    """Scroll by the wheel's step, down from three places, and time each painting."""
    bar = view.verticalScrollBar()
    found: list[tuple[float, float]] = []
    for share in (0.0, 0.4, 0.8):
        bar.setValue(round(bar.maximum() * share))
        app.processEvents()
        for _ in range(FRAMES // 3):
            watch = Watch()
            bar.setValue(bar.value() + 60)
            view.viewport().repaint()
            found.append(watch.read())
            app.processEvents()
    return found


def settled(app: QApplication, seconds: float = 0.4) -> None:
    done: list[bool] = []
    QTimer.singleShot(round(seconds * 1000), lambda: done.append(True))
    while not done:
        app.processEvents()


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def measured(words: int, app: QApplication) -> list[str]:
    look = Look(app, Settings(theme="light"))
    text, blocks, layout = book(words)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "library.db")
        kept = Document.create(ImportedText("Book", text, blocks, None, DateSource.NONE, "en", ORIGIN))
        LibraryStore(database).add(kept, datetime.now(UTC), layout=layout)
        store = ReaderStore(database)
        watch = Watch()
        kept, layout = store.document(kept.id), store.layout(kept.id)
        read = watch.read()
        database.close()
    watch = Watch()
    sections = sections_of(text, pieces_of(text, kept.blocks, layout))
    matter = Matter(layout)
    cut = watch.read()
    ours = TextView(look, lambda _mark: "", None)
    plain = QTextBrowser()
    plain.document().setDefaultFont(look.reading_font())
    for view in (ours, plain):
        view.resize(*SIZE)
        view.show()
    settled(app)
    firsts: list[tuple[float, float]] = []
    for index in (0, len(sections) // 2, len(sections) - 1, 0, len(sections) // 3):
        watch = Watch()
        ours.show_section(text, sections[index], matter)
        ours.viewport().repaint()
        firsts.append(watch.read())
        settled(app, 0.2)
    watch = Watch()
    plain.setPlainText(text)
    plain.viewport().repaint()
    plain_first = watch.read()
    watch = Watch()
    settled(app, 2.5 if words > 100_000 else 0.4)
    ours.show_section(text, sections[len(sections) // 2], matter)
    settled(app)
    our_frames, plain_frames = frames(ours, app), frames(plain, app)

    def row(name: str, times: list[tuple[float, float]], bar: int | None) -> str:
        wall, cpu = [one for one, _ in times], [one for _, one in times]
        share = p95(wall) if len(wall) > 20 else max(wall)
        verdict = "" if bar is None else ("held" if share <= bar else "NOT held")
        cpu_share = p95(cpu) if len(cpu) > 20 else max(cpu)
        mean = statistics.median(wall)
        return f"| {name} | {mean:.1f} | {share:.1f} | {cpu_share:.1f} | {max(wall):.1f} | {bar or ''} | {verdict} |"

    return [
        "| | median ms | p95 ms (of few: the longest) | the same in CPU ms | longest ms | bar | |",
        "|---|---|---|---|---|---|---|",
        row("read text, blocks and layout from the library (job thread)", [read], None),
        row(f"cut {len(text):,} code points into {len(sections)} sections (job thread)", [cut], None),
        row("reader: first section, laid out and painted", firsts[:1], FIRST_MS),
        row("reader: five sections", firsts, FIRST_MS),
        row("QTextBrowser: first painting", [plain_first], None),
        row(f"reader: {len(our_frames)} scroll frames", our_frames, FRAME_MS),
        row(f"QTextBrowser: {len(plain_frames)} scroll frames", plain_frames, None),
    ]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--words", type=int, default=1_000_000)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    app = QApplication(sys.argv[:1])
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else -1
    lines = measured(chosen.words, app)
    where = f"{QGuiApplication.platformName()}, {chosen.words:,} words, load {load:.1f}, {os.cpu_count()} cores"
    head = f"## {where}; Python {platform.python_version()}, Qt {qVersion()}"
    print("\n".join((head, *lines)))
    if chosen.write:
        target = HERE / "reader.md"
        old = target.read_text(encoding="utf-8") if target.exists() else "# The reader beside a plain QTextBrowser\n"
        others = [part for part in old.split("\n## ")[1:] if not part.startswith(QGuiApplication.platformName())]
        new = "\n".join((head, "", *lines))
        others = ["## " + part.strip() for part in others]
        parts = [old.split("\n## ")[0].rstrip(), *others, new]
        target.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
