"""Books as pandoc, Calibre and Sigil write them, and books that were made to do harm."""

from __future__ import annotations

import base64
import io
import zipfile
from datetime import date

import pytest

from studyapp.domain.document import BlockKind, DateSource, Document, ImportedText
from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.domain.layout import MarkKind
from studyapp.formats.epub import read_epub_file
from tests.formats.epub_samples import CONTAINER, Book, calibre_book, chapter, pandoc_book, png


def read(book: Book) -> ImportedText:
    imported = read_epub_file(book.data(), "book.epub")
    Document.create(imported)
    return imported


def blocks(imported: ImportedText, *kinds: BlockKind) -> list[str]:
    return [block.span.of(imported.text) for block in imported.blocks if not kinds or block.kind in kinds]


def notes(imported: ImportedText) -> list[tuple[str, str, str]]:
    assert imported.layout is not None
    return [
        (imported.text[: mark.start].split()[-1], mark.words, mark.target.of(imported.text) if mark.target else "")
        for mark in imported.layout.marks
        if mark.kind is MarkKind.NOTE
    ]


def refusal(data: bytes) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        read_epub_file(data, "book.epub")
    assert caught.value.name == "book.epub"
    return caught.value


def test_chapters_come_in_reading_order_with_the_levels_of_their_headings():
    book = read(pandoc_book())
    headings = [(b.level, b.span.of(book.text)) for b in book.blocks if b.kind is BlockKind.HEADING]
    assert headings == [(2, "The first crossing"), (2, "The second crossing"), (3, "Iron")]
    assert "Contents" not in book.text
    assert "Nobody believed that it would hold 😀." in book.text


def test_the_package_says_title_author_language_and_day():
    book = read(pandoc_book())
    assert (book.title, book.language, book.date) == ("The Pontoon Bridge", "en", date(1998, 4, 21))
    assert book.date_source is DateSource.METADATA
    assert book.layout is not None
    assert (book.layout.authors, book.layout.publisher) == (("Ada Brook",), "Pontoon Press")


def test_notes_are_found_where_the_maker_names_them_and_where_links_tell():
    assert notes(read(pandoc_book())) == [("river.", "1", "Some say forty-two.")]
    book = read(calibre_book())
    assert notes(book) == [("Monday.", "1", "The log says Tuesday."), ("down.", "2", "The log is lost.")]
    assert blocks(book, BlockKind.FOOTNOTE) == ["The log says Tuesday.", "The log is lost."]
    assert "on a Monday. She came back" in book.text


def test_contents_come_from_the_navigation_document_or_the_ncx():
    for book, wanted in (
        (pandoc_book(), [(1, "The first crossing"), (1, "The second crossing"), (2, "Iron")]),
        (calibre_book(), [(1, "Chapter One"), (1, "Notes")]),
    ):
        imported = read(book)
        assert imported.layout is not None
        assert [(line.level, line.title) for line in imported.layout.contents] == wanted
        assert all(imported.text.startswith(line.title, line.start) for line in imported.layout.contents)


def test_a_line_that_the_contents_name_is_a_heading():
    assert blocks(read(calibre_book()), BlockKind.HEADING) == ["Chapter One", "Notes"]


def test_printed_pages_begin_where_the_book_says():
    book = read(pandoc_book())
    assert book.layout is not None
    assert [(page.label, book.text[page.start :][:8]) for page in book.layout.pages] == [
        ("1", "In 1871 "),
        ("2", " Then th"),
    ]


def test_classes_of_a_style_sheet_are_marks():
    book = read(calibre_book())
    assert book.layout is not None
    slanted = [book.text[m.start : m.end] for m in book.layout.marks if m.kind is MarkKind.EMPHASIS]
    assert slanted == ["Morning Star"]


def test_pictures_and_the_cover_come_from_the_archive():
    book = read(pandoc_book())
    assert book.layout is not None
    (figure,) = book.layout.figures
    assert (figure.words, book.text[figure.start]) == ("Boats side by side", "\ufffc")
    assert figure.caption is not None
    assert figure.caption.of(book.text) == "The bridge in summer."
    data = {image.id: image.data for image in book.images}
    assert book.layout.cover is not None
    assert (data[figure.image_id], data[book.layout.cover]) == (png(), png(200, 300, 30))
    old = read(calibre_book())
    assert old.layout is not None
    assert [figure.image_id for figure in old.layout.figures] == [old.layout.cover]


def test_a_picture_outside_the_archive_is_counted_and_never_read():
    body = (
        "<p>Words.</p><p><img src='../../../../etc/passwd'/><img src='file:///etc/passwd'/>"
        "<img src='https://spy.example/x.png'/><img src='missing.png'/></p>"
    )
    book = read(Book({"a.xhtml": chapter(body)}, ("a.xhtml",)))
    assert book.text == "Words."
    assert book.images == ()
    assert book.layout is not None
    assert book.layout.missing_images > 0


def test_files_out_of_the_reading_order_come_last():
    files: dict[str, str | bytes] = {
        "notes.xhtml": chapter("<p>Aside.</p>"),
        "a.xhtml": chapter("<p>First.</p>"),
        "b.xhtml": chapter("<p>Second.</p>"),
    }
    book = Book(files, ("notes.xhtml", "a.xhtml", "b.xhtml"), not_linear=frozenset({"notes.xhtml"}))
    assert read(book).text == "First.\n\nSecond.\n\nAside."


