"""What a paragraph of a PDF is for its reader."""

from __future__ import annotations

from studyapp.domain.document import BlockKind
from studyapp.formats.pdf import read_pdf_file
from tests.formats.pdf_samples import column, drawn, with_sign

PROSE = (
    "The engineer measured the wall of the harbour, and the foreman wrote down what he had seen",
    "of it in the long winter before the flood, when nobody came to the island for three weeks.",
)


def test_numbered_headings_say_their_levels():
    page = column(70, 780, "The Harbour", size=20) + column(70, 740, "2 The wall", size=14) + column(70, 700, *PROSE)
    page += column(70, 650, "2.1 The gate", size=14) + column(70, 620, *PROSE)
    read = read_pdf_file(drawn(page), "a.pdf")
    headings = [(b.span.of(read.text), b.level) for b in read.blocks if b.kind is BlockKind.HEADING]
    assert headings == [("The Harbour", 1), ("2 The wall", 2), ("2.1 The gate", 3)]


def test_a_line_about_rights_is_boilerplate():
    read = read_pdf_file(
        drawn(column(70, 700, *PROSE) + column(70, 640, "© 2021 The Post. All rights reserved.")), "a.pdf"
    )
    assert read.blocks[-1].kind is BlockKind.BOILERPLATE


def test_a_table_that_opens_a_page_holds_the_beginning_of_the_page():
    rows = (("Year", "Boats"), ("1901", "12"), ("1902", "15"))
    table = [(70 + 120 * c, 760 - 14 * r, 11, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    read = read_pdf_file(drawn(column(70, 700, *PROSE), table + column(70, 600, *PROSE)), "a.pdf")
    assert read.layout is not None
    assert read.layout.pages[1].start == read.layout.tables[0].start
    assert read.text[read.layout.tables[0].start :].startswith("Year\tBoats\n1901\t12\n1902\t15")


def test_a_line_of_a_sign_that_is_none_leaves_nothing():
    page = [*column(70, 700, *PROSE), (300, 640, 14, "Z"), *column(70, 600, *PROSE)]
    read = read_pdf_file(with_sign(page, "Z", "\ufeff"), "a.pdf")
    assert [block.span.of(read.text) for block in read.blocks] == [" ".join(PROSE)] * 2


def test_dots_that_lead_to_a_page_number_become_one_sign():
    lines = column(80, 700, "Gates . . . . . . . . . . . . 12", "Locks ................ xiv", leading=20)
    read = read_pdf_file(drawn(lines), "a.pdf")
    assert read.text == "Gates … 12\n\nLocks … xiv"
