from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.grading import Outcome, grade_typed


def outcome(typed: str, answer: str, *accepted: str, others: tuple[str, ...] = ()) -> Outcome:
    return grade_typed(typed, answer, accepted, others=others).outcome


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("the harrow bridge", "Harrow Bridge"),
        ("ZÜRICH", "Zurich"),
        ("o'neill", "O’Neill"),
        ("31 August", "August 31"),
        ("31st august 2021", "August 31, 2021"),
        ("2021-08-31", "August 31, 2021"),
        ("August 31, 2021", "August 31"),
        ("4", "four"),
        ("Twenty-five", "25"),
        ("2 million", "2,000,000"),
        ("about 100000", "100,000"),
        ("45 percent", "45%"),
        ("45 per cent", "45 percent"),
        ("US", "U.S."),
        ("CIS", "Commonwealth of Independent States"),
        ("Commonwealth of Independent States", "CIS"),
        ("nineteenth century", "19th century"),
        ("photo-synthesis", "photosynthesis"),
        ("  Kabul. ", "Kabul"),
    ],
)
def test_what_means_the_same_is_correct(typed, answer):
    assert outcome(typed, answer) is Outcome.CORRECT


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("Tajikstan", "Tajikistan"), ("fotosynthesis", "photosynthesis"), ("Malinson", "Mallinson"), ("Kabull", "Kabul")],
)
def test_a_small_slip_is_a_typo(typed, answer):
    assert outcome(typed, answer) is Outcome.TYPO


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("2021", "August 31, 2021"), ("Mallinson", "Kate Mallinson"), ("Economic Union", "Eurasian Economic Union")],
)
def test_a_part_is_almost_right(typed, answer):
    assert outcome(typed, answer) is Outcome.ALMOST


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "Kabul"),
        ("...", "Kabul"),
        ("1986", "1985"),
        ("30 August 2021", "August 31, 2021"),
        ("5", "four"),
        ("2 billion", "2 million"),
        ("45 percent", "54 percent"),
        ("Peru", "Chad"),
        ("19th century", "18th century"),
        ("the", "Kabul"),
    ],
)
def test_what_means_something_else_is_wrong(typed, answer):
    assert outcome(typed, answer) is Outcome.WRONG


def test_an_accepted_form_is_as_good_as_the_answer():
    verdict = grade_typed("putin", "Vladimir Putin", ("Putin",))
    assert (verdict.outcome, verdict.matched) == (Outcome.CORRECT, "Putin")


def test_a_slip_that_lands_on_or_nearer_another_answer_is_wrong():
    assert outcome("osteoclasts", "osteoblasts", others=("osteoclasts",)) is Outcome.WRONG
    assert outcome("osteoclast", "osteoblasts", others=("osteoclasts",)) is Outcome.WRONG
    assert outcome("osteobalsts", "osteoblasts", others=("osteoclasts",)) is Outcome.TYPO


def test_a_long_meaning_is_graded_by_its_telling_words():
    answer = "the loss of water vapour through the openings of a leaf"
    assert outcome("loss of water vapour through openings of a leaf", answer) is Outcome.CORRECT
    assert outcome("losing water vapour through the leaf", answer) is Outcome.ALMOST
    assert outcome("a kind of animal", answer) is Outcome.WRONG


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "Zs", "P")), max_size=40)


@given(WORDS, WORDS, st.lists(WORDS, max_size=3))
def test_any_input_gets_a_verdict_and_matches_only_what_is_right(typed, answer, accepted):
    verdict = grade_typed(typed, answer, tuple(accepted))
    assert verdict.matched in ("", answer, *accepted)


@given(st.text(st.characters(codec="ascii", categories=("L",)), min_size=1, max_size=20))
def test_the_answer_itself_is_always_correct(word):
    assert outcome(word, word, others=(word + "s", "x" + word)) is Outcome.CORRECT


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_another_number_is_never_right(one, other):
    expected = {Outcome.CORRECT} if one == other else {Outcome.WRONG}
    assert outcome(str(one), f"{other:,}") in expected
