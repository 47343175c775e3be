"""Conversion between what SQLite keeps (text, integers, reals) and the values of `domain/`."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

type Value = str | int | float | None
"""What a column can hold."""

type Row = dict[str, Value]
"""Columns by name; never leaves `store/`."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def to_ms(moment: datetime) -> int:
    """Return milliseconds since 1970 UTC; what is finer is cut off. The moment must be aware."""
    return (moment - _EPOCH) // _MILLISECOND


def from_ms(milliseconds: int) -> datetime:
    """Return the aware UTC moment."""
    return _EPOCH + timedelta(milliseconds=milliseconds)


def to_ms_or_none(moment: datetime | None) -> int | None:
    """Convert as `to_ms` does; None stays None."""
    return None if moment is None else to_ms(moment)


def from_ms_or_none(milliseconds: int | None) -> datetime | None:
    """Convert as `from_ms` does; None stays None."""
    return None if milliseconds is None else from_ms(milliseconds)


def to_json(value: object) -> str:
    """Return compact JSON text; the same value gives the same text."""
    return _ENCODER.encode(value)


def strings_to_json(strings: Iterable[str]) -> str:
    """Return a JSON list of strings."""
    return to_json(list(strings))


def strings_from_json(text: str) -> tuple[str, ...]:
    """Return the strings of a JSON list that `strings_to_json` wrote."""
    return () if text == "[]" else tuple(cast("list[str]", json.loads(text)))


def row_from_json(text: str) -> Row:
    """Return the columns that `to_json` wrote."""
    return cast("Row", json.loads(text))
