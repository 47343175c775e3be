"""Rules of studying that no scheduler knows: what can be written, goals, tests, leeches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType, digest
from studyapp.domain.grading import Outcome, grade_typed
from studyapp.domain.schedule import Grade, Memory, MemoryPhase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studyapp.domain.card import Card, CardId
    from studyapp.domain.grading import Verdict
    from studyapp.domain.span import Span

LEECH_LAPSES = 8
"""So many lapses make a leech, and half as many more each time that it is said again (Anki's default)."""

EASIER_FROM_LAPSES = 2
"""From this lapse on an easier card from the same passage is offered."""

LONGEST_WRITTEN_WORDS = 25
_CHOSEN_TYPES = frozenset({CardType.CHOICE, CardType.TRUE_FALSE, CardType.MATCH, CardType.ORDER})


class GoalKind(StrEnum):
    """What a goal counts."""

    NONE = "none"
    CARDS = "cards"
    MINUTES = "minutes"


class GoalSpan(StrEnum):
    """What a goal is for."""

    DAY = "day"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Goal:
    """What a learner wants to do; it ends nothing, it only shows how far one is."""

    kind: GoalKind = GoalKind.NONE
    amount: int = 20
    span: GoalSpan = GoalSpan.DAY

    def done(self, cards: int, duration_ms: int) -> int:
        """Return how much of it is done: cards, or whole minutes."""
        return cards if self.kind is GoalKind.CARDS else duration_ms // 60_000

    def reached(self, cards: int, duration_ms: int) -> bool:
        """Tell whether it is reached; never where there is none."""
        return self.kind is not GoalKind.NONE and self.done(cards, duration_ms) >= self.amount


@dataclass(frozen=True, slots=True)
class Today:
    """What was done on this study day in all documents, or in one session.

    Attributes:
        cards: answers; of a day those that count for the schedule, practice and tests are not among them.
    """

    cards: int
    duration_ms: int


@dataclass(frozen=True, slots=True)
class Context:
    """A passage with the text about it, as it stands in the article.

    Attributes:
        page: the label of the printed page that it begins on, or "".
    """

    before: str
    quote: str
    after: str
    page: str = ""


class Selection(StrEnum):
    """Which approved cards a test asks."""

    ALL = "all"
    WEAK = "weak"
    FLAGGED = "flagged"


@dataclass(frozen=True, slots=True)
class TestAnswer:
    """One answer of a test.

    Attributes:
        given: what was chosen, typed, or put in order (one item a line); "" for no answer.
        passage: what proves the right answer.
    """

    __test__ = False

    card: Card
    given: str
    right: bool
    duration_ms: int

    @property
    def passage(self) -> Span | None:
        """Where the article says so."""
        return self.card.source


@dataclass(frozen=True, slots=True)
class TestReport:
    """What a test came to."""

    __test__ = False

    answers: tuple[TestAnswer, ...]

    @property
    def right(self) -> int:
        """How many answers were right."""
        return sum(answer.right for answer in self.answers)

    @property
    def misses(self) -> tuple[TestAnswer, ...]:
        """The answers that were not right, in the order asked."""
        return tuple(answer for answer in self.answers if not answer.right)

    @property
    def duration_ms(self) -> int:
        """How long the answers took together."""
        return sum(answer.duration_ms for answer in self.answers)


def can_be_written(card: Card) -> bool:
    """Tell whether the answer is short and plain enough to be typed and compared."""
    return card.type not in _CHOSEN_TYPES and 0 < len(card.wording.answer.split()) <= LONGEST_WRITTEN_WORDS


def proposed_grade(verdict: Verdict) -> Grade:
    """Return the grade that suggests itself after a typed answer; the learner may choose another."""
    return {Outcome.CORRECT: Grade.GOOD, Outcome.TYPO: Grade.GOOD, Outcome.ALMOST: Grade.HARD}.get(
        verdict.outcome, Grade.AGAIN
    )


def judge(card: Card, given: str, *, accepted: tuple[str, ...] = (), others: tuple[str, ...] = ()) -> bool:
    """Tell whether an answer of a test is right: an option, the items in order, the pairs, or words typed.

    `accepted` are further names of the answer, `others` other answers of the deck.
    """
    if card.type is CardType.MATCH:
        return sorted(given.splitlines()) == sorted(card.wording.answer.splitlines())
    if card.type in _CHOSEN_TYPES:
        return given == card.wording.answer
    verdict = grade_typed(given, card.wording.answer, (*card.wording.accepted, *accepted), others=others)
    return verdict.outcome in {Outcome.CORRECT, Outcome.TYPO}


def drawn(card_ids: Iterable[CardId], count: int, *, seed: str) -> tuple[CardId, ...]:
    """Draw at most `count` cards; the same seed draws the same ones in the same order."""
    return tuple(sorted(card_ids, key=lambda card_id: (digest(seed, card_id), card_id))[:count])


def is_lapse(before: Memory, grade: Grade) -> bool:
    """Tell whether an answer means that something known was forgotten."""
    return before.phase is MemoryPhase.REVIEW and grade is Grade.AGAIN


def becomes_leech(lapses: int) -> bool:
    """Tell whether this lapse is one at which the learner should hear that the card does not work."""
    return lapses >= LEECH_LAPSES and (lapses - LEECH_LAPSES) % (LEECH_LAPSES // 2) == 0
