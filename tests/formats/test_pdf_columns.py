"""Columns are read one after the other, between what crosses them."""

from __future__ import annotations

from studyapp.formats.pdf import read_pdf_file
from tests.formats.pdf_samples import column, drawn

LEFT = (
    "The boats were counted by the",
    "foreman every day, and nobody",
    "knew why he wrote it down in",
    "the small book of the council",
    "that was kept in the museum,",
    "where the captain found it.",
)
RIGHT = (
    "A storm in the second winter",
    "broke the gate of the harbour",
    "and threw the old ferry onto",
    "the stones below the station,",
    "where the children of the town",
    "played in it until the spring.",
)


def test_a_line_across_two_columns_parts_what_is_above_from_what_is_below():
    across = "In the winter the council of the island met in the house of the captain on the hill."
    page = [*column(70, 760, *LEFT), *column(300, 760, *RIGHT), (70, 650, 11, across)]
    page += [*column(70, 620, *RIGHT), *column(300, 620, *LEFT)]
    text = " ".join(read_pdf_file(drawn(page), "a.pdf").text.split())
    assert text == " ".join([*LEFT, *RIGHT, across, *RIGHT, *LEFT])


def test_a_narrow_page_and_ragged_lines_with_small_gaps_have_one_column():
    words = ("boats", "gate", "wall", "storm", "ferry", "harbour")
    narrow = column(70, 700, *words, *words)
    assert read_pdf_file(drawn(narrow), "a.pdf").text.split() == [*words, *words]
    ragged = [
        line for y in range(10) for line in ((70, 700 - 14 * y, 11, LEFT[y % 6]), (225 + y, 700 - 14 * y, 11, "ever"))
    ]
    assert read_pdf_file(drawn(ragged), "a.pdf").text.split()[:7] == [*LEFT[0].split(), "ever"]
