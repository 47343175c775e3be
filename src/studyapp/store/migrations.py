"""The way of the database file from version to version: plain SQL, never the tables of the present program.

To change the schema: 1. change `tables.py`; 2. append a Migration here whose statements do the same to an old file;
a new minor version where an older program can still use the file, else a new major one; 3. keep a file of the version
before as a test's data. A migration that renames or drops a column of a table with undo must also `DELETE FROM step`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.errors import DatabaseDamagedError, DatabaseTooNewError
from studyapp.store.exchange_schema import ANSWER_SCHEMA, DECK_SCHEMA, EXCHANGE_SCHEMA, TOLD_SCHEMA
from studyapp.store.first_schema import SCHEMA_1_0
from studyapp.store.search_schema import FILL_QUEUE, SEARCH_SCHEMA

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

APPLICATION_ID = 0x53747544
"""`StuD`: marks the file as ours (https://sqlite.org/pragma.html#pragma_application_id)."""


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """The schema's version. A program opens files of its own major version, however new their minor one."""

    major: int
    minor: int

    @property
    def packed(self) -> int:
        """As kept in `user_version`."""
        return self.major << 16 | self.minor

    @staticmethod
    def unpacked(number: int) -> Version:
        """Read what `packed` wrote."""
        return Version(number >> 16, number & 0xFFFF)

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


@dataclass(frozen=True, slots=True)
class Migration:
    """A step: the statements that lead to `version`."""

    version: Version
    statements: tuple[str, ...]


_EVENT_CORRECTIONS = (
    "ALTER TABLE document ADD COLUMN mode TEXT",
    "ALTER TABLE analysis_run ADD COLUMN mode_given INTEGER",
    """
    CREATE TABLE event_correction (
        document_id TEXT NOT NULL, target TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL,
        label TEXT NOT NULL, quote TEXT NOT NULL, created_at INTEGER NOT NULL,
        PRIMARY KEY (document_id, target, kind), FOREIGN KEY(document_id) REFERENCES document (id)
    ) STRICT
    """,
    """
    CREATE TABLE own_event (
        document_id TEXT NOT NULL, "key" TEXT NOT NULL, label TEXT NOT NULL, edtf TEXT NOT NULL, quote TEXT,
        prefix TEXT, suffix TEXT, start INTEGER, entities TEXT NOT NULL, created_at INTEGER NOT NULL,
        PRIMARY KEY (document_id, "key"), FOREIGN KEY(document_id) REFERENCES document (id)
    ) STRICT
    """,
)

_ENTITY_LINKS = (
    """
    CREATE TABLE entity_link (
        document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
        kind TEXT NOT NULL, role TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        PRIMARY KEY (document_id, ordinal), FOREIGN KEY(document_id) REFERENCES document (id)
    ) STRICT
    """,
)

_OPTION_NOTES = ("ALTER TABLE card ADD COLUMN option_notes TEXT",)

_CURATION = (
    "ALTER TABLE card ADD COLUMN spare INTEGER",
    "ALTER TABLE card ADD COLUMN found_revision INTEGER",
    "ALTER TABLE card ADD COLUMN declined_revision INTEGER",
    "UPDATE card SET found_revision = wording_revision WHERE edited = 0 AND own = 0",
    "UPDATE card SET found_revision = 1 WHERE edited = 1 AND own = 0",
    """
    CREATE TABLE card_budget (
        document_id TEXT NOT NULL, section TEXT NOT NULL, cards INTEGER NOT NULL,
        PRIMARY KEY (document_id, section), FOREIGN KEY(document_id) REFERENCES document (id)
    ) STRICT
    """,
    """
    CREATE TABLE card_refusal (
        document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, reason TEXT NOT NULL, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        PRIMARY KEY (document_id, ordinal), FOREIGN KEY(document_id) REFERENCES document (id)
    ) STRICT
    """,
    """
    CREATE TABLE card_change (
        document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, kind TEXT NOT NULL, card_id TEXT NOT NULL,
        prompt TEXT NOT NULL, answer TEXT NOT NULL, prompt_before TEXT NOT NULL, answer_before TEXT NOT NULL,
        PRIMARY KEY (document_id, ordinal), FOREIGN KEY(document_id) REFERENCES document (id)
    ) STRICT
    """,
)

_LAYOUTS = (
    """
    CREATE TABLE layout (
        revision_id INTEGER NOT NULL, value TEXT NOT NULL,
        PRIMARY KEY (revision_id), FOREIGN KEY(revision_id) REFERENCES revision (id)
    ) STRICT
    """,
    """
    CREATE TABLE image (
        id TEXT NOT NULL, media_type TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
        data BLOB NOT NULL, PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE revision_image (
        revision_id INTEGER NOT NULL, image_id TEXT NOT NULL, PRIMARY KEY (revision_id, image_id),
        FOREIGN KEY(revision_id) REFERENCES revision (id), FOREIGN KEY(image_id) REFERENCES image (id)
    ) STRICT
    """,
)

_ANNOTATIONS = (
    """
    CREATE TABLE annotation (
        id TEXT NOT NULL, document_id TEXT NOT NULL, kind TEXT NOT NULL, quote TEXT NOT NULL, prefix TEXT NOT NULL,
        suffix TEXT NOT NULL, note TEXT NOT NULL, author TEXT NOT NULL, color INTEGER NOT NULL, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, orphaned INTEGER NOT NULL, created_at INTEGER NOT NULL, modified_at INTEGER NOT NULL,
        PRIMARY KEY (id), FOREIGN KEY(document_id) REFERENCES document (id)
    ) STRICT
    """,
    "CREATE INDEX annotation_document ON annotation (document_id, start)",
    """
    CREATE TABLE annotation_tag (
        annotation_id TEXT NOT NULL, tag TEXT NOT NULL,
        PRIMARY KEY (annotation_id, tag), FOREIGN KEY(annotation_id) REFERENCES annotation (id)
    ) STRICT
    """,
    "CREATE INDEX annotation_tag_tag ON annotation_tag (tag)",
    "CREATE TABLE color_label (color INTEGER NOT NULL, label TEXT NOT NULL, PRIMARY KEY (color)) STRICT",
    """
    CREATE TABLE edition (
        document_id TEXT NOT NULL, revision_id INTEGER NOT NULL, previous_id INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        PRIMARY KEY (document_id), FOREIGN KEY(document_id) REFERENCES document (id)
    ) STRICT
    """,
    """
    CREATE TABLE edition_item (
        document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, kind TEXT NOT NULL, item_id TEXT NOT NULL,
        label TEXT NOT NULL, fate TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, start INTEGER,
        "end" INTEGER, score REAL NOT NULL, settled INTEGER NOT NULL,
        PRIMARY KEY (document_id, ordinal), FOREIGN KEY(document_id) REFERENCES document (id)
    ) STRICT
    """,
    """
    CREATE TABLE text_sketch (
        revision_id INTEGER NOT NULL, hashes TEXT NOT NULL,
        PRIMARY KEY (revision_id), FOREIGN KEY(revision_id) REFERENCES revision (id)
    ) STRICT
    """,
)

_QUEUE = (
    "DROP INDEX memory_phase_due",
    "CREATE INDEX memory_queue ON memory (phase, due_at, card_id)",
    "CREATE INDEX card_asked ON card (id, state, buried_until, document_id)",
    "DROP INDEX review_card",
    "CREATE INDEX review_answered ON review (card_id, answered_at)",
)

_PACKS = (
    """
    CREATE TABLE pack (
        id TEXT NOT NULL, edition INTEGER NOT NULL, manifest TEXT NOT NULL, documents TEXT NOT NULL,
        material TEXT NOT NULL, sha256 TEXT NOT NULL, signed TEXT, installed_at INTEGER NOT NULL, removed_at INTEGER,
        PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE pack_seen (
        sha256 TEXT NOT NULL, name TEXT NOT NULL, outcome TEXT NOT NULL, seen_at INTEGER NOT NULL,
        PRIMARY KEY (sha256)
    ) STRICT
    """,
    """
    CREATE TABLE pack_author (
        public_key TEXT NOT NULL, name TEXT NOT NULL, first_seen_at INTEGER NOT NULL, PRIMARY KEY (public_key)
    ) STRICT
    """,
    """
    CREATE TABLE pack_draft (
        id TEXT NOT NULL, value TEXT NOT NULL, saved_at INTEGER NOT NULL, PRIMARY KEY (id)
    ) STRICT
    """,
)

_CLASSES = (
    "ALTER TABLE review ADD COLUMN chosen TEXT",
    "CREATE TABLE machine (id TEXT NOT NULL, learner_id TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (id)) STRICT",
    """
    CREATE TABLE card_clock (
        card_id TEXT NOT NULL, state_at INTEGER NOT NULL, worded_at INTEGER NOT NULL, flag_at INTEGER NOT NULL,
        gone_at INTEGER NOT NULL, PRIMARY KEY (card_id)
    ) STRICT
    """,
    """
    CREATE TABLE review_restored (
        review_id INTEGER NOT NULL, restored_at INTEGER NOT NULL, PRIMARY KEY (review_id),
        FOREIGN KEY(review_id) REFERENCES review (id)
    ) STRICT
    """,
    """
    CREATE TABLE study_class (
        id TEXT NOT NULL, name TEXT NOT NULL, documents TEXT NOT NULL, made_at INTEGER NOT NULL, PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE class_file (
        class_id TEXT NOT NULL, sha256 TEXT NOT NULL, name TEXT NOT NULL, added_at INTEGER NOT NULL,
        data BLOB NOT NULL, PRIMARY KEY (class_id, sha256), FOREIGN KEY(class_id) REFERENCES study_class (id)
    ) STRICT
    """,
)

_LEAN_ANSWERS = (  # each answer wrote a page of each of these
    "DROP INDEX review_day",
    "DROP INDEX step_state",
    "CREATE INDEX step_undone ON step (id) WHERE state = 'undone'",
    """
    CREATE TABLE lean_change (
        step_id INTEGER NOT NULL, ordinal INTEGER NOT NULL, table_name TEXT NOT NULL, row_key TEXT NOT NULL,
        "before" TEXT, "after" TEXT, PRIMARY KEY (step_id, ordinal),
        FOREIGN KEY(step_id) REFERENCES step (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID
    """,
    'INSERT INTO lean_change SELECT step_id, ordinal, table_name, row_key, "before", "after" FROM step_change',
    "DROP TABLE step_change",
    "ALTER TABLE lean_change RENAME TO step_change",
)

_MADE = (  # what stands there already was decided when it was made, as far as that is known
    """
    CREATE TABLE made_clock (
        kind TEXT NOT NULL, document_id TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL,
        PRIMARY KEY (kind, document_id, key)
    ) STRICT, WITHOUT ROWID
    """,
    *(
        f"INSERT INTO made_clock SELECT '{kind}', '', id, modified_at FROM annotation WHERE author = ''"
        for kind in ("mark", "look", "note", "place")
    ),
    "INSERT INTO made_clock SELECT 'label', '', CAST(color AS TEXT), 1 FROM color_label",
    """
    INSERT OR IGNORE INTO made_clock SELECT 'glossary-rule', document_id,
        kind || char(31) || target || char(31) || value || char(31) || created_at, created_at FROM correction
    """,
    """
    INSERT INTO made_clock SELECT 'event-rule', document_id, target || char(31) || kind, created_at
    FROM event_correction
    """,
    "INSERT INTO made_clock SELECT 'own-event', document_id, key, created_at FROM own_event",
    "INSERT INTO made_clock SELECT 'title', id, '', 1 FROM document WHERE title_own",
    "INSERT INTO made_clock SELECT 'date', id, '', 1 FROM document WHERE date_source = 'given'",
    "INSERT INTO made_clock SELECT 'mode', id, '', 1 FROM document WHERE mode IS NOT NULL",
    "INSERT INTO made_clock SELECT 'position', id, '', coalesce(opened_at, 1) FROM document WHERE position > 0",
    "INSERT INTO made_clock SELECT 'budget', document_id, section, 1 FROM card_budget",
)

MIGRATIONS = (
    Migration(Version(1, 0), SCHEMA_1_0),
    Migration(Version(1, 1), _EVENT_CORRECTIONS),
    Migration(Version(1, 2), _ENTITY_LINKS),
    Migration(Version(1, 3), _OPTION_NOTES),
    Migration(Version(1, 4), _CURATION),
    Migration(Version(1, 5), _LAYOUTS),
    Migration(Version(1, 6), _ANNOTATIONS),
    Migration(Version(1, 7), (*SEARCH_SCHEMA, *FILL_QUEUE)),
    Migration(Version(1, 8), _QUEUE),
    Migration(Version(1, 9), _PACKS),
    Migration(Version(1, 10), _CLASSES),
    Migration(Version(1, 11), _LEAN_ANSWERS),
    Migration(Version(1, 12), EXCHANGE_SCHEMA),
    Migration(Version(1, 13), ANSWER_SCHEMA),
    Migration(Version(1, 14), _MADE),
    Migration(Version(1, 15), TOLD_SCHEMA),
    Migration(Version(1, 16), DECK_SCHEMA),
)


def version_of(connection: sqlite3.Connection) -> Version:
    """Return the version of the open file; 0.0 for one without a schema."""
    return Version.unpacked(int(connection.execute("PRAGMA user_version").fetchone()[0]))


def refuse_newer(version: Version, path: Path, *, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Raise DatabaseTooNewError when only a newer program understands this version."""
    if version.major > migrations[-1].version.major:
        raise DatabaseTooNewError(path, f"schema {version}")


def is_behind(version: Version, *, migrations: tuple[Migration, ...] = MIGRATIONS) -> bool:
    """Tell whether `migrate` has something to do."""
    return version < migrations[-1].version


def migrate(connection: sqlite3.Connection, path: Path, *, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Bring the file to the newest version, each step in a transaction of its own.

    Foreign keys must be off, so that tables can be rebuilt; they are checked before each commit.
    """
    present = version_of(connection)
    for migration in migrations:
        if migration.version <= present:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in migration.statements:
                connection.execute(statement)
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise DatabaseDamagedError(path, f"rows without their owner after schema {migration.version}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {migration.version.packed}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
