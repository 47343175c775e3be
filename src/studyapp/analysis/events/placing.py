"""Puts clauses, happenings and lines of a block at their places in time.

A time goes to the clause that governs it, or to the noun below that names a happening; a sentence without one goes on
from the day told last in its paragraph, and the lead of dated news from the document date.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from studyapp.analysis.events.clauses import SUBJECTS, Clause, clauses, covering, is_saying
from studyapp.analysis.events.news_day import NewsDay, news_day, tells
from studyapp.analysis.events.nouns import happening, happening_before, is_happening, life_dates, line_of
from studyapp.analysis.events.placed import How, Placed
from studyapp.analysis.events.ranking import is_salient
from studyapp.domain.analysis import Precision, TimeExpression, TimexType
from studyapp.domain.calendar import NOWHERE, Interval, day_number, interval_of_timex, joined, opened
from studyapp.domain.document import BlockKind, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

    from studyapp.analysis.parsed import Parsed, ParsedBlock
    from studyapp.analysis.timex.resolve import Times

_LEAD_PARAGRAPHS: Final = 2
_ATTRIBUTES: Final = frozenset({"compound", "nmod", "amod", "nummod"})
_RECALLING: Final = frozenset(
    [
        "study",
        "remember",
        "recall",
        "commemorate",
        "mark",
        "discuss",
        "describe",
        "celebrate",
        "examine",
        "explore",
        "mean",
    ]
)
_ORDERS: Final = frozenset({"after", "before", "following", "behind", "like", "unlike"})
_OF_A_NAME: Final = frozenset({"PROPN", "NOUN", "ADJ", "DET", "CCONJ", "NUM"})
_SINCE: Final = frozenset({"since"})
_UNTIL: Final = frozenset({"until", "till"})
_COMPARING: Final = frozenset({"earlier", "ago", "before"})
_AGAINST: Final = frozenset({"from", "than", "with", "compared", "against", "versus", "to"})
_CITED: Final = re.compile(r"[A-Z][\w.’'-]+(?:,? et al\.?|,? (?:and|&) [A-Z][\w.’'-]+)?,?\s+\(?$")
"""Text before the year of a cited work: "Baker ", "Li et al., ", "Baker ("."""
_OPEN: Final = re.compile(r"[(\[][^()\[\]]*$")
_LISTS: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION, BlockKind.TABLE})


@dataclass(frozen=True, slots=True)
class _Dated:
    number: int
    time: TimeExpression
    tokens: Tokens


def placed_in(parsed: Parsed, times: Times) -> list[Placed]:
    """Return what the document tells, in text order."""
    news = news_day(parsed, times)
    leads = _leads(parsed) if news is not None else frozenset[int]()
    starts = [time.start for time in times.expressions]
    placed: list[Placed] = []
    for block in parsed.blocks:
        if tells(block):
            first, behind = bisect_left(starts, block.block.start), bisect_left(starts, block.block.end)
            inside = [
                (number, time)
                for number, time in enumerate(times.expressions[first:behind], first)
                if time.edtf and time.type is not TimexType.SET
            ]
            placed += _in_block(
                block, inside, times.document_date, news, is_lead=block.index in leads, carries=times.mode is Mode.NEWS
            )
    return placed


def _leads(parsed: Parsed) -> frozenset[int]:
    """The blocks of dated news whose sentences happened on its day: headlines and the first paragraphs."""
    first = [block.index for block in parsed.prose()][:_LEAD_PARAGRAPHS]
    last = first[-1] if first else 0
    return frozenset(block.index for block in parsed.blocks if block.index <= last and tells(block))


def _in_block(
    block: ParsedBlock,
    inside: list[tuple[int, TimeExpression]],
    document: date | None,
    news: NewsDay | None,
    *,
    is_lead: bool,
    carries: bool,
) -> list[Placed]:
    placed: list[Placed] = []
    last: Placed | None = None
    for sentence in _sentences(block, inside):
        own = [_Dated(n, t, tokens) for n, t in inside if (tokens := _tokens_in(block, t, sentence)) is not None]
        found = clauses(sentence)
        here = _said(block, sentence, found, own, document)
        here += _shared(here, found)
        if not own:
            here = _undated(block, sentence, found, last, news if is_lead else None)
            here = here or _reported(block, sentence, found, news)
        placed += here
        if carries:
            last = next(
                (p for p in reversed(here) if p.how is How.SAID and p.interval.precision is Precision.DAY), last
            )
    return placed


def _sentences(block: ParsedBlock, inside: list[tuple[int, TimeExpression]]) -> Iterator[Tokens]:
    """The sentences; a bare date in front ("1529: Siege of …") belongs to the one behind."""
    starts = {time.start - block.block.start: time.end - block.block.start for _, time in inside}
    waiting: Tokens | None = None
    for sentence in block.doc.sents:
        joined = block.doc[waiting.start : sentence.end] if waiting is not None else sentence
        end = starts.get(sentence.start_char, -1)
        bare = waiting is None and end >= 0 and not any(c.isalnum() for c in block.doc.text[end : sentence.end_char])
        waiting = sentence if bare and sentence.end < len(block.doc) else None
        if waiting is None:
            yield joined


def _tokens_in(block: ParsedBlock, time: TimeExpression, sentence: Tokens) -> Tokens | None:
    first = time.start - block.block.start
    if not sentence.start_char <= first < sentence.end_char:
        return None
    return block.doc.char_span(first, time.end - block.block.start, alignment_mode="expand")


def _said(
    block: ParsedBlock, sentence: Tokens, found: tuple[Clause, ...], own: list[_Dated], document: date | None
) -> list[Placed]:
    """Each time of the sentence goes to the clause that governs it, or to the happening in between."""
    placed: list[Placed] = []
    lives = dict(life_dates(sentence, [(dated.number, dated.tokens) for dated in own]))
    every = frozenset[int]().union(*(_positions(dated.tokens) for dated in own if not _is_attribute(dated.tokens)))
    for dated in own:
        if _is_compared(dated.tokens) or _is_cited(block, dated.tokens):
            continue
        aside = _is_aside(dated.tokens, sentence)
        how = How.BESIDE if _is_attribute(dated.tokens) else How.SAID
        skipped = every | _positions(dated.tokens)
        own_tokens = frozenset(range(dated.tokens.start, dated.tokens.end))
        base = Placed(block, sentence, _opened(dated), dated.number, how, dated.time.derivation, skipped, own_tokens)
        if (life := lives.get(dated.number)) is not None:
            placed.append(replace(base, line=life))
        elif (what := _what_happened(base, dated, found, own, document)) is not None and not (aside and what.clause):
            placed.append(what)
    return _joined_ranges(placed)


def _what_happened(
    base: Placed, dated: _Dated, found: tuple[Clause, ...], own: list[_Dated], document: date | None
) -> Placed | None:
    """Complete the place with the noun, the clause, or the line that it dates."""
    noun = happening(dated.tokens)
    clause = covering(base.block.doc, found, dated.tokens.start, dated.tokens.end)
    if clause is None and found and dated.tokens.start == base.sentence.start:
        clause = found[0]  # "1914: Germany declares war"
    if noun is None and clause is not None and _is_of_the_object(clause, dated.time, document):
        noun = happening_before(clause.verb, dated.tokens)
    if noun is not None:
        return replace(base, noun=noun)
    if clause is not None and _is_after_all(dated.tokens, clause):
        return replace(base, clause=clause, how=How.BESIDE)
    if clause is not None:
        return replace(base, clause=clause)
    if base.block.block.kind in _LISTS and (line := line_of(base.sentence, [d.tokens for d in own])):
        return replace(base, line=line)
    return None


def _is_after_all(tokens: Tokens, clause: Clause) -> bool:
    """Whether the time is that of what stands behind "after" or "before": "the second, after the queen in 1881"."""
    before = tokens.start - 1 - (tokens.start > 1 and tokens.doc[tokens.start - 1].pos_ == "ADP")
    while before > clause.verb.i and tokens.doc[before].pos_ in _OF_A_NAME:
        before -= 1
    return before > clause.verb.i and tokens.doc[before].lower_ in _ORDERS and before < tokens.start - 2


def _joined_ranges(placed: list[Placed]) -> list[Placed]:
    """Join "from 1914 to 1918" to one entry: two times of one clause with only "to" or a dash between them."""
    result: list[Placed] = []
    for here in placed:
        before = result[-1] if result else None
        if (
            before is not None
            and before.clause is not None
            and before.clause == here.clause
            and _is_range(before, here)
        ):
            interval = joined(before.interval, here.interval)
            if interval != before.interval:
                result[-1] = replace(before, interval=interval)
                continue
        result.append(here)
    return result


def _is_range(first: Placed, second: Placed) -> bool:
    doc, own = first.sentence.doc, first.own | second.own
    lead = min(first.own) - 1
    between = [doc[i].lower_ for i in range(lead + 1, max(own) + 1) if i not in own]
    led = lead >= 0 and doc[lead].lower_ in {"from", "between", "since"}
    joint = between == [] and first.own & second.own  # one token: "1980–1984"
    if joint or between in (["–"], ["-"], ["—"]):
        return True
    if between == ["and"] and _adjoin(first.interval, second.interval):
        return True  # "in the 1960s and 1970s"
    return led and between in (["to"], ["and"], ["until"], ["till"], ["through"])


def _adjoin(first: Interval, second: Interval) -> bool:
    """Whether the second stretch begins the day after the first; two days are two events."""
    if first.latest is None or second.earliest is None or first.precision is Precision.DAY:
        return False
    return day_number(second.earliest) - day_number(first.latest) == 1


def _positions(tokens: Tokens) -> frozenset[int]:
    """The tokens of the date, and the preposition that leads to it."""
    return frozenset(range(tokens.start, tokens.end)) | _preposition(tokens)


def _is_of_the_object(clause: Clause, time: TimeExpression, document: date | None) -> bool:
    """Whether the time cannot be the verb's: "announced talks for June", "they study the invasion in the 1980s"."""
    if clause.past:
        first = time.earliest
        return document is not None and first is not None and day_number(first) > day_number(document.isoformat())
    return not clause.future and clause.verb.lemma_.lower() in _RECALLING


