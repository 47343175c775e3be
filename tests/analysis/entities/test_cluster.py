"""The pairs that must never be joined (product promise 7), and the rules that join the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studyapp.analysis.entities.cluster import initials_fit
from studyapp.analysis.entities.persons import same_person
from studyapp.analysis.entities.titles import untitled

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.domain.analysis import EntityFinding
    from tests.analysis.entities.conftest import Finder

HARD_PAIRS = [
    ("Austria", "Australia", "Vienna lies in Austria. Sydney lies in Australia. Austria is small, Australia is large."),
    ("Iraq", "Iran", "The war between Iraq and Iran began in 1980. Iran held out, and Iraq gained nothing."),
    ("Charles I", "Charles II", "Charles I was beheaded in 1649. His son Charles II returned in 1660."),
    ("World War I", "World War II", "World War I ended in 1918. World War II began in 1939."),
    ("North Korea", "South Korea", "North Korea tested a missile. South Korea protested, and North Korea denied it."),
    (
        "Anna Keller",
        "Martin Keller",
        "Anna Keller wrote the score. Martin Keller wrote the words. Keller died in 1950.",
    ),
    ("Georgia", "Georgina", "Georgina Hale was born in Georgia. Georgina left Georgia as a child."),
    (
        "Eurasian Union",
        "Eurasian Economic Union",
        "The Eurasian Union was an idea. The Eurasian Economic Union has five members. The Eurasian Union has none.",
    ),
    (
        "George Washington",
        "University of Washington",
        "George Washington crossed the river. The University of Washington lies in Seattle.",
    ),
    (
        "George Washington",
        "Washington",
        "George Washington was a general. He is not buried in Washington. Many people live in Washington.",
    ),
    (
        "Washington",
        "University of Washington",
        "Washington is a state in the north-west. The University of Washington lies there. Many move to Washington.",
    ),
    (
        "Anna Keller",
        "Martin Keller",
        "Anna Keller was born in Graz. Keller left for Rome. There Keller wrote to her brother, Martin Keller.",
    ),
    ("Mr. Darcy", "Mrs. Darcy", "Mr. Darcy bowed. Mrs. Darcy laughed. Mr. Darcy left, and Mrs. Darcy stayed."),
    ("New Zealand", "New Zealand Herald", "The New Zealand Herald is a newspaper. It is printed in New Zealand."),
]


@pytest.mark.parametrize(("one", "other", "text"), HARD_PAIRS)
def test_names_that_look_alike_are_never_joined(entities: Finder, one: str, other: str, text: str):
    for entity in entities(text).values():
        written = {text[mention.start : mention.end] for mention in entity.mentions}
        assert not {one, other} <= written, entity


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("Leo M. Strand paints. Strand lives in Oslo. Leo Strand has a dog.", "Leo M. Strand", "Leo Strand"),
        ("The United States agreed. The US paid at once.", "United States", "US"),
        ("The Royal Harbour Society met. The Society chose Ann Poe.", "Royal Harbour Society", "Society"),
        ("Mori Kenji was a painter. Kenji Mori lived in Kyoto and died in Osaka.", "Mori Kenji", "Kenji Mori"),
        ("The Church of the Quiet Dawn owns it. The Church pays nobody.", "Church of the Quiet Dawn", "Church"),
        ("Selim Hoxha, also known as Black Eagle, fled to Rome.", "Selim Hoxha", "Black Eagle"),
    ],
)
def test_aliases_with_evidence_are_joined(entities: Finder, text: str, name: str, alias: str):
    assert alias in entities(text)[name].aliases


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("ada byron", "ada m byron", True),
        ("a byron", "ada byron", True),
        ("ada byron", "anne byron", False),
        ("charles i", "charles ii", False),
        ("john adams", "john quincy adams", True),
        ("john smith jr", "john smith sr", False),
    ],
)
def test_full_names_agree_or_contradict(short: str, long: str, same: bool):
    assert same_person(tuple(short.split()), tuple(long.split())) is same


@pytest.mark.parametrize(
    ("letters", "name", "fit"),
    [
        ("nasa", "national aeronautics and space administration", True),
        ("cis", "commonwealth of independent states", True),
        ("cia", "commonwealth of independent states", False),
        ("c", "commonwealth", False),
    ],
)
def test_an_acronym_needs_all_initials(letters: str, name: str, fit: bool):
    assert initials_fit(letters, tuple(name.split())) is fit


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("president vladimir orlov", "vladimir orlov"),
        ("prime minister anna lund", "anna lund"),
        ("former vice president lund", "lund"),
        ("chief executive officer anna lund", "anna lund"),
        ("dr lund", "lund"),
        ("king", "king"),
        ("first national bank", "first national bank"),
        ("general electric", "electric"),
        ("prince of wales", "prince of wales"),
        ("baron & lund", "baron & lund"),
    ],
)
def test_titles_are_no_part_of_a_persons_name(written: str, name: str):
    assert " ".join(untitled(tuple(written.split()))[0]) == name


def test_a_surname_that_was_taken_for_a_place_belongs_to_its_bearer(entities: Finder):
    text = "Jay Hammerdal governed the island for years. Hammerdal, an independent thinker, built the fund."
    assert "Hammerdal" in entities(text)["Jay Hammerdal"].aliases


def test_a_surname_in_a_biography_means_its_hero(parsed_page: Callable[[str, str], dict[str, EntityFinding]]):
    text = (
        "Anna Keller was born in Graz. Her father Martin Keller was a baker. Keller left for Rome, where Keller died."
    )
    found = parsed_page("Anna Keller", text)
    assert "Keller" in found["Anna Keller"].aliases
    assert "Martin Keller" not in found["Anna Keller"].aliases


def test_a_surname_means_whom_it_meant_before_another_bearer_came(entities: Finder):
    text = "Anna Keller was born in Graz. Keller left for Rome. There Keller wrote to her brother, Martin Keller."
    found = entities(text)
    assert "Keller" in found["Anna Keller"].aliases
    assert not found["Martin Keller"].aliases


@pytest.mark.parametrize(
    ("short", "long"),
    [("House", "White House"), ("United Nations", "United Nations Mission in Kosovo"), ("Union", "State of the Union")],
)
def test_a_part_of_a_name_that_is_another_thing_stays_apart(entities: Finder, short: str, long: str):
    text = f"The {long} was visited. The {short} met in spring. The {short} and the {long} agreed in June."
    for entity in entities(text).values():
        assert not {short, long} <= {text[m.start : m.end] for m in entity.mentions}
