"""Program listings in a PDF: which lines are one, and how they stand in the text."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from studyapp.domain.document import BlockKind
from studyapp.formats.pdf import read_pdf_file

PROSE = "Times-Roman"
CODE = "Courier"
WIDTH = 6.0  # of a sign of Courier at 10 points

type Row = tuple[str, str, float]
"""A face, the words, and by how many signs the line is set in."""

BEFORE: list[Row] = [
    (PROSE, "The lamp of the harbour is turned by a clock, and the clock is wound by the keeper", 0),
    (PROSE, "each evening before the sun goes down. This is how the program reckons the hour:", 0),
]
AFTER: list[Row] = [
    (PROSE, "The keeper reads the hour from the printed strip and writes it into the log, where the", 0),
    (PROSE, "pilot finds it in the morning when the first of the boats has come in from the sea.", 0),
]


def printed(*pages: list[Row], small: float = 10, leading: float = 12) -> bytes:
    """Set lines one below the other; an empty one is a gap of half a line. `small` is the size of CODE.

    A line has parts with tabs between: "12@words" begins after twelve signs, "12%words" too, in PROSE.
    """
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    for rows in pages:
        y = 760.0
        for face, words, indent in rows:
            if not words:
                y -= leading / 2
                continue
            for part in words.split("\t"):
                at, plain, said = part.rpartition("%" if "%" in part else "@")
                chosen = PROSE if plain == "%" else face
                canvas.setFont(chosen, small if chosen == CODE else 10)
                canvas.drawString(80 + (indent + float(at or 0)) * WIDTH, y, said)
            y -= leading
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def blocks(data: bytes) -> list[tuple[BlockKind, str]]:
    read = read_pdf_file(data, "a.pdf")
    return [(block.kind, block.span.of(read.text)) for block in read.blocks]


def code(data: bytes) -> list[str]:
    return [text for kind, text in blocks(data) if kind is BlockKind.CODE]


def test_a_listing_stays_line_by_line_with_its_indents():
    rows: list[Row] = [
        (CODE, "def hour(sun, clock):", 4),
        (CODE, "if sun.is_down:", 8),
        (CODE, "return clock.now()", 12),
        (CODE, "return None", 8),
    ]
    found = blocks(printed([*BEFORE, ("", "", 0), *rows, ("", "", 0), *AFTER]))

    assert [kind for kind, _ in found] == [BlockKind.PARAGRAPH, BlockKind.CODE, BlockKind.PARAGRAPH]
    assert found[1][1] == "def hour(sun, clock):\n    if sun.is_down:\n        return clock.now()\n    return None"
    assert found[0][1].endswith("reckons the hour:")
    assert found[2][1].startswith("The keeper reads")


def test_columns_and_empty_lines_of_a_listing_stay():
    rows: list[Row] = [
        (CODE, "hour\t12@tide", 0),
        (CODE, "4\t12@low", 0),
        ("", "", 0),
        ("", "", 0),
        (CODE, "total-\t12@1", 0),
    ]
    (text,) = code(printed([*BEFORE, ("", "", 0), *rows, ("", "", 0), *AFTER]))

    assert text == "hour        tide\n4           low\n\ntotal-      1"


def test_a_single_line_that_is_set_apart_is_a_listing():
    assert code(printed([*BEFORE, (CODE, "wind --turns 40", 4), *AFTER])) == ["wind --turns 40"]
    assert code(printed([*BEFORE, ("", "", 0), (CODE, "wind --turns 40", 0), ("", "", 0), *AFTER])) == [
        "wind --turns 40"
    ]


def test_a_name_in_a_sentence_is_no_listing():
    row: Row = (CODE, "wind --turns 40 --until the-lamp-burns-and-the-boats", 0)
    assert code(printed([*BEFORE, row, *AFTER])) == []
    assert code(printed([*BEFORE, ("", "", 0), row, *AFTER])) == []


def test_lines_that_only_begin_with_names_are_no_listing():
    rows: list[Row] = [(CODE, f"wind(lamp)\t11%turns the lamp of the {who}", 0) for who in ("keeper", "pilot", "cook")]
    assert code(printed([*BEFORE, ("", "", 0), *rows, ("", "", 0), *AFTER])) == []


def test_a_line_that_begins_with_a_small_name_goes_on_with_the_sentence():
    rows: list[Row] = [(PROSE, "The keeper winds the clock, for it is told that nobody has ever been able to use", 0)]
    rows += [(CODE, "wind(lamp)\t8.5%before the sun is down, or to read its hands in the dark of the year.", 0)]
    assert len(blocks(printed([*rows, *AFTER], small=8))) == 1


def test_what_is_all_typed_is_prose():
    rows: list[Row] = [(CODE, words, 0) for _, words, _ in BEFORE + AFTER]
    assert {kind for kind, _ in blocks(printed(rows))} == {BlockKind.PARAGRAPH}


def test_a_listing_at_the_foot_of_a_page_is_no_footnote():
    rows: list[Row] = [(CODE, "1 wind", 2), (CODE, "2 light", 2)]
    first = printed([*BEFORE, *AFTER, ("", "", 0), *rows], [*AFTER, *BEFORE], small=8)
    assert [text for kind, text in blocks(first) if kind is BlockKind.FOOTNOTE] == []
    assert code(first) == ["1 wind\n2 light"]


def test_numbers_of_lines_do_not_hide_a_listing():
    rows: list[Row] = [(CODE, f"0%{number}\t1.5@wind(lamp, {number})", 2) for number in (1, 2)]
    found = code(printed([*BEFORE, ("", "", 0), *rows, ("", "", 0), *AFTER]))
    assert found == ["1 wind(lamp, 1)\n2 wind(lamp, 2)"]
