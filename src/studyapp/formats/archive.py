"""Reads single files out of ZIP archives (EPUB, DOCX), within limits. Nothing is ever unpacked to the disk."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from studyapp.domain.errors import Unreadable, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_ENTRY = 50 << 20
MAX_RATIO = 200
"""Unpacked to packed size. Honest XHTML stays below 20; the most that deflate can do is 1,032."""
MAX_TOTAL = 256 << 20
MAX_ENTRIES = 20_000
_HARMLESS = 1 << 20
"""Bytes up to which the ratio does not matter: a short file of blanks is no bomb."""
_ENCRYPTED = 1  # bit 0 of the general purpose flags (APPNOTE.TXT, 4.4.4)


class Archive:
    """An open archive. Names have slashes and no way up: what leads out of the archive is not in it."""

    def __init__(self, data: bytes, name: str) -> None:
        """Read the list of files; raises UnreadableFileError."""
        self._name = name
        self._total = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise self._unreadable(Unreadable.DAMAGED, str(error)) from error
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES:
            raise self._unreadable(Unreadable.BOMB, f"{len(infos)} files")
        self._infos: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            path = inner_path(info.filename)
            if path and not info.is_dir():
                self._infos.setdefault(path, info)
        self._folded = {path.casefold(): path for path in self._infos}

    def __contains__(self, path: str) -> bool:
        """Tell whether there is such a file."""
        return self._found(path) is not None

    def names(self) -> Iterator[str]:
        """Yield the paths of the files, in the archive's order."""
        return iter(self._infos)

    def read(self, path: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            UnreadableFileError: DAMAGED where it is missing or broken, BOMB beyond the limits, PROTECTED if encrypted.
        """
        info = self._found(path)
        if info is None:
            raise self._unreadable(Unreadable.DAMAGED, f"no {path}")
        if info.flag_bits & _ENCRYPTED:
            raise self._unreadable(Unreadable.PROTECTED, path)
        size = info.file_size
        if size > MAX_ENTRY or (size > _HARMLESS and size > MAX_RATIO * max(1, info.compress_size)):
            raise self._unreadable(Unreadable.BOMB, f"{path}: {size >> 20} MiB")
        self._total += size
        if self._total > MAX_TOTAL:
            raise self._unreadable(Unreadable.BOMB, f"over {MAX_TOTAL >> 20} MiB")
        try:
            with self._zip.open(info) as file:
                return file.read(MAX_ENTRY + 1)
        except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise self._unreadable(Unreadable.DAMAGED, f"{path}: {error}") from error

    def get(self, path: str) -> bytes | None:
        """Return the bytes of a file; None where it is missing or broken. Raises UnreadableFileError for a bomb."""
        try:
            return self.read(path) if path in self else None
        except UnreadableFileError as error:
            if error.reason is Unreadable.DAMAGED:
                return None
            raise

    def _found(self, path: str) -> zipfile.ZipInfo | None:
        path = inner_path(path)
        return self._infos.get(path) or self._infos.get(self._folded.get(path.casefold(), ""))

    def _unreadable(self, reason: Unreadable, details: str) -> UnreadableFileError:
        return UnreadableFileError(name=self._name, reason=reason, details=details)


def inner_path(path: str) -> str:
    """Return a path inside an archive without "." and ".."; "" for one that leads out of it."""
    path = posixpath.normpath(path.replace("\\", "/"))
    return "" if path.startswith(("../", "/")) or path in {".", ".."} or "\0" in path else path
