from __future__ import annotations

from typing import TYPE_CHECKING

from studyapp.analysis.entities.find import entities_of
from studyapp.analysis.entities.page import read_page
from studyapp.analysis.parsed import parse
from studyapp.analysis.salience import saliences
from studyapp.domain.analysis import AnalysisRequest
from studyapp.domain.document import DateSource
from studyapp.formats.text import read_text

if TYPE_CHECKING:
    from studyapp.analysis.language import LanguageModel


def ranks(model: LanguageModel, text: str, title: str = "") -> dict[str, float]:
    imported = read_text(text)
    parsed = parse(model.nlp, AnalysisRequest(title, imported.text, imported.blocks, None, DateSource.NONE))
    page = read_page(parsed)
    entities = entities_of(page)
    values = saliences(page, [entity.ranked for entity in entities])
    return {entity.mentions[0].text: value for entity, value in zip(entities, values, strict=True)}


TEXT = (
    "Ida Falk lived in Oslo. Ida Falk painted ships. The people of Oslo loved Ida Falk.\n\n"
    "Later she went to Rome. In Rome, Olav Berg met her."
)


def test_who_is_named_often_and_early_ranks_above_who_is_named_once(model: LanguageModel):
    found = ranks(model, TEXT)
    assert found["Ida Falk"] > found["Olav Berg"]


def test_a_name_in_the_title_gains(model: LanguageModel):
    assert ranks(model, TEXT, "Olav Berg")["Olav Berg"] > ranks(model, TEXT)["Olav Berg"]


def test_no_entities_have_no_saliences(model: LanguageModel):
    assert ranks(model, "it rained.") == {}
