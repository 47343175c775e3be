"""Finds words in documents, marks, entries and cards by SQLite's FTS5; ranked by bm25, unless they are everywhere.

A query reaches FTS5 as quoted strings only, so that nothing a person types is its syntax. What is shown is marked by
FTS5 itself, in a small index of the hits alone: so the marks are always what was found.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, OrderedDict
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from studyapp.domain.document import DocumentId
from studyapp.domain.search import Group, Hit, HitKind, Marked, context, folded_with_places
from studyapp.domain.span import Span
from studyapp.store.search_index import Indexer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Row

    from studyapp.domain.search import Query
    from studyapp.store.database import Database

RANKED = 2_000
"""Among more hits than these the rank of words says nothing, and costs much: the newest come first."""
_OF_ONE_DOCUMENT = 3
_TEXTS_KEPT = 8
_LONGEST_KEPT = 8_000_000
_BEGIN, _END = "\x02", "\x03"

_PASSAGES = """
    SELECT p.revision_id, p.start, p."end", p.section, d.id AS document_id, d.title
    FROM {source} AS hit
    JOIN search_passage p ON p.id = hit.number
    JOIN document d ON d.id = p.document_id AND d.revision_id = p.revision_id AND d.removed_at IS NULL
    ORDER BY hit.score, {ties}
"""
_ITEMS = """
    SELECT i.document_id, i.item_id, i.head, i.body, d.title, {columns}
    FROM {source} AS hit
    JOIN search_item i ON i.id = hit.number
    JOIN document d ON d.id = i.document_id AND d.removed_at IS NULL
    {joins}
    ORDER BY hit.score, {ties}
"""
_RANKED = (
    "(SELECT rowid AS number, bm25({index}, {weights}) AS score FROM {index} WHERE {index} MATCH ? "
    "ORDER BY score LIMIT ?)"
)
_TABLES = {
    "passage_exact": "search_passage",
    "passage_stemmed": "search_passage",
    "item_exact": "search_item",
    "item_stemmed": "search_item",
}
_NO_PLACE = 'NULL AS start, NULL AS "end"'
_COLUMNS = {
    "title": (_NO_PLACE, ""),
    "entity": (_NO_PLACE, ""),
    "annotation": (
        'CASE a.orphaned WHEN 0 THEN a.start END AS start, a."end"',
        "JOIN annotation a ON a.id = i.item_id",
    ),
    "card": (
        'c.source_start AS start, c.source_end AS "end"',
        "JOIN card c ON c.id = i.item_id AND c.state <> 'rejected' AND NOT (c.state = 'suggested' AND c.tier = 'off')",
    ),
}


@dataclass(frozen=True, slots=True)
class _Raw:
    """A hit before its words are marked."""

    kind: HitKind
    document_id: str
    title: str
    section: str
    item_id: str
    span: Span | None
    head: str
    body: str


class SearchStore:
    """The search over everything that the library shows."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._texts: OrderedDict[int, str] = OrderedDict()
        self.index = Indexer(database)

    def find(
        self, query: Query, kinds: Sequence[HitKind], document_id: DocumentId | None, limit: int
    ) -> tuple[Group, ...]:
        """Return at most `limit` hits of each kind, the best first; without terms none."""
        if not query.terms:
            return ()
        groups: list[Group] = []
        with self._database.read() as connection:
            raw = [(kind, *self._raw(connection, kind, query, document_id, limit + 1)) for kind in kinds]
        marked = _Marker(query)
        for kind, hits, more in raw:
            if hits:
                shown = tuple(marked.hit(hit) for hit in marked.filled(hits[:limit]))
                groups.append(Group(kind, shown, more=more or len(hits) > limit))
        return tuple(groups)

    def _raw(
        self, connection: Connection, kind: HitKind, query: Query, document_id: DocumentId | None, limit: int
    ) -> tuple[list[_Raw], bool]:
        """Return the hits of a kind, and whether some were left out for the sake of other documents."""
        found = _items(connection, kind, query, document_id, limit)
        if kind is not HitKind.TEXT:
            return found, False
        passages, more = self._passages(connection, query, document_id, limit)
        return [*found, *passages][:limit], more

    def _passages(
        self, connection: Connection, query: Query, document_id: DocumentId | None, limit: int
    ) -> tuple[list[_Raw], bool]:
        index = "passage_stemmed" if query.stemmed else "passage_exact"
        match = _match(query, document_id or "", "body")
        most = limit if document_id else _OF_ONE_DOCUMENT
        wanted = limit * (1 if document_id else 4)
        while True:
            rows, got_all = _rows(connection, _PASSAGES, index, match, wanted)
            counts: Counter[str] = Counter()
            kept: list[Row[tuple[object, ...]]] = []
            for row in rows:
                counts[row.document_id] += 1
                if counts[row.document_id] <= most:
                    kept.append(row)
            if len(kept) >= limit or got_all or wanted > RANKED:
                return [self._passage(connection, row) for row in kept[:limit]], len(kept) < len(rows)
            wanted *= 8

    def _passage(self, connection: Connection, row: Row[tuple[object, ...]]) -> _Raw:
        text = self._text(connection, row.revision_id)
        span = Span(row.start, row.end)
        return _Raw(HitKind.TEXT, row.document_id, row.title, row.section, "", span, "", span.of(text))

    def _text(self, connection: Connection, revision_id: int) -> str:
        """Return the text of a revision; the last ones are remembered, since they never change."""
        text = self._texts.pop(revision_id, None)
        if text is None:
            query = "SELECT text FROM revision WHERE id = ?"
            text = str(connection.exec_driver_sql(query, (revision_id,)).scalar_one())
        self._texts[revision_id] = text
        while len(self._texts) > 1 and (
            len(self._texts) > _TEXTS_KEPT or sum(map(len, self._texts.values())) > _LONGEST_KEPT
        ):
            self._texts.popitem(last=False)
        return text


