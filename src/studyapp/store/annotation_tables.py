"""Further tables, in the metadata of all: annotations, and what a new edition of a text did."""

from __future__ import annotations

from sqlalchemy import REAL, Column, ForeignKey, Index, Integer, Table, Text

from studyapp.store.card_tables import metadata


def _text(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=False)


def _int(name: str, *, key: bool = False, null: bool = False) -> Column[int]:
    return Column(name, Integer, primary_key=key, nullable=null, autoincrement=False)


def _document(*, key: bool = False) -> Column[str]:
    return Column("document_id", Text, ForeignKey("document.id"), primary_key=key, nullable=False)


annotation = Table(
    "annotation",
    metadata,
    _text("id", key=True),
    _document(),
    *(_text(name) for name in ("kind", "quote", "prefix", "suffix", "note", "author")),
    *(_int(name) for name in ("color", "start", "end", "orphaned", "created_at", "modified_at")),
    Index("annotation_document", "document_id", "start"),
    sqlite_strict=True,
)
"""`start` and `end` count in the document's current text, for an orphan in the last one that held its passage."""

annotation_tag = Table(
    "annotation_tag",
    metadata,
    Column("annotation_id", Text, ForeignKey("annotation.id"), primary_key=True, nullable=False),
    _text("tag", key=True),
    Index("annotation_tag_tag", "tag"),
    sqlite_strict=True,
)

color_label = Table("color_label", metadata, _int("color", key=True), _text("label"), sqlite_strict=True)
"""What a colour means to the learner, where they said so."""

edition = Table(
    "edition",
    metadata,
    _document(key=True),
    _int("revision_id"),
    _int("previous_id"),
    _int("created_at"),
    sqlite_strict=True,
)
"""The latest step from one revision of a document to another."""

edition_item = Table(
    "edition_item",
    metadata,
    _document(key=True),
    _int("ordinal", key=True),
    *(_text(name) for name in ("kind", "item_id", "label", "fate", "before", "after")),
    _int("start", null=True),
    _int("end", null=True),
    Column("score", REAL, nullable=False),
    _int("settled"),
    sqlite_strict=True,
)

text_sketch = Table(
    "text_sketch",
    metadata,
    Column("revision_id", Integer, ForeignKey("revision.id"), primary_key=True, autoincrement=False),
    _text("hashes"),
    sqlite_strict=True,
)
"""What tells that two texts are editions of one another, without reading them; made when first asked for."""
