"""Writes what a merge decided. Rows of a document that comes with the pack are not part of the undo step.

That step shows or hides the document with everything that hangs on it, whatever an analysis makes of it later. In
a document that was there before, each row is undone by itself; new cards are put there cold (kept back), and the step
warms them up, so that an analysis in between does not stand in the way of undoing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import and_, delete, func, select, update

from studyapp.domain.analysis import Tier
from studyapp.domain.anchoring import Haystack
from studyapp.domain.card import CardState
from studyapp.domain.document import DateSource
from studyapp.domain.merge import MaterialKind, Part
from studyapp.domain.pack_items import (
    annotation_of,
    card_of,
    date_of,
    event_rule_of,
    own_event_of,
    rule_of,
)
from studyapp.domain.selector import Selector
from studyapp.store import annotation_tables, tables
from studyapp.store.card_rows import memory_values, notes_to_json, wording_values
from studyapp.store.values import strings_to_json, to_ms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, Table

    from studyapp.domain.card import Wording
    from studyapp.domain.document import DocumentId
    from studyapp.domain.merge import Item, Merged
    from studyapp.domain.pack import PackCard
    from studyapp.domain.schedule import Memory
    from studyapp.store.values import Row, Value

_c, _w, _k, _m = tables.card.c, tables.wording.c, tables.correction.c, tables.memory.c


class Writer(Protocol):
    """What a `history.Journal` can do."""

    def insert(self, table: Table, values: Mapping[str, Value]) -> int:
        """Add a row."""
        ...

    def update(self, table: Table, key: Mapping[str, Value], values: Mapping[str, Value]) -> bool:
        """Change columns of a row."""
        ...

    def delete(self, table: Table, key: Mapping[str, Value]) -> bool:
        """Take a row away."""
        ...


class Unrecorded:
    """Writes without a journal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def insert(self, table: Table, values: Mapping[str, Value]) -> int:
        """Add a row."""
        return int(self._connection.execute(table.insert(), dict(values)).lastrowid or 0)

    def update(self, table: Table, key: Mapping[str, Value], values: Mapping[str, Value]) -> bool:
        """Change columns of a row."""
        return self._connection.execute(update(table).where(_is(table, key)).values(dict(values))).rowcount > 0

    def delete(self, table: Table, key: Mapping[str, Value]) -> bool:
        """Take a row away."""
        return self._connection.execute(delete(table).where(_is(table, key))).rowcount > 0


