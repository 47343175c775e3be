"""Where cards stand in their document's text: a card without a place keeps its quote and proves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, update

from studyapp.store import tables
from studyapp.store.document_rows import read_text

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from studyapp.domain.document import DocumentId

_c = tables.card.c
_PLACED = select(_c.id, _c.quote, _c.source_start, _c.source_end).where(
    _c.document_id == bindparam("id"), _c.source_start.is_not(None)
)
_LOOSEN = (
    update(tables.card)
    .where(_c.id == bindparam("card_id"))
    .values(source_start=None, source_end=None, answer_start=None, answer_end=None)
)


def loosen_misplaced(connection: Connection, document_id: DocumentId) -> None:
    """Take its place from every card whose quote does not stand there, now that another text is the current one."""
    text = read_text(connection, document_id)
    wrong = [
        {"card_id": row.id}
        for row in connection.execute(_PLACED, {"id": document_id})
        if text[row.source_start : row.source_end] != row.quote
    ]
    if wrong:
        connection.execute(_LOOSEN, wrong)
