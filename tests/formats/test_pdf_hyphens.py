"""A hyphen at the end of a line goes where it only marks the end of the line."""

from __future__ import annotations

import pytest

from studyapp.formats.pdf_hyphens import Lexicon


@pytest.mark.parametrize(
    ("before", "after", "joined", "seen"),
    [
        ("the exam-", "ple shows", "the example shows", ""),
        ("a well-", "known wall", "a well-known wall", "His well-known book."),
        ("a well-", "kept wall", "a well-kept wall", ""),  # by its first part alone
        ("the harbour-", "master came", "the harbour-master came", "The harbour has a master."),
        ("the harbour-", "master came", "the harbourmaster came", "The harbour has a harbourmaster, a master."),
        ("of Austria-", "Hungary in", "of Austria-Hungary in", ""),
        ("the years 1901-", "1905 were", "the years 1901- 1905 were", ""),
        ("the U-", "2 line", "the U-2 line", ""),
        ("the wall-", "“old” one", "the wall-“old” one", ""),
        ("the wall", "of stone", "the wall of stone", ""),
        ("", "of stone", "of stone", ""),
    ],
)
def test_two_lines_become_one(before: str, after: str, joined: str, seen: str):
    assert Lexicon([seen]).joined(before, after) == joined


def test_a_word_that_is_broken_itself_says_nothing_of_words():
    assert Lexicon(["He sold exam-", "ples of it"]).joined("the exam-", "ples") == "the examples"


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("港の灯台は", "時計で回る", "港の灯台は時計で回る"),
        ("灯台、", "港", "灯台、港"),
        ("港の", "Osby", "港の Osby"),
        ("항구", "등대", "항구 등대"),
    ],
)
def test_lines_of_a_script_without_blanks_are_joined_without_one(before: str, after: str, line: str):
    assert Lexicon([]).joined(before, after) == line
