"""Cloze cards: a statement with a name, a date or an amount cut out, or with the technical term it is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studyapp.analysis.cards.accepted import accepted_forms
from studyapp.analysis.cards.answers import AMOUNTS, NAMED, PLACES, TIMES, Answer, Kind
from studyapp.analysis.cards.common_words import COMMON_WORDS
from studyapp.analysis.cards.draft import GAP, Draft
from studyapp.analysis.cards.gap import gap_fault
from studyapp.analysis.cards.lexicon import CONTENT
from studyapp.analysis.cards.linter import Reason
from studyapp.analysis.cards.material import skeleton
from studyapp.analysis.cards.technical import is_technical
from studyapp.analysis.cards.wordlist import words
from studyapp.domain.analysis import CardType, Tier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from studyapp.analysis.cards.linter import Ledger
    from studyapp.analysis.cards.material import Material
    from studyapp.analysis.cards.statement import Statement

MAX_WORDS = 32
_PRECISION = {
    Kind.DATE: 0.95, Kind.YEAR: 0.95, Kind.COUNTRY: 0.94, Kind.STATE: 0.94, Kind.PLACE: 0.93, Kind.PERSON: 0.92,
    Kind.NUMBER: 0.86, Kind.MONEY: 0.88, Kind.PERCENT: 0.88, Kind.QUANTITY: 0.84, Kind.FACILITY: 0.85,
    Kind.REGION: 0.8, Kind.ORGANISATION: 0.8, Kind.TERM: 0.93, Kind.NAME: 0.5,
}  # fmt: skip
_MARKET = re.compile(
    r"\b(?:pct|dlrs|stg|bpd|eurobonds?|deficits?|surplus|lowest since|highest since"
    r"|earn(?:s|ed)?|loans?|credit (?:facility|line)|letters? of credit|lenders?|shareholders?"
    r"|shares?|stock|stake|quarter|quarterly|net (?:income|loss)|dividend|composite|nasdaq|dow jones|index|bond"
    r"|earnings"
    r"|profits?|revenue|points|redeem|debentures?|notes due|sales (?:rose|fell)|economy added)\b",
    re.IGNORECASE,
)
_ANCHORS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})
_FEWEST_ANCHORS = 2
_REPORTING = frozenset({"say", "tell", "state", "note", "claim", "argue", "announce", "report", "believe", "think"})
_UNLIKED = frozenset({Kind.FACILITY, Kind.NUMBER})
"""Kinds of which readers of unseen texts refused half or more; so they did with places in reports that do not act."""
_AUTO = frozenset({Kind.DATE, Kind.YEAR, Kind.PERSON, Kind.TERM})
"""Kinds that may come ticked: of gaps for places, readers of unseen texts accepted two of three."""
_DESCRIBING = words("be consider regard know")
_COMMON = frozenset({"NORP", "ORDINAL", "CARDINAL", "QUANTITY", "LANGUAGE"})
_DIGIT = re.compile(r"\d")
_FIRM = re.compile(r"\b(?:Co|Inc|Corp|Ltd|Bros)\b")
_WEAK_VERBS = words(
    "include increase decrease rise fall grow decline report characterize characterise "
    "tend look believe seem appear remain continue exist represent want need help think feel find like study vary"
)
_SORTING = words("define classify divide group sort categorize categorise distinguish see find use describe")
_QUANTITY_WORDS = words(
    "positive negative notable current existing present "
    "huge big great rapid simple low high traditional additional many most some several few "
    "various other large small certain different new old more such all "
    "both numerous "
    "much early late recent modern young older major good common important main"
)
_PROFESSIONS = (
    "ologists",
    "ologist",
    "scientists",
    "historians",
    "economists",
    "researchers",
    "scholars",
    "psychologists",
    "physicists",
    "astronomers",
    "chemists",
    "philosophers",
    "engineers",
    "farmers",
    "practices",
    "values",
)


def cloze_drafts(material: Material, answers: tuple[Answer, ...], ledger: Ledger) -> Iterator[Draft]:
    """Yield a card for each answer that can be cut out of its statement."""
    for answer in answers:
        reason = gap_fault(material, answer)
        if reason is None and len(answer.statement.text.split()) > MAX_WORDS:
            reason = Reason.TOO_LONG
        if reason is not None:
            ledger.refuse(reason, answer.statement.passage.span)
            continue
        yield _draft(material, answer)


def fact_of(answer: Answer) -> str:
    """Return what identifies the fact that an answer belongs to."""
    return f"{answer.kind}|{answer.key}|{skeleton(answer.statement.passage)}"


def prompt_of(answer: Answer) -> str:
    """Return the statement with a gap for the answer."""
    text = answer.statement.text
    prompt = text[: answer.start] + GAP + text[answer.end :]
    ended = prompt if re.search(r"[.?!][\"”’')]*$", prompt) else f"{prompt}."
    return re.sub(rf"\b([Aa])n?\s+{GAP}", rf"\1(n) {GAP}", ended)


def _draft(material: Material, answer: Answer) -> Draft:
    statement = answer.statement
    span = statement.source_of(answer.start, answer.end)
    text = answer.text if span is None else span.of(_source(statement))
    return Draft(
        type=CardType.CLOZE,
        variant=f"gap {answer.kind}",
        kind=answer.kind,
        prompt=prompt_of(answer),
        answer=text,
        passage=statement.passage,
        source=statement.passage.span,
        subject=answer.key,
        fact=fact_of(answer),
        precision=_PRECISION[answer.kind],
        tier=_tier(material, answer),
        statement=statement.text,
        interest=interest_of(answer),
        hint=_hint(answer),
        accepted=accepted_forms(answer),
        answer_span=span,
    )


def _tier(material: Material, answer: Answer) -> Tier:
    if is_market(material, answer):
        return Tier.OFF
    acting = answer.tokens.root.dep_ in {"nsubj", "nsubjpass"}
    if answer.kind in _UNLIKED or (material.is_news and answer.kind in PLACES and not acting):
        return Tier.OFF
    text = answer.statement.text
    if answer.kind in AMOUNTS | {Kind.ORGANISATION} and (_MARKET.search(text) or _anchors(answer) < _FEWEST_ANCHORS):
        return Tier.OFF  # a figure of one day or quarter that the statement does not name
    return Tier.AUTO if _is_certain(answer) else Tier.SUGGESTED


def is_market(material: Material, answer: Answer) -> bool:
    """Tell whether a dated text reports the day's prices and stakes: the card would not name the day."""
    return material.is_news and bool(_MARKET.search(answer.statement.text))


