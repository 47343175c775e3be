from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studyapp.analysis.entities.find import find_entities

if TYPE_CHECKING:
    from studyapp.domain.analysis import Definition
    from tests.analysis.definitions.conftest import Parser


def definition(parsed: Parser, text: str, name: str) -> Definition | None:
    found = {entity.name: entity for entity in find_entities(parsed(text))}
    return found[name].definition


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Ida Falk is a Danish painter.", "Ida Falk", "a Danish painter"),
        (
            "Ida Falk [1] (born [ˈiːda] 3 May 1950) was a Danish painter who lived in Rome.",
            "Ida Falk",
            "a Danish painter who lived in Rome",
        ),
        ("We met Ida Falk, the director of the museum, in Rome.", "Ida Falk", "the director of the museum"),
        ("Norway’s ambassador to Rome, Ida Falk, praised the plan.", "Ida Falk", "Norway’s ambassador to Rome"),
        ("The king’s spokesman Olav Berg denied it.", "Olav Berg", "The king’s spokesman"),
        ("She and fellow actor and friend Ida Falk left.", "Ida Falk", "fellow actor and friend"),
        (
            "“No,” said Ida Falk, Associate Fellow of the Harbour Programme at Milton House.",
            "Ida Falk",
            "Associate Fellow of the Harbour Programme at Milton House",
        ),
    ],
)
def test_a_definition_stands_beside_the_name(parsed: Parser, text: str, name: str, expected: str):
    found = definition(parsed, text, name)
    assert found is not None
    assert found.text == expected
    assert text[found.start : found.end] == expected


def test_a_courtesy_title_defines_nobody(parsed: Parser):
    assert definition(parsed, "Mrs. Ida Falk slept. Then Mrs. Ida Falk woke up.", "Ida Falk") is None


def test_a_negation_defines_nothing(parsed: Parser):
    assert definition(parsed, "Ida Falk was not a painter.", "Ida Falk") is None


def test_what_is_joined_is_proved_by_one_passage(parsed: Parser):
    text = "The Danish painter Ida Falk, the director of the museum, spoke first."
    found = definition(parsed, text, "Ida Falk")
    assert found is not None
    assert all(part in text[found.start : found.end] for part in found.text.split("; "))


@pytest.mark.parametrize("text", ["Mr. Olav Falk slept.", "Yesterday Mrs. Falk spoke. Mrs. Falk left."])
def test_a_salutation_defines_nobody(parsed: Parser, text: str):
    (found,) = find_entities(parsed(text))
    assert found.definition is None


def test_an_office_says_of_what_where_the_text_does(parsed: Parser):
    text = "President Ida Falk spoke. The crowd cheered. Ida Falk, president of Norway, left early."
    found = definition(parsed, text, "Ida Falk")
    assert found is not None
    assert found.text == "president of Norway"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegian President Ida Falk spoke in Oslo.", "Norwegian President"),
        ("Prime Minister Ida Falk spoke in Oslo.", "Prime Minister"),
        ("Professor Ida Falk spoke in Oslo.", "Professor"),
    ],
)
def test_an_office_that_says_of_what_and_a_profession_define(parsed: Parser, text: str, expected: str):
    found = definition(parsed, text, "Ida Falk")
    assert found is not None
    assert found.text == expected
