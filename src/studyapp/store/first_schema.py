"""The schema of version 1.0, frozen: a step of `migrations.py`, never changed after a release."""

from __future__ import annotations

SCHEMA_1_0 = (
    """
    CREATE TABLE document (
        id TEXT NOT NULL, title TEXT NOT NULL, title_own INTEGER NOT NULL, date TEXT, date_source TEXT NOT NULL,
        date_start INTEGER, date_end INTEGER, language TEXT NOT NULL, revision_id INTEGER NOT NULL,
        word_count INTEGER NOT NULL, length INTEGER NOT NULL, added_at INTEGER NOT NULL, opened_at INTEGER,
        removed_at INTEGER, position INTEGER NOT NULL, PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE revision (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, document_id TEXT NOT NULL, importer TEXT NOT NULL,
        importer_version INTEGER NOT NULL, source_name TEXT NOT NULL, bytes_sha256 TEXT NOT NULL,
        encoding TEXT NOT NULL, text_sha256 TEXT NOT NULL, text TEXT NOT NULL, blocks TEXT NOT NULL,
        created_at INTEGER NOT NULL, FOREIGN KEY(document_id) REFERENCES document (id)
    ) STRICT
    """,
    "CREATE INDEX revision_document ON revision (document_id)",
    """
    CREATE TABLE analysis_run (
        document_id TEXT NOT NULL, revision_id INTEGER NOT NULL, model TEXT NOT NULL, mode TEXT NOT NULL,
        complete INTEGER NOT NULL, created_at INTEGER NOT NULL, document_date TEXT, date_source TEXT NOT NULL,
        date_start INTEGER, date_end INTEGER, unread TEXT NOT NULL, PRIMARY KEY (document_id),
        FOREIGN KEY(document_id) REFERENCES document (id)
    ) STRICT
    """,
    """
    CREATE TABLE entity (
        document_id TEXT NOT NULL, "key" TEXT NOT NULL, ordinal INTEGER NOT NULL, name TEXT NOT NULL,
        type TEXT NOT NULL, salience REAL NOT NULL, aliases TEXT NOT NULL, definition_text TEXT,
        definition_start INTEGER, definition_end INTEGER, PRIMARY KEY (document_id, "key"),
        FOREIGN KEY(document_id) REFERENCES document (id)
    ) STRICT
    """,
    """
    CREATE TABLE mention (
        document_id TEXT NOT NULL, entity_key TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        named INTEGER NOT NULL, FOREIGN KEY(document_id, entity_key) REFERENCES entity (document_id, "key")
    ) STRICT
    """,
    "CREATE INDEX mention_entity ON mention (document_id, entity_key)",
    """
    CREATE TABLE time_expression (
        document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        type TEXT NOT NULL, value TEXT NOT NULL, edtf TEXT NOT NULL, earliest TEXT, latest TEXT,
        precision TEXT NOT NULL, derivation TEXT NOT NULL, PRIMARY KEY (document_id, ordinal),
        FOREIGN KEY(document_id) REFERENCES document (id)
    ) STRICT
    """,
    """
    CREATE TABLE event (
        document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, "key" TEXT NOT NULL, event_key TEXT NOT NULL,
        edtf TEXT NOT NULL, earliest TEXT, latest TEXT, precision TEXT NOT NULL, label TEXT NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, time_expression INTEGER, entities TEXT NOT NULL,
        rank REAL NOT NULL, main INTEGER NOT NULL, derivation TEXT NOT NULL, PRIMARY KEY (document_id, ordinal),
        FOREIGN KEY(document_id) REFERENCES document (id)
    ) STRICT
    """,
    """
    CREATE TABLE correction (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, document_id TEXT NOT NULL, kind TEXT NOT NULL,
        target TEXT NOT NULL, value TEXT NOT NULL, created_at INTEGER NOT NULL,
        FOREIGN KEY(document_id) REFERENCES document (id)
    ) STRICT
    """,
    "CREATE INDEX correction_document ON correction (document_id)",
    """
    CREATE TABLE card (
        id TEXT NOT NULL, document_id TEXT NOT NULL, type TEXT NOT NULL, state TEXT NOT NULL,
        tier TEXT NOT NULL, rank REAL NOT NULL, fact_key TEXT NOT NULL, source_start INTEGER,
        source_end INTEGER, quote TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
        answer_start INTEGER, answer_end INTEGER, wording_revision INTEGER NOT NULL, edited INTEGER NOT NULL,
        own INTEGER NOT NULL, flag INTEGER NOT NULL, buried_until INTEGER, found INTEGER NOT NULL,
        created_at INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(document_id) REFERENCES document (id)
    ) STRICT
    """,
    "CREATE INDEX card_document_state ON card (document_id, state)",
    "CREATE INDEX card_fact ON card (document_id, fact_key)",
    """
    CREATE TABLE wording (
        card_id TEXT NOT NULL, revision INTEGER NOT NULL, prompt TEXT NOT NULL, answer TEXT NOT NULL,
        accepted TEXT NOT NULL, distractors TEXT NOT NULL, hint TEXT NOT NULL, created_at INTEGER NOT NULL,
        PRIMARY KEY (card_id, revision), FOREIGN KEY(card_id) REFERENCES card (id)
    ) STRICT
    """,
    """
    CREATE TABLE memory (
        card_id TEXT NOT NULL, phase TEXT NOT NULL, step INTEGER, stability_days REAL, difficulty REAL,
        due_at INTEGER NOT NULL, last_review_at INTEGER, reviews INTEGER NOT NULL, lapses INTEGER NOT NULL,
        PRIMARY KEY (card_id), FOREIGN KEY(card_id) REFERENCES card (id)
    ) STRICT
    """,
    "CREATE INDEX memory_phase_due ON memory (phase, due_at)",
    """
    CREATE TABLE review (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, card_id TEXT NOT NULL, wording_revision INTEGER NOT NULL,
        kind TEXT NOT NULL, grade INTEGER NOT NULL, answered_at INTEGER NOT NULL, day TEXT NOT NULL,
        duration_ms INTEGER NOT NULL, before_phase TEXT NOT NULL, before_step INTEGER,
        before_stability_days REAL, before_difficulty REAL, before_due_at INTEGER NOT NULL,
        before_last_review_at INTEGER, before_reviews INTEGER NOT NULL, before_lapses INTEGER NOT NULL,
        after_phase TEXT NOT NULL, after_step INTEGER, after_stability_days REAL, after_difficulty REAL,
        after_due_at INTEGER NOT NULL, after_last_review_at INTEGER, after_reviews INTEGER NOT NULL,
        after_lapses INTEGER NOT NULL, FOREIGN KEY(card_id) REFERENCES card (id)
    ) STRICT
    """,
    "CREATE INDEX review_card ON review (card_id)",
    "CREATE INDEX review_day ON review (day)",
    """
    CREATE TABLE review_void (
        review_id INTEGER NOT NULL, voided_at INTEGER NOT NULL, PRIMARY KEY (review_id),
        FOREIGN KEY(review_id) REFERENCES review (id)
    ) STRICT
    """,
    """
    CREATE TABLE day_stat (
        day TEXT NOT NULL, document_id TEXT NOT NULL, reviews INTEGER NOT NULL, passed INTEGER NOT NULL,
        new INTEGER NOT NULL, mature INTEGER NOT NULL, mature_passed INTEGER NOT NULL,
        duration_ms INTEGER NOT NULL, PRIMARY KEY (day, document_id),
        FOREIGN KEY(document_id) REFERENCES document (id)
    ) STRICT
    """,
    """
    CREATE TABLE step (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, created_at INTEGER NOT NULL,
        state TEXT NOT NULL, topics TEXT NOT NULL, document_id TEXT
    ) STRICT
    """,
    "CREATE INDEX step_state ON step (state)",
    """
    CREATE TABLE step_change (
        step_id INTEGER NOT NULL, ordinal INTEGER NOT NULL, table_name TEXT NOT NULL, row_key TEXT NOT NULL,
        "before" TEXT, "after" TEXT, PRIMARY KEY (step_id, ordinal),
        FOREIGN KEY(step_id) REFERENCES step (id) ON DELETE CASCADE
    ) STRICT
    """,
    """
    CREATE TRIGGER review_no_update BEFORE UPDATE ON review
    BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END
    """,
    """
    CREATE TRIGGER review_no_delete BEFORE DELETE ON review
    BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END
    """,
)