@dataclass(frozen=True, slots=True)
class MaterialWriter:
    """Writes the items of one document.

    Attributes:
        text: the document's present text, in which passages are looked for.
        author: whose marks they are; never "".
        memory: of a card that nobody has seen yet.
    """

    connection: Connection
    writer: Writer
    document_id: DocumentId
    text: str
    author: str
    memory: Memory
    now: datetime

    def write(self, ends: tuple[Merged, ...]) -> None:
        """Bring the rows to where the merge ended."""
        places = _Places(self.text)
        for end in ends:
            if end.result is None and end.mine is None:
                continue
            match end.key.kind:
                case MaterialKind.DOCUMENT:
                    self._write_document(end)
                case MaterialKind.CARD:
                    self._write_card(end, places)
                case MaterialKind.ANNOTATION:
                    self._write_annotation(end, places)
                case MaterialKind.GLOSSARY_RULE:
                    self._write_rule(end)
                case MaterialKind.EVENT_RULE:
                    self._write_event_rule(end)
                case MaterialKind.OWN_EVENT:
                    self._write_own_event(end)

    def _write_document(self, end: Merged) -> None:
        result, mine = end.result, end.mine
        if result is None:
            return
        values: Row = {}
        if mine is None or result.part(Part.TITLE) != mine.part(Part.TITLE):
            values |= {"title": result.part(Part.TITLE), "title_own": 1}
        if mine is None or result.part(Part.DATE) != mine.part(Part.DATE):
            day, given = date_of(result)
            if given:
                values |= {"date": day.isoformat() if day else None, "date_source": DateSource.GIVEN}
        if mine is None or result.part(Part.MODE) != mine.part(Part.MODE):
            values["mode"] = result.part(Part.MODE) or None
        if values:
            self.writer.update(tables.document, {"id": self.document_id}, values)

    def _write_card(self, end: Merged, places: _Places) -> None:
        key: Row = {"id": end.key.id}
        if end.result is None:
            put_back: Row = {"state": CardState.SUGGESTED, "tier": Tier.OFF, "edited": 0}
            self.writer.update(tables.card, key, put_back)
            return
        if end.theirs is None:
            return  # kept as it is
        card, rank = card_of(end.result)
        mine = end.mine
        if mine is None:
            self._add_cold(card, places)
        shown: Row = {"state": card.state, "rank": rank}
        if card.state is not CardState.SUGGESTED:
            shown["tier"] = Tier.AUTO if card.tier is Tier.OFF else card.tier
        if mine is None or end.result.part(Part.WORDING) != mine.part(Part.WORDING):
            shown["edited"] = 1
            if mine is not None:
                shown |= {"wording_revision": self._add_wording(card.wording, card), "type": card.type}
                shown |= places.card_values(card)
        self.writer.update(tables.card, key, shown)
        if card.state is CardState.APPROVED and self._has_no_memory(card):
            self.writer.insert(tables.memory, {"card_id": card.id, **memory_values(self.memory)})

    def _add_cold(self, card: PackCard, places: _Places) -> None:
        cold: Row = {
            "id": card.id,
            "document_id": self.document_id,
            "type": card.type,
            "state": CardState.SUGGESTED,
            "tier": Tier.OFF,
            "rank": 0.0,
            "fact_key": card.fact_key,
            "wording_revision": 1,
            "found_revision": None,
            "edited": 0,
            "own": int(card.own),
            "flag": 0,
            "found": 1,
            "created_at": to_ms(self.now),
            **places.card_values(card),
        }
        self.connection.execute(tables.card.insert(), cold)
        worded: Row = {"card_id": card.id, "revision": 1, **wording_values(card.wording), "created_at": to_ms(self.now)}
        self.connection.execute(tables.wording.insert(), worded)

    def _add_wording(self, wording: Wording, card: PackCard) -> int:
        newest = select(func.max(_w.revision)).where(_w.card_id == card.id)
        revision = int(self.connection.execute(newest).scalar_one()) + 1
        values: Row = {"card_id": card.id, "revision": revision, **wording_values(wording)}
        self.writer.insert(tables.wording, {**values, "created_at": to_ms(self.now)})
        return revision

    def _has_no_memory(self, card: PackCard) -> bool:
        return self.connection.execute(select(_m.card_id).where(_m.card_id == card.id)).first() is None

    def _write_annotation(self, end: Merged, places: _Places) -> None:
        key: Row = {"id": end.key.id}
        table = annotation_tables.annotation
        if end.theirs is None and end.result is not None:
            return
        before = set[str]() if end.mine is None else set(annotation_tags(end.mine))
        after = set[str]() if end.result is None else set(annotation_tags(end.result))
        for tag in sorted(before - after):
            self.writer.delete(annotation_tables.annotation_tag, {"annotation_id": end.key.id, "tag": tag})
        if end.result is None:
            self.writer.delete(table, key)
            return
        mark = annotation_of(end.result)
        values: Row = {"kind": mark.kind, "color": mark.color, "note": mark.note}
        if end.mine is None:
            at = to_ms(self.now)
            head: Row = {"document_id": self.document_id, "author": mark.author or self.author}
            values |= {**head, "created_at": at, "modified_at": at, **places.mark_values(mark.selector)}
            self.writer.insert(table, {**key, **values})
        else:
            self.writer.update(table, key, values)
        for tag in sorted(after - before):
            self.writer.insert(annotation_tables.annotation_tag, {"annotation_id": end.key.id, "tag": tag})

    def _write_rule(self, end: Merged) -> None:
        if not _differs(end):
            return
        if end.mine is not None:
            rule = rule_of(end.mine)
            is_it = [_k.document_id == self.document_id, _k.kind == rule.kind, _k.target == rule.target]
            if end.key.id.split("\t", 2)[2]:
                is_it.append(_k.value == rule.value)
            for row_id in self.connection.execute(select(_k.id).where(*is_it).order_by(_k.id)).scalars().all():
                self.writer.delete(tables.correction, {"id": row_id})
        if end.result is not None:
            rule = rule_of(end.result)
            values: Row = {"kind": rule.kind, "target": rule.target, "value": rule.value}
            head: Row = {"document_id": self.document_id, "created_at": 0}  # before all that the learner corrected
            self.writer.insert(tables.correction, {**head, **values})

    def _write_event_rule(self, end: Merged) -> None:
        if not _differs(end):
            return
        item = end.result or end.mine
        if item is None:
            return
        rule = event_rule_of(item)
        key: Row = {"document_id": self.document_id, "target": rule.target, "kind": rule.kind}
        if end.mine is not None:
            self.writer.delete(tables.event_correction, key)
        if end.result is not None:
            values: Row = {"value": rule.value, "label": rule.label, "quote": rule.quote}
            self.writer.insert(tables.event_correction, {**key, **values, "created_at": to_ms(self.now)})

    def _write_own_event(self, end: Merged) -> None:
        if not _differs(end):
            return
        key: Row = {"document_id": self.document_id, "key": end.key.id}
        if end.mine is not None:
            self.writer.delete(tables.own_event, key)
        if end.result is None:
            return
        event = own_event_of(end.result)
        passage = event.passage
        values: Row = {
            "label": event.label,
            "edtf": event.edtf,
            "quote": passage.quote if passage else None,
            "prefix": passage.prefix if passage else None,
            "suffix": passage.suffix if passage else None,
            "start": passage.start if passage else None,
            "entities": strings_to_json(event.entities),
            "created_at": to_ms(self.now),
        }
        self.writer.insert(tables.own_event, {**key, **values})


