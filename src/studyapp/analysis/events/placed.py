"""What happened and when, before it becomes a finding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from studyapp.analysis.events.clauses import Clause
    from studyapp.analysis.parsed import ParsedBlock
    from studyapp.domain.calendar import Interval


class How(StrEnum):
    """What puts a clause at its time."""

    SAID = "said"
    BESIDE = "beside"
    SHARED = "shared"
    CARRIED = "carried"
    DOCUMENT = "document"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Placed:
    """What happened and when, before it becomes a finding; one of `clause`, `noun` and `line` is set.

    Attributes:
        time: index of the time expression, None where there is none.
        skipped: positions of the tokens of all dates of the sentence, which a label leaves out; own: of this one.
    """

    block: ParsedBlock
    sentence: Tokens
    interval: Interval
    time: int | None
    how: How
    derivation: str
    skipped: frozenset[int] = frozenset()
    own: frozenset[int] = frozenset()
    clause: Clause | None = None
    noun: Token | None = None
    line: str = ""
