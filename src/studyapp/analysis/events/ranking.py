"""How much an event belongs on a timeline that a teacher would print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from studyapp.analysis.events.clauses import REPORTING, STATIVE, Clause
from studyapp.domain.analysis import Precision
from studyapp.domain.document import BlockKind

if TYPE_CHECKING:
    from studyapp.analysis.parsed import ParsedBlock
    from studyapp.domain.calendar import Interval

_MAIN: Final = 0.5
_PRECISE: Final = {
    Precision.DAY: 0.1,
    Precision.MONTH: 0.1,
    Precision.YEAR: 0.1,
    Precision.SEASON: 0.05,
    Precision.DECADE: 0.05,
}


def rank_of(block: ParsedBlock, clause: Clause, interval: Interval, how: str, salience: float) -> float:
    """Return how well the clause does as an entry, 0..1."""
    verb, subject = clause.verb, clause.subject
    rank = 0.4 + _PRECISE.get(interval.precision, 0.0) + 0.2 * salience
    rank += {"said": 0.1, "shared": 0.0, "carried": -0.1, "document": -0.15, "nowhere": -0.2}[how]
    rank += 0.1 if clause.object is not None or clause.passive else 0.0
    if subject is None:
        rank -= 0.2
    elif subject.pos_ == "PRON":
        rank -= 0.12
    elif subject.pos_ == "PROPN" or subject.ent_type_:
        rank += 0.1
    lemma = verb.lemma_.lower()
    if lemma in REPORTING:
        rank -= 0.2
    elif lemma in STATIVE:
        rank -= 0.15
    if not (clause.past or clause.future):
        rank -= 0.1
    if clause.uncertain or clause.negated:
        rank -= 0.1
    if verb.dep_ in {"advcl", "relcl", "acl", "ccomp"}:
        rank -= 0.05
    if block.block.kind is BlockKind.HEADING:
        rank += 0.05
    return round(min(max(rank, 0.0), 1.0), 3)


def is_main(rank: float, clause: Clause, interval: Interval) -> bool:
    """Tell whether the window shows the entry by default."""
    return bool(interval.edtf) and rank >= _MAIN and clause.subject is not None


def is_salient(clause: Clause) -> bool:
    """Tell whether an event that the text places in no time deserves its line in the undated lane."""
    subject, lemma = clause.subject, clause.verb.lemma_.lower()
    if subject is None or lemma in REPORTING or lemma in STATIVE or clause.negated or clause.uncertain:
        return False
    named = subject.pos_ == "PROPN" and bool(subject.ent_type_)
    return named and (clause.object is not None or clause.passive) and clause.verb.dep_ == "ROOT"