class _Places:
    """Finds passages of the pack's text in the library's; the haystack is made only where they differ."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._haystack: Haystack | None = None

    def mark_values(self, selector: Selector) -> Row:
        """Return the columns that place an annotation."""
        found = self._found(selector)
        kept = selector if found is None else found
        return {
            "quote": kept.quote,
            "prefix": kept.prefix,
            "suffix": kept.suffix,
            "start": kept.start,
            "end": kept.end,
            "orphaned": int(found is None),
        }

    def card_values(self, card: PackCard) -> Row:
        """Return the columns that prove a card; one whose passage is not there has no place."""
        found = self._found(card.source)
        kept = card.source if found is None else found
        moved = 0 if found is None else found.start - card.source.start
        answer = card.answer_span if found is not None and kept.quote == card.source.quote else None
        placed = found is not None and moved == 0
        return {
            "source_start": None if found is None else found.start,
            "source_end": None if found is None else found.end,
            "quote": kept.quote,
            "prefix": kept.prefix,
            "suffix": kept.suffix,
            "answer_start": None if answer is None else answer.start + moved,
            "answer_end": None if answer is None else answer.end + moved,
            "option_notes": notes_to_json(card.option_notes if placed else ()),
        }

    def _found(self, selector: Selector) -> Selector | None:
        if selector.reproduces(self._text):
            return selector
        if self._haystack is None:
            self._haystack = Haystack(self._text)
        span = self._haystack.anchor(selector).span
        return None if span is None else Selector.of(span, self._text)


def annotation_tags(item: Item) -> tuple[str, ...]:
    """Return the tags of a mark's item."""
    return annotation_of(item).tags


def _differs(end: Merged) -> bool:
    if end.result is None or end.mine is None:
        return end.result is not end.mine
    return end.result.part(Part.VALUE) != end.mine.part(Part.VALUE)


def _is(table: Table, key: Mapping[str, Value]) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in key.items()))
