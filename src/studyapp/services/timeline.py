"""The timeline: what was found, told once for each event, as a person corrected it. A correction is one undoable step.

Dates are given in words or EDTF, as `domain.date_input` reads them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.domain.changes import NO_CHANGES, Changes
from studyapp.domain.date_input import read_date
from studyapp.domain.entity import CorrectionKind, corrected
from studyapp.domain.errors import BadEdit, BadEditError, UnknownEventError
from studyapp.domain.event import Event
from studyapp.domain.event_corrections import (
    EventCorrection,
    EventCorrectionKind,
    OwnEvent,
    Passage,
    corrected_events,
    own_event,
    own_key,
    resolved,
    standing,
    value_of,
)
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from studyapp.domain.analysis import EntityKey, EventFinding, EventKey
    from studyapp.domain.document import DocumentId
    from studyapp.domain.ports import Clock
    from studyapp.store.timeline import FoundEvents, TimelineStore

type _Names = dict[EntityKey, tuple[EntityKey, str]]


class Timeline:
    """Everything that can be done with events.

    Every method that takes a key raises UnknownEventError when `events` has no such event, and returns NO_CHANGES when
    the event is as wanted already. What leads back to how the event was found takes the correction away.
    """

    def __init__(self, store: TimelineStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def events(self, document_id: DocumentId) -> tuple[Event, ...]:
        """Return all events by time, undated last; `main` marks those that are shown by default.

        What the text tells several times is one event with several proofs, the best one first. Entities bear their
        corrected names; hidden ones are left out. Hidden events are among them, and say so, and those that a person
        wrote. Raises UnknownDocumentError.
        """
        found = self._store.found(document_id)
        return corrected_events(_found_events(found), found.rules, found.text)

    def set_date(self, document_id: DocumentId, key: EventKey, words: str) -> Changes:
        """Give the event another date; "" says that it has none. Raises BadEditError for what cannot be read."""
        return self._correct("timeline.date", document_id, key, EventCorrectionKind.DATE, _edtf(words))

    def rename(self, document_id: DocumentId, key: EventKey, label: str) -> Changes:
        """Give the event another label. Raises BadEditError when it is blank."""
        return self._correct("timeline.rename", document_id, key, EventCorrectionKind.RENAME, _label(label))

    def hide(self, document_id: DocumentId, key: EventKey, hidden: bool) -> Changes:
        """Put the event out of sight, or back."""
        name = "timeline.hide" if hidden else "timeline.show"
        return self._correct(name, document_id, key, EventCorrectionKind.HIDE, "1" if hidden else "")

    def set_main(self, document_id: DocumentId, key: EventKey, main: bool) -> Changes:
        """Count the event among the main ones, or not."""
        return self._correct("timeline.main", document_id, key, EventCorrectionKind.MAIN, "1" if main else "")

    def add(self, document_id: DocumentId, label: str, words: str, *, passage: Span | None = None) -> Changes:
        """Add an event of the learner's own, linked to the entities of its passage.

        Raises BadEditError when the label is blank or the date cannot be read; "" is no date.
        """
        label, edtf = _label(label), _edtf(words)
        found = self._store.found(document_id, with_mentions=passage is not None)
        span = _trimmed(passage, found.text) if passage is not None else None
        quote = span.of(found.text) if span else ""
        written = OwnEvent(
            own_key(label, edtf, quote, (own.key for own in found.own)),
            label,
            edtf,
            Passage.of(span, found.text) if span else None,
            _mentioned(found, span) if span else (),
        )
        return self._store.add("timeline.add", document_id, written, self._clock())

    def remove(self, document_id: DocumentId, key: EventKey) -> Changes:
        """Take an event of the learner's own away; NO_CHANGES for one that was found, which can only be hidden."""
        event = _event(self.events(document_id), key)
        return self._store.remove("timeline.remove", document_id, key, self._clock()) if event.own else NO_CHANGES

    def restore(self, document_id: DocumentId, key: EventKey) -> Changes:
        """Take every correction of the event back."""
        found = self._store.found(document_id)
        events = _found_events(found)
        _event(events, key)
        rules = [rule for rule, event in resolved(events, found.rules, found.text) if event.key == key]
        return self._store.correct("timeline.restore", document_id, rules, None, self._clock())

    def _correct(
        self, name: str, document_id: DocumentId, key: EventKey, kind: EventCorrectionKind, value: str
    ) -> Changes:
        found = self._store.found(document_id)
        events = _found_events(found)
        shown = _event(corrected_events(events, found.rules, found.text), key)
        if value_of(kind, shown) == value:
            return NO_CHANGES
        before = shown.found or shown
        quote = "" if before.own or not before.proofs else before.proofs[0].of(found.text)
        rule = EventCorrection(kind, key, value, "" if before.own else before.label, quote)
        kept = rule if value_of(kind, before) != value else None
        earlier = [
            old
            for old, event in resolved(events, found.rules, found.text)
            if event.key == key and old.kind is kind and (kept is None or old.target != key)
        ]
        return self._store.correct(name, document_id, earlier, kept, self._clock())


