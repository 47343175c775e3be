"""What a person corrected on the timeline: rules that are applied to the events each time these are read.

A rule names its event by key, which is made of the event's content. Where a better model words or dates the event
otherwise, the rule finds it again by the passage that proved it, and a label that shares half of its words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from studyapp.domain.analysis import EventKey, Precision, digest, fold
from studyapp.domain.calendar import NOWHERE, day_number, interval_of_edtf
from studyapp.domain.event import Event
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from studyapp.domain.analysis import EntityKey
    from studyapp.domain.calendar import Interval

OWN_RANK: Final = 1.0
"""What a person took the trouble to write comes first."""
_LIKENESS: Final = 0.5
_CONTEXT: Final = 32
"""Code points on either side of a passage that tell it from the same words elsewhere."""


class EventCorrectionKind(StrEnum):
    """What a person can do to an event."""

    DATE = "date"
    RENAME = "rename"
    HIDE = "hide"
    MAIN = "main"


@dataclass(frozen=True, slots=True)
class EventCorrection:
    """One rule; of one kind an event has one rule, and where several lead to it the last one counts.

    Attributes:
        target: the key of the event when it was corrected.
        value: EDTF ("" for no date), the new label, or "1" or "" for HIDE and MAIN.
        label: the label with which the event was found, "" for an own event.
        quote: the passage that proved it, "" for an own event.
    """

    kind: EventCorrectionKind
    target: EventKey
    value: str
    label: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that is found again after the text was changed elsewhere: its words, what stands around, and where."""

    quote: str
    prefix: str
    suffix: str
    start: int

    @staticmethod
    def of(span: Span, text: str) -> Passage:
        """Take the passage down."""
        before, behind = text[max(0, span.start - _CONTEXT) : span.start], text[span.end : span.end + _CONTEXT]
        return Passage(span.of(text), before, behind, span.start)

    def span_in(self, text: str) -> Span | None:
        """Return where the passage stands now; None where it is gone, or stands in several places alike."""
        here = text[max(0, self.start - len(self.prefix)) : self.start + len(self.quote) + len(self.suffix)]
        if here == self.prefix + self.quote + self.suffix:
            return Span(self.start, self.start + len(self.quote))
        for before, behind in ((self.prefix, self.suffix), (self.prefix, ""), ("", self.suffix), ("", "")):
            words = before + self.quote + behind
            if text.count(words) == 1:
                start = text.index(words) + len(before)
                return Span(start, start + len(self.quote))
        return None


@dataclass(frozen=True, slots=True)
class OwnEvent:
    """An event that a person wrote.

    Attributes:
        edtf: "" where it has no date.
        entities: keys of glossary entries.
    """

    key: EventKey
    label: str
    edtf: str
    passage: Passage | None = None
    entities: tuple[EntityKey, ...] = ()


def own_key(label: str, edtf: str, quote: str, taken: Iterable[EventKey]) -> EventKey:
    """Return the key of an own event: by content, with "-2", "-3" … where the same was written before."""
    key = EventKey("o" + digest(fold(label), edtf, quote))
    used, number, free = set(taken), 1, key
    while free in used:
        number += 1
        free = EventKey(f"{key}-{number}")
    return free


def own_event(written: OwnEvent, text: str, names: Iterable[tuple[EntityKey, str]] = ()) -> Event:
    """Return the event that a person wrote, as the timeline shows it. Raises ValueError for EDTF of no calendar."""
    interval = interval_of(written.edtf)
    span = written.passage.span_in(text) if written.passage else None
    return Event(
        key=written.key,
        edtf=interval.edtf,
        earliest=interval.earliest,
        latest=interval.latest,
        precision=interval.precision,
        label=written.label,
        expression="",
        derivation="",
        proofs=(span,) if span else (),
        entities=tuple(names),
        rank=OWN_RANK,
        main=True,
        own=True,
    )


def corrected_events(events: Iterable[Event], rules: Iterable[EventCorrection], text: str) -> tuple[Event, ...]:
    """Return the events with the rules applied, by time, undated last.

    A rule whose event is not among them does nothing; it is kept, and works again when the event comes back (see
    `standing`).
    """
    before = tuple(events)
    after = {event.key: event for event in before}
    for rule, event in resolved(before, rules, text):
        after[event.key] = _changed(after[event.key], rule)
    return tuple(sorted((_with_found(after[event.key], event) for event in before), key=_place))


