"""Searching everything, beside the note search of the real Anki backend, in one run.

Usage: benchmarks/search.py [--documents 5000] [--notes 50000] [--rounds 15] [--write]

The documents are of 20,000 code points each, of invented words as frequent as words are (Zipf). The notes are the same
on both sides: our cards, Anki's notes. Anki is AGPL: a yardstick here, never imported by the program.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from anki.collection import AddNoteRequest, Collection

from studyapp.domain.card import Wording
from studyapp.domain.document import Document
from studyapp.domain.search import HitKind
from studyapp.formats.text import read_text
from studyapp.services.search import Search
from studyapp.store import tables
from studyapp.store.card_rows import wording_values
from studyapp.store.database import Database
from studyapp.store.library import LibraryStore
from studyapp.store.search import SearchStore

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).resolve().parent
NOW = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = 60_000
LENGTH = 20_000
SYLLABLES = ("ka", "lo", "mir", "ten", "su", "var", "del", "ni", "por", "eth", "gal", "um", "ris", "ba", "fen", "dow")


class Language:
    """Invented words; the n-th is as frequent as 1/n."""

    def __init__(self) -> None:
        self.random = random.Random(11)
        words: dict[str, None] = {}
        while len(words) < WORDS:
            words["".join(self.random.choices(SYLLABLES, k=self.random.randint(1, 5)))] = None
        self.words = sorted(words, key=lambda word: (len(word), word))
        self.weights = list(accumulate(1 / (rank + 2) for rank in range(WORDS)))

    def text(self, length: int) -> str:
        found: list[str] = []
        while length > 0:
            words = self.random.choices(self.words, cum_weights=self.weights, k=80)
            found.append(" ".join(words).capitalize() + ".")
            length -= len(found[-1]) + 2
        return "\n\n".join(found)

    def sentence(self, words: int) -> str:
        return " ".join(self.random.choices(self.words, cum_weights=self.weights, k=words))


def library(folder: Path, language: Language, documents: int, notes: list[tuple[str, str]]) -> tuple[Database, int]:
    database = Database(folder / "library.db")
    store = LibraryStore(database)
    characters = 0
    with database.transaction() as connection:
        for number in range(documents):
            document = Document.create(read_text(language.text(LENGTH)))
            store.add(document, NOW)
            characters += len(document.text)
            if number == 0:
                first = document.id
        for number, (front, back) in enumerate(notes):
            connection.execute(tables.card.insert(), card_row(number, first))
            wording = {"card_id": f"c{number}", "revision": 1, "created_at": 0}
            connection.execute(tables.wording.insert(), wording | wording_values(Wording(front, back)))
    return database, characters


def peer(folder: Path, notes: list[tuple[str, str]]) -> Collection:
    collection = Collection(str(folder / "collection.anki2"))
    kind = collection.models.by_name("Basic")
    assert kind is not None
    deck = collection.decks.id("Default")
    assert deck is not None
    requests: list[AddNoteRequest] = []
    for front, back in notes:
        note = collection.new_note(kind)
        note.fields = [front, back]
        requests.append(AddNoteRequest(note, deck))
    collection.add_notes(requests)
    return collection


def card_row(number: int, document_id: str) -> dict[str, object]:
    texts = {"type": "question", "state": "approved", "tier": "auto", "fact_key": f"f{number}"}
    empty = dict.fromkeys(("quote", "prefix", "suffix"), "")
    zero = dict.fromkeys(("edited", "own", "flag", "created_at"), 0)
    own = {"id": f"c{number}", "document_id": document_id, "rank": 0.5, "wording_revision": 1, "found": 1}
    return {
        **own,
        **texts,
        **empty,
        **zero,
        "source_start": 0,
        "source_end": 5,
        "answer_start": None,
        "answer_end": None,
    }


def timed(rounds: int, works: list[Callable[[], object]]) -> list[tuple[float, float]]:
    """Return median and 95th percentile in ms of each; they take turns."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for number, work in enumerate(works):
            start = time.perf_counter()
            work()
            times[number].append((time.perf_counter() - start) * 1000)
    return [(statistics.median(one), sorted(one)[int(len(one) * 0.95)]) for one in times]


def queries(language: Language) -> dict[str, str]:
    words = language.words
    phrase = " ".join(language.text(2_000).split()[100:103]).strip(".")
    return {
        "a common word (in a tenth of the documents)": words[3_000],
        "a rare word": words[40_000],
        "an absent word": "zzyzx",
        "two words": f"{words[400]} {words[900]}",
        "a phrase": f'"{phrase}"',
        "the beginning of a word": f"{words[20_000][:5]}*",
        "three letters of one": f"{words[20_000][:3]}*",
        "the most frequent word": words[0],
    }


def report(rows: list[str], notes_rows: list[str], facts: str) -> str:
    line = "\n| --- | --- | --- | --- |\n"
    head = f"| looked for | documents, exact: median / p95 ms | stemmed | everything, as typed |{line}"
    beside = f"| looked for | cards here, ms | Anki's find_notes, ms | ratio |{line}"
    return (
        "# Searching\n\nMade by `benchmarks/search.py`; it says how.\n\n"
        f"{facts}\n\n{head}{chr(10).join(rows)}\n\nThe same notes:\n\n{beside}{chr(10).join(notes_rows)}\n"
    )


def measured(search: Search, collection: Collection, language: Language, rounds: int) -> tuple[list[str], list[str]]:
    rows: list[str] = []
    beside: list[str] = []
    for name, words in queries(language).items():
        exact, stemmed, everything, cards, notes = timed(
            rounds,
            [
                lambda words=words: search.find(words, kinds=(HitKind.TEXT,)),
                lambda words=words: search.find(words, kinds=(HitKind.TEXT,), stemmed=True),
                lambda words=words: search.find(words, unfinished=True),
                lambda words=words: search.find(words, kinds=(HitKind.CARD,)),
                lambda words=words: collection.find_notes(words if words.endswith(("*", '"')) else f"*{words}*"),
            ],
        )
        shown = (f"{median:.1f} / {p95:.1f}" for median, p95 in (exact, stemmed, everything))
        rows.append(f"| {name} | {' | '.join(shown)} |")
        beside.append(f"| {name} | {cards[0]:.1f} | {notes[0]:.1f} | {cards[0] / notes[0]:.2f} |")
    return rows, beside


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=5_000)
    parser.add_argument("--notes", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        language = Language()
        notes = [(language.sentence(12), language.sentence(4)) for _ in range(arguments.notes)]
        database, characters = library(folder, language, arguments.documents, notes)
        search = Search(SearchStore(database))
        size, start, pauses = (folder / "library.db").stat().st_size, time.perf_counter(), [0.0]
        last = start

        def on_piece() -> bool:
            nonlocal last
            pauses.append((time.perf_counter() - last) * 1000)
            last = time.perf_counter()
            return True

        search.catch_up(on_piece)
        took = time.perf_counter() - start
        collection = peer(folder, notes)
        with database.driver() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        grown = (folder / "library.db").stat().st_size - size
        facts = (
            f"{arguments.documents:,} documents with {characters / 1e6:.0f} million code points and "
            f"{arguments.notes:,} cards; indexed in {took:.0f} s, in transactions of "
            f"{statistics.median(pauses):.0f} ms (the longest {max(pauses):.0f} ms); both indexes {grown / 1e6:.0f} MB."
        )
        text = report(*measured(search, collection, language, arguments.rounds), facts)
        database.close()
        collection.close()
    print(text)
    if arguments.write:
        (HERE / "search.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
