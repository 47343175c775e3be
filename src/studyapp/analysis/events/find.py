"""Finds the events of a document: clauses with a time, ranked, linked to entities, the same event under one key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from studyapp.analysis.events.clauses import Clause, clauses, covering
from studyapp.analysis.events.labels import label_of
from studyapp.analysis.events.ranking import is_main, is_salient, rank_of
from studyapp.domain.analysis import (
    EntityFinding,
    EntityKey,
    EventFinding,
    EventKey,
    Mode,
    Precision,
    TimeExpression,
    TimexType,
    digest,
    fold,
)
from studyapp.domain.calendar import NOWHERE, Interval, day_number, interval_of_timex, opened
from studyapp.domain.document import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

    from studyapp.analysis.parsed import Parsed, ParsedBlock
    from studyapp.analysis.timex.resolve import Times

_LEAD_PARAGRAPHS: Final = 2
_SINCE: Final = frozenset({"since"})
_UNTIL: Final = frozenset({"until", "till"})
_COMPARING: Final = frozenset({"earlier", "ago", "before"})
_AGAINST: Final = frozenset({"from", "than", "with", "compared", "against", "versus", "to"})
_SHARING: Final = frozenset({"conj", "advcl"})


class How(StrEnum):
    """What puts a clause at its time."""

    SAID = "said"
    SHARED = "shared"
    CARRIED = "carried"
    DOCUMENT = "document"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Placed:
    """A clause with its place in time, before it becomes a finding."""

    block: ParsedBlock
    sentence: Tokens
    clause: Clause
    interval: Interval
    time: int | None
    how: How
    derivation: str
    skipped: frozenset[int]


def find_events(parsed: Parsed, times: Times, entities: tuple[EntityFinding, ...]) -> tuple[EventFinding, ...]:
    """Return the events by time, best rank first within a day, undated last."""
    where = _mentions(entities)
    salience = {entity.key: entity.salience for entity in entities}
    leads = _leads(parsed, times)
    placed = [p for b in parsed.blocks if _tells(b) for p in _in_block(b, times, leads.get(b.index))]
    findings = [_finding(p, _linked(p, where), salience) for p in placed]
    return _ordered(_unique(findings))


def _tells(block: ParsedBlock) -> bool:
    return block.is_prose or block.block.kind in (BlockKind.HEADING, BlockKind.CAPTION)


def _leads(parsed: Parsed, times: Times) -> dict[int, Interval]:
    """The blocks of dated news whose sentences happened about the document date: headlines and the first paragraphs."""
    if times.document_date is None or times.mode is not Mode.NEWS:
        return {}
    day = interval_of_timex(times.document_date.isoformat(), approximate=True)
    first = [block.index for block in parsed.prose()][:_LEAD_PARAGRAPHS]
    last = first[-1] if first else 0
    return {b.index: day for b in parsed.blocks if b.index <= last and _tells(b)}


def _in_block(block: ParsedBlock, times: Times, lead: Interval | None) -> list[Placed]:
    inside = [
        (number, time)
        for number, time in enumerate(times.expressions)
        if block.block.start <= time.start
        and time.end <= block.block.end
        and time.edtf
        and time.type is not TimexType.SET
    ]
    placed: list[Placed] = []
    last: Placed | None = None
    for sentence in block.doc.sents:
        own = [(n, t, tokens) for n, t in inside if (tokens := _tokens_in(block, t, sentence)) is not None]
        found = clauses(sentence)
        here = _said(block, sentence, found, own)
        here += _shared(here, found)
        if not own:
            here = _undated(block, sentence, found, last, lead)
        placed += here
        last = next((p for p in reversed(here) if p.how is How.SAID and p.interval.precision is Precision.DAY), last)
    return placed


def _tokens_in(block: ParsedBlock, time: TimeExpression, sentence: Tokens) -> Tokens | None:
    first = time.start - block.block.start
    if not sentence.start_char <= first < sentence.end_char:
        return None
    return block.doc.char_span(first, time.end - block.block.start, alignment_mode="expand")


def _said(
    block: ParsedBlock,
    sentence: Tokens,
    found: tuple[Clause, ...],
    own: list[tuple[int, TimeExpression, Tokens]],
) -> list[Placed]:
    """Each time of the sentence goes to the clause that governs it."""
    placed: list[Placed] = []
    for number, time, tokens in own:
        clause = covering(block.doc, found, tokens.start, tokens.end)
        if clause is None or _is_compared(tokens):
            continue
        skipped = frozenset(range(tokens.start, tokens.end)) | _preposition(block, tokens)
        interval = _opened(block, time, tokens)
        placed.append(Placed(block, sentence, clause, interval, number, How.SAID, time.derivation, skipped))
    return placed


def _is_compared(tokens: Tokens) -> bool:
    """Whether the time belongs to what is compared: "up from 12 million a year earlier"."""
    return tokens[-1].lower_ in _COMPARING and any(
        token.lower_ in _AGAINST
        for token in (*tokens.root.ancestors, *tokens.doc[max(0, tokens.start - 8) : tokens.start])
    )


def _shared(said: list[Placed], found: tuple[Clause, ...]) -> list[Placed]:
    """A verb shares the time of the verb that it is coordinated with, or that it completes."""
    taken = {placed.clause.verb.i: placed for placed in reversed(said)}
    return [
        replace(other, clause=clause, how=How.SHARED)
        for clause in found
        if clause.verb.i not in taken and (other := _partner(clause, taken)) is not None
    ]


def _partner(clause: Clause, taken: dict[int, Placed]) -> Placed | None:
    verb = clause.verb
    for _ in range(4):
        if verb.dep_ not in {"conj", "ccomp", "advcl", "parataxis"} or verb.head.i == verb.i:
            break
        verb = verb.head
        if verb.i in taken:
            return taken[verb.i]
    return next((taken[child.i] for child in clause.verb.children if child.i in taken and child.dep_ in _SHARING), None)


def _preposition(block: ParsedBlock, tokens: Tokens) -> frozenset[int]:
    """The preposition that leads to the date belongs to it."""
    before = tokens.start - 1
    return frozenset({before}) if before >= 0 and block.doc[before].dep_ in {"prep", "mark"} else frozenset()


def _opened(block: ParsedBlock, time: TimeExpression, tokens: Tokens) -> Interval:
    interval = Interval(time.earliest, time.latest, time.edtf, time.precision)
    before = block.doc[tokens.start - 1].lower_ if tokens.start else ""
    if before in _SINCE:
        return opened(interval, before=False)
    if before in _UNTIL:
        return opened(interval, before=True)
    return interval


def _undated(
    block: ParsedBlock, sentence: Tokens, found: tuple[Clause, ...], last: Placed | None, lead: Interval | None
) -> list[Placed]:
    """A sentence without a date goes on from the day told last in the paragraph; a lead, from the document date."""
    placed: list[Placed] = []
    for clause in found:
        if not _is_told(block, clause):
            continue
        if last is not None and not clause.perfect:
            day = last.interval.earliest or ""
            interval, words = interval_of_timex(day, approximate=True), f"told right after {day}"
            placed.append(Placed(block, sentence, clause, interval, last.time, How.CARRIED, words, frozenset()))
        elif lead is not None:
            words = f"no date in the paragraph: about the document date {lead.earliest}"
            placed.append(Placed(block, sentence, clause, lead, None, How.DOCUMENT, words, frozenset()))
        elif last is None and is_salient(clause):
            placed.append(Placed(block, sentence, clause, NOWHERE, None, How.NOWHERE, "", frozenset()))
    return placed


def _is_told(block: ParsedBlock, clause: Clause) -> bool:
    """Whether the sentence as a whole tells of something that happened; headlines do so in the present."""
    if clause.verb.dep_ != "ROOT" and not (clause.verb.dep_ == "conj" and clause.verb.head.dep_ == "ROOT"):
        return False
    return clause.past or (block.block.kind is BlockKind.HEADING and clause.verb.tag_ in {"VBZ", "VBP"})


def _mentions(entities: tuple[EntityFinding, ...]) -> tuple[tuple[int, int, EntityKey], ...]:
    return tuple(sorted((m.start, m.end, e.key) for e in entities for m in e.mentions))


def _linked(placed: Placed, where: tuple[tuple[int, int, EntityKey], ...]) -> tuple[EntityKey, ...]:
    """Entities whose mention lies in the clause; subject and object first."""
    doc, clause, offset = placed.block.doc, placed.clause, placed.block.block.start
    start, end = offset + doc[clause.start].idx, offset + doc[clause.end - 1].idx + len(doc[clause.end - 1])
    roles = [token for token in (clause.subject, clause.object) if token is not None]
    inside = [(s, e, key) for s, e, key in where if start <= s and e <= end]
    first = [key for token in roles for s, e, key in where if s <= offset + token.idx < e]
    return tuple(dict.fromkeys([*first, *(key for _, _, key in inside)]))


def _finding(placed: Placed, linked: tuple[EntityKey, ...], salience: dict[EntityKey, float]) -> EventFinding:
    clause, offset = placed.clause, placed.block.block.start
    label = label_of(clause, placed.skipped)
    start, end = _proof(placed.sentence)
    rank = rank_of(placed.block, clause, placed.interval, placed.how, max((salience[k] for k in linked), default=0.0))
    subject = linked[0] if linked else fold(clause.subject.text) if clause.subject is not None else ""
    return EventFinding(
        key=EventKey("v" + digest(fold(label), placed.interval.edtf)),
        event_key=EventKey("v" + digest(placed.interval.edtf, clause.verb.lemma_.lower(), subject)),
        edtf=placed.interval.edtf,
        earliest=placed.interval.earliest,
        latest=placed.interval.latest,
        precision=placed.interval.precision,
        label=label,
        start=offset + start,
        end=offset + end,
        time_expression=placed.time,
        entities=linked,
        rank=rank,
        main=is_main(rank, clause, placed.interval),
        derivation=placed.derivation,
    )


def _proof(sentence: Tokens) -> tuple[int, int]:
    """The sentence without white space at its ends: who says it, and under what condition, is part of the proof."""
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def _unique(findings: list[EventFinding]) -> list[EventFinding]:
    """Number equal keys, and keep one of each event in the main list: the best."""
    count: dict[EventKey, int] = {}
    best: dict[EventKey, float] = {}
    for finding in findings:
        best[finding.event_key] = max(best.get(finding.event_key, 0.0), finding.rank)
    shown: set[EventKey] = set()
    unique: list[EventFinding] = []
    for finding in findings:
        count[finding.key] = count.get(finding.key, 0) + 1
        number = count[finding.key]
        key = finding.key if number == 1 else EventKey(f"{finding.key}-{number}")
        main = finding.main and finding.rank == best[finding.event_key] and finding.event_key not in shown
        if main:
            shown.add(finding.event_key)
        unique.append(replace(finding, key=key, main=main))
    return unique


def _ordered(findings: list[EventFinding]) -> tuple[EventFinding, ...]:
    def place(finding: EventFinding) -> tuple[int, int, int, float, int]:
        first = finding.earliest or finding.latest
        if first is None:
            return (1, 0, 0, -finding.rank, finding.start)
        last = finding.latest or finding.earliest or first
        return (0, day_number(first), day_number(last), -finding.rank, finding.start)

    return tuple(sorted(findings, key=place))
