"""Accents that stand beside their letters in the file stand on them in the text."""

from __future__ import annotations

from studyapp.formats.pdf_accents import GONE, Box, with_accents


def boxes(text: str, places: dict[int, Box]):
    """Return where each sign is: ten points apart on one line, but for the places given."""
    return lambda at: places.get(at, Box(10.0 * at, 10.0 * at + 8, 0.0, 6.0 if text[at].islower() else 9.0))


def test_an_accent_over_the_next_letter_is_a_part_of_it():
    text = "caf´e"
    assert with_accents(text, boxes(text, {3: Box(42, 46, 6.5, 9)})) == f"caf{GONE}é"


def test_an_accent_over_the_letter_before_is_a_part_of_that():
    text = "pi u` vero"
    assert with_accents(text, boxes(text, {4: Box(32, 36, 6.5, 9)})) == f"pi ù{GONE} vero"


def test_a_blank_between_the_accent_and_its_letter_goes_with_the_accent():
    text = "M ´ etro"
    assert with_accents(text, boxes(text, {2: Box(42, 46, 6.5, 9)})) == f"M {GONE}{GONE}étro"


def test_an_accent_that_another_line_has_got_comes_back_to_its_capital():
    text = "E vero, e and`"
    place = Box(2, 6, 9.5, 11)
    assert with_accents(text, boxes(text, {13: place})) == "È vero, e and "


def test_a_dotless_letter_gets_its_accent_and_a_cedilla_hangs_below():
    text = "´ıc¸"
    places = {0: Box(12, 15, 6.5, 9), 3: Box(22, 26, -3, 0.5)}
    assert with_accents(text, boxes(text, places)) == f"{GONE}íç{GONE}"


def test_a_backtick_that_stands_for_itself_stays():
    text = "`ls`"
    assert with_accents(text, boxes(text, {})) == text
    assert with_accents("no accents", boxes("no accents", {})) == "no accents"


def test_an_accent_over_a_figure_stays_and_so_does_one_far_above():
    assert with_accents("´1", boxes("´1", {0: Box(12, 16, 6.5, 9)})) == "´1"
    assert with_accents("´e", boxes("´e", {0: Box(12, 16, 30, 33)})) == "´e"
    assert with_accents("´e", boxes("´e", {0: Box(12, 16, 6.5, 9), 1: Box(10, 10, 0, 0)})) == "´e"
