"""Merges the cards of a new analysis with those that are kept: what a person touched always stays.

The id of a found card holds its key, which depends on fact and type and not on the wording: a better wording is a new
revision of the same card, with its memory and its history.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, delete, func, or_, select, update

from studyapp.domain.card import CardId, CardState, Wording
from studyapp.store import tables
from studyapp.store.card_changes import keep_changes, keep_refusals
from studyapp.store.card_rows import notes_to_json, wording_values
from studyapp.store.values import to_ms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping

    from studyapp.domain.analysis import Analysis, CardFinding
    from studyapp.domain.document import Document, DocumentId
    from studyapp.domain.span import Span
    from studyapp.store.values import Row

logger = logging.getLogger(__name__)

CONTEXT = 32
"""Code points before and after a quote that make it unique (W3C Web Annotation, TextQuoteSelector)."""

_c, _w = tables.card.c, tables.wording.c


def merge_cards(connection: Connection, document: Document, analysis: Analysis, now: datetime) -> None:
    """Make the document's generated cards those of the analysis.

    Suggestions that nobody touched and that were not found again go; all other cards that were not found again stay,
    marked as such. Of an incomplete analysis, or one whose card stage failed, cards are only added or renewed.
    Rejected cards stay rejected.
    """
    found = _by_id(document.id, analysis)
    kept = _kept(connection, document.id)
    whole = analysis.complete and not analysis.failed
    if whole:
        keep_changes(connection, document.id, found, kept)
        keep_refusals(connection, document.id, analysis.refusals)
    new = [card_id for card_id in found if card_id not in kept]
    again = [card_id for card_id in found if card_id in kept]
    at = to_ms(now)
    _insert(connection, document, {card_id: found[card_id] for card_id in new}, at)
    _renew(connection, document, {card_id: found[card_id] for card_id in again}, kept, at)
    if whole:
        _retire(connection, [card_id for card_id in kept if card_id not in found])


def _by_id(document_id: DocumentId, analysis: Analysis) -> dict[CardId, CardFinding]:
    found: dict[CardId, CardFinding] = {}
    for card in analysis.cards:
        if found.setdefault(CardId(f"{document_id}-{card.key}"), card) is not card:
            logger.warning("document %s: two cards have the key %s", document_id, card.key)
    return found


def _kept(connection: Connection, document_id: DocumentId) -> dict[CardId, RowMapping]:
    rows = connection.execute(_KEPT, {"id": document_id}).mappings()
    return {CardId(row["id"]): row for row in rows}


def _insert(connection: Connection, document: Document, found: Mapping[CardId, CardFinding], at: int) -> None:
    if not found:
        return
    cards: list[Row] = [
        {
            "id": card_id,
            "document_id": document.id,
            "type": card.type,
            "state": CardState.SUGGESTED,
            "wording_revision": 1,
            "found_revision": 1,
            "declined_revision": None,
            "edited": 0,
            "own": 0,
            "flag": 0,
            "buried_until": None,
            "created_at": at,
            **_found_values(document.text, card),
        }
        for card_id, card in found.items()
    ]
    connection.execute(tables.card.insert(), cards)
    connection.execute(tables.wording.insert(), [_wording_row(card_id, 1, card, at) for card_id, card in found.items()])


def _renew(
    connection: Connection,
    document: Document,
    found: Mapping[CardId, CardFinding],
    kept: Mapping[CardId, RowMapping],
    at: int,
) -> None:
    """Place the cards anew, and add the new wording where it differs from the one found before.

    Cards that nobody edited show what was found; of the others it waits beside what the person wrote, and they keep
    their rank: an author's order.
    """
    if not found:
        return
    wordings: list[Row] = []
    cards: list[Row] = []
    for card_id, card in found.items():
        row = kept[card_id]
        revision = row["found_revision"]
        if revision is None or any(row[name] != value for name, value in wording_values(_wording(card)).items()):
            revision = row["last_revision"] + 1
            wordings.append(_wording_row(card_id, revision, card, at))
        shown = row["wording_revision"] if row["edited"] else revision
        revisions = {"wording_revision": shown, "found_revision": revision}
        ranked = {"tier": row["tier"], "rank": row["rank"]} if row["edited"] else {}
        cards.append({"card_id": card_id, **revisions, **_found_values(document.text, card), **ranked})
    if wordings:
        connection.execute(tables.wording.insert(), wordings)
    names = [name for name in cards[0] if name != "card_id"]
    statement = (
        update(tables.card).where(_c.id == bindparam("card_id")).values({name: bindparam(name) for name in names})
    )
    connection.execute(statement, cards)


def _retire(connection: Connection, card_ids: list[CardId]) -> None:
    if not card_ids:
        return
    named = [{"card_id": card_id} for card_id in card_ids]
    connection.execute(update(tables.card).where(_c.id == bindparam("card_id")).values(found=0), named)
    connection.execute(_FORGET_WORDINGS, named)
    connection.execute(_FORGET_CARDS, named)


def _found_values(text: str, card: CardFinding) -> Row:
    source: Span = card.source
    answer = card.answer_span
    return {
        "tier": card.tier,
        "rank": card.rank,
        "fact_key": card.fact_key,
        "source_start": source.start,
        "source_end": source.end,
        "quote": source.of(text),
        "prefix": text[max(0, source.start - CONTEXT) : source.start],
        "suffix": text[source.end : source.end + CONTEXT],
        "answer_start": None if answer is None else answer.start,
        "answer_end": None if answer is None else answer.end,
        "found": 1,
        "option_notes": notes_to_json(card.option_notes),
        "spare": int(card.spare),
    }


def _wording(card: CardFinding) -> Wording:
    return Wording(card.prompt, card.answer, card.accepted, card.distractors, card.hint)


def _wording_row(card_id: CardId, revision: int, card: CardFinding, at: int) -> Row:
    return {"card_id": card_id, "revision": revision, **wording_values(_wording(card)), "created_at": at}


_LAST_REVISION = select(func.max(_w.revision)).where(_w.card_id == _c.id).correlate(tables.card).scalar_subquery()
_KEPT = (
    select(
        _c.id,
        _c.wording_revision,
        _c.found_revision,
        _c.state,
        _c.tier,
        _c.rank,
        _c.edited,
        _LAST_REVISION.label("last_revision"),
        _w.prompt,
        _w.answer,
        _w.accepted,
        _w.distractors,
        _w.hint,
    )
    .select_from(tables.card.outerjoin(tables.wording, and_(_w.card_id == _c.id, _w.revision == _c.found_revision)))
    .where(_c.document_id == bindparam("id"), _c.own == 0)
)
"""The cards of a document with the wording that was found last."""
_UNTOUCHED = and_(
    _c.id == bindparam("card_id"),
    _c.state == CardState.SUGGESTED,
    _c.edited == 0,
    _c.flag == 0,
    ~or_(
        select(tables.review.c.id).where(tables.review.c.card_id == _c.id).exists(),
        select(tables.memory.c.card_id).where(tables.memory.c.card_id == _c.id).exists(),
    ),
)
_FORGET_WORDINGS = delete(tables.wording).where(_w.card_id.in_(select(_c.id).where(_UNTOUCHED)))
_FORGET_CARDS = delete(tables.card).where(_UNTOUCHED)
