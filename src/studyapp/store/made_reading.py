"""What a learner made beside cards, as parts that two machines can be united by."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import select

from studyapp.domain.analysis import EntityKey
from studyapp.domain.annotation import AnnotationKind, tag_key
from studyapp.domain.document import DateSource, DocumentId, Mode
from studyapp.domain.entity import Correction, CorrectionKind
from studyapp.domain.event_corrections import EventCorrectionKind, Passage
from studyapp.domain.made import (
    FACTS,
    MARK_PARTS,
    SEPARATOR,
    BudgetMade,
    DateMade,
    EventRuleMade,
    LineMade,
    LookMade,
    Made,
    MadeKind,
    MarkMade,
    ModeMade,
    OwnEventMade,
    PositionMade,
    RuleMade,
    TitleMade,
    WordsMade,
    event_rule_part,
    line_part,
    tag_part,
)
from studyapp.domain.selector import Selector
from studyapp.store import annotation_tables, card_tables, exchange_tables, made_tables, tables
from studyapp.store.document_rows import date_or_none, span_or_none
from studyapp.store.made_clock import rule_key_of
from studyapp.store.values import strings_from_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, RowMapping

    from studyapp.domain.made import MadeValue
    from studyapp.store.values import Value

type Part = tuple[MadeKind, str, str]
type Clock = Mapping[Part, int]

_d, _r = tables.document.c, tables.revision.c
_CLOCK = select(made_tables.made_clock)
_DOCUMENTS = select(
    _d.id, _d.title, _d.title_own, _d.date, _d.date_source, _d.date_start, _d.date_end, _d.mode, _d.position,
    _r.text_sha256,
).select_from(tables.document.join(tables.revision, _r.id == _d.revision_id))  # fmt: skip


def read_made(connection: Connection, *, undecided: bool = False) -> tuple[Made, ...]:
    """Return every part that a person decided about, and those of the same mark; or all that there are. Sorted."""
    clock = read_clock(connection)
    found = {made.part: made for made in _present(connection, clock) if undecided or _is_decided(made, clock)}
    living = {key for kind, _, key in found if kind is MadeKind.MARK}
    for part, at in clock.items():
        if part not in found and _is_known_gone(part, living):
            found[part] = Made(*part, at, None)
    return tuple(found[part] for part in sorted(found))


def read_clock(connection: Connection) -> dict[Part, int]:
    """Return when each part was decided about last."""
    return {(MadeKind(row.kind), row.document_id, row.key): row.at for row in connection.execute(_CLOCK)}


def _is_decided(made: Made, clock: Clock) -> bool:
    """What another program logged needs nobody to decide about it: it happened."""
    if made.kind is MadeKind.LINE:
        return True
    is_of_mark = made.kind in MARK_PARTS or made.kind is MadeKind.TAG
    head = (MadeKind.MARK, "", made.key.partition(SEPARATOR)[0]) if is_of_mark else made.part
    return head in clock


def _is_known_gone(part: Part, living: set[str]) -> bool:
    """What hung on a mark goes with it, and is not told of by itself."""
    kind, _, key = part
    if kind is MadeKind.TAG:
        return key.partition(SEPARATOR)[0] in living
    return kind not in MARK_PARTS and kind not in FACTS


def _present(connection: Connection, clock: Clock) -> Iterator[Made]:
    yield from _marks(connection, clock)
    yield from _rules(connection, clock)
    yield from _facts(connection, clock)
    for row in connection.execute(select(exchange_tables.foreign_line)):
        value = LineMade(row.ease, row.interval, row.before, row.factor, row.duration_ms, row.kind)
        yield _made(clock, (MadeKind.LINE, "", line_part(row.card_id, row.at)), value)


def _marks(connection: Connection, clock: Clock) -> Iterator[Made]:
    for row in connection.execute(select(annotation_tables.annotation)).mappings():
        values: dict[MadeKind, MadeValue] = {
            MadeKind.MARK: MarkMade(
                DocumentId(row["document_id"]), row["created_at"], row["modified_at"], row["author"]
            ),
            MadeKind.LOOK: LookMade(AnnotationKind(row["kind"]), row["color"]),
            MadeKind.NOTE: WordsMade(row["note"]),
            MadeKind.PLACE: Selector(row["quote"], row["prefix"], row["suffix"], row["start"], row["end"]),
        }
        for kind, value in values.items():
            yield _made(clock, (kind, "", row["id"]), value)
    for row in connection.execute(select(annotation_tables.annotation_tag)):
        yield _made(clock, (MadeKind.TAG, "", tag_part(row.annotation_id, tag_key(row.tag))), WordsMade(row.tag))
    for row in connection.execute(select(annotation_tables.color_label)):
        yield _made(clock, (MadeKind.LABEL, "", str(row.color)), WordsMade(row.label))


def _rules(connection: Connection, clock: Clock) -> Iterator[Made]:
    for row in connection.execute(select(tables.correction)).mappings():
        rule = Correction(CorrectionKind(row["kind"]), EntityKey(row["target"]), row["value"])
        key = rule_key_of(cast("Mapping[str, Value]", row))
        yield _made(clock, (MadeKind.GLOSSARY_RULE, row["document_id"], key), RuleMade(rule, row["created_at"]))
    for row in connection.execute(select(tables.event_correction)):
        key = event_rule_part(row.target, EventCorrectionKind(row.kind))
        value = EventRuleMade(row.value, row.label, row.quote, row.created_at)
        yield _made(clock, (MadeKind.EVENT_RULE, row.document_id, key), value)
    for row in connection.execute(select(tables.own_event)):
        passage = Passage(row.quote, row.prefix or "", row.suffix or "", row.start or 0) if row.quote else None
        value = OwnEventMade(row.label, row.edtf, passage, strings_from_json(row.entities), row.created_at)
        yield _made(clock, (MadeKind.OWN_EVENT, row.document_id, row.key), value)


def _facts(connection: Connection, clock: Clock) -> Iterator[Made]:
    for row in connection.execute(_DOCUMENTS).mappings():
        for kind, value in _facts_of(row).items():
            yield _made(clock, (kind, row["id"], ""), value)
    for row in connection.execute(select(card_tables.card_budget)):
        yield _made(clock, (MadeKind.BUDGET, row.document_id, row.section), BudgetMade(row.cards))


def _facts_of(row: RowMapping) -> dict[MadeKind, MadeValue]:
    span = span_or_none(row["date_start"], row["date_end"])
    return {
        MadeKind.TITLE: TitleMade(row["title"], bool(row["title_own"])),
        MadeKind.DATE: DateMade(date_or_none(row["date"]), DateSource(row["date_source"]), span),
        MadeKind.MODE: ModeMade(None if row["mode"] is None else Mode(row["mode"])),
        MadeKind.POSITION: PositionMade(row["position"], row["text_sha256"]),
    }


def _made(clock: Clock, part: Part, value: MadeValue) -> Made:
    return Made(*part, clock.get(part, 0), value)
