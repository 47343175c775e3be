from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studyapp.analysis.parsed import Parsed, parse
from studyapp.domain.analysis import AnalysisRequest
from studyapp.domain.document import DateSource
from studyapp.formats.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyapp.analysis.language import LanguageModel

type Parser = Callable[[str], Parsed]


@pytest.fixture
def parsed(model: LanguageModel) -> Parser:
    """Run the language pass over a text."""

    def run(text: str) -> Parsed:
        imported = read_text(text)
        return parse(model.nlp, AnalysisRequest("", imported.text, imported.blocks, None, DateSource.NONE))

    return run