def _is_attribute(tokens: Tokens) -> bool:
    """Whether the time only describes a thing: "19th-century buildings"."""
    root = tokens.root
    return root.dep_ in _ATTRIBUTES and root.head.i >= tokens.end and not is_happening(root.head)


def _is_aside(tokens: Tokens, sentence: Tokens) -> bool:
    """Whether brackets close the time off from what the sentence tells: "the king (reigned 1710 – 1774)"."""
    doc, first, behind = tokens.doc, tokens.start, tokens.end
    while first > sentence.start and doc[first - 1].text not in "()":
        first -= 1
    while behind < sentence.end and doc[behind].text not in "()":
        behind += 1
    opened, closed = first > sentence.start and doc[first - 1].text == "(", behind < sentence.end
    if opened and closed and _ends(doc, behind, sentence) and doc[first - 2].pos_ == "NOUN":
        return False  # "the baker united the three guilds (1230)."
    own = any(token.dep_ in SUBJECTS and token.head.pos_ in {"VERB", "AUX"} for token in doc[first:behind])
    return opened and closed and not own


def _ends(doc: Doc, bracket: int, sentence: Tokens) -> bool:
    """Whether nothing of the sentence follows the closing bracket."""
    return all(token.is_punct or token.is_space for token in doc[bracket + 1 : sentence.end])


