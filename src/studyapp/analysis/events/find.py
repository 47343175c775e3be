"""Finds the events of a document: clauses with a time, ranked, linked to entities, the same event under one key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from studyapp.analysis.events.clauses import Clause, clauses, covering
from studyapp.analysis.events.labels import label_of
from studyapp.analysis.events.ranking import is_main, rank_of
from studyapp.domain.analysis import (
    EntityFinding,
    EntityKey,
    EventFinding,
    EventKey,
    Mode,
    TimeExpression,
    TimexType,
    digest,
    fold,
)
from studyapp.domain.calendar import Interval, day_number, interval_of_timex, opened
from studyapp.domain.document import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

    from studyapp.analysis.parsed import Parsed, ParsedBlock
    from studyapp.analysis.timex.resolve import Times

_SINCE: Final = frozenset({"since"})
_UNTIL: Final = frozenset({"until", "till"})
_UNDATED_PER_SENTENCE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Placed:
    """A clause with its place in time, before it becomes a finding."""

    block: ParsedBlock
    clause: Clause
    interval: Interval
    time: int | None
    derivation: str
    skipped: frozenset[int]


def find_events(parsed: Parsed, times: Times, entities: tuple[EntityFinding, ...]) -> tuple[EventFinding, ...]:
    """Return the events by time, best rank first within a day, undated last."""
    where = _mentions(entities)
    salience = {entity.key: entity.salience for entity in entities}
    placed = tuple(p for block in parsed.blocks if _tells(block) for p in _in_block(block, times))
    findings = [_finding(p, _linked(p, where), salience) for p in placed]
    return _ordered(_unique(findings))


def _tells(block: ParsedBlock) -> bool:
    return block.is_prose or block.block.kind in (BlockKind.HEADING, BlockKind.CAPTION)


def _in_block(block: ParsedBlock, times: Times) -> list[Placed]:
    inside = [
        (number, time)
        for number, time in enumerate(times.expressions)
        if block.block.start <= time.start
        and time.end <= block.block.end
        and time.edtf
        and time.type is not TimexType.SET
    ]
    placed: list[Placed] = []
    for sentence in block.doc.sents:
        own = [(n, t, tokens) for n, t in inside if (tokens := _tokens_in(block, t, sentence)) is not None]
        placed += _in_sentence(block, sentence, own, times)
    return placed


def _tokens_in(block: ParsedBlock, time: TimeExpression, sentence: Tokens) -> Tokens | None:
    first = time.start - block.block.start
    if not sentence.start_char <= first < sentence.end_char:
        return None
    return block.doc.char_span(first, time.end - block.block.start, alignment_mode="expand")


def _in_sentence(
    block: ParsedBlock,
    sentence: Tokens,
    own: list[tuple[int, TimeExpression, Tokens]],
    times: Times,
) -> list[Placed]:
    found = clauses(sentence)
    placed: list[Placed] = []
    taken: dict[int, Placed] = {}
    for number, time, tokens in own:
        clause = covering(block.doc, found, tokens.start, tokens.end)
        if clause is None:
            continue
        skipped = frozenset(range(tokens.start, tokens.end)) | _preposition(block, tokens)
        placed.append(Placed(block, clause, _opened(block, time, tokens), number, time.derivation, skipped))
        taken.setdefault(clause.verb.i, placed[-1])
    for clause in found:
        if clause.verb.i in taken:
            continue
        shared = _shared(clause, taken)
        if shared is not None:
            placed.append(replace(shared, clause=clause))
            taken[clause.verb.i] = placed[-1]
        elif (hung := _on_document_date(block, clause, times)) is not None and not own:
            placed.append(hung)
    return placed


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


def _shared(clause: Clause, taken: dict[int, Placed]) -> Placed | None:
    """A verb shares the date of the verb that it is coordinated with, or that it completes."""
    verb = clause.verb
    for _ in range(4):
        if verb.dep_ not in {"conj", "ccomp", "advcl", "parataxis"} or verb.head.i == verb.i:
            break
        verb = verb.head
        if verb.i in taken:
            return taken[verb.i]
    for child in clause.verb.children:
        if child.i in taken and child.dep_ in {"conj", "advcl"}:
            return taken[child.i]
    return None


def _on_document_date(block: ParsedBlock, clause: Clause, times: Times) -> Placed | None:
    """News without a date in the sentence happened about the day it was published."""
    if times.document_date is None or times.mode is not Mode.NEWS:
        return None
    headline = block.block.kind is BlockKind.HEADING and clause.verb.tag_ in {"VBZ", "VBP"}
    if not (clause.past or headline):
        return None
    interval = interval_of_timex(times.document_date.isoformat(), approximate=True)
    words = f"no date in the sentence: about the document date {times.document_date.isoformat()}"
    return Placed(block, clause, interval, None, words, frozenset())


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
    doc, clause, offset = placed.block.doc, placed.clause, placed.block.block.start
    label = label_of(clause, placed.skipped)
    rank = rank_of(placed.block, clause, placed.interval, placed.time, max((salience[k] for k in linked), default=0.0))
    subject = linked[0] if linked else fold(clause.subject.text) if clause.subject is not None else ""
    return EventFinding(
        key=EventKey("v" + digest(fold(label), placed.interval.edtf)),
        event_key=EventKey("v" + digest(placed.interval.edtf, clause.verb.lemma_.lower(), subject)),
        edtf=placed.interval.edtf,
        earliest=placed.interval.earliest,
        latest=placed.interval.latest,
        precision=placed.interval.precision,
        label=label,
        start=offset + doc[clause.start].idx,
        end=offset + doc[clause.end - 1].idx + len(doc[clause.end - 1]),
        time_expression=placed.time,
        entities=linked,
        rank=rank,
        main=is_main(rank, clause, placed.interval),
        derivation=placed.derivation,
    )


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
