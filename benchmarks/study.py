"""Studying beside the real Anki backend: next card, answer, counts, opening, in one run on data of one size.

Usage: benchmarks/study.py [--cards 20000] [--reviews 200000] [--rounds 6] [--write]

The two take turns, block by block, in one process, so that a busy machine slows both alike. Both keep every answer
durably (WAL; Anki leaves SQLite's `synchronous` at FULL, and so do we) and can undo it. Anki is AGPL: a yardstick here,
never imported by the program.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from anki.collection import AddNoteRequest, Collection

from studyapp.domain.card import CardState, Wording
from studyapp.domain.document import Document
from studyapp.domain.schedule import Grade, Memory, MemoryPhase, StudyKind
from studyapp.formats.text import read_text
from studyapp.services.quiz import Quiz
from studyapp.settings import Settings
from studyapp.store import tables
from studyapp.store.card_log import CardLogStore
from studyapp.store.card_rows import memory_values, wording_values
from studyapp.store.database import Database
from studyapp.store.library import LibraryStore
from studyapp.store.quiz import QuizStore
from studyapp.store.values import to_ms

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).resolve().parent
DOCUMENTS = 20
NEW = 0.05
BLOCK = 50
DAY = timedelta(days=1)
EASES = ((1, 2, 3, 4), (10, 10, 70, 10))


FIRST_OPEN = {
    "ours": """
import time
from pathlib import Path
from studyapp.store.database import Database
at = time.process_time()
database = Database(Path({path!r}))
print((time.process_time() - at) * 1000)
database.close()
""",
    "anki": """
import time
from anki.collection import Collection
at = time.process_time()
collection = Collection({path!r})
print((time.process_time() - at) * 1000)
collection.close()
""",
}

NOTES = """
Bars: answer at most 1.2x in CPU and in wall; next card, with the four previews, at most 2x, and its p95
at most 2 ms; opening at most 0.2x. "first open" is the first opening in a process of its own (the basis on which
`engine.md` set the bar), "open" each further one in the same process.

## What was tried

Before: answer 1.09 ms (3.1x), next card 0.82 ms (5.5x), counts 10.9 ms (3.5x), open 1.09 ms (0.45x), while the
machine was busier.

1. Plain SQL text, prepared once by SQLite's module, instead of SQLAlchemy's statements, for the answer, the undo
   journal, the next card and the counts: answer 0.34 ms, next card 0.16 ms (with 2).
2. The ids to come are read 200 at once by an index on (phase, due, card), so that equal due times need no sorting;
   SQLite's count of changed rows tells when the list is stale. 20,000 cards due at the same moment: 4.3 ms for each
   question before, 0.06 ms now, 0.9 ms for the first of 200. Learning steps and the day's limits stay in memory over an
   answer: one row is read for
   a question.
3. The four previews in one calculation, equal to the `fsrs` library's to the last bit (a property test): 48 us before,
   17 us now; an answer to what was shown takes the shown outcome, as Anki's does: answer 0.34 to 0.28 ms.
4. Three pages less for each answer (13 to 10; Anki writes 9 to 13): no index of days that nobody asked, only undone
   steps indexed, a step's changes in a tree without row numbers. The old steps are dropped 32 at a time.
5. No effect: a cache as large as Anki's (40 MiB), checkpoints after 4,000 pages.
6. Open: SQLAlchemy's connection is made when it is first wanted (0.26 ms less). Of what is left, 0.3 ms are SQLite's
   reading of the schema, 126 tables, indexes and triggers; it stays, since it finds a damaged file at once.

