"""Whether a sentence can stand alone on a card, third part: whether it leaves out what it is about.

"Had a more difficult road" (than who?), "won one district" (in which election?), "the Act", "all citizens in the
state": grammar is in order and no pronoun dangles, yet only the paragraph tells what is meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studyapp.analysis.cards.gazetteer import FEMININE_NAMES, MASCULINE_NAMES
from studyapp.analysis.cards.wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from studyapp.analysis.cards.sentence import View

_NO_COMPARISON = words("later longer further earlier former better lower upper elder minor major more less")
_COMPARING = frozenset({"more", "less", "fewer"})
_DIVISIONS = words("state city county province district constituency town village")
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_TITLED = frozenset(
    {"Act", "Bill", "Commission", "Agreement", "Treaty", "Plan", "Order", "Amendment", "Committee", "Board", "Bank",
     "Department", "Agency", "Company", "Group", "Fund", "Pact", "Accord", "Convention", "Proclamation", "Law",
     "Report", "Société", "Society", "Association"}
)  # fmt: skip
"""Words that name one thing only together with what stands before or behind them."""
_PAIRED = words("chamber house parent sex gender end hand eye hemisphere side ear arm leg pole foot")
_CONTEST = re.compile(
    r"\b(?:popular|electoral) votes?\b|\bElectoral College\b|\bcongressional districts?\b|\bin the polls\b"
    r"|\b(?:the )?(?:runoff|primary|second round)\b|\b[Tt]urnout\b|\b[Tt]he (?:\w+ )?elections?\b(?! (?:of|in)\b)"
)
_SELDOM = 3
_CARRYING = words("win carry lose")
_RESPONDING = words("respond reply retort react counter")
_NARROWING = frozenset({"prep", "relcl", "acl", "compound", "poss", "amod", "nummod", "appos"})


def compares_with_nothing(view: View) -> bool:
    """Tell whether an account of the past says "more difficult" without saying than what."""
    if not _is_told(view) or re.search(r"\bthan\b|,? but\b", view.text):
        return False
    return any(_is_comparative(token) for token in view.tokens)


def _is_comparative(token: Token) -> bool:
    if token.ent_type_:
        return False
    if token.lower_ in _COMPARING:
        return token.dep_ in {"advmod", "amod"} and token.head.pos_ in {"ADJ", "ADV", "NOUN"} and token.i < token.head.i
    return token.tag_ in {"JJR", "RBR"} and token.lower_ not in _NO_COMPARISON and token.dep_ in {"amod", "acomp"}


def names_only_in_part(view: View) -> bool:
    """Tell whether "the Act", "the state" or "both candidates" stand where only the text before tells which."""
    return any(
        _first_name_only(view, token) or _half_named(view, token) or _which_one(view, token) or _which_two(view, token)
        for token in view.tokens
    )


def _half_named(view: View, token: Token) -> bool:
    if token.text not in _TITLED or not token.i or token.nbor(-1).lower_ != "the":
        return False
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    named = after is not None and (after.lower_ in {"of", "on", "for"} or after.text[:1].isupper() or after.like_num)
    return not named and not any(other.text == token.text for other in view.tokens if other.i < token.i)


def _first_name_only(view: View, token: Token) -> bool:
    """Tell whether the subject is a first name of somebody whom the text gives another one: "Heinrich moved"."""
    if token.dep_ not in {"nsubj", "nsubjpass"} or token.pos_ != "PROPN" or any(token.children):
        return False
    word = token.text.casefold()
    name = view.material.name_of(token.text)
    if token.i and token.nbor(-1).pos_ == "PROPN":
        return False
    parts = name.name.casefold().split() if name is not None else [word]
    if len(parts) > 1:
        return parts[0] == word and not any(other.text.casefold() == parts[-1] for other in view.tokens)
    return word in MASCULINE_NAMES | FEMININE_NAMES and (name is None or len(name.passages) <= _SELDOM)


def _which_one(view: View, token: Token) -> bool:
    """Tell whether "in the state" stands in an account of the past that has named no place."""
    if token.lower_ not in _DIVISIONS or token.dep_ != "pobj" or not _is_told(view):
        return False
    children = list(token.children)
    return (
        any(child.lower_ == "the" for child in children)
        and not any(child.dep_ in _NARROWING for child in children)
        and not any(other.ent_type_ in _PLACES for other in view.tokens if other.i < token.i)
    )


def _which_two(view: View, token: Token) -> bool:
    head = token.head
    return (
        token.lower_ == "both"
        and token.dep_ in {"det", "predet"}
        and head.tag_ == "NNS"
        and head.lemma_.lower() not in _PAIRED
        and not any(child.dep_ in {"relcl", "prep"} for child in head.children)
        and not any(other.dep_ == "conj" for other in view.tokens if other.i < token.i)
    )


def leaves_out_occasion(view: View) -> bool:
    """Tell whether the sentence tells of a vote without naming it, or of a response without what it responds to."""
    if not _is_told(view):
        return False
    if _CONTEST.search(view.text) and not re.search(r"\d{4}", view.text):
        return True
    children = list(view.root.children)
    if (
        view.root.lemma_ in _CARRYING
        and not re.search(r"\d{4}", view.text)
        and any(child.dep_ == "dobj" and child.ent_type_ == "GPE" for child in children)
    ):
        return True  # "Reed won Ohio"
    if view.root.lemma_ == "answer":
        return True
    return view.root.lemma_ in _RESPONDING and not any(c.dep_ == "prep" and c.lower_ == "to" for c in children)


def _is_told(view: View) -> bool:
    return view.root.tag_ in {"VBD", "VBN"}
