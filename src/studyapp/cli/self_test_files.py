"""One small file of each kind that the program reads, made here, so that `self-test` finds a reader that is missing."""

from __future__ import annotations

import io
import zipfile

SENTENCE = "The lighthouse at Velmar was lit for the first time on 3 May 1887."
_PARAGRAPH = f"{SENTENCE} Its keeper, Ines Marlow, wrote down every ship that passed, for forty years."
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def samples() -> dict[str, bytes]:
    """Return file names and contents; each text holds `SENTENCE`, and no two are equal."""
    return {"page.html": _html(), "book.epub": _epub(), "paper.docx": _docx(), "print.pdf": _pdf()}


def _html() -> bytes:
    text = (
        "<html><head><title>A page</title></head><body><nav><a href='#'>Home</a></nav>"
        f"<article><h1>A page</h1><p>{_PARAGRAPH}</p><p>{_PARAGRAPH}</p></article></body></html>"
    )
    return text.encode()


def _epub() -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
        '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">velmar</dc:identifier>'
        "<dc:title>A book</dc:title><dc:language>en</dc:language></metadata>"
        '<manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="one"/></spine></package>'
    )
    chapter = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>One</title></head>'
        f"<body><h1>One</h1><p>{_PARAGRAPH}</p></body></html>"
    )
    return _zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "book.opf": book,
            "one.xhtml": chapter,
        }
    )


def _docx() -> bytes:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )
    relationships = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="one" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    document = (
        f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>A paper. {_PARAGRAPH}</w:t></w:r></w:p></w:body>'
        "</w:document>"
    )
    return _zip({"[Content_Types].xml": types, "_rels/.rels": relationships, "word/document.xml": document})


def _pdf() -> bytes:
    """Return a page of the PDF standard's simplest kind (ISO 32000-1, annex H.3): Helvetica, one line at a time."""
    lines = ["A print.", SENTENCE, *_PARAGRAPH.removeprefix(SENTENCE).strip().split(", ")]
    shown = " ".join(f"({line}) Tj 0 -16 Td" for line in lines)
    content = f"BT /F1 11 Tf 60 720 Td {shown} ET"
    objects = [
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    ]
    written = b"%PDF-1.4\n"
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer <</Size {len(objects) + 1} /Root 1 0 R>>\nstartxref\n{len(written)}\n%%EOF\n"
    )
    return written + end.encode("ascii")


def _zip(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()
