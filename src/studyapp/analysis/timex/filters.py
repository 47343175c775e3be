"""Second opinions: which readings of an ambiguous word are a time after all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc

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
        "ca",
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
    ]
)
_COUNTED: Final = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT"})


def is_time(doc: Doc, expression: Expression) -> bool:
    """Tell whether the expression is one in its sentence."""
    match expression.rule:
        case "year":
            return _is_year(doc, expression)
        case "bare number":
            return _is_early_year(doc, expression)
        case "reference":
            return _is_reference(doc, expression)
        case "season":
            return _is_season(doc, expression)
        case _:
            return True


def _is_year(doc: Doc, expression: Expression) -> bool:
    tokens = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return False
    number = tokens[-1]
    if number.ent_type_ == "DATE":
        return True
    before = doc[tokens.start - 1].lower_ if tokens.start else ""
    counts = number.dep_ == "nummod" and number.head.i > number.i and number.head.tag_ in {"NNS", "NNPS"}
    if counts and before not in {"in", "since", "until"}:
        return False
    return number.ent_type_ not in _COUNTED or before in _BEFORE_YEAR


def _is_early_year(doc: Doc, expression: Expression) -> bool:
    """A year of one to three digits: only where the model agrees and a preposition leads to it."""
    tokens = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if tokens is None or not len(tokens) or tokens[-1].ent_type_ != "DATE" or not tokens[-1].text.isdigit():
        return False
    before = doc[tokens.start - 1].lower_ if tokens.start else ""
    entity = next((e for e in doc[tokens.start : tokens.end].sent.ents if e.start <= tokens.start < e.end), None)
    alone = entity is not None and len(entity) <= len(tokens) + 1
    return alone and len(tokens[-1].text) == 3 and before in _BEFORE_YEAR


def _is_reference(doc: Doc, expression: Expression) -> bool:
    """Tell "soon" from "as soon as" and "soon after", which compare and place nothing."""
    tokens = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if tokens is None or not len(tokens) or tokens[-1].lower_ != "soon":
        return True
    behind = doc[tokens.end].lower_ if tokens.end < len(doc) else ""
    before = doc[tokens.start - 1].lower_ if tokens.start else ""
    return behind not in {"after", "as", "afterwards"} and before not in {"as", "how", "too"}


def _is_season(doc: Doc, expression: Expression) -> bool:
    tokens = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    return tokens is not None and len(tokens) > 0 and tokens[-1].pos_ in {"NOUN", "PROPN"}
