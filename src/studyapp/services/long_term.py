"""FSRS-6 for the commonest question, a review card after a day or more: all four grades in one calculation.

The `fsrs` library answers one grade at a time, on copies, with a log for each, which took half of the time that the
next question takes. The operations and their order are the library's, so that the numbers are the same to the last bit.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_EASIEST, _HARDEST = 1.0, 10.0
_LEAST_STABILITY = 0.001


class LongTerm:
    """Counts with one set of FSRS-6 parameters.

    Args:
        parameters: the 21 of FSRS-6.
        desired_retention: 0.70..0.99.
        maximum_days: no interval is longer.
    """

    def __init__(self, parameters: Sequence[float], desired_retention: float, maximum_days: int) -> None:
        w = self._w = tuple(parameters)
        self._decay = -w[20]
        self._factor = 0.9 ** (1 / self._decay) - 1
        self._stretch = desired_retention ** (1 / self._decay) - 1
        self._maximum_days = maximum_days
        self._growth = math.e ** w[8]
        self._short = math.e ** (w[17] * w[18])
        self._goal = w[7] * (w[4] - (math.e ** (w[5] * 3)) + 1)
        self._turns = tuple(-(w[6] * (grade - 3)) for grade in (1, 2, 3, 4))

    def stabilities(self, stability: float, difficulty: float, elapsed_days: int) -> tuple[float, float, float, float]:
        """Return the stability in days after Again, Hard, Good and Easy."""
        w = self._w
        recall = (1 + self._factor * elapsed_days / stability) ** self._decay
        forgotten = (
            w[11] * (difficulty ** -w[12]) * (((stability + 1) ** w[13]) - 1) * (math.e ** ((1 - recall) * w[14]))
        )
        gain = self._growth * (11 - difficulty) * (stability ** -w[9]) * ((math.e ** ((1 - recall) * w[10])) - 1)
        return (
            max(min(forgotten, stability / self._short), _LEAST_STABILITY),
            max(stability * (1 + gain * w[15]), _LEAST_STABILITY),
            max(stability * (1 + gain), _LEAST_STABILITY),
            max(stability * (1 + gain * w[16]), _LEAST_STABILITY),
        )

    def difficulty(self, difficulty: float, grade: int) -> float:
        """Return the difficulty, 1..10, after a grade 1..4."""
        turned = difficulty + (10.0 - difficulty) * self._turns[grade - 1] / 9.0
        return min(max(self._goal + (1 - self._w[7]) * turned, _EASIEST), _HARDEST)

    def days(self, stability: float) -> int:
        """Return after how many whole days the chance of recall has fallen to what is desired; at least 1."""
        return min(max(round((stability / self._factor) * self._stretch), 1), self._maximum_days)
