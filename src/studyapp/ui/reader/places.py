"""Where the learner has been: back and forward, as in a browser, across documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.domain.document import Place

_LONGEST = 200


class PlaceHistory:
    """A line of places with a present one; jumping away from it drops what lay ahead."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place behind."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place ahead."""
        return bool(self._ahead)

    def leave(self, place: Place) -> None:
        """Remember the place that is being left for a new one."""
        if not self._behind or self._behind[-1] != place:
            self._behind.append(place)
            del self._behind[:-_LONGEST]
        self._ahead.clear()

    def back(self, present: Place) -> Place | None:
        """Return where to go back to from `present`, or None."""
        if not self._behind:
            return None
        self._ahead.append(present)
        return self._behind.pop()

    def forward(self, present: Place) -> Place | None:
        """Return where to go forward to from `present`, or None."""
        if not self._ahead:
            return None
        self._behind.append(present)
        return self._ahead.pop()
