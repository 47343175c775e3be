from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studyapp.analysis.entities.find import find_entities
from studyapp.analysis.parsed import parse
from studyapp.domain.analysis import AnalysisRequest
from studyapp.domain.document import DateSource
from studyapp.formats.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.analysis.language import LanguageModel
    from studyapp.domain.analysis import EntityFinding

type Finder = Callable[[str], dict[str, EntityFinding]]


@pytest.fixture
def entities(model: LanguageModel) -> Finder:
    """Find the entities of a text, by the name that is shown."""

    def find(text: str) -> dict[str, EntityFinding]:
        imported = read_text(text)
        request = AnalysisRequest(imported.title, imported.text, imported.blocks, None, DateSource.NONE)
        return {entity.name: entity for entity in find_entities(parse(model.nlp, request))}

    return find


@pytest.fixture
def parsed_page(model: LanguageModel) -> Callable[[str, str], dict[str, EntityFinding]]:
    """Find the entities of a text with a title, by the name that is shown."""

    def find(title: str, text: str) -> dict[str, EntityFinding]:
        imported = read_text(text)
        request = AnalysisRequest(title, imported.text, imported.blocks, None, DateSource.NONE)
        return {entity.name: entity for entity in find_entities(parse(model.nlp, request))}

    return find
