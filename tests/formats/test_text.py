from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.document import DateSource, Document, canonical
from studyapp.formats.text import read_text, read_text_file


def test_a_text_file_becomes_a_document():
    imported = read_text_file("The Bridge\r\n\r\nIt cost nine million pounds in the end.\r\n".encode("utf-16"), "a.txt")
    document = Document.create(imported)
    assert (document.title, document.date, document.date_source) == ("The Bridge", None, DateSource.NONE)
    assert document.text == "The Bridge\n\nIt cost nine million pounds in the end.\n"
    assert (document.origin.source_name, document.origin.encoding) == ("a.txt", "utf-16")


def test_a_text_without_a_title_is_called_by_its_file():
    imported = read_text_file(b"It cost nine million pounds in the end, as they say.", "the_bridge.txt")
    assert Document.create(imported).title == "the bridge"


@given(st.text(max_size=200))
def test_every_text_makes_a_document(text: str):
    document = Document.create(read_text(text, title="Given"))
    assert document.text == canonical(text)
    assert document.title == "Given"


@given(st.text(max_size=200).map(canonical))
def test_canonical_text_comes_back_as_it_was(text: str):
    assert read_text(text).text == text
