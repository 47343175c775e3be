"""A small fingerprint by which two editions of one text know each other without being read again.

The smallest hashes of all runs of five words (Broder 1997, "On the resemblance and containment of documents").
"""

from __future__ import annotations

import zlib
from heapq import nsmallest
from typing import TYPE_CHECKING, Final

from studyapp.domain.likeness import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

type Sketch = tuple[int, ...]

LIKELY: Final = 0.3
"""Share of common runs from which a text is offered as a new edition: about one word in twelve changed."""
_RUN: Final = 5
_SIZE: Final = 200


def sketch_of(text: str) -> Sketch:
    """Return the fingerprint: sorted, the same in every process; empty for a text of a few words."""
    keys = Words.of(text).keys
    runs = {zlib.crc32(" ".join(keys[at : at + _RUN]).encode()) for at in range(len(keys) - _RUN + 1)}
    return tuple(nsmallest(_SIZE, runs))


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the share of runs, 0..1, that two texts have in common, as well as it can be told."""
    both = nsmallest(_SIZE, {*one, *other})
    if not one or not other:
        return 0.0
    common = {*one} & {*other}
    return sum(value in common for value in both) / len(both)
