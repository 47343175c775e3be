"""Texts of several subjects, each with its own heading: countries, people, works."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from studyapp.domain.document import BlockKind

if TYPE_CHECKING:
    from studyapp.analysis.cards.material import Material

_FEWEST, _SHARE = 3, 0.5


def subject_starts(material: Material) -> list[int]:
    """Return where each subject begins, in code points; empty for a text about one subject.

    The headings of the highest rank that stands at least three times are subjects if half of them are names.
    """
    headings = [block for block in material.parsed.request.blocks if block.kind is BlockKind.HEADING]
    counts = Counter(block.level for block in headings)
    level = min((level for level, count in counts.items() if count >= _FEWEST), default=None)
    top = [block for block in headings if block.level == level]
    named = sum(material.name_of(block.span.of(material.parsed.text)) is not None for block in top)
    return [block.start for block in top] if top and named >= _SHARE * len(top) else []
