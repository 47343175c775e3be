"""Whether a sentence can stand alone on a card, fourth part: whose government, growth or election it tells of.

"Single-party rule ended with free elections in 1993" is grammatical and points at nothing, and yet only the chapter
tells in which country.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.analysis.cards.subjects import subject_starts
from studyapp.analysis.cards.wordlist import words
from studyapp.domain.analysis import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from studyapp.analysis.cards.sentence import View

_PUBLIC_MATTERS = words(
    "government congress parliament senate cabinet legislature assembly monarchy regime junta dictatorship democracy "
    "president king queen emperor sultan minister premier chancellor governor army military constitution opposition "
    "rule election referendum coup independence autonomy sovereignty negotiation talk reform sanction unrest "
    "economy gdp growth inflation unemployment revenue production export import budget deficit debt tourism output "
    "island peninsula territory capital population country nation kingdom republic party newcomer"
)
_PLACES = frozenset({"GPE", "LOC", "NORP", "FAC"})
_NAMED = _PLACES | {"PERSON", "ORG", "EVENT"}
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "attr"})
_PLACE_TYPES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.NORP})
_BEFORE_NOUN = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both"})
_CREEDS = words("democratic republican communist socialist marxist christian catholic muslim islamic")
"""What the recogniser takes for a people, and is found in many countries."""
_TWO = 2
_NARROWED_BY = frozenset({"prep", "relcl", "acl"})


def leaves_out_country(view: View) -> bool:
    """Tell whether the past is told of a public matter of no named country, in a text about no one place."""
    subject = view.subject
    if subject is None or subject.ent_type_ or view.root.tag_ not in {"VBD", "VBN"}:
        return False
    if subject.lemma_.lower() not in _PUBLIC_MATTERS or _about_one_place(view):
        return False
    if any(token.ent_type_ in _NAMED and token.lower_ not in _CREEDS for token in subject.subtree):
        return False
    return not any(token.ent_type_ in _PLACES and token.dep_ in _ARGUMENTS for token in view.tokens)


def _about_one_place(view: View) -> bool:
    material = view.material
    return not subject_starts(material) and any(
        material.names[key].type in _PLACE_TYPES for key in material.protagonists if key in material.names
    )


def counts_what_stood_before(view: View) -> bool:
    """Tell whether "the two houses" means two that were told before, and not in this sentence."""
    return any(_counted(view, token) for token in view.tokens)


def _counted(view: View, noun: Token) -> bool:
    children = list(noun.children)
    if noun.tag_ != "NNS" or not any(child.dep_ == "det" and child.lower_ == "the" for child in children):
        return False
    number = next((child for child in children if child.dep_ == "nummod"), None)
    if number is None or number.lower_ not in _BEFORE_NOUN or number.i + 1 != noun.i:
        return False
    if any(child.dep_ in _NARROWED_BY and child.i > noun.i for child in children):
        return False
    before = [token for token in view.tokens if token.i < noun.i]
    names = sum(token.ent_iob_ == "B" and token.ent_type_ in _NAMED for token in before)
    return names < _TWO and not any(token.dep_ == "conj" for token in before)
