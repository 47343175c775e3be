"""Documents with everything that a reader must show well, in sentences of our own: book, paper, report, page.

`write(folder)` makes the files; `python -m tests.formats.show_samples FOLDER` does it for whoever wants to look.
"""

from __future__ import annotations

import base64
import io
import random
import sys
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image, ImageDraw

from tests.formats.docx_samples import changed, saved
from tests.formats.epub_samples import Book as Epub
from tests.formats.epub_samples import chapter
from tests.formats.pdf_press import Book as Pdf
from tests.formats.pdf_press import paragraph as pdf_paragraph
from tests.formats.pdf_press import pdf_of

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SENTENCES = (
    "In the spring of 1871 the council of Osby asked forty owners to lend their boats for a bridge.",
    "Mara Lindqvist, the harbour master, tied them together with ropes from the old shipyard.",
    "Nobody believed that it would hold, and yet the first carts crossed it on 3 May 1871.",
    "For nine winters the bridge was opened when the ice came, and closed again when it had gone.",
    "The people of the island paid nothing; everybody else paid a copper for each wheel.",
    "When the iron bridge was built in 1880, the boats went back to their owners, and eleven of them sailed again.",
)


def picture(width: int = 900, height: int = 520, *, clear: bool = False) -> bytes:
    """Return a drawing of a bridge of boats; `clear` has nothing behind it."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0) if clear else (206, 226, 240, 255))
    draw = ImageDraw.Draw(image)
    if not clear:
        draw.rectangle((0, height * 0.62, width, height), fill=(92, 142, 176, 255))
    for number in range(7):
        left = width * (0.05 + number * 0.13)
        hull = ((left, height * 0.6), (left + width * 0.11, height * 0.6), (left + width * 0.08, height * 0.7))
        draw.polygon((*hull, (left + width * 0.03, height * 0.7)), fill=(120, 72, 40, 255))
    draw.rectangle((0, height * 0.56, width, height * 0.595), fill=(70, 54, 40, 255))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def epub() -> bytes:
    """Return a chapter with notes, a figure, lists, a table, a poem, code, readings and printed pages."""
    first, second, third, fourth, fifth, sixth = SENTENCES
    body = (
        '<section epub:type="chapter" id="one"><h1>The first crossing</h1>'
        f'<p><span epub:type="pagebreak" id="p11" title="11"/>{first}'
        '<a href="#n1" id="r1" epub:type="noteref">1</a> <strong>Mara Lindqvist</strong>, the <em>harbour master</em>, '
        "tied them together with ropes from the old shipyard, in water of 10<sup>4</sup> cubic metres "
        f"(H<sub>2</sub>O, as the schoolmaster wrote).</p><p>{third} {fourth} "
        'How it was paid for is told <a href="#toll">below</a>; the <del>wooden</del> iron bridge has '
        '<a href="https://bridge.example/iron">a page of its own</a>.</p>'
        '<figure><img src="img/bridge.png" alt="Seven boats side by side under a roadway"/>'
        "<figcaption>The bridge in the summer of 1874, after a drawing in the council’s book.</figcaption></figure>"
        '<h2 id="toll">What it cost to cross</h2><p><span epub:type="pagebreak" id="p12" title="12"/>'
        f'{fifth}<a href="#n2" id="r2" epub:type="noteref">2</a></p>'
        "<table><tr><th>Who</th><th>1871</th><th>1875</th><th>1879</th></tr>"
        "<tr><td>A person on foot</td><td>0</td><td>1</td><td>2</td></tr>"
        "<tr><td>A cart with two wheels, with or without a load</td><td>2</td><td>4</td><td>8</td></tr>"
        '<tr><td>A herd</td><td colspan="3">after agreement with the council</td></tr></table>'
        "<p>The order of a crossing was fixed:</p>"
        '<ol start="3"><li>Ring the bell at the gate.<ol type="a"><li>Twice in daylight.</li>'
        "<li>Three times at night, so that the watch can hear it over the water and come down with a lamp.</li></ol>"
        "</li><li>Wait for the flag.</li><li>Walk; nobody runs on a bridge of boats.</li></ol>"
        "<ul><li>Ropes, tarred every autumn</li><li>Planks of larch<ul><li>the long ones for the middle</li>"
        "<li>the short ones for the banks</li></ul></li><li>Forty anchors</li></ul>"
        "<blockquote><p>We built it twice: once in our heads, when everybody laughed, and once on the water.</p>"
        "<p>The second time was easier.</p></blockquote>"
        "<h3>From the log</h3><pre><code>day    carts  feet\n3 May     41   210\n4 May     38   199</code></pre>"
        "<p>In Japanese the word is <ruby>舟橋<rt>ふなばし</rt></ruby>, a bridge of boats; in Hebrew גשר סירות; "
        "and a sign of our own day is 🌉.</p>"
        '<section epub:type="footnotes"><ol><li id="n1" epub:type="footnote"><p>Some say forty-two; the council’s '
        'book names forty. <a href="#r1">↩</a></p></li><li id="n2" epub:type="footnote"><p>A copper bought a loaf. '
        'The toll was doubled twice. <a href="#r2">↩</a></p></li></ol></section></section>'
    )
    two = f'<section epub:type="chapter"><h1 id="two">The iron bridge</h1><p>{sixth}</p><p>{second}</p></section>'
    nav = (
        '<nav epub:type="toc"><h2>Contents</h2><ol><li><a href="ch1.xhtml">The first crossing</a><ol>'
        '<li><a href="ch1.xhtml#toll">What it cost to cross</a></li></ol></li>'
        '<li><a href="ch2.xhtml#two">The iron bridge</a></li></ol></nav>'
    )
    files: dict[str, str | bytes] = {
        "nav.xhtml": chapter(nav),
        "ch1.xhtml": chapter(body),
        "ch2.xhtml": chapter(two),
        "img/bridge.png": picture(),
    }
    return Epub(files, ("nav.xhtml", "ch1.xhtml", "ch2.xhtml"), nav="nav.xhtml").data()


def pdf() -> bytes:
    """Return a paper in two columns with running heads, page numbers and a footnote."""
    rng = random.Random(11)
    parts: list[tuple[str, str]] = [("title", "Bridges of Boats and Their Ropes")]
    for heading in ("Introduction", "Ropes and Anchors", "Winters", "What Was Learned"):
        parts.append(("heading", heading))
        parts.append(("paragraph", " ".join(SENTENCES[:4])))
        parts.extend(("paragraph", pdf_paragraph(rng, 5)) for _ in range(4))
    notes = {1: "1 The council’s book is kept in the museum of Osby and can be read there on Mondays."}
    look = Pdf(parts, columns=2, head="Bridges of Boats", title="Bridges of Boats and Their Ropes", footnotes=notes)
    return pdf_of(look)


def report() -> bytes:
    """Return a Word file with headings, lists, a table, a picture and a footnote."""
    document = docx.Document()
    document.core_properties.title = "Report on the Bridge of Boats"
    document.core_properties.author = "Ada Example"
    document.add_paragraph("Report on the Bridge of Boats", style="Title")
    document.add_heading("What was asked", 1)
    opening = document.add_paragraph(SENTENCES[0] + " The ")
    opening.add_run("ropes").bold = True
    opening.add_run(" came from the ")
    opening.add_run("old shipyard").italic = True
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    opening.add_run()._r.append(reference)
    opening.add_run(" in the north of the harbour.")
    document.add_heading("What was done", 1)
    for words in ("Forty boats were tied together.", "The planks were laid.", "The gate was opened on 3 May 1871."):
        document.add_paragraph(words, style="List Number")
    for words in ("Ropes", "Planks of larch", "Anchors"):
        document.add_paragraph(words, style="List Bullet")
    document.add_paragraph("Once in our heads, and once on the water.", style="Quote")
    document.add_picture(io.BytesIO(picture(640, 360)))
    document.add_paragraph("Figure 1. The bridge in summer.", style="Caption")
    rows = (("Year", "Carts", "People on foot"), ("1871", "4,210", "31,900"), ("1872", "5,044", "40,112"))
    table = document.add_table(rows=3, cols=3)
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    document.add_paragraph("Table 1. Who crossed the bridge.", style="Caption")
    document.add_heading("What it cost", 2)
    document.add_paragraph(SENTENCES[4])
    document.add_paragraph(SENTENCES[5])
    note = (
        f'<w:footnotes xmlns:w="{_W}"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">'
        "<w:p><w:r><w:t>The shipyard was closed in 1869.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    return changed(saved(document), {"word/footnotes.xml": note.encode()})


def page() -> bytes:
    """Return a saved web page with menus, adverts and comments around its article."""
    data = base64.b64encode(picture(760, 400)).decode()
    words = "".join(f"<p>{sentence} {SENTENCES[(number + 2) % 6]}</p>" for number, sentence in enumerate(SENTENCES))
    first = words[: words.index("</p>") + 4]
    menu = "".join(f'<li><a href="/{word}">{word.title()}</a></li>' for word in ("news", "weather", "harbour", "sport"))
    html = (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The bridge of forty boats | The Osby Post'
        '</title><meta name="author" content="Ada Brook"><meta property="article:published_time" '
        f'content="2021-08-27"></head><body><nav><ul>{menu}</ul></nav><article><h1>The bridge of forty boats</h1>'
        f'<p class="byline">By Ada Brook</p>{first}<h2>How it was built</h2>'
        f'<figure><img alt="Boats under a roadway" src="data:image/png;base64,{data}" width="760" height="400">'
        f"<figcaption>Seven of the forty boats.</figcaption></figure>{words}"
        "<blockquote>Once in our heads, and once on the water.</blockquote>"
        '<p>See also <a href="https://post.example/ropes">our article about ropes</a>.</p></article>'
        '<aside><h3>Most read</h3><ul><li><a href="/a">Ferry late again</a></li><li><a href="/b">Fish market opens'
        "</a></li></ul></aside><section class='comments'><h3>Comments</h3><p>First!</p><p>My grandfather owned one "
        "of the boats.</p></section><footer><p>© The Osby Post. All rights reserved. Cookies and privacy.</p></footer>"
        "</body></html>"
    )
    return html.encode()


def many_scripts() -> bytes:
    """Return a Markdown text from right to left, in Chinese and Japanese, with emoji and combining marks."""
    return (
        "# Scripts of the world\n\n"
        "هذا نص قصير عن جسر من القوارب بُني عام 1871 في مدينة صغيرة، وعبره الناس كل يوم 😀.\n\n"
        "## גשר הסירות\n\n"
        "הגשר נבנה בשנת 1871 מארבעים סירות, ואיש לא האמין שיחזיק מעמד (אבל הוא החזיק!).\n\n"
        "- פריט ראשון ברשימה\n- פריט שני, עם מילה English באמצע\n\n"
        "> ציטוט קצר מימין לשמאל.\n\n"
        "## 舟橋\n\n"
        "1871年の春、町議会は四十人の船主に船を貸すよう求めた。誰も橋が持つとは思わなかったが、五月三日に最初の荷車が渡った。\n\n"
        "桥建成以后，人们每天都从上面走过。冬天来了，桥就打开；冰化了，桥又合上。\n\n"
        "Family 👩‍👩‍👧‍👦, flag 🇸🇪, skin 👍🏽, cafe\u0301, Vie\u0323\u0302t Nam, Z\u0351\u036b\u0343\u036a "
        "and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 in one line.\n"
    ).encode()


def write(folder: Path) -> tuple[Path, ...]:
    """Write the files and return where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {
        "book.epub": epub(),
        "paper.pdf": pdf(),
        "report.docx": report(),
        "page.html": page(),
        "scripts.md": many_scripts(),
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return tuple(folder / name for name in made)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