def _anchors(answer: Answer) -> int:
    """Return how many other names and years the statement gives to hold on to."""
    return len(
        {
            ent.text
            for ent in answer.statement.doc.ents
            if ent != answer.tokens and (ent.label_ in _ANCHORS or re.search(r"\b\d{4}\b", ent.text))
        }
    )


def _is_certain(answer: Answer) -> bool:
    """Tell whether nine of ten strict readers accept such a card, so that it may come ticked."""
    statement = answer.statement
    if answer.kind not in _AUTO:
        return False
    if answer.kind is Kind.TERM:  # 97 % with "be", 88 % with other verbs
        return statement.root.lemma_ == "be" and any(child.dep_ == "attr" for child in statement.root.children)
    if answer.kind is Kind.PERSON:
        others = {ent.text for ent in statement.doc.ents if ent != answer.tokens and ent.label_ != "ORDINAL"}
        return len(others) >= 2 and statement.root.lemma_ not in _REPORTING and _tells_who(answer)
    return _blemishes(statement) < 0.35 and _dates_the_statement(answer)


def _tells_who(answer: Answer) -> bool:
    """Tell whether a description has a mark of its own: a name or a year, not only "was a German politician"."""
    if answer.statement.root.lemma_ not in _DESCRIBING or answer.tokens.root.dep_ not in {"nsubj", "nsubjpass"}:
        return True
    others = [ent for ent in answer.statement.doc.ents if ent != answer.tokens]
    return any(ent.label_ not in _COMMON and (ent.label_ != "DATE" or _DIGIT.search(ent.text)) for ent in others)