def standing(events: Sequence[Event], rules: Sequence[EventCorrection], text: str) -> tuple[Event, ...]:
    """Return what stands in for events that a person dated, named or called a main one, and that are not found now.

    Another mode or a better model may find the event no more; what the person said of it stays on the timeline as long
    as its passage stands in the text. Rules that only hide or play down need no event.
    """
    found = {rule for rule, _ in resolved(events, rules, text)}
    kept: list[Event] = []
    for rule in rules:
        says = rule.value != "" and rule.kind is not EventCorrectionKind.HIDE
        start = text.find(rule.quote) if rule.quote and rule.label else -1
        if says and start >= 0 and rule not in found and not resolved(kept, (rule,), text):
            proof = Span(start, start + len(rule.quote))
            kept.append(
                Event(
                    key=rule.target,
                    edtf="",
                    earliest=None,
                    latest=None,
                    precision=Precision.UNKNOWN,
                    label=rule.label,
                    expression="",
                    derivation="",
                    proofs=(proof,),
                    entities=(),
                    rank=OWN_RANK,
                    main=True,
                )
            )
    return tuple(kept)


def resolved(
    events: Sequence[Event], rules: Iterable[EventCorrection], text: str
) -> tuple[tuple[EventCorrection, Event], ...]:
    """Return each rule with the event it is about, in the order of the rules; `events` are as they were found."""
    by_key = {key: event for event in events for key in (event.key, *event.keys)}
    by_quote: dict[str, list[Event]] = {}
    found: list[tuple[EventCorrection, Event]] = []
    for rule in rules:
        event = by_key.get(rule.target)
        if event is None and rule.quote:
            if not by_quote:
                by_quote = _by_quote(events, text)
            event = _likest(rule, by_quote.get(_words_alone(rule.quote), ()))
        if event is not None:
            found.append((rule, event))
    return tuple(found)


def value_of(kind: EventCorrectionKind, event: Event) -> str:
    """Return what a rule of this kind would have to say to leave the event as it is."""
    match kind:
        case EventCorrectionKind.DATE:
            return event.edtf
        case EventCorrectionKind.RENAME:
            return event.label
        case EventCorrectionKind.HIDE:
            return "1" if event.hidden else ""
        case EventCorrectionKind.MAIN:
            return "1" if event.main else ""


def interval_of(edtf: str) -> Interval:
    """Return the days of an EDTF date; NOWHERE for "". Raises ValueError for what cannot be read."""
    return interval_of_edtf(edtf) if edtf else NOWHERE


def _changed(event: Event, rule: EventCorrection) -> Event:
    match rule.kind:
        case EventCorrectionKind.DATE:
            return _dated(event, rule.value)
        case EventCorrectionKind.RENAME:
            return replace(event, label=rule.value)
        case EventCorrectionKind.HIDE:
            return replace(event, hidden=bool(rule.value))
        case EventCorrectionKind.MAIN:
            return replace(event, main=bool(rule.value))


def _dated(event: Event, edtf: str) -> Event:
    try:
        interval = interval_of(edtf)
    except ValueError:
        return event  # a newer program wrote it
    return replace(
        event,
        edtf=interval.edtf,
        earliest=interval.earliest,
        latest=interval.latest,
        precision=interval.precision if edtf else Precision.UNKNOWN,
    )


def _with_found(now: Event, before: Event) -> Event:
    return now if now == before else replace(now, found=before)


def _by_quote(events: Sequence[Event], text: str) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in events:
        for quote in dict.fromkeys(_words_alone(proof.of(text)) for proof in event.proofs):
            found.setdefault(quote, []).append(event)
    return found


def _likest(rule: EventCorrection, candidates: Sequence[Event]) -> Event | None:
    likeness = [(_likeness(rule.label, event.label), event) for event in candidates if not event.own]
    best = max(likeness, key=lambda pair: (pair[0], pair[1].rank), default=None)
    return best[1] if best is not None and best[0] >= _LIKENESS else None


def _likeness(one: str, other: str) -> float:
    """Return the share of words that two labels have in common, 0..1 (Jaccard)."""
    first, second = set(fold(one).split()), set(fold(other).split())
    return len(first & second) / max(1, len(first | second))


def _words_alone(text: str) -> str:
    return " ".join(text.split())


def _place(event: Event) -> tuple[int, int, int, float]:
    first, last = event.earliest or event.latest, event.latest or event.earliest
    if first is None or last is None:
        return (1, 0, 0, -event.rank)
    return (0, day_number(first), day_number(last), -event.rank)
