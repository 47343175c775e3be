"""The timeline: what was found, told once for each event, with the names as a person corrected them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.domain.document import Span
from studyapp.domain.entity import CorrectionKind, corrected
from studyapp.domain.event import Event

if TYPE_CHECKING:
    from studyapp.domain.analysis import EntityKey, EventFinding, EventKey
    from studyapp.domain.document import DocumentId
    from studyapp.store.timeline import FoundEvents, TimelineStore

type _Names = dict[EntityKey, tuple[EntityKey, str]]


class Timeline:
    """Reads the timeline of a document."""

    def __init__(self, store: TimelineStore) -> None:
        self._store = store

    def events(self, document_id: DocumentId) -> tuple[Event, ...]:
        """Return all events by time, undated last; `main` marks those that are shown by default.

        What the text tells several times is one event with several proofs, the best one first. Entities bear their
        corrected names; hidden ones are left out. Raises UnknownDocumentError.
        """
        found = self._store.found(document_id)
        names = _shown_names(found)
        told: dict[EventKey, list[EventFinding]] = {}
        for finding in found.events:
            told.setdefault(finding.event_key, []).append(finding)
        for findings in told.values():
            findings.sort(key=lambda finding: (-finding.rank, finding.start))
        return tuple(_joined(told[f.event_key], found, names) for f in found.events if told[f.event_key][0] is f)


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
    )
