from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studyapp.analysis.entities.find import find_linked_entities
from studyapp.analysis.parsed import parse
from studyapp.domain.analysis import AnalysisRequest, LinkKind
from studyapp.domain.document import DateSource
from studyapp.formats.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.analysis.language import LanguageModel

type Linker = Callable[[str], list[tuple[str, str, str]]]


@pytest.fixture
def links(model: LanguageModel) -> Linker:
    """Find the links of a text as (source, role, target), and check that the passage proves them."""

    def find(text: str) -> list[tuple[str, str, str]]:
        imported = read_text(text)
        found = find_linked_entities(
            parse(model.nlp, AnalysisRequest(imported.title, imported.text, imported.blocks, None, DateSource.NONE))
        )
        names = {entity.key: entity.name for entity in found.entities}
        for link in found.links:
            passage = imported.text[link.start : link.end]
            assert link.role in passage
            if link.kind is LinkKind.DEMONYM:
                assert passage == link.role
        return [(names[link.source], link.role, names[link.target]) for link in found.links]

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“No,” said Ida Falk, senior market strategist at Norvik Asset Management, in an interview.",
            ("Ida Falk", "senior market strategist", "Norvik Asset Management"),
        ),
        (
            "Ida Falk, director for Europe and South America at the Global Harbour Institute, told the radio that.",
            ("Ida Falk", "director", "Global Harbour Institute"),
        ),
        ("Norway’s ambassador to Rome, Ida Falk, praised the plan.", ("Ida Falk", "ambassador", "Norway")),
        ("Norway’s ambassador to Rome, Ida Falk, praised the plan.", ("Ida Falk", "ambassador", "Rome")),
        (
            "Anna Lund met him in May. Lund’s spokesman Olav Berg denied it.",
            ("Olav Berg", "spokesman", "Anna Lund"),
        ),
        (
            "Norway is rich. Norwegian President Ida Falk will visit Sweden in June.",
            ("Ida Falk", "President", "Norway"),
        ),
        ("Ida Falk is the president of Norway.", ("Ida Falk", "president", "Norway")),
    ],
)
def test_a_role_links_a_person_to_what_the_person_serves(links: Linker, text: str, expected: tuple[str, str, str]):
    assert expected in links(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway is cold. The Norwegian painter Ida Falk lives in Rome.",
        "Ida Falk, the author of a book about Norvik Holdings, lives in Rome.",
        "Ida Falk, a director, drove from Rome to Oslo.",
        "Ida Falk was not the president of Norway.",
    ],
)
def test_where_a_person_is_or_what_a_book_is_about_is_no_role(links: Linker, text: str):
    assert not [link for link in links(text) if link[0] == "Ida Falk"]


def test_a_people_is_linked_to_its_country_and_stays_an_entry(links: Linker):
    found = links("Norway is cold. The Norwegians like it. Many Norwegian ships sail to Sweden.")
    assert ("Norwegians", "Norwegians", "Norway") in found
    assert ("Norway", "Norwegian", "Norway") in found


def test_an_adjective_inside_a_longer_name_links_nothing(links: Linker):
    assert not links("Norway is cold. She is a member of the Norwegian Academy, which meets in Oslo.")


def test_the_same_statement_is_one_link(links: Linker):
    text = "Ida Falk, president of Norway, spoke. Ida Falk, the president of Norway, spoke again."
    assert links(text) == [("Ida Falk", "president", "Norway")]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Acme Motors was founded by Ida Falk in 1950.", ("Ida Falk", "founded", "Acme Motors")),
        ("Ida Falk founded the Harbour Society in 1950.", ("Ida Falk", "founded", "Harbour Society")),
        ("In 1912 Ida Falk joined the Labour Party.", ("Ida Falk", "joined", "Labour Party")),
        ("Ida Falk works for Acme Motors in Oslo.", ("Ida Falk", "works for", "Acme Motors")),
        ("Ida Falk taught chemistry at the University of Oslo.", ("Ida Falk", "taught", "University of Oslo")),
        ("In 1930 Ida Falk married Martin Keller in Rome.", ("Ida Falk", "married", "Martin Keller")),
        ("Ida Falk was born in Oslo. In 1950 she joined the Labour Party.", ("Ida Falk", "joined", "Labour Party")),
    ],
)
def test_a_verb_that_ties_a_person_to_a_body_or_a_person_is_a_link(
    links: Linker, text: str, link: tuple[str, str, str]
):
    assert link in links(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Falk never joined the Labour Party.",
        "Ida Falk might join the Labour Party.",
        "Ida Falk refused to join the Labour Party.",
        "Did Ida Falk join the Labour Party?",
        "The Keller family's friend Ida Falk, the Secretary of State, left.",
    ],
)
def test_what_is_not_stated_is_no_link(links: Linker, text: str):
    assert not links(text)


def test_the_state_in_an_office_is_no_entry(links: Linker):
    assert "State" not in {name for link in links("Ida Falk, the Secretary of State of Norway, left.") for name in link}
