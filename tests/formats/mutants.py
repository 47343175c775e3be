"""Makes damaged files of sound ones, the same ones for the same seed: what a bad disk, a bad line or an enemy makes."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_NASTY = (
    b"\0",
    b"\xff",
    b"\xff\xff\xff\xff",
    b"\x80",
    b"<",
    b">",
    b'"',
    b"&",
    b"%s",
    b"]]>",
    b"\r",
    b"\xe2\x80\xa8",
    b"9" * 12,
)
_MAX = 4 << 20


def flipped(data: bytes, rng: random.Random) -> bytes:
    """Flip some bits."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 2, 8, 64))):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def overwritten(data: bytes, rng: random.Random) -> bytes:
    """Put nasty bytes over some places."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 4, 20))):
        at, nasty = rng.randrange(len(out)), rng.choice(_NASTY)
        out[at : at + len(nasty)] = nasty
    return bytes(out)


def truncated(data: bytes, rng: random.Random) -> bytes:
    """Keep only the beginning, or only the end."""
    at = rng.randrange(1, len(data))
    return data[:at] if rng.random() < 0.8 else data[at:]


def duplicated(data: bytes, rng: random.Random) -> bytes:
    """Repeat a piece, some times or very often."""
    at, length = rng.randrange(len(data)), rng.choice((1, 16, 300, 4000))
    piece = data[at : at + length]
    times = min(rng.choice((1, 10, 1000, 20000)), _MAX // max(1, len(piece)))
    return data[:at] + piece * times + data[at:]


def cut(data: bytes, rng: random.Random) -> bytes:
    """Take a piece out."""
    at = rng.randrange(len(data))
    return data[:at] + data[at + rng.choice((1, 7, 100, 5000)) :]


def moved(data: bytes, rng: random.Random) -> bytes:
    """Let two pieces change places."""
    a, b = sorted(rng.randrange(len(data)) for _ in range(2))
    length = min(rng.choice((8, 200, 3000)), b - a)
    return data[:a] + data[b : b + length] + data[a + length : b] + data[a : a + length] + data[b + length :]


def blanked(data: bytes, rng: random.Random) -> bytes:
    """Fill a stretch with one byte, as a bad disk does."""
    at = rng.randrange(len(data))
    length = min(rng.choice((16, 512, 4096)), len(data) - at)
    return data[:at] + bytes((rng.choice((0, 255, 32)),)) * length + data[at + length :]


def _number(data: bytes, rng: random.Random) -> bytes:
    """Replace one number by a huge, a negative, or an odd one."""
    import re

    found = list(re.finditer(rb"\d+", data[:400_000]))
    if not found:
        return flipped(data, rng)
    chosen = rng.choice(found)
    value = rng.choice((b"-1", b"0", b"99999999999", b"2147483648", b"1e308", b"4294967295", b"65536"))
    return data[: chosen.start()] + value + data[chosen.end() :]


PLAIN: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flipped, overwritten, truncated, duplicated, cut, moved, blanked, _number,
)  # fmt: skip


def inside(data: bytes, rng: random.Random) -> bytes:
    """Damage one part of a ZIP archive, and pack it again, so that the damage gets past the archive's check sums."""
    parts = _parts(data)
    path = rng.choice(sorted(parts))
    if parts[path]:
        parts[path] = rng.choice(PLAIN)(parts[path], rng)
    return packed(parts)


def without_part(data: bytes, rng: random.Random) -> bytes:
    """Leave a part out, or give it another's bytes or name."""
    parts = _parts(data)
    path, other = rng.choice(sorted(parts)), rng.choice(sorted(parts))
    match rng.randrange(3):
        case 0:
            del parts[path]
        case 1:
            parts[path] = parts[other]
        case _:
            parts[rng.choice(("../../../etc/passwd", "/abs", "a\0b", "C:\\x", "x" * 3000))] = parts.pop(path)
    return packed(parts)


def lying_header(data: bytes, rng: random.Random) -> bytes:
    """Let an entry of the archive's list claim another size, method, flag or place."""
    out = bytearray(data)
    places = [at for at in range(len(out) - 46) if out[at : at + 4] == b"PK\x01\x02"]
    if not places:
        return flipped(data, rng)
    at = rng.choice(places)
    offset, form, value = rng.choice(
        ((20, "<I", 1), (24, "<I", 0xFFFFFFF0), (24, "<I", 3), (10, "<H", 14), (10, "<H", 99), (8, "<H", 1),
         (42, "<I", 0x7FFFFFFF), (28, "<H", 0xFFFF), (16, "<I", 0))
    )  # fmt: skip
    struct.pack_into(form, out, at + offset, value)
    return bytes(out)


ZIPPED = (inside, inside, inside, inside, without_part, lying_header)


def in_stream(data: bytes, rng: random.Random) -> bytes:
    """Damage what a compressed stream of a PDF holds, and compress it again."""
    start = data.find(b"stream\n", rng.randrange(len(data)))
    end = data.find(b"endstream", start)
    if start < 0 or end < 0:
        return flipped(data, rng)
    try:
        inner = zlib.decompress(data[start + 7 : end])
    except zlib.error:
        return rng.choice(PLAIN)(data, rng)
    return data[: start + 7] + zlib.compress(rng.choice(PLAIN)(inner, rng)) + data[end:]


def mutants(samples: Sequence[bytes], suffix: str, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield names and bytes of damaged files, never the same order of damage for two samples."""
    rng = random.Random(f"{suffix} {seed}")
    makers = {".epub": (*PLAIN, *ZIPPED), ".docx": (*PLAIN, *ZIPPED), ".pdf": (*PLAIN, in_stream, _number)}
    for number in range(count):
        maker = rng.choice(makers.get(suffix, PLAIN))
        data = maker(rng.choice(samples), rng)
        if rng.random() < 0.2 and len(data) > 2:
            data = rng.choice(PLAIN)(data, rng)
        yield f"{number:04d}-{maker.__name__.strip('_')}{suffix}", data


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, part in parts.items():
            archive.writestr(path, part)
    return out.getvalue()
