"""PDF files are read as a person reads them aloud: what a press of our own has set comes back as it was."""

from __future__ import annotations

import pytest

from studyapp.domain.document import BlockKind, DateSource, Document
from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.domain.layout import MarkKind
from studyapp.formats.pdf import read_pdf_file
from studyapp.formats.pdf_file import PdfFile
from tests.formats import pdf_samples
from tests.formats.pdf_press import Book, a_book, pdf_of

NOTE = "1 The council kept its letters in the museum of the island."


def texts(book: Book) -> list[tuple[str, str]]:
    read = read_pdf_file(pdf_of(book), "book.pdf")
    Document.create(read)
    return [(block.kind.value, block.span.of(read.text)) for block in read.blocks]


def expected(book: Book) -> list[tuple[str, str]]:
    return [("paragraph" if kind == "paragraph" else "heading", text) for kind, text in book.parts]


def assert_the_same(read: list[tuple[str, str]], said: list[tuple[str, str]]):
    """No word is lost or out of order; where a page ends with a sentence, nobody can see if its paragraph does."""
    assert " ".join(text for _, text in read) == " ".join(text for _, text in said)
    assert len(set(said) - set(read)) <= 2


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("indents", [False, True])
@pytest.mark.parametrize("justified", [False, True])
def test_columns_paragraphs_headings_and_broken_words_come_back(columns: int, indents: bool, justified: bool):
    book = a_book(chapters=6, paragraphs=7, columns=columns, indents=indents, justified=justified)
    assert_the_same(texts(book), expected(book))


def test_running_heads_and_page_numbers_are_kept_apart():
    book = a_book(chapters=6, head="Annals of the Harbour", first_number=17)
    read = read_pdf_file(pdf_of(book), "book.pdf")
    assert "Annals" not in read.text
    assert read.layout is not None
    assert "Annals of the Harbour" in read.layout.left_out
    assert [page.label for page in read.layout.pages][:2] == ["17", "18"]
    assert [page.start for page in read.layout.pages] == sorted(page.start for page in read.layout.pages)
    assert read.layout.pages[0].start == 0


def test_a_page_begins_where_its_first_word_stands():
    book = a_book(chapters=3, paragraphs=9, head="")
    read = read_pdf_file(pdf_of(book), "book.pdf")
    assert read.layout is not None
    for page in read.layout.pages[1:]:
        before = read.text[page.start - 1]
        assert before in " \n-" or (before.isalpha() and read.text[page.start].isalpha())  # a word over two pages


def test_a_footnote_is_a_block_of_its_own():
    book = a_book(chapters=3, paragraphs=9, footnotes={1: NOTE})
    read = read_pdf_file(pdf_of(book), "book.pdf")
    notes = [block for block in read.blocks if block.kind is BlockKind.FOOTNOTE]
    assert [note.span.of(read.text) for note in notes] == [NOTE[2:]]
    assert read.text[notes[0].start - 2 : notes[0].start] == "1 "
    kept = [(kind, text) for kind, text in texts(book) if kind != "footnote"]
    assert_the_same(kept, expected(book))


def test_the_number_of_a_note_is_a_mark_and_no_text():
    read = read_pdf_file(pdf_samples.with_note(), "note.pdf")
    assert "museum of the island. It" in read.text
    assert read.layout is not None
    (mark,) = [mark for mark in read.layout.marks if mark.kind is MarkKind.NOTE]
    assert (mark.words, read.text[mark.start - 7 : mark.start]) == ("1", "island.")
    assert mark.target is not None
    assert mark.target.of(read.text).startswith("The letters")


