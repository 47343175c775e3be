"""How far a learner is with the plans of the courses in the library: what is overdue, what is next, what is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from studyapp.domain.document import Place

WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One entry of a plan as the learner meets it.

    Attributes:
        course: title of the pack; document: title of the document.
        title: of the section, or of the document where the whole of it is meant.
        place: where it begins; None where the text has no such section any more.
        cards, studied: cards of it in the schedule, and those answered at least once.
    """

    course: str
    document: str
    title: str
    due: date | None
    place: Place | None
    cards: int
    studied: int

    @property
    def left(self) -> int:
        """How many cards nobody has answered yet."""
        return self.cards - self.studied

    def overdue(self, today: date) -> bool:
        """Whether its day is over with cards left."""
        return self.due is not None and self.due < today and self.left > 0


@dataclass(frozen=True, slots=True)
class CoursePlan:
    """The plans of all courses together, by day; what has no day is last, in the order of its course.

    Attributes:
        today: the study day.
    """

    today: date
    steps: tuple[PlanStep, ...] = ()

    @property
    def overdue(self) -> tuple[PlanStep, ...]:
        """What should be done by now and is not."""
        return tuple(step for step in self.steps if step.overdue(self.today))

    @property
    def next(self) -> tuple[PlanStep, ...]:
        """What is due on the nearest day, done or not: the task that is in hand. Empty after the last day."""
        coming = [step for step in self.steps if step.due is not None and step.due >= self.today]
        open_days = [step.due for step in coming if step.due is not None and step.left > 0]
        all_days = [step.due for step in coming if step.due is not None]
        day = min(open_days or all_days, default=None)
        return tuple(step for step in coming if step.due == day)

    @property
    def is_week(self) -> bool:
        """Whether what is next is due within seven days."""
        return any(step.due is not None and step.due < self.today + WEEK for step in self.next)


def by_day(steps: tuple[PlanStep, ...]) -> tuple[PlanStep, ...]:
    """Order the steps by day; those of one day stay in their order, those without one come last."""
    dated = sorted((step for step in steps if step.due is not None), key=_day)
    return (*dated, *(step for step in steps if step.due is None))


def _day(step: PlanStep) -> str:
    return "" if step.due is None else step.due.isoformat()