def _is_compared(tokens: Tokens) -> bool:
    """Whether the time belongs to what is compared: "up from 12 million a year earlier"."""
    near = (*tokens.root.ancestors, *tokens.doc[max(0, tokens.start - 8) : tokens.start])
    return tokens[-1].lower_ in _COMPARING and any(token.lower_ in _AGAINST for token in near)


def _is_cited(block: ParsedBlock, tokens: Tokens) -> bool:
    """Whether the time is the year of a cited work, "(Baker 2014)"."""
    if len(tokens) > 1 or not tokens.text.isdigit():
        return False
    text = block.doc.text
    before, behind = (
        text[max(0, tokens.start_char - 200) : tokens.start_char],
        text[tokens.end_char : tokens.end_char + 1],
    )
    return behind in tuple(");,:]ab") and bool(_OPEN.search(before)) and bool(_CITED.search(before))


def _shared(said: list[Placed], found: tuple[Clause, ...]) -> list[Placed]:
    """A verb shares the time of the verb that it is coordinated with."""
    taken = {placed.clause.verb.i: placed for placed in reversed(said) if placed.clause is not None}
    return [
        replace(other, clause=clause, how=How.SHARED)
        for clause in found
        if clause.verb.i not in taken and (other := _partner(clause, taken)) is not None
    ]


