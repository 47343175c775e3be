"""Pictures inside files: their kind and size are read from the bytes, within limits. Nothing is decoded here."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import struct
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from studyapp.domain.layout import Image, ImageId

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_BYTES = 8 << 20
MAX_PIXELS = 40_000_000
MAX_SIDE = 20_000
MAX_TOTAL = 64 << 20
"""Bytes of all pictures of one document."""
LEAST_SIDE = 32
"""Pixels; what is smaller is an ornament, a bullet, or a spy."""

_DATA = re.compile(r"^data:([^,;]*)((?:;[^,;]*)*),", re.IGNORECASE)
_JPEG_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_JPEG_BARE = frozenset({0x01, *range(0xD0, 0xD9)})


def picture(data: bytes) -> Image | None:
    """Return the picture that the bytes are: PNG, JPEG, GIF or WebP; None for anything else or beyond the limits."""
    if not 16 <= len(data) <= MAX_BYTES:
        return None
    try:
        found = _png(data) or _gif(data) or _webp(data) or _jpeg(data)
    except (struct.error, IndexError):
        return None
    if found is None:
        return None
    media_type, width, height = found
    if not 0 < width <= MAX_SIDE or not 0 < height <= MAX_SIDE or width * height > MAX_PIXELS:
        return None
    return Image(ImageId(hashlib.sha256(data).hexdigest()), media_type, width, height, data)


def data_address(address: str) -> bytes | None:
    """Return the bytes of a `data:` address; None for any other address, and for one that is too long."""
    found = _DATA.match(address[:200])
    if found is None or len(address) > MAX_BYTES * 3 // 2:
        return None
    rest = address[found.end() :]
    if ";base64" not in found.group(2).lower():
        return unquote_to_bytes(rest)
    try:
        return base64.b64decode(unquote_to_bytes(rest), validate=False)
    except (binascii.Error, ValueError):
        return None


def is_ornament(image: Image) -> bool:
    """Tell whether the picture is too small to show anything."""
    return (image.width < LEAST_SIDE and image.height < LEAST_SIDE) or min(image.width, image.height) < 4


class Pictures:
    """Collects the pictures of one document, each once, up to `MAX_TOTAL`.

    Attributes:
        missing: how many were named, but are not there, too large, or no pictures.
    """

    def __init__(self, find: Callable[[str], bytes | None]) -> None:
        self.missing = 0
        self._find = find
        self._images: dict[ImageId, Image] = {}
        self._total = 0

    @property
    def images(self) -> tuple[Image, ...]:
        """What was found."""
        return tuple(self._images.values())

    def at(self, address: str) -> Image | None:
        """Return the picture at an address as the file writes it."""
        data = data_address(address) if address[:5].lower() == "data:" else self._find(address)
        image = None if data is None else picture(data)
        if image is None:
            self.missing += 1
            return None
        if image.id in self._images:
            return self._images[image.id]
        if is_ornament(image):
            return image
        if self._total + len(image.data) > MAX_TOTAL:
            self.missing += 1
            return None
        self._total += len(image.data)
        self._images[image.id] = image
        return image


def _png(data: bytes) -> tuple[str, int, int] | None:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return "image/png", width, height


def _gif(data: bytes) -> tuple[str, int, int] | None:
    if data[:6] not in {b"GIF87a", b"GIF89a"}:
        return None
    width, height = struct.unpack("<HH", data[6:10])
    return "image/gif", width, height


def _webp(data: bytes) -> tuple[str, int, int] | None:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return None
    match data[12:16]:
        case b"VP8X":
            return "image/webp", 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
        case b"VP8L":
            bits = int.from_bytes(data[21:25], "little")
            return "image/webp", 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case b"VP8 ":
            width, height = struct.unpack("<HH", data[26:30])
            return "image/webp", width & 0x3FFF, height & 0x3FFF
        case _:
            return None


def _jpeg(data: bytes) -> tuple[str, int, int] | None:
    """Walk from marker to marker up to the frame header."""
    if not data.startswith(b"\xff\xd8\xff"):
        return None
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            return None
        code = data[at + 1]
        if code == 0xFF or code in _JPEG_BARE:
            at += 1 if code == 0xFF else 2
            continue
        if code in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return "image/jpeg", width, height
        at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
    return None
