"""Whether what a gap asks for is worth knowing: no teacher asks for the seat of a court or the year of a statistic.

What strict readers call trivial is mostly a matter of what the answer does in its sentence, not of how often it is
named: a count that its list gives, a number that measures only its own day, a year that merely dates a figure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studyapp.analysis.cards.answers import AMOUNTS, PLACES, TIMES, Answer, Kind
from studyapp.analysis.cards.lexicon import GENERIC_ORGS, MONTH_PATTERN, NUMBER_WORDS
from studyapp.analysis.cards.material import bare
from studyapp.analysis.cards.news_worth import NEWS_CHECKS, in_the_lead
from studyapp.analysis.cards.wordlist import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.analysis.cards.material import Material

_TRIVIAL_NUMBERS = words("first one two second third half hundreds thousands dozens millions zero 1 2 0 billions dozen")
_DOCUMENTS = words(
    "report study survey census film book article poll paper letter interview speech season edition version model "
    "statistic figure estimate datum "
    "candidate campaign case decision ruling election elections vintage"
)
_TRIFLING = words("article film page episode essay song member visitor candidate picture photograph")
_DETERMINED = frozenset({"the", "all", "both", "these", "those", "its", "their", "his", "her", "$"})
_SUPERLATIVE = words("wealthiest largest most biggest best main major highest times oldest smallest poorest")
_EARTH = frozenset(
    {"us", "u.s.", "u.s", "united states", "america", "american", "earth", "world", "united states of america"}
)
_ACCOUNTS = re.compile(
    r"\b(?:(?:net|interest|operating|pretax|taxable) (?:income|loss|profit|earnings|sales|revenue)|net was|reserves?"
    r"|good ?will|a share|per share|write-?offs?|charges? of|approval ratings?|average)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\b(?:[kcm]?m|km|miles?|met(?:er|re)s?|kilomet(?:er|re)s?|centimet(?:er|re)s?|millimet(?:er|re)s?|feet|foot"
    r"|inch(?:es)?"
    r"|yards?|acres?|hectares?|kilograms?|grams?|kg|pounds?|tons?|tonnes?|lit(?:er|re)s?|gallons?|square|cubic"
    r"|degrees? \w+"
    r"|volts?|watts?|kelvins?|joules?|hertz|barrels?|bushels?|light-years?)\b"
)
_MEASURED = re.compile(
    r"\b(?:jump|r[io]se|ris(?:es|en|ing)|gr[eo]w|increas|decreas|declin|f[ae]ll|drop|shr[aiu]nk|soar|pour|averag|estimated?"
    r"|total(?:l?ed|ing)|up from|down from|population|spen[dt]|rates?\b|top (?:fund|sell|earn)"
    r"|\bhit\b|\bsales\b|\ba mere\b|\baccount(?:ed|s|ing) for\b|\bamount(?:ed|s|ing) to\b"
    r"|\btimes (?:those|that|as|more)\b|\breach(?:ed|es|ing)\b|\bvalue of\b"
    r"|\bcosts?\b|\bconsum|\bexpenditures?\b|percent of (?:\w+[’']?\w* )?votes?)",
    re.IGNORECASE,
)
_STATISTIC = re.compile(r"\bGDP\b|\blife expectancy\b|\bbudget\b|\bper capita\b|\branked\b")
_LARGE = re.compile(r"\d,\d{3}|\b(?:thousand|million|billion|trillion)\b")
_STANDING = words("be have live speak read number stand comprise contain know own hold use employ")
_FIGURES = frozenset({"MONEY", "PERCENT", "CARDINAL", "QUANTITY"})
_DAY = re.compile(rf"(?:{MONTH_PATTERN} \d{{1,2}}|\d{{1,2}} {MONTH_PATTERN})")
_COMINGS = words("arrive visit travel sit speak attend appear tour stop stay depart leave return extend")
_SPAN_OF_PLACES = re.compile(r"\b[Ff]rom [A-Z]\w+(?: [A-Z]\w+)* to (?:the )?[A-Z]\w+(?: [A-Z]\w+)* to\b")
_SCHOOLING = re.compile(
    r"\b(?:high|secondary|grammar|middle|primary|elementary) school\b.*\bgraduat|\bgraduat\w+ from [^.]*\bschool\b"
    r"|\benrol\w*\b[^.]*\bschool\b(?! of)",
    re.IGNORECASE,
)
_KIN = words(
    "father mother brother sister son daughter wife husband uncle aunt grandfather grandmother great-grandfather "
    "great-grandmother cousin nephew niece parent grandparent"
)
_SEATS = words("court jury office branch bureau outlet newsroom laboratory lab warehouse")
_THOUSANDS = re.compile(r"\d,\d{3}")
_TOLD = words("tell inform interview email telephone")


def is_trivial(material: Material, answer: Answer) -> bool:
    """Tell whether the answer is a trifle, the day's figure, or given away by what it stands beside."""
    return any(check(material, answer) for check in _CHECKS)


