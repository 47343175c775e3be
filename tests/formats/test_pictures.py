"""What bytes say of a picture is believed only within limits."""

from __future__ import annotations

import struct

import pytest

from studyapp.formats.pictures import MAX_BYTES, MAX_TOTAL, Pictures, data_address, picture
from tests.formats.epub_samples import png

JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\0" + b"\0" * 9 + b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", 300, 400) + b"\0" * 12
)
GIF = b"GIF89a" + struct.pack("<HH", 50, 60) + b"\0" * 10
WEBP = b"RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + (99).to_bytes(3, "little") + (49).to_bytes(3, "little") + b"\0" * 8
WEBP_LOSSLESS = b"RIFF\x20\0\0\0WEBPVP8L\x0a\0\0\0\x2f" + (59 | 39 << 14).to_bytes(4, "little") + b"\0" * 8
WEBP_LOSSY = b"RIFF\x20\0\0\0WEBPVP8 \x0a\0\0\0\x30\x01\0\x9d\x01\x2a" + struct.pack("<HH", 70, 80) + b"\0" * 8


@pytest.mark.parametrize(
    ("data", "media_type", "size"),
    [
        (png(120, 80), "image/png", (120, 80)),
        (JPEG, "image/jpeg", (400, 300)),
        (GIF, "image/gif", (50, 60)),
        (WEBP, "image/webp", (100, 50)),
        (WEBP_LOSSY, "image/webp", (70, 80)),
        (WEBP_LOSSLESS, "image/webp", (60, 40)),
    ],
)
def test_kind_and_size_are_read_from_the_bytes(data: bytes, media_type: str, size: tuple[int, int]):
    found = picture(data)
    assert found is not None
    assert (found.media_type, found.width, found.height) == (media_type, *size)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 60_000, 60_000) + b"\0" * 9,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 0, 9) + b"\0" * 9,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0",
        JPEG[:20],
        JPEG[:20] + b"no marker stands here",
        b"\xff\xd8\xff" + b"\xff" * 30,
        GIF[:8] + b"\0" * 4,
        b"RIFF\x20\0\0\0WEBPVP9X" + b"\0" * 30,
        png() + b"\0" * MAX_BYTES,
    ],
)
def test_what_is_no_picture_or_too_large_is_none(data: bytes):
    assert picture(data) is None


def test_addresses_with_data_are_read_and_others_are_not():
    assert data_address("data:text/plain,a%20b") == b"a b"
    assert data_address("data:image/gif;base64,R0lG") == b"GIF"
    assert data_address("data:image/gif;base64,***") == b""
    assert data_address("data:image/gif;base64,R") is None
    assert data_address("https://a.example/data:image/gif;base64,R0lG") is None


def test_each_picture_is_kept_once_and_ornaments_are_not_kept():
    files = {"a.png": png(), "b.png": png(), "dot.png": png(1, 1)}
    pictures = Pictures(files.get)
    for name in ("a.png", "b.png", "dot.png", "none.png"):
        pictures.at(name)
    assert [image.data for image in pictures.images] == [png()]
    assert pictures.missing == 1


def test_pictures_beyond_what_a_document_may_hold_are_missing():
    def large(address: str) -> bytes:
        return png(shade=int(address)) + b"\0" * (MAX_BYTES - 1000)

    pictures = Pictures(large)
    found = [pictures.at(str(number)) is not None for number in range(10)]
    assert found == [True] * (MAX_TOTAL // MAX_BYTES) + [False] * (10 - MAX_TOTAL // MAX_BYTES)
    assert pictures.missing == found.count(False)
