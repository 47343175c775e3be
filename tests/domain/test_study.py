from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.card import CardId
from studyapp.domain.differences import Difference, alike, differences
from studyapp.domain.study import Goal, GoalKind, becomes_leech, drawn

WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "Zs")), max_size=60)


@given(WORDS, WORDS)
def test_the_pieces_put_together_are_what_was_typed_and_what_is_right(given_text: str, right: str):
    pieces = differences(given_text, right)
    assert "".join(piece.text for piece in pieces if piece.kind is not Difference.MISSING) == given_text
    kept = "".join(piece.text for piece in pieces if piece.kind is not Difference.EXTRA)
    assert len(kept) == len(right)


def test_case_and_accents_do_not_differ_and_letters_do():
    assert [piece.kind for piece in differences("zurich", "Zürich")] == [Difference.SAME]
    pieces = [(piece.kind, piece.text) for piece in differences("Lindqvisst", "Lindqvist")]
    assert (Difference.EXTRA, "s") in pieces
    pieces = [(piece.kind, piece.text) for piece in differences("Lindvist", "Lindqvist")]
    assert (Difference.MISSING, "q") in pieces


def test_long_answers_are_compared_by_words():
    right = "the loss of water vapour through the openings of a leaf"
    pieces = differences("the loss of water steam through the openings of a leaf", right)
    assert (Difference.EXTRA, "steam") in [(piece.kind, piece.text) for piece in pieces]
    assert not alike("anything else", right)


@pytest.mark.parametrize(
    ("goal", "cards", "minutes", "reached"),
    [
        (Goal(), 500, 500, False),
        (Goal(GoalKind.CARDS, 20), 19, 90, False),
        (Goal(GoalKind.CARDS, 20), 20, 0, True),
        (Goal(GoalKind.MINUTES, 10), 99, 9, False),
        (Goal(GoalKind.MINUTES, 10), 0, 10, True),
    ],
)
def test_a_goal_is_reached_by_what_it_counts(goal: Goal, cards: int, minutes: int, reached: bool):
    assert goal.reached(cards, minutes * 60_000) is reached


@given(st.sets(st.text(max_size=6), max_size=30), st.integers(0, 40), st.text(max_size=5))
def test_a_draw_holds_each_card_once_and_repeats_for_its_seed(names: set[str], count: int, seed: str):
    cards = [CardId(name) for name in names]
    draw = drawn(cards, count, seed=seed)
    assert draw == drawn(reversed(cards), count, seed=seed)
    assert len(draw) == len(set(draw)) == min(count, len(names))


def test_leeches_are_spoken_of_at_eight_twelve_and_sixteen_lapses():
    assert [lapses for lapses in range(20) if becomes_leech(lapses)] == [8, 12, 16]
