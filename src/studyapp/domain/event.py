"""The timeline as a learner sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.domain.analysis import EntityKey, EventKey, Precision
    from studyapp.domain.span import Span


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of the timeline.

    Attributes:
        edtf: "" for the undated lane; then `earliest` and `latest` are None.
        earliest, latest: ISO 8601 days, years may be negative; None where open.
        expression: the words that date it ("last week"), "" where the document date does.
        proofs: passages that tell this event; the first is shown.
        rank: 0..1.
        keys: of all entries that tell this event; `key` is the best one's. Empty for an own event.
        hidden: put out of sight by the learner.
        own: written by the learner, and not found.
        found: the event as it was before the learner corrected it; None where nothing was.
    """

    key: EventKey
    edtf: str
    earliest: str | None
    latest: str | None
    precision: Precision
    label: str
    expression: str
    derivation: str
    proofs: tuple[Span, ...]
    entities: tuple[tuple[EntityKey, str], ...]
    rank: float
    main: bool
    keys: tuple[EventKey, ...] = ()
    hidden: bool = False
    own: bool = False
    found: Event | None = None

    @property
    def corrected(self) -> bool:
        """Whether a person changed anything about it."""
        return self.found is not None

    @property
    def date_corrected(self) -> bool:
        """Whether a person gave it another date, or took its date away."""
        return self.found is not None and self.found.edtf != self.edtf

    @property
    def dated(self) -> bool:
        """Whether the event has a place on the axis."""
        return self.earliest is not None or self.latest is not None
