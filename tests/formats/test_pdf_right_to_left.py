"""Lines from right to left, put in order by the places of their signs."""

from __future__ import annotations

import pytest

from studyapp.domain.document import canonical
from studyapp.formats.pdf_accents import Box
from studyapp.formats.pdf_right_to_left import in_order, is_out_of_order, is_right_to_left

FATHA, DAMMA, SHADDA = "\u064e", "\u064f", "\u0651"
WIDTH = 6.0


def drawn(text: str) -> list[tuple[str, Box]]:
    """Return the letters as they stand on the line, each six points wide, from right to left; vowels over them."""
    held: list[tuple[str, Box]] = []
    right = 300.0
    for sign in text:
        if sign in {FATHA, DAMMA, SHADDA}:
            held.append((sign, Box(right + 2, right + 4, 10, 12)))
        else:
            held.append((sign, Box(right - WIDTH, right, 0, 10)))
            right -= WIDTH
    return [(sign, box) for sign, box in held if sign != " "]


def places(signs: list[tuple[str, Box]]) -> list[tuple[str, float]]:
    return [(sign, box.left) for sign, box in signs]


@pytest.mark.parametrize(
    "text", ["باب البيت", f"ب{FATHA}اب{DAMMA} الب{FATHA}ي{SHADDA}{FATHA}ت", "שלום לעולם", f"ق{DAMMA}ل{SHADDA}"]
)
def test_the_order_of_the_file_does_not_matter(text: str):
    signs = drawn(text)

    assert in_order(signs, 12) == text
    drawn_order = sorted(signs, key=lambda held: held[1].left)
    assert canonical(in_order(drawn_order, 12)) == canonical(text)


def test_numbers_and_names_in_latin_letters_run_to_the_right():
    assert in_order(drawn("سنة 1781 م"), 12) == "سنة 1871 م"
    assert in_order(drawn("عند ybsO"), 12) == "عند Osby"


def test_a_line_that_is_held_as_it_is_drawn_is_out_of_order():
    signs = drawn("باب البيت")

    assert not is_out_of_order("باب البيت", places(signs))
    assert is_out_of_order("تيبلا باب", places(signs[::-1]))


def test_a_loose_vowel_tells_that_the_order_is_lost():
    assert is_out_of_order(f"باب {FATHA}البيت", places(drawn("باب البيت")))


def test_what_is_written_from_left_to_right_is_known():
    assert is_right_to_left("باب البيت (gate)")
    assert not is_right_to_left("The gate (باب) of Osby")
    assert not is_right_to_left("12")