def _items(
    connection: Connection, kind: HitKind, query: Query, document_id: DocumentId | None, limit: int
) -> list[_Raw]:
    name = "title" if kind is HitKind.TEXT else kind.value
    columns, joins = _COLUMNS[name]
    template = _ITEMS.replace("{columns}", columns).replace("{joins}", joins)
    index = "item_stemmed" if query.stemmed else "item_exact"
    match = _match(query, f"{name} {document_id}" if document_id else name, "head body")
    wanted = limit
    while True:
        rows, got_all = _rows(connection, template, index, match, wanted)
        if len(rows) >= limit or got_all:
            break
        wanted *= 8  # some were of documents that the library does not show, or cards that were rejected
    return [
        _Raw(
            kind,
            row.document_id,
            row.title,
            "",
            row.item_id,
            None if row.start is None else Span(row.start, row.end),
            row.head,
            row.body,
        )
        for row in rows[:limit]
    ]


def _rows(
    connection: Connection, template: str, index: str, match: str, limit: int
) -> tuple[Sequence[Row[tuple[object, ...]]], bool]:
    """Return the rows of the best `limit` hits, and whether there are no others."""
    newest = f"SELECT rowid FROM {index} WHERE {index} MATCH ? ORDER BY rowid DESC LIMIT {RANKED + 1}"
    numbers = connection.exec_driver_sql(newest, (match,)).scalars().all()
    if not numbers:
        return (), True
    if len(numbers) > RANKED:
        listed = ", ".join(map(str, numbers[:limit]))
        source = f"(SELECT id AS number, 0 AS score FROM {_TABLES[index]} WHERE id IN ({listed}))"
        statement = template.format(source=source, ties="hit.number DESC")
        return connection.exec_driver_sql(statement).all(), limit > RANKED
    source = _RANKED.format(index=index, weights="1, 1" if index.startswith("passage") else "1, 3, 1")
    statement = template.format(source=source, ties="hit.number")
    return connection.exec_driver_sql(statement, (match, limit)).all(), len(numbers) <= limit


def _match(query: Query, scope: str, columns: str) -> str:
    """Return the query in FTS5's language: strings in quotation marks, each of which must be found."""
    words = " AND ".join(_quoted(term.words) + (" *" if term.prefix else "") for term in query.terms)
    wanted = f"{{{columns}}} : ({words})"
    return " AND ".join([*(f"scope : {_quoted(part)}" for part in scope.split()), wanted])


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


class _Marker:
    """Marks the words of a query in what was found by it."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self._marks: dict[tuple[str, str], tuple[tuple[Span, ...], tuple[Span, ...]]] = {}

    def filled(self, hits: Sequence[_Raw]) -> Sequence[_Raw]:
        """Mark all of these at once."""
        texts = [(hit.head, hit.body) for hit in hits]
        folds = [(folded_with_places(head), folded_with_places(body)) for head, body in texts]
        tokenizer = "porter unicode61" if self._query.stemmed else "unicode61"
        with closing(sqlite3.connect(":memory:")) as memory:
            memory.execute(
                f'CREATE VIRTUAL TABLE hit USING fts5 (head, body, tokenize="{tokenizer} remove_diacritics 2")'
            )
            memory.executemany(
                "INSERT INTO hit (rowid, head, body) VALUES (?, ?, ?)",
                [(number, head[0], body[0]) for number, (head, body) in enumerate(folds)],
            )
            rows = memory.execute(
                "SELECT rowid, highlight(hit, 0, ?, ?), highlight(hit, 1, ?, ?) FROM hit WHERE hit MATCH ?",
                (_BEGIN, _END, _BEGIN, _END, _match(self._query, "", "head body")),
            )
            for number, head, body in cast("Iterable[tuple[int, str, str]]", rows):
                folded_head, folded_body = folds[number]
                self._marks[texts[number]] = (
                    _spans(head, folded_head[1], len(texts[number][0])),
                    _spans(body, folded_body[1], len(texts[number][1])),
                )
        return hits

    def hit(self, raw: _Raw) -> Hit:
        """Return the hit as it is shown."""
        in_head, in_body = self._marks.get((raw.head, raw.body), ((), ()))
        body, inside = context(raw.body, in_body)
        span = raw.span
        if raw.kind is HitKind.TEXT and span is not None and inside:
            last = inside[0] if len(self._query.terms) == 1 else inside[-1]
            span = Span(span.start + inside[0].start, span.start + last.end)
        return Hit(
            raw.kind,
            DocumentId(raw.document_id),
            raw.title,
            context(raw.head, in_head)[0] if raw.head else Marked(""),
            body,
            raw.section,
            raw.item_id,
            span,
        )


def _spans(marked: str, places: list[int] | None, length: int) -> tuple[Span, ...]:
    """Return where the marks stand in the text of this length before it was folded; with what was left out of them."""
    found: list[Span] = []
    at = 0
    for piece in marked.split(_BEGIN):
        words, end, rest = piece.partition(_END)
        if end and words:
            last = at + len(words)
            if places is None:
                found.append(Span(at, last))
            else:
                end_sign = places[last - 1]
                after = next((place for place in places[last:] if place > end_sign), length)
                found.append(Span(places[at], after))
        at += len(words) + len(rest)
    return tuple(found)
