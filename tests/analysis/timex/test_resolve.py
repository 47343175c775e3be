"""From a sentence of our own to TIMEX3 values: recognition, anchor, direction, mode."""

from __future__ import annotations

from datetime import date

import pytest

from studyapp.analysis.parsed import parse
from studyapp.analysis.timex.resolve import find_times
from studyapp.domain.analysis import AnalysisRequest, Mode, Precision
from studyapp.domain.document import Block, BlockKind, DateSource

PUBLISHED = date(2021, 8, 27)  # a Friday


def times_of(model, text, published=PUBLISHED, mode=None):
    blocks = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(line)))
        at += len(line) + 1
    source = DateSource.GIVEN if published else DateSource.NONE
    return find_times(parse(model.nlp, AnalysisRequest("", text, tuple(blocks), published, source, mode=mode)))


def pairs(model, text, published=PUBLISHED):
    return [(text[t.start : t.end], t.value) for t in times_of(model, text, published).expressions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council met on 14 March 2019 in the old mill.", [("14 March 2019", "2019-03-14")]),
        ("The bridge opened on March 14, 2019.", [("March 14, 2019", "2019-03-14")]),
        ("The mayor resigned on Wednesday.", [("Wednesday", "2021-08-25")]),
        ("The mayor will resign on Wednesday.", [("Wednesday", "2021-09-01")]),
        ("The ferry sank last week.", [("last week", "2021-W33")]),
        ("Schools reopen next month, the minister said.", [("next month", "2021-09")]),
        ("The deadline was set for August 31.", [("August 31", "2021-08-31")]),
        ("The harbour froze in the 1980s.", [("the 1980s", "198")]),
        ("The guild was founded in the early 19th century.", [("the early 19th century", "18")]),
        ("Caesar was killed in 44 BC.", [("44 BC", "BC0044")]),
        ("The temple fell in the fifth century BC.", [("the fifth century BC", "BC04")]),
        ("Exports rose in the third quarter of 2020.", [("the third quarter of 2020", "2020-Q3")]),
        ("The castle burned down in the winter of 1847.", [("the winter of 1847", "1847-WI")]),
        ("They met for three days.", [("three days", "P3D")]),
        ("The trial lasted two and a half years.", [("two and a half years", "P2Y6M")]),
        ("The bulletin appears every Tuesday.", [("every Tuesday", "XXXX-WXX-2")]),
        ("The team trains daily.", [("daily", "P1D")]),
        ("The vote was held two weeks ago.", [("two weeks ago", "2021-W32")]),
        ("The shop closed ten days ago.", [("ten days ago", "2021-08-17")]),
        ("She was born in nineteen ninety-six.", [("nineteen ninety-six", "1996")]),
        ("The alarm rang at 4:30 p.m. on Thursday.", [("4:30 p.m. on Thursday", "2021-08-26T16:30")]),
        ("The storm arrived yesterday evening.", [("yesterday evening", "2021-08-26TEV")]),
        ("Prices are falling now.", [("now", "PRESENT_REF")]),
        ("The plant has recently been sold.", [("recently", "PAST_REF")]),
        ("No one can know the future.", [("the future", "FUTURE_REF")]),
        ("The tower was finished by the end of 1905.", [("the end of 1905", "1905")]),
        ("The treaty will be signed in December.", [("December", "2021-12")]),
        ("The fleet sailed in June.", [("June", "2021-06")]),
        ("The band split up in '98.", [("'98", "1998")]),
    ],
)
def test_a_time_expression_gets_its_value(model, text, expected):
    assert pairs(model, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The convoy carried 2000 soldiers across the river.",
        "The 6-year-old boy waved.",
        "She may march in protest.",
        "The price fell to $1999.",
        "They walked 17 kilometers.",
        "Call us as soon as you can.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(model, text):
    assert pairs(model, text) == []


def test_a_derivation_names_what_was_counted_from(model):
    (time,) = times_of(model, "The mayor resigned on Wednesday.").expressions
    assert time.derivation == "Wednesday before the document date 2021-08-27"
    assert (time.edtf, time.earliest, time.latest, time.precision) == (
        "2021-08-25",
        "2021-08-25",
        "2021-08-25",
        Precision.DAY,
    )


def test_a_date_that_stands_in_the_text_has_no_derivation(model):
    (time,) = times_of(model, "The bridge opened on March 14, 2019.").expressions
    assert time.derivation == ""


def test_without_a_document_date_a_weekday_stays_open(model):
    assert pairs(model, "The mayor resigned on Wednesday.", published=None) == [("Wednesday", "XXXX-WXX-3")]


NARRATIVE = (
    "She was born in 1811 and left home in 1829. In 1834 she founded a school. "
    "The following year she moved to the coast, where she died on 3 May 1862. The school closed in June."
)


def test_a_life_is_told_from_the_last_date(model):
    times = times_of(model, NARRATIVE)
    assert times.mode is Mode.NARRATIVE
    assert [t.value for t in times.expressions] == ["1811", "1829", "1834", "1835", "1862-05-03", "1862-06"]


def test_news_counts_from_its_own_date(model):
    assert times_of(model, "The mayor resigned on Wednesday. A vote is due next month.").mode is Mode.NEWS


def test_the_same_text_gives_the_same_times_twice(model):
    assert times_of(model, NARRATIVE) == times_of(model, NARRATIVE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The shop closes on Christmas Eve.", [("Christmas Eve", "2021-12-24")]),
        ("Turnout fell after Labor Day last year.", [("Labor Day last year", "2020-09-07")]),
        (
            "Sales fell in the second quarter. A year earlier, sales rose.",
            [("the second quarter", "2021-Q2"), ("A year earlier", "2020-Q2")],
        ),
        (
            "He arrived on 3 May 2019 and left the following day.",
            [("3 May 2019", "2019-05-03"), ("the following day", "2019-05-04")],
        ),
        ("The strike began last June.", [("last June", "2021-06")]),
        ("The law takes effect next Monday.", [("next Monday", "2021-08-30")]),
        ("They had planned to sell the mill in the 1800s.", [("the 1800s", "18")]),
        ("Over the weekend the rain stopped.", [("the weekend", "2021-W34-WE")]),
    ],
)
def test_relative_times_are_counted(model, text, expected):
    assert pairs(model, text) == expected


def test_a_habit_in_a_guide_names_no_year(model):
    text = "The town was founded in 1211, burned in 1340, fell in 1521 and grew after 1830. It often rains in July."
    assert pairs(model, text)[-1] == ("July", "XXXX-07")


STORY_OF_A_SIEGE = "The siege began on 3 May 1944. The walls fell on Wednesday."


def test_the_learner_decides_what_times_count_from(model):
    news = times_of(model, STORY_OF_A_SIEGE, mode=Mode.NEWS)
    story = times_of(model, STORY_OF_A_SIEGE, mode=Mode.NARRATIVE)
    assert (news.mode, news.mode_given, story.mode, story.mode_given) == (Mode.NEWS, True, Mode.NARRATIVE, True)
    assert news.expressions[1].value == "2021-08-25"
    assert story.expressions[1].value == "1944-05-03"
    assert "told before" in story.expressions[1].derivation
    decided = times_of(model, STORY_OF_A_SIEGE)
    assert not decided.mode_given


def test_without_a_document_date_only_the_story_is_left_to_count_from(model):
    times = times_of(model, STORY_OF_A_SIEGE, published=None, mode=Mode.NEWS)
    assert (times.mode, times.mode_given) == (Mode.NARRATIVE, False)
