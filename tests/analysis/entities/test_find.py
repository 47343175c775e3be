from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studyapp.analysis.entities.find import find_entities
from studyapp.analysis.parsed import parse
from studyapp.domain.analysis import AnalysisRequest, EntityType, entity_key
from studyapp.domain.document import DateSource
from studyapp.formats.text import read_text

if TYPE_CHECKING:
    from studyapp.analysis.language import LanguageModel
    from tests.analysis.entities.conftest import Finder

LIFE = (
    "Mara Lindqvist, the harbour master of Stockholm, wrote three books about ships. She was born in Norway. "
    "Lindqvist moved to Stockholm in 1987. The Baltic Pilot Society honoured Lindqvist in 2004.\n\n"
    "The Baltic Pilot Society (BPS) trains sailors. The BPS has its seat in Stockholm."
)


def test_a_surname_belongs_to_the_one_person_who_bears_it(entities: Finder):
    person = entities(LIFE)["Mara Lindqvist"]
    assert person.type is EntityType.PERSON
    assert person.aliases == ("Lindqvist",)
    assert sum(mention.named for mention in person.mentions) == 3


def test_a_pronoun_that_can_mean_one_person_only_is_an_unnamed_mention(entities: Finder):
    person = entities(LIFE)["Mara Lindqvist"]
    unnamed = [LIFE[m.start : m.end] for m in person.mentions if not m.named]
    assert unnamed == ["She"]


def test_an_acronym_in_brackets_is_an_alias(entities: Finder):
    assert "BPS" in entities(LIFE)["Baltic Pilot Society"].aliases


def test_mentions_are_in_text_order_and_belong_to_one_entity(entities: Finder):
    found = entities(LIFE).values()
    starts = [[mention.start for mention in entity.mentions] for entity in found]
    assert all(one == sorted(one) for one in starts)
    flat = [start for one in starts for start in one]
    assert len(flat) == len(set(flat))


def test_the_most_salient_entity_comes_first_and_all_lie_between_0_and_1(entities: Finder):
    found = list(entities(LIFE).values())
    values = [entity.salience for entity in found]
    assert values == sorted(values, reverse=True)
    assert all(0 <= value <= 1 for value in values)
    assert found[0].name == "Mara Lindqvist"


def test_a_definition_is_text_of_the_document(entities: Finder):
    defined = [entity.definition for entity in entities(LIFE).values() if entity.definition]
    assert defined
    assert all(d.text in LIFE[d.start : d.end] for d in defined)


def test_two_entities_of_one_name_have_keys_of_their_own(model: LanguageModel):
    text = (
        "George Washington was a general. Washington led the army.\n\n"
        "He never lived in Washington. The state of Washington lies on the Pacific, and Seattle lies in Washington."
    )
    imported = read_text(text)
    request = AnalysisRequest("", imported.text, imported.blocks, None, DateSource.NONE)
    keys = [entity.key for entity in find_entities(parse(model.nlp, request))]
    assert len(keys) == len(set(keys))
    assert all(key.startswith("e") for key in keys)


def test_the_key_is_made_from_the_name(entities: Finder):
    assert entities(LIFE)["Mara Lindqvist"].key == entity_key("Mara Lindqvist")


def test_a_credit_line_makes_no_entry(entities: Finder):
    text = (
        "The river Elbe rose again on Monday.\n\nJon Haberl | TASS | Getty Images\n\n"
        "The mayor of Dresden told CNBC that the bridges stand."
    )
    assert not {"Getty Images", "TASS", "CNBC"} & entities(text).keys()


def test_a_medium_that_the_text_is_about_is_an_entry(entities: Finder):
    text = "CNBC is a television channel. CNBC was founded in 1989, and Comcast owns CNBC today."
    assert "CNBC" in entities(text)


def test_an_office_without_its_bearer_is_no_entry(entities: Finder):
    text = "“The harbour is full,” said Kate Moran, Associate Fellow of the Harbour Programme at Milton House."
    found = entities(text)
    assert "Kate Moran" in found
    assert not any("Fellow" in name for name in found)


def test_an_adjective_of_nationality_is_no_entry(entities: Finder):
    assert "Dutch" not in entities("The Dutch ships reached Java in 1596. A Dutch merchant named Houtman led them.")


def test_titles_are_not_part_of_the_name_that_is_shown(entities: Finder):
    assert "Ada Byron" in entities("President Ada Byron spoke in Paris. Byron left Paris soon.")


def test_a_text_without_names_has_no_entities(entities: Finder):
    assert entities("it rained all day and nothing happened at all.") == {}


def test_an_empty_text_has_no_entities(entities: Finder):
    assert entities("") == {}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They crossed Norway and came to Sweden.", "Norway", EntityType.GPE),
        ("All of Europe was at war.", "Europe", EntityType.LOC),
        ("The Norwegians liked the plan.", "Norwegians", EntityType.NORP),
        ("The University of Bergen was founded in 1946.", "University of Bergen", EntityType.ORG),
        ("Mr. Alan Harker smiled.", "Alan Harker", EntityType.PERSON),
    ],
)
def test_the_type_follows_from_the_name_and_its_surroundings(entities: Finder, text: str, name: str, kind: EntityType):
    assert entities(text)[name].type is kind
