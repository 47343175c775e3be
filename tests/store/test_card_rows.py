from __future__ import annotations

from studyapp.domain.analysis import NoteKind, OptionNote
from studyapp.domain.span import Span
from studyapp.store.card_rows import notes_from_json, notes_to_json


def test_option_notes_come_back_as_they_went():
    notes = (
        OptionNote("Ek", NoteKind.DEFINED, "the “harbour” master", Span(3, 9)),
        OptionNote("Berg", NoteKind.UNNAMED),
    )
    assert notes_from_json(notes_to_json(notes)) == notes
    assert notes_from_json(notes_to_json(())) == ()


def test_a_row_of_an_older_program_has_no_notes():
    assert notes_from_json(None) == ()
