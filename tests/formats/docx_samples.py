"""Makes Word files with the library that Word users' scripts use, and by hand what that library cannot."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
import docx.document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000040000000400802000000"  # 64 x 64 pixels, of which none is there
    "25fbc1b50000000049454e44ae426082"
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def a_report() -> bytes:
    """Return a report with a title, headings, lists, a quotation, a table and properties."""
    document = docx.Document()
    document.core_properties.title = "The Harbour Report"
    document.core_properties.author = "Ada Example"
    document.core_properties.created = datetime(2021, 8, 27, tzinfo=UTC)
    document.add_paragraph("The Harbour Report", style="Title")
    document.add_heading("What was found in 2021", 1)
    paragraph = document.add_paragraph("The engineer found a ")
    paragraph.add_run("crack").bold = True
    paragraph.add_run(" in the wall\tof the harbour.")
    document.add_heading("In the north", 2)
    for text in ("The first boat left at noon.", "The second boat waited."):
        document.add_paragraph(text, style="List Bullet")
    for text in ("Close the gate.", "Call the captain."):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("We had no bread and no light.", style="Quote")
    table = document.add_table(rows=3, cols=2)
    for row, cells in enumerate((("Year", "Boats"), ("1901", "12"), ("1902", "15"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.add_paragraph("Table 1. Boats in the harbour.", style="Caption")
    document.add_heading("In the south", 1)
    broken = document.add_paragraph("The wall is sound.")
    broken.runs[0].add_break()
    broken.add_run("It was built well.")
    return saved(document)


def with_changes() -> bytes:
    """Return a paragraph with tracked changes, a field, a text box, a link, hidden words and a comment's mark."""
    document = docx.Document()
    xml = f"""
    <w:p {nsdecls("w", "r", "wp", "a")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
         xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
         xmlns:v="urn:schemas-microsoft-com:vml">
      <w:r><w:t xml:space="preserve">The captain </w:t></w:r>
      <w:del w:id="1" w:author="x"><w:r><w:delText>never </w:delText></w:r></w:del>
      <w:ins w:id="2" w:author="x"><w:r><w:t xml:space="preserve">always </w:t></w:r></w:ins>
      <w:r><w:t xml:space="preserve">came on page </w:t></w:r>
      <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF x </w:instrText></w:r>
      <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r>
      <w:r><w:fldChar w:fldCharType="end"/></w:r>
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>
      <w:r><w:t>.</w:t></w:r>
      <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>
        <w:p><w:r><w:t>A word from the box.</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>
        <mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>A word from the box.</w:t></w:r></w:p>
        </w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>
    </w:p>"""
    document.element.body.insert(0, parse_xml(xml))
    return saved(document)


def with_notes() -> bytes:
    """Return a paragraph with a footnote; its part is written by hand."""
    document = docx.Document()
    paragraph = document.add_paragraph("The letters were kept")
    run = paragraph.add_run()
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    run._r.append(reference)
    paragraph.add_run(" in the museum.")
    notes = (
        f'<w:footnotes xmlns:w="{_W}"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>In the second room.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    comments = (
        f'<w:comments xmlns:w="{_W}"><w:comment w:id="1"><w:p><w:r><w:t>Check this.</w:t></w:r></w:p>'
        "</w:comment></w:comments>"
    )
    return changed(saved(document), {"word/footnotes.xml": notes.encode(), "word/comments.xml": comments.encode()})


def pictures_only() -> bytes:
    """Return a picture alone."""
    document = docx.Document()
    _add_picture(document)
    return saved(document)


def blank() -> bytes:
    """Return a file that nobody has written in."""
    return saved(docx.Document())


def _add_picture(document: docx.document.Document) -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (64, 48), (20, 90, 160)).save(out, "PNG")
    document.add_picture(io.BytesIO(out.getvalue()))


def with_picture() -> bytes:
    """Return a picture with its caption."""
    document = docx.Document()
    document.add_paragraph("The harbour in the winter was a quiet place.")
    _add_picture(document)
    document.add_paragraph("Figure 1. The harbour.", style="Caption")
    return saved(document)


def translated() -> bytes:
    """Return a file whose style ids are German, as a German Word writes them, and a paragraph with its own level."""
    document = docx.Document()
    document.styles["Heading 1"].element.set(qn("w:styleId"), "berschrift1")
    for text in ("Am Hafen", "Im Dorf"):
        paragraph = document.add_paragraph(text)
        paragraph.style = document.styles["Heading 1"]
    own = document.add_paragraph("Am Rand")
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "1")
    own._p.get_or_add_pPr().append(level)
    document.add_paragraph("Das Wasser stand hoch.")
    return saved(document)


def changed(data: bytes, parts: dict[str, bytes]) -> bytes:
    """Return the file with parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename not in parts:
                new.writestr(info.filename, old.read(info))
        for path, part in parts.items():
            new.writestr(path, part)
    return out.getvalue()


def with_controls() -> bytes:
    """Return form fields, a choice of drawings, a link, an old picture, merged cells, and signs of their own."""
    document = docx.Document()
    names = nsdecls("w", "r", "wp", "a")
    more = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    chosen = "<w:sdt><w:sdtContent><w:r><w:t>Chosen</w:t></w:r></w:sdtContent></w:sdt>"
    signs = "<w:t> in the middle, twenty</w:t><w:noBreakHyphen/><w:t>one times.</w:t><w:cr/><w:t>Next line.</w:t>"
    newer = "<mc:Choice Requires='wps'><w:r><w:t>The newer form.</w:t></w:r></mc:Choice>"
    older = "<mc:Fallback><w:r><w:t>The older form.</w:t></w:r></mc:Fallback>"
    low = "<w:r><w:rPr><w:vertAlign w:val='subscript'/></w:rPr><w:t>low</w:t></w:r>"
    plain = "<w:r><w:rPr><w:i w:val='false'/></w:rPr><w:t> and plain.</w:t></w:r>"
    bodies = (
        f"<w:sdt {names}><w:sdtContent><w:p><w:r><w:t>From a form field.</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        f"<w:p {names}>{chosen}<w:r>{signs}</w:r></w:p>",
        f"<w:p {names} {more}><mc:AlternateContent>{newer}{older}</mc:AlternateContent></w:p>",
        f"<w:p {names}>{low}{plain}</w:p>",
        f"<w:p {names} {more}><w:r><w:pict><v:imagedata r:id='rIdGone' title='lost'/></w:pict></w:r></w:p>",
        f"<w:p {names}><w:pPr><w:outlineLvl w:val='1'/></w:pPr><w:r><w:t>A heading by its level</w:t></w:r></w:p>",
    )
    for body in bodies:
        document.element.body.insert(0, parse_xml(body))
    table = document.add_table(rows=3, cols=2)
    for row, cells in enumerate((("Year", "Boats"), ("1901", "12"), ("", "15"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    return saved(document)


def repeated(data: bytes, start: bytes, end: bytes) -> bytes:
    """Return the file with the first part of its text between two tags there twice."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("word/document.xml")
    part = text[text.index(start) : text.index(end) + len(end)]
    return changed(data, {"word/document.xml": text.replace(part, part + part, 1)})