def _dates_the_statement(answer: Answer) -> bool:
    """Tell whether the time says when the main thing happened, not an aside: "wrote that he knew him in 1916"."""
    root, main = answer.tokens.root, answer.statement.root
    if answer.kind not in TIMES:
        return True
    if root.dep_ != "pobj" or root.head.lower_ not in {"in", "on"}:
        return False
    if any(ent.label_ in {"MONEY", "PERCENT"} for ent in answer.statement.doc.ents):
        return False  # the year of a figure
    above = root.head.head
    joined = above.dep_ == "conj" and above.head == main
    aside = re.search(r"\bcentur(?:y|ies)\b", answer.text) or _FIRM.search(answer.statement.text)
    return (above == main or joined) and not aside


def _hint(answer: Answer) -> str:
    acronym = answer.kind is Kind.ORGANISATION and answer.text.isupper() and " " not in answer.text
    return answer.kind.value if answer.sure and not acronym else "name"


def _source(statement: Statement) -> str:
    block = statement.passage.block
    return " " * block.block.start + block.doc.text


def interest_of(answer: Answer) -> float:
    """Return 0..1: more for a short statement that names other things to hold on to, and for telling answers."""
    statement = answer.statement
    anchors = {ent.text for ent in statement.doc.ents if ent.label_ != "ORDINAL" and ent != answer.tokens}
    words = len(statement.text.split())
    value = 0.35 + 0.12 * min(3, len(anchors)) + (0.2 if words <= 20 else 0.1 if words <= 26 else 0.0)
    value += 0.1 if answer.kind in TIMES else 0.08 if answer.kind in NAMED - PLACES else 0.0
    value -= 0.1 if answer.kind in AMOUNTS else 0.0
    root = answer.tokens.root
    value -= 0.25 if answer.kind in PLACES and root.dep_ == "pobj" and root.head.head.pos_ in {"NOUN", "PROPN"} else 0.0
    return max(0.0, min(1.0, value - _blemishes(statement)))


def _blemishes(statement: Statement) -> float:
    """Return the penalty for what strict readers liked less (shares accepted over 595 clozes, base 82 %)."""
    penalty = 0.2 if statement.doc[0].pos_ in {"DET", "ADV"} else 0.0  # 72 %, 70 %
    penalty += 0.2 if statement.text.count(",") > 3 else 0.0  # 68 %
    penalty += 0.15 if any(token.dep_ == "neg" for token in statement.doc) else 0.0  # 67 %
    penalty += 0.1 if statement.root.lemma_ in _REPORTING else 0.0  # 73 %
    return penalty + (0.08 if any(t.dep_ == "conj" and t.pos_ == "VERB" for t in statement.doc) else 0.0)  # 77 %


