"""Pictures of PDF files are shown from the file itself: photographs as they are held, drawings as they look."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from studyapp.domain.document import BlockKind, Document, ImportedText
from studyapp.domain.layout import PICTURE
from studyapp.formats import pdf_pictures
from studyapp.formats.pdf import read_pdf_file

_PROSE = [f"The harbour of the island was closed in the year 18{year}, and no boat left." for year in range(10, 40)]


def photograph(mode: str = "RGB", form: str = "JPEG", *, shade: int = 90) -> io.BytesIO:
    colour = {"L": shade, "RGB": (shade, 20, 20), "CMYK": (shade, 0, 0, 0), "RGBA": (shade, 0, 0, 120)}[mode]
    out = io.BytesIO()
    Image.new(mode, (120, 80), colour).save(out, form)
    return out


class Sheet:
    """A page of prose with room for a picture between y 400 and 560."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        self.canvas = Canvas(self._out, pagesize=A4, invariant=1)

    def prose(self, *, top: float = 780, lines: int = 12, size: float = 10) -> None:
        self.canvas.setFont("Times-Roman", size)
        for number in range(lines):
            self.canvas.drawString(70, top - 1.2 * size * number, _PROSE[number])

    def put(self, data: io.BytesIO, x: float = 100, y: float = 420, width: float = 180, height: float = 120) -> None:
        self.canvas.drawImage(ImageReader(data), x, y, width, height)

    def read(self) -> ImportedText:
        self.canvas.showPage()
        self.canvas.save()
        read = read_pdf_file(self._out.getvalue(), "a.pdf")
        Document.create(read)
        return read


def kinds(read: ImportedText) -> list[BlockKind]:
    return [block.kind for block in read.blocks]


def test_a_photograph_stands_where_it_is_printed_with_its_caption():
    sheet = Sheet()
    sheet.prose()
    sheet.put(data := photograph())
    sheet.canvas.drawString(100, 405, "Figure 1. The harbour from the north.")
    sheet.prose(top=370)
    read = sheet.read()
    assert read.layout is not None
    (figure,) = read.layout.figures
    assert read.text[figure.start] == PICTURE
    assert figure.caption is not None
    assert figure.caption.of(read.text) == "Figure 1. The harbour from the north."
    assert kinds(read) == [BlockKind.PARAGRAPH, BlockKind.IMAGE, BlockKind.CAPTION, BlockKind.PARAGRAPH]
    (image,) = read.images
    assert (image.media_type, image.width, image.height) == ("image/jpeg", 120, 80)
    assert image.data == data.getvalue()


@pytest.mark.parametrize(("mode", "form"), [("CMYK", "JPEG"), ("RGB", "PNG"), ("RGBA", "PNG")])
def test_what_a_screen_cannot_show_as_it_is_held_is_drawn(mode: str, form: str):
    sheet = Sheet()
    sheet.prose()
    sheet.put(photograph(mode, form))
    (image,) = sheet.read().images
    assert image.media_type == "image/png"
    assert (image.width, image.height) == (399, 266)
    assert Image.open(io.BytesIO(image.data)).convert("RGB").getpixel((200, 130)) != (255, 255, 255)


def test_a_photograph_that_was_turned_over_is_drawn():
    sheet = Sheet()
    sheet.prose()
    sheet.canvas.saveState()
    sheet.canvas.scale(1, -1)
    sheet.put(photograph(), y=-540)
    sheet.canvas.restoreState()
    (image,) = sheet.read().images
    assert image.media_type == "image/png"


def test_strips_are_one_picture_and_ornaments_none():
    sheet = Sheet()
    sheet.prose()
    for strip in range(6):
        sheet.put(photograph(shade=60 + strip), y=420 + 20 * strip, height=20)
    sheet.put(photograph(), x=400, y=420, width=15, height=15)
    read = sheet.read()
    assert [(image.width, image.height) for image in read.images] == [(399, 266)]


def test_a_picture_behind_the_text_is_left_out():
    sheet = Sheet()
    sheet.put(photograph(), x=60, y=600, width=400, height=200)
    sheet.prose()
    read = sheet.read()
    assert read.images == ()
    assert kinds(read) == [BlockKind.PARAGRAPH]


def test_a_scan_under_its_own_text_is_left_out():
    sheet = Sheet()
    sheet.put(photograph(), x=0, y=0, width=595, height=840)
    sheet.prose()
    assert sheet.read().images == ()


def drawing(sheet: Sheet, caption: str) -> ImportedText:
    sheet.prose()
    sheet.canvas.beginForm("boats")
    sheet.canvas.rect(0, 0, 180, 120)
    sheet.canvas.drawString(10, 50, "boats in the north, and in the south")
    sheet.canvas.endForm()
    sheet.canvas.saveState()
    sheet.canvas.translate(100, 420)
    sheet.canvas.doForm("boats")
    sheet.canvas.restoreState()
    sheet.canvas.drawString(100, 405, caption)
    sheet.prose(top=370)
    return sheet.read()


def test_the_labels_of_a_drawing_with_a_caption_are_a_part_of_it():
    read = drawing(Sheet(), "Fig. 2: Boats of the island.")
    assert len(read.images) == 1
    assert "boats in the north" not in read.text


def test_a_drawing_without_a_caption_may_be_a_box_of_text():
    read = drawing(Sheet(), "There were two boats.")
    assert read.images == ()
    assert "boats in the north" in read.text


def test_a_sentence_around_a_picture_stays_whole():
    sheet = Sheet()
    sheet.prose(lines=3)
    sheet.canvas.drawString(70, 780 - 36, "In the evening the captain went to the mayor and asked him about")
    sheet.put(photograph())
    sheet.canvas.drawString(100, 405, "Figure 1. The harbour from the north.")
    sheet.canvas.drawString(70, 370, "the letters from the museum, which had come by the last boat of the")
    sheet.canvas.drawString(70, 358, "year.")
    read = sheet.read()
    assert "asked him about the letters from the museum" in read.text
    assert kinds(read) == [BlockKind.PARAGRAPH, BlockKind.IMAGE, BlockKind.CAPTION]


@pytest.mark.parametrize(
    ("name", "value"), [("MOST_DRAWN", 0), ("_ALL_PIXELS", 10), ("MAX_PIXELS", 10), ("MAX_TOTAL", 9)]
)
def test_pictures_beyond_a_limit_are_counted(monkeypatch: pytest.MonkeyPatch, name: str, value: int):
    monkeypatch.setattr(pdf_pictures, name, value)
    sheet = Sheet()
    sheet.prose()
    sheet.put(photograph("RGB", "PNG"))
    read = sheet.read()
    assert read.images == ()
    assert read.layout is not None
    assert read.layout.missing_images == 1


def test_a_page_of_thousands_of_strokes_is_not_drawn(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pdf_pictures, "MOST_OBJECTS", 2)
    sheet = Sheet()
    sheet.prose()
    sheet.put(photograph())
    assert sheet.read().images == ()


def test_the_picture_of_a_running_head_is_no_part_of_the_text():
    sheet = Sheet()
    for page in range(4):
        sheet.put(photograph(), x=70, y=790, width=90, height=40)
        sheet.prose(top=740, lines=14 + page)
        if page < 3:
            sheet.canvas.showPage()
    assert PICTURE not in sheet.read().text
