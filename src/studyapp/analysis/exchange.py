"""What the parent and the analysis child tell one another, beside `Progress` and `Failed` of every child."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.domain.analysis import Analysis, AnalysisRequest
    from studyapp.domain.card_check import Claim

LANGUAGE_STAGE = "language"
"""The stage in which blocks are parsed in batches; every other stage is about the whole document."""

PARTIAL_STAGE = "partial"
"""The stage, between two batches, in which a long document tells what it has so far."""

PARTIAL_FIRST_S = 0.5
"""How soon a long document tells what it has."""

PARTIAL_EVERY_S = 2.0
"""How often a long document tells what it has so far."""


@dataclass(frozen=True, slots=True)
class Caution:
    """What an earlier attempt at the same document taught.

    Attributes:
        alone: indices of blocks to be parsed one by one, because their batch did not end.
        skip: indices of blocks not to be parsed, because they did not end even alone.
        without: stages to be left out, because they did not end.
    """

    alone: frozenset[int] = frozenset()
    skip: frozenset[int] = frozenset()
    without: frozenset[str] = frozenset()


NO_CAUTION = Caution()


@dataclass(frozen=True, slots=True)
class Work:
    """To the child: analyse this."""

    request: AnalysisRequest
    caution: Caution = NO_CAUTION
    partial_every_s: float = PARTIAL_EVERY_S


@dataclass(frozen=True, slots=True)
class Check:
    """To the child: read what these cards say."""

    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """From the child: the linter's reasons against each card of the last check."""

    doubts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """From the child, once: the language model is loaded."""

    model: str


@dataclass(frozen=True, slots=True)
class Begun:
    """From the child: a stage begins; `blocks` are the indices it is about, none for all."""

    stage: str
    blocks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StageFailed:
    """From the child: a stage raised, and where; the others go on. No word of the document is in `details`."""

    stage: str
    details: str


@dataclass(frozen=True, slots=True)
class Partial:
    """From the child: what is known so far."""

    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Done:
    """From the child: the analysis of the last request."""

    analysis: Analysis
