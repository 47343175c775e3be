"""Rows of a progress file: values of `domain/` as JSON lists, and back, strictly."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

from studyapp.domain.analysis import CardType, Tier
from studyapp.domain.card import CardId, CardState, Wording
from studyapp.domain.document import DocumentId
from studyapp.domain.made import VALUE_TYPES, Made, MadeKind, is_sound
from studyapp.domain.plain_values import from_plain, to_plain
from studyapp.domain.progress_file import Decided, SharedCard
from studyapp.domain.schedule import Memory, MemoryPhase
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from studyapp.domain.plain_values import Plain

type Row = list[object]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_MOST = 1 << 53  # what every JSON reader keeps exactly
_PHASES = {phase.value: phase for phase in MemoryPhase}


class MisfitError(ValueError):
    """A value does not have the shape that it should."""


def text_of(value: object) -> str:
    """Return a text that can be stored. Raises MisfitError."""
    if type(value) is not str:
        raise MisfitError
    if not value.isascii():
        value.encode()  # a lone surrogate raises UnicodeEncodeError, a ValueError
    return value


def number_of(value: object) -> int:
    """Return a whole number. Raises MisfitError."""
    if type(value) is not int or not -_MOST < value < _MOST:
        raise MisfitError
    return value


def flag_of(value: object) -> bool:
    """Return a truth value. Raises MisfitError."""
    if type(value) is not bool:
        raise MisfitError
    return value


def row_of(value: object) -> Row:
    """Return a list. Raises MisfitError."""
    if type(value) is not list:
        raise MisfitError
    return cast("Row", value)


def rows_of(data: bytes) -> list[Row]:
    """Read a member that is a list of rows. Raises ValueError."""
    return [row_of(each) for each in row_of(json.loads(data, parse_constant=_refuse))]


def span_row(span: Span | None) -> Row | None:
    """Write a place."""
    return None if span is None else [span.start, span.end]


def span_of(value: object) -> Span | None:
    """Read a place. Raises MisfitError."""
    if value is None:
        return None
    start, end = (number_of(each) for each in row_of(value))
    if not 0 <= start <= end:
        raise MisfitError
    return Span(start, end)


def memory_row(memory: Memory) -> Row:
    """Write a memory."""
    last = memory.last_review_at
    return [
        memory.phase.value,
        memory.step,
        memory.stability_days,
        memory.difficulty,
        _milliseconds(memory.due_at),
        None if last is None else _milliseconds(last),
        memory.reviews,
        memory.lapses,
    ]


def memory_of(value: object) -> Memory:
    """Read a memory. Raises MisfitError."""
    phase, step, stability, difficulty, due_at, last, reviews, lapses = row_of(value)
    return Memory(
        phase=_PHASES[text_of(phase)],
        due_at=_moment(due_at),
        step=None if step is None else number_of(step),
        stability_days=_real(stability),
        difficulty=_real(difficulty),
        last_review_at=None if last is None else _moment(last),
        reviews=number_of(reviews),
        lapses=number_of(lapses),
    )


def shared_row(card: SharedCard) -> Row:
    """Write a card as it is."""
    decided = card.decided
    return [
        *(card.id, card.document_id, card.type.value, card.state.value, card.tier.value, card.rank, card.fact_key),
        *(span_row(card.source), span_row(card.answer_span), card.quote, card.prefix, card.suffix),
        *(card.edited, card.own, card.flag, card.created_at, card.option_notes),
        _wording_row(card.wording),
        [decided.state_at, decided.worded_at, decided.flag_at, decided.gone_at],
        card.new_due_at,
        None if card.memory is None else memory_row(card.memory),
        card.buried_until,
        None if card.declined is None else _wording_row(card.declined),
    ]


def shared_of(row: Row) -> SharedCard:
    """Read a card as it is. Raises MisfitError."""
    (card_id, document_id, kind, state, tier, rank, fact_key, source, answer, quote, prefix, suffix, *rest) = row
    edited, own, flag, created_at, notes, wording, decided, due_at, memory, *since_3 = rest
    buried_until, declined = since_3 or (None, None)
    rank = _real(rank)
    if rank is None:
        raise MisfitError
    return SharedCard(
        id=CardId(text_of(card_id)),
        document_id=DocumentId(text_of(document_id)),
        type=CardType(text_of(kind)),
        state=CardState(text_of(state)),
        tier=Tier(text_of(tier)),
        rank=rank,
        fact_key=text_of(fact_key),
        source=span_of(source),
        answer_span=span_of(answer),
        quote=text_of(quote),
        prefix=text_of(prefix),
        suffix=text_of(suffix),
        edited=flag_of(edited),
        own=flag_of(own),
        flag=number_of(flag),
        created_at=number_of(created_at),
        option_notes=text_of(notes),
        wording=_wording(row_of(wording)),
        decided=Decided(*(number_of(each) for each in row_of(decided))),
        new_due_at=None if due_at is None else number_of(due_at),
        memory=None if memory is None else memory_of(memory),
        buried_until=None if buried_until is None else number_of(buried_until),
        declined=None if declined is None else _wording(row_of(declined)),
    )


def made_row(made: Made) -> Row:
    """Write a part of what a learner made."""
    value = None if made.value is None else to_plain(made.value)
    return [made.kind.value, made.document_id, made.key, made.at, value]


def made_of(row: Row) -> Made:
    """Read a part of what a learner made. Raises MisfitError."""
    kind_text, document_id, key, at, plain = row
    kind = MadeKind(text_of(kind_text))
    value = None if plain is None else from_plain(VALUE_TYPES[kind], cast("Plain", plain))
    made = Made(kind, text_of(document_id), text_of(key), number_of(at), value)
    if not is_sound(made):
        raise MisfitError
    return made


def _wording_row(wording: Wording) -> Row:
    return [wording.prompt, wording.answer, list(wording.accepted), list(wording.distractors), wording.hint]


def _wording(row: Row) -> Wording:
    prompt, answer, accepted, distractors, hint = row
    return Wording(text_of(prompt), text_of(answer), _texts(accepted), _texts(distractors), text_of(hint))


def _texts(value: object) -> tuple[str, ...]:
    return tuple(text_of(each) for each in row_of(value))


def _real(value: object) -> float | None:
    if value is None:
        return None
    if type(value) is int or type(value) is float:
        return float(value)
    raise MisfitError


def _milliseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // _MILLISECOND


def _moment(value: object) -> datetime:
    return _EPOCH + number_of(value) * _MILLISECOND


def _refuse(name: str) -> object:
    raise MisfitError(name)