def test_lists_captions_tables_and_quotations_are_told_apart():
    read = read_pdf_file(pdf_samples.with_everything(), "all.pdf")
    kinds = {block.span.of(read.text): block.kind for block in read.blocks}
    assert kinds["The first boat left at noon."] is BlockKind.LIST_ITEM
    assert kinds["The second boat waited for the doctor, who came on foot from the station."] is BlockKind.LIST_ITEM
    assert kinds["Figure 1. The old bridge before the flood."] is BlockKind.CAPTION
    tables = [text for text, kind in kinds.items() if kind is BlockKind.TABLE]
    assert tables == ["Year\tBoats\tCrew\n1901\t12\t48\n1902\t15\t61\n1903\t11\t40"]
    assert read.layout is not None
    assert [cell.column for cell in read.layout.tables[0].cells[:3]] == [0, 1, 2]
    assert any(kind is BlockKind.QUOTATION and text.startswith("We had no") for text, kind in kinds.items())


def test_the_outline_names_headings_and_gives_them_levels():
    read = read_pdf_file(pdf_samples.with_outline(), "outline.pdf")
    headings = [(b.span.of(read.text), b.level) for b in read.blocks if b.kind is BlockKind.HEADING]
    assert headings == [("Part of water", 2), ("Part of stone", 3)]
    assert read.layout is not None
    assert [(entry.title, entry.level) for entry in read.layout.contents] == [
        ("Part of water", 1),
        ("Part of stone", 2),
    ]


def test_metadata_are_believed_where_the_text_says_the_same():
    read = read_pdf_file(pdf_samples.with_metadata("The Harbour in 2021", "Made in the spring of 2021."), "a.pdf")
    assert (read.title, read.layout and read.layout.authors) == ("The Harbour in 2021", ("Ada Example",))
    assert (str(read.date), read.date_source) == ("2021-08-27", DateSource.METADATA)
    old = read_pdf_file(pdf_samples.with_metadata("Microsoft Word - a.doc", "Made in the spring of 1907."), "a.pdf")
    assert (old.title, old.date) == ("", None)


def test_ligatures_soft_hyphens_and_right_to_left_text():
    read = read_pdf_file(pdf_samples.with_letters(), "letters.pdf")
    assert "The office finds the flow" in read.text
    assert "שלום לכל תושבי הנמל" in read.text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf_samples.scanned_pdf(), Unreadable.PICTURES_ONLY),
        (pdf_samples.locked_pdf(), Unreadable.ENCRYPTED),
        (b"%PDF-1.7 and nothing else", Unreadable.DAMAGED),
        (b"no header at all", Unreadable.DAMAGED),
        (pdf_samples.blank_pdf(), Unreadable.EMPTY),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, reason: Unreadable):
    with pytest.raises(UnreadableFileError) as caught:
        read_pdf_file(data, "a.pdf")
    assert caught.value.reason is reason


def test_a_day_that_the_calendar_does_not_have_is_no_date():
    made = pdf_samples.with_metadata("The Harbour", "Made in the spring of 2021.").replace(b"D:20210827", b"D:20211399")
    assert read_pdf_file(made, "a.pdf").date is None


def test_a_few_letters_are_text_where_no_picture_could_hold_more():
    assert read_pdf_file(pdf_samples.drawn([(70, 700, 11, "Closed.")]), "a.pdf").text == "Closed."


def test_too_many_pages_are_refused_before_any_is_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("studyapp.formats.pdf.MAX_PAGES", 1)
    with pytest.raises(UnreadableFileError) as caught:
        read_pdf_file(pdf_samples.scanned_pdf(), "a.pdf")
    assert (caught.value.reason, caught.value.details) == (Unreadable.LIMITS, "2 pages")


def test_an_endless_outline_is_cut():
    with PdfFile(pdf_samples.with_bookmarks(5003), "a.pdf") as file:
        assert len(file.outline()) == 5000


def test_progress_is_told_page_by_page():
    shares: list[float] = []
    read_pdf_file(pdf_of(a_book(chapters=6)), "a.pdf", on_progress=shares.append)
    assert len(shares) > 2
    assert shares == sorted(shares)


def test_a_long_book_is_read_by_lines_and_says_the_same(monkeypatch: pytest.MonkeyPatch):
    book = a_book(chapters=4, paragraphs=8, columns=2, indents=True)
    monkeypatch.setattr("studyapp.formats.pdf_file.QUICK_FROM", 1)
    assert_the_same(texts(book), expected(book))
