"""A stretch of tokens that may be a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.analysis.entities.page import Sheet


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of tokens that may be a name.

    Attributes:
        source: "ner", "run" (capitals only) or "quote".
        label: spaCy's label, "" where it gave none.
    """

    sheet: Sheet
    start: int
    end: int
    source: str
    label: str = ""

    @property
    def text(self) -> str:
        """The name as it is written."""
        return self.sheet.text(self.start, self.end)

    @property
    def low(self) -> list[str]:
        """Its words, folded."""
        return self.sheet.low[self.start : self.end]
