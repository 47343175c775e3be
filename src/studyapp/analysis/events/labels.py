"""Labels of timeline entries: who did what, in the text's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from studyapp.analysis.events.clauses import HELPERS, OBJECTS, SUBJECTS, Clause

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

_LONGEST: Final = 90
"""Code points of a label that a lane of the timeline can show."""
_SIDE_REMARKS: Final = frozenset(
    {"relcl", "appos", "parataxis", "advcl", "punct", "cc", "preconj", "acl", "npadvmod", "ccomp"}
)
_COMPLEMENTS: Final = frozenset({"xcomp", "ccomp", "prep", "agent", "advmod", "pcomp"})
_KEPT_ADVERBS: Final = frozenset({"back", "down", "up", "away", "not", "out", "off", "in", "over", "together", "home"})


def label_of(clause: Clause, skipped: frozenset[int]) -> str:
    """Return the label; `skipped` holds the positions of tokens that stand on the timeline already (the date)."""
    doc = clause.verb.doc
    kept = _words_of_subject(clause) | _verb_group(clause)
    text = _joined(doc, kept - skipped)
    for part in _parts_behind(clause, skipped):
        longer = _joined(doc, kept | part)
        if len(longer) > _LONGEST and len(text) >= 24:
            break
        kept |= part
        text = longer
    return _shortened(text)


def _words_of_subject(clause: Clause) -> set[int]:
    return _core(clause.subject) if clause.subject is not None and clause.subject.i != clause.verb.i else set()


def _verb_group(clause: Clause) -> set[int]:
    group = {clause.verb.i}
    group |= {
        child.i
        for child in clause.verb.children
        if child.dep_ in HELPERS and not (child.dep_ == "aux" and child.lower_ == "to")
    }
    return group


def _parts_behind(clause: Clause, skipped: frozenset[int]) -> Iterable[set[int]]:
    """What follows the verb, in text order: objects, complements, prepositional phrases without the date."""
    children = sorted((c for c in clause.verb.children if c.dep_ in OBJECTS | _COMPLEMENTS), key=lambda c: c.i)
    for child in children:
        if child.dep_ == "advmod" and child.lower_ not in _KEPT_ADVERBS:
            continue
        if child.dep_ in {"ccomp", "xcomp"} and child.i < clause.verb.i:
            continue
        part = _core(child, deep=child.dep_ in {"xcomp", "ccomp"})
        if part & skipped:
            continue
        if child.dep_ == "prep" and child.i < clause.verb.i:
            continue
        yield part


def _core(token: Token, *, deep: bool = False) -> set[int]:
    """The token's subtree without side remarks."""
    kept = {token.i}
    for child in token.children:
        if child.dep_ in _SIDE_REMARKS and not (deep and child.dep_ in {"ccomp"}):
            if child.dep_ == "punct" and child.text in {"-", "’", "'", '"', "“", "”", "–"}:
                kept.add(child.i)
            if child.dep_ == "cc":
                kept.add(child.i)
            continue
        if child.dep_ == "conj" and deep and child.pos_ in {"VERB", "AUX"}:
            continue
        if child.dep_ in SUBJECTS and not deep:
            continue
        kept |= _core(child, deep=deep)
    if not any(child.dep_ == "conj" for child in token.children):
        kept -= {child.i for child in token.children if child.dep_ == "cc"}
    else:
        kept |= {child.i for child in token.children if child.text == ","}
    return kept


def _joined(doc: Doc, positions: set[int] | frozenset[int]) -> str:
    """The tokens in text order; a gap becomes one space."""
    pieces: list[str] = []
    ordered = sorted(positions)
    for here, following in zip(ordered, [*ordered[1:], -1], strict=True):
        pieces.append(doc[here].text)
        if following >= 0 and (following != here + 1 or doc[here].whitespace_):
            pieces.append(" ")
    return " ".join("".join(pieces).split()).strip(" ,;:-–—")


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    cut = text[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:-–—")
    return f"{cut}…"
