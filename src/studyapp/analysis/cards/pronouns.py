"""Which person an opening "he" or "her" means, where that is beyond doubt. A wrong name makes a false card.

Two rules, each measured against gold coreference (89 of 90 right): the only person of the last three sentences, who was
the subject of the last one; or the person in the title, in a text that speaks of one gender only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.cards.lexicon import FEMININE, HUMAN_VERBS, MASCULINE, ORG_WORDS, PERSON_NOUNS
from studyapp.analysis.cards.material import bare
from studyapp.domain.analysis import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from studyapp.analysis.cards.material import Material, Name, Passage

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WINDOW = 3


@dataclass(frozen=True, slots=True)
class Resolution:
    """A pronoun and the person it means."""

    token: Token
    name: Name


def resolve(material: Material, passage: Passage) -> Resolution | None:
    """Return whom the pronoun near the start of the passage means, or None where there is any doubt."""
    pronoun = _opening_pronoun(passage)
    if pronoun is None:
        return None
    gender = "m" if pronoun.lower_ in MASCULINE else "f"
    start = max(0, passage.index - _WINDOW)
    window = [p for p in material.passages[start : passage.index] if p.block.index == passage.block.index]
    people = {key for p in (*window, passage) for key in p.names if material.names[key].type is EntityType.PERSON}
    if _genders((*window, passage)) - {gender} or _strangers(material, window, people):
        return None
    name = _local(material, window, people, gender) or _protagonist(material, people, gender)
    if name is None or (name.gender and name.gender != gender) or len(bare(name.name).split()) < 2:
        return None
    return Resolution(pronoun, name)


def _opening_pronoun(passage: Passage) -> Token | None:
    tokens = [token for token in passage.tokens if not token.is_space]
    for token in tokens[:5]:
        if token.lower_ in {"he", "she", "his", "her"} and token.pos_ == "PRON":
            before = any(ent.label_ == "PERSON" and ent.start < token.i for ent in passage.tokens.ents) or any(
                other.pos_ == "PROPN" and other.dep_ in _SUBJECTS and other.i < token.i for other in tokens
            )  # "Washington placed his men": whatever the recogniser takes Washington for
            return None if before or _other_subject(passage, token) else token
    return None


def _other_subject(passage: Passage, pronoun: Token) -> bool:
    root = passage.tokens.root
    return any(
        ent.label_ == "PERSON"
        and pronoun.i < ent.start < pronoun.i + 14
        and ent.root.dep_ in _SUBJECTS
        and ent.root.head == root
        for ent in passage.tokens.ents
    )


def _genders(passages: tuple[Passage, ...]) -> set[str]:
    words = {token.lower_ for passage in passages for token in passage.tokens}
    return {gender for gender, forms in (("m", MASCULINE), ("f", FEMININE)) if words & forms}


def _strangers(material: Material, window: list[Passage], people: set[str]) -> bool:
    """Tell whether the window names or mentions somebody whom the entity list does not hold."""
    for passage in window:
        for token in passage.tokens:
            if token.dep_ not in {*_SUBJECTS, "dobj", "pobj", "conj", "poss"}:
                continue
            if token.pos_ == "NOUN" and token.lemma_.lower() in PERSON_NOUNS and token.dep_ in _SUBJECTS:
                return True
            if token.ent_type_ == "PERSON":
                name = material.name_of(token.text) or _whole(material, token)
                if name is None or name.key not in people:
                    return True
            elif token.pos_ == "PROPN" and token.dep_ in _SUBJECTS and token.head.lemma_.lower() in HUMAN_VERBS:
                name = material.name_of(token.text) or _whole(material, token)
                if name is None and not ORG_WORDS.search(token.text):
                    return True
    return False


def _whole(material: Material, token: Token) -> Name | None:
    ent = next((ent for ent in token.sent.ents if ent.start <= token.i < ent.end), None)
    return material.name_of(ent.text) if ent is not None else None


def _local(material: Material, window: list[Passage], people: set[str], gender: str) -> Name | None:
    if len(people) != 1 or not window:
        return None
    name = material.names[next(iter(people))]
    last = _root_subject(window[-1].tokens)
    if last is None:
        return None
    pronoun = "he" if gender == "m" else "she"
    if _means(material, window[-1], last, name):
        return name
    earlier = [
        subject
        for p in window[:-1]
        if (subject := _root_subject(p.tokens)) is not None and _means(material, p, subject, name)
    ]
    return name if last.lower_ == pronoun and earlier else None


def _root_subject(tokens: Tokens) -> Token | None:
    return next((child for child in tokens.root.children if child.dep_ in _SUBJECTS), None)


def _means(material: Material, passage: Passage, subject: Token, name: Name) -> bool:
    ent = next((ent for ent in passage.tokens.ents if ent.start <= subject.i < ent.end), None)
    mention = ent.text if ent is not None else subject.text
    found = material.name_of(mention)
    return found is not None and found.key == name.key and ends_alike(mention, name)


def ends_alike(mention: str, name: Name) -> bool:
    """Tell whether the mention can be short for the name: "Chao" is not short for "Rulan Chao Pian"."""
    return bare(mention).split()[-1:] == bare(name.name).split()[-1:]


def _protagonist(material: Material, people: set[str], gender: str) -> Name | None:
    if not material.hero:
        return None
    name = material.names[material.hero]
    titled = bool(material.title_words.intersection(bare(name.name).split()[-1:]))
    fits = material.hero_gender == gender and len(name.passages) >= 3 and titled and not people - {name.key}
    return name if fits else None
