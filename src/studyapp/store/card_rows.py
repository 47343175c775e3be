"""Rows of cards, wordings and memories, and the values of `domain/` that they hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypedDict, cast

from studyapp.domain.analysis import CardType, NoteKind, OptionNote, Tier
from studyapp.domain.card import Card, CardId, CardState, Wording
from studyapp.domain.document import DocumentId
from studyapp.domain.schedule import Memory, MemoryPhase
from studyapp.domain.span import Span
from studyapp.store import tables
from studyapp.store.values import from_ms, from_ms_or_none, strings_from_json, strings_to_json, to_ms, to_ms_or_none

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import RowMapping

    from studyapp.store.values import Row, Value


class _NoteRecord(TypedDict):
    option: str
    kind: str
    value: str
    span: tuple[int, int] | None


_c, _w = tables.card.c, tables.wording.c
CARD_COLUMNS = (
    _c.id,
    _c.document_id,
    _c.type,
    _c.state,
    _c.tier,
    _c.rank,
    _c.fact_key,
    _c.source_start,
    _c.source_end,
    _c.quote,
    _c.answer_start,
    _c.answer_end,
    _c.wording_revision,
    _c.edited,
    _c.own,
    _c.flag,
    _c.buried_until,
    _c.option_notes,
)
WORDING_COLUMNS = (_w.prompt, _w.answer, _w.accepted, _w.distractors, _w.hint)
MEMORY_COLUMNS = tuple(column for column in tables.memory.c if column.name != "card_id")
CARD_NAMES = tuple(column.name for column in CARD_COLUMNS)
WORDING_NAMES = tuple(column.name for column in WORDING_COLUMNS)
MEMORY_NAMES = tuple(column.name for column in MEMORY_COLUMNS)
_WORDED = (*CARD_NAMES, *WORDING_NAMES)


def to_card(row: RowMapping) -> Card:
    """Return the card of a row that has `CARD_COLUMNS` and `WORDING_COLUMNS`."""
    values = cast("Mapping[str, Value]", row)
    return card_of([values[name] for name in _WORDED])


def card_of(values: Sequence[Value]) -> Card:
    """Return the card of a row of plain SQL: the values of `CARD_NAMES`, then those of `WORDING_NAMES`."""
    (
        card_id, document_id, card_type, state, tier, rank, fact_key, source_start, source_end, quote,
        answer_start, answer_end, wording_revision, edited, own, flag, buried_until, option_notes, *words,
    ) = values  # fmt: skip
    return Card(
        id=CardId(_text(card_id)),
        document_id=DocumentId(_text(document_id)),
        type=CardType(_text(card_type)),
        wording=_wording_of(words),
        wording_revision=_whole(wording_revision),
        state=CardState(_text(state)),
        tier=Tier(_text(tier)),
        rank=cast("float", rank),
        fact_key=_text(fact_key),
        source=_span(source_start, source_end),
        quote=_text(quote),
        answer_span=_span(answer_start, answer_end),
        edited=bool(edited),
        own=bool(own),
        flag=_whole(flag),
        buried_until=from_ms_or_none(cast("int | None", buried_until)),
        option_notes=notes_from_json(cast("str | None", option_notes)),
    )


def to_wording(row: RowMapping | Mapping[str, Value]) -> Wording:
    """Return the wording of a row that has `WORDING_COLUMNS`."""
    values = cast("Mapping[str, Value]", row)
    return _wording_of([values[name] for name in WORDING_NAMES])


def _wording_of(values: Sequence[Value]) -> Wording:
    prompt, answer, accepted, distractors, hint = cast("Sequence[str]", values)
    return Wording(prompt, answer, strings_from_json(accepted), strings_from_json(distractors), hint)


def to_memory(row: RowMapping, *, prefix: str = "") -> Memory:
    """Return the memory of a row that has `MEMORY_COLUMNS`, each with the prefix."""
    values = cast("Mapping[str, Value]", row)
    return memory_of([values[prefix + name] for name in MEMORY_NAMES])


def memory_of(values: Sequence[Value]) -> Memory:
    """Return the memory of a row of plain SQL: the values of `MEMORY_NAMES`."""
    phase, step, stability_days, difficulty, due_at, last_review_at, reviews, lapses = values
    return Memory(
        phase=MemoryPhase(_text(phase)),
        due_at=from_ms(_whole(due_at)),
        step=cast("int | None", step),
        stability_days=cast("float | None", stability_days),
        difficulty=cast("float | None", difficulty),
        last_review_at=from_ms_or_none(cast("int | None", last_review_at)),
        reviews=_whole(reviews),
        lapses=_whole(lapses),
    )


def memory_values(memory: Memory, *, prefix: str = "") -> Row:
    """Return the columns that hold a memory."""
    return {
        prefix + "phase": memory.phase.value,
        prefix + "step": memory.step,
        prefix + "stability_days": memory.stability_days,
        prefix + "difficulty": memory.difficulty,
        prefix + "due_at": to_ms(memory.due_at),
        prefix + "last_review_at": to_ms_or_none(memory.last_review_at),
        prefix + "reviews": memory.reviews,
        prefix + "lapses": memory.lapses,
    }


def wording_values(wording: Wording) -> Row:
    """Return the columns that hold a wording."""
    return {
        "prompt": wording.prompt,
        "answer": wording.answer,
        "accepted": strings_to_json(wording.accepted),
        "distractors": strings_to_json(wording.distractors),
        "hint": wording.hint,
    }


def notes_to_json(notes: tuple[OptionNote, ...]) -> str:
    """Return the notes as kept in one column."""
    records = [
        {
            "option": note.option,
            "kind": note.kind.value,
            "value": note.value,
            "span": None if note.span is None else [note.span.start, note.span.end],
        }
        for note in notes
    ]
    return json.dumps(records, ensure_ascii=False)


def notes_from_json(text: str | None) -> tuple[OptionNote, ...]:
    """Read what `notes_to_json` wrote; none in a row that an older program wrote."""
    if not text or text == "[]":
        return ()
    records = cast("list[_NoteRecord]", json.loads(text))
    return tuple(
        OptionNote(
            record["option"],
            NoteKind(record["kind"]),
            record["value"],
            None if record["span"] is None else Span(*record["span"]),
        )
        for record in records
    )


def _text(value: Value) -> str:
    return cast("str", value)


def _whole(value: Value) -> int:
    return cast("int", value)


def _span(start: Value, end: Value) -> Span | None:
    return None if start is None or end is None else Span(_whole(start), _whole(end))
