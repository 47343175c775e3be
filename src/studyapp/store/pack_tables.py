"""Further tables: packs that are installed, seen, or being made, and the authors whose keys are known."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from studyapp.store.annotation_tables import metadata


def _text(name: str, *, key: bool = False, null: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=null)


def _int(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=null)


pack = Table(
    "pack",
    metadata,
    _text("id", key=True),
    _int("edition"),
    *(_text(name) for name in ("manifest", "documents", "material", "sha256")),
    _text("signed", null=True),
    _int("installed_at"),
    _int("removed_at", null=True),
    sqlite_strict=True,
)
"""`material` holds the items of the author's edition as it was installed: the base of the next merge."""

pack_seen = Table(
    "pack_seen",
    metadata,
    _text("sha256", key=True),
    *(_text(name) for name in ("name", "outcome")),
    _int("seen_at"),
    sqlite_strict=True,
)
"""Files of the preload folders that were looked at once; they are never looked at again."""

pack_author = Table(
    "pack_author",
    metadata,
    _text("public_key", key=True),
    _text("name"),
    _int("first_seen_at"),
    sqlite_strict=True,
)

pack_draft = Table("pack_draft", metadata, _text("id", key=True), _text("value"), _int("saved_at"), sqlite_strict=True)
