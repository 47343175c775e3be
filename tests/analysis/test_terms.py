from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studyapp.analysis.entities.find import find_entities
from studyapp.analysis.parsed import parse
from studyapp.analysis.terms import find_terms, singular
from studyapp.domain.analysis import AnalysisRequest, EntityType
from studyapp.domain.document import DateSource
from studyapp.formats.text import read_text

if TYPE_CHECKING:
    from studyapp.analysis.language import LanguageModel
    from studyapp.domain.analysis import EntityFinding

LESSON = (
    "Osmosis\n\n"
    "Osmosis is a process that moves water through a membrane. A membrane is a thin layer that lets some molecules "
    "pass. Cells use osmosis to take up water.\n\n"
    "The term turgor pressure refers to the force of water against a cell wall. Without osmosis, a plant would wilt."
)


def terms(model: LanguageModel, text: str) -> dict[str, EntityFinding]:
    imported = read_text(text)
    parsed = parse(model.nlp, AnalysisRequest("", imported.text, imported.blocks, None, DateSource.NONE))
    return {term.name: term for term in find_terms(parsed, find_entities(parsed))}


def test_terms_are_found_with_definitions_and_all_their_mentions(model: LanguageModel):
    found = terms(model, LESSON)
    assert {"osmosis", "membrane", "turgor pressure"} <= found.keys()
    osmosis = found["osmosis"]
    assert osmosis.type is EntityType.TERM
    assert osmosis.definition is not None
    assert osmosis.definition.text == "a process that moves water through a membrane"
    assert [LESSON[m.start : m.end].lower() for m in osmosis.mentions] == ["osmosis"] * 4


def test_every_term_is_proved(model: LanguageModel):
    for term in terms(model, LESSON).values():
        assert term.definition is not None
        assert LESSON[term.definition.start : term.definition.end] == term.definition.text


def test_the_term_that_the_text_is_about_comes_first(model: LanguageModel):
    found = list(terms(model, LESSON).values())
    assert found[0].name == "osmosis"
    assert [t.salience for t in found] == sorted((t.salience for t in found), reverse=True)


def test_a_report_has_no_terms(model: LanguageModel):
    report = (
        "The mayor of Oslo opened a bridge on Monday. The bridge cost nine million crowns. Ida Falk cut the ribbon, "
        "and Olav Berg gave a speech. Rain fell all day."
    )
    assert terms(model, report) == {}


def test_a_name_is_no_term(model: LanguageModel):
    assert "Norway" not in terms(
        model, "Norway is a country that borders Sweden. Sweden is a country that borders Norway."
    )


@pytest.mark.parametrize(
    ("plural", "expected"),
    [("cells", "cell"), ("bodies", "body"), ("classes", "class"), ("virus", "virus"), ("gas", "gas")],
)
def test_regular_plurals_are_one_term_with_their_singular(plural: str, expected: str):
    assert singular(plural) == expected
