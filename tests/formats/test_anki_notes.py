"""Notes of other programs in plain words, and cards as notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.analysis import CardType
from studyapp.domain.card import PAIR as MATCH_PAIR
from studyapp.domain.card import Wording
from studyapp.domain.exchange import ForeignNote, NoteModel, NoteTemplate, guid_of
from studyapp.formats.anki_fields import cloze_numbers, filled, gapped, plain
from studyapp.formats.anki_notes import joined, note_of
from studyapp.formats.anki_schema import BASIC, CLOZE, PAIR
from studyapp.formats.anki_words import text_of, words_of
from tests.formats.test_card_files import out

if TYPE_CHECKING:
    from studyapp.domain.exchange_out import OutCard

TWO = NoteModel(
    7,
    "Bridge",
    cloze=False,
    fields=("Name", "Built", "By", "Note"),
    templates=(
        NoteTemplate(
            "When", "When was {{Name}} built?{{#Note}} ({{Note}}){{/Note}}", "{{FrontSide}}<hr id=answer>{{Built}}"
        ),
        NoteTemplate(
            "Who", "{{#By}}Who built {{Name}}?{{/By}}", "{{FrontSide}}<HR id='answer'>{{By}}{{^By}}nobody{{/By}}"
        ),
    ),
)
GAPS = NoteModel(
    8,
    "Gaps",
    cloze=True,
    fields=("Title", "Text", "More"),
    templates=(NoteTemplate("C", "{{type:cloze:Text}}", "{{cloze:Text}}"),),
)


def note(model: NoteModel, *fields: str, tags: tuple[str, ...] = ()) -> ForeignNote:
    return ForeignNote("g", model, fields, tags, "Towns", 100)


def edited(came: ForeignNote, ordinal: int, wording: Wording) -> OutCard:
    words = words_of(came, ordinal)
    assert words is not None
    base = out(words.type, wording)
    return replace(base, note=came, ordinal=ordinal, modified_ms=500_000)


def test_conditions_of_templates_decide_what_is_asked():
    whole = note(TWO, "Elm Bridge", "1872", "Berg", "the first")
    bare = note(TWO, "Osby Bridge", "1911", "", "")
    assert words_of(whole, 0).wording == Wording("When was Elm Bridge built? (the first)", "1872")
    assert words_of(whole, 1).wording == Wording("Who built Elm Bridge?", "Berg")
    assert words_of(bare, 0).wording == Wording("When was Osby Bridge built?", "1911")
    assert words_of(bare, 1) is None
    assert words_of(bare, 2) is None
    assert text_of(bare) == "When was Osby Bridge built? — 1911"
    assert text_of(note(TWO, "", "", "", "")) == ""


def test_a_question_that_is_a_picture_is_a_question_and_repeats_are_cut():
    model = NoteModel(9, "B", cloze=False, fields=("F", "B"), templates=(NoteTemplate("C", "{{F}}", "{{F}}<br>{{B}}"),))
    assert words_of(note(model, '<img src="a.png">', "a weir"), 0).wording == Wording("?", "a weir")
    assert words_of(note(model, "asked", "told"), 0).wording == Wording("asked", "told")


def test_what_is_answered_by_a_picture_or_a_sound_is_kept_under_its_name():
    model = NoteModel(9, "B", cloze=False, fields=("F", "B"), templates=(NoteTemplate("C", "{{F}}", "{{B}}"),))
    came = note(model, "[sound:horn &amp; bell.mp3]", '<img src="weir.png">')
    assert words_of(came, 0).wording == Wording("?", "[weir.png]")
    assert note_of(edited(came, 0, words_of(came, 0).wording)).fields == came.fields
    came = note(GAPS, "", 'This is {{c1::<img src="weir.png">}}.', "")
    assert words_of(came, 0).wording == Wording("This is _____.", "[weir.png]")


def test_clozes_of_other_note_types_are_found_by_their_template():
    came = note(GAPS, "T", "{{c1::Osby}} on the {{c2::Lind::river}}", "since 1911")
    assert words_of(came, 1).wording == Wording("Osby on the _____", "Lind", hint="river")
    assert words_of(came, 4) is None
    assert text_of(came) == "Osby on the Lind\nT\nsince 1911"
    odd = replace(GAPS, templates=(), fields=("Text", "T", "M"))
    assert words_of(note(odd, "{{c1::Osby}} stands", "", ""), 0).wording.answer == "Osby"
    assert (
        words_of(
            note(
                replace(odd, fields=()),
            ),
            0,
        )
        is None
    )


@pytest.mark.parametrize(
    ("came", "ordinal", "wording", "fields"),
    [
        (
            note(TWO, "Elm Bridge", "<b>1872</b>", "Berg", ""),
            0,
            ("When was Elm Bridge built?", "in 1873"),
            (1, "<b>in 1873</b>"),
        ),
        (note(GAPS, "T", "{{c1::Osby}} stands", ""), 0, ("_____ lies", "Elm"), (1, "{{c1::Elm}} lies")),
        (
            note(GAPS, "T", "{{c1::Osby}} lies on the {{c2::Lind::river}}.", ""),
            0,
            ("The town of _____ stands by the Lind.", "Old Osby"),
            (1, "The town of {{c1::Old Osby}} stands by the {{c2::Lind::river}}."),
        ),
    ],
)
def test_what_is_worded_anew_goes_back_into_its_field_where_that_is_known(
    came: ForeignNote, ordinal: int, wording: tuple[str, str], fields: tuple[int, str]
):
    found = note_of(edited(came, ordinal, Wording(*wording)))
    at, expected = fields
    assert found.fields == (*came.fields[:at], expected, *came.fields[at + 1 :])
    assert found.modified == 500
    untouched = note_of(edited(came, ordinal, words_of(came, ordinal).wording))
    assert (untouched.fields, untouched.modified) == (came.fields, 100)


@pytest.mark.parametrize(
    ("came", "ordinal", "wording", "model"),
    [
        (note(GAPS, "T", "{{c1::A}} {{c2::B}}", ""), 0, ("_____ lies", "Elm"), CLOZE),
        (note(GAPS, "T", "{{c1::A}} stands", ""), 0, ("_____ lies", "a::b"), BASIC),
        (note(TWO, "Elm Bridge", "1872", "", ""), 0, ("In which year?", "1872"), BASIC),
    ],
)
def test_what_its_note_cannot_say_leaves_it_as_a_note_with_a_guid_of_its_own(
    came: ForeignNote, ordinal: int, wording: tuple[str, str], model: NoteModel
):
    wanted = edited(replace(came, tags=("towns",)), ordinal, Wording(*wording))
    found = note_of(wanted)
    assert (found.guid, found.model, found.ordinal, found.apart) == (guid_of(wanted.card.id), model, 0, True)
    assert found.tags == ("towns", "studyapp", f"studyapp::{wanted.card.type.value}")
    words = words_of(ForeignNote(found.guid, model, found.fields, found.tags, "d"), 0)
    assert words is not None
    assert (words.wording.prompt, words.wording.answer, words.card_id) == (*wording, wanted.card.id)


def test_a_hint_goes_back_into_its_gap():
    came = note(GAPS, "T", "{{c1::Osby}} stands", "")
    assert (
        note_of(edited(came, 0, Wording("_____ lies", "Elm", hint="<town>"))).fields[1]
        == "{{c1::Elm::&lt;town&gt;}} lies"
    )


def test_edits_of_two_cards_of_one_note_are_both_in_it():
    came = note(TWO, "Elm Bridge", "1872", "Berg", "")
    first = note_of(edited(came, 0, Wording("When was Elm Bridge built?", "1873")))
    second = note_of(edited(came, 1, Wording("Who built Elm Bridge?", "Holm")))
    assert joined(first, second).fields == joined(second, first).fields == ("Elm Bridge", "1873", "Holm", "")


def test_edits_of_one_field_to_two_things_cannot_be_one_note():
    came = note(TWO, "Elm Bridge", "1872", "Berg", "")
    first = note_of(edited(came, 0, Wording("When was Old Bridge built?", "1872")))
    second = note_of(edited(came, 1, Wording("Who built New Bridge?", "Berg")))
    assert (first.fields[0], second.fields[0]) == ("Old Bridge", "New Bridge")
    assert joined(first, second) is None
    assert joined(first, first) == first


def test_a_definition_and_its_reverse_are_one_note():
    told, asked = (
        replace(each, card=replace(each.card, fact_key="f", id=f"d1-{at}"))
        for at, each in enumerate((out(CardType.DEFINITION), out(CardType.REVERSE)))
    )
    first, second = note_of(told), note_of(asked)
    assert (first.guid, first.model, first.ordinal, second.ordinal) == (second.guid, PAIR, 0, 1)
    whole = ForeignNote("g", PAIR, joined(first, second).fields, (), "d")
    for card, ordinal in ((told.card, 0), (asked.card, 1)):
        words = words_of(whole, ordinal)
        assert (words.type, words.card_id) == (card.type, card.id)
        assert words.wording == card.wording


def test_our_own_notes_are_read_back_also_without_their_tags():
    for each in (CardType.ORDER, CardType.MATCH, CardType.CHOICE, CardType.TRUE_FALSE):
        made = note_of(out(each))
        words = words_of(ForeignNote("g", made.model, made.fields, made.tags, "d"), 0)
        assert (words.type, words.wording.answer) == (each, out(each).card.wording.answer)
        bare = words_of(ForeignNote("g", made.model, made.fields, (), "d"), 0)
        assert bare.type is (CardType.CHOICE if each is CardType.CHOICE else CardType.QUESTION)
    empty = ForeignNote("g", BASIC, ("",) * len(BASIC.fields), (), "d")
    assert words_of(empty, 0) is None
    assert words_of(ForeignNote("g", CLOZE, ("no gap", *("",) * (len(CLOZE.fields) - 1)), (), "d"), 0) is None
    matched = note_of(out(CardType.MATCH))
    assert MATCH_PAIR not in text_of(
        ForeignNote("g", matched.model, (*matched.fields[:4], "", *matched.fields[5:]), (), "d")
    )


def test_fields_without_words_and_odd_markup_are_survived():
    assert plain("<style>p{}</style><script>x()</script>a<hr>b").text == "a\nb"
    assert plain("a</script>b").text == "ab"
    assert filled("{{#A}}{{#B}}x{{/B}}{{/A}}{{kanji:A}}{{unknown}}", {"A": "1", "B": "2"}) == "x1"
    assert filled("{{^A}}none{{/A}}", {"A": '<img src="a.png">'}) == ""
    deep = "{{c1::" * 20 + "x" + "}}" * 20
    assert gapped(deep, 1) is not None
    assert cloze_numbers("{{c2::a}} {{c10::b}} {{c2::c}}") == (2, 10)
    assert gapped("{{c1::}} empty", 1) is None