def _everyday(_: Material, answer: Answer) -> bool:
    text = bare(answer.text)
    if text in _EARTH or text in GENERIC_ORGS or answer.kind is Kind.REGION:
        return True
    if answer.kind is Kind.ORGANISATION and len(text.split()) == 1 and not answer.text.isupper():
        return True
    return re.search(r"\b[Tt]op\s+$", _lead(answer)) is not None


def _small_count(_: Material, answer: Answer) -> bool:
    """Tell whether a number is too small, already counted, or counts a list that the statement gives."""
    if answer.kind not in AMOUNTS:
        return False
    text = bare(answer.text)
    if text in _TRIVIAL_NUMBERS or re.search(r"\d/\d|\w-[a-z]", text):
        return True
    root = answer.tokens.root
    a_year = re.fullmatch(r"1\d{3}|20[0-2]\d", text) is not None and root.dep_ == "nummod"
    if a_year and (root.head.tag_ == "NN" or root.head.lemma_.lower() in _DOCUMENTS):
        return True  # "a 1952 play" counts nothing
    if answer.kind is Kind.NUMBER and root.dep_ == "dobj" and root.head.lemma_ == "have":
        return True  # "the area had 988,000"
    if root.dep_ == "nummod" and root.head.lemma_.lower() in _TRIFLING:
        return True
    before, after = _around(answer)
    return (
        before in _DETERMINED | {"first", "last"}
        or after in _SUPERLATIVE | {"other", "others", "more"}
        or _counts_enumeration(answer)
    )


def _counts_enumeration(answer: Answer) -> bool:
    """Tell whether the number counts a list that the statement gives: "four seasons: a, b, c and d"."""
    if re.match(r"\W*[\w-]+(?: [\w-]+)?, (?:including|such as)\b", answer.statement.text[answer.end :]):
        return True
    value = NUMBER_WORDS.get(answer.text.casefold())
    if value is None or value > 9:
        return False
    rest = answer.statement.text[answer.end :]
    return rest.count(",") >= value - 2 and bool(re.search(r",? and ", rest)) and rest.count(",") > 0


def _bare_figure(material: Material, answer: Answer) -> bool:
    """Tell whether an amount says nothing by itself: of no unit, of an account, of an unnamed day, one of several."""
    if answer.kind is Kind.QUANTITY:
        return not _UNIT.search(bare(answer.text))
    if answer.kind not in {Kind.MONEY, Kind.PERCENT}:
        return False
    statement = answer.statement
    several = sum(ent.label_ == answer.tokens.label_ for ent in statement.doc.ents) > 1
    dated = re.search(r"\b\d{4}\b", answer.rest) is not None
    return (
        several
        or (not dated and not in_the_lead(material, answer))
        or _ACCOUNTS.search(statement.text) is not None
        or (answer.kind is Kind.MONEY and _made_up(answer))
        or (answer.kind is Kind.PERCENT and material.parsed.request.document_date is not None and _part_owned(answer))
    )


