from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.analysis import EventFinding, EventKey, Precision, entity_key
from studyapp.domain.changes import NO_CHANGES, Topic
from studyapp.domain.document import DocumentId
from studyapp.domain.errors import BadEditError, UnknownDocumentError, UnknownEventError
from studyapp.domain.span import Span
from tests.examples import example_analysis, span_of

if TYPE_CHECKING:
    from studyapp.domain.event import Event
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


def by_label(house: House, document_id: DocumentId) -> dict[str, Event]:
    return {event.label: event for event in house.timeline.events(document_id)}


def test_a_date_in_words_moves_the_event_and_is_one_step_that_can_be_undone(house: House) -> None:
    document_id = house.with_findings()
    storm = house.timeline.events(document_id)[0]
    changes = house.timeline.set_date(document_id, storm.key, "about May 2020")
    assert changes.touches(Topic.FINDINGS, document_id)
    moved = house.timeline.events(document_id)[1]
    assert (moved.key, moved.edtf, moved.earliest, moved.found) == (storm.key, "2020-05~", "2020-05-01", storm)
    assert house.history.undo_name() == "timeline.date"
    house.history.undo()
    assert house.timeline.events(document_id)[0] == storm
    house.history.redo()
    assert house.timeline.events(document_id)[1] == moved


def test_what_is_no_date_or_no_label_is_refused(house: House) -> None:
    document_id = house.with_findings()
    key = house.timeline.events(document_id)[0].key
    for refused in (
        lambda: house.timeline.set_date(document_id, key, "next Tuesday or so"),
        lambda: house.timeline.rename(document_id, key, "  "),
        lambda: house.timeline.add(document_id, "", "1989"),
        lambda: house.timeline.add(document_id, "A storm", "31 June 1989"),
    ):
        with pytest.raises(BadEditError):
            refused()
    with pytest.raises(UnknownEventError):
        house.timeline.hide(document_id, EventKey("nothing"), hidden=True)
    assert house.history.undo_name() == "library.import"


def test_each_gesture_is_a_named_step(house: House) -> None:
    document_id = house.with_findings()
    timeline, key = house.timeline, house.timeline.events(document_id)[0].key
    timeline.set_date(document_id, key, "")
    timeline.rename(document_id, key, " The  gale ")
    timeline.hide(document_id, key, hidden=True)
    timeline.set_main(document_id, key, main=False)
    gale = by_label(house, document_id)["The gale"]
    assert (gale.dated, gale.hidden, gale.main) == (False, True, False)
    timeline.restore(document_id, key)
    assert not any(event.corrected for event in timeline.events(document_id))
    names: list[str | None] = []
    for _ in range(5):
        names.append(house.history.undo_name())
        house.history.undo()
    assert names == ["timeline.restore", "timeline.main", "timeline.hide", "timeline.rename", "timeline.date"]
    assert not any(event.corrected for event in timeline.events(document_id))


def test_what_is_so_already_is_no_step_and_going_back_takes_the_correction_away(house: House) -> None:
    document_id = house.with_findings()
    storm = house.timeline.events(document_id)[0]
    assert house.timeline.hide(document_id, storm.key, hidden=False) == NO_CHANGES
    assert house.timeline.rename(document_id, storm.key, storm.label) == NO_CHANGES
    house.timeline.rename(document_id, storm.key, "The gale")
    house.timeline.rename(document_id, storm.key, storm.label)
    assert not house.timeline.events(document_id)[0].corrected
    house.timeline.hide(document_id, storm.key, hidden=True)
    house.timeline.hide(document_id, storm.key, hidden=False)
    assert house.timeline.events(document_id)[0] == storm


def test_corrections_survive_a_new_analysis_and_a_better_model(house: House) -> None:
    document_id = house.with_findings()
    storm = house.timeline.events(document_id)[0]
    house.timeline.set_date(document_id, storm.key, "October 1987")
    house.timeline.add(document_id, "The wall cracks", "2020")
    house.reader.keep_analysis(document_id, example_analysis())
    assert by_label(house, document_id)["the storm"].edtf == "1987-10"
    found = example_analysis()
    better = replace(found.events[0], key=EventKey("new"), event_key=EventKey("new"), label="the great storm", edtf="")
    house.reader.keep_analysis(document_id, replace(found, model="better 2.0", events=(better, found.events[1])))
    events = by_label(house, document_id)
    assert events["the great storm"].edtf == "1987-10"
    assert events["The wall cracks"].own
    house.timeline.set_date(document_id, EventKey("new"), "1988")
    assert by_label(house, document_id)["the great storm"].edtf == "1988"
    house.timeline.restore(document_id, EventKey("new"))
    assert not by_label(house, document_id)["the great storm"].corrected


def test_an_own_event_is_linked_to_whom_its_passage_names_and_can_be_corrected_and_removed(house: House) -> None:
    document_id = house.with_findings()
    span = span_of("The town of Osby paid")
    house.timeline.add(document_id, "Osby pays", "2018", passage=Span(span.start - 2, span.end + 1))
    pays = by_label(house, document_id)["Osby pays"]
    assert (pays.own, pays.main, pays.proofs, pays.entities) == (True, True, (span,), ((OSBY, "Osby"),))
    house.timeline.set_date(document_id, pays.key, "2017")
    house.timeline.rename(document_id, pays.key, "Osby pays at last")
    assert by_label(house, document_id)["Osby pays at last"].edtf == "2017"
    house.timeline.remove(document_id, pays.key)
    assert [event.label for event in house.timeline.events(document_id)] == [
        "the storm",
        "Mara Lindqvist opened the new wall",
    ]
    house.history.undo()
    assert by_label(house, document_id)["Osby pays at last"].edtf == "2017"


def test_the_same_own_event_can_be_written_twice_and_blank_passages_are_none(house: House) -> None:
    document_id = house.with_findings()
    for _ in range(2):
        house.timeline.add(document_id, "Osby pays", "2018", passage=Span(16, 18))
    pays = [event for event in house.timeline.events(document_id) if event.own]
    assert len({event.key for event in pays}) == 2
    assert [event.proofs for event in pays] == [(), ()]


def test_what_was_found_cannot_be_removed(house: House) -> None:
    document_id = house.with_findings()
    key = house.timeline.events(document_id)[0].key
    assert house.timeline.remove(document_id, key) == NO_CHANGES
    assert len(house.timeline.events(document_id)) == 2


def test_the_library_counts_what_the_timeline_shows(house: House) -> None:
    document_id = house.with_findings()
    storm = house.timeline.events(document_id)[0]
    assert house.library.documents()[0].event_count == 2
    house.timeline.hide(document_id, storm.key, hidden=True)
    assert house.library.documents()[0].event_count == 1
    house.timeline.add(document_id, "Osby pays", "")
    assert house.library.documents()[0].event_count == 2
