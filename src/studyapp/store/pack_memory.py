"""What is remembered about packs beside the packs: files that were looked at, known authors, drafts. Not undoable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from studyapp.domain.pack import PackDraft, PackId
from studyapp.domain.plain_values import from_text, to_text
from studyapp.store import pack_tables
from studyapp.store.values import to_ms

if TYPE_CHECKING:
    from datetime import datetime

    from studyapp.domain.pack import Signed
    from studyapp.store.database import Database

_s, _a, _r = pack_tables.pack_seen.c, pack_tables.pack_author.c, pack_tables.pack_draft.c


class PackMemory:
    """Small facts; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def seen(self) -> frozenset[str]:
        """Return the SHA-256 of the preloaded files that were looked at, whatever came of it."""
        with self._database.read() as connection:
            return frozenset(connection.execute(select(_s.sha256)).scalars())

    def see(self, sha256: str, name: str, outcome: str, now: datetime) -> None:
        """Never look at this file again. `outcome` is "installed" or why not."""
        values = {"sha256": sha256, "name": name, "outcome": outcome, "seen_at": to_ms(now)}
        with self._database.transaction() as connection:
            connection.execute(delete(pack_tables.pack_seen).where(_s.sha256 == sha256))
            connection.execute(pack_tables.pack_seen.insert(), values)

    def authors(self) -> dict[str, str]:
        """Return the names of the known authors by their public keys."""
        with self._database.read() as connection:
            return {row.public_key: row.name for row in connection.execute(select(pack_tables.pack_author))}

    def know(self, signed: Signed, now: datetime) -> None:
        """Remember an author, under the name that they were met with first."""
        if signed.public_key in self.authors():
            return
        values = {"public_key": signed.public_key, "name": signed.name, "first_seen_at": to_ms(now)}
        with self._database.transaction() as connection:
            connection.execute(pack_tables.pack_author.insert(), values)

    def drafts(self) -> tuple[PackDraft, ...]:
        """Return the courses that are being made, the one touched last first."""
        query = select(_r.value).order_by(_r.saved_at.desc(), _r.id)
        with self._database.read() as connection:
            return tuple(from_text(PackDraft, text) for text in connection.execute(query).scalars())

    def keep_draft(self, draft: PackDraft, now: datetime) -> None:
        """Keep a course that is being made."""
        self.drop_draft(draft.pack_id)
        values = {"id": draft.pack_id, "value": to_text(draft), "saved_at": to_ms(now)}
        with self._database.transaction() as connection:
            connection.execute(pack_tables.pack_draft.insert(), values)

    def drop_draft(self, pack_id: PackId) -> None:
        """Forget a course that is being made; files that were made of it stay."""
        with self._database.transaction() as connection:
            connection.execute(delete(pack_tables.pack_draft).where(_r.id == pack_id))
