"""Columns are read one after the other, between what crosses them."""

from __future__ import annotations

from studyapp.formats.pdf import read_pdf_file
from studyapp.formats.pdf_columns import Columns
from studyapp.formats.pdf_words import Fragment
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


def words(text: str, x0: float, x1: float, y: float) -> Fragment:
    return Fragment(text, x0, x1, y, 10.0, bold=False, slanted=False)


def test_authors_in_three_columns_do_not_hide_the_two_of_the_text():
    page = [words("The harbour of the island and its letters", 150, 450, 760)]
    for x in (70, 250, 430):
        page.extend(words(f"The name of author {row}", x, x + 110, 740 - 12 * row) for row in range(6))
    left = [f"left {row} the captain waited for the letters from" for row in range(20)]
    right = [f"right {row} the museum of the island and its boats" for row in range(20)]
    page.extend(words(text, 60, 285, 600 - 12 * row) for row, text in enumerate(left))
    page.extend(words(text, 315, 540, 600 - 12 * row) for row, text in enumerate(right))
    read = [line.text for line in Columns().lines_of(page)]
    assert read[-40:] == [*left, *right]


def test_a_full_width_abstract_above_short_columns_is_read_first():
    wide = "An abstract that runs over the whole width of the page, line by line, and on to the other margin of it."
    page = [words(wide, 60, 540, 760 - 12 * row) for row in range(9)]
    for row in range(12):
        page.append(words(f"left {row} the captain waited for it", 60, 285, 600 - 12 * row))
        page.append(words(f"right {row} the museum of the island", 315, 540, 600 - 12 * row))
    read = [line.text.split()[0] for line in Columns().lines_of(page)]
    assert read == ["An"] * 9 + ["left"] * 12 + ["right"] * 12
