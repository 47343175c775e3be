"""What the courses in the library ask of the learner, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.domain.course_plan import CoursePlan, by_day
from studyapp.domain.schedule import study_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.domain.document import DocumentId
    from studyapp.domain.ports import Clock
    from studyapp.settings import Settings
    from studyapp.store.course_plan import CoursePlanStore


class CoursePlans:
    """The plans of installed packs; they count the same cards as the file that a learner hands in."""

    def __init__(self, store: CoursePlanStore, clock: Clock, settings: Callable[[], Settings]) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    def plan(self, document_id: DocumentId | None = None) -> CoursePlan:
        """Return the plan of one document or of all; without steps where no pack brought any."""
        now = self._clock()
        today = study_day(now.astimezone(), day_start_hour=self._settings().day_start_hour)
        return CoursePlan(today, by_day(self._store.steps(document_id, now)))
