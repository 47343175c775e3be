"""What the benchmark of the standing window does: two books with made findings, and the steps through the program.

The books come from `reader.py`, their findings are made here, as many as a real book of that length has and more: a
name every 40 words, an event every 150, a card every 150. A press every 50 ms is faster than anyone reads.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QShortcut, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit
from reader import ORIGIN, book

from studyapp.domain.analysis import (
    Analysis,
    CardFinding,
    CardKey,
    CardType,
    EntityFinding,
    EntityType,
    EventFinding,
    EventKey,
    Mention,
    Precision,
    Tier,
    TimeExpression,
    TimexType,
    entity_key,
)
from studyapp.domain.document import BlockKind, DateSource, Document, ImportedText, Mode
from studyapp.settings import Settings
from studyapp.store.database import Database
from studyapp.store.library import LibraryStore
from studyapp.store.reader import ReaderStore

if TYPE_CHECKING:
    from pathlib import Path

    from studyapp.domain.span import Span

type Steps = Generator[tuple[str, Callable[[], bool]]]

LONG_TEXT = "The ferry to Osby leaves at noon, said Mara Lindqvist, who had crossed the bay in March 1987. " * 6
PRESSES = 60
PANELS = ("glossary", "annotations", "timeline", "quiz", "progress", "library")
ON_THE_WAY = (
    "quiz_grade_again", "quiz_go_on", "quiz_show", "quiz_test_begin", "quiz_test_next", "quiz_match_next",
    "quiz_order_go",
)  # fmt: skip
WAYS_OUT = ("quiz_end", "quiz_back", "quiz_test_stop", "quiz_test_back", "quiz_test_leave")


@dataclass(frozen=True, slots=True)
class Book:
    """A book that lies in the library, and what its analysis has found."""

    name: str
    document: Document
    analysis: Analysis


def fill_library(folder: Path) -> tuple[Book, ...]:
    """Put a book of 100,000 words and one of a million into a new library, analysed."""
    folder.mkdir(parents=True)
    books: list[Book] = []
    database = Database(folder / "library.db")
    for name, words in (("100k", 100_000), ("1M", 1_000_000)):
        text, blocks, layout = book(words)
        document = Document.create(ImportedText(f"Book {name}", text, blocks, None, DateSource.NONE, "en", ORIGIN))
        now = datetime.now(UTC)
        LibraryStore(database).add(document, now, layout=layout)
        made = Book(name, document, findings(document))
        ReaderStore(database).keep_analysis(document.id, made.analysis, now)
        books.append(made)
    database.close()
    return tuple(books)


def findings(document: Document) -> Analysis:
    """Make what an analysis could have found: names that come again every few pages, events, times, cards."""
    names: dict[str, list[Mention]] = {}
    times: list[TimeExpression] = []
    events: list[EventFinding] = []
    cards: list[CardFinding] = []
    prose = [block for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    for number, block in enumerate(prose):
        for third in range(3):
            start = block.start + third * (block.end - block.start) // 3
            mention = Mention(start, min(start + 12, block.end), named=third < 2)
            names.setdefault(f"Person {(number * 7 + third) % max(20, len(prose) // 3)}", []).append(mention)
        year = str(1500 + number % 500)
        times.append(TimeExpression(block.start, block.start + 8, TimexType.DATE, year, year, f"{year}-01-01"))
        key = EventKey(f"v{number}")
        label = document.text[block.start : block.start + 60]
        who = (entity_key(f"Person {(number * 7) % max(20, len(prose) // 3)}"),)
        ends = (f"{year}-01-01", f"{year}-12-31")
        placed = (block.start, min(block.start + 60, block.end))
        rank = (number * 37 % 1000) / 1000
        events.append(
            EventFinding(key, key, year, *ends, Precision.YEAR, label, *placed, number, who, rank, main=number % 9 == 0)
        )
        cards.append(_card(number, block.span, rank))
    entities = tuple(
        EntityFinding(entity_key(name), name, list(EntityType)[at % 11], 1 - at / len(names), (), tuple(mentions))
        for at, (name, mentions) in enumerate(names.items())
    )
    found = (entities, (), tuple(times), tuple(events), tuple(cards))
    return Analysis("made 1", Mode.NARRATIVE, None, DateSource.NONE, None, *found)


def _card(number: int, source: Span, rank: float) -> CardFinding:
    tier = Tier.SUGGESTED if number % 3 else Tier.OFF
    words = (f"What happened in chapter {number}?", f"Something {number}")
    return CardFinding(
        CardKey(f"c{number}"),
        f"f{number}",
        CardType.QUESTION,
        *words,
        (),
        (),
        rank,
        tier,
        source,
        spare=number % 3 == 0,
    )


class Learner:
    """Presses whatever leads on, a given number of times."""

    def __init__(self, window: object) -> None:
        self._window = window
        self._presses = 0
        self.pressed: list[str] = []

    def __call__(self) -> bool:
        self._presses += 1
        for field in self._window.findChildren(QLineEdit, "quiz_typed"):
            if field.isVisible() and field.isEnabled() and not field.text():
                field.setText("the ferry")
        for button in self._window.findChildren(QAbstractButton):
            name = button.objectName()
            known = name in ON_THE_WAY or name.startswith(("quiz_left_", "quiz_right_", "quiz_option_"))
            if known and button.isVisible() and button.isEnabled() and name != self._last:
                self.pressed.append(name)
                button.click()
                break
        return self._presses >= PRESSES

    @property
    def _last(self) -> str:
        last = self.pressed[-1] if self.pressed else ""
        return last if last.startswith(("quiz_left", "quiz_right", "quiz_option")) else ""


class Tour:
    """The steps, in groups; each group can be driven alone once the sample is open."""

    def __init__(self, start: object, folder: Path, books: tuple[Book, ...]) -> None:
        self._start = start
        self._folder = folder
        self._books = books
        self._window = start.window

    @property
    def _signals(self) -> object:
        return self._window.shell.signals

    def begin(self) -> Steps:
        window = self._window
        yield "start", lambda: self._start.app is not None and window.actions_table["file.sample"].isEnabled()
        window.actions_table.trigger("file.sample")
        yield "open and analyse the sample", self._analysed

    def sample(self) -> Steps:
        yield from self._panels("sample")
        yield from self._find("sample", "the")
        yield from self._annotate("sample")

    def study(self) -> Steps:
        quiz = self._start.app.quiz
        ids = [card.id for card in quiz.suggestions(self._signals.document_id)]
        done: list[object] = []
        self._window.shell.jobs.write(partial(quiz.approve, ids), done.append)
        self._signals.panel_requested.emit("quiz")
        yield "approve every card", lambda: bool(done)
        yield from self._ways()

    def theme(self) -> Steps:
        yield from self._themes("sample")

    def books(self) -> Steps:
        before = self._signals.document_id
        for each in self._books:
            self._signals.panel_requested.emit("glossary")
            self._signals.document_requested.emit(each.document.id)
            yield f"{each.name}: open", partial(self._is_open, each.document.id)
            yield from self._panels(each.name)
            yield from self._find(each.name, "the")
            yield from self._annotate(each.name)
            yield from self._cards_window(each.name)
            yield from self._themes(each.name)
            yield from self._arriving(each)
            yield from self._switches(each, before)

    def importing(self) -> Steps:
        path = self._folder / "long.txt"
        path.write_text("\n\n".join([LONG_TEXT] * (5_000_000 // len(LONG_TEXT))))
        before = self._signals.document_id
        self._window.findChild(QObject, "opening").import_files([path])
        yield "import and show 5 MB", lambda: self._signals.document_id != before
        yield "analyse 5 MB (first 20 s)", _after(20)
        self._window.actions_table.trigger("reader.analyse")
        self._window.findChild(QObject, "analysis_cancel").click()
        self._signals.document_requested.emit(before)
        yield "back to the sample", partial(self._is_open, before)

    def care(self) -> Steps:
        made: list[object] = []
        self._window.shell.jobs.run(self._start.app.backups.backup_now, made.append)
        yield "back up", lambda: bool(made)

    def _analysed(self) -> bool:
        document_id = self._signals.document_id
        info = self._start.app.reader.analysis_info(document_id) if document_id else None
        return info is not None and info.complete and self._signals.analysing is None

    def _is_open(self, document_id: object) -> bool:
        return self._signals.document_id == document_id

    def _panels(self, about: str) -> Steps:
        for name in PANELS:
            self._signals.panel_requested.emit(name)
            yield f"{about}: show {name}", _at_once

    def _find(self, about: str, words: str) -> Steps:
        self._window.actions_table.trigger("reader.find")
        self._window.findChild(QLineEdit, "find_field").setText(words)
        yield f"{about}: find “{words}”", _after(0.3)
        for _ in range(5):
            self._window.actions_table.trigger("reader.find_next")
        yield f"{about}: find the next five", _at_once
        self._window.findChild(QAbstractButton, "find_close").click()

    def _annotate(self, about: str) -> Steps:
        self._signals.panel_requested.emit("annotations")
        text = self._window.findChild(QObject, "reader_text")
        self._window.activateWindow()
        for start in (20, 60, 100):
            cursor = text.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(start + 20, QTextCursor.MoveMode.KeepAnchor)
            text.setTextCursor(cursor)
            text.findChild(QShortcut, "reader.highlight").activated.emit()  # without a window manager no key comes
        yield f"{about}: highlight three passages", _after(0.5)
        found = self._window.findChild(QAbstractItemView, "annotation_list")
        print(about, "marks:", found.model().rowCount() if found else "?", file=sys.stderr)

    def _cards_window(self, about: str) -> Steps:
        actions = self._window.actions_table
        actions.trigger("quiz.choose")
        yield f"{about}: choose cards", _after(0.5)
        actions.trigger("quiz.coverage")
        yield f"{about}: coverage", _after(0.5)
        self._window.findChild(QObject, "cards_window").close()

    def _themes(self, about: str) -> Steps:
        for theme in ("dark", "sepia", "light"):
            self._window.shell.look.apply(Settings(theme=theme))
            yield f"{about}: theme {theme}", _at_once

    def _arriving(self, each: Book) -> Steps:
        for name in ("glossary", "timeline", "quiz"):
            self._signals.panel_requested.emit(name)
            yield f"{each.name}: {name} again", _at_once
            done: list[object] = []
            events = each.analysis.events[: len(each.analysis.events) * 9 // 10]
            found = replace(each.analysis, events=events)
            work = partial(self._start.app.reader.keep_analysis, each.document.id, found)
            self._window.shell.jobs.write(work, done.append)
            yield f"{each.name}: findings arrive, {name} in front", partial(bool, done)

    def _switches(self, each: Book, other: object) -> Steps:
        for name in PANELS:
            self._signals.panel_requested.emit(name)
            self._signals.document_requested.emit(other)
            yield f"{each.name}: to the sample, {name} in front", partial(self._is_open, other)
            self._signals.document_requested.emit(each.document.id)
            yield f"{each.name}: back, {name} in front", partial(self._is_open, each.document.id)
        self._signals.document_requested.emit(other)
        yield "leave the book", partial(self._is_open, other)

    def _press(self, name: str) -> None:
        for button in self._window.findChildren(QAbstractButton, name):
            if button.isVisible() and button.isEnabled():
                button.click()
                return

    def _ways(self) -> Steps:
        self._press("quiz_page_study")
        look = self._window.shell.look
        for way, writes in (
            ("quiz_learn", False), ("quiz_learn", True), ("quiz_review", False), ("quiz_practice", True),
            ("quiz_test", False), ("quiz_match", False), ("quiz_order", False),
        ):  # fmt: skip
            look.apply(replace(look.settings, write_answers=writes))
            self._press(way)
            learner = Learner(self._window)
            yield f"{way.removeprefix('quiz_')}{', written' if writes else ''}: {PRESSES} presses", learner
            print(way, len(learner.pressed), *dict.fromkeys(learner.pressed), file=sys.stderr)
            for name in WAYS_OUT:
                self._press(name)
            yield f"leave {way.removeprefix('quiz_')}", _at_once


def steps(start: object, folder: Path, books: tuple[Book, ...], *, only: str = "") -> Steps:
    """Yield every step, or those of the groups whose name holds a word."""
    tour = Tour(start, folder, books)
    yield from tour.begin()
    for group in (tour.sample, tour.study, tour.theme, tour.books, tour.importing, tour.care):
        if only in group.__name__:
            yield from group()


def _at_once() -> bool:
    return True


def _after(seconds: float) -> Callable[[], bool]:
    until = time.perf_counter() + seconds
    return lambda: time.perf_counter() > until
