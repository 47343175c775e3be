"""Puts bars and labels into lanes so that none overlaps another, the most important nearest to the axis.

A lane is an integer used as a bit field, one bit for every four pixels: testing and filling 5,000 events against forty
lanes takes about 20 ms, a list of intervals per lane ten times that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_BIT = 4.0
NO_LANE = -1


def pack(extents: Sequence[tuple[float, float]], *, lanes: int) -> tuple[list[int], int]:
    """Return a lane for each extent, and how many lanes are used.

    Extents are (left, right) in pixels, the most important first. What finds no room gets NO_LANE.
    """
    filled: list[int] = []
    chosen: list[int] = []
    for left, right in extents:
        begin = max(int(left / _BIT), 0)
        mask = ((1 << (max(int(right / _BIT) + 1 - begin, 1))) - 1) << begin
        for lane, bits in enumerate(filled):
            if not bits & mask:
                filled[lane] = bits | mask
                chosen.append(lane)
                break
        else:
            if len(filled) < lanes:
                filled.append(mask)
                chosen.append(len(filled) - 1)
            else:
                chosen.append(NO_LANE)
    return chosen, len(filled)
