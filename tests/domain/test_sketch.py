from __future__ import annotations

from studyapp.domain.sketch import LIKELY, resemblance, sketch_of

OLD = " ".join(f"on day {day} the pilot of boat {day % 9} brought {day * 7} crates ashore" for day in range(120))
OTHER = " ".join(f"at hour {hour} the guard of gate {hour % 5} let {hour * 3} carts into town" for hour in range(120))


def test_a_text_resembles_itself_and_its_edition_and_not_another():
    assert resemblance(sketch_of(OLD), sketch_of(OLD)) == 1.0
    edited = OLD.replace("crates", "boxes", 9) + " And so it ended."
    assert resemblance(sketch_of(OLD), sketch_of(edited)) > 0.7
    assert resemblance(sketch_of(OLD), sketch_of(OTHER)) < LIKELY / 3


def test_a_text_of_few_words_resembles_nothing():
    assert sketch_of("four words are few") == ()
    assert resemblance((), sketch_of(OLD)) == 0.0


def test_marks_and_line_breaks_change_no_sketch():
    assert sketch_of("“So it is,” he said to us all") == sketch_of("'So it is', he said\nto us all")
