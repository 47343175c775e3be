"""Whether the verb that governs a time expression looks back or ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from studyapp.analysis.events.clauses import REPORTING, STATIVE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_AHEAD: Final = frozenset({"will", "'ll", "’ll", "wo", "shall", "may", "can", "should", "must", "might", "would"})
_BACK: Final = frozenset({"have", "has", "had", "was", "were", "did", "been", "'ve", "’ve"})
PLANS: Final = frozenset(
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
_SCHEDULES: Final = frozenset({"plan", "schedule", "expect", "slate"})
_EARLIEST: Final = frozenset({"early", "soon", "late"})
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
    if word == "effective" or _is_earliest(tokens) or (verb is not None and _is_of_the_plan(tokens.root, verb)):
        return 1
    if word == "since":
        return -1
    if word in {"until", "till", "by", "through"}:
        return -1 if verb is not None and "had" in _helpers(verb) else 1
    if _modifies_a_name(tokens):
        return 0
    return 1 if found == 0 and verb is not None and _is_scheduled(verb, tokens) else found


def _is_earliest(tokens: Tokens) -> bool:
    """Tell "as early as Tuesday"."""
    before = [token.lower_ for token in tokens.doc[max(0, tokens.start - 3) : tokens.start]]
    return len(before) == 3 and before[0] == before[2] == "as" and before[1] in _EARLIEST


def _is_scheduled(verb: Token, tokens: Tokens) -> bool:
    """Tell "they meet on Monday": a present of things that are done looks ahead, where a day is named."""
    dated = any(token.lower_.endswith("day") for token in tokens)
    return dated and verb.tag_ in {"VBZ", "VBP"} and verb.dep_ == "ROOT" and verb.lemma_ not in STATIVE | REPORTING


def _is_of_the_plan(token: Token, verb: Token) -> bool:
    """Tell "planned a rally on Saturday": the day is the rally's, which lay ahead."""
    if verb.lemma_.lower() not in PLANS or verb.tag_ != "VBD":
        return False
    thing = next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)
    if verb.lemma_.lower() in _SCHEDULES and thing is not None and thing.i < token.i:
        return True  # whatever the parser hangs the day on
    while token.head.i not in (token.i, verb.i):
        token = token.head
    return token.dep_ == "dobj" and token.i > verb.i


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
        planned = verb.lemma_.lower() in PLANS
        if words & _AHEAD and "have" not in words:
            return 1
        if planned and "had" not in words and verb.tag_ != "VBD":
            return 1
        if words & _BACK or verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not words):
            return -1
        head = verb.head
        if "to" in words and (planning := _planning(verb)) is not None:
            return planning
        if "to" in words and head.lemma_ == "be" and head.tag_ in {"VBZ", "VBP"}:
            return 1  # "is to resume on Tuesday"
        if head.i == verb.i or head.pos_ not in _VERBS or verb.tag_ in {"VBZ", "VBP"}:
            return 1 if "to" in words and head.i == verb.i else 0
        verb = head
    return 0


def _helpers(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}


def _planning(verb: Token) -> int | None:
    """Whether "to" + verb hangs on a word of planning; None: the tense of what is above decides."""
    head = verb.head
    if head.lemma_.lower() not in PLANS:
        return None
    above = head if head.pos_ in _VERBS else governing_verb(head)
    return -1 if above is not None and "had" in _helpers(above) | {above.lower_} else 1


def _modifies_a_name(tokens: Tokens) -> bool:
    """Tell "Friday's ruling", "a June agreement": the verb speaks of the ruling, not of the day."""
    return tokens.root.dep_ in _MODIFIERS and tokens.root.head.i >= tokens.end
