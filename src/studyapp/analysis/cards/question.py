"""Questions with a short answer: who, which country or organisation, when, where, how many.

"Why" and "how" are left out: fewer than half of such questions were accepted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.cards.accepted import accepted_forms
from studyapp.analysis.cards.answers import PLACES, TIMES, Answer, Kind
from studyapp.analysis.cards.clause import Clause, clause_of, inverted, tidy
from studyapp.analysis.cards.cloze import fact_of, interest_of, is_market
from studyapp.analysis.cards.draft import Draft
from studyapp.analysis.cards.gap import gap_fault
from studyapp.analysis.cards.lexicon import CONTENT
from studyapp.analysis.cards.linter import Reason
from studyapp.analysis.cards.material import bare
from studyapp.analysis.cards.wordlist import words
from studyapp.domain.analysis import CardType, EntityType, Tier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from studyapp.analysis.cards.linter import Ledger
    from studyapp.analysis.cards.material import Material

MIN_WORDS, MAX_WORDS = 6, 22
_ORDERING = frozenset({"after", "before", "since", "following", "until", "despite", "during"})
_PRECISION = {"who": 0.85, "which": 0.84, "when": 0.86, "where": 0.8, "how many": 0.78}
_WHERE_VERBS = words(
    "bear base locate situate hold die bury live study open build settle work teach educate reside arrest stage "
    "launch headquarter occur meet establish"
)
_PLACE_VERBS = words(
    "have be lie contain become border host receive experience establish adopt join sign win declare invade cover "
    "export produce pledge agree launch announce create gain recognize recognise occupy annex"
)
_VAGUE_HEADS = words(
    "reason way thing time type kind part example category question point option factor step element aspect case "
    "issue year month day week hour minute others form group level notion"
)
_SPEECH = words(
    "say tell state add claim believe think argue note warn refer remember recall contrast compare indicate report"
)
_BAD_END = re.compile(
    r"\b(?:and|or|but|of|the|a|an|in|to|with|for|by|from|that|which|while|as|at|on|who)\?$|the so-called\?$"
    r"|such as \w+\?$|,\s*\?$"
)
_SPLIT = re.compile(
    r"(?:Who|Which \w+) (?:[^,?]{0,25}|(?:before|after|when|while|following|despite) [^,?]*),"
    r"|How many [^?]*, (?:was|were|is|are|has|have|had)\b"
)
"""A wh-word that a comma parts from its verb."""
_HALVED = re.compile(
    r" and (?:the )?(?:[A-Z][\w.’'-]+ )+(?:has|is|was|had|have|were|are|did|left|\w{3,}ed)\b"
    r"|\w- \w|\w'(?!s\b|t\b|re\b|ve\b|ll\b|d\b|m\b)[a-z]"
)
"""A second clause that came along, or words run together."""
_LOOSE = re.compile(
    r"\b(?:even|still|further|also|both|in part|soon after|this|these|those|several|various|a variety of)\b"
)
_QUANTIFYING = words(
    "over about around nearly almost approximately roughly than more less fewer at least some just under up to "
    "only an estimated most"
)


_ANCHORS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "NORP"})


@dataclass(frozen=True, slots=True)
class _Ask:
    """A question's wording and what it asks for."""

    form: str
    prompt: str
    answer: Answer
    text: str


def question_drafts(material: Material, answers: tuple[Answer, ...], ledger: Ledger) -> Iterator[Draft]:
    """Yield the questions that one statement answers; `answers` are all of one statement."""
    if not answers:
        return
    clause = clause_of(answers[0].statement)
    if clause is None or re.search(r", to [a-z]+ ", clause.doc[clause.end :].text):
        return  # without its purpose the clause says little
    for answer in answers:
        if gap_fault(material, answer) is not None:
            continue
        for ask in _asks(material, clause, answer):
            reason = Reason.TRIVIAL if is_market(material, answer) else _fault(ask)
            if reason is not None:
                ledger.refuse(reason, answer.statement.passage.span)
            else:
                yield _draft(ask)


def _asks(material: Material, clause: Clause, answer: Answer) -> Iterator[_Ask]:
    tokens = answer.tokens
    if tokens.start <= clause.subject.i < tokens.end:
        yield from _subject(clause, answer)
    elif answer.kind in TIMES:
        yield from _when(material, clause, answer)
    elif answer.kind is Kind.NUMBER:
        yield from _how_many(material, clause, answer)
    elif answer.kind in PLACES:
        yield from _where(material, clause, answer)


