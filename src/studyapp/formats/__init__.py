"""File formats: each has one file, and this is the registry.

To add a format: write its reader beside this file, add a line to `FORMATS`, and name it in the README.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from studyapp.formats.text import read_text_file

if TYPE_CHECKING:
    from studyapp.domain.document import ImportedText


class ReadBytes(Protocol):
    """Reads the bytes of a file; raises UnreadableFileError."""

    def __call__(self, data: bytes, name: str, *, encoding: str = "") -> ImportedText:
        """Return what the file holds."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be opened; `suffixes` are in lower case, with the dot."""

    name: str
    suffixes: tuple[str, ...]
    read: ReadBytes


FORMATS = (Format("text", (".txt", ".text", ".asc", ".log", ""), read_text_file),)
