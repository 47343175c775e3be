"""Files made to do harm, one for each trick that is known to us; and the sound files that mutants are made of."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from tests.formats import docx_samples, epub_samples, pdf_press, pdf_samples
from tests.formats.mutants import packed

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROSE = "The harbour of Osby was closed in the winter of 1907, and the council asked why. Nobody answered.\n\n"
_TEXT = "The Long Wall\n\n" + _PROSE * 12 + "- a rope\n- a lamp\n\n" + "Füße, naïve, 日本語, 🎈, שלום\n\n" + _PROSE * 4
_MARKDOWN = (
    "---\ntitle: The Long Wall\ndate: 2021-08-27\n---\n\n# The Long Wall\n\n" + _PROSE * 3 + "## Ropes\n\n"
    "1. one\n2. two\n   - deeper\n\n> said **he** with [a link](https://example.org/x) and `code`\n\n"
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\n![wall](wall.png)\n\n" + _PROSE * 3
)
_PAGE = (
    "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>The Long Wall</title>"
    "<meta name='author' content='Ada Example'><meta property='article:published_time' content='2021-08-27'></head>"
    "<body><nav><a href='/'>Home</a></nav><article><h1>The Long Wall</h1>"
    + "".join(f"<p>{_PROSE.strip()} <a href='#n{n}'>[{n}]</a> <b>bold</b></p>" for n in range(8))
    + "<ul><li>rope</li><li>lamp<ol><li>deep</li></ol></li></ul><table><tr><th>Year<th>Boats<tr><td>1901<td>12</table>"
    "<figure><img src='data:image/png;base64,iVBORw0KGgo=' alt='wall'><figcaption>The wall.</figcaption></figure>"
    "<blockquote>Nobody answered.</blockquote></article><footer>All rights reserved</footer></body></html>"
)


def samples() -> dict[str, tuple[bytes, ...]]:
    """Return sound files by suffix."""
    return {
        ".txt": (_TEXT.encode(), _TEXT.encode("utf-16"), _TEXT.encode("cp1252", "replace")),
        ".md": (_MARKDOWN.encode(),),
        ".html": (_PAGE.encode(),),
        ".epub": (epub_samples.pandoc_book().data(), epub_samples.calibre_book().data()),
        ".pdf": (
            pdf_press.pdf_of(pdf_press.a_book(chapters=2, paragraphs=4)),
            pdf_press.pdf_of(pdf_press.a_book(chapters=2, paragraphs=4, columns=2)),
            pdf_samples.with_everything(),
            pdf_samples.with_outline(),
            pdf_samples.with_letters(),
            pdf_samples.with_pictures(),
        ),
        ".docx": (
            docx_samples.a_report(),
            docx_samples.with_changes(),
            docx_samples.with_notes(),
            docx_samples.with_picture(),
        ),
    }


def hostile(suffix: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield names (with the suffix) and bytes, of all formats or of one."""
    parts = {".txt": _texts, ".md": _markdowns, ".html": _pages, ".xhtml": _pages, ".epub": _epubs, ".docx": _docxs}
    for part in [{**parts, ".pdf": _pdfs}[suffix]] if suffix else (*dict.fromkeys(parts.values()), _pdfs):
        yield from part()


def _texts() -> Iterator[tuple[str, bytes]]:
    mib = 1 << 20
    yield "commas.txt", b"," * (20 * mib)
    yield "one-word.txt", b"a" * (30 * mib)
    yield "one-line.txt", b"a b. " * (4 * mib)
    yield "lines.txt", b"\n" * (20 * mib) + b"a"
    yield "short-lines.txt", b"a\n" * (8 * mib)
    yield "tabs.txt", b"a\tb\tc\n" * (3 * mib)
    yield "accents.txt", ("e" + "\u0301" * 4_000_000).encode()
    yield "brackets.txt", b"([{" * (5 * mib)
    yield "markers.txt", b"- " * (6 * mib)
    yield "quotes.txt", b"> " * (6 * mib)
    yield "bars.txt", b"|" * (10 * mib)
    yield "digits.txt", b"1" * (10 * mib) + b"."
    yield "cut-utf16.txt", b"\xff\xfe" + "a".encode("utf-16-le") * mib + b"\xd8"
    yield "surrogates.txt", ("\ud800" * 100_000).encode("utf-16-le", "surrogatepass")
    yield "nul.txt", b"a\0b" * mib
    yield "too-large.txt", b"a " * (17 * mib)


def _markdowns() -> Iterator[tuple[str, bytes]]:
    yield "quotes.md", b"> " * 50_000 + b"a"
    yield "lists.md", "".join("  " * n + "- a\n" for n in range(2000)).encode()
    yield "brackets.md", b"[" * 200_000
    yield "links.md", b"[a](" * 100_000
    yield "images.md", b"![" * 100_000
    yield "stars.md", b"*a_ " * 300_000
    yield "ticks.md", b"".join(b"`" * n + b" " for n in range(2000))
    yield "angles.md", b"<" * 500_000
    yield "comment.md", b"<!--" * 200_000
    yield "table.md", b"|" + b"a|" * 30_000 + b"\n|" + b"-|" * 30_000 + b"\n" + (b"|" + b"b|" * 300 + b"\n") * 300
    yield "references.md", b"".join(b"[%d]: <x>\n" % n for n in range(60_000)) + b"[1]" * 60_000
    yield "entities.md", b"&amp" * 500_000
    yield "front.md", b"---\n" + b"a: b\n" * 500_000 + b"---\nwords"
    yield "html.md", b"<div " + b"a=b " * 300_000 + b">words"


