from __future__ import annotations

import json
from dataclasses import replace

from studyapp.domain.analysis import CardType, EntityLink, LinkKind, NoteKind, OptionNote
from studyapp.formats.analysis_json import analysis_record, dumps
from tests.examples import TEXT, card, example_analysis, example_document, span_of


def record(**changes: object) -> dict[str, object]:
    analysis = replace(example_analysis(), **changes)  # pyright: ignore[reportArgumentType] - fields by name
    return json.loads(dumps(analysis_record(example_document(), analysis, program_version="1.2")))


def test_the_head_names_what_made_it():
    found = record()
    assert (found["format"], found["version"]) == ("studyapp-analysis", 1)
    assert found["generator"] == {"studyapp": "1.2", "model": example_analysis().model}


def test_the_document_comes_with_its_text_and_blocks():
    document = record()["document"]
    assert isinstance(document, dict)
    assert document["text"] == TEXT
    assert document["blocks"][0] == {"kind": "heading", "start": 0, "end": 16, "level": 1}
    assert document["date"] == example_analysis().document_date.isoformat()


def test_every_part_of_the_contract_is_there():
    found = record()
    wanted = {
        "entities": {"id", "name", "type", "salience", "aliases", "mentions", "definition"},
        "time_expressions": {"start", "end", "type", "value", "derivation"},
        "timeline": {
            "id", "edtf", "earliest", "latest", "precision", "label", "start", "end", "time_expression", "entities",
            "rank", "main", "event_id",
        },
        "cards": {
            "id", "type", "prompt", "answer", "accepted", "distractors", "rank", "tier", "source", "answer_span",
        },
    }  # fmt: skip
    for part, keys in wanted.items():
        entries = found[part]
        assert isinstance(entries, list)
        assert entries
        for entry in entries:
            assert keys <= set(entry)
    assert found["terms"] == [] or set(found["terms"][0]) >= wanted["entities"]


def test_links_lead_from_entity_to_entity_with_their_passage():
    mara, osby = example_analysis().entities
    proof = span_of("Mara Lindqvist, the harbour master of Osby")
    link = EntityLink(mara.key, osby.key, LinkKind.ROLE, "harbour master", proof.start, proof.end)
    ends = {"source": mara.key, "target": osby.key, "start": proof.start, "end": proof.end}
    assert record(links=(link,))["links"] == [{**ends, "kind": "role", "role": "harbour master"}]


def test_the_timeline_holds_dated_events_and_the_rest_lie_apart():
    dated, other = example_analysis().events
    undated = replace(other, edtf="", earliest=None, latest=None, time_expression=None)
    found = record(events=(dated, undated))
    assert [event["id"] for event in found["timeline"]] == [dated.key]
    assert [event["id"] for event in found["undated"]] == [undated.key]


def test_cards_come_best_first():
    ranks = [entry["rank"] for entry in record()["cards"]]
    assert ranks == sorted(ranks, reverse=True)


def test_the_answer_of_an_order_card_is_a_list_and_of_a_matching_card_pairs():
    order = card("o", CardType.ORDER, "Put in order", "first\nsecond")
    match = card("m", CardType.MATCH, "Match", "Osby\ttown\nMara\tharbour master")
    answers = [entry["answer"] for entry in record(cards=(order, match))["cards"]]
    assert answers == [["first", "second"], [["Osby", "town"], ["Mara", "harbour master"]]]


def test_an_undated_document_has_null_for_its_date():
    assert record(document_date=None)["document"]["date"] is None


def test_each_wrong_option_says_why_it_is_wrong():
    place = span_of("the harbour master of Osby")
    notes = (
        OptionNote("Ek", NoteKind.DEFINED, "the harbour master of Osby", place),
        OptionNote("Berg", NoteKind.UNNAMED),
    )
    chosen = card("who", CardType.CHOICE, "Who?", "Mara", distractors=("Ek", "Berg"), option_notes=notes)
    found = record(cards=(chosen,))["cards"]
    assert isinstance(found, list)
    assert found[0]["option_notes"] == [
        {
            "option": "Ek",
            "kind": "defined",
            "value": "the harbour master of Osby",
            "span": {"start": place.start, "end": place.end},
        },
        {"option": "Berg", "kind": "unnamed", "value": "", "span": None},
    ]
