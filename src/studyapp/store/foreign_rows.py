"""Note types and schedules of other programs, as kept in one column each."""

from __future__ import annotations

import json
from dataclasses import astuple
from typing import TYPE_CHECKING, cast

from studyapp.domain.exchange import NoteModel, NoteTemplate, ToldCard
from studyapp.store.values import to_json, to_ms, to_ms_or_none

if TYPE_CHECKING:
    from studyapp.domain.schedule import Memory

type _Seen = list[str | int | None] | None
type _Told = tuple[int, int, int, bool, int, int, int, int, int, int, str]


def model_to_json(model: NoteModel) -> str:
    """Return a note type as kept in one column."""
    templates = [[template.name, template.front, template.back] for template in model.templates]
    return to_json([model.id, model.name, int(model.cloze), list(model.fields), templates, model.css, model.look])


def model_from_json(text: str) -> NoteModel:
    """Return the note type that `model_to_json` wrote."""
    number, name, cloze, fields, templates, css, *look = cast(
        "tuple[int, str, int, list[str], list[tuple[str, str, str]], str, *tuple[str, ...]]", json.loads(text)
    )
    shaped = tuple(NoteTemplate(*template) for template in templates)
    return NoteModel(number, name, bool(cloze), tuple(fields), shaped, css, *look)  # a look is kept since schema 1.16


def told_to_json(told: ToldCard | None, memory: Memory | None) -> str | None:
    """Return what another program kept of a schedule as kept in one column, with the memory it was told with."""
    return None if told is None else to_json([_seen(memory), list(astuple(told))])


def told_of(text: str | None, memory: Memory | None) -> ToldCard | None:
    """Return what `told_to_json` wrote; None where the memory has changed since."""
    if text is None:
        return None
    seen, values = cast("tuple[_Seen, _Told]", json.loads(text))
    return ToldCard(*values) if seen == _seen(memory) else None


def _seen(memory: Memory | None) -> _Seen:
    if memory is None:
        return None
    last = to_ms_or_none(memory.last_review_at)
    return [memory.phase.value, to_ms(memory.due_at), last, memory.reviews, memory.lapses]
