"""Finds the events of a document: ranked, linked to entities, the same event under one key."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from studyapp.analysis.events.labels import label_of, noun_label, shortened
from studyapp.analysis.events.people import Antecedents
from studyapp.analysis.events.placing import placed_in
from studyapp.analysis.events.ranking import MAIN, rank_of
from studyapp.domain.analysis import EntityFinding, EntityKey, EventFinding, EventKey, Precision, digest, fold
from studyapp.domain.calendar import day_number

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from studyapp.analysis.events.placed import Placed
    from studyapp.analysis.parsed import Parsed
    from studyapp.analysis.timex.resolve import Times

_FEWEST_MAIN: Final = 12
_WORDS_PER_MAIN: Final = 120
"""A page of a printed timeline: a dozen entries, and one more for each paragraph or so of the text."""
_UNDATED_PER_MAIN: Final = 3
_FEWEST_SHARED: Final = 3
_LONGEST_SAME: Final = 400
"""Days: within a year or so, what reads alike is the same event; within a century it may be two."""


def find_events(parsed: Parsed, times: Times, entities: tuple[EntityFinding, ...]) -> tuple[EventFinding, ...]:
    """Return the events by time, best rank first within a day, undated last."""
    links = _Links.of(entities)
    people = Antecedents(entities)
    findings = [found for placed in placed_in(parsed, times) if (found := _finding(placed, links, people)) is not None]
    limit = _FEWEST_MAIN + len(parsed.text.split()) // _WORDS_PER_MAIN
    return _ordered(_with_main(_numbered(_fewer_undated(findings, limit)), limit))


@dataclass(frozen=True, slots=True)
class _Links:
    """The mentions by their start, and how salient each entity is."""

    mentions: tuple[tuple[int, int, EntityKey], ...]
    salience: dict[EntityKey, float]

    @staticmethod
    def of(entities: tuple[EntityFinding, ...]) -> _Links:
        mentions = sorted((m.start, m.end, e.key) for e in entities for m in e.mentions)
        return _Links(tuple(mentions), {entity.key: entity.salience for entity in entities})

    def within(self, start: int, end: int) -> list[EntityKey]:
        """Entities mentioned in the range, in text order."""
        first = bisect_left(self.mentions, (start, 0, ""))
        found: list[EntityKey] = []
        for s, e, key in self.mentions[first:]:
            if s >= end:
                break
            if e <= end:
                found.append(key)
        return found


def _linked(placed: Placed, links: _Links) -> list[EntityKey]:
    """Entities of the clause: those of the subject and the object first."""
    clause, offset = placed.clause, placed.block.block.start
    if placed.line and (first := placed.sentence.text.find(placed.line.rpartition(" ")[0])) >= 0 and _of_life(placed):
        start = offset + placed.sentence.start_char + first
        return list(dict.fromkeys(links.within(start, start + len(placed.line))))
    if clause is None:
        head = placed.noun
        first, behind = (head.left_edge.i, head.right_edge.i + 1) if head is not None else _ends(placed.sentence)
        return _among(placed.block.doc[first:behind], offset, links)
    keys: list[EntityKey] = []
    for token in (clause.subject, clause.object):
        if token is not None:
            keys += _among(_phrase(token), offset, links)
    keys += _among(placed.block.doc[clause.start : clause.end], offset, links)
    return list(dict.fromkeys(keys))


def _phrase(token: Token) -> Tokens:
    return token.doc[token.left_edge.i : token.right_edge.i + 1]


def _ends(sentence: Tokens) -> tuple[int, int]:
    return sentence.start, sentence.end


def _among(tokens: Tokens, offset: int, links: _Links) -> list[EntityKey]:
    return list(dict.fromkeys(links.within(offset + tokens.start_char, offset + tokens.end_char)))


def _finding(placed: Placed, links: _Links, people: Antecedents) -> EventFinding | None:
    offset = placed.block.block.start
    keys = _linked(placed, links)
    who = people.meant(placed.clause.subject, offset) if placed.clause is not None else None
    if who is not None:
        keys = list(dict.fromkeys([who.key, *keys]))
    label = _label(placed, who)
    if not label:
        return None
    start, end = _proof(placed.sentence)
    named = bool(keys) or who is not None
    best = max((links.salience[key] for key in keys), default=0.0)
    rank = rank_of(placed, best, named=named, resolved=who is not None, words=len(label.split()))
    if " " not in label and placed.clause is not None:
        label = shortened(" ".join(placed.sentence.text.split()))  # a verb alone tells nothing
    return EventFinding(
        key=EventKey("v" + digest(fold(label), placed.interval.edtf)),
        event_key=EventKey("v" + digest(*_identity(placed, keys))),
        edtf=placed.interval.edtf,
        earliest=placed.interval.earliest,
        latest=placed.interval.latest,
        precision=placed.interval.precision,
        label=label,
        start=offset + start,
        end=offset + end,
        time_expression=placed.time,
        entities=tuple(keys),
        rank=rank,
        main=rank >= MAIN and bool(placed.interval.edtf),
        derivation=placed.derivation,
    )


def _label(placed: Placed, who: EntityFinding | None) -> str:
    if placed.line:
        return shortened(placed.line)
    if placed.noun is not None:
        return noun_label(placed.noun, placed.skipped)
    return (
        label_of(placed.clause, placed.skipped, who.name if who is not None else "")
        if placed.clause is not None
        else ""
    )


def _identity(placed: Placed, keys: list[EntityKey]) -> tuple[str, str, str]:
    """What makes two entries one event: the same time, the same verb or noun, the same first entity.

    Who was born or died on a day is one person, under whatever name.
    """
    if (life := _of_life(placed)) and placed.interval.precision is Precision.DAY:
        return placed.interval.edtf.replace("~", ""), life, ""
    head = placed.noun or (placed.clause.verb if placed.clause is not None else None)
    word = head.lemma_.lower() if head is not None else fold(placed.line)
    subject = placed.clause.subject if placed.clause is not None else None
    first = keys[0] if keys else fold(subject.text) if subject is not None else ""
    return placed.interval.edtf.replace("~", ""), word, first


def _of_life(placed: Placed) -> str:
    """Say whether a birth or a death is told; "" for anything else."""
    if placed.line:
        return placed.line.rpartition(" ")[2] if placed.line.endswith((" born", " died")) else ""
    lemma = placed.clause.verb.lemma_.lower() if placed.clause is not None else ""
    return {"bear": "born", "born": "born", "die": "died"}.get(lemma, "")


def _proof(sentence: Tokens) -> tuple[int, int]:
    """The sentence without white space at its ends: who says it, and under what condition, is part of the proof."""
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def _fewer_undated(findings: list[EventFinding], limit: int) -> list[EventFinding]:
    """Keep the best undated events only: the lane is for what matters, not for every sentence."""
    undated = sorted((f for f in findings if not f.edtf), key=lambda f: (-f.rank, f.start))
    kept = {id(f) for f in undated[: max(3, limit // _UNDATED_PER_MAIN)]}
    return [f for f in findings if f.edtf or id(f) in kept]


def _numbered(findings: list[EventFinding]) -> list[EventFinding]:
    """Make equal keys differ: the second is `…-2`."""
    count: dict[EventKey, int] = {}
    unique: list[EventFinding] = []
    for finding in findings:
        count[finding.key] = count.get(finding.key, 0) + 1
        number = count[finding.key]
        unique.append(replace(finding, key=EventKey(f"{finding.key}-{number}")) if number > 1 else finding)
    return unique


def _with_main(findings: list[EventFinding], limit: int) -> list[EventFinding]:
    """Of each event the best entry, and of those the best: what a page has room for."""
    shown: set[EventKey] = set()
    proofs: set[tuple[int, str]] = set()
    main: set[EventKey] = set()
    chosen: list[EventFinding] = []
    for finding in sorted((f for f in findings if f.main), key=lambda f: (-f.rank, f.start)):
        once = (finding.start, finding.edtf)
        told = finding.event_key in shown or once in proofs or any(_is_same(finding, best) for best in chosen)
        if len(main) < limit and not told:
            chosen.append(finding)
            shown.add(finding.event_key)
            proofs.add(once)
            main.add(finding.key)
    return [replace(finding, main=finding.key in main) for finding in findings]


def _is_same(one: EventFinding, other: EventFinding) -> bool:
    """Whether two labels tell the same at the same time, though one of them names it less exactly.

    "In May 1944 forty ships were sunk", "On 3 May the forty ships were sunk".
    """
    a, b = _days(one), _days(other)
    if a is None or b is None or not (a[0] <= b[0] <= b[1] <= a[1] or b[0] <= a[0] <= a[1] <= b[1]):
        return False
    words, others = _content(one.label), _content(other.label)
    return 2 * len(words & others) >= min(len(words), len(others)) and len(words & others) >= _FEWEST_SHARED


def _days(finding: EventFinding) -> tuple[int, int] | None:
    if finding.earliest is None or finding.latest is None:
        return None
    first, last = day_number(finding.earliest), day_number(finding.latest)
    return (first, last) if last - first <= _LONGEST_SAME else None


def _content(label: str) -> set[str]:
    return {word for word in fold(label).split() if len(word) > 3}


def _ordered(findings: list[EventFinding]) -> tuple[EventFinding, ...]:
    def place(finding: EventFinding) -> tuple[int, int, int, float, int]:
        first = finding.earliest or finding.latest
        if first is None:
            return (1, 0, 0, -finding.rank, finding.start)
        last = finding.latest or finding.earliest or first
        return (0, day_number(first), day_number(last), -finding.rank, finding.start)

    return tuple(sorted(findings, key=place))
