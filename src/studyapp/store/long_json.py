"""Reads long JSON row by row: `json.loads` keeps every other thread, the window's too, waiting until its end."""

from __future__ import annotations

import json

_decode = json.JSONDecoder().raw_decode
_BLANK = " \t\n\r"


def object_of(text: str) -> dict[str, object]:
    """Return what `json.loads` would, for one object whose long values are lists. Raises ValueError."""
    found: dict[str, object] = {}
    at = _after(text, _solid(text, 0), "{")
    while _at(text, at) != "}":
        key, at = _decode(text, at)
        at = _after(text, _solid(text, at), ":")
        found[str(key)], at = _list(text, at) if _at(text, at) == "[" else _decode(text, at)
        at = _next(text, at, "}")
    if _solid(text, at + 1) != len(text):
        message = f"more after the object at {at}"
        raise ValueError(message)
    return found


def _list(text: str, at: int) -> tuple[list[object], int]:
    rows: list[object] = []
    at = _after(text, at, "[")
    while _at(text, at) != "]":
        row, at = _decode(text, at)
        rows.append(row)
        at = _next(text, at, "]")
    return rows, at + 1


def _next(text: str, at: int, end: str) -> int:
    """Return where the next value begins, or where `end` is."""
    at = _solid(text, at)
    return at if _at(text, at) == end else _after(text, at, ",")


def _after(text: str, at: int, sign: str) -> int:
    if _at(text, at) != sign:
        message = f"no {sign} at {at}"
        raise ValueError(message)
    return _solid(text, at + 1)


def _at(text: str, at: int) -> str:
    return text[at : at + 1]


def _solid(text: str, at: int) -> int:
    while _at(text, at) in _BLANK and at < len(text):
        at += 1
    return at
