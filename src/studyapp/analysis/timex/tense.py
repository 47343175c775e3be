"""Whether the verb that governs a time expression looks back or ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AHEAD_WORDS: Final = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "going", "may", "can", "could", "should", "must", "might", "would"}
)
_PLANS: Final = frozenset(
    [
        "plan",
        "expect",
        "schedule",
        "set",
        "due",
        "hope",
        "intend",
        "aim",
        "want",
        "agree",
        "begin",
        "start",
        "propose",
        "promise",
        "vow",
        "prepare",
        "likely",
        "slate",
        "decide",
        "urge",
        "ask",
        "need",
        "try",
        "continue",
    ]
)
_LIMIT: Final = 6


def direction(doc: Doc, start: int, end: int) -> int:
    """Return -1 for the past, 1 for the future, 0 where nothing says.

    `start` and `end` count code points of the block.
    """
    tokens = doc.char_span(start, end, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return 0
    before = doc[tokens.start - 1].lower_ if tokens.start else ""
    if before == "since":
        return -1
    if before in {"until", "till", "by"}:
        return 1
    if tokens.root.dep_ in {"compound", "nmod"} and before not in {"in", "on"}:
        return 0
    verb = governing_verb(tokens.root)
    return tense(verb) if verb is not None else 0


def governing_verb(token: Token) -> Token | None:
    """Return the next verb up the tree; None in a verbless passage."""
    for _ in range(_LIMIT):
        if token.pos_ in {"VERB", "AUX"}:
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def tense(verb: Token) -> int:
    """Return -1 for a past verb, 1 for a future or planned one, 0 for the present."""
    for _ in range(_LIMIT):
        helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
        words = {child.lower_ for child in helpers}
        if words & _AHEAD_WORDS and "have" not in words:
            return 1
        if "have" in words or "has" in words or "had" in words or "was" in words or "were" in words or "did" in words:
            return -1
        if "to" in words:
            head = verb.head
            if head.i == verb.i:
                return 1
            return (
                1
                if head.lemma_.lower() in _PLANS
                else tense(head)
                if head.pos_ in {"VERB", "AUX"} and head.i != verb.i
                else 1
            )
        if (
            verb.lemma_.lower() in _PLANS
            and (verb.tag_ in {"VBZ", "VBP", "VBN"})
            and not words & {"was", "were", "had"}
        ):
            return 1
        if verb.tag_ == "VBD":
            return -1
        if verb.tag_ == "VBN" and not helpers:
            return -1
        if verb.tag_ in {"VBZ", "VBP"}:
            return 0
        if verb.head.i == verb.i or verb.head.pos_ not in {"VERB", "AUX"}:
            return -1 if verb.tag_ == "VBN" else 0
        verb = verb.head
    return 0
