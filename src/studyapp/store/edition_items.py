"""Leads everything that hangs on passages of a document from its old text to a new one, inside one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, select

from studyapp.domain.anchoring import Anchored, Fate, Haystack
from studyapp.domain.card import CardState
from studyapp.domain.edition_report import EditionItem, ItemKind
from studyapp.domain.event_corrections import Passage
from studyapp.domain.likeness import plain
from studyapp.domain.selector import Selector
from studyapp.domain.span import Span
from studyapp.store import tables
from studyapp.store.annotations import read_annotations, update_annotation
from studyapp.store.card_rows import notes_from_json, notes_to_json
from studyapp.store.findings import read_entities

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from studyapp.domain.document import DocumentId
    from studyapp.domain.edition import Edition
    from studyapp.store.history import Journal
    from studyapp.store.values import Row, Value

_c, _w, _o, _r, _k = (
    tables.card.c,
    tables.wording.c,
    tables.own_event.c,
    tables.event_correction.c,
    tables.correction.c,
)
_CARDS = (
    select(tables.card, _w.prompt)
    .select_from(tables.card.outerjoin(tables.wording, and_(_w.card_id == _c.id, _w.revision == _c.wording_revision)))
    .where(_c.document_id == bindparam("id"))
    .order_by(_c.source_start, _c.id)
)
_OWN_EVENTS = select(tables.own_event).where(_o.document_id == bindparam("id"), _o.quote.is_not(None)).order_by(_o.key)
_RULES = select(tables.event_correction).where(_r.document_id == bindparam("id"), _r.quote != "").order_by(_r.target)
_CORRECTIONS = select(_k.target, _k.value).where(_k.document_id == bindparam("id")).order_by(_k.created_at, _k.id)
_KEPT_STATES = frozenset({CardState.APPROVED, CardState.SUSPENDED})
_STANDS = frozenset({Fate.SAME, Fate.MOVED})


class Mover:
    """Places passages of one document in its new text, and tells what became of each."""

    def __init__(self, connection: Connection, journal: Journal, document_id: DocumentId, edition: Edition) -> None:
        self._connection = connection
        self._journal = journal
        self._document_id = document_id
        self._edition = edition
        self._haystack = Haystack(edition.new)

    def move_everything(self) -> tuple[EditionItem, ...]:
        """Write the new places; items that a person should hear of are returned in the order of the old text."""
        return (
            *self._annotations(),
            *self._cards(),
            *self._own_events(),
            *self._event_rules(),
            *self._glossary_rules(),
        )

    def _annotations(self) -> list[EditionItem]:
        items: list[EditionItem] = []
        for annotation in read_annotations(self._connection, self._document_id):
            placed = self._placed(annotation.span, annotation.selector)
            selector = Selector.of(placed.span, self._edition.new) if placed.span else annotation.selector
            update_annotation(self._journal, annotation, replace(annotation, span=placed.span, selector=selector))
            items.append(
                self._item(ItemKind.ANNOTATION, annotation.id, annotation.note, annotation.selector.quote, placed)
            )
        return items

    def _cards(self) -> list[EditionItem]:
        items: list[EditionItem] = []
        for row in self._connection.execute(_CARDS, {"id": self._document_id}).mappings().all():
            source = None if row["source_start"] is None else Span(row["source_start"], row["source_end"])
            selector = Selector(row["quote"], row["prefix"], row["suffix"], row["source_start"] or 0, 0)
            placed = self._placed(source, selector)
            values, answered = self._card_values(row, placed)
            self._journal.update(tables.card, {"id": row["id"]}, values)
            if placed.fate in _STANDS and not answered:
                placed = replace(placed, fate=Fate.CHANGED)
            if row["state"] in _KEPT_STATES or ((row["edited"] or row["own"]) and row["state"] != CardState.REJECTED):
                items.append(self._item(ItemKind.CARD, row["id"], row["prompt"] or "", row["quote"], placed))
        return items

    def _card_values(self, row: RowMapping, placed: Anchored) -> tuple[Row, bool]:
        """Return the columns of the card's place, and whether its answer still stands there word for word."""
        notes = [
            replace(note, span=self._edition.place(note.span).span) if note.span else note
            for note in notes_from_json(row["option_notes"])
        ]
        kept = [
            note
            for note, old in zip(notes, notes_from_json(row["option_notes"]), strict=True)
            if note.span or not old.span
        ]
        values: Row = {"option_notes": notes_to_json(tuple(kept))} if row["option_notes"] else {}
        values |= {"source_start": None, "source_end": None, "answer_start": None, "answer_end": None}
        if placed.span is None:
            return values, False
        values |= placed_values(placed.span, self._edition.new)
        if row["answer_start"] is None:
            return values, True
        answer = self._edition.place(Span(row["answer_start"], row["answer_end"]))
        if answer.span is not None and answer.span.overlaps(placed.span):
            values |= {"answer_start": answer.span.start, "answer_end": answer.span.end}
        return values, answer.fate in _STANDS

    def _own_events(self) -> list[EditionItem]:
        items: list[EditionItem] = []
        for row in self._connection.execute(_OWN_EVENTS, {"id": self._document_id}).mappings().all():
            passage = Passage(row["quote"], row["prefix"] or "", row["suffix"] or "", row["start"] or 0)
            end = passage.start + len(passage.quote)
            selector = Selector(passage.quote, passage.prefix, passage.suffix, passage.start, end)
            placed = self._placed(passage.span_in(self._edition.old), selector)
            if placed.span is not None:
                key: Row = {"document_id": self._document_id, "key": row["key"]}
                self._journal.update(tables.own_event, key, passage_values(placed.span, self._edition.new))
            items.append(self._item(ItemKind.EVENT, row["key"], row["label"], passage.quote, placed))
        return items

    def _event_rules(self) -> list[EditionItem]:
        """A rule finds its event by the passage that proved it: it must be told that passage's new words."""
        items: dict[str, EditionItem] = {}
        for row in self._connection.execute(_RULES, {"id": self._document_id}).mappings().all():
            quote: str = row["quote"]
            at = self._edition.old.find(quote)
            if at < 0:
                placed = self._haystack.anchor(Selector(quote, "", "", 0, len(quote)))
            else:
                placed = self._edition.place(Span(at, at + len(quote)))
            if placed.span is not None:
                key: Row = {name: row[name] for name in ("document_id", "target", "kind")}
                words = placed.span.of(self._edition.new)
                self._journal.update(tables.event_correction, key, {"quote": words})
            item = self._item(ItemKind.EVENT_CORRECTION, row["target"], row["label"], quote, placed)
            items.setdefault(row["target"], item)
        return list(items.values())

    def _glossary_rules(self) -> list[EditionItem]:
        """Corrections hang on names, not on places: one whose name is gone waits until it comes back."""
        rules = self._connection.execute(_CORRECTIONS, {"id": self._document_id}).all()
        if not rules:
            return []
        names = {
            entity.key: (entity.name, *entity.aliases)
            for entity in read_entities(self._connection, self._document_id, with_mentions=False)
        }
        text = plain(self._edition.new).casefold()
        items: list[EditionItem] = []
        for target in dict.fromkeys(rule.target for rule in rules):
            known = names.get(target)
            if known is not None:
                stands = any(plain(name).casefold() in text for name in known)
                fate = Anchored(Fate.SAME if stands else Fate.GONE, None, 1.0 if stands else 0.0)
                item = self._item(ItemKind.GLOSSARY_CORRECTION, target, known[0], known[0], fate)
                items.append(replace(item, settled=True))
        return items

    def _placed(self, span: Span | None, selector: Selector) -> Anchored:
        return self._haystack.anchor(selector) if span is None else self._edition.place(span)

    def _item(self, kind: ItemKind, item_id: str, label: str, before: str, placed: Anchored) -> EditionItem:
        after = placed.span.of(self._edition.new) if placed.span else ""
        return EditionItem(kind, item_id, label, placed.fate, before, after, placed.span, placed.score)


def placed_values(span: Span, text: str) -> Row:
    """Return the columns of a card that hold its passage."""
    selector = Selector.of(span, text)
    return {
        "source_start": span.start,
        "source_end": span.end,
        "quote": selector.quote,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
    }


def passage_values(span: Span, text: str) -> dict[str, Value]:
    """Return the columns of an own event that hold its passage."""
    passage = Passage.of(span, text)
    return {"quote": passage.quote, "prefix": passage.prefix, "suffix": passage.suffix, "start": passage.start}
