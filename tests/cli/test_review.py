from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from studyapp.app import build
from studyapp.cli.review import _interval
from studyapp.domain.analysis import CardType
from tests.examples import TEXT, card, example_analysis

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done


@pytest.fixture
def with_cards(studyapp: Callable[..., Done], tmp_path: Path) -> Callable[..., Done]:
    """The command line on a library with one document and four recommended cards."""
    with closing(build(None, tmp_path / "data")) as app:
        document_id = app.library.import_text(TEXT).document_id
        app.reader.keep_analysis(document_id, example_analysis())
    return studyapp


def test_a_session_from_the_first_card_to_the_figures(with_cards: Callable[..., Done]):
    assert "--approve" in with_cards("review").out  # nothing is approved yet

    done = with_cards("review", "--approve", typed="\n3\n\n1\nq\n")
    assert done.status == 0
    assert "2 answers, 50% remembered" in done.out
    assert "3 Good 10 min" in done.out
    assert "1 Again 1 min" in done.out

    figures = with_cards("stats").out
    assert "Streak: 1 day" in figures
    assert "50%" in figures
    assert "2 learning" in figures

    done = with_cards("review", typed="u\nu\nu\nq\n")
    assert done.out.count("The last answer was taken back.") == 2
    assert "There is no answer to undo." in done.out
    assert "No reviews yet" in with_cards("stats").out


@pytest.mark.parametrize(
    ("typed", "mark", "proposed"),
    [("mara lindqvist", "✓", "[3]"), ("Mara Lindqist", "✓", "[3]"), ("Osby", "✗", "[1]"), ("", "Mara", "[3]")],
)
def test_what_is_typed_is_compared(with_cards: Callable[..., Done], typed: str, mark: str, proposed: str):
    out = with_cards("review", "--approve", typed=f"{typed}\nq\n").out
    assert "_____ opened the new wall on 3 May 2019.  (person)" in out
    assert mark in out
    assert proposed in out
    assert "“Mara Lindqvist, the harbour master of Osby, opened the new wall on 3 May 2019.”" in out


def test_choice_cards_take_digits(with_cards: Callable[..., Done]):
    out = with_cards("review", "--approve", typed="\n\n2\n\n").out  # numbers stand in order: 25, 40, 60, 110
    assert "  2  40" in out
    assert "✓ 40" in out
    assert "2 answers, 100% remembered" in out


def test_a_grade_must_be_one(with_cards: Callable[..., Done]):
    out = with_cards("review", "--approve", typed="\n5\nx\n4\nq\n").out
    assert out.count("4 Easy") == 3
    assert "1 answers" in out


def test_practice_asks_every_card_once_and_moves_nothing(with_cards: Callable[..., Done]):
    with_cards("review", "--approve", typed="")
    before = with_cards("stats").out.splitlines()[0]
    done = with_cards("review", "--practice", "The Harbour", typed="\n\n" * 9)
    assert "4 answers, 100% remembered" in done.out
    assert "3 Good   4 Easy" in done.out
    assert with_cards("stats", "The Harbour").out.splitlines()[0] == before


def test_events_are_put_in_order_by_their_numbers(studyapp: Callable[..., Done], tmp_path: Path):
    parts = ("the storm", "the wall", "the quarrel")
    order = card("order", CardType.ORDER, "Put these events in order.", "\n".join(parts))
    truth = card("truth", CardType.TRUE_FALSE, "True or false? Osby paid.", "True", rank=0.4)
    with closing(build(None, tmp_path / "data")) as app:
        document_id = app.library.import_text(TEXT).document_id
        app.reader.keep_analysis(document_id, replace(example_analysis(), cards=(order, truth)))
    shown = studyapp("review", "--approve", typed="").out
    numbers = [next(n for n in "123" if f"  {n}  {part}" in shown) for part in parts]
    out = studyapp("review", typed=f"{' '.join(numbers)}\n\nt\n\n").out
    assert out.count("✓") == 2
    assert "✗" in studyapp("review", typed=f"u\nu\n{numbers[0]}\nq\n").out


def test_a_matching_card_shows_both_sides_and_takes_the_numbers(studyapp: Callable[..., Done], tmp_path: Path):
    pairs = (("Ada", "wrote"), ("Babbage", "built"), ("Hopper", "compiled"))
    answer = "\n".join("\t".join(pair) for pair in pairs)
    with closing(build(None, tmp_path / "data")) as app:
        document_id = app.library.import_text(TEXT).document_id
        match = card("match", CardType.MATCH, "Match each person with what the text says.", answer)
        app.reader.keep_analysis(document_id, replace(example_analysis(), cards=(match,)))
    shown = studyapp("review", "--approve", typed="").out
    assert all(f"  {letter}  {left}" in shown for letter, (left, _) in zip("ABC", pairs, strict=True))
    numbers = [next(n for n in "123" if f"  {n}  {right}" in shown) for _, right in pairs]
    out = studyapp("review", typed=f"{' '.join(numbers)}\n\n").out
    assert "✓" in out
    assert "Ada → wrote" in out


def test_a_document_that_is_not_there_is_a_sentence(studyapp: Callable[..., Done]):
    done = studyapp("review", "nothing")
    assert done.status == 1
    assert "“nothing”" in done.err
    assert studyapp("stats", "nothing").status == 1


def test_an_end_of_input_keeps_everything(with_cards: Callable[..., Done]):
    assert with_cards("review", "--approve", typed="").out.rstrip().endswith("Nothing was answered.")


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (timedelta(seconds=20), "<1 min"),
        (timedelta(minutes=10), "10 min"),
        (timedelta(hours=3), "3 h"),
        (timedelta(days=4), "4 d"),
        (timedelta(days=75), "2.5 mo"),
        (timedelta(days=800), "2.2 y"),
    ],
)
def test_intervals_are_said_as_on_a_button(interval: timedelta, words: str):
    assert _interval(interval) == words


def test_a_test_says_nothing_until_its_report(with_cards: Callable[..., Done]):
    with_cards("review", "--approve", typed="")
    before = with_cards("stats").out.splitlines()[0]
    out = with_cards("review", "--test", "9", "The Harbour", typed="\n" * 9).out
    assert "1 of 4" in out
    questions, report = out.split("0 of 4 right")
    assert "✗" not in questions
    assert report.count("✗ no answer") == 4
    assert "“Mara Lindqvist, the harbour master of Osby, opened the new wall on 3 May 2019.”" in report
    assert with_cards("stats", "The Harbour").out.splitlines()[0] == before


def test_a_test_can_be_stopped_and_needs_approved_cards(with_cards: Callable[..., Done]):
    assert "no approved cards" in with_cards("review", "--test").out
    with_cards("review", "--approve", typed="")
    assert "of 1 right" in with_cards("review", "--test", "3", typed="40\nq\n").out
    assert "Nothing was answered." in with_cards("review", "--test", "3", typed="q\n").out
