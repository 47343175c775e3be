"""Adds blocks to an .xz stream without compressing the rest anew. dpkg reads only the first stream of a file.

Format: https://tukaani.org/xz/xz-file-format.txt (1.2.0). A stream is a header, blocks, an index of (unpadded size,
uncompressed size) for each block, and a footer; integers are of variable length, seven bits a byte, lowest first.
"""

from __future__ import annotations

import lzma
import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

_HEADER_MAGIC = b"\xfd7zXZ\x00"
_FOOTER_MAGIC = b"YZ"
_HEADER_BYTES = _FOOTER_BYTES = 12
FLAGS_CRC32 = b"\x00\x01"
"""Stream flags: each block ends with a CRC-32 of its content."""


@dataclass(frozen=True, slots=True)
class XzBlock:
    """A compressed block with its padding, its size without it, and the bytes that it unpacks to."""

    packed: bytes
    unpadded_bytes: int
    unpacked_bytes: int


def read_blocks(stream: bytes) -> tuple[bytes, tuple[XzBlock, ...]]:
    """Return the stream's flags and its blocks; the content of the blocks is not checked.

    Raises:
        ValueError: this is not exactly one whole stream.
    """
    if len(stream) < _HEADER_BYTES + _FOOTER_BYTES or stream[:6] != _HEADER_MAGIC or stream[-2:] != _FOOTER_MAGIC:
        message = "not one xz stream"
        raise ValueError(message)
    flags = stream[6:8]
    index_bytes = (struct.unpack("<I", stream[-8:-4])[0] + 1) * 4
    index = stream[-_FOOTER_BYTES - index_bytes : -_FOOTER_BYTES]
    if len(index) != index_bytes or struct.unpack("<I", index[-4:])[0] != zlib.crc32(index[:-4]):
        message = "the index of the xz stream is damaged"
        raise ValueError(message)
    count, at = _read_integer(index, 1)
    blocks: list[XzBlock] = []
    place = _HEADER_BYTES
    for _ in range(count):
        unpadded, at = _read_integer(index, at)
        unpacked, at = _read_integer(index, at)
        padded = (unpadded + 3) & ~3
        blocks.append(XzBlock(stream[place : place + padded], unpadded, unpacked))
        place += padded
    if place != len(stream) - _FOOTER_BYTES - index_bytes:
        message = "the xz stream is truncated, or several streams lie behind one another"
        raise ValueError(message)
    return flags, tuple(blocks)


def write_stream(flags: bytes, blocks: tuple[XzBlock, ...]) -> bytes:
    """Return one stream of the blocks; they must have been written with the same flags."""
    index = b"\x00" + _integer(len(blocks))
    index += b"".join(_integer(block.unpadded_bytes) + _integer(block.unpacked_bytes) for block in blocks)
    index += b"\x00" * (-len(index) % 4)
    index += struct.pack("<I", zlib.crc32(index))
    footer = struct.pack("<I", len(index) // 4 - 1) + flags
    header = _HEADER_MAGIC + flags + struct.pack("<I", zlib.crc32(flags))
    return b"".join(
        [
            header,
            *[block.packed for block in blocks],
            index,
            struct.pack("<I", zlib.crc32(footer)),
            footer,
            _FOOTER_MAGIC,
        ]
    )


def compress(
    content: bytes, *, filters: list[dict[str, int]] | None = None, block_bytes: int = 160 << 20
) -> tuple[XzBlock, ...]:
    """Return the content as blocks of at most `block_bytes` with a CRC-32 each; they are packed side by side."""

    def packed(start: int) -> tuple[XzBlock, ...]:
        part = content[start : start + block_bytes]
        return read_blocks(lzma.compress(part, check=lzma.CHECK_CRC32, filters=filters))[1]

    with ThreadPoolExecutor() as threads:
        return tuple(block for blocks in threads.map(packed, range(0, len(content), block_bytes)) for block in blocks)


def _read_integer(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if at >= len(data) or shift > 56:
            message = "a number in the xz index does not end"
            raise ValueError(message)
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            return value, at


def _integer(value: int) -> bytes:
    result = bytearray()
    while value >= 0x80:
        result.append(value & 0x7F | 0x80)
        value >>= 7
    result.append(value)
    return bytes(result)