def _subject(clause: Clause, answer: Answer) -> Iterator[_Ask]:
    wh = _wh_word(answer)
    root = clause.root
    extra = [
        token
        for token in clause.doc[clause.subject_start : clause.subject_end]
        if not answer.tokens.start <= token.i < answer.tokens.end and token.dep_ not in {"det", "punct", "case"}
    ]
    finite = next((c for c in root.children if c.dep_ in {"aux", "auxpass"} and c.i < root.i), root)
    plural = finite.lower_ in {"are", "were", "have", "do"} or (finite.tag_ == "VBP" and finite.lemma_ != "be")
    if (
        wh is None
        or plural
        or root.lemma_ in _SPEECH
        or any(token.pos_ in {"PROPN", "VERB", "NOUN"} for token in extra)
    ):
        return
    if answer.kind in PLACES and root.lemma_ not in _PLACE_VERBS:
        return
    if clause.lead == "" and re.search(r"\bthe (?:\w+ed|resulting|new|other) \w+", clause.predicate()):
        return
    if root.lemma_ == "be" and answer.kind in {Kind.STATE, Kind.ORGANISATION}:
        return
    if root.lemma_ == "be" and not re.match(r"(?:is|was) the \w+", clause.predicate()):
        return
    start = f"{clause.lead}, {wh[0].lower()}{wh[1:]}" if clause.lead else wh
    yield _Ask(
        "who" if wh == "Who" else "which",
        f"{start} {clause.predicate()}",
        answer,
        _full(answer),
    )


def _full(answer: Answer) -> str:
    """Return the full name where the text gives one that fits what stands here."""
    name = answer.name
    if name is None or name.type is not EntityType.PERSON or not bare(name.name).endswith(bare(answer.text)):
        return answer.text
    return name.name


def _wh_word(answer: Answer) -> str | None:
    text = answer.text.casefold()
    match answer.kind:
        case Kind.PERSON:
            return "Who"
        case Kind.COUNTRY:
            return "Which country"
        case Kind.STATE:
            return "Which state"
        case Kind.ORGANISATION:
            if re.search(r"universit|college", text):
                return "Which university"
            return "Which party" if "party" in text.split() else "Which organisation"
        case _:
            return None


def _dates_another(clause: Clause, before: Token) -> bool:
    """Tell whether the date may be that of what stands before it: "was poor after the fall of the wall in 1989"."""
    between = clause.doc[clause.root.i + 1 : before.i]
    return any(token.lower_ in _ORDERING for token in between)


def _when(material: Material, clause: Clause, answer: Answer) -> Iterator[_Ask]:
    tokens, doc = answer.tokens, clause.doc
    before = doc[tokens.start - 1] if tokens.start else None
    if before is None or before.lower_ not in {"in", "on"} or before.head != clause.root or "century" in answer.text:
        return
    skip: set[int] = set()
    if before.i >= clause.subject_end:
        if tokens.end > clause.first_end or _dates_another(clause, before):
            return
        skip = set(range(before.i, tokens.end))
    elif before.i != 0 or tokens.end < clause.subject_start - 1:
        return
    if clause.root.lemma_ == "be" and any(child.dep_ == "attr" for child in clause.root.children):
        return  # "was the last county to fall the island of Saarem"
    past = clause.root.tag_ == "VBD" or any(
        c.tag_ in {"VBD", "MD"} for c in clause.root.children if c.i < clause.root.i
    )
    body = inverted(clause, skip, material) if past else None
    if body is None:
        return
    if clause.lead and skip:
        body = f"{body}, {clause.lead_inside()}"
    word = "In what year" if answer.kind is Kind.YEAR else "When"
    yield _Ask("when", f"{word} {body}", answer, answer.text)


def _where(material: Material, clause: Clause, answer: Answer) -> Iterator[_Ask]:
    tokens, doc = answer.tokens, clause.doc
    before = doc[tokens.start - 1] if tokens.start else None
    if before is not None and before.lower_ == "the" and tokens.start > 1:
        before = doc[tokens.start - 2]
    if (
        before is None
        or before.lower_ not in {"in", "at"}
        or before.head != clause.root
        or before.i < clause.subject_end
    ):
        return
    places = [child for child in clause.root.children if child.dep_ == "prep" and child.lower_ in {"in", "at", "near"}]
    if any(child.dep_ == "conj" for child in clause.subject.children) or "," in clause.doc[: clause.subject_end].text:
        return
    if len(places) > 1 or clause.root.lemma_ not in _WHERE_VERBS or before.right_edge.i + 1 - tokens.end > 0:
        return
    body = inverted(clause, set(range(before.i, tokens.end)), material)
    if body is not None:
        if clause.lead:
            body = f"{body}, {clause.lead_inside()}"
        yield _Ask("where", f"Where {body}", answer, answer.text)