def test_a_chapter_that_is_not_well_formed_is_read_as_browsers_do():
    files: dict[str, str | bytes] = {
        "a.xhtml": "<html><body><p>One &nbsp;&hellip; two<br>three<p>four</body>",
        "b.xhtml": '<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>Café</p></body></html>'.encode("latin-1"),
    }
    assert read(Book(files, ("a.xhtml", "missing.xhtml", "b.xhtml"))).text == "One … two\nthree\n\nfour\n\nCafé"


def test_right_to_left_signs_combining_marks_and_line_ends_are_right_to_the_code_point():
    body = "<p>שלום\r\nעולם</p><p>e\u0301 👩\u200d🚀 <b>𝒳</b></p><p>第一章\n開始</p>"
    book = read(Book({"a.xhtml": chapter(body)}, ("a.xhtml",)))
    assert book.text == "שלום עולם\n\né 👩\u200d🚀 𝒳\n\n第一章開始"
    assert book.layout is not None
    (mark,) = book.layout.marks
    assert book.text[mark.start : mark.end] == "𝒳"


@pytest.mark.parametrize(
    "algorithm", ["http://www.w3.org/2001/04/xmlenc#aes128-cbc", "http://www.w3.org/2001/04/xmlenc#aes256-cbc"]
)
def test_copy_protection_is_named(algorithm: str):
    assert refusal(_encrypted(algorithm, "OEBPS/a.xhtml")).reason is Unreadable.PROTECTED


def test_scrambled_fonts_are_no_copy_protection():
    data = _encrypted("http://www.idpf.org/2008/embedding", "OEBPS/a.xhtml")
    assert read_epub_file(data, "book.epub").text == "Words."
    data = _encrypted("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/font.otf")
    assert read_epub_file(data, "book.epub").text == "Words."


def _encrypted(algorithm: str, path: str) -> bytes:
    encryption = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
        f'<e:EncryptedData><e:EncryptionMethod Algorithm="{algorithm}"/><e:CipherData>'
        f'<e:CipherReference URI="{path}"/></e:CipherData></e:EncryptedData></encryption>'
    )
    book = Book({"a.xhtml": chapter("<p>Words.</p>")}, ("a.xhtml",))
    book.extra["META-INF/encryption.xml"] = encryption.encode()
    return book.data()


def test_a_bomb_is_refused_before_it_is_unpacked():
    big = "<p>" + "a" * (30 << 20) + "</p>"
    error = refusal(Book({"a.xhtml": chapter(big)}, ("a.xhtml",)).data())
    assert error.reason is Unreadable.BOMB
    assert "MiB" in error.details


def test_an_archive_that_is_none_or_without_a_package_is_damaged():
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER.format("../../etc/passwd"))
    for data in (b"PK\x03\x04", b"no zip", pandoc_book().data()[:-200], empty.getvalue()):
        assert refusal(data).reason is Unreadable.DAMAGED


def test_a_package_with_broken_bytes_is_read_all_the_same():
    book = calibre_book()
    book.files["toc.ncx"] = str(book.files["toc.ncx"]).encode().replace(b"Notes", b"N\xed\xb0\x80tes &#xd800;")
    book.metadata = "<dc:title>Log &#xdfff;</dc:title>"
    assert "Morning Star" in read(book).text


def test_a_book_of_pictures_alone_holds_no_text():
    book = Book({"a.xhtml": chapter("<p><img src='b.png'/></p>"), "b.png": png()}, ("a.xhtml",))
    assert refusal(book.data()).reason is Unreadable.EMPTY


def test_entities_are_not_followed_and_do_not_multiply():
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">'
        '<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>Words &c; &x; end</p></body></html>'
    )
    text = read(Book({"a.xhtml": bomb}, ("a.xhtml",))).text
    assert "root" not in text
    assert "haha" not in text
    assert text.startswith("Words")


def test_printed_pages_come_from_an_old_table_of_contents_too():
    book = calibre_book()
    target = '<pageTarget><navLabel><text>7</text></navLabel><content src="ch1.html#calibre_pb_0"/></pageTarget>'
    book.files["toc.ncx"] = str(book.files["toc.ncx"]).replace("</ncx>", f"<pageList>{target}</pageList></ncx>")
    imported = read(book)
    assert imported.layout is not None
    (page,) = imported.layout.pages
    assert (page.label, imported.text[page.start :].startswith("Chapter One")) == ("7", True)


def test_a_chapter_has_its_own_style_sheet_and_pictures_inside_it():
    picture = "data:image/png;base64," + base64.b64encode(png()).decode()
    body = f"<style>.loud{{font-weight:bold}}</style><p>The <i class='loud'>gate</i>.</p><p><img src='{picture}'/></p>"
    imported = read(Book({"a.xhtml": chapter(body)}, ("a.xhtml",)))
    assert imported.layout is not None
    assert {mark.kind for mark in imported.layout.marks} == {MarkKind.STRONG, MarkKind.EMPHASIS}
    assert [image.data for image in imported.images] == [png()]


def test_a_chapter_made_to_do_harm_stops_the_book():
    bad = "<p " + " ".join(f"a{number}=''" for number in range(30_000)) + ">x</p>"
    book = Book({"a.xhtml": chapter("<p>Words.</p>"), "b.xhtml": chapter(bad)}, ("a.xhtml", "b.xhtml"))
    assert refusal(book.data()).reason is Unreadable.LIMITS


def test_the_page_of_contents_is_no_chapter_where_the_guide_names_it():
    contents = chapter("<p>Chapter One</p>")
    book = Book({"c.xhtml": contents, "a.xhtml": chapter("<p>Words.</p>")}, ("c.xhtml", "a.xhtml"), version="2.0")
    book.guide = '<guide><reference type="text" href="a.xhtml"/><reference type="toc" href="c.xhtml"/></guide>'
    assert read(book).text == "Words."
