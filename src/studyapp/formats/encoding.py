"""From bytes to text: which character encoding, and whether it is text at all.

Order (engine.md, section 7): an encoding that a person chose, byte-order mark, strict UTF-8, declared, cp1252, a guess.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from studyapp.domain.errors import Unreadable, UnreadableFileError

MAX_MIB = 32
"""A text of 32 MiB is about 5 million words; what is larger is a log or a dump, not something to read."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ\x90", b"\x1f\x8b", b"BZh",
    b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\xd0\xcf\x11\xe0", b"SQLite format 3\0", b"OggS", b"ID3", b"RIFF",
    b"{\\rtf", b"\xca\xfe\xba\xbe", b"wOFF", b"wOF2", b"OTTO", b"\0\0\x01\0",
)  # fmt: skip
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.005
_SAMPLE = 65_536
# Bytes that are letters or typographic signs of Western European text in cp1252.
_WESTERN = frozenset(
    b"\x80\x82\x84\x85\x8a\x8b\x8c\x8e\x91\x92\x93\x94\x95\x96\x97\x9a\x9b\x9c\x9e\x9f\xa0\xa1\xa3\xa7\xa9\xab\xb0\xbb\xbf"
) | (frozenset(range(0xC0, 0x100)) - {0xD7, 0xF7})
_MAX_HIGH_SHARE = 0.25
"""More bytes above 127 than this among the letters: no Western European language, so that cp1252 is unlikely."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and the encoding it was read with (Python's name)."""

    text: str
    encoding: str


def decode(data: bytes, name: str, *, encoding: str = "", declared: str = "") -> Decoded:
    """Decode a text file.

    Args:
        data: the file's bytes.
        name: the file's name, for errors.
        encoding: what a person chose; then nothing is guessed.
        declared: what the file says of itself; tried after UTF-8.

    Raises:
        UnreadableFileError: EMPTY, TOO_LARGE, BINARY or ENCODING.
    """
    if len(data) > MAX_MIB << 20:
        raise UnreadableFileError(name=name, reason=Unreadable.TOO_LARGE, limit_mib=MAX_MIB)
    if not data.strip():
        raise UnreadableFileError(name=name, reason=Unreadable.EMPTY)
    decoded = _chosen(data, name, encoding) if encoding else _marked(data, name) or _guessed(data, name, declared)
    if not decoded.text.strip("\ufeff \t\r\n\v\f\x1a\x00"):
        raise UnreadableFileError(name=name, reason=Unreadable.EMPTY)
    sample = decoded.text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > _MAX_CONTROL_SHARE * len(sample):
        raise UnreadableFileError(name=name, reason=Unreadable.BINARY)
    return decoded


def _chosen(data: bytes, name: str, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), codecs.lookup(encoding).name)
    except (LookupError, UnicodeError) as error:
        raise UnreadableFileError(name=name, reason=Unreadable.ENCODING, details=encoding) from error


def _marked(data: bytes, name: str) -> Decoded | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _chosen(data, name, encoding)
    return None


def _guessed(data: bytes, name: str, declared: str) -> Decoded:
    if data.startswith(_MAGIC) or b"\0" in data:
        without_mark = _without_mark(data)
        if without_mark is None:
            raise UnreadableFileError(name=name, reason=Unreadable.BINARY)
        return without_mark
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if declared:
        try:
            return _chosen(data, name, declared)
        except UnreadableFileError:
            pass  # files lie about themselves: go on guessing
    return _western(data) or _statistical(data, name)


def _without_mark(data: bytes) -> Decoded | None:
    """Recognise UTF-16 without a mark: every other byte of Western text is zero."""
    sample = data[:_SAMPLE]
    for encoding, highs, lows in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if highs.count(0) > 0.8 * len(highs) and not lows.count(0):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                continue
    return None


def _western(data: bytes) -> Decoded | None:
    """Decode as cp1252 when the bytes above 127 are letters and signs of Western European text, and few."""
    high = [byte for byte in data[: _SAMPLE * 4] if byte > 0x7F]  # the end of ASCII
    letters = sum(bytes((byte,)).isalpha() for byte in data[: _SAMPLE * 4]) + len(high)
    if high and (len(high) > _MAX_HIGH_SHARE * letters or sum(b in _WESTERN for b in high) < 0.95 * len(high)):
        return None
    try:
        return Decoded(data.decode("cp1252"), "cp1252")
    except UnicodeDecodeError:
        return None


def _statistical(data: bytes, name: str) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 40 ms, and hardly ever needed

    best = from_bytes(data[: _SAMPLE * 8]).best()
    if best is None:
        raise UnreadableFileError(name=name, reason=Unreadable.ENCODING)
    return _chosen(data, name, best.encoding)
