"""Which cards the authors of installed courses have locked, and how the authors word them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from sqlalchemy import func, select

from studyapp.domain.document import DocumentId
from studyapp.domain.merge import Item, MaterialKind
from studyapp.domain.pack_items import card_of
from studyapp.domain.plain_values import from_plain
from studyapp.store import pack_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from studyapp.domain.pack import PackCard
    from studyapp.domain.plain_values import Plain

_p = pack_tables.pack.c
_LOCKED = '"locked":true'
"""As it stands in a card's facts; those are text inside a text, so that the column holds it with its quotes escaped."""
_ESCAPED = _LOCKED.replace('"', '\\"')
_EDITIONS = select(_p.id, _p.edition, _p.sha256, _p.installed_at).where(_p.removed_at.is_(None)).order_by(_p.id)
_MATERIALS = (
    select(_p.material)
    .where(_p.removed_at.is_(None), func.instr(_p.material, _ESCAPED) > 0)
    .order_by(_p.installed_at.desc(), _p.id)
)


class Locks:
    """Reads them anew only when other editions are installed: a large course takes its time."""

    def __init__(self) -> None:
        self._read: tuple[tuple[object, ...], Mapping[str, tuple[DocumentId, PackCard]]] = ((), {})

    def of(self, connection: Connection, document_id: DocumentId | None) -> tuple[PackCard, ...]:
        """Return the locked cards of one document or of all, in the authors' order, as the authors word them.

        A card that two courses lock is as the one installed last words it.
        """
        present = tuple(map(tuple, connection.execute(_EDITIONS).all()))
        editions, cards = self._read
        if editions != present:
            found: dict[str, tuple[DocumentId, PackCard]] = {}
            for text in connection.execute(_MATERIALS).scalars():
                for of, card in _locked_in(text):
                    found.setdefault(card.id, (of, card))
            cards = found
            self._read = present, cards
        return tuple(card for of, card in cards.values() if document_id in {None, of})


def _locked_in(text: str) -> Iterator[tuple[DocumentId, PackCard]]:
    for told in cast("list[dict[str, Plain]]", json.loads(text)):
        key, parts = cast("dict[str, str]", told["key"]), cast("list[list[str]]", told["parts"])
        if key["kind"] == MaterialKind.CARD and any(_LOCKED in value for _, value in parts):
            card, _ = card_of(from_plain(Item, told))
            if card.locked:  # and not the words of a question about locks
                yield DocumentId(key["document_id"]), card
