"""The machine-readable study material: what `studyapp analyze --json` writes (version 1 of its contract).

Keys may be added, never renamed, within one version. Every offset counts code points of `document.text`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType
from studyapp.domain.document import sha256_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from studyapp.domain.analysis import (
        Analysis,
        CardFinding,
        Definition,
        EntityFinding,
        EntityLink,
        EventFinding,
        OptionNote,
        TimeExpression,
    )
    from studyapp.domain.document import Document
    from studyapp.domain.span import Span

FORMAT, VERSION = "studyapp-analysis", 1

type Json = bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None


def analysis_record(document: Document, analysis: Analysis, *, program_version: str) -> dict[str, Json]:
    """Return the study material of one document, ready for `dumps`."""
    day = analysis.document_date
    return {
        "format": FORMAT,
        "version": VERSION,
        "generator": {"studyapp": program_version, "model": analysis.model},
        "document": {
            "title": document.title,
            "language": document.language,
            "text": document.text,
            "text_sha256": sha256_of(document.text),
            "date": day.isoformat() if day else None,
            "date_source": analysis.date_source.value,
            "date_span": _span(analysis.date_span),
            "mode": analysis.mode.value,
            "blocks": [
                {"kind": b.kind.value, "start": b.start, "end": b.end, "level": b.level} for b in document.blocks
            ],
        },
        "entities": [_entity(entity) for entity in analysis.entities],
        "terms": [_entity(term) for term in analysis.terms],
        "links": [_link(link) for link in analysis.links],
        "time_expressions": [_time(expression) for expression in analysis.time_expressions],
        "timeline": [_event(event) for event in analysis.events if event.edtf],
        "undated": [_event(event) for event in analysis.events if not event.edtf],
        "cards": [_card(card) for card in sorted(analysis.cards, key=lambda card: -card.rank)],
        "complete": analysis.complete,
        "unread": [_span(span) for span in analysis.unread],
    }


def dumps(record: Mapping[str, Json], *, indent: int | None = None) -> str:
    """Return the record as JSON text, with letters beyond ASCII as they are."""
    return json.dumps(record, ensure_ascii=False, indent=indent, allow_nan=False)


def _span(span: Span | None) -> Json:
    return None if span is None else {"start": span.start, "end": span.end}


def _entity(entity: EntityFinding) -> Json:
    return {
        "id": entity.key,
        "name": entity.name,
        "type": entity.type.value,
        "salience": entity.salience,
        "aliases": list(entity.aliases),
        "mentions": [{"start": m.start, "end": m.end, "named": m.named} for m in entity.mentions],
        "definition": _definition(entity.definition),
    }


def _link(link: EntityLink) -> Json:
    return {
        "source": link.source,
        "target": link.target,
        "kind": link.kind.value,
        "role": link.role,
        "start": link.start,
        "end": link.end,
    }


def _definition(definition: Definition | None) -> Json:
    if definition is None:
        return None
    return {"text": definition.text, "start": definition.start, "end": definition.end}


def _time(expression: TimeExpression) -> Json:
    return {
        "start": expression.start,
        "end": expression.end,
        "type": expression.type.value,
        "value": expression.value,
        "edtf": expression.edtf,
        "derivation": expression.derivation or None,
    }


def _event(event: EventFinding) -> Json:
    return {
        "id": event.key,
        "edtf": event.edtf,
        "earliest": event.earliest,
        "latest": event.latest,
        "precision": event.precision.value,
        "label": event.label,
        "start": event.start,
        "end": event.end,
        "time_expression": event.time_expression,
        "derivation": event.derivation or None,
        "entities": list(event.entities),
        "rank": event.rank,
        "main": event.main,
        "event_id": event.event_key,
    }


def _card(card: CardFinding) -> Json:
    return {
        "id": card.key,
        "type": card.type.value,
        "prompt": card.prompt,
        "answer": _answer(card),
        "accepted": list(card.accepted),
        "distractors": list(card.distractors),
        "hint": card.hint,
        "fact_id": card.fact_key,
        "rank": card.rank,
        "tier": card.tier.value,
        "source": _span(card.source),
        "answer_span": _span(card.answer_span),
        "option_notes": [_option_note(note) for note in card.option_notes],
    }


def _option_note(note: OptionNote) -> Json:
    return {"option": note.option, "kind": note.kind.value, "value": note.value, "span": _span(note.span)}


def _answer(card: CardFinding) -> Json:
    """Cards keep the parts of an ordering or a matching one a line, the two sides of a pair with a tab between."""
    if card.type is CardType.ORDER:
        return card.answer.split("\n")
    if card.type is CardType.MATCH:
        return [list(pair.split("\t", 1)) for pair in card.answer.split("\n")]
    return card.answer
