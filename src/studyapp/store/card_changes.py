"""Rows that tell what the latest analysis changed among the cards, and why it made no card of some passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete

from studyapp.domain.analysis import Tier
from studyapp.domain.card import CardState
from studyapp.domain.regeneration import ChangeKind
from studyapp.store import card_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, RowMapping

    from studyapp.domain.analysis import CardFinding, CardRefusal
    from studyapp.domain.card import CardId
    from studyapp.domain.document import DocumentId
    from studyapp.store.values import Row

MOST_CHANGES = 1000
"""A book whose cards have all changed is not read through anyway."""

_KINDS = tuple(ChangeKind)


def keep_changes(
    connection: Connection,
    document_id: DocumentId,
    found: Mapping[CardId, CardFinding],
    kept: Mapping[CardId, RowMapping],
) -> None:
    """Replace what the analysis before changed; the first analysis of a document changes nothing.

    Cards that are kept back and that nobody took up are left out: there are hundreds, and nobody has seen them.
    """
    connection.execute(delete(card_tables.card_change).where(card_tables.card_change.c.document_id == document_id))
    if not kept:
        return
    rows = sorted(_changes(found, kept), key=_place)
    numbered = [{"document_id": document_id, "ordinal": at, **row} for at, row in enumerate(rows[:MOST_CHANGES])]
    if numbered:
        connection.execute(card_tables.card_change.insert(), numbered)


def keep_refusals(connection: Connection, document_id: DocumentId, refusals: Sequence[CardRefusal]) -> None:
    """Replace the refusals of the analysis before."""
    connection.execute(delete(card_tables.card_refusal).where(card_tables.card_refusal.c.document_id == document_id))
    rows = [
        {
            "document_id": document_id,
            "ordinal": at,
            "reason": refusal.reason,
            "start": refusal.span.start,
            "end": refusal.span.end,
        }
        for at, refusal in enumerate(refusals)
    ]
    if rows:
        connection.execute(card_tables.card_refusal.insert(), rows)


def _changes(found: Mapping[CardId, CardFinding], kept: Mapping[CardId, RowMapping]) -> Iterator[Row]:
    for card_id, card in found.items():
        row = kept.get(card_id)
        if row is None:
            if card.tier is not Tier.OFF:
                yield _change(ChangeKind.NEW, card_id, (card.prompt, card.answer))
        elif not row["edited"] and _is_seen(row) and (row["prompt"], row["answer"]) != (card.prompt, card.answer):
            yield _change(ChangeKind.CHANGED, card_id, (card.prompt, card.answer), (row["prompt"], row["answer"]))
    for card_id, row in kept.items():
        if card_id not in found and _is_seen(row):
            yield _change(ChangeKind.GONE, card_id, (row["prompt"], row["answer"]))


def _is_seen(row: RowMapping) -> bool:
    """Tell whether a person has been shown the card, and did not put it away."""
    offered = row["tier"] != Tier.OFF or row["state"] != CardState.SUGGESTED
    return offered and row["state"] != CardState.REJECTED and row["prompt"] is not None


def _place(row: Row) -> int:
    return _KINDS.index(ChangeKind(str(row["kind"])))


def _change(kind: ChangeKind, card_id: CardId, now: tuple[str, str], before: tuple[str, str] = ("", "")) -> Row:
    return {
        "kind": kind,
        "card_id": card_id,
        "prompt": now[0],
        "answer": now[1],
        "prompt_before": before[0],
        "answer_before": before[1],
    }
