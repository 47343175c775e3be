"""Labels of timeline entries: who did what, in the text's own words."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from studyapp.analysis.events.clauses import HELPERS, OBJECTS, REPORTING, Clause

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

LONGEST: Final = 90
"""Code points of a label that a lane of the timeline can show."""
_LONGEST_SUBJECT: Final = 55
_LONGEST_NAME: Final = 30
_SIDE_REMARKS: Final = frozenset({"relcl", "parataxis", "advcl", "acl", "npadvmod", "ccomp", "meta", "intj"})
_COMPLEMENTS: Final = frozenset({"xcomp", "ccomp", "prep", "agent", "advmod", "pcomp"})
_KEPT_ADVERBS: Final = frozenset({"back", "down", "up", "away", "not", "out", "off", "in", "over", "together", "home"})
_QUOTES: Final = frozenset({'"', "“", "”", "'", "’", "‘", "-", "–", "/"})
_BRACKETS: Final = frozenset({"(", ")"})
_LONGEST_BRACKETS: Final = 8
_SOURCES: Final = frozenset({"according", "per"})
_NUMBERED: Final = re.compile(r"^(?:\[\d+\]\s*)+")
"""The number of a note in front of a sentence."""
_WORDS_LOOSE: Final = (
    "a an the and or but that of in on at to by for from with as its "
    "is are was were be been will would has have had not"
)
_LOOSE_ENDS: Final = frozenset(_WORDS_LOOSE.split())
_RELATIVES: Final = frozenset({"which", "that", "who", "whom"})
_TURNING: Final = frozenset({"hardly", "barely", "scarcely", "rarely", "seldom", "never", "nearly", "almost", "longer"})
"""Adverbs without which a label would say the contrary."""
_NAMING_A_DAY: Final = frozenset({"set", "fix", "name", "choose", "pick", "propose", "declare", "designate", "mark"})
"""Verbs that may have a date as their object: "set 31 May as the last day"."""
_SINGULAR: Final = frozenset({"was", "is", "has", "does"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "ADP"})
_PLURAL: Final = frozenset({"were", "are", "have", "do"})


def label_of(clause: Clause, skipped: frozenset[int], subject: str = "") -> str:
    """Return the label.

    `skipped` holds the positions of tokens that stand on the timeline already (the date); `subject` replaces a pronoun.
    """
    doc = clause.verb.doc
    who = set[int]() if subject else _words_of_subject(clause, skipped)
    verb = _verb_group(clause.verb) - skipped
    kept = who | verb
    for number, part in enumerate(_parts_behind(clause.verb, skipped)):
        longer = _joined(doc, kept | part)
        if len(longer) + len(subject) > LONGEST and (number or not _is_needed(clause.verb, part)):
            break
        kept |= part
    text = _joined(doc, kept)
    if not subject and clause.subject is not None and verb and min(verb) < min(who or verb):
        text = f"{_joined(doc, who)} {_joined(doc, kept - who)}"  # "said Putin"
    if (said := _said_before(clause)) is not None:
        text = f"{text}: {_joined(doc, {token.i for token in said.subtree})}"
    elif (thing := _relative_object(clause)) is not None:
        what = _joined(doc, _within(thing, skipped, LONGEST - len(text) - len(subject)))
        text = f"{text} {what[:1].lower() + what[1:] if thing.left_edge.pos_ == 'DET' else what}"
    return shortened(f"{subject} {text}" if subject else text)


def _said_before(clause: Clause) -> Token | None:
    """The words that stand in front of the saying: "We rebuild," said Pell."""
    if clause.verb.lemma_ not in REPORTING:
        return None
    inside = [child for child in clause.verb.children if child.dep_ in {"ccomp", "parataxis", "dobj"}]
    return inside[0] if len(inside) == 1 and inside[0].dep_ == "ccomp" and inside[0].i < clause.verb.i else None


def _is_needed(verb: Token, part: set[int]) -> bool:
    """Whether the verb says nothing without the words: an object, or what is said."""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    wanted = OBJECTS | ({"ccomp"} if passive else {"ccomp", "xcomp"})
    return any(verb.doc[i].head.i == verb.i and verb.doc[i].dep_ in wanted for i in part)


def noun_label(noun: Token, skipped: frozenset[int]) -> str:
    """Return the label of an event that is told in a noun."""
    return shortened(_joined(noun.doc, _core(noun, skipped)))


def shortened(text: str) -> str:
    """Cut at a word where the label is too long, and begin like a sentence."""
    text = _NUMBERED.sub("", _without_odd_quotes(text))
    first = text.partition(" ")[0]
    if first.isalpha() and first.islower():  # "iPhone" and "al-Idrisi" stay as they are
        text = text[0].upper() + text[1:]
    if len(text) <= LONGEST:
        return text
    words = text[:LONGEST].rsplit(" ", 1)[0].split()
    while len(words) > 1 and words[-1].lower() in _LOOSE_ENDS:
        words.pop()
    return _without_odd_quotes(" ".join(words).rstrip(" ,;:-–—")) + "…"


def _without_odd_quotes(text: str) -> str:
    """Leave out the quotation marks that do not come in pairs."""
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    return text.replace('"', "") if text.count('"') % 2 else text


def _words_of_subject(clause: Clause, skipped: frozenset[int]) -> set[int]:
    subject = clause.subject
    if subject is None or subject.i == clause.verb.i:
        return set()
    if subject.lower_ in _RELATIVES and clause.verb.dep_ == "relcl":
        subject = _antecedent(clause.verb)
    if subject.i in skipped:  # "The 20th century brought the railway"
        return {token.i for token in subject.subtree if token.i <= subject.i}
    words = _within(subject, skipped, _LONGEST_SUBJECT)
    for child in subject.children:
        before = subject.doc[child.left_edge.i - 1].text
        if child.dep_ != "appos" or child.pos_ != "PROPN" or before in _BRACKETS:
            continue
        name = [token for token in child.subtree if token.dep_ not in _SIDE_REMARKS]
        if sum(len(token) + 1 for token in name) <= _LONGEST_NAME:
            words |= _core(child, skipped) | {child.left_edge.i - 1}
    return words


def _within(token: Token, skipped: frozenset[int], room: int) -> set[int]:
    """The phrase with as many of its prepositional phrases as the room holds; never less than its core."""
    pieces = iter(_pieces(token, skipped))
    kept = next(pieces, set[int]())
    for piece in pieces:
        if len(_joined(token.doc, kept | piece)) > room:
            break
        kept |= piece
    return kept


def _relative_object(clause: Clause) -> Token | None:
    """What "which" stands for in "the lodge which the baker founded"."""
    subject, thing = clause.subject, clause.object
    if clause.verb.dep_ != "relcl" or subject is None or thing is None or thing.lower_ not in _RELATIVES:
        return None
    head = _antecedent(clause.verb)
    return None if subject.lower_ in _RELATIVES or head.text == subject.text else head


def _antecedent(verb: Token) -> Token:
    """What a relative clause is about: the nearest noun above it that agrees with its verb, by its name if it has one.

    "The Guild is an association of mills, which was founded" speaks of the Guild: "was" is no verb of "mills".
    """
    head = verb.head
    if not any(child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ in _RELATIVES for child in verb.children):
        return head
    forms = {token.lower_ for token in (verb, *verb.children)}
    one = bool(forms & _SINGULAR) or verb.tag_ == "VBZ"
    many = bool(forms & _PLURAL) or verb.tag_ == "VBP"
    if one == many or _agrees(head, many=many):
        return _name_of(head)
    nouns = itertools.takewhile(lambda token: token.pos_ in _NOMINAL, head.ancestors)
    return _name_of(next((noun for noun in nouns if noun.pos_ != "ADP" and _agrees(noun, many=many)), head))


def _name_of(noun: Token) -> Token:
    """The name beside which the noun stands, or of which it is said."""
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        return noun.head
    if noun.dep_ == "attr":
        return next((child for child in noun.head.children if child.dep_ == "nsubj" and child.pos_ == "PROPN"), noun)
    return noun


def _agrees(noun: Token, *, many: bool) -> bool:
    plural = noun.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in noun.children)
    return plural == many


def _verb_group(verb: Token) -> set[int]:
    group = {verb.i}
    for child in verb.children:
        if child.dep_ in HELPERS and not (child.dep_ == "aux" and child.lower_ == "to"):
            group.add(child.i)
        elif child.dep_ == "advmod" and child.i < verb.i and child.lower_ in _TURNING:
            group |= {token.i for token in child.subtree}
    return group


def _parts_behind(verb: Token, skipped: frozenset[int]) -> Iterable[set[int]]:
    """What follows the verb, in text order and in small pieces: objects, complements, phrases without the date."""
    for child in sorted(verb.children, key=lambda c: c.i):
        if child.i in skipped and _is_named_day(child):
            yield _core(child, frozenset())
        if child.dep_ not in OBJECTS | _COMPLEMENTS or child.i in skipped:
            continue
        if child.dep_ == "advmod" and child.lower_ not in _KEPT_ADVERBS:
            continue
        if child.dep_ == "prep" and child.lower_ in _SOURCES:
            continue
        if child.i < verb.i and (child.dep_ in {"ccomp", "xcomp", "prep", "advmod"} or child.lower_ in _RELATIVES):
            continue
        if child.dep_ in {"xcomp", "ccomp"} and child.pos_ in {"VERB", "AUX"}:
            yield from _clause_pieces(child, skipped)
        else:
            yield from _pieces(child, skipped)


def _is_named_day(day: Token) -> bool:
    """Whether the date is what the verb speaks of, as in "set 31 May as the last day"."""
    verb = day.head
    if verb.lemma_ not in _NAMING_A_DAY or not verb.i < day.i or day.dep_ not in {"dobj", "npadvmod"}:
        return False
    return day.dep_ == "dobj" or any(child.dep_ == "prep" and child.lower_ == "as" for child in verb.children)


def _clause_pieces(verb: Token, skipped: frozenset[int]) -> Iterable[set[int]]:
    """A clause below the verb: its subject, itself with what follows first, then the rest."""
    first = {verb.i}
    for child in verb.children:
        if child.i < verb.i and child.dep_ not in _SIDE_REMARKS | {"punct", "cc", "advmod", "prep"}:
            first |= _core(child, skipped)
        elif child.dep_ in HELPERS:
            first.add(child.i)
    parts = iter(_parts_behind(verb, skipped))
    yield first | next(parts, set[int]())
    yield from parts


def _pieces(token: Token, skipped: frozenset[int]) -> Iterable[set[int]]:
    """The core of a phrase, then its later prepositional phrases; what hangs on "of" belongs to the core."""
    action = next((c for c in token.children if c.dep_ == "pcomp" and c.pos_ in {"VERB", "AUX"}), None)
    if action is not None and token.i not in skipped:
        pieces = iter(_clause_pieces(action, skipped))
        yield {token.i} | next(pieces, set[int]())
        yield from pieces
        return
    loose = _loose(token, skipped)
    core = _core(token, skipped, without=frozenset(child.i for child in loose))
    if core:
        yield core
    for child in loose:
        yield from _pieces(child, skipped)


def _loose(token: Token, skipped: frozenset[int]) -> list[Token]:
    """Later prepositions of the phrase, or of the noun below its own; none where "and" holds the phrase together.

    "In agreement with the council" is not whole without its end; "in the house by the mill" is.
    """
    found: list[Token] = []
    below = [child for child in token.children if child.dep_ == "pobj" and token.dep_ == "prep" and _is_definite(child)]
    heads = below if token.dep_ == "prep" else [token]  # "according to" is one preposition
    for head in heads:
        if any(child.dep_ in {"conj", "cc"} for child in head.children):
            return []
        found += [
            child
            for child in head.children
            if child.dep_ == "prep" and child.i > head.i and child.lower_ != "of" and child.i not in skipped
        ]
    return found


def _is_definite(noun: Token) -> bool:
    return noun.pos_ == "PROPN" or any(child.dep_ == "poss" or child.lower_ == "the" for child in noun.children)


def _core(token: Token, skipped: frozenset[int], *, without: frozenset[int] = frozenset()) -> set[int]:
    """The token's subtree without side remarks and without the date; `without`: children to leave out."""
    if token.i in skipped:
        return set()
    kept = {token.i}
    listed = any(child.dep_ == "conj" for child in token.children)
    for child in token.children:
        match child.dep_:
            case _ if child.i in without:
                pass
            case "punct":
                if child.text in _QUOTES or (listed and child.text == ","):
                    kept.add(child.i)
            case "cc":
                if listed:
                    kept.add(child.i)
            case "appos":
                if _is_close(child):
                    kept |= _core(child, skipped, without=without)
            case "amod" if child.i > token.i and token.doc[child.left_edge.i - 1].text == ",":
                pass  # "buildings, small and private,"
            case "npadvmod" if _is_measure(child):
                kept |= _core(child, skipped, without=without)  # "$3 a share", "the London-based firm"
            case dep if dep in _SIDE_REMARKS:
                pass
            case _:
                kept |= _core(child, skipped, without=without)
    empty = (
        token.dep_ in {"prep", "agent"} and len(kept) == 1 and any(c.dep_ in {"pobj", "pcomp"} for c in token.children)
    )
    return set() if empty else kept


