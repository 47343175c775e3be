"""Something in the text that leads elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.domain.span import Span


@dataclass(frozen=True, slots=True)
class Way:
    """Something that leads elsewhere: to a passage, or to a web address, which is only named.

    Attributes:
        words: the note's own words, or the address.
    """

    target: Span | None
    words: str = ""
    is_note: bool = False
