"""The tables as the present program sees them; `migrations.py` makes them, and a test keeps the two equal.

Moments are integer milliseconds since 1970 UTC, days are ISO 8601 text, truth values are 0 or 1, lists are JSON text
(`values.py` converts). A change here needs a new step in `migrations.py`.
"""

from __future__ import annotations

from sqlalchemy import BLOB, REAL, Column, ForeignKey, ForeignKeyConstraint, Index, Integer, MetaData, Table, Text

metadata = MetaData()


def _text(name: str, *, key: bool = False, null: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=null)


def _int(name: str, *, key: bool = False, null: bool = False) -> Column[int]:
    return Column(name, Integer, primary_key=key, nullable=null, autoincrement=False)


def _real(name: str, *, null: bool = False) -> Column[float]:
    return Column(name, REAL, nullable=null)


def _serial() -> Column[int]:
    """A number that SQLite gives and never gives again."""
    return Column("id", Integer, primary_key=True, autoincrement=True)


def _of_document(*, key: bool = False) -> Column[str]:
    return Column("document_id", Text, ForeignKey("document.id"), primary_key=key, nullable=False)


def _of_revision() -> Column[int]:
    return Column("revision_id", Integer, ForeignKey("revision.id"), primary_key=True, autoincrement=False)


def _of_card(*, key: bool = False) -> Column[str]:
    return Column("card_id", Text, ForeignKey("card.id"), primary_key=key, nullable=False)


document = Table(
    "document",
    metadata,
    _text("id", key=True),
    _text("title"),
    _int("title_own"),
    _text("date", null=True),
    _text("date_source"),
    _int("date_start", null=True),
    _int("date_end", null=True),
    _text("language"),
    _int("revision_id"),
    _int("word_count"),
    _int("length"),
    _int("added_at"),
    _int("opened_at", null=True),
    _int("removed_at", null=True),
    _int("position"),
    _text("mode", null=True),
    sqlite_strict=True,
)
"""`revision_id` names the current revision, `length` counts its code points.

`title_own`, a `date_source` of "given" and a `mode` say that a person chose the title, the date, or what times count
from.
"""

