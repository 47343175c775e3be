"""Brings the index of the search up to date, a piece at a time, so that nobody waits long for the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.document import DocumentId
from studyapp.domain.entity import CorrectionKind, corrected
from studyapp.domain.search import folded, passages
from studyapp.store.document_rows import blocks_from_json, read_text
from studyapp.store.findings import read_entities
from studyapp.store.glossary import read_corrections
from studyapp.store.search_schema import FILL_QUEUE
from studyapp.store.values import strings_from_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from studyapp.domain.search import Passage
    from studyapp.store.database import Database

_PIECE = 60_000
"""Code points of a text, or of many small things, that are indexed in one transaction: some 10 ms."""
_ITEM_COST = 400
_INDEXES = ("passage_exact", "passage_stemmed", "item_exact", "item_stemmed")


@dataclass(frozen=True, slots=True)
class _Item:
    document_id: str
    item_id: str
    head: str
    body: str


@dataclass(frozen=True, slots=True)
class _Text:
    revision_id: int
    document_id: str
    text: str
    passages: tuple[Passage, ...]


class Indexer:
    """Works the queue off. One object per database, since it remembers the text that it is in the midst of."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._text: _Text | None = None

    def waiting(self) -> int:
        """Return how many things have changed and are not in the index as they are now."""
        with self._database.read() as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM search_queue").scalar_one())

    def work(self) -> bool:
        """Index some of what waits, in one short transaction; False when nothing was left to do."""
        left = _PIECE
        with self._database.transaction() as connection:
            while left > 0:
                row = connection.exec_driver_sql(
                    "SELECT id, kind, item_id, reached FROM search_queue ORDER BY id LIMIT 1"
                ).one_or_none()
                if row is None:
                    return left < _PIECE
                cost, reached = self._indexed(connection, row.kind, row.item_id, row.reached, left)
                left -= cost
                if reached is None:
                    connection.exec_driver_sql("DELETE FROM search_queue WHERE id = ?", (row.id,))
                else:
                    connection.exec_driver_sql("UPDATE search_queue SET reached = ? WHERE id = ?", (reached, row.id))
        return True

    def forget(self) -> None:
        """Empty the index, and ask for all of it to be made anew."""
        with self._database.transaction() as connection:
            self._text = None
            for index in _INDEXES:
                connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
            for table in ("search_passage", "search_item", "search_queue"):
                connection.exec_driver_sql(f"DELETE FROM {table}")
            for statement in FILL_QUEUE:
                connection.exec_driver_sql(statement)

    def _indexed(
        self, connection: Connection, kind: str, item_id: str, reached: int, most: int
    ) -> tuple[int, int | None]:
        """Index one thing; return what it cost, and where to go on with a long text."""
        if kind == "text":
            return self._index_text(connection, int(item_id), reached, most)
        wanted = {item.item_id: item for item in _WANTED[kind](connection, item_id)}
        column = "document_id" if kind == "entity" else "item_id"
        present = {
            row.item_id: row
            for row in connection.exec_driver_sql(
                f"SELECT * FROM search_item WHERE kind = ? AND {column} = ?", (kind, item_id)
            )
        }
        changed = 1
        for key, row in present.items():
            item = wanted.get(key)
            if item is None or (item.document_id, item.head, item.body) != (row.document_id, row.head, row.body):
                _write_index(connection, row.id, kind, _Item(row.document_id, key, row.head, row.body), delete=True)
                connection.exec_driver_sql("DELETE FROM search_item WHERE id = ?", (row.id,))
                changed += 1
            else:
                del wanted[key]
        for item in wanted.values():
            _insert(connection, kind, item)
        return (changed + len(wanted)) * _ITEM_COST, None

    def _index_text(self, connection: Connection, revision_id: int, reached: int, most: int) -> tuple[int, int | None]:
        source = self._source(connection, revision_id)
        if source is None:
            return _ITEM_COST, None
        cost = 0
        for passage in source.passages[reached:]:
            words = source.text[passage.start : passage.end]
            number = connection.exec_driver_sql(
                'INSERT INTO search_passage (document_id, revision_id, start, "end", section) VALUES (?, ?, ?, ?, ?)',
                (source.document_id, revision_id, passage.start, passage.end, passage.section),
            ).lastrowid
            values = (number, source.document_id, folded(words))
            for index in ("passage_exact", "passage_stemmed"):
                connection.exec_driver_sql(f"INSERT INTO {index} (rowid, scope, body) VALUES (?, ?, ?)", values)
            cost += len(words)
            reached += 1
            if cost >= most and reached < len(source.passages):
                return cost, reached
        self._text = None
        return cost + _ITEM_COST, None

    def _source(self, connection: Connection, revision_id: int) -> _Text | None:
        if self._text is None or self._text.revision_id != revision_id:
            row = connection.exec_driver_sql(
                "SELECT document_id, text, blocks FROM revision WHERE id = ?", (revision_id,)
            ).one_or_none()
            if row is None:
                return None
            pieces = passages(row.text, blocks_from_json(row.blocks))
            self._text = _Text(revision_id, row.document_id, row.text, pieces)
        return self._text