def term_drafts(material: Material, statement: Statement, ledger: Ledger) -> Iterator[Draft]:
    """Yield a card that asks for the technical term that a general statement is about."""
    subject = next((child for child in statement.root.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.i > statement.root.i or subject.left_edge.i != 0:
        return
    phrase = [token for token in subject.subtree if token.dep_ != "det" and not token.is_punct]
    reason = _term_fault(material, statement, subject, phrase)
    if reason is not None:
        ledger.refuse(reason, statement.passage.span)
        return
    start, end = phrase[0].idx, phrase[-1].idx + len(phrase[-1])
    tokens = statement.doc[phrase[0].i : phrase[-1].i + 1]
    key = " ".join(token.lemma_.lower() for token in phrase)
    yield _draft(material, Answer(statement, start, end, Kind.TERM, key, None, tokens, sure=True))


def _term_fault(material: Material, statement: Statement, subject: Token, phrase: list[Token]) -> Reason | None:
    if subject.pos_ not in {"NOUN", "PROPN"} or subject.ent_type_ or not 1 <= len(phrase) <= 3:
        return Reason.NOT_TECHNICAL
    if any(token.pos_ not in {"NOUN", "ADJ", "PROPN"} or token.dep_ == "poss" for token in phrase):
        return Reason.NOT_TECHNICAL
    if phrase[0].text[0].isupper() and phrase[0].i > 0 and phrase[0].lower_ not in material.lower_words:
        return Reason.NOT_TECHNICAL
    if len(phrase) == 1 and phrase[0].lower_ not in material.lower_words:
        return Reason.NOT_TECHNICAL
    if statement.doc[0].dep_ == "det" and statement.doc[0].lower_ not in {"a", "an", "the"}:
        return Reason.NOT_TECHNICAL
    if phrase[-1].i - phrase[0].i != len(phrase) - 1 or not all(
        token.is_alpha or "-" in token.text for token in phrase
    ):
        return Reason.NOT_TECHNICAL
    if len(phrase) == 1 and (phrase[0].lower_ in COMMON_WORDS or phrase[0].lemma_.lower() in COMMON_WORDS):
        return Reason.NOT_TECHNICAL
    if any(token.ent_type_ for token in phrase) or phrase[0].lower_ in _QUANTITY_WORDS or phrase[0].is_stop:
        return Reason.NOT_TECHNICAL
    if not is_technical(material, phrase) or phrase[-1].lower_.endswith(_PROFESSIONS):
        return Reason.NOT_TECHNICAL
    return _predicate_fault(material, statement, subject, phrase)


def _predicate_fault(material: Material, statement: Statement, subject: Token, phrase: list[Token]) -> Reason | None:
    root = statement.root
    present = {"VBZ", "VBP", "MD"}
    if root.tag_ not in present and not any(c.tag_ in present for c in root.children if c.dep_ in {"aux", "auxpass"}):
        return Reason.NOT_TECHNICAL
    if material.general_share < 0.35 or material.lemma_counts[subject.lemma_.lower()] < 2:
        return Reason.NOT_TECHNICAL
    if any(token.lemma_.lower() in material.title_words for token in phrase):
        return Reason.PROTAGONIST
    if any(token.dep_ == "neg" for token in statement.doc):
        return Reason.THIN
    if re.search(r"\b(?:more|less)\b(?!.*\bthan\b)", statement.text):
        return Reason.COMPARATIVE_REFERENCE
    spread = material.lemma_spread[subject.lemma_.lower()]
    if len(phrase) == 1 and spread > 0.25 * len(material.passages):
        return Reason.PROTAGONIST
    if root.lemma_ in _WEAK_VERBS:
        return Reason.THIN
    if root.lemma_ in _SORTING and any(child.tag_ == "MD" for child in root.children):
        return Reason.THIN  # "can be divided into three kinds"
    if root.lemma_ == "be" and not any(c.dep_ in {"attr", "acomp"} for c in root.children):
        return Reason.THIN
    rest = statement.text[phrase[-1].idx + len(phrase[-1]) :]
    if stem_leak(" ".join(token.text for token in phrase), rest):
        return Reason.LEAK
    if re.search(r"\balso\b", statement.passage.text):
        return Reason.AMBIGUOUS  # something else does the same
    content = sum(1 for token in statement.doc if token.pos_ in CONTENT and not token.is_stop) - len(phrase)
    if content < 5 or len(statement.text.split()) > MAX_WORDS:
        return Reason.THIN
    if re.search(r"\b(?:some|several|many|various|certain|one of|often|sometimes|usually|positioned)\b", rest):
        return Reason.THIN
    if re.search(
        r"\b(?:is (?:an|a) (?:\w+ )?example|are (?:\w+ )?examples|are considered|is considered|amazing"
        r"|fascinating|wonderful|exciting|other|different|important|vary|varies)\b",
        rest,
    ):
        return Reason.TRIVIAL
    return None


def stem_leak(answer: str, rest: str) -> bool:
    """Tell whether a word of the answer, or its stem, stands in the rest of the prompt."""
    for word in re.findall(r"\w+", answer):
        stem = word if len(word) <= 3 else word[: max(4, len(word) - 3)]
        if len(word) >= 3 and re.search(
            rf"\b{re.escape(stem)}" + (r"\b" if len(word) == 3 else ""), rest, re.IGNORECASE
        ):
            return True
    return False
