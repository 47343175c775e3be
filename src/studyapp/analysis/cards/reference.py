"""Whether a sentence can stand alone on a card, second part: whether it points outside itself.

A pronoun, a bare "the fort", "days later" or "in contrast" makes a card that only its passage explains.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studyapp.analysis.cards.lexicon import (
    ANAPHORIC_NOUNS,
    COLLECTIVES,
    DEICTIC_TIME,
    FIRST_SECOND,
    PERSON_NOUNS,
    PLURAL_THIRD,
    REJECT_LEADS,
    SINGULAR_PERSONS,
    STRIP_LEADS,
    THIRD_PERSON,
    UNIQUE_NOUNS,
    VAGUE_SUBJECTS,
)
from studyapp.analysis.cards.linter import Reason
from studyapp.analysis.cards.pointing_words import (
    COMPARISON,
    DATE_ALONE,
    FINE_COMPARISON,
    THAT_NUMBER,
    TIME_ANAPHORA,
)
from studyapp.analysis.cards.scope import compares_with_nothing, leaves_out_occasion, names_only_in_part
from studyapp.analysis.cards.sentence import first_fault
from studyapp.analysis.cards.whose import counts_what_stood_before, leaves_out_country
from studyapp.analysis.cards.wordlist import words
from studyapp.domain.analysis import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from studyapp.analysis.cards.sentence import View

_PLACE = frozenset({"here", "nearby", "abroad", "inside", "outside"})
_MARKERS = words(
    "also too again either therefore thus hence however instead likewise similarly moreover consequently "
    "nevertheless nonetheless accordingly furthermore"
)
_PENDING = words("continue remain seek hope plan face expect want await intend")
"""What is still so on the day of a report need not be so when it is learned."""
_PRONOMINAL_SUBJECTS = THIRD_PERSON | {"this", "that", "these", "those"}
_QUANTIFIERS = words(
    "such which who one some others many most both all another each neither none much several few what two three"
)
_COUNTED = words("incident event factor reason thing problem issue development way study autopsy attempt case group")
_RESTRICTING = frozenset({"prep", "relcl", "acl", "compound", "poss", "nummod"})
_RESTRICTING_ADJECTIVES = frozenset({"only", "entire"})
_GENERAL = 0.6
"""Share of sentences in the present tense from which on "the leaf" means any leaf."""
_ONE_OF_A_KIND = words("nation world earth sun state government country republic century continent king queen church")
_GROUPS = words(
    "group country company city state nation party organization organisation agency team university island river "
    "village town club school region"
)
_GROUP_TYPES = frozenset({"ORG", "NORP", "GPE", "LOC", "FAC"})


def _first_person(view: View) -> bool:
    return any(token.lower_ in FIRST_SECOND and token.pos_ == "PRON" and token.text != "US" for token in view.tokens)


def _pronoun_subject(view: View) -> bool:
    return view.subject is not None and view.subject.lower_ in _PRONOMINAL_SUBJECTS


def _unresolved_pronoun(view: View) -> bool:
    return any(
        token.pos_ == "PRON"
        and token.lower_ in THIRD_PERSON
        and not _is_expletive(token)
        and not _antecedent(view, token)
        for token in view.tokens
    )


def _is_expletive(token: Token) -> bool:
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    head = token.head
    return (
        token.dep_ in {"nsubj", "nsubjpass"}
        and head.lemma_ in {"be", "seem", "appear"}
        and any(child.dep_ in {"xcomp", "ccomp", "advcl", "acomp", "csubj"} for child in head.children)
    )


def _antecedent(view: View, pronoun: Token) -> bool:
    """Tell whether something before the pronoun in the sentence can be what it means."""
    before = [token for token in view.tokens if token.i < pronoun.i and token.pos_ in {"NOUN", "PROPN"}]
    word = pronoun.lower_
    if word in SINGULAR_PERSONS:
        return any(_is_person(view, token) for token in before)
    if word in PLURAL_THIRD:
        return any(
            token.tag_ in {"NNS", "NNPS"}
            or token.ent_type_ in {"ORG", "NORP"}
            or token.lemma_.lower() in COLLECTIVES
            or any(child.dep_ == "conj" for child in token.children)
            for token in before
        )
    things = [
        token for token in before if token.tag_ in {"NN", "NNP"} and token.ent_type_ not in {"DATE", "TIME", "PERSON"}
    ]
    if word == "it" and pronoun.dep_ in {"dobj", "pobj"} and len(before) < 2:
        return False
    return any(token.dep_ not in {"pobj", "compound"} for token in things) or len(things) == 1


def _is_person(view: View, token: Token) -> bool:
    if token.ent_type_ == "PERSON" or token.lemma_.lower() in PERSON_NOUNS:
        return True
    name = view.material.name_of(token.text)
    return name is not None and name.type is EntityType.PERSON


def _demonstrative(view: View) -> bool:
    for token in view.tokens:
        word = token.lower_
        following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        if word == "such" and following == "as":
            continue
        if word in {"those", "that"} and any(child.dep_ in {"prep", "relcl", "acl"} for child in token.children):
            continue
        if word in {"this", "these", "those", "that", "such"} and token.dep_ in {"det", "predet", "amod"}:
            return True
        if word in {"this", "these", "those"} and token.tag_ == "DT":
            return True
        if word == "that" and token.tag_ == "DT" and token.pos_ == "PRON":
            return True
    return False


def _deictic(view: View) -> bool:
    helpers = {child.tag_ for child in view.root.children if child.dep_ == "aux"}
    if view.root.tag_ == "VBG" and helpers & {"VBZ", "VBP"}:
        return True  # "is warning residents": on the day of writing
    if view.material.is_news and view.root.tag_ in {"VBZ", "VBP"} and view.root.lemma_ in _PENDING:
        return True
    return any(
        (token.lower_ in _PLACE and token.dep_ == "advmod") or (token.lower_ == "there" and token.dep_ == "advmod")
        for token in view.tokens
    )


def _dangling_definite(view: View) -> bool:
    return _dangling_subject(view) or _bare_definite(view) or _somebodys(view)


def _somebodys(view: View) -> bool:
    """Tell whether an account of the past hangs something on an unnamed owner: "when the bank’s charter expired"."""
    told = view.root.tag_ in {"VBD", "VBN"} or view.material.parsed.request.document_date is not None
    return told and any(
        token.dep_ == "poss" and token.lemma_.lower() not in _ONE_OF_A_KIND and _dangles(view, token)
        for token in view.tokens
    )


def _told_subjects(view: View) -> list[Token]:
    """Return the subject, and that of what is reported ("The bullet hit a wall, Harper said")."""
    reported = [child for child in view.root.children if child.dep_ == "ccomp"]
    told = [c for clause in reported for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}]
    return [*([view.subject] if view.subject is not None else []), *told]


def _dangling_subject(view: View) -> bool:
    return any(
        _dangles(view, subject) or _dangling_owner(view, subject) or _dangling_within(view, subject)
        for subject in _told_subjects(view)
    )


def _dangling_owner(view: View, subject: Token) -> bool:
    """Tell whether the subject belongs to somebody unnamed: "the doctor's wife"."""
    return any(child.dep_ == "poss" and _dangles(view, child) for child in subject.children)


def _dangling_within(view: View, subject: Token) -> bool:
    """Tell whether an account of the past is about a part of something unnamed: "copies of the rifle"."""
    told = view.root.tag_ in {"VBD", "VBN"} or view.material.general_share < _GENERAL
    return told and any(
        token.dep_ == "pobj" and token.head.dep_ == "prep" and token.head.head == subject and _dangles(view, token)
        for token in subject.subtree
    )


def _dangles(view: View, subject: Token) -> bool:
    if _counted(subject):
        return True
    if subject.pos_ != "NOUN" or subject.lemma_.lower() in UNIQUE_NOUNS:
        return False
    children = list(subject.children)
    if not any(child.dep_ == "det" and child.lower_ == "the" for child in children):
        return False
    if any(child.pos_ == "PROPN" for child in children) or _named_before(view, subject):
        return False
    return not any(_restricts(child) for child in children if child.i > subject.i)


def _counted(subject: Token) -> bool:
    """Tell whether a number of people is meant that stood before: "the 11 Americans were killed"."""
    children = list(subject.children)
    return (
        any(child.dep_ == "det" and child.lower_ == "the" for child in children)
        and any(child.dep_ == "nummod" for child in children)
        and not any(_restricts(child) for child in children if child.i > subject.i)
    )


def _restricts(child: Token) -> bool:
    if child.dep_ in {"relcl", "acl"}:
        return child.doc[max(0, child.left_edge.i - 1)].text != ","
    return child.dep_ == "prep" and child.lower_ in {
        "of",
        "in",
        "for",
        "between",
        "at",
        "from",
        "by",
        "with",
        "on",
        "to",
    }


def _bare_definite(view: View) -> bool:
    seen: set[str] = set()
    for token in view.tokens:
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and lemma not in seen and lemma not in UNIQUE_NOUNS and lemma in ANAPHORIC_NOUNS:
            definite = any(child.dep_ == "det" and child.lower_ == "the" for child in token.children)
            if definite and not any(_specifies(child) for child in token.children) and not _named_before(view, token):
                return True
        if token.pos_ in {"NOUN", "PROPN"}:
            seen.add(lemma)
    return False


def _specifies(child: Token) -> bool:
    if child.dep_ in _RESTRICTING:
        return True
    return child.dep_ == "amod" and (
        child.ent_type_ not in {"", "ORDINAL", "CARDINAL", "DATE"}
        or child.tag_ in {"JJS", "RBS"}
        or child.lower_ in _RESTRICTING_ADJECTIVES
    )


def _named_before(view: View, noun: Token) -> bool:
    """Tell whether "the group" follows a name in its sentence that can be the group."""
    return noun.lemma_.lower() in _GROUPS and any(
        token.i < noun.i and token.ent_type_ in _GROUP_TYPES for token in view.tokens
    )


def _quantifier_subject(view: View) -> bool:
    subject = view.subject
    if subject is None:
        return False
    of = any(child.dep_ == "prep" and child.lower_ == "of" for child in subject.children)
    if subject.lower_ in _QUANTIFIERS and not (of and _names_something(view, subject)):
        return True
    if subject.pos_ in {"NUM", "ADJ", "ADV"} and not of:
        return True
    first = view.tokens[0].lower_
    if first == "any" and subject.left_edge.i == view.tokens[0].i:
        return True
    return first in {"one", "another", "each", "only", "other", "half"} and not of and view.root.lemma_ != "be"


def _names_something(view: View, subject: Token) -> bool:
    return any(token.ent_type_ for token in subject.subtree if token.i != subject.i) and bool(view.tokens)


def _vague_subject(view: View) -> bool:
    return any(_is_vague(subject) for subject in _told_subjects(view))


def _is_vague(subject: Token) -> bool:
    lemma = subject.lemma_.lower()
    children = list(subject.children)
    if any(c.dep_ in {"det", "amod"} and c.lower_ in {"another", "other", "such", "certain"} for c in children):
        return True
    modified = any(c.dep_ in {"prep", "relcl", "acl", "amod", "compound", "poss", "appos"} for c in children)
    if subject.lower_ in VAGUE_SUBJECTS and not modified:
        return True
    return lemma in _COUNTED and any(c.dep_ == "nummod" for c in children)


def _discourse(view: View) -> bool:
    words = [token.lower_ for token in view.tokens]
    if words[0] in {"and", "but", "or", "nor"}:
        return True
    lead = " ".join(words[:5])
    if any(lead.startswith(f"{marker} ") for marker in (*REJECT_LEADS, *STRIP_LEADS)) and not _quantity_lead(view):
        return True
    return any(token.lower_ in _MARKERS and token.dep_ in {"advmod", "cc", "mark"} for token in view.tokens[1:])


def _quantity_lead(view: View) -> bool:
    """Tell whether "first", "second" … or "rather" is part of the subject here, not a signpost."""
    first = view.tokens[0]
    return first.lower_ in {"first", "second", "third", "next", "still", "later"} and first.dep_ in {"amod", "compound"}


def _announced(view: View) -> bool:
    """Tell whether somebody's plans are told without a year: by the time of reading they are the past."""
    auxiliaries = {child.lower_ for child in view.root.children if child.dep_ == "aux"}
    if auxiliaries >= {"would", "have"}:
        return True  # what did not happen
    if re.search(r"\b(?:is|are) (?:un)?likely to\b", view.text) and any(
        ent.label_ in _GROUP_TYPES for ent in view.span.ents
    ):
        return True
    will = any(child.dep_ == "aux" and child.lower_ in {"will", "'ll", "’ll"} for child in view.root.children)
    named = any(ent.label_ in _GROUP_TYPES | {"PERSON"} for ent in view.span.ents)
    return will and named and (view.material.is_news or not re.search(r"\b\d{4}\b", view.text))


