from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from studyapp.domain.document import Block, BlockKind, canonical
from studyapp.domain.layout import PICTURE, Cell, Figure, ImageId, Layout, Mark, MarkKind, Table
from studyapp.domain.span import Span
from studyapp.ui.reader.filling import fill
from studyapp.ui.reader.matter import Matter
from studyapp.ui.reader.offsets import Offsets
from studyapp.ui.reader.pieces import LONGEST, WHOLE_UP_TO, Piece, pieces_of, sections_of
from studyapp.ui.reader.typography import Setting
from studyapp.ui.theme import LIGHT

pytestmark = pytest.mark.usefixtures("qapp")

ODD = "aé\u0301 \n\t😀👩‍👩‍👧שלוםمرحبا\u200f\u2028x.\u00a0ﬁ𝔘—“”1"
SETTING = Setting(LIGHT, 1.2, 20)

texts = st.text(st.one_of(st.sampled_from(ODD), st.characters(exclude_categories=("Cs",))), max_size=120).map(canonical)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, tuple[Block, ...]]:
    """A text and blocks over it: in order, apart or touching, of any kind."""
    text = draw(texts)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = [(start, end) for start, end in pairwise(cuts) if draw(st.booleans()) and start < end]
    return text, tuple(Block(draw(st.sampled_from(BlockKind)), start, end) for start, end in pairs)


@st.composite
def tables(draw: st.DrawFn, start: int) -> tuple[str, Table]:
    """A table whose cells may be empty, wide, high, or missing; none overlaps another."""
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    free = {(row, column) for row in range(rows) for column in range(columns)}
    words: list[str] = []
    cells: list[Cell] = []
    at = start
    for row, column in sorted(free):
        if (row, column) not in free or draw(st.integers(0, 9)) == 0:
            continue
        high, wide = draw(st.integers(1, 2)), draw(st.integers(1, 2))
        places = {(row + down, column + right) for down in range(high) for right in range(wide)}
        if not places <= free:
            high = wide = 1
            places = {(row, column)}
        free -= places
        letters = draw(st.text(st.sampled_from("aé😀ש مx"), max_size=6)).strip()
        if cells:
            words.append("\t" if cells[-1].row == row else "\n")
            at += 1
        cells.append(Cell(row, column, at, at + len(letters), high, wide, is_header=row == 0))
        words.append(letters)
        at += len(letters)
    text = "".join(words)
    return text, Table(start, start + len(text), tuple(cells))


@st.composite
def laid_out(draw: st.DrawFn) -> tuple[str, tuple[Block, ...], Layout]:
    """A text of paragraphs, pictures and tables in any order, with notes and special words."""
    parts: list[str] = []
    blocks: list[Block] = []
    found: list[Table] = []
    marks: list[Mark] = []
    figures: list[Figure] = []
    at = 0
    for kind in draw(st.lists(st.sampled_from(["paragraph", "table", "picture"]), min_size=1, max_size=5)):
        if kind == "table":
            words, table = draw(tables(at))
            found.append(table)
            blocks.append(Block(BlockKind.TABLE, at, at + len(words)))
        elif kind == "picture":
            words = PICTURE
            figures.append(Figure(at, ImageId("0" * 64)))
            blocks.append(Block(BlockKind.IMAGE, at, at + 1))
        else:
            words = draw(st.text(st.sampled_from("bq é😀\u0301ש"), min_size=1, max_size=12))
            blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(words)))
            low = draw(st.integers(0, len(words)))
            high = draw(st.integers(low, len(words)))
            marks.append(Mark(MarkKind.EMPHASIS, at + low, at + high))
            marks.append(Mark(MarkKind.NOTE, at + high, at + high, "12"))
        parts.append(words)
        at += len(words) + 1
    text = canonical("\n".join(parts))
    marks.sort(key=lambda mark: mark.start)
    return text, tuple(blocks), Layout(tuple(marks), tuple(found), tuple(figures))


def shown(text: str, pieces: tuple[Piece, ...], layout: Layout | None = None) -> QTextDocument:
    document = QTextDocument()
    fill(document, text, pieces, SETTING, Matter(layout or Layout()))
    return document


def selected(document: QTextDocument, start: int, end: int) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


@given(document=documents(), data=st.data())
def test_any_span_survives_the_way_to_the_screen_and_back(document: tuple[str, tuple[Block, ...]], data: st.DataObject):
    text, blocks = document
    pieces = pieces_of(text, blocks)
    if not pieces:
        return
    offsets = Offsets(text, pieces)
    piece = data.draw(st.sampled_from(pieces))
    start = data.draw(st.integers(piece.start, piece.end - 1))
    end = data.draw(st.integers(start + 1, piece.end))
    qt_start, qt_end = offsets.span_to_qt(Span(start, end))
    assert offsets.span_to_canonical(qt_start, qt_end) == Span(start, end)
    wanted = piece.shown(text)[start - piece.start : end - piece.start]
    assert selected(shown(text, pieces), qt_start, qt_end) == wanted


