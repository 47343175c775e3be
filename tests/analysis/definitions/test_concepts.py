from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studyapp.analysis.definitions.concepts import find_concepts, teaches
from studyapp.analysis.entities.page import read_page

if TYPE_CHECKING:
    from tests.analysis.definitions.conftest import Parser


def pairs(parsed: Parser, text: str) -> dict[str, str]:
    """Return definitions by term, the surest where there are several."""
    found = sorted(find_concepts(read_page(parsed(text))), key=lambda c: c.sureness)
    return {c.sheet.text(*c.term).lower(): c.sheet.text(*c.definition) for c in found}


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("Osmosis is a process that moves water.", "osmosis", "a process that moves water"),
        (
            "The term latency refers to the delay before a transfer begins.",
            "latency",
            "the delay before a transfer begins",
        ),
        ("A meadow is defined as open land with grass.", "meadow", "open land with grass"),
        ("Plants that live for one year are called annuals.", "annuals", "Plants that live for one year"),
        ("A perennial is one that lives for several years.", "perennial", "one that lives for several years"),
        ("Porters were those who carried goods to the market.", "porters", "those who carried goods to the market"),
        ("Small boats with flat bottoms are known as punts.", "punts", "Small boats with flat bottoms"),
    ],
)
def test_the_wordings_of_textbooks_are_known(parsed: Parser, text: str, term: str, expected: str):
    assert pairs(parsed, text)[term] == expected


def test_a_pronoun_or_a_pointing_word_is_no_term(parsed: Parser):
    assert pairs(parsed, "This problem is a puzzle that nobody solved. It is a riddle that we like.") == {}


def test_a_text_that_defines_teaches_and_a_report_does_not(parsed: Parser):
    lesson = (
        "Osmosis is a process that moves water through a membrane. Diffusion is a process that moves particles. "
        "The term solvent refers to the liquid that dissolves a substance."
    )
    report = (
        "Ida Falk drove to Rome on Monday. Olav Berg met Ida Falk in Rome. Falk thanked Berg. Berg left Rome by train. "
        "Falk stayed in Rome. Nobody in Rome knew Falk. Berg came to Oslo. Oslo was cold. Falk wrote to Berg. "
        "Berg did not answer Falk."
    )
    for text, expected in ((lesson, True), (report, False)):
        page = read_page(parsed(text))
        assert teaches(page, find_concepts(page)) is expected
