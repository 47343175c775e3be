"""Edits go back into the fields of other programs' notes, or nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.card import GAP, Wording
from studyapp.domain.exchange import ForeignNote, NoteModel, NoteTemplate
from studyapp.formats.anki_edits import edited_fields
from studyapp.formats.anki_fields import cloze_numbers, gapped
from studyapp.formats.anki_words import words_of

GAPS = NoteModel(8, "Gaps", cloze=True, fields=("Text", "More"), templates=(NoteTemplate("C", "{{cloze:Text}}", ""),))
PLAIN = NoteModel(
    9,
    "Plain",
    cloze=False,
    fields=("Front", "Back"),
    templates=(NoteTemplate("C", "{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}"),),
)


def cloze(text: str) -> ForeignNote:
    return ForeignNote("g", GAPS, (text, "more"), (), "d")


@pytest.mark.parametrize(
    ("field", "ordinal", "wording", "expected"),
    [
        (  # markup about the words stays
            "<b>{{c1::Osby}}</b> lies on the <i>{{c2::Lind::river}}</i>.",
            1,
            Wording("Osby lies low on the _____.", "Lind", hint="river"),
            "<b>{{c1::Osby}}</b> lies low on the <i>{{c2::Lind::river}}</i>.",
        ),
        (  # only the hint
            "{{c1::Osby}} on the {{c2::Lind::river}}",
            1,
            Wording("Osby on the _____", "Lind", hint="a <river>"),
            "{{c1::Osby}} on the {{c2::Lind::a &lt;river&gt;}}",
        ),
        (  # two gaps of one card stay two
            "{{c1::Osby}} and {{c1::Elm}} on the {{c2::Lind}}",
            0,
            Wording("_____ and also _____ on the Lind", "Osby, Elm"),
            "{{c1::Osby}} and also {{c1::Elm}} on the {{c2::Lind}}",
        ),
        (  # the gap moves, and pictures stay
            '{{c1::Osby}} on the {{c2::Lind}} <img src="a.png">',
            0,
            Wording("By the Lind lies _____", "Osby"),
            'By the {{c2::Lind}} lies {{c1::Osby}}<img src="a.png">',
        ),
    ],
)
def test_an_edited_gap_goes_into_its_field_and_the_others_stay(
    field: str, ordinal: int, wording: Wording, expected: str
):
    assert edited_fields(cloze(field), ordinal, wording) == (expected, "more")


@pytest.mark.parametrize(
    ("field", "ordinal", "wording"),
    [
        ("{{c1::Osby}} on the {{c2::Lind}}", 0, Wording("_____ is a town", "Osby")),  # c2 is gone
        ("{{c1::Osby}} on the {{c2::Lind}}", 0, Wording("the Lind, the Lind: _____", "Osby")),  # where is c2?
        ("{{c1::Osby}} and {{c1::Elm}}", 0, Wording("_____ and _____", "Osby and Elm")),  # what is in which gap?
        ("{{c1::Osby}} stands", 0, Wording("It stands", "Osby")),
        ("{{c1::Osby}} stands", 0, Wording("_____ stands", "O{{s}}by")),
    ],
)
def test_what_a_gapped_note_cannot_say_is_not_put_into_it(field: str, ordinal: int, wording: Wording):
    assert edited_fields(cloze(field), ordinal, wording) is None


def test_an_edit_keeps_pictures_sounds_and_markup_of_its_field():
    note = ForeignNote("g", PLAIN, ('What is <b>this</b>?<br><img src="a.png">', "A lighthouse [sound:h.mp3]"), (), "d")
    assert edited_fields(note, 0, Wording("What is that?", "A lighthouse")) == (
        'What is that?<img src="a.png">',
        note.fields[1],
    )
    assert edited_fields(note, 0, Wording("What is this?", "A tall lighthouse")) == (
        note.fields[0],
        "A tall lighthouse [sound:h.mp3]",
    )
    assert edited_fields(note, 0, Wording("What is this?", "A lighthouse")) == note.fields
    assert edited_fields(note, 7, Wording("Who?", "Nobody")) == note.fields


WORDS = st.text("abcd éß<&", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(
    parts=st.lists(WORDS, min_size=3, max_size=5), ordinal=st.integers(0, 1), before=WORDS, after=WORDS, answer=WORDS
)
def test_whatever_is_edited_the_note_says_it_or_stays_as_it_was(
    parts: list[str], ordinal: int, before: str, after: str, answer: str
):
    field = f"{before} {{{{c1::{parts[0]}}}}} {parts[1]} {{{{c2::{parts[2]}}}}} {after}".replace("<", "&lt;")
    note = cloze(field)
    came = words_of(note, ordinal)
    if came is None:
        return
    wanted = Wording(came.wording.prompt.replace(before, after), answer)
    fields = edited_fields(note, ordinal, wanted)
    if fields is None:
        return
    said = words_of(ForeignNote("g", GAPS, fields, (), "d"), ordinal)
    assert said is not None
    assert (said.wording.prompt, said.wording.answer) == (" ".join(wanted.prompt.split()), " ".join(answer.split()))
    other = 2 - ordinal
    assert cloze_numbers(fields[0]) == cloze_numbers(field)
    kept, was = gapped(fields[0], other), gapped(field, other)
    assert kept is not None
    assert was is not None
    assert kept.answer == was.answer
    assert GAP in kept.prompt