@given(document=laid_out(), data=st.data())
def test_tables_pictures_and_notes_move_no_position(
    document: tuple[str, tuple[Block, ...], Layout], data: st.DataObject
):
    text, blocks, layout = document
    pieces = pieces_of(text, blocks, layout)
    on_screen = shown(text, pieces, layout)
    offsets = Offsets(text, pieces)
    assert all(on_screen.findBlockByNumber(number).length() for number in range(len(pieces)))
    for number, piece in enumerate(pieces):
        block = on_screen.findBlockByNumber(number)
        assert offsets.to_canonical(block.position()) == piece.start
        assert (block.text() or "") == piece.shown(text)
        if piece.start < piece.end:
            start = data.draw(st.integers(piece.start, piece.end - 1))
            end = data.draw(st.integers(start + 1, piece.end))
            qt_start, qt_end = offsets.span_to_qt(Span(start, end))
            assert offsets.span_to_canonical(qt_start, qt_end) == Span(start, end)
            assert selected(on_screen, qt_start, qt_end) == piece.shown(text)[start - piece.start : end - piece.start]


@given(document=documents())
def test_every_position_of_the_screen_leads_into_the_text_in_order(document: tuple[str, tuple[Block, ...]]):
    text, blocks = document
    pieces = pieces_of(text, blocks)
    offsets = Offsets(text, pieces)
    last = shown(text, pieces).characterCount() - 1
    found = [offsets.to_canonical(position) for position in range(last + 1)]
    assert found == sorted(found)
    assert all(0 <= position <= len(text) for position in found)


@given(document=documents())
def test_nothing_but_white_space_and_markers_is_hidden(document: tuple[str, tuple[Block, ...]]):
    text, blocks = document
    pieces = pieces_of(text, blocks)
    covered = {position for piece in pieces for position in range(piece.start, piece.end)}
    within = {position for block in blocks for position in range(block.start, block.end)}
    assert within <= covered
    assert [piece.start for piece in pieces] == sorted(piece.start for piece in pieces)


def test_an_emoji_before_a_name_does_not_shift_it():
    text = "😀 " * 100 + "Ada"
    pieces = pieces_of(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    start, end = Offsets(text, pieces).span_to_qt(Span(200, 203))
    assert selected(shown(text, pieces), start, end) == "Ada"


def test_half_of_a_surrogate_pair_counts_as_its_character():
    offsets = Offsets("a😀b", pieces_of("a😀b", (Block(BlockKind.PARAGRAPH, 0, 3),)))
    assert [offsets.to_canonical(position) for position in range(5)] == [0, 1, 1, 2, 3]


def test_a_giant_paragraph_is_split_on_the_screen_only():
    text = "The ship sails. " * 500
    pieces = pieces_of(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    assert len(pieces) > 3
    assert all(piece.end - piece.start <= LONGEST for piece in pieces)
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    assert all(text[: piece.end].endswith(". ") for piece in pieces)
    assert [piece.continued for piece in pieces] == [False] + [True] * (len(pieces) - 1)


def test_a_line_without_a_space_is_split_too():
    pieces = pieces_of("x" * 5000, (Block(BlockKind.PARAGRAPH, 0, 5000),))
    assert [piece.end - piece.start for piece in pieces] == [LONGEST, LONGEST, 1000]


def test_the_markers_of_a_list_are_not_paragraphs():
    text = "- one\n- two\n\n1. first\n2. second"
    blocks = tuple(
        Block(BlockKind.LIST_ITEM, text.index(word), text.index(word) + len(word))
        for word in ("one", "two", "first", "second")
    )
    pieces = pieces_of(text, blocks)
    assert [piece.kind for piece in pieces] == [BlockKind.LIST_ITEM] * 4
    assert [piece.marker for piece in pieces] == ["•", "•", "1.", "2."]


def test_a_text_without_blocks_is_shown_line_by_line():
    text = "One line.\n\n  Another one.\n"
    assert [text[piece.start : piece.end] for piece in pieces_of(text, ())] == ["One line.", "Another one."]


@pytest.mark.parametrize(("words", "sections"), [(1000, 1), (150_000, 8)])
def test_a_long_document_is_shown_in_sections(words: int, sections: int):
    paragraph = "Seven words are in this short paragraph.\n"
    text = paragraph * (words // 7)
    pieces = pieces_of(text, ())
    found = sections_of(text, pieces)
    assert len(found) == sections
    assert found[0].start == 0
    assert found[-1].end == len(text)
    assert all(before.end == after.start for before, after in pairwise(found))
    assert [piece for section in found for piece in section.pieces] == list(pieces)
    if len(text) <= WHOLE_UP_TO:
        assert len(found) == 1


def test_a_section_begins_at_a_heading_that_is_near():
    chapter = "Chapter\n" + "A sentence that fills the chapter with words. " * 1600
    blocks: list[Block] = []
    text = ""
    for _ in range(8):
        at = len(text)
        text += chapter + "\n"
        blocks += [Block(BlockKind.HEADING, at, at + 7), Block(BlockKind.PARAGRAPH, at + 8, at + len(chapter))]
    found = sections_of(text, pieces_of(text, tuple(blocks)))
    assert len(found) == 8
    assert {section.title for section in found} == {"Chapter"}


def test_filling_a_hundred_thousand_words_leaves_one_block_per_piece():
    text = "Seven words are in this short paragraph.\n" * 2000
    pieces = pieces_of(text, ())
    assert shown(text, pieces).blockCount() == len(pieces)