def _insert(connection: Connection, kind: str, item: _Item) -> None:
    number = connection.exec_driver_sql(
        "INSERT INTO search_item (kind, document_id, item_id, head, body) VALUES (?, ?, ?, ?, ?)",
        (kind, item.document_id, item.item_id, item.head, item.body),
    ).lastrowid
    _write_index(connection, int(number), kind, item)


def _write_index(connection: Connection, number: int, kind: str, item: _Item, *, delete: bool = False) -> None:
    values = (number, f"{kind} {item.document_id}", folded(item.head), folded(item.body))
    for index in ("item_exact", "item_stemmed"):
        if delete:
            statement = f"INSERT INTO {index} ({index}, rowid, scope, head, body) VALUES ('delete', ?, ?, ?, ?)"
        else:
            statement = f"INSERT INTO {index} (rowid, scope, head, body) VALUES (?, ?, ?, ?)"
        connection.exec_driver_sql(statement, values)


def _title(connection: Connection, document_id: str) -> Iterator[_Item]:
    for row in connection.exec_driver_sql("SELECT title FROM document WHERE id = ?", (document_id,)):
        yield _Item(document_id, document_id, row.title, "")


def _annotation(connection: Connection, annotation_id: str) -> Iterator[_Item]:
    tags = connection.exec_driver_sql(
        "SELECT tag FROM annotation_tag WHERE annotation_id = ? ORDER BY tag", (annotation_id,)
    ).scalars()
    told = " · ".join(tags)
    query = "SELECT document_id, quote, note FROM annotation WHERE id = ?"
    for row in connection.exec_driver_sql(query, (annotation_id,)):
        yield _Item(row.document_id, annotation_id, row.quote, _joined(row.note, told))


def _card(connection: Connection, card_id: str) -> Iterator[_Item]:
    query = (
        "SELECT c.document_id, w.prompt, w.answer, w.accepted FROM card c JOIN wording w ON w.card_id = c.id "
        "AND w.revision = c.wording_revision WHERE c.id = ?"
    )
    for row in connection.exec_driver_sql(query, (card_id,)):
        yield _Item(row.document_id, card_id, row.prompt, _joined(row.answer, *strings_from_json(row.accepted)))


def _entities(connection: Connection, name: str) -> Iterator[_Item]:
    """Give the entries of a document as the learner sees them."""
    document_id = DocumentId(name)
    rules = read_corrections(connection, document_id)
    splits = any(rule.kind is CorrectionKind.SPLIT for rule in rules)
    findings = read_entities(connection, document_id, with_mentions=splits)
    text = read_text(connection, document_id) if splits and findings else ""
    for entity in corrected(findings, rules, text):
        if not entity.hidden:
            found = entity.definition.text if entity.definition else ""
            aliases = " · ".join(alias for alias in entity.aliases if alias != entity.name)
            yield _Item(document_id, entity.key, entity.name, _joined(entity.own_definition or found, aliases))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


_WANTED: dict[str, Callable[[Connection, str], Iterator[_Item]]] = {
    "title": _title,
    "annotation": _annotation,
    "card": _card,
    "entity": _entities,
}
