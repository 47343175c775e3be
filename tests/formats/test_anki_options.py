"""What is kept of decks and note types, where it is whole and where it is not."""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.exchange import NoteModel, NoteTemplate
from studyapp.formats.anki_options import deck_of_json, deck_of_row, kept_look, kept_options, look_of_json, look_of_rows
from studyapp.formats.anki_package import deck_options
from studyapp.formats.anki_schema import Deck, dconf_json, decks_json, models_json
from studyapp.formats.anki_wire import fields


def test_options_without_a_number_are_not_kept_and_their_deck_gets_the_usual_ones():
    deck, options = kept_options(deck_of_json({"conf": 5, "desc": "d", "newLimit": None}, {"5": {"name": "no id"}}))
    assert (deck, options) == ({"conf": 5, "desc": "d"}, {})
    made = Deck(7, "D", deck, options)
    assert '"conf": 1' in decks_json([made])
    assert dconf_json([made]) == dconf_json([])


def test_a_look_of_too_few_or_too_many_parts_fits_its_note_type():
    for look in (
        look_of_rows(b"", [], []),
        look_of_json({"flds": [{"font": "A"}] * 9, "tmpls": [{"bsize": 3}] * 9, "sortf": 1}),
        "",
    ):
        model = NoteModel(5, "M", cloze=False, fields=("F", "B"), templates=(NoteTemplate("C", "f", "b"),), look=look)
        assert '"name": "F"' in models_json([model])


def test_rows_that_are_no_options_cost_the_options_only():
    with closing(sqlite3.connect(":memory:")) as driver:
        driver.executescript("""
            CREATE TABLE deck_config (id, name, config);
            CREATE TABLE decks (id, name, common, kind);
            INSERT INTO deck_config VALUES (1, 'a', 99999999999), (2, 'b', x'2D0000'), (3, 'c', NULL);
            INSERT INTO decks VALUES (1, 'A', 7, x'0A020801'), (2, 'B', x'08', x'0A020802'), (3, 'C', x'', x'0A020803');
            INSERT INTO decks VALUES (4, 'F', x'', x'12020801');
        """)
        found = deck_options(driver)
    assert list(found) == ["B", "C"]
    assert kept_options(found["B"])[1]["id"] == 2
    assert kept_options(found["C"])[1] == {}


@given(common=st.binary(max_size=60), normal=st.binary(max_size=60), config=st.binary(max_size=120))
def test_whatever_bytes_there_are_something_is_kept_that_can_be_written(common: bytes, normal: bytes, config: bytes):
    number = dict(fields(normal)).get(1, 0)
    found = deck_of_row(common, normal, {number if isinstance(number, int) else 0: ("name", config)})
    deck = Deck(7, "D", *kept_options(found))
    assert decks_json([deck])
    assert dconf_json([deck])
    assert kept_look(look_of_rows(config, [common], [normal]))


def test_numbers_of_fixed_length_are_as_short_as_they_were_written():
    config = b"\x0a\x08" + struct.pack("<ff", 1.1, 10) + b"\xad\x02" + struct.pack("<f", 0.83)
    options = kept_options(deck_of_row(b"", b"\x08\x05", {5: ("Mine", config)}))[1]
    assert options["desiredRetention"] == 0.83
    assert dict(options["new"])["delays"] == [1.1, 10.0]
