"""Course material behind an installer: `[base][zip][length u64 little-endian][SHA-256 of the zip][magic]`.

A Setup.exe and a .run keep working with something behind their end, and each finds it through its own last 56 bytes.
The zip is stored, not compressed (packs are), its names are plain file names, and its times are fixed.
"""

from __future__ import annotations

import hashlib
import io
import os
import struct
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import BinaryIO

MAGIC = b"STUDYPACKPAYL-01"
_FOOT = struct.Struct("<Q32s16s")
_PIECE = 1 << 20
SUFFIX = ".studypack"
CLASS_NAME = "class.txt"
"""Member with the name of the class, in UTF-8; the others are packs."""
_ZIP_TIME = (2020, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Payload:
    """Where the zip lies in the file, in bytes; it has been checked against its hash."""

    offset: int
    length: int


def find(path: Path) -> Payload | None:
    """Return where the material lies, or None when the file ends without any.

    Raises:
        ValueError: there is some, and it is damaged.
        OSError: the file cannot be read.
    """
    size = path.stat().st_size
    if size < _FOOT.size:
        return None
    with path.open("rb") as file:
        file.seek(size - _FOOT.size)
        length, digest, magic = _FOOT.unpack(file.read(_FOOT.size))
        if magic != MAGIC:
            return None
        offset = size - _FOOT.size - int(length)
        if offset < 0 or _digest(file, offset, int(length)) != digest:
            message = "the course material in the file is damaged"
            raise ValueError(message)
    return Payload(offset, int(length))


def append(base: Path, target: Path, files: Mapping[str, bytes]) -> None:
    """Write the base with the files behind it; material that it already carries is replaced.

    Raises:
        ValueError: the base carries damaged material.
        OSError: one of the files cannot be read or written.
    """
    found = find(base)
    end = found.offset if found else base.stat().st_size
    content = zipped(files)
    with base.open("rb") as source, target.open("wb") as sink:
        _copy(source, sink, end)
        sink.write(content + _FOOT.pack(len(content), hashlib.sha256(content).digest(), MAGIC))
    target.chmod(base.stat().st_mode)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a stored zip: the same bytes for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(member(name), content)
    return buffer.getvalue()


def member(name: str) -> zipfile.ZipInfo:
    """Return an entry that is the same whenever and on whichever system it is made."""
    entry = zipfile.ZipInfo(name, _ZIP_TIME)
    entry.create_system = 3  # else Windows writes 0
    return entry


def extract(path: Path, folder: Path) -> tuple[Path, ...]:
    """Put the packs that the file carries into the folder, and return them; none for a file without material.

    Names lose any folder that they bring, and nothing but packs and the name of the class is written.

    Raises:
        ValueError: the material is damaged.
        OSError: the file cannot be read, or the folder not be written.
    """
    found = find(path)
    if found is None:
        return ()
    with path.open("rb") as file:
        file.seek(found.offset)
        content = file.read(found.length)
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                name = member.filename.replace("\\", "/").rsplit("/", 1)[-1]
                if name.endswith(SUFFIX) or name == CLASS_NAME:
                    written.append(_written(folder / name, archive.read(member)))
    except zipfile.BadZipFile as error:
        message = "the course material in the file is damaged"
        raise ValueError(message) from error
    return tuple(written)


def _written(target: Path, content: bytes) -> Path:
    """Write the file as a whole or not at all."""
    part = target.with_name(f"{target.name}.part")
    part.write_bytes(content)
    part.replace(target)
    return target


def _digest(file: BinaryIO, offset: int, length: int) -> bytes:
    file.seek(offset)
    digest = hashlib.sha256()
    while length > 0 and (piece := file.read(min(_PIECE, length))):
        digest.update(piece)
        length -= len(piece)
    return digest.digest()


def _copy(source: BinaryIO, sink: BinaryIO, length: int) -> None:
    source.seek(0, os.SEEK_SET)
    while length > 0 and (piece := source.read(min(_PIECE, length))):
        sink.write(piece)
        length -= len(piece)
