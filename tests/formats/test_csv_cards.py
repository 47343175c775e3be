"""Tables of cards: into the real Anki, and from anywhere, however they are made."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from studyapp.domain.analysis import CardType
from studyapp.domain.card import Wording
from studyapp.domain.errors import ExchangeError, ExchangeFault, Unreadable, UnreadableFileError
from studyapp.domain.exchange import ExchangeFormat, RefusedWhy, guid_of
from studyapp.formats.anki_fields import plain
from studyapp.formats.card_files import read_cards, written
from tests.anki_decks import collection
from tests.formats.test_card_files import CARDS, SOURCE, out

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from anki.import_export_pb2 import ImportCsvRequest

if TYPE_CHECKING:
    from pathlib import Path

    from studyapp.domain.exchange import ForeignDeck


def read(path: Path, text: str) -> ForeignDeck:
    path.write_text(text, encoding="utf-8")
    return read_cards(path, float)


def asked(deck: ForeignDeck) -> list[tuple[str, str]]:
    return [(card.wording.prompt, card.wording.answer) for card in deck.cards]


def test_the_real_anki_reads_every_row_by_its_headers_and_adds_none_twice(tmp_path: Path):
    path = tmp_path / "cards.csv"
    path.write_bytes(written(ExchangeFormat.CSV, CARDS))
    with collection(tmp_path / "c.anki2") as anki:
        for new, same in ((len(CARDS), 0), (0, len(CARDS))):
            told = anki.get_csv_metadata(str(path), None)
            assert (told.guid_column, told.notetype_column, told.deck_column, told.tags_column) == (1, 2, 3, 6)
            log = anki.import_csv(ImportCsvRequest(path=str(path), metadata=told)).log
            assert (len(log.new), len(log.duplicate)) == (new, same)
        notes = {note.guid: note for note in map(anki.get_note, anki.find_notes('deck:"The Lind / north"'))}
        assert set(notes) == {guid_of(each.card.id) for each in CARDS}
        for each in CARDS:
            note = notes[guid_of(each.card.id)]
            assert note.tags == ["studyapp", f"studyapp::{each.card.type.value}"]
            assert SOURCE in plain(note.fields[1]).text
            if each.card.type is CardType.CLOZE:
                assert note.fields[0] == "The ~weir~ of {Osby} = {{c1::12 #1::number}} metres: high."
            else:
                assert plain(note.fields[0]).text.startswith(each.card.wording.prompt)
                assert each.card.type is not CardType.QUESTION or plain(note.fields[1]).text.startswith(
                    each.card.wording.answer
                )


def test_an_answer_that_anki_would_take_for_a_mark_makes_a_question_and_a_hint_is_escaped(tmp_path: Path):
    odd = out(CardType.CLOZE, Wording("_____ runs.", "std::sort }}"))
    hinted = out(CardType.CLOZE, Wording("_____ runs.", "sort", hint="<fast> & sound"))
    hinted = replace(hinted, card=replace(hinted.card, id="d1-h"))
    path = tmp_path / "cards.csv"
    path.write_bytes(written(ExchangeFormat.CSV, [odd, hinted]))
    lines = path.read_text().splitlines()[-2:]
    assert ",Basic," in lines[0]
    assert "{{c1::sort::&lt;fast&gt; &amp; sound}}" in lines[1]
    deck = read_cards(path, float)
    assert asked(deck) == [("_____ runs.", "std::sort }}"), ("_____ runs.", "sort")]
    assert deck.cards[1].wording.hint == "<fast> & sound"


def test_one_bad_row_among_a_thousand_is_named_and_the_rest_comes_in(tmp_path: Path):
    rows = [f"question {n},answer {n}" for n in range(1, 1001)]
    rows[99] = "alone"
    rows[199] = ",nothing is asked"
    rows[299] = "question 5,asked before"
    rows[399] = "x" * (1 << 20) + "yz,too long"
    rows[499] = "question 500,"
    deck = read(tmp_path / "t.csv", "#separator:comma\n" + "\n".join(rows) + "\n")
    assert {item.name: item.why for item in deck.refused} == {
        "101": RefusedWhy.COLUMNS,
        "201": RefusedWhy.EMPTY,
        "301": RefusedWhy.TWICE,
        "401": RefusedWhy.BROKEN,
        "501": RefusedWhy.NO_ANSWER,
    }
    assert len(deck.cards) == 995


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("#separator:Semicolon\n", "a;b", ("a", "b")),
        ("#separator:\\t\n", "a\tb", ("a", "b")),
        ("#separator::\n", "a:b", ("a", "b")),
        ("#separator:pipe\n", "a|b", ("a", "b")),
        ("#separator:~\n", "a~b", ("a", "b")),
        ("", "a\tb, c", ("a", "b, c")),
        ("#html:true\n#separator:tab\n", "<b>a</b>\tb &amp; c", ("a", "b & c")),
        ("#html:false\n#separator:tab\n", "<b>a\tb &amp; c", ("<b>a", "b &amp; c")),
        ("#notetype:Cloze\n#separator:tab\n#html:true\n", "{{c1::a}} b", ("_____ b", "a")),
        ("#separator:tab\n#html:true\n", "{{c1::a::h}} b", ("_____ b", "a")),
        ("#columns:Front,Back\n#separator:comma\n#unknown:x\n#odd\n", '"a\nb",c', ("a\nb", "c")),
    ],
)
def test_headers_say_how_a_table_is_read(tmp_path: Path, head: str, row: str, expected: tuple[str, str]):
    assert asked(read(tmp_path / "t.csv", f"{head}{row}\n")) == [expected]


def test_decks_tags_note_types_and_guids_come_from_headers_or_columns(tmp_path: Path):
    deck = read(
        tmp_path / "t.tsv",
        "#separator:tab\n#deck:Towns\n#tags:one two\n#tags column:3\n#guid column:4\nfront\tback\tthree\tg1\n",
    )
    (note,) = deck.notes
    assert (note.guid, note.deck, note.tags) == ("g1", "Towns", ("one", "two", "three"))
    (note,) = read(tmp_path / "named.tsv", "front\tback\n").notes
    assert (note.deck, note.guid[:4]) == ("named", "csv-")
    deck = read(
        tmp_path / "t.tsv",
        "#separator:tab\n#html:true\n#notetype column:1\n#deck column:2\nCloze\tA::B\t{{c1::x}} {{c2::y}}\t\n",
    )
    assert [card.ordinal for card in deck.cards] == [0, 1]
    assert deck.notes[0].deck == "A::B"


def test_an_empty_file_is_none(tmp_path: Path):
    for text in ("", "\n\n  \n"):
        with pytest.raises(UnreadableFileError) as caught:
            read(tmp_path / "t.csv", text)
        assert caught.value.reason is Unreadable.EMPTY


@pytest.mark.parametrize("text", ["#html:true\n", "#separator:tab\n\t\n"])
def test_a_table_without_cards_is_said_to_be_empty(tmp_path: Path, text: str):
    with pytest.raises(ExchangeError) as caught:
        read(tmp_path / "t.csv", text)
    assert caught.value.fault is ExchangeFault.EMPTY


def test_a_table_cut_in_the_midst_of_a_quoted_cell_keeps_what_is_whole(tmp_path: Path):
    deck = read(tmp_path / "t.csv", '#separator:comma\na,b\nc,"d and then')
    assert asked(deck) == [("a", "b"), ("c", "d and then")]
