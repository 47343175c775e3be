from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.document import (
    Block,
    BlockKind,
    DateSource,
    Document,
    ImportedText,
    Origin,
    canonical,
    document_id,
    sha256_of,
    title_of,
    word_count,
)
from studyapp.domain.span import Span

ORIGIN = Origin("text", 1, "the_great_flood.txt", "00")


def imported(text: str, blocks: tuple[Block, ...] = (), title: str = "") -> ImportedText:
    return ImportedText(title, text, blocks, None, DateSource.NONE, "en", ORIGIN)


@given(st.text())
def test_canonical_text_is_stable_composed_and_has_one_kind_of_line_end(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not set(once) & set("\r\u2028\u2029\ufdd0\ufdd1\0")
    once.encode()


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("\ufeffStart", "Start"),
        ("cafe\u0301", "café"),
        ("half \ud800 pair", "half \ufffd pair"),
        ("  edges stay \n", "  edges stay \n"),
        ("one\u2028two", "one\ntwo"),
    ],
)
def test_canonical_text_of(raw: str, kept: str) -> None:
    assert canonical(raw) == kept


def test_a_document_is_known_by_its_text() -> None:
    one, two = Document.create(imported("The river rose.")), Document.create(imported("The river fell."))
    assert one.id == document_id("The river rose.") != two.id
    assert sha256_of("The river rose.").startswith(one.id)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("a\r\nb", ()),
        ("short", (Block(BlockKind.PARAGRAPH, 0, 99),)),
        ("two blocks", (Block(BlockKind.PARAGRAPH, 4, 10), Block(BlockKind.PARAGRAPH, 0, 3))),
    ],
)
def test_a_document_refuses_what_an_importer_must_not_give(text: str, blocks: tuple[Block, ...]) -> None:
    with pytest.raises(ValueError, match="text:"):
        Document.create(imported(text, blocks))


def test_the_title_comes_from_heading_then_file_then_first_words() -> None:
    text = "A  Flood\n\nThe river rose."
    heading = (Block(BlockKind.HEADING, 0, 8), Block(BlockKind.PARAGRAPH, 10, 25))
    assert Document.create(imported(text, heading, "Given")).title == "Given"
    assert title_of(text, heading, "x.txt") == "A Flood"
    assert title_of(text, (), "the_great_flood.txt") == "the great flood"
    assert title_of(text, (), "") == "A Flood The river rose.…"
    assert title_of(" ", (), "") == "…"


def test_spans_and_words() -> None:
    assert Span(2, 5).of("abcdefg") == "cde"
    assert Span(0, 3).overlaps(Span(2, 4))
    assert not Span(0, 3).overlaps(Span(3, 4))
    assert Block(BlockKind.CODE, 1, 4).span == Span(1, 4)
    assert word_count(" one  two\nthree ") == 3


@given(st.text(alphabet="a \n", min_size=1, max_size=7), st.integers(9_000, 40_000))
def test_long_texts_are_counted_in_pieces(text: str, times: int) -> None:
    assert word_count(text * times) == len((text * times).split())