def _pages() -> Iterator[tuple[str, bytes]]:
    laugh = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    yield "attributes.html", b"<html><body><p " + b"".join(b"a%d=1 " % n for n in range(200_000)) + b">words</p>"
    yield "deep.html", b"<div>" * 200_000 + b"words"
    yield "deep-mixed.html", b"<ul><li><b><i>" * 50_000 + b"words"
    yield "commas.html", b"<p>" + b"," * 10_000_000
    yield "paragraphs.html", b"<p>a" * 1_000_000
    yield "links.html", b"<a href=x>" * 300_000 + b"words"
    yield "tables.html", b"<table><tr><td>" * 20_000 + b"words"
    yield "spans.html", b"<table><tr><td colspan=1000000000 rowspan=1000000000>a<td>b</table>" * 1000
    yield "cells.html", b"<table>" + b"<tr>" + b"<td>a" * 500_000
    yield "laughs.html", f'<!DOCTYPE html [<!ENTITY l0 "ha">{laugh}]><html><body><p>&l11;</p></body></html>'.encode()
    yield (
        "laughs.xhtml",
        (
            f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{laugh}]>'
            '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>&l11;</p></body></html>'
        ).encode(),
    )
    yield (
        "outside.xhtml",
        (
            b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            b'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>The wall said &x; to the harbour.</p></body></html>'
        ),
    )
    yield "data.html", b"<p>a wall</p><img src='data:image/png;base64," + b"A" * 30_000_000 + b"'>"
    yield "styles.html", b"<style>" + b"a{b:c}" * 2_000_000 + b"</style><p style='" + b"a:b;" * 500_000 + b"'>words"
    yield "comments.html", b"<!--" * 500_000 + b"<p>words"
    yield "scripts.html", b"<script>" * 200_000 + b"<p>words"
    yield "json.html", b"<script type='application/ld+json'>" + b"[" * 500_000 + b"</script><p>The wall was long.</p>"
    yield "numbers.html", b"<p>" + b"&#x110000;&#0;&#xd800;&#99999999999;" * 100_000
    yield "declared.html", b"<meta charset=utf-7><p>+ADw-script+AD4- and words of the wall</p>"
    yield "quotes.html", b"<p title=" + b"\"'" * 2_000_000 + b">words"