def _partner(clause: Clause, taken: dict[int, Placed]) -> Placed | None:
    verb = clause.verb
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
        if verb.i in taken:
            return taken[verb.i]
    return next((taken[child.i] for child in clause.verb.children if child.i in taken and child.dep_ == "conj"), None)


def _preposition(tokens: Tokens) -> frozenset[int]:
    """The preposition that leads to the date belongs to it."""
    before = tokens.start - 1
    return frozenset({before}) if before >= 0 and tokens.doc[before].dep_ in {"prep", "mark"} else frozenset()


def _opened(dated: _Dated) -> Interval:
    time, tokens = dated.time, dated.tokens
    interval = Interval(time.earliest, time.latest, time.edtf, time.precision)
    before = tokens.doc[tokens.start - 1].lower_ if tokens.start else ""
    if before in _SINCE:
        return opened(interval, before=False)
    return opened(interval, before=True) if before in _UNTIL else interval


def _undated(
    block: ParsedBlock, sentence: Tokens, found: tuple[Clause, ...], last: Placed | None, lead: NewsDay | None
) -> list[Placed]:
    """A sentence without a date goes on from the day told last in the paragraph; a lead, from the day of the news."""
    placed: list[Placed] = []
    for clause in found:
        if not _is_told(block, clause):
            continue
        if last is not None and not clause.perfect:
            day = last.interval.earliest or ""
            interval, words = interval_of_timex(day, approximate=True), f"told right after {day}"
            placed.append(Placed(block, sentence, interval, last.time, How.CARRIED, words, clause=clause))
        elif lead is not None:
            placed.append(
                Placed(block, sentence, lead.interval, lead.time, How.DOCUMENT, lead.derivation, clause=clause)
            )
        elif last is None and is_salient(clause):
            placed.append(Placed(block, sentence, NOWHERE, None, How.NOWHERE, "", clause=clause))
    return placed


def _reported(block: ParsedBlock, sentence: Tokens, found: tuple[Clause, ...], news: NewsDay | None) -> list[Placed]:
    """What somebody says in dated news without a date of its own was said on its day."""
    clause = next((clause for clause in found if is_saying(clause)), None)
    if news is None or clause is None:
        return []
    return [Placed(block, sentence, news.interval, news.time, How.DOCUMENT, news.derivation, clause=clause)]


def _is_told(block: ParsedBlock, clause: Clause) -> bool:
    """Whether the sentence as a whole tells of something that happened; headlines do so in the present."""
    if clause.verb.dep_ != "ROOT" and not (clause.verb.dep_ == "conj" and clause.verb.head.dep_ == "ROOT"):
        return False
    return clause.past or (block.block.kind is BlockKind.HEADING and clause.verb.tag_ in {"VBZ", "VBP"})
