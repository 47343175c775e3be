from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.analysis import EventFinding, EventKey, Precision, entity_key
from studyapp.domain.document import DocumentId, Span
from studyapp.domain.errors import UnknownDocumentError
from tests.examples import example_analysis, span_of

if TYPE_CHECKING:
    from tests.services.conftest import House

MARA, OSBY = entity_key("Mara Lindqvist"), entity_key("Osby")


def undated(name: str, event_key: str, proof: str, **changes: object) -> EventFinding:
    span = span_of(proof)
    finding = EventFinding(
        key=EventKey(name),
        event_key=EventKey(event_key),
        edtf="",
        earliest=None,
        latest=None,
        precision=Precision.UNKNOWN,
        label=name,
        start=span.start,
        end=span.end,
        time_expression=None,
        entities=(),
        rank=0.1,
        main=False,
    )
    return replace(finding, **changes)  # pyright: ignore


def test_events_are_told_by_time_with_the_words_that_date_them(house: House) -> None:
    storm, opening = house.timeline.events(house.with_findings())
    assert (storm.label, storm.expression, storm.earliest, storm.precision) == (
        "the storm",
        "1987",
        "1987-01-01",
        Precision.YEAR,
    )
    assert (opening.expression, opening.dated, opening.main) == ("3 May 2019", True, True)
    assert opening.entities == ((MARA, "Mara Lindqvist"),)
    assert opening.proofs == (span_of("opened the new wall on 3 May 2019"),)


def test_what_is_told_twice_is_one_event_and_the_best_proof_is_first(house: House) -> None:
    analysis = example_analysis()
    storm, opening = analysis.events
    again = undated("again", opening.event_key, "The town of Osby paid", rank=0.9, entities=(OSBY, MARA))
    events = house.timeline.events(house.with_findings(replace(analysis, events=(storm, opening, again))))
    assert [event.label for event in events] == ["the storm", "again"]
    joined = events[1]
    assert joined.proofs == (span_of("The town of Osby paid"), span_of("opened the new wall on 3 May 2019"))
    assert joined.entities == ((OSBY, "Osby"), (MARA, "Mara Lindqvist"))
    assert (joined.main, joined.rank, joined.expression, joined.dated) == (True, 0.9, "", False)


def test_entities_bear_their_corrected_names_and_hidden_ones_are_left_out(house: House) -> None:
    analysis = example_analysis()
    event = undated("paid", "paid", "The town of Osby paid", entities=(OSBY, MARA))
    document_id = house.with_findings(replace(analysis, events=(event,)))
    house.glossary.rename(document_id, MARA, "M. L.")
    assert house.timeline.events(document_id)[0].entities == ((OSBY, "Osby"), (MARA, "M. L."))
    house.glossary.merge(document_id, OSBY, MARA)
    assert house.timeline.events(document_id)[0].entities == ((MARA, "M. L."),)
    house.glossary.hide(document_id, MARA, hidden=True)
    assert house.timeline.events(document_id)[0].entities == ()
    assert house.timeline.events(document_id)[0].proofs == (Span(event.start, event.end),)


def test_a_document_without_findings_has_no_events_and_an_unknown_one_is_told_so(house: House) -> None:
    assert house.timeline.events(house.with_document()) == ()
    with pytest.raises(UnknownDocumentError):
        house.timeline.events(DocumentId("f" * 20))
