"""The tables of the search: plain SQL, for the migration that makes them and for whoever compares it with the tables.

What changes is written down in `search_queue` by triggers, in the same transaction, also when an undone step changes
it; the index follows before the next search. So nothing is missed, no write waits for the index, and texts can be
folded by the program. The indexes hold no texts (`content=''`): what was put in must be taken out word for word.
"""

from __future__ import annotations

_QUEUE = "INSERT OR IGNORE INTO search_queue (kind, item_id) VALUES"


def _index(name: str, columns: str, tokenizer: str) -> str:
    return (
        f"CREATE VIRTUAL TABLE {name} USING fts5 "
        f"({columns}, content='', prefix='3', tokenize=\"{tokenizer}unicode61 remove_diacritics 2\")"
    )


def _trigger(name: str, event: str, table: str, kind: str, item: str) -> str:
    return f"CREATE TRIGGER search_{name} AFTER {event} ON {table} BEGIN {_QUEUE} ('{kind}', {item}); END"


def _watched(table: str, kind: str, column: str) -> tuple[str, ...]:
    """Return triggers that note every change of a table's rows."""
    return (
        _trigger(f"{table}_added", "INSERT", table, kind, f"NEW.{column}"),
        _trigger(f"{table}_changed", "UPDATE", table, kind, f"NEW.{column}"),
        _trigger(f"{table}_gone", "DELETE", table, kind, f"OLD.{column}"),
    )


FILL_QUEUE = (
    f"{_QUEUE[: -len(' VALUES')]} SELECT 'text', id FROM revision ORDER BY id",
    f"{_QUEUE[: -len(' VALUES')]} SELECT 'title', id FROM document",
    f"{_QUEUE[: -len(' VALUES')]} SELECT DISTINCT 'entity', document_id FROM entity",
    f"{_QUEUE[: -len(' VALUES')]} SELECT 'annotation', id FROM annotation",
    f"{_QUEUE[: -len(' VALUES')]} SELECT 'card', id FROM card",
)
"""Ask for everything to be indexed."""

SEARCH_SCHEMA = (
    """
    CREATE TABLE search_queue (
        id INTEGER NOT NULL, kind TEXT NOT NULL, item_id TEXT NOT NULL, reached INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (id), UNIQUE (kind, item_id)
    ) STRICT
    """,
    """
    CREATE TABLE search_passage (
        id INTEGER NOT NULL, document_id TEXT NOT NULL, revision_id INTEGER NOT NULL, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, section TEXT NOT NULL, PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE search_item (
        id INTEGER NOT NULL, kind TEXT NOT NULL, document_id TEXT NOT NULL, item_id TEXT NOT NULL,
        head TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (kind, document_id, item_id)
    ) STRICT
    """,
    "CREATE INDEX search_item_item ON search_item (kind, item_id)",
    _index("passage_exact", "scope, body", ""),
    _index("passage_stemmed", "scope, body", "porter "),
    _index("item_exact", "scope, head, body", ""),
    _index("item_stemmed", "scope, head, body", "porter "),
    _trigger("text_added", "INSERT", "revision", "text", "NEW.id"),
    _trigger("title_added", "INSERT", "document", "title", "NEW.id"),
    _trigger("title_changed", "UPDATE OF title", "document", "title", "NEW.id"),
    _trigger("edition_changed", "UPDATE OF revision_id", "document", "entity", "NEW.id"),
    *_watched("analysis_run", "entity", "document_id"),
    *_watched("entity", "entity", "document_id"),
    *_watched("correction", "entity", "document_id"),
    *_watched("annotation", "annotation", "id"),
    *_watched("annotation_tag", "annotation", "annotation_id"),
    *_watched("wording", "card", "card_id"),
    _trigger("card_worded", "UPDATE OF wording_revision", "card", "card", "NEW.id"),
    _trigger("card_gone", "DELETE", "card", "card", "OLD.id"),
)
