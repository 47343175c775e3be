"""Whether an answer can be cut out of its statement without leaving a clue, a scrap of a name, or a trifle."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studyapp.analysis.cards.answers import AMOUNTS, DATED, PLACES, TIMES, Kind
from studyapp.analysis.cards.gazetteer import DEMONYM_STEMS, country_name
from studyapp.analysis.cards.lexicon import CONTENT, TITLES
from studyapp.analysis.cards.linter import Reason
from studyapp.analysis.cards.material import bare
from studyapp.analysis.cards.name_part import is_beside_place, is_eponym, is_part_of_name
from studyapp.analysis.cards.wordlist import words
from studyapp.analysis.cards.worth import is_trivial
from studyapp.domain.analysis import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from studyapp.analysis.cards.answers import Answer
    from studyapp.analysis.cards.material import Material

_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen"
    r"|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a|an|half|dozen|hundred|thousand|million|billion"
    r"|trillion|and)"
)
_DIGITS = rf"(?:\d[\d,]*(?:\.\d+)?(?: (?:hundred|thousand|million|billion|trillion))?|{_WORDS}(?:[ -]{_WORDS})*)"
_AMOUNT = {
    Kind.NUMBER: re.compile(_DIGITS),
    Kind.MONEY: re.compile(rf"(?:us |u\.s\. )?[$£€¥]? ?{_DIGITS}(?: [a-z]+)?"),
    Kind.PERCENT: re.compile(rf"{_DIGITS} ?(?:%|percent|per cent)"),
    Kind.QUANTITY: re.compile(rf"{_DIGITS}[ -][a-z°/]+(?: [a-z]+)?"),
}
_DIRECTIONS = frozenset({"northern", "southern", "eastern", "western", "north", "south", "east", "west", "central"})
_REPORTS = words("say tell add note report acknowledge comment state explain recall estimate observe")
_NEWS_REPORTS = words("indicate reiterate cite agree deny predict warn forecast describe urge express voice")
_ALIAS = re.compile(
    r",? (?:\w+ )?known\b[^,]*\b(?:as|by)\b|,? (?:born|called|nicknamed) [A-Z]|,? also (?:called|spelled)\b"
)
_ONE_OF = re.compile(r" (?:is|was|are|were) one of (?:the )?(?!\w+est\b|most\b|few\b)")
_WRITES = words("write think believe argue suggest claim remark maintain")
_RANGE = re.compile(
    r"^(?:between|from|to|up to|in|of|north|south|east|west|estimated|only|some|just)\b|–|\bto\b|\bor\b|-\d",
    re.IGNORECASE,
)
_SHARED_NOUN = re.compile(r" and (?:[A-Z][\w’'-]+ )+[a-z]+s\b")
_PLACE_NOUNS = words(
    "city town village state province country county district island region capital port suburb kingdom republic "
    "territory nation river municipality resort settlement colony"
)
_VAGUE_DATE = re.compile(r"\b(?:next|last|this|later|same|following|previous|past|recent)\b", re.IGNORECASE)


def gap_fault(material: Material, answer: Answer) -> Reason | None:
    """Return why the answer makes no good gap, or None."""
    if not answer.sure:
        return Reason.UNSURE_TYPE
    if answer.key in material.protagonists:
        return Reason.PROTAGONIST
    return next((reason for reason, is_so in _CHECKS if is_so(material, answer)), None)


def _unsure(material: Material, answer: Answer) -> bool:
    text = answer.text
    if answer.kind in TIMES:
        return not DATED.fullmatch(text) or bool(_VAGUE_DATE.search(text)) or _range_around(answer)
    if answer.kind in AMOUNTS:
        return not _AMOUNT[answer.kind].fullmatch(text.casefold()) or bool(_RANGE.search(text)) or _range_around(answer)
    return not (text[:1].isupper() or text[:1].isdigit()) or material.parsed.request.language[:2] not in {"en", ""}


def _range_around(answer: Answer) -> bool:
    if answer.kind in TIMES and re.search(r"\bB\.?C\.?(?:E\b)?", answer.statement.text):
        return True
    doc, tokens = answer.statement.doc, answer.tokens
    before = doc[tokens.start - 1].lower_ if tokens.start else ""
    after = doc[tokens.end].lower_ if tokens.end < len(doc) else ""
    if after in {"to", "–", "-", "and", "until", "through", "or"} and tokens.end + 1 < len(doc):
        return doc[tokens.end + 1].like_num or doc[tokens.end + 1].ent_type_ == "DATE"
    if (
        before in {"to", "–", "-", "and", "through", "or", "until"}
        and tokens.start > 1
        and doc[tokens.start - 2].like_num
    ):
        return True
    return (
        before in {"to", "–", "-", "and", "through", "or"}
        and tokens.start > 1
        and doc[tokens.start - 2].ent_type_ == "DATE"
    )


def _of_a_caption(_: Material, answer: Answer) -> bool:
    """Tell whether a dated statement is told in the present, as below a picture."""
    root = answer.statement.root
    helped = any(child.dep_ in {"aux", "auxpass"} for child in root.children)
    return (
        answer.kind in TIMES
        and root.tag_ in {"VBZ", "VBP"}
        and not helped
        and root.lemma_ not in {"be", "have", "remain"}
    )


def _a_measure(_: Material, answer: Answer) -> bool:
    """Tell whether a number of four figures is no year: "1052 hectares", "the 2016 for"."""
    if not re.fullmatch(r"\d{4}", answer.text) or answer.kind not in TIMES:
        return False
    tokens, doc = answer.tokens, answer.statement.doc
    after = doc[tokens.end] if tokens.end < len(doc) else None
    before = doc[tokens.start - 1].lower_ if tokens.start else ""
    return before in {"the", "of about", "a"} or (after is not None and after.pos_ in {"NOUN", "PROPN", "INTJ"})


def _some_other(material: Material, answer: Answer) -> bool:
    """Tell whether a single word also ends the name of somebody or something else: "Reno" beside Janet Reno."""
    name = answer.name
    if name is None or len(bare(answer.text).split()) != 1:
        return False
    others = material.by_last_word.get(bare(answer.text), frozenset()) - {name.key}
    return any(material.names[key].type is not name.type for key in others)


def _unsure_who(_: Material, answer: Answer) -> bool:
    """Tell whether a person stands here with a short name that could not be completed."""
    name, tokens = answer.name, answer.tokens
    if answer.kind is not Kind.PERSON or name is None or len(bare(answer.text).split()) != 1:
        return False
    before = answer.statement.doc[tokens.start - 1].lower_.strip(".") if tokens.start else ""
    return len(bare(name.name).split()) > 1 and before not in TITLES


def _indefinite(_: Material, answer: Answer) -> bool:
    """Tell whether a name stands behind "a": then it is a common noun, or one of many."""
    tokens = answer.tokens
    before = answer.statement.text[: answer.start].casefold()
    return (
        answer.name is not None
        and answer.kind is not Kind.TERM
        and bool(re.search(r"\ban? $", before))
        and bool(tokens)
    )


def _a_river(_: Material, answer: Answer) -> bool:
    """Tell whether "the Mississippi" is meant, not the state of that name."""
    lead = answer.statement.text[: answer.start].casefold()
    return answer.kind is Kind.STATE and lead.endswith("the ")


def _direction(_: Material, answer: Answer) -> bool:
    """Tell whether the gap follows "northern", which changes what the name means."""
    tokens = answer.tokens
    before = answer.statement.doc[tokens.start - 1].lower_ if tokens.start else ""
    return answer.kind in PLACES and before in _DIRECTIONS


def _behind_a_noun(_: Material, answer: Answer) -> bool:
    """Tell whether another noun says what it is, and that it is no place: "in the process Kinemacolor"."""
    tokens = answer.tokens
    if answer.kind not in {Kind.PLACE, Kind.FACILITY} or not tokens.start:
        return False
    before = answer.statement.doc[tokens.start - 1]
    return before.pos_ == "NOUN" and before.lemma_.lower() not in _PLACE_NOUNS


def _list_member(_: Material, answer: Answer) -> bool:
    root = answer.tokens.root
    bearer = root.head if root.dep_ in {"appos", "compound", "nmod"} else root  # "composer Perez, novelist Holm and"
    if any(noun.dep_ == "conj" or any(child.dep_ == "conj" for child in noun.children) for noun in (root, bearer)):
        return True
    if root.dep_ == "pobj" and (root.head.dep_ == "conj" or any(c.dep_ == "conj" for c in root.head.children)):
        return answer.kind not in TIMES | AMOUNTS  # "the solutions given by Taylor and by d'Alembert"
    above = root.head.head
    if answer.kind in PLACES and root.dep_ == "pobj" and above.dep_ == "conj" and above.ent_type_ == "PERSON":
        return True  # "Perez of Poland and Holm of Norway"
    if answer.name is not None and (
        _one_of_such(answer) or _second_of_two(answer) or _SHARED_NOUN.match(answer.statement.text[answer.end :])
    ):
        return True
    return (
        root.dep_ == "nummod"
        and root.head.dep_ == "conj"
        and any(token.like_num for token in root.head.head.subtree if token.i < root.i)
    )


def _one_of_such(answer: Answer) -> bool:
    """Tell whether the name only serves as an example: "thinkers such as Perez"."""
    return re.search(r"\b(?:such as|including) (?:the )?$", answer.statement.text[: answer.start]) is not None


def _second_of_two(answer: Answer) -> bool:
    """Tell whether the name follows "and" behind another of its kind, however the parser joins them."""
    doc, tokens = answer.statement.doc, answer.tokens
    if not tokens.start or doc[tokens.start - 1].lower_ != "and":
        return False
    return any(ent.label_ == tokens.label_ and ent.end < tokens.start for ent in doc.ents)


def _modifier(_: Material, answer: Answer) -> bool:
    root, doc = answer.tokens.root, answer.statement.doc
    inside = range(answer.tokens.start, answer.tokens.end)
    if answer.kind in AMOUNTS:
        return False
    if answer.kind in TIMES and answer.tokens.end < len(doc) and doc[answer.tokens.end].pos_ == "NOUN":
        return True  # "the 1990s initiatives"
    return root.dep_ in {"compound", "nmod", "amod", "nummod"} and root.head.i not in inside


def _leaks(_: Material, answer: Answer) -> bool:
    rest = answer.rest
    surfaces = {answer.text, bare(answer.text)}
    if answer.name is not None:
        surfaces |= set(answer.name.forms) | answer.name.surfaces
        if answer.kind is Kind.PERSON:
            surfaces |= {word for word in re.findall(r"\w+", answer.name.name) if len(word) > 2}
    folded = fold(rest)
    for surface in surfaces:
        if surface and re.search(rf"(?<![\w-]){re.escape(fold(surface))}(?!\w)", folded):
            return True
    if answer.kind in TIMES and (_decade_told(answer) or _year_told(answer)):
        return True
    if answer.kind in TIMES | AMOUNTS:
        return False
    if answer.text.isupper() and _spelt_out(answer.text, rest):
        return True
    if any(len(w) > 3 and re.search(rf"\b{re.escape(fold(w)[:6])}", folded) for w in re.findall(r"\w+", answer.text)):
        return True
    if answer.kind in PLACES and any(
        re.search(rf"\b{re.escape(w[:4])}[a-z]+", rest) for w in re.findall(r"\b[A-Z]\w{3,}", answer.text)
    ):
        return True  # "Maltese" tells Malta
    place = country_name(bare(answer.text)) or answer.text
    return any(re.search(rf"\b{re.escape(stem)}", folded) for stem in DEMONYM_STEMS.get(place, ()))


def _decade_told(answer: Answer) -> bool:
    """Tell whether the rest names the decade of the year: "the struggle of the 1960s brought about the Act of 1965"."""
    year = re.search(r"\b(\d{3})\d\b", answer.text)
    return year is not None and re.search(rf"\b{year[1]}0’?s\b", answer.rest) is not None


def _year_told(answer: Answer) -> bool:
    """Tell whether the rest names the year as well: "Miss Norway 2011 was crowned on 12 September 2011"."""
    return any(re.search(rf"\b{year}\b", answer.rest) for year in re.findall(r"\b\d{4}\b", answer.text))


def _spelt_out(acronym: str, rest: str) -> bool:
    """Tell whether the rest spells the acronym out."""
    initials = "".join(word[0] for word in re.findall(r"\b(?:of|the|and|[A-Z][\w’'-]*)", rest))
    capitals = "".join(char for char in initials if char.isupper())
    return acronym in initials.upper() or acronym in capitals


def _reporter(material: Material, answer: Answer) -> bool:
    """Tell whether the gap only names who reports: the fact is what is reported."""
    root = answer.tokens.root
    if answer.kind in TIMES | AMOUNTS:
        return False
    if (
        root.dep_ == "nsubj"
        and root.head.dep_ == "advcl"
        and any(child.dep_ == "mark" and child.lower_ == "as" for child in root.head.children)
    ):
        return True  # "as Perez put it in his history"
    if answer.kind is Kind.PERSON and re.search(r"\b[Aa]ccording to\s+$", answer.statement.text[: answer.start]):
        return True
    verbs = _REPORTS | _NEWS_REPORTS if material.is_news else _REPORTS
    return root.dep_ == "nsubj" and root.head.lemma_.lower() in verbs


def _no_person(_: Material, answer: Answer) -> bool:
    """Tell whether the recogniser took a group for a person: "the Whigs", "Conservative Whigs"."""
    if answer.kind is not Kind.PERSON:
        return False
    doc, start = answer.statement.doc, answer.tokens.start
    if start and doc[start - 1].lower_ == "the" and not doc[start].is_lower:
        return True  # "the Klan"
    plural = any(token.tag_ == "NNPS" or (token.tag_ == "NNS" and token.dep_ != "compound") for token in answer.tokens)
    return plural or any(c.dep_ == "amod" and c.i < answer.tokens.start for c in answer.tokens.root.children)


def _an_era(_: Material, answer: Answer) -> bool:
    return answer.text.casefold().strip(".") in {"bce", "bc", "ad", "ce", "b.c", "a.d", "b.c.e"}


def _thin(_: Material, answer: Answer) -> bool:
    doc, tokens = answer.statement.doc, answer.tokens
    inside = range(tokens.start, tokens.end)
    content = sum(1 for token in doc if token.pos_ in CONTENT and not token.is_stop and token.i not in inside)
    others = [ent for ent in doc.ents if ent.label_ != "ORDINAL" and ent.start not in inside]
    named = [ent for ent in others if ent.label_ not in {"CARDINAL", "PERCENT", "QUANTITY", "NORP"}]
    if (content < 7 and len({ent.text for ent in others}) < 2) or (not named and content < 7 and len(others) < 2):
        return True
    return content < 5 or not (others or _distinctive(doc[0].sent.root, content))


def _distinctive(root: Token, content: int) -> bool:
    """Tell whether a statement without another name or number is telling enough by its words."""
    return content >= 9 and root.lemma_ != "be"


def _in_title(material: Material, answer: Answer) -> bool:
    """Tell whether the title gives the surname away, which stands above every card."""
    return answer.kind is Kind.PERSON and bool({*bare(answer.text).split()[-1:]} & material.title_words)


def _any_of_them(_: Material, answer: Answer) -> bool:
    """Tell whether the gap is one of many: "_____ is one of the twenty countries that"; the largest are few."""
    rest = answer.statement.text[answer.end :]
    return answer.start == 0 and _ONE_OF.match(rest) is not None


def _alias_told(_: Material, answer: Answer) -> bool:
    """Tell whether the better known name follows: "_____, known as Pompey"."""
    return answer.name is not None and _ALIAS.match(answer.statement.text[answer.end :]) is not None


def _goes_on(_: Material, answer: Answer) -> bool:
    """Tell whether something went on in the year, as in the years before: "continued to import oil in 2015"."""
    return answer.kind in TIMES and answer.statement.root.lemma_.lower() in {"continue", "remain"}


def _told_by(_: Material, answer: Answer) -> bool:
    """Tell whether somebody only gives an opinion: "Perez, author of a guide, wrote that"."""
    root = answer.tokens.root
    return (
        answer.kind is Kind.PERSON
        and root.dep_ == "nsubj"
        and root.head.lemma_.lower() in _WRITES
        and any(child.dep_ == "ccomp" for child in root.head.children)
    )


_CHECKS: tuple[tuple[Reason, Callable[[Material, Answer], bool]], ...] = (
    (Reason.UNSURE_TYPE, _unsure),
    (Reason.UNSURE_TYPE, _no_person),
    (Reason.UNSURE_TYPE, _an_era),
    (Reason.UNSURE_TYPE, _a_river),
    (Reason.UNSURE_TYPE, _a_measure),
    (Reason.UNSURE_TYPE, _some_other),
    (Reason.UNSURE_TYPE, _unsure_who),
    (Reason.UNSURE_TYPE, _behind_a_noun),
    (Reason.PART_OF_NAME, _indefinite),
    (Reason.TRIVIAL, _reporter),
    (Reason.TRIVIAL, _told_by),
    (Reason.PROTAGONIST, _in_title),
    (Reason.AMBIGUOUS, _any_of_them),
    (Reason.AMBIGUOUS, _goes_on),
    (Reason.LEAK, _alias_told),
    (Reason.PART_OF_NAME, is_part_of_name),
    (Reason.LIST_MEMBER, _list_member),
    (Reason.PART_OF_NAME, _modifier),
    (Reason.PART_OF_NAME, is_eponym),
    (Reason.PART_OF_NAME, _direction),
    (Reason.ILL_FORMED, _of_a_caption),
    (Reason.PART_OF_NAME, is_beside_place),
    (Reason.TRIVIAL, is_trivial),
    (Reason.LEAK, _leaks),
    (Reason.THIN, _thin),
)
