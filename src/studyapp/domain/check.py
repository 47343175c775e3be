"""What "check database" found and put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.domain.document import DocumentId


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The state of the database.

    Attributes:
        damage: what SQLite says about the file itself; empty when it is whole.
        orphans: rows whose owner is missing, as "table (number)".
        altered_texts: documents whose text no longer is what was imported.
        days_rebuilt: days of the statistics that did not agree with the review log, and do now.
    """

    damage: tuple[str, ...]
    orphans: tuple[str, ...]
    altered_texts: tuple[DocumentId, ...]
    days_rebuilt: int

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong that the program could not put right."""
        return not (self.damage or self.orphans or self.altered_texts)
