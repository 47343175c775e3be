"""File formats: each has one file, and this is the registry.

To add a format: write its reader beside this file, add a line to `FORMATS`, and name it in the README.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from studyapp.formats.markdown import read_markdown_file
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


FORMATS = (
    Format("Markdown", (".md", ".markdown", ".mdown", ".mkd"), read_markdown_file),
    Format("text", (".txt", ".text", ".asc"), read_text_file),
)
UNSUPPORTED = frozenset({".pdf", ".epub", ".docx", ".doc", ".odt", ".rtf", ".html", ".htm", ".xhtml", ".mobi", ".azw3"})
"""Documents that a learner may well try, but whose readers are not there yet."""


def format_of(name: str) -> Format:
    """Return the format of a file by its name; what is unknown is tried as plain text."""
    lower = name.lower()
    return next((f for f in FORMATS if lower.endswith(f.suffixes)), FORMATS[-1])
