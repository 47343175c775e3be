"""Links that a verb states: who founded, joined, led, or works for what; who married whom.

Only plain statements count: no negation, no modal verb, no condition, no question, and the names must be the verb's own
subject and object in the tree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.analysis.entities.lexicon import words
from studyapp.domain.analysis import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

    from studyapp.analysis.entities.page import Page, Sheet

_BODIES = frozenset({EntityType.ORG, EntityType.FAC})
_PEOPLE = frozenset({EntityType.PERSON})
_STATES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.ORG})
_OBJECTS = {
    _BODIES: words(
        "found cofound co-found establish join lead head chair direct manage own attend edit command captain"
    ),
    _PEOPLE: words("marry wed succeed tutor"),
    _STATES: words("govern rule represent lead"),
}
"""Verbs whose direct object is what the person serves, by what that may be."""
_BEHIND = {
    _BODIES: words(
        """
        work+for work+at work+with teach+at study+at serve+in serve+with serve+on play+for graduate+from enroll+at
        enroll+in enlist+in enrol+at enrol+in belong+to preside+over sign+with write+for retire+from resign+from
        train+at lecture+at educate+at employ+by employ+at hire+by appoint+to elect+to intern+at volunteer+with
        volunteer+for
        """
    ),
    _PEOPLE: words("work+for work+under study+under study+with serve+under marry+to engage+to report+to"),
}
"""Verbs with their preposition, active or passive."""
_MADE_BY = words("found cofound establish lead head chair own direct manage command govern rule")
"""Verbs whose passive names the person behind "by": "Acme was founded by Jo Roe"."""
_DOUBTS = frozenset({"if", "whether", "unless"})
_CLAUSES = frozenset({"acl", "relcl"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A person's tie as tokens of one block: both names, and the verb with its preposition.

    Attributes:
        source: a token of the person's name, or of a pronoun for it.
    """

    sheet: Sheet
    source: int
    target: int
    role: tuple[int, ...]


type TypeAt = Callable[[Sheet, int], EntityType | None]
"""Tells the type of the entry that a token names as a whole."""


def find_stated(page: Page, type_at: TypeAt) -> Iterator[Stated]:
    """Yield the ties in text order."""
    for sheet in page.sheets:
        if sheet.parsed.is_prose:
            doc = sheet.parsed.doc
            for at, tag in enumerate(sheet.tags):
                if tag.startswith("VB") and _is_plain(doc[at]):
                    yield from _of_verb(sheet, doc[at], type_at)


def _is_plain(verb: Token) -> bool:
    """Tell whether the clause states something that is or was."""
    for child in verb.children:
        if child.dep_ == "neg" or child.tag_ in {"MD", "TO"} or (child.dep_ == "mark" and child.lower_ in _DOUBTS):
            return False
        if verb.lemma_ == "lead" and child.lower_ == "with":  # a team in goals
            return False
    return verb.sent[-1].text != "?"


def _of_verb(sheet: Sheet, verb: Token, type_at: TypeAt) -> Iterator[Stated]:
    lemma = verb.lemma_.lower()
    subject, passive = _subject(verb)
    if subject is None:
        return
    if passive and lemma in _MADE_BY and type_at(sheet, subject.i) in _BODIES | _STATES:
        for agent in _behind(verb, "by"):
            if type_at(sheet, agent.i) is EntityType.PERSON:
                yield Stated(sheet, agent.i, subject.i, (verb.i,))
    if type_at(sheet, subject.i) is not EntityType.PERSON:
        return
    for kinds, verbs in _OBJECTS.items():
        if lemma in verbs and not passive:
            for thing in (t for child in verb.children if child.dep_ == "dobj" for t in (child, *child.conjuncts)):
                if thing.i > verb.i and type_at(sheet, thing.i) in kinds:
                    yield Stated(sheet, subject.i, thing.i, (verb.i,))
    for kinds, verbs in _BEHIND.items():
        for word in (w for w in verbs if w.partition("+")[0] == lemma):
            preposition = word.partition("+")[2]
            if (preposition == "by") > passive:
                continue
            for thing in _behind(verb, preposition):
                if type_at(sheet, thing.i) in kinds:
                    yield Stated(sheet, subject.i, thing.i, (verb.i, _preposition_of(thing, verb)))


def _subject(verb: Token) -> tuple[Token | None, bool]:
    """Return who does or suffers it, and whether the verb is passive: "X founded", "X, who founded", "Y founded by"."""
    passive = any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in verb.children)
    own = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i), None)
    if own is not None and own.tag_ not in {"WP", "WDT"}:
        return own, passive
    if verb.dep_ in _CLAUSES:
        participle = verb.tag_ == "VBN" and own is None
        return (verb.head if own is not None or participle else None), passive or participle
    if verb.dep_ == "conj" and own is None and verb.head.pos_ in {"VERB", "AUX"} and verb.tag_ == verb.head.tag_:
        return _subject(verb.head)[0], passive
    return None, passive


def _behind(verb: Token, preposition: str) -> Iterator[Token]:
    """Yield the names behind the verb's preposition, those joined by "and" included."""
    for child in verb.children:
        if child.lower_ == preposition and child.dep_ in {"prep", "agent", "dative"}:
            for thing in child.children:
                if thing.dep_ == "pobj":
                    yield from (thing, *thing.conjuncts)


def _preposition_of(thing: Token, verb: Token) -> int:
    """Return the preposition between the verb and the name."""
    token = thing
    while token.head.i != verb.i and token.head.i != token.i:
        token = token.head
    return token.i
