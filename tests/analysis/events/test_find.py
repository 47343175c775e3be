"""Events from texts of our own: placed, labelled, linked, told once, ranked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from studyapp.analysis.events.find import find_events
from studyapp.analysis.parsed import parse
from studyapp.analysis.timex.resolve import find_times
from studyapp.domain.analysis import AnalysisRequest, EntityFinding, EntityType, Mention, Precision, entity_key
from studyapp.domain.document import Block, BlockKind, DateSource

PUBLISHED = date(2021, 8, 27)


def events_of(model, text, *, published=PUBLISHED, people=(), found=(), kinds=None):
    blocks = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        kind = kinds[number] if kinds else BlockKind.PARAGRAPH
        if line.strip():
            blocks.append(Block(kind, at, at + len(line)))
        at += len(line) + 1
    source = DateSource.GIVEN if published else DateSource.NONE
    parsed = parse(model.nlp, AnalysisRequest("", text, tuple(blocks), published, source))
    return find_events(parsed, find_times(parsed), (*found, *(entity(text, name) for name in people)))


def entity(text, name):
    starts = [i for i in range(len(text)) if text.startswith(name, i)]
    mentions = tuple(Mention(i, i + len(name)) for i in starts)
    return EntityFinding(entity_key(name), name, EntityType.PERSON, 0.8, (), mentions)


def told(events):
    return [(event.edtf, event.label) for event in events if event.time_expression is not None]


HISTORY = (
    "Ada Pell founded the mill in 1811. In 1834 the mill burned down. "
    "Her brother rebuilt the mill in 1836, and the town bought it in 1850."
)


def test_each_date_gets_the_clause_that_it_governs(model):
    assert told(events_of(model, HISTORY, published=None)) == [
        ("1811", "Ada Pell founded the mill"),
        ("1834", "The mill burned down"),
        ("1836", "Her brother rebuilt the mill"),
        ("1850", "The town bought it"),
    ]


def test_events_come_in_the_order_of_time_not_of_the_text(model):
    text = "The bridge was rebuilt in 1950. It was first opened in 1811. Romans crossed the river in 44 BC."
    days = [event.earliest for event in events_of(model, text, published=None)]
    assert days == ["-0043-01-01", "1811-01-01", "1950-01-01"]


def test_every_entry_is_proved_by_a_passage_that_holds_its_date(model):
    for event in events_of(model, HISTORY, published=None):
        assert HISTORY[event.start : event.end].endswith(".")
        assert event.edtf in HISTORY[event.start : event.end]


def test_a_weekday_is_placed_and_its_derivation_kept(model):
    (event,) = events_of(model, "The mayor opened the new bridge on Wednesday.")
    assert (event.edtf, event.precision) == ("2021-08-25", Precision.DAY)
    assert event.derivation == "Wednesday before the document date 2021-08-27"
    assert event.main


def test_a_happening_told_in_a_noun_takes_the_date_beside_it(model):
    text = "Historians still study the failed invasion of the island in the 1980s."
    (event,) = [e for e in events_of(model, text, published=None) if e.edtf]
    assert (event.edtf, event.label) == ("198X", "The failed invasion of the island")


def test_since_leaves_the_end_open(model):
    (event,) = events_of(model, "The family has owned the mill since 1811.", published=None)
    assert (event.edtf, event.latest) == ("1811/..", None)


@pytest.mark.parametrize(
    "text", ["The market opens every Tuesday.", "The siege lasted three months.", "The choir sings daily."]
)
def test_sets_and_durations_are_no_entries(model, text):
    assert [event for event in events_of(model, text, published=None) if event.edtf] == []


def test_what_is_only_compared_is_no_event(model):
    labels = [
        e.label
        for e in events_of(model, "Profit rose to 12 million from 9 million a year earlier.")
        if e.edtf == "2020"
    ]
    assert labels == []


def test_the_year_of_a_cited_work_is_no_event(model):
    text = "Readers skip long footnotes (Marlow 2014), as a later study confirms."
    assert [event for event in events_of(model, text, published=None) if event.edtf] == []


def test_undated_news_happened_about_the_day_of_its_date(model):
    text = "The council closed the old market hall.\nThe stalls open again on Monday."
    event = next(event for event in events_of(model, text) if "closed" in event.label)
    assert (event.edtf, event.time_expression) == ("2021-08-27~", None)


def test_a_tale_does_not_happen_on_the_day_of_its_publication(model):
    text = "The baker closed the door. Nobody spoke.\nThe child opened it again."
    assert not [event for event in events_of(model, text) if event.edtf]


def test_a_story_does_not_go_on_from_the_day_told_last(model):
    text = "Ada Pell was born on 3 May 1811. She learned Greek and sold the mill."
    assert [event.label for event in events_of(model, text, published=None) if event.edtf] == ["Ada Pell was born"]


def test_dates_in_brackets_do_not_date_the_sentence_around_them(model):
    text = "Ada Pell painted the queen (1801 – 1862) and the old mill."
    assert not [event for event in events_of(model, text, published=None) if event.edtf]


@pytest.mark.parametrize(
    "years", ["Between 1980 and 1984", "Between 1980–1984", "From 1980 until 1984", "In 1980–1984"]
)
def test_a_range_is_one_entry(model, years):
    (event,) = events_of(model, f"{years} the yard built forty ships.", published=None)
    assert (event.earliest, event.latest) == ("1980-01-01", "1984-12-31")


def test_neighbouring_decades_are_one_stretch_and_other_years_are_not(model):
    text = "In the 1960s and 1970s many mills were pulled down. Floods came in 1990 and 1994."
    stretches = [(e.earliest[:4], e.latest[:4]) for e in events_of(model, text, published=None)]
    assert stretches == [("1960", "1979"), ("1990", "1990"), ("1994", "1994")]


def test_a_birth_told_twice_is_one_event_under_any_name(model):
    text = "Ada Maria Pell (3 May 1811 – 9 June 1862) was a painter. Pell was born in Wardle on 3 May 1811."
    births = [event for event in events_of(model, text, published=None) if event.edtf == "1811-05-03"]
    assert len(births) == 2
    assert len({event.event_key for event in births}) == 1
    assert [event.label for event in births if event.main] == ["Pell was born in Wardle"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("In 1911 the mill that Ada Pell bought burned down.", "The mill burned down"),
        ("The barn, which the Wardle Company had built in 1911, burned.", "The Wardle Company had built the barn"),
        ("In 1911 Ada Pell founded the company Northgate.", "Ada Pell founded the company Northgate"),
        ("In 1911 the Wardle-based bank paid $3 a share.", "The Wardle-based bank paid $3 a share"),
        ("The 19th century brought the railway.", "The 19th century brought the railway"),
        ("[4] In 1911 the mill burned down.", "The mill burned down"),
        (
            "The Wardle Guild (WG) is an association of northern mills, which was founded in 1911.",
            "The Wardle Guild was founded",
        ),
        ("The Guild of Northern Mills (GNM) was founded in 1911.", "The Guild of Northern Mills was founded"),
        ("The Guild owned the bridge and four mills, which were sold in 1911.", "Four mills were sold"),
        ("In 1911 the army hardly fought.", "The army hardly fought"),
        (
            "Ada Pell has set 3 May 1911 as the last day of the fair.",
            "Ada Pell has set 3 May 1911 as the last day of the fair",
        ),
    ],
)
def test_labels_are_whole(model, text, label):
    assert [event.label for event in events_of(model, text, published=None) if event.edtf] == [label]


def test_what_is_stands_below_what_happened(model):
    text = "Wardle has forty mills in 2021. In 2021 Wardle sold forty mills."
    events = {event.label: event.main for event in events_of(model, text, published=None)}
    assert events == {"Wardle has forty mills": False, "Wardle sold forty mills": True}


def test_a_history_leaves_undated_events_undated(model):
    text = "The mill was founded in 1811.\nThe Wardle Company bought the old bridge."
    undated = [event for event in events_of(model, text, published=None) if not event.edtf]
    assert [(event.label, event.earliest) for event in undated] == [("The Wardle Company bought the old bridge", None)]


def test_a_pronoun_is_replaced_by_the_person_last_named(model):
    text = "Ada Pell founded the mill in 1811. She died in 1862."
    events = events_of(model, text, published=None, people=("Ada Pell",))
    assert told(events) == [("1811", "Ada Pell founded the mill"), ("1862", "Ada Pell died")]
    assert all(event.entities == (entity_key("Ada Pell"),) for event in events)


def test_an_event_told_twice_has_one_key_and_one_main_entry(model):
    text = "Ada Pell founded the mill in 1811.\nIn 1811 Ada Pell founded the first mill of the valley."
    first, second = events_of(model, text, published=None, people=("Ada Pell",))
    assert first.event_key == second.event_key
    assert first.key != second.key
    assert [first.main, second.main].count(True) == 1


def test_an_edit_elsewhere_keeps_the_keys(model):
    before = {event.key for event in events_of(model, HISTORY, published=None)}
    after = {event.key for event in events_of(model, "The valley is green.\n" + HISTORY, published=None)}
    assert before <= after


def test_lines_without_a_verb_are_told_as_they_stand(model):
    text = "1529: Siege of Wardle\n1811 – Founding of the mill"
    kinds = [BlockKind.LIST_ITEM, BlockKind.LIST_ITEM]
    events = events_of(model, text, published=None, kinds=kinds)
    assert told(events) == [("1529", "Siege of Wardle"), ("1811", "Founding of the mill")]


def test_labels_are_short_and_boilerplate_tells_nothing(model):
    text = "The guild of the weavers, which had long been the richest in the valley, bought in 1811 the old mill. " * 2
    events = events_of(
        model, f"{text}\nCopyright 2021", published=None, kinds=[BlockKind.PARAGRAPH, BlockKind.BOILERPLATE]
    )
    assert all(len(event.label) <= 91 for event in events)
    assert not any(event.edtf == "2021" for event in events)


def test_the_same_text_gives_the_same_events_twice(model):
    assert events_of(model, HISTORY) == events_of(model, HISTORY)


@pytest.mark.parametrize("text", ["", "1811", "…", "In 1811.", "🙂 1811 🙂"])
def test_scraps_do_no_harm(model, text):
    for event in events_of(model, text, published=None):
        assert event.label


@pytest.mark.parametrize("text", ["The fair took place from 1811 to 1834.", "The fair was held between 1811 and 1834."])
def test_from_and_to_make_one_entry_that_lasts(model, text):
    (event,) = events_of(model, text, published=None)
    assert (event.edtf, event.earliest, event.latest) == ("1811/1834", "1811-01-01", "1834-12-31")
    assert event.precision is Precision.RANGE


def test_the_dates_of_a_life_are_birth_and_death(model):
    text = "Ada Pell (3 May 1811 – 9 June 1862) was a weaver and a teacher."
    assert told(events_of(model, text, published=None)) == [
        ("1811-05-03", "Ada Pell born"),
        ("1862-06-09", "Ada Pell died"),
    ]


def test_a_time_that_only_describes_a_thing_is_not_a_main_entry(model):
    text = "The town sold many 19th-century houses."
    assert not any(event.main for event in events_of(model, text, published=None))


NEWS = (
    "The ferry struck a rock on Thursday, and forty people swam ashore.\n"
    "The harbour was closed after that.\n"
    "The captain turned left too early.\n"
    '"Nobody was hurt," said the harbour master.'
)


def test_what_is_said_in_news_was_said_on_the_day_that_the_news_tells_of(model):
    saying = [event for event in events_of(model, NEWS) if "harbour master" in event.label]
    assert [(event.edtf, event.derivation) for event in saying] == [
        ("2021-08-26~", "2021-08-26, the day that the news tells of, since no date stands here")
    ]
    assert not saying[0].main


def test_only_the_lead_and_sayings_take_the_day_of_the_news(model):
    dated = [NEWS[event.start : event.start + 11] for event in events_of(model, NEWS) if event.edtf]
    assert dated == ["The ferry s", "The ferry s", "The harbour", '"Nobody was']


def test_without_a_document_date_a_saying_has_no_day(model):
    assert not [event for event in events_of(model, NEWS, published=None) if "master" in event.label]


def test_after_a_while_he_is_again_the_one_whom_the_text_is_about(model):
    filler = " ".join(f"The mill had {n} wheels and the town was proud of every one." for n in range(40, 47))
    text = (
        "Pell met Marlow. Pell wrote to him. Marlow laughed, and Pell left in 1834.\n"
        f"{filler}\nIn 1850 she built a mill."
    )
    pell, marlow = entity(text, "Pell"), entity(text, "Marlow")
    people = (pell, replace(marlow, salience=0.9))
    labels = [event.label for event in events_of(model, text, published=None, found=people) if event.edtf]
    assert labels[-1] == "Pell built a mill"


def test_what_an_unclear_it_did_is_not_among_the_main_events(model):
    events = events_of(model, "In 1911 it was moved. In 1912 the mill was moved.", published=None)
    assert [(event.label, event.main) for event in events] == [("It was moved", False), ("The mill was moved", True)]


def test_the_same_told_less_exactly_is_one_main_event(model):
    text = "In May 1944 forty Wardle ferries were sunk. On 3 May 1944 the forty Wardle ferries were sunk by mines."
    events = events_of(model, text, published=None)
    assert [(event.edtf, event.main) for event in events] == [("1944-05", False), ("1944-05-03", True)]


def test_a_saying_bears_what_was_said(model):
    (event,) = events_of(model, '"We rebuild the harbour," said Ada Pell on Wednesday.')
    assert event.label == "Ada Pell said: We rebuild the harbour"


def test_many_friday_nights_are_no_event(model):
    assert events_of(model, "They sold flowers on Friday nights.") == ()


def test_a_date_behind_after_is_that_of_what_came_before(model):
    text = "Ada Pell crossed the sea as the second woman after Queen Mary in 1881."
    assert not [event for event in events_of(model, text, published=None) if event.main]


def test_when_a_quarter_ended_is_no_event(model):
    text = "The Wardle Company lost forty ships in the quarter ended Sept. 30, 1989."
    assert "The quarter ended" not in [event.label for event in events_of(model, text, published=None) if event.main]


def test_what_holds_as_of_a_day_is_not_the_news_of_it(model):
    text = "The ferry has struck a rock.\nThe line said that as of August 25 forty ferries ran. Yesterday one sank."
    lead = events_of(model, text)[0]
    assert "2021-08-25~" not in [event.edtf for event in events_of(model, text)], lead
