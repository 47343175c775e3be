"""Pours the log of answers into a collection of Anki, from file to file, without touching a line of it in Python.

Some thousand lines at a time, so that nobody waits: the other file is attached for that long only.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from pathlib import Path

    from studyapp.domain.ports import OnProgress
    from studyapp.store.database import Database

_LINES = 10_000
_CARDS = 500
_MOST_SHARE = 3
"""From a third of the studied cards on, the log is read in its order, which is faster for each line."""
_FAST = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -16384")
"""The cache is for logs that lie card by card, as imported ones do: their moments jump about in the target."""


def pour_log(database: Database, target: Path, cards: Sequence[tuple[str, int]], on_progress: OnProgress) -> int:
    """Write the log of the cards, each with its number there, into the `revlog` of a collection; return its lines.

    What `on_progress` raises ends it.
    """
    pouring = _Pouring(database, target, dict(cards))
    with pouring.poured() as driver:
        figures = driver.execute(_FIGURES).fetchone()
    studied, last, told, voided, others, foreign = cast("tuple[int, int, int, int, int, int]", figures)
    lines = _lines(told=bool(told), voided=bool(voided))
    if len(cards) * _MOST_SHARE > studied:
        which = "r.id > ? AND r.id <= ?" + (" AND number_of(r.card_id) IS NOT NULL" if others else "")
        bounds = [(at, at + _LINES) for at in range(0, last, _LINES)]
        parts = [(f"{lines} AND {which}", bound) for bound in bounds]
    else:
        parts = [(f"{lines} AND {_among(part)}", part) for part in pouring.parts()]
    for at, (query, bound) in enumerate(parts):
        on_progress(at / len(parts))
        pouring.pour(query, bound)
    for part in pouring.parts() if foreign else ():
        pouring.pour(f"{_FOREIGN_LINES} AND {_among(part)}", part)
    return pouring.settled(f"{lines} AND {{0}} UNION ALL {_FOREIGN_LINES} AND {{0}}")


def _among(ids: Sequence[object]) -> str:
    return f"r.card_id IN ({','.join('?' * len(ids))})"


class _Pouring:
    """Counts what went over. Anki tells lines apart by their millisecond: of two, the second has to wait."""

    def __init__(self, database: Database, target: Path, numbers: Mapping[str, int]) -> None:
        self._database = database
        self._target = target
        self._numbers = numbers
        self._poured = 0
        self._crowded = False

    @contextmanager
    def poured(self) -> Generator[sqlite3.Connection]:
        """Attach the target; the numbers of cards are at hand as `number_of`."""
        with self._database.pouring(self._target) as driver:
            for pragma in _FAST:
                driver.execute(f"PRAGMA target.{pragma}")
            driver.create_function("number_of", 1, self._numbers.get, deterministic=True)
            try:
                yield driver
            finally:
                driver.create_function("number_of", 1, None)

    def parts(self) -> list[tuple[str, ...]]:
        """Return the ids of the cards, some at a time."""
        ids = sorted(self._numbers)
        return [tuple(ids[at : at + _CARDS]) for at in range(0, len(ids), _CARDS)]

    def pour(self, lines: str, bound: tuple[int, int] | tuple[str, ...]) -> None:
        """Pour what a query gives; nothing is undone where it fails, since the target keeps no journal."""
        with self.poured() as driver:
            before = driver.total_changes
            try:
                driver.execute(f"INSERT OR FAIL INTO target.revlog {lines}", bound)
            except sqlite3.IntegrityError:
                self._crowded = True
                driver.execute(f"INSERT OR IGNORE INTO target.revlog {lines}", bound)
            self._poured += driver.total_changes - before

    def settled(self, lines: str) -> int:
        """Return how many lines went over, after those that had to wait have got the next free millisecond."""
        for part in self.parts() if self._crowded else ():
            with self.poured() as driver:
                waiting = _WAITING.format(lines.format(_among(part)))
                rows = cast("list[tuple[int, ...]]", driver.execute(waiting, (*part, *part)).fetchall())
                for at, *rest, _nth in rows:
                    number = at
                    while driver.execute("SELECT 1 FROM target.revlog WHERE id = ?", (number,)).fetchone():
                        number += 1
                    driver.execute("INSERT INTO target.revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *rest))
                self._poured += len(rows)
        return self._poured


def _lines(*, told: bool, voided: bool) -> str:
    """Return the query of lines in Anki's form, without the look-ups that this library does not need."""
    given = [f"WHEN t.{name} IS NOT NULL THEN t.{name}" if told else "" for name in _TOLD]
    tables = f"FROM review AS r {_JOIN_TOLD if told else ''}"
    return f"{_LINES_OF_LOG.format(*given)} {tables} WHERE {_SOUND if voided else 1}"


_FIGURES = """
    SELECT (SELECT count(*) FROM memory), (SELECT coalesce(max(id), 0) FROM review),
        EXISTS (SELECT 1 FROM foreign_answer), EXISTS (SELECT 1 FROM review_void),
        EXISTS (SELECT 1 FROM memory WHERE number_of(card_id) IS NULL), EXISTS (SELECT 1 FROM foreign_line)
"""
_LINES_OF_LOG = """
    SELECT r.answered_at AS id, number_of(r.card_id) AS cid, -1 AS usn, r.grade AS ease,
        CASE {0} WHEN r.kind = 'practice' OR r.kind = 'test' THEN 0
            WHEN r.after_phase = 'review' THEN CASE WHEN r.after_due_at - r.answered_at < 129600000 THEN 1
                ELSE (r.after_due_at - r.answered_at + 43200000) / 86400000 END
            ELSE -(max(0, r.after_due_at - r.answered_at) / 1000) END AS ivl,
        CASE {1} WHEN r.before_last_review_at IS NULL THEN 0
            WHEN r.before_phase = 'review' THEN CASE WHEN r.before_due_at - r.before_last_review_at < 129600000 THEN 1
                ELSE (r.before_due_at - r.before_last_review_at + 43200000) / 86400000 END
            ELSE -(max(0, r.before_due_at - r.before_last_review_at) / 1000) END AS lastIvl,
        CASE {2} WHEN r.kind = 'practice' OR r.kind = 'test' OR r.after_difficulty IS NULL THEN 0
            ELSE CAST((r.after_difficulty - 1) / 0.009 + 100.5 AS INTEGER) END AS factor,
        r.duration_ms AS time,
        CASE {3} WHEN r.kind = 'practice' OR r.kind = 'test' THEN 3
            WHEN r.before_phase = 'review' THEN 1 WHEN r.before_phase = 'relearning' THEN 2 ELSE 0 END AS type
"""
"""Anki's columns: intervals are days where positive and seconds where negative; difficulty counts 100..1100; the kind
is 0 learning, 1 review, 2 learning again, 3 outside the schedule."""
_TOLD = ("interval", "before", "factor", "kind")
_JOIN_TOLD = "LEFT JOIN foreign_answer AS t ON t.card_id = r.card_id AND t.answered_at = r.answered_at"
_SOUND = "NOT EXISTS (SELECT 1 FROM review_void AS v WHERE v.review_id = r.id)"
_FOREIGN_LINES = """
    SELECT r.at, number_of(r.card_id), -1, r.ease, r.interval, r.before, r.factor, r.duration_ms, r.kind
    FROM foreign_line AS r WHERE 1
"""
_WAITING = """
    SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY id, cid ORDER BY type) AS nth FROM ({})) AS l
    WHERE nth > 1 OR NOT EXISTS (SELECT 1 FROM target.revlog AS x WHERE x.id = l.id AND x.cid = l.cid)
    ORDER BY id, cid, nth
"""
