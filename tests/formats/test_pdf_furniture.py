"""What stands at the edges of pages is told from the text, and page numbers are kept beside it."""

from __future__ import annotations

import random

import pytest

from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.formats.pdf import read_pdf_file
from tests.formats.pdf_press import sentence
from tests.formats.pdf_samples import column, drawn


def test_roman_numerals_that_count_are_page_numbers():
    rng = random.Random(3)
    pages = [
        [*column(70, 700, *(sentence(rng) for _ in range(4))), (300, 50, 9, number)] for number in ("iii", "iv", "v")
    ]
    read = read_pdf_file(drawn(*pages), "a.pdf")
    assert read.layout is not None
    assert [page.label for page in read.layout.pages] == ["iii", "iv", "v"]
    assert " iv " not in read.text.replace("\n", " ")


def test_a_file_that_holds_nothing_but_running_heads_is_empty():
    with pytest.raises(UnreadableFileError) as caught:
        read_pdf_file(drawn(*([(70, 800, 9, "Annals of the Harbour")] for _ in range(2))), "a.pdf")
    assert caught.value.reason is Unreadable.EMPTY