def _part_owned(answer: Answer) -> bool:
    """Tell whether a share of a firm is meant: "93% of a unit"."""
    return answer.statement.text[answer.end :].startswith(" of ")


def _made_up(answer: Answer) -> bool:
    """Tell whether a price can be a textbook's example: told in the present, of nobody, of no time."""
    named = any(ent.label_ in {"PERSON", "ORG", "DATE", "PRODUCT", "LAW"} for ent in answer.statement.doc.ents)
    return answer.statement.root.tag_ in {"VBZ", "VBP"} and not named


def _of_a_document(_: Material, answer: Answer) -> bool:
    """Tell whether a date only names a document or the day of writing: "the 1985 report", "as of 2010"."""
    after = _around(answer)[1]
    return answer.kind in TIMES and (after in _DOCUMENTS or re.search(r"\b[Aa]s of\s+$", _lead(answer)) is not None)


def _of_a_figure(_: Material, answer: Answer) -> bool:
    """Tell whether a year merely dates a statistic: the figure is the fact, and both together are too much to ask."""
    if answer.kind not in TIMES:
        return False
    ents = answer.statement.doc.ents
    if any(ent.label_ == "PERCENT" for ent in ents) or _STATISTIC.search(answer.rest):
        return True
    root = answer.statement.root
    if root.lemma_.lower() in _STANDING and any(_LARGE.search(ent.text) for ent in ents if ent != answer.tokens):
        return True  # "in 2008, 11 million people could read"
    figures = any(ent.label_ in _FIGURES and ent != answer.tokens for ent in ents)
    measured = _MEASURED.search(answer.rest) is not None
    if figures and any(child.dep_ == "expl" for child in answer.statement.root.children):
        return True  # "in 2005 there were ninety nationalities"
    if re.search(r"\btimes (?:those|that|as|more)\b", answer.rest):
        return True
    return measured and (figures or re.search(r"\b(?:from|since)\s+$", _lead(answer)) is not None)


def _in_passing(_: Material, answer: Answer) -> bool:
    """Tell whether the date hangs on something mentioned in passing: "in letters found in 2015, Holm wrote"."""
    prep = answer.tokens.root.head
    if answer.kind not in TIMES or answer.tokens.root.dep_ != "pobj":
        return False
    bearer = prep.head
    if bearer.dep_ == "acl":  # of a noun before the subject
        return bearer.head.dep_ == "pobj" and bearer.head.i < answer.statement.root.i and bearer.head.head.i == 0
    return bearer.pos_ in {"NOUN", "PROPN"} and bearer.dep_ in {"appos", "conj"}


def _since(_: Material, answer: Answer) -> bool:
    """Tell whether the date opens a stretch up to the day of writing: "has posted its first loss since 1992"."""
    if answer.kind not in TIMES or not re.search(r"\bsince\s+(?:the\s+)?$", _lead(answer), re.IGNORECASE):
        return False
    if any(ent.label_ == "PERCENT" for ent in answer.statement.doc.ents):
        return True
    return any(
        token.dep_ == "aux" and token.lower_ in {"has", "have", "'s", "’s", "'ve", "’ve"}
        for token in answer.statement.doc
    )


def _coming_and_going(_: Material, answer: Answer) -> bool:
    """Tell whether the very day of an arrival or a speech is asked for, or the year of somebody's schooling."""
    if answer.kind not in TIMES:
        return False
    statement = answer.statement
    verb = answer.tokens.root.head.head if answer.tokens.root.dep_ == "pobj" else statement.root
    a_day = _DAY.match(answer.text) is not None
    moves = verb.lemma_.lower() in _COMINGS or re.search(r"\bextension\b", statement.text) is not None
    return (a_day and moves) or _SCHOOLING.search(statement.text) is not None


