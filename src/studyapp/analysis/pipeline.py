"""The analysis of one document: the language pass over its blocks, then the annotators in their order."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from studyapp.analysis.parsed import parse
from studyapp.domain.analysis import Analysis, Mode
from studyapp.domain.document import DateSource

if TYPE_CHECKING:
    from studyapp.analysis.language import LanguageModel
    from studyapp.domain.analysis import AnalysisRequest


def _part(module: str, name: str) -> Any:
    try:
        return getattr(importlib.import_module(f"studyapp.analysis.{module}"), name)
    except (ImportError, AttributeError):
        return None


class Pipeline:
    """The language model with everything that uses it."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    def analyse(self, request: AnalysisRequest) -> Analysis:
        """Analyse the whole document."""
        import dataclasses

        found = None
        if request.document_date is None and (find_date := _part("document_date", "find_document_date")):
            found = find_date(request)
            if found is not None and getattr(found, "day", None) is not None:
                request = dataclasses.replace(request, document_date=found.day, date_source=DateSource.TEXT)
        parsed = parse(self._model.nlp, request)
        find_times = _part("timex.resolve", "find_times")
        times = find_times(parsed) if find_times else None
        find_entities = _part("entities.find", "find_entities")
        entities = find_entities(parsed) if find_entities else ()
        find_terms = _part("terms", "find_terms")
        terms = find_terms(parsed, entities) if find_terms else ()
        find_events = _part("events.find", "find_events") or _part("events", "find_events")
        events = find_events(parsed, times, entities) if find_events and times is not None else ()
        make_cards = _part("cards.generate", "make_cards")
        cards = (
            make_cards(parsed, times, entities, terms, events, nlp=self._model.nlp)
            if make_cards and times is not None
            else ()
        )
        return Analysis(
            model=self._model.name,
            mode=getattr(times, "mode", Mode.NEWS),
            document_date=request.document_date,
            date_source=request.date_source,
            date_span=getattr(found, "span", None),
            entities=tuple(entities),
            terms=tuple(terms),
            time_expressions=tuple(getattr(times, "expressions", ())),
            events=tuple(events),
            cards=tuple(cards),
            unread=parsed.unread,
        )
