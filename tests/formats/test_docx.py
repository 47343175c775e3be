"""Word files: what a person sees in Word is what is read, with the parts of the file in their roles."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest

from studyapp.domain.document import Document, ImportedText
from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.domain.layout import PICTURE, MarkKind
from studyapp.formats.docx import read_docx_file
from tests.formats import docx_samples


def blocks(read: ImportedText) -> list[tuple[str, int, str]]:
    Document.create(read)
    return [(block.kind.value, block.level, block.span.of(read.text)) for block in read.blocks]


def refusal(data: bytes) -> Unreadable:
    with pytest.raises(UnreadableFileError) as caught:
        read_docx_file(data, "a.docx")
    return caught.value.reason


def test_a_report_is_read_with_its_parts_in_their_roles():
    read = read_docx_file(docx_samples.a_report(), "report.docx")
    assert blocks(read) == [
        ("heading", 1, "The Harbour Report"),
        ("heading", 2, "What was found in 2021"),
        ("paragraph", 1, "The engineer found a crack in the wall of the harbour."),
        ("heading", 3, "In the north"),
        ("list_item", 1, "The first boat left at noon."),
        ("list_item", 1, "The second boat waited."),
        ("list_item", 1, "Close the gate."),
        ("list_item", 1, "Call the captain."),
        ("quotation", 1, "We had no bread and no light."),
        ("table", 1, "Year\tBoats\n1901\t12\n1902\t15"),
        ("caption", 1, "Table 1. Boats in the harbour."),
        ("heading", 2, "In the south"),
        ("paragraph", 1, "The wall is sound.\nIt was built well."),
    ]
    assert "• The first boat" in read.text
    assert "2. Call the captain." in read.text
    assert (read.title, str(read.date), read.language) == ("The Harbour Report", "2021-08-27", "en")
    assert read.layout is not None
    assert read.layout.authors == ("Ada Example",)
    assert [cell.column for cell in read.layout.tables[0].cells] == [0, 1, 0, 1, 0, 1]
    (mark,) = [mark for mark in read.layout.marks if mark.kind is MarkKind.STRONG]
    assert read.text[mark.start : mark.end] == "crack"


def test_insertions_are_in_deletions_out_fields_show_their_result_and_boxes_come_once():
    read = read_docx_file(docx_samples.with_changes(), "a.docx")
    assert [text for _, _, text in blocks(read)] == ["The captain always came on page 12.", "A word from the box."]


def test_a_note_is_a_mark_and_a_block_and_comments_are_kept_apart():
    read = read_docx_file(docx_samples.with_notes(), "a.docx")
    assert blocks(read) == [
        ("paragraph", 1, "The letters were kept in the museum."),
        ("footnote", 1, "In the second room."),
    ]
    assert read.layout is not None
    (mark,) = read.layout.marks
    assert (mark.kind, mark.words, read.text[: mark.start]) == (MarkKind.NOTE, "1", "The letters were kept")
    assert mark.target == read.blocks[1].span
    assert read.layout.left_out == ("Check this.",)


def test_a_picture_stands_in_the_text_with_its_caption():
    read = read_docx_file(docx_samples.with_picture(), "a.docx")
    assert [(kind, text) for kind, _, text in blocks(read)][1:] == [
        ("image", PICTURE),
        ("caption", "Figure 1. The harbour."),
    ]
    assert read.layout is not None
    (figure,) = read.layout.figures
    assert figure.caption == read.blocks[2].span
    assert [image.id for image in read.images] == [figure.image_id]


def test_headings_are_known_in_every_language():
    read = read_docx_file(docx_samples.translated(), "a.docx")
    assert blocks(read) == [
        ("heading", 2, "Am Hafen"),
        ("heading", 2, "Im Dorf"),
        ("heading", 3, "Am Rand"),
        ("paragraph", 1, "Das Wasser stand hoch."),
    ]


def test_a_document_type_is_refused():
    evil = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    assert refusal(docx_samples.changed(docx_samples.a_report(), {"word/document.xml": evil})) is Unreadable.DAMAGED


def test_a_bomb_is_named():
    bomb = b"<x>" + b" " * (60 << 20) + b"</x>"
    assert refusal(docx_samples.changed(docx_samples.a_report(), {"word/document.xml": bomb})) is Unreadable.BOMB


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 and no more", Unreadable.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", Unreadable.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Unreadable.ENCRYPTED),
        (docx_samples.changed(docx_samples.a_report(), {"word/document.xml": b"<broken"}), Unreadable.DAMAGED),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, reason: Unreadable):
    assert refusal(data) is reason


def test_form_fields_newer_forms_and_signs_of_their_own_are_read():
    read = read_docx_file(docx_samples.with_controls(), "controls.docx")
    text = read.text
    for words in (
        "From a form field.",
        "Chosen in the middle, twenty-one times.\nNext line.",
        "The newer form.",
        "and plain.",
        "A heading by its level",
    ):
        assert words in text
    assert "The older form." not in text
    assert read.layout.missing_images == 1
    assert any(cell.rows == 2 for table in read.layout.tables for cell in table.cells)


def test_progress_is_told_between_the_blocks():
    shares: list[float] = []
    read_docx_file(docx_samples.a_report(), "report.docx", on_progress=shares.append)
    assert shares[0] == 0
    assert shares == sorted(shares)
    assert max(shares) <= 0.9


@pytest.mark.parametrize(
    ("data", "reason"),
    [(docx_samples.pictures_only(), Unreadable.PICTURES_ONLY), (docx_samples.blank(), Unreadable.EMPTY)],
)
def test_a_file_without_words_is_refused_and_said_to_be_pictures_where_it_is(data: bytes, reason: Unreadable):
    assert refusal(data) is reason


def document_xml(body: str) -> bytes:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    maths = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    return f"<w:document {names} {maths}><w:body>{body}</w:body></w:document>".encode()


def test_a_strict_file_says_the_same_by_other_names():
    data = docx_samples.a_report()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    strict = {
        name: re.sub(
            rb"http://schemas\.openxmlformats\.org/(wordprocessingml|drawingml|officeDocument)/2006/",
            rb"http://purl.oclc.org/ooxml/\1/",
            part,
        )
        for name, part in parts.items()
    }
    assert strict["word/document.xml"] != parts["word/document.xml"]
    assert blocks(read_docx_file(docx_samples.changed(data, strict), "a.docx")) == blocks(
        read_docx_file(data, "a.docx")
    )


def test_formulas_and_signs_of_other_fonts_are_words_of_their_paragraph():
    base, power = (f"<m:r><m:t>{words}</m:t></m:r>" for words in ("c", "2"))
    formula = f"<m:oMath><m:sSup><m:e>{base}</m:e><m:sup>{power}</m:sup></m:sSup></m:oMath>"
    before, after = (f"<w:t xml:space='preserve'>{words}</w:t>" for words in ("It is E = m", ", and "))
    sign = "<w:sym w:font='Symbol' w:char='F061'/>"
    body = f"<w:p><w:r>{before}</w:r>{formula}<w:r>{after}{sign}</w:r></w:p>"
    data = docx_samples.changed(docx_samples.blank(), {"word/document.xml": document_xml(body)})
    assert blocks(read_docx_file(data, "a.docx")) == [("paragraph", 1, "It is E = mc^2, and α")]


def test_a_picture_that_is_packed_like_a_bomb_is_left_out_and_the_text_is_read():
    data = docx_samples.with_picture()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        (name,) = [name for name in archive.namelist() if name.startswith("word/media/")]
    read = read_docx_file(docx_samples.changed(data, {name: bytes(4 << 20)}), "a.docx")
    assert "The harbour in the winter" in read.text
    assert read.images == ()
    assert read.layout is not None
    assert read.layout.missing_images == 1


def test_a_table_that_only_holds_tables_is_a_frame_for_them():
    document = docx.Document()
    frame = document.add_table(rows=2, cols=1)
    for number, words in enumerate(("Boats", "Letters")):
        cell = frame.cell(number, 0)
        cell.paragraphs[0].add_run(words)
        inner = cell.add_table(rows=2, cols=2)
        for row in range(2):
            for column in range(2):
                inner.cell(row, column).text = f"{words} of the harbour, {row}, {column}"
    read = read_docx_file(docx_samples.saved(document), "a.docx")
    assert [kind for kind, _, _ in blocks(read)] == ["paragraph", "table", "paragraph", "table"]
    frame.cell(0, 0).paragraphs[0].add_run(" and what was said about them in the long winter of the island" * 5)
    read = read_docx_file(docx_samples.saved(document), "a.docx")
    assert [kind for kind, _, _ in blocks(read)] == ["table"]
