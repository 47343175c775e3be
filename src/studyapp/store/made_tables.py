"""A further table: when a person last decided about what they made, so that two machines can be united."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from studyapp.store.class_tables import metadata

made_clock = Table(
    "made_clock",
    metadata,
    *(Column(name, Text, primary_key=True, nullable=False) for name in ("kind", "document_id", "key")),
    Column("at", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""One row a part (`domain.made.MadeKind`). It stays when the part goes: other machines must hear of it."""
