from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.document import Block, BlockKind, canonical
from studyapp.domain.search import Marked, Passage, Query, Term, context, folded, folded_with_places, passages
from studyapp.domain.span import Span

TEXT = st.text(max_size=300)


def terms(words: str, *, unfinished: bool = False) -> list[tuple[str, bool]]:
    return [(term.words, term.prefix) for term in Query.read(words, unfinished=unfinished).terms]


def test_words_phrases_and_beginnings_are_told_apart() -> None:
    assert terms('wall "new harbour" ship*') == [("wall", False), ("new harbour", False), ("ship", True)]


def test_curly_quotation_marks_make_a_phrase_too() -> None:
    assert terms("“old wall” „neue Mauer“ «le mur»") == [("old wall", False), ("neue Mauer", False), ("le mur", False)]


def test_a_phrase_may_end_with_the_beginning_of_a_word() -> None:
    assert terms('"new harb"*') == [("new harb", True)]


def test_a_quotation_mark_that_is_still_open_makes_a_phrase() -> None:
    assert terms('"new harbour') == [("new harbour", False)]


def test_the_last_word_is_a_beginning_only_while_it_is_typed() -> None:
    assert terms("new harb", unfinished=True) == [("new", False), ("harb", True)]
    assert terms("new harb ", unfinished=True) == [("new", False), ("harb", False)]
    assert terms("new ha", unfinished=True) == [("new", False), ("ha", False)]
    assert terms("new harb") == [("new", False), ("harb", False)]


@pytest.mark.parametrize("words", ["", "  ", "*", '"', '""', "- +", "(", "AND", "…"])
def test_what_holds_no_word_is_no_query(words: str) -> None:
    assert terms(words) == []


@given(TEXT)
def test_whatever_is_typed_is_a_query(words: str) -> None:
    for term in Query.read(words, unfinished=True).terms:
        assert any(c.isalnum() for c in term.words)
        assert "\0" not in term.words


@given(TEXT.map(canonical))
def test_each_folded_sign_knows_where_it_comes_from(text: str) -> None:
    words, places = folded_with_places(text)
    assert words == folded(text)
    if places is None:
        assert words == text
    else:
        assert len(places) == len(words)
        assert places == sorted(places)
        assert all(0 <= place < len(text) for place in places)


def test_marks_presentation_forms_and_width_do_not_count() -> None:
    assert folded("שָׁלוֹם") == folded("שלום")
    assert folded("مُحَمَّد") == folded("محمد")
    assert folded("ﬁne ２０") == "fine 20"
    assert folded("Straße") == "Strasse"


def test_letters_of_scripts_without_spaces_stand_alone() -> None:
    assert folded("学习法").split() == ["学", "习", "法"]
    assert folded("한국").split() == ["한", "국"]


def test_an_emoji_can_be_looked_for() -> None:
    assert folded("\U0001f9ed").split() == ["emoji1f9ed"]
    assert Query.read("\U0001f9ed").terms == (Term("emoji1f9ed"),)


def blocks_of(*parts: tuple[BlockKind, str]) -> tuple[str, tuple[Block, ...]]:
    text, blocks = "", list[Block]()
    for kind, words in parts:
        blocks.append(Block(kind, len(text), len(text) + len(words), 2 if kind is BlockKind.HEADING else 1))
        text += words + "\n\n"
    return text, tuple(blocks)


def test_passages_begin_at_headings_and_know_theirs() -> None:
    text, blocks = blocks_of(
        (BlockKind.HEADING, "The wall"),
        (BlockKind.PARAGRAPH, "It stood long."),
        (BlockKind.HEADING, "The storm"),
        (BlockKind.PARAGRAPH, "It came at night."),
    )
    found = passages(text, blocks)
    assert [passage.section for passage in found] == ["The wall", "The storm"]
    assert text[found[1].start : found[1].end].strip().startswith("The storm")


@given(
    st.lists(st.tuples(st.sampled_from([BlockKind.PARAGRAPH, BlockKind.HEADING]), st.text(max_size=3000)), max_size=8)
)
def test_passages_hold_every_word_of_the_text_once(parts: list[tuple[BlockKind, str]]) -> None:
    text, blocks = blocks_of(*parts)
    found = passages(text, blocks)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert "".join(text[p.start : p.end] for p in found).split() == text.split() or not text.strip()
    assert all(p.end - p.start <= 2000 for p in found)


def test_a_text_without_blocks_is_searched_too() -> None:
    assert passages("Only this.", ()) == (Passage(0, 10),)


def test_the_context_holds_the_marks_where_they_were() -> None:
    text = "word " * 100 + "the wall and the wall again " + "word " * 100
    marks = tuple(Span(at, at + 4) for at in range(len(text)) if text.startswith("wall", at))
    shown, inside = context(text, marks)
    assert [mark.of(shown.words) for mark in shown.marks] == ["wall", "wall"]
    assert inside == marks
    assert shown.words.startswith("…")
    assert shown.words.endswith("…")


def test_a_short_text_is_its_own_context_on_one_line() -> None:
    assert context("One\nline", (Span(4, 8),)) == (Marked("One line", (Span(4, 8),)), (Span(4, 8),))


@given(st.text(max_size=600), st.data())
def test_a_context_never_moves_a_mark(text: str, data: st.DataObject) -> None:
    ends = data.draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True).map(sorted))
    marks = tuple(Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False))
    shown, inside = context(text, marks)
    assert len(shown.marks) == len(inside)
    for mark, origin in zip(shown.marks, inside, strict=True):
        assert mark.of(shown.words).split() == origin.of(text).split()
