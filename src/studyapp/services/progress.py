"""What the learner has done and what is coming."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from studyapp.domain.progress import Figures, streak
from studyapp.domain.schedule import study_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.domain.document import DocumentId
    from studyapp.domain.ports import Clock
    from studyapp.settings import Settings
    from studyapp.store.progress import ProgressStore

DAYS_BACK = 365
DAYS_AHEAD = 30


class Progress:
    """Figures for one document or for all."""

    def __init__(self, store: ProgressStore, clock: Clock, settings: Callable[[], Settings]) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    def figures(self, document_id: DocumentId | None = None) -> Figures:
        """Return the last 365 study days, the next 30, and where the cards stand."""
        start_hour = self._settings().day_start_hour
        today = study_day(self._clock().astimezone(), day_start_hour=start_hour)
        tomorrow = datetime.combine(today + timedelta(days=1), time(start_hour)).astimezone()
        days = self._store.days(document_id, since=today - timedelta(days=DAYS_BACK))
        return Figures(
            today=today,
            days=days,
            forecast=self._store.forecast(document_id, tomorrow=tomorrow, days=DAYS_AHEAD),
            cards=self._store.card_counts(document_id),
            streak_days=streak(days, today),
        )