def _of_kin(_: Material, answer: Answer) -> bool:
    """Tell whether the statement is about somebody's relative: "Mr. Reed's father was a trustee until 1974"."""
    subject = next((c for c in answer.statement.root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return (
        answer.kind in TIMES | AMOUNTS
        and subject is not None
        and subject.lemma_.lower() in _KIN
        and any(child.dep_ == "poss" for child in subject.children)
    )


def _seat(_: Material, answer: Answer) -> bool:
    """Tell whether the place is only where a court or an office sits: "a grand jury in Newark"."""
    root = answer.tokens.root
    return (
        answer.kind in PLACES
        and root.dep_ == "pobj"
        and root.head.lower_ in {"in", "at"}
        and (
            root.head.head.ent_type_ in {"ORG", "FAC"}  # "Harrow Zoo in Norway was home to …"
            or any(child.lemma_.lower() in _SEATS for child in (root.head.head, *root.head.head.children))
        )
    )


def _to_come(_: Material, answer: Answer) -> bool:
    """Tell whether a date was still to come when the text was written: "the satellite will be ready in 2017"."""
    verb = answer.tokens.root.head.head if answer.tokens.root.dep_ == "pobj" else answer.statement.root
    return answer.kind in TIMES and any(
        child.dep_ == "aux" and child.lower_ in {"will", "'ll", "’ll"}
        for root in (answer.statement.root, verb)
        for child in root.children
    )


def _supposed(_: Material, answer: Answer) -> bool:
    """Tell whether the named one only serves an example or a guess: "Brazil’s central bank can raise its rates"."""
    helpers = {child.lower_ for child in answer.statement.root.children if child.dep_ == "aux"}
    return answer.name is not None and bool(helpers & {"can", "could", "may", "might"})


def _origin(_: Material, answer: Answer) -> bool:
    """Tell whether the place only says where a person comes from: "Thomas Reed, from Maine, was the organizer"."""
    root = answer.tokens.root
    return (
        answer.kind in PLACES
        and root.dep_ == "pobj"
        and root.head.lower_ in {"from", "of"}
        and root.head.head.ent_type_ == "PERSON"
    )


def _compared(_: Material, answer: Answer) -> bool:
    """Tell whether two figures, or places far apart, are held against each other: no single one is the fact."""
    figures = sum(ent.label_ in {"PERCENT", "MONEY"} for ent in answer.statement.doc.ents)
    if answer.kind in PLACES and _SPAN_OF_PLACES.search(answer.statement.text):
        return True
    counts = sum(_THOUSANDS.search(ent.text) is not None for ent in answer.statement.doc.ents)
    return (
        figures > 2
        or (answer.kind is Kind.NUMBER and counts > 1)
        or (figures > 1 and re.search(r"\bcompared (?:to|with)\b|\bversus\b", answer.statement.text) is not None)
    )


def _medium(_: Material, answer: Answer) -> bool:
    """Tell whether the gap only names the paper that somebody spoke to, or whom the statement follows."""
    root = answer.tokens.root
    if answer.kind is not Kind.ORGANISATION:
        return False
    told = root.dep_ in {"dobj", "dative"} and root.head.lemma_.lower() in _TOLD
    return told or re.search(r"\b[Aa]ccording to\s+(?:the )?$", _lead(answer)) is not None


def _lead(answer: Answer) -> str:
    return answer.statement.text[: answer.start]


def _around(answer: Answer) -> tuple[str, str]:
    """Return the words before and behind the answer, in lower case."""
    doc, tokens = answer.statement.doc, answer.tokens
    before = doc[tokens.start - 1].lower_ if tokens.start else ""
    return before, doc[tokens.end].lower_ if tokens.end < len(doc) else ""


_CHECKS: tuple[Callable[[Material, Answer], bool], ...] = (
    *NEWS_CHECKS,
    _everyday,
    _small_count,
    _bare_figure,
    _of_a_document,
    _of_a_figure,
    _in_passing,
    _since,
    _coming_and_going,
    _of_kin,
    _seat,
    _to_come,
    _supposed,
    _origin,
    _compared,
    _medium,
)
