"""How much an event belongs on a timeline that a teacher would print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from studyapp.analysis.events.clauses import REPORTING, STATIVE, Clause
from studyapp.domain.analysis import Precision
from studyapp.domain.document import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from studyapp.analysis.events.placed import Placed

MAIN: Final = 0.5
"""Least rank of an event that the window shows by default."""
_PRECISE: Final = {
    Precision.DAY: 0.1, Precision.MONTH: 0.1, Precision.YEAR: 0.1, Precision.SEASON: 0.05, Precision.DECADE: 0.05,
    Precision.RANGE: 0.05,
}  # fmt: skip
_HOW: Final = {"said": 0.1, "beside": -0.25, "shared": 0.0, "carried": -0.15, "document": -0.15, "nowhere": -0.2}
_PERIODS: Final = frozenset({"quarter", "year", "month", "week", "half", "period"})
_UNCLEAR: Final = -0.3
"""For "it", "they", "this": nobody who reads the timeline alone knows what."""
_SECONDARY: Final = frozenset({"advcl", "relcl", "acl", "ccomp"})
_LIVES: Final = frozenset(
    {"bear", "die", "marry", "found", "win", "invade", "conquer", "discover", "invent", "publish", "elect"}
)
"""Verbs of lives and histories that nearly always belong on a timeline."""


def rank_of(placed: Placed, salience: float, *, named: bool, resolved: bool, words: int) -> float:
    """Return how well the clause does as an entry, 0..1.

    `salience` is that of its best entity; `named`: it has one; `resolved`: its pronoun was replaced by a name;
    `words`: how many its label has.
    """
    rank = 0.4 + _PRECISE.get(placed.interval.precision, 0.0) + 0.2 * salience + _HOW[placed.how]
    if placed.block.block.kind is BlockKind.HEADING:
        rank += 0.05
    if placed.clause is None:
        rank += 0.05 if named else -0.05
        rank -= 0.2 if words == 1 else 0.0
        rank -= 0.1 if placed.noun is not None and _is_anyones(placed.noun) else 0.0
    else:
        rank += _of_clause(placed.clause, resolved=resolved)
        rank -= 0.3 if words == 1 or _is_of_a_time(placed.clause, placed.skipped) else 0.0
        if placed.clause.verb.lemma_.lower() in STATIVE and placed.interval.precision is not Precision.RANGE:
            rank -= 0.1
    return round(min(max(rank, 0.0), 1.0), 3)


def _of_clause(clause: Clause, *, resolved: bool) -> float:
    rank, lemma = 0.0, clause.verb.lemma_.lower()
    if clause.object is not None or clause.passive:
        rank += 0.1
    rank += _of_subject(clause, resolved=resolved)
    if lemma in REPORTING:
        rank -= 0.3 if clause.object is not None else 0.4
    elif lemma in STATIVE:
        rank -= 0.25 if lemma == "be" else 0.15
    elif lemma in _LIVES:
        rank += 0.1
    if not (clause.past or clause.future):
        rank -= 0.1
        rank -= 0.2 if lemma in STATIVE else 0.0  # what is, did not happen
    if clause.uncertain or clause.negated:
        rank -= 0.1
    if _asks(clause):
        rank -= 0.3
    if clause.verb.dep_ in _SECONDARY:
        rank -= 0.05
    return rank


def _is_anyones(noun: Token) -> bool:
    """Tell "their arrival" from "the settlers' arrival"."""
    return any(child.dep_ == "poss" and child.pos_ == "PRON" for child in noun.children)


def _is_of_a_time(clause: Clause, dates: frozenset[int]) -> bool:
    """Tell "the quarter ended 30 September", which only says what quarter it is."""
    subject = clause.subject
    if subject is None or clause.verb.dep_ != "acl":
        return False
    return subject.i in dates or subject.lemma_.lower() in _PERIODS


def _asks(clause: Clause) -> bool:
    """Tell "how much it cost", "what it means" and questions from what is told."""
    first = next((token for token in clause.verb.subtree if token.is_alpha), clause.verb)
    return first.tag_ in {"WP", "WRB", "WDT"} and clause.verb.dep_ not in {"relcl", "advcl"} and first.lower_ != "when"


def _of_subject(clause: Clause, *, resolved: bool) -> float:
    subject = clause.subject
    if subject is None:
        return -0.25
    if resolved:
        return 0.1
    if subject.pos_ == "PRON":
        if subject.lower_ in {"i", "we"}:
            return -0.2  # whoever speaks is known
        return 0.0 if subject.lower_ in {"which", "who", "that"} and clause.verb.dep_ == "relcl" else _UNCLEAR
    return 0.1 if subject.pos_ == "PROPN" or subject.ent_type_ else 0.0


def is_salient(clause: Clause) -> bool:
    """Tell whether an event that the text places in no time deserves its line in the undated lane."""
    subject, lemma = clause.subject, clause.verb.lemma_.lower()
    if subject is None or lemma in REPORTING or lemma in STATIVE or clause.negated or clause.uncertain:
        return False
    named = subject.pos_ == "PROPN" and bool(subject.ent_type_)
    return named and (clause.object is not None or clause.passive) and clause.verb.dep_ == "ROOT"
