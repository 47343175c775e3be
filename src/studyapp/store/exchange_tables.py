"""Notes of other programs behind cards, in the metadata of `tables.py`: what is needed to give them back whole."""

from __future__ import annotations

from sqlalchemy import BLOB, Column, ForeignKey, Index, Integer, Table, Text

from studyapp.store.tables import metadata

foreign_model = Table(
    "foreign_model",
    metadata,
    Column("id", Integer, primary_key=True, nullable=False, autoincrement=False),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)
"""A note type of Anki, as JSON."""

foreign_note = Table(
    "foreign_note",
    metadata,
    Column("guid", Text, primary_key=True, nullable=False),
    Column("document_id", Text, ForeignKey("document.id"), nullable=False),
    Column("model_id", Integer, ForeignKey("foreign_model.id"), nullable=False),
    *(Column(name, Text, nullable=False) for name in ("fields", "tags", "deck", "text")),
    Column("modified", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("number", Integer, nullable=True),
    Index("foreign_note_document", "document_id", "ordinal"),
    sqlite_strict=True,
)
"""`text` is what the note gives to its document; `modified` counts seconds; `number` is its id there."""

foreign_deck = Table(
    "foreign_deck",
    metadata,
    Column("name", Text, primary_key=True, nullable=False),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)
"""What another program keeps of a deck, options too, as JSON: given back, never used."""

foreign_card = Table(
    "foreign_card",
    metadata,
    Column("card_id", Text, ForeignKey("card.id"), primary_key=True, nullable=False),
    Column("guid", Text, nullable=False),
    Column("ordinal", Integer, nullable=False),
    *(Column(name, Text, nullable=True) for name in ("told", "deck")),
    Index("foreign_card_guid", "guid", "ordinal"),
    sqlite_strict=True,
)
"""A card stays when the import of its note is undone; then no note has this GUID. `told`: its schedule there,
JSON."""

foreign_answer = Table(
    "foreign_answer",
    metadata,
    Column("card_id", Text, ForeignKey("card.id"), primary_key=True, nullable=False),
    Column("answered_at", Integer, primary_key=True, nullable=False, autoincrement=False),
    *(Column(name, Integer, nullable=False) for name in ("interval", "before", "factor", "kind")),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""What another program wrote beside an answer of the log, to be given back as it was; never changed."""

foreign_line = Table(
    "foreign_line",
    metadata,
    Column("card_id", Text, ForeignKey("card.id"), primary_key=True, nullable=False),
    Column("at", Integer, primary_key=True, nullable=False, autoincrement=False),
    *(
        Column(name, Integer, nullable=False)
        for name in ("ease", "interval", "before", "factor", "duration_ms", "kind")
    ),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""A line of another program's log that is no answer (rescheduled or forgotten by hand): given back, never counted."""

foreign_file = Table(
    "foreign_file",
    metadata,
    Column("document_id", Text, ForeignKey("document.id"), primary_key=True, nullable=False),
    Column("name", Text, primary_key=True, nullable=False),
    Column("data", BLOB, nullable=False),
    sqlite_strict=True,
)
"""A picture or a sound that the fields of a document's notes name, as it came."""
