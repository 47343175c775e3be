"""Notes when a person decides about marks, labels, corrections, own events and what they said about a document.

A moment never lies before the one that was noted already, so that what was decided last is the latest on a machine
whose clock is slow, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from studyapp.domain.annotation import tag_key
from studyapp.domain.entity import Correction, CorrectionKind
from studyapp.domain.event_corrections import EventCorrectionKind
from studyapp.domain.made import MARK_PARTS, MadeKind, event_rule_part, line_part, rule_part, tag_part
from studyapp.store import annotation_tables, card_tables, exchange_tables, tables
from studyapp.store.values import to_ms

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import Table

    from studyapp.domain.analysis import EntityKey
    from studyapp.store.values import Row, Value

    type Part = tuple[MadeKind, str, str]
    type Change = tuple[Table, Mapping[str, Value], Row | None, Row | None]

TAKE_IN: Final = "machines.take_in"
"""The step in which a machine takes in what another one knows."""

_NOT_DECIDED: Final = frozenset({TAKE_IN, "edition.open", "pack.install", "pack.update", "pack.remove"})
"""Steps whose rows nobody decided about one by one."""


def note_made(driver: sqlite3.Connection, name: str, changes: Iterable[Change], now: datetime, *, again: bool) -> None:
    """Note the moment for every part that the step `name` changed, given as (table, key, before, after).

    `again` says that rows come back as they were, by undoing or redoing: then a mark that comes back is decided about,
    not what is in it, which another machine may know better.
    """
    if name in _NOT_DECIDED:
        return
    relevant = [change for change in changes if change[0].name in _PARTS]
    if not relevant:
        return
    came = {str(key["id"]) for table, key, before, _ in relevant if table is _MARKS and before is None}
    went = {str(key["id"]) for table, key, _, after in relevant if table is _MARKS and after is None}
    at = to_ms(now)
    known = dict.fromkeys(part for change in relevant for part in _PARTS[change[0].name](*change[1:]))
    for kind, document_id, key in known:
        mark = key.partition("\x1f")[0]
        if kind is MadeKind.TAG and mark in went:
            continue
        kept = again and mark in came and (kind is MadeKind.TAG or kind in MARK_PARTS)
        driver.execute(_FIRST if kept else _NOTE, (kind.value, document_id, key, at))


def note_position(driver: sqlite3.Connection, document_id: str, now: datetime) -> None:
    """Note that the learner read on."""
    driver.execute(_NOTE, (MadeKind.POSITION.value, document_id, "", to_ms(now)))


def _mark_parts(key: Mapping[str, Value], before: Row | None, after: Row | None) -> Iterator[Part]:
    mark = str(key["id"])
    yield MadeKind.MARK, "", mark
    if after is None:
        return
    for kind, columns in _MARK_COLUMNS.items():
        if before is None or not columns.isdisjoint(after):
            yield kind, "", mark


def _tag_parts(key: Mapping[str, Value], _before: Row | None, _after: Row | None) -> Iterator[Part]:
    yield MadeKind.MARK, "", str(key["annotation_id"])
    yield MadeKind.TAG, "", tag_part(str(key["annotation_id"]), tag_key(str(key["tag"])))


def _label_parts(key: Mapping[str, Value], _before: Row | None, _after: Row | None) -> Iterator[Part]:
    yield MadeKind.LABEL, "", str(key["color"])


def _rule_parts(_key: Mapping[str, Value], before: Row | None, after: Row | None) -> Iterator[Part]:
    row = before or after or {}
    if before is not None and after is not None:
        return  # a correction is never changed
    yield MadeKind.GLOSSARY_RULE, str(row["document_id"]), rule_key_of(row)


def _event_rule_parts(key: Mapping[str, Value], _before: Row | None, _after: Row | None) -> Iterator[Part]:
    part = event_rule_part(str(key["target"]), EventCorrectionKind(str(key["kind"])))
    yield MadeKind.EVENT_RULE, str(key["document_id"]), part


def _own_event_parts(key: Mapping[str, Value], _before: Row | None, _after: Row | None) -> Iterator[Part]:
    yield MadeKind.OWN_EVENT, str(key["document_id"]), str(key["key"])


def _document_parts(key: Mapping[str, Value], before: Row | None, after: Row | None) -> Iterator[Part]:
    if before is None or after is None:
        return
    for kind, columns in _DOCUMENT_COLUMNS.items():
        if not columns.isdisjoint(after):
            yield kind, str(key["id"]), ""


def _budget_parts(key: Mapping[str, Value], _before: Row | None, _after: Row | None) -> Iterator[Part]:
    yield MadeKind.BUDGET, str(key["document_id"]), str(key["section"])


def _line_parts(key: Mapping[str, Value], _before: Row | None, _after: Row | None) -> Iterator[Part]:
    yield MadeKind.LINE, "", line_part(str(key["card_id"]), cast("int", key["at"]))


def rule_key_of(row: Mapping[str, Value]) -> str:
    """Return the part's key of a row of `correction`."""
    rule = Correction(CorrectionKind(str(row["kind"])), cast("EntityKey", str(row["target"])), str(row["value"]))
    return rule_part(rule, cast("int", row["created_at"]))


_MARKS = annotation_tables.annotation
_MARK_COLUMNS: Mapping[MadeKind, frozenset[str]] = {
    MadeKind.LOOK: frozenset({"kind", "color"}),
    MadeKind.NOTE: frozenset({"note"}),
    MadeKind.PLACE: frozenset({"quote", "prefix", "suffix", "start", "end", "orphaned"}),
}
_DOCUMENT_COLUMNS: Mapping[MadeKind, frozenset[str]] = {
    MadeKind.TITLE: frozenset({"title", "title_own"}),
    MadeKind.DATE: frozenset({"date", "date_source"}),
    MadeKind.MODE: frozenset({"mode"}),
}
_PARTS: Mapping[str, Callable[[Mapping[str, Value], Row | None, Row | None], Iterator[Part]]] = {
    _MARKS.name: _mark_parts,
    annotation_tables.annotation_tag.name: _tag_parts,
    annotation_tables.color_label.name: _label_parts,
    tables.correction.name: _rule_parts,
    tables.event_correction.name: _event_rule_parts,
    tables.own_event.name: _own_event_parts,
    tables.document.name: _document_parts,
    card_tables.card_budget.name: _budget_parts,
    exchange_tables.foreign_line.name: _line_parts,
}
_INSERT = (
    "INSERT INTO made_clock (kind, document_id, key, at) VALUES (?, ?, ?, ?) ON CONFLICT (kind, document_id, key) "
)
_NOTE = _INSERT + "DO UPDATE SET at = max(excluded.at, at + 1)"
_FIRST = _INSERT + "DO NOTHING"