def _how_many(material: Material, clause: Clause, answer: Answer) -> Iterator[_Ask]:
    tokens, doc = answer.tokens, clause.doc
    counted = tokens.root.head
    first, low, high = tokens.start, counted.left_edge.i, counted.right_edge.i + 1
    if tokens.root.dep_ != "nummod" or counted.tag_ != "NNS" or counted.lemma_.lower() in _VAGUE_HEADS:
        return
    if any(token.like_num for token in doc[low:high] if not tokens.start <= token.i < tokens.end):
        return
    if any(c.dep_ in {"det", "poss"} for c in counted.children) or any(c.dep_ == "conj" for c in counted.children):
        return
    if (first > low and doc[first - 1].lower_ in _QUANTIFYING) or any(t.like_num for t in doc[tokens.end : clause.end]):
        return
    noun = "".join(t.text_with_ws for t in doc[low:high] if not tokens.start <= t.i < tokens.end).strip(" ,")
    if counted == clause.subject and not clause.lead:
        yield _Ask("how many", f"How many {noun} {clause.predicate()}", answer, answer.text)
    elif counted.dep_ == "dobj" and counted.head == clause.root and high <= clause.first_end:
        body = inverted(clause, set(range(low, high)), material)
        if body is not None:
            body = f"{body}, {clause.lead_inside()}" if clause.lead else body
            yield _Ask("how many", f"How many {noun} {body}", answer, answer.text)


def _fault(ask: _Ask) -> Reason | None:
    prompt = _finished(ask.prompt)
    words = prompt.split()
    if not MIN_WORDS <= len(words) <= MAX_WORDS:
        return Reason.TOO_LONG if len(words) > MAX_WORDS else Reason.THIN
    if _BAD_END.search(prompt) or _LOOSE.search(prompt) or prompt.count("“") != prompt.count("”"):
        return Reason.BAD_QUESTION
    if ask.form in {"when", "how many"} and re.search(r"\b(?:1\d{3}|20\d\d)\b", prompt) and ask.form == "when":
        return Reason.BAD_QUESTION
    if _HALVED.search(prompt) or prompt.count('"') % 2 or (ask.form == "when" and " when " in prompt):
        return Reason.BAD_QUESTION
    if _SPLIT.match(prompt):
        return Reason.BAD_QUESTION
    pronoun = re.search(r"\b(?:he|she|his|her|him|they|their|it|its)\b", prompt, re.IGNORECASE)
    if pronoun and not re.search(r"\b[A-Z]\w+", re.sub(r"^\w+", "", prompt[: pronoun.start()])):
        return Reason.UNRESOLVED_PRONOUN
    anchors = [ent for ent in ask.answer.statement.doc.ents if ent.text in prompt and ent != ask.answer.tokens]
    content = _content(ask, prompt)
    if not any(ent.label_ in _ANCHORS for ent in anchors) or content < 4 or (len(anchors) < 2 and content < 6):
        return Reason.THIN
    leak = (
        any(re.search(rf"\b{re.escape(w)}\b", prompt) for w in re.findall(r"\w{4,}", ask.text))
        and ask.answer.kind not in TIMES
    )
    return Reason.LEAK if leak else None


def _content(ask: _Ask, prompt: str) -> int:
    return sum(1 for t in ask.answer.statement.doc if t.pos_ in CONTENT and not t.is_stop and t.text in prompt)


def _finished(prompt: str) -> str:
    text = tidy(prompt).strip(" ,;:")
    text = text if re.search(r"\b(?:[A-Z]\.)+$", text) else text.rstrip(".").rstrip(" ,;:")
    return f"{text[0].upper()}{text[1:]}?"


def _draft(ask: _Ask) -> Draft:
    answer = ask.answer
    statement = answer.statement
    span = statement.source_of(answer.start, answer.end)
    if ask.text != answer.text:
        span = None
    return Draft(
        type=CardType.QUESTION,
        variant=ask.form,
        kind=answer.kind,
        prompt=_finished(ask.prompt),
        answer=ask.text,
        passage=statement.passage,
        source=statement.passage.span,
        subject=answer.key,
        fact=fact_of(answer),
        precision=_PRECISION[ask.form],
        tier=Tier.SUGGESTED,
        statement=statement.text,
        interest=interest_of(answer),
        accepted=(*accepted_forms(answer), *((answer.text,) if ask.text != answer.text else ())),
        answer_span=span,
    )
