"""Clauses: what a sentence tells, each verb with what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
OBJECTS: Final = frozenset({"dobj", "attr", "dative", "oprd", "acomp", "obj"})
HELPERS: Final = frozenset({"aux", "auxpass", "neg", "prt"})
_FUTURE: Final = frozenset({"will", "'ll", "’ll", "wo", "shall", "would"})
_UNCERTAIN: Final = frozenset({"may", "might", "could", "can", "should", "must", "would"})
REPORTING: Final = frozenset(
    [
        "say",
        "tell",
        "add",
        "note",
        "report",
        "announce",
        "state",
        "declare",
        "explain",
        "claim",
        "comment",
        "write",
        "ask",
        "warn",
        "argue",
        "believe",
        "think",
        "expect",
        "suggest",
        "insist",
        "deny",
        "describe",
        "quote",
        "mention",
        "remark",
        "reply",
        "answer",
        "know",
        "feel",
        "see",
        "hope",
        "predict",
        "estimate",
        "show",
        "cite",
        "call",
        "indicate",
        "seem",
        "appear",
        "mean",
        "consider",
        "conclude",
    ]
)
"""Verbs whose object is what somebody thinks or says: the saying is rarely what belongs on a timeline."""
STATIVE: Final = frozenset(
    [
        "be",
        "have",
        "seem",
        "appear",
        "remain",
        "contain",
        "include",
        "consist",
        "belong",
        "own",
        "like",
        "love",
        "hate",
        "need",
        "want",
        "exist",
        "depend",
        "lie",
        "cost",
        "weigh",
        "deserve",
        "matter",
        "stand",
        "live",
        "refer",
        "represent",
        "involve",
        "require",
        "keep",
        "continue",
    ]
)

_NOBODY: Final = frozenset(
    {"i", "we", "you", "they", "it", "this", "that", "there", "one", "some", "many", "which", "who"}
)
_SILENT: Final = frozenset({"know", "feel", "see", "seem", "appear", "mean"})
"""Verbs that are ranked like those of saying, and say nothing."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its arguments.

    Attributes:
        verb: the head.
        start, end: tokens from the first to behind the last of the clause.
        past: told as having happened; future: as to come; neither: a state or a habit.
    """

    verb: Token
    start: int
    end: int
    subject: Token | None
    object: Token | None
    past: bool
    perfect: bool
    future: bool
    uncertain: bool
    negated: bool
    passive: bool


def clauses(sentence: Tokens) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in text order."""
    return tuple(_clause(token, sentence) for token in sentence if _heads_clause(token))


def _heads_clause(token: Token) -> bool:
    if token.dep_ in HELPERS or token.pos_ not in {"VERB", "AUX"}:
        return False
    return token.dep_ not in {"amod", "compound", "xcomp", "pcomp", "case", "prep"}


def _clause(verb: Token, sentence: Tokens) -> Clause:
    children = list(verb.children)
    helpers = [child for child in children if child.dep_ in HELPERS]
    words = {child.lower_ for child in helpers if child.dep_ in {"aux", "auxpass"}}
    subject = next((child for child in children if child.dep_ in SUBJECTS), None)
    object_ = next((child for child in children if child.dep_ in OBJECTS), None)
    if subject is None and verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        subject = next((child for child in verb.head.children if child.dep_ in SUBJECTS), None)
    if subject is None and verb.dep_ in {"relcl", "acl"}:
        subject = verb.head
    start, end = _extent(verb, sentence)
    future = bool(words & _FUTURE)
    perfect = bool(words & {"have", "has", "had", "'ve", "’ve"}) and verb.tag_ in {"VBN", "VBD"}
    past = verb.tag_ == "VBD" or bool(words & {"was", "were", "did", "had"}) or perfect
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl", "advcl"} and not words:
        past = True
    return Clause(
        verb=verb, start=start, end=end, subject=subject, object=object_,
        past=past and not future, perfect=perfect and "had" not in words, future=future,
        uncertain=bool(words & _UNCERTAIN), negated=any(child.dep_ == "neg" for child in helpers),
        passive=any(child.dep_ == "auxpass" for child in helpers) or (verb.tag_ == "VBN" and verb.dep_ == "acl"),
    )  # fmt: skip


def _extent(verb: Token, sentence: Tokens) -> tuple[int, int]:
    """The verb's subtree without coordinated clauses and trailing punctuation."""
    start, end = verb.left_edge.i, verb.right_edge.i + 1
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and child.i > verb.i:
            end = min(end, child.left_edge.i)
        if child.dep_ in {"ccomp", "parataxis"} and child.right_edge.i < verb.i and verb.lemma_ in REPORTING:
            start = max(start, child.left_edge.i)
    doc = verb.doc
    start, end = max(start, sentence.start), min(end, sentence.end)
    while end - 1 > verb.i and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].dep_ == "cc"):
        end -= 1
    while start < verb.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return start, end


def covering(doc: Doc, found: tuple[Clause, ...], first: int, behind: int) -> Clause | None:
    """Return the clause whose verb governs the tokens from `first` to `behind`: the nearest up the tree."""
    heads = {clause.verb.i: clause for clause in found}
    token = doc[first:behind].root
    for _ in range(len(doc)):
        if token.i in heads:
            return heads[token.i]
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def is_saying(clause: Clause) -> bool:
    """Tell what somebody who can be named says, or has said."""
    if clause.subject is None or clause.subject.lower_ in _NOBODY:
        return False
    if clause.verb.lemma_ not in REPORTING - _SILENT or clause.future or clause.negated:
        return False
    going = clause.verb.tag_ == "VBG" and any(child.dep_ == "aux" for child in clause.verb.children)
    return clause.past or clause.verb.tag_ in {"VBZ", "VBP"} or going
