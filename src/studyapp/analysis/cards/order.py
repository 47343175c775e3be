"""Ordering cards: three to five dated happenings of a document, to be put in the order of time.

The answer holds one happening a line, the earliest first. Only happenings whose dates cannot overlap stand together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.cards.answers import TIMES, Answer, Kind
from studyapp.analysis.cards.clause import tidy
from studyapp.analysis.cards.draft import Draft
from studyapp.analysis.cards.lexicon import MONTHS
from studyapp.analysis.cards.match import FEWEST_PAIRS, Pair, match_draft
from studyapp.analysis.cards.material import skeleton
from studyapp.analysis.cards.subjects import subject_starts
from studyapp.analysis.cards.wordlist import words
from studyapp.domain.analysis import CardType, NoteKind, OptionNote, Tier, digest, fold
from studyapp.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studyapp.analysis.cards.material import Material
    from studyapp.analysis.cards.statement import Statement

FEWEST, MOST = 3, 5
PROMPT = "Put these events in order, the earliest first."
_DATE = re.compile(
    r"(?:(?P<m>[A-Z][a-z]+) (?P<d>\d{1,2}),? |(?P<d2>\d{1,2}) (?P<m2>[A-Z][a-z]+),? |(?P<m3>[A-Z][a-z]+),? )?"
    r"(?P<y>\d{4})"
)
_DECADE = re.compile(r"(?:the )?(?:early |mid-|late )?(?P<y>\d{3}0)’?s")
_YEAR = re.compile(r"\b(?:1\d{3}|20\d\d)s?\b")
_LATER = re.compile(
    r"\b(?:then|later|subsequently|eventually|afterwards|again|still|responded|by then|followed|first|second"
    r"|third|last|final|earlier|new)\b"
)
_MAX_WORDS = 24
_NEARER = frozenset({"late", "early", "later", "earlier", "only", "again", "back", "midway"})
_MEASURING = words("reach rise fall grow total amount stand average increase decrease decline drop")
_WHO_OR_WHERE = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "WORK_OF_ART"})
_FIGURES = frozenset({"MONEY", "PERCENT", "CARDINAL", "QUANTITY"})


@dataclass(frozen=True, slots=True)
class _Event:
    """A happening without its date, and the first and last day it can have been (as yyyymmdd)."""

    text: str
    date: str
    first: int
    last: int
    statement: Statement


def order_drafts(material: Material, answers: Iterable[Answer]) -> tuple[Draft, ...]:
    """Return the document's ordering cards, each over happenings that no other one uses."""
    found = [event for event in map(_event, answers) if event is not None]
    chains = [chain for group in _groups(material, found) for chain in _chains(group)]
    return tuple(
        _dated(chain) if turn % 2 and len(chain) >= FEWEST_PAIRS else _draft(chain) for turn, chain in enumerate(chains)
    )


def _groups(material: Material, events: list[_Event]) -> list[list[_Event]]:
    """Return the events that may stand together: all, or in a text of several subjects those of each subject."""
    starts = subject_starts(material)
    groups: dict[int, list[_Event]] = {}
    for event in events:
        groups.setdefault(bisect_right(starts, event.statement.passage.span.start), []).append(event)
    return [groups[number] for number in sorted(groups)]


def _chains(found: list[_Event]) -> list[list[_Event]]:
    events = sorted(found, key=_by_time)
    chains: list[list[_Event]] = []
    chain: list[_Event] = []
    for event in events:
        if chain and event.first <= chain[-1].last:
            continue
        chain.append(event)
        if len(chain) == MOST:
            chains.append(chain)
            chain = []
    if len(chain) >= FEWEST:
        chains.append(chain)
    return chains


def _by_time(event: _Event) -> tuple[int, str]:
    return event.first, event.text


def _event(answer: Answer) -> _Event | None:
    statement = answer.statement
    doc, tokens, root = statement.doc, answer.tokens, statement.root
    if answer.kind not in TIMES or tokens.start == 0 or len(_YEAR.findall(statement.text)) != 1:
        return None
    before = doc[tokens.start - 1]
    past = root.tag_ == "VBD" or any(c.dep_ == "auxpass" and c.tag_ == "VBD" for c in root.children)
    if before.lower_ not in {"in", "on"} or before.head != root or not past or root.lemma_ == "be":
        return None
    if before.i and re.match(r", (?:the|a|when|where|which)\b", statement.text[answer.end :]):
        return None  # what follows explains the date
    if before.i and doc[before.i - 1].lower_ in _NEARER:
        return None  # "late in 1911"
    if root.lemma_ in _MEASURING and any(ent.label_ in _FIGURES for ent in doc.ents):
        return None  # the state of an account at one time is no happening
    days = _interval(answer.text)
    text = _without(statement.text, before.idx, answer.end)
    if not re.match(r"[A-Z“]", text) or re.match(r"\S+ v\. ", text):
        return None
    if not any(ent.label_ in _WHO_OR_WHERE for ent in doc.ents):
        return None  # "talks began": whose, a list of happenings does not tell
    if days is None or not 5 <= len(text.split()) <= _MAX_WORDS or _LATER.search(text):
        return None
    return _Event(text, answer.text, *days, statement)


def _without(text: str, start: int, end: int) -> str:
    """Return the statement without its date."""
    if start == 0:
        rest = text[end:].lstrip(" ,")
    elif text[start - 2 : start] == ", " and text[end : end + 1] == ",":
        rest = text[: start - 2] + text[end + 1 :]
    else:
        rest = text[:start].rstrip(" ") + text[end:]
    rest = tidy(rest)
    return rest[0].upper() + rest[1:] if rest else ""


def _interval(text: str) -> tuple[int, int] | None:
    decade = _DECADE.fullmatch(text)
    if decade is not None:
        return int(decade["y"]) * 10_000, int(decade["y"]) * 10_000 + 99_999
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year = int(match["y"]) * 10_000
    month = (match["m"] or match["m2"] or match["m3"] or "").casefold()
    if not month:
        return year, year + 9_999
    if month not in MONTHS:
        return None
    start = year + (MONTHS.index(month) + 1) * 100
    day = match["d"] or match["d2"]
    return (start + int(day), start + int(day)) if day else (start, start + 99)


def _dated(chain: list[_Event]) -> Draft:
    """Return a matching card: which happening has which date."""
    by_name = sorted(chain, key=lambda event: fold(event.text))
    pairs = [Pair(event.text, event.date, event.statement.passage, event.statement.passage.span) for event in by_name]
    return match_draft(pairs, "Match each event with its date.", "dates", 0.9)


def _draft(chain: list[_Event]) -> Draft:
    passages = [event.statement.passage for event in chain]
    source = Span(min(p.span.start for p in passages), max(p.span.end for p in passages))
    fact = "order|" + digest(*(skeleton(passage) for passage in passages))
    best = max(passages, key=lambda passage: (passage.weight, -passage.index))
    return Draft(
        type=CardType.ORDER,
        variant="time",
        kind=Kind.DATE,
        prompt=PROMPT,
        answer="\n".join(event.text for event in chain),
        passage=best,
        source=source,
        subject=fact,
        fact=fact,
        precision=0.93,
        tier=Tier.SUGGESTED,
        statement="",
        interest=0.6,
        option_notes=tuple(
            OptionNote(event.text, NoteKind.DATED, event.date, event.statement.passage.span) for event in chain
        ),
    )
