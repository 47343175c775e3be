"""Further tables about cards, in the metadata of `tables.py`: budgets, refusals, and what an analysis changed."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from studyapp.store.tables import metadata


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _document() -> Column[str]:
    return Column("document_id", Text, ForeignKey("document.id"), primary_key=True, nullable=False)


def _ordinal() -> Column[int]:
    return Column("ordinal", Integer, primary_key=True, nullable=False, autoincrement=False)


card_budget = Table(
    "card_budget",
    metadata,
    _document(),
    Column("section", Text, primary_key=True, nullable=False),
    Column("cards", Integer, nullable=False),
    sqlite_strict=True,
)

card_refusal = Table(
    "card_refusal",
    metadata,
    _document(),
    _ordinal(),
    *_texts("reason"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    sqlite_strict=True,
)

card_change = Table(
    "card_change",
    metadata,
    _document(),
    _ordinal(),
    *_texts("kind", "card_id", "prompt", "answer", "prompt_before", "answer_before"),
    sqlite_strict=True,
)
"""What the latest analysis changed; a card that it gave up may be gone, so that `card_id` refers to nothing."""
