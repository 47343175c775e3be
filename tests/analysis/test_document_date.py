"""The date of a document: given, or found in the text with its proof, or none."""

from __future__ import annotations

from datetime import date

import pytest

from studyapp.analysis.document_date import FoundDate, find_document_date
from studyapp.domain.analysis import AnalysisRequest
from studyapp.domain.document import Block, BlockKind, DateSource


def found_in(text, given=None, source=DateSource.NONE):
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    return find_document_date(AnalysisRequest("", text, blocks, given, source))


BODY = "The council voted on Tuesday to close the old market hall. Traders protested until late in the evening."


def test_a_given_date_wins_over_the_text():
    found = found_in(f"Published 3 May 2019\n\n{BODY}", date(2019, 5, 4), DateSource.GIVEN)
    assert found == FoundDate(date(2019, 5, 4), DateSource.GIVEN)


def test_who_says_that_there_is_no_date_is_believed():
    found = found_in(f"Published 3 May 2019\n\n{BODY}", None, DateSource.GIVEN)
    assert found == FoundDate(None, DateSource.GIVEN)


@pytest.mark.parametrize(
    ("head", "proof"),
    [
        ("Market hall closes\n\nPublished 3 May 2019\n\n", "3 May 2019"),
        ("Market hall closes\n\nUpdated: May 5, 2019\nPublished: May 3, 2019\n\n", "May 3, 2019"),
        ("Market hall closes\n\nFriday, May 3, 2019\n\n", "Friday, May 3, 2019"),
        ("Market hall closes\n\nBy Ada Pell | May 3, 2019\n\n", "May 3, 2019"),
        ("WARDLE, May 3, 2019 — ", "May 3, 2019"),
        ("2019-05-03\n\n", "2019-05-03"),
    ],
)
def test_a_line_of_publication_gives_the_date_and_its_proof(head, proof):
    text = head + BODY
    found = found_in(text)
    assert (found.date, found.source) == (date(2019, 5, 3), DateSource.TEXT)
    assert found.span is not None
    assert found.span.of(text) == proof


def test_news_without_such_a_line_takes_the_latest_date_it_tells_of():
    text = (
        "The council voted on Tuesday to close the market hall.\n\nThe hall was opened on 12 June 1911.\n\n"
        "Traders gather at the market hall in Wardle on May 2, 2019.\n\nIt will be pulled down on 1 March 2020."
    )
    found = found_in(text)
    assert found.date == date(2019, 5, 2)
    assert found.source is DateSource.TEXT


def test_a_history_without_a_present_day_has_no_date():
    text = "The hall was opened on 12 June 1911 and burned down on 3 March 1940. It was never built again."
    assert found_in(text) == FoundDate(None, DateSource.NONE)


@pytest.mark.parametrize("text", ["", "\n\n", "No date here, only words, today."])
def test_a_text_without_full_dates_has_none(text):
    assert found_in(text).date is None


def test_an_impossible_day_is_no_date():
    assert found_in(f"Published 31 February 2019\n\n{BODY}").date is None
