"""The words of a page come with their places, however the page is turned and its signs are counted."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from studyapp.formats.pdf import read_pdf_file
from studyapp.formats.pdf_file import PdfFile
from studyapp.formats.pdf_words import Note, PageText
from tests.formats import pdf_samples
from tests.formats.pdf_samples import column

LINES = column(
    70, 700, "The engineer measured the wall of the harbour, and the foreman wrote", "down what he had seen."
)


def page_of(data: bytes) -> PageText:
    with PdfFile(data, "a.pdf") as file:
        page = file.page(0)
    assert page is not None
    return page


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(degrees: int):
    upright, turned = page_of(pdf_samples.rotated(LINES, 0)), page_of(pdf_samples.rotated(LINES, degrees))
    assert [f.text for f in turned.fragments] == [f.text for f in upright.fragments] == [text for *_, text in LINES]
    for one, other in zip(turned.fragments, upright.fragments, strict=True):
        assert (one.x0, one.x1, one.y) == pytest.approx((other.x0, other.x1, other.y), abs=0.5)


def test_words_along_the_edge_are_kept_apart_and_words_outside_the_page_are_gone():
    page = page_of(pdf_samples.with_margin(LINES, "Lent from the harbour library"))
    assert [fragment.text for fragment in page.fragments] == [text for *_, text in LINES]
    assert page.turned == ("Lent", "from", "the", "harbour", "library")
    read = read_pdf_file(pdf_samples.with_margin(LINES, "Lent from the harbour library"), "a.pdf")
    assert read.layout is not None
    assert read.layout.left_out == ("Lent from the harbour library",)


def test_a_mathematical_letter_is_one_sign():
    lines = column(70, 700, "The set Z of the harbour1 was", "written in Z.")
    page = page_of(pdf_samples.with_sign(lines, "Z", "\N{MATHEMATICAL DOUBLE-STRUCK CAPITAL A}"))
    assert [fragment.text for fragment in page.fragments] == ["The set 𝔸 of the harbour1 was", "written in 𝔸."]


def test_a_raised_number_with_a_gap_before_it_is_a_note_of_the_word():
    before = "The old letters were kept in the museum of the island."
    x = 72 + stringWidth(before, "Times-Roman", 11)
    lines = [(70.0, 700.0, 11.0, before), (x, 704.0, 6.5, "1"), (x + 5, 704.0, 6.5, "*"), (x + 12, 700.0, 11.0, "Yes.")]
    (fragment,) = page_of(pdf_samples.drawn(lines)).fragments
    assert fragment.text == before + " Yes."
    assert fragment.notes == (Note(len(before), "1,*"),)


@pytest.mark.parametrize("degrees", [90, -90])
def test_a_page_whose_lines_run_upwards_or_down_is_read_along_them(degrees: int):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.drawString(500, 20, "17")
    canvas.translate(300, 400)
    canvas.rotate(degrees)
    for number, words in enumerate(("The engineer measured the wall", "of the harbour in the winter.")):
        canvas.drawString(-100, -14 * number, words)
    canvas.save()
    assert read_pdf_file(out.getvalue(), "a.pdf").text == "The engineer measured the wall of the harbour in the winter."
