"""When a person last decided about a card, so that two machines agree on what is newest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.store import tables
from studyapp.store.values import to_ms

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Table

    from studyapp.store.values import Row, Value

_COLUMNS = (("state", "state_at"), ("wording_revision", "worded_at"), ("edited", "worded_at"), ("flag", "flag_at"))


def note_decisions(
    driver: sqlite3.Connection, changes: Iterable[tuple[Table, Mapping[str, Value], Row | None]], now: datetime
) -> None:
    """Remember the moment for every card among (table, key, row afterwards); None means that the card went."""
    for table, key, after in changes:
        if table is not tables.card:
            continue
        names = {"gone_at"} if after is None else {clock for column, clock in _COLUMNS if column in after}
        for name in sorted(names):
            driver.execute(_NOTE[name], (key["id"], to_ms(now)))


def note_restored(driver: sqlite3.Connection, review_id: Value, now: datetime) -> None:
    """Remember that an undone answer was done again."""
    driver.execute(_RESTORED, (review_id, to_ms(now)))


def _note(name: str) -> str:
    values = ", ".join("?" if each == name else "0" for each in ("state_at", "worded_at", "flag_at", "gone_at"))
    return (
        f"INSERT INTO card_clock (card_id, state_at, worded_at, flag_at, gone_at) VALUES (?, {values}) "
        f"ON CONFLICT (card_id) DO UPDATE SET {name} = max({name}, excluded.{name})"
    )


_NOTE = {name: _note(name) for name in ("state_at", "worded_at", "flag_at", "gone_at")}
_RESTORED = (
    "INSERT INTO review_restored (review_id, restored_at) VALUES (?, ?) "
    "ON CONFLICT (review_id) DO UPDATE SET restored_at = max(restored_at, excluded.restored_at)"
)
