"""Which cards the authors of installed courses have locked, and how the authors word them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from sqlalchemy import func, select

from studyapp.domain.merge import Item, MaterialKind
from studyapp.domain.pack_items import card_of
from studyapp.domain.plain_values import from_plain
from studyapp.store import pack_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from studyapp.domain.document import DocumentId
    from studyapp.domain.pack import PackCard
    from studyapp.domain.plain_values import Plain

_p = pack_tables.pack.c
_LOCKED = '"locked":true'
"""As it stands in a card's facts; those are text inside a text, so that the column holds it with its quotes escaped."""
_ESCAPED = _LOCKED.replace('"', '\\"')
_MATERIALS = (
    select(_p.material)
    .where(_p.removed_at.is_(None), func.instr(_p.material, _ESCAPED) > 0)
    .order_by(_p.installed_at.desc(), _p.id)
)


def read_locked(connection: Connection, document_id: DocumentId | None) -> tuple[PackCard, ...]:
    """Return the locked cards of one document or of all, in the authors' order, as the authors word them.

    A card that two courses lock is as the one installed last words it.
    """
    found: dict[str, PackCard] = {}
    for text in connection.execute(_MATERIALS).scalars():
        for card in _locked_in(text, document_id):
            found.setdefault(card.id, card)
    return tuple(found.values())


def _locked_in(text: str, document_id: DocumentId | None) -> Iterator[PackCard]:
    for told in cast("list[dict[str, Plain]]", json.loads(text)):
        key, parts = cast("dict[str, str]", told["key"]), cast("list[list[str]]", told["parts"])
        wanted = key["kind"] == MaterialKind.CARD and (document_id is None or key["document_id"] == document_id)
        if wanted and any(_LOCKED in value for _, value in parts):
            card, _ = card_of(from_plain(Item, told))
            if card.locked:  # and not the words of a question about locks
                yield card
