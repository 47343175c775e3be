"""The statements that make the tables of `exchange_tables.py`: steps 1.12, 1.13, 1.15 and 1.16 of `migrations.py`."""

from __future__ import annotations

from typing import Final

EXCHANGE_SCHEMA: Final = (
    "CREATE TABLE foreign_model (id INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (id)) STRICT",
    """
    CREATE TABLE foreign_note (
        guid TEXT NOT NULL, document_id TEXT NOT NULL, model_id INTEGER NOT NULL, fields TEXT NOT NULL,
        tags TEXT NOT NULL, deck TEXT NOT NULL, text TEXT NOT NULL, modified INTEGER NOT NULL,
        ordinal INTEGER NOT NULL,
        PRIMARY KEY (guid), FOREIGN KEY(document_id) REFERENCES document (id),
        FOREIGN KEY(model_id) REFERENCES foreign_model (id)
    ) STRICT
    """,
    "CREATE INDEX foreign_note_document ON foreign_note (document_id, ordinal)",
    """
    CREATE TABLE foreign_card (
        card_id TEXT NOT NULL, guid TEXT NOT NULL, ordinal INTEGER NOT NULL,
        PRIMARY KEY (card_id), FOREIGN KEY(card_id) REFERENCES card (id)
    ) STRICT
    """,
    "CREATE INDEX foreign_card_guid ON foreign_card (guid, ordinal)",
)

ANSWER_SCHEMA: Final = (
    """
    CREATE TABLE foreign_answer (
        card_id TEXT NOT NULL, answered_at INTEGER NOT NULL, interval INTEGER NOT NULL, before INTEGER NOT NULL,
        factor INTEGER NOT NULL, kind INTEGER NOT NULL,
        PRIMARY KEY (card_id, answered_at), FOREIGN KEY(card_id) REFERENCES card (id)
    ) STRICT, WITHOUT ROWID
    """,
)

TOLD_SCHEMA: Final = (
    "ALTER TABLE foreign_card ADD COLUMN told TEXT",
    "ALTER TABLE foreign_card ADD COLUMN deck TEXT",
    """
    CREATE TABLE foreign_line (
        card_id TEXT NOT NULL, at INTEGER NOT NULL, ease INTEGER NOT NULL, interval INTEGER NOT NULL,
        before INTEGER NOT NULL, factor INTEGER NOT NULL, duration_ms INTEGER NOT NULL, kind INTEGER NOT NULL,
        PRIMARY KEY (card_id, at), FOREIGN KEY(card_id) REFERENCES card (id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE foreign_file (
        document_id TEXT NOT NULL, name TEXT NOT NULL, data BLOB NOT NULL,
        PRIMARY KEY (document_id, name), FOREIGN KEY(document_id) REFERENCES document (id)
    ) STRICT
    """,
)

DECK_SCHEMA: Final = (
    "ALTER TABLE foreign_note ADD COLUMN number INTEGER",
    "CREATE TABLE foreign_deck (name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (name)) STRICT",
)
