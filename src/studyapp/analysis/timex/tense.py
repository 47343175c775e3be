"""Whether the verb that governs a time expression looks back or ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_AHEAD: Final = frozenset({"will", "'ll", "’ll", "wo", "shall", "may", "can", "should", "must", "might", "would"})
_BACK: Final = frozenset({"have", "has", "had", "was", "were", "did", "been", "'ve", "’ve"})
_PLANS: Final = frozenset(
    [
        "plan",
        "expect",
        "schedule",
        "set",
        "hope",
        "intend",
        "aim",
        "want",
        "agree",
        "propose",
        "promise",
        "vow",
        "go",
        "prepare",
        "slate",
        "decide",
        "urge",
        "ask",
        "need",
        "due",
        "threaten",
        "likely",
        "ready",
        "pledge",
        "target",
    ]
)
"""Words whose "to" looks ahead, also where they stand in the past themselves ("planned to")."""
_MODIFIERS: Final = frozenset({"compound", "nmod", "poss", "amod"})
_VERBS: Final = frozenset({"VERB", "AUX"})
_LIMIT: Final = 6


def direction(doc: Doc, start: int, end: int) -> int:
    """Return -1 for the past, 1 for the future, 0 where nothing says.

    `start` and `end` count code points of the block.
    """
    tokens = doc.char_span(start, end, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return 0
    before = doc[tokens.start - 1] if tokens.start else None
    if before is not None and before.tag_ == "VBD":
        return -1  # "said Friday": the parser often hangs such a day on the wrong verb
    word = before.lower_ if before is not None else ""
    verb = governing_verb(tokens.root)
    found = tense(verb) if verb is not None else 0
    if word == "since":
        return -1
    if word in {"until", "till", "by", "through"}:
        return -1 if verb is not None and "had" in _helpers(verb) else 1
    return 0 if _modifies_a_name(tokens) else found


def governing_verb(token: Token) -> Token | None:
    """Return the next verb up the tree; None in a verbless passage."""
    for _ in range(_LIMIT):
        if token.pos_ in _VERBS:
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def tense(verb: Token) -> int:
    """Return -1 for a past verb, 1 for a future or planned one, 0 for the present."""
    for _ in range(_LIMIT):
        words = _helpers(verb)
        planned = verb.lemma_.lower() in _PLANS
        if words & _AHEAD and "have" not in words:
            return 1
        if planned and "had" not in words and verb.tag_ != "VBD":
            return 1
        if words & _BACK or verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not words):
            return -1
        head = verb.head
        if "to" in words and (planning := _planning(verb)) is not None:
            return planning
        if head.i == verb.i or head.pos_ not in _VERBS or verb.tag_ in {"VBZ", "VBP"}:
            return 1 if "to" in words and head.i == verb.i else 0
        verb = head
    return 0


def _helpers(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}


def _planning(verb: Token) -> int | None:
    """Whether "to" + verb hangs on a word of planning; None: the tense of what is above decides."""
    head = verb.head
    if head.lemma_.lower() not in _PLANS:
        return None
    above = head if head.pos_ in _VERBS else governing_verb(head)
    return -1 if above is not None and "had" in _helpers(above) | {above.lower_} else 1


def _modifies_a_name(tokens: Tokens) -> bool:
    """Tell "Friday's ruling", "a June agreement": the verb speaks of the ruling, not of the day."""
    return tokens.root.dep_ in _MODIFIERS and tokens.root.head.i >= tokens.end