def _is_close(name: Token) -> bool:
    """Tell "the company Northgate" from "the company, Northgate" and "the company (NG)"."""
    first = name.left_edge
    return name.pos_ == "PROPN" and first.i > name.head.i and not (first.is_punct or name.doc[first.i - 1].is_punct)


def _is_measure(noun: Token) -> bool:
    """Tell "$3 a share" and "London-based" from "Kabul, Afghanistan" and "the next day"."""
    if _is_hyphened(noun) or noun.i + 1 == noun.head.i:
        return True
    return noun.head.pos_ not in {"VERB", "AUX"} and not noun.doc[noun.left_edge.i - 1].is_punct


def _is_hyphened(token: Token) -> bool:
    return token.i + 2 < len(token.doc) and token.doc[token.i + 1].text == "-" and token.head.i == token.i + 2


def _joined(doc: Doc, positions: set[int]) -> str:
    """The tokens in text order; a gap becomes one space."""
    pieces: list[str] = []
    last = -1
    for here in sorted(_with_brackets(doc, positions)):
        if last >= 0 and (here != last + 1 or doc[last].whitespace_):
            pieces.append(" ")
        pieces.append(doc[here].text)
        last = here
    text = " ".join("".join(pieces).split()).strip(" ,;:-–—")
    return text.removesuffix(" ,").replace(" ,", ",")


def _with_brackets(doc: Doc, positions: set[int]) -> set[int]:
    """Brackets stand where all that they hold is kept, as round the short form of a name, and nowhere else."""
    kept = {here for here in positions if doc[here].text not in _BRACKETS}
    for here in range(min(kept, default=0), max(kept, default=0)):
        inside = range(here + 1, min(here + _LONGEST_BRACKETS, len(doc)))
        closing = next((there for there in inside if doc[there].text == ")"), here)
        if doc[here].text == "(" and closing > here + 1 and kept.issuperset(range(here + 1, closing)):
            kept |= {here, closing}
    return kept
