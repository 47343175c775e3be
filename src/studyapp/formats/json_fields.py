"""Reading of JSON that strangers wrote: each field is what it should be, or nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import cast

from studyapp.domain.annotation_exchange import storable
from studyapp.domain.errors import Unreadable, UnreadableFileError

type Record = dict[str, object]


def read_json(data: bytes, name: str) -> object:
    """Return what a file holds. Raises UnreadableFileError where it is no JSON."""
    if not data.strip():
        raise UnreadableFileError(name=name, reason=Unreadable.EMPTY)
    try:
        return cast("object", json.loads(data.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise UnreadableFileError(name=name, reason=Unreadable.ENCODING) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(name=name, reason=Unreadable.DAMAGED, details=type(error).__name__) from error


def record(value: object) -> Record:
    """Return a JSON object; an empty one for anything else."""
    return cast("Record", value) if isinstance(value, dict) else {}


def items(value: object) -> list[object]:
    """Return a JSON list; a single value counts as a list of one, null as none."""
    if isinstance(value, list):
        return cast("list[object]", value)
    return [] if value is None else [value]


def words(value: object) -> str:
    """Return a string, also of a language map, a list or a {"value": …}; "" for anything else."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return next((found for one in cast("list[object]", value) if (found := words(one))), "")
    if isinstance(value, dict):
        fields = record(cast("object", value))
        chosen = fields.get("value", fields.get("@value", next(iter(fields.values()), "")))
        return storable(chosen) if isinstance(chosen, str) else ""
    return ""


def texts(value: object) -> tuple[str, ...]:
    """Return the strings of a list."""
    return tuple(found for one in items(value) if (found := words(one)))


def whole(value: object) -> int:
    """Return a whole number that is no truth value; -1 for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 40 else -1


def moment(value: object) -> datetime | None:
    """Return an aware moment of ISO 8601, to the millisecond; one without zone is taken as UTC. None for others."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value)
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found.replace(microsecond=found.microsecond // 1000 * 1000)
