"""What Anki keeps beside words and schedules, to be given back: options of decks, and how fields and templates look.

Old packages have it as JSON (schema 11), new ones as protocol buffers; it is kept in the JSON form, which every Anki
reads. Numbers of fields: Anki's proto/anki/deck_config.proto, decks.proto and notetypes.proto.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, cast

from studyapp.formats.anki_wire import fields

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping

    type Plain = dict[str, object]
    type Read = Callable[[int | bytes], object]
    type Shape = Mapping[int, tuple[str, Read]]


def _real(value: int | bytes) -> float:
    (number,) = struct.unpack("<f", value if isinstance(value, bytes) and len(value) == 4 else bytes(4))
    return float(f"{number:.7g}")  # as short as the number that was written


def _reals(value: int | bytes) -> list[float]:
    data = value if isinstance(value, bytes) else b""
    return [_real(data[at : at + 4]) for at in range(0, len(data) - len(data) % 4, 4)]


def _whole(value: int | bytes) -> int:
    number = value if isinstance(value, int) else 0
    return number - (1 << 64) if number >= 1 << 63 else number


def _yes(value: int | bytes) -> bool:
    return bool(value)


def _no(value: int | bytes) -> bool:
    return not value


def _text(value: int | bytes) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else ""


def _percent(value: int | bytes) -> int:
    return round(_real(value) * 100)


def _thousandths(value: int | bytes) -> int:
    return round(_real(value) * 1000)


def _order(value: int | bytes) -> int:
    """Return the old number of the order of new cards: 0 by chance, 1 as they come."""
    return 0 if value else 1


_OPTIONS: Shape = {
    1: ("new.delays", _reals), 2: ("lapse.delays", _reals), 3: ("fsrsWeights", _reals),
    4: ("easyDaysPercentages", _reals),
    5: ("fsrsParams5", _reals), 6: ("fsrsParams6", _reals), 9: ("new.perDay", _whole), 10: ("rev.perDay", _whole),
    11: ("new.initialFactor", _thousandths), 12: ("rev.ease4", _real), 13: ("rev.hardFactor", _real),
    14: ("lapse.mult", _real), 15: ("rev.ivlFct", _real), 16: ("rev.maxIvl", _whole), 17: ("lapse.minInt", _whole),
    18: ("new.good", _whole), 19: ("new.easy", _whole), 20: ("new.order", _order), 21: ("lapse.leechAction", _whole),
    22: ("lapse.leechFails", _whole), 23: ("autoplay", _no), 24: ("maxTaken", _whole), 25: ("timer", _whole),
    26: ("replayq", _no), 27: ("new.bury", _yes), 28: ("rev.bury", _yes), 29: ("buryInterdayLearning", _yes),
    30: ("newMix", _whole), 31: ("interdayLearningMix", _whole), 32: ("newSortOrder", _whole),
    33: ("reviewOrder", _whole),
    34: ("newGatherPriority", _whole), 35: ("newPerDayMinimum", _whole), 36: ("questionAction", _whole),
    37: ("desiredRetention", _real), 38: ("stopTimerOnAnswer", _yes), 40: ("sm2Retention", _real),
    41: ("secondsToShowQuestion", _real), 42: ("secondsToShowAnswer", _real), 43: ("answerAction", _whole),
    44: ("waitForAudio", _yes), 45: ("weightSearch", _text), 46: ("ignoreRevlogsBeforeDate", _text),
}  # fmt: skip
_COMMON: Shape = {1: ("collapsed", _yes), 2: ("browserCollapsed", _yes)}
_DECK: Shape = {
    1: ("conf", _whole), 2: ("extendNew", _whole), 3: ("extendRev", _whole), 4: ("desc", _text), 5: ("md", _yes),
}  # fmt: skip
_LIMITS: Shape = {6: ("reviewLimit", _whole), 7: ("newLimit", _whole), 10: ("desiredRetention", _percent)}
_KEPT_OF_DECK = tuple(name for shape in (_COMMON, _DECK, _LIMITS) for name, _ in shape.values())
_FIELD: Shape = {
    1: ("sticky", _yes), 2: ("rtl", _yes), 3: ("font", _text), 4: ("size", _whole), 5: ("description", _text),
    6: ("plainText", _yes), 7: ("collapsed", _yes), 8: ("excludeFromSearch", _yes), 11: ("preventDeletion", _yes),
}  # fmt: skip
_IDS: Shape = {9: ("id", _whole), 10: ("tag", _whole)}
_TEMPLATE: Shape = {3: ("bqfmt", _text), 4: ("bafmt", _text), 6: ("bfont", _text), 7: ("bsize", _whole)}
_TEMPLATE_ID: Shape = {8: ("id", _whole)}
_TYPE: Shape = {2: ("sortf", _whole), 5: ("latexPre", _text), 6: ("latexPost", _text), 7: ("latexsvg", _yes)}
_TYPE_ORIGIN: Shape = {9: ("originalStockKind", _whole), 10: ("originalId", _whole)}
_TYPE_NAMES, _FIELD_NAMES, _TEMPLATE_NAMES = (
    tuple(name for shape in shapes for name, _ in shape.values())
    for shapes in ((_TYPE, _TYPE_ORIGIN), (_FIELD, _IDS), (_TEMPLATE, _TEMPLATE_ID))
)


def deck_of_json(deck: Plain, options: Mapping[str, Plain]) -> str:
    """Return what is kept of a deck of an old package, with its options."""
    kept = {name: deck[name] for name in _KEPT_OF_DECK if deck.get(name) is not None}
    found = options.get(str(deck.get("conf")), {})
    if type(found.get("id")) is not int:
        found = {}
    return _packed({"deck": kept, "options": {key: value for key, value in found.items() if key not in {"mod", "usn"}}})


def deck_of_row(common: bytes, normal: bytes, options: Mapping[int, tuple[str, bytes]]) -> str:
    """Return what is kept of a deck of a new package, with its options."""
    deck = {**_read(common, _COMMON), **_read(normal, _DECK), **_given(normal, _LIMITS)}
    number = cast("int", deck["conf"])
    name, config = options.get(number, ("", b""))
    found = {"id": number, "name": name, "dyn": False, **_options(config)} if config else {}
    return _packed({"deck": deck, "options": found})


NOTHING_KEPT = '{"deck":{},"options":{}}'


def kept_options(text: str) -> tuple[Plain, Plain]:
    """Return what was kept of a deck, and its options."""
    found = cast("dict[str, Plain]", json.loads(text))
    return found["deck"], found["options"]


def look_of_json(model: Plain) -> str:
    """Return what is kept of the look of a note type of an old package."""
    parts = {
        part: [_chosen(each, names) for each in cast("list[Plain]", model[part])]
        for part, names in (("flds", _FIELD_NAMES), ("tmpls", _TEMPLATE_NAMES))
    }
    return _packed({**_chosen(model, _TYPE_NAMES), **parts})


def look_of_rows(config: bytes, field_configs: Iterable[bytes], template_configs: Iterable[bytes]) -> str:
    """Return what is kept of the look of a note type of a new package."""
    parts = {
        "flds": [{**_read(each, _FIELD), **_given(each, _IDS)} for each in field_configs],
        "tmpls": [{**_read(each, _TEMPLATE), **_given(each, _TEMPLATE_ID)} for each in template_configs],
    }
    return _packed({**_read(config, _TYPE), **_given(config, _TYPE_ORIGIN), **parts})


def kept_look(text: str) -> tuple[Plain, list[Plain], list[Plain]]:
    """Return what was kept of a note type, of its fields, and of its templates."""
    found = cast("Plain", json.loads(text)) if text else {}
    return found, cast("list[Plain]", found.pop("flds", [])), cast("list[Plain]", found.pop("tmpls", []))


def read_options(driver: sqlite3.Connection) -> dict[int, tuple[str, bytes]]:
    """Return names and values of the sets of options of a new collection, by id."""
    rows = driver.execute("SELECT id, name, config FROM deck_config").fetchall()
    return {int(number): (str(name), config) for number, name, config in rows if isinstance(config, bytes)}


def _options(config: bytes) -> Plain:
    flat = _read(config, _OPTIONS)
    found: Plain = {"new": dict[str, object](), "rev": dict[str, object](), "lapse": dict[str, object]()}
    for path, value in flat.items():
        part, _, name = path.rpartition(".")
        if part:
            cast("Plain", found[part])[name] = value
        else:
            found[name] = value
    new = cast("Plain", found["new"])
    new["ints"] = [new.pop("good"), new.pop("easy"), 0]
    return found


def _read(data: bytes, shape: Shape) -> Plain:
    """Return all values of a shape: what is missing is zero, empty, or no."""
    given: dict[int, int | bytes] = dict(fields(data))
    return {name: read(given.get(number, 0)) for number, (name, read) in shape.items()}


def _given(data: bytes, shape: Shape) -> Plain:
    """Return the values of a shape that are there."""
    return {shape[number][0]: shape[number][1](value) for number, value in fields(data) if number in shape}


def _chosen(found: Plain, names: Iterable[str]) -> Plain:
    return {name: found[name] for name in names if found.get(name) is not None}


def _packed(value: Plain) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