def _edtf(words: str) -> str:
    interval = read_date(words)
    if interval is None:
        raise BadEditError(BadEdit.UNREADABLE_DATE)
    return interval.edtf


def _label(text: str) -> str:
    label = " ".join(text.split())
    if not label:
        raise BadEditError(BadEdit.EMPTY_NAME)
    return label


def _trimmed(span: Span, text: str) -> Span | None:
    """Leave out white space at either end, and what lies outside the text; None where nothing is left."""
    start, end = max(0, span.start), min(span.end, len(text))
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Span(start, end) if start < end else None


def _mentioned(found: FoundEvents, span: Span) -> tuple[EntityKey, ...]:
    return tuple(
        entity.key
        for entity in found.entities
        if any(span.start <= mention.start and mention.end <= span.end for mention in entity.mentions)
    )


def _event(events: tuple[Event, ...], key: EventKey) -> Event:
    for event in events:
        if event.key == key:
            return event
    raise UnknownEventError(key)


def _found_events(found: FoundEvents) -> tuple[Event, ...]:
    """Return what was found, what a person wrote, and what stands in for lost ones; without corrections of events."""
    names = _shown_names(found)
    told: dict[EventKey, list[EventFinding]] = {}
    for finding in found.events:
        told.setdefault(finding.event_key, []).append(finding)
    for findings in told.values():
        findings.sort(key=lambda finding: (-finding.rank, finding.start))
    joined = [_joined(told[f.event_key], found, names) for f in found.events if told[f.event_key][0] is f]
    own = [
        own_event(written, found.text, dict.fromkeys(names[key] for key in written.entities if key in names))
        for written in found.own
    ]
    events = (*joined, *own)
    return (*events, *standing(events, found.rules, found.text))


def _shown_names(found: FoundEvents) -> _Names:
    """Map each found entity to the entry that shows it; a merged one is recognised by its mentions."""
    entries = corrected(found.entities, found.corrections, found.text)
    by_key = {entry.key: entry for entry in entries}
    merges = any(rule.kind is CorrectionKind.MERGE for rule in found.corrections)
    by_mention = {(m.start, m.end): entry for entry in entries for m in entry.mentions} if merges else {}
    names: _Names = {}
    for finding in found.entities:
        mention = next(((m.start, m.end) for m in finding.mentions), None)
        entry = by_key.get(finding.key) or (by_mention.get(mention) if mention else None)
        if entry is not None and not entry.hidden:
            names[finding.key] = (entry.key, entry.name)
    return names


def _joined(best_first: list[EventFinding], found: FoundEvents, names: _Names) -> Event:
    lead = best_first[0]
    index = lead.time_expression
    expression = None if index is None else found.time_expressions[index]
    keys = dict.fromkeys(key for finding in best_first for key in finding.entities)
    return Event(
        key=lead.key,
        edtf=lead.edtf,
        earliest=lead.earliest,
        latest=lead.latest,
        precision=lead.precision,
        label=lead.label,
        expression="" if expression is None else found.text[expression.start : expression.end],
        derivation=lead.derivation,
        proofs=tuple(Span(finding.start, finding.end) for finding in best_first),
        entities=tuple(dict.fromkeys(names[key] for key in keys if key in names)),
        rank=lead.rank,
        main=any(finding.main for finding in best_first),
        keys=tuple(finding.key for finding in best_first),
    )
