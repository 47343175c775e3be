from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studyapp.analysis.entities.find import find_entities, true_cased
from studyapp.analysis.parsed import parse
from studyapp.domain.analysis import AnalysisRequest, EntityType, entity_key, fold
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
    assert {entity.name for entity in found[:3]} == {"Mara Lindqvist", "Baltic Pilot Society", "Stockholm"}


def test_a_word_of_the_title_makes_a_name_more_salient(model: LanguageModel):
    text = "Ida Falk met Olav Berg in the harbour. They spoke for hours, and nobody else heard what they said."
    imported = read_text(text)
    saliences: list[float] = []
    for title in ("The harbour", "The voyage of Falk"):
        request = AnalysisRequest(title, imported.text, imported.blocks, None, DateSource.NONE)
        found = {entity.name: entity for entity in find_entities(parse(model.nlp, request))}
        saliences.append(found["Ida Falk"].salience)
    assert saliences[0] < saliences[1]


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
        ("After the Fall of Kabul, many fled.", "Fall of Kabul", EntityType.EVENT),
    ],
)
def test_the_type_follows_from_the_name_and_its_surroundings(entities: Finder, text: str, name: str, kind: EntityType):
    assert entities(text)[name].type is kind


def test_a_number_behind_a_person_is_no_part_of_the_name(entities: Finder):
    found = entities("Petra Holm runs the harbour. The keel was laid long ago, Holm 30 said on Monday.")
    assert "Petra Holm" in found
    assert not any(name.endswith("30") for name in found)


def test_a_capitalised_common_noun_is_no_entry(entities: Finder):
    found = entities(
        "The village of Aldersund will mark the 20th Anniversary of the flood. Anniversary plans are late."
    )
    assert "Anniversary" not in found


def test_a_headline_names_no_thing_by_a_piece_of_it(entities: Finder):
    text = (
        "Sweden sells ships.\n\nNorway's Influence in South America\n\n"
        "Norway has influence in South America, and South America knows Norway."
    )
    found = entities(text)
    assert "South America" in found
    assert not any("Influence" in name for name in found)


@pytest.mark.parametrize(
    "text",
    [
        "Traders from ethnic Uzbek and Tajik regions came to the fair.",
        "The city has a Muslim quarter and a Christian quarter.",
    ],
)
def test_adjectives_of_peoples_before_a_noun_are_no_entries(entities: Finder, text: str):
    assert not set(entities(text)) & {"Uzbek", "Tajik", "Muslim", "Christian"}


@pytest.mark.parametrize("people", ["Rohingya", "Buddhists", "Alaskans", "Danes"])
def test_a_people_is_no_person(entities: Finder, people: str):
    found = entities(f"For years the {people} lived by the river. Nobody asked the {people} about it.")
    assert found[people].type is EntityType.NORP


def test_two_modifiers_of_one_head_are_one_name(entities: Finder):
    found = entities("She is a fellow of the Norway and Iceland Programme at Holm House, a think tank in Oslo.")
    assert "Norway and Iceland Programme" in found
    assert "Iceland Programme" not in found


def test_the_capitals_of_a_dateline_are_not_the_name(entities: Finder):
    found = entities("LONDON – Trade with Norway has grown, ministers said on Friday after a meeting in Oslo.")
    assert "London" in found
    assert "LONDON" not in found


@pytest.mark.parametrize(
    ("shouted", "kind", "shown"),
    [
        ("CAPE OF STORMS", EntityType.LOC, "Cape of Storms"),
        ("PARIS", EntityType.GPE, "Paris"),
        ("NATO", EntityType.ORG, "NATO"),
        ("USSR", EntityType.GPE, "USSR"),
        ("UCLA", EntityType.GPE, "UCLA"),
        ("Oslo", EntityType.GPE, "Oslo"),
    ],
)
def test_acronyms_keep_their_capitals(shouted: str, kind: EntityType, shown: str):
    assert true_cased(shouted, kind) == shown


def test_an_office_in_front_of_a_name_makes_no_second_person(entities: Finder):
    found = entities("Steel firm Norvik is growing. CEO Lena Dahl said so. Lena Dahl has led Norvik since May.")
    assert [name for name in found if "Dahl" in name] == ["Lena Dahl"]


@pytest.mark.parametrize(
    "text",
    [
        LIFE,
        "PRESIDENT ANNA LUND SPEAKS\n\nPresident Anna Lund spoke in OSLO. Lund was in Oslo. President Lund left.",
        "The U.S. and the USA are the United States. America, as the United States is called, is large.",
    ],
)
def test_every_alias_stands_in_the_text_as_a_mention(entities: Finder, text: str):
    for entity in entities(text).values():
        surfaces = {fold(text[m.start : m.end]) for m in entity.mentions if m.named}
        assert {fold(alias) for alias in entity.aliases} <= surfaces


def test_the_number_of_a_chapter_is_no_entry(entities: Finder):
    assert not [name for name in entities("Chapter 3\n\nAnna Brandt walked to Uppsala.") if name.startswith("Chapter")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dear Hannah Lund,\n\nWe came back to Oslo on Friday. Hannah Lund must hear of it.", "Hannah Lund"),
        ("Olav Berg FRS was born in Oslo. Olav Berg lived there.", "Olav Berg"),
    ],
)
def test_salutations_and_degrees_are_no_part_of_a_name(entities: Finder, text: str, name: str):
    assert [found for found in entities(text) if name in found] == [name]


def test_an_office_of_a_nation_is_no_person(entities: Finder):
    assert "Norwegian Ambassador" not in entities("According to the Norwegian Ambassador, Sweden will pay.")