def _time_anaphora(view: View) -> bool:
    words = [token.lower_ for token in view.tokens]
    return "then" in words and not {"if", "when"} & set(words[: words.index("then")])


def _counts_back(text: str) -> bool:
    return bool(THAT_NUMBER.search(text))


def _counts_from_today(text: str) -> bool:
    return bool(DEICTIC_TIME.search(text))


def _counts_from_then(text: str) -> bool:
    return bool(TIME_ANAPHORA.search(text))


def _date_without_year(text: str) -> bool:
    return bool(DATE_ALONE.search(text))


def _comparative_reference(text: str) -> bool:
    return bool(COMPARISON.search(text)) and not FINE_COMPARISON.search(text)


_BY_WORDS: tuple[tuple[Reason, Callable[[str], bool]], ...] = (
    (Reason.DEMONSTRATIVE, _counts_back),
    (Reason.DEICTIC, _counts_from_today),
    (Reason.TIME_ANAPHORA, _counts_from_then),
    (Reason.DATE_WITHOUT_YEAR, _date_without_year),
    (Reason.COMPARATIVE_REFERENCE, _comparative_reference),
)
_BY_PARSE: tuple[tuple[Reason, Callable[[View], bool]], ...] = (
    (Reason.FIRST_PERSON, _first_person),
    (Reason.PRONOUN_SUBJECT, _pronoun_subject),
    (Reason.DEMONSTRATIVE, _demonstrative),
    (Reason.DEICTIC, _deictic),
    (Reason.DISCOURSE, _discourse),
    (Reason.TIME_ANAPHORA, _time_anaphora),
    (Reason.VAGUE_SUBJECT, _vague_subject),
)
_BY_NAMES: tuple[tuple[Reason, Callable[[View], bool]], ...] = (
    (Reason.UNRESOLVED_PRONOUN, _unresolved_pronoun),
    (Reason.DEICTIC, _announced),
    (Reason.QUANTIFIER_SUBJECT, _quantifier_subject),
    (Reason.DANGLING_DEFINITE, _dangling_definite),
    (Reason.DANGLING_DEFINITE, names_only_in_part),
    (Reason.DANGLING_DEFINITE, leaves_out_occasion),
    (Reason.COMPARATIVE_REFERENCE, compares_with_nothing),
    (Reason.DANGLING_DEFINITE, leaves_out_country),
    (Reason.DANGLING_DEFINITE, counts_what_stood_before),
)


def worded_reference(text: str) -> Reason | None:
    """Return the first way in which the words alone point outside the sentence, or None."""
    return first_fault(_BY_WORDS, text)


def parsed_reference(view: View) -> Reason | None:
    """Return the first way in which the parse shows, without names, that the sentence points outside, or None."""
    return first_fault(_BY_PARSE, view)


def named_reference(view: View) -> Reason | None:
    """Return the first way in which the sentence points outside itself and at no name in it, or None."""
    return first_fault(_BY_NAMES, view)
