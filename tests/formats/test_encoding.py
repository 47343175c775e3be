from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.errors import Unreadable, UnreadableFileError
from studyapp.formats.encoding import MAX_MIB, decode

GERMAN = "Die Brücke über den Fluss war früher aus Holz. „Schön“, sagte sie – und ging."
RUSSIAN = "Мост через реку раньше был деревянным. Теперь он каменный, и по нему ходит трамвай. " * 4


def refusal(data: bytes, **options: str) -> Unreadable:
    with pytest.raises(UnreadableFileError) as caught:
        decode(data, "bridge.txt", **options)
    assert caught.value.name == "bridge.txt"
    return caught.value.reason


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides(mark: bytes, encoding: str):
    assert decode(mark + GERMAN.encode(encoding), "x").text == GERMAN


def test_utf_16_without_a_mark_is_recognised():
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode("A wooden bridge crossed the river.".encode(encoding), "x").encoding == encoding


def test_utf_8_is_taken_before_anything_else():
    assert decode(RUSSIAN.encode(), "x", declared="cp1251").encoding == "utf-8"


def test_western_text_is_read_as_cp1252():
    decoded = decode(GERMAN.encode("cp1252"), "x")
    assert (decoded.text, decoded.encoding) == (GERMAN, "cp1252")


def test_what_the_file_says_of_itself_is_believed_when_it_fits():
    assert decode(RUSSIAN.encode("koi8-r"), "x", declared="koi8-r").text == RUSSIAN
    assert decode(GERMAN.encode("cp1252"), "x", declared="no-such-code").text == GERMAN


def test_cyrillic_is_not_taken_for_western():
    assert decode(RUSSIAN.encode("cp1251"), "x").text == RUSSIAN


def test_a_person_can_overrule_every_guess():
    assert decode(RUSSIAN.encode("koi8-r"), "x", encoding="koi8-r").text == RUSSIAN
    assert refusal(GERMAN.encode("cp1252"), encoding="utf-8") is Unreadable.ENCODING
    assert refusal(b"abc", encoding="no-such-code") is Unreadable.ENCODING


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", codecs.BOM_UTF8 + b"\n", codecs.BOM_UTF16_LE + b" \0"])
def test_a_file_without_a_word_is_empty(data: bytes):
    assert refusal(data) is Unreadable.EMPTY


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nbinary follows",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        bytes(range(256)) * 40,
        b"words and \x01\x02\x03\x04\x05 controls",
        b"a\0b\0\0c",
    ],
)
def test_what_is_no_text_is_refused(data: bytes):
    assert refusal(data) is Unreadable.BINARY


def test_what_is_too_large_is_refused_with_the_limit():
    with pytest.raises(UnreadableFileError) as caught:
        decode(b"a" * ((MAX_MIB << 20) + 1), "x")
    assert (caught.value.reason, caught.value.limit_mib) == (Unreadable.TOO_LARGE, MAX_MIB)


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_refusal(data: bytes):
    with suppress(UnreadableFileError):
        assert decode(data, "x").text


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"]), min_size=1).filter(lambda t: t.strip()))
def test_utf_8_comes_back(text: str):
    assert decode(text.encode(), "x").text == text or text.startswith("\ufeff")
