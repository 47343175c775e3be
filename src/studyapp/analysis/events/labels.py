"""Labels of timeline entries: who did what, in the text's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from studyapp.analysis.events.clauses import HELPERS, OBJECTS, Clause

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

LONGEST: Final = 90
"""Code points of a label that a lane of the timeline can show."""
_ENOUGH: Final = 24
_LONGEST_NAME: Final = 30
_SIDE_REMARKS: Final = frozenset({"relcl", "parataxis", "advcl", "acl", "npadvmod", "ccomp", "meta", "intj"})
_COMPLEMENTS: Final = frozenset({"xcomp", "ccomp", "prep", "agent", "advmod", "pcomp"})
_KEPT_ADVERBS: Final = frozenset({"back", "down", "up", "away", "not", "out", "off", "in", "over", "together", "home"})
_QUOTES: Final = frozenset({'"', "“", "”", "'", "’", "‘", "-", "–", "/"})
_RELATIVES: Final = frozenset({"which", "that", "who", "whom"})


def label_of(clause: Clause, skipped: frozenset[int], subject: str = "") -> str:
    """Return the label.

    `skipped` holds the positions of tokens that stand on the timeline already (the date); `subject` replaces a pronoun.
    """
    doc = clause.verb.doc
    who = set[int]() if subject else _words_of_subject(clause, skipped)
    verb = _verb_group(clause) - skipped
    kept = who | verb
    text = _joined(doc, kept)
    for part in _parts_behind(clause, skipped):
        longer = _joined(doc, kept | part)
        if len(longer) + len(subject) > LONGEST and len(text) >= _ENOUGH:
            break
        kept |= part
        text = longer
    if not subject and clause.subject is not None and verb and min(verb) < min(who or verb):
        text = f"{_joined(doc, who)} {_joined(doc, kept - who)}"  # "said Putin"
    return shortened(f"{subject} {text}" if subject else text)


def noun_label(noun: Token, skipped: frozenset[int]) -> str:
    """Return the label of an event that is told in a noun."""
    return shortened(_joined(noun.doc, _core(noun, skipped)))


def shortened(text: str) -> str:
    """Cut at a word where the label is too long, and begin like a sentence."""
    first = text.partition(" ")[0]
    if first.isalpha() and first.islower():  # "iPhone" and "al-Idrisi" stay as they are
        text = text[0].upper() + text[1:]
    if len(text) <= LONGEST:
        return text
    cut = text[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:-–—")
    return f"{cut}…"


def _words_of_subject(clause: Clause, skipped: frozenset[int]) -> set[int]:
    subject = clause.subject
    if subject is None or subject.i == clause.verb.i:
        return set()
    if subject.lower_ in _RELATIVES and clause.verb.dep_ == "relcl":
        subject = clause.verb.head
    words = _core(subject, skipped)
    for child in subject.children:
        name = [token for token in child.subtree if token.dep_ not in _SIDE_REMARKS]
        if child.dep_ == "appos" and child.pos_ == "PROPN" and sum(len(t) + 1 for t in name) <= _LONGEST_NAME:
            words |= _core(child, skipped) | {child.left_edge.i - 1}
    return words


def _verb_group(clause: Clause) -> set[int]:
    group = {clause.verb.i}
    for child in clause.verb.children:
        if child.dep_ in HELPERS and not (child.dep_ == "aux" and child.lower_ == "to"):
            group.add(child.i)
    return group


def _parts_behind(clause: Clause, skipped: frozenset[int]) -> Iterable[set[int]]:
    """What follows the verb, in text order: objects, complements, prepositional phrases without the date."""
    for child in sorted(clause.verb.children, key=lambda c: c.i):
        if child.dep_ not in OBJECTS | _COMPLEMENTS or child.i in skipped:
            continue
        if child.dep_ == "advmod" and child.lower_ not in _KEPT_ADVERBS:
            continue
        if child.i < clause.verb.i and child.dep_ in {"ccomp", "xcomp", "prep", "advmod"}:
            continue
        part = _core(child, skipped, deep=child.dep_ in {"xcomp", "ccomp"})
        if part:
            yield part


def _core(token: Token, skipped: frozenset[int], *, deep: bool = False) -> set[int]:
    """The token's subtree without side remarks and without the date."""
    if token.i in skipped:
        return set()
    kept = {token.i}
    listed = any(child.dep_ == "conj" for child in token.children)
    for child in token.children:
        match child.dep_:
            case "punct":
                if child.text in _QUOTES or (listed and child.text == ","):
                    kept.add(child.i)
            case "cc":
                if listed:
                    kept.add(child.i)
            case "appos":
                pass
            case "conj" if deep and child.pos_ in {"VERB", "AUX"}:
                kept -= {c.i for c in token.children if c.dep_ in {"cc", "punct"}}
            case dep if dep in _SIDE_REMARKS and not (deep and dep == "ccomp"):
                pass
            case _:
                kept |= _core(child, skipped, deep=deep)
    empty = (
        token.dep_ in {"prep", "agent"} and len(kept) == 1 and any(c.dep_ in {"pobj", "pcomp"} for c in token.children)
    )
    return set() if empty else kept


def _joined(doc: Doc, positions: set[int]) -> str:
    """The tokens in text order; a gap becomes one space."""
    pieces: list[str] = []
    last = -1
    for here in sorted(positions):
        if last >= 0 and (here != last + 1 or doc[last].whitespace_):
            pieces.append(" ")
        pieces.append(doc[here].text)
        last = here
    text = " ".join("".join(pieces).split()).strip(" ,;:-–—")
    return text.removesuffix(" ,").replace(" ,", ",")
