"""Damaged files, read in this very process: hundreds a second, so that every refusal is walked into."""

from __future__ import annotations

import pytest

from studyapp.domain.document import ImportedText
from studyapp.domain.errors import UnreadableFileError
from studyapp.formats import FORMATS
from tests.formats.hostile_files import samples
from tests.formats.mutants import mutants

SUFFIXES = (".txt", ".md", ".epub", ".pdf", ".docx")
"""Web pages are read in a child alone: trafilatura logs what it could not parse, and no log record may stray here."""


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_damaged_file_gives_a_text_or_a_refusal_and_nothing_else(suffix: str):
    reader = next(each for each in FORMATS if suffix in each.suffixes)
    read = refused = 0
    for name, data in mutants(samples()[suffix], suffix, 120, seed=5):
        try:
            found = reader.read(data, name)
        except UnreadableFileError as error:
            refused += error.name == name
        else:
            assert isinstance(found, ImportedText)
            assert all(block.end <= len(found.text) for block in found.blocks)
            read += 1
    assert read + refused == 120
    assert read > 0