What is left of the answer: about 0.1 ms in SQLite's commit on both sides, 0.03 ms in other statements, and 0.13 ms of
Python, which a learner cannot notice and a compiled core alone would save.
"""


@dataclass
class Times:
    wall_ms: list[float] = field(default_factory=list)
    cpu_ms: float = 0.0

    def timed(self, work: Callable[[], object]) -> object:
        wall, cpu = time.perf_counter(), time.process_time()
        result = work()
        self.cpu_ms += (time.process_time() - cpu) * 1000
        self.wall_ms.append((time.perf_counter() - wall) * 1000)
        return result

    @property
    def cpu(self) -> float:
        return self.cpu_ms / max(1, len(self.wall_ms))

    @property
    def median(self) -> float:
        return statistics.median(self.wall_ms)

    @property
    def p95(self) -> float:
        return sorted(self.wall_ms)[int(len(self.wall_ms) * 0.95)]


class Ours:
    """A library of twenty documents, filled as if it had been studied for three years."""

    def __init__(self, folder: Path, cards: int, reviews: int) -> None:
        self.path = folder / "library.db"
        self.now = datetime.now(UTC)
        self.database = Database(self.path)
        dice = random.Random(4)
        self._fill(cards, dice)
        self._log(cards, reviews, dice)
        self.quiz = self._quiz()

    def _quiz(self) -> Quiz:
        settings = replace(Settings(), new_per_day=9999, reviews_per_day=9999)
        return Quiz(QuizStore(self.database), CardLogStore(self.database), lambda: datetime.now(UTC), lambda: settings)

    def _fill(self, cards: int, dice: random.Random) -> None:
        self.ids: list[str] = []
        heads, words, memories = [], [], []
        for number in range(DOCUMENTS):
            document = Document.create(read_text(f"Document {number}. " + "The ferry leaves at noon. " * 40))
            LibraryStore(self.database).add(document, self.now)
            for index in range(cards // DOCUMENTS):
                card_id = f"{document.id}-c{index}"
                self.ids.append(card_id)
                heads.append(_head(card_id, document.id, index))
                wording = Wording(f"_____ leaves at noon, for the {index}th time.", f"The ferry {index}")
                words.append({"card_id": card_id, "revision": 1, **wording_values(wording), "created_at": 0})
                memories.append({"card_id": card_id, **memory_values(self._memory(dice))})
        with self.database.transaction() as connection:
            connection.execute(tables.card.insert(), heads)
            connection.execute(tables.wording.insert(), words)
            connection.execute(tables.memory.insert(), memories)

    def _memory(self, dice: random.Random) -> Memory:
        if dice.random() < NEW:
            return Memory(MemoryPhase.NEW, self.now)
        stability = dice.lognormvariate(3, 1)
        last = self.now - dice.randint(0, int(stability) + 3) * DAY - timedelta(seconds=dice.randrange(50_000))
        due = last + max(1, int(stability)) * DAY
        return Memory(MemoryPhase.REVIEW, due, None, stability, dice.uniform(1, 10), last, 20, dice.randint(0, 3))

    def _log(self, cards: int, reviews: int, dice: random.Random) -> None:
        memory = Memory(MemoryPhase.REVIEW, self.now, None, 20.0, 5.0, self.now, 3, 0)
        before, after = memory_values(memory, prefix="before_"), memory_values(memory, prefix="after_")
        start = to_ms(self.now - 1000 * DAY)
        step = 1000 * 86_400_000 // reviews
        with self.database.transaction() as connection:
            for first in range(0, reviews, 20_000):
                rows = []
                for index in range(first, min(first + 20_000, reviews)):
                    at = start + index * step
                    rows.append(
                        {
                            "card_id": self.ids[dice.randrange(cards)],
                            "wording_revision": 1,
                            "kind": StudyKind.REVIEW.value,
                            "grade": dice.choices(*EASES)[0],
                            "answered_at": at,
                            "day": datetime.fromtimestamp(at / 1000, UTC).date().isoformat(),
                            "duration_ms": dice.randint(1000, 20000),
                            **before,
                            **after,
                        }
                    )
                connection.execute(tables.review.insert(), rows)

    def next(self) -> object:
        return self.quiz.next_question(None, StudyKind.REVIEW)

    def answer(self, question: object, grade: int) -> object:
        card_id, asked_at = question.card.id, question.asked_at  # pyright: ignore
        kind = StudyKind.REVIEW
        return self.quiz.answer(card_id, Grade(grade), kind=kind, duration_ms=3000, asked_at=asked_at)

    def counts(self) -> object:
        return self.quiz.counts(None)

    def reopen(self) -> object:
        self.database = Database(self.path)
        self.quiz = self._quiz()
        return self.quiz

    def close(self) -> None:
        self.database.close()


class Peer:
    """A collection of twenty decks of the same size, in the state that Anki itself would have brought it to."""

    def __init__(self, folder: Path, cards: int, reviews: int) -> None:
        self.path = str(folder / "collection.anki2")
        collection = Collection(self.path)
        dice = random.Random(4)
        note_type = collection.models.by_name("Basic")
        decks = [collection.decks.id(f"Deck::D{number}") for number in range(DOCUMENTS)]
        requests = []
        for index in range(cards):
            note = collection.new_note(note_type)
            note["Front"], note["Back"] = f"{index} leaves at noon, for another time", f"The ferry {index}"
            requests.append(AddNoteRequest(note=note, deck_id=decks[index % DOCUMENTS]))
        collection.add_notes(requests)
        ids = collection.db.list("select id from cards order by id")
        collection.db.execute("update col set crt=crt-?", 1200 * 86400)
        today = collection.sched.today + 1200
        collection.set_config("fsrs", True)
        config = collection.decks.config_dict_for_deck_id(decks[0])
        config["rev"]["perDay"] = config["new"]["perDay"] = 9999
        collection.decks.update_config(config)
        collection.close()
        self._backdate(ids, today, reviews, dice)
        self.reopen()

    def _backdate(self, ids: list[int], today: int, reviews: int, dice: random.Random) -> None:
        now = int(time.time())
        changed = []
        for card_id in ids:
            if dice.random() < NEW:
                continue
            stability = dice.lognormvariate(3, 1)
            interval, last = max(1, int(stability)), today - dice.randint(0, int(stability) + 3)
            data = {"s": round(stability, 2), "d": 5.0, "dr": 0.9, "lrt": now - (today - last) * 86400}
            changed.append((2, 2, last + interval, interval, 2500, 20, 1, json.dumps(data), card_id))
        raw = sqlite3.connect(self.path)
        raw.executemany(
            "update cards set type=?,queue=?,due=?,ivl=?,factor=?,reps=?,lapses=?,data=? where id=?", changed
        )
        start, step = (now - 1000 * 86400) * 1000, 1000 * 86_400_000 // reviews
        raw.executemany(
            "insert into revlog values(?,?,?,?,?,?,?,?,?)",
            (
                (start + n * step, dice.choice(ids), -1, dice.choices(*EASES)[0], 20, 18, 500, 3000, 1)
                for n in range(reviews)
            ),
        )
        raw.commit()
        raw.close()

    def next(self) -> object:
        queued = self.collection.sched.get_queued_cards(fetch_limit=1).cards[0]
        card = self.collection.get_card(queued.card.id)
        card.start_timer()
        return queued, card

    def answer(self, question: object, grade: int) -> object:
        queued, card = question  # pyright: ignore
        scheduler = self.collection.sched
        answer = scheduler.build_answer(card=card, states=queued.states, rating=grade - 1)
        return scheduler.answer_card(answer)

    def counts(self) -> object:
        return self.collection.sched.deck_due_tree()

    def reopen(self) -> object:
        self.collection = Collection(self.path)
        self.collection.decks.select(self.collection.decks.id("Deck"))
        return self.collection

    def close(self) -> None:
        self.collection.close()


def measured(ours: Ours, peer: Peer, rounds: int) -> dict[str, tuple[Times, Times]]:
    figures = {name: (Times(), Times()) for name in ("next card", "answer", "counts", "open")}
    dice = random.Random(1)
    for side in (ours, peer):  # statements are built, queues filled, pages read: both warm
        for _ in range(10):
            side.answer(side.next(), 3)
    for _ in range(rounds):
        grades = [dice.choices(*EASES)[0] for _ in range(BLOCK)]
        for at, side in enumerate((ours, peer)):
            for grade in grades:
                question = figures["next card"][at].timed(side.next)
                figures["answer"][at].timed(lambda q=question, g=grade, s=side: s.answer(q, g))
            for _ in range(5):
                figures["counts"][at].timed(side.counts)
    for _ in range(rounds):
        for at, side in enumerate((ours, peer)):
            side.close()
            figures["open"][at].timed(side.reopen)
    return figures


def first_open(folder: Path, side: str) -> float:
    """Return the CPU milliseconds of the first opening in a process of its own, imports left out."""
    name = {"ours": "library.db", "anki": "collection.anki2"}[side]
    code = FIRST_OPEN[side].format(path=str(folder / name))
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return float(done.stdout)


def report(figures: dict[str, tuple[Times, Times]], first: tuple[float, float], arguments: argparse.Namespace) -> str:
    bars = {"next card": "≤ 2", "answer": "≤ 1.2", "counts": "–", "open": "≤ 0.2"}
    lines = [
        "# Studying beside the Anki backend",
        "",
        f"`benchmarks/study.py --cards {arguments.cards} --reviews {arguments.reviews} --rounds {arguments.rounds}`;",
        "one process, the two taking turns; milliseconds. Both durable (WAL, synchronous FULL), both with undo.",
        f"Load of the machine meanwhile: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores. Anki's queue stood ready.",
        "",
        "| job | ours CPU | Anki CPU | ratio (bar) | ours wall median / p95 | Anki wall median / p95 | of medians |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, (mine, theirs) in figures.items():
        lines.append(
            f"| {name} | {mine.cpu:.2f} | {theirs.cpu:.2f} | {mine.cpu / max(theirs.cpu, 0.001):.2f} ({bars[name]})"
            f" | {mine.median:.2f} / {mine.p95:.2f} | {theirs.median:.2f} / {theirs.p95:.2f}"
            f" | {mine.median / max(theirs.median, 0.001):.2f} |"
        )
    lines += [f"| first open | {first[0]:.2f} | {first[1]:.2f} | {first[0] / first[1]:.2f} (≤ 0.2) | | | |", NOTES]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=20_000)
    parser.add_argument("--reviews", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--write", action="store_true", help="write the report to study.md")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=HERE.parent / ".bench" if (HERE.parent / ".bench").is_dir() else None) as name:
        folder = Path(name)
        ours = Ours(folder, arguments.cards, arguments.reviews)
        peer = Peer(folder, arguments.cards, arguments.reviews)
        figures = measured(ours, peer, arguments.rounds)
        ours.close()
        peer.close()
        opened = [(first_open(folder, "ours"), first_open(folder, "anki")) for _ in range(5)]
        first = statistics.median(mine for mine, _ in opened), statistics.median(theirs for _, theirs in opened)
        text = report(figures, first, arguments)
    print(text)
    if arguments.write:
        (HERE / "study.md").write_text(text, encoding="utf-8")


def _head(card_id: str, document_id: str, index: int) -> dict[str, object]:
    return {
        "id": card_id,
        "document_id": document_id,
        "type": "cloze",
        "state": CardState.APPROVED.value,
        "tier": "auto",
        "rank": 1 - index / 100_000,
        "fact_key": f"f{index}",
        "source_start": 0,
        "source_end": 10,
        "quote": "Document 0",
        "prefix": "",
        "suffix": "",
        "answer_start": None,
        "answer_end": None,
        "wording_revision": 1,
        "edited": 0,
        "own": 0,
        "flag": 0,
        "buried_until": None,
        "found": 1,
        "created_at": 0,
    }


if __name__ == "__main__":
    main()
