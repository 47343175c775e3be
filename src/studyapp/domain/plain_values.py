"""Frozen dataclasses as plain JSON values and back, strictly: what does not fit its type is refused, with its place.

Only what values of `domain/` are made of: text, numbers, truth values, None, days, enumerations, tuples, dataclasses.
"""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NewType, Union, cast, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Mapping

type Plain = str | int | float | bool | list[Plain] | dict[str, Plain] | None

_MODULES = (
    *("analysis", "annotation", "card", "document", "entity"),
    *("event_corrections", "layout", "made", "merge", "pack", "selector", "span"),
)
MOST_DEEP = 40
"""Levels; values of ours have fewer than ten."""


class NotPlainError(ValueError):
    """A value does not have the shape that it should; the text names the place, never the content."""


def to_plain(value: object) -> Plain:
    """Return what JSON can hold; equal values give equal results."""
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(each) for each in cast("tuple[object, ...]", value)]
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    message = f"{type(value).__name__} has no plain form"
    raise TypeError(message)


def to_text(value: object) -> str:
    """Return compact JSON with sorted keys: the same value gives the same text."""
    return json.dumps(to_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_text[T](kind: type[T], text: str) -> T:
    """Read what `to_text` wrote. Raises NotPlainError."""
    return from_plain(kind, read_json(text))


def read_json(text: str) -> Plain:
    """Parse JSON. Raises NotPlainError, also for numbers that no JSON has and for nesting without end."""
    try:
        return cast("Plain", json.loads(text, parse_constant=_refuse_constant))
    except (ValueError, RecursionError) as error:
        message = "no JSON"
        raise NotPlainError(message) from error


def from_plain[T](kind: type[T], value: Plain, where: str = "") -> T:
    """Return a value of this type. Raises NotPlainError; missing fields take their defaults, unknown ones are ignored.

    That is how a program reads what a newer one wrote in the same format version.
    """
    return cast("T", _read(kind, value, where))


def _read(kind: object, value: Plain, where: str) -> object:
    if where.count(".") > MOST_DEEP:
        raise _misfit(where)
    if isinstance(kind, NewType):
        return _read(kind.__supertype__, value, where)
    if get_origin(kind) in {Union, types.UnionType}:
        return _read_union(get_args(kind), value, where)
    if get_origin(kind) is tuple:
        return _read_tuple(get_args(kind), value, where)
    if isinstance(kind, type):
        return _read_single(kind, value, where)
    raise _misfit(where)


def _read_union(kinds: tuple[object, ...], value: Plain, where: str) -> object:
    if value is None and type(None) in kinds:
        return None
    inner = [kind for kind in kinds if kind is not type(None)]
    return _read(inner[0], value, where)


def _read_tuple(kinds: tuple[object, ...], value: Plain, where: str) -> object:
    if not isinstance(value, list):
        raise _misfit(where)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_read(kinds[0], each, f"{where}.{at}") for at, each in enumerate(value))
    if len(kinds) != len(value):
        raise _misfit(where)
    return tuple(_read(kind, each, f"{where}.{at}") for at, (kind, each) in enumerate(zip(kinds, value, strict=True)))


def _read_single(kind: type, value: Plain, where: str) -> object:
    if is_dataclass(kind):
        return _read_dataclass(kind, value, where)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind in {str, int, float, bool} and type(value) is kind:
        return _sound_text(value, where) if isinstance(value, str) else value
    if isinstance(value, str) and (issubclass(kind, StrEnum) or kind is date):
        try:
            return kind(value) if issubclass(kind, StrEnum) else date.fromisoformat(value)
        except ValueError as error:
            raise _misfit(where) from error
    raise _misfit(where)


def _sound_text(value: str, where: str) -> str:
    """A lone surrogate cannot be stored."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise _misfit(where) from error
    return value


def _read_dataclass(kind: type, value: Plain, where: str) -> object:
    if not isinstance(value, dict):
        raise _misfit(where)
    hints = _hints(kind)
    given = {name: _read(hint, value[name], f"{where}.{name}") for name, hint in hints.items() if name in value}
    try:
        return kind(**given)
    except TypeError as error:
        raise _misfit(where) from error


@cache
def _hints(kind: type) -> Mapping[str, object]:
    """Return the types of a dataclass's fields; those that it imports for type checks only are looked up by name."""
    return {name: hint for name, hint in get_type_hints(kind, localns=_names()).items() if name in _field_names(kind)}


def _field_names(kind: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind)) if is_dataclass(kind) else frozenset()


def _names() -> dict[str, object]:
    """Return what the modules of `domain/` define whose values have a plain form."""
    package = __name__.rpartition(".")[0]
    found: dict[str, object] = {"date": date}
    for module in _MODULES:
        name = f"{package}.{module}"
        defined = vars(import_module(name)).items()
        found |= {each: thing for each, thing in defined if getattr(thing, "__module__", "") == name}
    return found


def _refuse_constant(name: str) -> object:
    raise NotPlainError(name)


def _misfit(where: str) -> NotPlainError:
    return NotPlainError(where.lstrip(".") or "the whole")
