"""Where paragraphs begin: by shape and place, over columns and pages too."""

from __future__ import annotations

import pytest

from studyapp.domain.document import BlockKind
from studyapp.formats.pdf import read_pdf_file
from studyapp.formats.pdf_columns import Line
from studyapp.formats.pdf_paragraphs import Placed, habits_of, paragraphs_of
from tests.formats.pdf_samples import Lines, column, drawn

FIRST = "The engineer measured the wall of the harbour, and the foreman wrote down what he had seen"
LAST = "of it in the long winter before the flood, when nobody came to the island for three weeks."
CAPTION = "Table 4. The boats"


def blocks(*pages: Lines) -> list[tuple[BlockKind, str]]:
    read = read_pdf_file(drawn(*pages), "a.pdf")
    return [(block.kind, block.span.of(read.text)) for block in read.blocks]


def test_a_caption_begins_after_a_sentence_at_any_distance():
    found = blocks(column(70, 700, FIRST, LAST, "Figure 2. The wall.", "It was built in the year of the flood."))
    assert [kind for kind, _ in found] == [BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.PARAGRAPH]
    assert found[1][1] == "Figure 2. The wall."


def test_each_line_of_a_table_of_contents_stands_alone():
    lines = [f"The {word} {'. ' * 24}{page}" for word, page in (("wall", 4), ("gate", 12), ("bridge", 17))]
    found = [text for _, text in blocks(column(70, 700, *lines))]
    assert found == ["The wall … 4", "The gate … 12", "The bridge … 17"]


def test_small_lines_before_the_first_number_are_no_footnote():
    small = column(
        70, 120, "and so on, as it was.", "1 The letters of the captain were kept in", "the second room.", size=8
    )
    found = blocks(column(70, 700, FIRST, LAST) + small)
    assert found[1:] == [
        (BlockKind.PARAGRAPH, "and so on, as it was."),
        (BlockKind.FOOTNOTE, "The letters of the captain were kept in the second room."),
    ]


@pytest.mark.parametrize(
    ("end", "beginning", "parts"),
    [
        ([FIRST], [LAST], [f"{FIRST} {LAST}"]),
        ([FIRST, LAST], ["so that the council wrote.", LAST], [f"{FIRST} {LAST} so that the council wrote. {LAST}"]),
        ([FIRST, LAST], ["1. Close the gate.", "2. Call the captain."], [f"{FIRST} {LAST}", "Close the gate."]),
        ([FIRST, LAST, CAPTION], ["of the whole island", "were sold."], [f"{FIRST} {LAST}", CAPTION]),
    ],
)
def test_a_paragraph_goes_on_over_the_end_of_a_page_where_its_sentence_does(
    end: list[str], beginning: list[str], parts: list[str]
):
    found = blocks(column(70, 200, *end), column(70, 780, *beginning))
    assert [text for _, text in found][: len(parts)] == parts


def test_a_heading_ends_with_its_page():
    text = column(70, 400, FIRST, LAST)
    found = blocks(
        [*text, *column(70, 200, "The second winter", size=14)],
        [*column(70, 780, "and the flood", size=14), *column(70, 740, FIRST, LAST)],
    )
    assert [text for kind, text in found if kind is BlockKind.HEADING] == ["The second winter", "and the flood"]


def test_a_broken_word_goes_on_though_the_weight_of_its_line_changes():
    def line(text: str, x0: float, y: float, *, bold: bool) -> Line:
        return Line(text, x0, 290, y, 10, bold, False, (), (), 70, 300, 0)

    lines = [line("Boats of the islands; the har\u00ad", 90, 700, bold=True), line("bour.", 70, 688, bold=False)]
    assert len(paragraphs_of([Placed(each, 0) for each in lines], habits_of([lines]))) == 1