def _epubs() -> Iterator[tuple[str, bytes]]:
    book = epub_samples.pandoc_book()
    blank = b"<html xmlns='http://www.w3.org/1999/xhtml'><body><p>" + b" " * (200 << 20) + b"</p></body></html>"
    chapter = book.spine[0]
    book.files[chapter] = blank
    yield "bomb.epub", book.data()
    for name, page in (("laughs", "laughs.xhtml"), ("outside", "outside.xhtml"), ("attributes", "attributes.html"),
                       ("deep", "deep.html")):  # fmt: skip
        book = epub_samples.pandoc_book()
        book.files[chapter] = dict(_pages())[page]
        yield f"{name}.epub", book.data()
    book = epub_samples.pandoc_book()
    book.spine = book.spine * 20_000
    yield "spine.epub", book.data()
    book = epub_samples.pandoc_book()
    book.extra = {f"x{n}": b"" for n in range(30_000)}
    yield "entries.epub", book.data()
    inner = epub_samples.pandoc_book().data()
    for _ in range(8):
        inner = packed({"mimetype": b"application/epub+zip", "book.epub": inner})
    yield "nested.epub", inner
    yield "no-archive.epub", b"PK\x03\x04" + b"\0" * 1000
    yield "empty.epub", packed({})
    yield (
        "container.epub",
        packed({"META-INF/container.xml": epub_samples.CONTAINER.format("../../etc/passwd").encode()}),
    )


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _docxs() -> Iterator[tuple[str, bytes]]:
    def with_body(body: str, head: str = "") -> bytes:
        xml = f"{head}<w:document {_W}><w:body>{body}</w:body></w:document>".encode()
        return docx_samples.changed(docx_samples.a_report(), {"word/document.xml": xml})

    laugh = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    paragraph = "<w:p><w:r><w:t>The wall was long.</w:t></w:r></w:p>"
    yield "bomb.docx", with_body("<w:p><w:r><w:t>" + " " * (150 << 20) + "</w:t></w:r></w:p>")
    yield "laughs.docx", with_body("<w:p><w:r><w:t>&l11;</w:t></w:r></w:p>", f'<!DOCTYPE x [<!ENTITY l0 "ha">{laugh}]>')
    yield "outside.docx", with_body("&x;", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    yield "deep.docx", with_body("<w:ins>" * 100_000)
    yield "deep-tables.docx", with_body("<w:tbl><w:tr><w:tc>" * 80 + paragraph + "</w:tc></w:tr></w:tbl>" * 80)
    yield "paragraphs.docx", with_body(paragraph * 400_000)
    yield "spans.docx", with_body(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999"/></w:tcPr>' + paragraph + "</w:tc><w:tc>" + paragraph
        + "</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    yield "attributes.docx", with_body("<w:p " + " ".join(f'w:a{n}="1"' for n in range(200_000)) + "/>" + paragraph)
    yield "cells.docx", with_body("<w:tbl><w:tr>" + f"<w:tc>{paragraph}</w:tc>" * 100_000 + "</w:tr></w:tbl>")
    merged = '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc>'
    yield "merged.docx", with_body("<w:tbl>" + f"<w:tr>{merged * 40}</w:tr>" * 3000 + "</w:tbl>")
    numbers = "".join(
        f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="{"%1" * 500}"/></w:lvl>' for n in range(9)
    )
    deep = '<w:ilvl w:val="99999999999"/><w:numId w:val="1"/>'
    yield "numbers.docx", docx_samples.changed(
        with_body(f"<w:p><w:pPr><w:numPr>{deep}</w:numPr></w:pPr></w:p>{paragraph}"),
        {"word/numbering.xml": f'<w:numbering {_W}><w:abstractNum w:abstractNumId="1">{numbers}</w:abstractNum>'
         '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'.encode()},
    )  # fmt: skip
    loop = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    yield (
        "styles.docx",
        docx_samples.changed(
            with_body(f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr></w:p>{paragraph}'),
            {"word/styles.xml": f"<w:styles {_W}>{loop}</w:styles>".encode()},
        ),
    )


def _pdf(objects: dict[int, bytes], root: int = 1) -> bytes:
    """Return a PDF of these objects, with a right table of them."""
    out = b"%PDF-1.7\n"
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    return out + b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (max(objects) + 1, root, table)


def _page_with(content: bytes, box: bytes = b"[0 0 600 800]", extra: dict[int, bytes] | None = None) -> bytes:
    packed_content = zlib.compress(content)
    return _pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox" + box + b"/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
            b"/XObject<</X 6 0 R>>>>>>",
            4: b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed_content), packed_content),
            5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            **(extra or {}),
        }
    )


def _pdfs() -> Iterator[tuple[str, bytes]]:
    show = b"BT /F 9 Tf 50 700 Td (The wall of Osby.) Tj ET\n"
    kids = b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999>>"
    yield "page-loop.pdf", _pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: kids})
    yield "many-pages.pdf", _pdf(
        {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[" + b"3 0 R " * 200_000 + b"]/Count 200000>>",
         3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"}
    )  # fmt: skip
    yield "bomb.pdf", _page_with(b" " * (600 << 20))
    yield "operators.pdf", _page_with(b"q Q " * 10_000_000)
    yield (
        "signs.pdf",
        _page_with(b"".join(b"BT /F 9 Tf %d %d Td (wall) Tj ET\n" % (n % 600, n % 800) for n in range(500_000))),
    )
    yield "one-line.pdf", _page_with(b"BT /F 0.001 Tf 5 700 Td (" + b"wall " * 2_000_000 + b") Tj ET")
    yield "huge-box.pdf", _page_with(show, b"[0 0 1e38 1e38]")
    yield "no-box.pdf", _page_with(show, b"[0 0 0 0]")
    yield "huge-font.pdf", _page_with(b"BT /F 1e30 Tf 1e30 -1e30 Td (wall of the harbour) Tj ET " + show)
    yield "matrix.pdf", _page_with(b"1e30 0 0 1e-30 1e30 0 cm " + show * 100)
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 10>>"
    form += b"stream\n/X Do /X Do\nendstream"
    yield "form-loop.pdf", _page_with(show + b"/X Do", extra={6: form})
    outline = b"<</Title(a)/Parent 7 0 R/Next 8 0 R/First 8 0 R/Prev 8 0 R>>"
    yield (
        "outline-loop.pdf",
        _page_with(show, extra={7: b"<</First 8 0 R/Last 8 0 R/Count 9>>", 8: outline}).replace(
            b"/Catalog", b"/Catalog/Outlines 7 0 R"
        ),
    )
    yield "labels.pdf", _page_with(show).replace(b"/Catalog", b"/Catalog/PageLabels<</Nums[0<</S/r/St 2147483647>>]>>")
    image = b"<</Type/XObject/Subtype/Image/Width 2000000000/Height 2000000000/BitsPerComponent 8"
    image += b"/ColorSpace/DeviceRGB/Length 3>>stream\nabc\nendstream"
    yield "image.pdf", _page_with(b"/X Do", extra={6: image})
    yield "header-only.pdf", b"%PDF-1.7"
    yield "deep.pdf", _pdf({1: b"[" * 300_000})
