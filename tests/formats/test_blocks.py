from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.document import Block, BlockKind, canonical
from studyapp.formats.blocks import MAX_BLOCK, blocks_of

ARTICLE = """\
Mayor Ada Brook cuts a ribbon during the opening of the new bridge in Harwick.


HARWICK – The long quarrel over the bridge has ended, and the town celebrates, although nobody knows yet who pays.

The bridge took four years to build. Its cost rose from six to nine million pounds, which the council denies.

‘Nobody asked us’

Farmers on the east bank complained on Monday that the new road cuts their fields in two. They want to be paid.

Visitors are seen on the new bridge shortly before it was opened to traffic.

Tom Reed | Harwick Press | Getty Images

A toll of two pounds is planned. It would bring in the money within ten years, the council believes.

Photo: Tom Reed
"""


def kinds(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.of(text)) for block in blocks_of(text)]


def starts(text: str, kind: BlockKind) -> list[str]:
    return [" ".join(words.split()[:3]) for found, words in kinds(text) if found is kind]


def test_captions_and_credits_are_told_apart_from_the_story():
    assert starts(ARTICLE, BlockKind.CAPTION) == ["Mayor Ada Brook", "Visitors are seen"]
    assert starts(ARTICLE, BlockKind.BOILERPLATE) == ["Tom Reed |", "Photo: Tom Reed"]
    assert starts(ARTICLE, BlockKind.HEADING) == ["‘Nobody asked us’"]
    assert len(starts(ARTICLE, BlockKind.PARAGRAPH)) == 4


def test_the_first_line_is_the_title_when_it_looks_like_one():
    text = "The Bridge of Harwick\n\nThe bridge took four years to build, and cost nine million pounds in the end."
    assert blocks_of(text)[0] == Block(BlockKind.HEADING, 0, 21, 1)


@pytest.mark.parametrize(
    "line",
    [
        "The bridge is open.",
        "HARWICK, England (AP) –",
        "March 3, 2019",
        "by the river",
        "Write to council@harwick.example",
        "A " + "very " * 40 + "long line",
    ],
)
def test_not_every_first_line_is_a_title(line: str):
    text = f"{line}\n\nThe bridge took four years to build, and cost nine million pounds in the end."
    assert blocks_of(text)[0].kind is not BlockKind.HEADING


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "The bridge took four years to build, and it cost nine million\n"
        "pounds in the end, half as much again as the council had been\n"
        "told. Nobody has said who pays.\n"
        "\n"
        "A toll of two pounds is planned, which would bring in the money\n"
        "within ten years."
    )
    assert [kind for kind, _ in kinds(text)] == [BlockKind.PARAGRAPH] * 2


def test_an_indented_first_line_begins_a_paragraph():
    text = (
        "The bridge took four years to build, and it cost nine million\n"
        "pounds in the end, half as much again as was planned.\n"
        "   A toll of two pounds is planned, which would bring in the\n"
        "money within ten years, or so the council of the town has been\n"
        "told by those who built it."
    )
    assert [words.split()[0] for _, words in kinds(text)] == ["The", "A"]


def test_long_lines_are_paragraphs_without_a_blank_line_between():
    line = "The bridge took four years to build, and it cost nine million pounds, half as much again as was planned. "
    text = "\n".join([line.strip() + f" That was year {year}." for year in (1, 2, 3)])
    assert len(blocks_of(text)) == 3


def test_a_heading_between_long_lines_needs_no_blank_line():
    line = "The bridge took four years to build, and it cost nine million pounds in the end, half as much "
    line += "again as was planned at first."
    assert (BlockKind.HEADING, "Who pays") in kinds(f"{line} One.\n{line} Two.\nWho pays\n{line} Three.")


def test_list_items_are_found_without_their_markers():
    text = "The council wants:\n\n- a toll\n- a new road\n\n1. First the road is built.\n2. Then the toll begins."
    items = [words for kind, words in kinds(text) if kind is BlockKind.LIST_ITEM]
    assert items == ["a toll", "a new road", "First the road is built.", "Then the toll begins."]


def test_quoted_lines_are_quotations():
    assert kinds("He wrote:\n\n> I will not pay.\n> Never.")[1:] == [
        (BlockKind.QUOTATION, "I will not pay."),
        (BlockKind.QUOTATION, "Never."),
    ]


def test_columns_are_a_table():
    assert kinds("year\tcost\n2018\t6\n2019\t9") == [(BlockKind.TABLE, "year\tcost\n2018\t6\n2019\t9")]


def test_numbered_headings_have_their_depth():
    prose = "The bridge took four years to build, and it cost nine million pounds, as everybody knows by now."
    text = f"1 Introduction\n\n{prose}\n\n2. Costs\n\n{prose}\n\n2.1. Tolls\n\n{prose}"
    found = [(block.span.of(text), block.level) for block in blocks_of(text) if block.kind is BlockKind.HEADING]
    assert found == [("1 Introduction", 1), ("2. Costs", 2), ("2.1. Tolls", 3)]


def test_many_short_lines_are_a_list_and_no_headings():
    names = "\n\n".join(("Ada Brook", "Tom Reed", "Ida Stone", "Max Field"))
    before, after = "These people spoke at the opening, one after the other:", "Then it rained, and all went home."
    text = f"{before}\n\n{names}\n\n{after}"
    assert BlockKind.HEADING not in {kind for kind, words in kinds(text) if words in {"Ada Brook", "Tom Reed"}}


def test_long_paragraphs_are_cut_at_sentence_ends():
    text = " ".join(f"Sentence number {n} tells of Mr. Reed and the bridge." for n in range(200))
    blocks = blocks_of(text)
    assert len(blocks) > 4
    assert all(block.end - block.start <= MAX_BLOCK for block in blocks)
    assert all(block.span.of(text).startswith("Sentence") and text[block.end - 1] == "." for block in blocks)
    assert " ".join(block.span.of(text) for block in blocks) == text


def test_an_endless_line_is_cut_somewhere():
    assert all(block.end - block.start <= 2 * MAX_BLOCK for block in blocks_of("x" * 50_000))
    assert all(block.end - block.start <= 2 * MAX_BLOCK for block in blocks_of("so on and " * 9_000))


@given(st.text(alphabet=st.sampled_from("ab A.\n\t>-1|“”!?é"), max_size=300))
def test_blocks_lie_in_order_and_hold_every_word(text: str):
    text = canonical(text)
    blocks = blocks_of(text)
    at = 0
    for block in blocks:
        assert at <= block.start < block.end <= len(text)
        assert block.span.of(text) == block.span.of(text).strip()
        at = block.end
    edges = [0, *(edge for block in blocks for edge in (block.start, block.end)), len(text)]
    outside = "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    assert "é" not in outside