revision = Table(
    "revision",
    metadata,
    _serial(),
    _of_document(),
    _text("importer"),
    _int("importer_version"),
    _text("source_name"),
    _text("bytes_sha256"),
    _text("encoding"),
    _text("text_sha256"),
    _text("text"),
    _text("blocks"),
    _int("created_at"),
    Index("revision_document", "document_id"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

layout = Table(
    "layout",
    metadata,
    _of_revision(),
    _text("value"),
    sqlite_strict=True,
)
"""What a revision has beside its text, as JSON; revisions of formats with nothing but blocks have no row."""

image = Table(
    "image",
    metadata,
    _text("id", key=True),
    *(_text("media_type"), _int("width"), _int("height")),
    Column("data", BLOB, nullable=False),
    sqlite_strict=True,
)
"""`id` is the SHA-256 of the bytes: each is kept once; one without a row in `revision_image` belongs to nobody."""

revision_image = Table(
    "revision_image",
    metadata,
    _of_revision(),
    Column("image_id", Text, ForeignKey("image.id"), primary_key=True),
    sqlite_strict=True,
)

analysis_run = Table(
    "analysis_run",
    metadata,
    _of_document(key=True),
    _int("revision_id"),
    _text("model"),
    _text("mode"),
    _int("complete"),
    _int("created_at"),
    _text("document_date", null=True),
    _text("date_source"),
    _int("date_start", null=True),
    _int("date_end", null=True),
    _text("unread"),
    _int("mode_given", null=True),
    sqlite_strict=True,
)
"""`mode_given` is 1 where a person had chosen the mode; null in runs before schema 1.1."""

entity = Table(
    "entity",
    metadata,
    _of_document(key=True),
    _text("key", key=True),
    _int("ordinal"),
    _text("name"),
    _text("type"),
    _real("salience"),
    _text("aliases"),
    _text("definition_text", null=True),
    _int("definition_start", null=True),
    _int("definition_end", null=True),
    sqlite_strict=True,
)

mention = Table(
    "mention",
    metadata,
    _text("document_id"),
    _text("entity_key"),
    _int("start"),
    _int("end"),
    _int("named"),
    ForeignKeyConstraint(["document_id", "entity_key"], ["entity.document_id", "entity.key"]),
    Index("mention_entity", "document_id", "entity_key"),
    sqlite_strict=True,
)

entity_link = Table(
    "entity_link",
    metadata,
    _of_document(key=True),
    _int("ordinal", key=True),
    _text("source"),
    _text("target"),
    _text("kind"),
    _text("role"),
    _int("start"),
    _int("end"),
    sqlite_strict=True,
)

time_expression = Table(
    "time_expression",
    metadata,
    _of_document(key=True),
    _int("ordinal", key=True),
    _int("start"),
    _int("end"),
    _text("type"),
    _text("value"),
    _text("edtf"),
    _text("earliest", null=True),
    _text("latest", null=True),
    _text("precision"),
    _text("derivation"),
    sqlite_strict=True,
)

event = Table(
    "event",
    metadata,
    _of_document(key=True),
    _int("ordinal", key=True),
    _text("key"),
    _text("event_key"),
    _text("edtf"),
    _text("earliest", null=True),
    _text("latest", null=True),
    _text("precision"),
    _text("label"),
    _int("start"),
    _int("end"),
    _int("time_expression", null=True),
    _text("entities"),
    _real("rank"),
    _int("main"),
    _text("derivation"),
    sqlite_strict=True,
)

correction = Table(
    "correction",
    metadata,
    _serial(),
    _of_document(),
    _text("kind"),
    _text("target"),
    _text("value"),
    _int("created_at"),
    Index("correction_document", "document_id"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

event_correction = Table(
    "event_correction",
    metadata,
    _of_document(key=True),
    _text("target", key=True),
    _text("kind", key=True),
    _text("value"),
    _text("label"),
    _text("quote"),
    _int("created_at"),
    sqlite_strict=True,
)
"""`target` is the key of a found event, or of an `own_event`; `label` and `quote` find it again under another key."""

own_event = Table(
    "own_event",
    metadata,
    _of_document(key=True),
    _text("key", key=True),
    _text("label"),
    _text("edtf"),
    _text("quote", null=True),
    _text("prefix", null=True),
    _text("suffix", null=True),
    _int("start", null=True),
    _text("entities"),
    _int("created_at"),
    sqlite_strict=True,
)

card = Table(
    "card",
    metadata,
    _text("id", key=True),
    _of_document(),
    _text("type"),
    _text("state"),
    _text("tier"),
    _real("rank"),
    _text("fact_key"),
    _int("source_start", null=True),
    _int("source_end", null=True),
    _text("quote"),
    _text("prefix"),
    _text("suffix"),
    _int("answer_start", null=True),
    _int("answer_end", null=True),
    _int("wording_revision"),
    _int("edited"),
    _int("own"),
    _int("flag"),
    _int("buried_until", null=True),
    _int("found"),
    _int("created_at"),
    _text("option_notes", null=True),
    *(_int(name, null=True) for name in ("spare", "found_revision", "declined_revision")),
    Index("card_document_state", "document_id", "state"),
    Index("card_fact", "document_id", "fact_key"),
    Index("card_asked", "id", "state", "buried_until", "document_id"),
    sqlite_strict=True,
)
"""`found` is 0 when the latest analysis did not find the card again; its wording revision exists in `wording`.
`found_revision` is the wording found last, `declined_revision` one of those that a person does not want."""

wording = Table(
    "wording",
    metadata,
    _of_card(key=True),
    _int("revision", key=True),
    _text("prompt"),
    _text("answer"),
    _text("accepted"),
    _text("distractors"),
    _text("hint"),
    _int("created_at"),
    sqlite_strict=True,
)


def _memory(prefix: str = "") -> list[Column[str] | Column[int] | Column[float]]:
    return [
        _text(prefix + "phase"),
        _int(prefix + "step", null=True),
        _real(prefix + "stability_days", null=True),
        _real(prefix + "difficulty", null=True),
        _int(prefix + "due_at"),
        _int(prefix + "last_review_at", null=True),
        _int(prefix + "reviews"),
        _int(prefix + "lapses"),
    ]


_memory_queue = Index("memory_queue", "phase", "due_at", "card_id")
memory = Table("memory", metadata, _of_card(key=True), *_memory(), _memory_queue, sqlite_strict=True)
"""One row for each card that was approved at least once."""

review = Table(
    "review",
    metadata,
    _serial(),
    _of_card(),
    _int("wording_revision"),
    _text("kind"),
    _int("grade"),
    _int("answered_at"),
    _text("day"),
    _int("duration_ms"),
    *_memory("before_"),
    *_memory("after_"),
    _text("chosen", null=True),
    Index("review_answered", "card_id", "answered_at"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
"""Append-only: triggers refuse UPDATE and DELETE. An answer that was undone has a row in `review_void`.

`chosen` is the option of a choice card that the learner took; null where there was none, and before schema 1.10."""

review_void = Table(
    "review_void",
    metadata,
    Column("review_id", Integer, ForeignKey("review.id"), primary_key=True, autoincrement=False),
    _int("voided_at"),
    sqlite_strict=True,
)

day_stat = Table(
    "day_stat",
    metadata,
    _text("day", key=True),
    _of_document(key=True),
    _int("reviews"),
    _int("passed"),
    _int("new"),
    _int("mature"),
    _int("mature_passed"),
    _int("duration_ms"),
    sqlite_strict=True,
)
"""Roll-up of `review` without practice and without voided rows; "check database" makes it anew from the log."""

step = Table(
    "step",
    metadata,
    _serial(),
    _text("name"),
    _int("created_at"),
    _text("state"),
    _text("topics"),
    _text("document_id", null=True),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
Index("step_undone", step.c.id, sqlite_where=step.c.state == "undone")

step_change = Table(
    "step_change",
    metadata,
    Column("step_id", Integer, ForeignKey("step.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    _int("ordinal", key=True),
    _text("table_name"),
    _text("row_key"),
    _text("before", null=True),
    _text("after", null=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""`before` is null where the step inserted the row, `after` where it deleted it."""
