"""The laws of the text that every format with markup is made of."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.document import BlockKind, canonical
from studyapp.domain.layout import Cell, ImageId, MarkKind
from studyapp.formats.composer import Composer, Setting
from studyapp.formats.units import join, picture_unit

SIGNS = "ab \n\t\u00a0\u00ad\u200be\u0301\u0327가\u1100\u1161😀漢字\u2028\r\ufeff\0.x"
WORDS = st.text(alphabet=SIGNS, max_size=12)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("words"), WORDS),
        st.tuples(
            st.sampled_from(["close", "break", "begin", "end", "note", "anchor", "page", "picture"]), st.just("")
        ),
    ),
    max_size=30,
)


def composed(steps: list[tuple[str, str]], *, verbatim: bool = False) -> Composer:
    composer = Composer()
    depth = 0
    for step, words in steps:
        match step:
            case "words":
                composer.words(words, Setting(verbatim=verbatim))
            case "close":
                composer.close()
            case "break":
                composer.line_break()
            case "begin":
                composer.begin_mark(MarkKind.STRONG)
                depth += 1
            case "end" if depth:
                composer.end_mark()
                depth -= 1
            case "note":
                composer.note("1", "a")
            case "anchor":
                composer.anchor("a")
            case "page":
                composer.page("7")
            case "picture":
                composer.add(picture_unit(ImageId("0"), ""))
            case _:
                pass
    return composer


@given(STEPS, st.booleans())
def test_whatever_comes_the_text_is_canonical_and_everything_lies_in_it(steps: list[tuple[str, str]], verbatim: bool):
    joined = join(composed(steps, verbatim=verbatim).finish())
    assert joined.text == canonical(joined.text)
    at = 0
    for block in joined.blocks:
        assert at <= block.start < block.end <= len(joined.text)
        assert joined.text[block.start : block.end].strip()
        at = block.end
    spans = [block.span for block in joined.blocks]
    for mark in joined.marks:
        assert any(span.start <= mark.start <= mark.end <= span.end for span in spans)
        if mark.kind is MarkKind.STRONG:
            passage = joined.text[mark.start : mark.end]
            assert passage == passage.strip() != ""
    for page in joined.pages:
        assert 0 <= page.start <= len(joined.text)
    for figure in joined.figures:
        assert joined.text[figure.start] == "\ufffc"


@given(st.lists(WORDS, max_size=8))
def test_words_are_the_same_however_they_are_cut(parts: list[str]):
    whole = composed([("words", "".join(parts))])
    cut = composed([("words", part) for part in parts])
    assert _bare(join(whole.finish()).text) == _bare(join(cut.finish()).text)


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def test_a_mark_goes_on_in_the_next_block():
    composer = Composer()
    composer.begin_mark(MarkKind.EMPHASIS)
    composer.words("one ", Setting())
    composer.close()
    composer.words(" two", Setting())
    composer.end_mark()
    joined = join(composer.finish())
    assert [joined.text[mark.start : mark.end] for mark in joined.marks] == ["one", "two"]


def test_a_long_paragraph_is_cut_and_its_marks_with_it():
    composer = Composer()
    composer.begin_mark(MarkKind.STRONG)
    composer.words("The river rose again that night. " * 150, Setting())
    composer.end_mark()
    joined = join(composer.finish())
    assert len(joined.blocks) > 1
    assert [(mark.start, mark.end) for mark in joined.marks] == [(b.start, b.end) for b in joined.blocks]


def test_blocks_inside_a_cell_are_parted_by_a_space_and_pictures_come_after_the_table():
    composer = Composer()
    composer.begin_table()
    for row, column, words in ((0, 0, ("a", "b")), (0, 1, ()), (1, 0, ("c\nd",)), (1, 1, ("e",))):
        composer.begin_cell(Cell(row, column, 0, 0))
        for part in words:
            composer.words(part, Setting())
            composer.close()
        composer.add(picture_unit(ImageId(str(row)), ""))
    composer.end_table()
    composer.words("After.", Setting())
    joined = join(composer.finish())
    assert joined.text.startswith("a b\t\nc d\te\n\n\ufffc\n\n")
    (table,) = joined.tables
    assert [joined.text[cell.start : cell.end] for cell in table.cells] == ["a b", "", "c d", "e"]
    assert [block.kind for block in joined.blocks][-1] is BlockKind.PARAGRAPH


def test_names_and_pages_before_a_block_belong_to_it_and_those_at_the_end_to_the_last():
    composer = Composer()
    composer.anchor("start")
    composer.page("1")
    composer.words("Words.", Setting())
    composer.close()
    composer.anchor("end")
    joined = join(composer.finish())
    assert joined.anchors == {"start": 0, "end": 6}
    assert [(page.start, page.label) for page in joined.pages] == [(0, "1")]
