"""From a sentence of our own to TIMEX3 values: recognition, anchor, direction, mode."""

from __future__ import annotations

from datetime import date

import pytest

from studyapp.analysis.parsed import parse
from studyapp.analysis.timex.resolve import find_times
from studyapp.domain.analysis import AnalysisRequest, Precision
from studyapp.domain.document import Block, BlockKind, DateSource, Mode

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


NEWS_WITH_HISTORY = (
    "The ferries stopped on Wednesday. The line was founded in 1905, sold in 1931, closed in 1947, reopened in 1952 "
    "and sold again in 1968. Last week the crews asked for more pay. The owner said on Thursday that it had learned "
    "from the strike of December 1979. The crews trained from 5 to 10 August. A vote will be held in December."
)


def test_news_that_tells_history_too_counts_from_its_own_date(model):
    times = times_of(model, NEWS_WITH_HISTORY)
    assert times.mode is Mode.NEWS
    values = [t.value for t in times.expressions]
    assert values[0] == "2021-08-25"
    assert values[6:] == ["2021-W33", "2021-08-26", "1979-12", "2021-08-05/2021-08-10", "2021-12"]


def test_opening_hours_make_no_news_of_a_guide(model):
    text = "The fort was begun in 1211, burned in 1340, fell in 1521 and grew after 1830. Doors open 9 am, Saturday."
    assert times_of(model, text).mode is Mode.NARRATIVE


@pytest.mark.parametrize("mode", [Mode.NEWS, Mode.NARRATIVE])
def test_a_year_told_in_the_clause_is_the_year_of_its_dates(model, mode):
    text = "The rebels lost the port in the autumn of 1911, after the riots of 11 September."
    times = times_of(model, text, mode=mode)
    assert [t.value for t in times.expressions] == ["1911-FA", "1911-09-11"]


def test_the_year_of_another_clause_is_not(model):
    assert pairs(model, "The firm, founded in 1987, opened a shop in March.")[1] == ("March", "2021-03")
    assert pairs(model, "Elected in 2019, she will resign in March.")[1] == ("March", "2022-03")


@pytest.mark.parametrize(
    "text",
    [
        "After the Fall of Kabul many families fled.",
        "The fall of Carthage shocked the coast.",
        "The course covers the rise and fall of the Roman Empire.",
        "The songs come from the Summer of Love.",
        "The Prague Spring ended badly.",
        "Farmers fear a fall in prices.",
    ],
)
def test_a_fall_from_power_and_a_name_are_no_season(model, text):
    assert pairs(model, text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She moved in the Fall of 2001.", "2001-FA"),
        ("She moved in the fall of the same year.", "2021-FA"),
        ("The bridge opened last fall.", "2020-FA"),
    ],
)
def test_a_fall_of_a_year_is_a_season(model, text, value):
    assert [v for _, v in pairs(model, text)] == [value]


@pytest.mark.parametrize(
    ("expression", "value", "earliest", "latest"),
    [
        ("15 March 44 BC", "BC0044-03-15", "-0043-03-15", "-0043-03-15"),
        ("15 March 44 BCE", "BC0044-03-15", "-0043-03-15", "-0043-03-15"),
        ("March 15, 44 BC", "BC0044-03-15", "-0043-03-15", "-0043-03-15"),
        ("March 44 BC", "BC0044-03", "-0043-03-01", "-0043-03-31"),
        ("12 October 539 BC", "BC0539-10-12", "-0538-10-12", "-0538-10-12"),
        ("the spring of 44 BC", "BC0044-SP", "-0043-03-01", "-0043-05-31"),
        ("the year 44 BC", "BC0044", "-0043-01-01", "-0043-12-31"),
        ("24 August AD 79", "0079-08-24", "0079-08-24", "0079-08-24"),
        ("3 May 1862 AD", "1862-05-03", "1862-05-03", "1862-05-03"),
    ],
)
def test_a_date_with_its_era_is_one_expression(model, expression, value, earliest, latest):
    text = f"The consul was killed in {expression}."
    (time,) = times_of(model, text).expressions
    assert (text[time.start : time.end], time.value) == (expression, value)
    assert (time.earliest, time.latest) == (earliest, latest)


def test_days_of_a_year_before_christ_make_a_range(model):
    text = "The consul was killed on 15 March 44 BC. The city mourned from 5 to 10 August."
    time = times_of(model, text, published=None).expressions[-1]
    assert (time.earliest, time.latest) == ("-0043-08-05", "-0043-08-10")
    assert time.derivation == "year BC0044, told before"


@pytest.mark.parametrize(
    ("text", "value", "derivation"),
    [
        ("The form is dated 31 February 2020.", "2020-02", "there is no day 31 in 2020-02"),
        ("The form is dated 2021-02-29.", "2021-02", "there is no day 29 in 2021-02"),
        ("The fair ran from 28 to 31 February 2020.", "2020-02-28", "there is no day 31 in 2020-02"),
        ("The fair ran from 10 to 5 August 2020.", "2020-08-10", ""),
    ],
)
def test_of_an_impossible_day_the_month_is_kept_and_the_derivation_says_so(model, text, value, derivation):
    (time,) = times_of(model, text).expressions
    assert (time.value, time.derivation) == (value, derivation)
    assert time.earliest is not None


def test_an_impossible_day_without_a_year_says_both(model):
    (time,) = times_of(model, "The note of 31 February is forged.").expressions
    assert time.value == "2021-02"
    assert time.derivation.endswith("; there is no day 31 in 2021-02")
    assert pairs(model, "The note of 31 February is forged.", published=None) == [("31 February", "XXXX-02")]


def test_a_leap_day_lies_in_a_leap_year(model):
    assert pairs(model, "The shop opened on 29 February.") == [("29 February", "2020-02-29")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry is to resume its service on Tuesday.", "2021-08-31"),
        ("The two mayors meet on Monday.", "2021-08-30"),
        ("The bakers chose a new head, effective Feb. 1.", "2022-02-01"),
        ("The family could sail home as early as Tuesday.", "2021-08-31"),
        ("The bakers planned a march on Sunday.", "2021-08-29"),
        ("The bakers marched on Sunday.", "2021-08-22"),
        ("The sale is expected in December.", "2021-12"),
    ],
)
def test_what_is_scheduled_or_planned_lies_ahead(model, text, value):
    assert [value for _, value in pairs(model, text)] == [value]


def test_a_story_forgets_its_last_day_after_some_paragraphs(model):
    filler = "\n".join(f"The baker told story number {n} to the child." for n in range(8))
    near = "The baker slept. On 3 June 1911 the mill burned.\nOn Monday it rained."
    far = f"The baker slept. On 3 June 1911 the mill burned.\n{filler}\nOn Monday it rained."
    assert pairs(model, near, published=None)[-1] == ("Monday", "1911-06-05")
    assert pairs(model, far, published=None)[-1] == ("Monday", "XXXX-WXX-1")


def test_that_night_without_a_night_told_before_is_no_date(model):
    assert pairs(model, "Nobody slept that night.") == [("that night", "XXXX-XX-XX")]
    assert pairs(model, "The mill burned on 3 June 1911. Nobody slept that night.")[-1][1].startswith("1911-06-03")


@pytest.mark.parametrize("told", ["In February 1958", "On 3 January 1958"])
def test_in_january_the_last_winter_is_the_one_that_is_over(model, told):
    found = pairs(model, f"{told} the mill burned. The baker had left it last winter.", published=None)
    assert found[-1] == ("last winter", "1956-WI")
