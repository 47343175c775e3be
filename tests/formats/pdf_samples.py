"""Makes PDF files with what readers meet in them: notes, tables, outlines, pictures, turned pages, odd signs."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.formats.pdf_press import WORDS


def with_pictures() -> bytes:
    """Return a page with a photograph, a picture without loss, and a drawing, each with its caption."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for number, (form, x) in enumerate((("JPEG", 70), ("PNG", 300))):
        picture = io.BytesIO()
        Image.new("RGB", (90, 60), (200, 40 * number, 30)).save(picture, form)
        canvas.drawImage(ImageReader(picture), x, 600, 180, 120)
        canvas.drawString(x, 585, f"Figure {number + 1}. The harbour of the island.")
    canvas.beginForm("boats")
    canvas.circle(50, 50, 40)
    canvas.drawString(10, 48, "boats and letters")
    canvas.endForm()
    canvas.doForm("boats")
    for line in range(12):
        canvas.drawString(70, 500 - 14 * line, "The captain waited for the letters from the museum of the island.")
    canvas.save()
    return out.getvalue()


def scanned_pdf() -> bytes:
    """Return two pages that are pictures."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    picture = Image.new("L", (200, 280), 240)
    for _ in range(2):
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def locked_pdf() -> bytes:
    """Return a file that wants a password."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt="secret")
    canvas.drawString(70, 700, "The harbour was closed.")
    canvas.save()
    return out.getvalue()


type Lines = Sequence[tuple[float, float, float, str]]


def drawn(*pages: Lines, font: str = "Times-Roman") -> bytes:
    """Return pages with lines at (x, y, size)."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for lines in pages:
        _draw(canvas, lines, font)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def column(
    x: float, y: float, *texts: str, size: float = 11, leading: float = 14
) -> list[tuple[float, float, float, str]]:
    """Return lines that stand one below the other, the first at (x, y)."""
    return [(x, y - leading * number, size, text) for number, text in enumerate(texts)]


def rotated(lines: Lines, degrees: int) -> bytes:
    """Return one page that the file turns by so many degrees, on which the lines stand upright."""
    width, height = A4
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setPageRotation(degrees)
    canvas.transform(
        *{
            0: (1, 0, 0, 1, 0, 0),
            90: (0, 1, -1, 0, height, 0),
            180: (-1, 0, 0, -1, width, height),
            270: (0, -1, 1, 0, 0, width),
        }[degrees]
    )
    _draw(canvas, lines, "Times-Roman")
    canvas.save()
    return out.getvalue()


def with_margin(lines: Lines, upright: str) -> bytes:
    """Return one page with words that run upwards along its left edge, and others far outside it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    _draw(canvas, [*lines, (3e6, 500, 11, "Nobody can see this.")], "Times-Roman")
    canvas.translate(30, 200)
    canvas.rotate(90)
    canvas.drawString(0, 0, upright)
    canvas.save()
    return out.getvalue()


def with_sign(lines: Lines, letter: str, meaning: str) -> bytes:
    """Return one page whose font says of a letter that it means something else."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=0)
    _draw(canvas, lines, _registered("DejaVuSans"))
    canvas.save()
    said = f"<{ord(letter):04X}>".encode()
    means = f"<{meaning.encode('utf-16-be').hex().upper()}>".encode()
    data = out.getvalue()
    assert said in data
    return data.replace(said, means)


def with_bookmarks(count: int) -> bytes:
    """Return one page that so many entries of the outline lead to."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    _draw(canvas, column(70, 700, "The wall", "The gate of the harbour was closed in the winter."), "Times-Roman")
    canvas.bookmarkPage("here")
    for number in range(count):
        canvas.addOutlineEntry(f"Entry {number}", "here")
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, lines: Lines, font: str) -> None:
    for x, y, size, text in lines:
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)


def _registered(font: str) -> str:
    registerFont(TTFont(font, f"{font}.ttf"))
    return font


def with_note() -> bytes:
    """Return a page with a raised number and its footnote."""
    before = "The old letters were kept in the museum of the island."
    x = 70 + stringWidth(before, "Times-Roman", 11)
    lines = [
        (70.0, 700.0, 11.0, before),
        (x, 704.0, 6.5, "1"),
        (x + 7, 700.0, 11.0, "It was closed in"),
        (
            70.0,
            686.0,
            11.0,
            "the winter, and nobody could say when it would be opened again for the visitors of the island.",
        ),
        (70.0, 672.0, 11.0, "So the teacher wrote to the council."),
        (70.0, 93.0, 6.0, "1"),
        (75.0, 90.0, 8.0, "The letters of the captain are in the second room."),
    ]
    return drawn(lines)


def with_everything() -> bytes:
    """Return a page with a list, a caption, a table and a quotation."""
    lines: list[tuple[float, float, float, str]] = []
    y = 760.0

    def put(text: str, x: float = 70, size: float = 11, gap: float = 0) -> None:
        nonlocal y
        y -= 14 + gap
        lines.append((x, y, size, text))

    put("The council of the village met in the winter, and the engineer told it what he had seen at the bridge,")
    put("which was not much. Two boats had been sent out to bring help from the other side of the river:")
    put("• The first boat left at noon.", 80, gap=4)
    put("• The second boat waited for the doctor, who came on foot from the", 80)
    put("station.", 88)
    put("Nobody on the island had expected them so early, and the captain wrote in his report to the company:", gap=6)
    put("We had no bread and no light, and yet the people of the village stood", 100, gap=4)
    put("at the harbour until the morning and waited for the boats.", 100)
    put(
        "This is how it was told in the newspaper of the town, and this is how it has been told ever since then.", gap=4
    )
    put("Figure 1. The old bridge before the flood.", 70, 9, gap=14)
    y -= 10
    for row in (("Year", "Boats", "Crew"), ("1901", "12", "48"), ("1902", "15", "61"), ("1903", "11", "40")):
        y -= 14
        lines.extend((70.0 + 120 * column, y, 11.0, cell) for column, cell in enumerate(row))
    put(
        "The table shows how many boats were in the harbour, and how many people worked on them in those years.", gap=14
    )
    return drawn(lines)


def with_outline() -> bytes:
    """Return two pages whose headings look like text, but stand in the outline."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for level, title in enumerate(("Part of water", "Part of stone")):
        canvas.bookmarkPage(title)
        canvas.addOutlineEntry(title, title, level)
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(70, 700, title)
        canvas.drawString(70, 670, f"The engineer measured the wall of the {WORDS[level]}, and the foreman closed it.")
        canvas.drawString(70, 656, f"Nobody asked why the {WORDS[level + 5]} had been opened before the winter.")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def with_metadata(title: str, words: str) -> bytes:
    """Return a page whose file was made in 2021 by Ada Example."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setTitle(title)
    canvas.setAuthor("Ada Example")
    canvas.drawString(70, 700, f"{title}. {words} The harbour was closed for the season.")
    canvas.save()
    return out.getvalue().replace(b"D:20000101000000", b"D:20210827000000")


def with_letters() -> bytes:
    """Return a page with ligatures and a line of Hebrew, drawn as a file does: from left to right."""
    hebrew = "שלום לכל תושבי הנמל"
    return drawn(
        [(70, 700, 11, "The oﬃce ﬁnds the ﬂow of the river too strong for boats."), (300, 660, 11, hebrew[::-1])],
        font=_registered("DejaVuSans"),
    )


def blank_pdf() -> bytes:
    """Return an empty page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
