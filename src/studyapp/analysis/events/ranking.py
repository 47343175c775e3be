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


def rank_of(block: ParsedBlock, clause: Clause, interval: Interval, time: int | None, salience: float) -> float:
    """Return how well the clause does as an entry, 0..1."""
    verb, subject = clause.verb, clause.subject
    rank = 0.4 + _PRECISE.get(interval.precision, 0.0) + 0.2 * salience
    rank += 0.1 if time is not None else -0.15
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
