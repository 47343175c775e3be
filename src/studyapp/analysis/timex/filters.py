"""Second opinions of the language model: which readings of an ambiguous word are a time after all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from studyapp.analysis.timex.tense import PLANS, governing_verb, tense

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

    from studyapp.analysis.timex.templates import Expression

_BEFORE_YEAR: Final = frozenset(
    [
        "in",
        "since",
        "until",
        "till",
        "by",
        "of",
        "during",
        "after",
        "before",
        "from",
        "to",
        "and",
        "through",
        "between",
        "circa",
        "c.",
        "c",
        "ca",
        "ca.",
        "about",
        "around",
        "early",
        "late",
        "mid",
        "the",
        "–",
        "-",
        "—",
        "(",
        "[",
        ",",
        "year",
        "or",
        "/",
        "versus",
    ]
)
_BEFORE_EARLY_YEAR: Final = frozenset(
    ["in", "since", "until", "till", "by", "from", "–", "-", "between", "ad", "(", ",", "to"]
)
_LEADS: Final = frozenset({"in", "until", "since", "till"})
_CIRCA: Final = frozenset({"c", "c.", "ca", "ca.", "circa"})
_FREE: Final = frozenset({"ADP", "CCONJ", "SCONJ", "VERB", "AUX"})
_ROUGHLY: Final = frozenset({"about", "around", "nearly", "almost", "approximately", "roughly"})
_LATEST: Final = 2060
_COUNTED: Final = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT"})
_OF_TIME: Final = frozenset({"year", "decade", "century", "semester", "term", "life"})
_SEASONS: Final = frozenset({"season", "step season"})
_WEEKDAYS: Final = frozenset({"weekday", "ambiguous weekday night"})
_RATED: Final = frozenset({"NUM", "SYM", "NOUN"})


def is_time(doc: Doc, expression: Expression) -> bool:
    """Tell whether the expression is one in its sentence."""
    tokens = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return False
    match expression.rule:
        case "year":
            return _is_year(doc, tokens, doc.text[expression.start : expression.end])
        case "bare number":
            return _is_early_year(doc, tokens)
        case "reference":
            return _is_reference(doc, tokens)
        case "length":
            return not _is_rate(doc, tokens)
        case rule if rule in _SEASONS:
            return tokens[-1].pos_ in {"NOUN", "PROPN"} and not _is_title(doc, tokens) and not _is_named(doc, tokens)
        case rule if rule in _WEEKDAYS:
            return not _is_title(doc, tokens)
        case _:
            return True


def _before(doc: Doc, tokens: Tokens) -> str:
    return doc[tokens.start - 1].lower_ if tokens.start else ""


def _is_year(doc: Doc, tokens: Tokens, text: str) -> bool:
    """A number of four digits: no count of things, no part of a name."""
    number, before = tokens[-1], doc[tokens.start - 1] if tokens.start else None
    lead = before.lower_ if before is not None else ""
    if not text[-1].isdigit():
        return _is_spoken_year(tokens, lead)
    if not number.text.isdigit():
        return True  # one token with its neighbour: "1990–95"
    if len(tokens) > 1 and tokens[0].lower_ not in _ROUGHLY:
        return True
    if before is None and tokens.end < len(doc) and doc[tokens.end].text in {":", "-", "–", "—", ","}:
        return True
    if int(number.text) > _LATEST and lead not in {"in", "by", "until", "since", "to", "and", "of"}:
        return False
    if number.ent_type_ == "DATE":
        return True
    if number.dep_ == "nummod" and number.head.i > number.i and number.head.tag_ == "NNS":
        return lead in {"in", "since", "until"}
    verb = before is not None and before.pos_ == "VERB" and number.dep_ != "nummod"
    return verb or number.ent_type_ not in _COUNTED or lead in _BEFORE_YEAR


def _is_spoken_year(tokens: Tokens, lead: str) -> bool:
    """Tell "nineteen ninety-six" from a price, "twelve ninety-nine"."""
    return tokens[-1].lower_ in {"bc", "bce", "ad", "ce"} or lead == "in" or _is_recent(tokens.text)


def _is_recent(words: str) -> bool:
    first = words.lower().replace("-", " ").split()
    return any(word in {"fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"} for word in first[:3])


def _is_early_year(doc: Doc, tokens: Tokens) -> bool:
    """A year of three digits: a preposition leads to it, and nothing behind it is counted."""
    number, first = tokens[-1], tokens[0].lower_
    if first in _CIRCA:
        return True
    lead = _before(doc, tokens)
    if lead in _CIRCA:
        return True
    behind = doc[tokens.end] if tokens.end < len(doc) else None
    free = behind is None or behind.is_punct or behind.is_space or behind.pos_ in _FREE
    if not free or number.dep_ == "nummod" or number.ent_type_ in {"MONEY", "PERCENT", "QUANTITY"}:
        return False
    return lead in _LEADS if number.ent_type_ != "DATE" else lead in _BEFORE_EARLY_YEAR or first in _ROUGHLY


def _is_reference(doc: Doc, tokens: Tokens) -> bool:
    """Tell "soon" from "as soon as" and "soon after", which compare and place nothing."""
    if tokens[-1].lower_ != "soon":
        return True
    behind = doc[tokens.end].lower_ if tokens.end < len(doc) else ""
    return behind not in {"after", "as", "afterwards"} and _before(doc, tokens) not in {"as", "how", "too"}


def _is_rate(doc: Doc, tokens: Tokens) -> bool:
    """Tell "$5 a year" and "four flights a week" from a length of time."""
    if tokens[0].lower_ not in {"a", "an"} or len(tokens) != 2 or not tokens.start:
        return False
    before = doc[tokens.start - 1]
    if before.pos_ not in _RATED or before.ent_type_ in {"DATE", "TIME"}:
        return before.ent_type_ == "TIME"
    return tokens.root.dep_ in {"npadvmod", "appos", "nmod"} or before.pos_ in {"NUM", "SYM"} or before.tag_ == "NNS"


def _is_title(doc: Doc, tokens: Tokens) -> bool:
    """Whether a name goes on behind: "the Winter Carnival", "Saturday Morning Breakfast"."""
    if tokens.end >= len(doc) or not tokens[-1].is_title:
        return False
    behind = doc[tokens.end]
    joined = tokens.root.dep_ in {"compound", "nmod"} and tokens.root.head.i >= tokens.end
    return joined and behind.pos_ == "PROPN" and behind.is_title and behind.ent_type_ not in {"PERSON", "DATE", "TIME"}


def _is_named(doc: Doc, tokens: Tokens) -> bool:
    """Whether it is a fall from power, or the name of an event: "the Fall of Troy", "the Summer of Love".

    "The fall of the same year" is a season.
    """
    word = tokens[-1]
    if word.is_title and any(left.dep_ == "compound" and left.pos_ == "PROPN" for left in word.lefts):
        return True  # "the Velvet Spring"
    behind = doc[tokens.end] if tokens.end < len(doc) else None
    if behind is None or behind.lower_ not in {"of", "in", "from"}:
        return False
    if behind.lower_ != "of":
        return word.lower_ == "fall" and _before(doc, tokens) in {"a", "an"}  # "a fall in prices"
    objects = [child for child in behind.children if child.dep_ == "pobj"]
    if any(thing.lemma_.lower() in _OF_TIME or thing.like_num or thing.ent_type_ == "DATE" for thing in objects):
        return False
    return word.lower_ == "fall" or (word.is_title and any(thing.is_title for thing in objects))


def is_habitual(doc: Doc, expression: Expression) -> bool:
    """Whether a present-tense verb tells of what always is: "it rains in July"."""
    tokens = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    verb = governing_verb(tokens.root) if tokens is not None and len(tokens) else None
    if verb is None:
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if tense(verb) > 0 and verb.lemma_.lower() in PLANS:
        return False  # "is expected in June"
    if verb.tag_ in {"VBZ", "VBP"}:
        return not helpers & {"have", "has"}
    modal = bool(helpers & {"can", "may", "should", "must"})
    return modal or (verb.tag_ == "VBN" and bool(helpers & {"is", "are"}))
