"""Further tables: who this machine belongs to, when cards were decided about, and the files of classes.

`card_clock` and `review_restored` let two machines agree: what was decided last holds on both.
"""

from __future__ import annotations

from sqlalchemy import BLOB, Column, ForeignKey, Integer, Table, Text

from studyapp.store.pack_tables import metadata


def _text(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=False)


def _int(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


machine = Table(
    "machine", metadata, _text("id", key=True), *(_text(name) for name in ("learner_id", "name")), sqlite_strict=True
)
"""At most one row: this machine, and the learner that its files name; `name` is a pseudonym, or ""."""

card_clock = Table(
    "card_clock",
    metadata,
    _text("card_id", key=True),
    *(_int(name) for name in ("state_at", "worded_at", "flag_at", "gone_at")),
    sqlite_strict=True,
)
"""When a person last decided; 0 for never. The row stays when the card goes: other machines must hear of it."""

review_restored = Table(
    "review_restored",
    metadata,
    Column("review_id", Integer, ForeignKey("review.id"), primary_key=True, autoincrement=False),
    _int("restored_at"),
    sqlite_strict=True,
)
"""When an undone answer was done again."""

study_class = Table(
    "study_class",
    metadata,
    *(_text("id", key=True), _text("name"), _text("documents"), _int("made_at")),
    sqlite_strict=True,
)
"""`documents` is a JSON list of ids: what the class is about; empty for everything."""

class_file = Table(
    "class_file",
    metadata,
    Column("class_id", Text, ForeignKey("study_class.id"), primary_key=True, nullable=False),
    *(_text("sha256", key=True), _text("name"), _int("added_at")),
    Column("data", BLOB, nullable=False),
    sqlite_strict=True,
)
"""Progress files as they came; the report is made of all of them, so that no order matters."""
